"""Writes the chair's script for an agenda item: its aim, the steps, the use of time, the conclusion and warnings."""

from collections.abc import Iterator
from datetime import date

from tafel_cli.dutch import enumeration, long_date
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntopenbaarheid, Behandeling, Doel, Mededinging
from tafel_cli.kinds.besluit import Uitkomst
from tafel_cli.pack.rows import AgendaRow, Question
from tafel_cli.pack.script import conclusions, history
from tafel_cli.pack.script.dates import dringend, hierna
from tafel_cli.pack.script.hall import Zaal, point
from tafel_cli.pack.script.minutes import verdeling
from tafel_cli.pack.script.values import ScriptPoint
from tafel_cli.pack.words import UITKOMST, inleider, vragen
from tafel_cli.reading.sections import secties
from tafel_cli.register.standing import keten

VOORZITTER = "voorzitter"
UZELF = "uzelf"
BESLOTEN = "Dit punt is niet openbaar. Vraag wie niet bij een partij hoort, om weg te gaan."
BESLOTEN_OP_SCHRIFT = "Dit punt is niet openbaar. Stuur het alleen naar de partijen."
ZONDER_REDEN = "Er staat geen reden bij om het toch te bespreken. Vraag aan het begin of de tafel dat wil."


def punt(hall: Zaal, item: Agendapunt, row: AgendaRow) -> ScriptPoint:
    """Return the ScriptPoint of an item for a meeting; `op_papier` rewrites it for a written round."""
    register = hall.register
    asked = vragen(row.nr, item)
    by = item.inleider
    who = None if by is None else UZELF if by.organisatie == VOORZITTER else inleider(register, by)
    chain = keten(register, item)
    ids = tuple(each.id for each in chain)
    decides = item.doel is Doel.BESLUITVORMEND
    ask_home = history.straks(hall) if decides and not _hamerstuk(item) else ()
    before = history.eerder(hall.back, chain)
    return point(
        row,
        _aim(item, asked),
        *_steps(hall, item, row, asked),
        acties=hall.back.open_acties(ids),
        achterban=(*history.waiting_boards(hall.back, ids), *ask_home),
        conclusie=tuple(_conclusion(item, row, asked)),
        let_op=tuple(_beware(hall, item, row, treated=bool(before))),
        inleider=who,
        verdeling=verdeling(item, row.van, row.duur or 0, who, asked),
        vragen=asked,
        uitkomsten=tuple(UITKOMST.values()) if decides else _talked(hall, item),
        eerder=before,
    )


def _hamerstuk(item: Agendapunt) -> bool:
    return item.behandeling is Behandeling.HAMERSTUK


def _talked(hall: Zaal, item: Agendapunt) -> tuple[str, ...]:
    """Return the outcomes to tick for an item that is not for decision."""
    if item.doel is Doel.TER_KENNISNAME:
        return ()
    up = (UITKOMST[Uitkomst.OPGESCHAALD],) if hall.tafel.opschalen_naar else ()
    return ("besproken", UITKOMST[Uitkomst.AANGEHOUDEN], *up)


def _numbered(asked: tuple[Question, ...], one: str, more: str) -> str:
    return f"{one if len(asked) == 1 else more} {enumeration([vraag.nr for vraag in asked])}"


def _aim(item: Agendapunt, asked: tuple[Question, ...]) -> str:
    if item.doel is Doel.TER_KENNISNAME:
        return "Iedereen weet dat dit er is. De tafel besluit niets."
    if _hamerstuk(item):
        return "De tafel stemt in zonder gesprek, of iemand zegt waarom dat niet kan."
    if item.doel is Doel.BESLUITVORMEND:
        on = f", met een uitkomst bij {_numbered(asked, 'punt', 'punt')}" if asked else ""
        return f"Er is een afspraak die iedereen thuis kan uitleggen{on}."
    if item.doel is Doel.OORDEELSVORMEND:
        on = f" bij {_numbered(asked, 'vraag', 'vraag')}" if asked else ""
        return f"We kennen elkaars belangen en voorwaarden{on}, en weten wat nodig is om hierna te kunnen besluiten."
    on = f", en weet het antwoord op {_numbered(asked, 'vraag', 'vraag')}" if asked else ""
    return f"Iedereen heeft hetzelfde beeld van dit onderwerp{on}."


