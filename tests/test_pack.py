"""The meeting pack: its contents, when it is refused, the same bytes everywhere, and never half written."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT, Record, example_table, replace, tafel
from packs import FOLDER, assert_whole, build, contents, page, words

from tafel_cli.pack.audience import Doelgroep

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
MEETING = "data/bijeenkomsten/2026-01-15.md"


@pytest.mark.parametrize("kind", ["names of ours", "a waiting pipe", "a link", "a file"])
def test_a_folder_of_templates_is_nobodys_business(kind: str, table: Path) -> None:
    """A `templates` beside `data/`, of whatever kind, changes no check, no output and no pack."""
    before = (tafel(table, "check").stdout, build(table).stdout, contents(table / FOLDER))
    place = table / "templates"
    match kind:
        case "names of ours":
            place.mkdir()
            for name in ("vergaderstukken.html.j2", "vergaderstukken.css", "draaiboek.html.j2", "main.typ"):
                (place / name).write_text("{{ kop.tafel.upper() }}", encoding="utf-8")
        case "a waiting pipe":
            place.mkdir()
            os.mkfifo(place / "vergaderstukken.html.j2")
        case "a link":
            place.symlink_to("/etc")
        case _:
            place.touch()
    assert (tafel(table, "check").stdout, build(table).stdout, contents(table / FOLDER)) == before


def test_written_round_on_the_screen(table: Path) -> None:
    """For a written round the screen shows no times and no time left."""
    replace(table / MEETING, "status: gepland", "status: gepland\nvorm: schriftelijk")
    said = build(table).stdout
    assert "Hoe gebruiken we het plein?" in said
    assert not re.search(r"\d\d\.\d\d|de tijd|over\.|te lang", said)


def test_this_repository(tmp_path: Path) -> None:
    """The pack of the example table numbers its points, fits its time, and calls exactly one item late."""
    done = tafel(example_table(), "agenda", "build", "2026-12-03", "--output", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    html = (tmp_path / "2026-12-03/deelnemers/vergaderstukken-2026-12-03.html").read_text(encoding="utf-8")
    text = words(html)
    assert "De agenda past precies in de tijd: 120 minuten." in text
    assert re.findall(r'<b class="number">([\d.]+)</b>', html.split('id="agenda"', 1)[0]) == [
        *("4.1", "5.1", "5.2"), *("6.1", "6.2", "7.1", "7.2", "8.1", "8.2")
    ]  # fmt: skip
    assert text.count("te laat ingediend") == 1
    assert "Voorbeeldhuurders De Hofjes, ledenraad: bekrachtigd op 19 november 2026" in text
    assert "Gemeente Leiden, college van B en W: nog niet bekend, verwacht uiterlijk 3 december 2026" in text
    assert "geen besluit volgens de Algemene wet bestuursrecht" in text
    assert_whole(tmp_path / "2026-12-03/deelnemers")


def test_links_between_papers(table: Path) -> None:
    """A link to an item or an attachment leads there when it is in the pack; of another only the words are left."""
    to = {"dit punt": Path(PLEIN).name, "een ander": "2025-11-20-gemeente-speelplek.md"}
    told = "".join(f"[{said}](../agenda/{name}), " for said, name in to.items()) + "[plaat](../bijlagen/b.txt)"
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: b.txt\n    titel: Plaat\nopenbaarheid:")
    (table / "data/bijlagen").mkdir(exist_ok=True)
    (table / "data/bijlagen/b.txt").write_text("Tekst.", encoding="utf-8")
    replace(table / PLEIN, "aan het plein woont.", f"aan het plein woont: {told}.")
    assert build(table, "--concept").returncode == 0
    shown = re.search(r"aan het plein woont: (.*?)\.</p>", page(table))
    assert shown
    attached = '<a href="bijlagen/B1.1-b.txt">plaat</a><span class="on-paper"> (bijlage B1.1)</span>'
    assert shown[1] == f'<a href="#punt-1">dit punt</a>, een ander, {attached}'


def test_self_contained(table: Path) -> None:
    """The page runs no script and fetches nothing; its links lead to addresses, to itself and to files beside it."""
    build(table)
    html = page(table)
    assert "<script" not in html
    assert "@import" not in html
    assert "url(" not in html
    assert not re.search(r'src="(?!data:image/(png|jpeg);base64,)', html)
    ids = set(re.findall(r' id="([^"]+)"', html))
    links = re.findall(r'href="([^"]*)"', html)
    assert links
    for href in links:
        local = href.startswith("#") and href[1:] in ids
        assert local or re.match("https?:|mailto:|tel:", href) or (table / FOLDER / href).is_file(), href


def test_headings_in_order(table: Path) -> None:
    """There is one main heading and no level is skipped, whatever levels a text uses."""
    with (table / PLEIN).open("a", encoding="utf-8") as file:
        file.write("\n# Te hoog\n\n##### Te diep\n\n> ## In een citaat\n")
    build(table)
    levels = [int(level) for level in re.findall(r"<h([1-6])", page(table))]
    assert levels.count(1) == 1
    assert max(levels) > 2
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_hostile_text_stays_text(table: Path) -> None:
    """Nothing in a text becomes markup, a request or a link to somewhere that was not listed."""
    with (table / PLEIN).open("a", encoding="utf-8") as file:
        file.write(
            "\n<script>alert(1)</script> {{ 7*7 }} ![bord](https://x.example/a.png) ![](../../etc/passwd) "
            "[a](javascript:alert(1)) [b](//x.example) [c](../bijlagen/elders.pdf) [d](file:///etc/passwd)\n"
        )
    replace(table / PLEIN, "titel: ", 'titel: "<img src=x onerror=alert(1)>" #')
    build(table, "--concept")
    html = page(table)
    assert "<script" not in html
    assert "<img" not in html
    assert "{{ 7*7 }}" in html
    assert "[afbeelding: bord]" in html
    assert not re.search(r'href="(javascript|//|file|\.\.)', html)


def test_an_address_is_named_once_for_all_minutes(table: Path) -> None:
    """An address that the minutes name at their end works in every section above it."""
    path = table / "data/verslagen/2025-12-04.md"
    replace(path, "Kinderen missen een plek om te spelen.", "Kinderen missen [een plek][plek] om te spelen.")
    path.write_text(path.read_text(encoding="utf-8") + "\n## Rondvraag\n\n[plek]: https://plek.example\n")
    build(table)
    assert '<a href="https://plek.example">een plek</a>' in page(table)


def test_attachments(table: Path) -> None:
    """Attachments are numbered, listed with their hash and put beside the page; a picture stands in the text itself."""
    picture = (table / "data/bijlagen/bankje.png").read_bytes()
    (table / "data/bijlagen/foto.png").write_bytes(picture)
    (table / "data/bijlagen/nep.png").write_bytes(b"<svg onload=alert(1)>")
    named = "".join(
        f"  - bestand: {name}\n    titel: Over {name}\n" for name in ("plattegrond.pdf", "foto.png", "nep.png")
    )
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n{named}openbaarheid:")
    with (table / PLEIN).open("a", encoding="utf-8") as file:
        file.write(
            "\n![Het plein](../bijlagen/foto.png) ![Nep](../bijlagen/nep.png) [kaart](../bijlagen/plattegrond.pdf)\n"
        )
    assert "T617" in tafel(table, "agenda", "build").stdout
    build(table, "--concept")
    html = page(table)
    assert f'<img src="data:image/png;base64,{base64.b64encode(picture).decode()}" alt="Het plein">' in html
    assert "[afbeelding: Nep]" in html
    assert '<a href="bijlagen/B1.1-plattegrond.pdf">kaart</a>' in html
    assert (table / FOLDER / "bijlagen/B1.2-foto.png").read_bytes() == picture
    assert hashlib.sha256(picture).hexdigest() in html
    assert_whole(table / FOLDER)
    (table / "data/bijlagen/foto.png").unlink()
    assert tafel(table, "agenda", "build").returncode == 1
    assert "het bestand ontbreekt" in build(table, "--concept").stdout


def test_refused_with_errors(table: Path) -> None:
    """While a document of the pack has an error there is no pack: the command says which, and exits 1."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    done = tafel(table, "agenda", "build")
    assert done.returncode == 1
    assert PLEIN in done.stdout
    assert "zijn niet gemaakt" in done.stdout
    assert not (table / FOLDER).exists()


