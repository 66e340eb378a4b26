"""A pull request as steps, one for each file that it touches: its author, the document before and after, its owners.

Roles and owners are read from the newest table, never from the pull request, because one that starts from an old
version must not give back a right that was taken away since.
"""

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from tafel_cli.dutch import enumeration
from tafel_cli.finding import START, Code, Finding, Span
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.reactie import Reactie
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.reading.marks import ROLES
from tafel_cli.reading.record import Record
from tafel_cli.register.register import Register
from tafel_cli.register.standing import actieve_partijen
from tafel_cli.source import ATTACHMENTS, Change, FileChange

ABSENT, ORDINARY = "000000", "100644"
ATTACHED = f"data/{ATTACHMENTS}/"
MOST_LINES = 3
MOST_QUOTED = 160
MOST_DIGITS = len("20260115")  # a date may be quoted; a personal number has more digits
ANEW = "lukt dat niet, vraag dan de secretaris om hulp"
WHOLE = f"zet het bestand terug zoals het was ({ANEW})"


class Rol(Enum):
    """What a login is to the table: chair or secretary, a party, unknown, or not checked because none was given."""

    BEHEERDER = auto()
    PARTIJ = auto()
    ONBEKEND = auto()
    NIET_NAGEGAAN = auto()


class Actor(NamedTuple):
    """The author of a pull request: the login, its role, and the parties that it speaks for."""

    login: str
    rol: Rol
    partijen: frozenset[str]


class Verschil(NamedTuple):
    """The one block of lines outside which two texts are equal: its first line (1-based), its lines before and now."""

    regel: int
    was: list[str]
    nu: list[str]

    @property
    def terug(self) -> str:
        """Say in Dutch how to restore the old lines. It quotes them if they are few and `_quotable`."""
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
    """The tables that a pull request is judged by: at its merge base, at its head, and the newest."""

    base: Register
    after: Register
    upstream: Register


class Stap(NamedTuple):
    """One file that a pull request touches, with the document before and after (None: absent, broken or tafel.md).

    `nu`: the newest table. `voor`: the document there, or at the merge base if `nu` lacks the file. `bestond`: the file
    existed before, sound or broken.
    """

    nu: Register
    actor: Actor
    file: FileChange
    bestond: bool
    voor: Record | None
    na: Record | None

    def finding(self, code: Code, message: str, hint: str) -> Finding:
        """Return a finding at the first changed line; at the start of a new, deleted or broken file."""
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
        """What changed in the document; None if it is absent before or after, or nothing differs."""
        return verschil(self.voor.document.text, self.na.document.text) if self.voor and self.na else None

    @property
    def terug(self) -> str:
        """Say in Dutch how to restore the file."""
        if not self.bestond:
            return "haal het bestand weg"
        changed = self.verschil
        return changed.terug if changed else WHOLE


def actor_of(table: Register, login: str) -> Actor:
    """Return the role and the parties of a login; the case of its letters does not count.

    Former parties have no say, nor has a party whose id is the name of a role (`ROLES`).
    """
    name = login.casefold()
    tafel = table.tafel
    leads = (*tafel.voorzitter.accounts, *tafel.secretaris.accounts) if tafel else ()
    active = [party for party in actieve_partijen(table) if party.id not in ROLES]
    parties = frozenset(party.id for party in active if name in {one.casefold() for one in party.accounts})
    if name in {one.casefold() for one in leads}:
        return Actor(login, Rol.BEHEERDER, parties)
    return Actor(login, Rol.PARTIJ if parties else Rol.ONBEKEND, parties)


def stappen(change: Change, changed: Iterable[str], sides: Sides, login: str | None) -> Iterator[Stap]:
    """Yield a `Stap` for each file of a pull request, by path.

    `changed` adds files that the diff lacks, because they were edited and not committed.
    """
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
    """Yield the steps if the author's login was given. Without one rights are not checked."""
    return (step for step in steps if step.actor.rol is not Rol.NIET_NAGEGAAN)


def record_at(table: Register, path: str) -> Record | None:
    """Return the document of a file; None if it is absent or broken, and for tafel.md, which belongs to no party."""
    record = table.record(path)
    return None if isinstance(record, Tafel) else record


def namens(record: Record | None) -> frozenset[str]:
    """Return the parties (or actors) that own an item, action, ratification or answer; empty for other documents."""
    match record:
        case Agendapunt():
            return frozenset({record.indiener, *record.mede_indieners})
        case Actie():
            return frozenset({record.actiehouder})
        case Bekrachtiging() | Reactie():
            return frozenset({record.organisatie})
        case _:
            return frozenset()


def gebruikers(table: Register, path: str) -> tuple[str, ...]:
    """Return the paths of the files that use an attachment, broken ones included; none for any other file."""
    return table.using(path.removeprefix(ATTACHED)) if path.startswith(ATTACHED) else ()


def verschil(was: str, nu: str) -> Verschil | None:
    """Return the block of lines in which two texts differ; None if they are equal."""
    if was == nu:
        return None
    before, after = was.split("\n"), nu.split("\n")
    shorter = min(len(before), len(after))
    first = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    same = next((at for at in range(shorter - first) if before[-1 - at] != after[-1 - at]), shorter - first)
    return Verschil(first + 1, before[first : len(before) - same], after[first : len(after) - same])


def _quotable(line: str) -> bool:
    """Tell whether a sentence may quote a line: short, printable, and without a personal number or mail address."""
    if not 0 < len(line) <= MOST_QUOTED or line.isspace() or not line.isprintable() or "`" in line:
        return False
    return "@" not in line and sum(character.isdigit() for character in line) <= MOST_DIGITS
