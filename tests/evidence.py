"""Programs of the system with which tests prove something, and what a test does without one.

On somebody's own machine such a test is skipped and says why. Where `TAFEL_BEWIJS` is set (`.ci/run` does that) nothing
may be left unproven: there it fails.
"""

import os
import shutil

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def need(names: tuple[str, ...], what: str) -> str:
    """Return where the first of these programs is; skip the test, or fail it where everything must be proven."""
    found = next((path for path in map(shutil.which, names) if path), None)
    if found:
        return found
    reason = f"{what} ontbreekt op deze computer (gezocht: {', '.join(names)}), dus dit is niet bewezen"
    if os.environ.get("TAFEL_BEWIJS"):
        pytest.fail(reason)
    pytest.skip(reason)
