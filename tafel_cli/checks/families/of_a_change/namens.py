"""T7: what a participant writes for another party or takes from one. All are warnings, as that party may agree."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.reading.document import Keys
from tafel_cli.reading.record import Record
from tafel_cli.register.case import Case
from tafel_cli.register.proposal import ABSENT, Rol, Stap, namens
from tafel_cli.register.register import Register

_DAY = len("2026-01-05-")
ROLLEN = {"mede_indieners": "als mede-indiener", "inleider": "als inleider", "met": "bij deze actie"}


@rule("T705", "namens-een-ander", Severity.WAARSCHUWING)
def namens_een_ander(case: Case, code: Code) -> Iterator[Finding]:
    """A participant is warned if it names another party in a document, or takes an item from one.

    So too if the file name of a new item has a party that does not submit it, and if it uses an attachment of the table
    or the key `ingebracht_via`, because those are the secretary's. Nobody else is judged.
    """
    for stap in case.stappen:
        if stap.actor.rol is Rol.PARTIJ:
            yield from _noemt(code, stap)
            yield from _zonder(code, stap)
            yield from _naam(code, stap)
            yield from _via(code, stap)
            yield from _van_de_tafel(case.register, code, stap)


def _genoemd(record: Record | None) -> dict[Keys, str]:
    """Return key path → party for each party that an item or action names beside its owner."""
    match record:
        case Agendapunt():
            named: dict[Keys, str] = {("mede_indieners", at): id_ for at, id_ in enumerate(record.mede_indieners)}
            return named | ({("inleider", "organisatie"): record.inleider.organisatie} if record.inleider else {})
        case Actie():
            return {("met", at): id_ for at, id_ in enumerate(record.met)}
        case _:
            return {}


def _noemt(code: Code, stap: Stap) -> Iterator[Finding]:
    known = {(keys[0], id_) for keys, id_ in _genoemd(stap.voor).items()}
    for keys, id_ in _genoemd(stap.na).items():
        if stap.na and (keys[0], id_) not in known and id_ not in stap.actor.partijen | namens(stap.voor):
            message = f"U noemt `{id_}` {ROLLEN[str(keys[0])]}."
            yield stap.na.finding(code, keys, message, _vraag(id_))


def _vraag(id_: str) -> str:
    return f"vraag `{id_}` om bij uw voorstel te zeggen dat dit klopt"


def _zonder(code: Code, stap: Stap) -> Iterator[Finding]:
    """Yield a finding for each other party that loses an item of its own: it is taken off, or the item ends."""
    if not isinstance(stap.voor, Agendapunt) or not namens(stap.voor) & stap.actor.partijen:
        return
    after = stap.na if isinstance(stap.na, Agendapunt) else None
    withdrawn = after is not None and after.status is Agendapuntstatus.INGETROKKEN is not stap.voor.status
    ends = withdrawn or stap.file.after == ABSENT
    for id_ in sorted(namens(stap.voor) - stap.actor.partijen):
        if ends:
            yield stap.finding(code, f"Dit punt is ook van `{id_}`, en het vervalt.", _vraag(id_))
        elif after and id_ not in namens(after):
            yield stap.finding(code, f"U haalt `{id_}` weg als mede-indiener.", _vraag(id_))


def _naam(code: Code, stap: Stap) -> Iterator[Finding]:
    """Yield a finding if the file name of a new item has a party that does not submit it."""
    item = stap.na
    if stap.bestond or not isinstance(item, Agendapunt):
        return
    rest = item.id[_DAY:] + "-"
    if any(rest.startswith(f"{id_}-") for id_ in namens(item)):
        return
    for party in stap.nu.all(Organisatie):
        if rest.startswith(f"{party.id}-"):
            message = f"In de naam van dit bestand staat `{party.id}`, en die partij dient dit punt niet in."
            yield stap.finding(code, message, f"noem het `{item.id[:_DAY]}{item.indiener}-…`")


def _via(code: Code, stap: Stap) -> Iterator[Finding]:
    record, voor = stap.na, stap.voor
    already = isinstance(voor, Agendapunt | Bekrachtiging) and voor.ingebracht_via
    if isinstance(record, Agendapunt | Bekrachtiging) and record.ingebracht_via and not already:
        message = "Alleen het secretariaat schrijft `ingebracht_via`."
        yield record.finding(code, ("ingebracht_via",), message, "haal deze regel weg")


def _van_de_tafel(table: Register, code: Code, stap: Stap) -> Iterator[Finding]:
    """Yield a finding for each attachment of the table that a document uses, because from then on its party has it."""
    from tafel_cli.register.uses import key, used_by  # only a participant is judged, and it loads the Markdown parser

    used = used_by(*table.decoded[stap.na.path]) if stap.na else ()
    names = [name for name in stap.nu.attachments if key(name) in used] if used else []
    for name in names:
        if not stap.nu.using(name):
            message = f"U noemt de bijlage `{name}`, die van de tafel is. Daarna mag uw partij haar veranderen."
            yield stap.finding(code, message, "vraag de secretaris of dat de bedoeling is")
