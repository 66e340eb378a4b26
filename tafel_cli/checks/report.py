"""Holds the result of a check: its findings, which of them are new, and how complete its items are."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tafel_cli.checks.discretion import discreet
from tafel_cli.finding import Finding, Identity, Severity, identities
from tafel_cli.register.completeness import Meter


class Noted(NamedTuple):
    """A finding with its identity across versions; `existed`: it was there before the change."""

    finding: Finding
    identity: Identity
    existed: bool = False

    @property
    def fingerprint(self) -> str:
        """Return the first 16 hex digits of the SHA-256 of the identity."""
        return _fingerprint(self.identity)


@lru_cache(maxsize=8192)  # several forms of report hold it
def _fingerprint(identity: Identity) -> str:
    from hashlib import sha256  # only reports need it

    return sha256("\0".join(map(str, identity)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Report(NamedTuple):
    """The findings of a check, sorted, the number of files, and the meters; `compared`: there was a version before.

    `drafts`: the meters of drafts that nobody asked about and that need several things yet. For a person one line is
    enough there, because a form that was just made needs everything.
    """

    noted: tuple[Noted, ...]
    files: int
    meters: tuple[Meter, ...] = ()
    compared: bool = False
    drafts: tuple[Meter, ...] = ()

    @property
    def new(self) -> tuple[Noted, ...]:
        """The findings that count: those that the change brought; without a change to judge all of them."""
        return tuple(noted for noted in self.noted if not noted.existed)

    @property
    def told(self) -> tuple[Noted, ...]:
        """The findings that count (`new`), without what the items in `drafts` need, as one line tells it."""
        paths = {meter.path for meter in self.drafts}
        return tuple(noted for noted in self.new if noted.finding.path not in paths or not needed(noted.finding))

    @property
    def existed(self) -> tuple[Noted, ...]:
        """The findings from before the change. They are shown, but do not fail a check."""
        return tuple(noted for noted in self.noted if noted.existed)

    @property
    def first(self) -> str:
        """The code to explain first: of the heaviest new finding, else of the heaviest old one, else empty."""
        weights = list(Severity)
        codes = [noted.finding.code for noted in self.new or self.noted]
        return min(codes, key=lambda code: weights.index(code.severity)).code if codes else ""

    def count(self, severity: Severity) -> int:
        """Return the number of new findings of a severity."""
        return sum(noted.finding.code.severity is severity and not noted.existed for noted in self.noted)


def needed(finding: Finding) -> bool:
    """Tell whether a finding says what a draft needs before it is complete."""
    return finding.code.code.startswith("T4") and finding.code.severity is Severity.WAARSCHUWING


def report_of(
    findings: Sequence[Finding],
    files: int,
    existed: Sequence[bool] | None = None,
    meters: Sequence[Meter] = (),
    drafts: Sequence[Meter] = (),
) -> Report:
    """Return the report of a check; `existed`: per finding, whether it is older than the change (None: no change)."""
    old = [False] * len(findings) if existed is None else existed
    noted = tuple(map(Noted, findings, identities(findings), old))
    return Report(noted, files, tuple(meters), existed is not None, tuple(drafts))


def sentence(finding: Finding) -> str:
    """Return the message and hint of a finding as one line for a report, with personal data hidden (`discreet`).

    Each form of report escapes it for its own syntax.
    """
    return discreet(finding.message + (f" Hulp: {finding.hint}" if finding.hint else ""))
