"""Finds what would go wrong in print. This module has the codes, and a quick test that proves ordinary texts sound.

An ordinary text has headings in order, lists, links to files of the table and complete tables, and needs no parsing.
Any other text is parsed (careful.py), because only the parser knows what will be printed.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import pairwise

from tafel_cli.finding import Code, Severity
from tafel_cli.reading.document import Document

HTML = Code("T601", "md-html", Severity.WAARSCHUWING)
ONVEILIG = Code("T602", "link-onveilig")
ONVINDBAAR = Code("T603", "link-onvindbaar")
VAN_BUITEN = Code("T604", "afbeelding-van-buiten")
ZONDER_BESCHRIJVING = Code("T605", "afbeelding-zonder-beschrijving")
NIET_BIJ_BIJLAGEN = Code("T606", "afbeelding-niet-bij-bijlagen")
KOPNIVEAU = Code("T607", "kopniveau", Severity.WAARSCHUWING)
ZONDER_KOP = Code("T608", "tabel-zonder-kop")
ZONDER_LETTER = Code("T609", "teken-zonder-letter")
TE_DIEP = Code("T610", "te-diep")
ZONDER_SPATIE = Code("T611", "lange-tekst-zonder-spatie")
TE_INGEWIKKELD = Code("T612", "te-ingewikkeld")
GEEN_FOTO = Code("T613", "afbeelding-soort")
TE_BREED = Code("T614", "tabel-te-brede-rij")
VOETNOOT = Code("T618", "voetnoot", Severity.WAARSCHUWING)

REGEL = 100  # a printed line holds about so many characters
PICTURES = (".png", ".jpg", ".jpeg")
BIJLAGEN = "bijlagen/"
_SMALL = 5_000  # a smaller text passes no bound of limits.py, except that on tables
_CELLS = 2_000  # and the bound on tables, counted roughly
_DEPTH = 20
_SIGNS = ("<", "`", "~~~", "\\", "&", "\t", "\r", "][", "]:")  # no ordinary text holds one
_STARTS = frozenset(" +-*0123456789.)")  # of lines that `_starts` judges
_UNCLEAR = ("", "#", "=", ">")  # what may not come next there
_WEB = ("https://", "http://", "mailto:", "tel:")
_COMMON = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) | frozenset("\n–—‘’“”„•…€")


def is_item(path: str) -> bool:
    """Tell whether a path is that of an agenda item."""
    return path.startswith("data/agenda/")


class Papers:
    """The targets of links: the files of the table, its attachments, and which document names which attachment.

    All is collected at first use, because in a large table few texts have links.
    """

    def __init__(
        self, paths: Iterable[str], attachments: Iterable[str], named: Callable[[], Iterable[tuple[str, str]]]
    ) -> None:
        """Take paths, names below data/bijlagen/, and a function that gives (path, attachment) for each mention."""
        self._paths, self._attachments, self._mentions = paths, attachments, named

    @cached_property
    def known(self) -> set[str]:
        """The paths that a link can lead to, attachments included, as written below data/: `bijlagen/plan.pdf`."""
        return {path.removeprefix("data/") for path in self._paths} | {BIJLAGEN + name for name in self._attachments}

    @cached_property
    def _named(self) -> set[tuple[str, str]]:
        return set(self._mentions())

    @cached_property
    def _anywhere(self) -> set[str]:
        return {name for _, name in self._named}

    @cached_property
    def _misspelt(self) -> set[str]:
        return {path for path, name in self._named if BIJLAGEN + name not in self.known}

    def delivered(self, name: str) -> bool:
        """Tell whether readers get an attachment, because a document names it.

        True for every name if a document names an absent file, because that may be a slip for this one.
        """
        return name in self._anywhere or bool(self._misspelt)

    def shown(self, name: str, path: str) -> bool:
        """Tell whether the text at `path` may show a picture: an item must name it itself, for other texts any may.

        True for every name if that document names an absent file, as in `delivered`.
        """
        if not is_item(path):
            return self.delivered(name)
        return (path, name) in self._named or path in self._misspelt


def ordinary(document: Document, papers: Papers) -> bool:
    """Tell whether a text is surely sound in print. Any other must be parsed, because only plain forms are known."""
    body = document.body
    header = document.text[: document.body_start]
    if any(sign in body for sign in _SIGNS) or "\\" in header or "<!--" in header:
        return False
    return _common(document.text) and _lines(body) and _links(body, document.path, papers) and not _too_much(body)


def _too_much(body: str) -> bool:
    if len(body) < _SMALL:
        return False
    from tafel_cli.reading.limits import excess

    return excess(body) is not None


def _common(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return _COMMON.issuperset(text)
    return True


def _lines(body: str) -> bool:
    """Tell whether headings skip no level, tables have a head, and no line is wide, deep or unclear."""
    level, pipes, above = 1, 0, ""
    table: list[str] = []
    lines = body.split("\n")
    for line in lines:
        first = line[:1]
        if table and first != "|":
            if line or not _table(table, len(lines)):
                return False
            pipes += sum(row.count("|") for row in table)
            table = []
        if first == "|":
            if not table and above[:1] not in ("", "#"):
                return False
            table.append(line)
        elif first == "#":
            level = _level(line, level)
            if not level:
                return False
        elif first in _STARTS and not _starts(line):
            return False
        if len(line) > REGEL and _wide(line):
            return False
        above = line
    return not table and pipes == body.count("|") and "\n=" not in body and "\n>" not in body


def _level(line: str, above: int) -> int:
    """Return the level of a heading line if it may follow one of level `above`; 0 for any other line."""
    words = line.lstrip("#")
    level = len(line) - len(words)
    return level if 1 < level <= above + 1 and words[:1] == " " and words.strip(" #") else 0


def _starts(line: str) -> bool:
    """Tell whether an indented, numbered or dashed line is surely running text or a list item."""
    words = line.lstrip(" +-*0123456789.)")
    return len(line) - len(words) <= _DEPTH and (words[:1] not in _UNCLEAR or not line.strip(" "))


def _wide(line: str) -> bool:
    """Tell whether a line holds a word of more than `REGEL` characters; `/` and `-` end a word too."""
    if len(line) <= 2 * REGEL:  # then a longer word must cross the middle
        end = line.find(" ", REGEL)
        if (len(line) if end < 0 else end) - line.rfind(" ", 0, REGEL + 1) - 1 <= REGEL:
            return False
    return any(len(part) > REGEL for word in line.split() for part in word.replace("/", "-").split("-"))


def _table(rows: list[str], lines: int) -> bool:
    """Tell whether rows are a sound table: a head with words, a delimiter row that fits, no row wider than the head."""
    width = rows[0].count("|")
    if len(rows) < 2 or width * lines > _CELLS or not rows[0].strip("| "):  # noqa: PLR2004  (a head and its dashes)
        return False
    dashes = [part.strip(" ") for part in rows[1].split("|")]
    if len(dashes) != width + 1 or dashes[0] or dashes[-1] or not rows[0].endswith("|"):
        return False
    columns = [part.removeprefix(":").removesuffix(":") for part in dashes[1:-1]]
    return all(part and not part.strip("-") for part in columns) and all(row.count("|") <= width for row in rows)


def _links(body: str, path: str, papers: Papers) -> bool:
    """Tell whether every bracket is part of a link or picture with a known target."""
    count = body.count("[")
    if not count:
        return True
    parts = body.split("](")
    if len(parts) != count + 1:
        return False
    for before, after in pairwise(parts):
        head, bracket, words = before.rpartition("[")
        doel, closed, _ = after.partition(")")
        if not (bracket and closed and words.strip()) or "]" in words:
            return False
        if not _leads(doel, path, papers, picture=head.endswith("!")):
            return False
    return True


def _leads(doel: str, path: str, papers: Papers, *, picture: bool) -> bool:
    """Tell whether an address is surely a safe one of the web, or that of a file that readers get."""
    if not doel.startswith("../"):
        plain = doel.isascii() and doel.isprintable() and " " not in doel and "%" not in doel
        return plain and not picture and doel.startswith(_WEB) and doel not in _WEB
    inside = doel[3:]
    if inside not in papers.known or path.count("/") != 2:  # noqa: PLR2004  (data/<folder>/<file>)
        return False
    if not inside.startswith(BIJLAGEN):
        return not picture
    name = inside.removeprefix(BIJLAGEN)
    return papers.shown(name, path) and name.endswith(PICTURES) if picture else papers.delivered(name)
