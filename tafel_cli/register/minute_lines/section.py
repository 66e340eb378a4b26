"""Holds what the lines below one heading share: the item, its points, the day of the meeting, and the decisions so far.

What cannot be found out is a NotReadError with the whole line to type.
"""

import re
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tafel_cli.dutch import enumeration, long_date, quantity, weekday_date
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.reading.days import TypedDay, first_after, just_gone, last_until, moved_back
from tafel_cli.reading.slips import meant, only_word
from tafel_cli.register.minute_lines.references import Earlier
from tafel_cli.register.minute_lines.values import NotReadError
from tafel_cli.register.numbers import Numbering
from tafel_cli.register.parties import Parties
from tafel_cli.register.register import Register
from tafel_cli.value_class import Frozen

UNKNOWN = "…"
SPOT = "\0"  # the place in a line to type of what is asked; no text holds this sign
_NUMBER = r"\d{1,2}[a-z]?(?:\.\d{1,2})?"
NUMBERS = re.compile(
    rf"\s*(?P<nums>{_NUMBER}(?:\s*(?:,|\ben\b)\s*{_NUMBER})*)\s*(?P<dot>\.?)(?![\w/.]|-\d)"
    r"\s*(?P<mark>:|[-–—](?=\s)|)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MOST_NAMED = 4
_OF = re.compile(r"\s*(?:van|voor|door|bij|aan)\s+", re.IGNORECASE)


class Meeting(NamedTuple):
    """What the lines of one meeting share."""

    register: Register
    meeting: Bijeenkomst
    numbering: Numbering
    parties: Parties
    earlier: Earlier


class UnderHeading(Frozen):
    """What the lines below one heading share. `items`: the ids that the heading is on.

    `decided`: the points with a decision in a line above, with that line; it grows while lines are read.

    `records`: the points of this item on which the meeting has a decision already.
    """

    shared: Meeting
    items: tuple[str, ...]
    decided: dict[int | None, int]
    records: frozenset[int | None] = frozenset()

    @property
    def item(self) -> str | None:
        """The item of the heading; None if it is on none or on several."""
        return self.items[0] if len(self.items) == 1 else None

    @cached_property
    def nr(self) -> str:
        """The number of the item; empty if it has none or is not known."""
        return self.shared.numbering.numbers.get(self.item or "", "")

    @cached_property
    def points(self) -> int | None:
        """How many points the item lists; None if that cannot be known."""
        return self.shared.numbering.points(self.item) if self.item else 0

    @property
    def decides(self) -> bool:
        """Tell whether the points are decision points."""
        return self.item is not None and self.shared.numbering.decides(self.item)

    def label(self, point: int | None) -> str:
        """Return the number of a point as people type it, with a space before it; empty if the item has no number."""
        nr = self.nr or ("" if point is None else UNKNOWN)
        return f" {nr}.{point}" if point is not None else f" {nr}" if nr else ""

    def choices(self) -> str:
        """Name the points to choose from: `5.1 of 5.2`. Of many only the first are named."""
        most = min(self.points or 1, _MOST_NAMED)
        named = [self.label(point).strip() for point in range(1, most + 1)]
        return enumeration([*named, *(["een ander punt"] if most < (self.points or 1) else [])], "of")

    def number(self, typed: str, line: str) -> int | None:
        """Return the point of a typed number such as `5.1`; None if it names the item only.

        `line`: the line to type, with SPOT where the number stands.
        """
        nr, _, point = typed.lower().partition(".")
        beyond = bool(point) and self.points is not None and not 1 <= int(point) <= self.points
        right = f" {UNKNOWN}" if beyond and self.points else self.label(int(point) if point and not beyond else None)
        if self.nr and nr != self.nr and self.shared.numbering.sure:
            raise NotReadError(
                f"Hier staat het nummer {typed}, maar dit kopje is punt {self.nr} van de agenda.",
                line.replace(SPOT, right),
            )
        if not point:
            return None
        if beyond and self.shared.numbering.sure:
            have = f"heeft {quantity(self.points, 'punt', 'punten')}" if self.points else "heeft geen punten"
            raise NotReadError(
                f"Punt {typed} bestaat niet: dit agendapunt {have} bij `gevraagd`.", line.replace(SPOT, right)
            )
        return int(point)

    def day(self, typed: TypedDay, line: str, *, past: bool = False) -> date:
        """Return the day that was meant: without a year the first after the meeting (`past`: the last until it).

        `line`: the line to type, with SPOT where the day stands.
        """
        held = self.shared.meeting.datum
        if typed.next:
            return self._next_meeting(line)
        found = last_until(typed, held) if past else first_after(typed, held)
        if found is None:
            raise NotReadError("Deze dag bestaat niet.", line.replace(SPOT, UNKNOWN))
        if typed.weekday is not None and typed.weekday != found.weekday():
            raise NotReadError(
                f"De dag klopt niet: hier staat `{typed.own_weekday}`, maar dat is {weekday_date(found)}.",
                line.replace(SPOT, short(moved_back(typed, found))),
            )
        if not past and just_gone(typed, held):
            raise NotReadError(
                f"Bedoelt u {long_date(found)}? Typ het jaar erbij, want die dag was er pas ook.",
                line.replace(SPOT, UNKNOWN),
            )
        if not past and found < held:
            raise NotReadError(
                f"{long_date(found)} is al voorbij: de bijeenkomst was op {long_date(held)}.",
                line.replace(SPOT, UNKNOWN),
            )
        return moved_back(typed, found)

    def _next_meeting(self, line: str) -> date:
        own = self.shared.meeting
        later = self.shared.register.that_go_on(own.datum)
        if not later:
            raise NotReadError(
                "Er is nog geen volgende bijeenkomst gepland. Welke dag is het?", line.replace(SPOT, UNKNOWN)
            )
        return later[0].datum

    def party(self, typed: str, line: str, *, everybody: bool = False) -> tuple[str, bool]:
        """Return the party that a typed name means, and whether it is a function there.

        `line`: the line to type, with SPOT where the party stands.
        """
        parties = self.shared.parties
        found = parties.meant(typed, everybody=everybody)
        if len(found.ids) == 1 and not parties.is_former(found.ids[0]):
            return found.ids[0], found.function
        if small := _OF.match(typed):
            ids = parties.meant(typed[small.end() :], everybody=everybody).ids
            message = f"Typ de partij zonder `{small.group().strip()}` ervoor."
            raise NotReadError(message, line.replace(SPOT, ids[0] if len(ids) == 1 else UNKNOWN))
        close = "" if found.ids else only_word(typed, parties.register.ids("organisatie"))
        message = self._no_party(typed, found.ids) + (f" {meant(close).capitalize()}" if close else "")
        raise NotReadError(message, line.replace(SPOT, close or UNKNOWN))

    def _no_party(self, typed: str, ids: tuple[str, ...]) -> str:
        parties, shown = self.shared.parties, f"`{typed.strip()[:60]}`"
        if len(ids) == 1:
            return f"{parties.name(ids[0])} doet niet meer mee aan de tafel. Welke partij is het?"
        if ids:
            known = enumeration([f"`{id_}`" for id_ in ids[:_MOST_NAMED]], "of")
            return f"{shown} kan meer dan één partij zijn: {known}{' of een andere' if len(ids) > _MOST_NAMED else ''}."
        if parties.guest(typed):
            return f"{shown} is te gast en hoort niet bij de tafel. Welke partij let erop dat het gebeurt?"
        if kind := parties.kind(typed):
            return f"{shown} is een soort partij ({kind}). Welke partij is het?"
        if not typed.strip():
            return "Hier ontbreekt de partij. Welke partij is het?"
        return f"{shown} is geen partij aan de tafel. Typ de naam van de partij, en geen naam van een persoon."


def short(day: date) -> str:
    """Spell a day as people type it in a line: `15-1-2027`."""
    return f"{day.day}-{day.month}-{day.year}"


def one_line(text: str) -> str:
    """Return a text on one line, as it stands in a line to type."""
    return " ".join(text.split())