def test_concept_is_marked(table: Path) -> None:
    """`--concept` builds in spite of errors, and says CONCEPT on the page and on its title."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    assert "Er zit nog 1 fout in" in build(table, "--concept").stdout
    html = page(table)
    assert "<title>CONCEPT: " in html
    assert json.loads((table / FOLDER / "manifest.json").read_text())["opties"]["concept"] is True


def test_other_documents_do_not_block(table: Path) -> None:
    """An error in an item that is not on this agenda does not hold up the pack."""
    (table / "data/agenda/2026-01-09-gemeente-ander.md").write_text("---\ntitel: Ander\n---\n", encoding="utf-8")
    assert tafel(table, "check").returncode == 1
    build(table)


def test_late_is_judged_on_the_meeting(table: Path) -> None:
    """An item after the deadline is late, with the chair's reason; another day of judging is recorded."""
    rule = "regels:\n  - soort: inbrengtermijn\n    werkdagen: 5\n---\n"
    text = (table / "data/werkafspraken/1-voorzitter.md").read_text(encoding="utf-8")
    head, body = text.removeprefix("---\n").split("---\n", 1)
    head = head.split("regels:")[0]
    (table / "data/werkafspraken/1-voorzitter.md").write_text(f"---\n{head}{rule}{body}", encoding="utf-8")
    build(table)
    assert "te laat" not in page(table)
    replace(table / PLEIN, "ingediend_op: 2026-01-05", "ingediend_op: 2026-01-14")
    done = build(table, "--as-of", "2026-01-14")
    assert "te laat" in done.stdout
    assert "Laat u het toe?" in done.stdout
    assert "te laat ingediend" in page(table)
    assert json.loads((table / FOLDER / "manifest.json").read_text())["opties"]["peildatum"] == "2026-01-14"
    assert "beoordeeld op 14 jan 2026" in words(page(table))
    waiver = (
        "status: gepland\ntoegelaten:\n  - agendapunt: 2026-01-05-gemeente-plein\n    reden: Het kan niet wachten.\n"
    )
    replace(table / MEETING, "status: gepland\n", waiver)
    assert "maar u laat het toe. Het kan niet wachten." in build(table).stdout
    assert "De reden: Het kan niet wachten." in words(page(table))


