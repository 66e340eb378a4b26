"""Make random changes to the program, one at a time, and see which ones the tests notice.

`python tools/random_changes.py FOLDER` works in FOLDER on a copy of the last commit, and adds a line of JSON for each
change to `results.jsonl`. It goes on where it stopped, because each change has a name that its place and the seed give.
The first run notes which tests run each line: those are tried first, the others only when those notice nothing.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from edits import Module, Place
from touching import ORDER, SECONDS, Measured, settings

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("pack", "layout", "render", "register", "report", "writing", "checks/agreements")
PATIENCE = (120, 5)  # seconds for a run of tests: to begin with, and for each second that they take
NOTHING_RAN = 5  # the exit code of pytest when no test is left
UNTRIED, MISSED, SURVIVED = "not tried", "not by the tests tried first", "by no test"


class Change(NamedTuple):
    """A change to a file: where it is, the lines around it before and after, and the whole file after it."""

    path: str
    place: Place
    before: str
    after: str
    content: bytes

    @property
    def name(self) -> str:
        """The file, the line and what happens there: the same as long as the code is."""
        return f"{self.path}:{self.place.node.lineno}: {self.before} -> {self.after}"


class Copy:
    """A copy of the last commit, in which one change at a time is tried."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        subprocess.run(["rm", "-rf", folder], check=True)  # noqa: S603, S607
        subprocess.run(["git", "clone", "-q", "--shared", ROOT, folder], check=True)  # noqa: S603, S607

    def pytest(self, *arguments: str, told: dict[str, str], limit: float | None = None) -> tuple[int, str]:
        """Run tests; return the exit code, and what was said. Code -1: they took longer than they may."""
        plain = ("-p", "touching", "-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:xdist", "-q", "--tb=no")
        path = os.pathsep.join([str(self.folder), str(ROOT / "tools")])
        with subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", "pytest", *plain, "-m", "not proof", *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", **told},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        ) as process:
            try:
                said, _ = process.communicate(timeout=limit)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)  # the processes that a test started go too
                return -1, ""
            return process.returncode, said

    def measure(self, into: Path) -> None:
        """Run all the tests and note what each of them runs; this takes about ten minutes."""
        configuration = into / "coverage.ini"
        configuration.write_text(settings(into), encoding="utf-8")
        self.pytest(told={"COVERAGE_PROCESS_START": str(configuration), SECONDS: str(into / "begun.json")})
        combine = [sys.executable, "-m", "coverage", "combine", "-q", f"--rcfile={configuration}"]
        subprocess.run(combine, cwd=self.folder, check=True)  # noqa: S603
        (into / "begun.json").rename(into / "seconds.json")

    def tests(self) -> list[str]:
        """Return the names of all the tests."""
        return [line for line in self.pytest("--collect-only", told={})[1].splitlines() if "::" in line]

    def tried(self, change: Change, measured: Measured, *, first: bool) -> str:
        """Return which test notices a change, of those that run it (`first`) or of the others, or that none does."""
        file = self.folder / "tafel_cli" / change.path
        known = file.read_bytes()
        tests = measured.touching(change.path, change.place.lines if change.place.inside else ())
        file.write_bytes(change.content)
        try:
            return self._noticed(tests, measured) if first else self._noticed(measured.others(tests), measured)
        finally:
            file.write_bytes(known)

    def _noticed(self, tests: Sequence[str], measured: Measured) -> str:
        order = self.folder.with_suffix(".tests")
        order.write_text("\n".join(tests), encoding="utf-8")
        limit = PATIENCE[0] + PATIENCE[1] * sum(map(measured.took, tests))
        files = dict.fromkeys(test.partition("::")[0] for test in tests)
        code, said = self.pytest("-x", *files, told={ORDER: str(order)}, limit=limit) if tests else (0, "")
        if code in {0, NOTHING_RAN}:
            return MISSED
        found = re.search(r"(?m)^(?:FAILED|ERROR) (.+?)(?: - .*)?$", said)
        return found[1] if found else "took too long" if code < 0 else f"pytest ended with {code}"


