"""`tafel bijeenkomsten new` plans one meeting or a year of them, as the last one was."""

from pathlib import Path

import pytest
from conftest import replace, tafel
from odd_headers import spellings
from odd_tables import contents

LAST = "data/bijeenkomsten/2026-01-15.md"
NEW = ("bijeenkomsten", "new")
TODAY = "--as-of=2026-01-16"
PLAIN = """---
datum: 2026-02-12
aanvang: "15:00"
einde: "16:00"
status: gepland
agenda: []
locatie: dorpshuis
---
"""


def test_a_year(planned: Path) -> None:
    """Several days give a meeting each, with the time, place and form of the last, and what waits is said."""
    replace(planned / LAST, "locatie: dorpshuis\n", "locatie: dorpshuis\nvorm: hybride\n")
    replace(planned / LAST, "agenda:\n  - 2026-01-05-gemeente-plein\n", "agenda: []\n")
    said = tafel(planned, *NEW, "do 12 februari", "15-4 en", "17", "juni", "2026,", "1-1", TODAY)
    assert said.returncode == 0, said.stderr
    text = PLAIN.replace("dorpshuis\n", "dorpshuis\nvorm: hybride\n")
    for day in ("2026-02-12", "2026-04-15", "2026-06-17", "2027-01-01"):
        made = (planned / f"data/bijeenkomsten/{day}.md").read_text(encoding="utf-8")
        assert made == text.replace("2026-02-12", day)
    assert said.stdout == (
        "4 bijeenkomsten gepland, van 15.00 tot 16.00 uur, dorpshuis (hybride):\n"
        "  donderdag 12 februari 2026\n  woensdag 15 april 2026\n  woensdag 17 juni 2026\n  vrijdag 1 januari 2027\n"
        "Let op: vrijdag 1 januari 2027 is geen werkdag.\n"
        + "".join(
            f"Gemaakt: data/bijeenkomsten/{day}.md\n"
            for day in ("2026-02-12", "2026-04-15", "2026-06-17", "2027-01-01")
        )
        + "Er wacht nog 1 punt op een agenda.\n"
        "Nog vast te stellen: het verslag van 4 december 2025.\n"
        "Maak daarna de agenda: `tafel agenda plan 2026-02-12 --write`.\n"
    )
    assert tafel(planned, "check", "--as-of=2026-01-14").returncode == 0


@pytest.mark.parametrize(
    ("options", "old", "new"),
    [
        ((), "", ""),
        (("--aanvang", "16.30"), '"15:00"\neinde: "16:00"', '"16:30"\neinde: "17:30"'),
        (("--einde", "17:15 uur"), '"16:00"', '"17:15"'),
        (("--locatie", "de  Loods: zaal 1"), "dorpshuis", '"de Loods: zaal 1"'),
        (("--vorm", "online"), "dorpshuis\n", "dorpshuis\nvorm: online\n"),
        (("--vorm", "schriftelijk"), "locatie: dorpshuis\n", "vorm: schriftelijk\n"),
    ],
)
def test_options(planned: Path, options: tuple[str, ...], old: str, new: str) -> None:
    """What is typed differs from the last meeting; a later beginning keeps the length."""
    said = tafel(planned, *NEW, "2026-02-12", *options, TODAY)
    assert said.returncode == 0, said.stderr
    made = (planned / "data/bijeenkomsten/2026-02-12.md").read_text(encoding="utf-8")
    assert made == PLAIN.replace(old, new)


def test_closing_day(planned: Path) -> None:
    """The day until which items can be brought in follows from the agreement."""
    rule = "regels:\n  - soort: inbrengtermijn\n    werkdagen: 10\n    uur: 17:00\n---"
    agreement = "---\ntitel: Stukken\nnummer: 2\nstatus: geldend\nvastgesteld: 2025-12-04\n" + rule + "\n\nOp tijd.\n"
    (planned / "data/werkafspraken/2-stukken.md").write_text(agreement, encoding="utf-8")
    said = tafel(planned, *NEW, "12-2", TODAY)
    expected = "Donderdag 29 januari 2026, 17.00 uur: tot dan kan ieder punten inbrengen voor 12 februari 2026.\n"
    assert expected in said.stdout, said.stderr


