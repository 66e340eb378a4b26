"""Says what changed since the list that was sent before, in sentences that quote what stood there."""

from collections.abc import Iterator, Mapping

from tafel_cli.dutch import capitalized, long_date
from tafel_cli.pack.after.values import OutcomeList
from tafel_cli.pack.after.words import action, board, outcome, points, sentences
from tafel_cli.pack.rows import ActionRow, DecisionBlock


def since(before: OutcomeList, now: OutcomeList) -> tuple[str, ...]:
    """Return what is new, changed or gone since the list before; empty if nothing is."""
    named = (*_of(_decisions(before), _decisions(now)), *_of(_actions(before), _actions(now)))
    boards = _plain(before) != _plain(now) and any((before.besturen, now.besturen))
    return (*named, *(["Welke besturen nog moeten antwoorden, is veranderd."] if boards else []))


def _of(before: Mapping[str, tuple[str, str]], now: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for id_, (name, text) in now.items():
        if id_ not in before:
            yield f"{name} is nieuw."
        elif before[id_][1] != text:
            yield f"{name} is veranderd. Eerst stond er: “{before[id_][1]}”"
    for id_, (name, text) in before.items():
        if id_ not in now:
            yield f"{name} staat er niet meer in. Er stond: “{text}”"


def _decisions(of: OutcomeList) -> dict[str, tuple[str, str]]:
    """Return for each decision its name and its whole text. Of what the boards say the list tells apart."""
    return {each.id: (_name(each), " ".join(_said(each))) for each in of.besluiten}


def _name(one: DecisionBlock) -> str:
    return f"Besluit {one.nr}" if one.nr else f"Het besluit bij {one.punt}"


def _said(one: DecisionBlock) -> Iterator[str]:
    yield f"{capitalized(outcome(one))}."
    yield from (text for text in sentences(one) if text != f"{capitalized(one.stand)}.")


def _actions(of: OutcomeList) -> dict[str, tuple[str, str]]:
    return {each.id: (f"De actie “{each.actie}” van {each.houder}", _task(each)) for each in of.acties}


def _task(row: ActionRow) -> str:
    return f"{action(row)} Uiterlijk {long_date(row.uiterlijk)}."


def _plain(of: OutcomeList) -> list[str]:
    return [f"{points(row.punten)} {board(row)}" for row in of.besturen]
