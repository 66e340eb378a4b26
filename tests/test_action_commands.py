"""`tafel acties` new, done, postpone and drop record what was agreed, and change nothing else."""

import shutil
from pathlib import Path

import pytest
from conftest import replace, tafel
from odd_tables import contents, judged

MEETING = "data/bijeenkomsten/2026-01-15.md"
ACTION = "data/acties/2025-12-04-a2.md"
OPEN = """---
actie: Stuur de tekening rond.
actiehouder: gemeente
uiterlijk: 2026-01-10
status: open
agendapunt: 2025-11-20-gemeente-speelplek
eerder_uiterlijk:
  - 2025-12-20
---

Dit is afgesproken.
"""
AFTER = "--as-of=2026-01-16"
NEW = ("acties", "new", "stuur de regeling  rond", "--wie", "gemeente", "--uiterlijk")


@pytest.fixture
def root(planned: Path) -> Path:
    """Give the smallest table, outside git, with an open action."""
    (planned / ACTION).write_text(OPEN, encoding="utf-8")
    return planned


def test_new(root: Path) -> None:
    """A new action gets the next number of its meeting, with its keys in order, and the meeting was held from then."""
    said = tafel(root, *NEW, "15 februari 2026", "--bij", "1", "--met", "huurders", AFTER)
    assert said.returncode == 0, said.stderr
    assert (root / "data/acties/2026-01-15-a1.md").read_text(encoding="utf-8") == (
        "---\nactie: Stuur de regeling rond.\nactiehouder: gemeente\nuiterlijk: 2026-02-15\nstatus: open\n"
        "agendapunt: 2026-01-05-gemeente-plein\nmet:\n  - huurders\n---\n"
    )
    assert "status: gehouden\n" in (root / MEETING).read_text(encoding="utf-8")
    assert said.stdout == (
        "Gemeente Voorbeelddorp, uiterlijk zondag 15 februari 2026: Stuur de regeling rond.\n"
        "Dit hoort bij het punt `Hoe gebruiken we het plein?`.\n"
        "De bijeenkomst van 15 januari 2026 staat nu op `gehouden`.\n"
        "Gemaakt: data/acties/2026-01-15-a1.md\n"
        "Veranderd: data/bijeenkomsten/2026-01-15.md\n"
        "Is het klaar? Typ dan: `tafel acties done 2026-01-15-a1` met daarachter wat eruit kwam.\n"
    )


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15 februari 2026", "2026-02-15"),
        ("15-2-2026", "2026-02-15"),
        ("15/2", "2026-02-15"),
        ("2026-02-15", "2026-02-15"),
        ("zo 15-2", "2026-02-15"),
        ("vóór 15 feb", "2026-02-14"),
        ("1-12", "2026-12-01"),
    ],
)
def test_days(root: Path, typed: str, day: str) -> None:
    """A day is typed as in minutes: without a year it is the first one after the meeting."""
    assert tafel(root, *NEW, typed, "--bij=1", AFTER).returncode == 0
    assert f"uiterlijk: {day}\n" in (root / "data/acties/2026-01-15-a1.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["15-1", "1 jan"])
def test_a_day_that_was_just_there(root: Path, typed: str) -> None:
    """A day without a year that was there a month ago or less is asked with its year: nobody means it a year on."""
    done = tafel(root, *NEW, typed, "--bij=1", AFTER)
    assert (done.returncode, "Typ het jaar erbij" in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("acties", "new", "…", "--wie=gemeente", "--uiterlijk=15-2-2026", "--bij=1"),
        ("acties", "postpone", "a1", "15-2-2026", "--reden=…"),
        ("acties", "drop", "a1", "..."),
        ("acties", "new", "Bel: …", "--wie=gemeente", "--uiterlijk=15-2-2026", "--bij=1"),
    ],
)
def test_dots_to_fill_in(root: Path, words: tuple[str, ...]) -> None:
    """A command that was copied with its dots is asked what belongs there, and nothing is written."""
    before = {path: path.read_bytes() for path in root.rglob("data/**/*.md")}
    done = tafel(root, *words, AFTER)
    assert (done.returncode, "op de plek van de puntjes" in done.stderr) == (2, True), done.stderr
    assert {path: path.read_bytes() for path in root.rglob("data/**/*.md")} == before


def test_new_of_an_earlier_meeting(root: Path) -> None:
    """With `--bijeenkomst` and the number of a decision point, a promise names the decision that it comes from."""
    said = tafel(root, *NEW, "1-3", "--bij=1.1", "--bijeenkomst=4 december", "--toezegging", AFTER)
    assert said.returncode == 0, said.stderr
    made = (root / "data/acties/2025-12-04-a3.md").read_text(encoding="utf-8")
    assert "soort: toezegging\nbesluit: 2025-12-04-b1\n" in made
    assert "uiterlijk: 2026-03-01\n" in made


