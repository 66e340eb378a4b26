"""Versions that were sent: numbers stay, changes are listed, and a folder of papers can be compared with the table."""

import json
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SMALLEST, git, replace, tafel, tafel_process
from full_packs import pack_of

from tafel_cli.pack.changes import IN_MINUTES, IN_SECTIONS, nazending
from tafel_cli.pack.rows import MinutesBlock, MinutesSection, Stukdeel
from tafel_cli.register.loading import read
from tafel_cli.register.numbers import point_numbers
from tafel_cli.source import State
from tafel_cli.source.worktree import WorkTree
from tafel_cli.value_class import with_changes
from tafel_cli.writing.papers import meeting_papers
from tafel_cli.writing.papers.bundle import write_papers
from tafel_cli.writing.papers.manifest import Options

MEETING = "data/bijeenkomsten/2026-01-15.md"
PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
MINUTES = "data/verslagen/2025-12-04.md"
FOLDER = "uitvoer/2026-01-15/deelnemers"
NEW = "data/agenda/2026-01-06-gemeente-bankje.md"


def page(table: Path) -> str:
    """Return the words of the pack's page."""
    html = (table / FOLDER / "vergaderstukken-2026-01-15.html").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.split("</style>", 1)[1]))


def ok(table: Path, *arguments: str) -> str:
    """Run a command that must succeed; return what it says."""
    done = tafel(table, *arguments)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return done.stdout


def commit(table: Path) -> str:
    """Record everything; return the version."""
    git(table, "add", "-A")
    git(table, "commit", "-qm", "Versie")
    return git(table, "rev-parse", "HEAD")


def add_bench(table: Path, *, first: bool) -> None:
    """Put a second item on the agenda, before or after the first."""
    text = (table / PLEIN).read_text(encoding="utf-8")
    (table / NEW).write_text(re.sub(r"^titel: .*$", "titel: Een bankje", text, flags=re.MULTILINE), encoding="utf-8")
    bench, square = "  - 2026-01-06-gemeente-bankje\n", "  - 2026-01-05-gemeente-plein\n"
    replace(table / MEETING, square, bench + square if first else square + bench)


@pytest.fixture
def sent(table: Path) -> Path:
    """Give a table whose pack was sent, and that recorded it."""
    ok(table, "agenda", "send")
    commit(table)
    return table


@pytest.mark.parametrize(
    ("ids", "sent", "numbers"),
    [
        ("abc", {}, ["1", "2", "3"]),
        ("abxc", {"a": "1", "b": "2", "c": "3"}, ["1", "2", "2a", "3"]),
        ("axbyc", {"a": "1", "b": "2", "c": "3"}, ["1", "1a", "2", "2a", "3"]),
        ("xa", {"a": "1"}, ["0a", "1"]),
        ("cba", {"a": "1", "b": "2", "c": "3"}, ["3", "2", "1"]),
        ("axc", {"a": "1", "b": "2", "c": "3"}, ["1", "1a", "3"]),
        ("axyb", {"a": "1", "x": "1a", "b": "2"}, ["1", "1a", "1b", "2"]),
        ("ayxb", {"a": "1", "x": "1a", "b": "2"}, ["1", "1b", "1a", "2"]),
    ],
)
def test_numbers(ids: str, sent: dict[str, str], numbers: list[str]) -> None:
    """A number that was sent stays with its point, and nobody else ever gets it; an addition gets a letter."""
    assert list(point_numbers(ids, sent)) == numbers


def test_many_additions() -> None:
    """Also the twenty-seventh addition at one place gets a number of its own."""
    given = point_numbers(["a", *[f"x{count}" for count in range(30)]], {"a": "4"})
    assert given[1] == "4a"
    assert given[26:28] == ("4z", "4za")
    assert len(set(given)) == 31


@pytest.mark.parametrize("agenda", ["[]", "[pauze]"])
@pytest.mark.parametrize("standing", [True, False])
def test_nothing_to_send(table: Path, agenda: str, *, standing: bool) -> None:
    """Papers without any item are not sent, whatever stands on every agenda: wrong use, and nothing is noted."""
    if standing:
        punt = "  - id: opening\n    titel: Opening\n    soort: opening\n    duur: 5\n    plaats: begin\n"
        replace(table / "data/tafel.md", "themas:\n", f"vaste_punten:\n{punt}themas:\n")
    replace(table / MEETING, "agenda:\n  - 2026-01-05-gemeente-plein\n", f"agenda: {agenda}\n")
    commit(table)
    done = tafel(table, "agenda", "send")
    assert (done.returncode, done.stdout) == (2, "")
    assert "er is niets om te versturen" in done.stderr
    assert "verzonden" not in (table / MEETING).read_text(encoding="utf-8")


