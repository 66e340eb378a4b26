"""Finds what others call by another name than it has: a file, or a name that `data/tafel.md` defines.

Whoever uses the right name is not to blame, so rules report these at the file, or at the line that defines the name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tafel_cli.dutch import file_stem
from tafel_cli.kinds import FOLDERS, KINDS
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.register.right_names import right_stem, stem_of_text, well_formed

_NUMBERED = ("besluit", "actie", "rectificatie")
Name = tuple[str, str]  # kind and id


class Names(NamedTuple):
    """The names in a table: those that references ask for, those asked for in vain, and what has a name.

    `known`: kind → id → path; `strays`: paths of files that are read nowhere; `tafel`: None if tafel.md is broken.
    """

    asked: tuple[Name, ...]
    unknown: tuple[Name, ...]
    known: Mapping[str, Mapping[str, str]]
    strays: tuple[str, ...]
    tafel: Tafel | None


class _Held(NamedTuple):
    """A name that is there: its kind, its id, whether that has the form of its kind, and the path of a file."""

    kind: str
    id: str
    sound: bool
    path: str = ""


def is_name(id_: str) -> bool:
    """Tell whether a name that tafel.md defines has the right form."""
    return re.fullmatch("[a-z0-9_-]+", id_) is not None and bool(id_.strip("_-"))


def right_name(id_: str) -> str:
    """Return a name of tafel.md in the right form; empty if it has no letter or digit."""
    return file_stem(id_).replace("-", "_")


def called_otherwise(names: Names) -> Mapping[Name, str]:
    """Return (kind, right id) → what should have that id: the path of a file, or a name in tafel.md.

    A name of the right form is wrong only if nobody uses it, and it differs from the right one in spelling alone.
    """
    named = [*_named(names)]
    wanted = Counter([*names.unknown, *((kind, id_) for kind, id_ in named if id_ not in names.known[kind])])
    if not wanted:
        return {}
    used = {*names.asked, *named}
    held = [one for one in _held(names) if not one.sound or (one.kind, one.id) not in used]
    spelt = {(one.kind, _plain(one.kind, one.id)): one.path or one.id for one in reversed(held)}
    found = {name: spelt[key] for name in wanted if (key := (name[0], _plain(*name))) in spelt}
    found = {name: own for name, own in found.items() if _right(name, own, wanted[name])}
    taken = {*found.values()}
    parts = _by_part([name for name in wanted if name not in found], [one for one in held if one.path not in taken])
    return {**found, **parts}


def _right(name: Name, own: str, times: int) -> bool:
    """Tell whether an id that is asked for is right, and not the one that is there.

    Of two sound names that differ in a hyphen only, or that stand in tafel.md, that is so if more than one asks for it.
    """
    kind, id_ = name
    if kind in KINDS:
        stem = own.rpartition("/")[2]
        same = right_stem(stem_of_text(stem) or stem) == id_
        return well_formed(KINDS[kind], id_) and right_stem(id_) == id_ and (same or times > 1)
    return is_name(id_) and (times > 1 or not is_name(own))


def _named(names: Names) -> Iterator[Name]:
    """Yield the kind and id of each document in the name of another."""
    for kind in KINDS.values():
        if "(?P<" in kind.id_pattern:
            for id_ in names.known[kind.kind_name]:
                match = re.fullmatch(kind.id_pattern, id_)
                yield from ((part, value) for part, value in (match.groupdict() if match else {}).items())


def _held(names: Names) -> Iterator[_Held]:
    """Yield what has a name: the files, those that should end in `.md`, and what tafel.md defines."""
    for kind in FOLDERS.values():
        for id_, path in names.known[kind.kind_name].items():
            yield _Held(kind.kind_name, id_, well_formed(kind, id_), path)
    for path in names.strays:
        steps = path.split("/")
        stem = stem_of_text(steps[-1])
        if len(steps) == 3 and steps[1] in FOLDERS and stem is not None:  # noqa: PLR2004  (data/<folder>/<file>)
            yield _Held(FOLDERS[steps[1]].kind_name, stem, sound=False, path=path)
    if tafel := names.tafel:
        points = [punt.id for punt in tafel.vaste_punten]
        for what, ids in (("thema", [*tafel.themas]), ("soort", [*tafel.soorten]), ("vast_punt", points)):
            yield from (_Held(what, id_, is_name(id_)) for id_ in ids)


def _plain(kind: str, id_: str) -> str:
    """Return an id without what people spell in more than one way."""
    return (right_stem(id_) if kind in KINDS else file_stem(id_)).replace("-", "")


def _by_part(wanted: Iterable[Name], held: Iterable[_Held]) -> dict[Name, str]:
    """Return (kind, right id) → path of each file without the form of its kind that holds a part of only that id.

    Such a part is the end (`a1`, or the subject of an item without its day) or, of what has a number, that number.
    """
    ends: dict[Name, list[Name]] = {}
    for kind, id_ in wanted:
        steps = id_.split("-") if kind in KINDS and well_formed(KINDS[kind], id_) else []
        for end in {"-".join(steps[at:]) for at in range(1, len(steps))}:
            ends.setdefault((kind, end), []).append((kind, id_))
    pairs = [(name, one.path) for one in held if one.path and not one.sound for name in {*_candidates(one, ends)}]
    names, paths = Counter(name for name, _ in pairs), Counter(path for _, path in pairs)
    return {name: path for name, path in pairs if names[name] == paths[path] == 1}


def _candidates(one: _Held, ends: Mapping[Name, list[Name]]) -> Iterator[Name]:
    plain = right_stem(one.id)
    parts = [plain] if KINDS[one.kind].id_parts else []
    if one.kind in _NUMBERED:
        parts += [word for word in plain.split("-") if re.fullmatch("[abr][1-9][0-9]*", word)]
    found = (ends.get((one.kind, part), ()) for part in parts)
    yield from (names[0] for names in found if len(names) == 1)
