"""T7: what a held meeting dealt with. A party changes no more of it; the secretary may, until minutes are adopted."""

from collections.abc import Iterator

from tafel_cli.checks.families.of_a_change.vastheid import geraakt, loopt, vast
from tafel_cli.checks.rule import rule
from tafel_cli.dutch import long_date
from tafel_cli.finding import Code, Finding
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.kinds.besluit import Besluit, Uitkomst
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.reactie import Reactie
from tafel_cli.reading.record import Record
from tafel_cli.register.case import Case
from tafel_cli.register.proposal import ATTACHED, Rol, Stap, namens
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Geldigheid, Stand, geldigheid_of, last_decisions, stand_of

_MELD = "klopt er iets niet, meld het dan aan de secretaris"


@rule("T707", "al-behandeld")
def al_behandeld(case: Case, code: Code) -> Iterator[Finding]:
    """A participant changes nothing that a held meeting dealt with, and adds nothing to it but the answer of its board.

    An item that was moved on or held over may change, because it waits again; but not a decision point of it that was
    decided on. What was adopted is left to T702, and what is another party's to T701.
    """
    for stap in case.stappen:
        if stap.actor.rol is Rol.PARTIJ:
            yield from _afgelopen(code, stap)
            yield from _besloten(code, stap)


def _afgelopen(code: Code, stap: Stap) -> Iterator[Finding]:
    """Yield a finding if a step touches what a held meeting dealt with, or adds to it."""
    records = [record for record in (*geraakt(stap), None if stap.bestond else stap.na) if record]
    if loopt(stap) or any(vast(stap.nu, record) or not namens(record) & stap.actor.partijen for record in records):
        return
    for record in records:
        meeting = _gehouden(stap.nu, record)
        if meeting:
            yield stap.finding(code, _gezegd(stap, record, meeting), f"{stap.terug}; {_verder(record)}")
            return


def _gehouden(table: Register, record: Record) -> Bijeenkomst | None:
    """Return the held meeting that treated an item and has not moved it on, or that an action or answer belongs to."""
    match record:
        case Agendapunt() if stand_of(table, record) is Stand.BEHANDELD:
            return table.meetings_of(record)[-1]
        case Actie() | Reactie():
            meeting = table.bijeenkomst_van(record)
            return meeting if meeting and meeting.status is Bijeenkomststatus.GEHOUDEN else None
        case _:
            return None


def _gezegd(stap: Stap, record: Record, meeting: Bijeenkomst) -> str:
    """Say in Dutch what the meeting dealt with, and that a party leaves it as it is."""
    day = long_date(meeting.datum)
    if stap.file.path.startswith(ATTACHED):
        return f"Deze bijlage hoort bij een stuk dat op {day} is behandeld. Een partij verandert haar niet meer."
    match record:
        case Agendapunt():
            return f"Dit punt is op {day} behandeld. Een partij verandert er niets meer aan."
        case Reactie():
            return f"De schriftelijke ronde van {day} is voorbij. Een partij antwoordt dan niet meer."
        case _ if stap.bestond:
            return f"Deze actie is op {day} afgesproken. Een partij verandert niet meer wat er staat."
        case _:
            return f"De bijeenkomst van {day} is voorbij. Een partij zet er geen actie meer bij."


def _verder(record: Record) -> str:
    again = f"; wilt u iets anders, dien dan een nieuw punt in met `vervolg_op: {record.id}`"
    return _MELD + (again if isinstance(record, Agendapunt) else "")


def _besloten(code: Code, stap: Stap) -> Iterator[Finding]:
    """Yield a finding for each decision point that was decided on and has other words now, in an item that waits."""
    voor, na = stap.voor, stap.na
    if not isinstance(voor, Agendapunt) or not isinstance(na, Agendapunt) or voor.doel is not Doel.BESLUITVORMEND:
        return
    if not namens(voor) & stap.actor.partijen or stand_of(stap.nu, voor) is Stand.BEHANDELD:
        return
    for point, besluit in last_decisions(stap.nu, voor).items():
        if point is None or not _af(stap.nu, besluit) or _punt(voor, point) == _punt(na, point):
            continue
        meeting = stap.nu.bijeenkomst_van(besluit)
        when = f"op {long_date(meeting.datum)} " if meeting else ""
        message = f"Over beslispunt {point} is {when}besloten. Een partij verandert het niet meer."
        hint = f"zet punt {point} bij `gevraagd` terug zoals het was; {_verder(voor)}"
        keys = ("gevraagd", point - 1) if _punt(na, point) else ("gevraagd",)
        yield na.finding(code, keys, message, hint)


def _af(table: Register, besluit: Besluit) -> bool:
    """Tell whether the table is done with a decision point: it was not held over, and no board sent it back."""
    return besluit.uitkomst is not Uitkomst.AANGEHOUDEN and geldigheid_of(table, besluit) is not Geldigheid.TERUG


def _punt(item: Agendapunt, point: int) -> str:
    return item.gevraagd[point - 1] if 0 < point <= len(item.gevraagd) else ""
