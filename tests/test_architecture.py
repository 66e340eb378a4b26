"""Imports point downward, nothing runs in a circle, and reading costs what it must and no more."""

import ast
import re
from pathlib import Path

from conftest import Record
from counting import counts

ROOT = Path(__file__).resolve().parent.parent
LAYERS = (
    (
        *("__init__", "doelgroep", "dutch", "errors", "finding", "gevoelige_tekst"),
        *("kleur", "slips", "text_tree", "value_class"),
    ),
    ("characters", "ci", "explain", "limits", "pictures", "scanner", "verschil", "werkdagen"),
    ("bestandssoort", "header_tree", "kalender", "markdown"),
    ("advice",),
    ("front_matter",),
    ("document",),
    ("body", "decoding", "drukproef", "marks", "record"),
    ("fields", "sjabloon"),
    ("schema",),
    ("kinds", "source"),
    ("editor", "fix", "kind_pages", "onderdelen", "register"),
    ("berekend", "meter", "openbaarheid", "which_meeting"),
    ("pack", "rules", "voorstel"),
    ("afspraakregels", "lock", "pack_schema", "render", "table_writer", "verzonden", "writer"),
    (
        *("abonnement", "balans", "checks", "compare", "field_guide"),
        *("formulier", "json_schema", "listing", "manifest", "repairs", "report", "status"),
    ),
    ("report", "rules"),
    ("inspection", "publish", "repairs", "status_summary"),
    ("agendaplan", "build_summary", "repair_summary", "send", "verify"),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def room(module: str) -> str:
    """Return the part of the package that a module belongs to."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(path: Path) -> set[str]:
    """Return the modules of this package that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "tafel_cli":
            found.update(f"tafel_cli.{alias.name}" if alias.name in LEVEL else "tafel_cli" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tafel_cli."):
            found.add(str(node.module))
    return found


def test_imports_point_downward() -> None:
    """A module imports only from layers below its own, or from its own room (so nothing can run in a circle)."""
    for path in sorted((ROOT / "tafel_cli").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for target in imports(path):
            here, there = room(module), room(target)
            assert here == there or LEVEL[there] < LEVEL[here], f"{module} imports {target}"


def test_one_open_for_each_file(table: Path) -> None:
    """A check opens every file of the table once and starts no process."""
    seen = counts(table, "check")
    opened = sorted(path for path in seen["open"] if path.startswith(str(table)) and path.endswith(".md"))
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
    for path in sorted((ROOT / "tafel_cli").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert path.parent.name == "cli" or not any(word in text for word in asks), path


def test_rich_is_for_the_screen() -> None:
    """Only the report and the commands know Rich."""
    for path in sorted((ROOT / "tafel_cli").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert path.name == "screen.py" or path.parent.name == "cli" or "import rich" not in text, path
        assert path.name == "screen.py" or path.parent.name == "cli" or "from rich" not in text, path


def test_no_test_is_imported() -> None:
    """What tests share stands in a module of its own beside them; no test is imported, nor by a script in a text."""
    named = re.compile(r"^\s*(?:from\s+(?:\w+\.)*test_\w+\s+import|import\s[^\n]*\btest_)", re.MULTILINE)
    assert named.search("x\n    from tests.test_x import y")
    assert named.search("import json, test_x")
    files = [path for folder in ("tests", "tafel_cli", "bench", "tools") for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 100
    assert [path for path in files if named.search(path.read_text(encoding="utf-8"))] == []
