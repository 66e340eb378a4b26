"""Where the bytes come from: a working copy or a revision. The only rooms that know git or read the table's disk."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from tafel_cli.dutch import at_most, file_stem
from tafel_cli.errors import TafelError
from tafel_cli.finding import Code

BESTAND_SOORT = Code("T001", "bestand-soort")
SYMLINK = Code("T002", "bestand-symlink")
ONLEESBAAR = Code("T003", "bestand-onleesbaar")
TE_GROOT = Code("T004", "bestand-te-groot")
BESTANDSNAAM = Code("T005", "bestandsnaam")

MAX_BYTES = 1 << 20
MAX_ATTACHMENT = 100 << 20
MAX_SEARCHED = 2 << 20
BEGINNING = 8_000
MAX_DEPTH = 8
ATTACHMENTS = "bijlagen"
_LONGEST = 120
SAFE = re.compile(
    r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$))[A-Za-z0-9_.][A-Za-z0-9._-]{0,119}(?<!\.)",
    re.IGNORECASE | re.ASCII,
)
_IGNORED = re.compile(r"README\.md|\.gitkeep|\.DS_Store|Thumbs\.db|\.tafel-.*\.tmp")


class Flaw(NamedTuple):
    """What is wrong with an entry as a file, whatever its text."""

    code: Code
    message: str
    hint: str


NO_FILE = Flaw(
    BESTAND_SOORT,
    "Dit is geen gewoon bestand, maar bijvoorbeeld een map.",
    "haal dit weg en zet hier een gewoon tekstbestand neer",
)
LINK = Flaw(
    SYMLINK,
    "Dit is een snelkoppeling. `tafel` leest niet wat er op die andere plek staat.",
    "haal de snelkoppeling weg en zet het bestand zelf hier neer",
)
UNREADABLE = Flaw(
    ONLEESBAAR,
    "`tafel` kan dit bestand niet openen.",
    "geef uzelf het recht om dit bestand te lezen, of vraag dat aan wie uw computer beheert",
)
TOO_BIG = Flaw(
    TE_GROOT,
    "Dit bestand is groter dan 1 MB.",
    "maak de tekst korter en zet lange stukken als bijlage in `data/bijlagen/`",
)
TOO_BIG_ATTACHMENT = Flaw(TE_GROOT, "Deze bijlage is groter dan 100 MB.", "maak het bestand kleiner")


class Entry(NamedTuple):
    """One thing in data/: a text with its bytes, something else without, or something flawed."""

    path: str
    data: bytes | None = None
    flaw: Flaw | None = None
    folder: bool = False


class State(NamedTuple):
    """Which version the bytes belong to: full commit id (None without git), its time in ISO 8601, edited since."""

    commit: str | None
    time: str | None
    edited: bool


class FileChange(NamedTuple):
    """A file that differs between two versions: its path from the table's root, git's modes (`000000`: not there)."""

    path: str
    before: str
    after: str


class Change(NamedTuple):
    """What a proposal does: the files it touches, and every content that its versions brought.

    `contents` yields (path, bytes), also of what a later version of the proposal took away again; of a text over 2 MiB,
    in which nobody looks, (path, None), and of a picture and the like of that size nothing.
    """

    files: tuple[FileChange, ...]
    contents: Callable[[], Iterator[tuple[str, bytes | None]]]


class Source(Protocol):
    """A table's bytes; entries and attachments are sorted by path."""

    @property
    def root(self) -> Path:
        """The table's root folder on disk."""

    def entries(self) -> list[Entry]:
        """Return every entry of data/ but what lies below data/bijlagen/."""

    def attachments(self) -> dict[str, Flaw | None]:
        """Return the names below data/bijlagen/, with what is wrong with each."""

    def attachment(self, name: str) -> bytes:
        """Return one attachment's bytes; raises TafelError when it cannot be read."""

    def state(self) -> State:
        """Return the version; starts git."""

    def at(self, ref: str) -> "Source":
        """Return the same table as another version has it; raises TafelError."""


def find_root(start: Path) -> Path:
    """Return the nearest folder upward that holds data/tafel.md; raises TafelError when there is none."""
    here = start.absolute()
    for folder in (here, *here.parents):
        if (folder / "data" / "tafel.md").is_file():
            return folder
    raise TafelError(
        "Hier is geen tafel gevonden: nergens boven deze map staat `data/tafel.md`. "
        "Ga naar de map van de tafel, of noem die met `tafel -C MAP …`."
    )


def readable(data: bytes) -> bool:
    """Tell from how a file begins whether a person can read it: a picture, a PDF and the like are for programs."""
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return wide or not (b"\0" in data[:BEGINNING] or data.startswith(b"%PDF-"))


def ignored(name: str) -> bool:
    """Tell whether a name is one that every folder may hold."""
    return _IGNORED.fullmatch(name) is not None


def misnamed(name: str) -> Flaw | None:
    """Return what is wrong with a name that fails on some computer, with one that works; None when it is sound."""
    if SAFE.fullmatch(name):
        return None
    stem, dot, ending = name.rpartition(".")
    proposal = f"{file_stem(stem)}{dot}{file_stem(ending)}" if stem else file_stem(name)
    rule = f"alleen letters zonder accent, cijfers, punten en streepjes, hoogstens {_LONGEST} tekens"
    hint = f"noem het bestand `{proposal}`: {rule}" if SAFE.fullmatch(proposal) else f"kies een andere naam: {rule}"
    message = "De naam van dit bestand werkt niet op elke computer, bijvoorbeeld door een spatie of een accent."
    if len(name) > _LONGEST:
        message = f"De naam van dit bestand heeft {len(name)} tekens, maar {at_most(_LONGEST)}."
    return Flaw(BESTANDSNAAM, message, hint)