def test_twice(planned: Path) -> None:
    """A meeting that is planned already is left alone, so that a second try completes the first."""
    assert tafel(planned, *NEW, "12-2", TODAY).returncode == 0
    before = contents(planned)
    said = tafel(planned, *NEW, "12-2", "13-2", TODAY)
    assert said.returncode == 0, said.stderr
    assert contents(planned).keys() - before.keys() == {"data/bijeenkomsten/2026-02-13.md"}
    assert "Gemaakt: data/bijeenkomsten/2026-02-12.md" not in said.stdout


def test_a_name_that_is_taken(planned: Path) -> None:
    """The day of a meeting that was moved away is free, but its name is not."""
    replace(
        planned / LAST, "datum: 2026-01-15", "datum: 2026-01-22\nverplaatst_van: 2026-01-15\nvolgnummer_kalender: 1"
    )
    assert tafel(planned, *NEW, "15-1-2026", "--as-of=2026-01-10").returncode == 0
    assert (planned / "data/bijeenkomsten/2026-01-15-extra.md").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("morgen",), "`morgen` is geen dag"),
        (("30-2-2026",), "De dag `30-2-2026` bestaat niet"),
        (("ma 12-2",), "hier staat `ma`, maar dat is donderdag 12 februari 2026"),
        (("12-2", "12-2-2026"), "Donderdag 12 februari 2026 staat er twee keer"),
        (("12-1-2026",), "Maandag 12 januari 2026 is al voorbij"),
        (("15-1-2026", "--as-of=2026-01-10", "--locatie=school"), "is er al een bijeenkomst, met een andere tijd"),
        (("12-2", "--aanvang=laat"), "`laat` is geen tijd"),
        (("12-2", "--aanvang=25:00"), "`25:00` is geen tijd"),
        (("12-2", "--aanvang=23:30"), "Zo eindigt de bijeenkomst pas na middernacht"),
        (("12-2", "--einde=14:00"), "moet later zijn dan het begin"),
    ],
)
def test_refused(planned: Path, words: tuple[str, ...], sentence: str) -> None:
    """A day or time that cannot be is refused, and no file is made."""
    before = contents(planned)
    said = tafel(planned, *NEW, TODAY, *words)
    assert (said.returncode in (1, 2), sentence in said.stderr) == (True, True), said.stderr
    assert contents(planned) == before


def test_the_first_meeting(planned: Path) -> None:
    """Without an earlier meeting the time and the place must be typed."""
    for path in (planned / "data").rglob("20*.md"):
        path.unlink()
    said = tafel(planned, *NEW, "12-2", TODAY)
    assert (said.returncode, "`--aanvang 15:00 --einde 17:00 --locatie stadhuis`" in said.stderr) == (2, True)
    typed = tafel(planned, *NEW, "12-2", "--aanvang=15:00", "--einde=16:00", "--locatie=dorpshuis", TODAY)
    assert typed.returncode == 0, typed.stderr
    assert (planned / "data/bijeenkomsten/2026-02-12.md").read_text(encoding="utf-8") == PLAIN


def test_after_any_meeting(planned: Path) -> None:
    """However the last meeting is spelt, the new one is the same, and the last one keeps its bytes."""
    text = (planned / LAST).read_text(encoding="utf-8")
    for spelt in spellings(text, 60, seed="new"):
        (planned / LAST).write_bytes(spelt.encode())
        said = tafel(planned, *NEW, "12-2", TODAY)
        assert said.returncode == 0, said.stderr
        made = planned / "data/bijeenkomsten/2026-02-12.md"
        assert made.read_text(encoding="utf-8") == PLAIN
        assert (planned / LAST).read_bytes() == spelt.encode()
        made.unlink()
