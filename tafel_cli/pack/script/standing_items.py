"""Writes the chair's script for standing items, from the opening to the close."""

from collections.abc import Callable

from tafel_cli.dutch import capitalized, enumeration, long_date, oclock, quantity
from tafel_cli.kinds.agendapunt import Agendapuntopenbaarheid, Behandeling, Doel
from tafel_cli.kinds.tafel import VastPunt, VastSoort
from tafel_cli.kinds.verslag import Verslagstatus
from tafel_cli.kinds.werkafspraak import AanwezigPerSoort, Inbrengtermijn
from tafel_cli.pack.rows import AgendaRow
from tafel_cli.pack.script.conclusions import STEL_VAST, as_parts
from tafel_cli.pack.script.dates import hierna, waiting_items
from tafel_cli.pack.script.hall import Zaal, new_and_withdrawn, numbers, point
from tafel_cli.pack.script.values import ScriptPoint
from tafel_cli.pack.words import partij
from tafel_cli.register.agreements import laatste_dag, regel
from tafel_cli.register.standing import actieve_partijen
from tafel_cli.value_class import with_changes

GEEN_PRIJZEN = (
    "Zeg: “We praten hier niet over prijzen, biedingen of het verdelen van klanten en projecten. "
    "Gebeurt dat toch, dan stop ik het gesprek.”"
)


def script_of(hall: Zaal, punt: VastPunt, row: AgendaRow) -> ScriptPoint:
    """Return the ScriptPoint of a standing item; the steps for open actions join the item that `loopt_na` names."""
    made = _SCRIPTS[punt.soort](hall, row)
    if hall.loopt_na() is not punt or punt.soort is VastSoort.ACTIES:
        return made
    more = _acties(hall, row)
    return with_changes(
        made,
        aanpak=(*made.aanpak, *more.aanpak),
        acties=more.acties,
        achterban=more.achterban,
    )


def _opening(hall: Zaal, row: AgendaRow) -> ScriptPoint:
    meeting = hall.meeting
    guests = f" Heet ook de gasten welkom: {enumeration(meeting.gasten)}." if meeting.gasten else ""
    if len(meeting.gasten) == 1:
        guests = f" Heet ook de gast welkom: {meeting.gasten[0]}."
    said = [
        f"Open de bijeenkomst om {oclock(row.van)} en heet iedereen welkom.{guests}",
        _absent(hall),
        *_decides(hall),
        GEEN_PRIJZEN,
    ]
    if new := new_and_withdrawn(hall):
        said.append(f"Zeg {new}.")
    for item, here in hall.items():
        if here.te_laat and here.reden:
            said.append(f"Leg uit waarom punt {here.nr} ({item.titel}) toch op de agenda staat. De reden: {here.reden}")
    if late := [here for _, here in hall.items() if here.te_laat and not (here.reden or here.stuk_volgt)]:
        came = "Dit stuk kwam" if len(late) == 1 else "Deze stukken kwamen"
        said.append(
            f"Vraag of de tafel {numbers(late)} wil bespreken. {came} te laat, zonder reden om het toe te laten."
        )
    said.append("Vraag of iemand iets aan de agenda wil veranderen.")
    return point(
        row,
        "Iedereen weet wie er is, wat er vandaag op de agenda staat en waarover de tafel besluit.",
        *said,
        conclusie=(f"{STEL_VAST} dat we de agenda zo volgen.",),
        let_op=tuple(_closed(hall)),
    )


def _absent(hall: Zaal) -> str:
    off = enumeration([partij(hall.register, id_) for id_ in hall.meeting.afgemeld])
    known = f": {off} {'is' if len(hall.meeting.afgemeld) == 1 else 'zijn'} afgemeld. Vraag ook" if off else ", en"
    return f"Noem wie er afwezig is{known} wie iemand vervangt. De secretaris schrijft het op."


def _decides(hall: Zaal) -> list[str]:
    deciding = [here for item, here in hall.items() if item.doel is Doel.BESLUITVORMEND]
    said = [f"Zeg waarover de tafel vandaag besluit: {numbers(deciding)}."] if deciding else []
    rule = regel(hall.register, AanwezigPerSoort)
    if rule and any(item.doel is rule.bij for item, _ in hall.items()):
        active = {party.soort for party in actieve_partijen(hall.register)}
        kinds = [name.lower() for soort, name in hall.tafel.soorten.items() if soort in active]
        named = numbers([here for item, here in hall.items() if item.doel is rule.bij])
        said.append(f"Kijk of er van elke soort partij iemand is, want dat is nodig bij {named}: {enumeration(kinds)}.")
    return said


def _closed(hall: Zaal) -> list[str]:
    closed = [here for item, here in hall.items() if item.openbaarheid is not Agendapuntopenbaarheid.OPENBAAR]
    if not closed:
        return []
    verb, them = ("is", "het") if len(closed) == 1 else ("zijn", "ze")
    away = " Vraag gasten om dan weg te gaan." if hall.meeting.gasten else ""
    what = f" Stuur {them} alleen naar de partijen." if hall.schriftelijk else away
    return [f"{capitalized(numbers(closed))} {verb} niet openbaar.{what}"]


def _mededelingen(hall: Zaal, row: AgendaRow) -> ScriptPoint:
    silent = [here for item, here in hall.items() if item.doel is Doel.TER_KENNISNAME and not here.duur]
    said = [
        "Vraag wie een mededeling heeft, en geef ieder kort het woord.",
        "Wil iemand erover praten? Dat kan aan het eind, na de andere punten.",
    ]
    if silent:
        said.append(f"Zeg dat {numbers(silent)} alleen ter informatie is: daar praten we vandaag niet over.")
    return point(row, "Iedereen kent het nieuws dat niet op de agenda staat.", *said)


