"""Makes a decoder for each type of field. A decoder returns the value, or INVALID after it added a Dutch finding."""

import re
from collections.abc import Collection
from datetime import date, time
from enum import StrEnum

from tafel_cli.dutch import at_most, enumeration
from tafel_cli.finding import Code
from tafel_cli.reading.characters import NO_BREAK
from tafel_cli.reading.document import Keys
from tafel_cli.reading.faults import (
    INVALID,
    LONGEST_LINE,
    VELD_LEEG,
    VELD_TYPE,
    Decoder,
    Decoding,
    Reference,
    cut_off,
    in_spaces,
    name_of,
    without_dash,
    words,
)
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar, Sequence

VELD_DATUM = Code("T105", "veld-datum")
VELD_TIJD = Code("T106", "veld-tijd")
VELD_GETAL = Code("T107", "veld-getal")
VELD_TE_LANG = Code("T108", "veld-te-lang")
COMMIT = "[0-9a-fA-F]{7,64}"
_ISO = len("2026-12-03")
_CENTURIES = ("19", "20", "21")


def text_field(limit: int, *, one_line: bool = False) -> Decoder:
    """Return the decoder of a text of at most `limit` code points; with `one_line` it may hold no line break."""

    def decoder(node: HeaderNode, context: Decoding, keys: Keys) -> object:
        text = words(node, context, keys)
        if text is None:
            return INVALID
        if context.remarks and isinstance(node, Scalar):
            cut_off(node, context, keys)
        if one_line and "\n" in text:
            message = f"De tekst bij `{name_of(keys)}` moet op één regel staan."
            return context.reject(VELD_TYPE, node.span, keys, message, "zet de hele tekst achter de dubbele punt")
        if len(text) > limit:
            message = f"De tekst bij `{name_of(keys)}` heeft {len(text)} tekens, maar {at_most(limit)}."
            hint = "maak de tekst korter; een uitleg kunt u onder de kop zetten"
            return context.reject(VELD_TE_LANG, node.span, keys, message, hint)
        return text

    return decoder


def number_field(low: int, high: int) -> Decoder:
    """Return the decoder of a whole number between two bounds, both included and neither below 0."""

    def decoder(node: HeaderNode, context: Decoding, keys: Keys) -> object:
        text = words(node, context, keys, "een getal")
        if text is None:
            return INVALID
        value = int(text) if re.fullmatch("[0-9]{1,9}", text) else -1
        if low <= value <= high:
            return value
        name = name_of(keys)
        message = f"Bij `{name}` hoort een heel getal van {low} tot en met {high}, maar hier staat `{text[:40]}`."
        from tafel_cli.reading.likely_values import number_hint  # loaded only for a slip

        return context.reject(VELD_GETAL, node.span, keys, message, number_hint(name, text, low, high))

    return decoder


def date_field(node: HeaderNode, context: Decoding, keys: Keys) -> object:
    """Decode an ISO 8601 date between 1900 and 2199."""
    text = words(node, context, keys, "een datum")
    if text is None:
        return INVALID
    if value := parse_date(text):
        return value
    from tafel_cli.reading.likely_values import day_hint  # loaded only for a slip

    name = name_of(keys)
    message = f"Bij `{name}` staat geen goede datum: `{text[:40]}`."
    return context.reject(VELD_DATUM, node.span, keys, message, day_hint(name, text, parse_date))


def parse_date(text: str) -> date | None:
    """Return the day of an ISO 8601 date, else None. A year before 1900 or after 2199 is taken for a slip."""
    if len(text) != _ISO or text[4] != "-" or text[7] != "-" or text[:2] not in _CENTURIES:  # sooner than a pattern
        return None
    if not (text.isascii() and (text[:4] + text[5:7] + text[8:]).isdigit()):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def time_field(node: HeaderNode, context: Decoding, keys: Keys) -> object:
    """Decode a time of day as H:MM or HH:MM."""
    text = words(node, context, keys, "een tijd")
    if text is None:
        return INVALID
    clock = re.fullmatch("([0-9]{1,2}):([0-9]{2})", text)
    if clock and (value := _time(clock[1], clock[2])):
        return value
    name = name_of(keys)
    said = "bestaat niet" if clock else "is niet goed geschreven"
    from tafel_cli.reading.likely_values import clock_hint  # loaded only for a slip

    message = f"De tijd bij `{name}` {said}: `{text[:40]}`."
    return context.reject(VELD_TIJD, node.span, keys, message, clock_hint(name, text))


def _time(hours: str, minutes: str) -> time | None:
    """Return a time of day, or None if there is no such time."""
    try:
        return time(int(hours), int(minutes))
    except ValueError:
        return None


