"""Numbers the attachments of each item (B5.1, B5.2 for item 5), and reads each once, for its SHA-256."""

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from tafel_cli.kinds.agendapunt import Agendapuntopenbaarheid, Agendapuntstatus
from tafel_cli.pack.agenda import Stop
from tafel_cli.pack.rows import AttachmentRow
from tafel_cli.register.numbers import point_numbers
from tafel_cli.register.public import openbare_stukken
from tafel_cli.register.public_attachments import openbare_bijlagen
from tafel_cli.register.register import Register

Reader = Callable[[str], bytes]


class SentNumbers(NamedTuple):
    """Numbers that were sent: of agenda entries by id, of attachments by name below data/bijlagen/."""

    punten: Mapping[str, str]
    bijlagen: Mapping[str, str]


NOTHING_SENT = SentNumbers({}, {})


def attachments(
    register: Register, plan: Iterable[Stop], read: Reader, numbers: Mapping[str, str]
) -> tuple[dict[str, AttachmentRow], dict[str, bytes]]:
    """Return the attachments of a plan by name below data/bijlagen/, in the order of `numbers`; their bytes by path.

    A file that two items name is one attachment. A missing or unreadable file, which only a concept can have, gets no
    path and no bytes.
    """
    titles: dict[str, str] = {}
    users: dict[str, dict[str, None]] = {}
    for stop in plan:
        for bijlage in stop.item.bijlagen if stop.item else ():
            titles.setdefault(bijlage.bestand, bijlage.titel)
            users.setdefault(bijlage.bestand, {})[stop.nr] = None
    found: dict[str, AttachmentRow] = {}
    files: dict[str, bytes] = {}
    for naam in (name for name in numbers if name in titles):
        data = data_of(register, naam, read)
        short = naam.rsplit("/", 1)[-1]
        place = f"bijlagen/{numbers[naam]}-{short}"
        if data is not None:
            files[place] = data
        found[naam] = AttachmentRow(
            nr=numbers[naam],
            titel=titles[naam],
            naam=short,
            bestand=None if data is None else place,
            onleesbaar=register.out_of_reach(naam),
            bytes=len(data or b""),
            sha256="" if data is None else hashlib.sha256(data).hexdigest(),
            punten=tuple(users[naam]),
        )
    return found, files


def rows_by_item(plan: Iterable[Stop], found: Mapping[str, AttachmentRow]) -> dict[str, tuple[AttachmentRow, ...]]:
    """Return the attachments of each item by its id, in the order in which `found` has them."""
    place = {name: at for at, name in enumerate(found)}
    named = {stop.id: place.keys() & {each.bestand for each in stop.item.bijlagen} for stop in plan if stop.item}
    return {id_: tuple(found[name] for name in sorted(names, key=place.__getitem__)) for id_, names in named.items()}


def attachment_numbers(register: Register, plan: Sequence[Stop], sent: Mapping[str, str]) -> dict[str, str]:
    """Return a number for the name of each attachment of a plan of the whole table, in the order of the papers.

    All audiences get these numbers. Within an item the public attachments come first, because a gap in what the public
    sees would tell how much is closed. For the same reason a public one that is added to what was sent gets a letter,
    as an item does, and a closed one the next number.
    """
    seen = _public_names(register, plan)
    groups = _by_item(plan)
    return {
        name: number
        for stop in plan
        if stop.nr in groups
        for name, number in _of_an_item(f"B{stop.nr}.", groups[stop.nr], seen, sent)
    }


def _by_item(plan: Iterable[Stop]) -> dict[str, list[str]]:
    """Return the names of attachments by the number of the first submitted item that names them, else of the first.

    What the public reads of an item that is not submitted has no attachments.
    """
    items = [(stop.nr, stop.item) for stop in plan if stop.item]
    first: dict[str, str] = {}
    for nr, item in sorted(items, key=lambda each: each[1].status is not Agendapuntstatus.INGEDIEND):
        for bijlage in item.bijlagen:
            first.setdefault(bijlage.bestand, nr)
    groups: dict[str, list[str]] = {}
    for name, nr in first.items():
        groups.setdefault(nr, []).append(name)
    return groups


def _public_names(register: Register, plan: Iterable[Stop]) -> frozenset[str]:
    """Return the names of public attachments; nothing if no public item has two, because only their order asks it."""
    public = Agendapuntopenbaarheid.OPENBAAR
    items = [stop.item for stop in plan if stop.item]
    if any(item.openbaarheid is public and len(item.bijlagen) > 1 for item in items):
        shown = {each.bestand for item in items for each in item.bijlagen}
        return openbare_bijlagen(register, openbare_stukken(register), shown)
    return frozenset()


def _of_an_item(
    begin: str, names: Iterable[str], public: frozenset[str], sent: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield (name, number) for the attachments of an item, public ones first; its numbers start with `begin`."""
    taken = {name: nr.removeprefix(begin) for name, nr in sent.items() if nr.startswith(begin)}
    own = [name for name in names if name in taken or name not in sent]
    first = [name for name in own if name in public]
    numbers = dict(zip(first, point_numbers(first, taken), strict=True))
    last = max((_place(nr) for nr in (*taken.values(), *numbers.values())), default=(0, ""))[0]
    following = map(str, itertools.count(last + 1))
    numbers |= {name: taken.get(name) or next(following) for name in own if name not in public}
    yield from ((name, begin + nr) for name, nr in sorted(numbers.items(), key=lambda each: _place(each[1])))
    yield from ((name, sent[name]) for name in names if name not in numbers)


def _place(number: str) -> tuple[int, str]:
    """Return what sorts the number of an attachment within its item, such as 2 or 2a."""
    digits = number.rstrip(ascii_lowercase)
    return int(digits), number.removeprefix(digits)


def data_of(register: Register, naam: str, read: Reader) -> bytes | None:
    """Return an attachment's bytes; None for a flawed one, which only a concept can have, and for an absent one.

    Only names listed in data/bijlagen/ are read, because a text may name any path. Raises TafelError if a sound file
    cannot be read after all, because papers without it would say that it is absent.
    """
    if naam not in register.attachments or register.attachments[naam] is not None:
        return None
    return read(naam)
