"""Replays the fuzzer's findings and starting texts, and tests very long texts: none breaks a promise."""

import pytest
from fuzz.targets import HOSTILE, TARGETS, bounded, reader, seeds

pytestmark = pytest.mark.proof

MEGABYTE = 1_000_000
HEAD = b"---\ntitel: x\n---\n"
LONG = {
    "spaces in a heading": b"## a" + b" " * MEGABYTE + b"x\n",
    "tabs and spaces in a heading": b"## a" + b" \t" * (MEGABYTE // 2) + b"x\n",
    "marks that close a heading": b"## a " + b"#" * MEGABYTE + b"x\n",
    "a link in a heading that does not end": b"## [x](" + b"a" * MEGABYTE + b"\n",
    "links in a heading that do not end": b"## [" + b"](a" * (MEGABYTE // 3) + b"\n",
    "a link with a title that does not end": b"## [x](a " + b"a" * MEGABYTE + b"(\n",
    "comments that do not end": b"## x\n" + b"<!--" * (MEGABYTE // 4),
    "comments": b"## x\n" + b"<!-- x -->" * (MEGABYTE // 10),
    "a fence": b"`" * MEGABYTE + b"x`\n",
    "fences of two kinds": b"```\n~~~\n" * (MEGABYTE // 8),
    "line endings": b"\r\n" * (MEGABYTE // 2),
    "conflict marks": b"<<<<<<< a\n" * (MEGABYTE // 10),
    "dashes": b"---\n" * (MEGABYTE // 4),
}


@pytest.mark.parametrize("name", TARGETS)
def test_replay(name: str) -> None:
    """Every text that the fuzzer starts from, or that it once broke something with, keeps its promises in a second."""
    texts = list(seeds(name))
    assert len(texts) > 90
    for text in texts:
        bounded(TARGETS[name], text)


def test_no_finding_without_a_target() -> None:
    """Every file that was kept is replayed by a target of its folder's name."""
    assert {path.name for path in HOSTILE.glob("*") if path.is_dir()} <= TARGETS.keys()


@pytest.mark.parametrize("case", LONG)
def test_long(case: str) -> None:
    """The parser takes less than a second for a text of a megabyte, whatever its form."""
    bounded(reader, HEAD + LONG[case])
