"""Lays out the list to mail after a meeting: what was decided, who does what, and which boards must still answer."""

from collections.abc import Iterator, Mapping

from tafel_cli.dutch import capitalized, enumeration, in_words, long_date, oclock, weekday_date
from tafel_cli.kinds.actie import Actiestatus
from tafel_cli.layout.blocks import (
    LINE_END,
    Asked,
    Block,
    Cell,
    Column,
    Fact,
    Paragraph,
    Row,
    Section,
    Table,
    Words,
    facts,
    items,
    link,
    strong,
)
from tafel_cli.layout.paper import Paper
from tafel_cli.layout.paper_of import draft_notice, good_to_know, paper_of
from tafel_cli.layout.wording import ACTIONS, colon_behind, held_from_to, numbered
from tafel_cli.pack.after.values import AdoptedRow, NextMeeting, OutcomeList, PointRow
from tafel_cli.pack.after.words import action, board, closing, in_force, outcome, points, sentences
from tafel_cli.pack.rows import ActionRow, DecisionBlock, MovedOnRow
from tafel_cli.reading.text_tree import Node

NAME = "Besluiten- en actielijst"


def outcome_paper(found: OutcomeList, pictures: Mapping[str, bytes]) -> Paper:
    """Return the list laid out, on one page if it fits there, and else on two in letters of the usual size."""
    return paper_of(
        found,
        NAME,
        join="van",
        opening=tuple(_opening(found)),
        first=(
            *_head(found),
            *_changes(found),
            *_decided(found),
            *_tasks(found),
            *_boards(found),
            *_next(found.volgende),
            good_to_know(),
        ),
        pictures=pictures,
    )


def _opening(found: OutcomeList) -> Iterator[Block]:
    yield from draft_notice(found, "Deze lijst kan nog veranderen. Stuur deze lijst zo niet rond.")
    if found.openbaar:
        yield Paragraph(text="Iedereen mag deze lijst lezen. Besloten punten staan er niet in.")


def _head(found: OutcomeList) -> Iterator[Block]:
    kop = found.kop
    # As long as minutes are not public, neither is when the meeting really began.
    known = found.begonnen or found.geeindigd or not found.openbaar
    hours = held_from_to(found.begonnen, found.geeindigd, kop.aanvang, kop.einde) if known else ""
    hours = "" if kop.schriftelijk else hours
    version = f"Versie {found.nummer}" + (f", {long_date(found.dag)}" if found.dag else "")
    yield Paragraph(text=" · ".join(part for part in (capitalized(hours), version) if part), tone="meta")
    if found.melden:
        mailbox = kop.postbus
        where: Words = (": ", link(mailbox, f"mailto:{mailbox}")) if mailbox else (" bij het secretariaat",)
        said = f" Meld het uiterlijk {weekday_date(found.melden)}, 12.00 uur"
        yield Paragraph(text=(strong("Klopt er iets niet?"), said, *where, "."), tone="emphasis")
    there = (
        f"Afwezig met bericht: {enumeration(found.afgemeld)}." if found.afgemeld else "",
        f"Te gast: {enumeration(found.gasten)}." if found.gasten else "",
    )
    if any(there):
        yield Paragraph(text=" ".join(filter(None, there)))


def _changes(found: OutcomeList) -> Iterator[Section]:
    if found.anders is not None:
        same = Paragraph(text=f"Er is niets veranderd sinds versie {found.nummer - 1}.")
        yield Section(
            title=f"Wat is er anders dan in versie {found.nummer - 1}?",
            anchor="anders",
            blocks=items(found.anders) or (same,),
        )


def _decided(found: OutcomeList) -> Iterator[Section]:
    blocks: tuple[Block, ...] = (*_decisions(found.besluiten), *_others(found))
    nothing = Paragraph(text="De tafel nam geen besluiten.")
    if blocks or not found.openbaar:
        yield Section(title="Wat hebben we afgesproken?", anchor="afgesproken", blocks=blocks or (nothing,))