def test_send(table: Path) -> None:
    """Sending writes one archive and one entry in the meeting's file, and nothing else changes."""
    version = git(table, "rev-parse", "HEAD")
    before = (table / MEETING).read_text(encoding="utf-8")
    said = ok(table, "agenda", "send")
    assert "uitvoer/2026-01-15/2026-01-15-deelnemers.zip" in said
    after = (table / MEETING).read_text(encoding="utf-8")
    assert after.count("verzonden:") == 1
    assert f"    versie: {version}\n" in after
    assert re.sub(r"verzonden:\n  - op: .*\n    versie: .*\n", "", after) == before
    assert git(table, "status", "--porcelain") == f"M {MEETING}"
    with zipfile.ZipFile(table / "uitvoer/2026-01-15/2026-01-15-deelnemers.zip") as archive:
        names = {name.removeprefix("vergaderstukken-2026-01-15/") for name in archive.namelist()}
        folder = table / FOLDER
        assert names == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for name in names:
            assert archive.read(f"vergaderstukken-2026-01-15/{name}") == (folder / name).read_bytes()


@pytest.mark.parametrize(
    ("recorded", "shown"),
    [
        ("2026-01-08T16:30:44+01:00", (2026, 1, 8, 16, 30, 44)),
        ("1975-06-01T12:00:00+00:00", (1980, 6, 1, 12, 0, 0)),
    ],
)
def test_the_files_in_the_archive_have_the_day_of_the_version(
    table: Path, recorded: str, shown: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file in the archive bears the time of the recorded version, as far as a zip can hold it."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", recorded)
    git(table, "commit", "--amend", "-q", "--no-edit")
    ok(table, "agenda", "send")
    with zipfile.ZipFile(table / "uitvoer/2026-01-15/2026-01-15-deelnemers.zip") as archive:
        assert {each.date_time for each in archive.infolist()} == {shown}


def test_send_twice(table: Path) -> None:
    """Sending the same version again makes the same archive, byte for byte, and notes nothing twice."""
    ok(table, "agenda", "send")
    archive = table / "uitvoer/2026-01-15/2026-01-15-deelnemers.zip"
    first, noted = archive.read_bytes(), (table / MEETING).read_bytes()
    git(table, "stash", "-q")
    archive.unlink()
    ok(table, "agenda", "send")
    assert archive.read_bytes() == first
    commit(table)
    assert (table / MEETING).read_bytes() == noted


def test_an_archive_that_somebody_changed_stays(table: Path) -> None:
    """An archive in which somebody put or changed a file is not replaced, and the sentence names what stands there."""
    ok(table, "agenda", "send")
    archive = table / "uitvoer/2026-01-15/2026-01-15-deelnemers.zip"
    ours = archive.read_bytes()
    with zipfile.ZipFile(archive) as found:
        manifest = next(name for name in found.namelist() if name.endswith("manifest.json"))
        paper = next(name for name in found.namelist() if name.endswith(".html"))
        texts = {name: found.read(name) for name in found.namelist()}
    commit(table)
    for changes in (
        {"toelichting.txt": b"eigen"},
        {f"{Path(paper).parent}/eigen.txt": b"x"},
        {paper: b"x"},
        {manifest: b"{}"},
    ):
        with zipfile.ZipFile(archive, "w") as made:
            for name, data in {**texts, **changes}.items():
                made.writestr(name, data)
        before = archive.read_bytes()
        done = tafel(table, "agenda", "send")
        assert (done.returncode, archive.read_bytes()) == (3, before), changes
        assert "schreef tafel niet zo" in done.stderr
        assert manifest in changes or next(iter(changes)) in done.stderr
    archive.write_bytes(ours)
    assert "Klaar om te mailen" in ok(table, "agenda", "send")


def test_send_windows_lines(table: Path) -> None:
    """A file that was recorded with the line endings of Windows is recorded; what is sent of it is found again."""
    (table / PLEIN).write_bytes((table / PLEIN).read_bytes().replace(b"\n", b"\r\n"))
    git(table, "config", "core.autocrlf", "false")
    commit(table)
    assert "Klaar om te mailen" in ok(table, "agenda", "send")
    assert "Gelijk" in ok(table, "agenda", "verify", FOLDER)


