"""Finds the ids that a typed name can mean: a beginning or end of an id, a title, a day in words, the name of a party.

Nothing is guessed: a name that can mean two things is refused with both.
"""

from collections.abc import Collection, Iterable, Iterator
from unicodedata import normalize

from tafel_cli.dutch import enumeration, long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.reading.days import TypedDay, whole_day
from tafel_cli.reading.slips import choose
from tafel_cli.register.parties import Parties
from tafel_cli.register.register import Register

_TITLES = ("titel", "naam", "nummer", "besluit", "actie")
_OF_A_MEETING = {"besluit", "actie", "bekrachtiging", "rectificatie", "reactie"}  # their ids begin with that of one


def resolve(  # noqa: PLR0913  (what is asked, of what, and what is known about it)
    register: Register,
    kinds: tuple[str, ...],
    typed: str,
    *,
    what: str,
    among: Collection[str] | None = None,
    bijeenkomst: str | None = None,
) -> str:
    """Return the only id of these kinds that a typed name means.

    `what`: the Dutch name of what is asked, for messages. `among`: the ids that the command can act on; an id outside
    them is returned only if the name means none in them, because the command can say best why that one cannot be used.
    `bijeenkomst`: the meeting whose `a2` or `b1` is meant before that of another. Raises TafelError (exit code 2) with
    every id that the name can mean, or else with the closest one.
    """
    if register.knows(kinds, typed):
        return typed
    for within in (None,) if among is None else (among, None):
        found = meant_by(register, kinds, typed, among=within, bijeenkomst=bijeenkomst)
        if len(found) == 1:
            return found[0]
        if found:
            raise TafelError(f"`{typed}` kan meer dan één {what} zijn: {either_of(found)}.", exit_code=2)
    known = [id_ for kind in kinds for id_ in register.ids(kind) if among is None or id_ in among]
    hint = choose(typed, known) if known else f"er is nog geen {what}."
    raise TafelError(f"Er is geen {what} met de naam `{typed}`; {hint}", exit_code=2)


def meant_by(
    register: Register,
    kinds: tuple[str, ...],
    typed: str,
    *,
    among: Collection[str] | None = None,
    bijeenkomst: str | None = None,
) -> list[str]:
    """Return the ids of these kinds that a typed name can mean, sorted; those of exactly this name come alone."""
    wanted = _folded(typed)
    if not wanted:
        return []
    known = [(kind, id_) for kind in kinds for id_ in register.ids(kind) if among is None or id_ in among]
    own = f"{bijeenkomst}-{wanted}"
    if bijeenkomst and any(id_ == own and kind in _OF_A_MEETING for kind, id_ in known):
        return [own]
    titles = {(kind, id_): [_folded(title) for title in _titles(register, kind, id_)] for kind, id_ in known}
    day = whole_day(typed)
    same = {id_ for (kind, id_), names in titles.items() if wanted in names or _is_on(register, kind, id_, day)}
    if same := same or {id_ for kind, id_ in known if _is_on(register, kind, id_, day, at_first=True)}:
        return sorted(same)
    begins = {id_ for (_, id_), names in titles.items() if any(n.startswith(wanted) for n in (_folded(id_), *names))}
    ending = {id_ for _, id_ in known if wanted in ends(id_)}
    parties = _parties(register, kinds, typed, {id_ for _, id_ in known}, alone=not (begins or ending))
    return sorted(begins | ending | parties)


def either_of(ids: Iterable[str]) -> str:
    """Return ids as a Dutch choice: `a1`, `a2` of `a3`."""
    return enumeration([f"`{id_}`" for id_ in ids], "of")


def ends(id_: str) -> Iterator[str]:
    """Yield an id and each end of it behind a hyphen, because `a2` is an end of `2026-11-05-a2` and `2` is none."""
    parts = id_.split("-")
    yield from ("-".join(parts[at:]) for at in range(len(parts)))


def _titles(register: Register, kind: str, id_: str) -> Iterator[str]:
    record = register.records.get(kind, {}).get(id_)
    for name in _TITLES:
        if isinstance(title := getattr(record, name, None), str):
            yield title
    if meeting := _meeting(register, kind, id_):
        yield long_date(meeting.datum)
    if kind == "thema" and register.tafel and id_ in register.tafel.themas:
        yield register.tafel.themas[id_].naam


def _meeting(register: Register, kind: str, id_: str) -> Bijeenkomst | None:
    """Return the meeting that is called by its day: itself, or that of minutes, which have its id; else None."""
    return register.get(Bijeenkomst, id_) if kind in (Bijeenkomst.kind_name, Verslag.kind_name) else None


def _is_on(register: Register, kind: str, id_: str, typed: TypedDay | None, *, at_first: bool = False) -> bool:
    """Tell whether a meeting is on a typed day; without a year it may be on that day of any year.

    `at_first`: whether it was planned for that day first, and was moved.
    """
    meeting = _meeting(register, kind, id_) if typed and not (typed.next or typed.before) else None
    if meeting is None or typed is None:
        return False
    day = meeting.verplaatst_van if at_first else meeting.datum
    return day is not None and (
        (day.day, day.month) == (typed.day, typed.month)
        and typed.year in (None, day.year)
        and typed.weekday in (None, day.weekday())
    )


def _parties(register: Register, kinds: tuple[str, ...], typed: str, known: set[str], *, alone: bool) -> set[str]:
    """Return the parties that are called so; those with such a function only if nothing else has the name (`alone`)."""
    if "organisatie" not in kinds:
        return set()
    found = Parties(register=register).meant(typed, everybody="allen" in kinds)
    return set() if found.function and not alone else known.intersection(found.ids)


def _folded(text: str) -> str:
    return " ".join(normalize("NFC", text).split()).casefold()
