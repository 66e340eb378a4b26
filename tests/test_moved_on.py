"""A point that the minutes moved on was not treated: it waits again, and nothing is asked about it."""

import json
from datetime import date
from pathlib import Path

import pytest
from afterwards import FIRST, MINUTES, PLEIN, SECOND, SPEELPLEK, TWO_POINTS, answer, codes, decision, found, lay
from conftest import tafel
from packs import build
from rule_pages import SMALLEST

from tafel_cli.checks import rules
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.register.case import compared
from tafel_cli.register.public import openbare_stukken
from tafel_cli.register.standing import stand_of
from tafel_cli.source import Change, FileChange

BOTH = {FIRST: (f"  - {SPEELPLEK}\n", f"  - {SPEELPLEK}\n  - {PLEIN}\n")}
ALONE = {SECOND: (f"agenda:\n  - {PLEIN}", "agenda: []")}
MOVED = {
    MINUTES: ("---\n\n## [Een", f"doorgeschoven:\n  - agendapunt: {PLEIN}\n    reden: door tijdnood\n---\n\n## [Een")
}
ADOPT = {MINUTES: ("status: concept\n", "status: vastgesteld\nvastgesteld_op: 2025-12-18\n")}
CLOSED = {f"data/agenda/{PLEIN}.md": ("openbaarheid: openbaar", "openbaarheid: besloten")}
PLEIN_FILE = f"data/agenda/{PLEIN}.md"


def agreed(rule: str) -> str:
    """Return the file of a work agreement with one rule."""
    head = "titel: Afspraak twee\nnummer: 2\nstatus: geldend\nvastgesteld: 2025-01-01"
    return f"---\n{head}\nregels:\n  - soort: {rule}\n---\n\nDit spreken we af.\n"


def test_waits_again(tmp_path: Path) -> None:
    """An item that was moved on waits for an agenda; its minutes need no section on it, and it may be a draft."""
    register = lay(tmp_path, BOTH, ALONE)
    item = register.get(Agendapunt, PLEIN)
    assert item
    assert str(stand_of(register, item)) == "behandeld"
    assert "T326" in codes(register)
    register = lay(tmp_path, MOVED)
    assert str(stand_of(register, item)) == "wacht"
    assert not {"T326", "T328", "T329"}.intersection(codes(register))
    assert "T304" not in codes(lay(tmp_path, {PLEIN_FILE: ("status: ingediend", "status: concept")}))


def test_lists(tmp_path: Path) -> None:
    """Lists, the balance and the plan know that it was not treated; only the plan tells how often it was moved on."""
    lay(tmp_path, BOTH, ALONE, MOVED)
    shown = tafel(tmp_path, "agenda", "list", "--bijeenkomst", "2025-12-04", COLUMNS="200").stdout
    assert (SPEELPLEK in shown, PLEIN in shown) == (True, False)
    balance = json.loads(tafel(tmp_path, "balans", "--format", "json").stdout)
    assert balance["minuten"] == 25
    plan = " ".join(tafel(tmp_path, "agenda", "plan", "--as-of", "2026-01-10").stdout.split())
    assert "Dit schoof de vorige keer door." in plan
    assert "keer door." not in plan.replace("vorige keer door.", "")


def test_goes_first(tmp_path: Path) -> None:
    """What was moved on gets time before a new item, which otherwise goes first; the plan says on which day it was."""
    item = (SMALLEST / f"data/agenda/{SPEELPLEK}.md").read_text(encoding="utf-8")
    new = {"data/agenda/2025-12-20-huurders-bank.md": item.replace("indiener: gemeente", "indiener: huurders")}
    short = {SECOND: ("einde: 16:00", "einde: 15:29")}
    lay(tmp_path, BOTH, ALONE, new, short)

    def planned() -> list[str]:
        made = json.loads(tafel(tmp_path, "agenda", "plan", "--as-of", "2026-01-10", "--format", "json").stdout)
        return list(made["agenda"])

    assert planned() == ["2025-12-20-huurders-bank"]
    lay(tmp_path, MOVED)
    assert planned() == [PLEIN]
    held = (tmp_path / SECOND).read_text(encoding="utf-8").replace("gepland", "gehouden").replace("01-15", "01-08")
    lay(tmp_path, {"data/bijeenkomsten/2026-01-08.md": held})
    plan = " ".join(tafel(tmp_path, "agenda", "plan", "--as-of", "2026-01-10").stdout.split())
    assert "Dit schoof op 4 december 2025 door." in plan


def test_sent_back(tmp_path: Path) -> None:
    """What a board sent back goes on the plan with the reason, and the item says where each decision point stands."""
    text = TWO_POINTS, {"data/bekrachtigingen/2025-12-04-b1-huurders.md": answer("niet_bekrachtigd")}
    lay(tmp_path, *text)
    plan = " ".join(tafel(tmp_path, "agenda", "plan", "--as-of", "2026-01-10").stdout.split())
    assert "Een bestuur zei nee, of ja met een voorwaarde." in plan
    shown = tafel(tmp_path, "agenda", "show", SPEELPLEK).stdout
    assert "beslispunt 1: terug naar de tafel (`2025-12-04-b1`)\nbeslispunt 2: nog geen besluit\n" in shown
    lay(tmp_path, {"data/besluiten/2025-12-04-b2.md": decision("geen_overeenstemming", 2)})
    items = json.loads(tafel(tmp_path, "agenda", "list", "--format", "json").stdout)["items"]
    (points,) = (item["berekend"]["beslispunten"] for item in items if item["id"] == SPEELPLEK)
    assert points == [
        {"beslispunt": 1, "besluit": "2025-12-04-b1", "uitkomst": "ingestemd", "stand": "terug naar de tafel"},
        {
            "beslispunt": 2,
            "besluit": "2025-12-04-b2",
            "uitkomst": "geen_overeenstemming",
            "stand": "geen overeenstemming",
        },
    ]


