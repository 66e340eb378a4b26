"""T3: what comes out of a meeting: decisions, ratifications and actions."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import count

from tafel_cli.checks.families.verslagen import niet_gehouden
from tafel_cli.checks.rule import rule_of, rule_on
from tafel_cli.dutch import enumeration, long_date, quantity
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.actie import Actie, Actiesoort, Actiestatus
from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit, Uitkomst
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.reading.record import IN_HEADER
from tafel_cli.register.case import Case
from tafel_cli.register.minutes import talked
from tafel_cli.register.register import Register
from tafel_cli.register.standing import keten, punt_titel, verwacht_op, waiting_for


@rule_on(Besluit, "T320", "besluit-zonder-behandeling")
def zonder_behandeling(case: Case, besluit: Besluit, code: Code) -> Iterator[Finding]:
    """A decision is of a meeting that was held, and names an item on its agenda or a standing item.

    One on an item that was moved on is left to T328.
    """
    meeting = case.register.bijeenkomst_van(besluit)
    known = case.register.path_of("agendapunt", besluit.agendapunt)
    if meeting and meeting.status is not Bijeenkomststatus.GEHOUDEN:
        yield besluit.finding(code, ("agendapunt",), *niet_gehouden(meeting, "besluit"))
    elif meeting and known and besluit.agendapunt not in meeting.agenda:
        message = f"Het agendapunt `{besluit.agendapunt}` stond niet op de agenda van {long_date(meeting.datum)}."
        hint = "kies een agendapunt dat daar wel op stond, of verbeter de naam van dit bestand"
        yield besluit.finding(code, ("agendapunt",), message, hint)


@rule_on(Besluit, "T321", "beslispunt-past-niet")
def beslispunt(case: Case, besluit: Besluit, code: Code) -> Iterator[Finding]:
    """A decision names a decision point that its item has. One that names none goes beyond the list, which may be.

    If its number was forgotten, T322 says that the point has no decision.
    """
    item = case.register.get(Agendapunt, besluit.agendapunt)
    points = len(item.gevraagd) if item else 0
    if besluit.beslispunt is not None and item and besluit.beslispunt > points:
        message = f"Beslispunt {besluit.beslispunt} bestaat niet: bij dit agendapunt {listed_points(points)}."
        hint = f"kies het nummer van een punt bij `gevraagd` in `{item.path}`" if points else "haal deze regel weg"
        yield besluit.finding(code, ("beslispunt",), message, hint)


def listed_points(points: int) -> str:
    """Say how many points an item lists: `staat 1 punt bij `gevraagd``."""
    many = quantity(points, "punt", "punten") if points else "geen punten"
    return f"{'staat' if points == 1 else 'staan'} {many} bij `gevraagd`"


@rule_on(Besluit, "T374", "vervangt-ander-punt")
def vervangt(case: Case, besluit: Besluit, code: Code) -> Iterator[Finding]:
    """A decision replaces an earlier one on the same point of its item, or on an item that its own item follows.

    One on a standing item may replace any, because the table may come back to a decision without a new item.
    """
    register = case.register
    old = register.get(Besluit, besluit.vervangt) if besluit.vervangt else None
    item = register.get(Agendapunt, besluit.agendapunt)
    if old is None:
        return
    message, hint = "", f"noem bij `vervangt` een besluit over hetzelfde punt, of haal deze regel weg: `{old.path}`"
    if item and old.agendapunt not in {each.id for each in keten(register, item)}:
        message = f"`{old.id}` gaat over een ander agendapunt: `{punt_titel(register, old.agendapunt)}`."
    elif old.agendapunt == besluit.agendapunt and old.beslispunt != besluit.beslispunt:
        about = f"beslispunt {old.beslispunt}" if old.beslispunt else "geen beslispunt"
        message = f"`{old.id}` gaat over {about} van dit agendapunt, en dit besluit over een ander."
    elif register.taken(old) >= register.taken(besluit) and register.bijeenkomst_van(besluit):
        message = f"`{old.id}` is niet eerder genomen dan dit besluit."
    if message:
        yield besluit.finding(code, ("vervangt",), message, hint)


@rule_on(Verslag, "T322", "uitkomst-niet-eenduidig")
def uitkomst(case: Case, verslag: Verslag, code: Code) -> Iterator[Finding]:
    """Every decision point of a meeting with minutes has exactly one decision; of draft minutes this is a warning.

    A missing decision is not reported if any other is broken or misplaced, because that may be the one, if an earlier
    meeting concluded on that point and did not hold it over, or if the minutes say that it was only talked about.
    """
    register = case.register
    meeting = register.bijeenkomst_van(verslag)
    if meeting is None or meeting.status is not Bijeenkomststatus.GEHOUDEN:
        return
    draft = verslag.status is Verslagstatus.CONCEPT
    given: dict[tuple[str, int | None], list[str]] = defaultdict(list)
    astray = len(register.all(Besluit)) < len(register.ids("besluit"))  # a broken file may be the one
    for besluit in register.all(Besluit):
        if register.bijeenkomst_van(besluit) is meeting:
            given[besluit.agendapunt, besluit.beslispunt].append(f"`{besluit.path}`")
            astray = astray or not _placed(register, meeting, besluit)
    names = _free(register, meeting)
    for id_ in register.points_of(meeting):
        item = register.get(Agendapunt, id_)
        points = item.gevraagd if item and item.doel is Doel.BESLUITVORMEND else ()
        for number, _ in enumerate(points, 1):
            files = given[id_, number]
            if len(files) == 1 or item is None:
                continue
            if not files and (astray or _settled(register, meeting, item, number) or number in talked(verslag, id_)):
                continue
            point = f"Beslispunt {number} van `{item.titel}` heeft"
            if files:
                message = f"{point} {len(files)} besluiten: {enumeration(files)}. Dat moet er één zijn."
                hint = (
                    "hoort een van deze besluiten bij een ander beslispunt, verbeter dan daar het nummer bij "
                    "`beslispunt`; is het twee keer hetzelfde, vraag dan de secretaris welk bestand weg mag"
                )
            else:
                message = f"{point} nog geen besluit{'' if draft else ', maar het verslag is al vastgesteld'}."
                file = f"`data/besluiten/{next(names)}.md`"
                keys = f"`agendapunt: {id_}` en `beslispunt: {number}`"
                command = f"tafel besluiten new N.{number} --uitkomst UITKOMST --bijeenkomst {meeting.id}"
                hint = f"typ `{command}`, met voor N het nummer op de agenda, of maak zelf {file}, met {keys}"
                if beyond := given[id_, None]:
                    hint = f"hoort {beyond[0]} hierbij, typ daar `beslispunt: {number}`; {hint}"
            yield verslag.finding(code.mild if draft else code, ("status",), message, hint)


def _settled(register: Register, meeting: Bijeenkomst, item: Agendapunt, number: int) -> bool:
    """Tell whether the last outcome of a decision point in earlier meetings was another than to hold it over."""
    earlier = [b for b in register.besluiten_of(item) if b.beslispunt == number]
    last = next((b for b in reversed(earlier) if register.taken(b)[0] < meeting.datum), None)
    return last is not None and last.uitkomst is not Uitkomst.AANGEHOUDEN


def _placed(register: Register, meeting: Bijeenkomst, besluit: Besluit) -> bool:
    """Tell whether a decision belongs to an item and point that its meeting treated.

    If not, T201, T320, T321 or T328 reports it.
    """
    item = register.get(Agendapunt, besluit.agendapunt)
    if item is None:
        return register.knows(("vast_punt",), besluit.agendapunt)
    return item.id in register.points_of(meeting) and (besluit.beslispunt or 0) <= len(item.gevraagd)


def _free(register: Register, meeting: Bijeenkomst) -> Iterator[str]:
    """Yield unused ids for new decisions of a meeting."""
    names = (f"{meeting.id}-b{number}" for number in count(1))
    return (name for name in names if not register.path_of("besluit", name))


@rule_of(Actie, "T330", "actie-niet-afgerond")
def afgerond(actie: Actie, code: Code) -> Iterator[Finding]:
    """A finished action has `gereed_op` and `resultaat`, a cancelled one `resultaat`, an open one no `gereed_op`."""
    needed = {Actiestatus.GEREED: ("gereed_op", "resultaat"), Actiestatus.VERVALLEN: ("resultaat",)}
    missing = [key for key in needed.get(actie.status, ()) if not getattr(actie, key)]
    if missing:
        keys = enumeration([f"`{key}`" for key in missing])
        message = (
            f"Deze actie is {actie.status.value}, maar {keys} {'ontbreekt' if len(missing) == 1 else 'ontbreken'}."
        )
        why = "de reden" if actie.status is Actiestatus.VERVALLEN else "wat eruit kwam"
        said = {"gereed_op": "`gereed_op:` met de dag", "resultaat": f"`resultaat:` met {why}"}
        hint = f"{IN_HEADER}: {enumeration([said[key] for key in missing])}"
        yield actie.finding(code, ("status",), message, hint)
    elif actie.status is Actiestatus.OPEN and actie.gereed_op:
        message = f"Deze actie is open, maar er staat ook dat zij gereed was op {long_date(actie.gereed_op)}."
        yield actie.finding(code, ("gereed_op",), message, "schrijf `status: gereed`, of haal deze regel weg")


@rule_of(Actie, "T331", "actie-verschoven")
def verschoven(actie: Actie, code: Code) -> Iterator[Finding]:
    """The days in `eerder_uiterlijk` lie before `uiterlijk`. Whether one is missing is judged in of_a_change/."""
    later = next((day for day in actie.eerdere_dagen if day >= actie.uiterlijk), None)
    if later:
        message = (
            f"Bij `eerder_uiterlijk` staat {long_date(later)}, maar dat is niet eerder dan de dag bij `uiterlijk` "
            f"({long_date(actie.uiterlijk)})."
        )
        place = ("eerder_uiterlijk", actie.eerdere_dagen.index(later))
        yield actie.finding(code, place, message, "zet hier alleen uiterste dagen van vroeger")


def _overdue(case: Case, actie: Actie, code: Code, soort: Actiesoort, what: str) -> Iterator[Finding]:
    late = case.today is not None and actie.uiterlijk < case.today
    if late and actie.status is Actiestatus.OPEN and actie.soort is soort:
        message = f"{what} op {long_date(actie.uiterlijk)}."
        ready = f"is het klaar, typ dan `tafel acties done {actie.id} RESULTAAT`"
        hint = f"{ready}; duurt het langer, typ dan `tafel acties postpone {actie.id} DAG --reden REDEN`"
        yield actie.finding(code, ("uiterlijk",), message, hint)


@rule_on(Actie, "T332", "actie-te-laat", Severity.WAARSCHUWING)
def actie_te_laat(case: Case, actie: Actie, code: Code) -> Iterator[Finding]:
    """An open action is not past its last day (`uiterlijk`). Not judged if the case has no day."""
    return _overdue(case, actie, code, Actiesoort.ACTIE, "Deze actie moest klaar zijn")


@rule_on(Actie, "T333", "toezegging-te-laat", Severity.WAARSCHUWING)
def toezegging_te_laat(case: Case, actie: Actie, code: Code) -> Iterator[Finding]:
    """An open promise is not past its last day (`uiterlijk`). Not judged if the case has no day."""
    return _overdue(case, actie, code, Actiesoort.TOEZEGGING, "Deze toezegging moest nagekomen zijn")


@rule_on(Bekrachtiging, "T340", "bekrachtiging-niet-gevraagd")
def niet_gevraagd(case: Case, said: Bekrachtiging, code: Code) -> Iterator[Finding]:
    """A ratification is by a party in `voorbehoud` of the decision."""
    besluit = case.register.get(Besluit, said.besluit)
    if besluit and said.organisatie not in besluit.reserved_by:
        message = f"Het besluit `{besluit.id}` wacht niet op een antwoord van `{said.organisatie}`."
        hint = f"zet `{said.organisatie}` bij `voorbehoud` in `{besluit.path}`, of haal dit bestand weg"
        yield said.finding(code, ("organisatie",), message, hint)


@rule_on(Bekrachtiging, "T341", "bekrachtiging-te-vroeg")
def te_vroeg(case: Case, said: Bekrachtiging, code: Code) -> Iterator[Finding]:
    """A ratification has no day before that of the meeting of its decision, because a board cannot answer earlier."""
    besluit = case.register.get(Besluit, said.besluit)
    meeting = case.register.bijeenkomst_van(besluit) if besluit else None
    if meeting and said.op < meeting.datum:
        message = f"Het besluit is van {long_date(meeting.datum)}. Eerder kan een bestuur geen antwoord geven."
        yield said.finding(code, ("op",), message, "verbeter de dag bij `op`")


@rule_on(Besluit, "T342", "bekrachtiging-verlopen", Severity.WAARSCHUWING)
def verlopen(case: Case, besluit: Besluit, code: Code) -> Iterator[Finding]:
    """A board answers a decision within the `weken` of its party.

    Not judged if the case has no day, or if the decision was replaced, because it then waits for nobody.
    """
    register, today = case.register, case.today
    for id_ in waiting_for(register, besluit) if today else ():
        day = verwacht_op(register, besluit, id_)
        if day and today and day < today:
            message = f"Het antwoord van `{id_}` was verwacht op {long_date(day)}. Het is er nog niet."
            command = f"tafel bekrachtigingen new {besluit.id} {id_} --stand STAND"
            hint = f"vraag het bestuur om een antwoord; is het er, typ dan `{command}`"
            yield besluit.finding(code, ("voorbehoud", besluit.reserved_by.index(id_)), message, hint)
