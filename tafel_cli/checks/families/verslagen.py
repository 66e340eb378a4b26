"""T3: the minutes of a meeting: whether they are there, were adopted, and cover its agenda."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule, rule_on
from tafel_cli.dutch import enumeration, long_date
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.reading.open_fence import open_fence
from tafel_cli.reading.record import HEAD, IN_HEADER
from tafel_cli.reading.sections import Sectie
from tafel_cli.register.case import Case
from tafel_cli.register.minutes import bare_title, foreign, items_of, standing_titles, untold
from tafel_cli.register.register import Register
from tafel_cli.register.standing import vastgesteld_op


@rule("T323", "verslag-ontbreekt", Severity.WAARSCHUWING)
def verslag_ontbreekt(case: Case, code: Code) -> Iterator[Finding]:
    """A meeting that was held has minutes. Not judged before its day, because T317 then says that it was not held."""
    there: frozenset[str] | None = None
    for meeting in case.register.held():
        early = case.today is not None and meeting.datum > case.today
        if not early and not case.register.path_of("verslag", meeting.id):
            there = _minutes(case) if there is None else there
            if _meant(meeting.id) in there:
                continue  # T207 or T208 says where they are
            message = "Deze bijeenkomst is gehouden, maar er is nog geen verslag."
            hint = f"typ `tafel verslag new {meeting.id}`, en schrijf het verslag daarin"
            yield meeting.finding(code, ("status",), message, hint)


def _minutes(case: Case) -> frozenset[str]:
    """Return the right names of all minutes that are there, also in a wrong folder or under another name."""
    ids = (*case.register.ids("verslag"), *(id_ for kind, id_ in case.register.elsewhere if kind == "verslag"))
    return frozenset(map(_meant, ids))


def _meant(id_: str) -> str:
    from tafel_cli.register.right_names import right_stem  # loaded only for a meeting without minutes

    return right_stem(id_)


def niet_gehouden(meeting: Bijeenkomst, what: str) -> tuple[str, str]:
    """Return message and hint on minutes or a decision (`what`) of a meeting that was not held."""
    message = f"De bijeenkomst van {long_date(meeting.datum)} is {meeting.status.value}, maar er is al een {what}."
    held = f"schrijf `status: gehouden` in `{meeting.path}` als die bijeenkomst is geweest"
    return message, f"{held}; haal anders dit {what} weg"


@rule_on(Verslag, "T324", "verslag-te-vroeg")
def verslag_te_vroeg(case: Case, verslag: Verslag, code: Code) -> Iterator[Finding]:
    """Minutes are of a meeting that was held. If that meeting cannot be read, this is not judged.

    A draft may be there before the meeting, because the secretary types in it while people talk.
    """
    meeting = case.register.bijeenkomst_van(verslag)
    planned = meeting is not None and meeting.status is Bijeenkomststatus.GEPLAND
    if planned and verslag.status is Verslagstatus.CONCEPT:
        return
    if meeting and meeting.status is not Bijeenkomststatus.GEHOUDEN:
        yield verslag.finding(code, (), *niet_gehouden(meeting, "verslag"))


@rule_on(Verslag, "T325", "vaststelling-past-niet")
def vaststelling(case: Case, verslag: Verslag, code: Code) -> Iterator[Finding]:
    """Adopted minutes name one later meeting that was held, or one later day; drafts name neither."""
    said = [key for key in ("vastgesteld_in", "vastgesteld_op") if getattr(verslag, key)]
    if verslag.status is Verslagstatus.CONCEPT:
        if said:
            message = "Dit verslag is nog een concept, maar er staat bij wanneer het is vastgesteld."
            hint = f"schrijf `status: vastgesteld`, of haal de regel `{said[0]}` weg"
            yield verslag.finding(code, (said[0],), message, hint)
    elif len(said) != 1:
        how = "niet bij" if not said else "op twee manieren bij"
        message = f"Dit verslag is vastgesteld, maar er staat {how} wanneer dat was."
        hint = (
            "haal de regel `vastgesteld_in` of de regel `vastgesteld_op` weg"
            if said
            else f"{IN_HEADER}: `vastgesteld_in:` met de naam van de bijeenkomst, of `vastgesteld_op:` met de dag"
        )
        yield verslag.finding(code, ("status",), message, hint)
    else:
        yield from _adopted(case.register, verslag, said[0], code)


def _adopted(register: Register, verslag: Verslag, key: str, code: Code) -> Iterator[Finding]:
    own = register.bijeenkomst_van(verslag)
    other = register.get(Bijeenkomst, verslag.vastgesteld_in) if verslag.vastgesteld_in else None
    if other and other.status is not Bijeenkomststatus.GEHOUDEN:
        message = (
            f"De bijeenkomst van {long_date(other.datum)} is niet gehouden, dus daar is dit verslag niet vastgesteld."
        )
        hint = "kies een bijeenkomst die gehouden is, of schrijf `status: concept` en haal deze regel weg"
        yield verslag.finding(code, (key,), message, hint)
    elif own and (day := vastgesteld_op(register, verslag)) and day <= own.datum:
        message = f"Een verslag wordt vastgesteld na de bijeenkomst zelf, en die was op {long_date(own.datum)}."
        yield verslag.finding(code, (key,), message, "kies een latere bijeenkomst of dag")


@rule_on(Verslag, "T326", "punt-niet-in-verslag")
def niet_in_verslag(case: Case, verslag: Verslag, code: Code) -> Iterator[Finding]:
    """The minutes have a section on each item that was treated. While they are a draft this is a warning.

    An item by consent, or news without time, needs no section, because its outcome or title says all.

    Items that belong in one place are one finding there, in the order of the agenda. A heading with the title of an
    item and no link is left to T327, because it is there. Minutes with an open code fence are left to T018.
    """
    if open_fence(verslag.document):
        return  # headings below an open fence are there, but count as code
    weight = code.mild if verslag.status is Verslagstatus.CONCEPT else code
    register, meeting = case.register, case.register.bijeenkomst_van(verslag)
    told = {id_: section for section in reversed(verslag.secties) for id_ in items_of(section)}
    loose = {
        bare_title(one.titel) for one in verslag.secties if one.niveau > 1 and not items_of(one)
    } - standing_titles(register)
    missing = {*untold(register, verslag)}
    absent: list[Agendapunt] = []
    for id_ in meeting.agenda if meeting else ():
        item = register.get(Agendapunt, id_)
        if id_ in told and absent:
            yield _absent(verslag, weight, absent, told[id_])
            absent = []
        elif item and id_ in missing and bare_title(item.titel) not in loose:
            absent.append(item)
    if absent:
        yield _absent(verslag, weight, absent, None)


def _absent(verslag: Verslag, code: Code, items: list[Agendapunt], below: Sectie | None) -> Finding:
    """Return the finding on items without a section, at the heading above which they belong, or else on line 1."""
    that, heads = ("Dat punt stond", "het kopje") if len(items) == 1 else ("Die punten stonden", "de kopjes")
    message = (
        f"Het verslag zegt nog niets over {enumeration([f'`{item.titel}`' for item in items])}. {that} op de agenda."
    )
    where = f"boven `{below.head.strip()[:200]}`" if below else "onder aan het verslag"
    typed = enumeration([f"`{_head(item)}`" for item in items])
    hint = f"typ {where} {heads} {typed}, en daaronder wat er is besproken"
    return verslag.document.finding(code, below.span if below else HEAD, message, hint)


@rule_on(Verslag, "T327", "verslag-zonder-punt")
def zonder_punt(case: Case, verslag: Verslag, code: Code) -> Iterator[Finding]:
    """Each section of minutes is on an item of the agenda or a standing item.

    In a table without standing items any other title passes, but not that of an item, because it lacks a link.
    """
    for section in foreign(case.register, verslag):
        message = f"Het kopje `{section.titel[:80]}` hoort niet bij een punt dat op de agenda stond."
        hint = _right_head(case.register, verslag, section)
        yield verslag.document.finding(code, section.span, message, hint, section.titel)


def _head(item: Agendapunt) -> str:
    return f"## [{item.titel}](../agenda/{item.id}.md)"


def _right_head(register: Register, verslag: Verslag, section: Sectie) -> str:
    meeting = register.bijeenkomst_van(verslag)
    points = register.points_of(meeting) if meeting else ()
    items = [item for id_ in points if (item := register.get(Agendapunt, id_))]
    same = next((item for item in items if bare_title(item.titel) == bare_title(section.titel)), None)
    if same:
        return f"schrijf het kopje met een link naar het agendapunt: `{_head(same)}`"
    return "haal dit kopje weg, zet er een link naar een punt van de agenda in, of gebruik de naam van een vast punt"
