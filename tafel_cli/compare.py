"""Which findings a change brought, and which were there before it."""

from collections.abc import Sequence
from enum import StrEnum

from tafel_cli import rules
from tafel_cli.finding import Finding, Severity, identities
from tafel_cli.kinds import KINDS
from tafel_cli.record import Record
from tafel_cli.register import Register

WEIGHT = {Severity.TIP: 0, Severity.WAARSCHUWING: 1, Severity.FOUT: 2}


def existed(register: Register, findings: Sequence[Finding]) -> list[bool]:
    """Tell of each finding whether it stood there before the change, at the same place and as heavy.

    A document that moved to a stricter status is judged in full: nothing in it is excused by what it was.
    """
    if register.base is None:
        return [False] * len(findings)
    before = rules.run(register.base)
    weights = {
        identity: WEIGHT[finding.code.severity] for identity, finding in zip(identities(before), before, strict=True)
    }
    anew = _stricter(register, register.base)
    return [
        finding.path not in anew and weights.get(identity, -1) >= WEIGHT[finding.code.severity]
        for identity, finding in zip(identities(findings), findings, strict=True)
    ]


def _stricter(register: Register, base: Register) -> set[str]:
    """Return the files of which the status moved on: from a concept to what is submitted, held, adopted or in force."""
    return {
        record.path
        for kind in KINDS.values()
        for record in register.all(kind)
        if (before := base.get(kind, record.id)) and getattr(record, "status", 0) in _onward(before)
    }


def _onward(before: Record) -> tuple[StrEnum, ...]:
    """Return the statuses that are stricter than the one a record had: a vocabulary names them in that order."""
    status: StrEnum | None = getattr(before, "status", None)
    words = list(type(status)) if status is not None else []
    return tuple(words[words.index(status) + 1 :]) if status is not None else ()
