"""Runs every rule of families/ on a case. A new file there needs no registration, because the folder is listed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import chain
from pkgutil import iter_modules
from typing import Any

from tafel_cli.checks import families
from tafel_cli.checks.discretion import SECRET, about_nobody
from tafel_cli.checks.rule import Rule
from tafel_cli.finding import Finding, Severity, identities
from tafel_cli.reading.document import Document
from tafel_cli.register.case import Case
from tafel_cli.register.register import Register

_WHOLE = ("T2", "T3", "W0")  # families of rules on the whole table that a change and another may break together
_LATER = "dit staat in de nieuwste versie van de tafel, dus haal die eerst op"
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
        found.update(_found(each, case))
    if like is None and case.joined is not case.register:
        found.update(_once_joined(case, found))
    found -= _told_already(found)
    return sorted(about_nobody(found, case.register.documents), key=lambda finding: finding.order)


def _once_joined(case: Case, told: Collection[Finding]) -> Iterator[Finding]:
    """Yield the errors that a change brings only together with what others changed since it began.

    One document cannot have them, so that only rules on the whole table are asked, and of those no rules on texts.
    """
    known = {*identities([*told])}

    def errors(table: Register) -> list[Finding]:
        there = Case(register=table, today=case.today)
        found = {each for rule in all_rules(comparing=False) if rule.on is Case for each in _found(rule, there)}
        return [
            f
            for f in sorted(found, key=lambda f: f.order)
            if f.code.code[:2] in _WHOLE and f.code.severity is Severity.FOUT
        ]

    if fresh := errors(case.joined):
        known.update(identities(errors(case.newest)))
        for which, finding in zip(identities(fresh), fresh, strict=True):
            if which not in known:
                yield finding._replace(hint=f"{finding.hint}; {_LATER}")


def _found(rule: Rule, case: Case) -> Iterable[Finding]:
    """Return what a rule finds in a case."""
    offences: Iterable[Finding] = chain.from_iterable(map(rule.judge, _looked_at(case, rule.on)))
    return rule.weigh(case, offences) if rule.weigh else offences


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
