"""The last round before Typst: every text fit for print, links that lead somewhere, pictures by their place, limits."""

from collections.abc import Mapping
from typing import Any

from tafel_cli.layout.blocks import Data
from tafel_cli.proof.pictures import Picture, look
from tafel_cli.render import TooMuchError
from tafel_cli.render.typeset.letters import LONGEST, broken, longest_word, running, spelt

MOST_UNPACKED = 200_000_000
MOST_WORK = 32_000  # pieces of text: about 330 pages, 3 seconds and 480 MB; what takes more counts for more
MOST_CHARACTERS = 1_200_000
LONGEST_ADDRESS = 2_000
LONGEST_TITLE = 5_000  # a PDF keeps titles and descriptions in strings of at most 32,767 bytes
_CELL = 22  # characters that fit side by side in a column of our own tables
_ROW = 80  # and in all columns of a table in a text
_HASH = 32
_LINKS = frozenset(("link", "verwijzing"))
_CODE = 4  # pieces of text that take as much as one block of code
_LINE = 60  # characters that fit on a line of code
_KEYS = frozenset(("blok", "soort", "vorm", "anker", "doel", "breedtes"))


class Preparer:
    """Walks over blocks once. `anchors`: where links of the pack lead; `pictures`: bytes by place in the pack.

    `work` and `characters` count what there is; `used` becomes the pictures that are drawn, each by its new name.
    """

    def __init__(self, anchors: Mapping[str, str], pictures: Mapping[str, bytes]) -> None:
        self._anchors = anchors
        self._pictures = pictures
        self._found: dict[str, Picture | None] = {}
        self.work = self.characters = 0
        self.used: dict[str, str] = {}

    def value(self, value: Any, longest: int = LONGEST) -> Any:  # noqa: ANN401  (any value of a block)
        """Return a value as Typst gets it; `longest`: how many characters of a word fit where it stands."""
        if isinstance(value, str):
            return self._text(value, longest)
        if isinstance(value, list):
            return [self.value(part, longest) for part in value]
        if not isinstance(value, dict):
            return value
        return self._node(value, longest) if "inhoud" in value else self._block(value, longest)

    def _block(self, block: Data, longest: int) -> Data:
        kind = block.get("blok")
        if kind == "tabel":
            longest = _CELL
        elif block.get("vorm") == "code":
            longest = _HASH
        made = {key: part if key in _KEYS else self.value(part, longest) for key, part in block.items()}
        if kind == "kop":
            words = _read(made["tekst"])
            made["tekst"] = made["tekst"] if words.strip() else "(zonder titel)"
            made["blok"] = "kop" if len(words) <= LONGEST_TITLE else "vet"
        elif kind == "balk":
            made["alt"] = made["alt"][:LONGEST_TITLE]
        elif kind == "tabel":
            columns = zip(made["koppen"], *made["rijen"], strict=True)
            made["woorden"] = [max((longest_word(_read(cell)) for cell in column), key=len) for column in columns]
        return made

    def _node(self, node: Data, longest: int) -> Data:
        soort = node["soort"]
        if soort in ("code", "codetekst"):
            self.work += _CODE if soort == "code" else 0
            text = self._counted(node["tekst"], node["tekst"].count("\n"))
            return {"soort": soort, "tekst": broken(spelt(text), longest)}
        if soort == "afbeelding":
            return self._picture(node, longest)
        if soort == "tabel":
            longest = max(6, _ROW // len(node["inhoud"][0]["inhoud"]))
        inside = [self.value(part, longest) for part in node["inhoud"]]
        target = self._target(node["doel"]) if soort in _LINKS else node["doel"]
        if soort in _LINKS and not target:
            return {"soort": "groep", "inhoud": inside}
        text = self._text(node["tekst"], longest)
        return {**node, "inhoud": inside, "doel": target, "tekst": text}

    def _target(self, address: str) -> str:
        """Return where a link leads, `#` before an anchor; nothing when that is not in this file."""
        if address in self._anchors:
            return f"#{self._anchors[address]}"
        outside = address.isprintable() and ":" in address[1:] and len(address) <= LONGEST_ADDRESS
        return address if outside else ""

    def _text(self, text: str, longest: int) -> str:
        return broken(running(self._counted(text)), longest)

    def _counted(self, text: str, lines: int = 0) -> str:
        self.work += 1
        self.characters += len(text) + lines * _LINE
        if self.work > MOST_WORK or self.characters > MOST_CHARACTERS:
            said = "Er is geen pdf gemaakt: de stukken zijn samen te lang voor een pdf. Maak ze korter."
            raise TooMuchError(said)
        return text

    def _picture(self, node: Data, longest: int) -> Data:
        alt = self._text(node["tekst"], longest)
        size = self.size(node["doel"])
        if size is None:
            return {"soort": "tekst", "tekst": f"[afbeelding: {alt}]"}
        name = self.used.setdefault(node["doel"], f"beeld-{len(self.used)}")
        alt = alt[:LONGEST_TITLE]
        return {"soort": "afbeelding", "tekst": alt, "bestand": name, "breedte": size.width, "hoogte": size.height}

    def size(self, place: str) -> Picture | None:
        """Return the size of a picture; None when it is not to be drawn: broken, too large, or one too many."""
        if place not in self._found:
            seen = look(self._pictures[place]) if place in self._pictures else None
            room = MOST_UNPACKED - sum(one.unpacked for one in self._found.values() if one)
            self._found[place] = seen if isinstance(seen, Picture) and seen.unpacked <= room else None
        return self._found[place]


def _read(value: Any) -> str:  # noqa: ANN401  (text, nodes or a cell)
    """Return the words of a prepared text or cell."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(_read, value))
    inside = _read(value.get("tekst", "")) + _read(value.get("inhoud", []))
    return f"{inside} {value['onder']}" if "onder" in value else inside