def _verslag(hall: Zaal, row: AgendaRow) -> ScriptPoint:
    before = hall.back.before
    if before is None:
        return point(row, "Er is nog geen eerder verslag.", "Ga door naar het volgende punt.")
    day = long_date(before.datum)
    found = hall.register.verslag_of(before)
    if found is None:
        return point(
            row,
            "Iedereen weet wanneer het verslag van de vorige keer komt.",
            f"Spreek af wanneer het verslag van {day} klaar is.",
            let_op=(f"Het verslag van {day} is er nog niet, of het is niet te lezen.",),
        )
    if found.status is Verslagstatus.VASTGESTELD:
        aim = f"Iedereen weet dat het verslag van {day} al is vastgesteld."
        return point(row, aim, f"Zeg dat het verslag van {day} al is vastgesteld.")
    which = "deze wijziging" if len(found.wijzigingen) == 1 else "deze wijzigingen"
    changed = f", met {which}: {as_parts(found.wijzigingen)}" if found.wijzigingen else ""
    return point(
        row,
        f"Het verslag van {day} is vastgesteld.",
        f"Vraag wie een opmerking heeft over het verslag van {day}. Loop het kort langs, bladzijde voor bladzijde.",
        "Praat alleen over wat er in het verslag staat, niet opnieuw over het onderwerp zelf.",
        conclusie=(f"{STEL_VAST} dat het verslag van {day} is vastgesteld{changed}.",),
    )


def _acties(hall: Zaal, row: AgendaRow) -> ScriptPoint:
    said = []
    if hall.acties:
        count = quantity(len(hall.acties), "actie", "acties")
        said.append(
            f"Er {'staat' if len(hall.acties) == 1 else 'staan'} nog {count} open. "
            "Vraag bij elke actie: is het klaar? Zo nee: wat is er nodig, en wat wordt de nieuwe dag?"
        )
    else:
        said.append("Er staan geen acties open.")
    if hall.achterban:
        said.append("Vraag naar de antwoorden van de partijen die een besluit thuis nog moesten voorleggen.")
    return point(
        row,
        "Van elke open actie is duidelijk hoe het ervoor staat en wie wat nog doet.",
        *said,
        acties=hall.acties,
        achterban=hall.achterban,
    )


def _hamerstukken(hall: Zaal, row: AgendaRow) -> ScriptPoint:
    found = [here for item, here in hall.items() if item.behandeling is Behandeling.HAMERSTUK]
    if not found:
        return point(row, "Er zijn vandaag geen hamerstukken.", "Ga door naar het volgende punt.")
    return point(
        row,
        "Duidelijk is welke hamerstukken zonder gesprek doorgaan.",
        f"Noem de hamerstukken: {numbers(found)}.",
        "Vraag of iemand er een wil bespreken. Dan krijgt dat punt nu kort tijd, of het komt een volgende keer terug.",
    )


def _termijnagenda(hall: Zaal, row: AgendaRow) -> ScriptPoint:
    later = hierna(hall)
    here = {item.id for item, _ in hall.items()}
    waits = [item for item in waiting_items(hall.register) if item.id not in here]
    said, warned = [], []
    if later:
        said.append(f"Noem de volgende {'bijeenkomst' if len(later) == 1 else 'bijeenkomsten'}: "
                    f"{enumeration([long_date(other.datum) for other in later])}.")  # fmt: skip
        rule = regel(hall.register, Inbrengtermijn)
        if rule:
            last = long_date(laatste_dag(rule, later[0]))
            clock = f", tot {oclock(rule.uur)}" if rule.uur else ""
            said.append(f"Zeg dat stukken daarvoor uiterlijk {last} binnen moeten zijn{clock}.")
    else:
        warned.append("Er is nog geen volgende bijeenkomst gepland. Spreek een dag af.")
    if waits:
        titles = enumeration([f"“{item.titel}”" for item in waits])
        said.append(f"Noem welke punten nog wachten op een plek op de agenda: {titles}.")
    said.append("Vraag wie een onderwerp wil inbrengen, en wanneer.")
    return point(
        row,
        "Iedereen weet wanneer de tafel weer bij elkaar komt en wat er dan op de agenda kan komen.",
        *said,
        let_op=tuple(warned),
    )


def _rondvraag(_: Zaal, row: AgendaRow) -> ScriptPoint:
    return point(
        row,
        "Iedere partij heeft kunnen zeggen wat er nog was.",
        "Geef elke partij één keer kort het woord.",
        "Besluit hier niets. Is er meer tijd nodig, spreek dan af wie er een agendapunt van maakt.",
    )


def _sluiting(hall: Zaal, row: AgendaRow) -> ScriptPoint:
    end = min(row.tot, hall.meeting.einde)  # an agenda that is too long runs on, and a meeting does not
    return point(
        row,
        "Iedereen weet wat er is besloten en wie wat doet.",
        "Lees de besluiten en de nieuwe acties voor (zie “Voorlezen aan het eind”), en vraag of ze kloppen.",
        f"Noem de dagen die volgen, bedank iedereen en sluit de bijeenkomst om {oclock(end)}.",
    )


_SCRIPTS: dict[VastSoort, Callable[[Zaal, AgendaRow], ScriptPoint]] = {
    VastSoort.OPENING: _opening,
    VastSoort.MEDEDELINGEN: _mededelingen,
    VastSoort.VERSLAG: _verslag,
    VastSoort.ACTIES: _acties,
    VastSoort.HAMERSTUKKEN: _hamerstukken,
    VastSoort.TERMIJNAGENDA: _termijnagenda,
    VastSoort.RONDVRAAG: _rondvraag,
    VastSoort.SLUITING: _sluiting,
}
