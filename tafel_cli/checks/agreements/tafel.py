"""Judges work agreements on the table: its chair, its seats, and how often and in what form it meets."""

import itertools
from collections import Counter
from collections.abc import Iterator

from tafel_cli.checks.agreements.verdict import (
    Oordeel,
    Zaak,
    afspraak,
    geschonden,
    nagekomen,
    onbeoordeeld,
    per_bijeenkomst,
)
from tafel_cli.dutch import at_least, at_most, enumeration, long_date, quantity
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.werkafspraak import Frequentie, OnafhankelijkeVoorzitter, Samenstelling, VormRegel
from tafel_cli.register.standing import actieve_partijen

TOGETHER = "verander de afspraak alleen samen met de tafel"


@afspraak("W001", "voorzitter-niet-onafhankelijk", OnafhankelijkeVoorzitter)
def onafhankelijke_voorzitter(zaak: Zaak, _: OnafhankelijkeVoorzitter) -> Iterator[Oordeel]:
    """Judge whether the chair has no party, and shares no account with one."""
    tafel = zaak.register.tafel
    if tafel is None:
        return
    party = tafel.voorzitter.organisatie
    shared = [
        (index, account, organisatie)
        for index, account in enumerate(tafel.voorzitter.accounts)
        for organisatie in zaak.register.all(Organisatie)
        if account.casefold() in {other.casefold() for other in organisatie.accounts}
    ]
    if party:
        text = f"de voorzitter hoort bij geen van de partijen, maar bij `voorzitter` staat de organisatie `{party}`."
        yield geschonden(tafel, ("voorzitter", "organisatie"), text, "haal deze regel weg")
    for index, account, organisatie in shared:
        text = f"de voorzitter gebruikt hetzelfde account (`{account}`) als {organisatie.naam}."
        hint = f"haal het account weg in `{organisatie.path}`, of geef de voorzitter een eigen account"
        yield geschonden(tafel, ("voorzitter", "accounts", index), text, hint)
    if not party and not shared:
        yield nagekomen(tafel)


@afspraak("W002", "samenstelling-past-niet", Samenstelling)
def samenstelling(zaak: Zaak, regel: Samenstelling) -> Iterator[Oordeel]:
    """Judge the participants of active parties: at least `minimaal` of each kind, and at most `stoelen` in all.

    Not judged if a party cannot be read, or has a kind that the table does not know.
    """
    tafel = zaak.register.tafel
    if tafel is None:
        return
    active = actieve_partijen(zaak.register)
    if len(zaak.register.ids("organisatie")) > len(zaak.register.all(Organisatie)):
        yield onbeoordeeld(tafel, "niet elke organisatie is te lezen")
        return
    if any(o.soort not in tafel.soorten for o in active):
        yield onbeoordeeld(tafel, "niet elke organisatie heeft een soort die de tafel kent")
        return
    seats: Counter[str] = Counter()
    for organisatie in active:
        seats[organisatie.soort] += len(organisatie.deelnemers)
    for soort, wanted in (regel.minimaal or {}).items():
        if seats[soort] < wanted:
            name = tafel.soorten.get(soort, soort).lower()
            have = quantity(seats[soort], "deelnemer", "deelnemers") if seats[soort] else "geen deelnemers"
            text = f"er {'is' if seats[soort] == 1 else 'zijn'} {have} van de soort {name}, maar {at_least(wanted)}."
            files = [organisatie.path for organisatie in active if organisatie.soort == soort]
            where = f"`{files[0]}`" if len(files) == 1 else "`data/organisaties/`"
            hint = f"zet bij `deelnemers` in {where} nog een regel zoals `  - functie: bestuurslid`; {TOGETHER}"
            yield geschonden(zaak.afspraak, zaak.plek(regel, "minimaal", soort), text, hint)
        else:
            yield nagekomen(tafel)
    if regel.stoelen is not None:
        total = sum(seats.values())
        together = quantity(total, "deelnemer", "deelnemers")
        text = f"samen zijn er {together}, maar er zijn hoogstens {regel.stoelen} stoelen."
        hint = f"haal een deelnemer weg in `data/organisaties/`; {TOGETHER}"
        broken = geschonden(zaak.afspraak, zaak.plek(regel, "stoelen"), text, hint)
        yield nagekomen(tafel) if total <= regel.stoelen else broken


@afspraak("W003", "te-weinig-bijeenkomsten", Frequentie)
def frequentie(zaak: Zaak, regel: Frequentie) -> Iterator[Oordeel]:
    """Judge whether each year has `per_jaar` meetings, and no gap is over `hoogstens_weken_ertussen` weeks.

    The year of the last meeting, planned or held, is not judged, because it may not be over.
    """
    meetings = [m for m in zaak.meetings() if regel.vanaf is None or m.datum.year >= regel.vanaf]
    for before, after in itertools.pairwise(meetings):
        if regel.hoogstens_weken_ertussen is not None:
            yield _gap(before, after, regel.hoogstens_weken_ertussen)
    years = Counter(meeting.datum.year for meeting in meetings)
    last = max(years, default=0)
    for year in range(min(years, default=0), last):
        next_ = next(m for m in meetings if m.datum.year > year)
        text = f"in {year} {_were(years[year])}, maar {at_least(regel.per_jaar, ' per jaar')}."
        hint = "zet elke bijeenkomst in `data/bijeenkomsten/`, of leg aan de tafel uit waarom het er minder waren"
        yield nagekomen(next_) if years[year] >= regel.per_jaar else geschonden(next_, ("datum",), text, hint)
    if zaak.register.tafel:
        since = str(last or regel.vanaf or "")
        yield onbeoordeeld(zaak.register.tafel, f"een jaar telt pas als het voorbij is{since and f' ({since})'}")


def _were(count: int) -> str:
    return f"{'was' if count == 1 else 'waren'} er {quantity(count, 'bijeenkomst', 'bijeenkomsten')}"


def _gap(before: Bijeenkomst, after: Bijeenkomst, weeks: int) -> Oordeel:
    days = (after.datum - before.datum).days
    if days <= weeks * 7:
        return nagekomen(after)
    long = f"{'ruim ' if days % 7 else ''}{quantity(days // 7, 'week', 'weken')}"
    text = (
        f"tussen {long_date(before.datum)} en {long_date(after.datum)} {'zit' if days // 7 == 1 else 'zitten'} {long}, "
        f"maar {at_most(weeks)}."
    )
    return geschonden(after, ("datum",), text, "plan een bijeenkomst ertussen, of kies een eerdere dag")


@per_bijeenkomst("W004", "vorm-niet-toegestaan", VormRegel)
def vorm(_: Zaak, regel: VormRegel, meeting: Bijeenkomst) -> Iterator[Oordeel]:
    """Judge whether a meeting has a form that was agreed on. Not judged without `vorm`."""
    if meeting.vorm is None:
        yield onbeoordeeld(meeting, "de vorm staat er niet bij")
    elif meeting.vorm in regel.toegestaan:
        yield nagekomen(meeting)
    else:
        allowed = enumeration(regel.toegestaan, "of")
        text = f"deze bijeenkomst is {meeting.vorm}, maar afgesproken is {allowed}."
        yield geschonden(meeting, ("vorm",), text, f"kies bij `vorm` voor {allowed}")
