"""Lays out the sections behind the sheets: the last minutes, actions, decisions, work agreements and attachments."""

from collections.abc import Iterator

from tafel_cli.dutch import capitalized, enumeration, file_size, long_date
from tafel_cli.layout.blocks import (
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Section,
    Table,
    Words,
    flow,
    items,
    link,
)
from tafel_cli.layout.minutes_parts import told_at_the_end, told_by_item, who_and_when
from tafel_cli.layout.wording import ACTIONS, CLOSED, MINUTES, closed_items
from tafel_cli.pack.pack import AgreementBlock, Pack
from tafel_cli.pack.rows import (
    ActionRow,
    AttachmentRow,
    BoardAnswer,
    DecisionBlock,
    MinutesBlock,
)


def lookback(pack: Pack) -> tuple[Block, ...]:
    """Return the sections behind the sheets: minutes, actions, decisions, work agreements and attachments.

    Minutes or attachments that are not there get no section. If there are no actions, decisions or agreements, the
    section tells the parties so; a public pack has no such section, because they may be closed.
    """
    always = not pack.openbaar
    return (
        *([_minutes(pack.verslag, written=pack.kop.schriftelijk)] if pack.verslag else []),
        *([_actions(pack.acties)] if pack.acties or always else []),
        *([_decisions(pack.besluiten)] if pack.besluiten or always else []),
        *([_agreements(pack.werkafspraken)] if pack.werkafspraken or always else []),
        *([_attachments(pack)] if pack.bijlagen else []),
    )


def _minutes(verslag: MinutesBlock, *, written: bool) -> Section:
    where = "ronde" if written else "bijeenkomst"
    state = (
        "Dit verslag is vastgesteld."
        if verslag.vastgesteld
        else f"Dit verslag is nog een concept. De tafel stelt het in deze {where} vast."
    )
    return Section(
        title=f"Verslag van {long_date(verslag.datum)}",
        anchor=MINUTES,
        menu="Vorig verslag",
        blocks=(Paragraph(text=state), *who_and_when(verslag), *told_by_item(verslag), *told_at_the_end(verslag)),
    )


def _actions(actions: tuple[ActionRow, ...]) -> Section:
    nothing = Paragraph(text="Er staan geen acties of toezeggingen open.")
    return Section(
        title=ACTIONS, anchor="acties", menu=ACTIONS, blocks=(actions_table(actions) if actions else nothing,)
    )


def actions_table(actions: tuple[ActionRow, ...]) -> Table:
    """Return a table of actions and promises: what, who, when, and how it stands."""
    return Table(
        name=ACTIONS,
        columns=(
            Column(head="Wat", width="2fr"),
            Column(head="Wie", width="1.3fr", folds=True),
            Column(head="Uiterlijk", width="auto", form="digits"),
            Column(head="Stand", width="1.5fr", folds=True),
        ),
        rows=tuple(map(_action, actions)),
        row_head=0,
        look="actions",
    )


def _action(action: ActionRow) -> Row:
    others = f", met {enumeration(action.met)}" if action.met else ""
    done = f" op {long_date(action.gereed_op)}" if action.gereed_op else ""
    result = f". {action.resultaat}" if action.resultaat else ""
    what = Cell(text=action.actie, marks=("toezegging",) * action.toezegging, below=f"Bij: {action.punt}")
    more = (
        capitalized(action.houder) + others,
        long_date(action.uiterlijk),
        capitalized(action.status) + done + result,
    )
    return Row(cells=(what, *(Cell(text=text) for text in more)))


def _decisions(decisions: tuple[DecisionBlock, ...]) -> Section:
    said = (
        "U ziet hier de besluiten van de vorige bijeenkomst, en oudere besluiten die nog op een bestuur wachten of "
        "opnieuw aan tafel komen."
        if decisions
        else "Er zijn nog geen besluiten om op terug te kijken."
    )
    blocks: tuple[Block, ...] = (Paragraph(text=said), *map(_decision, decisions))
    return Section(title="Besluiten", anchor="besluiten", menu="Besluiten", blocks=blocks)


