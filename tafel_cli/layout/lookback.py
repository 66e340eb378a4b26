"""Lays out the sections behind the sheets: the last minutes, actions, decisions, work agreements and attachments."""

from collections.abc import Iterator

from tafel_cli.dutch import capitalized, enumeration, file_size, long_date
from tafel_cli.layout.blocks import (
    Badge,
    Block,
    Cell,
    Column,
    Fact,
    Paragraph,
    Row,
    Section,
    Table,
    facts,
    flow,
    items,
    link,
)
from tafel_cli.layout.wording import action_line
from tafel_cli.pack.pack import AgreementBlock, MinutesBlock, MinutesSection, MovedOnRow, Pack
from tafel_cli.pack.rows import ActionRow, AttachmentRow, BoardAnswer, DecisionBlock

_ACTIONS = "Acties en toezeggingen"


def lookback(pack: Pack) -> tuple[Block, ...]:
    """Return the sections behind the sheets: minutes, actions, decisions, work agreements and attachments.

    Minutes or attachments that are not there get no section. If there are no actions, decisions or agreements, the
    section tells the parties so; a public pack has no such section, because they may be closed.
    """
    always = not pack.openbaar
    return (
        *([_minutes(pack.verslag)] if pack.verslag else []),
        *([_actions(pack.acties)] if pack.acties or always else []),
        *([_decisions(pack.besluiten)] if pack.besluiten or always else []),
        *([_agreements(pack.werkafspraken)] if pack.werkafspraken or always else []),
        *([_attachments(pack.bijlagen)] if pack.bijlagen else []),
    )


def _minutes(verslag: MinutesBlock) -> Section:
    state = (
        "Dit verslag is vastgesteld."
        if verslag.vastgesteld
        else "Dit verslag is nog een concept. De tafel stelt het in deze bijeenkomst vast."
    )
    return Section(
        title=f"Verslag van {long_date(verslag.datum)}",
        anchor="verslag",
        menu="Vorig verslag",
        blocks=(
            Paragraph(text=state),
            *facts(
                Fact(name="Aanwezig", values=verslag.aanwezig),
                Fact(name="Afwezig met bericht", value=enumeration(verslag.afgemeld)),
                Fact(name="Te gast", value=capitalized(enumeration(verslag.gasten))),
                Fact(name="Verslag gemaakt door", value=capitalized(verslag.notulist)),
            ),
            *[Section(title="Wijzigingen", blocks=items(verslag.wijzigingen))] * bool(verslag.wijzigingen),
            *(block for section in verslag.secties for block in _of_an_item(section)),
            *[Section(title="Doorgeschoven", blocks=items(map(_moved_on, verslag.doorgeschoven)))]
            * bool(verslag.doorgeschoven),
        ),
    )


def _moved_on(row: MovedOnRow) -> str:
    return f"{row.titel}: {row.reden}" if row.reden else row.titel


def _of_an_item(section: MinutesSection) -> tuple[Block, ...]:
    """Return what the minutes say of an item; without a title it belongs to the minutes as a whole."""
    decisions = items((f"{one.tekst} ", Badge(text=one.uitkomst)) for one in section.besluiten)
    actions = items(f"{action_line(action)}." for action in section.acties)
    blocks: tuple[Block, ...] = (
        *flow(section.tekst, f"het verslag, {section.titel}"),
        *[Section(title="Besluiten", blocks=decisions)] * bool(decisions),
        *[Section(title="Acties", blocks=actions)] * bool(actions),
    )
    return (Section(title=section.titel, blocks=blocks),) if section.titel else blocks


def _actions(actions: tuple[ActionRow, ...]) -> Section:
    nothing = Paragraph(text="Er staan geen acties of toezeggingen open.")
    return Section(
        title=_ACTIONS, anchor="acties", menu=_ACTIONS, blocks=(actions_table(actions) if actions else nothing,)
    )


def actions_table(actions: tuple[ActionRow, ...]) -> Table:
    """Return a table of actions and promises: what, who, when, and how it stands."""
    return Table(
        name=_ACTIONS,
        columns=(
            Column(head="Wat", width="2fr"),
            Column(head="Wie", width="1.3fr"),
            Column(head="Uiterlijk", width="auto", form="digits"),
            Column(head="Stand", width="1.5fr"),
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
    return Section(title=f"{agreement.nummer}. {agreement.titel}", blocks=(*about, *text))


def _attachments(attachments: tuple[AttachmentRow, ...]) -> Section:
    table = Table(
        name="Bijlagen",
        columns=(
            Column(head="Nr", width="auto"),
            Column(head="Titel", width="1fr"),
            Column(head="Bij punt", width="auto"),
            Column(head="Grootte", width="auto", form="digits"),
            Column(head="Controlegetal (SHA-256)", width="46mm", form="code"),
        ),
        rows=tuple(map(_attachment, attachments)),
        row_head=1,
    )
    why = "Met het controlegetal ziet u of een bestand nog precies hetzelfde is."
    inside = "De bijlagen zitten ook in dit pdf-bestand. Een pdf-lezer toont ze in een lijst met bijlagen."
    there = any(one.bestand for one in attachments)
    blocks: tuple[Block, ...] = (table, Paragraph(text=why), *[Paragraph(text=inside, only="pdf")] * there)
    return Section(title="Bijlagen", anchor="bijlagen", menu="Bijlagen", blocks=blocks)


def _attachment(one: AttachmentRow) -> Row:
    title = Cell(
        text=(link(one.titel, one.bestand),) if one.bestand else one.titel,
        marks=(one.gebrek,) if one.gebrek else (),
        below=one.naam,
        anchor=f"bijlage-{one.nr}",
    )
    more = (", ".join(one.punten), file_size(one.bytes) if one.bestand else "", one.sha256)
    return Row(cells=(Cell(text=one.nr), title, *(Cell(text=text) for text in more)))
