"""Lays out the chair's own first sheet: what may go wrong, what to cut first, and what still has to come."""

from collections.abc import Iterable, Iterator
from datetime import date

from tafel_cli.dutch import BOARDS_TO_ANSWER, capitalized, duration, long_date, uncapitalized
from tafel_cli.layout.blocks import Block, Cell, Column, Paragraph, Row, Section, Table, Words, items, link, strong
from tafel_cli.layout.wording import colon_behind, numbered
from tafel_cli.pack.rows import ActionRow
from tafel_cli.pack.script.values import DEZE_AGENDA, BoardRow, ChairScript, CutRow, RiskRow
from tafel_cli.reading.text_tree import Node

_LATE = "Acties die vóór de bijeenkomst klaar moeten zijn"


def chair_sheet(found: ChairScript, too_long: int) -> Section:
    """Return the section of the chair's own sheet, with a sentence if nothing asks for attention.

    `too_long`: the minutes that the agenda takes beyond those there are.
    """
    anchors = {point.nr: f"regie-{number}" for number, point in enumerate(found.punten, 1)}
    sections = tuple(_sections(found, anchors, too_long))
    nothing = Paragraph(text="Er is nu niets dat extra aandacht vraagt.")
    private = Paragraph(text="Dit deel is alleen voor u. De deelnemers krijgen het niet.")
    return Section(
        title="Wat vooraf uw aandacht vraagt",
        anchor="aandacht",
        menu="Uw aandacht",
        look="script",
        blocks=(private, *(sections or (nothing,))),
    )


def _sections(found: ChairScript, anchors: dict[str, str], too_long: int) -> Iterator[Section]:
    if found.risicos:
        risks = items(_risk(risk, anchors) for risk in found.risicos)
        yield Section(title="Wat er mis kan gaan", blocks=risks)
    if found.bijsturen:
        gained = sum(cut.minuten for cut in found.bijsturen)
        said = f"De agenda is {duration(too_long)} te lang. Dit levert {duration(gained)} op:"
        short = f"Ook dan is de agenda nog {duration(found.tekort)} te lang."
        still = [Paragraph(text=short)] * (found.tekort > 0)
        listed = items((_to_script(cut.nr, cut.titel, anchors), _gain(cut, cut.kort)) for cut in found.bijsturen)
        yield Section(title="Kort de agenda in", blocks=(Paragraph(text=said), *listed, *still))
    if found.bij_uitloop:
        yield Section(title="Loopt het uit? Kort dan dit het eerst in", blocks=_cuts(found.bij_uitloop, anchors))
    if found.te_laat:
        yield Section(title=_LATE, blocks=(_late(found.te_laat),))
    if found.achterban:
        yield Section(title=BOARDS_TO_ANSWER, blocks=(boards_table(BOARDS_TO_ANSWER, found.achterban),))


def _risk(risk: RiskRow, anchors: dict[str, str]) -> Words:
    return (_to_script(risk.nr, risk.titel, anchors), f"{colon_behind(risk.titel)} {' '.join(risk.redenen)}")


def _cuts(cuts: Iterable[CutRow], anchors: dict[str, str]) -> tuple[Block, ...]:
    return items((_to_script(cut.nr, cut.titel, anchors), _gain(cut, cut.wat)) for cut in cuts)


def _to_script(nr: str, title: str, anchors: dict[str, str]) -> Node:
    """Return the title of a point, as a link to where the script leads it; a break has no number and no link."""
    name, place = numbered(nr, title), anchors.get(nr) if nr else None
    return strong(link(name, f"#{place}", f"Draaiboek bij {name}") if place else name)


def _gain(cut: CutRow, what: str) -> str:
    return f" ({duration(cut.minuten)}): {uncapitalized(what)}"


def _late(actions: tuple[ActionRow, ...]) -> Table:
    return Table(
        name=_LATE,
        columns=(
            Column(head="Wat", width="2fr"),
            Column(head="Wie", width="1.2fr", folds=True),
            Column(head="Klaar op", width="auto", form="digits"),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=action.actie, marks=("toezegging",) * action.toezegging),
                    Cell(text=capitalized(action.houder)),
                    Cell(text=long_date(action.uiterlijk)),
                )
            )
            for action in actions
        ),
        row_head=0,
    )


def boards_table(name: str, boards: Iterable[BoardRow]) -> Table:
    """Return a table of boards that have yet to answer; a line below a party says about what else."""
    return Table(
        name=name,
        columns=(
            Column(head="Partij", width="2fr"),
            Column(head="Bestuur", width="1fr"),
            Column(head="Antwoord uiterlijk", width="auto", form="digits"),
        ),
        rows=tuple(map(_board, sorted(boards, key=lambda one: one.verwacht or date.max))),
        row_head=0,
    )


def _board(one: BoardRow) -> Row:
    about = "" if one.waarover == DEZE_AGENDA else one.waarover
    day = long_date(one.verwacht) if one.verwacht else "nog geen datum"
    return Row(cells=(Cell(text=one.partij, below=about), Cell(text=capitalized(one.orgaan or "")), Cell(text=day)))
