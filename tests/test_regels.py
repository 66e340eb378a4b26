"""Every code has its page, and every example on a page is true."""

import re
from pathlib import Path

import pytest
from rule_pages import SHOWN, SMALLEST, STEMS, judge, laid, sections

from tafel_cli import rules
from tafel_cli.explain import PAGES


def test_smallest_table_is_valid() -> None:
    """The smallest table holds nothing to remark on."""
    assert judge(SMALLEST) == []


def test_codes_and_pages_pair() -> None:
    """Every code has exactly one page and every page a code."""
    assert [f"{code.code}-{code.slug}" for code in rules.codes()] == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_page_says_it_all(stem: str) -> None:
    """A page has a title, one sentence, and says what, why, wrong and right."""
    lines = (PAGES / f"{stem}.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# " + stem.replace("-", " ", 1)
    assert lines[2].endswith(".")
    assert list(sections(stem)) == ["Wat", "Waarom", "Fout", "Goed"]


@pytest.mark.parametrize("stem", SHOWN)
def test_wrong_example(stem: str, tmp_path: Path) -> None:
    """The wrong example yields this code, and nothing else."""
    found = laid(tmp_path / "tafel", stem, "Fout")
    also = set(re.findall(r"geeft ook de melding ([A-Z][0-9]{3})", sections(stem)["Wat"]))
    assert {finding.code.code for finding in found} == {stem.split("-", maxsplit=1)[0]} | also


@pytest.mark.parametrize("stem", SHOWN)
def test_right_example(stem: str, tmp_path: Path) -> None:
    """The right example yields nothing."""
    assert laid(tmp_path / "tafel", stem, "Goed") == []
