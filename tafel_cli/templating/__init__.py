"""The shipped templates, and which files of a table's own `templates/` stand in their place. Without Jinja."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tafel_cli.finding import START, Code, Finding
from tafel_cli.slips import suggest
from tafel_cli.source import TEMPLATES, TOO_BIG_TEMPLATE, Entry

SJABLOON = Code("T620", "sjabloon")
ONBEKEND = Code("T621", "sjabloon-onbekend")
STYLE = ".css"


class Template(NamedTuple):
    """A template of the table's own: the shipped name that it takes, and its bytes, which are UTF-8."""

    name: str
    data: bytes

    @property
    def text(self) -> str:
        """What Jinja reads; line endings of a checkout are no difference."""
        return _text(self.data)


class Own(NamedTuple):
    """What a table has in templates/ that is not what tafel ships, and what is wrong with it."""

    templates: tuple[Template, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Where the table's own templates stand."""
        return tuple(f"{TEMPLATES}/{template.name}" for template in self.templates)

    @property
    def texts(self) -> dict[str, str]:
        """The table's own templates by name."""
        return {template.name: template.text for template in self.templates}

    def differs(self, other: "Own") -> bool:
        """Tell whether this is something else than another version of templates/."""
        return self.texts != other.texts or self.findings != other.findings


def shipped_folder() -> Path:
    """Return the templates' folder: in the installed package, or at the root of the repository."""
    here = Path(__file__).resolve().parent.parent
    return next(folder for folder in (here / "templates", here.parent / "templates") if folder.is_dir())


@cache
def shipped() -> dict[str, str]:
    """Return the shipped templates by name; only these names can be replaced."""
    files = [path for path in sorted(shipped_folder().iterdir()) if path.is_file() and not path.name.startswith(".")]
    return {path.name: _text(path.read_bytes()) for path in files}


def own(root: Path, entries: Iterable[Entry]) -> Own:
    """Sort out the entries of templates/: what equals the shipped file is none of the table's own.

    The findings are about names and kinds of files (T621), and about bytes that are no text (T620). In the repository
    of tafel itself `templates/` *is* what is shipped, so that nothing there replaces it.
    """
    if _same(root / TEMPLATES, shipped_folder()):
        return Own()
    templates: list[Template] = []
    findings: list[Finding] = []
    for entry in entries:
        judged = _judge(entry)
        if isinstance(judged, Finding):
            findings.append(judged)
        elif judged.text != shipped()[judged.name]:
            templates.append(judged)
    return Own(tuple(templates), tuple(findings))


@cache
def linted(found: Own) -> Own:
    """Add what stands in the table's own templates and is not allowed (T620). Loads Jinja only when there are any.

    A pack asks this of the folder and of the recorded version, which are mostly the same.
    """
    if not found.templates:
        return found
    from tafel_cli.templating.lint import lint

    return found._replace(findings=(*found.findings, *lint(found.texts, shipped())))


def _text(data: bytes) -> str:
    return data.decode("utf-8").replace("\r\n", "\n")


def _same(one: Path, other: Path) -> bool:
    """Tell whether a folder is another one, itself and not by a link."""
    try:
        return os.path.samestat(one.lstat(), other.stat())
    except OSError:
        return False


def _judge(entry: Entry) -> Template | Finding:
    name = entry.path.removeprefix(f"{TEMPLATES}/")
    names = tuple(shipped())
    listed = ", ".join(f"`{each}`" for each in names)
    if entry.folder:
        return _say(entry, ONBEKEND, "Deze map hoort hier niet.", f"hier passen alleen de bestanden {listed}")
    if entry.path != TEMPLATES and name not in names:
        hint = suggest(name, names) or f"kies uit: {listed}"
        return _say(entry, ONBEKEND, f"`{name}` vervangt geen sjabloon van tafel.", hint)
    if entry.flaw:
        code = SJABLOON if entry.flaw is TOO_BIG_TEMPLATE else ONBEKEND
        return _say(entry, code, entry.flaw.message, entry.flaw.hint)
    made = Template(name, entry.data or b"")
    try:
        _ = made.text
    except UnicodeDecodeError as error:
        message = f"Dit sjabloon is geen UTF-8: byte {error.start + 1} past niet."
        return _say(entry, SJABLOON, message, "sla het bestand op met codering UTF-8")
    return made


def _say(entry: Entry, code: Code, message: str, hint: str) -> Finding:
    return Finding(entry.path, START, code, message, hint, entry.path)
