"""Proposes how to make an agenda fit that is too long: items to move or to shorten, until it fits."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tafel_cli.dutch import duration
from tafel_cli.kinds.agendapunt import Agendapunt, Behandeling, Doel
from tafel_cli.kinds.bijeenkomst import Vorm
from tafel_cli.kinds.tafel import VastSoort
from tafel_cli.kinds.werkafspraak import HamerstukRegel
from tafel_cli.pack.agenda import Stop, agenda, stops
from tafel_cli.pack.pack import AgendaTable
from tafel_cli.pack.rows import AgendaRow
from tafel_cli.pack.script.dates import dringend
from tafel_cli.pack.script.values import CutRow
from tafel_cli.register.agreements import regel
from tafel_cli.register.meetings import Occasion
from tafel_cli.register.register import Register

MINSTENS = 10  # minutes that a talk needs to be a talk
MINSTENS_LAAT = 5  # the same for a late item
PER_BESLISPUNT = 2
UITLOOP = 10  # minutes by which a meeting easily runs over
LUCHT = 15  # with so many minutes to spare a meeting need not cut
MERKBAAR = 3  # a cut of fewer minutes is no advice
HAMERSTUK = 5  # minutes of a consent item, if no agreement says how many
_VAST = 2  # minutes that a standing item keeps
BLIJFT = (VastSoort.OPENING, VastSoort.SLUITING)  # standing items that are not shortened


class Bijsturing(NamedTuple):
    """The proposed cuts, the minutes that each row keeps, and the minutes by which the agenda is too long even then."""

    ingrepen: tuple[CutRow, ...]
    duren: tuple[int, ...]
    tekort: int


class _Snede(NamedTuple):
    """A possible cut in row `rij` of `duur` minutes, which keeps at least `minst`; None: the whole item goes."""

    rij: int
    duur: int
    minst: int | None
    waarom: str

    @property
    def minuten(self) -> int:
        return self.duur - (self.minst or 0)

    def zin(self, minutes: int) -> str:
        if self.minst is None:
            return self.waarom
        return f"{self.waarom}: {duration(self.duur - minutes)} in plaats van {self.duur}."


class _Rij(NamedTuple):
    plek: int
    rij: AgendaRow
    stop: Stop
    duur: int
    haast: bool
    thema: int

    @property
    def item(self) -> Agendapunt | None:
        return self.stop.item


def bijsturing(occasion: Occasion, plan: tuple[Stop, ...], timed: AgendaTable) -> Bijsturing:
    """Return how to make an agenda fit; no cuts if it fits, or in a written round, because that takes no time."""
    lengths = [row.duur or 0 for row in timed.regels]
    short = -timed.over
    if short <= 0 or occasion.meeting.vorm is Vorm.SCHRIFTELIJK:
        return Bijsturing((), tuple(lengths), 0)
    chosen = _chosen(occasion, plan, timed, short)
    gained = {place: cut.minuten for place, cut in chosen}
    return Bijsturing(
        ingrepen=tuple(cut for _, cut in chosen),
        duren=tuple(length - gained.get(place, 0) for place, length in enumerate(lengths)),
        tekort=max(0, short - sum(gained.values())),
    )


def bij_uitloop(occasion: Occasion, plan: tuple[Stop, ...], timed: AgendaTable) -> tuple[CutRow, ...]:
    """Return what to cut first when a meeting runs over by UITLOOP minutes; nothing if it has LUCHT minutes to spare.

    An agenda that is too long is cut before the meeting (`bijsturing`), and a written round cannot run over.
    """
    if not 0 <= timed.over < LUCHT or occasion.meeting.vorm is Vorm.SCHRIFTELIJK:
        return ()
    return tuple(cut for _, cut in _chosen(occasion, plan, timed, UITLOOP) if cut.minuten >= MERKBAAR)


def _chosen(occasion: Occasion, plan: tuple[Stop, ...], timed: AgendaTable, short: int) -> list[tuple[int, CutRow]]:
    """Return the cuts that win `short` minutes, first what hurts least, each with the place of its row."""
    themes = list(occasion.tafel.themas)
    rows = [
        _Rij(place, row, stop, row.duur or 0, bool(stop.item and dringend(occasion, stop.item)), _rank(themes, stop))
        for place, (row, stop) in enumerate(zip(timed.regels, plan, strict=True))
    ]
    return [
        (cut.rij, CutRow(nr=row.nr, titel=row.titel, wat=cut.zin(minutes), minuten=minutes))
        for cut, minutes in _fit(_cuts(occasion.register, rows), short)
        for row in (rows[cut.rij].rij,)
    ]


def op_de_agenda(occasion: Occasion, sent: Mapping[str, str], judged_on: date) -> Bijsturing:
    """Return how to make the agenda of a meeting fit; `sent` and `judged_on` as in `stops` and `agenda`."""
    plan = stops(occasion, sent)
    return bijsturing(occasion, plan, agenda(occasion, plan, judged_on))


def _rank(themes: list[str], stop: Stop) -> int:
    return themes.index(stop.item.thema) if stop.item and stop.item.thema in themes else len(themes)


def _fit(cuts: list[_Snede], short: int) -> list[tuple[_Snede, int]]:
    """Return the cuts that are needed, in order, with their minutes; a later cut on a row replaces an earlier one.

    Minutes beyond `short` are given back, the most painful cut first.
    """
    chosen: dict[int, tuple[int, _Snede, int]] = {}
    for order, cut in enumerate(cuts):
        left = short - sum(minutes for _, _, minutes in chosen.values())
        before = chosen[cut.rij][2] if cut.rij in chosen else 0
        if left > 0 and cut.minuten > before:
            chosen[cut.rij] = (order, cut, cut.minuten if cut.minst is None else min(cut.minuten, before + left))
    for order, cut, minutes in sorted(chosen.values(), key=lambda one: -one[0]):
        spare = sum(each for _, _, each in chosen.values()) - short
        back = minutes if spare >= minutes else 0 if cut.minst is None else max(spare, 0)
        if back == minutes:
            del chosen[cut.rij]
        elif back:
            chosen[cut.rij] = (order, cut, minutes - back)
    return [(cut, minutes) for _, cut, minutes in sorted(chosen.values(), key=lambda one: one[0])]


def _cuts(register: Register, rows: Sequence[_Rij]) -> list[_Snede]:
    """Return all possible cuts, the least painful first; a row may have more than one."""
    rule = regel(register, HamerstukRegel)
    hammer = rule.minuten if rule else HAMERSTUK
    timed = [row for row in rows if row.duur and row.rij.soort == "punt"]
    hammers = [row for row in timed if row.item and row.item.behandeling is Behandeling.HAMERSTUK]
    talks = [row for row in timed if row.item and row.item.behandeling is not Behandeling.HAMERSTUK]
    talks.sort(key=_weight)
    calm = [row for row in talks if not row.haast]
    standing = [row for row in rows if row.stop.vast and row.stop.vast.soort not in BLIJFT]
    calm_late_first = sorted(calm, key=lambda row: not row.rij.te_laat)
    let_in_last = sorted(calm, key=lambda row: bool(row.rij.reden))  # the chair said why these cannot wait
    order_of_pain: tuple[tuple[list[_Rij], Callable[[_Rij], int] | None, str | Callable[[_Rij], str]], ...] = (
        ([row for row in talks if row.item and row.item.doel is Doel.TER_KENNISNAME], None, _INFORMATIE),
        ([row for row in timed if row.rij.stuk_volgt and not (row.haast or row.rij.reden)], None, _GEEN_STUK),
        ([row for row in calm if row.rij.te_laat and not row.rij.reden], None, _LAAT),
        (calm_late_first, _least_talk, _short_talk),
        (let_in_last, None, _next_time),
        ([row for row in talks if row.haast], _least_talk, _NIET_DOORSCHUIVEN),
        (hammers, lambda _: hammer, "Een hamerstuk is kort"),
        (standing, lambda row: max(_VAST, row.duur // 2), "Houd het kort"),
    )
    return [
        _Snede(row.plek, row.duur, least(row) if least else None, why if isinstance(why, str) else why(row))
        for these, least, why in order_of_pain
        for row in these
    ]


_INFORMATIE = "Praat hier nu niet over: het punt is ter informatie en iedereen kan het stuk zelf lezen."
_GEEN_STUK = "Verplaats dit punt: het stuk is er nog niet."
_LAAT = "Verplaats dit punt: het kwam te laat binnen en er is geen reden opgeschreven om het toch te bespreken."
_NIET_DOORSCHUIVEN = "Schuif het niet door, want het besluit is nodig voordat de tafel weer bij elkaar komt"


def _weight(row: _Rij) -> tuple[int, int, int]:
    order = (None, Doel.TER_KENNISNAME, Doel.BEELDVORMEND, Doel.OORDEELSVORMEND, Doel.BESLUITVORMEND)
    return order.index(row.item.doel if row.item else None), -row.thema, -row.plek


def _next_time(row: _Rij) -> str:
    decision = row.item and (row.item.besluit_nodig_voor or row.item.doel is Doel.BESLUITVORMEND)
    why = "het besluit kan tot dan wachten" if decision else "er is nu geen besluit nodig"
    unless = ", als het toch kan wachten" if row.rij.reden else ""
    return f"Verplaats dit punt naar een volgende keer{unless}: {why}."


def _short_talk(row: _Rij) -> str:
    if row.rij.te_laat:
        return "Het kwam laat binnen, dus anderen konden zich minder goed voorbereiden"
    if row.item and row.item.doel is Doel.BESLUITVORMEND:
        return "Houd de vragen kort en ga eerder naar de beslispunten"
    return "Er is nu geen besluit nodig"


def _least_talk(row: _Rij) -> int:
    """Return the minutes that a talk keeps: three fifths, and enough for a talk and for its decision points."""
    talk = MINSTENS_LAAT if row.rij.te_laat else MINSTENS
    return max(talk, PER_BESLISPUNT * len(row.item.gevraagd if row.item else ()), -(-row.duur * 3 // 5))
