"""Says whether something may still be recorded of a meeting, and finds the point and the party that it is about."""

import re
from datetime import date

from tafel_cli.dutch import enumeration, long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.tafel import VastSoort
from tafel_cli.kinds.verslag import Verslagstatus
from tafel_cli.register.names import resolve
from tafel_cli.register.numbers import Numbering, Point, point_named
from tafel_cli.register.register import Register
from tafel_cli.register.standing import actieve_partijen
from tafel_cli.writing.edits import SetValue, TableEdit

_A_NUMBER = re.compile(r"\s*\d{1,3}[a-z]?(?:[.,]\d{0,3})?\s*", re.IGNORECASE)


def held_by(register: Register, meeting: Bijeenkomst, today: date) -> tuple[TableEdit, ...]:
    """Return the edits that say a meeting was held, because only then it has decisions and actions; () if it says so.

    Raises TafelError (exit code 2) if its day has not come, if it was cancelled, or if its minutes were adopted or
    cannot be read.
    """
    day = long_date(meeting.datum)
    if meeting.status is Bijeenkomststatus.GEANNULEERD:
        raise TafelError(f"De bijeenkomst van {day} gaat niet door. Er is niets veranderd.", exit_code=2)
    minutes = register.verslag_of(meeting)
    if minutes is None and (path := register.path_of("verslag", meeting.id)):
        raise TafelError(f"`{path}` is niet te lezen. Kijk met `tafel check {path}` wat er mis is.", exit_code=1)
    if minutes and minutes.status is Verslagstatus.VASTGESTELD:
        said = f"Het verslag van {day} is vastgesteld. Daar komt niets meer bij. Klopt er iets niet?"
        raise TafelError(f"{said} Maak een verbetering: `tafel verslag correct --help`.", exit_code=2)
    if meeting.status is Bijeenkomststatus.GEHOUDEN:
        return ()
    if meeting.datum > today:
        said = f"De bijeenkomst van {day} is nog niet geweest. Dit kan vanaf die dag."
        raise TafelError(f"{said} Gaat het over een andere bijeenkomst? Noem die met `--bijeenkomst`.", exit_code=2)
    return (SetValue(path=meeting.path, key="status", value=Bijeenkomststatus.GEHOUDEN),)


def is_a_number(typed: str) -> bool:
    """Tell whether somebody typed a number of the agenda, such as `5` or `5.1`."""
    return _A_NUMBER.fullmatch(typed) is not None


def point_of(register: Register, meeting: Bijeenkomst, numbering: Numbering, typed: str | None) -> Point:
    """Return what a number, id or title names at a meeting; None: the round of questions at its end.

    Raises TafelError (exit code 2) if it names nothing there or several things, or if the table has no such round.
    """
    if typed and is_a_number(typed):
        return point_named(numbering, meeting, typed)
    if typed:
        kinds = ("agendapunt", "vast_punt")
        found = resolve(register, kinds, typed, what="agendapunt", among=numbering.numbers.keys())
        return Point(meeting.id, found, None)
    standing = register.tafel.vaste_punten if register.tafel else ()
    for punt in standing:
        if punt.soort is VastSoort.RONDVRAAG:
            return Point(meeting.id, punt.id, None)
    choice = enumeration([f"`{number}`" for number in numbering.numbers.values()], "of")
    said = "Bij welk punt van de agenda hoort dit? Zeg het met `--bij`"
    raise TafelError(f"{said}: {choice}." if choice else f"{said}.", exit_code=2)


def party_at_table(register: Register, typed: str, *, roles: tuple[str, ...] = ()) -> str:
    """Return the id of the party that a typed name means; `roles`: `actor` and `allen` if these may stand there too.

    Raises TafelError (exit code 2) if it means none or several, or one that left the table.
    """
    active = {party.id for party in actieve_partijen(register)}
    among = {*active, *(id_ for role in roles for id_ in register.ids(role))}
    found = resolve(register, ("organisatie", *roles), typed, what="partij", among=among)
    party = register.get(Organisatie, found)
    if party and found not in active:
        raise TafelError(f"{party.naam} doet niet meer mee aan de tafel. Welke partij is het?", exit_code=2)
    return found
