"""T3: the answers of a written round, and corrections of what was written down."""

from collections.abc import Iterator

from tafel_cli.checks.families.uitkomsten import listed_points
from tafel_cli.checks.rule import rule_of, rule_on
from tafel_cli.dutch import long_date
from tafel_cli.finding import Code, Finding
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus, Vorm
from tafel_cli.kinds.reactie import Reactie
from tafel_cli.kinds.rectificatie import Rectificatie
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.reading.record import IN_HEADER
from tafel_cli.register.case import Case
from tafel_cli.register.standing import vastgesteld_op


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
            continue
        item = case.register.get(Agendapunt, each.agendapunt)
        if item and each.beslispunt and each.beslispunt > len(item.gevraagd):
            message = f"Punt {each.beslispunt} bestaat niet: bij dit agendapunt {listed_points(len(item.gevraagd))}."
            hint = f"kies het nummer van een punt bij `gevraagd` in `{item.path}`, of haal deze regel weg"
            yield said.finding(code, ("antwoorden", index, "beslispunt"), message, hint)


@rule_of(Reactie, "T373", "antwoord-dubbel")
def dubbel_antwoord(said: Reactie, code: Code) -> Iterator[Finding]:
    """A party answers once on a point."""
    first: dict[tuple[str, int | None], int] = {}
    for index, each in enumerate(said.antwoorden):
        before = first.setdefault((each.agendapunt, each.beslispunt), index)
        if before != index:
            line = said.at("antwoorden", before, "agendapunt").line
            at = f"punt {each.beslispunt} van " if each.beslispunt else ""
            message = f"Over {at}`{each.agendapunt}` staat er al een antwoord: op regel {line}."
            hint = "laat het antwoord staan dat klopt, en haal het andere weg"
            yield said.finding(code, ("antwoorden", index, "agendapunt"), message, hint)


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


@rule_on(Rectificatie, "T375", "verbetering-te-vroeg")
def te_vroeg_verbeterd(case: Case, made: Rectificatie, code: Code) -> Iterator[Finding]:
    """Only what stands in adopted minutes is corrected, and not before that. Not judged if something is unreadable."""
    register = case.register
    about = register.get(Verslag, made.over.verslag) if made.over.verslag else None
    besluit = register.get(Besluit, made.over.besluit) if made.over.besluit else None
    record = about or besluit
    meeting = register.bijeenkomst_van(record) if record else None
    if (
        record is None
        or meeting is None
        or (register.path_of("verslag", meeting.id) and not register.verslag_of(meeting))
    ):
        return
    verslag = register.verslag_of(meeting)
    place = ("over", "verslag" if about else "besluit")
    if verslag is None or verslag.status is not Verslagstatus.VASTGESTELD:
        message = f"Het verslag van {long_date(meeting.datum)} is nog niet vastgesteld, dus dit kan daar gewoon anders."
        yield made.finding(code, place, message, f"verander het in `{record.path}`, en haal dit bestand weg")
        return
    other = register.get(Bijeenkomst, made.vastgesteld_in) if made.vastgesteld_in else None
    if other and other.status is not Bijeenkomststatus.GEHOUDEN:
        message = f"De bijeenkomst van {long_date(other.datum)} is niet gehouden, dus daar is dit niet vastgesteld."
        yield made.finding(code, ("vastgesteld_in",), message, "kies een bijeenkomst die gehouden is, of een dag")
        return
    key = "vastgesteld_in" if other else "vastgesteld_op"
    day, adopted = other.datum if other else made.vastgesteld_op, vastgesteld_op(register, verslag)
    if day and adopted and day < adopted:
        message = f"Het verslag is vastgesteld op {long_date(adopted)}. Een verbetering komt daarna."
        yield made.finding(code, (key,), message, "kies een latere bijeenkomst of dag")
