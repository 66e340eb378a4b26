"""Extends the Markdown parser of the pack: it notes where links, pictures, code and table cells begin and end."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_inline import StateInline, autolink, backtick, emphasis, image, link, strikethrough

from tafel_cli.reading.parser import OPTIONS, comment, definition, line_end, with_rules

_Rule = Callable[[StateInline, bool], bool]
_RULES: dict[str, _Rule] = {"link": link, "image": image, "autolink": autolink, "backticks": backtick}
_SILENT: dict[str, _Rule] = {"comment": comment, "line_end": line_end}  # of these readers see nothing
_SIGNS: dict[str, _Rule] = {"emphasis": emphasis.tokenize, "strikethrough": strikethrough.tokenize}
_NO_PLACES = ("entity", "newline", "fragments_join", "text_join")
_PIPE = re.compile(r"(?<!\\)\|")


class Note(NamedTuple):
    """The span of a link, picture or code in its text. Readers do not see the part from `label` to `end`: the address.

    `soort` is link, named (a link to a reference definition), image, autolink, backticks, comment or line_end.
    """

    soort: str
    start: int
    label: int
    end: int
    doel: str


class Piece(NamedTuple):
    """Words on one line. They begin at `column` of `line`, and at index `start` of their text."""

    start: int
    line: int
    column: int
    words: str


class NotingParser(MarkdownIt):
    """The parser of the pack, with a Note in `meta["note"]` of a token and a row's cells in `meta["cells"]`.

    A sign of emphasis has its index in `meta["at"]`.

    A link with an address that the pack refuses gives a Note but no link, because it is printed as typed.
    """

    refused = ""
    lenient = False

    def __init__(self) -> None:
        super().__init__("js-default", {**OPTIONS, "inline_definitions": True})
        with_rules(self).disable(_NO_PLACES)
        for soort, rule in _RULES.items():
            self.inline.ruler.at(soort, self._noting(soort, rule))
        for soort, rule in _SILENT.items():
            self.inline.ruler.at(soort, _unseen(soort, rule))
        for name, rule in _SIGNS.items():
            self.inline.ruler.at(name, _placed(rule))
        self.block.ruler.at("reference", self._reference)
        self.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})

    def normalizeLink(self, url: str) -> str:  # noqa: N802  (the parser's name)
        """Return an address as typed, because messages quote it; the parser would encode it."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802  (the parser's name)
        """Tell whether the pack may link to an address; a refused one is kept in `refused`, because it is noted too.

        While `lenient` it accepts every address, so that the parser finds where a refused link ends.
        """
        if super().validateLink(normalizeLink(url)):
            return True
        self.refused = url
        return self.lenient

    def _reference(self, state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001  (the same)
        """Note a reference definition with a refused address too; links cannot use it."""
        self.refused = ""
        found = definition(state, first, last, silent)
        if self.refused and not found:
            self.lenient, names, state.env = True, state.env, {}
            definition(state, first, last, silent)
            self.lenient, state.env, state.line = False, names, first
        return found

    def _noting(self, soort: str, rule: _Rule) -> _Rule:
        def noted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the parser calls it so)
            if silent:
                return rule(state, silent)
            start, count = state.pos, len(state.tokens)
            around, self.refused = self.refused, ""
            found = rule(state, silent)
            end = state.pos
            token = next((token for token in state.tokens[count:] if token.type != "text"), None)
            if token:
                doel = token.attrs.get("href", token.attrs.get("src", ""))
                token.meta["note"] = self._note(state, soort, start, str(doel))
            told = count > 0 and state.tokens[count - 1].meta.get("note", ("",))[:2] == ("image", start - 1)
            if self.refused and not told and (not found or state.src[end : end + 1] == "("):
                state.pos, self.lenient = start, True
                if rule(state, True) and state.pos != end:  # noqa: FBT003  (the same)
                    state.push("refused", "", 0).meta["note"] = self._note(state, soort, start, self.refused)
                self.lenient = False
            state.pos, self.refused = end, around
            return found

        return noted

    def _note(self, state: StateInline, soort: str, start: int, doel: str) -> Note:
        end = label = state.pos
        if soort in ("link", "image"):
            picture = soort == "image"
            label = self.helpers.parseLinkLabel(state, start + picture) + 1
            if not picture and (label == end or state.src[label] != "("):
                soort = "named"
        return Note(soort, start, label, end, doel)


@cache
def parser() -> NotingParser:
    """Return the NotingParser. Every call returns the same one, because making it takes a few milliseconds."""
    return NotingParser()


def _placed(rule: _Rule) -> _Rule:
    """Return a rule for signs of emphasis, whose tokens say where each stands."""

    def noted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the same)
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        at = state.pos
        for token in reversed(state.tokens[count:]):  # the first may be the text before the signs
            at -= len(token.content)
            if at >= start:
                token.meta["at"] = at
        return found

    return noted


def _unseen(soort: str, rule: _Rule) -> _Rule:
    """Return a rule for what readers do not see at all, which leaves a Note."""

    def noted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the same)
        start = state.pos
        found = rule(state, silent)
        if found and not silent:
            state.push(soort, "", 0).meta["note"] = Note(soort, start, start, state.pos, "")
        return found

    return noted


def _table(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001  (the same)
    count = len(state.tokens)
    found = table(state, first, last, silent)
    for token in state.tokens[count:]:
        if token.type == "tr_open" and token.map:
            token.meta["cells"] = _cells(state, token.map[0])
    return found


def _cells(state: StateBlock, line: int) -> list[Piece]:
    """Return the cells of a row as typed, also those beyond the last column, because the parser drops them."""
    begin = state.bMarks[line] + state.tShift[line]
    column = begin - state.src.rfind("\n", 0, begin) - 1
    cells = []
    for typed in _PIPE.split(state.src[begin : state.eMarks[line]]):
        words = mdTrim(typed)
        cells.append(Piece(0, line, column + typed.find(words), words))
        column += len(typed) + 1
    return cells[not cells[0].words : len(cells) - (not cells[-1].words)]
