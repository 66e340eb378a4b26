"""`tafel check --only` reports some codes and leaves the rest out, and says so."""

import json
from pathlib import Path

import pytest
from conftest import replace, tafel

ITEM = "data/agenda/2026-01-05-gemeente-plein.md"


@pytest.fixture
def faulty(table: Path) -> Path:
    """Give a table with a telephone number (a warning), a private mail address and an unknown party (errors)."""
    replace(table / ITEM, "Het plein is vaak leeg.", "Bel 06-12345678 of mail naar iemand@gmail.com.")
    replace(table / ITEM, "organisatie: gemeente", "organisatie: gemeenten")
    return table


def found(table: Path, *arguments: str) -> tuple[int, set[str]]:
    """Return the exit code of a check and the codes that it reports."""
    done = tafel(table, "check", ITEM, "--format", "json", *arguments)
    return done.returncode, {finding["code"] for finding in json.loads(done.stdout)["findings"]}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["T5"], (1, {"T503", "T504"})),
        (["t503"], (0, {"T503"})),
        (["telefoonnummer"], (0, {"T503"})),
        (["T503", "T20"], (1, {"T503", "T201"})),
        (["W"], (0, set())),
    ],
)
def test_only(faulty: Path, words: list[str], expected: tuple[int, set[str]]) -> None:
    """A code, a name or the beginning of codes, typed once or more: these are reported and decide the exit code."""
    assert found(faulty) == (1, {"T201", "T503", "T504"})
    assert found(faulty, *[part for word in words for part in ("--only", word)]) == expected


def test_says_what_it_left_out(faulty: Path) -> None:
    """Who reads the text is told that not everything is reported."""
    text = tafel(faulty, "check", "--only", "T5", "--only", "W").stdout
    assert text.endswith("Hier staat alleen T5 en W; `tafel check` meldt alles.\n")
    whole = tafel(faulty, "check").stdout
    assert " gelezen: " in whole
    assert "Hier staat alleen" not in whole


@pytest.mark.parametrize(("word", "code"), [("T620", "T620"), ("sjabloon-onbekend", "T621"), ("t621", "T621")])
def test_gone(table: Path, word: str, code: str) -> None:
    """A code that is gone is wrong use too, and the page that says why is named."""
    done = tafel(table, "check", "--only", word)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"tafel: De code `{code}` bestaat niet meer; `tafel explain {code}` zegt waarom.\n"


@pytest.mark.parametrize(
    ("word", "hint"),
    [("T9", "bedoelde u `t619`?"), ("telefonnummer", "bedoelde u `telefoonnummer`?"), ("x", "`tafel explain --all`")],
)
def test_unknown(table: Path, word: str, hint: str) -> None:
    """A code that there is not is wrong use, with a proposal: never a check that finds nothing."""
    done = tafel(table, "check", "--only", word)
    assert (done.returncode, done.stdout) == (2, "")
    assert hint in done.stderr
