"""What tafel says of the rich table, word for word. Refresh on purpose with `python3 dev.py test --update-golden`.

Every paper for every audience, every list and every summary is a text in `tests/golden/rich`, to be read by a person.
"""

import json
import os
import pty
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT, tafel
from nouns import listed, takes_day
from read_aloud import page, pdf
from rich_table import PLANNED, lay, record

from tafel_cli.kinds.agendapunt import Doel
from tafel_cli.report import form_names
from tafel_cli.report.reference.kinds import schema_names

GOLDEN = ROOT / "tests" / "golden" / "rich"
LINE = 160
DAY = ("--as-of", "2026-11-30")
REPORTED = (PLANNED, "data/agenda/2026-11-15-stadsbouw-houtbouw.md", "data/agenda/2026-11-20-spaarfonds-huurprijzen.md")
NEW = ("--indiener", "gemeente", "--thema", "participatie", "--toon")
WAITING = ("data/agenda/2026-11-13-gemeente-groen.md", "data/agenda/2026-11-15-stadsbouw-houtbouw.md")
AUDIENCES = ("deelnemers", "voorzitter", "openbaar")
EVERYBODY = tuple(word for audience in AUDIENCES for word in ("--audience", audience))
FORMS = ("--format", "html", "--format", "pdf", "--format", "ics", "--format", "json")
BUILDS = {
    "nazending": ("2026-11-26", *DAY, *EVERYBODY, *FORMS),
    "schriftelijk": ("2027-01-14", *DAY, *EVERYBODY, *FORMS),
    "concept": ("2027-02-11", *DAY, *EVERYBODY[:4], *FORMS[:6], "--concept"),
    "gehouden": ("2026-10-15", *DAY, *EVERYBODY[2:], *FORMS[:2]),
    "eerste": ("2026-09-10", *EVERYBODY[2:4], *FORMS[:2]),
    "verzonden": ("2026-11-26", "--ref", "STUKKEN", *EVERYBODY[:4], *FORMS[:2], "--output", "eerder"),
}
SAYS: dict[str, tuple[str, ...]] = {
    "status": ("status", *DAY),
    "status-json": ("status", *DAY, "--format", "json"),
    "status-op-de-dag": ("status", "--as-of", "2026-11-26", "--ref", "STUKKEN"),
    "status-fouten": ("status", "--as-of", "2027-02-01"),
    "status-uit-balans": ("status", "--as-of", "2027-01-10"),
    "status-lege-agenda": ("status", "--as-of", "2027-03-01"),
    "status-niets-gepland": ("status", "--as-of", "2027-03-12"),
    "plan-verzonden": ("agenda", "plan", "2026-11-26", *DAY),
    "plan-schriftelijk": ("agenda", "plan", "2027-01-14", *DAY),
    "plan-leeg": ("agenda", "plan", "2027-03-11", *DAY),
    "plan-json": ("agenda", "plan", "2027-03-11", *DAY, "--format", "json"),
    "plan-csv": ("agenda", "plan", "2026-11-26", *DAY, "--format", "csv"),
    "plan-schriftelijk-csv": ("agenda", "plan", "2027-01-14", *DAY, "--format", "csv"),
    "balans": ("balans",),
    "balans-json": ("balans", "--format", "json"),
    "balans-najaar": ("balans", "--vanaf", "2026-09-10", "--tot", "2026-10-15"),
    "check": ("check", *DAY),
    "check-meter": ("check", *DAY, "--meter", "--only", "T4"),
    "check-meter-markdown": ("check", *WAITING, *DAY, "--meter", "--report", "markdown:-"),
    "check-voorstel": ("check", *DAY, "--against", "STUKKEN", "--actor", "stadsbouw-account"),
    "explain": ("explain", "W005"),
    "agenda-wacht": ("agenda", "list", "--stand", "wacht"),
    "agenda-bijeenkomst": ("agenda", "list", "--bijeenkomst", "2026-11-26"),
    "acties-te-laat": ("acties", "list", "--te-laat", *DAY),
    "besluiten-open": ("besluiten", "list", "--open", *DAY),
    "bijeenkomsten-open": ("bijeenkomsten", "list", "--open", *DAY),
    "verslag-open": ("verslag", "list", "--open", *DAY),
    "agenda-show": ("agenda", "show", "2026-11-02-de-sleutel-verhuisregeling"),
    "besluiten-show": ("besluiten", "show", "2026-10-15-b1"),
    "naam-onbekend": ("agenda", "list", "--indiener", "gemente"),
    "versie-weg": ("agenda", "build", "2026-07-02"),
    "niet-op-tijd": ("agenda", "plan", "2026-11-12", *DAY),
    "kalender": ("bijeenkomsten", "ics"),
    **{f"nieuw-{aim}": ("agenda", "new", "Een laadpaal", "--doel", aim, *NEW) for aim in Doel},
    **{f"schema-{name}-tafel": ("schema", name, "--resolved") for name in ("agendapunt", "tafel", "werkafspraak")},
    **{f"schema-{name}": ("schema", name) for name in schema_names()},
    **{f"{noun}-list": (noun, "list", *(DAY if takes_day(noun) else ())) for noun in listed()},
    **{f"{noun}-json": (noun, "list", *(DAY if takes_day(noun) else ()), "--format", "json") for noun in listed()},
    **{f"{noun}-smal": (noun, "list", *(DAY if takes_day(noun) else ())) for noun in listed()},
    **{f"check-{form}": ("check", *REPORTED, *DAY, "--report", f"{form}:-") for form in form_names()},
}
PAPERS = [
    *[f"{name}/{audience}.{form}" for name in ("nazending", "schriftelijk") for audience in AUDIENCES
      for form in ("html", "pdf", "ics")],
    *[f"{name}/{audience}.json" for name, audience in (("nazending", "voorzitter"), ("schriftelijk", "openbaar"))],
    *[f"concept/{audience}.{form}" for audience in AUDIENCES[:2] for form in ("html", "pdf", "ics")],
    *[f"verzonden/{audience}.html" for audience in AUDIENCES[:2]],
    *("gehouden/voorzitter.html", "gehouden/openbaar.html", "eerste/voorzitter.html"),
]  # fmt: skip
HAPPENS = (
    *("verzenden", "nog-eens-verzenden", "niet-vastgelegd", "plan-schrijven", "gelijk", "andere-versie", "veranderd"),
    *("slordig", "op-een-terminal"),
    *(
        "kapot-oud-verslag",
        "kapot-punt",
        "kapot-punt-concept",
        "kapotte-bijeenkomst",
        "ontbrekende-bijlage",
        "volle-map",
        "volle-schijf",
    ),
)


