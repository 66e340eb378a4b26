"""Computes the overview of `tafel status`: what must be done now and before the next meeting, and what is waiting."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from tafel_cli.dutch import long_date, quantity
from tafel_cli.finding import Finding, Severity
from tafel_cli.kinds.actie import Actie, Actiesoort, Actiestatus
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.verslag import Verslagstatus
from tafel_cli.kinds.werkafspraak import Inbrengtermijn, Verzendtermijn
from tafel_cli.register.agreements import uiterlijk
from tafel_cli.register.completeness import meter
from tafel_cli.register.next_steps import NextStep, errors_in_papers, next_steps
from tafel_cli.register.register import Register
from tafel_cli.register.standing import WAITS, actieve_partijen, stand_of, verwacht_op, waiting_for
from tafel_cli.value_class import plain


class Moment(NamedTuple):
    """A deadline before a meeting. `over_dagen`: days from today (negative: past); `nog_nodig`: what is missing."""

    naam: str
    dag: date
    over_dagen: int
    nog_nodig: tuple[str, ...]


class Volgende(NamedTuple):
    """The next planned meeting with its deadlines; `aanvang` and `einde` as HH:MM."""

    id: str
    datum: date
    aanvang: str
    einde: str
    locatie: str
    momenten: tuple[Moment, ...]


class Wachtend(NamedTuple):
    """An item, draft or not, that waits for an agenda. `voor`: a decision is needed before this day."""

    id: str
    titel: str
    stand: str
    voor: date | None
    volledig: str


class Lopend(NamedTuple):
    """An open action or promise (`toezegging`) that is late, or due by the next meeting (without one: today)."""

    id: str
    actie: str
    actiehouder: str
    uiterlijk: date
    te_laat: bool
    toezegging: bool


class Verwacht(NamedTuple):
    """A party whose board has yet to ratify a decision; `dag`: when its answer is expected (None: unknown)."""

    besluit: str
    partij: str
    dag: date | None
    te_laat: bool


class Afwijking(NamedTuple):
    """A file that breaks a work agreement, with the sentence of the finding."""

    bestand: str
    tekst: str


class Overzicht(NamedTuple):
    """The state of the table on a day. `nu`: what has to be done, the most pressing first.

    `volgende`: None if no meeting is planned from that day on.
    `missie_niet_ondertekend`: names of the active parties that have not signed the mission.
    """

    dag: date
    nu: tuple[NextStep, ...]
    volgende: Volgende | None
    wachtend: tuple[Wachtend, ...]
    acties: tuple[Lopend, ...]
    bekrachtigingen: tuple[Verwacht, ...]
    werkafspraken: tuple[Afwijking, ...]
    missie_niet_ondertekend: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Return the overview as plain, JSON-able values: days in ISO 8601."""
        return {"version": 1, **plain(self)}


def overzicht(register: Register, today: date, found: list[Finding]) -> Overzicht:
    """Return the state of the table; `found`: the findings of a check on the same day."""
    meeting = next((m for m in register.planned() if m.datum >= today), None)
    return Overzicht(
        dag=today,
        nu=next_steps(register, today, found),
        volgende=_volgende(register, meeting, today, found) if meeting else None,
        wachtend=_wachtend(register),
        acties=_acties(register, meeting, today),
        bekrachtigingen=tuple(_bekrachtigingen(register, today)),
        werkafspraken=tuple(
            Afwijking(f.path, f.message)
            for f in found
            if f.code.code.startswith("W") and f.code.severity is not Severity.TIP
        ),
        missie_niet_ondertekend=tuple(
            party.naam for party in actieve_partijen(register) if party.missie_ondertekend is None
        ),
    )


def _volgende(register: Register, meeting: Bijeenkomst, today: date, found: list[Finding]) -> Volgende:
    days = [
        ("inbreng sluit", uiterlijk(register, Inbrengtermijn, meeting), _inbreng(register, meeting)),
        ("stukken verzenden", uiterlijk(register, Verzendtermijn, meeting), _verzending(register, meeting, found)),
        ("bijeenkomst", meeting.datum, _bijeenkomst(register, meeting)),
    ]
    return Volgende(
        id=meeting.id,
        datum=meeting.datum,
        aanvang=f"{meeting.aanvang:%H:%M}",
        einde=f"{meeting.einde:%H:%M}",
        locatie=meeting.locatie or "",
        momenten=tuple(Moment(naam, day, (day - today).days, tuple(missing)) for naam, day, missing in days if day),
    )


def _inbreng(register: Register, meeting: Bijeenkomst) -> Iterator[str]:
    if not meeting.agenda:
        yield "de agenda is nog leeg"
    for _, item in register.items_of(meeting):
        if item.status is Agendapuntstatus.CONCEPT:
            yield f"stuk volgt: {item.titel} ({meter(item).stand})"


def _verzending(register: Register, meeting: Bijeenkomst, found: list[Finding]) -> Iterator[str]:
    if errors := errors_in_papers(register, meeting, found):
        yield f"{quantity(errors, 'fout', 'fouten')} in de stukken; bekijk ze met `tafel check`"
    yield from (f.message for f in found if f.path == meeting.path and f.code.code in ("T310", "W007", "W008"))
    if not meeting.sent_papers:
        yield "de stukken zijn nog niet verzonden"


def _bijeenkomst(register: Register, meeting: Bijeenkomst) -> Iterator[str]:
    for held in register.held():
        verslag = register.verslag_of(held)
        if held.datum < meeting.datum and (verslag is None or verslag.status is Verslagstatus.CONCEPT):
            todo = "moet nog worden vastgesteld" if verslag else "is er nog niet"
            yield f"het verslag van {long_date(held.datum)} {todo}"


def _wachtend(register: Register) -> tuple[Wachtend, ...]:
    rows = []
    for item in register.all(Agendapunt):
        stand = stand_of(register, item)
        waits = stand in WAITS
        if waits or (stand is None and item.status is Agendapuntstatus.CONCEPT):
            word = stand.value if stand else item.status.value
            rows.append(Wachtend(item.id, item.titel, word, item.besluit_nodig_voor, meter(item).stand))
    return tuple(sorted(rows, key=lambda row: (row.voor or date.max, row.id)))


def _acties(register: Register, meeting: Bijeenkomst | None, today: date) -> tuple[Lopend, ...]:
    last = meeting.datum if meeting else today
    rows = [
        Lopend(a.id, a.actie, a.actiehouder, a.uiterlijk, a.uiterlijk < today, a.soort is Actiesoort.TOEZEGGING)
        for a in register.all(Actie)
        if a.status is Actiestatus.OPEN and a.uiterlijk <= last
    ]
    return tuple(sorted(rows, key=lambda row: (row.uiterlijk, row.id)))


def _bekrachtigingen(register: Register, today: date) -> Iterator[Verwacht]:
    for besluit in register.all(Besluit):
        for id_ in waiting_for(register, besluit):
            day = verwacht_op(register, besluit, id_)
            yield Verwacht(besluit.id, id_, day, day is not None and day < today)
