"""Runs every rule of families/ on a case. A new file there needs no registration, because the folder is listed."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import chain
from pkgutil import iter_modules
from typing import Any

from tafel_cli.checks import families
from tafel_cli.checks.discretion import SECRET, about_nobody
from tafel_cli.checks.rule import Rule
from tafel_cli.finding import Finding
from tafel_cli.reading.document import Document
from tafel_cli.register.case import Case

_LEVELS = frozenset(("T601", "T607"))


@cache
def all_rules(*, comparing: bool = True) -> tuple[Rule, ...]:
    """Return every rule. Those of of_a_change/ are not loaded if nothing is compared, because loading takes time."""
    packages = [families, import_module(f"{families.__name__}.of_a_change")] if comparing else [families]
    names = [
        f"{each.__name__}.{info.name}" for each in packages for info in iter_modules(each.__path__) if not info.ispkg
    ]
    found = [value for name in names for value in vars(import_module(name)).values() if isinstance(value, Rule)]
    return tuple(dict.fromkeys(found))


def findings_of(case: Case, like: Sequence[Finding] | None = None) -> list[Finding]:
    """Return the findings of reading the table and of every rule, sorted, without duplicates and personal data.

    With `like` all findings with the codes of those are there, others need not be, because finding them takes time. If
    a folder could not be read, rules on the whole table are left out, except on a change: there they guard rights.
    """
    found = {*case.register.findings}
    partly = case.before is None and case.register.unread
    rules = all_rules(comparing=case.before is not None)
    for each in rules if like is None else _finders(rules, {finding.code.code for finding in like}):
        if partly and each.on is Case:  # it would blame what stands in the other folders
            continue
        offences: Iterable[Finding] = chain.from_iterable(map(each.judge, _looked_at(case, each.on)))
        found.update(each.weigh(case, offences) if each.weigh else offences)
    found -= _told_already(found)
    return sorted(about_nobody(found, case.register.documents), key=lambda finding: finding.order)


def _finders(rules: Sequence[Rule], codes: set[str]) -> Iterator[Rule]:
    """Yield the rules that can give findings with these codes, or decide how one of them is told.

    T402 tells what T601 and T607 would, and what T501 to T504 find is hidden in all findings.
    """
    wanted = {*codes, *SECRET, *(("T402",) if codes & _LEVELS else ())}
    others = wanted - {each.code.code for each in rules if each.code}  # of rules whose findings have their own codes
    return (each for each in rules if (each.code.code in wanted if each.code else others))


def _told_already(found: Iterable[Finding]) -> set[Finding]:
    """Return the findings on HTML and levels (T601, T607) of a line that T402 says to type anew as a heading."""
    levels = [one for one in found if one.code.code in _LEVELS]
    anew = {(one.path, one.span.line) for one in found if one.code.code == "T402"} if levels else set()
    return {one for one in levels if (one.path, one.span.line) in anew}


def _looked_at(case: Case, on: Any) -> Iterable[object]:  # noqa: ANN401  (Case, Document or a kind of record)
    """Return what a rule judges: the case, its documents, or its records of a kind."""
    if on is Case:
        return (case,)
    return case.register.documents if on is Document else case.register.all(on)
