"""Finds the meeting that a command is about: the one that was named, or else the first planned one."""

from collections.abc import Iterable
from datetime import date

from tafel_cli.dutch import enumeration
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.kinds.verslag import Verslagstatus
from tafel_cli.register.names import resolve
from tafel_cli.register.register import Register
from tafel_cli.value_class import Frozen


class Occasion(Frozen):
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
    """Return the id of the meeting that a name means, also if its file is broken; without a name the first planned one.

    Raises TafelError if the name means none or several, or one that was cancelled.
    """
    if name is None:
        return _first_planned(register).id
    id_ = _named(register, name, register.that_go_on(None))
    meeting = register.get(Bijeenkomst, id_)
    if meeting and meeting.status is Bijeenkomststatus.GEANNULEERD:
        raise TafelError(f"De bijeenkomst `{id_}` gaat niet door, dus er zijn geen stukken.", exit_code=2)
    return id_


def with_minutes(register: Register, name: str | None) -> str:
    """Return the id of the meeting that a name means, also if a file is broken; else of the last held with minutes.

    Raises TafelError if the name means none or several, or if there are no minutes.
    """
    written = [meeting for meeting in register.that_go_on(None) if register.path_of("verslag", meeting.id)]
    if name is None:
        register.demand_read("bijeenkomsten", "verslagen")
        held = [meeting for meeting in written if meeting.status is Bijeenkomststatus.GEHOUDEN]
        if not held:
            said = "Er is nog geen verslag van een bijeenkomst die is gehouden."
            raise TafelError(f"{said} Begin er een met `tafel verslag new`.", exit_code=2)
        return held[-1].id
    id_ = _named(register, name, written)
    if not register.path_of("verslag", id_):
        said = f"Van de bijeenkomst `{id_}` is er nog geen verslag."
        raise TafelError(f"{said} Begin het met `tafel verslag new {id_}`.", exit_code=2)
    return id_


def for_outcomes(register: Register, name: str | None) -> str:
    """Return the id of the held meeting that a name means, also if its file is broken; else of the last held one.

    Raises TafelError if the name means none or several, or a meeting that was not held.
    """
    if name is None:
        register.demand_read("bijeenkomsten")
        if held := register.held():
            return held[-1].id
        said = "Er is nog geen bijeenkomst gehouden, dus er is nog geen lijst."
        raise TafelError(f"{said} Is er wel een geweest? Typ dan `tafel bijeenkomsten hold`.", exit_code=2)
    id_ = _named(register, name, register.held())
    meeting = register.get(Bijeenkomst, id_)
    if meeting and meeting.status is not Bijeenkomststatus.GEHOUDEN:
        said = f"De bijeenkomst `{id_}` is {meeting.status.value}, dus er is nog geen lijst."
        hint = f" Is ze geweest? Typ dan `tafel bijeenkomsten hold {id_}`."
        raise TafelError(said + hint * (meeting.status is Bijeenkomststatus.GEPLAND), exit_code=2)
    return id_


def for_agenda(register: Register, name: str | None) -> Bijeenkomst:
    """Return the planned meeting that a name means, or the first planned one without a name.

    Raises TafelError if the name means none or several, or one that is broken, held or cancelled.
    """
    if name is None:
        return _first_planned(register)
    id_ = _named(register, name, register.planned())
    meeting = register.get(Bijeenkomst, id_)
    if meeting is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    if meeting.status is not Bijeenkomststatus.GEPLAND:
        said = "is al geweest" if meeting.status is Bijeenkomststatus.GEHOUDEN else "gaat niet door"
        raise TafelError(f"De bijeenkomst `{id_}` {said}. Kies een bijeenkomst die gepland is.", exit_code=2)
    return meeting


def at_hand(register: Register, today: date) -> Bijeenkomst | None:
    """Return the meeting that `5.1` and `a2` are about when no other is named; None if all minutes were adopted.

    It is the last one that was held, or whose day has come, and whose minutes are not adopted. A planned meeting counts
    on its day, because nothing else says yet that it was held.
    """
    met = [meeting for meeting in register.that_go_on(None) if _has_come(meeting, today)]
    return next((meeting for meeting in reversed(met) if not _is_adopted(register, meeting)), None)


def _has_come(meeting: Bijeenkomst, today: date) -> bool:
    return meeting.status is Bijeenkomststatus.GEHOUDEN or meeting.datum <= today


def _is_adopted(register: Register, meeting: Bijeenkomst) -> bool:
    minutes = register.verslag_of(meeting)
    return minutes is not None and minutes.status is Verslagstatus.VASTGESTELD


def for_points(register: Register, name: str | None, today: date) -> Bijeenkomst:
    """Return the meeting that a name (`--bijeenkomst`) means, or the one `at_hand` without a name.

    Raises TafelError if the name means none or several, if its file is broken, or if no meeting is at hand.
    """
    register.demand_read("bijeenkomsten")
    if name is None:
        if meeting := at_hand(register, today):
            return meeting
        raise TafelError(
            "Van elke bijeenkomst die is geweest, is het verslag al vastgesteld. Noem er een met `--bijeenkomst`.",
            exit_code=2,
        )
    id_ = _named(register, name, register.that_go_on(None))
    meeting = register.get(Bijeenkomst, id_)
    if meeting is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    return meeting


def needing_minutes(register: Register, name: str | None, today: date) -> Occasion:
    """Return the meeting that a name means, with its table, to make minutes of.

    Without a name: the last meeting whose day has come if it has no minutes yet, else the first planned one after it.
    Raises TafelError if the name means none or several, if the meeting was cancelled, or if a file cannot be read.
    """
    meeting = for_points(register, name, today) if name else _without_minutes(register, today)
    if meeting.status is Bijeenkomststatus.GEANNULEERD:
        raise TafelError(f"De bijeenkomst `{meeting.id}` gaat niet door, dus er komt geen verslag.", exit_code=2)
    if register.tafel is None:
        raise TafelError("`data/tafel.md` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    return Occasion(register=register, tafel=register.tafel, meeting=meeting)


def _without_minutes(register: Register, today: date) -> Bijeenkomst:
    """Return the meeting that needs minutes next: the last whose day has come, or the first that is still to come."""
    register.demand_read("bijeenkomsten", "verslagen")
    going_on = register.that_go_on(None)
    past = [meeting for meeting in going_on if _has_come(meeting, today)]
    coming = [meeting for meeting in going_on if not _has_come(meeting, today)]
    for meeting in (*past[-1:], *coming[:1]):
        if not register.path_of("verslag", meeting.id):
            return meeting
    if not past and not coming:
        return _first_planned(register)
    said = "De laatste en de volgende bijeenkomst hebben al een verslag."
    raise TafelError(f"{said} Noem de bijeenkomst waarvan u het verslag wilt maken.", exit_code=2)


def unreadable(register: Register) -> str | None:
    """Return the paths of broken meeting files, as a Dutch enumeration; None if all are sound."""
    broken = [id_ for id_ in register.ids("bijeenkomst") if register.get(Bijeenkomst, id_) is None]
    return enumeration([f"`{register.path_of('bijeenkomst', id_)}`" for id_ in broken]) if broken else None


def _named(register: Register, name: str, first: Iterable[Bijeenkomst]) -> str:
    """Return the id of the meeting that a name means; those that the command is about come `first`."""
    register.demand_read("bijeenkomsten")
    return resolve(register, ("bijeenkomst",), name, what="bijeenkomst", among={meeting.id for meeting in first})


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
        "Er is geen geplande bijeenkomst. Plan er een met `tafel bijeenkomsten new` en een dag.", exit_code=2
    )
