"""Lays out the chair's script: what to do, say and tick at each point of the agenda."""

from collections.abc import Iterable, Iterator
from datetime import date

from tafel_cli.dutch import capitalized, clock_time, long_date, time_range, uncapitalized
from tafel_cli.layout.blocks import (
    Asked,
    Block,
    Fact,
    Frame,
    NewPage,
    Paragraph,
    Section,
    SpelledDay,
    Words,
    facts,
    items,
    strong,
)
from tafel_cli.layout.chair_sheet import boards_table, chair_sheet
from tafel_cli.layout.wording import action_line, numbered
from tafel_cli.pack.pack import Pack
from tafel_cli.pack.script.values import ChairScript, EarlierRow, ScriptPoint, SeatRow, TimePart


def script_pages(pack: Pack) -> tuple[Block, ...]:
    """Return the chair's own sheet and the script; an empty tuple if this pack is not the chair's."""
    found, written = pack.draaiboek, pack.kop.schriftelijk
    if not found:
        return ()
    section = Section(
        title="Draaiboek",
        anchor="draaiboek",
        menu="Draaiboek",
        look="script",
        blocks=(
            *_attendance(found.aanwezigheid, written=written),
            *(_point(point, number, written=written) for number, point in enumerate(found.punten, 1)),
            *_end(found, written=written),
        ),
    )
    return (chair_sheet(found), NewPage(), section)


def _attendance(seats: tuple[SeatRow, ...], *, written: bool) -> Iterator[Section]:
    if seats:
        title = "Wie heeft gereageerd?" if written else "Wie is er?"
        yield Section(title=title, blocks=items((_seat(seat) for seat in seats), mark="tick"))


def _seat(seat: SeatRow) -> Words:
    other = f"; kan die niet, dan {seat.vervanger}" if seat.vervanger else ""
    said = f". Bericht: {seat.bericht}" if seat.bericht else ""
    return (strong(seat.partij), f": {seat.functie}{other}{said}")


def _point(point: ScriptPoint, number: int, *, written: bool) -> Section:
    return Section(
        title=numbered(point.nr, point.titel),
        anchor=f"regie-{number}",
        look="point",
        article=True,
        blocks=(
            *([] if written else [_times(point)]),
            *_warning(point),
            *facts(
                Fact(name="Aan het eind", value=point.aan_het_eind),
                Fact(name="Inleider", value=capitalized(point.inleider or "")),
                Fact(name="De tijd", value=" · ".join(map(_part, point.verdeling))),
            ),
            *_listed("Zo doet u het", point.aanpak, number=True),
            *_asked(point),
            *_listed("Eerder besproken", map(_before, point.eerder)),
            *_listed("Open acties", (f"{action_line(action)}: {action.status}." for action in point.acties)),
            *_boards(point),
            *_aloud("Vat samen en schrijf op" if written else "Vat samen en lees voor", point.conclusie),
        ),
    )


def _part(part: TimePart) -> str:
    return f"{clock_time(part.van)}\u00a0{uncapitalized(part.wat)}"


def _times(point: ScriptPoint) -> Paragraph:
    goal = f" · {point.doel}" if point.doel else ""
    last = (" · ", strong(f"uiterlijk {clock_time(point.uiterlijk)} uur klaar")) if point.uiterlijk else ()
    return Paragraph(text=(f"{time_range(point.van, point.tot)} uur{goal}", *last), tone="meta")


def _warning(point: ScriptPoint) -> Iterator[Frame]:
    if point.let_op:
        yield Frame(title="Let op", look="attention", blocks=items(point.let_op))


def _asked(point: ScriptPoint) -> Iterator[Frame]:
    if point.vragen:
        questions = tuple((question.nr, question.tekst) for question in point.vragen)
        yield Frame(title="Leg dit voor", look="asked", blocks=(Asked(questions=questions, ticks=point.uitkomsten),))


def _listed(title: str, texts: Iterable[Words], *, number: bool = False) -> Iterator[Section]:
    if found := items(texts, mark="number" if number else "bullet"):
        yield Section(title=title, blocks=found)


def _before(one: EarlierRow) -> Words:
    return (strong(f"{long_date(one.datum)}: {one.titel}"), f" {capitalized(one.uitkomst)}")


def _boards(point: ScriptPoint) -> Iterator[Section]:
    if point.achterban:
        title = "De achterban"
        yield Section(
            title=title, blocks=(boards_table(f"{title} bij {numbered(point.nr, point.titel)}", point.achterban),)
        )


def _aloud(title: str, lines: tuple[str, ...]) -> Iterator[Frame]:
    if lines:
        yield Frame(title=title, look="aloud", blocks=tuple(Paragraph(text=line) for line in lines))


def _end(found: ChairScript, *, written: bool) -> Iterator[Block]:
    yield from _aloud("Stuur aan het eind rond" if written else "Voorlezen aan het eind", found.voorlezen)
    if found.termijnen:
        days = (Fact(name=(_day(one.datum),), value=one.wat) for one in found.termijnen)
        yield Section(title="Data om te noemen", blocks=facts(*days))


def _day(day: date) -> SpelledDay:
    return SpelledDay(day=day, text=long_date(day))