class Rich(NamedTuple):
    """The rich table: its folder, the id of each version by name, and what each build said."""

    root: Path
    versions: dict[str, str]
    said: dict[str, str]

    def run(self, *arguments: str, root: Path | None = None, columns: int = 120) -> str:
        """Run a command at a fixed width; return what it said, with names for what is not the same everywhere."""
        typed = [self.versions.get(word, word) for word in arguments]
        done = tafel(root or self.root, *typed, COLUMNS=str(columns))
        said = f"$ tafel {' '.join(arguments)}\n{done.stdout}"
        said += f"[stderr]\n{done.stderr}" if done.stderr else ""
        said += f"[code {done.returncode}]\n" if done.returncode else ""
        return self.named(said.replace("\r\n", "\n"))

    def build(self, name: str) -> str:
        """Make papers, once; return what that said."""
        if name not in self.said:
            self.said[name] = self.run("agenda", "build", *BUILDS[name])
        return self.said[name]

    def named(self, text: str) -> str:
        """Return a text with a name for each version of the table, of tafel itself, and for the day of today."""
        for name, version in self.versions.items():
            text = text.replace(version, f"<{name}>")
            text = re.sub(rf"\b{version[:7]}[0-9a-f]*\b", f"<{name}, kort>", text)
        return text


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Rich:
    """Give the rich table."""
    root = tmp_path_factory.mktemp("rijk") / "tafel"
    return Rich(root, lay(root), {})


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


@pytest.mark.parametrize("name", SAYS)
def test_says(rich: Rich, golden: Callable[[str, str], None], name: str) -> None:
    """A list, a summary and a report say this, to the letter."""
    said = rich.run(*SAYS[name], columns=68 if name.endswith("-smal") else 120)
    said = said.partition("[stderr]\n")[0] if "--report" in SAYS[name] else said  # there the screen says the rest
    golden(f"zegt/{name}.txt", re.sub(r'("version": |"semanticVersion": )"[0-9][^"]*"', r'\1"<tafel>"', said))


@pytest.mark.parametrize("name", BUILDS)
def test_build(rich: Rich, golden: Callable[[str, str], None], name: str) -> None:
    """After making papers a chair reads the agenda, what needs attention and which files there are."""
    golden(f"zegt/build-{name}.txt", rich.build(name))


