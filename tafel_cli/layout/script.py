"""The chair's script: what to do, say and tick at each point of the agenda."""

from collections.abc import Iterator

from tafel_cli.dutch import capitalized, duration
from tafel_cli.layout.blocks import (
    Data,
    as_text,
    asked,
    bullets,
    facts,
    frame,
    heading_block,
    new_page,
    numbered_list,
    panel,
    paragraph,
    strong,
)
from tafel_cli.layout.lookback import action_line
from tafel_cli.layout.spelling import datum, klok, tijden


def script_pages(data: Data) -> list[Data]:
    """Return the script on pages of its own; nothing when this pack is not the chair's."""
    found = data["draaiboek"]
    if not found:
        return []
    written = data["kop"]["schriftelijk"]
    return [
        heading_block(2, "Draaiboek voor de voorzitter", listed=True),
        paragraph("Dit deel is alleen voor u. De deelnemers krijgen het niet."),
        *_attendance(found["aanwezigheid"], written=written),
        *(block for point in found["punten"] for block in _point(point, written=written)),
        *_end(found, written=written),
        new_page(),
    ]


def _attendance(seats: list[Data], *, written: bool) -> Iterator[Data]:
    if seats:
        yield heading_block(3, "Wie heeft gereageerd?" if written else "Wie is er?")
        yield from bullets([_seat(seat) for seat in seats], tick=True)


def _seat(seat: Data) -> list[Data]:
    other = f"; kan die niet, dan {seat['vervanger']}" if seat["vervanger"] else ""
    return [strong(seat["partij"]), as_text(f": {seat['functie']}{other}")]


def _titled(point: Data) -> str:
    return f"{point['nr']}. {point['titel']}" if point["nr"] else str(point["titel"])


def _point(point: Data, *, written: bool) -> Iterator[Data]:
    yield heading_block(3, _titled(point))
    if not written:
        goal = f" · {point['doel']}" if point["doel"] else ""
        last: list[str | Data] = [" · "] if point["uiterlijk"] else []
        last += [strong(f"uiterlijk {klok(point['uiterlijk'])} uur klaar")] if point["uiterlijk"] else []
        yield panel("meta", f"{tijden(point)} uur{goal}", *last)
    if point["let_op"]:
        yield frame("let-op", heading_block(4, "Let op"), *bullets(point["let_op"]))
    yield from facts((
        ("Aan het eind", point["aan_het_eind"]),
        ("Inleider", capitalized(point["inleider"] or "")),
        ("De tijd", [f"{duration(part['minuten'])}: {part['wat']}" for part in point["verdeling"]]),
    ))  # fmt: skip
    if point["aanpak"]:
        yield heading_block(4, "Zo doet u het")
        yield numbered_list(point["aanpak"])
    if point["vragen"]:
        yield frame("gevraagd", heading_block(4, "Leg voor"), asked(point["vragen"], point["uitkomsten"]))
    for title, lines in (
        ("Eerder besproken", [_before(one) for one in point["eerder"]]),
        ("Open acties", [f"{action_line(one)}: {one['status']}." for one in point["acties"]]),
        ("De achterban", [_board(one) for one in point["achterban"]]),
    ):
        if lines:
            yield heading_block(4, title)
            yield from bullets(lines)
    if point["conclusie"]:
        yield _aloud(4, "Vat samen en schrijf op" if written else "Vat samen en lees voor", point["conclusie"])


def _before(one: Data) -> list[Data]:
    return [strong(f"{datum(one['datum'])}: {one['titel']}"), as_text(f" {capitalized(one['uitkomst'])}")]


def _board(one: Data) -> str:
    board = f", {one['orgaan']}" if one["orgaan"] else ""
    day = f"verwacht uiterlijk {datum(one['verwacht'])}" if one["verwacht"] else "nog geen datum"
    return f"{one['partij']}{board}: {one['waarover']} ({day})"


def _aloud(level: int, title: str, lines: list[str]) -> Data:
    return frame("voorlezen", heading_block(level, title), *map(paragraph, lines))


def _end(found: Data, *, written: bool) -> Iterator[Data]:
    if found["bijsturen"]:
        yield heading_block(3, "Als de tijd te kort is")
        yield from bullets(
            [
                [strong(_titled(one)), as_text(f": {one['wat']} ({duration(one['minuten'])})")]
                for one in found["bijsturen"]
            ]
        )
        if found["tekort"] > 0:
            yield paragraph(f"Ook dan is de agenda nog {duration(found['tekort'])} te lang.")
    if found["voorlezen"]:
        yield _aloud(3, "Stuur aan het eind rond" if written else "Voorlezen aan het eind", found["voorlezen"])
    if found["termijnen"]:
        yield heading_block(3, "Data om te noemen")
        yield from facts((datum(one["datum"]), one["wat"]) for one in found["termijnen"])
