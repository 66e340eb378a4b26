"""Gives the bytes of a table: of a work tree, a commit or memory. No other room runs git."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto
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
MAX_ZIP = 32 << 20
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"  # an old file of Word, Excel, PowerPoint or Outlook
BEGINNING = 8_000
MAX_DEPTH = 8
ATTACHMENTS = "bijlagen"
_LONGEST = 120
SAFE = re.compile(
    r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$))[A-Za-z0-9_.][A-Za-z0-9._-]{0,119}(?<!\.)",
    re.IGNORECASE | re.ASCII,
)
_LEFT_BEHIND = r"\.DS_Store|Thumbs\.db|\.tafel-.*\.tmp"
_IGNORED = re.compile(rf"README\.md|\.gitkeep|{_LEFT_BEHIND}")


class Flaw(NamedTuple):
    """What is wrong with an entry as a file, apart from its text."""

    code: Code
    message: str
    hint: str


NO_FILE = Flaw(
    BESTAND_SOORT,
    "Dit is geen gewoon bestand, maar bijvoorbeeld een map.",
    "haal dit weg en zet hier een gewoon bestand neer",
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
TOO_DEEP = Flaw(
    BESTAND_SOORT,
    f"Deze map ligt te diep: in `data/bijlagen/` mogen hoogstens {MAX_DEPTH} mappen in elkaar liggen.",
    "zet de bestanden uit deze map in `data/bijlagen/` zelf",
)
TOO_BIG_ATTACHMENT = Flaw(TE_GROOT, "Deze bijlage is groter dan 100 MB.", "maak het bestand kleiner")


def unread(name: str, flaw: Flaw) -> TafelError:
    """Return the error that an attachment cannot be read because of a flaw."""
    return TafelError(f"Bijlage `{name}`: {flaw.message} {flaw.hint[:1].upper()}{flaw.hint[1:]}.")


class Entry(NamedTuple):
    """A path in data/: Markdown with its bytes, a folder, something flawed, or another file, which is not read."""

    path: str
    data: bytes | None = None
    flaw: Flaw | None = None
    folder: bool = False


class State(NamedTuple):
    """The version of a table: its full commit id, that commit's time (ISO 8601), and whether files changed since.

    Outside a repository, or if nothing was ever committed, it is (None, None, False), because there is no commit.
    """

    commit: str | None
    time: str | None
    edited: bool


class FileChange(NamedTuple):
    """A file that differs between two commits: its path from the table's root, and git's modes (`000000`: absent)."""

    path: str
    before: str
    after: str


class Change(NamedTuple):
    """The diff of a pull request: the files it touches, and every content, path and message that its commits added.

    `contents` yields (path, bytes), also of content that a later commit removed. One over 2 MiB is as `look_into` says:
    of what is too large to search it yields (path, None), and nothing of what nobody expects to be searched.
    `paths` are those that the base lacks, also of a file that a later commit removed or renamed. `messages`: the id of
    each commit → what its author wrote about it.
    """

    files: tuple[FileChange, ...]
    contents: Callable[[], Iterator[tuple[str, bytes | None]]]
    paths: Callable[[], frozenset[str]] = frozenset
    messages: Callable[[], Mapping[str, str]] = dict


class Source(Protocol):
    """The bytes of a table; entries and attachments are sorted by path."""

    @property
    def root(self) -> Path:
        """The table's root folder on disk."""

    def entries(self) -> list[Entry]:
        """Return the entries of data/ and of each folder in it, by path; a folder below those is not entered.

        All of data/bijlagen/ is left out, and so are `ignored` files such as README.md, because they are no documents.
        Raises TafelError if a folder cannot be read.
        """

    def attachments(self) -> dict[str, Flaw | None]:
        """Return path below data/bijlagen/ → flaw (None: sound) of each attachment, except `ignored` files.

        A folder stands there too if it is flawed: nothing below it is read. Empty if data/bijlagen/ is no folder.
        Raises TafelError if a folder cannot be read.
        """

    def attachment(self, name: str) -> bytes:
        """Return the bytes of an attachment; raises TafelError if it cannot be read."""

    def attachment_size(self, name: str) -> int:
        """Return the size of a sound attachment in bytes, without reading it; raises TafelError if it is gone."""

    def state(self) -> State:
        """Return the version of the table; runs git."""

    def at(self, ref: str) -> "Source":
        """Return the same table at another commit; raises TafelError if that is unknown or holds no table."""


def find_root(start: Path) -> Path:
    """Return the nearest folder, from `start` upward, with data/tafel.md; raises TafelError if there is none."""
    here = start.absolute()
    for folder in (here, *here.parents):
        if (folder / "data" / "tafel.md").is_file():
            return folder
    raise TafelError(
        "Hier is geen tafel gevonden: nergens boven deze map staat `data/tafel.md`. "
        "Ga naar de map van de tafel, of noem die met `tafel -C MAP …`."
    )


def readable(data: bytes) -> bool:
    """Tell by its first bytes whether a file is text, UTF-16 with a BOM included. A PDF never is."""
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return wide or not (b"\0" in data[:BEGINNING] or data.startswith(b"%PDF-"))


class Look(Enum):
    """What a search does with a file: search it, tell that it is too large for that, or pass over it."""

    SEARCH = auto()
    TELL = auto()
    PASS = auto()


def look_into(size: int, beginning: bytes) -> Look:
    """Return what a search in old versions does with a file, by its size and its first bytes.

    A zip, such as an office file, may be large, because pictures in it are not searched. Nor is a film or a PDF.
    """
    if size <= MAX_SEARCHED or (size <= MAX_ZIP and beginning.startswith(ZIP)):
        return Look.SEARCH
    return Look.TELL if size > MAX_ATTACHMENT or _holds_words(beginning) else Look.PASS


def _holds_words(beginning: bytes) -> bool:
    """Tell whether a file that begins so is a text, or has texts in it: a zip or an old office file."""
    return readable(beginning) or beginning.startswith((ZIP, OLE))


def short_id(commit: str) -> str:
    """Return the first ten digits of the id of a commit, and more until one is a letter.

    Ten figures could be a telephone number, and those are hidden on the screen.
    """
    return next((commit[:size] for size in range(10, len(commit)) if not commit[:size].isdigit()), commit)


def ignored(name: str) -> bool:
    """Tell whether a file of this name is skipped in every folder: README.md, .gitkeep, and what computers leave."""
    return _IGNORED.fullmatch(name) is not None


def left_behind(name: str) -> bool:
    """Tell whether a file of this name is what a computer or a crash left, which nobody wants to record."""
    return re.fullmatch(_LEFT_BEHIND, name) is not None


def misnamed(name: str) -> Flaw | None:
    """Return the flaw of a file name that fails on some computer; its hint proposes another. None if it is sound."""
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