@pytest.mark.parametrize("paper", PAPERS)
def test_paper(rich: Rich, golden: Callable[[str, str], None], paper: str) -> None:
    """A paper says this to its readers, in this order."""
    name, _, file = paper.partition("/")
    audience, _, form = file.partition(".")
    rich.build(name)
    folder = rich.root / ("eerder" if name == "verzonden" else "uitvoer") / BUILDS[name][0] / audience
    (file,) = folder.glob("bijeenkomst.ics" if form == "ics" else f"*-{BUILDS[name][0]}.{form}")
    data = file.read_bytes()
    golden(f"stukken/{paper}.txt", rich.named(_READ[form](data)))


_READ: dict[str, Callable[[bytes], str]] = {
    "html": lambda data: page(data.decode("utf-8")),
    "pdf": pdf,
    "ics": lambda data: data.decode("utf-8").replace("\r\n ", "").replace("\r\n", "\n"),
    "json": lambda data: _outlined(json.loads(data)) + "\n",
}


def _outlined(value: object, before: str = "") -> str:
    """Return data as JSON, in which what is short stands on one line."""
    plain = json.dumps(value, ensure_ascii=False)
    if len(plain) < LINE or not isinstance(value, dict | list):
        return plain
    deeper = f"{before} "
    keyed = isinstance(value, dict)
    parts = [f"{json.dumps(name)}: {_outlined(part, deeper)}" for name, part in value.items()] if keyed else [
        _outlined(part, deeper) for part in value]  # fmt: skip
    inside = ",\n".join(f"{deeper}{part}" for part in parts)
    return f"{'{' if keyed else '['}\n{inside}\n{before}{'}' if keyed else ']'}"


def test_manifest(rich: Rich, golden: Callable[[str, str], None]) -> None:
    """A folder says of itself from which version it was made, how, and with which programs."""
    rich.build("nazending")
    told = json.loads((rich.root / "uitvoer/2026-11-26/openbaar/manifest.json").read_bytes())
    told["programma"] = sorted(told["programma"])
    text = re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", _outlined(told))
    golden("stukken/manifest.txt", rich.named(text) + "\n")


@pytest.mark.parametrize("name", HAPPENS)
def test_happens(rich: Rich, golden: Callable[[str, str], None], tmp_path: Path, name: str) -> None:
    """A command that changes the table, or that ends half-way, says this; what was there is still there."""
    root = tmp_path / "tafel"
    shutil.copytree(rich.root, root, ignore=shutil.ignore_patterns("uitvoer", "eerder"))
    done = _HAPPENS[name](rich, root)
    done = re.sub(r"(?m)^\+  - op: .*$", "+  - op: <vandaag>", done)
    golden(f"gebeurt/{name}.txt", rich.named(done.replace(str(root), "<tafel>").replace(str(tmp_path), "<map>")))


def _send(rich: Rich, root: Path) -> str:
    said = rich.run("agenda", "send", "2026-11-26", root=root)
    return f"{said}\n{_changed(root)}"


def _send_again(rich: Rich, root: Path) -> str:
    rich.run("agenda", "send", "2027-01-14", root=root)
    again = {"AGAIN": record(root)}
    said = rich.run("agenda", "send", "2027-01-14", root=root)
    return Rich(root, again, {}).named(f"{said}\n{_changed(root)}").replace("AGAIN", "ANDERE VERSIE")


def _unrecorded(rich: Rich, root: Path) -> str:
    meeting = root / PLANNED
    meeting.write_text(meeting.read_text(encoding="utf-8").replace("Lees vooral", "Lees graag"), encoding="utf-8")
    send = rich.run("agenda", "send", "2026-11-26", root=root)
    return send + rich.run("agenda", "build", "2026-11-26", *DAY, "--format", "json", root=root)


def _write_plan(rich: Rich, root: Path) -> str:
    said = rich.run("agenda", "plan", "2027-03-11", *DAY, "--write", root=root)
    again = rich.run("agenda", "plan", "2027-03-11", *DAY, "--write", root=root)
    return f"{said}{again}\n{_changed(root)}"


def _same(rich: Rich, root: Path) -> str:
    _made(rich, root)
    return rich.run("agenda", "verify", "uitvoer/2026-11-26/deelnemers", root=root)


