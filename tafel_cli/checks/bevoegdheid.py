"""T7: what a proposal may touch. Who is who, and what belongs to whom, is read from the version before the change."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from tafel_cli.finding import START, Code, Finding, Severity
from tafel_cli.kinds import FOLDERS
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Status as Bijeenkomststatus
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.verslag import Status as Verslagstatus
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.kinds.werkafspraak import Status as Afspraakstatus
from tafel_cli.kinds.werkafspraak import Werkafspraak
from tafel_cli.register import Register, Stand
from tafel_cli.rules import rule
from tafel_cli.schema import Record
from tafel_cli.source import ATTACHMENTS, FileChange

ABSENT, ORDINARY = "000000", "100644"
ATTACHED = f"data/{ATTACHMENTS}/"
OPEN = {kind.folder: kind for kind in (Agendapunt, Actie, Bekrachtiging)}
WIJZEN = {"100755": "een programma", "120000": "een snelkoppeling", "160000": "een andere git-map"}


class Rol(Enum):
    """What somebody is to the table."""

    BEHEERDER = auto()
    PARTIJ = auto()
    ONBEKEND = auto()


class Actor(NamedTuple):
    """Who proposes: the login, the role, and the parties that the login speaks for (in the version before)."""

    login: str
    rol: Rol
    partijen: frozenset[str]


class Stap(NamedTuple):
    """One file that a proposal touches, by whom, and the document it was and is (None: none, or a broken one)."""

    actor: Actor
    file: FileChange
    voor: Record | None
    na: Record | None


def _actor(base: Register, login: str) -> Actor:
    name = login.casefold()
    tafel = base.tafel
    leads = (*tafel.voorzitter.accounts, *tafel.secretaris.accounts) if tafel else ()
    parties = frozenset(p.id for p in base.all(Organisatie) if name in {one.casefold() for one in p.accounts})
    if name in {one.casefold() for one in leads}:
        return Actor(login, Rol.BEHEERDER, parties)
    return Actor(login, Rol.PARTIJ if parties else Rol.ONBEKEND, parties)


def _stappen(register: Register) -> Iterator[Stap]:
    """Yield every file that a proposal touches; nothing when nobody said who proposes."""
    base, change = register.base, register.change
    if base is None or change is None or change.actor is None:
        return
    actor = _actor(base, change.actor)
    files = {file.path: file for file in change.files}
    for path in register.changed - files.keys():  # edited here, not recorded yet
        before, after = (ORDINARY if path in table.paths else ABSENT for table in (base, register))
        files[path] = FileChange(path, before, after)
    for path in sorted(files):
        yield Stap(actor, files[path], _record(base, path), _record(register, path))


def _record(register: Register, path: str) -> Record | None:
    parts = path.split("/")
    kind = FOLDERS.get(parts[1]) if len(parts) == 3 and parts[0] == "data" else None  # noqa: PLR2004  (data/<folder>/<file>)
    return register.get(kind, parts[2].removesuffix(".md")) if kind else None


def _finding(code: Code, stap: Stap, message: str, hint: str) -> Finding:
    record = stap.na or stap.voor
    if record:
        found = record.finding(code, (), message, hint)
        return found if stap.na else found._replace(span=START, source="")
    return Finding(stap.file.path, START, code, message, hint, stap.file.path)


def _namens(record: Record | None) -> frozenset[str]:
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


def _vast(base: Register, record: Record | None) -> str:
    """Say why a document may not change any more; empty when it may."""
    match record:
        case Verslag() if record.status is Verslagstatus.VASTGESTELD:
            return "Dit verslag is vastgesteld."
        case Besluit() if _vastgesteld(base, record):
            return "Dit besluit staat in een vastgesteld verslag."
        case Actie() if _vastgesteld(base, record):
            return "Deze actie staat in een vastgesteld verslag."
        case Werkafspraak() if record.status is not Afspraakstatus.CONCEPT:
            return f"Deze werkafspraak is {record.status.value}."
        case Agendapunt() if base.stand(record) is Stand.BEHANDELD:
            held = [m for m in base.meetings_of(record) if m.status is Bijeenkomststatus.GEHOUDEN]
            verslagen = [base.get(Verslag, meeting.id) for meeting in held]
            if any(v and v.status is Verslagstatus.VASTGESTELD for v in verslagen):
                return "Dit punt is behandeld, en het verslag is vastgesteld."
    return ""


def _vastgesteld(base: Register, record: Record) -> bool:
    meeting = base.bijeenkomst_van(record)
    verslag = base.get(Verslag, meeting.id) if meeting else None
    return verslag is not None and verslag.status is Verslagstatus.VASTGESTELD


@rule("T701", "niet-van-uw-partij")
def niet_van_u(register: Register, code: Code) -> Iterator[Finding]:
    """A participant touches only what belongs to its own party, before and after."""
    for stap in _stappen(register):
        if stap.actor.rol is Rol.BEHEERDER or _beheer(stap.file.path):
            continue
        if stap.actor.rol is Rol.ONBEKEND:
            message = f"De inlognaam `{stap.actor.login}` hoort bij geen partij aan deze tafel."
            hint = "vraag de secretaris om uw inlognaam bij uw partij te zetten"
            yield _finding(code, stap, message, hint)
        elif stap.file.path.startswith(ATTACHED):
            yield from _bijlage(register, code, stap)
        elif not _eigen(register, stap):
            owners = ", ".join(f"`{id_}`" for id_ in sorted(_namens(stap.voor or stap.na)))
            message = f"Dit stuk is van {owners or 'een andere partij'}, niet van uw partij."
            hint = "zet het bestand terug zoals het was, en overleg met die partij of met de secretaris"
            yield _finding(code, stap, message, hint)


def _eigen(register: Register, stap: Stap) -> bool:
    """Tell whether a document was the actor's own, and still is. A new one that is broken fails by its own findings."""
    mine, voor, na = stap.actor.partijen, stap.voor, stap.na
    if stap.file.before != ABSENT and not _namens(voor) & mine:
        return False
    if stap.file.after == ABSENT or (na is None and stap.file.path in register.paths):
        return True
    if isinstance(na, Agendapunt):
        before = voor.indiener if isinstance(voor, Agendapunt) else None
        return na.indiener == before or (na.indiener in mine and before in {None, *mine})
    return bool(_namens(na) & mine)


