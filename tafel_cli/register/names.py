"""Finds the ids that a typed name can mean: the beginning of an id, or a title or the beginning of one."""

from collections.abc import Iterator

from tafel_cli.dutch import enumeration, long_date
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.reading.slips import choose, meant
from tafel_cli.register.register import Register

_TITLES = ("titel", "naam", "nummer", "besluit", "actie")
_MOST = 4


def meant_by(register: Register, kinds: tuple[str, ...], typed: str) -> list[str]:
    """Return the ids of these kinds that a typed name can mean, sorted; those with exactly this title come alone."""
    wanted = _folded(typed)
    known = [(kind, id_) for kind in kinds for id_ in register.ids(kind)]
    titles = {(kind, id_): [_folded(title) for title in _titles(register, kind, id_)] for kind, id_ in known}
    same = {id_ for (_, id_), names in titles.items() if wanted in names}
    begins = {id_ for (_, id_), names in titles.items() if any(n.startswith(wanted) for n in (_folded(id_), *names))}
    return sorted(same or begins) if wanted else []


def proposed(register: Register, kinds: tuple[str, ...], typed: str) -> str:
    """Return the hint that proposes what a typed name can mean, or else the closest id, or else lists all ids."""
    found = meant_by(register, kinds, typed)
    if len(found) == 1:
        return meant(found[0])
    if 1 < len(found) <= _MOST:
        return f"bedoelde u {enumeration([f'`{id_}`' for id_ in found], 'of')}?"
    return choose(typed, [id_ for kind in kinds for id_ in register.ids(kind)])


def _titles(register: Register, kind: str, id_: str) -> Iterator[str]:
    record = register.records.get(kind, {}).get(id_)
    for name in _TITLES:
        if isinstance(title := getattr(record, name, None), str):
            yield title
    if isinstance(record, Bijeenkomst):
        yield long_date(record.datum)
    if kind == "thema" and register.tafel and id_ in register.tafel.themas:
        yield register.tafel.themas[id_].naam


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