def _decisions(found: tuple[DecisionBlock, ...]) -> Iterator[Asked]:
    """Yield the decisions by number; the first on an item has its title, so that each is understood by itself."""
    titled: set[str] = set()
    rows = []
    for one in found:
        title = "" if one.punt in titled else f"{one.punt}{colon_behind(one.punt)} "
        titled.add(one.punt)
        rows.append((one.nr, tuple(_lines(one, title))))
    if rows:
        yield Asked(questions=tuple(rows))


def _lines(one: DecisionBlock, title: str) -> Iterator[str | Node]:
    """Yield the outcome of a decision, whether it is in force, and each sentence on it.

    Each sentence begins a line, unless there is only one: that a list of short decisions fits on a page counts more.
    """
    told = tuple(sentences(one))
    yield title
    yield strong(outcome(one) if title else capitalized(outcome(one)))
    yield f". {in_force(one)}".rstrip()
    for said in told:
        yield LINE_END if len(told) > 1 else " "
        yield said


def _others(found: OutcomeList) -> tuple[Block, ...]:
    """Return what was treated without a decision, what was moved on, and the minutes that were adopted."""
    return facts(
        Fact(name="Ter kennis genomen", values=tuple(map(_point, found.kennisgenomen))),
        Fact(name="Besproken, geen besluit", values=tuple(map(_point, found.besproken))),
        Fact(name="Doorgeschoven", values=tuple(map(_moved_on, found.doorgeschoven))),
        Fact(name="Verslag", values=tuple(_adopted(row, public=found.openbaar) for row in found.vastgesteld)),
    )


def _point(row: PointRow) -> str:
    """Return the title behind the number of an item, with a dot; that of one of its points (`6.3`) never has one."""
    return f"{row.nr} {row.titel}" if "." in row.nr else numbered(row.nr, row.titel)


def _moved_on(row: MovedOnRow) -> str:
    why = f" ({row.reden.rstrip(' .')})" if row.reden else ""
    return numbered(row.nr, row.titel) + why


def _adopted(row: AdoptedRow, *, public: bool) -> str:
    day = long_date(row.datum)
    if public:
        return f"{day}: vastgesteld"
    count = row.wijzigingen
    what = (
        "zonder wijzigingen" if not count else f"met {in_words(count)} {'wijziging' if count == 1 else 'wijzigingen'}"
    )
    return f"{day}: vastgesteld, {what}"


def _tasks(found: OutcomeList) -> Iterator[Section]:
    """Yield who does what: what is open comes first by day, also of earlier meetings, and then what is done."""
    actions = [*((each, "") for each in found.acties), *((each, _since(each)) for each in found.lopend)]
    actions.sort(key=lambda each: (each[0].status != Actiestatus.OPEN, each[0].uiterlijk))
    if rows := tuple(_task(each, since) for each, since in actions):
        table = Table(
            name=ACTIONS,
            columns=(
                Column(head="Wie", width="1fr"),
                Column(head="Wat", width="2.4fr"),
                Column(head="Uiterlijk", width="auto", form="digits"),
            ),
            rows=rows,
            row_head=0,
        )
        yield Section(title="Wie doet wat?", anchor="acties", blocks=(table,))


def _since(row: ActionRow) -> str:
    return f" (loopt sinds {long_date(row.datum)})" if row.datum else ""


def _task(row: ActionRow, since: str) -> Row:
    cells = (capitalized(row.houder), action(row) + since, long_date(row.uiterlijk))
    return Row(cells=tuple(Cell(text=text) for text in cells))


def _boards(found: OutcomeList) -> Iterator[Section]:
    if not found.besturen:
        return
    named = {row.punten for row in found.besturen}
    same = points(next(iter(named))) if len(named) == 1 else ""
    title = "Welk bestuur moet nog antwoorden" + (f" over {same}?" if same else "?")
    rows = (board(row) + ("" if same else f" (over {points(row.punten)})") for row in found.besturen)
    yield Section(title=title, anchor="besturen", blocks=items(rows))


def _next(found: NextMeeting | None) -> Iterator[Section]:
    if found:
        hour = "" if found.schriftelijk else f", {oclock(found.aanvang)}"
        place = f", {found.locatie}" if found.locatie else ""
        said = f"{capitalized(weekday_date(found.datum))}{hour}{place}. {closing(found)}".rstrip()
        yield Section(title="Volgende keer", anchor="volgende", blocks=(Paragraph(text=said),))
