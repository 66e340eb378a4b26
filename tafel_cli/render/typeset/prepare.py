"""Turns blocks into JSON-able data for Typst: texts fit for print, links that lead somewhere, bounds on size."""

from collections.abc import Mapping
from typing import Any

from tafel_cli.layout.blocks import BLOCKS, Badge, Cell, Flow, PageOf, SpelledDay, Table, as_fields
from tafel_cli.proof.pictures import Picture, look
from tafel_cli.reading.text_tree import Node, Soort
from tafel_cli.render import TooMuchError
from tafel_cli.render.typeset.letters import LONGEST, broken, longest_word, running, spelt
from tafel_cli.render.typeset.prepared import (
    LONGEST_TITLE,
    Data,
    align_numbers,
    are_numbers,
    has_kept_words,
    kept_together,
    needs,
    not_in_print,
    read_out,
    stays_together,
    with_folds,
)
from tafel_cli.render.typeset.widths import (
    LINES_OF_A_PAGE,
    NARROWEST,
    SIDES,
    fits_in_print,
    has_picture,
    height_in_lines,
    is_short,
    table_widths,
)
from tafel_cli.value_class import is_value_class

MOST_UNPACKED = 200_000_000  # bytes of all pictures of a paper, decompressed
MOST_WORK = 32_000  # pieces of text: about 330 pages, 3 seconds and 480 MB; what takes more counts for more
MOST_CHARACTERS = 1_200_000
LONGEST_ADDRESS = 2_000
_CELL = 13.0  # em of a word in a column of our own tables, which are made wide enough for it
_PAGE, _LARGE = 32.0, 29.0  # em: the width of the column of text, and that in large letters
_WIDE = 44.0  # em of small letters: the width of the page
_STEP = 2.2  # em that a list or a quote moves its text to the right
_HASH = 11.0
_CODE = 4  # pieces of text that take as much as one block of code
_LINE = 60  # characters that fit on a line of code
_ROW = 200  # characters of a cell that surely fits on one page, in the narrowest column of ours
_MANY = 4  # columns with which a table takes the whole width if its text takes more lines
_NUMBERED = frozenset((Soort.KOP, Soort.LIJST, Soort.ONDERDEEL, Soort.CEL))
_NO_TEXT = frozenset(("look", "tone", "only", "mark", "anchor", "menu", "about"))  # fields that Typst does not print


