"""An item that the table does not come to is moved on: in the minutes from the day itself, off the agenda before it."""

from datetime import date
from pathlib import Path

import pytest
from afterwards import PLEIN, SECOND, codes, lay
from changed_lines import refused, run

AGENDA, VERSLAG = SECOND.removeprefix("data/"), "verslagen/2026-01-15.md"
HEAD = (
    "---\nstatus: concept\nnotulist: secretaris\naanwezig:\n  - organisatie: voorzitter\n"
    "  - organisatie: secretariaat\n  - organisatie: gemeente\n  - organisatie: huurders\n---\n\n"
)
SECTION = (
    f"## [Hoe gebruiken we het plein?](../agenda/{PLEIN}.md)\n\n### Besproken\n\n<!-- Welke belangen? -->\n\n"
    "### Conclusie\n\n<!-- Wat stelde de voorzitter vast? -->\n\n"
)
DEFER = ("agenda", "defer")
WHY = ("--reden", "Er was geen tijd meer")
ENTRY = ["+ doorgeschoven:", f"+   - agendapunt: {PLEIN}", "+     reden: Er was geen tijd meer."]
OFF = {AGENDA: ["- agenda:", "+ agenda: []", f"-   - {PLEIN}"]}


@pytest.mark.parametrize("punt", ["1", "plein", PLEIN])
@pytest.mark.parametrize("status", ["gepland", "gehouden"])
def test_into_the_minutes(tmp_path: Path, punt: str, status: str) -> None:
    """From the day of the meeting on, its draft minutes say it, and the heading that nobody wrote below goes."""
    lay(tmp_path, {SECOND: ("gepland", status), f"data/{VERSLAG}": f"{HEAD}{SECTION}"})
    words = (*DEFER, punt, *WHY)
    assert run(tmp_path, *words, "--toon", day="2026-01-15")[1] == {}
    done, lines = run(tmp_path, *words, day="2026-01-15")
    gone = [f"- {line}".rstrip("\n") for line in SECTION.split("\n")[:-1]]
    assert sorted(lines[VERSLAG]) == sorted([*ENTRY, *gone])
    assert [*lines] == [VERSLAG]
    assert "Het lege kopje over dit punt gaat uit het verslag." in done.stdout
    assert not {"T327", "T328", "T329"} & {*codes(lay(tmp_path), date(2026, 1, 15))}


def test_a_number_is_of_the_meeting_at_hand(tmp_path: Path) -> None:
    """A number is of the meeting whose minutes are a draft, and a name is looked for on the planned agendas too."""
    lay(tmp_path)
    code, said = refused(tmp_path, *DEFER, "1", *WHY, day="2026-01-12")
    assert code == 2
    assert "op regel 17 al tekst onder `Een nieuwe speelplek`" in said
    assert run(tmp_path, *DEFER, "plein", *WHY, day="2026-01-12")[1] == OFF


@pytest.mark.parametrize("words", [("1", "--bijeenkomst", "2026-01-15"), ("plein",)])
def test_off_the_agenda(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Before the day of the meeting the item goes off its agenda; the screen gives the reason, and no file does."""
    lay(tmp_path, {f"data/{VERSLAG}": f"{HEAD}{SECTION}"})
    done, lines = run(tmp_path, "agenda", "doorschuiven", *words, *WHY, day="2026-01-12")
    assert {**lines, VERSLAG: []} == {**OFF, VERSLAG: []}
    assert len(lines[VERSLAG]) == SECTION.count("\n")
    assert "Zet haar in uw bericht aan de deelnemers: Er was geen tijd meer." in done.stdout
    assert codes(lay(tmp_path), date(2026, 1, 12)) == []


@pytest.mark.parametrize(
    ("typed", "line"),
    [("Dit is gezegd.", 15), ("Besluit 1.1: ingestemd", 15), ("<!-- Wie? -->\n\nVoorbehoud: huurders", 17)],
)
def test_what_was_written_stays(tmp_path: Path, typed: str, line: int) -> None:
    """An item with anything below its heading is not moved on, and the first line that was typed is named."""
    minutes = f"{HEAD}{SECTION}".replace("<!-- Welke belangen? -->", typed)
    lay(tmp_path, {f"data/{VERSLAG}": minutes})
    code, said = refused(tmp_path, *DEFER, "1", *WHY)
    assert (code, f"staat op regel {line} al tekst" in said) == (2, True)


def test_refused(tmp_path: Path) -> None:
    """Without minutes, in adopted minutes, twice, without a reason or on no agenda: refused with what to type."""
    lay(tmp_path)
    assert "`tafel verslag new 2026-01-15`" in refused(tmp_path, *DEFER, "plein", *WHY)[1]
    assert refused(tmp_path, *DEFER, "plein")[0] == 2
    lay(tmp_path, {SECOND: (f"agenda:\n  - {PLEIN}", "agenda: []")})
    assert "staat niet op een agenda die nog loopt" in refused(tmp_path, *DEFER, "plein", *WHY)[1]


def test_said_already(tmp_path: Path) -> None:
    """What the minutes say already is not said twice, and adopted minutes do not change."""
    moved = f"doorgeschoven:\n  - agendapunt: {PLEIN}\n---"
    lay(tmp_path, {f"data/{VERSLAG}": HEAD.replace("huurders\n---", f"huurders\n{moved}")})
    assert "al bij `doorgeschoven`" in refused(tmp_path, *DEFER, "1", *WHY)[1]
    lay(tmp_path, {f"data/{VERSLAG}": ("concept", "vastgesteld")})
    said = refused(tmp_path, *DEFER, "1", *WHY, "--bijeenkomst", "2026-01-15")[1]
    assert "Daar verandert niets meer aan" in said
