"""The table adopts minutes, and corrects a slip of the pen in them afterwards."""

from datetime import date
from pathlib import Path

import pytest
from afterwards import MINUTES, SECOND, SPEELPLEK, codes, lay
from changed_lines import refused, run

HELD = {SECOND: ("gepland", "gehouden")}
ADOPTED = {MINUTES: ("status: concept\n", "status: vastgesteld\nvastgesteld_op: 2026-01-10\n")}
VERSLAG = MINUTES.removeprefix("data/")
ADOPT = ("verslag", "adopt", "2025-12-04")
CORRECT = ("verslag", "correct", "2025-12-04")


@pytest.mark.parametrize(
    ("words", "key", "said"),
    [
        (
            ("--in", "2026-01-15"),
            "vastgesteld_in: 2026-01-15",
            "januari 2026: het verslag van 4 december 2025, ongewijzigd.",
        ),
        (("--in", "15 januari"), "vastgesteld_in: 2026-01-15", "in de bijeenkomst van 15 januari 2026"),
        (("--op", "2026-01-19"), "vastgesteld_op: 2026-01-19", "op 19 januari 2026"),
        (("--op", "ma 19-1"), "vastgesteld_op: 2026-01-19", "op 19 januari 2026"),
    ],
)
def test_adopted(tmp_path: Path, words: tuple[str, ...], key: str, said: str) -> None:
    """Minutes get the status and the moment, whichever way it is typed, and nothing else changes."""
    lay(tmp_path, HELD)
    for name in (ADOPT[:2], ADOPT):
        only, unchanged = run(tmp_path, *name, *words, "--toon")
        assert (only.returncode, unchanged) == (0, {})
    done, lines = run(tmp_path, "notulen", "vaststellen", *words)
    assert lines == {VERSLAG: ["- status: concept", "+ status: vastgesteld", f"+ {key}"]}
    assert said in done.stdout
    assert "T325" not in codes(lay(tmp_path))


def test_with_changes(tmp_path: Path) -> None:
    """Each change that the table made is a sentence in a list, behind what stands there, and is not said twice."""
    lay(tmp_path, HELD, {MINUTES: ("status: concept\n", "status: concept\nwijzigingen:\n  - Een.\n")})
    done, lines = run(tmp_path, *ADOPT, "--in", "2026-01-15", "--wijziging", "Een", "--wijziging", "tien: \n  twintig")
    assert lines[VERSLAG][2:] == ['+   - "Tien: twintig."', "+ vastgesteld_in: 2026-01-15"]
    assert "met twee wijzigingen" in done.stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "`--in BIJEENKOMST` of `--op DAG`"),
        (("--in", "2026-01-15", "--op", "2026-01-16"), 2, "op één manier"),
        (("--in", "2025-12-04"), 2, "na de bijeenkomst zelf, en die was op 4 december 2025"),
        (("--in", "2025-12-05"), 2, "Er is geen bijeenkomst met de naam `2025-12-05`"),
        (("--op", "2025-12-04"), 2, "Kies een latere bijeenkomst of dag"),
        (("--op", "2026-01-21"), 2, "is nog niet geweest"),
        (("--op", "morgen"), 2, "`morgen` is geen dag"),
        (("--op", "di 19-1"), 2, "dat is maandag 19 januari 2026"),
    ],
)
def test_not_adopted(tmp_path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    """A moment that is missing, double, too early, to come or no day at all is refused, and nothing changes."""
    lay(tmp_path, HELD)
    found = refused(tmp_path, *ADOPT, *words)
    assert found[0] == code
    assert said in found[1]


def test_what_cannot_be_adopted(tmp_path: Path) -> None:
    """Adopted minutes, those of a planned meeting, and those that are not there are refused with what to type."""
    lay(tmp_path)
    code, said = refused(tmp_path, *ADOPT, "--in", "2026-01-15")
    assert (code, "`tafel bijeenkomsten hold 2026-01-15`" in said) == (2, True)
    lay(tmp_path, ADOPTED)
    code, said = refused(tmp_path, *ADOPT, "--op", "2026-01-16")
    assert (code, "al vastgesteld op 10 januari 2026" in said) == (2, True)
    assert "`tafel verslag new`" in refused(tmp_path, *ADOPT[:2], "--op", "2026-01-16")[1]
    lay(tmp_path, {MINUTES: ("status: vastgesteld", "status: niets")})
    assert refused(tmp_path, *ADOPT, "--op", "2026-01-16")[0] == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Besluit 1.1: ingestemd", "geen besluit, actie of gegeven van gemaakt"),
        ("Besluit 1.1:", "nog niet ingevuld"),
        ("Actie gemeente: bel", "niet te lezen"),
    ],
)
def test_a_line_that_stands(tmp_path: Path, line: str, said: str) -> None:
    """Minutes with a line that still has to become a record are not adopted; the line and the command are named."""
    lay(tmp_path, HELD, {MINUTES: ("### Conclusie\n", f"### Conclusie\n\n{line}\n")})
    code, told = refused(tmp_path, *ADOPT, "--in", "2026-01-15")
    assert code == 1
    assert f"op regel 21: `{line}`" in told
    assert said in told
    assert "`tafel verslag process 2025-12-04 --write`" in told


