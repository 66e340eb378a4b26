"""Every code has its page, and every example on a page is true."""

import re
from pathlib import Path

import pytest
from codes import given
from rule_pages import EXAMPLE, HEADINGS, SHOWN, SMALLEST, STEMS, judge, laid, sections

from tafel_cli.checks import explain
from tafel_cli.checks.explain import PAGES, codes

_SHORT = 260  # three sentences, or a question with its answer for each case


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
    """A page has a title, one sentence, and says what, why, what to type, wrong and right."""
    lines = (PAGES / f"{stem}.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# " + stem.replace("-", " ", 1)
    assert lines[2].endswith(".")
    said = sections(stem)
    for heading in HEADINGS:
        assert said.get(heading, "").strip(), f"de pagina mist `## {heading}` met tekst: {stem}.md"
    assert list(said) == list(HEADINGS), f"de kopjes staan niet in deze volgorde: {', '.join(HEADINGS)}"


@pytest.mark.parametrize("stem", STEMS)
def test_what_to_type(stem: str) -> None:
    """*Zo lost u het op* is short, ends with a full stop, and is said there only. No page names a test."""
    how = " ".join(sections(stem)["Zo lost u het op"].split())
    assert len(how) <= _SHORT, f"maak `## Zo lost u het op` korter dan {_SHORT} tekens"
    assert how.endswith("."), how
    split = [line for line in sections(stem)["Zo lost u het op"].splitlines() if line.count("`") % 2]
    assert not split, "zet wat iemand typt op één regel, want anders is het niet te kopiëren"
    text = " ".join(" ".join(sections(stem)[part] for part in ("Wat", "Waarom")).split())
    twice = [sentence for sentence in re.split(r"(?<=[.?]) ", how) if len(sentence) > 20 and sentence in text]
    assert not twice, "staat ook onder Wat of Waarom"
    assert "hostile" not in (PAGES / f"{stem}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("stem", [stem for stem in STEMS if stem not in SHOWN])
def test_told_without_example(stem: str) -> None:
    """A page whose example cannot be printed says in words what is wrong and right, and shows no file."""
    assert not EXAMPLE.search(sections(stem)["Fout"])
    assert not EXAMPLE.search(sections(stem)["Goed"])


@pytest.mark.parametrize("stem", SHOWN)
def test_wrong_example(stem: str, tmp_path: Path) -> None:
    """The wrong example yields this code, and nothing else."""
    found = laid(tmp_path / "tafel", stem, "Fout")
    also = set(re.findall(r"geeft\s+ook\s+de\s+melding\s+([A-Z][0-9]{3})", sections(stem)["Wat"]))
    assert {finding.code.code for finding in found} == {stem.split("-", maxsplit=1)[0]} | also


@pytest.mark.parametrize("stem", SHOWN)
def test_right_example(stem: str, tmp_path: Path) -> None:
    """The right example yields nothing."""
    assert laid(tmp_path / "tafel", stem, "Goed") == []
