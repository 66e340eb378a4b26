"""A template of the table's own: which one is used, what happens when it is wrong, and what it can never do."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, Record, replace, tafel
from measuring import COMPARED, PROC, assert_bounded
from packs import FOLDER, assert_whole, build, contents, page
from proposals import MEETING, PLEIN

from tafel_cli.errors import TafelError
from tafel_cli.render.apart import Limits, Order, render_apart
from tafel_cli.render.harmless import offence
from tafel_cli.render.sealed import FaultyTemplateError, render_sealed
from tafel_cli.source.revision import Revision
from tafel_cli.source.worktree import WorkTree
from tafel_cli.templating import shipped

PAGE = "templates/vergaderstukken.html.j2"
STYLE = "templates/vergaderstukken.css"
OURS = "Onze vragen aan u"
WATCH = """
import json, sys
seen = []
sys.addaudithook(lambda event, args: event == "subprocess.Popen" and seen.append([list(args[1]), args[3]]))
from tafel_cli.cli import run
code = run(["agenda", "build"])
print(json.dumps(seen), file=sys.stderr)
sys.exit(code)
"""


def write(table: Path, name: str = PAGE, old: str = "Wat vragen we van u?", new: str = OURS) -> None:
    """Lay a changed copy of a shipped template in the table."""
    path = table / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = shipped()[path.name]
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def own(table: Path, record: Record) -> Path:
    """Give a table that recorded a template of its own."""
    write(table)
    record(table)
    return table


def children(table: Path) -> list[tuple[list[str], dict[str, str] | None]]:
    """Build, and return the command and environment of each process that was started but git."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "GEHEIM": "geheim"}
    done = subprocess.run(
        [sys.executable, "-c", WATCH], cwd=table, env=environment, check=True, capture_output=True, text=True
    )
    return [(command, env) for command, env in json.loads(done.stderr.splitlines()[-1]) if command[0] != "git"]


