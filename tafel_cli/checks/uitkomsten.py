"""T3: what comes out of a meeting: minutes, decisions, ratifications and actions."""

from collections import Counter
from collections.abc import Iterator

from tafel_cli.body import Sectie, secties
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.actie import Actie, Soort
from tafel_cli.kinds.actie import Status as Actiestatus
from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Status
from tafel_cli.kinds.verslag import Status as Verslagstatus
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.register import Geldigheid, Register
from tafel_cli.rules import rule
from tafel_cli.taal import aantal, datum, opsomming


@rule("T320", "besluit-zonder-behandeling")
def zonder_behandeling(register: Register, code: Code) -> Iterator[Finding]:
    """A decision is about an item that its own meeting, which was held, had on the agenda."""
    for besluit in register.all(Besluit):
        meeting = register.bijeenkomst_van(besluit)
        if meeting is None:
            continue
        if meeting.status is not Status.GEHOUDEN:
            message = f"De bijeenkomst van {datum(meeting.datum)} is nog niet gehouden, maar hier staat al een besluit."
            hint = f"schrijf in `{meeting.path}`: `status: gehouden`, of haal het besluit weg"
            yield besluit.finding(code, ("agendapunt",), message, hint)
        elif register.path_of("agendapunt", besluit.agendapunt) and besluit.agendapunt not in meeting.agenda:
            message = f"`{besluit.agendapunt}` stond niet op de agenda van {datum(meeting.datum)}."
            hint = "verbeter het agendapunt, of de naam van dit bestand"
            yield besluit.finding(code, ("agendapunt",), message, hint)


@rule("T321", "beslispunt-past-niet")
def beslispunt(register: Register, code: Code) -> Iterator[Finding]:
    """A decision says which decision point of its item it is about."""
    for besluit in register.all(Besluit):
        item = register.get(Agendapunt, besluit.agendapunt)
        count = len(item.gevraagd) if item else 0
        if besluit.beslispunt is None and count and item and item.doel is Doel.BESLUITVORMEND:
            message = f"Bij dit agendapunt {_are(count)}. Er staat niet over welk punt dit besluit gaat."
            yield besluit.finding(code, ("beslispunt",), message, "voeg een regel toe: `beslispunt: 1`")
        elif besluit.beslispunt is not None and item and besluit.beslispunt > count:
            message = f"Beslispunt {besluit.beslispunt} bestaat niet: bij dit agendapunt {_are(count)}."
            yield besluit.finding(code, ("beslispunt",), message, "kies het goede nummer")


def _are(count: int) -> str:
    return f"{'staat' if count == 1 else 'staan'} {aantal(count, 'punt', 'punten')} bij `gevraagd`"


@rule("T322", "uitkomst-niet-eenduidig")
def uitkomst(register: Register, code: Code) -> Iterator[Finding]:
    """When the minutes are adopted, every decision point of the meeting has exactly one outcome."""
    for verslag in register.all(Verslag):
        meeting = register.bijeenkomst_van(verslag)
        broken = len(register.all(Besluit)) < len(
            register.ids("besluit")
        )  # any of those may be the one that is missing
        if meeting is None or verslag.status is not Verslagstatus.VASTGESTELD or broken:
            continue
        given = Counter(
            (besluit.agendapunt, besluit.beslispunt)
            for besluit in register.all(Besluit)
            if register.bijeenkomst_van(besluit) is meeting
        )
        for id_ in meeting.agenda:
            item = register.get(Agendapunt, id_)
            points = item.gevraagd if item and item.doel is Doel.BESLUITVORMEND else ()
            for number, _ in enumerate(points, 1):
                count = given[id_, number]
                if count != 1 and item:
                    have = "geen besluit" if count == 0 else f"{count} besluiten"
                    message = f"Beslispunt {number} van `{item.titel}` heeft {have}; het verslag is al vastgesteld."
                    hint = f"zorg voor één besluit in `data/besluiten/`, bijvoorbeeld `{meeting.id}-b1.md`"
                    yield verslag.finding(code, ("status",), message, hint)


@rule("T323", "verslag-ontbreekt", Severity.WAARSCHUWING)
def verslag_ontbreekt(register: Register, code: Code) -> Iterator[Finding]:
    """A meeting that was held has minutes."""
    for meeting in register.held():
        if not register.path_of("verslag", meeting.id):
            message = "Deze bijeenkomst is gehouden, maar er is nog geen verslag."
            yield meeting.finding(code, ("status",), message, f"schrijf het verslag: `data/verslagen/{meeting.id}.md`")


@rule("T324", "verslag-te-vroeg")
def verslag_te_vroeg(register: Register, code: Code) -> Iterator[Finding]:
    """Minutes are of a meeting that was held."""
    for verslag in register.all(Verslag):
        meeting = register.bijeenkomst_van(verslag)
        if meeting and meeting.status is not Status.GEHOUDEN:
            message = f"De bijeenkomst van {datum(meeting.datum)} is {meeting.status.value}, maar er is al een verslag."
            hint = f"schrijf in `{meeting.path}`: `status: gehouden`, of haal het verslag weg"
            yield verslag.finding(code, (), message, hint)