def test_unfinished_item(table: Path) -> None:
    """An item that is still a concept gets a sheet that says the text follows."""
    replace(table / PLEIN, "status: ingediend", "status: concept")
    done = build(table)
    assert "stuk volgt" in done.stdout
    assert "Stuk volgt." in page(table)


@pytest.mark.parametrize(
    ("einde", "sentence"),
    [("15:21", "nog 1 minuut over."), ("15:20", "precies in de tijd"), ("15:18", "2 minuten te veel.")],
)
def test_time(table: Path, einde: str, sentence: str) -> None:
    """The page says how many minutes are left, or how many there are too many."""
    text = (table / MEETING).read_text(encoding="utf-8")
    (table / MEETING).write_text(re.sub(r"einde: .*", f'einde: "{einde}"', text), encoding="utf-8")
    build(table)
    assert sentence in words(page(table))


def test_wrong_use(table: Path) -> None:
    """An unknown meeting, a date that is none, output among the data, and no planned meeting are wrong use."""
    for arguments in (
        ["2026-01-16"],
        ["--as-of", "morgen"],
        ["--output", "data/agenda"],
        ["--output", "uitvoer/../data/x"],
    ):
        done = tafel(table, "agenda", "build", *arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert done.stderr.startswith("tafel: ")
    replace(table / MEETING, "status: gepland", "status: geannuleerd")
    done = tafel(table, "agenda", "build")
    assert done.returncode == 2
    assert "geen geplande bijeenkomst" in done.stderr
    assert "gaat niet door" in tafel(table, "agenda", "build", "2026-01-15").stderr


def test_version(table: Path) -> None:
    """A pack names its commit; after an edit it says so; line endings of a checkout are no edit."""
    build(table)
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=table, check=True, capture_output=True, text=True)
    assert f"versie {commit.stdout[:10]}" in words(page(table))
    assert "CONCEPT" not in page(table)
    (table / PLEIN).write_bytes((table / PLEIN).read_bytes().replace(b"\n", b"\r\n"))
    build(table)
    assert "CONCEPT" not in page(table)
    replace(table / PLEIN, "## Kern", "## Kern ")
    assert "gewijzigd na de laatste vastgelegde versie" in build(table).stdout
    assert "CONCEPT, niet vastgelegd" in page(table)


