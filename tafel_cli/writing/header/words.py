"""Spells values as YAML for front matter: plain where every reader of YAML takes it as text, else between quotes."""

import re
from collections.abc import Mapping

ListItem = str | Mapping[str, str]  # an item of a list: one value, or a few keys with one value each
_PLAIN = r"[A-Za-z0-9][A-Za-z0-9_.-]*"
_SENTENCE = r"[^\W\d_](?:[^:#\x00-\x1f\x7f]|:(?=\S)|(?<=\S)#)*(?<![\s:])"
_OTHERWISE = frozenset(("true", "false", "yes", "no", "on", "off", "null"))  # no text to other readers


def word(value: str) -> str:
    """Return a value of one line as it is typed behind a key or a dash."""
    if value.casefold() not in _OTHERWISE and (re.fullmatch(_PLAIN, value) or re.fullmatch(_SENTENCE, value)):
        return value
    return in_style(value, "'" if '"' in value and "'" not in value and "\\" not in value else '"')


def in_style(value: str, quote: str) -> str:
    """Return a value between these quotes, with what they ask for inside: `''` for `'`, a backslash before `"`."""
    inside = value.replace("'", "''") if quote == "'" else value.replace("\\", "\\\\").replace('"', '\\"')
    return f"{quote}{inside}{quote}"


def flow_word(value: str) -> str:
    """Return a value as it is typed between `[` and `]`, where a comma and brackets mean something."""
    return value if re.fullmatch(_PLAIN, value) and value.casefold() not in _OTHERWISE else in_style(value, '"')


def item_lines(entry: ListItem) -> list[str]:
    """Return the lines of an item of a list, with its dash and without an indent before it."""
    if isinstance(entry, str):
        return [f"- {word(entry)}"]
    return [f"{mark}{key}: {word(value)}" for mark, (key, value) in zip(_marks(entry), entry.items(), strict=True)]


def _marks(entry: Mapping[str, str]) -> list[str]:
    return ["- ", *["  "] * (len(entry) - 1)]
