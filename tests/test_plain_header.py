"""Front matter of the plain sort is read without the parser of YAML, and means what that parser says."""

from pathlib import Path

import pytest
from plain_headers import plain_headers

from tafel_cli.reading.front_matter import split_front_matter
from tafel_cli.reading.header import Header, HeaderError
from tafel_cli.reading.plain_header import plain_header
from tafel_cli.reading.yaml_header import yaml_header

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "data").rglob("*.md"))


def by_the_parser(header: str) -> Header | str:
    """Return what the parser of YAML makes of a header: its tree, or what is wrong."""
    try:
        return yaml_header(header)
    except HeaderError as error:
        return f"{error.code.code} {error.place}"


@pytest.mark.parametrize("seed", range(4))
def test_a_plain_header_has_the_tree_that_the_parser_gives(seed: int) -> None:
    """What is read without the parser of YAML is what that parser reads, with every position, slips or not."""
    taken = 0
    for header in plain_headers(seed, 3_000):
        found = plain_header(header)
        if found is not None:
            taken += 1
            assert found == by_the_parser(header), header
    assert taken > 800, "the reader leaves nearly all to the parser, so this proves nothing"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_the_example_is_plain(path: Path) -> None:
    """The files of the example are read without the parser of YAML, to the same tree."""
    header, _ = split_front_matter(path.read_text(encoding="utf-8"))
    assert plain_header(header) == yaml_header(header)


LEFT = {
    "a list as far left as its name": "a:\n- b\n",
    "a list in brackets": "a: [b, c]\n",
    "an anchor": "a: &x b\n",
    "an escape": 'a: "b\\n"\n',
    "a comment behind a value": "a: b # c\n",
    "a value over two lines": "a: b\n  c\n",
    "a text that keeps its lines": "a: |\n  b\n",
    "a key in quotes": '"a": b\n',
    "no field at all": "# niets\n",
    "lines of Windows": "a: b\r\n",
    "a tab": "a:\tb\n",
    "more than sixteen thousand characters": "a: b\n" * 4_000,
    "nine levels": "".join(f"{' ' * at}a:\n" for at in range(9)) + " " * 9 + "a: b\n",
}


@pytest.mark.parametrize("header", LEFT.values(), ids=LEFT)
def test_all_else_is_left_to_the_parser(header: str) -> None:
    """Whatever is not plain is left to the parser of YAML, which knows what it means and what is wrong with it."""
    assert plain_header(header) is None
