"""Lays out the chair's script: what to do, say and tick at each point of the agenda."""

import re
from collections.abc import Iterable, Iterator
from datetime import time

from tafel_cli.dutch import capitalized, clock_time, duration, enumeration, long_date, time_range, uncapitalized
from tafel_cli.layout.blocks import (
    Asked,
    Block,
    Cell,
    Column,
    Fact,
    Frame,
    NewPage,
    PageOf,
    Paragraph,
    Room,
    Row,
    Section,
    SpelledDay,
    Table,
    Words,
    facts,
    items,
    link,
    strong,
)
from tafel_cli.layout.chair_sheet import boards_table, chair_sheet
from tafel_cli.layout.wording import action_line, colon_behind, numbered
from tafel_cli.pack.agenda import minute_of
from tafel_cli.pack.pack import Pack
from tafel_cli.pack.script.values import NEW_ACTIONS, ChairScript, DateRow, EarlierRow, ScriptPoint, SeatRow, TimePart
from tafel_cli.reading.text_tree import Node

_NOTE = "Aantekening"
_OPEN = "Open acties"
NEW_DAY = "Nieuwe dag: …"  # on paper a line to write on


def script_pages(pack: Pack) -> tuple[Block, ...]:
    """Return the chair's own sheet and the script; an empty tuple if this pack is not the chair's."""
    found, written = pack.draaiboek, pack.kop.schriftelijk
    if not found:
        return ()
    read, close = tuple(_read_aloud(found, written=written)), _close(pack, found)
    section = Section(
        title="Draaiboek",
        anchor="draaiboek",
        menu="Draaiboek",
        look="script",
        blocks=(
            *_attendance(found.aanwezigheid, pack.kop.gasten, written=written),
            *_left_out(pack, found),
            *(
                block
                for number, point in enumerate(found.punten, 1)
                for block in _placed(point, number, read if number == close else (), written=written)
            ),
            *([] if close else [Section(title="Aan het eind", look="point", article=True, blocks=read)]),
            *_end(found, written=written),
        ),
    )
    return (chair_sheet(pack, found), NewPage(), section)


def _close(pack: Pack, found: ChairScript) -> int:
    """Return the place (from 1) of the point with what is read at the end; 0 if no standing item ends the agenda.

    It stands there because it stays on the page of that point.
    """
    last = pack.agenda.regels[-1:]
    closes = [row.nr for row in last if row.soort == "vast"] == [point.nr for point in found.punten[-1:]]
    return len(found.punten) if closes else 0


def _left_out(pack: Pack, found: ChairScript) -> Iterator[Paragraph]:
    """Yield which points of the agenda the script leaves out, as it does in a written round."""
    told = {point.nr for point in found.punten}
    quiet = [row.nr for row in pack.agenda.regels if row.nr and row.nr not in told]
    if quiet and pack.kop.schriftelijk:
        asks = "vraagt" if len(quiet) == 1 else "vragen"
        yield Paragraph(text=f"Punt {enumeration(quiet)} {asks} in deze ronde niets van u.")


def _attendance(seats: tuple[SeatRow, ...], guests: tuple[str, ...], *, written: bool) -> Iterator[Section]:
    if seats:
        met = () if written else tuple((strong("Te gast"), f": {guest}") for guest in guests)
        title = "Wie heeft gereageerd?" if written else "Wie is er?"
        yield Section(title=title, blocks=items((*map(_seat, seats), *met), mark="tick"))


def _seat(seat: SeatRow) -> Words:
    other = f"; anders {seat.vervanger}" if seat.vervanger else ""
    said = f". Bericht: {seat.bericht}" if seat.bericht else ""
    return (strong(seat.partij), f": {seat.functie}{other}{said}")


def _placed(point: ScriptPoint, number: int, more: tuple[Block, ...], *, written: bool) -> Iterator[Block]:
    """Yield a point, on a new page if there is a talk; a shorter one shares a page where it fits whole."""
    if len(point.verdeling) > 1:
        yield NewPage()
    yield _point(point, number, more, written=written)


def _point(point: ScriptPoint, number: int, more: tuple[Block, ...], *, written: bool) -> Section:
    return Section(
        title=numbered(point.nr, point.titel),
        anchor=f"regie-{number}",
        look="point",
        article=True,
        blocks=(
            *(_on_paper(point) if written else [_times(point)]),
            *_warning(point),
            *facts(
                Fact(name="Aan het eind", value=point.aan_het_eind),
                Fact(name="Inleider", value=capitalized(point.inleider or "")),
                Fact(name="De tijd", values=tuple(map(_part, point.verdeling))),
            ),
            *_listed("Zo doet u het", point.aanpak, number=True),
            *_asked(point),
            *_listed("Eerder besproken", map(_before, point.eerder)),
            *_actions(point),
            *_boards(point),
            *_aloud("Vat samen en schrijf op" if written else "Vat samen en lees voor", point.conclusie),
            *more,
            *[Room(name=_NOTE, lines=1)] * _noted(point, written=written),
            *_sheet(point),
        ),
    )


def _noted(point: ScriptPoint, *, written: bool) -> bool:
    """Tell whether a standing item needs a line to write on; in a written round only if it has actions."""
    return point.soort == "vast" and bool(point.acties or not written)


