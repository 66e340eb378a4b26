"""Sets and removes keys in the front matter of a text; every other byte stays as it was. Touches no disk."""

from tafel_cli.reading.header import HeaderNode, Scalar
from tafel_cli.writing.header.text import checked, last_line, not_edited, opened_header
from tafel_cli.writing.header.words import in_style, word


def set_value(path: str, text: str, key: str, value: str) -> str:
    """Return the text with a value of one line behind `key`; its quotes and the comment behind it stay.

    A missing key is added at the end of the front matter. Raises TafelError if the front matter is broken, or, with the
    line to type by hand, if the value cannot be replaced without changing something else.
    """
    here = opened_header(path, text)
    typed = f"{key}: {word(value)}"
    entry = here.entry(key)
    if entry is None:
        new = {here.fence: f"{typed}{here.ending}{here.lines[here.fence]}"}
    elif isinstance(entry[1], Scalar) and entry[1].text == value and (value or entry[1].quoted):
        return text
    else:
        name, node = entry
        line = here.lines[name.span.line - 1]
        replaced = _behind_key(line, name, node, value)
        if replaced is None:
            raise not_edited(path, key, f"Typ zelf: `{typed}`.")
        new = {name.span.line - 1: replaced}
    made = "".join(new.get(number, line) for number, line in enumerate(here.lines))
    return checked(here, made, key, [value], f"Typ zelf: `{typed}`.")


def _behind_key(line: str, name: Scalar, node: HeaderNode, value: str) -> str | None:
    """Return the line of a key with another value; None if the value there is not one word on that line."""
    span = node.span
    if not isinstance(node, Scalar) or not name.span.line == span.line == span.end_line:
        return None
    if not node.text and not node.quoted:
        colon = line.find(":", name.span.end_column - 1) + 1
        return f"{line[:colon]} {word(value)}{line[colon:] if line[colon:].strip() else line[colon:].lstrip(' ')}"
    typed = line[span.column - 1 : span.end_column - 1]
    if node.quoted and typed[:1] not in ("'", '"'):
        return None
    spelt = in_style(value, typed[0]) if node.quoted else word(value)
    return line[: span.column - 1] + spelt + line[span.end_column - 1 :]


def remove_key(path: str, text: str, key: str) -> str:
    """Return the text without a key: its line or lines go, with the comments on them. Without that key: the same text.

    Raises TafelError as `set_value` does.
    """
    here = opened_header(path, text)
    entry = here.entry(key)
    if entry is None:
        return text
    name, node = entry
    last = max(name.span.line, last_line(node))
    made = "".join([*here.lines[: name.span.line - 1], *here.lines[last:]])
    return checked(here, made, key, None, f"Haal `{key}` zelf weg.")
