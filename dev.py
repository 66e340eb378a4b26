"""Set up this repository and run its tools: `python3 dev.py COMMAND [ARGUMENT…]`.

Makes `.venv`, installs the hash-locked packages and the project itself, and skips what is already there.
Needs Python 3.11 or later and nothing beyond the standard library.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "tafel-dev.json"
RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
OLDEST_PYTHON = (3, 11)

WRONG_USE = 2
SURROUNDINGS = 3
INTERRUPTED = 130


class SetupError(Exception):
    """The set-up cannot go on; the message is one Dutch sentence for the user."""


def interpreter() -> dict[str, str]:
    """Return the Python version, system and folder that `.venv` belongs to; if one differs, it is made anew."""
    return {"python": platform.python_version(), "system": platform.system(), "root": str(ROOT)}


def fingerprint() -> str:
    """Return the SHA-256, in hexadecimal, of the files that decide what is installed."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", RUNTIME, DEVELOPMENT):
        content = (ROOT / name).read_bytes()
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def read_stamp() -> dict[str, object]:
    """Return the stamp of the last complete set-up; empty if there is none or it cannot be read."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def demand_venv() -> None:
    """Raise `SetupError` when this Python is too old or cannot make a virtual environment."""
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        raise SetupError(f"Deze opdracht vraagt Python {wanted} of nieuwer; dit is {platform.python_version()}.")
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        raise SetupError(
            f"Python kan hier geen virtuele omgeving maken: installeer het pakket {package} "
            f"(Debian en Ubuntu: sudo apt install {package}) en probeer het opnieuw."
        )


def run(*command: str | Path) -> int:
    """Run one command in the root of the repository and return its exit code."""
    sys.stdout.flush()
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


def demand(*command: str | Path, failure: str) -> None:
    """Run one step of the set-up; raise `SetupError` with the sentence `failure` when it fails."""
    if run(*command) != 0:
        raise SetupError(failure)


def set_up(lock: str) -> None:
    """Make sure that `.venv` holds the packages of `lock` and the project itself.

    The development lock holds everything of the runtime lock, so it serves for both. The stamp is deleted first and
    written last, so that an interrupted set-up is done again.
    """
    demand_venv()
    stamp = read_stamp()
    same_interpreter = stamp.get("interpreter") == interpreter() and PYTHON.exists()
    if same_interpreter and stamp.get("lock") == DEVELOPMENT:
        lock = DEVELOPMENT
    wanted = {"interpreter": interpreter(), "fingerprint": fingerprint(), "lock": lock}
    if same_interpreter and stamp == wanted:
        return
    STAMP.unlink(missing_ok=True)
    if not same_interpreter:
        print("dev.py: .venv wordt gemaakt", file=sys.stderr)
        demand(sys.executable, "-m", "venv", "--clear", VENV, failure="De map .venv kon niet worden gemaakt.")
    print(f"dev.py: de pakketten uit {lock} worden geïnstalleerd", file=sys.stderr)
    pip = (PYTHON, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    # The lock is complete. Without --no-deps, pip tries newer releases of packages that are required with an extra.
    demand(
        *pip,
        "--require-hashes",
        "--no-deps",
        "-r",
        lock,
        failure=f"De pakketten uit {lock} konden niet worden geïnstalleerd.",
    )
    demand(*pip, "--no-build-isolation", "--no-deps", "-e", ".", failure="tafel zelf kon niet worden geïnstalleerd.")
    STAMP.write_text(json.dumps(wanted, indent=2) + "\n", encoding="utf-8")


def tool(module: str, *arguments: str) -> int:
    """Run a module with the Python of `.venv`, without the current folder on its path."""
    return run(PYTHON, "-P", "-m", module, *arguments)


def setup(_arguments: Sequence[str]) -> int:
    """Set up everything for development and stop."""
    set_up(DEVELOPMENT)
    return 0


def check(arguments: Sequence[str]) -> int:
    """Check the table."""
    set_up(RUNTIME)
    return tool("tafel_cli", "check", *arguments)


def agenda(arguments: Sequence[str]) -> int:
    """Check the table and make the pack for the next meeting."""
    set_up(RUNTIME)
    return tool("tafel_cli", "check") or tool("tafel_cli", "agenda", "build", *arguments)


def test(arguments: Sequence[str]) -> int:
    """Run the tests, in two processes; the proofs are a command of their own."""
    set_up(DEVELOPMENT)
    return tool("pytest", "-n", "2", "-m", "not proof", *arguments)


def proofs(arguments: Sequence[str]) -> int:
    """Run the long tests, which prove a promise over many inputs or with programs of others."""
    set_up(DEVELOPMENT)
    return tool("pytest", "-n", "2", "-m", "proof", *arguments)


def coverage(arguments: Sequence[str]) -> int:
    """Run the tests once more and fail when less than 95% of the branches is reached."""
    return test(["-q", "--cov=tafel_cli", "--cov-fail-under=95", *arguments])


def lint(arguments: Sequence[str]) -> int:
    """Run ruff's rules, and its formatter without changing anything; options go to the rules only."""
    set_up(DEVELOPMENT)
    paths = [argument for argument in arguments if not argument.startswith("-")]
    rules = tool("ruff", "check", *arguments)
    layout = tool("ruff", "format", "--check", *paths)
    return rules or layout


def types(arguments: Sequence[str]) -> int:
    """Check the types with mypy."""
    set_up(DEVELOPMENT)
    return tool("mypy", *arguments)


def docs(_arguments: Sequence[str]) -> int:
    """Write the pages of `docs/` that are made from the code."""
    set_up(DEVELOPMENT)
    write = (
        "from pathlib import Path; from tafel_cli.checks.explain import handbook; "
        "from tafel_cli.report.reference.guide import field_guide; "
        "from tafel_cli.report.reference.pack import pack_guide; "
        "Path('docs/nl/regels.md').write_text(handbook(), encoding='utf-8'); "
        "Path('docs/nl/velden.md').write_text(field_guide(), encoding='utf-8'); "
        "Path('docs/nl/vergaderstukken.md').write_text(pack_guide(), encoding='utf-8')"
    )
    return run(PYTHON, "-P", "-c", write)


def bench(arguments: Sequence[str]) -> int:
    """Run the measurements in `bench/`."""
    if not (ROOT / "bench" / "__main__.py").is_file():
        print("dev.py: er zijn nog geen metingen (bench/__main__.py ontbreekt).", file=sys.stderr)
        return WRONG_USE
    set_up(DEVELOPMENT)
    return run(PYTHON, "-P", "bench", *arguments)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command for command in (agenda, check, test, proofs, coverage, lint, types, docs, bench, setup)
}


def usage() -> str:
    """Return the list of commands with the first line of what each does."""
    lines = ["python3 dev.py COMMAND [ARGUMENT…]", ""]
    lines += [f"  {name:<9}{(command.__doc__ or '').splitlines()[0]}" for name, command in COMMANDS.items()]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Run the command that is named first, with the remaining arguments, and return the exit code."""
    if arguments and arguments[0] in {"-h", "--help"}:
        print(usage())
        return 0
    if not arguments or arguments[0] not in COMMANDS:
        print(usage(), file=sys.stderr)
        return WRONG_USE
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return SURROUNDINGS
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
