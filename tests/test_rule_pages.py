"""Every code has its page, and every example on a page is true."""

import re
from pathlib import Path

import pytest
from codes import given
from rule_pages import SHOWN, SMALLEST, STEMS, judge, laid, sections

from tafel_cli.checks import explain
from tafel_cli.checks.explain import PAGES, codes


def test_smallest_table_is_valid() -> None:
    """The smallest table holds nothing to remark on."""
    assert judge(SMALLEST) == []


def test_codes_and_pages_pair() -> None:
    """Every code that any module can give has one slug, one usual severity and one page, and every page a code."""
    assert [f"{code.code}-{code.slug}" for code in given()] == STEMS
    assert ["-".join(known) for known in codes()] == STEMS


def test_a_code_that_is_gone_never_comes_back() -> None:
    """No code and no name of one that is gone is given again, and its page says since when and what to do."""
    gone = sorted(explain.GONE.glob("*.md"))
    assert [path.stem for path in gone] == ["T620-sjabloon", "T621-sjabloon-onbekend"]
    assert not {word for path in gone for word in path.stem.split("-", 1)} & {word for code in codes() for word in code}
    for path in gone:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0] == "# " + path.stem.replace("-", " ", 1)
        assert lines[2].startswith("Deze code bestaat niet meer. ")
        assert [line for line in lines if line.startswith("## ")] == ["## Sinds wanneer", "## Wat nu"]


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
