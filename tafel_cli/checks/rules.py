"""Runs every rule of checks/ on a case. The files there are found by being there."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from itertools import chain
from pkgutil import iter_modules
from typing import Any

from tafel_cli.checks import families
from tafel_cli.checks.rule import Rule
from tafel_cli.finding import Finding
from tafel_cli.reading.document import Document
from tafel_cli.register.case import Case


@cache
def all_rules(*, comparing: bool = True) -> tuple[Rule, ...]:
    """Return every rule; without a change to judge, those that judge one are not even loaded."""
    packages = [families, import_module(f"{families.__name__}.of_a_change")] if comparing else [families]
    names = [
        f"{each.__name__}.{info.name}" for each in packages for info in iter_modules(each.__path__) if not info.ispkg
    ]
    found = [value for name in names for value in vars(import_module(name)).values() if isinstance(value, Rule)]
    return tuple(dict.fromkeys(found))


def findings_of(case: Case) -> list[Finding]:
    """Return all findings of a case: those of reading its table and those of every rule, sorted, each once."""
    found = {*case.register.findings}
    for each in all_rules(comparing=case.before is not None):
        offences: Iterable[Finding] = chain.from_iterable(map(each.judge, _looked_at(case, each.on)))
        found.update(each.weigh(case, offences) if each.weigh else offences)
    return sorted(found, key=lambda finding: finding.order)


def _looked_at(case: Case, on: Any) -> Iterable[object]:  # noqa: ANN401  (Case, Document or a kind of record)
    """Return what a rule gets, one after another."""
    if on is Case:
        return (case,)
    return case.register.documents if on is Document else case.register.all(on)
