"""Judges work agreements on papers and agendas: when papers come in and go out, and what an agenda may hold."""

from collections import Counter
from collections.abc import Iterator

from tafel_cli.checks.agreements.verdict import Oordeel, Zaak, geschonden, nagekomen, onbeoordeeld, per_bijeenkomst
from tafel_cli.dutch import at_most, duration, long_date, oclock, percentage, quantity
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus, Behandeling, Doel
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Vorm
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.tafel import Plaats
from tafel_cli.kinds.werkafspraak import (
    Balans,
    HamerstukRegel,
    Inbrengtermijn,
    Omvang,
    SchriftelijkRegel,
    Verzendtermijn,
)
from tafel_cli.register.agreements import laatste_dag
from tafel_cli.register.working_days import werkdagen_na, werkdagen_tussen

_TWEE = 2


@per_bijeenkomst("W005", "stuk-te-laat", Inbrengtermijn)
def inbrengtermijn(zaak: Zaak, regel: Inbrengtermijn, meeting: Bijeenkomst) -> Iterator[Oordeel]:
    """Judge whether each item on the agenda came in on time: `werkdagen` working days before the meeting.

    An item that is not submitted, or without `ingediend_op`, is not judged, nor is the hour, because no key holds it.
    """
    last = laatste_dag(regel, meeting)
    clock = f" om {oclock(regel.uur)}" if regel.uur else ""
    for _, item in zaak.register.items_of(meeting):
        arrived = item.ingediend_op
        if item.status is not Agendapuntstatus.INGEDIEND or arrived is None:
            yield onbeoordeeld(item, "er staat niet bij wanneer het stuk is ingediend")
        elif arrived <= last:
            yield nagekomen(item)
        else:
            late = max(1, werkdagen_tussen(last, arrived))
            text = (
                f"dit punt kwam op {long_date(arrived)} binnen, maar moest uiterlijk {long_date(last)}{clock} "
                f"binnen zijn: {quantity(late, 'werkdag', 'werkdagen')} te laat."
            )
            hint = f"vraag de voorzitter of het punt toch mag; die schrijft dat bij `toegelaten` in `{meeting.path}`"
            yield geschonden(item, ("ingediend_op",), text, hint, meeting=meeting, item=item.id)


@per_bijeenkomst("W006", "agenda-te-laat-verzonden", Verzendtermijn)
def verzendtermijn(_: Zaak, regel: Verzendtermijn, meeting: Bijeenkomst) -> Iterator[Oordeel]:
    """Judge whether the pack was first sent on time: `werkdagen` working days before the meeting.

    Not judged if `verzonden` is empty.
    """
    if not meeting.sent_papers:
        yield onbeoordeeld(meeting, "er staat niet bij wanneer de stukken zijn verzonden")
        return
    sent = min(meeting.sent_papers, key=lambda each: each.op)
    first = sent.op
    last = laatste_dag(regel, meeting)
    late = max(1, werkdagen_tussen(last, first))
    text = (
        f"de stukken zijn op {long_date(first)} verzonden, maar dat moest uiterlijk op {long_date(last)}: "
        f"{quantity(late, 'werkdag', 'werkdagen')} te laat."
    )
    hint = (
        "verbeter deze dag als hij niet klopt; verzet anders de bijeenkomst, "
        "of leg aan de tafel uit waarom het later werd"
    )
    yield (
        nagekomen(meeting)
        if first <= last
        else geschonden(meeting, ("verzonden", meeting.verzonden.index(sent), "op"), text, hint)
    )


@per_bijeenkomst("W014", "schriftelijke-ronde-te-kort", SchriftelijkRegel)
def schriftelijk(_: Zaak, regel: SchriftelijkRegel, meeting: Bijeenkomst) -> Iterator[Oordeel]:
    """Judge whether a written round gives `werkdagen` working days to answer, from the day the papers were sent.

    Not judged if they were not sent yet.
    """
    if meeting.vorm is not Vorm.SCHRIFTELIJK:
        return
    if not meeting.sent_papers:
        yield onbeoordeeld(meeting, "er staat niet bij wanneer de stukken zijn verzonden")
        return
    first = min(sent.op for sent in meeting.sent_papers)
    soonest = werkdagen_na(first, regel.werkdagen)
    text = (
        f"de stukken zijn op {long_date(first)} verzonden, en tot {long_date(meeting.datum)} is er te weinig tijd om "
        f"te antwoorden. Daarvoor {'is' if regel.werkdagen == 1 else 'zijn'} er "
        f"{quantity(regel.werkdagen, 'werkdag', 'werkdagen')}."
    )
    hint = f"kies bij `datum` een latere dag: op zijn vroegst {long_date(soonest)}"
    yield nagekomen(meeting) if soonest <= meeting.datum else geschonden(meeting, ("datum",), text, hint)


