"""Lays out what every item comes down to: its Kern, for who reads no more than one page."""

from collections.abc import Iterator

from tafel_cli.dutch import enumeration
from tafel_cli.layout.blocks import LINE_END, Badge, Fact, Facts, PageOf, Section, link, strong
from tafel_cli.layout.wording import TOO_LATE, is_closed, item_marks, let_in, on_page
from tafel_cli.pack.pack import ItemSheet, Pack
from tafel_cli.reading.sentences import sentence_ends
from tafel_cli.reading.text_tree import Node, Soort, plain_text
from tafel_cli.register.completeness import ZINNEN


def in_brief(pack: Pack) -> tuple[Section, ...]:
    """Return the section with the Kern of every item, in a tuple; an empty tuple if no item has one.

    It reads the same text as the sheet, so that nothing is in it that its audience may not read there.
    """
    found = [(sheet, tuple(_kern(sheet.tekst))) for sheet in pack.bladen]
    if not any(kern for _, kern in found):
        return ()
    title = "In het kort"
    rows = tuple(
        Fact(
            name=tuple(_place(sheet, pack)),
            value=(*_about(sheet), *_told(sheet, kern, pack)),
        )
        for sheet, kern in found
    )
    return (Section(title=title, anchor="kort", menu=title, blocks=(Facts(rows=rows),)),)


def _place(sheet: ItemSheet, pack: Pack) -> Iterator[str | Node | PageOf]:
    """Yield the number of an item, its page, and the numbers of what it asks."""
    row = sheet.regel
    yield f"Punt\u00a0{row.nr}"
    yield from on_page(pack, f"punt-{row.nr}", ", blz.\u00a0")
    if sheet.vragen:
        yield LINE_END
        yield f"vraagt {enumeration([question.nr for question in sheet.vragen])}"


def _about(sheet: ItemSheet) -> Iterator[str | Node | Badge]:
    """Yield the title of an item, what it is for, and its marks."""
    row = sheet.regel
    yield strong(link(row.titel, f"#punt-{row.nr}"))
    if row.doel:
        yield f"\u00a0· {row.doel}"
    for mark in item_marks(row, closed=is_closed(sheet)):
        if not (mark == TOO_LATE and row.reden):
            yield " \u2002"
            yield Badge(text=mark)


def _told(sheet: ItemSheet, kern: tuple[Node, ...], pack: Pack) -> Iterator[str | Node | PageOf]:
    """Yield what the Kern of an item says, in at most as many sentences as it may have, and why it is let in."""
    if kern:
        yield LINE_END
        yield from _cut(sheet, kern, pack)
    if sheet.regel.reden:
        yield LINE_END
        yield from let_in(sheet.regel)


def _cut(sheet: ItemSheet, kern: tuple[Node, ...], pack: Pack) -> Iterator[str | Node | PageOf]:
    """Yield the Kern as it was typed; of a longer one, or one that is more than sentences, its first sentences."""
    said = [node for node in kern if node.soort is Soort.ALINEA]
    text = " ".join(plain_text(node.inhoud) for node in said)
    ends = sentence_ends(text, ZINNEN)
    if len(ends) <= ZINNEN and len(said) == len(kern) and not any(map(_holds_picture, said)):
        for number, node in enumerate(said):
            yield from ((" ",) if number else ())
            yield from node.inhoud
        return
    yield text[: ends[ZINNEN - 1]] if len(ends) >= ZINNEN else text
    yield " (lees verder bij "
    yield link(f"punt {sheet.regel.nr}", f"#punt-{sheet.regel.nr}")
    yield from on_page(pack, f"punt-{sheet.regel.nr}", ", blz.\u00a0")
    yield ")"


def _holds_picture(node: Node) -> bool:
    return node.soort is Soort.AFBEELDING or any(map(_holds_picture, node.inhoud))


def _kern(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield what stands below the heading Kern, up to the next heading."""
    inside = False
    for node in nodes:
        if node.soort is Soort.KOP:
            if inside:
                return
            inside = plain_text(node.inhoud).strip().casefold() == "kern"
        elif inside:
            yield node
