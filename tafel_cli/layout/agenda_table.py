"""Lays out the agenda of a meeting, with the bar of its time and the page of each item."""

from tafel_cli.dutch import capitalized, duration, long_date, time_range
from tafel_cli.layout.blocks import Bar, Cell, Column, Paragraph, Part, Row, Section, Table, Words, link
from tafel_cli.layout.time_over import points_after_the_end
from tafel_cli.layout.wording import attachment_links, closed_items, item_marks, numbered, on_page
from tafel_cli.pack.changes import INGETROKKEN
from tafel_cli.pack.pack import ItemSheet, Pack
from tafel_cli.pack.rows import AgendaRow


def agenda_table(pack: Pack) -> Section:
    """Return the section with the agenda and its time."""
    rows, timed = pack.agenda.regels, not pack.kop.schriftelijk
    paged = not pack.openbaar
    closed, changed = closed_items(pack), _changed(pack)
    names = {sheet.regel.nr: _submitters(sheet) for sheet in pack.bladen}
    attached = {sheet.regel.nr: tuple(attachment_links(sheet.bijlagen)) for sheet in pack.bladen}
    table = Table(
        name=f"Agenda van {long_date(pack.kop.datum)}",
        columns=(
            Column(head="Nr", width="auto"),
            *[Column(head="Tijd", width="auto", form="digits")] * timed,
            Column(head="Onderwerp", width="2.8fr"),
            Column(head="Van", width="1.1fr", folds=True),
            Column(head="Doel", width="0.1fr", folds=True),
            Column(head="Bijlagen", width="0.1fr", folds=True),
            *[Column(head="Blz.", width="auto", form="digits", only="pdf")] * paged,
        ),
        rows=tuple(
            _row(
                row,
                names.get(row.nr, row.indiener),
                attached.get(row.nr, ""),
                (*changed.get(row.nr, ()), *item_marks(row, closed=row.nr in closed)),
                pack,
            )
            for row in rows
        ),
        row_head=1 + timed,
        look="agenda",
    ).without_empty()
    bar = [_bar(pack)] * (timed and not pack.openbaar)
    too_long = [Paragraph(text=_time(pack))] * (timed and pack.openbaar and pack.agenda.over < 0)
    return Section(title="Agenda", anchor="agenda", menu="Agenda", blocks=(table, *bar, *too_long))


def _submitters(sheet: ItemSheet) -> str:
    """Return who brings an item in; of more parties the first, because the sheet names all and page 1 has no room."""
    return f"{sheet.regel.indiener} e.a." if sheet.mede_indieners else sheet.regel.indiener


def _changed(pack: Pack) -> dict[str, tuple[str]]:
    """Return by the number of an item whether it is new or changed since the pack that was sent."""
    changes = pack.nazending.wijzigingen if pack.nazending else ()
    return {change.nr: (change.wat,) for change in changes if change.nr and change.wat != INGETROKKEN}


def _row(row: AgendaRow, submitters: str, attached: Words, marks: tuple[str, ...], pack: Pack) -> Row:
    timed, here = not pack.kop.schriftelijk, row.soort == "punt"
    title = (link(row.titel, f"#punt-{row.nr}"),) if here else row.titel
    cells = (
        Cell(text=row.nr),
        *[Cell(text=time_range(row.van, row.tot))] * timed,
        Cell(text=title, marks=marks),
        Cell(text=capitalized(submitters)),
        Cell(text=row.doel),
        Cell(text=attached),
        *[Cell(text=on_page(pack, f"punt-{row.nr}") if here else "")] * (not pack.openbaar),
    )
    return Row(cells=cells, look=row.soort)


def _bar(pack: Pack) -> Bar:
    """Return the bar of the time: a part for each row by its minutes, then what is left over."""
    agenda = pack.agenda
    parts = [(row, numbered(row.nr, row.titel), row.duur) for row in agenda.regels if row.duur]
    over = agenda.over
    rest = f", nog over {over}" if over > 0 else f". Er is tijd voor {agenda.beschikbaar}" if over < 0 else ""
    said = ", ".join(f"{name} {minutes}" for _, name, minutes in parts)
    left = [Part(name="over", title="Nog over", minutes=over, look="over")] if over > 0 else []
    return Bar(
        parts=(*(Part(name=row.nr, title=name, minutes=duur, look=row.soort) for row, name, duur in parts), *left),
        room=max(agenda.beschikbaar, 0),  # a meeting may end before it begins while its file is being mended
        alt=f"Minuten per punt: {said}{rest}.",
        caption=_time(pack),
    )


def _time(pack: Pack) -> str:
    over, planned = pack.agenda.over, duration(pack.agenda.gepland)
    if over == 0:
        return f"De agenda past precies in de tijd: {planned}."
    if over > 0:
        return f"De agenda vraagt {planned}. Er {'is' if over == 1 else 'zijn'} nog {duration(over)} over."
    return f"De agenda vraagt {planned}. Dat is {duration(-over)} te veel. {points_after_the_end(pack)}".rstrip()
