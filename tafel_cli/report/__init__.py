"""What a person or a program sees of a check: the screen, and a file for each form of report, found by being here."""

from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from tafel_cli.characters import toon
from tafel_cli.finding import Finding, Severity


class Report(NamedTuple):
    """What a check found: findings in order, a fingerprint for each, and how many files were read."""

    findings: tuple[Finding, ...]
    fingerprints: tuple[str, ...]
    files: int

    def count(self, severity: Severity) -> int:
        """Return how many findings weigh this much."""
        return sum(finding.code.severity is severity for finding in self.findings)


class Format(NamedTuple):
    """A form of report: its name, where it goes when nobody says (None: the screen), and the function that makes it."""

    name: str
    filename: str | None
    render: Callable[[Report], str]


def report_of(findings: Sequence[Finding], files: int) -> Report:
    """Give each finding a hash of its code, place and n-th of its kind; never of line or message."""
    from hashlib import sha256  # only reports need it

    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for finding in findings:
        key = (finding.code.code, finding.place)
        seen[key] += 1
        made.append(sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass")).hexdigest()[:16])
    return Report(tuple(findings), tuple(made), files)


def formats() -> dict[str, Format]:
    """Return every form of report by name."""
    modules = [import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__)]
    return {m.FORMAT: Format(m.FORMAT, m.FILENAME, m.render) for m in modules if hasattr(m, "FORMAT")}


def sentence(finding: Finding) -> str:
    """Return the message with what to write instead, on one line."""
    return toon(finding.message + (f" Hulp: {finding.hint}" if finding.hint else ""))