def _other_version(rich: Rich, root: Path) -> str:
    _made(rich, root)
    verify = ("agenda", "verify", "uitvoer/2026-11-26/deelnemers", "--ref")
    said = rich.run(*verify, "STUKKEN", root=root)
    _damage(root / "data/agenda/2026-11-04-stadsbouw-begane-grond.md")
    versions = {"KAPOT": record(root)}
    (root / PLANNED).unlink()
    versions["ZONDER"] = record(root)
    other = Rich(root, versions, {})
    return said + other.run(*verify, "KAPOT") + other.run(*verify, "ZONDER")


def _touched(rich: Rich, root: Path) -> str:
    folder = _made(rich, root)
    calendar = folder / "bijeenkomst.ics"
    calendar.write_bytes(calendar.read_bytes().replace(b"Wijkcentrum", b"Raadhuis"))
    said = rich.run("agenda", "verify", "uitvoer/2026-11-26/deelnemers", root=root)
    calendar.unlink()
    (folder / "extra.txt").write_text("Dit hoort hier niet.", encoding="utf-8")
    return said + rich.run("agenda", "verify", "uitvoer/2026-11-26/deelnemers", root=root)


def _sloppy(rich: Rich, root: Path) -> str:
    typed = ("check", *_make_sloppy(root), *DAY)
    shown = rich.run(*typed, "--diff", root=root)
    return shown + rich.run(*typed, "--fix", root=root)


def _on_a_terminal(_: Rich, root: Path) -> str:
    typed = [("check", *_make_sloppy(root), *DAY, "--diff"), ("balans",), ("agenda", "plan", "2027-03-11", *DAY)]
    return "\n".join(_typed_on_a_terminal(root, *each) for each in typed)


def _typed_on_a_terminal(root: Path, *typed: str) -> str:
    """Run the command as somebody does who looks at it; return what the terminal got, its codes made visible."""
    terminal, end = pty.openpty()
    surroundings = {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
        "COLUMNS": "72",
    }
    command = [sys.executable, "-P", "-B", "-m", "tafel_cli", *typed]
    said = b""
    with subprocess.Popen(command, cwd=root, env=surroundings, stdin=end, stdout=end, stderr=end):
        os.close(end)
        with suppress(OSError):  # how Linux says that nobody writes there any more
            while part := os.read(terminal, 1 << 16):
                said += part
    os.close(terminal)
    return f"$ tafel {' '.join(typed)}\n{said.decode()}".replace("\r\n", "\n").replace("\x1b", "␛")


def _make_sloppy(root: Path) -> tuple[str, ...]:
    """Type documents with slips of many kinds: keys, words, tabs, endings, personal data, and too many decisions."""
    slips = {
        "doel: oordeelsvormend": "doel: Oordeelsvormend",
        "gevraagd:": "gevraagt:",
        "Bewoners willen eerder meepraten.": "Bewoners\twillen\teerder [meepraten](../agenda/weg.md).",
        "keuze uit.\n": "keuze uit. Bel Jan de Vries: 06 12345678.\nOf de secretaris.",
    }
    first = root / "data/agenda/2026-11-03-huurdersraad-startafspraken.md"
    text = first.read_text(encoding="utf-8")
    for was, now in slips.items():
        assert was in text
        text = text.replace(was, now)
    first.write_text(text, encoding="utf-8")
    second = root / "data/agenda/2026-11-06-secretariaat-bezoek.md"
    second.write_bytes(second.read_bytes().replace(b"\n", b"\r\n").replace(b"status:", b"Status:"))
    third = root / "data/agenda/2026-12-14-gemeente-wijkplan.md"
    points = "".join(f"  - In te stemmen met deel {number}.\n" for number in range(8))
    third.write_text(third.read_text(encoding="utf-8").replace("gevraagd:\n", f"gevraagd:\n{points}"), encoding="utf-8")
    return tuple(path.relative_to(root).as_posix() for path in (first, second, third))


def _broken_item(rich: Rich, root: Path) -> str:
    _damage(root / "data/agenda/2026-11-04-stadsbouw-begane-grond.md")
    return rich.run("agenda", "build", "2026-11-26", *DAY, root=root) + _made_nothing(root)


def _broken_old_minutes(rich: Rich, root: Path) -> str:
    _damage(root / "data/verslagen/2026-09-10.md")
    return rich.run("agenda", "build", "2026-11-26", *DAY, "--format", "ics", root=root)


