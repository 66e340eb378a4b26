"""Lays out the sheet of each agenda item: what it is for, what it asks, and its text."""

from collections.abc import Iterator

from tafel_cli.dutch import capitalized, duration, enumeration, long_date, time_range
from tafel_cli.layout.blocks import (
    Asked,
    Badge,
    Block,
    Fact,
    Frame,
    Paragraph,
    Section,
    facts,
    flow,
    link,
    strong,
)
from tafel_cli.layout.wording import CAREFUL, CLOSED, attachment_links, is_closed, let_in, numbered
from tafel_cli.pack.pack import ItemSheet, Pack
from tafel_cli.pack.rows import CANNOT_BE_READ
from tafel_cli.reading.text_tree import Node


def sheets(pack: Pack) -> tuple[Block, ...]:
    """Return the sheets of all items in one section; an empty tuple if there are none."""
    if not pack.bladen:
        return ()
    around = zip((None, *pack.bladen), pack.bladen, (*pack.bladen[1:], None), strict=False)
    found = tuple(_sheet(sheet, pack, _steps(before, after)) for before, sheet, after in around)
    return (Section(title="Stukken", anchor="stukken", menu="Stukken", look="sheets", blocks=found),)


def _sheet(sheet: ItemSheet, pack: Pack, steps: Paragraph) -> Section:
    row = sheet.regel
    return Section(
        title=numbered(row.nr, row.titel),
        anchor=f"punt-{row.nr}",
        look="sheet",
        article=True,
        blocks=(
            *_state(sheet, pack),
            *_asked(sheet),
            *facts(*_known(sheet), small=True),
            *flow(sheet.tekst, f"punt {row.nr}"),
            steps,
        ),
    )


def _steps(before: ItemSheet | None, after: ItemSheet | None) -> Paragraph:
    """Return the links below a sheet: to the agenda and to the sheets around it. On paper one turns the page."""
    way = [link("Terug naar de agenda", "#agenda")]
    for word, sheet in (("Vorige", before), ("Volgende", after)):
        if sheet:
            row = sheet.regel
            way.append(link(f"{word}: {numbered(row.nr, row.titel)}", f"#punt-{row.nr}"))
    apart = (part for each in way for part in (each, " "))
    return Paragraph(text=tuple(apart)[:-1], tone="steps", only="html")


def _state(sheet: ItemSheet, pack: Pack) -> Iterator[Paragraph]:
    row = sheet.regel
    facts_of_it = tuple(_meta(sheet, written=pack.kop.schriftelijk))
    if facts_of_it:
        apart = (part for each in facts_of_it for part in (" · ", *each))
        yield Paragraph(text=tuple(apart)[1:], tone="meta")
    if row.onleesbaar:
        yield Paragraph(text=(strong(f"Dit stuk {CANNOT_BE_READ}."),), tone="draft")
    if row.stuk_volgt:
        later = "" if pack.openbaar else " U krijgt het later."
        yield Paragraph(text=(strong("Stuk volgt."), f" Dit stuk is nog niet af.{later}"), tone="draft")
    if why := let_in(row):
        yield Paragraph(text=(strong(CAREFUL), " ", *why), tone="attention")


def _meta(sheet: ItemSheet, *, written: bool) -> Iterator[tuple[str | Node | Badge, ...]]:
    """Yield the facts below the title of a sheet; the numbers of its attachments are links."""
    row = sheet.regel
    if is_closed(sheet):
        yield (Badge(text=CLOSED),)
    if row.doel:
        yield (row.doel,)
    if row.duur and not written:
        yield (f"{time_range(row.van, row.tot)} uur ({duration(row.duur)})",)
    elif row.duur == 0:
        yield ("geen spreektijd",)
    if row.indiener:
        yield ("van " + enumeration([row.indiener, *sheet.mede_indieners]),)
    if sheet.bijlagen:
        word = "bijlage " if len(sheet.bijlagen) == 1 else "bijlagen "
        yield (word, *attachment_links(sheet.bijlagen, last=" en "))


def _asked(sheet: ItemSheet) -> Iterator[Frame]:
    if sheet.vragen:
        title = "Gevraagd besluit" if sheet.besluitvormend else "Gevraagd"
        questions = Asked(questions=tuple((question.nr, question.tekst) for question in sheet.vragen))
        yield Frame(title=title, look="asked", blocks=(questions,))


def _known(sheet: ItemSheet) -> Iterator[Fact]:
    handed_in, needed = sheet.ingediend_op, sheet.besluit_nodig_voor
    yield Fact(name="Thema", value=sheet.thema)
    yield Fact(name="Inleider", value=capitalized(sheet.inleider or ""))
    yield Fact(name="Ingediend op", value=f"{long_date(handed_in)} (volgens de indiener)" if handed_in else "")
    yield Fact(name="Ingebracht via", value=f"het {sheet.ingebracht_via}" if sheet.ingebracht_via else "")
    yield Fact(name="Bron", value=capitalized(sheet.bron or ""))
    yield Fact(name="Besluit nodig vóór", value=long_date(needed) if needed else "")
    yield Fact(name="Vervolg op", value=sheet.vervolg_op or "")
    yield Fact(name="Waarom meteen een besluit", value=sheet.reden_direct_besluit or "")
    yield Fact(
        name="Openbaarheid", value="Niet openbaar. Deel dit stuk niet buiten de tafel." if is_closed(sheet) else ""
    )
