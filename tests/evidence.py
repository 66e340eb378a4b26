"""Finds programs of the system that some tests need, and decides what a test does without one.

On a developer's machine such a test is skipped and says why. With `TAFEL_BEWIJS` set, as `.ci/run` does, it fails,
because CI must run every test.
"""

import os
import shutil

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def need(names: tuple[str, ...], what: str, *, always: bool = True) -> str:
    """Return the path of the first of these programs that exists; else skip the test, or fail with `TAFEL_BEWIJS`.

    Not `always`: the test is skipped in CI too, because a machine may have no way to such a program.
    """
    found = next((path for path in map(shutil.which, names) if path), None)
    if found:
        return found
    reason = f"{what} ontbreekt op deze computer (gezocht: {', '.join(names)}), dus dit is niet bewezen"
    if always and os.environ.get("TAFEL_BEWIJS"):
        pytest.fail(reason)
    pytest.skip(reason)
