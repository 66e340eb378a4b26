"""Defines rules, and the decorators that make a rule of a function."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.reading.record import Record
from tafel_cli.register.case import Case

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Findings = Iterable[Finding]
Judge = Callable[[Any], Findings]


class Rule(NamedTuple):
    """A function that yields findings. It gets a whole Case, or (`on`) each Document or each record of a kind.

    A rule on one document gets nothing else, so that one document can be checked alone. `code`: None if its findings
    have codes of their own. `weigh`: turns all that the rule found into what the case reports.
    """

    judge: Judge
    on: type = Case
    code: Code | None = None
    weigh: Callable[[Case, Findings], Findings] | None = None


def rule(
    code: str, slug: str, severity: Severity = Severity.FOUT
) -> Callable[[Callable[[Case, Code], Findings]], Rule]:
    """Make a rule of a function (case, code) → findings."""
    return rule_of(Case, code, slug, severity)


def rule_on(
    kind: type[R], code: str, slug: str, severity: Severity = Severity.FOUT
) -> Callable[[Callable[[Case, R, Code], Findings]], Rule]:
    """Make a rule of a function (case, record, code) → findings, for rules that also look at other documents."""
    return lambda function: rule(code, slug, severity)(
        lambda case, made: chain.from_iterable(function(case, one, made) for one in case.register.all(kind))
    )


def rule_of(
    on: type[T], code: str, slug: str, severity: Severity = Severity.FOUT
) -> Callable[[Callable[[T, Code], Findings]], Rule]:
    """Make a rule of a function (document or record, code) → findings, for rules that look at one document only."""

    def make(function: Callable[[T, Code], Findings]) -> Rule:
        made = Code(code, slug, severity)
        return Rule(lambda one: function(one, made), on, made)

    return make
