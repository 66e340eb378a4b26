"""Makes odd but sound spellings of a document's front matter, and says whether an edit left the rest of it alone.

`spellings` gives the same document in many forms: with comments, quotes, empty lines, wide colons, another order of
keys, lists between brackets or indented otherwise, and CRLF. Each comment in them is unique.
"""

import re
from collections.abc import Collection, Iterator
from random import Random

from tafel_cli.finding import Severity
from tafel_cli.reading.document import parse
from tafel_cli.writing.header.text import words_of

_KEY = re.compile(r"""(?P<key>'[a-z_]+'|"[a-z_]+"|[a-z_]+)(?P<colon>\s*:)(?P<value>.*)""")
_PLAIN_WORD = re.compile(r"[\w.-]+")


def spellings(text: str, count: int, seed: str = "") -> Iterator[str]:
    """Yield odd spellings of a document that has its front matter in the plain form; the first is the plain one."""
    yield text
    for number in range(1, count):
        yield _odd(text, Random(f"{seed}{number}"))  # noqa: S311  (the same tests each time)


def _odd(text: str, chance: Random) -> str:
    """Return an odd spelling. It is a mistake of this module if it does not read as the plain one."""
    header, body = text.removeprefix("---\n").split("---\n", 1)
    blocks = _blocks(header)
    if chance.random() < 0.3:
        chance.shuffle(blocks)
    lines: list[str] = []
    for block in blocks:
        lines += _between(chance)
        lines += _block(block, chance)
    lines += _between(chance)
    made = "".join(f"{line}\n" for line in ("---", *lines, "---")) + body
    if chance.random() < 0.3:
        made = made.replace("\n", "\r\n")
    _demand_same(text, made)
    return made


def _demand_same(text: str, made: str) -> None:
    plain, odd = parse("plain.md", text.encode()), parse("odd.md", made.encode())
    wrong = [f.code.code for f in odd.findings if f.code.severity is Severity.FOUT]
    assert odd.fields is not None, made
    assert not wrong, (wrong, made)
    read = [
        {key: words_of(value) for key, (_, value) in document.fields.entries.items()}
        for document in (plain, odd)
        if document.fields
    ]
    assert read[0] == read[1], made


def _blocks(header: str) -> list[list[str]]:
    """Return the lines of each key: its own, and those of its list or group."""
    found: list[list[str]] = []
    for line in header.splitlines():
        if line[:1].isalpha() or not found:
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _between(chance: Random) -> list[str]:
    """Return what may stand between two keys: nothing, an empty line, a comment, or both."""
    note = f"# noot {chance.randrange(10**9)}"
    return chance.choice([[], [], [], [""], [note], ["", note], [note, ""]])


def _block(block: list[str], chance: Random) -> list[str]:
    first, *more = block
    match = _KEY.fullmatch(first)
    assert match, first
    key, value = match["key"], match["value"].strip()
    name = chance.choice([key, key, key, f"'{key}'", f'"{key}"'])
    colon = chance.choice([":", ":", ":", ":", " :"])
    space = chance.choice([" ", " ", " ", "  ", "    "])
    if value and value != "[]":
        return [f"{name}{colon}{space}{_scalar(value, chance)}{_behind(chance)}"]
    if not more:
        return [f"{name}{colon}{space}{value}{_behind(chance)}".rstrip()]
    words = [line.strip().removeprefix("- ") for line in more]
    simple = all(
        line.startswith("  - ") and _PLAIN_WORD.fullmatch(word) for line, word in zip(more, words, strict=True)
    )
    if simple and chance.random() < 0.3:
        comma = chance.choice([", ", ",", " , "])
        return [f"{name}{colon}{space}[{comma.join(words)}]{_behind(chance)}"]
    indent = chance.choice(["  ", "  ", "    ", "" if more[0].startswith("  - ") else " "])
    below = [f"{indent}{line[2:]}{_behind(chance)}" for line in more]
    return [f"{name}{colon}{_behind(chance)}", *below]


def _scalar(value: str, chance: Random) -> str:
    """Return a value of one line, perhaps with other quotes; what has quotes keeps them."""
    if value[0] in "'\"[{":
        return value
    style = chance.choice(["", "", "'", '"'])
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if style else value


def _behind(chance: Random) -> str:
    """Return what may stand behind a value: nothing, spaces, or a comment."""
    return chance.choice(["", "", "", "", "  ", f" # noot {chance.randrange(10**9)}"])


def rest_of(data: bytes, keys: Collection[str]) -> tuple[list[str], str]:
    """Return the lines of front matter that belong to none of these keys, and the body: what an edit must leave."""
    text = data.decode()
    fence = re.search(r"\n---\r?\n", text)
    assert fence, text
    kept, inside = [], False
    for line in text[: fence.start() + 1].split("\n"):
        if match := _KEY.match(line):
            inside = match["key"].strip("'\"") in keys
        elif line.strip() and not line.startswith((" ", "-")):
            inside = False
        if not inside and (line.strip() or not kept or kept[-1].strip()):
            kept.append(line)
    return [line for line in kept if line.strip()], text[fence.start() :]


def notes_in(lines: str) -> set[str]:
    """Return the comments of `spellings` in a text."""
    return set(re.findall(r"# noot \d+", lines))


def left_alone(before: bytes, after: bytes, keys: Collection[str], gone: Collection[str] = ()) -> bool:
    """Tell whether an edit of these keys kept all other lines of the front matter, every comment, and the body.

    `gone`: keys of which items, or all, may go with their comments.
    """
    kept = before.decode() if not gone else "\n".join(rest_of(before, gone)[0])
    return rest_of(before, keys) == rest_of(after, keys) and notes_in(kept) <= notes_in(after.decode())
