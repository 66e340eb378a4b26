"""Compares minutes with the agenda of their meeting: which items have no section, and which sections no item."""

import re

from tafel_cli.kinds.agendapunt import Agendapunt, Behandeling, Doel
from tafel_cli.kinds.bijeenkomst import Bijeenkomststatus
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.reading.processed_lines import TALKED, talked_in
from tafel_cli.reading.sections import Sectie
from tafel_cli.register.register import Register


def items_of(section: Sectie) -> tuple[str, ...]:
    """Return the ids of the items that the heading of a section links to; none for a heading of level 1."""
    return () if section.niveau == 1 else tuple(item for target in section.doelen if (item := item_of(target)))


def item_of(target: str) -> str | None:
    """Return the id in a path below data/ (`agenda/<id>.md`), whether or not an item has it; None in another folder."""
    return target.removeprefix("agenda/").removesuffix(".md") if target.startswith("agenda/") else None


def without_heading(register: Register, verslag: Verslag) -> list[str]:
    """Return the ids of the items that were treated, broken ones included, that no heading of the minutes links to.

    None are returned if the meeting cannot be read or was not held.
    """
    meeting = register.bijeenkomst_van(verslag)
    if meeting is None or meeting.status is not Bijeenkomststatus.GEHOUDEN:
        return []
    told = {item for section in verslag.secties for item in items_of(section)}
    return [id_ for id_ in register.points_of(meeting) if id_ not in told]


def untold(register: Register, verslag: Verslag) -> list[str]:
    """Return the ids of the items without a heading that need words; a broken one may need them."""
    items = ((id_, register.get(Agendapunt, id_)) for id_ in without_heading(register, verslag))
    return [id_ for id_, item in items if item is None or needs_words(item)]


def needs_words(item: Agendapunt) -> bool:
    """Tell whether minutes say what was talked about an item: not of one by consent, nor of news without time."""
    return item.behandeling is not Behandeling.HAMERSTUK and not (item.doel is Doel.TER_KENNISNAME and not item.duur)


def foreign(register: Register, verslag: Verslag) -> list[Sectie]:
    """Return the sections of minutes that are on neither an item of the agenda nor a standing item.

    In a table without standing items a section without a link passes, unless its title is that of an item, because it
    then lacks the link. A heading of level 1 passes. None are returned if the meeting cannot be read.
    """
    meeting = register.bijeenkomst_van(verslag)
    if meeting is None:
        return []
    standing = standing_titles(register)
    titles = {bare_title(item.titel) for _, item in register.items_of(meeting)}

    def known(section: Sectie) -> bool:
        if items := items_of(section):
            return {*items}.issubset(meeting.agenda)
        title = bare_title(section.titel)
        return title in standing or (not standing and title not in titles)

    return [section for section in verslag.secties if section.niveau > 1 and not known(section)]


def talked(verslag: Verslag, item: str) -> set[int]:
    """Return the decision points of an item on which the minutes say that there was talk and no decision."""
    sections = (section for section in verslag.secties if items_of(section) == (item,))
    return {point for section in sections if TALKED in section.text for point in talked_in(section.text)}


def standing_titles(register: Register) -> set[str]:
    """Return the titles of the standing items, as `bare_title` gives them."""
    return {bare_title(punt.titel) for punt in register.tafel.vaste_punten} if register.tafel else set()


def bare_title(title: str) -> str:
    """Return a title without the number before it and the mark behind it, in small letters."""
    words = title.strip().rstrip(" .:!?")
    number = re.match(r"\d{1,3}[.)]?\s+", words)
    return words[number.end() if number else 0 :].casefold()
