"""Makes one calendar of the planned and cancelled meetings, to subscribe to. It is public, so it has no subjects."""

from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.register.meetings import unreadable
from tafel_cli.register.public_place import openbare_locatie
from tafel_cli.register.register import Register
from tafel_cli.render.calendars.file import calendar_file
from tafel_cli.render.calendars.notice import entry_of


def meetings(register: Register) -> list[Bijeenkomst]:
    """Return the planned and the cancelled meetings, by day.

    Raises TafelError if a meeting cannot be read, because a meeting that the file lacks disappears from every calendar.
    """
    if what := unreadable(register):
        raise TafelError(
            f"Niet te lezen: {what}. Er is geen kalender gemaakt, want wat er niet in staat, verdwijnt bij iedereen. "
            "Kijk met `tafel check` wat er mis is.",
            exit_code=1,
        )
    found = [m for m in register.all(Bijeenkomst) if m.status is not Bijeenkomststatus.GEHOUDEN]
    return sorted(found, key=lambda m: (m.datum, m.aanvang, m.id))


def abonnement(register: Register, recorded: str | None) -> bytes:
    """Return the calendar file to subscribe to. `recorded`: the time of the commit (ISO 8601), None without one.

    Raises TafelError if tafel.md or a meeting cannot be read.
    """
    tafel = register.tafel
    if tafel is None:
        message = "In `data/tafel.md` staat iets dat niet klopt. Kijk met `tafel check` wat het is."
        raise TafelError(message, exit_code=1)
    planned = [entry_of(tafel, m, openbare_locatie(m), recorded) for m in meetings(register)]
    return calendar_file(planned, tafel.naam)
