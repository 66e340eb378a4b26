"""Defines the edits of a table that a command can mean, and applies them to texts. Touches no disk."""

import re
from collections.abc import Callable, Iterable

from tafel_cli.errors import TafelError
from tafel_cli.value_class import Frozen
from tafel_cli.writing.header.keys import remove_key, set_value
from tafel_cli.writing.header.lists import add_entry, set_list
from tafel_cli.writing.header.words import ListItem


class SetValue(Frozen):
    """Put a value of one line behind a key in a file's front matter; a missing key is added."""

    path: str
    key: str
    value: str


class SetList(Frozen):
    """Make these items the list of a key in a file's front matter; a missing key is added."""

    path: str
    key: str
    entries: tuple[ListItem, ...]


class AddEntry(Frozen):
    """Append an item to the list of a key in a file's front matter; a missing key is added."""

    path: str
    key: str
    entry: ListItem


class RemoveKey(Frozen):
    """Take a key out of a file's front matter."""

    path: str
    key: str


class SetLines(Frozen):
    """Replace lines of a file's body: `first` to `last`, from 1 in the file as it was read, by other lines."""

    path: str
    first: int
    last: int
    lines: tuple[str, ...]


class NewFile(Frozen):
    """Make a file with this text, where nothing is."""

    path: str
    text: str


TableEdit = SetValue | SetList | AddEntry | RemoveKey | SetLines | NewFile


def applied(edits: Iterable[TableEdit], text_of: Callable[[str], str | None]) -> dict[str, str]:
    """Return the new texts of the files that the edits name, by path; a file that keeps its text is left out.

    `text_of`: the text of a file as it was read; None if no document is there. Edits of front matter are applied in
    their order. Those of a body come first, from below, because their lines are counted in the file as it was read.
    Raises TafelError, with what to type by hand, if an edit cannot be made, if a new file stands where one is, or if a
    file that is edited is not there.
    """
    todo = tuple(edits)
    old: dict[str, str] = {}
    new: dict[str, str] = {}
    for edit in todo:
        there = text_of(edit.path)
        if isinstance(edit, NewFile):
            if there is not None or edit.path in new:
                raise TafelError(
                    f"`{edit.path}` bestaat al en blijft zoals het is. Er is niets veranderd.", exit_code=2
                )
            new[edit.path] = edit.text
        elif there is None and edit.path not in new:
            raise TafelError(f"`{edit.path}` is er niet, of is niet te lezen. Er is niets veranderd.")
        elif there is not None and edit.path not in old:
            old[edit.path] = new[edit.path] = there
    for lines in sorted((e for e in todo if isinstance(e, SetLines)), key=lambda e: e.first, reverse=True):
        new[lines.path] = _lines_set(new[lines.path], lines)
    for edit in todo:
        if not isinstance(edit, NewFile | SetLines):
            new[edit.path] = _header_set(new[edit.path], edit)
    return {path: text for path, text in new.items() if old.get(path) != text}


def _header_set(text: str, edit: SetValue | SetList | AddEntry | RemoveKey) -> str:
    match edit:
        case SetValue():
            return set_value(edit.path, text, edit.key, edit.value)
        case SetList():
            return set_list(edit.path, text, edit.key, edit.entries)
        case AddEntry():
            return add_entry(edit.path, text, edit.key, edit.entry)
        case RemoveKey():
            return remove_key(edit.path, text, edit.key)


def _lines_set(text: str, edit: SetLines) -> str:
    """Return a text with lines replaced; the new ones end as the first of them did, at the end of a file as it does."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    ending = "\r\n" if lines[edit.first - 1].endswith("\r\n") else "\n"
    new = [f"{line}{ending}" for line in edit.lines]
    if new and edit.last == len(lines) and not lines[-1].endswith("\n"):
        new[-1] = new[-1].removesuffix(ending)
    return "".join([*lines[: edit.first - 1], *new, *lines[edit.last :]])
