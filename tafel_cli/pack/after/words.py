"""Spells a decision and an action for the list to mail, and for what changed since the list before."""

from collections.abc import Iterator

from tafel_cli.dutch import capitalized, enumeration, long_date, oclock, uncapitalized
from tafel_cli.pack.after.values import BoardsRow, NextMeeting
from tafel_cli.pack.rows import ActionRow, DecisionBlock


def outcome(decision: DecisionBlock) -> str:
    """Say what came out: `ingestemd`, `opgeschaald naar de regio`."""
    to = decision.opgeschaald_naar
    return decision.uitkomst + (f" naar {to}" if to else "")


def in_force(decision: DecisionBlock) -> str:
    """Say whether a decision is in force, in a sentence; empty if the table did not agree."""
    return _sentence(capitalized(decision.stand)) if decision.stand else ""


def sentences(decision: DecisionBlock) -> Iterator[str]:
    """Yield what to say below the outcome, each on a line of its own: what was agreed, what was asked, each remark."""
    yield _sentence(decision.tekst)
    if decision.gevraagd:
        yield f"Gevraagd was: {uncapitalized(decision.gevraagd.rstrip(' .'))}."
    for party, text in decision.aantekeningen:
        yield f"Aantekening van {party}: {_sentence(text)}"


def action(row: ActionRow) -> str:
    """Say what somebody does, with whom, and out of which item: `Schrijf een voorbeeld, met de gemeente. (punt 8)`."""
    promise = "Toezegging: " if row.toezegging else ""
    what = uncapitalized(row.actie) if promise else row.actie
    others = f" Met {enumeration(row.met)}." if row.met else ""
    number = f" (punt {row.nr})" if row.nr else ""
    done = " Gereed." if row.gereed_op else ""
    return f"{promise}{_sentence(what)}{others}{done}{number}"


def board(row: BoardsRow) -> str:
    """Say which board has yet to answer, and by which day."""
    name = row.partij + (f", {row.orgaan}" if row.orgaan else "")
    return f"{capitalized(name)}: {long_date(row.op)}" if row.op else f"{capitalized(name)}: nog geen datum"


def points(numbers: tuple[str, ...]) -> str:
    """Enumerate the numbers of points: `5.1 en 5.2`."""
    return enumeration(numbers)


def closing(found: NextMeeting, *, hour: bool = True) -> str:
    """Say until when items can be brought in for the next meeting; empty if no agreement says so."""
    if not found.inbreng:
        return ""
    until = f", {oclock(found.uur)}" if found.uur and hour else ""
    return f"Punten inbrengen: uiterlijk {long_date(found.inbreng)}{until}."


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "”")) else f"{text}."
