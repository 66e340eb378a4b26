"""`tafel status` and `tafel balans`: what has to be done, and how time is spread over the parties."""

import csv
import io
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from conftest import example_table, replace, tafel

from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Organisatie, Organisatiestatus
from tafel_cli.register.loading import read
from tafel_cli.register.register import Register
from tafel_cli.source.worktree import WorkTree

MEETING = "data/bijeenkomsten/2026-01-15.md"
DAY = ("--as-of", "2026-11-24")
SEPTEMBER = date(2026, 9, 30)


def test_days_before_the_meeting() -> None:
    """The overview names the next meeting and its days, with what is still missing before each."""
    view = json.loads(tafel(example_table(), "status", *DAY, "--format", "json").stdout)
    assert view["dag"] == "2026-11-24"
    moments = {m["naam"]: (m["dag"], m["over_dagen"], m["nog_nodig"]) for m in view["volgende"]["momenten"]}
    assert moments == {
        "inbreng sluit": ("2026-11-19", -5, []),
        "stukken verzenden": ("2026-11-26", 2, ["de stukken zijn nog niet verzonden"]),
        "bijeenkomst": ("2026-12-03", 9, ["het verslag van 5 november 2026 moet nog worden vastgesteld"]),
    }


def test_minutes_forgotten(table: Path) -> None:
    """Minutes that were not adopted are named before every later meeting, until they are."""
    for day, old, new in (("2026-01-15", "gepland", "gehouden"), ("2026-02-12", "2026-01-15", "2026-02-12")):
        path = table / f"data/bijeenkomsten/{day}.md"
        path.write_text((table / MEETING).read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    replace(path, "gehouden", "gepland")
    view = json.loads(tafel(table, "status", "--as-of", "2026-01-20", "--format", "json").stdout)
    assert view["volgende"]["momenten"][-1]["nog_nodig"] == [
        "het verslag van 4 december 2025 moet nog worden vastgesteld",
        "het verslag van 15 januari 2026 is er nog niet",
    ]


def test_what_hangs() -> None:
    """It lists what waits for an agenda, which actions are due, and which board is expected to answer."""
    view = json.loads(tafel(example_table(), "status", "--as-of", "2026-11-27", "--format", "json").stdout)
    assert [row["stand"] for row in view["wachtend"]] == ["aangehouden", "concept"]
    assert [(row["id"], row["te_laat"]) for row in view["acties"]] == [
        ("2026-11-05-a2", True),
        ("2026-11-05-a3", True),
        ("2026-11-05-a1", False),
    ]
    assert [(row["partij"], row["dag"]) for row in view["bekrachtigingen"]] == [("gemeente", "2026-12-03")]
    assert view["werkafspraken"] == []
    assert view["missie_niet_ondertekend"] == []


@pytest.mark.parametrize("columns", [60, 100, 200])
def test_one_screen(columns: int) -> None:
    """The overview fits on one screen and never runs over its edge; it is no failure that something is open."""
    done = tafel(example_table(), "status", *DAY, COLUMNS=str(columns))
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) <= (40 if columns < 80 else 30)
    assert max(len(line) for line in lines) <= columns
    assert lines[0].startswith("Volgende bijeenkomst: 3 december 2026")


def test_errors_do_not_stop_it(table: Path) -> None:
    """A table with errors is still summed up, and the errors in the papers of the meeting are counted."""
    replace(table / "data/agenda/2026-01-05-gemeente-plein.md", "duur: 20\n", "")
    replace(table / "data/organisaties/huurders.md", "status: actief", "status: actief\nmissie_ondertekend: 2025-01-01")
    (table / "data/werkafspraken/2-verzenden.md").write_text(
        "---\ntitel: Verzenden\nnummer: 2\nstatus: geldend\nregels:\n  - soort: verzendtermijn\n"
        "    werkdagen: 5\n---\n",
        encoding="utf-8",
    )
    done = tafel(table, "status", "--as-of", "2026-01-07")
    assert done.returncode == 0
    assert "nog nodig: 1 fout in de stukken" in done.stdout
    assert "Gemeente Voorbeelddorp" in done.stdout.split("Missie nog niet ondertekend")[1]


