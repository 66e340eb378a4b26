"""Every kind of document has its list and its page, for a person on any screen and for a program."""

import csv
import io
import json
from pathlib import Path

import pytest
from afterwards import answer, decision, lay
from conftest import example_table, replace, tafel
from nouns import folders

LISTED = {noun: folder for noun, folder in folders().items() if any((example_table() / "data" / folder).glob("*.md"))}
DAY = ("--as-of", "2026-12-01")


def ids(*arguments: str) -> list[str]:
    """Return the ids that a list of the example table shows."""
    done = tafel(example_table(), *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return [item["id"] for item in json.loads(done.stdout)["items"]]


@pytest.mark.parametrize("noun", LISTED)
def test_forms_agree(noun: str) -> None:
    """A list has the same documents as JSON, as CSV, as a spreadsheet and as a table, in the same order."""
    found = ids(noun, "list")
    files = {path.stem for path in (example_table() / "data" / LISTED[noun]).glob("*.md")}
    assert files == {*found} if noun != "bekrachtigingen" else files < {*found}  # that list has expected ones too
    rows = list(csv.reader(io.StringIO(tafel(example_table(), noun, "list", "--format", "csv").stdout)))
    table = tafel(example_table(), noun, "list", COLUMNS="200").stdout.splitlines()
    assert len(rows) == len(table) == len(found) + 1
    sheet = tafel(example_table(), noun, "list", "--format", "spreadsheet").stdout
    assert [*csv.reader(io.StringIO(sheet.removeprefix("\ufeff")), delimiter=";")] == rows
    if noun != "werkafspraken":  # that list begins with its own numbers
        assert [row[0] for row in rows[1:]] == found


@pytest.mark.parametrize(
    "command", [("acties", "list"), ("balans",), ("agenda", "plan", "2026-12-03", "--as-of", "2026-11-30")]
)
def test_a_dutch_spreadsheet(command: tuple[str, ...]) -> None:
    """A list for a Dutch spreadsheet has a BOM and semicolons, and holds what the CSV does."""
    made = {form: tafel(example_table(), *command, f"--format={form}") for form in ("csv", "spreadsheet")}
    assert [done.returncode for done in made.values()] == [0, 0]
    plain, sheet = (done.stdout for done in made.values())
    assert (plain.count("\ufeff"), sheet.count("\ufeff"), sheet[0]) == (0, 1, "\ufeff")
    rows = [*csv.reader(io.StringIO(sheet[1:]), delimiter=";")]
    assert rows == [*csv.reader(io.StringIO(plain))]
    assert len(rows) > 1


@pytest.mark.parametrize("noun", LISTED)
@pytest.mark.parametrize("columns", [60, 100, 200])
def test_width(noun: str, columns: int) -> None:
    """A list never runs over the edge of the screen, and a wide screen never shows less than a narrow one."""
    lines = tafel(example_table(), noun, "list", COLUMNS=str(columns)).stdout.splitlines()
    assert max(len(line) for line in lines) <= columns
    wide = tafel(example_table(), noun, "list", COLUMNS="400").stdout.splitlines()
    assert set(lines[0].split()) <= set(wide[0].split())


def test_whose_board() -> None:
    """However narrow the screen, the decisions that wait say whose board they wait for."""
    for columns in (60, 70, 100):
        shown = tafel(example_table(), "besluiten", "list", "--open", COLUMNS=str(columns)).stdout
        head, *rows = shown.partition("Het scherm")[0].splitlines()
        assert head.endswith("wacht op")
        assert [row.split()[-1] for row in rows] == ["gemeente"]


@pytest.mark.parametrize("noun", LISTED)
def test_show(noun: str) -> None:
    """One document is shown whole; an unknown name is wrong use, with the name that was probably meant."""
    name = ids(noun, "list")[0]
    done = tafel(example_table(), noun, "show", name)
    assert done.returncode == 0
    assert f"{name}.md" in done.stdout
    assert ("Hiernaar verwijst:" in done.stdout) != ("Geen enkel stuk verwijst hiernaar." in done.stdout)
    wrong = tafel(example_table(), noun, "show", f"{name}x")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert f"bedoelde u `{name}`?" in wrong.stderr


@pytest.mark.parametrize("noun", LISTED)
def test_show_of_empty_columns(noun: str) -> None:
    """What is empty is never called "niets": `show` says what is still to come, or leaves the line out."""
    for name in ids(noun, "list"):
        assert ": niets" not in tafel(example_table(), noun, "show", name).stdout.rpartition("---\n")[2]


@pytest.mark.parametrize(
    ("noun", "name", "line"),
    [
        ("bijeenkomsten", "2026-12-03", "verslag: nog geen verslag"),
        ("verslag", "2026-11-05", "vastgesteld: nog niet"),
    ],
)
def test_show_of_what_is_to_come(noun: str, name: str, line: str) -> None:
    """A value that a document will get later is told as not yet there."""
    assert line in tafel(example_table(), noun, "show", name).stdout.splitlines()


FILTERS = [
    (["acties", "list", "--open"], ["2026-11-05-a2", "2026-11-05-a3", "2026-11-05-a1"]),
    (["acties", "list", "--te-laat", *DAY], ["2026-11-05-a2", "2026-11-05-a3", "2026-11-05-a1"]),
    (["acties", "list", "--te-laat", "--as-of", "2026-11-27"], ["2026-11-05-a2", "2026-11-05-a3"]),
    (["acties", "list", "--te-laat", "--actiehouder", "gemeente", *DAY], ["2026-11-05-a2", "2026-11-05-a1"]),
    (["acties", "list", "--soort", "toezegging"], ["2026-11-05-a1"]),
    (["acties", "list", "--thema", "woonprogramma"], ["2026-09-24-a1"]),
    (["acties", "list", "--bijeenkomst", "2026-11-05", "--open", "--actiehouder", "allen"], ["2026-11-05-a3"]),
    (["besluiten", "list", "--open"], ["2026-11-05-b1"]),
    (["bekrachtigingen", "list"], ["2026-11-05-b1-de-hofjes", "2026-11-05-b1-gemeente"]),
    (["bekrachtigingen", "list", "--open"], ["2026-11-05-b1-gemeente"]),
    (["bekrachtigingen", "list", "--besluit", "b1", "--organisatie", "de hofjes"], ["2026-11-05-b1-de-hofjes"]),
    (["bekrachtigingen", "list", "--stand", "bekrachtigd"], ["2026-11-05-b1-de-hofjes"]),
    (["bekrachtigingen", "list", "--bijeenkomst", "24 september"], []),
    (["besluiten", "list", "--bijeenkomst", "2026-09-24"], ["2026-09-24-b1"]),
    (["besluiten", "list", "--thema", "functiemenging"], ["2026-11-05-b4"]),
    (["bijeenkomsten", "list", "--open"], ["2026-12-03"]),
    (["verslag", "list", "--open"], ["2026-11-05"]),
    (["organisaties", "list", "--soort", "belegger"], ["stadsfonds", "oud-kanaal"]),
    (["agenda", "list", "--stand", "aangehouden"], ["2026-10-21-gemeente-lege-ruimtes"]),
]


@pytest.mark.parametrize(("arguments", "left"), FILTERS, ids=" ".join)
def test_filters(arguments: list[str], left: list[str]) -> None:
    """A filter keeps what a secretary asks for, in order."""
    assert ids(*arguments) == left


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["acties", "list", "--actiehouder", "gemente"], "gemeente"),
        (["acties", "list", "--thema", "woonprograma"], "woonprogramma"),
        (["besluiten", "list", "--bijeenkomst", "2026-1105"], "2026-11-05"),
        (["organisaties", "list", "--soort", "beleger"], "belegger"),
    ],
)
def test_unknown_name(arguments: list[str], meant: str) -> None:
    """A name in a filter that the table does not have is wrong use, with the name that was probably meant."""
    done = tafel(example_table(), *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"bedoelde u `{meant}`?" in done.stderr


def test_silence_is_no_yes(tmp_path: Path) -> None:
    """A board that has not answered waits, and is late after its day; a condition is told, and no answer is a yes."""
    reserved = {
        "data/besluiten/2025-12-04-b1.md": decision("ingestemd", more="voorbehoud:\n  - huurders\n  - gemeente\n"),
        "data/bekrachtigingen/2025-12-04-b1-huurders.md": answer(
            "bekrachtigd_met_voorwaarde", more="voorwaarde: Er komt licht.\n"
        ),
    }
    lay(tmp_path, reserved)

    def rows(day: str, *more: str) -> list[list[str]]:
        done = tafel(tmp_path, "bekrachtigingen", "list", "--format", "csv", "--as-of", day, *more)
        return list(csv.reader(io.StringIO(done.stdout)))[1:]

    said = {row[1]: row[4] for row in rows("2025-12-05")}
    assert said == {"gemeente": "wacht", "huurders": "ja, mits: Er komt licht."}
    replace(
        tmp_path / "data/besluiten/2025-12-04-b1.md",
        "  - gemeente",
        "  - {organisatie: gemeente, uiterlijk: 2026-01-13}",
    )
    (row,) = rows("2026-01-14", "--open")
    assert (row[0], row[4], row[5]) == ("2025-12-04-b1-gemeente", "wacht, te laat", "2026-01-13")
    done = tafel(tmp_path, "bekrachtigingen", "show", row[0])
    assert (done.returncode, done.stdout) == (2, "")
    assert "het antwoord moet nog komen" in done.stderr


def test_no_rows_is_said(table: Path) -> None:
    """A list with nothing in it says so."""
    assert tafel(table, "acties", "list", "--open").stdout.endswith("Niets gevonden.\n")


def test_broken_file_is_said(table: Path) -> None:
    """A document that cannot be read is not left out in silence."""
    replace(table / "data/acties/2025-12-04-a1.md", "status: gereed", "status: klaar")
    assert "Bestanden die niet te lezen zijn: 1." in tafel(table, "acties", "list").stdout
    done = tafel(table, "acties", "show", "2025-12-04-a1")
    assert done.returncode == 1
    assert "tafel check" in done.stderr


def test_agreements_are_counted() -> None:
    """The list of work agreements counts what was kept, what was not, and says why something was not judged."""
    items = json.loads(tafel(example_table(), "werkafspraken", "list", "--format", "json").stdout)["items"]
    papers = next(item for item in items if item["nummer"] == "4")["berekend"]["regels"]
    assert papers[0] | {"gevallen": None} == {
        "soort": "inbrengtermijn",
        "nagekomen": 8,
        "niet_nagekomen": 0,
        "toegelaten": 1,
        "niet_beoordeeld": 0,
        "gevallen": None,
    }
    assert "de stukken zijn verzonden" in papers[1]["gevallen"][0]["reden"]


def test_meter(table: Path) -> None:
    """The meter is full exactly when a submitted item has no finding about completeness."""
    item = table / "data/agenda/2026-01-05-gemeente-plein.md"
    assert "10 van 10" in tafel(table, "agenda", "list", COLUMNS="120").stdout
    replace(item, "duur: 20\n", "")
    replace(item, "## Vervolg\n", "## Verder\n")
    rows = json.loads(tafel(table, "agenda", "list", "--format", "json").stdout)["items"]
    assert rows[1]["berekend"]["nog_nodig"] == ["duur", "Vervolg"]
    assert "8 van 10" in tafel(table, "agenda", "list", COLUMNS="120").stdout
    found = json.loads(tafel(table, "check", "--format", "json", "--as-of", "2026-01-14").stdout)["findings"]
    assert [finding["code"] for finding in found] == ["T401", "T402"]


def complete(table: Path, words: str) -> list[str]:
    """Return what TAB offers after these words."""
    typed = words.split(" ")
    place = {"_TAFEL_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(typed) - 1)}
    return tafel(table, **place).stdout.split()


def test_tab(table: Path, tmp_path: Path) -> None:
    """TAB completes ids, themes, parties and codes, and keeps quiet outside a table."""
    assert complete(table, "tafel agenda show 2026") == ["2026-01-05-gemeente-plein"]
    assert complete(table, "tafel agenda list --thema ") == ["buurt", "werkwijze"]
    assert complete(table, "tafel agenda list --indiener g") == ["gemeente"]
    assert complete(table, "tafel explain W00")[:2] == ["W001", "W002"]
    assert complete(tmp_path, "tafel agenda show 2026") == []
