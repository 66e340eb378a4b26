"""The minutes that are made for a secretary to type in know who is expected, and ask what is to be decided."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import example_table, replace, tafel

from tafel_cli.checks import rules
from tafel_cli.errors import TafelError
from tafel_cli.finding import Severity
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.register.minute_lines import lines_in
from tafel_cli.source.worktree import WorkTree
from tafel_cli.writing.changes.minutes_form import new_minutes
from tafel_cli.writing.process import process

MEETING = "data/bijeenkomsten/2026-12-03.md"
MINUTES = "data/verslagen/2026-12-03.md"
EVE = date(2026, 11, 27)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the example table."""
    shutil.copytree(example_table() / "data", tmp_path / "data")
    return tmp_path


def made(root: Path, name: str | None = None, today: date = EVE) -> Verslag:
    """Make minutes and return them."""
    change = new_minutes(root, name, today, write=True)
    verslag = read(WorkTree(root)).get(Verslag, change.told.meeting.id)
    assert verslag is not None
    return verslag


def test_a_heading_for_each_point(root: Path) -> None:
    """Each point has a heading in the order of the agenda; each decision point an open line, in the numbers of it."""
    verslag = made(root)
    assert [section.titel for section in verslag.secties] == [
        *("Opening", "Mededelingen", "Verslag en acties", "Vergaderdata en thema's 2027"),
        *("Verhuisregeling voor ouderen die ruim wonen", "Startafspraken: wanneer praten buurt en huurders mee?"),
        *("Begane grond: winkel, zorg of woning?", "Wachten op stroom: welke projecten lopen vast?"),
        *("Stand van de bouw: klaar, in aanbouw, in voorbereiding", "Termijnagenda", "Rondvraag", "Sluiting"),
    ]
    lines = lines_in(read(WorkTree(root)), verslag)
    assert all(line.open for line in lines)
    assert [line.line.source[0] for line in lines] == [
        *("Begonnen:", "Geëindigd:", "Besluit 4.1:", "Besluit 5.1:", "Besluit 5.2:"),
    ]
    assert "### Besproken" not in verslag.secties[3].text  # an item by consent
    assert "### Besproken" in verslag.secties[4].text
    assert "<!-- gemeente, college van B en W: uiterlijk 31 december 2026 -->" in verslag.document.body


def test_new_minutes_are_quiet(root: Path) -> None:
    """Minutes that were just made give one tip on their open lines and nothing else."""
    before = rules.findings_of(Case(register=read(WorkTree(root)), today=EVE))
    made(root)
    after = rules.findings_of(Case(register=read(WorkTree(root)), today=EVE))
    assert [(one.code.code, one.code.severity) for one in after if one.path == MINUTES] == [("T361", Severity.TIP)]
    assert len(after) == len(before) + 1


def test_who_is_expected(root: Path) -> None:
    """Who sent regrets is absent, a substitute stands in the place of the one whom it replaces, guests are there."""
    coming = "vervangers:\n  - organisatie: gemeente\n    functie: projectleider woningbouw\n"
    coming += "  - organisatie: lindepark\n    functie: jurist\n"
    replace(root / MEETING, "gasten:", f"afgemeld:\n  - stadsfonds\n  - lindepark\n{coming}gasten:")
    verslag = made(root)
    there = [(one.organisatie, one.functie, one.vervanger is not None) for one in verslag.aanwezig]
    assert there[:2] == [
        ("voorzitter", "onafhankelijk voorzitter", False),
        ("secretariaat", "secretaris van de tafel", False),
    ]
    assert [one for one in there if one[0] in ("gemeente", "lindepark", "stadsfonds")] == [
        ("gemeente", "wethouder wonen", False),
        ("gemeente", "projectleider woningbouw", True),
        ("lindepark", "jurist", True),
    ]
    assert verslag.afgemeld == ("stadsfonds",)
    assert verslag.gasten == ("adviseur aansluitingen van de netbeheerder",)
    assert (verslag.notulist, verslag.status) == ("secretaris van de tafel", "concept")


def test_which_meeting(root: Path) -> None:
    """Without a name it is the last meeting whose day has come, if that has no minutes, else the next one."""
    (root / "data/verslagen/2026-11-05.md").unlink()
    assert made(root).id == "2026-11-05"
    assert made(root).id == "2026-12-03"
    with pytest.raises(TafelError, match="hebben al een verslag"):
        made(root)
    with pytest.raises(TafelError, match="is er al"):
        made(root, "3 december")


def test_minutes_are_of_no_cancelled_meeting(root: Path) -> None:
    """A meeting that was cancelled gets no minutes."""
    replace(root / MEETING, "status: gepland", "status: geannuleerd")
    with pytest.raises(TafelError, match="gaat niet door"):
        made(root, "2026-12-03")


def test_a_title_with_marks(root: Path) -> None:
    """A title keeps its signs in the heading."""
    item = root / "data/agenda/2026-11-16-rijnzicht-verhuisregeling.md"
    replace(item, "titel: Verhuisregeling voor ouderen die ruim wonen", 'titel: "Regeling [proef] *2* `x` & <b>"')
    assert made(root).secties[4].titel == "Regeling [proef] *2* `x` & <b>"


def test_on_the_screen(root: Path) -> None:
    """Only looking writes nothing; the command warns as long as the papers were not sent, and names the next one."""
    told = tafel(root, "verslag", "new", "--toon", "--as-of", "2026-11-27").stdout
    assert "+Besluit 5.1:" in told
    assert not (root / MINUTES).exists()
    told = tafel(root, "verslag", "nieuw", "--as-of", "2026-11-27").stdout
    assert f"Gemaakt: {MINUTES}" in told
    assert "nog niet verzonden" in told
    assert "tafel verslag process 2026-12-03" in told


def test_questions_of_the_form(root: Path) -> None:
    """Points that ask no decision stand in comments with their numbers; processing takes every comment of the form."""
    held = date(2026, 12, 3)
    questions = [line for line in made(root, today=held).document.body.split("\n") if line.startswith("<!-- 8.")]
    assert questions == ["<!-- 8.1 Welke projecten raakt dit? -->", "<!-- 8.2 Moet dit naar de regio? -->"]
    for line in ("Begonnen:", "Geëindigd:", "Besluit 4.1:", "Besluit 5.1:"):
        replace(root / MINUTES, f"{line}\n", "")
    replace(root / MINUTES, "## Rondvraag\n", "## Rondvraag\n\n<!-- van onszelf -->\n")
    process(root, None, held, write=True)
    assert "<!-- 8.1" in (root / MINUTES).read_text(encoding="utf-8")  # a line is open yet
    replace(root / MINUTES, "Besluit 5.2:", "Besluit 5.2: ingestemd")
    process(root, None, held, write=True)
    kept = [line for line in (root / MINUTES).read_text(encoding="utf-8").split("\n") if "<!--" in line]
    assert kept == ["<!-- van onszelf -->"]
