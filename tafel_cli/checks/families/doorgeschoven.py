"""T3: items that a meeting did not come to: they were on its agenda, and nothing came of them there."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule_on
from tafel_cli.dutch import long_date
from tafel_cli.finding import Code, Finding
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.register.case import Case
from tafel_cli.register.minutes import items_of
from tafel_cli.register.standing import punt_titel, was_moved_on


@rule_on(Verslag, "T328", "doorgeschoven-en-behandeld")
def kopje_erover(case: Case, verslag: Verslag, code: Code) -> Iterator[Finding]:
    """Minutes have no section on an item that they say was moved on."""
    gone = {each.agendapunt for each in verslag.doorgeschoven}
    for section in verslag.secties if gone else ():
        for id_ in gone.intersection(items_of(section)):
            message = f"`{punt_titel(case.register, id_)}` schoof door, maar het verslag heeft er wel een kopje over."
            hint = "haal dit kopje weg; sprak de tafel er wel over, haal het punt dan weg bij `doorgeschoven`"
            yield verslag.document.finding(code, section.span, message, hint, section.titel)


def _of_nothing(case: Case, record: Besluit | Actie, code: Code) -> Iterator[Finding]:
    meeting = case.register.bijeenkomst_van(record)
    if meeting and was_moved_on(case.register, meeting, record.agendapunt):
        title = punt_titel(case.register, record.agendapunt)
        message = f"De tafel besprak `{title}` niet op {long_date(meeting.datum)}: het punt schoof door."
        minutes = case.register.path_of("verslag", meeting.id)
        gone = f"haal het dan in `{minutes}` weg bij `doorgeschoven`"
        hint = f"kies een ander agendapunt; sprak de tafel er wel over, {gone}"
        yield record.finding(code, ("agendapunt",), message, hint)


@rule_on(Besluit, "T328", "doorgeschoven-en-behandeld")
def besluit_erover(case: Case, record: Besluit, code: Code) -> Iterator[Finding]:
    """No decision is on an item that its meeting moved on."""
    return _of_nothing(case, record, code)


@rule_on(Actie, "T328", "doorgeschoven-en-behandeld")
def actie_erover(case: Case, record: Actie, code: Code) -> Iterator[Finding]:
    """No action is on an item that its meeting moved on."""
    return _of_nothing(case, record, code)


@rule_on(Verslag, "T329", "doorgeschoven-niet-op-agenda")
def niet_op_agenda(case: Case, verslag: Verslag, code: Code) -> Iterator[Finding]:
    """Only an item on the agenda is moved on. Not judged if the meeting cannot be read."""
    meeting = case.register.get(Bijeenkomst, verslag.id)
    for index, each in enumerate(verslag.doorgeschoven if meeting else ()):
        if meeting and each.agendapunt not in meeting.agenda and case.register.path_of("agendapunt", each.agendapunt):
            title = punt_titel(case.register, each.agendapunt)
            message = (
                f"`{title}` stond niet op de agenda van {long_date(meeting.datum)}, dus het schoof daar niet door."
            )
            yield verslag.finding(code, ("doorgeschoven", index, "agendapunt"), message, "haal dit punt hier weg")