def test_used_as_recorded(own: Path) -> None:
    """The recorded template makes the page; the screen and the manifest say so, the page itself does not."""
    assert tafel(own, "check").returncode == 0
    done = build(own)
    assert "Gemaakt met het eigen sjabloon van de tafel: `vergaderstukken.html.j2`." in done.stdout
    assert OURS in page(own)
    assert "sjabloon" not in page(own)
    sha = hashlib.sha256((own / PAGE).read_bytes()).hexdigest()
    manifest = json.loads((own / FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["sjablonen"] == [{"naam": "vergaderstukken.html.j2", "sha256": sha}]
    assert_whole(own / FOLDER)


def test_never_from_the_disk(own: Path) -> None:
    """What was changed since the last version does not count, and the screen says that it does not."""
    replace(own / PAGE, OURS, "Van de schijf {{ kop() }}")
    done = build(own)
    assert OURS in page(own)
    assert "`templates/` is gewijzigd na de laatste vastgelegde versie" in done.stdout
    shutil.rmtree(own / "templates")
    (own / "templates").symlink_to("/etc")
    assert "gewijzigd na" in build(own).stdout
    assert OURS in page(own)


def test_of_the_version_that_is_named(own: Path) -> None:
    """`--ref` takes the template of that version, or the shipped one where it had none."""
    build(own, "--ref", "HEAD~1")
    assert OURS not in page(own)
    assert json.loads((own / FOLDER / "manifest.json").read_text(encoding="utf-8"))["sjablonen"] == []
    build(own, "--ref", "HEAD")
    assert OURS in page(own)


def test_same_bytes_everywhere(own: Path, tmp_path: Path) -> None:
    """Folder, time zone, language, hash seed and umask leave no trace, with a template of the table's own either."""
    build(own, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    other = tmp_path / "een andere map" / "x"
    shutil.copytree(own, other, ignore=shutil.ignore_patterns("uitvoer"))
    before = os.umask(0o077)
    try:
        build(other, TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    finally:
        os.umask(before)
    assert contents(other / FOLDER) == contents(own / FOLDER)


def test_same_page_as_shipped(table: Path, record: Record) -> None:
    """A template that says the same makes the same bytes, pictures and all, though in a process apart."""
    shutil.copy(table / "data/bijlagen/bankje.png", table / "data/bijlagen/foto.png")
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: foto.png\n    titel: Foto\nopenbaarheid:")
    with (table / PLEIN).open("a", encoding="utf-8") as file:
        file.write("\n![Het plein](../bijlagen/foto.png)\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n")
    record(table)
    build(table)
    before = page(table)
    assert "data:image/png;base64," in before
    write(table, new="Wat vragen we van u?{# van ons #}")
    record(table)
    assert "eigen sjabloon" in build(table).stdout
    old, new = (text.split("versie ", 1)[1][:10] for text in (before, page(table)))
    assert page(table) == before.replace(old, new)


def test_style_of_its_own(table: Path, record: Record) -> None:
    """A style sheet is a template too: it stands in the shipped page."""
    write(table, STYLE, "#1b4d63", "#663399")
    record(table)
    build(table)
    assert "--tafel-accent: #663399;" in page(table)
    assert "Wat vragen we van u?" in page(table)


def test_process_apart(own: Path) -> None:
    """A template of the table's own runs in one process, isolated, with an empty environment; a shipped one in none."""
    ((command, environment),) = children(own)
    assert command[:4] == [sys.executable, "-I", "-S", "-B"]
    assert not environment
    write(own, old="Wat", new="Wat")
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qam", "x"], cwd=own, check=True)
    assert children(own) == []


ODD = {
    "a link": lambda path: path.symlink_to("/etc/passwd"),
    "a program": lambda path: (path.write_text("{{ kop.tafel }}", encoding="utf-8"), path.chmod(0o755)),
    "a folder": lambda path: (path.mkdir(), (path / "x.md").touch()),
    "too big": lambda path: path.write_bytes(b"x" * (256 << 10 | 1)),
    "no text": lambda path: path.write_bytes(b"\xff\xfe"),
}


@pytest.mark.parametrize("case", ODD)
def test_odd_files(case: str, table: Path, record: Record) -> None:
    """A link, a program, a folder or bytes that are no text are no template: check names them, build refuses."""
    (table / "templates").mkdir()
    ODD[case](table / PAGE)
    record(table)
    code = "T620" if case in {"too big", "no text"} else "T621"
    for arguments in (["check"], ["check", "--ref", "HEAD"], ["agenda", "build"], ["agenda", "build", "--concept"]):
        done = tafel(table, *arguments)
        assert (done.returncode, done.stderr) == (1, ""), arguments
        assert f"{PAGE}:1:1: fout {code} " in done.stdout
        assert "root:" not in done.stdout
    assert WorkTree(table).templates() == Revision(table, "HEAD").templates()
    assert not (table / FOLDER).exists()


@PROC
@pytest.mark.parametrize("case", ODD)
def test_odd_files_are_bounded(case: str, table: Path, record: Record) -> None:
    """To see that costs no more than any check, in the folder and in a version."""
    (table / "templates").mkdir()
    ODD[case](table / PAGE)
    record(table)
    assert_bounded(table)
    assert_bounded(table, "--ref", "HEAD", most=COMPARED)


def test_wrong_name(table: Path, record: Record) -> None:
    """A name that tafel does not ship is told with the name that was meant; a README is nobody's business."""
    (table / "templates").mkdir()
    (table / "templates/README.md").write_text("Onze sjablonen.", encoding="utf-8")
    record(table)
    assert tafel(table, "check").returncode == 0
    (table / "templates/vergaderstuken.css").write_text("p { margin: 0; }", encoding="utf-8")
    done = tafel(table, "check")
    assert done.returncode == 1
    assert "templates/vergaderstuken.css:1:1: fout T621" in done.stdout
    assert "`vergaderstukken.css`?" in done.stdout
    assert build(table).returncode == 0  # not recorded, so not used either
    record(table)
    assert tafel(table, "agenda", "build").returncode == 1


@pytest.mark.parametrize("what", ["a link to a folder", "a file"])
def test_no_folder(what: str, table: Path, record: Record, tmp_path: Path) -> None:
    """`templates` that is a link or a file is a finding, and nothing behind it is read."""
    write(tmp_path / "elders")
    if what == "a file":
        (table / "templates").write_text("x", encoding="utf-8")
    else:
        (table / "templates").symlink_to(tmp_path / "elders" / "templates")
    record(table)
    for arguments in (["check"], ["check", "--ref", "HEAD"], ["agenda", "build"]):
        assert "templates:1:1: fout T621" in tafel(table, *arguments).stdout


def test_refused_by_the_lint(table: Path, record: Record) -> None:
    """What is not allowed in a template stops the check and the pack, with its line, also for a concept."""
    write(table, new="{{ kop.tafel.upper() }}")
    line = (table / PAGE).read_text(encoding="utf-8").split("{{ kop.tafel.upper() }}")[0].count("\n") + 1
    record(table)
    for arguments in (["check", PAGE], ["agenda", "build"], ["agenda", "build", "--concept"]):
        done = tafel(table, *arguments)
        assert (done.returncode, done.stderr) == (1, ""), arguments
        assert f"{PAGE}:{line}:" in done.stdout
        assert "fout T620 Een sjabloon mag niets aanroepen." in done.stdout
    assert "Een sjabloon van de tafel is niet goed." in done.stdout
    assert not (table / FOLDER).exists()


def test_wrong_while_rendering(own: Path, record: Record) -> None:
    """A field that does not exist is told with its line, exit code 3, and the old pack stays as it was."""
    build(own)
    before = contents(own / FOLDER)
    write(own, new="{{ kop.onderwerp }}")
    line = (own / PAGE).read_text(encoding="utf-8").split("{{ kop.onderwerp }}")[0].count("\n") + 1
    record(own)
    done = tafel(own, "agenda", "build")
    assert (done.returncode, done.stdout) == (3, "")
    assert f"regel {line} van sjabloon `vergaderstukken.html.j2`. `onderwerp` bestaat hier niet." in done.stderr
    assert contents(own / FOLDER) == before


def test_without_git(table: Path) -> None:
    """Without git nobody can say what the table recorded: the shipped template is used, and the screen says why."""
    shutil.rmtree(table / ".git")
    assert "templates" not in build(table).stdout
    write(table)
    for settings in ({}, {"PATH": ""}):
        done = build(table, **settings)
        assert "Het eigen sjabloon in `templates/` is niet gebruikt: zonder git" in done.stdout
        assert "Wat vragen we van u?" in page(table)
    write(table, new="Wat vragen we van u?")
    assert "sjabloon" not in build(table).stdout


def test_not_recorded_yet(table: Path) -> None:
    """A template that is not in the last version is not used, and the screen says so."""
    write(table)
    assert "`templates/` is gewijzigd" in build(table).stdout
    assert OURS not in page(table)


NAME = "x.html.j2"
QUICK = Limits(work=1, clock=10)
DATA = {"kop": {"tafel": "T", "items": "I"}, "rij": [1, 2, 3]}


def apart(text: str, limits: Limits = QUICK) -> str:
    """Render a text that no lint has seen."""
    return render_apart(Order({NAME: text}, NAME, DATA, {}), limits).decode("utf-8")


LOOPS = "{% for a in 'a' * 9999 %}" * 4 + "{% endfor %}" * 4


def test_limits() -> None:
    """What the lint would let pass is stopped all the same: by seconds of work, by the clock, by memory and by size."""
    start = time.monotonic()
    with pytest.raises(TafelError, match="duurt het te lang"):
        apart(LOOPS)
    with pytest.raises(TafelError, match="duurt het te lang"):
        apart(LOOPS, Limits(work=100, clock=1))
    with pytest.raises(TafelError, match="te veel geheugen"):
        apart("{{ 'a' * 10 ** 9 }}")
    with pytest.raises(TafelError, match="groter dan 20 MB"):
        apart("{{ 'a' * 10 ** 7 }}" * 3)
    assert time.monotonic() - start < 25
    assert Limits() == Limits(work=10, clock=20, memory=512 << 20, page=20 << 20)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "{{ ''.__class__ }}",
            "{{ ''['__class__'] }}",
            "{{ kop.keys() }}",
            "{{ kop.get }}",
            "{{ kop | attr('get') }}",
        ),
        *(
            "{{ lipsum }}",
            "{{ range(3) }}",
            "{{ cycler }}",
            "{{ kop | pprint }}",
            "{{ 1 is callable }}",
            "{{ rij.append }}",
        ),
        *("{% include '/etc/passwd' %}", "{% include 'x.html.j2' %}", "{{ rij + kop }}", "{{ kop.tafel | datum }}"),
        *("{% for a in rij %}{{ loop.cycle }}{% endfor %}", "{{ 'x' | tekst(1, 'y') }}", "{% if", "{{ rij[9] }}"),
    ],
)
def test_sealed(text: str) -> None:
    """Nothing but fields and items can be reached; whatever goes wrong is one sentence with the line."""
    with pytest.raises(FaultyTemplateError) as told:
        render_sealed({NAME: f"\n{text}"}, NAME, DATA, {}, 1 << 20)
    assert (told.value.template, told.value.line) == (NAME, 2)
    assert "\n" not in told.value.reason


def test_told_from_the_process_apart() -> None:
    """What went wrong in the process apart reaches the chair as one sentence."""
    with pytest.raises(TafelError, match=r"bij regel 2 van sjabloon `x\.html\.j2`\. `nee` bestaat hier niet\.$"):
        apart("\n{{ kop.nee }}")
    with pytest.raises(TafelError, match=r"bij sjabloon `x\.html\.j2`\. Op de pagina komt `<script>`\."):
        apart("<scr{{ 'ipt' }}>")


def test_fields_before_methods() -> None:
    """A field that is called like a method of Python is the field, and what was chosen prints as a list."""
    assert apart("{{ kop.items }}{{ rij | selectattr('x', 'undefined') }}") == "I[1, 2, 3]"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "<script>x</script>",
            "<b onclick=x>",
            "<svg onload=x>",
            "<svg><foreignobject>",
            "<svg><use href=#a>",
            "<svg><script>x</script>",
            "<form>",
            "<base>",
        ),
        *("<img src='https://x.example/a.png'>", "<img src='data:text/html,x'>", "<a href='java\tscript:x'>x</a>"),
        *("<a href='javascript:x'>x</a>", "<a href='data:text/html,x'>x</a>", "<link rel=stylesheet href=x>"),
        *(
            "<meta http-equiv=refresh content='0;https://x.example'>",
            "<style>p{a:url(x)}</style>",
            "<b style='a:url(x)'>",
        ),
        *("<!-- x -->", "<!--><script>x</script>-->", "<![CDATA[x]]>", "<?php x ?>", "<!ELEMENT x>", "<b\n<script>>"),
        *(
            "<title><a title='</title><script>x</script>'></title>",
            "<style>p{}</style/><script>x</script>",
            "<style>p{}",
        ),
        *("<style>p{}</style\n><script>", "<p title='<'>", "<textarea>", "a\0b"),
    ],
)
def test_page_is_no_program(text: str) -> None:
    """However it was put together, a page that runs or fetches anything is not made."""
    assert "Op de pagina komt" in (offence(f"<!DOCTYPE html><p>goed</p>{text}") or "")


def test_ordinary_pages_are_let_through(table: Path) -> None:
    """The pages that tafel makes itself have nothing that would be refused in another's."""
    build(table)
    assert offence(page(table)) is None
    done = tafel(ROOT, "agenda", "build", "2026-12-03", "--output", str(table / "x"))
    assert done.returncode == 0
    assert offence((table / "x/2026-12-03/deelnemers/vergaderstukken.html").read_text(encoding="utf-8")) is None


def test_meeting_that_cannot_be_read(own: Path) -> None:
    """A table without a good meeting says so, also when it has a template of its own."""
    (own / MEETING).write_text("x", encoding="utf-8")
    assert "ook niet met `--concept`" in tafel(own, "agenda", "build", "2026-01-15", "--concept").stdout