@rule("T325", "vaststelling-past-niet")
def vaststelling(register: Register, code: Code) -> Iterator[Finding]:
    """Minutes are adopted in a later meeting that was held, or on a later day; drafts are not adopted yet."""
    for verslag in register.all(Verslag):
        said = [key for key in ("vastgesteld_in", "vastgesteld_op") if getattr(verslag, key)]
        if verslag.status is Verslagstatus.CONCEPT:
            if said:
                message = "Dit verslag is nog een concept, maar er staat bij wanneer het is vastgesteld."
                hint = f"schrijf `status: vastgesteld`, of haal de regel `{said[0]}` weg"
                yield verslag.finding(code, (said[0],), message, hint)
        elif len(said) != 1:
            message = "Dit verslag is vastgesteld. Zeg één keer wanneer: in een bijeenkomst of op een dag."
            hint = "gebruik `vastgesteld_in: …` (de bijeenkomst) of `vastgesteld_op: …` (de dag)"
            yield verslag.finding(code, ("status",), message, hint)
        else:
            yield from _adopted(register, verslag, said[0], code)


def _adopted(register: Register, verslag: Verslag, key: str, code: Code) -> Iterator[Finding]:
    own = register.bijeenkomst_van(verslag)
    other = register.get(Bijeenkomst, verslag.vastgesteld_in) if verslag.vastgesteld_in else None
    if other and other.status is not Status.GEHOUDEN:
        message = f"De bijeenkomst van {datum(other.datum)} is niet gehouden, dus daar is dit verslag niet vastgesteld."
        yield verslag.finding(code, (key,), message, "kies een bijeenkomst die gehouden is, of `status: concept`")
    day = other.datum if other else verslag.vastgesteld_op
    if own and day and day <= own.datum and not (other and other.status is not Status.GEHOUDEN):
        message = f"Een verslag wordt later vastgesteld dan de bijeenkomst zelf, en die was op {datum(own.datum)}."
        yield verslag.finding(code, (key,), message, "kies een latere bijeenkomst of dag")


@rule("T326", "punt-niet-in-verslag")
def niet_in_verslag(register: Register, code: Code) -> Iterator[Finding]:
    """The minutes have a section on each item that was treated; while they are a draft this is a warning."""
    for verslag in register.all(Verslag):
        meeting = register.bijeenkomst_van(verslag)
        told = {_item(section) for section in secties(verslag.document)}
        draft = verslag.status is Verslagstatus.CONCEPT
        severity = code._replace(severity=Severity.WAARSCHUWING) if draft else code
        for id_ in meeting.agenda if meeting and meeting.status is Status.GEHOUDEN else ():
            item = register.get(Agendapunt, id_)
            if item and id_ not in told:
                message = f"Het verslag zegt niets over `{item.titel}`, dat op de agenda stond."
                hint = f"voeg een stuk toe met de kop `## [{item.titel}](../agenda/{id_}.md)`"
                yield verslag.finding(severity, (), message, hint)


@rule("T327", "verslag-zonder-punt")
def zonder_punt(register: Register, code: Code) -> Iterator[Finding]:
    """Each section of the minutes is on an item that was treated, or on a standing item."""
    tafel = register.tafel
    standing = {punt.titel.casefold() for punt in tafel.vaste_punten} if tafel else set()
    for verslag in register.all(Verslag):
        meeting = register.bijeenkomst_van(verslag)
        for section in secties(verslag.document) if meeting else ():
            id_ = _item(section)
            if id_ is None and (section.titel.casefold() in standing or not standing):
                continue
            if meeting and id_ in meeting.agenda:
                continue
            message = f"`{section.titel[:80]}` stond niet op de agenda van deze bijeenkomst."
            hint = "zet een link naar het agendapunt in de kop, of gebruik de naam van een vast punt"
            yield verslag.document.finding(code, section.span, message, hint, section.titel)


def _item(section: Sectie) -> str | None:
    """Return the id of the item that the heading of a section links to."""
    inside = section.doel is not None and section.doel.startswith("agenda/")
    return section.doel.removeprefix("agenda/").removesuffix(".md") if inside and section.doel else None


@rule("T330", "actie-niet-afgerond")
def afgerond(register: Register, code: Code) -> Iterator[Finding]:
    """An action that ended says when and how; one that is open has no day on which it ended."""
    for actie in register.all(Actie):
        needed = {Actiestatus.GEREED: ("gereed_op", "resultaat"), Actiestatus.VERVALLEN: ("resultaat",)}
        missing = [key for key in needed.get(actie.status, ()) if not getattr(actie, key)]
        if missing:
            keys = opsomming([f"`{key}`" for key in missing])
            message = (
                f"Deze actie is {actie.status.value}, maar {keys} {'ontbreekt' if len(missing) == 1 else 'ontbreken'}."
            )
            hint = "voeg toe: " + " en ".join(f"`{key}: …`" for key in missing)
            yield actie.finding(code, ("status",), message, hint)
        elif actie.status is Actiestatus.OPEN and actie.gereed_op:
            message = f"Deze actie is open, maar was gereed op {datum(actie.gereed_op)}."
            yield actie.finding(code, ("gereed_op",), message, "schrijf `status: gereed`, of haal deze regel weg")