def test_new_twice(root: Path) -> None:
    """The same action is not made twice; with another day it is refused with the command for that."""
    for _ in range(2):
        said = tafel(root, *NEW, "1-3", "--bij=1", AFTER)
        assert said.returncode == 0, said.stderr
    assert "Er is niets veranderd" in said.stdout
    assert not (root / "data/acties/2026-01-15-a2.md").exists()
    other = tafel(root, *NEW, "1-4", "--bij=1", AFTER)
    assert (other.returncode, "tafel acties postpone" in other.stderr) == (2, True)


REFUSED = {
    "no party": (("--wie=visclub", "--uiterlijk=1-3", "--bij=1"), 2, "Er is geen partij met de naam `visclub`"),
    "two parties": (("--wie=voorbeelddorp", "--uiterlijk=1-3", "--bij=1"), 2, "kan meer dan één partij zijn"),
    "no day": (("--wie=gemeente", "--uiterlijk=snel", "--bij=1"), 2, "`snel` is geen dag"),
    "no such day": (("--wie=gemeente", "--uiterlijk=31-2-2026", "--bij=1"), 2, "De dag `31-2-2026` bestaat niet"),
    "another weekday": (("--wie=gemeente", "--uiterlijk=ma 15-2", "--bij=1"), 2, "dat is zondag 15 februari 2026"),
    "too early": (("--wie=gemeente", "--uiterlijk=1-1-2026", "--bij=1"), 2, "1 januari 2026 is al voorbij"),
    "no number": (("--wie=gemeente", "--uiterlijk=1-3", "--bij=7"), 2, "heeft geen punt 7. Kies uit: `1`"),
    "no point": (("--wie=gemeente", "--uiterlijk=1-3", "--bij=1.4"), 2, "Punt 1 heeft 1 punt"),
    "nowhere": (("--wie=gemeente", "--uiterlijk=1-3"), 2, "Zeg het met `--bij`: `1`"),
    "itself": (("--wie=gemeente", "--uiterlijk=1-3", "--bij=1", "--met=gemeente"), 2, "staat er twee keer"),
    "all": (("--wie=allen", "--uiterlijk=1-3", "--bij=1", "--met=gemeente"), 2, "iedereen doet mee"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_new_is_refused(root: Path, case: str) -> None:
    """What means nothing, or two things, is refused with what to type, and nothing is written."""
    words, code, sentence = REFUSED[case]
    before = contents(root)
    said = tafel(root, "acties", "new", "Stuur iets", *words, AFTER)
    assert (said.returncode, sentence in said.stderr) == (code, True), said.stderr
    assert contents(root) == before


def test_before_the_day(root: Path) -> None:
    """Of a meeting that has not come, and of one that is off, nothing is recorded."""
    early = tafel(root, *NEW, "1-3", "--bij=1", "--bijeenkomst=2026-01-15", "--as-of=2026-01-14")
    assert (early.returncode, "is nog niet geweest" in early.stderr) == (2, True)
    replace(root / MEETING, "status: gepland", "status: geannuleerd\nreden: Ziek.")
    off = tafel(root, *NEW, "1-3", "--bij=1", "--bijeenkomst=2026-01-15", AFTER)
    assert (off.returncode, "gaat niet door" in off.stderr) == (2, True)


def test_in_adopted_minutes(root: Path) -> None:
    """To adopted minutes nothing is added: the message names the command for a correction."""
    minutes = root / "data/verslagen/2025-12-04.md"
    replace(minutes, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-15")
    said = tafel(root, *NEW, "1-3", "--bij=1", "--bijeenkomst=2025-12-04", AFTER)
    assert (said.returncode, "tafel verslag correct" in said.stderr) == (2, True)


def test_a_party_that_left(root: Path) -> None:
    """A party that left the table gets no action."""
    replace(root / "data/organisaties/huurders.md", "status: actief", "status: voormalig")
    said = tafel(root, "acties", "new", "Stuur iets", "--wie=huurders", "--uiterlijk=1-3", "--bij=1", AFTER)
    assert (said.returncode, "doet niet meer mee" in said.stderr) == (2, True)


def test_done(root: Path) -> None:
    """A finished action has its day and its result, and the command says what is still open."""
    said = tafel(root, "acties", "done", "a2", "iedereen heeft de tekening", "--op", "14-1", AFTER)
    assert said.returncode == 0, said.stderr
    assert (root / ACTION).read_text(encoding="utf-8") == OPEN.replace("status: open", "status: gereed").replace(
        "  - 2025-12-20\n", "  - 2025-12-20\ngereed_op: 2026-01-14\nresultaat: Iedereen heeft de tekening.\n"
    )
    assert said.stdout == (
        "Klaar op woensdag 14 januari 2026, door Gemeente Voorbeelddorp: Stuur de tekening rond.\n"
        f"Veranderd: {ACTION}\n"
        "Er staan nu geen acties meer open.\n"
    )
    again = tafel(root, "acties", "done", "a2", "Ja.", AFTER)
    assert (again.returncode, "is al gereed, op 14 januari 2026" in again.stderr) == (2, True)


def test_done_in_dutch(root: Path) -> None:
    """Dutch words do the same, without a day on the day itself."""
    assert tafel(root, "actie", "gereed", "stuur de tekening", "Klaar.", AFTER).returncode == 0
    assert "gereed_op: 2026-01-16\n" in (root / ACTION).read_text(encoding="utf-8")


def test_done_in_the_future(root: Path) -> None:
    """Nothing is done on a day that is still to come."""
    said = tafel(root, "acties", "done", "a2", "Klaar.", "--op=20-1-2026", AFTER)
    assert (said.returncode, "Dinsdag 20 januari 2026 is nog niet geweest" in said.stderr) == (2, True)
    assert (root / ACTION).read_text(encoding="utf-8") == OPEN


def test_postpone(root: Path) -> None:
    """A new day takes the place of the old one, which is kept with the reason; `--toon` only shows it."""
    words = ("acties", "postpone", "a2", "1 februari", "--reden", "de cijfers komen later", AFTER)
    shown = tafel(root, *words, "--toon")
    assert (root / ACTION).read_text(encoding="utf-8") == OPEN
    assert "+uiterlijk: 2026-02-01" in shown.stdout
    assert "Zo zou het worden. Er is niets geschreven." in shown.stdout
    said = tafel(root, *words)
    assert said.returncode == 0, said.stderr
    entry = "  - dag: 2026-01-10\n    reden: De cijfers komen later.\n"
    assert (root / ACTION).read_text(encoding="utf-8") == OPEN.replace(
        "uiterlijk: 2026-01-10", "uiterlijk: 2026-02-01"
    ).replace("  - 2025-12-20\n", f"  - 2025-12-20\n{entry}")
    assert "De nieuwe dag is zondag 1 februari 2026, voor Gemeente Voorbeelddorp" in said.stdout
    assert tafel(root, "check", AFTER).returncode == 0
    back = tafel(root, "acties", "postpone", "a2", "11-1-2026", "--reden=Eerder.", AFTER)
    assert (back.returncode, "De nieuwe dag moet later zijn" in back.stderr) == (2, True)


def test_drop(root: Path) -> None:
    """An action that is dropped says why."""
    said = tafel(root, "acties", "drop", "a2", "de provincie doet dit al", AFTER)
    assert said.returncode == 0, said.stderr
    text = (root / ACTION).read_text(encoding="utf-8")
    assert "status: vervallen\n" in text
    assert "resultaat: De provincie doet dit al.\n" in text


def test_an_error_that_comes_in(root: Path) -> None:
    """A text with the number of a citizen is refused, and no message repeats it."""
    said = tafel(root, "acties", "done", "a2", "Zijn BSN is 111222333", AFTER)
    assert (said.returncode, "T501" in said.stderr, "111222333" in said.stderr) == (1, True, False), said.stderr
    assert (root / ACTION).read_text(encoding="utf-8") == OPEN


EDITS = {
    "done": (("acties", "done", "2025-12-04-a2", "Klaar: ja", AFTER), ("status", "gereed_op", "resultaat")),
    "postpone": (
        ("acties", "postpone", "2025-12-04-a2", "1-2-2026", "--reden=Te druk: 'echt'", AFTER),
        ("uiterlijk", "eerder_uiterlijk"),
    ),
    "drop": (("acties", "drop", "2025-12-04-a2", "Hoeft niet #1", AFTER), ("status", "resultaat")),
}


@pytest.mark.parametrize("name", EDITS)
def test_odd_actions(name: str, tmp_path: Path) -> None:
    """However an action is spelt, only the named keys change, as in the plain spelling, or it is refused."""
    words, keys = EDITS[name]
    outcomes = list(judged(tmp_path, ACTION, words, keys, plain=OPEN))
    assert sum(not each.refused for each in outcomes) > len(outcomes) / 2


def test_odd_meetings(tmp_path: Path) -> None:
    """However a meeting is spelt, only its status changes when its first action is recorded."""
    words = (*NEW, "1-3-2026", "--bij=1", AFTER)
    outcomes = list(judged(tmp_path, MEETING, words, ("status",), made=("data/acties/2026-01-15-a1.md",)))
    assert not any(each.refused for each in outcomes)


def test_a_file_that_cannot_be_read(root: Path) -> None:
    """An action whose file is broken is named, with the command that says what is wrong."""
    shutil.copy(root / "data/tafel.md", root / ACTION)
    said = tafel(root, "acties", "done", "a2", "Klaar.", AFTER)
    assert (said.returncode, "`2025-12-04-a2` is niet te lezen" in said.stderr) == (1, True), said.stderr