def changes(package: Path, rooms: Sequence[str], seed: int) -> Iterator[Change]:
    """Yield every change, in an order that is random but fixed, and in which other files change nothing."""
    paths = [path for room in rooms for path in (sorted((package / room).rglob("*.py")) or [package / room])]
    modules = {path: Module(path.read_bytes()) for path in paths}
    lots: list[tuple[bytes, Path, Place]] = []
    for path, module in modules.items():
        seen: Counter[bytes] = Counter()
        for place in module.places():
            text = module.text(place.node)
            seen[text] += 1
            lot = f"{seed} {path.relative_to(package)} {seen[text]} ".encode() + text
            lots.append((sha256(lot).digest(), path, place))
    for lot, path, place in sorted(lots, key=lambda each: each[:2]):
        module = modules[path]
        edits = module.edits(place)
        if edits:
            edit = edits[lot[0] % len(edits)]
            content = module.changed(edit)
            before, after = (_shown(text, edit.start, end) for text, end in (
                (module.source, edit.end), (content, edit.start + len(edit.text))))  # fmt: skip
            yield Change(path.relative_to(package).as_posix(), place, before, after, content)


def _shown(source: bytes, start: int, end: int) -> str:
    """Return the whole lines that a piece of a file stands on, as one."""
    last = source.find(b"\n", end)
    return " ".join(source[source.rfind(b"\n", 0, start) + 1 : last].decode().split())


def main() -> None:
    """Try the changes that are asked for, and count what was noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument(
        "--rooms", type=lambda text: text.split(","), default=ROOMS, help="folders or files: pack,register/public.py,…"
    )
    parser.add_argument("--jobs", type=int, default=1, help="how many copies work at the same time")
    parser.add_argument("--only", type=lambda text: {int(part) for part in text.split(",")}, help="try these again")
    parser.add_argument("--list", action="store_true", help="only say which changes there are")
    asked = parser.parse_args()
    folder: Path = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    copies: SimpleQueue[Copy] = SimpleQueue()
    for number in range(asked.jobs):
        copies.put(copy := Copy(folder / f"copy-{number}"))
    chosen = list(islice(changes(copy.folder / "tafel_cli", asked.rooms, asked.seed), asked.number))
    results = folder / "results.jsonl"
    lines = results.read_text(encoding="utf-8").splitlines() if results.exists() else []
    known: dict[str, str] = {told["name"]: told["noticed"] for told in map(json.loads, lines)}
    if asked.only:
        known |= {chosen[at].name: UNTRIED for at in asked.only}
    if not asked.list and not (folder / "seconds.json").exists():
        copy.measure(folder)

    def attempt(at: int, *, first: bool) -> None:
        change, own = chosen[at], copies.get()
        noticed = own.tried(change, measured, first=first)
        known[change.name] = SURVIVED if noticed == MISSED and not first else noticed
        copies.put(own)
        print(f"{at:>4} {change.name}\n     {known[change.name]}", flush=True)
        if known[change.name] != MISSED:
            told = {"number": at, "file": change.path, "line": change.place.node.lineno, "before": change.before}
            told |= {"after": change.after, "noticed": known[change.name], "name": change.name}
            with results.open("a", encoding="utf-8") as file:
                file.write(json.dumps(told, ensure_ascii=False) + "\n")

    if not asked.list:
        measured = Measured(json.loads((folder / "seconds.json").read_bytes()), folder / "coverage", copy.tests())
        for state in (UNTRIED, MISSED):
            asking = asked.only or range(len(chosen))
            wanted = [at for at in sorted(asking) if known.get(chosen[at].name, UNTRIED) == state]
            with ThreadPoolExecutor(asked.jobs) as pool:
                list(pool.map(partial(attempt, first=state == UNTRIED), wanted))
    told = [known.get(change.name, UNTRIED) for change in chosen]
    for at, change in enumerate(chosen):
        if asked.list or told[at] in {MISSED, SURVIVED}:
            print(f"{at:>4} {change.name}\n     {told[at]}")
    print(f"{len(told)} changes, {told.count(UNTRIED)} not tried, {told.count(SURVIVED)} noticed {SURVIVED}")


if __name__ == "__main__":
    main()