def test_send_refused(table: Path) -> None:
    """What is not recorded, or has an error in it, is not sent: the meeting's file stays, and the sentence says why."""
    replace(table / PLEIN, "Bewoners", "Alle bewoners")
    done = tafel(table, "agenda", "send")
    assert done.returncode == 3
    assert "Leg eerst alles vast" in done.stderr
    replace(table / PLEIN, "doel: ", "doel: on")
    commit(table)
    done = tafel(table, "agenda", "send")
    assert done.returncode == 1
    assert "niet gemaakt" in done.stdout
    assert "verzonden" not in (table / MEETING).read_text(encoding="utf-8")
    assert not (table / "uitvoer/2026-01-15/2026-01-15-deelnemers.zip").exists()


def pack(table: Path) -> dict[str, Any]:
    """Return the participants' pack as data."""
    source = WorkTree(table)
    options = Options(concept=True, formats=("html",))
    return meeting_papers.make_packs(source, read(source), "2026-01-15", options).contents[0].about.as_data()


def rows(table: Path) -> list[tuple[str, str]]:
    """Return number and title of each row of the agenda."""
    return [(row["nr"], row["titel"]) for row in pack(table)["agenda"]["regels"]]


def changes(table: Path) -> list[dict[str, Any]]:
    """Return what the pack says of changes."""
    told = pack(table)["nazending"]
    return [{key: change[key] for key in ("titel", "wat", "details")} for change in told["wijzigingen"]] if told else []


@pytest.mark.parametrize("first", [True, False])
def test_late_addition(sent: Path, first: bool) -> None:  # noqa: FBT001  (a case)
    """An item that comes after sending gets a number with a letter, and every other number stays, also in print."""
    before = rows(sent)
    square = next(int(nr) for nr, titel in before if titel == "Hoe gebruiken we het plein?")
    add_bench(sent, first=first)
    after = rows(sent)
    assert [row for row in after if row in before] == before
    assert [row for row in after if row not in before] == [(f"{square - first}a", "Een bankje")]
    ok(sent, "agenda", "build")
    assert f"{square - first}a. Een bankje" in page(sent)


def attach(table: Path, *names: str) -> None:
    """Let the item of the planned meeting, which is public, name files; a closed item names those with `dicht` too."""
    text = re.sub(r"bijlagen:\n(  .*\n)+", "", (table / PLEIN).read_text(encoding="utf-8"))
    for name in names:
        (table / "data/bijlagen" / name).write_text(name, encoding="utf-8")

    def naming(named: list[str]) -> str:
        rows = "".join(f"  - bestand: {name}\n    titel: Over {name}\n" for name in named)
        return text.replace("openbaarheid:", f"bijlagen:\n{rows}openbaarheid:")

    closed = naming([name for name in names if "dicht" in name])
    (table / NEW).write_text(closed.replace("openbaarheid: openbaar", "openbaarheid: besloten"), encoding="utf-8")
    (table / PLEIN).write_text(naming([*names]), encoding="utf-8")


def attached(table: Path, audience: str) -> list[str]:
    """Return the names of the attachments in an audience's folder; what is built is also as its version makes it."""
    folder = f"uitvoer/2026-01-15/{audience}"
    ok(table, "agenda", "build", "--audience", audience, "--format", "html", "--format", "json")
    assert "Gelijk" in ok(table, "agenda", "verify", folder)
    names = [path.name for path in sorted((table / folder / "bijlagen").iterdir())]
    data = json.loads(next((table / folder).glob("*-2026-01-15.json")).read_bytes())
    assert [f"{each['nr']}-{each['naam']}" for each in data["bijlagen"]] == names
    assert [each["nr"] for each in data["bijlagen"]] == data["bladen"][0]["regel"]["bijlagen"]
    html = next((table / folder).glob("*-2026-01-15.html")).read_text(encoding="utf-8")
    assert set(re.findall(r'href="bijlagen/([^"]+)"', html)) == {*names}
    return names


