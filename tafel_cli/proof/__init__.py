"""Finds what would go wrong in print. This module has the codes, and a quick test that proves ordinary texts sound.

An ordinary text has headings in order, lists, links to files of the table and complete tables, and needs no parsing.
Any other text is parsed (careful.py), because only the parser knows what will be printed.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import pairwise

from tafel_cli.finding import Code, Severity
from tafel_cli.proof.ordinary_lines import sound_lines
from tafel_cli.reading.document import Document
from tafel_cli.reading.header import Scalar

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
LOOPT_DOOR = Code("T619", "lijst-loopt-door", Severity.WAARSCHUWING)
INGESPRONGEN = Code("T622", "tekst-ingesprongen", Severity.WAARSCHUWING)
VALT_WEG = Code("T623", "tekst-valt-weg")
OPMAAK = Code("T624", "opmaak-werkt-niet", Severity.WAARSCHUWING)
VOETNOOT = Code("T618", "voetnoot", Severity.WAARSCHUWING)

KEPT = 3  # a chain of more words that no-break spaces keep together is a finding
PICTURES = (".png", ".jpg", ".jpeg")
BIJLAGEN = "bijlagen/"
_SMALL = 5_000  # a smaller text passes no bound of limits.py, except that on tables
_SIGNS = ("<", "`", "~", "\\", "&", "\t", "\r", "][", "]:", "==", "^")  # no ordinary text holds one
# A sign of emphasis before a digit or a letter that stands alone; compiled at first use, because few texts hold one.
_BEFORE_NUMBER = r"[*~]+ ?(?:\d|[^\W\d_]\b)"
_CLOSES_BADLY = r"[*_](?<=[^\w\s*_][*_])[*_]*\w"  # a sign of emphasis between a comma, or such, and a letter
_BOLD_APART = r"(?m)(?:^|[\s(])\*\* +\w|\S +\*\*(?![^\s.,;:!?)])"  # two asterisks with a space inside them
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
    body = _without_questions(document)
    header = document.text[: document.body_start]
    if any(map(body.__contains__, _SIGNS)) or "\\" in header or "<!--" in header:
        return False
    if "*" in body and _among_numbers(body):
        return False
    if ("*" in body or "_" in body) and re.search(_CLOSES_BADLY, body):
        return False
    if "**" in body and re.search(_BOLD_APART, body):
        return False
    if document.text.count("\u00a0") >= KEPT:
        return False
    return _common(document.text) and sound_lines(body) and _links(body, document.path, papers) and not _too_much(body)


def drafting(document: Document) -> bool:
    """Tell whether a document is a draft of minutes."""
    status = document.node("status")
    return document.path.startswith("data/verslagen/") and isinstance(status, Scalar) and status.text == "concept"


def _without_questions(document: Document) -> str:
    """Return a body; that of a draft of minutes without comments that fill a line, because those are its questions.

    They stay if a line is indented, because such a line is code behind a comment, and may be none behind a list.
    """
    body = document.body
    if "<!--" not in body or "\n " in body or "\n\t" in body or not drafting(document):
        return body
    return re.sub(r"^<!--[^\n<>]*-->$", "", body, flags=re.MULTILINE)


def _among_numbers(body: str) -> bool:
    """Tell whether a sign of emphasis may be meant between numbers, or letters that stand alone."""
    ends = (body[max(found.start() - 3, 0) : found.start()].rstrip(" ") for found in re.finditer(_BEFORE_NUMBER, body))
    return any(end[-1:].isdigit() or (end[-1:].isalpha() and not end[-2:-1].isalnum()) for end in ends)


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