@rule("T331", "actie-verschoven")
def verschoven(register: Register, code: Code) -> Iterator[Finding]:
    """When the last day of an action moves, the earlier day stays on record."""
    for actie in register.all(Actie):
        later = [day for day in actie.eerder_uiterlijk if day >= actie.uiterlijk]
        if later:
            message = f"Bij `eerder_uiterlijk` staat {datum(later[0])}, maar dat is niet eerder dan `uiterlijk`."
            yield actie.finding(code, ("eerder_uiterlijk",), message, "zet hier alleen de dagen die niet gehaald zijn")
        before = register.base.get(Actie, actie.id) if register.base else None
        if before and before.uiterlijk != actie.uiterlijk and before.uiterlijk not in actie.eerder_uiterlijk:
            message = f"De uiterste dag was {datum(before.uiterlijk)}. Die dag moet bewaard blijven."
            hint = f"voeg toe: `eerder_uiterlijk:` met daaronder `  - {before.uiterlijk}`"
            yield actie.finding(code, ("uiterlijk",), message, hint)


def _overdue(register: Register, code: Code, soort: Soort, what: str) -> Iterator[Finding]:
    for actie in register.all(Actie):
        late = register.today is not None and actie.uiterlijk < register.today
        if late and actie.status is Actiestatus.OPEN and actie.soort is soort:
            message = f"{what} op {datum(actie.uiterlijk)}."
            hint = (
                "is het klaar? schrijf `status: gereed`, `gereed_op: …` en `resultaat: …`; "
                "zo niet: spreek een nieuwe dag af en zet de oude bij `eerder_uiterlijk`"
            )
            yield actie.finding(code, ("uiterlijk",), message, hint)


@rule("T332", "actie-te-laat", Severity.WAARSCHUWING)
def actie_te_laat(register: Register, code: Code) -> Iterator[Finding]:
    """An open action is not past its last day (looks at the calendar)."""
    return _overdue(register, code, Soort.ACTIE, "Deze actie moest klaar zijn")


@rule("T333", "toezegging-te-laat", Severity.WAARSCHUWING)
def toezegging_te_laat(register: Register, code: Code) -> Iterator[Finding]:
    """An open promise is not past its last day (looks at the calendar)."""
    return _overdue(register, code, Soort.TOEZEGGING, "Deze toezegging moest nagekomen zijn")


@rule("T340", "bekrachtiging-niet-gevraagd")
def niet_gevraagd(register: Register, code: Code) -> Iterator[Finding]:
    """A board answers a decision that waits for it."""
    for said in register.all(Bekrachtiging):
        besluit = register.get(Besluit, said.besluit)
        if besluit and said.organisatie not in besluit.voorbehoud:
            message = f"Besluit `{besluit.id}` wacht niet op `{said.organisatie}`."
            hint = f"zet de partij bij `voorbehoud` in `{besluit.path}`, of haal dit bestand weg"
            yield said.finding(code, ("organisatie",), message, hint)


@rule("T341", "bekrachtiging-te-vroeg")
def te_vroeg(register: Register, code: Code) -> Iterator[Finding]:
    """A board answers after the table decided."""
    for said in register.all(Bekrachtiging):
        besluit = register.get(Besluit, said.besluit)
        meeting = register.bijeenkomst_van(besluit) if besluit else None
        if meeting and said.op < meeting.datum:
            message = f"Het besluit is van {datum(meeting.datum)}; een antwoord kan er niet eerder zijn."
            yield said.finding(code, ("op",), message, "verbeter de dag")


@rule("T342", "bekrachtiging-verlopen", Severity.WAARSCHUWING)
def verlopen(register: Register, code: Code) -> Iterator[Finding]:
    """A board that a decision waits for has answered in its own number of weeks (looks at the calendar)."""
    for besluit in register.all(Besluit):
        if register.today is None or register.geldigheid(besluit) is not Geldigheid.NA_BEKRACHTIGING:
            continue
        for index, id_ in enumerate(besluit.voorbehoud):
            day = register.verwacht(besluit, id_)
            if register.bekrachtigingen_of(besluit)[id_] is None and day and day < register.today:
                message = f"Het antwoord van `{id_}` was verwacht op {datum(day)}."
                hint = f"is het er? maak dan `data/bekrachtigingen/{besluit.id}-{id_}.md`"
                yield besluit.finding(code, ("voorbehoud", index), message, hint)
