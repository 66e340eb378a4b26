"""A proposal, one step for each file that it touches: by whom, what the document was and is, and to whom it belongs.

Who is who, and what belongs to whom, is read from the table as everybody has it now, never from the proposal. An old
version to start from gives nobody a right that was taken away since.
"""

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from tafel_cli.dutch import enumeration
from tafel_cli.finding import START, Code, Finding, Span
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.organisatie import Organisatie, Organisatiestatus
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.reading.record import Record
from tafel_cli.register.register import Register
from tafel_cli.source import ATTACHMENTS, Change, FileChange

ABSENT, ORDINARY = "000000", "100644"
ATTACHED = f"data/{ATTACHMENTS}/"
MOST_LINES = 3
MOST_QUOTED = 160
MOST_DIGITS = len("20260115")  # a date may be repeated; a number that belongs to a person is longer
ANEW = "lukt dat niet, vraag dan de secretaris om hulp"
WHOLE = f"zet het bestand terug zoals het was ({ANEW})"


class Rol(Enum):
    """What somebody is to the table."""

    BEHEERDER = auto()
    PARTIJ = auto()
    ONBEKEND = auto()
    NIET_NAGEGAAN = auto()


class Actor(NamedTuple):
    """Who proposes: the login, the role, and the parties that the login speaks for. Without a login nobody can tell."""

    login: str
    rol: Rol
    partijen: frozenset[str]


class Verschil(NamedTuple):
    """The one stretch of lines outside which two texts are the same: its first line, 1-based, and both its contents."""

    regel: int
    was: list[str]
    nu: list[str]

    @property
    def terug(self) -> str:
        """What to do so that it is again as it was; of one line that went, or a few that changed, what it was."""
        at, last = f"regel {self.regel}", self.regel + len(self.nu) - 1
        if not self.was:
            lines = at if len(self.nu) == 1 else f"de regels {self.regel} tot en met {last}"
            return f"haal {lines} weer weg"
        was = [line.removesuffix("\r") for line in self.was]
        if len(was) == 1 and not self.nu and _quotable(was[0]):
            return f"zet op {at} terug `{was[0]}`"
        if len(was) == len(self.nu):
            other = [number for number, line in enumerate(self.was) if line != self.nu[number]]
            if len(other) <= MOST_LINES and all(_quotable(was[number]) for number in other):
                said = enumeration([f"op regel {self.regel + number} weer `{was[number]}`" for number in other])
                return f"zet {said}"
        return f"zet vanaf {at} terug wat er stond ({ANEW})"


class Sides(NamedTuple):
    """The tables that a proposal is read from: before it, after it, and as everybody has it now."""

    base: Register
    after: Register
    upstream: Register


class Stap(NamedTuple):
    """One file that a proposal touches, by whom, and the document it was and is (None: none, or a broken one).

    `nu` is the table as everybody has it, `voor` the document in it. `bestond`: the file is not new, whatever it holds.
    """

    nu: Register
    actor: Actor
    file: FileChange
    bestond: bool
    voor: Record | None
    na: Record | None

    def finding(self, code: Code, message: str, hint: str) -> Finding:
        """Make a finding about the file, at the first line that changed; of a file that is gone it shows no line."""
        record = self.na or self.voor
        if record is None:
            return Finding(self.file.path, START, code, message, hint, self.file.path)
        found = record.finding(code, (), message, hint)
        if not self.na:
            return found._replace(span=START, source="")
        changed = self.verschil
        line = self.na.document.line(changed.regel) if changed else ""
        if changed is None or not line:
            return found
        return found._replace(span=Span(changed.regel, 1, changed.regel, len(line) + 1), source=line)

    @property
    def verschil(self) -> Verschil | None:
        """What changed in the document; None when one of the two is not there, or nothing differs."""
        return verschil(self.voor.document.text, self.na.document.text) if self.voor and self.na else None

    @property
    def terug(self) -> str:
        """What to do so that the file is as everybody has it."""
        if not self.bestond:
            return "haal het bestand weg"
        changed = self.verschil
        return changed.terug if changed else WHOLE


def actor_of(table: Register, login: str) -> Actor:
    """Return who a login is to a table; a party that left it has no say any more."""
    name = login.casefold()
    tafel = table.tafel
    leads = (*tafel.voorzitter.accounts, *tafel.secretaris.accounts) if tafel else ()
    active = [party for party in table.all(Organisatie) if party.status is Organisatiestatus.ACTIEF]
    parties = frozenset(party.id for party in active if name in {one.casefold() for one in party.accounts})
    if name in {one.casefold() for one in leads}:
        return Actor(login, Rol.BEHEERDER, parties)
    return Actor(login, Rol.PARTIJ if parties else Rol.ONBEKEND, parties)


def stappen(change: Change, changed: Iterable[str], sides: Sides, login: str | None) -> Iterator[Stap]:
    """Yield every file that a proposal touches, by path; `changed` holds also what was edited and not recorded yet."""
    base, after, upstream = sides
    actor = actor_of(upstream, login) if login is not None else Actor("", Rol.NIET_NAGEGAAN, frozenset())
    files = {file.path: file for file in change.files}
    for path in set(changed) - files.keys():
        modes = (ORDINARY if path in table.paths else ABSENT for table in (base, after))
        files[path] = FileChange(path, *modes)
    known = {*upstream.paths}
    for path, file in sorted(files.items()):
        voor = record_at(upstream if path in known else base, path)
        yield Stap(upstream, actor, file, file.before != ABSENT or path in known, voor, record_at(after, path))


def nagegaan(steps: Iterable[Stap]) -> Iterator[Stap]:
    """Yield the steps of somebody whose login was given: without one nobody's rights are looked at."""
    return (step for step in steps if step.actor.rol is not Rol.NIET_NAGEGAAN)


def record_at(table: Register, path: str) -> Record | None:
    """Return the sound document of a file; none for the table itself, which belongs to nobody."""
    record = table.record(path)
    return None if isinstance(record, Tafel) else record


def namens(record: Record | None) -> frozenset[str]:
    """Return the parties (or actors) to whom a document belongs."""
    match record:
        case Agendapunt():
            return frozenset({record.indiener, *record.mede_indieners})
        case Actie():
            return frozenset({record.actiehouder})
        case Bekrachtiging():
            return frozenset({record.organisatie})
        case _:
            return frozenset()


def gebruikers(table: Register, path: str) -> list[str]:
    """Return the files, broken ones too, that name an attachment."""
    return [link.path for link in table.pointing_at("bijlage", path.removeprefix(ATTACHED))]


def verschil(was: str, nu: str) -> Verschil | None:
    """Return where two texts differ; None when they are the same."""
    if was == nu:
        return None
    before, after = was.split("\n"), nu.split("\n")
    shorter = min(len(before), len(after))
    first = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    same = next((at for at in range(shorter - first) if before[-1 - at] != after[-1 - at]), shorter - first)
    return Verschil(first + 1, before[first : len(before) - same], after[first : len(after) - same])


def _quotable(line: str) -> bool:
    """Tell whether a line can stand in a sentence: short, legible, and no number or address of a person in it."""
    if not 0 < len(line) <= MOST_QUOTED or line.isspace() or not line.isprintable() or "`" in line:
        return False
    return "@" not in line and sum(character.isdigit() for character in line) <= MOST_DIGITS