def test_decision_points(tmp_path: Path) -> None:
    """No outcome is asked of a decision point that was moved on, and no kind of party had to be there."""
    files = {
        "data/besluiten/2025-12-04-b1.md": None,
        "data/bekrachtigingen/2025-12-04-b1-huurders.md": None,
        "data/acties/2025-12-04-a1.md": None,
        "data/werkafspraken/2-aanwezig.md": agreed("aanwezig_per_soort\n    bij: besluitvormend"),
        MINUTES: ("  - organisatie: huurders\n    functie: bestuurslid\n", ""),
    }
    assert {"T322", "W010"} <= {*codes(lay(tmp_path, files))}
    section = (SMALLEST / MINUTES).read_text(encoding="utf-8").partition("---\n\n")[2]
    minutes = {MINUTES: (f"---\n\n{section}", f"doorgeschoven:\n  - agendapunt: {SPEELPLEK}\n---\n")}
    assert not {"T102", "T322", "W010"}.intersection(codes(lay(tmp_path, minutes)))


def test_talk_to_come(tmp_path: Path) -> None:
    """A proposal was not discussed first (W009) if the item that it follows on was moved on."""
    files = {
        "data/besluiten/2025-12-04-b1.md": None,
        "data/bekrachtigingen/2025-12-04-b1-huurders.md": None,
        "data/acties/2025-12-04-a1.md": None,
        "data/werkafspraken/2-eerst-bespreken.md": agreed("eerst_bespreken"),
        FIRST: (f"  - {SPEELPLEK}", f"  - {PLEIN}"),
        SECOND: (f"  - {PLEIN}", f"  - {SPEELPLEK}"),
        f"data/agenda/{SPEELPLEK}.md": ("reden_direct_besluit:", f"vervolg_op: {PLEIN}\nreden_direct_besluit:"),
    }
    assert "W009" not in codes(lay(tmp_path, files))
    assert "W009" in codes(lay(tmp_path, MOVED))


def test_not_fixed(tmp_path: Path) -> None:
    """Adopted minutes fix what was treated; an item that was moved on may still change, and be a draft again."""
    base = lay(tmp_path / "was", BOTH, ALONE, ADOPT, MOVED)
    draft = {PLEIN_FILE: ("status: ingediend", "status: concept")}
    after = lay(tmp_path / "nu", BOTH, ALONE, ADOPT, MOVED, draft)
    change = Change((FileChange(PLEIN_FILE, "100644", "100644"),), lambda: iter(()))
    said = {f.code.code for f in rules.findings_of(compared(after, date(2026, 1, 1), base, change))}
    assert not {"T350", "T702"}.intersection(said)


@pytest.mark.parametrize("what", ["besluit", "actie"])
def test_nothing_came_of_it(what: str, tmp_path: Path) -> None:
    """A decision or an action on an item that was moved on is an error in that file, which says what to do."""
    head = "actie: Stuur de cijfers.\nactiehouder: gemeente\nuiterlijk: 2026-03-01\nstatus: open"
    action = f"---\n{head}\nagendapunt: {PLEIN}\n---\n"
    files = {
        "besluit": ("data/besluiten/2025-12-04-b2.md", decision("ingestemd", item=PLEIN)),
        "actie": ("data/acties/2025-12-04-a2.md", action),
    }
    path, text = files[what]
    said = [f for f in found(lay(tmp_path, BOTH, ALONE, MOVED, {path: text})) if f.path == path]
    assert [f.code.code for f in said] == ["T328"]
    assert f"`{MINUTES}`" in said[0].hint
    assert said[0].source.startswith("agendapunt:")


def test_public(table: Path) -> None:
    """A closed item that was moved on does not close the minutes, and is not in them; the reason never is."""
    register = lay(table, BOTH, ALONE, ADOPT, MOVED)
    assert ("verslag", "2025-12-04") in openbare_stukken(register)
    for audience, reason in (("openbaar", False), ("deelnemers", True)):
        assert build(table, "--audience", audience, "--format", "json").returncode == 0
        text = next(table.glob(f"uitvoer/**/{audience}/*-2026-01-15.json")).read_text(encoding="utf-8")
        gone = json.loads(text)["verslag"]["doorgeschoven"]
        assert gone == [
            {"titel": "Hoe gebruiken we het plein?", "reden": "door tijdnood" if reason else None, "nr": ""}
        ]
        assert ("tijdnood" in text) is reason
    register = lay(table, CLOSED)
    assert ("verslag", "2025-12-04") in openbare_stukken(register)
    assert build(table, "--audience", "openbaar", "--format", "json").returncode == 0
    text = next(table.glob("uitvoer/**/openbaar/openbare-stukken-2026-01-15.json")).read_text(encoding="utf-8")
    assert json.loads(text)["verslag"]["doorgeschoven"] == []
    assert "plein" not in text


def test_script(table: Path) -> None:
    """Only the chair's script says how often an item was moved on."""
    lay(table, BOTH, MOVED)
    for audience in ("voorzitter", "deelnemers"):
        assert build(table, "--audience", audience, "--format", "json").returncode == 0
        text = next(table.glob(f"uitvoer/**/{audience}/*-2026-01-15.json")).read_text(encoding="utf-8")
        assert ("schoof al 1 keer door" in text) is (audience == "voorzitter")
