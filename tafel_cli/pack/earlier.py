"""Says what a meeting did with earlier minutes and actions: its own minutes have no line on it after `process`."""

from collections.abc import Iterator

from tafel_cli.dutch import in_words, long_date
from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.tafel import VastSoort
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.pack.record_rows import Origins


def earlier_told(of: Origins, meeting: Bijeenkomst) -> dict[str, tuple[str, ...]]:
    """Return the sentences by the id of the standing item that they belong to; empty if nothing is to be told.

    Only what a record dates is told: which minutes were adopted, and which earlier actions were done that day. That an
    action lapsed or got another day is not, because its record does not say when. Without a standing item for actions
    they are told where the minutes are.
    """
    places = {punt.soort: punt.id for punt in (of.register.tafel.vaste_punten if of.register.tafel else ())}
    minutes = places.get(VastSoort.VERSLAG, "")
    told = {minutes: tuple(_adopted(of, meeting))}
    actions = places.get(VastSoort.ACTIES, minutes)
    told[actions] = (*told.get(actions, ()), *_done(of, meeting))
    return {id_: said for id_, said in told.items() if id_ and said}


def _adopted(of: Origins, meeting: Bijeenkomst) -> Iterator[str]:
    """Yield which minutes were adopted. The public does not read how many changes there were."""
    for verslag in of.register.all(Verslag):
        held = of.register.bijeenkomst_van(verslag)
        if verslag.vastgesteld_in == meeting.id and held:
            many = len(verslag.wijzigingen) if of.standen is None else 0
            changed = f", met {in_words(many)} {'wijziging' if many == 1 else 'wijzigingen'}" if many else ""
            yield f"Het verslag van {long_date(held.datum)} is vastgesteld{changed}."


def _done(of: Origins, meeting: Bijeenkomst) -> Iterator[str]:
    for actie in sorted(of.register.all(Actie), key=lambda each: each.rank):
        held = of.register.bijeenkomst_van(actie)
        done = actie.status is Actiestatus.GEREED and actie.gereed_op == meeting.datum
        if done and held and held.datum < meeting.datum:
            result = f" {actie.resultaat.rstrip(' .')}." if actie.resultaat else ""
            yield f"De actie “{actie.actie.rstrip(' .')}” is gereed.{result}"