def test_numbers_of_attachments(table: Path) -> None:
    """All audiences see the same numbers, also of what was added to what was sent; the public sees no gap in them."""
    attach(table, "dicht.txt", "open.txt")
    commit(table)
    everything = ["B1.1-open.txt", "B1.2-dicht.txt"]
    assert attached(table, "deelnemers") == attached(table, "voorzitter") == everything
    assert attached(table, "openbaar") == everything[:1]
    ok(table, "agenda", "send")
    commit(table)
    attach(table, "dicht-erbij.txt", "dicht.txt", "open.txt", "erbij.txt", "ook.txt")
    commit(table)
    more = ["B1.1-open.txt", "B1.1a-erbij.txt", "B1.1b-ook.txt", "B1.2-dicht.txt", "B1.3-dicht-erbij.txt"]
    assert attached(table, "deelnemers") == attached(table, "voorzitter") == more
    assert attached(table, "openbaar") == more[:3]


def test_a_number_that_was_sent_with_another_item(table: Path) -> None:
    """An attachment that moves to another item keeps the number that was sent, and takes none of that item."""
    attach(table, "oud.txt", "blijft.txt")
    commit(table)
    ok(table, "agenda", "send")
    add_bench(table, first=True)
    attach(table, "blijft.txt")
    text = (table / PLEIN).read_text(encoding="utf-8").replace("bestand: blijft", "bestand: oud")
    more = "  - bestand: nieuw.txt\n    titel: Iets\nopenbaarheid:"
    (table / NEW).write_text(text.replace("openbaarheid:", more), encoding="utf-8")
    (table / "data/bijlagen/nieuw.txt").write_text("nieuw", encoding="utf-8")
    assert {each["naam"]: each["nr"] for each in pack(table)["bijlagen"]} == {
        "oud.txt": "B1.1",
        "blijft.txt": "B1.2",
        "nieuw.txt": "B0a.1",
    }


def test_changes_since_sending(sent: Path) -> None:
    """The pack tells item by item what is new, changed or withdrawn since it was sent, and else nothing."""
    assert changes(sent) == []
    replace(sent / PLEIN, "Bewoners", "Alle bewoners")
    replace(sent / PLEIN, "duur: 20", "duur: 25")
    replace(sent / PLEIN, "Herkent u", "Kent u")
    said = [
        "De duur was: 20 minuten, is nu: 25 minuten.",
        "1.1 was: “Herkent u dit beeld van het plein?”, is nu: “Kent u dit beeld van het plein?”.",
        "De tekst is anders.",
    ]
    assert changes(sent) == [{"titel": "Hoe gebruiken we het plein?", "wat": "gewijzigd", "details": said}]
    add_bench(sent, first=False)
    assert [change["wat"] for change in changes(sent)] == ["gewijzigd", "nieuw"]
    replace(sent / MEETING, "  - 2026-01-05-gemeente-plein\n", "")
    assert [change["wat"] for change in changes(sent)] == ["nieuw", "ingetrokken"]
    replace(sent / MEETING, "locatie: dorpshuis", "locatie: gymzaal")
    assert changes(sent)[0] == {
        "titel": "De bijeenkomst",
        "wat": "gewijzigd",
        "details": ["De plaats was: dorpshuis, is nu: gymzaal."],
    }


def test_each_change_says_old_and_new(sent: Path) -> None:
    """Of each change the pack tells what it was and what it is now, of a question by its number."""
    for old, new in (
        ("titel: Hoe gebruiken we het plein?", "titel: Wat doen we met het plein?"),
        ("indiener: gemeente", "indiener: huurders"),
        ("  - Herkent u dit beeld van het plein?", "  - Kent u dit plein?\n  - Wat mist u?"),
    ):
        replace(sent / PLEIN, old, new)
    replace(sent / MEETING, "aanvang: 15:00", "aanvang: 15:30")
    meeting, item = changes(sent)
    assert meeting["details"] == ["De tijd was: 15.00 tot 16.00 uur, is nu: 15.30 tot 16.00 uur."]
    assert item["details"] == [
        "De titel was: “Hoe gebruiken we het plein?”, is nu: “Wat doen we met het plein?”.",
        "De indiener was: Gemeente Voorbeelddorp, is nu: Huurders Voorbeelddorp.",
        "1.1 was: “Herkent u dit beeld van het plein?”, is nu: “Kent u dit plein?”.",
        "1.2 is nieuw: “Wat mist u?”.",
    ]


def test_a_text_that_was_still_to_come(table: Path) -> None:
    """Of an item whose text was still to come it is said that it is there, and not that it differs as well."""
    replace(table / PLEIN, "status: ingediend", "status: concept")
    commit(table)
    ok(table, "agenda", "send")
    commit(table)
    replace(table / PLEIN, "status: concept", "status: ingediend")
    replace(table / PLEIN, "Bewoners", "Alle bewoners")
    assert [change["details"] for change in changes(table)] == [["Het stuk is er nu."]]


