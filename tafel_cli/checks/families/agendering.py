"""T3: the items on an agenda: which ones, when, and for how long."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule, rule_of, rule_on
from tafel_cli.dutch import duration, long_date
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus, Behandeling, Doel
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Vorm
from tafel_cli.kinds.werkafspraak import EerstBespreken
from tafel_cli.register.agreements import regel
from tafel_cli.register.case import Case
from tafel_cli.register.register import Register


def _planned(register: Register) -> Iterator[tuple[Bijeenkomst, int, Agendapunt]]:
    """Yield (meeting, index in its agenda, item) for each sound item on the agenda of a planned meeting."""
    return ((meeting, *found) for meeting in register.planned() for found in register.items_of(meeting))


@rule("T301", "dubbel-geagendeerd")
def dubbel(case: Case, code: Code) -> Iterator[Finding]:
    """An item is on the agenda of at most one planned meeting, and only once."""
    first: dict[str, Bijeenkomst] = {}
    for meeting, index, item in _planned(case.register):
        other = first.setdefault(item.id, meeting)
        if other is meeting and item.id not in meeting.agenda[:index]:
            continue
        if other is meeting:
            before, here = (meeting.at("agenda", place).line for place in (meeting.agenda.index(item.id), index))
            where = f"twee keer op deze agenda: op regel {before} en op regel {here}"
            hint = "haal een van de twee regels weg"
        else:
            where = f"ook op de agenda van {long_date(other.datum)} (`{other.path}`)"
            hint = "haal het punt van een van de twee agenda's"
        yield meeting.finding(code, ("agenda", index), f"`{item.titel}` staat {where}.", hint)


@rule("T302", "stuk-volgt", Severity.WAARSCHUWING)
def stuk_volgt(case: Case, code: Code) -> Iterator[Finding]:
    """An item on the agenda of a planned meeting is no draft."""
    for meeting, index, item in _planned(case.register):
        if item.status is Agendapuntstatus.CONCEPT:
            message = f"`{item.titel}` is nog een concept. In de vergaderstukken komt te staan: stuk volgt."
            hint = f"maak het punt af en schrijf in `{item.path}`: `status: ingediend`"
            yield meeting.finding(code, ("agenda", index), message, hint)


@rule("T303", "ingetrokken-geagendeerd")
def ingetrokken(case: Case, code: Code) -> Iterator[Finding]:
    """A withdrawn item is on no agenda of a planned meeting."""
    for meeting, index, item in _planned(case.register):
        if item.status is Agendapuntstatus.INGETROKKEN:
            message = f"`{item.titel}` is ingetrokken en staat toch op deze agenda."
            yield meeting.finding(code, ("agenda", index), message, "haal deze regel van de agenda")


@rule("T304", "concept-behandeld")
def concept_behandeld(case: Case, code: Code) -> Iterator[Finding]:
    """An item that was treated is no draft."""
    for meeting in case.register.held():
        for id_ in case.register.points_of(meeting):
            item = case.register.get(Agendapunt, id_)
            if item and item.status is Agendapuntstatus.CONCEPT:
                message = f"Dit punt is behandeld op {long_date(meeting.datum)}, maar het is nog een concept."
                yield item.finding(code, ("status",), message, "schrijf `status: ingediend`")


@rule_of(Agendapunt, "T305", "hamerstuk-past-niet")
def hamerstuk_past_niet(item: Agendapunt, code: Code) -> Iterator[Finding]:
    """Only an item for decision has `behandeling`."""
    if item.behandeling and item.doel is not Doel.BESLUITVORMEND:
        what = "een hamerstuk" if item.behandeling is Behandeling.HAMERSTUK else "een bespreekstuk"
        message = f"Alleen een punt met `doel: besluitvormend` kan {what} zijn. Hier staat `doel: {item.doel.value}`."
        hint = "haal de regel `behandeling` weg, of kies `doel: besluitvormend`"
        yield item.finding(code, ("behandeling",), message, hint)


@rule("T306", "direct-besluit", Severity.WAARSCHUWING)
def direct_besluit(case: Case, code: Code) -> Iterator[Finding]:
    """A submitted item for decision names the earlier item that it follows, says why not, or is a `hamerstuk`.

    Not judged if W009 does that, by a work agreement.
    """
    for item in case.register.all(Agendapunt) if regel(case.register, EerstBespreken) is None else ():
        direct = item.doel is Doel.BESLUITVORMEND and item.status is Agendapuntstatus.INGEDIEND
        if direct and not (item.vervolg_op or item.reden_direct_besluit or item.behandeling is Behandeling.HAMERSTUK):
            message = "Er staat niet bij in welk punt de tafel dit eerder besprak, of waarom dat niet nodig is."
            reason = "leg bij `reden_direct_besluit` uit waarom de tafel meteen kan besluiten"
            yield item.finding(code, ("doel",), message, f"noem het eerdere punt bij `vervolg_op`, of {reason}")


@rule("T310", "agenda-te-lang", Severity.WAARSCHUWING)
def te_lang(case: Case, code: Code) -> Iterator[Finding]:
    """Items, standing items and breaks fit in the time of a planned meeting. One in writing takes no time.

    An item without `duur` counts as no time. A meeting that ends before it begins is left to T311.
    """
    register = case.register
    tafel = register.tafel
    standing = sum(punt.duur for punt in tafel.vaste_punten) if tafel else 0
    for meeting in register.planned():
        if meeting.vorm is Vorm.SCHRIFTELIJK:
            continue
        items = [register.get(Agendapunt, id_) for id_ in meeting.agenda]
        breaks = meeting.agenda.count(PAUZE) * meeting.pauze_duur
        planned = standing + breaks + sum(item.duur or 0 for item in items if item)
        room = meeting.minuten
        if planned > room > 0:
            over = duration(planned - room)
            message = (
                f"De agenda vraagt {duration(planned)}, maar de bijeenkomst duurt {duration(room)}: {over} te veel."
            )
            hint = "verplaats een punt naar een andere bijeenkomst, of geef een punt minder tijd"
            yield meeting.finding(code, ("agenda",), message, hint)


@rule_on(Agendapunt, "T307", "ingediend-in-de-toekomst", Severity.WAARSCHUWING)
def toekomst(case: Case, item: Agendapunt, code: Code) -> Iterator[Finding]:
    """The `ingediend_op` of an item is not in the future, because then it is a slip or copied from an example.

    Not judged if the case has no day, or the item is withdrawn.
    """
    day = item.ingediend_op
    if case.today and day and day > case.today and item.status is not Agendapuntstatus.INGETROKKEN:
        message = f"De dag van indienen is nog niet geweest: {long_date(day)}."
        hint = f"schrijf de dag waarop u het punt indient; vandaag is het `{case.today.isoformat()}`"
        yield item.finding(code, ("ingediend_op",), message, hint)
