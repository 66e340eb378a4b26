"""`tafel status` and `tafel balans`: what has to be done, and how time is spread over the parties."""

import csv
import io
import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from afterwards import PLEIN, Files, lay
from conftest import example_table, replace, tafel

from tafel_cli.checks import rules
from tafel_cli.finding import Severity
from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Organisatie, Organisatiestatus
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.register.overview import overzicht
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
    assert lines[0].startswith("Nu: verzend de stukken, uiterlijk 26 november 2026")


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
    assert "Er is geen volgende bijeenkomst gepland\n  maak er een met `tafel bijeenkomsten new DAG`\n" in done.stdout


PAST, NEXT = "data/bijeenkomsten/2025-12-04.md", "data/bijeenkomsten/2026-01-15.md"
MINUTES = "data/verslagen/2025-12-04.md"
AGREED = {
    f"data/werkafspraken/{nr}-{kind}.md": f"---\ntitel: Regel\nnummer: {nr}\nstatus: geldend\n"
    f"vastgesteld: 2025-01-01\nregels:\n  - soort: {kind}\n    werkdagen: {days}\n---\n\nDit spreken we af.\n"
    for nr, kind, days in ((7, "inbrengtermijn", 5), (8, "verzendtermijn", 2), (9, "verslagtermijn", 3))
}
ADOPTED = {MINUTES: ("status: concept\n", "status: vastgesteld\nvastgesteld_op: 2025-12-18\n")}
SENT = {NEXT: ("status: gepland\n", f"status: gepland\nverzonden:\n  - op: 2026-01-13\n    versie: {'a' * 40}\n")}
DRAFT = {"data/verslagen/2026-01-15.md": "---\nstatus: concept\nnotulist: secretaris\naanwezig: []\n---\n"}
OPEN = {"data/verslagen/2026-01-15.md": f"{DRAFT['data/verslagen/2026-01-15.md']}\nBegonnen:\nGeëindigd:\n"}
TIMED = {"data/verslagen/2026-01-15.md": f"{DRAFT['data/verslagen/2026-01-15.md']}\nBegonnen: 15.03\n"}
HELD = {NEXT: ("status: gepland", "status: gehouden")}
ACTION = "data/acties/2025-12-04-a1.md"
LATE = {
    ACTION: (
        "uiterlijk: 2025-12-18\nstatus: gereed\n",
        "uiterlijk: 2026-01-20\nstatus: open\n",
    ),
}
NOT_DONE = {ACTION: ("gereed_op: 2025-12-16\nresultaat: Alle partijen hebben het ontwerp.\n", "")}
TIMES = [
    ("2025-12-20", (), None),
    ("2026-01-05", (), "tafel bijeenkomsten remind 2026-01-15"),
    ("2026-01-08", (), "tafel bijeenkomsten remind 2026-01-15"),
    ("2026-01-09", (), "tafel agenda send 2026-01-15"),
    ("2026-01-09", ({NEXT: (f"agenda:\n  - {PLEIN}", "agenda: []")},), "tafel agenda plan 2026-01-15"),
    ("2026-01-09", ({f"data/agenda/{PLEIN}.md": ("duur: 20\n", "")},), "tafel check"),
    ("2026-01-14", (SENT,), "tafel verslag new 2026-01-15"),
    ("2026-01-14", (SENT, DRAFT), None),
    ("2026-01-15", (SENT,), "tafel verslag new 2026-01-15"),
    ("2026-01-15", (SENT, DRAFT), "tafel verslag process 2026-01-15 --write"),
    ("2026-01-16", (SENT,), "tafel bijeenkomsten hold 2026-01-15"),
    ("2026-01-16", (SENT, DRAFT), "tafel bijeenkomsten hold 2026-01-15"),
    ("2026-01-16", (HELD,), "tafel verslag new 2026-01-15"),
    ("2026-01-16", (HELD, DRAFT), "tafel besluiten build 2026-01-15"),
    ("2026-01-16", (HELD, OPEN), "tafel besluiten build 2026-01-15"),
    ("2026-01-16", (HELD, TIMED), "tafel verslag process 2026-01-15 --write"),
]


