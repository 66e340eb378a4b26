"""What the chair and the secretary read of how the table stands: headings with lines."""

from collections.abc import Iterator

from tafel_cli.status import Overzicht, Volgende
from tafel_cli.taal import aantal, datum


def blokken(view: Overzicht) -> Iterator[tuple[str, list[str]]]:
    """Yield the overview as headings with the lines below each."""
    if view.volgende:
        here = view.volgende
        place = f", {here.locatie}" if here.locatie else ""
        clock = f"{here.aanvang.replace(':', '.')}–{here.einde.replace(':', '.')}"
        yield f"Volgende bijeenkomst: {datum(here.datum)}, {clock}{place}", list(_momenten(here))
    else:
        yield "Er is geen bijeenkomst gepland", ["maak er een in `data/bijeenkomsten/`"]
    yield (
        "Wacht op een plek op de agenda",
        [
            f"{row.titel} ({row.stand}, {row.volledig}{f', besluit nodig voor {datum(row.voor)}' if row.voor else ''})"
            for row in view.wachtend
        ],
    )
    yield (
        "Acties en toezeggingen: te laat, of voor de bijeenkomst",
        [
            f"{datum(row.uiterlijk)}{' TE LAAT' if row.te_laat else ''}, {row.actiehouder}: {row.actie}"
            + (" (toezegging)" if row.toezegging else "")
            for row in view.acties
        ],
    )
    yield (
        "Besturen die nog ja moeten zeggen",
        [
            f"{row.partij} over besluit {row.besluit}"
            + (f", verwacht {datum(row.dag)}{' TE LAAT' if row.te_laat else ''}" if row.dag else "")
            for row in view.bekrachtigingen
        ],
    )
    yield "Werkafspraken die niet zijn nagekomen", [row.tekst for row in view.werkafspraken]
    yield "Missie nog niet ondertekend", list(view.missie_niet_ondertekend)


def _momenten(here: Volgende) -> Iterator[str]:
    for moment in here.momenten:
        yield f"{datum(moment.dag)} ({_over(moment.over_dagen)}): {moment.naam}"
        yield from (f"  nog nodig: {what}" for what in moment.nog_nodig)


def _over(days: int) -> str:
    """Say how far away a day is."""
    if days == 0:
        return "vandaag"
    return f"over {aantal(days, 'dag', 'dagen')}" if days > 0 else f"{aantal(-days, 'dag', 'dagen')} geleden"