def _steps(hall: Zaal, item: Agendapunt, row: AgendaRow, asked: tuple[Question, ...]) -> Iterator[str]:
    if item.doel is Doel.TER_KENNISNAME:
        yield "Vraag of iedereen het stuk heeft gekregen." if row.duur else "Noem dit punt alleen, en ga door."
        return
    if _hamerstuk(item):
        yield f"Lees {_numbered(asked, 'punt', 'punt')} voor." if asked else "Noem het punt."
        yield "Vraag: “Wil iemand dit toch bespreken, of moet iemand dit thuis nog voorleggen?”"
        presses = dringend(hall, item)
        later = "praat de tafel er vandaag kort over" if presses else "komt het punt een volgende keer terug"
        yield f"Wil niemand het bespreken, lees dan de conclusie voor. Anders {later}."
        return
    if item.doel is Doel.BESLUITVORMEND:
        yield "Vraag eerst of iedereen het voorstel begrijpt, en pas daarna wat iedereen ervan vindt."
        yield "Vraag bij elk beslispunt: “Kan iedereen hiermee leven?” Er wordt niet gestemd."
        yield "Vraag vóór de conclusie wie dit thuis nog moet voorleggen. De secretaris schrijft dat op als voorbehoud."
        if asked:
            yield f"Is de tafel het niet eens, zeg dan: “{conclusions.niet_eens(asked)}” Vraag wat er nodig is."
        return
    if item.doel is Doel.OORDEELSVORMEND:
        yield "Laat elke partij zeggen wat voor haar belangrijk is en onder welke voorwaarden zij mee kan doen."
        yield "Besluit nog niets. Zoek waar we het over eens zijn en waar niet."
    else:
        yield "Vraag naar feiten en ervaringen. Meningen en oplossingen komen later."
    told = [sectie.woorden for sectie in secties(item.document) if sectie.titel.casefold() == "vervolg"]
    if next_ := history.voor_te_lezen(told[0]) if told else "":
        yield f"Spreek af wat er hierna gebeurt. In het stuk staat: “{next_}”"
    else:
        yield "Spreek af wat er hierna gebeurt, wie dat doet en wanneer het klaar is."


def _conclusion(item: Agendapunt, row: AgendaRow, asked: tuple[Question, ...]) -> Iterator[str]:
    if item.doel is Doel.BESLUITVORMEND:
        yield from (conclusions.besluit(vraag) for vraag in asked)
    elif item.doel is Doel.OORDEELSVORMEND:
        yield f"{conclusions.STEL_VAST} dat we elkaars belangen en voorwaarden kennen."
        yield "We zijn het eens over … . We denken nog verschillend over … ."
        yield "De volgende stap is … . Dat doet … , en het is klaar op … ."
    elif item.doel is Doel.BEELDVORMEND:
        yield f"{conclusions.STEL_VAST} dat we hetzelfde beeld hebben van dit onderwerp: … ."
        yield "Wat we nog niet weten, is … . Dat zoekt … uit, en het is klaar op … ."
    elif row.duur:
        yield f"{conclusions.STEL_VAST} dat iedereen dit nu weet. De tafel besluit hier niets over."


def _beware(hall: Zaal, item: Agendapunt, row: AgendaRow, *, treated: bool) -> Iterator[str]:
    if item.openbaarheid is not Agendapuntopenbaarheid.OPENBAAR:
        yield BESLOTEN_OP_SCHRIFT if hall.schriftelijk else BESLOTEN
    yield from _late(hall, item, row)
    if times := hall.register.times_moved_on[item.id]:
        yield f"Dit punt schoof al {times} keer door."
    decides = item.doel is Doel.BESLUITVORMEND
    if decides and not item.gevraagd:
        yield "Er staat geen beslispunt bij. Spreek eerst af waarover de tafel besluit."
    if decides and not treated and not _hamerstuk(item):
        why = f" De indiener zegt waarom het toch kan: {item.reden_direct_besluit}" if item.reden_direct_besluit else ""
        yield f"De tafel besprak dit niet in een eerdere bijeenkomst.{why}"
    if item.besluit_nodig_voor:
        yield _needed(hall, item, item.besluit_nodig_voor)
    if item.knelpunt and hall.tafel.opschalen_naar:
        yield f"Komt de tafel er zelf niet uit, dan kunt u dit opschalen naar: {hall.tafel.opschalen_naar}."
    if item.mededinging is Mededinging.GETOETST:
        beware = "Let erop dat geen reactie" if hall.schriftelijk else "Stop het gesprek als het toch"
        yield (
            f"Dit stuk is getoetst aan de Mededingingswet. {beware} over prijzen, biedingen of klanten van één bedrijf "
            "gaat."
        )


def _late(hall: Zaal, item: Agendapunt, row: AgendaRow) -> Iterator[str]:
    if row.stuk_volgt:
        yield f"Het stuk is nog niet ingediend. {_only_if_read(hall, item)}"
    if row.te_laat and not row.stuk_volgt:
        allowed = f"U laat het toe, met deze reden: {row.reden}" if row.reden else ZONDER_REDEN
        yield f"Dit stuk kwam te laat binnen. {allowed}"
    elif row.reden:
        yield f"U laat dit punt toe, met deze reden: {row.reden}"


def _only_if_read(hall: Zaal, item: Agendapunt) -> str:
    if item.doel is Doel.BESLUITVORMEND:
        return "Besluit alleen als iedereen het op tijd heeft kunnen lezen."
    if hall.schriftelijk and item.doel is Doel.TER_KENNISNAME:
        return "Stuur het na als het er is."
    if hall.schriftelijk:
        return "Vraag alleen om reacties als iedereen het op tijd kan lezen."
    return "Bespreek dit alleen als iedereen het op tijd heeft kunnen lezen."


def _needed(hall: Zaal, item: Agendapunt, before: date) -> str:
    day = f"Er is een besluit nodig vóór {long_date(before)}."
    later = hierna(hall)
    if not dringend(hall, item):
        return day
    if later:
        return f"{day} Uitstellen kan niet: de volgende bijeenkomst is pas op {long_date(later[0].datum)}."
    return f"{day} Er is nog geen bijeenkomst gepland waarop het later kan."