def _actions(point: ScriptPoint) -> Iterator[Section]:
    """Yield the open actions; those that are all gone through have a box and room for another day."""
    lines = tuple(f"{action_line(action)}: {action.status}." for action in point.acties)
    if point.soort == "vast":
        asked = items((f"{line} {NEW_DAY}" for line in lines), mark="tick")
        yield from [Section(title=_OPEN, blocks=asked)] * bool(asked)
    else:
        yield from _listed(_OPEN, lines)


def _sheet(point: ScriptPoint) -> Iterator[Paragraph]:
    """Yield the link to the sheet of an item. On paper the line of times says its page."""
    if point.soort == "punt":
        yield Paragraph(
            text=(link(f"Naar het stuk: {numbered(point.nr, point.titel)}", f"#punt-{point.nr}"),),
            tone="steps",
            only="html",
        )


def _part(part: TimePart) -> str:
    return f"{clock_time(part.van)}\u00a0{uncapitalized(part.wat)}"


def _times(point: ScriptPoint) -> Paragraph:
    goal = f" · {point.doel}" if point.doel else ""
    last = (" · ", *_latest(point, point.uiterlijk)) if point.uiterlijk else ()
    sheet = [PageOf(anchor=f"punt-{point.nr}", before=" · stuk:\u00a0blz.\u00a0", leads=True)] * (point.soort == "punt")
    return Paragraph(text=(f"{time_range(point.van, point.tot)} uur{goal}", *last, *sheet), tone="meta")


def _on_paper(point: ScriptPoint) -> Iterator[Paragraph]:
    """Yield what an item is for and its page, because a written round has no times."""
    if point.soort == "punt":
        page = PageOf(anchor=f"punt-{point.nr}", before=" · stuk:\u00a0blz.\u00a0")
        yield Paragraph(text=(point.doel, page), tone="meta")


def _latest(point: ScriptPoint, latest: time) -> tuple[Node | PageOf, ...]:
    """Say when a point must be over; if that is before its planned end, how much shorter all must be up to there."""
    less = minute_of(point.tot) - minute_of(latest)
    if less <= 0:
        return (strong(f"uiterlijk {clock_time(latest)} uur klaar"),)
    return (
        strong(f"tot hier {duration(less)} inkorten"),
        PageOf(anchor="aandacht", before=" (zie blz.\u00a0", after=")"),
    )


def _warning(point: ScriptPoint) -> Iterator[Frame]:
    if point.let_op:
        yield Frame(title="Let op", look="attention", blocks=items(point.let_op))


def _asked(point: ScriptPoint) -> Iterator[Frame]:
    if point.vragen:
        questions = tuple((question.nr, question.tekst) for question in point.vragen)
        asked = Asked(questions=questions, ticks=point.uitkomsten, note=_NOTE)
        yield Frame(title="Leg dit voor", look="asked", blocks=(asked,))


def _listed(title: str, texts: Iterable[Words], *, number: bool = False) -> Iterator[Section]:
    if found := items(texts, mark="number" if number else "bullet"):
        yield Section(title=title, blocks=found)


def _before(one: EarlierRow) -> Words:
    title = f"{long_date(one.datum)}: {one.titel}"
    return (strong(title), f"{colon_behind(title)} {capitalized(one.uitkomst)}")


def _boards(point: ScriptPoint) -> Iterator[Section]:
    if point.achterban:
        title = "De achterban"
        table = boards_table(f"{title} bij {numbered(point.nr, point.titel)}", point.achterban)
        yield Section(title=title, blocks=(table,))


def _aloud(title: str, lines: tuple[str, ...]) -> Iterator[Frame]:
    """Yield what to read aloud; a sentence with a word to fill in stands alone, because a blank fills its line."""
    apart = [part for line in lines for part in re.split(r"(?<=… \.) ", line)]
    if lines:
        yield Frame(title=title, look="aloud", blocks=tuple(Paragraph(text=line) for line in apart))


def _read_aloud(found: ChairScript, *, written: bool) -> Iterator[Frame]:
    """Yield what is read at the end, with more lines below the new actions, because there may be many."""
    title = "Stuur aan het eind rond" if written else "Voorlezen aan het eind"
    blocks: list[Block] = []
    last = [Room(name=_NOTE, lines=1)] * written
    for line in found.voorlezen:
        blocks.append(Paragraph(text=line))
        if line == NEW_ACTIONS:
            blocks.append(Room(name="", lines=2))
    yield Frame(title=title, look="aloud", blocks=(*blocks, *last))


def _end(found: ChairScript, *, written: bool) -> Iterator[Section]:
    if found.termijnen:
        name = "Data om rond te sturen" if written else "Data om te noemen"
        yield Section(title=name, blocks=(_days(name, found.termijnen),))


def _days(name: str, found: tuple[DateRow, ...]) -> Table:
    spelled = ((SpelledDay(day=one.datum, text=long_date(one.datum)), one.wat) for one in found)
    return Table(
        name=name,
        columns=(Column(head="Dag", width="auto", form="digits"), Column(head="Wat er dan is", width="1fr")),
        rows=tuple(Row(cells=(Cell(text=(day,)), Cell(text=what))) for day, what in spelled),
        row_head=0,
        whole=True,
    )