class Preparer:
    """Prepares the blocks of one paper. `anchors`: where its links lead; `pictures`: their bytes by place.

    `names`: what stands behind a link in a Markdown text, by the place that the link leads to.
    `large`: in large letters.
    It counts pieces of text (`work`) and `characters`, and raises TooMuchError if a paper passes MOST_WORK or
    MOST_CHARACTERS. `used`: place → file name of each picture that is drawn.
    """

    def __init__(
        self,
        anchors: Mapping[str, str],
        pictures: Mapping[str, bytes],
        names: Mapping[str, str] | None = None,
        *,
        large: bool = False,
    ) -> None:
        self._anchors = anchors
        self._pictures = pictures
        self._names = names or {}
        self._page, self._wide = (_LARGE, _LARGE) if large else (_PAGE, _WIDE)
        self._large = large
        self._flows = False  # in a Markdown text
        self._found: dict[str, Picture | None] = {}
        self._here = ""  # the anchor of the cell that is being prepared
        self._repeats = False  # in the head of a table that may break, where PDF/UA allows no link
        self.work = self.characters = 0
        self.used: dict[str, str] = {}

    def blocks(self, found: tuple[object, ...]) -> list[Data]:
        """Return a dict for each block, with the name of its kind; blocks for another format only are left out."""
        made: list[Data] = self._value(found, self._page)
        return made

    def text(self, text: str) -> str:
        """Return a text from outside the blocks, such as a title, fit for print."""
        return self._text(text, LONGEST)

    def _value(self, value: Any, room: float) -> Any:  # noqa: ANN401  (any value in a block)
        """Return a value of a block as JSON-able data; `room`: how wide a word can be where it stands, in em."""
        if isinstance(value, str):
            return self._text(value, room)
        if isinstance(value, tuple):
            return [self._value(part, room) for part in value if not not_in_print(part)]
        if isinstance(value, Node):
            return self._node(value, room)
        if isinstance(value, Badge | SpelledDay | PageOf):
            return self._part(value, room)
        return self._block(value, room) if is_value_class(value.__class__) else value

    def _part(self, part: Badge | SpelledDay | PageOf, room: float) -> Data | str:
        """Return a part of a text that is no node; of the page of a place that the paper does not have, nothing."""
        if isinstance(part, SpelledDay):
            return self._text(part.text, room)
        if isinstance(part, Badge):
            return {"soort": "merk", "tekst": self._text(part.text, room)}
        anchor = self._anchors.get(f"#{part.anchor}")
        if not anchor:
            return ""
        before, after = self._text(part.before, room), self._text(part.after, room)
        return {"soort": "bladzijde", "doel": anchor, "voor": before, "na": after, "leidt": part.leads}

    def _block(self, block: object, room: float) -> Data:
        if isinstance(block, Table):
            return self._table(block)
        here, self._here = self._here, block.anchor if isinstance(block, Cell) else ""
        self._flows = isinstance(block, Flow)
        made = {name: part if name in _NO_TEXT else self._value(part, room) for name, part in as_fields(block).items()}
        self._here = here
        if isinstance(block, BLOCKS):
            made["kind"] = type(block).__name__
        return {**made, **needs(block, made)}

    def _table(self, whole: Table) -> Data:
        """Return a table, with the longest word of each column; only a column of code holds longer words."""
        table = whole.only_in("pdf")
        rooms = [_HASH if column.form == "code" else _CELL for column in table.columns]
        rows = [[self._block(cell, most) for cell, most in zip(row.cells, rooms, strict=True)] for row in table.rows]
        columns = [
            {
                "head": self._text(column.head, _CELL),
                "width": column.width,
                "form": column.form,
                "numbers": column.form == "digits" and are_numbers(row[place]["text"] for row in rows),
            }
            for place, column in enumerate(table.columns)
        ]
        heads = [{"text": column["head"], "below": ""} for column in columns]
        words = [
            max((longest_word(read_out(cell)) for cell in each), key=len) for each in zip(heads, *rows, strict=True)
        ]
        made = {
            "kind": "Table",
            "look": table.look,
            "columns": columns,
            "rows": [
                {"look": row.look, "cells": cells, "whole": all(len(read_out(cell)) < _ROW for cell in cells)}
                for row, cells in zip(table.rows, rows, strict=True)
            ],
            "head": table.row_head,
            "together": stays_together(rows, whole=whole.whole, large=self._large),
            "words": words,
        }
        return with_folds(made, [column.folds for column in table.columns]) if self._large else made

    def _node(self, node: Node, room: float) -> Data | str:
        """Return a node with what its kind has of number, address and parts; words alone are a text."""
        soort = node.soort
        if soort is Soort.TEKST:
            return self._text(node.tekst, room)
        if soort in (Soort.CODE, Soort.CODETEKST):
            self.work += _CODE if soort is Soort.CODE else 0
            text = self._counted(node.tekst, node.tekst.count("\n"))
            return {"soort": soort.value, "tekst": broken(spelt(text), min(room - SIDES, LONGEST))}
        if soort is Soort.AFBEELDING:
            return self._picture(node, room)
        if soort is Soort.TABEL:
            return self._markdown_table(node, room)
        inner = max(NARROWEST, room - _STEP if soort in (Soort.LIJST, Soort.CITAAT) else room)
        inside = kept_together([self._node(part, inner) for part in node.inhoud])
        if soort is Soort.LINK:
            return self._link(node, inside, room)
        self._counted("")
        made: Data = {"soort": soort.value, "inhoud": inside}
        if soort is Soort.ALINEA:
            made |= {"kleeft": "", "heel": has_kept_words(inside, room)}
        elif soort in _NUMBERED:
            made |= {"niveau": node.niveau, "doel": node.doel}
        if soort is Soort.LIJST:
            made["heel"] = any(has_kept_words([part], inner) for part in inside)
        return made

    def _link(self, node: Node, inside: list[Data | str], room: float) -> Data:
        """Return a link, or its words where it leads nowhere; in a Markdown text the name of its file follows."""
        target = self._target(node.doel)
        made: Data = {"soort": "groep", "inhoud": inside}
        if target and not self._repeats:
            self._counted("")
            made = {"soort": "link", "inhoud": inside, "doel": target}
        name = self._names.get(node.doel) if self._flows else None
        return {"soort": "groep", "inhoud": [made, self._text(f" ({name})", room)]} if name else made

    def _markdown_table(self, node: Node, room: float) -> Data:
        """Return a table of a text; `breedten`: the shares of its columns, none if all of it fits beside each other."""
        widths = table_widths(node, room)
        if widths and fits_in_print(node, room):
            widths = []
        count = len(node.inhoud[0].inhoud)
        crowded = bool(widths) or count * (NARROWEST + SIDES) > room
        wide = count >= _MANY and crowded and room == self._page < self._wide
        if wide:
            room = self._wide
            widths = table_widths(node, room)
        rooms = widths or [max(NARROWEST, room / count - SIDES)] * count
        head = height_in_lines(node.inhoud[0], rooms)
        whole, tall = is_short(node, rooms), head > LINES_OF_A_PAGE
        left = LINES_OF_A_PAGE - (0 if tall else head)  # each page repeats the head
        rows = []
        for number, row in enumerate(node.inhoud):
            self._repeats = not (number or whole or tall)
            cells = [self._node(cell, most) for cell, most in zip(row.inhoud, rooms, strict=True)]
            fits = height_in_lines(row, rooms) <= left and not has_picture(row)
            self._counted("")
            rows.append({"inhoud": cells, "heel": fits})
        self._repeats = False
        align_numbers(rows)
        return {
            "soort": node.soort.value,
            "inhoud": rows,
            "tekst": self._text(node.tekst, room),
            "breedten": [width + SIDES for width in widths],
            "heel": whole,
            "hoog": tall,
            "wijd": wide,
        }

    def _target(self, address: str) -> str:
        """Return where a link leads, `#` before an anchor.

        Empty if that is the cell it stands in, or neither an anchor of this paper nor an address outside.
        """
        if anchor := self._anchors.get(address):
            return f"#{anchor}" if anchor != self._here else ""
        outside = address.isprintable() and ":" in address[1:] and len(address) <= LONGEST_ADDRESS
        return address if outside else ""

    def _text(self, text: str, room: float) -> str:
        return broken(running(self._counted(text)), min(room, LONGEST))

    def _counted(self, text: str, lines: int = 0) -> str:
        self.work += 1
        self.characters += len(text) + lines * _LINE
        if self.work > MOST_WORK or self.characters > MOST_CHARACTERS:
            said = "Er is geen pdf gemaakt: de stukken zijn samen te lang voor een pdf. Maak ze korter."
            raise TooMuchError(said)
        return text

    def _picture(self, node: Node, room: float) -> Data | str:
        alt = self._text(node.tekst, room)
        size = self.size(node.doel)
        if size is None:
            return f"[afbeelding: {alt}]"
        name = self.used.setdefault(node.doel, f"beeld-{len(self.used)}")
        alt = alt[:LONGEST_TITLE]
        return {"soort": "afbeelding", "tekst": alt, "bestand": name, "breedte": size.width, "hoogte": size.height}

    def size(self, place: str) -> Picture | None:
        """Return the size of a picture; None if it is not to be drawn: absent, damaged or too large.

        It is also None if all pictures together would pass MOST_UNPACKED, because Typst unpacks each in memory.
        """
        if place not in self._found:
            seen = look(self._pictures[place]) if place in self._pictures else None
            room = MOST_UNPACKED - sum(one.unpacked for one in self._found.values() if one)
            self._found[place] = seen if isinstance(seen, Picture) and seen.unpacked <= room else None
        return self._found[place]