@per_bijeenkomst("W007", "agenda-te-vol", Omvang)
def omvang(zaak: Zaak, regel: Omvang, meeting: Bijeenkomst) -> Iterator[Oordeel]:
    """Judge the length, the decision points and the longest time without a break, as far as the rule bounds them.

    A meeting in writing is not judged, because it takes no time.
    """
    if meeting.vorm is Vorm.SCHRIFTELIJK:
        yield onbeoordeeld(meeting, "schriftelijk: er is geen vergadertijd")
        return
    yield from list(_too_much(zaak, meeting, regel)) or [nagekomen(meeting)]


def _too_much(zaak: Zaak, meeting: Bijeenkomst, regel: Omvang) -> Iterator[Oordeel]:
    if regel.minuten is not None and meeting.minuten > regel.minuten:
        text = f"de bijeenkomst duurt {duration(meeting.minuten)}, maar mag hoogstens {duration(regel.minuten)} duren."
        yield geschonden(meeting, ("einde",), text, "kies een eerder einde, of verplaats een punt naar een andere keer")
    points = sum(len(item.gevraagd) for _, item in zaak.register.items_of(meeting) if item.doel is Doel.BESLUITVORMEND)
    if regel.beslispunten is not None and points > regel.beslispunten:
        text = f"er staan {points} beslispunten op de agenda, maar {at_most(regel.beslispunten)}."
        yield geschonden(meeting, ("agenda",), text, "verplaats een voorstel naar een andere bijeenkomst")
    stretch = _stretch(zaak, meeting)
    if regel.pauze_na is not None and stretch > regel.pauze_na:
        text = f"er is {duration(stretch)} lang geen pauze, maar dat mag hoogstens {duration(regel.pauze_na)} duren."
        yield geschonden(meeting, ("agenda",), text, "zet de regel `  - pauze` tussen twee punten van de agenda")


def _stretch(zaak: Zaak, meeting: Bijeenkomst) -> int:
    """Return the longest stretch without a break, in minutes, standing items included."""
    tafel = zaak.register.tafel
    standing = tafel.vaste_punten if tafel else ()
    longest = here = sum(punt.duur for punt in standing if punt.plaats is Plaats.BEGIN)
    for id_ in meeting.agenda:
        item = zaak.register.get(Agendapunt, id_)
        here = 0 if id_ == PAUZE else here + ((item.duur or 0) if item else 0)
        longest = max(longest, here)
    return max(longest, here + sum(punt.duur for punt in standing if punt.plaats is Plaats.EINDE))


@per_bijeenkomst("W008", "agenda-uit-balans", Balans)
def balans(zaak: Zaak, regel: Balans, meeting: Bijeenkomst) -> Iterator[Oordeel]:
    """Judge the share of each party in the time for items. Fewer than two items with time are not judged."""
    items = [item for _, item in zaak.register.items_of(meeting) if item.duur]
    if len(items) < _TWEE:
        yield onbeoordeeld(meeting, "er staan minder dan twee punten met tijd op de agenda")
        return
    minutes: Counter[str] = Counter()
    for item in items:
        minutes[item.indiener] += item.duur or 0
    total = sum(minutes.values())
    parties = ((o, minutes[o.id]) for o in zaak.register.all(Organisatie))
    over = [(o, used) for o, used in parties if used * 100 > regel.hoogstens_procent * total]
    for organisatie, used in over:
        share = used * 100 // total
        just = "ruim " if share == regel.hoogstens_procent else ""
        text = (
            f"{organisatie.naam} krijgt {used} van de {duration(total)} ({just}{percentage(share)}), "
            f"maar één partij mag hoogstens {percentage(regel.hoogstens_procent)} krijgen."
        )
        own = [(index, item) for index, item in zaak.register.items_of(meeting) if item.indiener == organisatie.id]
        index, longest = max(own, key=lambda one: one[1].duur or 0)
        excess = -(-(used * 100 - regel.hoogstens_procent * total) // (100 - regel.hoogstens_procent))
        room = (longest.duur or 0) - excess
        less = f"schrijf hoogstens `duur: {room}`" if room > 0 else "schrijf minder minuten bij `duur`"
        hint = f"{less} in `{longest.path}`, of geef een punt van een andere partij meer tijd"
        yield geschonden(meeting, ("agenda", index), text, hint)
    if not over:
        yield nagekomen(meeting)


@per_bijeenkomst("W013", "hamerstuk-te-lang", HamerstukRegel)
def hamerstuk(zaak: Zaak, regel: HamerstukRegel, meeting: Bijeenkomst) -> Iterator[Oordeel]:
    """Judge the minutes of each item by consent (`hamerstuk`). One without `duur` is left to T401."""
    for _, item in zaak.register.items_of(meeting):
        if item.behandeling is not Behandeling.HAMERSTUK or item.duur is None:
            continue
        text = f"dit hamerstuk duurt {duration(item.duur)}, maar mag hoogstens {duration(regel.minuten)} duren."
        hint = f"schrijf `duur: {regel.minuten}`, of kies `behandeling: bespreekstuk`"
        broken = geschonden(item, ("duur",), text, hint, meeting=meeting, item=item.id)
        yield nagekomen(item) if item.duur <= regel.minuten else broken
