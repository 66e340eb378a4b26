"""A proposal, one step for each file that it touches: by whom, what the document was and is, and to whom it belongs.

Who is who, and what belongs to whom, is read from the table as everybody has it now, never from the proposal. An old
version to start from gives nobody a right that was taken away since.
"""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from tafel_cli.finding import START, Code, Finding, Span
from tafel_cli.kinds import FOLDERS
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.organisatie import Organisatie, Status
from tafel_cli.record import Record
from tafel_cli.register import Register
from tafel_cli.source import ATTACHMENTS, FileChange
from tafel_cli.verschil import WHOLE, Verschil, verschil

ABSENT, ORDINARY = "000000", "100644"
ATTACHED = f"data/{ATTACHMENTS}/"


class Rol(Enum):
    """What somebody is to the table."""

    BEHEERDER = auto()
    PARTIJ = auto()
    ONBEKEND = auto()


class Actor(NamedTuple):
    """Who proposes: the login, the role, and the parties that the login speaks for."""

    login: str
    rol: Rol
    partijen: frozenset[str]


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
    active = [party for party in table.all(Organisatie) if party.status is Status.ACTIEF]
    parties = frozenset(party.id for party in active if name in {one.casefold() for one in party.accounts})
    if name in {one.casefold() for one in leads}:
        return Actor(login, Rol.BEHEERDER, parties)
    return Actor(login, Rol.PARTIJ if parties else Rol.ONBEKEND, parties)


def stappen(register: Register) -> Iterator[Stap]:
    """Yield every file that a proposal touches, by path; nothing when nobody said who proposes."""
    base, upstream, change = register.base, register.upstream, register.change
    if base is None or upstream is None or change is None or change.actor is None:
        return
    actor = actor_of(upstream, change.actor)
    files = {file.path: file for file in change.files}
    for path in register.changed - files.keys():  # edited here, not recorded yet
        before, after = (ORDINARY if path in table.paths else ABSENT for table in (base, register))
        files[path] = FileChange(path, before, after)
    known = {*upstream.paths}
    for path, file in sorted(files.items()):
        voor = record_at(upstream if path in known else base, path)
        yield Stap(upstream, actor, file, file.before != ABSENT or path in known, voor, record_at(register, path))


def record_at(table: Register, path: str) -> Record | None:
    """Return the sound document of a file."""
    parts = path.split("/")
    ours = len(parts) == 3 and parts[0] == "data" and path.endswith(".md")  # noqa: PLR2004  (data/<folder>/<file>)
    kind = FOLDERS.get(parts[1]) if ours else None
    return table.get(kind, parts[2].removesuffix(".md")) if kind else None


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
