"""`tafel besluiten new` records one decision, as a line in minutes would."""

from pathlib import Path

import pytest
from conftest import replace, tafel
from odd_tables import contents, judged

MEETING = "data/bijeenkomsten/2026-01-15.md"
MADE = "data/besluiten/2025-12-04-b1.md"
NEW = ("besluiten", "new")
EARLIER = ("--bijeenkomst=2025-12-04", "--as-of=2025-12-05")
TODAY = "--as-of=2026-01-15"
POINT = "In te stemmen met een speelplek in het park."
HEAD = "agendapunt: 2025-11-20-gemeente-speelplek\nuitkomst: "


@pytest.fixture
def root(planned: Path) -> Path:
    """Give the smallest table, outside git, without a decision and what follows from it."""
    for kind in ("besluiten", "bekrachtigingen", "acties"):
        for path in (planned / "data" / kind).glob("*.md"):
            path.unlink()
    return planned


def test_a_decision(root: Path) -> None:
    """A decision gets its sentence from the point, and its reservations and notes; a second time nothing changes."""
    asked = ("--voorbehoud", "gem (raad, 28 jan), huurders", "--aantekening", "huur: liever een bankje")
    said = tafel(root, *NEW, "1.1", "--uitkomst=akkoord", *asked, *EARLIER)
    assert said.returncode == 0, said.stderr
    assert (root / MADE).read_text(encoding="utf-8") == (
        f"---\nbesluit: De tafel stemt in met een speelplek in het park.\n{HEAD}ingestemd\nbeslispunt: 1\n"
        "voorbehoud:\n  - organisatie: gemeente\n    bij: gemeenteraad\n    uiterlijk: 2026-01-28\n  - huurders\n"
        "aantekening:\n  - organisatie: huurders\n    tekst: Liever een bankje.\n---\n"
    )
    assert said.stdout == (
        "Besluit 1.1: ingestemd.\n"
        "De tafel stemt in met een speelplek in het park.\n"
        "Voorbehoud: Gemeente Voorbeelddorp, gemeenteraad, uiterlijk 28 januari 2026.\n"
        "Voorbehoud: Huurders Voorbeelddorp.\n"
        "Aantekening van Huurders Voorbeelddorp: Liever een bankje.\n"
        f"Gemaakt: {MADE}\n"
        "Is er een antwoord? Typ dan: `tafel bekrachtigingen new 2025-12-04-b1 gemeente --stand bekrachtigd`.\n"
    )
    before = contents(root)
    again = tafel(root, *NEW, "1.1", "--uitkomst=akkoord", *asked, *EARLIER)
    assert (again.returncode, "Er is niets veranderd" in again.stdout) == (0, True)
    assert contents(root) == before
    other = tafel(root, *NEW, "1.1", "--uitkomst=aangehouden", *EARLIER)
    assert (other.returncode, f"al een besluit, en het is anders: `{MADE}`" in other.stderr) == (2, True)


@pytest.mark.parametrize(
    ("typed", "text", "made"),
    [
        ("ingestemd", "", f"De tafel stemt in met een speelplek in het park.\n{HEAD}ingestemd\n"),
        (
            "gewijzigd_ingestemd",
            "er komt één speelplek",
            f'"De tafel spreekt af: er komt één speelplek."\n{HEAD}gewijzigd_ingestemd\n',
        ),
        (
            "niet eens",
            "",
            f'"De tafel is het niet eens over: “{POINT}”"\n{HEAD}geen_overeenstemming\n',
        ),
        (
            "aangehouden",
            "",
            f'"De tafel houdt dit aan: “In te stemmen met een speelplek in het park.”"\n{HEAD}aangehouden\n',
        ),
        (
            "opgeschaald naar de regio",
            "",
            f'"De tafel legt dit voor aan de regio: “{POINT}”"\n{HEAD}opgeschaald\n',
        ),
    ],
)
def test_outcomes(root: Path, typed: str, text: str, made: str) -> None:
    """Each outcome, also in other words, gives its own sentence."""
    words = ("--tekst", text) if text else ()
    said = tafel(root, *NEW, "1", "--uitkomst", typed, *words, *EARLIER)
    assert said.returncode == 0, said.stderr
    assert f"---\nbesluit: {made}beslispunt: 1\n" in (root / MADE).read_text(encoding="utf-8")