def _decision(decision: DecisionBlock) -> Section:
    day = long_date(decision.datum) if decision.datum else ""
    known = [word for word in (capitalized(decision.uitkomst), decision.stand, day) if word]
    return Section(
        title=decision.tekst,
        anchor=f"besluit-{decision.id}",
        look="decision",
        article=True,
        blocks=(
            Paragraph(text=" · ".join([*known, decision.punt]), tone="meta"),
            *items(map(_ratified, decision.bekrachtigingen)),
            *_remarks(decision),
            *flow(decision.toelichting, f"besluit {decision.id}"),
        ),
    )


def _remarks(decision: DecisionBlock) -> Iterator[Paragraph]:
    if decision.opgeschaald_naar:
        yield Paragraph(text=f"Opgeschaald naar: {decision.opgeschaald_naar}")
    for party, text in decision.aantekeningen:
        yield Paragraph(text=f"Aantekening van {party}: {text}")


def _ratified(answer: BoardAnswer) -> str:
    board = f", {answer.orgaan}" if answer.orgaan else ""
    day = f", verwacht uiterlijk {long_date(answer.verwacht)}" if answer.verwacht else ""
    day = f" op {long_date(answer.op)}" if answer.op else day
    terms = f". Voorwaarde: {answer.voorwaarde}" if answer.voorwaarde else ""
    return f"{answer.partij}{board}: {answer.stand}{day}{terms}"


def _agreements(agreements: tuple[AgreementBlock, ...]) -> Section:
    nothing = Paragraph(text="De tafel heeft nog geen werkafspraken.")
    blocks: tuple[Block, ...] = tuple(map(_agreement, agreements)) or (nothing,)
    return Section(title="Werkafspraken", anchor="werkafspraken", menu="Werkafspraken", blocks=blocks)


def _agreement(agreement: AgreementBlock) -> Section:
    since = f"Geldt sinds {long_date(agreement.sinds)}" if agreement.sinds else ""
    about = [Paragraph(text=since, tone="meta")] * bool(since)
    text = flow(agreement.tekst, f"werkafspraak {agreement.nummer}")
    return Section(title=f"{agreement.nummer}. {agreement.titel}", look="beside", blocks=(*about, *text))


def _attachments(pack: Pack) -> Section:
    closed = closed_items(pack)
    sheets = frozenset(sheet.regel.nr for sheet in pack.bladen)
    table = Table(
        name="Bijlagen",
        columns=(
            Column(head="Bijlage", width="1fr"),
            Column(head="Bij punt", width="auto"),
            Column(head="Grootte", width="auto", form="digits"),
        ),
        rows=tuple(_attachment(one, sheets, closed=closed.issuperset(one.punten)) for one in pack.bijlagen),
        row_head=0,
    )
    blocks: tuple[Block, ...] = (*_where(sum(bool(one.bestand) for one in pack.bijlagen)), table)
    return Section(title="Bijlagen", anchor="bijlagen", menu="Bijlagen", blocks=blocks)


def _where(count: int) -> Iterator[Paragraph]:
    """Yield where a reader of the PDF finds the attachments. The page leads to them."""
    if count:
        said = "De bijlage zit" if count == 1 else "De bijlagen zitten"
        yield Paragraph(text=f"{said} in deze pdf. Kijk bij Bijlagen in uw pdf-lezer.", only="pdf")


def _attachment(one: AttachmentRow, sheets: frozenset[str], *, closed: bool) -> Row:
    """Return the row of an attachment: its number and title lead to its file, its items to their sheets.

    Below them stands the name that the file has beside the papers and inside the PDF, because people look for that.
    """
    name = f"{one.nr} {one.titel}"
    there = Cell(
        text=(link(name, one.bestand),) if one.bestand else name,
        marks=(*[CLOSED] * closed, *[one.gebrek] * bool(one.gebrek)),
        below=(one.bestand or one.naam).rsplit("/", 1)[-1],
        anchor=f"bijlage-{one.nr}",
    )
    items = (part for nr in one.punten for part in (", ", link(nr, f"#punt-{nr}") if nr in sheets else nr))
    more: tuple[Words, ...] = (tuple(items)[1:], file_size(one.bytes) if one.bestand else "")
    return Row(cells=(there, *(Cell(text=text) for text in more)))