def test_without_git(table: Path) -> None:
    """Without git the pack is made all the same and says that nothing was recorded."""
    shutil.rmtree(table / ".git")
    assert "niet vastgelegd" in build(table, PATH="").stdout
    assert "niet vastgelegd" in words(page(table))


def test_revision(table: Path, record: Record) -> None:
    """A recorded version gives the same bytes as the clean folder did, also when the folder moved on."""
    build(table)
    before = contents(table / FOLDER)
    replace(table / PLEIN, "## Kern", "## Kern\n\nNieuw.")
    (table / "data/bijlagen/plattegrond.pdf").unlink()
    record(table)
    build(table, "--ref", "HEAD~1")
    assert contents(table / FOLDER) == before


def test_same_bytes_everywhere(table: Path, tmp_path: Path) -> None:
    """Folder, time zone, language, hash seed and umask leave no trace in a pack."""
    build(table, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    other = tmp_path / "een andere map" / "x"
    shutil.copytree(table, other, ignore=shutil.ignore_patterns("uitvoer"))
    before = os.umask(0o077)
    try:
        build(other, TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    finally:
        os.umask(before)
    assert contents(other / FOLDER) == contents(table / FOLDER)


SOMEBODY = ["unshare", "--user", "--map-user=1234", "--map-group=1234"]


def somebody_else() -> bool:
    """Tell whether this system lets a command run as another user that has our files."""
    try:
        done = subprocess.run([*SOMEBODY, "id", "-u"], check=False, capture_output=True, text=True)
    except OSError:
        return False
    return done.stdout.strip() == "1234"


def test_same_bytes_for_somebody_else(table: Path, tmp_path: Path) -> None:
    """Another user, by number, name and home folder, makes the same bytes: every format, for every audience."""
    if not somebody_else():
        pytest.skip("dit systeem laat een opdracht niet als een andere gebruiker werken")
    audiences = [word for who in Doelgroep for word in ("--audience", who)]
    command = [sys.executable, "-P", "-m", "tafel_cli", "agenda", "build", *audiences]
    command += [word for form in ("html", "pdf", "ics", "json") for word in ("--format", form)]
    for name, start in (("een", []), ("ander", SOMEBODY)):
        who = {"HOME": str(tmp_path / name), "USER": name, "LOGNAME": name, "PYTHONPATH": str(ROOT)}
        output = ["--output", str(tmp_path / f"stukken-{name}")]
        subprocess.run([*start, *command, *output], cwd=table, env=os.environ | who, check=True, capture_output=True)
    one, other = (contents(tmp_path / f"stukken-{name}") for name in ("een", "ander"))
    assert one == other
    assert {Path(name).suffix for name in one} >= {".html", ".pdf", ".ics", ".json"}


def test_an_empty_agenda(table: Path) -> None:
    """A meeting without anything on its agenda says so, and shows no table without rows."""
    replace(table / MEETING, "agenda:\n  - 2026-01-05-gemeente-plein\n", "agenda: []\n")
    said = build(table).stdout
    assert "Er staat nog niets op de agenda." in said
    assert "onderwerp" not in said


def test_only_ours_is_replaced(table: Path) -> None:
    """A folder with something that tafel did not write, or that was changed since, is left as it is."""
    build(table)
    assert (table / "uitvoer/.gitignore").read_text() == "*\n"
    build(table)
    note = table / FOLDER / "aantekeningen.txt"
    note.write_text("van mij", encoding="utf-8")
    before = contents(table / "uitvoer")
    done = tafel(table, "agenda", "build")
    assert done.returncode == 3
    assert "aantekeningen.txt" in done.stderr
    assert contents(table / "uitvoer") == before
    note.unlink()
    replace(table / FOLDER / "vergaderstukken-2026-01-15.html", "</main>", "<p>van mij</p></main>")
    assert tafel(table, "agenda", "build").returncode == 3


def test_links_are_not_followed(table: Path, tmp_path: Path) -> None:
    """Output never goes through a link that the table brought along."""
    (tmp_path / "elders").mkdir()
    (table / "uitvoer").symlink_to(tmp_path / "elders")
    assert tafel(table, "agenda", "build").returncode == 3
    assert list((tmp_path / "elders").iterdir()) == []
    (table / "uitvoer").unlink()
    (table / FOLDER).parent.mkdir(parents=True)
    (table / FOLDER).with_name(".tafel-deelnemers.nieuw").symlink_to(tmp_path / "elders")
    done = tafel(table, "agenda", "build")
    assert (done.returncode, done.stdout) == (3, "")
    assert list((tmp_path / "elders").iterdir()) == []


def test_no_pack_without_a_table(table: Path) -> None:
    """When the table or the meeting itself cannot be read, there is nothing to make a concept of, and that is said."""
    (table / "data/tafel.md").write_text("naam: x\n", encoding="utf-8")
    done = tafel(table, "agenda", "build", "--concept")
    assert done.returncode == 1
    assert "ook niet met `--concept`" in done.stdout


def test_disk_that_refuses(table: Path) -> None:
    """A place that cannot be written to gives a sentence and exit code 3."""
    (table / "bestand").touch()
    done = tafel(table, "agenda", "build", "--output", "bestand")
    assert (done.returncode, done.stdout) == (3, "")
    assert "een deel van het pad is geen map" in done.stderr


DIE = """
import os, sys
from pathlib import Path
from tafel_cli.cli import run
table, at = Path(sys.argv[1]), int(sys.argv[2])
os.chdir(table)
sys.stdout = open(os.devnull, "w")
build = ["agenda", "build", "--format", "html", "--format", "ics"]  # Typst has threads, and those do not survive a fork
run(build)  # everything is loaded now; what follows is forked
item = table / sys.argv[3]
sound = item.read_bytes()
item.write_bytes(sound + b"\\nNieuw.\\n")
broken = sound.replace(b"doel: ", b"doel: on")
def child(arguments, die):
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    calls = 0
    def hook(event, args):
        nonlocal calls
        if event == "open" or event.startswith(("os.", "shutil.")):
            if event != "open" or any(str(table) in str(arg) for arg in args):
                calls += 1
                if calls == die:
                    os._exit(9)
    sys.addaudithook(hook)
    os._exit(run(arguments))
state = lambda: {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
folder = table / "uitvoer/2026-01-15/deelnemers"
old = state()
assert child(build, 0) == 0
new = state()
assert old != new
seen = set()
while True:
    at += 1
    changed = item.read_bytes()
    item.write_bytes(sound)
    assert child(build, 0) == 0
    assert state() == old
    item.write_bytes(changed)
    died = child(build, at)
    item.write_bytes(broken)
    assert child(build, 0) == 1  # refused, and yet it puts back what the crash left
    now = state()
    assert now in (old, new), (at, sorted(now))
    assert sorted(p.name for p in folder.parent.iterdir()) == ["deelnemers"]
    seen.add(now == new)
    item.write_bytes(changed)
    if died == 0:
        break
assert seen == {True, False}
print(at, file=sys.stderr)
"""


@pytest.mark.proof
def test_a_crash_leaves_a_whole_pack(table: Path) -> None:
    """A build that dies at any of its calls on the file system leaves, after the next command, all old or all new."""
    command = [sys.executable, "-c", DIE, str(table), "0", PLEIN]
    shutil.rmtree(table / ".git")  # only the calls of the build itself are counted
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=table, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stderr.split()[-1]) > 40
