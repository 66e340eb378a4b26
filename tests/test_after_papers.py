"""The papers after a meeting: its minutes, and the list of decisions and actions to mail.

What they say stands in `tests/golden/after`. Refresh it with `python3 dev.py test --update-golden`, and read it.
"""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from after_table import HELD, MEETING, MINUTES, adopt, change, lay_after, second
from conftest import ROOT, tafel, tafel_process
from read_aloud import page, pdf
from rich_table import record_at

from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.register.loading import read
from tafel_cli.source.worktree import WorkTree

GOLDEN = ROOT / "tests/golden/after"
LATER = "2026-11-20T09:00:00+01:00"
BOTH = ("--audience", "deelnemers", "--audience", "openbaar")
PAPERS = {
    "eerste": ("besluitenlijst-deelnemers.html", "besluitenlijst-deelnemers.pdf", "besluitenlijst-openbaar.html"),
    "concept": ("verslag-deelnemers.html", "verslag-deelnemers.pdf"),
    "vastgesteld": ("verslag-deelnemers.html", "verslag-openbaar.html", "verslag-openbaar.pdf"),
    "tweede": ("besluitenlijst-deelnemers.html", "besluitenlijst-openbaar.html"),
}
TEXTS = [f"{state}/{name}" for state, names in PAPERS.items() for name in names]
MESSAGES = ("eerste", "tweede")


