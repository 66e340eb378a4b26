"""Bad bytes and bad files get their finding, never a traceback, and never blame another file."""

import json
import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import replace, tafel, tafel_process
from hostile_cases import (
    BYTES,
    FILES,
    HARMLESS,
    ITEM,
    PATHS,
    PROEF,
    TEXTS,
    TOGETHER,
    WORDS_OF_PLEIN,
    header,
    hostile_text,
)
from hypothesis import given
from hypothesis import strategies as st
from measuring import PROC, Cost, assert_bounded, assert_pack_bounded
from proposals import PLEIN, SPEELPLEK, put

from tafel_cli.checks import rules
from tafel_cli.checks.families.identiteit import rounds
from tafel_cli.finding import START
from tafel_cli.reading.document import Document, parse
from tafel_cli.reading.faults import Reference
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.register.register import Link
from tafel_cli.source.worktree import WorkTree


def codes(root: Path) -> dict[str, set[str]]:
    """Return the codes of each file with findings."""
    found: dict[str, set[str]] = {}
    for finding in rules.findings_of(Case(register=read(WorkTree(root)))):
        found.setdefault(finding.path, set()).add(finding.code.code)
    return found


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a table with one party."""
    smallest = Path(__file__).resolve().parent / "smallest" / "data"
    (tmp_path / "data" / "organisaties").mkdir(parents=True)
    (tmp_path / "data" / "tafel.md").write_bytes((smallest / "tafel.md").read_bytes())
    text = (smallest / "organisaties" / "gemeente.md").read_bytes()
    (tmp_path / "data" / "organisaties" / "gemeente.md").write_bytes(text)
    return tmp_path


@pytest.mark.parametrize("case", BYTES)
def test_bad_bytes(case: str, table: Path) -> None:
    """Bad bytes give their code on that file and blame nothing else."""
    data, code = BYTES[case]
    path = "data/organisaties/slecht.md"
    (table / path).write_bytes(data)
    found = codes(table)
    assert set(found) == {path}
    assert code in found[path]


@pytest.mark.parametrize("case", HARMLESS)
def test_harmless_bytes(case: str, table: Path) -> None:
    """Bytes that only look odd give no finding."""
    soort = (table / "data/organisaties/gemeente.md").read_text(encoding="utf-8").split("soort: ")[1].split("\n")[0]
    data = HARMLESS[case].replace(b"soort: huurders", f"soort: {soort}".encode())
    (table / "data/organisaties/goed.md").write_bytes(data)
    assert codes(table) == {}


@pytest.mark.parametrize("case", FILES)
def test_bad_files(case: str, table: Path) -> None:
    """A bad file gets its code, is never followed or waited for, and the rest is still read."""
    name, make, code = FILES[case]
    make(table / "data" / name)
    found = codes(table)
    assert set(found) == {f"data/{name}"}
    assert code in found[f"data/{name}"]


LOOSE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a pipe": ("x.pdf", os.mkfifo, "T001"),
    "a link": ("x.pdf", lambda path: path.symlink_to("/etc/passwd"), "T002"),
    "a linked folder": ("foto", lambda path: path.symlink_to("/etc"), "T002"),
    "a space": ("a b.pdf", Path.touch, "T005"),
    "a name of Windows": ("con.pdf", Path.touch, "T005"),
    "a line break": ("x\n::error::y.pdf", Path.touch, "T005"),
    "a name that is not UTF-8": (os.fsdecode(b"\xff.pdf"), Path.touch, "T005"),
    "a folder with a space": ("mijn map", lambda path: (path.mkdir(), (path / "x.pdf").touch()), "T005"),
    "a folder too deep": ("/".join("abcdefghi"), lambda path: path.mkdir(parents=True), "T001"),
}


@pytest.mark.parametrize("case", LOOSE)
def test_odd_attachments_that_nobody_names(case: str, table: Path) -> None:
    """An odd file, folder or name among the attachments is told of once, at its own path."""
    name, make, code = LOOSE[case]
    (table / "data/bijlagen").mkdir()
    make(table / "data/bijlagen" / name)
    assert codes(table) == {f"data/bijlagen/{name}": {code}}


@pytest.mark.parametrize("name", ["", "/agenda", "/bijeenkomsten", "/verslagen", "/werkafspraken", "/bijlagen"])
@pytest.mark.parametrize("kind", ["link", "pipe", "file"])
def test_what_is_no_folder(name: str, kind: str, planned: Path) -> None:
    """If data/ or a folder in it is a link or a file, that is the one finding, and commands say so."""
    if not name and kind != "link":
        pytest.skip("dan is er geen tafel")
    replace(planned / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: plattegrond.pdf\n    titel: x\nopenbaarheid:")
    path, elsewhere = planned / f"data{name}", planned / "elders"
    path.rename(elsewhere)
    make = {"link": lambda: path.symlink_to(elsewhere), "pipe": lambda: os.mkfifo(path), "file": path.touch}
    make[kind]()
    rows = json.loads(tafel(planned, "check", "--format", "json").stdout)["findings"]
    assert [row["path"] for row in rows] == [f"data{name}"]
    done = tafel(planned, "agenda", "build")
    assert done.returncode == 1
    assert f"data{name}" in done.stdout + done.stderr
    for command in (["agenda", "list"], ["status"], ["bijeenkomsten", "list"]) if name != "/bijlagen" else ():
        done = tafel(planned, *command)
        assert (done.returncode, f"`data{name}` is geen map" in done.stderr) == (1, True)


def test_attachment_in_a_linked_folder(planned: Path) -> None:
    """A link in the place of a folder of attachments is the one finding, and it stops the papers that need a file."""
    replace(planned / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: foto/a.pdf\n    titel: x\nopenbaarheid:")
    (planned / "data/bijlagen/foto").symlink_to("/etc")
    assert codes(planned) == {"data/bijlagen/foto": {"T002"}}
    done = tafel(planned, "agenda", "build")
    assert (done.returncode, "data/bijlagen/foto" in done.stdout) == (1, True)
    (planned / "data/bijlagen/kaart").symlink_to("/etc")
    replace(planned / PLEIN, "bijlagen:\n  - bestand: foto/a.pdf\n    titel: x\n", "")
    assert tafel(planned, "agenda", "build", "--format", "json").returncode == 0


class Counted(dict[tuple[str, str], Link]):
    """Counts how often something is looked up."""

    asked = 0

    def __contains__(self, key: object) -> bool:
        self.asked += 1
        return super().__contains__(key)

    def __getitem__(self, key: tuple[str, str]) -> Link:
        self.asked += 1
        return super().__getitem__(key)


@pytest.mark.parametrize("end", [2_000, 0])
def test_long_chain(end: int) -> None:
    """A chain of 2,000 documents is walked once, whether it ends or goes round; the message stays short."""
    chain = Counted()
    for number in range(2_000):
        target = f"x{end if number == 1_999 else number + 1}"
        chain["agendapunt", f"x{number}"] = Link(
            "agendapunt", f"data/agenda/x{number}.md", Reference(("vervolg_op",), target, ("agendapunt",), START)
        )
    found = list(rounds(chain))
    assert [len(ids) for _, ids in found] == ([] if end else [2_000])
    assert chain.asked <= 4 * 2_000


def test_long_round(planned: Path) -> None:
    """A round of many documents is told at each of them, with a few names."""
    text = (planned / SPEELPLEK).read_text(encoding="utf-8")
    for number in range(40):
        follows = f"vervolg_op: 2025-11-20-gemeente-x{(number + 1) % 40}\nthema:"
        path = planned / f"data/agenda/2025-11-20-gemeente-x{number}.md"
        path.write_text(text.replace("thema:", follows, 1), encoding="utf-8")
    found = [f for f in rules.findings_of(Case(register=read(WorkTree(planned)))) if f.code.code == "T202"]
    assert len(found) == 40
    assert {f.message.count("→") for f in found} == {6}
    names = [f"2025-11-20-gemeente-x{number}" for number in (38, 39, 0, 1, 2)]
    last = next(f for f in found if f.path.endswith("x38.md"))
    assert last.message.endswith(f"{' → '.join(names)} → … → {names[0]}.")


@PROC
def test_unreadable(table: Path) -> None:
    """A file without permission is reported (the system's administrator may read everything)."""
    path = table / "data" / "organisaties" / "dicht.md"
    path.write_bytes(b"")
    path.chmod(0)
    expected = "T020" if os.access(path, os.R_OK) else "T003"
    assert codes(table) == {"data/organisaties/dicht.md": {expected}}
    assert_bounded(table)


@pytest.mark.proof
@given(st.binary() | st.text().map(lambda text: f"---\n{text}\n---\n".encode("utf-8", "replace")))
def test_any_bytes(data: bytes) -> None:
    """Reading never raises, and every place lies in its file."""
    assert_in_text(parse("data/organisaties/x.md", data))


def test_places_of_bad_bytes() -> None:
    """In texts that are known to be bad every place lies in the text too, and most of them have one."""
    documents = [parse("data/organisaties/x.md", data) for data, _ in BYTES.values()]
    assert sum(bool(document.findings) for document in documents) > len(documents) // 2
    for document in documents:
        assert_in_text(document)


def assert_in_text(document: Document) -> None:
    """Assert that every place of a finding of the parser lies in the text."""
    lines = document.text.count("\n") + 1
    for flaw in document.findings:
        assert 1 <= flaw.span.line <= lines
        assert 1 <= flaw.span.column <= len(document.text.split("\n")[flaw.span.line - 1]) + 1


@PROC
@pytest.mark.parametrize("case", BYTES)
def test_bad_bytes_are_bounded(case: str, table: Path) -> None:
    """No bad text costs a check more than a second of work or 256 MiB of memory."""
    (table / "data/organisaties/slecht.md").write_bytes(BYTES[case][0])
    assert_bounded(table)


@PROC
@pytest.mark.parametrize("case", HARMLESS)
def test_harmless_bytes_are_bounded(case: str, table: Path) -> None:
    """Text that only looks odd stays within the same bounds."""
    (table / "data/organisaties/goed.md").write_bytes(HARMLESS[case])
    assert_bounded(table)


@PROC
@pytest.mark.parametrize("case", FILES)
def test_bad_files_are_bounded(case: str, table: Path) -> None:
    """A bad file stays within the same bounds."""
    name, make, _ = FILES[case]
    make(table / "data" / name)
    assert_bounded(table)


@pytest.mark.parametrize("path", PATHS)
def test_paths_of_attachments(path: str, table: Path) -> None:
    """A path that leaves data/bijlagen/ on any operating system is a finding on the item and is never opened."""
    put(PROEF, ITEM.format(path=path).encode())(table)
    found = codes(table)
    assert set(found) == {PROEF}
    assert found[PROEF] <= {"T012", "T204", "T205", "T109", "T401", "T402"}
    places = {(f.code.code, f.span.line) for f in rules.findings_of(Case(register=read(WorkTree(table))))}
    assert places & {(code, 8) for code in ("T012", "T204", "T205", "T109")}


@PROC
@pytest.mark.parametrize("path", PATHS)
def test_paths_of_attachments_are_bounded(path: str, table: Path) -> None:
    """Such a path stays within the bounds of a check."""
    put(PROEF, ITEM.format(path=path).encode())(table)
    assert_bounded(table)


@pytest.mark.parametrize("case", TOGETHER)
def test_together(case: str, planned: Path) -> None:
    """What is only wrong together with another file is found at its place, in each file concerned."""
    edit, expected = TOGETHER[case]
    edit(planned)
    found = {(f.path, f.code.code, f.span.line) for f in rules.findings_of(Case(register=read(WorkTree(planned))))}
    ours = {code for _, code, _ in expected}
    assert {one for one in found if one[1] in ours} == expected


@PROC
@pytest.mark.parametrize("case", TOGETHER)
def test_together_is_bounded(case: str, planned: Path) -> None:
    """Files that are wrong together stay within the bounds of a check."""
    TOGETHER[case][0](planned)
    assert_bounded(planned)


def test_screen_without_our_letters(table: Path) -> None:
    """A screen that knows only ASCII, or only Windows-1252, gets every finding."""
    (table / "data/organisaties/slecht.md").write_bytes(header("naam: \u2192 caf\u00e9\nsoort: x\n"))
    for encoding in ("ascii", "cp1252"):
        done = tafel_process(table, "check", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert (done.returncode, done.stderr) == (1, ""), encoding
        assert "data/organisaties/slecht.md:1:1: fout T101" in done.stdout


@PROC
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_screen_without_our_letters_is_bounded(encoding: str, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check for such a screen stays within the same bounds."""
    (table / "data/organisaties/slecht.md").write_bytes(header("naam: \u2192 caf\u00e9\nsoort: x\n"))
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    monkeypatch.setenv("PYTHONUTF8", "0")
    assert_bounded(table)


@pytest.mark.parametrize("case", TEXTS)
def test_hostile_texts(case: str, planned: Path) -> None:
    """A hostile text is found, on the item and nowhere else."""
    _, code = TEXTS[case]
    hostile_text(case)(planned)
    found = codes(planned)
    assert set(found) <= {PLEIN}
    if code:
        assert code in found[PLEIN]


@pytest.mark.proof
@PROC
@pytest.mark.parametrize("case", TEXTS)
def test_hostile_texts_are_bounded(case: str, planned: Path, ordinary_pack: Cost) -> None:
    """A hostile text costs a check at most a second, a pack at most a second more than any pack, and 256 MiB."""
    hostile_text(case)(planned)
    assert_bounded(planned)
    assert_pack_bounded(planned, ordinary_pack)


@pytest.mark.proof
@pytest.mark.parametrize("case", TEXTS)
def test_hostile_texts_in_a_pack(case: str, planned: Path) -> None:
    """In a pack a hostile text is text: no elements of its own, only allowed addresses, and no letter lost."""
    text, _ = TEXTS[case]
    hostile_text(case)(planned)
    done = tafel(planned, "agenda", "build", "--concept", "--format", "html")
    assert (done.returncode, done.stderr) == (0, "")
    html = (planned / "uitvoer/2026-01-15/deelnemers/vergaderstukken-2026-01-15.html").read_text(encoding="utf-8")
    page = Elements()
    page.feed(html)
    page.close()
    assert page.drawn == ["bar"]
    assert not {"script", "iframe", "object", "embed", "img"} & page.names
    assert all(re.match(r"#|https?://|mailto:|tel:|bijlagen/", address) for address in page.addresses), page.addresses
    assert not {name for name in page.attributes if name.startswith("on")}
    assert WORDS_OF_PLEIN in page.words
    if "{" in text:  # papers have curled quotes
        assert text in page.words.translate({ord("‘"): "'", ord("’"): "'"})


class Elements(HTMLParser):
    """Collects what a browser makes of a page: its elements, their attributes, where they lead, and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.drawn: list[str | None] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.names.add(tag)
        self.drawn += [dict(attrs).get("class")] if tag == "svg" else []
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "action", "data"}]

    def handle_data(self, data: str) -> None:
        """Remember words."""
        self.words += data
