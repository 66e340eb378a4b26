"""Writes the text that reminds a party of a meeting, ready to paste in a mail. Nothing in it says who is late."""

from collections.abc import Iterator
from typing import Any

from tafel_cli.dutch import from_to, long_date, oclock, weekday_date
from tafel_cli.kinds.bijeenkomst import Vorm
from tafel_cli.register.meetings import Occasion
from tafel_cli.register.reminders import ClosingDay, OwnAction, OwnBoard, Reminder
from tafel_cli.value_class import plain


def subject(occasion: Occasion) -> str:
    """Return the subject of the mail."""
    meeting = occasion.meeting
    what = "schriftelijke ronde" if meeting.vorm is Vorm.SCHRIFTELIJK else "bijeenkomst"
    return f"{occasion.tafel.naam}: {what} van {weekday_date(meeting.datum)}"


def body(occasion: Occasion, closes: ClosingDay | None, reminder: Reminder) -> str:
    """Return the text of the mail, with an empty line between its parts."""
    parts = [
        "Beste deelnemer,",
        " ".join(_days(occasion, closes)),
        "\n".join(_actions(reminder.acties)),
        "\n".join(_boards(reminder.besturen)),
        "Hebt u een vraag? Antwoord dan op deze mail.",
        "Met vriendelijke groet,\nhet secretariaat",
    ]
    return "\n\n".join(part for part in parts if part)


def reminders_data(occasion: Occasion, closes: ClosingDay | None, found: tuple[Reminder, ...]) -> dict[str, Any]:
    """Return the reminders as JSON-able values, each with its text."""
    return {
        "version": 1,
        "bijeenkomst": occasion.meeting.id,
        "onderwerp": subject(occasion),
        "items": [{**plain(each), "tekst": body(occasion, closes, each)} for each in found],
    }


def _days(occasion: Occasion, closes: ClosingDay | None) -> Iterator[str]:
    meeting = occasion.meeting
    if meeting.vorm is Vorm.SCHRIFTELIJK:
        yield f"Op {weekday_date(meeting.datum)} is er een schriftelijke ronde."
    else:
        when = from_to(meeting.aanvang, meeting.einde)
        yield f"Op {weekday_date(meeting.datum)} komt de tafel bij elkaar, van {when}."
        if meeting.locatie:
            yield f"De plaats is: {meeting.locatie}."
    if closes and closes.voorbij:
        yield "De inbreng is gesloten. Een nieuw punt kan mee naar een volgende bijeenkomst."
    elif closes:
        until = f", {oclock(closes.uur)}" if closes.uur else ""
        yield f"Wilt u een punt inbrengen? Dat kan tot en met {weekday_date(closes.dag)}{until}."


def _actions(actions: tuple[OwnAction, ...]) -> Iterator[str]:
    if actions:
        yield "Dit hebt u met de tafel afgesproken:"
        yield from (_action(each) for each in actions)
        yield "Is er iets klaar? Schrijf ons dan kort wat eruit kwam. Lukt de dag niet? Laat ons dat weten."


def _action(action: OwnAction) -> str:
    words = {"toezegging": action.toezegging, "voor alle partijen": action.allen, "u helpt mee": action.helpt}
    notes = ", ".join(word for word, holds in words.items() if holds)
    behind = f" ({notes})" if notes else ""
    return f"- {action.actie.rstrip('.')}. Uiterlijk {long_date(action.uiterlijk)}{behind}."


def _boards(boards: tuple[OwnBoard, ...]) -> Iterator[str]:
    if boards:
        yield "Wij wachten nog op een antwoord van uw bestuur:"
        yield from (_board(each) for each in boards)
        yield "Zolang er geen antwoord is, blijft het besluit wachten. Geen antwoord is dus geen ja."


def _board(board: OwnBoard) -> str:
    who = f"{board.orgaan}, over" if board.orgaan else "over"
    last = f", uiterlijk {long_date(board.verwacht)}" if board.verwacht else ""
    return f"- {who}: “{board.tekst.rstrip('.')}”{last}."
