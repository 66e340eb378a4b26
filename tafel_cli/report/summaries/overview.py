"""Shows the chair and the secretary the overview of a table (`tafel status`): headings with lines."""

from collections.abc import Iterator
from datetime import time

from tafel_cli.dutch import clock_time, long_date, quantity
from tafel_cli.register.overview import Overzicht, Volgende


def blokken(view: Overzicht) -> Iterator[tuple[str, list[str]]]:
    """Yield (heading, lines) for each part of the overview; a part with nothing to do has no lines."""
    if view.volgende:
        here = view.volgende
        place = f", {here.locatie}" if here.locatie else ""
        begin, end = (clock_time(time.fromisoformat(each)) for each in (here.aanvang, here.einde))
        yield f"Volgende bijeenkomst: {long_date(here.datum)}, {begin}–{end}{place}", list(_momenten(here))
    else:
        yield "Er is geen bijeenkomst gepland", ["maak er een in `data/bijeenkomsten/`"]
    yield (
        "Wacht op een plek op de agenda",
        [
            f"{row.titel} ({row.stand}, {row.volledig}"
            f"{f', besluit nodig voor {long_date(row.voor)}' if row.voor else ''})"
            for row in view.wachtend
        ],
    )
    yield (
        "Acties en toezeggingen: te laat, of voor de bijeenkomst",
        [
            f"{long_date(row.uiterlijk)}{' TE LAAT' if row.te_laat else ''}, {row.actiehouder}: {row.actie}"
            + (" (toezegging)" if row.toezegging else "")
            for row in view.acties
        ],
    )
    yield (
        "Besturen die nog ja moeten zeggen",
        [
            f"{row.partij} over besluit {row.besluit}"
            + (f", verwacht {long_date(row.dag)}{' TE LAAT' if row.te_laat else ''}" if row.dag else "")
            for row in view.bekrachtigingen
        ],
    )
    yield "Werkafspraken die niet zijn nagekomen", [row.tekst for row in view.werkafspraken]
    yield "Missie nog niet ondertekend", list(view.missie_niet_ondertekend)


def _momenten(here: Volgende) -> Iterator[str]:
    for moment in here.momenten:
        yield f"{long_date(moment.dag)} ({_over(moment.over_dagen)}): {moment.naam}"
        yield from (f"  nog nodig: {what}" for what in moment.nog_nodig)


def _over(days: int) -> str:
    """Return how far away a day is, in Dutch; a negative number is in the past."""
    if days == 0:
        return "vandaag"
    return f"over {quantity(days, 'dag', 'dagen')}" if days > 0 else f"{quantity(-days, 'dag', 'dagen')} geleden"
