"""Finds the papers that were sent before; if a version cannot be read, the message names the file that lists it."""

from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.pack.attachments import SentNumbers
from tafel_cli.pack.sent import Before, what_was_sent
from tafel_cli.register.numbers import Numbering, as_it_is, numbers_now
from tafel_cli.register.register import Register
from tafel_cli.source import Source


def sent_before(source: Source, meeting: Bijeenkomst, since: str | None = None) -> tuple[SentNumbers, Before | None]:
    """Return the numbers that were sent for a meeting, and the version to compare with (see `what_was_sent`).

    Raises TafelError if a version or its meeting cannot be read. The message names the file and `verzonden` if that
    key lists the version.
    """
    try:
        return what_was_sent(source, meeting, since)
    except TafelError as error:
        if not any(f"`{each.versie}`" in str(error) for each in meeting.sent_papers):
            raise
        said = f"{error} Deze versie staat in `{meeting.path}` bij `verzonden`."
        raise TafelError(f"{said} Hebt u haar nooit verstuurd? Haal die regels dan weg.") from None


def numbering_of(source: Source, register: Register, meeting: Bijeenkomst) -> Numbering:
    """Return the numbers that people at a meeting use: of the last version that was sent, else of the agenda as it is.

    Raises TafelError as `sent_before` does.
    """
    sent, before = sent_before(source, meeting)
    if before is None:
        return as_it_is(register, meeting)
    numbers = {**sent.punten, **numbers_now(register, meeting, sent.punten)}
    return Numbering(numbers, before.occasion.register, now=register)
