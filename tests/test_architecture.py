"""Imports follow the order of the rooms without cycles, and a command opens no more files than it needs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import mutations
import rooms
from conftest import Record
from counting import counts

ROOT = Path(__file__).resolve().parent.parent


def modules() -> list[Path]:
    """Return every module of the program; fails if there are few, because a loop over none would prove nothing."""
    found = sorted((ROOT / "tafel_cli").rglob("*.py"))
    assert len(found) > 100
    return found


def test_imports_go_up_the_list_of_rooms() -> None:
    """A module imports from its own room or from one above it in the list, so nothing can run in a circle."""
    arrows = list(rooms.arrows())
    assert len(arrows) > 100
    assert rooms.upward(arrows) == []


def test_no_modules_import_each_other() -> None:
    """No module imports itself through others, also where the import waits for its first use or is only for types."""
    assert rooms.circle(rooms.imports()) == []
    assert rooms.circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) != []


def test_the_order_of_rooms_is_kept_by_counting() -> None:
    """An import of a room below, or of an entry that the list does not know, is seen."""
    wrong = [rooms.Arrow("reading/x", "reading", "kinds"), rooms.Arrow("errors", "errors", "cli")]
    unknown = rooms.Arrow("cli/x", "cli", "helpers")
    right = [rooms.Arrow("cli/x", "cli", "errors"), rooms.Arrow("kinds/x", "kinds", "reading")]
    assert rooms.upward([*wrong, unknown, *right]) == [*wrong, unknown]


def test_mutations_name_what_there_is() -> None:
    """The modules and test files that `tools/mutations.py` names are there."""
    named = [*mutations.MUTATED, *(test.split("::")[0] for test in mutations.TESTS)]
    assert [path for path in named if not (ROOT / path).is_file()] == []


# Names that several modules define on purpose: those that each plug-in must have, and type variables.
OFFERED = {
    "app": "the commands of a noun (cli/)",
    "draw": "a format for people: from a paper to bytes (render/)",
    "encode": "a format for programs: from a pack to bytes (render/)",
    "of_day": "a list that depends on the day (report/lists/)",
    "prepare": "a format that is made outside Python: from a paper to what makes its bytes (render/)",
    "render": "a form of report (report/forms/)",
    "FILENAME": "the file that a form of report makes (report/forms/)",
    "RENDERER": "what a format says of itself (render/)",
    **dict.fromkeys(("R", "T"), "a type variable, which means nothing outside its module"),
}


def test_one_name_has_one_meaning() -> None:
    """No public name at the top of a module stands in a second module, but for what plug-ins offer."""
    homes: dict[str, set[str]] = {}
    for path in modules():
        for name in defined(ast.parse(path.read_text(encoding="utf-8")).body):
            homes.setdefault(name, set()).add(path.relative_to(ROOT / "tafel_cli").as_posix())
    twice = {name: places for name, places in homes.items() if len(places) > 1 and not name.startswith("_")}
    assert {name: places for name, places in twice.items() if name not in OFFERED} == {}
    assert twice.keys() == OFFERED.keys()


def defined(statements: list[ast.stmt]) -> Iterator[str]:
    """Yield the names that statements at the top of a module define; what they import is defined elsewhere."""
    for each in statements:
        if isinstance(each, ast.FunctionDef | ast.ClassDef):
            yield each.name
        for target in getattr(each, "targets", [getattr(each, "target", None)]):
            yield from (node.id for node in ast.walk(target) if isinstance(node, ast.Name)) if target else ()


def test_one_open_for_each_file(table: Path) -> None:
    """A check opens every file of the table once and starts no process."""
    seen = counts(table, "check")
    opened = sorted(path for path in seen["open"] if path.startswith(str(table)) and path.endswith(".md"))
    assert opened
    assert opened == sorted(str(path) for path in (table / "data").rglob("*.md"))
    assert seen["subprocess.Popen"] == []


def test_processes_do_not_grow(table: Path, record: Record) -> None:
    """A revision costs the same number of processes however many files it has."""
    few = len(counts(table, "check", "--ref", "HEAD")["subprocess.Popen"])
    text = (table / "data/organisaties/gemeente.md").read_bytes()
    for number in range(30):
        (table / f"data/organisaties/partij-{number}.md").write_bytes(text)
    record(table)
    assert 0 < len(counts(table, "check", "--ref", "HEAD")["subprocess.Popen"]) == few


def test_nobody_asks_for_today() -> None:
    """No module but those of cli/ may ask what day it is: a table that is left alone keeps its exit codes."""
    asks = ("date.today", "datetime.now", "datetime.today", "time.time(", "utcnow", "localtime", 'strftime("%Y')
    for path in modules():
        text = path.read_text(encoding="utf-8")
        assert path.parent.name == "cli" or not any(word in text for word in asks), path


def test_rich_is_for_the_screen() -> None:
    """Only the report and the commands know Rich."""
    for path in modules():
        text = path.read_text(encoding="utf-8")
        assert path.name == "screen.py" or path.parent.name == "cli" or "import rich" not in text, path
        assert path.name == "screen.py" or path.parent.name == "cli" or "from rich" not in text, path


def test_one_door_to_the_screen_and_to_reports() -> None:
    """Reports and commands show content with `discreet`, which hides personal data; only our own pages need it not."""
    behind = [path for path in modules() if path.relative_to(ROOT / "tafel_cli").parts[0] in ("report", "cli")]
    assert len(behind) > 30
    named = [path.name for path in behind if re.search(r"import .*\btoon\b", path.read_text(encoding="utf-8"))]
    assert named == ["screen.py"]


def test_no_test_is_imported() -> None:
    """What tests share stands in a module of its own beside them; no test is imported, nor by a script in a text."""
    named = re.compile(r"^\s*(?:from\s+(?:\w+\.)*test_\w+\s+import|import\s[^\n]*\btest_)", re.MULTILINE)
    assert named.search("x\n    from tests.test_x import y")
    assert named.search("import json, test_x")
    files = [path for folder in ("tests", "tafel_cli", "bench", "tools") for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 100
    assert [path for path in files if named.search(path.read_text(encoding="utf-8"))] == []


def test_tests_run_with_what_users_get() -> None:
    """Every package of the runtime lock has the same version in the lock for development."""
    users, ours = (
        dict(re.findall(r"(?m)^([\w.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8")))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert {name: ours.get(name) for name in users} == users
