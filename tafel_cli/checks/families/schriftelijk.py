"""T3: the answers of a written round, and corrections of what was written down."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule_of, rule_on
from tafel_cli.dutch import long_date
from tafel_cli.finding import Code, Finding
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Vorm
from tafel_cli.kinds.reactie import Reactie
from tafel_cli.kinds.rectificatie import Rectificatie
from tafel_cli.reading.record import IN_HEADER
from tafel_cli.register.case import Case


@rule_on(Reactie, "T370", "geen-schriftelijke-ronde")
def geen_ronde(case: Case, said: Reactie, code: Code) -> Iterator[Finding]:
    """Parties answer in writing only in a written round, and on the items of its agenda."""
    meeting = case.register.get(Bijeenkomst, said.bijeenkomst)
    if meeting is None:
        return
    if meeting.vorm is not Vorm.SCHRIFTELIJK:
        message = f"De bijeenkomst van {long_date(meeting.datum)} is geen schriftelijke ronde."
        hint = f"haal dit bestand weg, of schrijf `vorm: schriftelijk` in `{meeting.path}`"
        yield said.finding(code, ("bijeenkomst",), message, hint)
        return
    for index, each in enumerate(said.antwoorden):
        if each.agendapunt not in meeting.agenda and case.register.path_of("agendapunt", each.agendapunt):
            message = f"`{each.agendapunt}` staat niet op de agenda van deze ronde."
            place = ("antwoorden", index, "agendapunt")
            yield said.finding(code, place, message, "kies een punt van de agenda, of haal dit antwoord weg")


@rule_of(Rectificatie, "T371", "rectificatie-onduidelijk")
def onduidelijk(made: Rectificatie, code: Code) -> Iterator[Finding]:
    """A correction is of minutes or of a decision; of minutes it names the item. It says when it was adopted."""
    if (made.over.verslag is None) == (made.over.besluit is None):
        message = "Een verbetering hoort bij één verslag of bij één besluit."
        yield made.finding(code, ("over",), message, "zet onder `over` één regel: `verslag:` of `besluit:` met de naam")
    elif made.over.verslag and made.agendapunt is None:
        message = "Er staat niet bij welk punt van het verslag deze verbetering hoort."
        yield made.finding(code, ("agendapunt",), message, f"{IN_HEADER}: `agendapunt:` met de naam van het punt")
    if (made.vastgesteld_in is None) == (made.vastgesteld_op is None):
        message = "Er moet één keer staan wanneer deze verbetering is vastgesteld."
        hint = f"{IN_HEADER}: `vastgesteld_in:` met de naam van de bijeenkomst, of `vastgesteld_op:` met de dag"
        yield made.finding(code, ("vastgesteld_op",), message, hint)
