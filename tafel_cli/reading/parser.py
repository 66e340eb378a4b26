"""Makes the Markdown parser of the papers, with the few rules in which they differ from a forge."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline

from tafel_cli.reading.comment_signs import CLOSER, OPENER
from tafel_cli.reading.limits import DEPTH

NESTING = 3 * DEPTH  # levels of the parser: a list takes two, the text in it one
OPTIONS = {"html": False, "linkify": False, "typographer": False, "maxNesting": NESTING}
_BR = re.compile(r"</?br[ \t]*/?>[ \t]*\n?[ \t]*", re.IGNORECASE)
_LAST = -1  # a key of the parser's cache that is no place in a text: where the last comment ends


@cache
def markdown_parser() -> MarkdownIt:
    """Return the parser. Every call returns the same one, because making it takes a few milliseconds."""
    return with_rules(MarkdownIt("js-default", OPTIONS))


def with_rules(made: MarkdownIt) -> MarkdownIt:
    """Add the rules of the papers to a parser, and return it."""
    made.block.ruler.at("reference", definition)
    made.inline.ruler.before("autolink", "comment", comment)
    made.inline.ruler.before("autolink", "line_end", line_end)
    return made


def definition(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001  (the parser calls it so)
    """Read a reference definition, but never a footnote (`[^1]: …`), because definitions are not printed."""
    footnote = state.src.startswith("[^", state.bMarks[first] + state.tShift[first])
    return not footnote and reference(state, first, last, silent)


def comment(state: StateInline, silent: bool) -> bool:  # noqa: ARG001, FBT001  (the parser calls it so)
    """Skip a comment that comments.py took for code and the parser does not, because no comment may be printed.

    `comments` in the environment keeps comments, because a forge shows the text of some.
    """
    start = state.pos
    if not state.src.startswith(OPENER, start) or "comments" in state.env:
        return False
    last = state.cache.setdefault(_LAST, state.src.rfind(CLOSER))
    if last < start + 2:
        return False
    state.pos = state.src.find(CLOSER, start + 2) + len(CLOSER)
    return True


def line_end(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the same)
    """Read `<br>` as the end of a line, because Markdown has no other in a cell of a table."""
    found = _BR.match(state.src, state.pos, state.posMax)
    if found and not silent:
        state.pending = state.pending.rstrip(" \t")
        if not state.pending and state.tokens and state.tokens[-1].type == "softbreak":
            state.tokens.pop()
        state.push("hardbreak", "br", 0)
    if found:
        state.pos = found.end()
    return found is not None
