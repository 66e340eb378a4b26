"""What a person is told about a forbidden change: the words, the place and the help, to the letter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from attempts import HUURDERS, SECRETARIS
from cases import DEALT, FIXED, GONE, MODES, NOT_YOURS, REFUSED, SENT_CASES, SINCE, SPOKEN, WRONG
from golden_files import compare
from proposals import ADOPT, AFSPRAAK, PLEIN, Edit, Judge, drop, nothing, swap

from tafel_cli.finding import Finding

ENDED = swap(AFSPRAAK, "geldend", "vervallen")


def cases() -> Iterator[tuple[str, Edit, str | None, dict[str, object]]]:
    """Yield the name of an attempt, its edit, its author, and the other arguments of the judge."""
    for name, (change, _) in REFUSED.items():
        yield name, change, HUURDERS, {}
    yield "a stranger", REFUSED["an item of another"][0], "iemand", {}
    for mode in MODES:
        yield mode, nothing, SECRETARIS, {"modes": {PLEIN: mode}}
    for name, (since, change, actor, _) in SINCE.items():
        yield f"since: {name}", change, actor, {"since": since}
    for name, (change, _) in FIXED.items():
        yield f"adopted: {name}", change, SECRETARIS, {"before": ADOPT}
    yield "adopted: an agreement that ended", swap(AFSPRAAK, "vervallen", "geldend"), SECRETARIS, {"before": ENDED}
    for what, told_of in (("dealt with", DEALT), ("not yours", NOT_YOURS), ("spoken for", SPOKEN)):
        for name, (before, change, actor, _, _) in told_of.items():
            yield f"{what}: {name}", change, actor, {"before": before}
    for name, (before, change, _) in SENT_CASES.items():
        yield f"sent: {name}", change, SECRETARIS, {"before": before}
    for name, (before, change, _, _) in WRONG.items():
        yield f"status: {name}", change, None, {"before": before}
    for name, (path, _) in GONE.items():
        yield f"gone: {name}", drop(path), None, {}


def told(findings: list[Finding]) -> Iterator[str]:
    """Yield what is said about rights and about a status that goes a wrong way."""
    for f in findings:
        if f.code.code.startswith(("T35", "T7")):
            yield f"    {f.path}:{':'.join(map(str, f.span))} {f.code.code} {f.message}"
            yield f"        hulp: {f.hint}"
            yield f"        plek: {f.place} {f.source!r}"


def test_words(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Of every change that is tried in these tests, this is said and nothing else."""
    lines = []
    for number, (name, change, actor, more) in enumerate(cases()):
        findings = Judge(tmp_path / str(number)).findings(change, actor, **more)
        lines += [name, *told(findings), ""]
    compare(request, "rights.txt", "\n".join(lines))