def _broken_concept(rich: Rich, root: Path) -> str:
    _damage(root / "data/agenda/2026-11-04-stadsbouw-begane-grond.md")
    arguments = ("agenda", "build", "2026-11-26", *DAY, "--concept", "--audience", "voorzitter", "--format", "html")
    said = rich.run(*arguments, "--format", "json", root=root)
    papers = root / "uitvoer/2026-11-26/voorzitter/draaiboek-2026-11-26"
    sheets = json.loads(papers.with_suffix(".json").read_bytes())["bladen"]
    broken = next(sheet for sheet in sheets if sheet["id"] == "2026-11-04-stadsbouw-begane-grond")
    plan = rich.run("agenda", "plan", "2026-11-26", *DAY, root=root)
    return f"{said}{plan}\n{page(papers.with_suffix('.html').read_text(encoding='utf-8'))}{_outlined(broken)}\n"


def _broken_meeting(rich: Rich, root: Path) -> str:
    _damage(root / PLANNED)
    return rich.run("agenda", "build", "2026-11-26", *DAY, "--concept", root=root) + _made_nothing(root)


def _missing_attachment(rich: Rich, root: Path) -> str:
    (root / "data/bijlagen/cijfers.pdf").unlink()
    return rich.run("agenda", "build", "2026-11-26", *DAY, root=root) + _made_nothing(root)


def _full_folder(rich: Rich, root: Path) -> str:
    other = root / "uitvoer/2026-11-26/deelnemers/foto.txt"
    other.parent.mkdir(parents=True)
    other.write_text("Van een ander.", encoding="utf-8")
    said = rich.run("agenda", "build", "2026-11-26", *DAY, "--format", "ics", root=root)
    assert other.read_text(encoding="utf-8") == "Van een ander."
    assert [path.name for path in other.parent.iterdir()] == ["foto.txt"]
    return said


def _full_disk(rich: Rich, root: Path) -> str:
    folder = _made(rich, root)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    typed = ["agenda", "build", "2026-11-26", "--as-of", "2026-12-01", "--format", "html"]
    done = subprocess.run(
        [sys.executable, "-P", "-B", "-m", "tafel_cli", *typed],
        cwd=root,
        env={"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "120"},
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (16 << 10, 16 << 10)),
    )
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    said = re.sub(r"[\w.-]*\.\w{6,}/|tmp\w+", "<tijdelijk>/", done.stderr)
    return f"$ tafel {' '.join(typed)}\n{done.stdout}{said}[code {done.returncode}]\n"


def _damage(path: Path) -> None:
    """Cut a document in the middle of its front matter, as a crash of another program may."""
    path.write_bytes(path.read_bytes()[:90])


def _made(rich: Rich, root: Path) -> Path:
    """Make the calendar and the data of the next meeting; return their folder."""
    rich.run("agenda", "build", "2026-11-26", *DAY, "--format", "ics", "--format", "json", root=root)
    return root / "uitvoer/2026-11-26/deelnemers"


def _made_nothing(root: Path) -> str:
    assert not (root / "uitvoer/2026-11-26/deelnemers").exists()
    return ""


def _changed(root: Path) -> str:
    """Return the lines that a command changed in the table."""
    diff = subprocess.run(
        ["git", "-c", "core.quotePath=true", "diff", "--unified=0", "--no-ext-diff", "--no-color", "--", "data"],
        cwd=root, check=True, capture_output=True, text=True,
    )  # fmt: skip
    lines = [line for line in diff.stdout.splitlines() if line[:1] in "+-"]
    return "".join(f"{line}\n" for line in lines)


_HAPPENS: dict[str, Callable[[Rich, Path], str]] = {
    "verzenden": _send,
    "nog-eens-verzenden": _send_again,
    "niet-vastgelegd": _unrecorded,
    "plan-schrijven": _write_plan,
    "gelijk": _same,
    "andere-versie": _other_version,
    "veranderd": _touched,
    "slordig": _sloppy,
    "op-een-terminal": _on_a_terminal,
    "kapot-punt": _broken_item,
    "kapot-oud-verslag": _broken_old_minutes,
    "kapot-punt-concept": _broken_concept,
    "kapotte-bijeenkomst": _broken_meeting,
    "ontbrekende-bijlage": _missing_attachment,
    "volle-map": _full_folder,
    "volle-schijf": _full_disk,
}


def test_every_golden_text_is_read() -> None:
    """A golden text that no test reads any more cannot stay unnoticed."""
    kept = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    read = {f"zegt/{name}.txt" for name in SAYS} | {f"zegt/build-{name}.txt" for name in BUILDS}
    read |= {f"stukken/{paper}.txt" for paper in (*PAPERS, "manifest")} | {f"gebeurt/{name}.txt" for name in _HAPPENS}
    assert kept == read
