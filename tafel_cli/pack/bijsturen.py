"""An agenda that is too long: what to leave out or to shorten, in which order, until it fits."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tafel_cli.afspraken import regel
from tafel_cli.kinds.agendapunt import Agendapunt, Behandeling, Doel
from tafel_cli.kinds.bijeenkomst import Vorm
from tafel_cli.kinds.tafel import VastSoort
from tafel_cli.kinds.werkafspraak import HamerstukRegel
from tafel_cli.pack.agenda import Stop, agenda, stops
from tafel_cli.pack.regie import Ingreep
from tafel_cli.pack.termijnen import dringend
from tafel_cli.pack.waarden import Agenda, Regel
from tafel_cli.register import Register
from tafel_cli.taal import aantal
from tafel_cli.which_meeting import Occasion

MINSTENS = 10  # minutes that a talk needs to be a talk
MINSTENS_LAAT = 5
PER_BESLISPUNT = 2
HAMERSTUK = 5
VAST = 2
BLIJFT = (VastSoort.OPENING, VastSoort.SLUITING)


class Bijsturing(NamedTuple):
    """The proposals, the minutes that each row keeps, and how many minutes are too many even then."""

    ingrepen: tuple[Ingreep, ...]
    duren: tuple[int, ...]
    tekort: int


class _Snede(NamedTuple):
    """A way to save minutes on a row: at most `minuten`, or exactly those when the whole point goes."""

    rij: int
    minuten: int
    heel: bool
    zin: Callable[[int], str]


class _Rij(NamedTuple):
    plek: int
    rij: Regel
    stop: Stop
    duur: int
    haast: bool
    thema: int


def bijsturing(occasion: Occasion, plan: tuple[Stop, ...], timed: Agenda) -> Bijsturing:
    """Return how to make an agenda fit; nothing to do when it fits, or when people write instead of meet."""
    lengths = [row.duur or 0 for row in timed.regels]
    short = -timed.over
    if short <= 0 or occasion.meeting.vorm is Vorm.SCHRIFTELIJK:
        return Bijsturing((), tuple(lengths), 0)
    themes = list(occasion.tafel.themas)
    rows = [
        _Rij(place, row, stop, length, _presses(occasion, stop), _rank(themes, stop))
        for place, (row, stop, length) in enumerate(zip(timed.regels, plan, lengths, strict=True))
    ]
    chosen = _fit(list(_cuts(occasion.register, rows)), short)
    gained = {cut.rij: minutes for cut, minutes in chosen}
    return Bijsturing(
        ingrepen=tuple(
            Ingreep(
                nr=timed.regels[cut.rij].nr, titel=timed.regels[cut.rij].titel, wat=cut.zin(minutes), minuten=minutes
            )
            for cut, minutes in chosen
        ),
        duren=tuple(length - gained.get(place, 0) for place, length in enumerate(lengths)),
        tekort=max(0, short - sum(gained.values())),
    )


def op_de_agenda(occasion: Occasion, sent: Mapping[str, str], judged_on: date) -> Bijsturing:
    """Return how to make the agenda of a meeting fit. `sent`: numbers of points that were sent, by id."""
    plan = stops(occasion, sent)
    return bijsturing(occasion, plan, agenda(occasion, plan, judged_on, {}))


def _presses(occasion: Occasion, stop: Stop) -> bool:
    return stop.item is not None and dringend(occasion.register, occasion.meeting, stop.item)


def _rank(themes: list[str], stop: Stop) -> int:
    return themes.index(stop.item.thema) if stop.item and stop.item.thema in themes else len(themes)


def _fit(cuts: list[_Snede], short: int) -> list[tuple[_Snede, int]]:
    """Return as many cuts as are needed, in order, with the minutes of each; a later one on a row replaces the first.

    What turns out not to be needed after all is given back, the heaviest cut first.
    """
    chosen: dict[int, tuple[int, _Snede, int]] = {}
    for order, cut in enumerate(cuts):
        left = short - sum(minutes for _, _, minutes in chosen.values())
        before = chosen[cut.rij][2] if cut.rij in chosen else 0
        if left > 0 and cut.minuten > before:
            chosen[cut.rij] = (order, cut, cut.minuten if cut.heel else min(cut.minuten, before + left))
    for order, cut, minutes in sorted(chosen.values(), key=lambda one: -one[0]):
        spare = sum(each for _, _, each in chosen.values()) - short
        back = minutes if spare >= minutes else 0 if cut.heel else max(spare, 0)
        if back == minutes:
            del chosen[cut.rij]
        elif back:
            chosen[cut.rij] = (order, cut, minutes - back)
    return [(cut, minutes) for _, cut, minutes in sorted(chosen.values(), key=lambda one: one[0])]


def _cuts(register: Register, rows: list[_Rij]) -> Iterator[_Snede]:
    """Yield what can be saved, first what hurts least."""
    timed = [row for row in rows if row.duur and row.rij.soort == "punt"]
    items = [(row, row.stop.item) for row in timed if row.stop.item]
    hammers = [(row, item) for row, item in items if item.behandeling is Behandeling.HAMERSTUK]
    talks = [(row, item) for row, item in items if item.behandeling is not Behandeling.HAMERSTUK]
    talks.sort(key=lambda one: (_weight(one[1]), -one[0].thema, -one[0].plek))
    calm = [(row, item) for row, item in talks if not row.haast]
    yield from (_drop(row, _INFORMATIE) for row, item in talks if item.doel is Doel.TER_KENNISNAME)
    for row in timed:
        if row.stop.item is None or (row.rij.stuk_volgt and not row.haast):
            yield _drop(row, "Verplaats dit punt: het stuk is er nog niet.")
    yield from (_drop(row, _LAAT) for row, _ in calm if row.rij.te_laat and not row.rij.reden)
    calm.sort(key=lambda one: not one[0].rij.te_laat)  # what came late gives way first
    yield from (_shorten(row, item) for row, item in calm)
    yield from (_drop(row, _move(row, item)) for row, item in calm)
    yield from (_shorten(row, item) for row, item in talks if row.haast)
    yield from _hammered(register, hammers)
    for row in rows:
        if row.stop.vast and row.stop.vast.soort not in BLIJFT and row.duur > VAST:
            yield _Snede(
                row.plek, row.duur - max(VAST, row.duur // 2), heel=False, zin=_kept(row.duur, "Houd het kort")
            )


_INFORMATIE = "Praat hier nu niet over: het punt is ter informatie en iedereen kan het stuk zelf lezen."
_LAAT = "Verplaats dit punt: het kwam te laat binnen en er is geen reden opgeschreven om het toch te bespreken."


def _weight(item: Agendapunt) -> int:
    order = (Doel.TER_KENNISNAME, Doel.BEELDVORMEND, Doel.OORDEELSVORMEND, Doel.BESLUITVORMEND)
    return order.index(item.doel)


def _drop(row: _Rij, why: str) -> _Snede:
    return _Snede(row.plek, row.duur, heel=True, zin=lambda _: why)


def _move(row: _Rij, item: Agendapunt) -> str:
    late = "het kwam laat binnen en " if row.rij.te_laat else ""
    if item.besluit_nodig_voor or item.doel is Doel.BESLUITVORMEND:
        return f"Verplaats dit punt naar een volgende keer: {late}het besluit kan tot dan wachten."
    return f"Verplaats dit punt naar een volgende keer: {late}er is nu geen besluit nodig."


def _shorten(row: _Rij, item: Agendapunt) -> _Snede:
    talk = MINSTENS_LAAT if row.rij.te_laat else MINSTENS
    least = max(talk, PER_BESLISPUNT * len(item.gevraagd), -(-row.duur * 3 // 5))
    if row.haast:
        why = "Schuif het niet door, want het besluit is nodig voordat de tafel weer bij elkaar komt"
    elif row.rij.te_laat:
        why = "Het kwam laat binnen, dus anderen konden zich minder goed voorbereiden"
    elif item.doel is Doel.BESLUITVORMEND:
        why = "Houd de vragen kort en ga eerder naar de beslispunten"
    else:
        why = "Er is nu geen besluit nodig"
    return _Snede(row.plek, row.duur - least, heel=False, zin=_kept(row.duur, why))


def _kept(length: int, why: str) -> Callable[[int], str]:
    return lambda minutes: f"{why}: {_keep(length - minutes)} in plaats van {length}."


def _keep(minutes: int) -> str:
    return aantal(minutes, "minuut", "minuten")


def _hammered(register: Register, hammers: list[tuple[_Rij, Agendapunt]]) -> Iterator[_Snede]:
    rule = regel(register, HamerstukRegel)
    least = rule.minuten if rule else HAMERSTUK
    for row, _ in hammers:
        if row.duur > least:
            yield _Snede(row.plek, row.duur - least, heel=False, zin=_kept(row.duur, "Een hamerstuk is kort"))
