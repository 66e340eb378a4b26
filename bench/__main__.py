"""Measure whole commands pair by pair, as ratios to `python -c pass`: `python3 dev.py bench [--quick] [--packs]`."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from packs import packs

ROOT = Path(__file__).resolve().parent.parent
ITEM = (ROOT / "tests" / "smallest" / "data" / "agenda" / "2026-01-05-gemeente-plein.md").read_text(encoding="utf-8")
WITH_ERROR = ITEM.replace("duur: 20\n", "")
RAW_PARSE = """
import sys
from pathlib import Path
from yaml.cyaml import CParser
for path in sorted(Path(sys.argv[1]).rglob("*.md")):
    CParser(path.read_bytes().split(b"\\n---\\n")[0][4:]).raw_parse()
"""


# Byte code may be written, as in an installed tafel; else some machines would measure the compilation.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str], ends: int = 0) -> float:
    """Return the seconds that one process takes; raises SystemExit unless its exit code is `ends`."""
    start = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=False, **quiet)
    taken = time.perf_counter() - start
    if done.returncode != ends:
        raise SystemExit(f"{command} ended with {done.returncode}")
    return taken


def memory(command: list[str]) -> float:
    """Return the largest size of one process in MiB."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, **quiet) as process:
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return used.ru_maxrss / 1024


def ratio(one: list[str], other: list[str], rounds: int, ends: int = 0) -> float:
    """Return the median of time(one) / time(other); the two run in turns, because a machine's speed varies."""
    return statistics.median(seconds(one, ends) / seconds(other, ends) for _ in range(rounds))


def reports(folder: Path, rounds: int) -> float:
    """Return time(check with every form of report) / time(check alone), for a table with 1,000 findings."""
    check = [sys.executable, "-P", "-m", "tafel_cli", "-C", str(generate(folder, 1_000, WITH_ERROR)), "check"]
    every = [f"--report={name}:{folder / name}" for name in ("json", "gitlab", "sarif", "junit", "markdown")]
    return ratio([*check, *every, "--report=github"], check, rounds, ends=1)


def generate(root: Path, items: int, text: str = ITEM) -> Path:
    """Write the smallest table with `items` more agenda items to `root`, and return `root`."""
    data = root / "data"
    for path in sorted((ROOT / "tests" / "smallest" / "data").rglob("*")):
        target = data / path.relative_to(ROOT / "tests" / "smallest" / "data")
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    for number in range(items):
        (data / "agenda" / f"2026-01-06-gemeente-punt-{number}.md").write_text(text, encoding="utf-8")
    return root


def history(root: Path, items: int, commits: int) -> Path:
    """Commit a table of `items` items on `main`, and `commits` commits on a branch `voorstel`, one item each."""
    generate(root, items)
    git = ["git", "-C", str(root), "-c", "user.name=Proef", "-c", "user.email=proef@tafel.example"]
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "Begin"]):
        subprocess.run([*git, *arguments], check=True)
    stream = bytearray()
    for number in range(commits):
        text = ITEM.replace("duur: 20", f"duur: {number % 400 + 5}").encode()
        stream += b"commit refs/heads/voorstel\ncommitter Proef <proef@tafel.example> 1767222000 +0000\ndata 1\nx\n"
        stream += b"from refs/heads/main\n" if number == 0 else b""
        stream += b"M 100644 inline data/agenda/2026-01-06-gemeente-punt-%d.md\n" % (number % items)
        text += b"\nDit is regel %d.\n" % number
        stream += b"data %d\n%b\n" % (len(text), text)
    subprocess.run([*git, "fast-import", "--quiet"], input=bytes(stream), check=True)
    subprocess.run([*git, "switch", "-q", "voorstel"], check=True)
    return root


def against(folder: Path, commits: int, items: int) -> None:
    """Print the time of `check --against` over that of two checks, one `git log`, and contents at 20 MB a second."""
    root = history(folder / "voorstel", items, commits)
    check = [sys.executable, "-P", "-m", "tafel_cli", "-C", str(root), "check"]
    alone = statistics.median(seconds(check) for _ in range(3))
    log = statistics.median(
        seconds(["git", "-C", str(root), "log", "--format=%H", "--name-only", "main..voorstel"]) for _ in range(3)
    )
    whole = statistics.median(seconds([*check, "--against", "main"]) for _ in range(3))
    size = commits * len(ITEM.encode()) / 20_000_000
    name = f"check --against ({commits} commits, {items} items)"
    print(f"{name:<40} {whole / (2 * alone + log + size):6.2f} × (2 checks + git log + {size:.1f} s of contents)")
    print(f"{'':<40} {whole * 1000:6.0f} ms; alone {alone * 1000:.0f} ms, git log {log * 1000:.0f} ms")


def main() -> None:
    """Print a table of ratios."""
    quick = "--quick" in sys.argv
    nothing = [sys.executable, "-c", "pass"]
    tafel = [sys.executable, "-P", "-m", "tafel_cli"]
    rounds = 3 if quick else 9
    for name, command in {
        "tafel explain T101": [*tafel, "explain", "T101"],
        "tafel check (data/)": [*tafel, "check"],
        "tafel agenda list": [*tafel, "agenda", "list"],
        "tafel agenda build": [*tafel, "agenda", "build"],
    }.items():
        print(f"{name:<40} {ratio(command, nothing, rounds):6.1f} × python -c pass")
    with tempfile.TemporaryDirectory() as folder:
        packs(Path(folder), rounds, ratio, memory)
        if "--packs" in sys.argv:
            return
        against(Path(folder), *((500, 200) if quick else (5_000, 2_000)))
        sizes = (1_000,) if quick else (1_000, 10_000, 40_000)
        checks = {}
        for size in sizes:
            root = generate(Path(folder) / str(size), size)
            check = checks[size] = [*tafel, "-C", str(root), "check"]
            read = [sys.executable, "-c", RAW_PARSE, str(root)]
            print(f"{f'tafel check ({size} items)':<40} {ratio(check, read, 3):6.1f} × read all bytes and parse")
            print(f"{'':<40} {seconds(check) * 1000:6.0f} ms, {memory(check):.0f} MiB")
        many = reports(Path(folder) / "findings", rounds)
        print(f"{'check + every report (1,000 findings)':<40} {many:6.2f} × the check alone")
        if not quick:
            print(f"{'time(40,000) / time(10,000)':<40} {ratio(checks[40_000], checks[10_000], 5):6.1f}")


if __name__ == "__main__":
    main()