@pytest.mark.parametrize(("day", "changes", "command"), TIMES)
def test_what_to_do_now(tmp_path: Path, day: str, changes: tuple[Files, ...], command: str | None) -> None:
    """The first line names the one next command before the closing day, before sending, before the day and after it."""
    lay(tmp_path, AGREED, ADOPTED, *changes)
    first = tafel(tmp_path, "status", "--as-of", day, COLUMNS="200").stdout.splitlines()[0]
    assert first.startswith("Nu: ") if command else first == "Nu hoeft u niets te doen."
    assert first.endswith(f": `{command}`") if command else True


def test_the_day_has_been(tmp_path: Path) -> None:
    """After the day status says that the meeting has been, what the agreement asks, and what has no outcome yet."""
    point = {f"data/agenda/{PLEIN}.md": ("doel: beeldvormend", "doel: besluitvormend")}
    lay(tmp_path, AGREED, ADOPTED, point, LATE, NOT_DONE)
    done = tafel(tmp_path, "status", "--as-of", "2026-01-21", COLUMNS="200").stdout
    first, *others = done.split("\nEr is geen volgende bijeenkomst gepland")[0].splitlines()
    assert first.startswith("Nu: de bijeenkomst van 15 januari 2026 is geweest, maar staat nog als gepland;")
    assert others[1] == (
        "  maak het verslag van 15 januari 2026, uiterlijk 20 januari 2026 volgens werkafspraak 9 (TE LAAT): "
        "`tafel verslag new 2026-01-15`"
    )
    assert others[2].startswith("  leg de uitkomst vast van 1 beslispunt van 15 januari 2026: ")
    assert others[3:5] == [
        "  plan een bijeenkomst: `tafel bijeenkomsten new DAG`",
        "  vraag naar 1 actie die te laat is: `tafel acties done 2025-12-04-a1 RESULTAAT`",
    ]


def test_minutes_are_left_to_process_and_adopt(tmp_path: Path) -> None:
    """Lines in minutes are processed first; the minutes are adopted once the next meeting was held, not before."""
    lines = {
        MINUTES: ("### Conclusie\n", "### Conclusie\n\nActie gemeente, uiterlijk 1 februari 2026: Stuur het op.\n")
    }
    lay(tmp_path, AGREED, lines)
    adopt = "tafel verslag adopt 2025-12-04 --in 2026-01-15"

    def said() -> list[str]:
        view = json.loads(tafel(tmp_path, "status", "--as-of", "2026-01-15", "--format", "json").stdout)
        return [step["opdracht"] for step in view["nu"]]

    assert said()[:2] == ["tafel verslag process 2025-12-04 --write", "tafel verslag new 2026-01-15"]
    assert adopt not in said()
    tafel(tmp_path, "bijeenkomsten", "hold", "2026-01-15", "--as-of", "2026-01-15")
    assert adopt in said()


def test_sixty_days_alone(tmp_path: Path) -> None:
    """A table left alone for sixty days after its meeting says each day what is late, and no day makes an error."""
    lay(tmp_path, AGREED, ADOPTED, LATE, NOT_DONE)
    register = read(WorkTree(tmp_path))
    meeting = date(2026, 1, 15)
    before = [f for f in rules.findings_of(Case(register=register, today=meeting)) if f.code.severity is Severity.FOUT]
    for day in (meeting + timedelta(days=count) for count in range(1, 61)):
        found = rules.findings_of(Case(register=register, today=day))
        assert [f for f in found if f.code.severity is Severity.FOUT] == before == []
        assert "T319" in {f.code.code for f in found}
        steps = overzicht(register, day, found).nu
        assert steps[0].opdracht == "tafel bijeenkomsten hold 2026-01-15"
        late = day > date(2026, 1, 20)
        assert [step.te_laat for step in steps if step.opdracht.startswith("tafel verslag new")] == [late]
        assert ("tafel acties done 2025-12-04-a1 RESULTAAT" in {step.opdracht for step in steps}) == late
        assert ("T332" in {f.code.code for f in found}) == late
    assert tafel(tmp_path, "check", "--as-of", str(day)).returncode == 0


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
