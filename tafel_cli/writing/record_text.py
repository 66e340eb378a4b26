"""Spells the text of a new document: front matter with the keys in the order of its kind, and no body."""

from collections.abc import Mapping, Sequence

from tafel_cli.dutch import capitalized
from tafel_cli.reading.marks import keys
from tafel_cli.reading.record import Record
from tafel_cli.register.register import Register
from tafel_cli.writing.header_words import ListItem, item_lines, word

HeaderValue = str | Sequence[ListItem] | None


def record_text(kind: type, values: Mapping[str, HeaderValue]) -> str:
    """Return the text of a document of a kind. A key without a value (None or "") is left out; a list may be empty."""
    lines: list[str] = []
    for key in keys(kind):
        value = values.get(key)
        if isinstance(value, str):
            lines += [f"{key}: {word(value)}"] * bool(value)
        elif value is not None:
            lines.append(f"{key}:" if value else f"{key}: []")
            lines += [f"  {line}" for entry in value for line in item_lines(entry)]
    return "".join(f"{line}\n" for line in ("---", *lines, "---"))


def typed_line(text: str) -> str:
    """Return a text as a document holds it: on one line."""
    return " ".join(text.split())


def typed_sentence(text: str) -> str:
    """Return a text as a sentence on one line: with a capital, and with a full stop if no other mark ends it."""
    said = capitalized(typed_line(text))
    return said if said.endswith((".", "!", "?", "…", ".”", '."', ".'", ".)")) else f"{said}." * bool(said)


def next_id(register: Register, kind: type[Record], first: str) -> str:
    """Return the id for a new document of a meeting: `2026-12-03-a4` after a3, if `first` is `2026-12-03-a`.

    The number of a document that was taken away is given again only if it was the last.
    """
    taken = (id_.removeprefix(first) for id_ in register.ids(kind.kind_name) if id_.startswith(first))
    return f"{first}{max((int(number) for number in taken if number.isdecimal()), default=0) + 1}"
