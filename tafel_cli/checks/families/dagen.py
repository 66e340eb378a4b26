"""T3: days of what was done, which cannot be in the future. These rules look at the calendar, so they warn only."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule, rule_on
from tafel_cli.dutch import long_date
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.kinds.werkafspraak import Werkafspraak
from tafel_cli.reading.fields import parse_date
from tafel_cli.reading.record import Record
from tafel_cli.register.case import Case

# The keys that say on which day something was done. `ingediend_op` is not among them, because T307 knows more of it.
_DONE: tuple[tuple[type[Record], str], ...] = (
    (Actie, "gereed_op"),
    (Bekrachtiging, "op"),
    (Organisatie, "missie_ondertekend"),
    (Verslag, "vastgesteld_op"),
    (Werkafspraak, "vastgesteld"),
)


@rule_on(Bijeenkomst, "T317", "gehouden-voor-de-dag", Severity.WAARSCHUWING)
def gehouden(case: Case, meeting: Bijeenkomst, code: Code) -> Iterator[Finding]:
    """A meeting is held on its day or later. Not judged if the case has no day."""
    if case.today and meeting.status is Bijeenkomststatus.GEHOUDEN and meeting.datum > case.today:
        message = f"Hier staat dat de bijeenkomst is gehouden, maar zij is pas op {long_date(meeting.datum)}."
        hint = "schrijf `status: gepland` tot de bijeenkomst is geweest, of verbeter de dag bij `datum`"
        yield meeting.finding(code, ("status",), message, hint)


@rule("T318", "dag-nog-niet-geweest", Severity.WAARSCHUWING)
def gedaan(case: Case, code: Code) -> Iterator[Finding]:
    """The day on which something was done is not in the future. Not judged if the case has no day."""
    today = case.today
    for record, keys, typed in _days(case) if today else ():
        day = parse_date(typed)
        if today and day and day > today:
            message = f"Bij `{keys[-1]}` staat {long_date(day)}. Die dag is nog niet geweest."
            hint = f"schrijf de dag waarop het gebeurde; vandaag is het `{today.isoformat()}`"
            yield record.finding(code, keys, message, hint)


def _days(case: Case) -> Iterator[tuple[Record, tuple[str | int, ...], str]]:
    """Yield (record, place, text) for each day that is there; the text of an agreement may name a meeting instead."""
    for kind, key in _DONE:
        for record in case.register.all(kind):
            yield record, (key,), str(getattr(record, key) or "")
    for meeting in case.register.all(Bijeenkomst):
        for place, sent in enumerate(meeting.verzonden):
            yield meeting, ("verzonden", place, "op"), str(sent.op)
