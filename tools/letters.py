"""Write which characters the fonts of a PDF can draw: `python tools/letters.py > tafel_cli/proof/letters.txt`.

Give the files as arguments: those of the text first (Source Sans 3, upright and italic), then that of code (DejaVu
Sans Mono). Needs fontTools, which is locked for development; the check itself reads the list that this makes.
"""

import sys
from hashlib import sha256
from pathlib import Path
from unicodedata import category

from fontTools.ttLib import TTFont

NEVER = {"Cc", "Cs", "Co", "Cn"}  # PDF/A refuses private use, and nobody can see the others


def letters(path: Path) -> set[int]:
    """Return the characters of a font, by number."""
    return {number for number in TTFont(path).getBestCmap() if category(chr(number)) not in NEVER}


def ranges(numbers: set[int]) -> str:
    """Spell a set of numbers as hexadecimal ranges: `20-7e a0`."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return " ".join(f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in found)


def main(arguments: list[str]) -> None:
    """Print the list: where it comes from, then a line for text and a line for code."""
    *text, code = map(Path, arguments)
    for path in (*text, code):
        font = TTFont(path)["name"]
        digest = sha256(path.read_bytes()).hexdigest()
        print(f"# {font.getDebugName(4)}, {font.getDebugName(5)}, SHA-256 {digest}")
    print("tekst", ranges(set.intersection(*map(letters, text))))
    print("code", ranges(letters(code)))


if __name__ == "__main__":
    main(sys.argv[1:])
