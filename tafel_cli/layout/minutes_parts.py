"""Lays out the parts of minutes that the meeting pack and the minutes as a paper of their own share."""

from collections.abc import Iterator

from tafel_cli.dutch import capitalized, enumeration, from_to, long_date, oclock, uncapitalized
from tafel_cli.layout.blocks import (
    Asked,
    Block,
    Fact,
    Frame,
    Items,
    Paragraph,
    Section,
    Words,
    facts,
    flow,
    items,
    strong,
)
from tafel_cli.layout.wording import action_line, colon_behind, numbered
from tafel_cli.pack.rows import (
    BoardAnswer,
    CorrectionRow,
    DecisionBlock,
    MinutesBlock,
    MinutesSection,
    MovedOnRow,
)


def who_and_when(verslag: MinutesBlock, *, hours: bool = True) -> tuple[Block, ...]:
    """Return who was there, who sent regrets, who wrote the minutes, and (`hours`) when the meeting really was."""
    return facts(
        Fact(name="Gehouden", value=_hours(verslag) if hours else ""),
        Fact(name="Aanwezig", values=verslag.aanwezig),
        Fact(name="Afwezig met bericht", value=enumeration(verslag.afgemeld)),
        Fact(name="Te gast", value=capitalized(enumeration(verslag.gasten))),
        Fact(name="Verslag gemaakt door", value=capitalized(verslag.notulist)),
    )


def _hours(verslag: MinutesBlock) -> str:
    begin, end = verslag.begonnen, verslag.geeindigd
    if begin and end:
        return f"Van {from_to(begin, end)}"
    return f"Begonnen om {oclock(begin)}" if begin else f"Geëindigd om {oclock(end)}" if end else ""


def told_by_item(verslag: MinutesBlock) -> Iterator[Block]:
    """Yield what the minutes say of each item; without a title it belongs to the minutes as a whole."""
    for section in verslag.secties:
        blocks = tuple(_of_an_item(section))
        if section.titel:
            yield Section(title=numbered(section.nr, section.titel), blocks=blocks)
        else:
            yield from blocks


def _of_an_item(section: MinutesSection) -> Iterator[Block]:
    yield from flow(section.tekst, f"het verslag, {section.titel}")
    yield from items(section.eerder)
    if section.besluiten:
        decisions = tuple(block for decision in section.besluiten for block in _agreed(decision))
        yield Frame(title="Afgesproken", look="asked", blocks=decisions)
    if section.acties:
        yield Section(title="Acties", blocks=items(f"{action_line(action)}." for action in section.acties))
    if section.te_verwerken:
        yield Section(title="Nog te verwerken", blocks=items(section.te_verwerken))


def _agreed(decision: DecisionBlock) -> Iterator[Block]:
    """Yield a decision as it was taken: the outcome, the whole sentence, and then what hangs on it."""
    to = f" naar {decision.opgeschaald_naar}" if decision.opgeschaald_naar else ""
    said: Words = (strong(f"{capitalized(decision.uitkomst)}{to}."), f" {decision.tekst}")
    yield Asked(questions=((decision.nr, said),)) if decision.nr else Paragraph(text=said)
    yield from _more(decision)


def _more(decision: DecisionBlock) -> tuple[Items, ...]:
    asked = [f"Gevraagd was: {uncapitalized(decision.gevraagd)}"] if decision.gevraagd else []
    unnamed = decision.stand not in ("", "geldt") and not decision.bekrachtigingen  # the public reads only how many
    waits = [f"{capitalized(decision.stand)}."] if unnamed else []
    boards = [f"Voorbehoud van {_reserved(answer)}." for answer in decision.bekrachtigingen]
    notes = [f"Aantekening van {party}: {text}" for party, text in decision.aantekeningen]
    return items((*asked, *waits, *boards, *notes))


def _reserved(answer: BoardAnswer) -> str:
    board = f", {answer.orgaan}" if answer.orgaan else ""
    return f"{answer.partij}{board}" + (f", antwoord uiterlijk {long_date(answer.verwacht)}" if answer.verwacht else "")


def told_at_the_end(verslag: MinutesBlock) -> Iterator[Section]:
    """Yield what the meeting did not come to, and what the table changed or corrected in these minutes."""
    if verslag.doorgeschoven:
        yield Section(title="Doorgeschoven", blocks=items(map(_moved_on, verslag.doorgeschoven)))
    if verslag.wijzigingen:
        yield Section(title="Wijzigingen", blocks=items(verslag.wijzigingen))
    if verslag.rectificaties:
        yield Section(title="Verbeteringen", blocks=items(map(_correction, verslag.rectificaties)))


def _moved_on(row: MovedOnRow) -> str:
    title = numbered(row.nr, row.titel)
    return f"{title}{colon_behind(title)} {row.reden}" if row.reden else title


def _correction(row: CorrectionRow) -> str:
    known = [part for part in (row.punt, long_date(row.op) if row.op else "") if part]
    return f"{row.tekst} ({', '.join(known)})" if known else row.tekst
