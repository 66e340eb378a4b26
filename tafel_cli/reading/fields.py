"""Makes a decoder for each type of field. A decoder returns the value, or INVALID after it added a Dutch finding."""

import re
from datetime import date, time
from enum import StrEnum

from tafel_cli.dutch import at_most, month_number
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
SMALL = 6
QUARTER = 15
_LONG = 10
_MINUTES = {
    "kwartier": 15,
    "halfuur": 30,
    "half uur": 30,
    "uur": 60,
    "anderhalf uur": 90,
    "2 uur": 120,
    "twee uur": 120,
}


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
        return context.reject(VELD_GETAL, node.span, keys, message, _number_hint(name, text, low, high))

    return decoder


def _number_hint(name: str, text: str, low: int, high: int) -> str:
    """Return a hint with the number that was meant: minutes of a time (`0:30`), or the only number in a text."""
    if re.fullmatch("[0-9]+", text):
        return "kies een hoger getal" if len(text) < _LONG and int(text) < low else "kies een lager getal"
    lasts = name.endswith("duur")
    spoken = _MINUTES.get(re.sub("^(?:een|één|1) ", "", text.casefold())) if lasts else None
    clock = re.fullmatch("([0-9]{1,2})[:.]([0-9]{2})", text)
    numbers = [str(int(clock[1]) * 60 + int(clock[2]))] if clock else re.findall("[0-9]+", text)
    if lasts and ("uur" in text or spoken):
        numbers = [str(spoken)] if spoken else []  # the number in the text counts hours, not minutes
    if len(numbers) == 1 and len(numbers[0]) < _LONG and low <= int(numbers[0]) <= high:
        from tafel_cli.reading.slips import meant  # loaded only for a slip

        return f"schrijf alleen een getal; {meant(numbers[0])}"
    what, example = ("het aantal minuten", QUARTER) if lasts else ("een getal", SMALL)
    return f"schrijf alleen {what}, bijvoorbeeld `{name}: {example if low <= example <= high else high}`"


def date_field(node: HeaderNode, context: Decoding, keys: Keys) -> object:
    """Decode an ISO 8601 date between 1900 and 2199."""
    text = words(node, context, keys, "een datum")
    if text is None:
        return INVALID
    if value := parse_date(text):
        return value
    dutch = re.fullmatch(r"([0-9]{1,2})(?:[-/.]([0-9]{1,2})[-/.]|[- ]([A-Za-z]{3,9})[.]?[- ])([0-9]{4})", text)
    month = int(dutch[2] or month_number(dutch[3])) if dutch else 0
    turned = f"{dutch[4]}-{month:02}-{int(dutch[1]):02}" if dutch else ""
    order = "schrijf in cijfers eerst het jaar, dan de maand en dan de dag"
    hint = f"{order}, bijvoorbeeld `2026-12-03`"
    if dutch and parse_date(turned):
        from tafel_cli.reading.slips import meant  # loaded only for a slip

        hint = f"{order}; {meant(turned)}" if dutch[3] else meant(turned)
    elif re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        hint = "kies een dag die bestaat, tussen 1900 en 2199"
    message = f"Bij `{name_of(keys)}` staat geen goede datum: `{text[:40]}`."
    return context.reject(VELD_DATUM, node.span, keys, message, hint)


def parse_date(text: str) -> date | None:
    """Return the day of an ISO 8601 date, else None. A year before 1900 or after 2199 is taken for a slip."""
    if not re.fullmatch("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", text):
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
    guess = _clock(text)
    example = f": `{name}: {guess}`" if guess else f", bijvoorbeeld `{name}: 15:00`"
    hint = f"schrijf uren, een dubbele punt en minuten{example}"
    return context.reject(VELD_TIJD, node.span, keys, f"De tijd bij `{name}` {said}: `{text[:40]}`.", hint)


def _clock(text: str) -> str:
    """Return the time that was meant as HH:MM (`15 uur` and `15.00 uur` are `15:00`), or an empty text."""
    said = re.fullmatch("([0-9]{1,2})(?:[.:u]([0-9]{2}))?(?: ?u(?:ur)?)?", text)
    clock = _time(said[1], said[2] or "0") if said else None
    return f"{clock:%H:%M}" if clock else ""


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
        if not (or_date and parse_date(text)):
            context.references.append(Reference(keys, text, kinds, node.span))
        return text

    return decoder


def list_field(item: Decoder) -> Decoder:
    """Return the decoder of a list of values, as a tuple."""

    def decoder(node: HeaderNode, context: Decoding, keys: Keys) -> object:
        if isinstance(node, Scalar) and not node.text and not node.quoted:
            room = in_spaces(context.room(keys))
            hint = f"zet eronder een regel die begint met {room} en een streepje, of haal deze regel weg"
            return context.reject(VELD_LEEG, node.span, keys, f"Het veld `{name_of(keys)}` is leeg.", hint)
        if not isinstance(node, Sequence):
            typed = node.text if isinstance(node, Scalar) else context.document.line(node.span.line)
            typed = without_dash(typed.replace(NO_BREAK, " "))
            from tafel_cli.reading.quoting import in_quotes  # loaded only for a slip

            shown = in_quotes(typed) if ": " in typed and not re.match("[a-z_]+: ", typed) else typed
            example = (
                f": `{' ' * context.room(keys)}- {shown}`"
                if 0 < len(typed) <= LONGEST_LINE and "\n" not in typed
                else ""
            )
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
            room = in_spaces(context.room(keys))
            hint = f"zet elk onderdeel op een eigen regel eronder: {room}, de naam, een dubbele punt en de waarde"
            return context.wrong_shape(node, keys, "een groep velden", hint)
        if kinds:
            named = node.entries.items()
            context.references += [Reference((*keys, name), name, kinds, key.span) for name, (key, _) in named]
        values = {name: item(value, context, (*keys, name)) for name, (_, value) in node.entries.items()}
        return INVALID if INVALID in values.values() else values

    return decoder
