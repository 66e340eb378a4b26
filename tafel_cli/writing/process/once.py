"""Says what a line in minutes settles, so that two lines never settle the same thing differently."""

from collections.abc import Iterator

from tafel_cli.register.minute_lines.section import UNKNOWN
from tafel_cli.register.minute_lines.values import (
    Attended,
    BoardAnswered,
    Clocked,
    Decided,
    MinutesAdopted,
    MovedOn,
    NotReadError,
    Read,
    Reserved,
)


class Once:
    """Remembers what the lines above settled, because a later line would silently take the place of an earlier one."""

    def __init__(self) -> None:
        self._settled: dict[tuple[object, ...], tuple[object, int]] = {}

    def demand(self, read: Read) -> None:
        """Raise NotReadError if a line above settles the same otherwise, or if it may stand there only once."""
        for what, how in _settles(read):
            there, line = self._settled.setdefault(what, (how, read.line.line))
            if line != read.line.line and (there != how or how is None):
                raise NotReadError(f"Dit staat ook op regel {line}. Haal een van de twee weg.", UNKNOWN)


def _settles(read: Read) -> Iterator[tuple[tuple[object, ...], object]]:
    """Yield what a line settles, and how; None for what may be said only once."""
    match read.value:
        case Decided() as one:
            for point in one.punten:
                about = _folded(one.tekst) if point is None else point
                yield ("decision", read.item, about), one.uitkomst if point is None else None
        case Reserved() as one:
            for each in one.partijen:
                # without a point it belongs to the decision above it, and there may be several of those
                points = [point for point in one.punten if point is not None]
                yield from ((("reservation", read.item, point, each.organisatie), each) for point in points)
        case Attended() as one:
            yield from ((("seat", party, _folded(function)), one.woord) for party, function in one.partijen)
        case Clocked() as one:
            yield ("clock", one.woord), one.tijd
        case MovedOn() as one:
            yield ("moved on", read.item), _folded(one.reden)
        case MinutesAdopted() as one:
            yield ("minutes", one.verslag), None
        case BoardAnswered() as one:
            yield ("answer", one.besluit, one.organisatie), None
        case _:
            return


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .,;:")
