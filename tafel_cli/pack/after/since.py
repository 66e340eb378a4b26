"""Says what changed since the list that was sent before, in sentences that quote what stood there."""

from collections.abc import Iterator, Mapping

from tafel_cli.dutch import capitalized, long_date
from tafel_cli.pack.after.values import OutcomeList
from tafel_cli.pack.after.words import action, board, outcome, points, sentences
from tafel_cli.pack.rows import ActionRow, DecisionBlock

_Told = ActionRow | DecisionBlock


def since(before: OutcomeList, now: OutcomeList) -> tuple[str, ...]:
    """Return what is new, changed or gone since the list before; empty if nothing is.

    Of an action with another last day the old day is not said, because the list shames nobody.
    """
    decisions = _compared({each.id: each for each in before.besluiten}, {each.id: each for each in now.besluiten})
    actions = _compared({each.id: each for each in before.acties}, {each.id: each for each in now.acties})
    days = {each.id: each.uiterlijk for each in before.acties}
    moved = (each for each in now.acties if each.uiterlijk != days.get(each.id, each.uiterlijk))
    boards = _boards(before) != _boards(now)
    return (
        *decisions,
        *actions,
        *(f"{capitalized(_name(each))} is nu uiterlijk op {long_date(each.uiterlijk)}." for each in moved),
        *(["Het is veranderd welke besturen nog moeten antwoorden."] if boards else []),
    )


def _compared(before: Mapping[str, _Told], now: Mapping[str, _Told]) -> Iterator[str]:
    for id_, each in now.items():
        if id_ not in before:
            yield f"{capitalized(_name(each))} is nieuw."
        elif _text(before[id_]) != _text(each):
            yield f"{capitalized(_name(each))} is veranderd. Eerst stond er: “{_text(before[id_])}”"
    for id_, each in before.items():
        if id_ not in now:
            yield f"{capitalized(_name(each))} staat er niet meer in."


def _name(one: _Told) -> str:
    if isinstance(one, ActionRow):
        return f"de actie “{one.actie.rstrip(' .')}” van {one.houder}"
    return f"besluit {one.nr}" if one.nr else f"het besluit bij {one.punt}"


def _text(one: _Told) -> str:
    """Return the text of a decision or action without its day, and without what the boards say, which is told apart."""
    if isinstance(one, ActionRow):
        return action(one)
    return " ".join((f"{capitalized(outcome(one))}.", *sentences(one)))


def _boards(of: OutcomeList) -> list[str]:
    return [f"{points(row.punten)} {board(row)}" for row in of.besturen]
