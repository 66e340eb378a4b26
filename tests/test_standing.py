"""Where an item stands follows from each of its decision points; what a board sends back stays until it is replaced."""

from pathlib import Path

import pytest
from afterwards import FIRST, HELD_AGAIN, PLEIN, SECOND, SPEELPLEK, TWO_POINTS, answer, codes, decision, found, lay
from conftest import tafel

from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.pack.words import stand_van
from tafel_cli.register.register import Register
from tafel_cli.register.standing import geldigheid_of, stand_of

B1, ANSWER = "data/besluiten/2025-12-04-b1.md", "data/bekrachtigingen/2025-12-04-b1-huurders.md"


def stand(register: Register, id_: str = SPEELPLEK) -> str:
    """Return the standing of an item."""
    item = register.get(Agendapunt, id_)
    assert item
    return str(stand_of(register, item))


def holds(register: Register, id_: str = "2025-12-04-b1") -> tuple[str, str]:
    """Return whether a decision is in force, as lists and as papers say it."""
    besluit = register.get(Besluit, id_)
    assert besluit
    return str(geldigheid_of(register, besluit)), stand_van(register, besluit)


@pytest.mark.parametrize("outcomes", [("aangehouden", "ingestemd"), ("ingestemd", "aangehouden")])
def test_any_point_held_over(outcomes: tuple[str, str], tmp_path: Path) -> None:
    """An item is held over while any of its decision points is, whichever was decided last."""
    files = {
        f"data/besluiten/2025-12-04-b{number}.md": decision(outcome, number)
        for number, outcome in enumerate(outcomes, 1)
    }
    register = lay(tmp_path, TWO_POINTS, files, {ANSWER: None})
    assert stand(register) == "aangehouden"
    assert SPEELPLEK in tafel(tmp_path, "agenda", "list", "--stand", "aangehouden", COLUMNS="200").stdout
    assert "Een nieuwe speelplek" in tafel(tmp_path, "status", "--as-of", "2026-01-10").stdout


def test_tenth_after_second(tmp_path: Path) -> None:
    """The tenth decision of a meeting comes after the second, in what is last and in every list."""
    files = {f"data/besluiten/2025-12-04-b{n}.md": decision("aangehouden") for n in range(2, 10)}
    register = lay(tmp_path, files, {"data/besluiten/2025-12-04-b10.md": decision("ingestemd")})
    assert stand(register) == "behandeld"
    rows = tafel(tmp_path, "besluiten", "list", COLUMNS="200").stdout.splitlines()[1:]
    assert [row.split()[0] for row in rows] == [f"2025-12-04-b{number}" for number in range(1, 11)]


def test_last_by_day(tmp_path: Path) -> None:
    """The last outcome is that of the latest day, because a meeting that moved keeps its name."""
    meeting = (
        "---\ndatum: 2026-01-20\naanvang: 15:00\neinde: 16:00\nlocatie: dorpshuis\nstatus: gehouden\n"
        f"verplaatst_van: 2025-11-06\nvolgnummer_kalender: 1\nagenda:\n  - {SPEELPLEK}\n---\n"
    )
    register = lay(
        tmp_path,
        {
            SECOND: None,
            "data/bijeenkomsten/2025-11-06.md": meeting,
            B1: decision("aangehouden"),
            ANSWER: None,
            "data/besluiten/2025-11-06-b1.md": decision("ingestemd"),
        },
    )
    assert stand(register) == "behandeld"


def test_held_over_ends(tmp_path: Path) -> None:
    """A later outcome ends being held over; a later treatment does so for what is no decision point."""
    later = {B1: decision("aangehouden"), ANSWER: None, **HELD_AGAIN}
    assert stand(lay(tmp_path, later)) == "aangehouden"
    assert stand(lay(tmp_path, {"data/besluiten/2026-01-15-b1.md": decision("ingestemd")})) == "behandeld"


