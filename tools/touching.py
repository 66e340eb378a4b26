"""Note which tests run each line, or run only the tests of a list, in its order: `pytest -p touching`.

Without either variable below the plug-in does nothing. A process that a test starts counts as that test, because
coverage reads the name of the test from the environment.
"""

import json
import os
from collections.abc import Collection, Iterable
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import pytest
from coverage import Coverage, CoverageData

ORDER = "TAFEL_TEST_ORDER"  # a file with the tests to run, one a line
SECONDS = "TAFEL_TEST_SECONDS"  # a file that is to say how many seconds each test took
NAME = "TAFEL_TEST_NAME"  # the test that runs, for the configuration of coverage
RICH = "tests/test_rich_table.py"  # reads every sentence, so it notices most
WHOLE = (RICH, "tests/test_golden.py", "tests/test_docs.py")  # read what stands in modules
LONGEST = 100  # seconds that the tests take which are tried first
_took: dict[str, float] = {}


def settings(into: Path) -> str:
    """Return how coverage notes lines in a folder, in the processes that tests start too."""
    lines = (
        "[run]",
        "source_pkgs = tafel_cli",
        "parallel = true",
        f"context = ${{{NAME}-}}",
        f"data_file = {into}/coverage",
    )
    return "\n".join([*lines, ""])


class Measured(NamedTuple):
    """What is known of the tests: how many seconds each takes, the data of coverage, and which tests there are now."""

    seconds: dict[str, float]
    data: Path
    tests: list[str]

    def touching(self, path: str, lines: Collection[int]) -> list[str]:
        """Return the tests that run any of these lines of a file (none: any line of it), as far as there is time for.

        All tests of the rich table come first if one of them is among these, because they share what one of them made;
        and if no line is named, because a module runs only once. Tests that were added since may run anything.
        """
        data = CoverageData(str(self.data))
        data.read()
        files = [file for file in data.measured_files() if file.endswith(f"/tafel_cli/{path}")]  # one test installs it
        ran = [
            (line, test) for file in files for line, tests in data.contexts_by_lineno(file).items() for test in tests
        ]
        found = {test for line, test in ran if line in lines or not lines} & {*self.tests}
        likely = WHOLE if not lines else (RICH,) if any(test.startswith(RICH) for test in found) else ()
        first = [test for test in self.tests if test not in self.seconds or test.startswith(likely)]
        rest = sorted(found - {*first}, key=self.took)
        spent = accumulate(map(self.took, rest))
        return [*first, *(test for test, so_far in zip(rest, spent, strict=True) if so_far < LONGEST)]

    def others(self, tests: Iterable[str]) -> list[str]:
        """Return all the tests but these, the quickest first."""
        return sorted({*self.tests}.difference(tests), key=self.took)

    def took(self, test: str) -> float:
        """Return how many seconds a test takes."""
        return self.seconds.get(test, 1)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of the list, in its order."""
    if ORDER in os.environ:
        names = Path(os.environ[ORDER]).read_text(encoding="utf-8").splitlines()
        by_name = {item.nodeid: item for item in items}
        items[:] = [by_name[name] for name in names if name in by_name]


def pytest_runtest_logstart(nodeid: str) -> None:
    """Let coverage note the test that begins, here and in the processes that it starts."""
    current = Coverage.current()
    if SECONDS in os.environ and current:
        current.switch_context(nodeid)
        os.environ[NAME] = nodeid


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up the seconds of a test, with what it lays and clears away."""
    _took[report.nodeid] = _took.get(report.nodeid, 0) + report.duration


def pytest_unconfigure() -> None:
    """Say how many seconds each test took."""
    if SECONDS in os.environ:
        Path(os.environ[SECONDS]).write_text(json.dumps(_took), encoding="utf-8")