@pytest.mark.parametrize("arguments", [["status", *DAY], ["status", *DAY, "--format", "json"], ["balans"]])
def test_errors_in_the_table_itself(table: Path, arguments: list[str]) -> None:
    """Without a sound tafel.md there is no overview that says "niets": 1, with the number of errors and what to do."""
    replace(table / "data/tafel.md", "naam:", "nam:")
    done = tafel(table, *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert "In `data/tafel.md` staat 1 fout. Kijk met `tafel check data/tafel.md`" in done.stderr


def test_errors_in_a_table_that_can_be_read(table: Path) -> None:
    """With errors of another kind in tafel.md the overview is there, ends with their number, and with 1."""
    replace(table / "data/tafel.md", "      - gemeente", "      - weg")
    for form in ("text", "json"):
        done = tafel(table, "status", *DAY, "--format", form)
        assert done.returncode == 1
        assert done.stdout
    done = tafel(table, "status", *DAY)
    assert "In `data/tafel.md` staat 1 fout." in done.stdout.splitlines()[-1]


def test_no_meeting(table: Path) -> None:
    """Without a meeting to come it says so, and what to do."""
    done = tafel(table, "status", "--as-of", "2027-01-01")
    assert done.returncode == 0
    assert done.stdout.startswith("Er is geen bijeenkomst gepland\n  maak er een")


def brought_in(register: Register) -> list[tuple[Bijeenkomst, Agendapunt]]:
    """Return every item that stands on the agenda of a meeting which goes on, with that meeting."""
    meetings = register.that_go_on(None)
    assert len(meetings) > 1
    items = {item.id: item for item in register.all(Agendapunt)}
    return [(meeting, items[id_]) for meeting in meetings for id_ in meeting.agenda if id_ in items]


def test_balance() -> None:
    """The balance adds up time and items per party and per kind, and says that it is for the chair."""
    register = read(WorkTree(example_table()))
    brought, meetings = brought_in(register), len(register.that_go_on(None))
    total = sum(item.duur or 0 for _, item in brought)
    view = json.loads(tafel(example_table(), "balans", "--format", "json").stdout)
    assert (view["bijeenkomsten"], view["minuten"]) == (meetings, total)
    parties = {row["id"]: row for row in view["partijen"]}
    active = [each for each in register.all(Organisatie) if each.status is Organisatiestatus.ACTIEF]
    assert parties.keys() == {each.id for each in active}
    per_kind = Counter[str]()
    for party in active:
        own = [(meeting, item) for meeting, item in brought if item.indiener == party.id]
        minutes = sum(item.duur or 0 for _, item in own)
        per_kind[party.soort] += minutes
        row = parties[party.id]
        assert (row["punten"], row["minuten"], row["procent"]) == (len(own), minutes, round(minutes * 100 / total))
        assert row["laatst"] == (own[-1][0].datum.isoformat() if own else None)
        held = [each for each in register.all(Actie) if each.actiehouder == party.id]
        assert (row["acties"], row["open"]) == (len(held), sum(each.status is Actiestatus.OPEN for each in held))
    assert len(+per_kind) > 1
    assert {row["id"]: row["minuten"] for row in view["soorten"] if row["partijen"]} == per_kind
    said = tafel(example_table(), "balans").stdout
    assert said.startswith("Deze cijfers zijn voor de voorzitter.")
    rows = list(csv.DictReader(io.StringIO(tafel(example_table(), "balans", "--format", "csv").stdout)))
    assert {row["id"]: row["minuten"] for row in rows} == {id_: str(row["minuten"]) for id_, row in parties.items()}


def test_a_party_that_brings_in_nothing(table: Path) -> None:
    """A party without an item of its own has no last day, every meeting since then, and a sentence."""
    register = read(WorkTree(table))
    meetings = len(register.that_go_on(None))
    assert meetings > 1
    assert "huurders" not in {item.indiener for _, item in brought_in(register)}
    rows = json.loads(tafel(table, "balans", "--format", "json").stdout)["partijen"]
    (row,) = (row for row in rows if row["id"] == "huurders")
    assert (row["punten"], row["minuten"], row["laatst"], row["sindsdien"]) == (0, 0, None, meetings)
    assert f"Huurders Voorbeelddorp bracht in {meetings} bijeenkomsten niets in" in tafel(table, "balans").stdout


def test_balance_of_a_period() -> None:
    """A period counts only its own meetings; a day that is none is wrong use."""
    brought = [(each, item) for each, item in brought_in(read(WorkTree(example_table()))) if each.datum <= SEPTEMBER]
    assert brought
    view = json.loads(tafel(example_table(), "balans", "--tot", str(SEPTEMBER), "--format", "json").stdout)
    assert view["bijeenkomsten"] == len({each.id for each, _ in brought})
    assert view["minuten"] == sum(item.duur or 0 for _, item in brought)
    assert tafel(example_table(), "balans", "--vanaf", "1 september").returncode == 2
