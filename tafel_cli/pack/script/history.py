"""Finds the history of an item: its earlier treatments, what came of them, and which boards have yet to answer."""

from datetime import timedelta

from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.werkafspraak import Bekrachtigingstermijn
from tafel_cli.pack.lookback import Terugblik
from tafel_cli.pack.script.values import DEZE_AGENDA, BoardRow, EarlierRow
from tafel_cli.pack.words import UITKOMST, partij, stand_van
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.reading.text_tree import plain_text
from tafel_cli.register.agreements import regel
from tafel_cli.register.meetings import Occasion
from tafel_cli.register.minutes import items_of
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Geldigheid, actieve_partijen, board_of, verwacht_op, waiting_for

LANGSTE = 300


def eerder(back: Terugblik, chain: tuple[Agendapunt, ...]) -> tuple[EarlierRow, ...]:
    """Return the earlier treatments of the items in `chain` (an item and those it follows on), by day."""
    taken = [(meeting, item) for item in chain for meeting in back.register.meetings_of(item)]
    treated = [(meeting, item) for meeting, item in taken if meeting.id in back.earlier]
    return tuple(
        EarlierRow(datum=meeting.datum, titel=item.titel, uitkomst=_came_of_it(back, meeting, item))
        for meeting, item in sorted(treated, key=lambda one: (one[0].datum, one[0].id, one[1].id))
    )


def _came_of_it(back: Terugblik, meeting: Bijeenkomst, item: Agendapunt) -> str:
    """Return what came of an item at a meeting: its decisions, else what the minutes conclude, else a sentence."""
    made = [b for b in back.besluiten_over((item.id,)) if back.register.bijeenkomst_van(b) is meeting]
    if made:
        return " ".join(_decision(back.register, one) for one in made)
    if item.doel is Doel.TER_KENNISNAME:
        return "De tafel kreeg dit ter informatie."
    return _concluded(back.register, meeting, item) or "De tafel heeft dit besproken."


def _decision(register: Register, made: Besluit) -> str:
    stand = stand_van(register, made)
    words = [UITKOMST[made.uitkomst], *([stand] if stand not in ("", Geldigheid.GELDT) else [])]
    return f"{made.besluit} ({', '.join(words)})"


def _concluded(register: Register, meeting: Bijeenkomst, item: Agendapunt) -> str:
    """Return the first paragraph under `### Conclusie` in the minutes; empty if it is missing or too long."""
    minutes = register.verslag_of(meeting)
    for sectie in minutes.secties if minutes else ():
        if item.id in items_of(sectie):
            _, _, below = sectie.woorden.partition("### Conclusie\n")
            return voor_te_lezen(below.strip().partition("\n#")[0])
    return ""


def voor_te_lezen(text: str) -> str:
    """Return the first paragraph of a Markdown text without markup; empty above LANGSTE characters."""
    said = " ".join(plain_text(parse_markdown(text.split("\n\n", 1)[0])).split())
    return said if len(said) <= LANGSTE else ""


def waiting_boards(back: Terugblik, ids: tuple[str, ...] | None = None) -> tuple[BoardRow, ...]:
    """Return the boards that have yet to answer on decisions of earlier meetings about these item ids (None: any).

    One row for each decision and party. A decision that was replaced waits for no board.
    """
    register = back.register
    return tuple(
        BoardRow(
            partij=partij(register, party),
            orgaan=board_of(register, made, party),
            waarover=made.besluit,
            verwacht=verwacht_op(register, made, party),
        )
        for made in back.wachtend()
        if ids is None or made.agendapunt in ids
        for party in waiting_for(register, made)
    )


def straks(occasion: Occasion) -> tuple[BoardRow, ...]:
    """Return the boards that may have to ratify a decision of this meeting, by the day their answer would be due.

    That day follows from `achterban.weken`, else from the agreement on ratification; None if neither says it.
    """
    agreed = regel(occasion.register, Bekrachtigingstermijn)
    today = occasion.meeting.datum
    found = []
    for party in actieve_partijen(occasion.register):
        board = party.achterban
        if board is None:
            continue
        weeks = board.weken if board.weken is not None else agreed.weken if agreed else None
        day = today + timedelta(weeks=weeks) if weeks is not None else None
        found.append(BoardRow(partij=party.naam, orgaan=board.orgaan, waarover=DEZE_AGENDA, verwacht=day))
    return tuple(sorted(found, key=lambda one: (one.verwacht or today, one.partij)))
