"""Register → Report: every rule, what a change did, and how complete the items are that it is about."""

from collections.abc import Collection, Iterator, Sequence

from tafel_cli import rules
from tafel_cli.finding import Finding
from tafel_cli.kinds.agendapunt import Agendapunt, Status
from tafel_cli.meter import Meter, meter
from tafel_cli.register import Register
from tafel_cli.report import Report, report_of


def inspect(
    register: Register, places: Sequence[str] = (), codes: Collection[str] = (), *, all_meters: bool = False
) -> Report:
    """Judge the whole table, and report what lies in these files or folders and has these codes (none: all).

    The report measures the items of the change to compare with; with `all_meters` every item.
    """
    findings = rules.run(register)
    pairs = [
        (finding, old)
        for finding, old in zip(findings, _existed(register, findings), strict=True)
        if below(finding.path, places) and (not codes or finding.code.code in codes)
    ]
    files = sum(below(path, places) for path in register.paths)
    meters = [one for one in _meters(register, all_meters=all_meters) if below(one.path, places)]
    old = None if register.base is None else [old for _, old in pairs]
    return report_of([finding for finding, _ in pairs], files, old, meters)


def _existed(register: Register, findings: Sequence[Finding]) -> list[bool]:
    """Tell of each finding whether it is older than the change to judge, if there is one."""
    if register.base is None:
        return [False] * len(findings)
    from tafel_cli.compare import existed  # most checks compare nothing

    return existed(register, findings)


def _meters(register: Register, *, all_meters: bool) -> Iterator[Meter]:
    for item in register.all(Agendapunt):
        if item.status is not Status.INGETROKKEN and (all_meters or item.path in register.changed):
            yield meter(item)


def below(path: str, places: Sequence[str]) -> bool:
    """Tell whether a path is one of these files or lies in one of these folders; everything lies below no places."""
    return not places or any(path == place or path.startswith(f"{place}/") for place in places)