def test_the_meeting_is_held(root: Path) -> None:
    """On the day of a meeting its first decision says that it was held; a day before it is refused."""
    words = (*NEW, "1", "--uitkomst=ingestemd", "--tekst=De tafel kiest voor een bank.")
    early = tafel(root, *words, "--bijeenkomst=2026-01-15", "--as-of=2026-01-14")
    assert (early.returncode, "is nog niet geweest" in early.stderr) == (2, True)
    said = tafel(root, *words, TODAY)
    assert said.returncode == 0, said.stderr
    assert "De bijeenkomst van 15 januari 2026 staat nu op `gehouden`.\n" in said.stdout
    assert "status: gehouden\n" in (root / MEETING).read_text(encoding="utf-8")
    assert (root / "data/besluiten/2026-01-15-b1.md").exists()


def test_only_shown(root: Path) -> None:
    """With `--toon` nothing is written."""
    before = contents(root)
    said = tafel(root, *NEW, "1.1", "--uitkomst=akkoord", "--toon", *EARLIER)
    assert "+besluit: De tafel stemt in met een speelplek in het park." in said.stdout
    assert contents(root) == before


REFUSED = {
    "no such point": (("1.4", "--uitkomst=akkoord"), "Punt 1 heeft 1 punt. Kies uit: `1.1`"),
    "no such item": (("7.1", "--uitkomst=akkoord"), "heeft geen punt 7. Kies uit: `1`"),
    "no outcome": (("1.1", "--uitkomst=zou kunnen"), "`zou kunnen` is geen uitkomst. Kies uit: ingestemd"),
    "an outcome and more": (("1.1", "--uitkomst=akkoord. Maar"), "is geen uitkomst"),
    "no decision": (("1.1", "--uitkomst=besproken"), "in het verslag onder het kopje van het punt: `Besluit 1.1"),
    "changed": (("1.1", "--uitkomst=gewijzigd"), "hoort de hele zin zoals die nu is. Zet die achter `--tekst`."),
    "to whom": (("1.1", "--uitkomst=opgeschaald"), 'Naar wie is dit opgeschaald? Typ: `--uitkomst "opgeschaald naar'),
    "two parties": (("1.1", "--uitkomst=akkoord", "--voorbehoud=voorbeelddorp"), "kan meer dan één partij zijn"),
    "no party": (("1.1", "--uitkomst=akkoord", "--voorbehoud=visclub"), "`visclub` is geen partij aan de tafel"),
    "a held over reservation": (
        ("1.1", "--uitkomst=aanhouden", "--voorbehoud=huurders"),
        "Een voorbehoud hoort alleen",
    ),
    "a note of nobody": (("1.1", "--uitkomst=akkoord", "--aantekening=te duur"), "Typ bij een aantekening de partij"),
    "a note of two": (("1.1", "--uitkomst=akkoord", "--aantekening=voorbeelddorp: x"), "kan meer dan één partij zijn"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(root: Path, case: str) -> None:
    """What means nothing, or two things, is refused with what to type, and nothing is written."""
    words, sentence = REFUSED[case]
    before = contents(root)
    said = tafel(root, *NEW, *words, *EARLIER)
    assert (said.returncode, sentence in said.stderr) == (2, True), said.stderr
    assert contents(root) == before


def test_in_adopted_minutes(root: Path) -> None:
    """To adopted minutes nothing is added: the message names the command for a correction."""
    minutes = root / "data/verslagen/2025-12-04.md"
    replace(minutes, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-15")
    said = tafel(root, *NEW, "1.1", "--uitkomst=akkoord", *EARLIER)
    assert (said.returncode, "tafel verslag correct" in said.stderr) == (2, True), said.stderr


def test_points_that_were_sent(table: Path) -> None:
    """If the points of an item are no longer those of the papers that were sent, nothing is recorded."""
    assert tafel(table, "agenda", "send").returncode == 0
    replace(table / "data/agenda/2026-01-05-gemeente-plein.md", "dit beeld van het plein", "dit andere beeld")
    words = (*NEW, "1", "--uitkomst=ingestemd", "--tekst=De tafel kiest voor een bank.", TODAY)
    said = tafel(table, *words)
    assert (said.returncode, "is anders dan in de stukken die zijn verzonden" in said.stderr) == (1, True), said.stderr


def test_odd_meetings(tmp_path: Path) -> None:
    """However a meeting is spelt, only its status changes when its first decision is recorded."""
    words = (*NEW, "1", "--uitkomst=ingestemd", "--tekst=De tafel kiest voor een bank.", TODAY)
    outcomes = list(judged(tmp_path, MEETING, words, ("status",), made=("data/besluiten/2026-01-15-b1.md",)))
    assert not any(each.refused for each in outcomes)
