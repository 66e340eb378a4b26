"""What is known of a check: its findings, which of them are new, and how complete the items are that it is about."""

from collections.abc import Sequence
from typing import NamedTuple

from tafel_cli.finding import Finding, Identity, Severity, identities
from tafel_cli.reading.characters import toon
from tafel_cli.register.completeness import Meter


class Noted(NamedTuple):
    """A finding, what it is known by in any version, and whether it was there before the change already."""

    finding: Finding
    identity: Identity
    existed: bool = False

    @property
    def fingerprint(self) -> str:
        """Return a short hash of what the finding is known by."""
        from hashlib import sha256  # only reports need it

        return sha256("\0".join(map(str, self.identity)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Report(NamedTuple):
    """What a check found, in order; how many files were read; how complete the items are that it is about.

    `compared`: there was an earlier version to compare with.
    """

    noted: tuple[Noted, ...]
    files: int
    meters: tuple[Meter, ...] = ()
    compared: bool = False

    @property
    def new(self) -> tuple[Noted, ...]:
        """What counts: everything, or with a change to compare what that change did."""
        return tuple(noted for noted in self.noted if not noted.existed)

    @property
    def existed(self) -> tuple[Noted, ...]:
        """What was there before the change: it is shown, and counts for nothing."""
        return tuple(noted for noted in self.noted if noted.existed)

    @property
    def first(self) -> str:
        """The code to explain first: of the heaviest thing that counts, else of what was there already; may be ``."""
        weights = list(Severity)
        codes = [noted.finding.code for noted in self.new or self.noted]
        return min(codes, key=lambda code: weights.index(code.severity)).code if codes else ""

    def count(self, severity: Severity) -> int:
        """Return how many findings that count weigh this much."""
        return sum(noted.finding.code.severity is severity and not noted.existed for noted in self.noted)


def report_of(
    findings: Sequence[Finding], files: int, existed: Sequence[bool] | None = None, meters: Sequence[Meter] = ()
) -> Report:
    """Return what is known of a check.

    `existed`: for each finding, whether it is older than the change to judge; None when there is none to judge.
    """
    old = [False] * len(findings) if existed is None else existed
    return Report(tuple(map(Noted, findings, identities(findings), old)), files, tuple(meters), existed is not None)


def sentence(finding: Finding) -> str:
    """Return the message with what to write instead, on one line."""
    return toon(finding.message + (f" Hulp: {finding.hint}" if finding.hint else ""))
