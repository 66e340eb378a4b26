"""An item is submitted when it is complete, and withdrawn with a reason."""

from pathlib import Path

import pytest
from afterwards import PLEIN, SECOND, SPEELPLEK, codes, lay
from changed_lines import refused, run

FILE, AGENDA = f"agenda/{PLEIN}.md", SECOND.removeprefix("data/")
DRAFT = {f"data/{FILE}": ("status: ingediend\n", "status: concept\n")}
WAITS = {SECOND: (f"agenda:\n  - {PLEIN}\n", "agenda: []\n")}
TERM = (
    "---\ntitel: Inbreng\nnummer: 4\nstatus: geldend\nvastgesteld: 2025-12-04\nregels:\n"
    "  - soort: inbrengtermijn\n    werkdagen: 5\n---\n\nVijf werkdagen.\n"
)
DAY = "2026-01-12"


def test_submitted(tmp_path: Path) -> None:
    """A complete draft gets the status and the day of today, and the screen says on which agenda it stands."""
    lay(tmp_path, DRAFT)
    assert run(tmp_path, "agenda", "submit", PLEIN, "--toon", day=DAY)[1] == {}
    done, lines = run(tmp_path, "agenda", "indienen", "plein", day=DAY)
    added = ["- status: concept", "+ status: ingediend", "- ingediend_op: 2026-01-05", "+ ingediend_op: 2026-01-12"]
    assert lines == {FILE: added}
    assert "staat op de agenda van 15 januari 2026" in done.stdout


@pytest.mark.parametrize("form", [True, False])
def test_a_day_that_was_not_there(tmp_path: Path, *, form: bool) -> None:
    """The day comes in the line of the form that waits for it, or else at the end."""
    line = "#ingediend_op: jaar-maand-dag  # de dag\n" if form else ""
    lay(tmp_path, DRAFT)
    lay(tmp_path, {f"data/{FILE}": ("ingediend_op: 2026-01-05\n", line)})
    _, lines = run(tmp_path, "agenda", "submit", PLEIN, day=DAY)
    taken = [f"- {line.rstrip()}"] if form else []
    assert lines[FILE][2:] == [*taken, "+ ingediend_op: 2026-01-12"]
    assert codes(lay(tmp_path)) == []


@pytest.mark.parametrize(
    ("day", "said"), [("2026-01-08", "op tijd voor de"), ("2026-01-09", "indienen kon tot en met")]
)
def test_too_late(tmp_path: Path, day: str, said: str) -> None:
    """The screen says for which planned meeting the item is in time, and for which it is not."""
    lay(tmp_path, DRAFT, WAITS, {"data/werkafspraken/4-inbreng.md": TERM})
    done, _ = run(tmp_path, "agenda", "submit", PLEIN, day=day)
    assert said in done.stdout


def test_not_complete(tmp_path: Path) -> None:
    """A draft that needs something is refused with the meter and what helps, unless the chair lets it in."""
    lay(tmp_path, DRAFT)
    lay(tmp_path, {f"data/{FILE}": ("duur: 20\n", "")})
    code, said = refused(tmp_path, "agenda", "submit", PLEIN, day=DAY)
    assert code == 1
    assert "9 van 10, nog nodig: duur." in said
    assert f"`tafel check data/{FILE} --meter`" in said
    waiver = f"toegelaten:\n  - agendapunt: {PLEIN}\n    reden: Er is haast bij.\n---"
    lay(tmp_path, {SECOND: ("plein\n---", f"plein\n{waiver}")})
    assert run(tmp_path, "agenda", "submit", PLEIN, day=DAY)[0].returncode == 0


def test_no_draft(tmp_path: Path) -> None:
    """What was submitted or withdrawn is refused with what to do, and so is what is not there."""
    lay(tmp_path)
    assert "al ingediend, op 5 januari 2026" in refused(tmp_path, "agenda", "submit", PLEIN)[1]
    assert "Er is geen agendapunt met de naam `zwembad`" in refused(tmp_path, "agenda", "submit", "zwembad")[1]
    lay(tmp_path, WAITS, {f"data/{FILE}": ("status: ingediend", "status: ingetrokken")})
    for words in (("submit", PLEIN), ("withdraw", PLEIN, "--reden", "x")):
        code, said = refused(tmp_path, "agenda", *words)
        assert (code, f"`vervolg_op: {PLEIN}`" in said) == (2, True)


def test_withdrawn(tmp_path: Path) -> None:
    """A withdrawn item gets the status and the reason, and goes off the agenda of a planned meeting."""
    lay(tmp_path)
    words = ("--reden", "Het plein: wordt\n verkocht")
    assert run(tmp_path, "agenda", "withdraw", PLEIN, *words, "--toon", day=DAY)[1] == {}
    done, lines = run(tmp_path, "agenda", "intrekken", PLEIN, *words, day=DAY)
    changed = ["- status: ingediend", "+ status: ingetrokken", '+ reden_ingetrokken: "Het plein: wordt verkocht."']
    assert lines == {FILE: changed, AGENDA: ["- agenda:", "+ agenda: []", f"-   - {PLEIN}"]}
    assert "gaat ook van de agenda van 15 januari 2026" in done.stdout
    assert codes(lay(tmp_path)) == []


def test_not_withdrawn(tmp_path: Path) -> None:
    """What was treated is not withdrawn, and neither is anything without a reason."""
    lay(tmp_path)
    code, said = refused(tmp_path, "agenda", "withdraw", SPEELPLEK, "--reden", "Klaar.")
    assert (code, "behandeld op 4 december 2025" in said) == (2, True)
    code, said = refused(tmp_path, "agenda", "withdraw", PLEIN)
    assert (code, "`--reden` ontbreekt" in said) == (2, True)