def test_a_point_without_outcome(tmp_path: Path) -> None:
    """Minutes of which a decision point has no outcome are not adopted, because they would be wrong."""
    lay(
        tmp_path,
        HELD,
        {"data/besluiten/2025-12-04-b1.md": None, "data/bekrachtigingen/2025-12-04-b1-huurders.md": None},
    )
    code, told = refused(tmp_path, *ADOPT, "--in", "2026-01-15")
    assert (code, "T322" in told) == (1, True)


@pytest.mark.parametrize("bij", ["1", "1.1", "speelplek", SPEELPLEK])
def test_corrected_minutes(tmp_path: Path, bij: str) -> None:
    """A correction of minutes is a file of its own with the point, the text and the moment; twice makes one."""
    lay(tmp_path, HELD, ADOPTED)
    words = (*CORRECT, "Lees tien", "--bij", bij, "--in", "2026-01-15")
    assert run(tmp_path, *words, "--toon")[1] == {}
    done, lines = run(tmp_path, *words)
    made = ["---", "over:", "  verslag: 2025-12-04", "tekst: Lees tien.", f"agendapunt: {SPEELPLEK}"]
    made += ["vastgesteld_in: 2026-01-15", "---"]
    assert lines == {"rectificaties/2025-12-04-r1.md": [f"+ {line}" for line in made]}
    assert "in de bijeenkomst van 15 januari 2026" in done.stdout
    assert run(tmp_path, *words)[1] == {}
    other = run(tmp_path, *CORRECT, "Lees elf", "--bij", bij, "--in", "2026-01-15")[1]
    assert [*other] == ["rectificaties/2025-12-04-r2.md"]
    assert {*codes(lay(tmp_path), date(2026, 1, 20))} == {"T323"}


def test_a_corrected_decision(tmp_path: Path) -> None:
    """A correction of a decision needs no point, because the decision has one."""
    lay(tmp_path, HELD, ADOPTED)
    _, lines = run(tmp_path, "verslag", "verbeter", "b1", "Lees tien.", "--op", "15 januari")
    made = ["---", "over:", "  besluit: 2025-12-04-b1", "tekst: Lees tien.", "vastgesteld_op: 2026-01-15", "---"]
    assert lines == {"rectificaties/2025-12-04-b1-r1.md": [f"+ {line}" for line in made]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2025-12-04", "x"), "`--bij` met het nummer op de agenda"),
        (("2025-12-04", "x", "--bij", "3"), "heeft geen punt 3. Kies uit: `1`."),
        (("2025-12-04", "x", "--bij", "plein"), "staat niet op de agenda van 4 december 2025"),
        (("2025-12-04", "x", "--bij", "zwembad"), "Er is geen punt met de naam `zwembad`"),
        (("2025-12-04-b1", "x", "--bij", "1"), "Laat `--bij` weg"),
        (("2025-12-04-b7", "x"), "Er is geen verslag of besluit met de naam `2025-12-04-b7`"),
    ],
)
def test_not_corrected(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    """A correction without a point, of an unknown point or of an unknown document is refused with what to type."""
    lay(tmp_path, HELD, ADOPTED)
    code, told = refused(tmp_path, "verslag", "correct", *words, "--op", "2026-01-16")
    assert code == 2
    assert said in told


def test_only_adopted_minutes_are_corrected(tmp_path: Path) -> None:
    """A draft is changed by hand, and a correction comes after the adoption."""
    lay(tmp_path, HELD)
    for over in ("2025-12-04", "2025-12-04-b1"):
        code, told = refused(tmp_path, "verslag", "correct", over, "x", "--bij", "1", "--op", "2026-01-16")
        assert (code, "Verander het dan gewoon in `data/" in told) == (2, True)
    lay(tmp_path, ADOPTED)
    assert "Een verbetering komt daarna" in refused(tmp_path, *CORRECT, "x", "--bij", "1", "--op", "2026-01-09")[1]