class Table(NamedTuple):
    """A table in one state: its folder, and the commit of each version by name."""

    root: Path
    versions: dict[str, str]

    def run(self, *arguments: str) -> str:
        """Run a command that must succeed; return what it said."""
        done = tafel(self.root, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def named(self, text: str) -> str:
        """Return a text with a name for each version."""
        for name, version in self.versions.items():
            text = text.replace(version, f"<{name}>").replace(version[:10], f"<{name}, kort>")
        return text

    def file(self, folder: str, ending: str) -> Path:
        """Return the file of a paper."""
        return self.root / "uitvoer" / HELD / folder / f"{folder.split('-', maxsplit=1)[0]}-{HELD}.{ending}"

    def page(self, folder: str) -> str:
        """Return what the page of a paper says."""
        return page(self.file(folder, "html").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """Give the table after the meeting, with minutes in draft of which some lines wait."""
    root = tmp_path_factory.mktemp("afloop") / "tafel"
    return Table(root, lay_after(root))


def _copy(laid: Table, root: Path) -> Table:
    shutil.copytree(laid.root, root, ignore=shutil.ignore_patterns("uitvoer"))
    return Table(root, dict(laid.versions))


@pytest.fixture
def fresh(laid: Table, tmp_path: Path) -> Table:
    """Give a copy of that table, to change."""
    return _copy(laid, tmp_path / "tafel")


@pytest.fixture(scope="session")
def states(laid: Table, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    """Give the table in each state, with the papers of that state; `zegt` holds what each build said."""
    base = tmp_path_factory.mktemp("staten")
    made = {name: _copy(laid, base / name) for name in PAPERS}
    change(
        made["eerste"].root / MINUTES, ("Actie gemeente, uiterlijk 1-12-2026: Maak een folder over het loket.\n", "")
    )
    made["eerste"].versions["VERWERKT"] = record_at(made["eerste"].root, LATER)
    adopt(made["vastgesteld"].root)
    made["vastgesteld"].versions["VASTGESTELD"] = record_at(made["vastgesteld"].root, LATER)
    adopt(made["tweede"].root)
    made["tweede"].versions["TWEEDE"] = second(made["tweede"].root, made["tweede"].versions["EERSTE"])
    for name in ("eerste", "tweede"):
        made[name].run("besluiten", "build", *BOTH)
    made["concept"].run("verslag", "build", HELD)
    made["vastgesteld"].run("verslag", "build", *BOTH)
    return made


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Give a judge of a text against its golden file, which refreshes that file when asked to."""

    def compare(name: str, now: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(now, encoding="utf-8", newline="\n")
        assert now == path.read_text(encoding="utf-8")

    return compare


@pytest.mark.parametrize("paper", TEXTS)
def test_paper(states: dict[str, Table], golden: Callable[[str, str], None], paper: str) -> None:
    """A paper says this to its readers, in this order."""
    state, _, name = paper.partition("/")
    folder, _, form = name.rpartition(".")
    data = states[state].file(folder, form).read_bytes()
    golden(f"{paper}.txt", states[state].named(page(data.decode("utf-8")) if form == "html" else pdf(data)))


@pytest.mark.parametrize("state", MESSAGES)
def test_message(states: dict[str, Table], golden: Callable[[str, str], None], state: str) -> None:
    """The message has a subject and at most fifteen lines in all, and can be forwarded to anybody."""
    table = states[state]
    text = (table.root / f"uitvoer/{HELD}/besluitenlijst-deelnemers/bericht.txt").read_text(encoding="utf-8")
    golden(f"{state}/bericht.txt", text)
    assert text.startswith("Onderwerp: ")
    assert len(text.splitlines()) <= 15
    parties = read(WorkTree(table.root)).all(Organisatie)
    assert [party.naam for party in parties if party.naam in text] == []
    for closed in ("Aankoop van een oud kantoor", "ondergrens", "website", "doorgeschoven", "te laat"):
        assert closed not in text


def test_every_golden_text_is_read() -> None:
    """A golden text that no test reads any more cannot stay unnoticed."""
    kept = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert kept == {f"{paper}.txt" for paper in TEXTS} | {f"{state}/bericht.txt" for state in MESSAGES}


def test_a_record_is_printed_once(states: dict[str, Table]) -> None:
    """A line in the minutes that links to a record is left out, and the record is printed in that place."""
    said = states["concept"].page("verslag-deelnemers")
    assert said.count("De tafel stemt in met één loket, voor plannen vanaf tien woningen.") == 1
    assert said.count("Schrijf een voorbeeld met drie vaste eisen.") == 1
    assert "Besluit 6.1: ingestemd met een wijziging" not in said
    assert "Punt 6.3: besproken, geen besluit." in said
    below = said.partition("7. Wat moet vooraf duidelijk zijn bij gemeentegrond?")[2].partition("\n### ")[0]
    assert "Conclusie" not in below  # nothing is left below that heading


def test_lines_that_wait(states: dict[str, Table], fresh: Table) -> None:
    """Lines that are not processed stand in a draft as such, never in public; a list is not made without them."""
    said = states["concept"].page("verslag-deelnemers")
    waiting = "Actie gemeente, uiterlijk 1-12-2026: Maak een folder over het loket."
    assert f"#### Nog te verwerken\n- {waiting}\n- Besluit 4.2: nog niet ingevuld\n" in said
    assert said.count(waiting) == 1
    assert "Nog te verwerken" not in states["vastgesteld"].page("verslag-openbaar")
    done = tafel(fresh.root, "besluiten", "build")
    assert done.returncode == 1
    assert "Verwerk ze eerst: `tafel verslag process 2026-10-15`." in done.stderr
    assert not (fresh.root / "uitvoer").exists()
    assert tafel(fresh.root, "besluiten", "build", "--concept", "--format", "html").returncode == 0


def test_a_draft_is_not_public(fresh: Table) -> None:
    """Minutes in draft are refused for everybody, also with `--concept`, with what to do; nothing is written."""
    for more in ((), ("--concept",)):
        done = tafel(fresh.root, "verslag", "build", HELD, *BOTH, *more)
        assert done.returncode == 1
        assert "is nog niet openbaar, want het is een concept." in done.stderr
        assert "`tafel verslag adopt 2026-10-15`" in done.stderr
    assert not (fresh.root / "uitvoer").exists()


LATER_EVENTS = {
    "an action is postponed": (
        f"data/acties/{HELD}-a2.md",
        (
            "uiterlijk: 2026-11-27",
            "uiterlijk: 2026-12-11\neerder_uiterlijk:\n  - dag: 2026-11-27\n    reden: Het is druk.",
        ),
        "de uiterste dag is nu 11 december 2026",
    ),
    "an action is done": (
        f"data/acties/{HELD}-a3.md",
        ("status: open", "status: gereed\ngereed_op: 2026-11-19\nresultaat: Iedereen reageerde."),
        "19 november 2026: Actie “Geef een reactie op de startafspraken”: gereed. Iedereen reageerde.",
    ),
    "a board answers": (
        f"data/bekrachtigingen/{HELD}-b1-de-sleutel.md",
        ("", f"---\nbesluit: {HELD}-b1\norganisatie: de-sleutel\nstand: bekrachtigd\nop: 2026-11-19\n---\n"),
        "19 november 2026: Besluit 6.1: bekrachtigd door Corporatie De Sleutel",
    ),
    "the next meeting moves": (
        "data/bijeenkomsten/2026-11-26.md",
        ("datum: 2026-12-03", "datum: 2026-12-10\nverplaatst_van: 2026-12-03"),
        "",
    ),
}


@pytest.mark.parametrize("event", LATER_EVENTS)
def test_adopted_minutes_stay_as_they_were(fresh: Table, event: str) -> None:
    """What happens later changes nothing in adopted minutes but the part that tells of it, with the day of that."""
    adopt(fresh.root)
    path, words, told = LATER_EVENTS[event]
    change(fresh.root / "data/bijeenkomsten/2026-11-26.md", ("verplaatst_van: 2026-11-26\n", ""))
    record_at(fresh.root, LATER)
    fresh.run("verslag", "build", HELD, *BOTH, "--format", "html")
    before = {name: _body(fresh, name) for name in ("verslag-deelnemers", "verslag-openbaar")}
    if words[0]:
        change(fresh.root / path, words)
    else:
        (fresh.root / path).write_text(words[1], encoding="utf-8")
    record_at(fresh.root, "2026-11-30T09:00:00+01:00")
    fresh.run("verslag", "build", HELD, *BOTH, "--format", "html")
    assert {name: _body(fresh, name)[0] for name in before} == {name: body for name, (body, _) in before.items()}
    assert not told or told not in before["verslag-deelnemers"][1]
    assert told in _body(fresh, "verslag-deelnemers")[1]
    assert "Dit was bekend op 30 november 2026." in _body(fresh, "verslag-deelnemers")[1]


def _body(table: Table, folder: str) -> tuple[str, str]:
    """Return the main text of minutes as bytes in order, and apart what they say happened later."""
    text = table.file(folder, "html").read_text(encoding="utf-8")
    main = text.partition("<main")[2].partition("</main>")[0]
    body, mark, later = main.partition('<section aria-labelledby="daarna">')
    assert "<footer>" not in body
    return body.strip(), page(mark + later)


def test_numbers_are_those_that_were_sent(fresh: Table) -> None:
    """Both papers use the numbers of the agenda that people had in hand, also if its order changed afterwards."""
    first = fresh.versions["EERSTE"]
    loket, grond = "  - 2026-09-21-gemeente-loket\n", "  - 2026-09-22-stadsbouw-gemeentegrond\n"
    sent = f"verzonden:\n  - op: 2026-10-08\n    versie: {first}\nagenda:\n"
    change(fresh.root / MEETING, ("agenda:\n", sent), (loket + grond, grond + loket))
    fresh.run("verslag", "build", HELD, "--format", "html")
    fresh.run("besluiten", "build", "--concept", "--format", "html")
    assert "### 6. Eén loket voor bouwplannen" in fresh.page("verslag-deelnemers")
    assert "6.1 Eén loket voor bouwplannen: ingestemd" in fresh.page("besluitenlijst-deelnemers")


def test_nothing_that_shames(states: dict[str, Table]) -> None:
    """The list does not say that an action is late or was postponed, nor how often."""
    for state, name in (("eerste", "deelnemers"), ("eerste", "openbaar"), ("tweede", "deelnemers")):
        said = states[state].page(f"besluitenlijst-{name}").casefold()
        for word in ("te laat", "uitgesteld", "verzet", "opnieuw vastgesteld"):
            assert word not in said


def test_verify(states: dict[str, Table]) -> None:
    """The manifest says which paper it is, so that `verify` makes it again and finds the first difference."""
    folders = [(state, file.rpartition(".")[0]) for state in PAPERS for file in PAPERS[state] if file.endswith("html")]
    for state, folder in folders:
        place = f"uitvoer/{HELD}/{folder}"
        told = json.loads((states[state].root / place / "manifest.json").read_text(encoding="utf-8"))
        assert told["stuk"] == folder.split("-")[0]
        assert "Gelijk: alle" in states[state].run("agenda", "verify", place)
    message = states["eerste"].root / f"uitvoer/{HELD}/besluitenlijst-deelnemers/bericht.txt"
    kept = message.read_bytes()
    message.write_bytes(kept + b"Groet\n")
    done = tafel(states["eerste"].root, "agenda", "verify", f"uitvoer/{HELD}/besluitenlijst-deelnemers")
    message.write_bytes(kept)
    assert (done.returncode, "`bericht.txt` is anders" in done.stdout) == (1, True)


def test_send(fresh: Table) -> None:
    """Sending makes an archive and notes day, version and paper; the numbers of the agenda do not change by it."""
    adopt(fresh.root)
    version = record_at(fresh.root, LATER)
    said = fresh.run("besluiten", "send")
    assert f"uitvoer/{HELD}/{HELD}-besluitenlijst-deelnemers.zip" in said
    assert f"In `{MEETING}` staat nu dat u deze versie hebt verzonden." in said
    with zipfile.ZipFile(fresh.root / f"uitvoer/{HELD}/{HELD}-besluitenlijst-deelnemers.zip") as archive:
        assert f"besluitenlijst-{HELD}/bericht.txt" in archive.namelist()
    text = (fresh.root / MEETING).read_text(encoding="utf-8")
    assert re.findall(r"versie: (\S+)\n +stuk: (\S+)", text) == [(version, "besluitenlijst")]
    again = tafel(fresh.root, "besluiten", "send")
    assert (again.returncode, "nog niet (helemaal) vastgelegd" in again.stderr) == (3, True)
    record_at(fresh.root, "2026-11-21T09:00:00+01:00")
    fresh.run("verslag", "send", HELD)
    record_at(fresh.root, "2026-11-22T09:00:00+01:00")
    assert read(WorkTree(fresh.root)).findings == ()
    text = (fresh.root / MEETING).read_text(encoding="utf-8")
    assert [stuk for _, stuk in re.findall(r"versie: (\S+)\n +stuk: (\S+)", text)] == ["besluitenlijst", "verslag"]
    fresh.run("besluiten", "build", "--format", "html")
    list_ = fresh.page("besluitenlijst-deelnemers")
    assert "Versie 2, 22 november 2026" in list_
    assert "Er is niets veranderd sinds versie 1." in list_


def test_which_meeting(fresh: Table) -> None:
    """Without a name it is the last meeting that was held; another one is refused with what to do."""
    refusals = {
        ("besluiten", "build", "2026-11-26"): "is gepland, dus er is nog geen lijst.",
        ("besluiten", "build", "2026-11-12"): "is geannuleerd, dus er is nog geen lijst.",
        ("verslag", "build", "2026-11-26"): "Begin het met `tafel verslag new 2026-11-26`.",
        ("verslag", "build", "2026-10-16"): "bedoelde u `2026-10-15`?",
    }
    for typed, said in refusals.items():
        done = tafel(fresh.root, *typed)
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    fresh.run("verslag", "build", "--format", "html")
    assert fresh.file("verslag-deelnemers", "html").exists()
    for path in sorted((fresh.root / "data/bijeenkomsten").iterdir()):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("status: gehouden", "status: gepland"), encoding="utf-8")
    done = tafel(fresh.root, "besluiten", "build")
    assert (done.returncode, "Er is nog geen bijeenkomst gehouden" in done.stderr) == (2, True)


def test_errors_block(fresh: Table) -> None:
    """An error in a file that the paper uses blocks it, and the way round is named; in old minutes it does not."""
    change(fresh.root / f"data/besluiten/{HELD}-b1.md", ("uitkomst: gewijzigd_ingestemd", "uitkomst: misschien"))
    done = tafel(fresh.root, "verslag", "build", HELD)
    assert done.returncode == 1
    assert "Het verslag van 2026-10-15 is niet gemaakt." in done.stdout
    assert "`tafel verslag build --concept`" in done.stdout
    change(fresh.root / f"data/besluiten/{HELD}-b1.md", ("uitkomst: misschien", "uitkomst: gewijzigd_ingestemd"))
    (fresh.root / "data/verslagen/2026-09-10.md").write_text("---\nx: [\n", encoding="utf-8")
    fresh.run("verslag", "build", HELD, "--format", "html")


def test_same_bytes_everywhere(fresh: Table) -> None:
    """Time zone, language and hash seed leave no trace in either paper."""
    seen: list[dict[str, bytes]] = []
    for surroundings in ({"TZ": "UTC", "PYTHONHASHSEED": "1"}, {"TZ": "Pacific/Apia", "PYTHONHASHSEED": "2"}):
        for noun in ("besluiten", "verslag"):
            done = tafel_process(fresh.root, noun, "build", HELD, "--concept", **surroundings)
            assert done.returncode == 0, done.stderr
        files = sorted((fresh.root / "uitvoer").rglob("*.*"))
        seen.append({path.name: path.read_bytes() for path in files if path.is_file()})
    assert seen[0] == seen[1]
