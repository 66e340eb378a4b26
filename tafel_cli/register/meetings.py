"""Finds the meeting that a command is about: the one that was named, or else the first planned one."""

from tafel_cli.dutch import enumeration
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.register.names import proposed
from tafel_cli.register.register import Register
from tafel_cli.value_class import frozen


@frozen
class Occasion:
    """A sound meeting with its register and table: what papers, script and plan are made from."""

    register: Register
    tafel: Tafel
    meeting: Bijeenkomst


def occasion(register: Register, meeting_id: str) -> Occasion | None:
    """Return the meeting with an id and its table; None if the file of either is absent or broken."""
    meeting, tafel = register.get(Bijeenkomst, meeting_id), register.tafel
    return Occasion(register=register, tafel=tafel, meeting=meeting) if meeting and tafel else None


def to_plan(register: Register, name: str | None) -> Occasion:
    """Return the meeting of `for_agenda` with its table; raises TafelError as that does, or if tafel.md is broken."""
    meeting, tafel = for_agenda(register, name), register.tafel
    if tafel is None:
        raise TafelError("`data/tafel.md` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    return Occasion(register=register, tafel=tafel, meeting=meeting)


def for_papers(register: Register, name: str | None) -> str:
    """Return the id of the meeting with a name, also if its file is broken, or of the first planned one without a name.

    Raises TafelError if there is no such meeting, or if it was cancelled.
    """
    if name is None:
        return _first_planned(register).id
    meeting = _named(register, name)
    if meeting and meeting.status is Bijeenkomststatus.GEANNULEERD:
        raise TafelError(f"De bijeenkomst `{name}` gaat niet door, dus er zijn geen stukken.", exit_code=2)
    return name


def for_minutes(register: Register, name: str | None) -> str:
    """Return the id of the meeting with a name, or of the last held one with minutes, also if its file is broken.

    Raises TafelError if there is no such meeting, or if it has no minutes.
    """
    if name is None:
        written = [meeting.id for meeting in register.held() if register.path_of("verslag", meeting.id)]
        if not written:
            said = "Er is nog geen verslag van een bijeenkomst die is gehouden."
            raise TafelError(f"{said} Begin er een met `tafel verslag new`.", exit_code=2)
        return written[-1]
    _named(register, name)
    if not register.path_of("verslag", name):
        said = f"Van de bijeenkomst `{name}` is er nog geen verslag."
        raise TafelError(f"{said} Begin het met `tafel verslag new {name}`.", exit_code=2)
    return name


def for_outcomes(register: Register, name: str | None) -> str:
    """Return the id of the held meeting with a name, also if its file is broken, or of the last held one.

    Raises TafelError if there is no such meeting, or if it was not held yet.
    """
    if name is None:
        if held := register.held():
            return held[-1].id
        said = "Er is nog geen bijeenkomst gehouden, dus er is nog geen lijst."
        raise TafelError(f"{said} Is er wel een geweest? Schrijf `status: gehouden` in haar bestand.", exit_code=2)
    meeting = _named(register, name)
    if meeting and meeting.status is not Bijeenkomststatus.GEHOUDEN:
        said = f"De bijeenkomst `{name}` is {meeting.status.value}, dus er is nog geen lijst."
        hint = f" Is ze geweest? Schrijf dan `status: gehouden` in `{meeting.path}`."
        raise TafelError(said + hint * (meeting.status is Bijeenkomststatus.GEPLAND), exit_code=2)
    return name


def for_agenda(register: Register, name: str | None) -> Bijeenkomst:
    """Return the planned meeting with a name, or the first planned one without a name.

    Raises TafelError if there is no such meeting, or if it is broken, held or cancelled.
    """
    if name is None:
        return _first_planned(register)
    meeting = _named(register, name)
    if meeting is None:
        raise TafelError(f"`{name}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    if meeting.status is not Bijeenkomststatus.GEPLAND:
        said = "is al geweest" if meeting.status is Bijeenkomststatus.GEHOUDEN else "gaat niet door"
        raise TafelError(f"De bijeenkomst `{name}` {said}. Kies een bijeenkomst die gepland is.", exit_code=2)
    return meeting


def unreadable(register: Register) -> str | None:
    """Return the paths of broken meeting files, as a Dutch enumeration; None if all are sound."""
    broken = [id_ for id_ in register.ids("bijeenkomst") if register.get(Bijeenkomst, id_) is None]
    return enumeration([f"`{register.path_of('bijeenkomst', id_)}`" for id_ in broken]) if broken else None


def _named(register: Register, name: str) -> Bijeenkomst | None:
    """Return the meeting with an id, None if its file is broken; raises TafelError if no file has that id."""
    register.demand_read("bijeenkomsten")
    known = register.ids("bijeenkomst")
    if name not in known:
        hint = proposed(register, ("bijeenkomst",), name) if known else "er is nog geen bijeenkomst."
        raise TafelError(f"Er is geen bijeenkomst met de naam `{name}`; {hint}", exit_code=2)
    return register.get(Bijeenkomst, name)


def _first_planned(register: Register) -> Bijeenkomst:
    """Return the first planned meeting. If there is none, TafelError names the broken files, because one may be it."""
    register.demand_read("bijeenkomsten")
    planned = register.planned()
    if planned:
        return planned[0]
    if what := unreadable(register):
        raise TafelError(
            f"Er is geen geplande bijeenkomst te lezen. Wel staat hier nog: {what}. "
            "Kijk met `tafel check` wat er mis is.",
            exit_code=1,
        )
    raise TafelError(
        "Er is geen geplande bijeenkomst. Maak een bestand in `data/bijeenkomsten/` met `status: gepland`.", exit_code=2
    )
