"""Lays out the chair's own first sheet: what may go wrong, what to cut first, and what still has to come."""

from collections.abc import Iterable, Iterator
from datetime import date

from tafel_cli.dutch import BOARDS_TO_ANSWER, capitalized, duration, long_date, uncapitalized
from tafel_cli.layout.blocks import Block, Cell, Column, Paragraph, Row, Section, Table, Words, items, link, strong
from tafel_cli.layout.wording import colon_behind, numbered
from tafel_cli.pack.pack import Pack
from tafel_cli.pack.rows import ActionRow
from tafel_cli.pack.script.values import DEZE_AGENDA, BoardRow, ChairScript, CutRow, RiskRow
from tafel_cli.reading.text_tree import Node

_LATE = "te laat"


def chair_sheet(pack: Pack, found: ChairScript) -> Section:
    """Return the section of the chair's own sheet, with a sentence if nothing asks for attention.

    An action or board is late there after its day, as it was on the day that was asked for or else on that of the
    version, because nobody knows on which day the paper is read.
    """
    anchors = {point.nr: f"regie-{number}" for number, point in enumerate(found.punten, 1)}
    sections = (*_steering(found, anchors, max(0, -pack.agenda.over)), *_waiting(pack, found))
    nothing = Paragraph(text="Er is nu niets dat extra aandacht vraagt.")
    private = Paragraph(text="Dit deel is alleen voor u. De deelnemers krijgen het niet.")
    return Section(
        title="Wat vooraf uw aandacht vraagt",
        anchor="aandacht",
        menu="Uw aandacht",
        look="script",
        blocks=(private, *(sections or (nothing,))),
    )


def _steering(found: ChairScript, anchors: dict[str, str], too_long: int) -> Iterator[Section]:
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


def _waiting(pack: Pack, found: ChairScript) -> Iterator[Section]:
    today = pack.versie.peildatum or pack.versie.vastgelegd_op
    if found.te_laat:
        name = f"Acties die vóór {'deze ronde' if pack.kop.schriftelijk else 'de bijeenkomst'} klaar moeten zijn"
        yield Section(title=name, blocks=(_actions(name, found.te_laat, today),))
    if found.achterban:
        table = boards_table(BOARDS_TO_ANSWER, found.achterban, today)
        yield Section(title=BOARDS_TO_ANSWER, blocks=(table,))


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


def _late(last: date | None, today: date | None) -> tuple[str, ...]:
    return (_LATE,) if last and today and last < today else ()


def _actions(name: str, actions: tuple[ActionRow, ...], today: date | None) -> Table:
    return Table(
        name=name,
        columns=(
            Column(head="Wat", width="2fr"),
            Column(head="Wie", width="1.2fr", folds=True),
            Column(head="Klaar op", width="auto", form="digits"),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=action.actie, marks=_marks(action, today)),
                    Cell(text=capitalized(action.houder)),
                    Cell(text=long_date(action.uiterlijk)),
                )
            )
            for action in actions
        ),
        row_head=0,
    )


def _marks(action: ActionRow, today: date | None) -> tuple[str, ...]:
    return (*("toezegging",) * action.toezegging, *_late(action.uiterlijk, today))


def boards_table(name: str, boards: Iterable[BoardRow], today: date | None = None) -> Table:
    """Return a table of boards that have yet to answer; a line below a party says about what else.

    `today`: the day before which an answer was due if it is marked as late; None marks nothing.
    """
    return Table(
        name=name,
        columns=(
            Column(head="Partij", width="2fr"),
            Column(head="Bestuur", width="1fr"),
            Column(head="Antwoord uiterlijk", width="auto", form="digits"),
        ),
        rows=tuple(_board(one, today) for one in sorted(boards, key=lambda one: one.verwacht or date.max)),
        row_head=0,
    )


def _board(one: BoardRow, today: date | None) -> Row:
    about = "" if one.waarover == DEZE_AGENDA else one.waarover
    day = long_date(one.verwacht) if one.verwacht else "nog geen datum"
    party = Cell(text=one.partij, marks=_late(one.verwacht, today), below=about)
    return Row(cells=(party, Cell(text=capitalized(one.orgaan or "")), Cell(text=day)))
