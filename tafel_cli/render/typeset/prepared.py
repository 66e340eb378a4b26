"""Says of prepared texts what they need on a page: what is a heading, what stays together, and which are numbers."""

import math
import re
from collections.abc import Iterable
from itertools import pairwise, takewhile
from typing import Any

from tafel_cli.dutch import MONTHS
from tafel_cli.layout.blocks import Asked, Bar, Facts, Flow, Frame, Item, Items, Paragraph, Room, Section
from tafel_cli.reading.text_tree import Soort
from tafel_cli.render.typeset.letters import LONGEST, ems, longest_word

Data = dict[str, Any]
LONGEST_TITLE = 5_000  # a PDF keeps titles and descriptions in strings of at most 32,767 bytes
_LINE = 55.0  # em that may fit on a line of text, by a measure that takes letters for a quarter too wide
SHORT_ENOUGH = 1_200  # characters of a text that is kept with what follows it
SURELY = 20  # lines that surely fit on a page, whatever they are
_LETTERS = 27  # on such a line, all of them as wide as a W
_SMALL = 300  # characters of the longest cells of a small table, which fit in its narrowest column; large letters: half
_UNPRINTED = frozenset(
    ("about", "anchor", "doel", "kind", "kleeft", "look", "mark", "menu", "only", "soort", "tone", "word")
)
_TOGETHER = 4  # items of a list, or rows of a table, that are not spread over two pages
_NUMBER = re.compile(r"(€ ?)?[-–]?\d[\d.]*(,\d+)?( ?(%|[a-zA-Z]{1,2}))?")
_NOUNS = "[Pp]unt|[Vv]raag|[Bb]esluit|[Bb]ijlage|[Bb]ladzijde|[Bb]lz[.]|[Pp]agina|[Vv]ersie|[Aa]rtikel"
# A line never ends inside a date or a number with its noun (main.typ: `running`).
KEPT_WORDS = (
    rf"B en W|[0-9]{{1,2}}[.][0-9]{{2}} uur|[0-9]{{1,2}} (?:{'|'.join(MONTHS)})(?: [0-9]{{4}})?"
    rf"|(?:{_NOUNS}) B?[0-9]{{1,3}}(?:[.][0-9]{{1,2}})?"
)
_BESIDE = 7.6  # em of a heading, or of the name of a fact, that surely stands on one line at the side of its text
_WIDE = frozenset(("Table", "Columns", "Bar"))
_BLOCKS = frozenset((Soort.KOP, Soort.ALINEA, Soort.LIJST, Soort.TABEL, Soort.CITAAT, Soort.CODE, Soort.LIJN))


def not_in_print(part: object) -> bool:
    """Tell whether a block is for another format only."""
    return isinstance(part, Paragraph) and part.only not in ("", "pdf")


def needs(block: object, made: Data) -> Data:
    """Return what a prepared block must say besides its own values, so that it can be set well."""
    found: Data = {}
    if isinstance(block, Section):
        _lead_to_frames(made["blocks"])
        found = heading_needs(made["title"], "title", made["blocks"])
    elif isinstance(block, Flow):
        nodes = kept_together(made["nodes"])
        found["nodes"] = [_with_heading(node, nodes[place + 1 :][:3]) for place, node in enumerate(nodes)]
    elif isinstance(block, Bar):
        found["alt"] = made["alt"][:LONGEST_TITLE]
    elif isinstance(block, Paragraph | Item):
        found["sticky"] = announces(made["text"])
    elif isinstance(block, Facts):
        found["whole"] = lines_of(made["rows"]) <= SURELY
        found["rows"] = [{**row, "line": is_line(row["name"])} for row in made["rows"]]
    elif isinstance(block, Items):
        found["whole"] = len(block.items) <= _TOGETHER and lines_of(made["items"]) <= SURELY
    elif isinstance(block, Asked):
        longest = max((lines_of(question) for _, question in made["questions"]), default=0)
        found["whole"] = longest + lines_of(made["ticks"]) <= SURELY
    elif isinstance(block, Frame):
        whole, title = lines_of(made["blocks"]) <= SURELY, made["title"]
        found = {"whole": whole, "word": longest_word(read_out(title)), "line": is_line(title)}
    return found


