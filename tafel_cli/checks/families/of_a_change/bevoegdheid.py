"""T7: which files a pull request may touch, by the owner of each."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule
from tafel_cli.dutch import enumeration
from tafel_cli.finding import Code, Finding
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.reactie import Reactie
from tafel_cli.reading.document import id_of
from tafel_cli.register.case import Case
from tafel_cli.register.proposal import ABSENT, ATTACHED, ORDINARY, Rol, Stap, gebruikers, nagegaan, namens, record_at
from tafel_cli.register.register import Register

_OPEN = {kind.folder for kind in (Agendapunt, Actie, Bekrachtiging, Reactie)}
WIJZEN = {"100755": "een programma", "120000": "een snelkoppeling", "160000": "een andere git-map"}


@rule("T701", "niet-van-uw-partij")
def niet_van_u(case: Case, code: Code) -> Iterator[Finding]:
    """A participant touches only items, actions, ratifications and attachments of its own party, before and after.

    An item is its co-submitters' too: they may edit it and leave it. But `indiener`, when new or changed, is a party of
    the login, and so was the one before. An attachment is its own if a document names it and every document that does
    is its own. What was broken before is nobody's. What is broken after passes, because its own errors fail the check.
    Other files are left to T703. A login of no party touches none. Chair and secretary touch all, and without a login
    nothing is judged.
    """
    for stap in nagegaan(case.stappen):
        if stap.actor.rol is Rol.BEHEERDER or _beheer(stap.file.path):
            continue
        if stap.actor.rol is Rol.ONBEKEND:
            message = f"De inlognaam `{stap.actor.login}` hoort bij geen partij aan deze tafel."
            hint = "vraag de secretaris om uw inlognaam bij uw partij te zetten"
            yield stap.finding(code, message, hint)
        elif stap.file.path.startswith(ATTACHED):
            yield from _bijlage(case, code, stap)
        elif not _eigen(case.register, stap):
            yield _vreemd(code, stap)


def _eigen(register: Register, stap: Stap) -> bool:
    """Tell whether the actor's party owned the document before the change and still does.

    A broken new file passes, because its own errors fail the check.
    """
    mine, voor, na = stap.actor.partijen, stap.voor, stap.na
    if stap.bestond and not namens(voor) & mine:
        return False
    if stap.file.after == ABSENT or (na is None and stap.file.path in register.paths):
        return True
    if isinstance(na, Agendapunt):
        before = voor.indiener if isinstance(voor, Agendapunt) else None
        return na.indiener == before or (na.indiener in mine and before in {None, *mine})
    return bool(namens(na) & mine)


def _vreemd(code: Code, stap: Stap) -> Finding:
    """Return the finding that names the owner: the one before, or the one that the actor gives its own document to."""
    given = not stap.bestond or namens(stap.voor) & stap.actor.partijen
    owners = enumeration([f"`{id_}`" for id_ in sorted(namens(stap.na if given else stap.voor))])
    is_of = f"Dit stuk is van {owners}, niet" if owners else "Dit bestand hoort niet bij een stuk"
    hint = f"{stap.terug}, en overleg met die partij of met de secretaris"
    return stap.finding(code, f"{is_of} van uw partij.", hint)


def _bijlage(case: Case, code: Code, stap: Stap) -> Iterator[Finding]:
    """Yield a finding if another party's document names an attachment, or if none does: then it is the table's."""
    users = gebruikers(stap.nu, stap.file.path)
    foreign = [path for path in users if not namens(record_at(stap.nu, path)) & stap.actor.partijen]
    unused = stap.file.after != ABSENT and not gebruikers(case.register, stap.file.path)
    if foreign:
        item = id_of(foreign[0])
        message = f"Deze bijlage hoort bij `{item}`, niet bij een punt van uw partij."
        yield stap.finding(code, message, f"{stap.terug}; een nieuwe bijlage krijgt een andere naam")
    elif stap.bestond and not users:
        message = "Deze bijlage hoort bij geen punt van uw partij."
        yield stap.finding(code, message, f"{stap.terug}, en vraag de secretaris om de verandering")
    elif unused and not _unread(case):
        hint = "hoort deze bijlage bij uw punt, noem haar dan in de kop bij `bijlagen`; haal anders het bestand weg"
        yield stap.finding(code, "Geen punt van uw partij noemt deze bijlage.", hint)


def _unread(case: Case) -> bool:
    """Tell whether the change broke the front matter of a file, because that may be what names an attachment."""
    now, before = (
        {path for path, (document, _) in table.decoded.items() if not document.fields}
        for table in (case.register, case.base)
    )
    return not case.changed.isdisjoint(now - before)


@rule("T703", "van-het-secretariaat")
def beheer(case: Case, code: Code) -> Iterator[Finding]:
    """Only chair and secretary touch files other than items, actions, ratifications, answers and attachments.

    Without a login this is not judged.
    """
    for stap in nagegaan(case.stappen):
        if stap.actor.rol is not Rol.BEHEERDER and _beheer(stap.file.path):
            message = "Dit bestand is van de voorzitter en de secretaris."
            yield stap.finding(code, message, f"{stap.terug}, en vraag de secretaris om de verandering")


def _beheer(path: str) -> bool:
    parts = path.split("/")
    return not (parts[0] == "data" and len(parts) > 2 and (parts[1] in _OPEN or path.startswith(ATTACHED)))  # noqa: PLR2004


@rule("T704", "geen-gewoon-bestand")
def wijze(case: Case, code: Code) -> Iterator[Finding]:
    """A changed file in data/ has the mode of an ordinary file, whoever asks; outside it if a participant asks."""
    for stap in case.stappen:
        ours = stap.file.path.startswith("data/") or stap.actor.rol in (Rol.PARTIJ, Rol.ONBEKEND)
        if ours and stap.file.after not in (ABSENT, ORDINARY):
            message = f"Dit is {WIJZEN.get(stap.file.after, 'iets bijzonders')}, geen gewoon bestand."
            yield stap.finding(code, message, "zet hier een gewoon bestand neer")
