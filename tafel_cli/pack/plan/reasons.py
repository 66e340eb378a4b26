"""Explains a plan in Dutch sentences: why an item has its place, why another has none, and remarks for the chair."""

from collections import Counter
from collections.abc import Iterator

from tafel_cli.dutch import duration, long_date, percentage, quantity
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.bijeenkomst import PAUZE
from tafel_cli.kinds.tafel import Plaats
from tafel_cli.kinds.werkafspraak import Balans, Inbrengtermijn
from tafel_cli.pack.plan.candidates import Groep, Kandidaat, Planning, later_gewenst
from tafel_cli.pack.plan.choice import Keuze, fits, minutes_of
from tafel_cli.pack.script.dates import hierna, waiting_items
from tafel_cli.pack.words import partij
from tafel_cli.register.agreements import regel, uiterlijk
from tafel_cli.register.completeness import meter
from tafel_cli.register.standing import stand_of

_TWEE = 2
_GROEP = {
    Groep.HAMERSTUK: "Hamerstukken staan bij elkaar vooraan, want ze kosten weinig tijd.",
    Groep.BESLUIT: "Besluiten komen vroeg, als iedereen nog fris is.",
    Groep.OORDEEL: "Dit komt na de besluiten: de tafel weegt af en besluit nog niet.",
    Groep.BEELD: "Dit komt na de besluiten en afwegingen: de tafel maakt zich een beeld.",
    Groep.KENNIS: "Dit is ter informatie en komt dus na wat de tafel moet bespreken.",
    Groep.ZONDER_TIJD: "Dit is ter informatie, zonder gesprek. Het kost geen tijd.",
}


def gepland(planning: Planning, choice: Keuze) -> dict[str, str]:
    """Return the explanation of each item on the proposed list, by its id."""
    said = {
        id_: "Dit stuk kan niet worden gelezen. Het blijft staan waar u het zette."
        for id_ in planning.vast
        if id_ != PAUZE
    }
    plain = sorted(choice.gekozen, key=lambda k: (k.groep, *k.volgorde()))
    for k in choice.gekozen:
        said[k.item.id] = " ".join(_why(planning, choice, k, plain))
    return said


def _why(planning: Planning, choice: Keuze, k: Kandidaat, plain: list[Kandidaat]) -> Iterator[str]:
    sent = planning.meeting.sent_papers and k.op_lijst
    if sent:
        yield "Dit staat op de agenda die al is verzonden, en houdt zijn plaats."
    elif planning.meeting.sent_papers:
        yield "Dit komt achter de agenda die al is verzonden."
    if k.item.status is Agendapuntstatus.CONCEPT:
        yield "Het stuk is nog niet ingediend, maar u zette het al op de agenda."
    elif k.item.status is Agendapuntstatus.INGETROKKEN:
        yield "Het is ingetrokken. Zeg dat in de bijeenkomst."
    elif k.laat:
        yield _late(planning, k)
    elif not planning.meeting.sent_papers:
        yield _place(k)
    yield from _seen_before(planning, k)
    if not planning.meeting.sent_papers:
        yield from _turn(planning, choice, k, plain)


def _seen_before(planning: Planning, k: Kandidaat, *, comes: bool = True) -> Iterator[str]:
    """Yield what happened to an item before; `comes`: it comes back on this agenda."""
    if k.aangehouden:
        yield f"De tafel hield dit punt aan{', en nu komt het terug' if comes else ''}."
    if k.schoof_door:
        latest = planning.register.held()[-1]
        when = "de vorige keer" if k.schoof_door is latest else f"op {long_date(k.schoof_door.datum)}"
        yield f"Dit schoof {when} door."
    if k.doorgeschoven > bool(k.schoof_door):
        yield f"Het schoof al {k.doorgeschoven} keer door."
    if k.terug:
        yield "Een bestuur zei nee, of ja met een voorwaarde."
        if comes:
            yield "De tafel kiest of zij het besluit vervangt of laat staan."


def _place(k: Kandidaat) -> str:
    day = k.item.besluit_nodig_voor
    if k.groep is Groep.HAAST and day:
        return f"Dit komt vooraan, want er is een besluit nodig vóór {long_date(day)}."
    return _GROEP.get(k.groep, "")


def _late(planning: Planning, k: Kandidaat) -> str:
    last = uiterlijk(planning.register, Inbrengtermijn, planning.meeting)
    until = f" (de laatste dag was {long_date(last)})" if last else ""
    where = "" if k.groep is Groep.ZONDER_TIJD else " en staat dus achteraan"
    said = "U laat het toe." if k.toegelaten else "Laat u het toe, zet dan uw reden bij `toegelaten`."
    return f"Dit kwam te laat binnen{until}{where}. {said}"


def _turn(planning: Planning, choice: Keuze, k: Kandidaat, plain: list[Kandidaat]) -> Iterator[str]:
    """Yield why an item has its place in its group: parties take turns, or its party had less time than a later one."""
    group = [other for other in choice.gekozen if other.groep is k.groep]
    place = group.index(k)
    if place and group != [other for other in plain if other.groep is k.groep] and k.partij != group[place - 1].partij:
        yield "De partijen komen om de beurt."
    after = group[place + 1 :]
    ordered_by_time = k.groep in (Groep.HAMERSTUK, Groep.BESLUIT, Groep.OORDEEL, Groep.BEELD)
    if ordered_by_time and k.partij and any(k.gekregen < other.gekregen for other in after):
        name = partij(planning.register, k.partij)
        yield f"{name} kreeg eerder minder tijd ({duration(k.gekregen)}) en gaat voor."


