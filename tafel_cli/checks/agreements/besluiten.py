"""Judges work agreements on decisions: what comes before them, who is present, and what must follow."""

from collections.abc import Iterator
from datetime import date, timedelta

from tafel_cli.checks.agreements.verdict import (
    Oordeel,
    Zaak,
    afspraak,
    geschonden,
    nagekomen,
    onbeoordeeld,
    per_bijeenkomst,
)
from tafel_cli.dutch import enumeration, long_date, quantity
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus, Behandeling, Doel
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.werkafspraak import (
    AanwezigPerSoort,
    Bekrachtigingstermijn,
    EerstBespreken,
    Uitzondering,
    Verslagtermijn,
)
from tafel_cli.register.register import Register
from tafel_cli.register.standing import actieve_partijen, vastgesteld_op, was_moved_on
from tafel_cli.register.working_days import werkdagen_na


class FirstTreated:
    """Finds the day on which the table first treated an item or one that it follows on (`vervolg_op`).

    The answers are kept, because each item of a long chain asks for all before it.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._days: dict[str, date] = {}

    def day(self, item: Agendapunt) -> date:
        """Return the day of the first held meeting with one of them on its agenda; `date.max` if there is none.

        A predecessor that cannot be read counts as treated (`date.min`), because that file has a finding of its own.
        """
        walked: dict[str, Agendapunt] = {}
        here: Agendapunt | None = item
        while here and here.id not in self._days and here.id not in walked:
            walked[here.id] = here
            here = self._register.get(Agendapunt, here.vervolg_op) if here.vervolg_op else None
        chain = [*walked.values()]
        if here and here.id in walked:  # a round, of which each item follows on all others
            day = min(map(self._own, chain[[*walked].index(here.id) :]))
        elif here:
            day = self._days[here.id]
        else:
            day = date.min if chain[-1].vervolg_op else date.max
        for each in reversed(chain):
            self._days[each.id] = day = min(day, self._own(each))
        return self._days[item.id]

    def _own(self, item: Agendapunt) -> date:
        held = (m.datum for m in self._register.meetings_of(item) if m.status is Bijeenkomststatus.GEHOUDEN)
        return min(held, default=date.max)


@afspraak("W009", "niet-eerst-besproken", EerstBespreken)
def eerst_bespreken(zaak: Zaak, regel: EerstBespreken) -> Iterator[Oordeel]:
    """Judge whether each submitted item for decision was discussed in an earlier meeting, or is an `uitzondering`.

    An item whose first meeting was not after the day of the agreement is skipped, because nothing was agreed then.
    """
    since = zaak.vanaf
    treated = FirstTreated(zaak.register)
    for item in zaak.register.all(Agendapunt):
        if item.doel is not Doel.BESLUITVORMEND or item.status is not Agendapuntstatus.INGEDIEND:
            continue
        meetings = zaak.register.meetings_of(item)
        first = meetings[0] if meetings else None
        if first and since and first.datum <= since:
            continue
        consent = item.behandeling is Behandeling.HAMERSTUK and Uitzondering.HAMERSTUK in regel.uitzondering
        reason = item.reden_direct_besluit and Uitzondering.REDEN_DIRECT_BESLUIT in regel.uitzondering
        if consent or reason or treated.day(item) < (first.datum if first else date.max):
            yield nagekomen(item)
            continue
        text = f"de tafel heeft dit voorstel nog niet besproken.{_no_exception(item)}"
        yield geschonden(item, ("doel",), text, _talk_first(regel), meeting=first, item=item.id)


def _no_exception(item: Agendapunt) -> str:
    """Say which reason to skip the discussion the item gives in vain, because the agreement does not name it."""
    given = [
        f"`{key}`"
        for key, there in (
            ("behandeling: hamerstuk", item.behandeling is Behandeling.HAMERSTUK),
            ("reden_direct_besluit", item.reden_direct_besluit is not None),
        )
        if there
    ]
    return f" In de afspraak staat geen uitzondering voor {enumeration(given)}." if given else ""


def _talk_first(regel: EerstBespreken) -> str:
    way = "kies anders eerst `doel: oordeelsvormend` (samen meningen bespreken)"
    if Uitzondering.REDEN_DIRECT_BESLUIT in regel.uitzondering:
        way = "typ anders in de kop `reden_direct_besluit:` en daarachter waarom de tafel meteen kan besluiten"
    earlier = "typ dan in de kop `vervolg_op:` en daarachter de naam van dat bestand, zonder `.md`"
    return f"is het onderwerp al besproken, {earlier}; {way}"


@per_bijeenkomst("W010", "soort-afwezig", AanwezigPerSoort)
def aanwezig_per_soort(zaak: Zaak, regel: AanwezigPerSoort, meeting: Bijeenkomst) -> Iterator[Oordeel]:
    """Judge whether every kind with an active party was present when an item with aim `regel.bij` was treated.

    Not judged if a party cannot be read, or without minutes, because they hold who was present.
    """
    tafel = zaak.register.tafel
    points = zaak.register.points_of(meeting)
    items = [item for _, item in zaak.register.items_of(meeting) if item.id in points and item.doel is regel.bij]
    if meeting.status is not Bijeenkomststatus.GEHOUDEN or not items or tafel is None:
        return
    verslag = zaak.register.verslag_of(meeting)
    if verslag is None:
        yield onbeoordeeld(meeting, "er is nog geen verslag")
        return
    parties = {o.id: o.soort for o in zaak.register.all(Organisatie)}
    if len(parties) < len(zaak.register.ids("organisatie")):
        yield onbeoordeeld(meeting, "niet elke organisatie is te lezen")
        return
    active = {o.soort for o in actieve_partijen(zaak.register)}
    there = {parties.get(present.organisatie, "") for present in verslag.aanwezig}
    missing = [name.lower() for soort, name in tafel.soorten.items() if soort in active and soort not in there]
    for item in items:
        did = "besloot" if item.doel is Doel.BESLUITVORMEND else "sprak"
        text = f"toen de tafel over `{item.titel}` {did}, was er niemand van de soort {enumeration(missing, 'of')}."
        hint = (
            "was er toch iemand van die soort, zet die dan bij `aanwezig`, net als de anderen; zo niet, "
            f"vraag de voorzitter om `toegelaten` in te vullen in `{meeting.path}`"
        )
        broken = geschonden(verslag, ("aanwezig",), text, hint, meeting=meeting, item=item.id)
        yield broken if missing else nagekomen(verslag)


@afspraak("W011", "bekrachtiging-te-laat", Bekrachtigingstermijn)
def bekrachtigingstermijn(zaak: Zaak, regel: Bekrachtigingstermijn) -> Iterator[Oordeel]:
    """Judge whether each board ratified a decision, or refused to, within `weken` weeks after the meeting.

    A reservation with a day of its own (`uiterlijk`) is judged by that day.

    An answer that is not there yet is not judged, not even after those weeks. Nor is one on an item that the meeting
    moved on, because that decision is wrong itself (T328).
    """
    since = zaak.vanaf
    for besluit in zaak.register.all(Besluit):
        meeting = zaak.register.bijeenkomst_van(besluit)
        if (
            meeting is None
            or (since and meeting.datum <= since)
            or was_moved_on(zaak.register, meeting, besluit.agendapunt)
        ):
            continue
        for party, said in zaak.register.bekrachtigingen_of(besluit).items():
            entry = besluit.voorbehoud_van(party)
            last = (entry.uiterlijk if entry else None) or meeting.datum + timedelta(weeks=regel.weken)
            if said is None:
                reason = f"het antwoord van `{party}` (uiterlijk {long_date(last)}) is er nog niet"
                yield onbeoordeeld(besluit, reason)
            elif said.op <= last:
                yield nagekomen(said)
            else:
                days = quantity((said.op - last).days, "dag", "dagen")
                text = f"het antwoord kwam op {long_date(said.op)}, {days} na de uiterste dag ({long_date(last)})."
                hint = (
                    "verbeter deze dag als hij niet klopt; "
                    "spreek anders met deze partij af hoe het de volgende keer sneller kan"
                )
                yield geschonden(said, ("op",), text, hint)


@per_bijeenkomst("W012", "verslag-te-laat", Verslagtermijn)
def verslagtermijn(zaak: Zaak, regel: Verslagtermijn, meeting: Bijeenkomst) -> Iterator[Oordeel]:
    """Judge whether the minutes of a held meeting were ready within `werkdagen` working days.

    They were if they were adopted by then. They were not if a meeting was held after that day and there are still none.
    Else it is not judged, because no key holds the day on which they were ready.
    """
    if meeting.status is not Bijeenkomststatus.GEHOUDEN:
        return
    last = werkdagen_na(meeting.datum, regel.werkdagen)
    verslag = zaak.register.verslag_of(meeting)
    adopted = vastgesteld_op(zaak.register, verslag) if verslag else None
    if adopted and adopted <= last:
        yield nagekomen(meeting)
    elif verslag is None and (later := next((m for m in zaak.register.held() if m.datum > last), None)):
        text = (
            f"er is geen verslag, maar het moest er uiterlijk op {long_date(last)} zijn. "
            f"De bijeenkomst van {long_date(later.datum)} is ook al geweest."
        )
        hint = f"typ `tafel verslag new {meeting.id}`, en schrijf het verslag daarin"
        yield geschonden(meeting, ("status",), text, hint)
    else:
        yield onbeoordeeld(meeting, "de dag waarop het verslag klaar was, staat nergens")
