"""Finds the papers that were sent before; if a version cannot be read, the message names the file that lists it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.register.loading import read
from tafel_cli.register.numbers import Numbering, as_it_is, numbers_now
from tafel_cli.register.register import Register
from tafel_cli.source import Source

if TYPE_CHECKING:
    from tafel_cli.pack.attachments import SentNumbers
    from tafel_cli.pack.sent import Before


def sent_before(source: Source, meeting: Bijeenkomst, since: str | None = None) -> "tuple[SentNumbers, Before | None]":
    """Return the numbers that were sent for a meeting, and the version to compare with (see `what_was_sent`).

    Raises TafelError if a version or its meeting cannot be read. The message names the file and `verzonden` if that
    key lists the version.
    """
    from tafel_cli.pack.sent import what_was_sent  # numbers alone need no papers

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
    last, numbers = _last_sent(source, register, meeting)
    if last is None:
        return as_it_is(register, meeting)
    return Numbering({**numbers, **numbers_now(register, meeting, numbers)}, last, now=register)


def _last_sent(source: Source, register: Register, meeting: Bijeenkomst) -> tuple[Register | None, Mapping[str, str]]:
    """Return the table as it was last sent, with every number that was sent; None if nothing was sent."""
    last, numbers = None, dict[str, str]()
    for each in meeting.sent_papers:
        try:
            last = read(source.at(each.versie), register)
        except TafelError:
            last = None
        there = last.get(Bijeenkomst, meeting.id) if last and last.tafel else None
        if there is None or last is None:
            sent_before(source, meeting)  # it says what is wrong
            return None, {}
        numbers |= numbers_now(last, there, numbers)
    return last, numbers