def test_talk_held_over_ends(tmp_path: Path) -> None:
    """An item that asks no decision is held over until it is treated again."""
    spoken = {"data/besluiten/2025-12-04-b2.md": decision("aangehouden", None, item=PLEIN)}
    first = {FIRST: (f"  - {SPEELPLEK}\n", f"  - {SPEELPLEK}\n  - {PLEIN}\n")}
    away = {SECOND: (f"agenda:\n  - {PLEIN}", "agenda: []")}
    assert stand(lay(tmp_path, spoken, first, away), PLEIN) == "aangehouden"
    again = {SECOND: ("gepland\nagenda: []", f"gehouden\nagenda:\n  - {PLEIN}")}
    assert stand(lay(tmp_path, again), PLEIN) == "behandeld"


def test_settled_points_are_not_asked_again(tmp_path: Path) -> None:
    """Minutes of a second treatment must have an outcome for what was held over, not for what was concluded before."""
    minutes = "---\nstatus: concept\nnotulist: secretaris\naanwezig:\n  - organisatie: gemeente\n---\n\n"
    heads = f"## [Een plek](../agenda/{SPEELPLEK}.md)\n\nTekst.\n\n## [Plein](../agenda/{PLEIN}.md)\n\nTekst.\n"
    decisions = {B1: decision("ingestemd"), "data/besluiten/2025-12-04-b2.md": decision("aangehouden", 2)}
    files = {ANSWER: None, "data/verslagen/2026-01-15.md": minutes + heads}
    register = lay(tmp_path, TWO_POINTS, HELD_AGAIN, decisions, files)
    said = [finding.message for finding in found(register) if finding.code.code == "T322"]
    assert [text.split(" heeft")[0] for text in said] == ["Beslispunt 2 van `Een nieuwe speelplek`"]
    assert "T322" not in codes(lay(tmp_path, {"data/besluiten/2026-01-15-b1.md": decision("ingestemd", 2)}))


@pytest.mark.parametrize(
    "said", [answer("niet_bekrachtigd"), answer("bekrachtigd_met_voorwaarde", more="voorwaarde: eerst hekken\n")]
)
def test_sent_back(said: str, tmp_path: Path) -> None:
    """A no, or a yes with a condition, sends a point back: it waits until a later decision replaces the first."""
    both = {B1: ("  - huurders\n", "  - huurders\n  - gemeente\n")}
    register = lay(tmp_path, both, {ANSWER: said})
    words = "terug naar de tafel; voor de andere partijen geldt het, als hun bestuur ja zegt"
    assert (stand(register), *holds(register)) == ("terug", "terug naar de tafel", words)
    assert [f.message[:30] for f in found(register) if f.code.code == "T342"] == ["Het antwoord van `gemeente` wa"]
    yes = {"data/bekrachtigingen/2025-12-04-b1-gemeente.md": answer("bekrachtigd", "gemeente")}
    assert holds(lay(tmp_path, yes))[1] == "terug naar de tafel; voor de andere partijen geldt het"
    assert "2025-12-04-b1" in tafel(tmp_path, "besluiten", "list", "--open", COLUMNS="200").stdout
    assert "Een nieuwe speelplek" in tafel(tmp_path, "status", "--as-of", "2026-01-10").stdout
    assert "of laat staan" in " ".join(tafel(tmp_path, "agenda", "plan", "--as-of", "2026-01-10").stdout.split())
    register = lay(tmp_path, HELD_AGAIN)
    assert stand(register) == "terug"
    new = {"data/besluiten/2026-01-15-b1.md": decision("ingestemd", more="vervangt: 2025-12-04-b1\n")}
    register = lay(tmp_path, new)
    assert (stand(register), holds(register)[0]) == ("behandeld", "vervangen")
    assert "2025-12-04-b1" not in tafel(tmp_path, "besluiten", "list", "--open", COLUMNS="200").stdout
