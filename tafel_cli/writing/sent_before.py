"""Finds what was sent of a meeting before; if git lacks a version, the message names the file that names it."""

from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.pack.attachments import SentNumbers
from tafel_cli.pack.sent import Before, what_was_sent
from tafel_cli.source import Source


def sent_before(source: Source, meeting: Bijeenkomst, since: str | None = None) -> tuple[SentNumbers, Before | None]:
    """Return what `what_was_sent` returns; raises TafelError, with the file and the key of a version that is wrong."""
    try:
        return what_was_sent(source, meeting, since)
    except TafelError as error:
        if not any(f"`{each.versie}`" in str(error) for each in meeting.verzonden):
            raise
        said = f"{error} Deze versie staat in `{meeting.path}` bij `verzonden`."
        raise TafelError(f"{said} Hebt u haar nooit verstuurd? Haal die regels dan weg.") from None
