"""Links, pictures and HTML in running text, found in one pass from left to right."""

import re
from bisect import bisect_left
from typing import NamedTuple

from tafel_cli.scanner.addresses import allowed, end_of, meant

_SPECIAL = re.compile(r"[\\`<!\[\]]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")
_TAG = re.compile(
    r"<(?:/[A-Za-z][A-Za-z0-9-]*\s*|[A-Za-z][A-Za-z0-9-]*"
    r"(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?)*\s*/?)>"
    r"|<!--|<[?]|<![A-Za-z]|<!\[CDATA\["
)
_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|pre|script|search|section|source|style|summary|table|tbody|td|"
    "textarea|tfoot|th|thead|title|tr|track|ul"
)
_BEGINS = re.compile(rf"^[ \t]*(?P<tag></?(?:{_BLOCK_TAGS})(?=\s|/?>|$))", re.IGNORECASE | re.MULTILINE)
_TICKS = re.compile("`+")
_TITLE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)", re.DOTALL)
_SPACE = re.compile(r"[ \t\n]*")


class Found(NamedTuple):
    """A link, picture or piece of HTML: where it begins and ends in its text.

    `soort`: link, named (a link by the name of its address), auto, image or html. `doel` is the address as it is meant,
    and `hidden` where it stands when no reader sees it. `tekst` is what stands between the brackets, or the HTML.
    """

    soort: str
    start: int
    end: int
    doel: str
    tekst: str
    hidden: tuple[int, int]


def name(label: str) -> str:
    """Return the name of an address as all ways of writing it have in common."""
    return " ".join(label.split()).lower().upper()


class Scanner:
    """Reads one text; `addresses` gives the address of a name."""

    def __init__(self, text: str, addresses: dict[str, str]) -> None:
        self.text = text
        self.addresses = addresses
        self.found: list[Found] = []
        self.code: list[tuple[int, int]] = []
        self.openers: list[tuple[int, bool]] = []
        self.linked = -1  # where the last link begins
        self._ticks: dict[int, list[int]] | None = None

    def scan(self) -> None:
        """Fill `found` and `code`, the places between backticks."""
        place = 0
        while match := _SPECIAL.search(self.text, place):
            place = self._take(match.start(), match.group())
        if "<" in self.text:  # a tag that is not closed, but would be one to every other reader of Markdown
            seen = {found.start for found in self.found}
            for begin in _BEGINS.finditer(self.text):
                if begin.start("tag") not in seen:
                    self.found.append(Found("html", *begin.span("tag"), "", begin["tag"], (0, 0)))

    def _take(self, at: int, sign: str) -> int:
        """Read what begins at a sign; return where to go on."""
        after = self.text[at + 1 : at + 2]
        if sign == "\\":
            return at + 2 if after in _PUNCTUATION else at + 1
        if sign == "`":
            return self._ticked(at)
        if sign == "<":
            return self._angle(at)
        if sign == "]":
            return self._close(at)
        if sign == "!" and after != "[":
            return at + 1
        self.openers.append((at, sign == "!"))
        return at + 1 + (sign == "!")

    def _ticked(self, at: int) -> int:
        """Step over text between backticks: as many to close as to open."""
        if self._ticks is None:
            self._ticks = {}
            for match in _TICKS.finditer(self.text):
                self._ticks.setdefault(len(match.group()), []).append(match.start())
        run = _TICKS.match(self.text, at)
        after = run.end() if run else at + 1
        length = after - at
        places = self._ticks.get(length, [])
        index = bisect_left(places, after)
        if index == len(places):
            return after
        self.code.append((after, places[index]))
        return places[index] + length

    def _angle(self, at: int) -> int:
        match = _AUTOLINK.match(self.text, at)
        if match:
            address = match[1] if ":" in match[1] else f"mailto:{match[1]}"
            self.found.append(Found("auto", at, match.end(), address, match[1], (at, at)))
            return match.end()
        tag = _TAG.match(self.text, at)
        if tag:
            self.found.append(Found("html", at, tag.end(), "", tag.group(), (0, 0)))
        return at + 1

    def _close(self, at: int) -> int:
        """Read what follows a closing bracket: an address, the name of one, or nothing."""
        if not self.openers:
            return at + 1
        start, image = self.openers.pop()
        words = self.text[start + 1 + image : at]
        direct = self._address(at + 1) if self.text[at + 1 : at + 2] == "(" else None
        if direct:
            first, last, end = direct
            return self._lead("image" if image else "link", start, (at + 1, end), self.text[first:last])
        end, label = self._label(at + 1, words)
        address = self.addresses.get(name(label))
        if address is None and label is not words:
            end, address = at + 1, self.addresses.get(name(words))
        if address is None:
            return at + 1
        return self._lead("image" if image else "named", start, (at + 1, end), address)

    def _lead(self, soort: str, start: int, hidden: tuple[int, int], address: str) -> int:
        """Keep a link or picture; return where to go on: past its address, unless the parser makes no link of it."""
        at, end = hidden
        words = self.text[start + 1 + (self.text[start] == "!") : at - 1]
        self.found.append(Found(soort, start, end, meant(address), words, hidden))
        around = soort != "image" and start < self.linked
        if around or not allowed(self.found[-1].doel):
            return at
        self.linked = start if soort != "image" else self.linked
        return end

    def _label(self, at: int, words: str) -> tuple[int, str]:
        """Return where a link by name ends, and the name: that between the next brackets, or else its own words."""
        if self.text[at : at + 1] != "[":
            return at, words
        end = self.text.find("]", at)
        while end > 0 and self.text[end - 1] == "\\":
            end = self.text.find("]", end + 1)
        if end < 0:
            return at, words
        return end + 1, self.text[at + 1 : end] or words

    def _address(self, at: int) -> tuple[int, int, int] | None:
        """Return the first and last place of an address between brackets, and where the closing bracket ends."""
        first = self._skip(at + 1)
        last = end_of(self.text, first)
        if last is None:
            return None
        place = self._skip(last)
        title = _TITLE.match(self.text, place) if place > last else None
        if title:
            place = self._skip(title.end())
        return (first, last, place + 1) if self.text[place : place + 1] == ")" else None

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at