def lines_of(value: Any) -> float:  # noqa: ANN401  (prepared blocks, words or a list of them)
    """Return how many lines prepared blocks take at most, in large letters in the narrowest box."""
    if isinstance(value, str):
        return 1 + value.count("\n") + len(value) / _LETTERS
    if isinstance(value, list):
        return sum(map(lines_of, value))
    if not isinstance(value, dict):
        return 0
    if value.get("soort") in (Soort.AFBEELDING, Soort.REGELEINDE):
        return 1 if value["soort"] == Soort.REGELEINDE else math.inf
    if value.get("kind") == Room.__name__:
        return float(2 * value["lines"] + 1)
    answers = len(value["questions"]) * (lines_of(value["ticks"]) + 2) if "ticks" in value else 0
    return answers + sum(lines_of(part) for name, part in value.items() if name not in _UNPRINTED)


def _lead_to_frames(blocks: list[Data]) -> None:
    """Keep the last paragraph of a text with the frame behind it, such as a conclusion with what was agreed.

    A very long one need not, because it would take a whole page along.
    """
    for text, after in pairwise(blocks):
        last: Any = text["nodes"][-1] if text.get("nodes") else ""
        if after.get("kind") == "Frame" and sort_of(last) == Soort.ALINEA and len(read_out(last)) < SHORT_ENOUGH:
            last["kleeft"] = "ja"


def _with_heading(node: Data | str, after: list[Any]) -> Data | str:
    if isinstance(node, str) or node["soort"] != Soort.KOP:
        return node
    return {**node, **heading_needs(node["inhoud"], "inhoud", after), "short": _is_line(after)}


