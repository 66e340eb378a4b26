"""Makes the report of a case: its findings, which of them the change brought, and how complete its items are."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

from tafel_cli.checks import rules
from tafel_cli.checks.report import Report, needed, report_of
from tafel_cli.finding import Finding, Identity, Severity, identities
from tafel_cli.kinds import KINDS
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.reading.record import Record
from tafel_cli.register.case import Case
from tafel_cli.register.completeness import Meter, meter
from tafel_cli.register.register import Register

# Codes of what may do harm by what it says: personal data, prices, unsafe addresses and pictures from outside.
FOUND = frozenset(("T501", "T502", "T503", "T504", "T505", "T508", "T602", "T604"))
WHOLE_LINE = ("T508",)  # it is found at a word, and the amount stands beside it
WEIGHT = {Severity.TIP: 0, Severity.WAARSCHUWING: 1, Severity.FOUT: 2}


def inspect(case: Case, places: Sequence[str] = (), codes: Collection[str] = (), *, all_meters: bool = False) -> Report:
    """Check the whole table, and report the findings in these files or folders and with these codes (empty: all).

    The report has a meter for each item that the change touched, or with `all_meters` for every item.
    """
    findings = rules.findings_of(case)
    pairs = [
        (finding, old)
        for finding, old in zip(findings, existed(case, findings), strict=True)
        if below(finding.path, places) and (not codes or finding.code.code in codes)
    ]
    files = sum(below(path, places) for path in case.register.paths)
    meters = [one for one in _meters(case, all_meters=all_meters) if below(one.path, places)]
    old = [old for _, old in pairs] if case.before else None
    asked = {*places, *(meter.path for meter in meters)}
    fresh = [finding for finding, was in pairs if not was and finding.path not in asked]
    drafts = [] if codes else list(_drafts(case, fresh))
    return report_of([finding for finding, _ in pairs], files, old, meters, drafts)


def existed(case: Case, findings: Sequence[Finding]) -> list[bool]:
    """Return for each finding whether the version before had it, at the same place, as heavy and about the same text.

    If a document moved to a stricter status, all its findings are new: what a draft may hold is no excuse then.
    """
    if case.before is None or not findings:
        return [False] * len(findings)
    before = rules.findings_of(case.before, findings)
    known = zip(_recognised(case.before.register, before), before, strict=True)
    weights = {which: WEIGHT[finding.code.severity] for which, finding in known}
    anew = _stricter(case.register, case.base)
    return [
        finding.path not in anew and weights.get(which, -1) >= WEIGHT[finding.code.severity]
        for which, finding in zip(_recognised(case.register, findings), findings, strict=True)
    ]


def _recognised(register: Register, findings: Sequence[Finding]) -> list[Identity]:
    """Return by what a finding is recognised in another version: its identity, and for these codes what was found.

    Another number in the place of one that was there is new. The same one with other signs between its digits is not.
    The text found is no part of the identity itself, because anybody could try numbers on a fingerprint of it.
    """
    return identities([each._replace(place=f"{each.place}\0{_found(register, each)}") for each in findings])


def _found(register: Register, finding: Finding) -> str:
    """Return the letters and digits at the place of a finding of FOUND, of T508 those of its line; else empty."""
    code, span = finding.code.code, finding.span
    document = register.document(finding.path) if code in FOUND else None
    if document is None:
        return ""
    line = document.line(span.line)
    typed = line if code in WHOLE_LINE else line[span.column - 1 : span.end_column - 1]
    return "".join(filter(str.isalnum, typed)).casefold()


def _stricter(register: Register, base: Register) -> set[str]:
    """Return the paths of documents whose status moved on, such as from draft to submitted, adopted or in force."""
    return {
        record.path
        for kind in KINDS.values()
        for record in register.all(kind)
        if (before := base.get(kind, record.id)) and _strictness(record) > _strictness(before)
    }


def _strictness(record: Record) -> int:
    """Return the index of a record's status in its vocabulary, which lists them from mild to strict."""
    status: StrEnum | None = getattr(record, "status", None)
    return list(type(status)).index(status) if status else 0


def _meters(case: Case, *, all_meters: bool) -> Iterator[Meter]:
    for item in case.register.all(Agendapunt):
        if item.status is not Agendapuntstatus.INGETROKKEN and (all_meters or item.path in case.changed):
            yield meter(item)


def _drafts(case: Case, findings: Sequence[Finding]) -> Iterator[Meter]:
    """Yield the meters of drafts of which more than one finding says what they need."""
    count = Counter(finding.path for finding in findings if needed(finding))
    for item in case.register.all(Agendapunt):
        if item.status is Agendapuntstatus.CONCEPT and count[item.path] > 1:
            yield meter(item)


def below(path: str, places: Sequence[str]) -> bool:
    """Tell whether a path is one of these files or in one of these folders; always true without places."""
    return not places or any(path == place or path.startswith(f"{place}/") for place in places)
