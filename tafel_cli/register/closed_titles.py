"""Finds the titles of what is closed in a public text, and the names of closed items without their day.

A title may be ordinary words, so only one of some length counts, as a whole, and it only gives a warning.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntopenbaarheid
from tafel_cli.reading.views import in_plain_letters, views
from tafel_cli.register.mentions import places_of, stem, written
from tafel_cli.register.public import Stukken
from tafel_cli.register.register import Register

_FEWEST, _SHORTEST = 3, 15  # words of a title, and its letters and digits
_SHORTEST_NAME = 8
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}-")


def besloten_titels(register: Register, stukken: Stukken, bijlagen: frozenset[str]) -> frozenset[str]:
    """Return the titles of closed items and their attachments, and the names of these items, that nothing open has.

    An item that says `openbaar` is open here, also when a slip keeps it out of the public papers, because no other
    document is to blame for that slip.
    """
    said: tuple[set[str], set[str]] = set(), set()  # closed, open
    for item in register.all(Agendapunt):
        is_open = item.openbaarheid is Agendapuntopenbaarheid.OPENBAAR or ("agendapunt", item.id) in stukken
        said[is_open].update((*_titles(item.titel), *_name(item.id)))
        for each in item.bijlagen:
            said[is_open].update(_titles(each.titel))
    return frozenset(said[0] - said[1] - {stem(name) for name in bijlagen})


def titels_in(text: str, titles: frozenset[str]) -> list[tuple[int, int]]:
    """Return (start, end) of each of these titles in a text, however it is spelt."""
    if not titles:
        return []
    heads = _heads(titles)
    likely: set[str] = set()
    starts: set[tuple[str, ...]]
    for view in views(text):
        words = re.findall(r"\w+", view.text.lower())
        starts = {*pairwise(words), *zip(words, words[1:], words[2:], strict=False)}
        likely.update(title for start in starts & heads.keys() for title in heads[start])
    return [(start, end) for start, end, _ in places_of(text, frozenset(likely))] if likely else []


@lru_cache(maxsize=4)
def _heads(titles: frozenset[str]) -> dict[tuple[str, ...], list[str]]:
    """Return the titles by their first words, so that a text is looked through once for all of them."""
    found: dict[tuple[str, ...], list[str]] = {}
    for title in titles:
        found.setdefault(tuple(re.findall(r"\w+", title)[:_FEWEST]), []).append(title)
    return found


def _titles(title: str) -> Iterator[str]:
    """Yield a title as it is compared, if it is long enough that nobody writes it by chance."""
    words = written(in_plain_letters(title))
    if len(re.findall(r"\w+", words)) >= _FEWEST and sum(map(str.isalnum, words)) >= _SHORTEST:
        yield words


def _name(id_: str) -> Iterator[str]:
    """Yield the id of an item without its day, if that is long enough and holds a hyphen."""
    name = _DAY.sub("", id_, count=1)
    if "-" in name and sum(map(str.isalnum, name)) >= _SHORTEST_NAME:
        yield name