def why_breaks(planning: Planning, choice: Keuze) -> Iterator[str]:
    """Yield a sentence for each break, in order."""
    by_id = {k.item.id: k for k in choice.gekozen}
    here = sum(p.duur for p in planning.tafel.vaste_punten if p.plaats is Plaats.BEGIN)
    most = planning.pauze_na
    rule = f" De afspraak is: hoogstens {duration(most)} zonder pauze." if most is not None else ""
    kept = "Deze pauze stond op de agenda die al is verzonden." if planning.meeting.sent_papers else ""
    for entry in choice.agenda:
        if entry == PAUZE:
            yield kept or f"Pauze na {duration(here)}.{rule}"
            here = 0
        elif entry in by_id:
            here += by_id[entry].duur


def niet_gepland(planning: Planning, choice: Keuze) -> Iterator[tuple[Agendapunt, str, bool]]:
    """Yield (item, reason, urgent) for each item that is not proposed; first the urgent, whose decision cannot wait.

    These do not fit, wait for a later meeting, are drafts that were on no agenda, or were withdrawn from this one.
    """
    for k in sorted(choice.over, key=lambda k: (not k.haast, k.volgorde())):
        before = "".join(f" {said}" for said in _seen_before(planning, k, comes=False))
        yield k.item, _no_room(planning, choice, k) + before + _presses(planning, k), k.haast
    held = {k.item.id for k in planning.kandidaten}
    for item in waiting_items(planning.register):
        wanted = later_gewenst(planning.register, planning.meeting, item)
        if wanted and item.id not in held:
            yield item, f"De indiener wil dit punt op de agenda van {long_date(wanted.datum)}.", False
    for item in planning.register.all(Agendapunt):
        if item.id in held:
            continue
        if item.status is Agendapuntstatus.CONCEPT and stand_of(planning.register, item) is None:
            yield item, f"Dit is nog een concept: {meter(item).stand} onderdelen klaar.", False
        elif item.status is Agendapuntstatus.INGETROKKEN and item.id in planning.meeting.agenda:
            yield item, "Dit punt is ingetrokken en gaat van de agenda af.", False


def _no_room(planning: Planning, choice: Keuze, k: Kandidaat) -> str:
    start = "U zette dit op de agenda, maar het past niet" if k.op_lijst else "Dit past niet"
    points = sum(one.beslispunten for one in choice.gekozen)
    if planning.punten is not None and points + k.beslispunten > planning.punten:
        many = f"er {'is' if points == 1 else 'zijn'} al {quantity(points, 'beslispunt', 'beslispunten')}"
        more = f"hier {'komt' if k.beslispunten == 1 else 'komen'} er {k.beslispunten} bij"
        return f"{start}: {many}, {more}, en de afspraak is hoogstens {planning.punten}."
    room = (planning.kamer or 0) - minutes_of(planning, choice.gekozen, choice.agenda)
    if room < k.duur:
        some = f"er {'is' if room == 1 else 'zijn'} nog maar {duration(room)} over"
        left = some if room > 0 else "er is geen tijd meer over"
        return f"{start}: het duurt {duration(k.duur)} en {left}."
    return f"{start}: het duurt {duration(k.duur)}, en dan is er nog een pauze nodig."


def _presses(planning: Planning, k: Kandidaat) -> str:
    day = k.item.besluit_nodig_voor
    if not k.haast or day is None:
        return ""
    later = hierna(planning)
    next_ = f"de tafel komt pas op {long_date(later[0].datum)} weer bij elkaar" if later else (
        "er is geen latere bijeenkomst gepland")  # fmt: skip
    return (
        f" LET OP: er is een besluit nodig vóór {long_date(day)} en {next_}. "
        "Haal een ander punt van de agenda, of plan eerder een bijeenkomst."
    )


def plan_remarks(planning: Planning, choice: Keuze) -> Iterator[str]:
    """Yield remarks for the chair: missing durations, a full agenda, an uneven balance, items that cannot be read."""
    for k in choice.gekozen:
        if k.item.duur is None:
            yield f"Bij “{k.item.titel}” staat nog niet hoe lang het duurt. Het telt nu als 0 minuten."
    if not fits(planning, [k for k in choice.gekozen if k.duur or k.beslispunten]):
        sent = "De agenda die al is verzonden past niet in de tijd of in de afspraken."
        said = sent if planning.meeting.sent_papers else "De vaste punten duren al langer dan de bijeenkomst."
        yield f"{said} Er komt dus niets bij wat tijd kost."
    yield from _balance(planning, choice)
    broken = len(planning.register.ids("agendapunt")) - len(planning.register.all(Agendapunt))
    if broken:
        yield f"Agendapunten die niet te lezen zijn: {broken}. Bekijk ze met `tafel check`."


def _balance(planning: Planning, choice: Keuze) -> Iterator[str]:
    rule = regel(planning.register, Balans)
    timed = [k for k in choice.gekozen if k.duur]
    if rule is None or len(timed) < _TWEE:
        return
    total = sum(k.duur for k in timed)
    minutes = Counter[str]()
    for k in timed:
        if k.partij:
            minutes[k.partij] += k.duur
    for party, used in minutes.items():
        if used * 100 > rule.hoogstens_procent * total:
            yield (
                f"{partij(planning.register, party)} krijgt {used} van de {duration(total)}. "
                f"De afspraak is hoogstens {percentage(rule.hoogstens_procent)} voor één partij."
            )