def commit_field(node: HeaderNode, context: Decoding, keys: Keys) -> object:
    """Decode the id of a commit, or its first digits. A name such as `HEAD` is refused, because it moves."""
    text = words(node, context, keys)
    if text is None:
        return INVALID
    if re.fullmatch(COMMIT, text):
        return text
    name = name_of(keys)
    message = f"Bij `{name}` hoort het nummer van een vastgelegde versie, maar hier staat `{text[:40]}`."
    hint = (
        f"typ de cijfers en letters (a tot en met f) die onder aan de stukken staan of die `git log --oneline` toont, "
        f"minstens zeven, zoals `{name}: 4d283f0`"
    )
    return context.reject(VELD_TYPE, node.span, keys, message, hint)


def choice_field(vocabulary: type[StrEnum]) -> Decoder:
    """Return the decoder of one word of a vocabulary."""
    members = {member.value: member for member in vocabulary}

    def decoder(node: HeaderNode, context: Decoding, keys: Keys) -> object:
        text = words(node, context, keys)
        if text is None:
            return INVALID
        if text in members:
            return members[text]
        return context.no_choice(node, keys, text, tuple(members))

    return decoder


def reference_field(kinds: tuple[str, ...], *, or_date: bool) -> Decoder:
    """Return the decoder of an id, which is collected as a reference to one of `kinds`.

    With `or_date` it accepts a date too, which is no reference.
    """

    def decoder(node: HeaderNode, context: Decoding, keys: Keys) -> object:
        text = words(node, context, keys)
        if text is None:
            return INVALID
        if " " in text and kinds != ("bijlage",) and context.more_names(node, keys, text):
            return INVALID  # the name of a file may hold spaces and commas
        if not (or_date and parse_date(text)):
            context.references.append(Reference(keys, text, kinds, node.span))
        return text

    return decoder


def list_field(item: Decoder, parts: Collection[str] = ()) -> Decoder:
    """Return the decoder of a list of values, as a tuple; `parts`: the keys of its items, if they are groups."""

    def decoder(node: HeaderNode, context: Decoding, keys: Keys) -> object:
        if isinstance(node, Scalar) and not node.text and not node.quoted:
            if parts and context.without_room(node, keys, parts, dashed=True):
                return INVALID
            room = in_spaces(context.room(keys))
            hint = f"zet eronder een regel die begint met {room} en een streepje, of haal deze regel weg"
            return context.reject(VELD_LEEG, node.span, keys, f"Het veld `{name_of(keys)}` is leeg.", hint)
        if not isinstance(node, Sequence):
            typed = node.text if isinstance(node, Scalar) else context.document.line(node.span.line)
            from tafel_cli.reading.quoting import as_items  # loaded only for a slip

            last = node.span.end_line if isinstance(node, Scalar) else node.span.line
            lines = [context.document.line(number) for number in range(node.span.line, last + 1)]
            if ":" in lines[0]:  # the value begins behind its key
                lines[0] = lines[0][node.span.column - 1 :]
            items = as_items(without_dash(typed.replace(NO_BREAK, " ")), " " * context.room(keys), lines)
            shown = enumeration([f"`{one}`" for one in items]) if len(typed) <= LONGEST_LINE else ""
            example = f": {shown}" if shown else ""
            name = name_of(keys)
            hint = f"laat achter `{name}:` niets staan, en zet eronder elk onderdeel op een eigen regel{example}"
            return context.wrong_shape(node, keys, "een lijst", hint)
        values = tuple([item(part, context, (*keys, index)) for index, part in enumerate(node.items)])
        return INVALID if INVALID in values else values

    return decoder


def table_field(item: Decoder, kinds: tuple[str, ...] = ()) -> Decoder:
    """Return the decoder of a mapping with values of one type, as a dict; its keys refer to `kinds`, if any."""

    def decoder(node: HeaderNode, context: Decoding, keys: Keys) -> object:
        if not isinstance(node, Mapping):
            if context.without_room(node, keys, ()):
                return INVALID
            room = in_spaces(context.room(keys))
            hint = f"zet elk onderdeel op een eigen regel eronder: {room}, de naam, een dubbele punt en de waarde"
            return context.wrong_shape(node, keys, "een groep velden", hint)
        if kinds:
            named = node.entries.items()
            context.references += [Reference((*keys, name), name, kinds, key.span) for name, (key, _) in named]
        values = {
            name: item(value, context, (*keys, name))
            for name, (key, value) in node.entries.items()
            if not context.moved or key.span.line not in context.moved
        }
        return INVALID if INVALID in values.values() else values

    return decoder