def test_what_changed_in_the_minutes(sent: Path) -> None:
    """Of minutes that differ the pack tells what does: the text, who was there, or that they are adopted."""
    title = "Verslag van 4 december 2025"
    replace(sent / MINUTES, "missen een plek", "willen een plek")
    assert changes(sent) == [{"titel": title, "wat": "gewijzigd", "details": ["De tekst is anders."]}]
    replace(sent / MINUTES, "functie: projectleider", "functie: wethouder")
    assert changes(sent)[0]["details"] == ["Wie er was, is anders.", "De tekst is anders."]
    replace(sent / MINUTES, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-10")
    assert changes(sent)[0]["details"][0] == "Het verslag is nu vastgesteld."


def test_each_part_of_minutes_has_words() -> None:
    """Whatever differs in minutes, there is a sentence for it: no key is forgotten."""
    told = {key for keys in (*IN_MINUTES.values(), *IN_SECTIONS.values()) for key in keys}
    assert {*MinutesBlock.__match_args__} - told == {"datum", "vastgesteld", "secties"}
    assert {*MinutesSection.__match_args__} - told == {"nr"}


def test_minutes_of_another_meeting_are_new() -> None:
    """Minutes of a later meeting than those in the pack that was sent are new, and not a change of those."""
    pack = pack_of(ROOT, "2026-12-03")
    assert pack.verslag
    other = with_changes(pack, verslag=with_changes(pack.verslag, datum=date(2026, 1, 8)))
    told = nazending(other, pack, None)
    assert told
    assert [(row.wat, row.details, row.deel) for row in told.wijzigingen] == [("nieuw", (), Stukdeel.VERSLAG)]


def test_unknown_version(sent: Path) -> None:
    """When the version that was sent is not here, nothing is guessed: the command stops and says what to do."""
    replace(sent / MEETING, "    versie: ", "    versie: 0")
    done = tafel(sent, "agenda", "build")
    assert done.returncode == 3
    assert "bestaat hier niet" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("moved", [False, True])
@pytest.mark.parametrize("command", ["build", "send"])
def test_a_meeting_that_was_sent_and_renamed(sent: Path, moved: bool, command: str) -> None:  # noqa: FBT001  (a case)
    """A meeting that was sent under another name gets no papers, with the name to give back."""
    (sent / MEETING).rename(sent / "data/bijeenkomsten/2026-01-22.md")
    if moved:
        replace(sent / "data/bijeenkomsten/2026-01-22.md", "datum: 2026-01-15", "datum: 2026-01-22")
    commit(sent)
    done = tafel(sent, "agenda", command)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Heette het bestand toen `2026-01-15.md`? Geef het dan die naam terug" in done.stderr


def test_shallow(sent: Path) -> None:
    """Where old versions were left behind, the message says how to get them."""
    shallow = sent.parent / "ondiep"
    git(sent.parent, "clone", "-q", "--depth", "1", f"file://{sent}", str(shallow))
    done = tafel(shallow, "agenda", "build")
    assert done.returncode == 3
    assert "git fetch --unshallow" in done.stderr


def test_since_unrecorded(table: Path) -> None:
    """A folder that was made of unrecorded changes cannot be compared with: no version holds what is in it."""
    replace(table / PLEIN, "Bewoners", "Alle bewoners")
    ok(table, "agenda", "build")
    done = tafel(table, "agenda", "build", "--since", FOLDER)
    assert done.returncode == 3
    assert "niet waren vastgelegd" in done.stderr


def test_since(table: Path) -> None:
    """`--since` compares with a version that is named, or with a folder that was made before."""
    ok(table, "agenda", "build")
    old = shutil.copytree(table / FOLDER, table.parent / "eerder")
    replace(table / PLEIN, "Bewoners", "Alle bewoners")
    for since in ("HEAD", str(old)):
        ok(table, "agenda", "build", "--since", since)
        manifest = json.loads((table / FOLDER / "manifest.json").read_bytes())
        assert manifest["opties"]["sinds"] == git(table, "rev-parse", "HEAD")


def test_verify(table: Path) -> None:
    """A pack that was built elsewhere is identical to what a clone makes of its version, whatever came later."""
    ok(table, "agenda", "build")
    clone = table.parent / "kloon"
    git(table.parent, "clone", "-q", str(table), str(clone))
    replace(clone / PLEIN, "Bewoners", "Alle bewoners")
    commit(clone)
    assert ok(clone, "agenda", "verify", str(table / FOLDER)).startswith("Gelijk: alle ")


NO_TEMPLATES = '  "sjablonen": [],\n'
A_TEMPLATE = '  "sjablonen": [\n    {\n      "naam": "vergaderstukken.css",\n      "sha256": "ab"\n    }\n  ],\n'


def as_before(table: Path, said: str) -> None:
    """Give the manifest of a pack the key about templates, as manifests from before November 2026 have it."""
    replace(table / FOLDER / "manifest.json", '  "programma": ', f'{said}  "programma": ')


def test_verify_what_an_older_version_made(table: Path) -> None:
    """Papers whose manifest still says that no template was the table's own are identical all the same."""
    ok(table, "agenda", "build")
    as_before(table, NO_TEMPLATES)
    assert "Gelijk" in ok(table, "agenda", "verify", FOLDER)
    replace(table / FOLDER / "manifest.json", '"bewerkt": false', '"bewerkt":  false')
    assert tafel(table, "agenda", "verify", FOLDER).returncode == 1


def test_verify_what_a_template_made(table: Path) -> None:
    """Papers that an older version made with a template of the table's own cannot be judged: exit 3, and why."""
    ok(table, "agenda", "build")
    as_before(table, A_TEMPLATE)
    replace(table / FOLDER / "vergaderstukken-2026-01-15.html", "Wat vragen we van u?", "Onze vragen")
    done = tafel(table, "agenda", "verify", FOLDER)
    assert done.returncode == 3
    assert "De stukken zijn gemaakt met een eigen sjabloon van de tafel, en dat kan niet meer." in done.stdout
    assert "Niet gelijk" in done.stdout


def renamed(folder: Path) -> None:
    """Give the files of a folder of papers the names that they had until November 2026."""
    manifest = folder / "manifest.json"
    for path in folder.glob("vergaderstukken-*"):
        replace(manifest, path.name, f"vergaderstukken{path.suffix}")
        path.rename(folder / f"vergaderstukken{path.suffix}")


def test_verify_papers_with_the_old_names(table: Path) -> None:
    """Papers that bear the names of an older version cannot be judged by these programs: exit 3, and why."""
    ok(table, "agenda", "build")
    renamed(table / FOLDER)
    done = tafel(table, "agenda", "verify", FOLDER)
    assert done.returncode == 3
    said = " ".join(done.stdout.split())
    assert "De stukken zijn gemaakt met een oudere tafel, die de bestanden een andere naam gaf." in said
    assert "Niet gelijk" in said


def test_replaces_papers_with_the_old_names(table: Path) -> None:
    """A folder with the old names is known as ours: its files go, and those with the new names take their place."""
    ok(table, "agenda", "build")
    names = {path.name for path in (table / FOLDER).iterdir()}
    renamed(table / FOLDER)
    assert names != {path.name for path in (table / FOLDER).iterdir()}
    ok(table, "agenda", "build")
    assert names == {path.name for path in (table / FOLDER).iterdir()}


@pytest.mark.parametrize("said", [NO_TEMPLATES, A_TEMPLATE])
def test_replaces_what_an_older_version_made(table: Path, said: str) -> None:
    """A folder with a manifest of an older version is known as ours: compared with, built over and sent over."""
    for command in (("build", "--since", FOLDER), ("build",), ("send",)):
        ok(table, "agenda", "build")
        as_before(table, said)
        ok(table, "agenda", *command)
        assert "sjablonen" not in (table / FOLDER / "manifest.json").read_text(encoding="utf-8")


def test_verify_names_the_first_difference(table: Path) -> None:
    """After one byte of data changed, the difference is named by file, line and words, also against another version."""
    ok(table, "agenda", "build")
    replace(table / PLEIN, "Bewoners", "bewoners")
    commit(table)
    done = tafel(table, "agenda", "verify", FOLDER, "--ref", "HEAD")
    assert done.returncode == 1
    assert "`vergaderstukken-2026-01-15.html` is anders: regel " in done.stdout
    assert "Bewoners" in done.stdout
    assert "bewoners" in done.stdout
    assert "Gelijk" in ok(table, "agenda", "verify", FOLDER)


@pytest.mark.parametrize("harm", ["a byte", "a file less", "a file more", "the manifest", "a link"])
def test_verify_sees_harm(table: Path, harm: str) -> None:
    """A folder in which anything was changed, added or taken away is not identical."""
    ok(table, "agenda", "build")
    html = table / FOLDER / "vergaderstukken-2026-01-15.html"
    match harm:
        case "a byte":
            html.write_bytes(html.read_bytes().replace(b"Agenda", b"agenda", 1))
        case "a file less":
            html.unlink()
        case "a file more":
            (table / FOLDER / "extra.txt").touch()
        case "the manifest":
            replace(table / FOLDER / "manifest.json", '"bewerkt": false', '"bewerkt":  false')
        case _:
            other = table.parent / "elders.html"
            html.rename(other)
            html.symlink_to(other)
    done = tafel(table, "agenda", "verify", FOLDER)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Niet gelijk" in done.stdout


def test_verify_asks_git_for_the_day(table: Path) -> None:
    """Papers that say they are of another day than their version are not identical, however well they fit together."""
    source = WorkTree(table)
    state = State(source.state().commit, "2020-02-02T12:00:00+00:00", edited=False)
    bundle = meeting_papers.make_packs(source, read(source), "2026-01-15", Options(state=state))
    write_papers(bundle, [table / FOLDER], hide=False)
    done = tafel(table, "agenda", "verify", FOLDER)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Niet gelijk" in done.stdout


def test_verify_names_a_byte(table: Path) -> None:
    """In a file that is no text the difference is a byte, written as people write a number."""
    ok(table, "agenda", "build", "--format", "pdf")
    pdf = table / FOLDER / "vergaderstukken-2026-01-15.pdf"
    for at, said in ((5, "vanaf byte 6 (SHA-256 "), (1_233, "vanaf byte 1.234 (SHA-256 ")):
        data = pdf.read_bytes()
        pdf.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        done = tafel(table, "agenda", "verify", FOLDER)
        assert said in done.stdout
        assert "…, opnieuw gemaakt " in done.stdout
        pdf.write_bytes(data)


def test_verify_other_meeting(table: Path) -> None:
    """Papers of a meeting that their version does not know are not identical, and that is why."""
    ok(table, "agenda", "build")
    replace(table / FOLDER / "manifest.json", '"bijeenkomst": "2026-01-15"', '"bijeenkomst": "2026-01-16"')
    done = tafel(table, "agenda", "verify", FOLDER)
    assert done.returncode == 1
    assert "de bijeenkomst `2026-01-16` staat er niet in" in done.stdout


def test_verify_other_program(table: Path) -> None:
    """Papers that another version of a program made cannot be judged: exit 3, with both versions and the difference."""
    ok(table, "agenda", "build")
    manifest = table / FOLDER / "manifest.json"
    told = json.loads(manifest.read_bytes())
    told["programma"]["jinja2"] = "1.0"
    manifest.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    done = tafel(table, "agenda", "verify", FOLDER)
    assert done.returncode == 3
    assert "jinja2 1.0, hier" in done.stdout


def test_verify_unrecorded(table: Path) -> None:
    """Papers of a folder with changes that were never recorded cannot be judged: exit 3, with the difference."""
    replace(table / PLEIN, "Bewoners", "Alle bewoners")
    ok(table, "agenda", "build")
    done = tafel(table, "agenda", "verify", FOLDER)
    assert done.returncode == 3
    assert "niet waren vastgelegd" in done.stdout
    assert "Niet gelijk" in done.stdout


def test_verify_needs_papers(table: Path) -> None:
    """A folder that is not there, holds no manifest, or holds another's is wrong use, with what to name instead."""
    (table / "leeg").mkdir()
    (table / "vreemd").mkdir()
    ok(table, "agenda", "build")
    good = (table / FOLDER / "manifest.json").read_text(encoding="utf-8")
    version = git(table, "rev-parse", "HEAD")
    bad = [good.replace(version, said) for said in ("HEAD", "--help", "", version[:10])]
    bad += [re.sub(r'"tijd": "[^"]*"', '"tijd": "gisteren"', good)]
    bad += [re.sub(rf'"{key}": "[^"]*"', f'"{key}": 3', good) for key in ("bijeenkomst", "naam", "sha256")]
    assert good not in bad
    for content in ("[]", '{"versie": 1}', "[" * 100_000, '{"versie": 1, "opties": 3}', *bad):
        (table / "vreemd/manifest.json").write_text(content, encoding="utf-8")
        assert tafel(table, "agenda", "verify", "vreemd").returncode == 2
    for name in ("nergens", "leeg"):
        done = tafel(table, "agenda", "verify", name)
        assert done.returncode == 2, done.stderr
        assert name in done.stderr


@pytest.mark.parametrize("how", ["no files", "bare"])
def test_no_work_tree(table: Path, how: str) -> None:
    """With `--ref` everything works without any file of the table on disk, and the bytes are the same."""
    ok(table, "agenda", "build", "--output", str(table.parent / "gewoon"))
    bare = table.parent / "kaal"
    git(table.parent, "clone", "-q", "--bare" if how == "bare" else "--no-checkout", str(table), str(bare))
    out = table.parent / "uit"
    ok(bare, "agenda", "build", "--ref", "HEAD", "--output", str(out))
    files = [path for path in (table.parent / "gewoon").rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert (out / path.relative_to(table.parent / "gewoon")).read_bytes() == path.read_bytes()
    for arguments in (["agenda", "list"], ["check"], ["bijeenkomsten", "list"]):
        assert ok(bare, *arguments, "--ref", "HEAD") == ok(table, *arguments, "--ref", "HEAD")
    assert "Gelijk" in ok(bare, "agenda", "verify", str(out / "2026-01-15/deelnemers"))
    done = tafel(bare, "agenda", "build", "--ref", "HEAD")
    assert done.returncode == 2
    assert "--output" in done.stderr


def test_no_work_tree_below(tmp_path: Path) -> None:
    """A table in a subfolder is found in the version too, from any folder below it that exists."""
    shutil.copytree(SMALLEST, tmp_path / "repo/stukken/tafel")
    git(tmp_path / "repo", "init", "-q")
    commit(tmp_path / "repo")
    shutil.rmtree(tmp_path / "repo/stukken/tafel/data")
    listed = ok(tmp_path / "repo/stukken/tafel", "agenda", "list", "--ref", "HEAD")
    assert "plein" in listed
    assert list((tmp_path / "repo/stukken/tafel").iterdir()) == []


def test_only_what_is_to_come_is_sent(table: Path) -> None:
    """Of a meeting that was held, nothing is sent any more: its file stays as it was."""
    before = (table / "data/bijeenkomsten/2025-12-04.md").read_bytes()
    done = tafel(table, "agenda", "send", "2025-12-04")
    assert (done.returncode, done.stdout) == (2, "")
    assert "De bijeenkomst `2025-12-04` is al geweest" in done.stderr
    assert (table / "data/bijeenkomsten/2025-12-04.md").read_bytes() == before


def test_since_nothing(table: Path) -> None:
    """`--since` with nothing in it, as from a variable that is empty, gives no papers; it is no folder."""
    done = tafel(table, "agenda", "build", "--since", "")
    assert done.returncode == 3
    assert "Bij `--since` staat niets." in done.stderr


def test_unreadable_meeting(table: Path) -> None:
    """A meeting with a mistake in its file is not called absent: the file is named."""
    replace(table / MEETING, "status: gepland", "status: geplant")
    for command in ("build", "plan", "send"):
        done = tafel(table, "agenda", command)
        assert done.returncode == 1, command
        assert MEETING in done.stderr
        assert "tafel check" in done.stderr


def test_open_is_explicit(table: Path) -> None:
    """`--open` asks the system to show the page; where it cannot, one line says so, and the pack is there."""
    tools = table.parent / "tools"
    tools.mkdir()
    (tools / "git").symlink_to(shutil.which("git") or "")
    done = tafel_process(table, "agenda", "build", "--open", PATH=str(tools))
    assert done.returncode == 0
    assert "Open het bestand zelf." in done.stderr
    assert (table / FOLDER / "vergaderstukken-2026-01-15.html").is_file()


def test_this_repository_verifies(tmp_path: Path) -> None:
    """The pack of the example table in another folder is what its version says."""
    clone = tmp_path / "kloon"
    git(tmp_path, "clone", "-q", "--no-hardlinks", str(ROOT), str(clone))
    ok(clone, "agenda", "build", "2026-12-03", "--output", str(tmp_path / "elders"))
    assert "Gelijk" in ok(clone, "agenda", "verify", str(tmp_path / "elders/2026-12-03/deelnemers"))
