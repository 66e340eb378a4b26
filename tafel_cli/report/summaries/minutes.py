"""Tells a secretary which minutes were made, and what to do next."""

from datetime import date

from tafel_cli.dutch import long_date
from tafel_cli.kinds.bijeenkomst import Bijeenkomststatus
from tafel_cli.register.meetings import Occasion
from tafel_cli.report import screen
from tafel_cli.report.summaries.table_change import tell_files
from tafel_cli.writing.table_change import TableChange


def tell_new(change: TableChange[Occasion], today: date, *, written: bool) -> None:
    """Write which minutes were made, or with `--toon` their text, and what to do with them."""
    meeting = change.told.meeting
    tell_files(change.files, written=written)
    if meeting.status is Bijeenkomststatus.GEPLAND and not meeting.sent_papers and meeting.datum > today:
        screen.print_wrapped(
            "Let op: de stukken zijn nog niet verzonden. Verandert de agenda nog, pas dan ook de kopjes en nummers in "
            "het verslag aan, of haal het bestand weg en maak het opnieuw."
        )
    if written:
        screen.print_wrapped(
            f"Typ in de bijeenkomst van {long_date(meeting.datum)} achter elke regel `Besluit …:` de uitkomst. "
            f"Kijk daarna met `tafel verslag process {meeting.id}` wat er van de regels wordt."
        )
