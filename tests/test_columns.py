"""The columns of a table in a text: wider with more text on paper, and headings that show their level."""

from ctypes import c_int, create_string_buffer
from itertools import pairwise

import pypdfium2 as pdfium
import pytest
from on_paper import Letter, faults, pages
from pages import paper

from tafel_cli.layout.blocks import Section, flow
from tafel_cli.layout.paper import Paper
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.render import pdf

LONG = "Aa " + "woord " * 40


def drawn(text: str) -> tuple[Paper, list[Letter], str]:
    """Return a paper with a text in a sheet, and its letters on page 1 with the word that they make."""
    document = paper(Section(title="Blad", blocks=flow(parse_markdown(text), "blad")))
    (letters,) = pages(pdf.draw(document))
    assert faults(document, pdf.draw(document)) == []
    return document, letters, "".join(one.text for one in letters)


def test_a_long_column_gets_more_room() -> None:
    """A column with three times as much text is wider, and one with a word is as wide as its word."""
    _, letters, said = drawn(f"| Qa | Qb | Qc |\n|---|---|---|\n| kort | {LONG} | {LONG * 3} |\n")
    left = [letters[said.index(head)].left for head in ("Qa", "Qb", "Qc")]
    right = max(one.right for one in letters)
    widths = [end - start for start, end in pairwise([*left, right])]
    assert widths[0] < 60
    assert widths[2] > 1.5 * widths[1] > 3 * widths[0]


def test_a_short_cell_stays_on_its_line() -> None:
    """A cell that needs less than a fair share of the page does not break, however much stands beside it."""
    _, letters, said = drawn(f"| Qa | Qb |\n|---|---|\n| parkeren bij de brug | {LONG * 4} |\n")
    brug = letters[said.index("parkeren") : said.index("brug") + 4]
    assert len({round(one.bottom / 6) for one in brug if one.text in "akenbdu"}) == 1


def test_a_small_table_is_no_wider_than_its_words() -> None:
    """A table of which every cell fits on a line is not stretched."""
    _, letters, said = drawn("| Qa | Qb |\n|---|---|\n| een | twee |\n")
    assert letters[said.index("twee") + 3].right - letters[said.index("Qa")].left < 60


@pytest.mark.parametrize("columns", [2, 5, 9, 30])
def test_any_number_of_columns_stays_on_the_page(columns: int) -> None:
    """Columns of very different length, with words that are too wide, stand within the text and over no other."""
    cells = ["x" * 90 if column % 3 == 0 else "kort" if column % 3 == 1 else LONG for column in range(columns)]
    row = "|" + "|".join(cells) + "|\n"
    document = paper(Section(title="x", blocks=flow(parse_markdown(row + "|---" * columns + "|\n" + row), "x")))
    assert faults(document, pdf.draw(document)) == []


def test_a_link_in_a_head_that_is_repeated_is_text() -> None:
    """A table that goes on on the next page repeats its head, and PDF/UA allows no link in that."""
    text = "| [Qa](https://x.example) | https://y.example |\n|---|---|\n" + f"| een | {LONG} |\n" * 30
    document = paper(Section(title="Blad", blocks=flow(parse_markdown(text), "blad")))
    data = pdf.draw(document)
    assert (faults(document, data), data.count(b"(https://")) == ([], 0)
    assert sum("".join(one.text for one in letters).count("Qa") for letters in pages(data)) > 1


def test_headings_show_their_level() -> None:
    """`##`, `###` and `####` differ on paper in more than colour: in size, or in weight and slant of their letters."""
    document = paper(Section(title="Blad", blocks=flow(parse_markdown("## Xa\n\n### Ya\n\n#### Za\n\nslot"), "blad")))
    text = pdfium.PdfDocument(pdf.draw(document))[0].get_textpage()
    looks = {}
    for index in range(text.count_chars()):
        letter = chr(pdfium.raw.FPDFText_GetUnicode(text, index))
        if letter in "XYZs":
            name = create_string_buffer(200)
            pdfium.raw.FPDFText_GetFontInfo(text, index, name, 200, c_int())
            looks[letter] = (round(pdfium.raw.FPDFText_GetFontSize(text, index), 1), name.value)
    assert len({looks[letter] for letter in "XYZs"}) == 4
