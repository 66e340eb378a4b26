"""The last round before Typst: every text fit for print, links that lead somewhere, pictures by their place, limits."""

from collections.abc import Mapping
from typing import Any

from tafel_cli.pictures import Picture, look
from tafel_cli.render.typeset.blocks import Data
from tafel_cli.render.typeset.letters import broken, running, spelt

MOST_UNPACKED = 200_000_000
MOST_TEXTS = 60_000
MOST_CHARACTERS = 1_200_000
LONGEST_ADDRESS = 2_000
LONGEST_TITLE = 5_000
DEEPEST_FORM = 8
_FORM = frozenset(("nadruk", "sterk", "doorgehaald", "link"))
_KEYS = frozenset(("blok", "soort", "vorm", "anker", "doel", "breedtes", "bestand"))


class TooLargeError(Exception):
    """There is more than a PDF may cost."""


class Preparer:
    """Walks over blocks once. `anchors`: where links of the pack lead; `pictures`: bytes by place in the pack."""

    def __init__(self, anchors: Mapping[str, str], pictures: Mapping[str, bytes]) -> None:
        self._anchors = anchors
        self._pictures = pictures
        self._found: dict[str, Picture | None] = {}
        self._texts = self._characters = 0
        self.used: dict[str, str] = {}

    def value(self, value: Any, form: int = 0) -> Any:  # noqa: ANN401  (any value of a block)
        """Return a value as Typst gets it."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self.value(part, form) for part in value]
        if not isinstance(value, dict):
            return value
        return self._node(value, form) if "inhoud" in value else self._block(value)

    def _block(self, block: Data) -> Data:
        return {key: part if key in _KEYS else self.value(part) for key, part in block.items()}

    def _node(self, node: Data, form: int) -> Data:
        soort = node["soort"]
        if soort in ("code", "codetekst"):
            return {"soort": soort, "tekst": broken(self._counted(spelt(node["tekst"])))}
        if soort == "afbeelding":
            return self._picture(node)
        deeper = form + (soort in _FORM)
        inside = [self.value(part, deeper) for part in node["inhoud"]]
        if soort == "link":
            target = self._target(node["doel"])
            return {"soort": "link" if target else "groep", "inhoud": inside, "doel": target}
        if soort in _FORM and deeper > DEEPEST_FORM:
            return {"soort": "groep", "inhoud": inside}
        made = {"soort": soort, "inhoud": inside, "niveau": node["niveau"], "doel": node["doel"]}
        return made | {"tekst": self._text(node["tekst"])}

    def _target(self, address: str) -> str:
        """Return where a link leads, `#` before an anchor; nothing when that is not in this file."""
        if address in self._anchors:
            return f"#{self._anchors[address]}"
        outside = not address.startswith("#") and ":" in address and len(address) <= LONGEST_ADDRESS
        return address if outside else ""

    def _text(self, text: str) -> str:
        return running(self._counted(text))

    def _counted(self, text: str) -> str:
        self._texts += 1
        self._characters += len(text)
        if self._texts > MOST_TEXTS or self._characters > MOST_CHARACTERS:
            raise TooLargeError
        return text

    def _picture(self, node: Data) -> Data:
        alt, place = self._text(node["tekst"]), node["doel"]
        size = self.size(place)
        if size is None:
            return {"soort": "tekst", "tekst": f"[afbeelding: {alt}]"}
        name = self.used.setdefault(place, f"beeld-{len(self.used)}")
        return {
            "soort": "afbeelding",
            "tekst": alt[:LONGEST_TITLE],
            "bestand": name,
            "breedte": size.width,
            "hoogte": size.height,
        }

    def size(self, place: str) -> Picture | None:
        """Return the size of a picture; None when it is not to be drawn: broken, too large, or one too many."""
        if place not in self._found:
            seen = look(self._pictures[place]) if place in self._pictures else None
            room = MOST_UNPACKED - sum(one.unpacked for one in self._found.values() if one)
            self._found[place] = seen if isinstance(seen, Picture) and seen.unpacked <= room else None
        return self._found[place]