def _is_line(after: list[Any]) -> bool:
    """Tell whether no more than a line of text may stand below a heading, so that a longer heading hangs below it."""
    nodes = list(takewhile(lambda one: sort_of(one) != Soort.KOP, after))
    parts = [part for node in nodes for part in (node["inhoud"] if sort_of(node) == Soort.LIJST else (node,))]
    return sum(1 + ems(read_out(part)) // _LINE for part in parts) <= 1


def heading_needs(words: Any, name: str, after: list[Any]) -> Data:  # noqa: ANN401  (prepared words)
    """Return the words of a heading under a name, `(zonder titel)` if it has none, its longest `word`, and `is_line`.

    One that is too long is `plain`: it is drawn as strong text, because a PDF bounds the length of a title. Close
    before something that takes the whole width it is `wide` too, and has no `word`: it cannot stand at the side.
    """
    said = read_out(words).strip()
    if not said:
        words = said = "(zonder titel)"
    wide = any(one.get("wijd") or one.get("kind") in _WIDE for one in after[:2] if isinstance(one, dict))
    word = "" if wide else longest_word(said)
    return {name: words, "plain": len(said) > LONGEST_TITLE, "wide": wide, "word": word, "line": is_line(words)}


def is_line(words: Any) -> bool:  # noqa: ANN401  (prepared words)
    """Tell whether words surely take one line at the side of a text, so that nobody need measure them."""
    parts = words if isinstance(words, list) else [words]
    plain = all(isinstance(part, str) and "\n" not in part for part in parts)  # no picture, line end or page
    return plain and ems(read_out(parts)) <= _BESIDE


def announces(words: Any) -> bool:  # noqa: ANN401  (prepared words)
    """Tell whether words announce what follows, so that this stands on the same page; very long ones need not."""
    said = read_out(words).rstrip()
    return said.endswith(":") and len(said) < SHORT_ENOUGH


def kept_together(nodes: list[Any]) -> list[Any]:
    """Return nodes of which each paragraph says whether it stays with what it announces.

    In a list the words before an inner list are no paragraph of their own, so they become one.
    """
    inner = next((place for place, node in enumerate(nodes) if sort_of(node) == Soort.LIJST), 0)
    if inner and sort_of(nodes[0]) not in _BLOCKS and announces(nodes[:inner]):
        return [{"soort": "alinea", "inhoud": nodes[:inner], "kleeft": "dicht", "heel": True}, *nodes[inner:]]
    for node, after in pairwise(nodes):
        if sort_of(node) == Soort.ALINEA and sort_of(after) in _BLOCKS and announces(node["inhoud"]):
            node["kleeft"] = "ja"
    return nodes


def stays_together(rows: list[list[Data]], *, whole: bool, large: bool) -> bool:
    """Tell whether a table is kept on one page: a small one, or one that asks for it (`whole`) and surely fits."""
    longest = [max((len(read_out(cell)) for cell in row), default=0) for row in rows]
    if not whole:
        return len(rows) <= _TOGETHER and sum(longest) < (_SMALL // 2 if large else _SMALL)
    letters, lines = (_LETTERS, 30) if large else (75, 45)
    return sum(1.4 + length / letters for length in longest) <= lines


def sort_of(node: Data | str) -> str:
    """Return the kind of a prepared node; words alone are a text."""
    return Soort.TEKST if isinstance(node, str) else node["soort"]


def has_kept_words(inside: list[Any], room: float) -> bool:
    """Tell whether a text may hold words that stay on one line, because keeping them takes time.

    Those that begin it stay so anyway, unless it stands in a narrow place. `room`: the width of that, in em.
    """
    first = 0 if room >= LONGEST and _begins_with_words(inside) else -1
    return any(match.start() > first for match in re.finditer(KEPT_WORDS, read_out(inside)))


def _begins_with_words(value: Any) -> bool:  # noqa: ANN401  (prepared words or nodes)
    while isinstance(value, list | dict):
        value = next(iter(value), None) if isinstance(value, list) else value.get("inhoud")
    return isinstance(value, str)


def are_numbers(texts: Iterable[Any]) -> bool:
    """Tell whether a column holds numbers and nothing else."""
    said = [read_out(text) for text in texts]
    return any(said) and all(_NUMBER.fullmatch(text) for text in said if text)


def align_numbers(rows: list[Data]) -> None:
    """Put numbers to the right in each column that holds nothing else, unless the author chose a side."""
    for column in list(zip(*(row["inhoud"] for row in rows), strict=True))[1:]:
        head, *below = column
        if not head["doel"] and are_numbers(cell["inhoud"] for cell in below):
            for cell in column:
                cell["doel"] = "right"


def with_folds(table: Data, folds: list[bool]) -> Data:
    """Return a table in which the cells of some columns stand below the name of their row."""
    name = table["head"]
    kept = [place for place, folds_in in enumerate(folds) if not folds_in]
    gone = [place for place, folds_in in enumerate(folds) if folds_in]
    words = table["words"]
    rows = []
    for row in table["rows"]:
        cells = row["cells"]
        below = [cells[place]["text"] for place in gone if read_out(cells[place]["text"])]
        named = {**cells[name], "folded": below}
        rows.append({**row, "cells": [named if place == name else cells[place] for place in kept]})
    heads = [table["columns"][place]["head"] for place in gone]
    columns = [{**table["columns"][place], "folded": heads if place == name else []} for place in kept]
    longest = max((words[place] for place in (name, *gone)), key=len)
    return {
        **table,
        "columns": columns,
        "rows": rows,
        "head": kept.index(name),
        "words": [longest if place == name else words[place] for place in kept],
    }


def read_out(value: Any) -> str:  # noqa: ANN401  (prepared words or a prepared cell)
    """Return the words of a prepared text or cell."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(read_out, value))
    if "text" in value:
        return f"{read_out(value['text'])} {value['below']}"
    return read_out(value.get("tekst", "")) + read_out(value.get("inhoud", []))