def _bijlage(register: Register, code: Code, stap: Stap) -> Iterator[Finding]:
    """Yield when an attachment belongs to an item of others, or to none of the actor's own."""
    name = stap.file.path.removeprefix(ATTACHED)
    for table, there in ((register.base, stap.file.before), (register, stap.file.after)):
        if table is None or there == ABSENT:
            continue
        users = [p for p in table.all(Agendapunt) if any(b.bestand == name for b in p.bijlagen)]
        foreign = [p for p in users if not _namens(p) & stap.actor.partijen]
        if foreign or (not users and table is register):
            of = f"hoort bij `{foreign[0].id}`, niet bij een punt" if foreign else "hoort bij geen punt"
            message = f"Deze bijlage {of} van uw partij."
            hint = "noem de bijlage in uw punt bij `bijlagen`, of haal haar weg"
            yield _finding(code, stap, message, hint)
            return


@rule("T702", "staat-vast")
def staat_vast(register: Register, code: Code) -> Iterator[Finding]:
    """What was adopted, decided or in force does not change, whoever asks."""
    for stap in _stappen(register):
        assert register.base is not None  # noqa: S101  (without a base there are no steps)
        why = _vast(register.base, stap.voor)
        if why and not (_vervalt(stap) or _loopt(stap)):
            hint = "zet het bestand terug zoals het was; verbeter het met een nieuw stuk dat naar dit stuk verwijst"
            yield _finding(code, stap, f"{why} Daarna verandert het niet meer.", hint)


def _vervalt(stap: Stap) -> bool:
    """Tell whether the only thing that changed is that an agreement in force came to its end."""
    voor, na = stap.voor, stap.na
    if not isinstance(voor, Werkafspraak) or not isinstance(na, Werkafspraak):
        return False
    ended = voor.document.text.replace("status: geldend", "status: vervallen", 1)
    return voor.status is Afspraakstatus.GELDEND and na.document.text == ended


def _loopt(stap: Stap) -> bool:
    """Tell whether an action stays what was agreed, and only how far it came has changed."""
    voor, na = stap.voor, stap.na
    agreed = ("actie", "actiehouder", "agendapunt", "soort", "besluit", "met")
    both = isinstance(voor, Actie) and isinstance(na, Actie)
    return both and all(getattr(voor, key) == getattr(na, key) for key in agreed)


@rule("T703", "van-het-secretariaat")
def beheer(register: Register, code: Code) -> Iterator[Finding]:
    """The table's own files are the chair's and the secretary's."""
    for stap in _stappen(register):
        if stap.actor.rol is not Rol.BEHEERDER and _beheer(stap.file.path):
            message = "Dit bestand is van de voorzitter en de secretaris."
            hint = "zet het terug zoals het was, en vraag de secretaris om de verandering"
            yield _finding(code, stap, message, hint)


def _beheer(path: str) -> bool:
    parts = path.split("/")
    return not (parts[0] == "data" and len(parts) > 2 and (parts[1] in OPEN or path.startswith(ATTACHED)))  # noqa: PLR2004


@rule("T704", "geen-gewoon-bestand")
def wijze(register: Register, code: Code) -> Iterator[Finding]:
    """What comes into the table is an ordinary file."""
    for stap in _stappen(register):
        ours = stap.file.path.startswith(("data/", "templates/")) or stap.actor.rol is not Rol.BEHEERDER
        if ours and stap.file.after not in (ABSENT, ORDINARY):
            message = f"Dit is {WIJZEN.get(stap.file.after, 'iets bijzonders')}, geen gewoon bestand."
            yield _finding(code, stap, message, "zet hier een gewoon bestand neer")


@rule("T705", "namens-een-ander", Severity.WAARSCHUWING)
def namens_een_ander(register: Register, code: Code) -> Iterator[Finding]:
    """Who names another party as joint submitter, or says that the secretariat filed it, shows that they agree."""
    for stap in _stappen(register):
        item, voor = stap.na, stap.voor
        if not isinstance(item, Agendapunt) or stap.actor.rol is not Rol.PARTIJ:
            continue
        before = _namens(voor) | stap.actor.partijen
        for index, id_ in enumerate(item.mede_indieners):
            if id_ not in before:
                message = f"U noemt `{id_}` als mede-indiener."
                hint = f"vraag iemand van `{id_}` om bij uw voorstel te zeggen dat dit klopt"
                yield item.finding(code, ("mede_indieners", index), message, hint)
        if item.ingebracht_via and not (isinstance(voor, Agendapunt) and voor.ingebracht_via):
            message = "Alleen het secretariaat schrijft `ingebracht_via`."
            yield item.finding(code, ("ingebracht_via",), message, "haal deze regel weg")
