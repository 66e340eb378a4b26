"""T7: documents that may not change any more, because they were adopted, or only with a warning: they were sent."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule
from tafel_cli.dutch import long_date
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.reactie import Reactie
from tafel_cli.kinds.rectificatie import Rectificatie
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.kinds.werkafspraak import Werkafspraak, Werkafspraakstatus
from tafel_cli.reading.record import Record
from tafel_cli.register.case import Case
from tafel_cli.register.proposal import Stap, gebruikers, record_at
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Stand, stand_of

_TE_LAAT = "wil de partij er later op terugkomen, dan dient zij een nieuw punt in"


@rule("T702", "staat-vast")
def staat_vast(case: Case, code: Code) -> Iterator[Finding]:
    """Nobody changes or adds to what was adopted or is in force, nor its attachments.

    An agreement may end (`_vervalt`), and an action may go on (`loopt`), because that is no change of what was agreed.
    """
    for stap in case.stappen:
        why = next(filter(None, (vast(stap.nu, record) for record in geraakt(stap))), "")
        if why and not (_vervalt(stap) or loopt(stap)):
            hint = f"{stap.terug}; verbeter het met een nieuw stuk dat naar dit stuk verwijst"
            yield stap.finding(code, f"{why} Daarna verandert er niets meer aan.", hint)
        elif not stap.bestond and isinstance(stap.na, Actie | Besluit | Reactie) and _vastgesteld(stap.nu, stap.na):
            message = "Het verslag van deze bijeenkomst is vastgesteld. Daarna komt er niets meer bij."
            late = isinstance(stap.na, Reactie)
            yield stap.finding(
                code, message, f"{stap.terug}; {_TE_LAAT}" if late else "zet dit bij een latere bijeenkomst"
            )


@rule("T706", "stuk-al-verzonden", Severity.WAARSCHUWING)
def verzonden(case: Case, code: Code) -> Iterator[Finding]:
    """An item whose pack was sent for a planned meeting does not change unnoticed, nor do its attachments."""
    for stap in case.stappen:
        items = [record for record in geraakt(stap) if isinstance(record, Agendapunt)]
        meetings = [meeting for item in items for meeting in stap.nu.meetings_of(item)]
        sent = [meeting for meeting in meetings if meeting.status is Bijeenkomststatus.GEPLAND and meeting.sent_papers]
        if sent:
            message = f"De stukken voor {long_date(sent[0].datum)} zijn al verzonden, en dit is er een van."
            yield stap.finding(code, message, "vraag de secretaris om deze versie na te zenden")


def geraakt(stap: Stap) -> list[Record | None]:
    """Return the documents that a step changes: that of the file, and those that attach it."""
    return [stap.voor, *(record_at(stap.nu, path) for path in gebruikers(stap.nu, stap.file.path))]


def vast(table: Register, record: Record | None) -> str:  # noqa: PLR0911  (one line for each kind)
    """Return in Dutch why a document may not change any more; empty if it may."""
    match record:
        case Verslag() if record.status is Verslagstatus.VASTGESTELD:
            return "Dit verslag is vastgesteld."
        case Besluit() if _vastgesteld(table, record):
            return "Dit besluit staat in een vastgesteld verslag."
        case Rectificatie():
            return "Deze verbetering is vastgesteld."
        case Reactie() if _vastgesteld(table, record):
            return "Het verslag van deze ronde is vastgesteld."
        case Actie() if _vastgesteld(table, record):
            return "Deze actie staat in een vastgesteld verslag."
        case Werkafspraak() if record.status is not Werkafspraakstatus.CONCEPT:
            return f"Deze werkafspraak is {record.status.value}."
        case Agendapunt() if stand_of(table, record) is Stand.BEHANDELD:
            if any(_aangenomen(table, meeting) for meeting in table.meetings_of(record)):
                return "Dit punt is behandeld, en het verslag is vastgesteld."
    return ""


def _vastgesteld(table: Register, record: Record) -> bool:
    """Tell whether the minutes of the meeting of a decision or action were adopted."""
    meeting = table.bijeenkomst_van(record)
    return meeting is not None and _aangenomen(table, meeting)


def _aangenomen(table: Register, meeting: Bijeenkomst) -> bool:
    verslag = table.verslag_of(meeting)
    return verslag is not None and verslag.status is Verslagstatus.VASTGESTELD


def _vervalt(stap: Stap) -> bool:
    """Tell whether the only change is that an agreement in force expired (`status: vervallen`)."""
    voor, na = stap.voor, stap.na
    if not isinstance(voor, Werkafspraak) or not isinstance(na, Werkafspraak):
        return False
    ended = voor.document.text.replace("status: geldend", "status: vervallen", 1)
    return voor.status is Werkafspraakstatus.GELDEND and na.document.text == ended


def loopt(stap: Stap) -> bool:
    """Tell whether only the progress of an action changed, and not what was agreed. Its text may only be added to."""
    voor, na = stap.voor, stap.na
    agreed = ("actie", "actiehouder", "agendapunt", "soort", "besluit", "met")
    if not isinstance(voor, Actie) or not isinstance(na, Actie):
        return False
    same = all(getattr(voor, key) == getattr(na, key) for key in agreed)
    return same and _aangevuld(voor.document.body, na.document.body)


def _aangevuld(was: str, nu: str) -> bool:
    """Tell whether a text stayed, or got more after it: below an empty line, and its words still read the same."""
    kept, lines = ([line.rstrip("\r") for line in text.split("\n")] for text in (was.rstrip(), nu))
    if was == nu or not was.strip():
        return True
    if lines[: len(kept)] != kept or "".join(lines[len(kept) : len(kept) + 1]).strip():
        return False
    from tafel_cli.reading.markdown import parse_markdown  # few changes add to such a text
    from tafel_cli.reading.text_tree import plain_text

    return plain_text(parse_markdown(nu)).startswith(plain_text(parse_markdown(was)).rstrip())
