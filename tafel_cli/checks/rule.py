"""What a rule is: a function that finds offences, with what it looks at."""

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
    """A function that finds offences, and what it gets: a whole Case, or (`on`) each Document or record of a kind.

    A rule on one document gets that document and nothing else, so that it can be judged alone. `code` is None when its
    findings bring codes of their own. `weigh` is what the case makes of all that such a rule found.
    """

    judge: Judge
    on: type = Case
    code: Code | None = None
    weigh: Callable[[Case, Findings], Findings] | None = None


def rule(
    code: str, slug: str, severity: Severity = Severity.FOUT
) -> Callable[[Callable[[Case, Code], Findings]], Rule]:
    """Make a rule of a function (case, its code) → findings."""
    return rule_of(Case, code, slug, severity)


def rule_on(
    kind: type[R], code: str, slug: str, severity: Severity = Severity.FOUT
) -> Callable[[Callable[[Case, R, Code], Findings]], Rule]:
    """Make a rule of a function (case, one record of a kind, its code) → findings: it looks at other documents too."""
    return lambda function: rule(code, slug, severity)(
        lambda case, made: chain.from_iterable(function(case, one, made) for one in case.register.all(kind))
    )


def rule_of(
    on: type[T], code: str, slug: str, severity: Severity = Severity.FOUT
) -> Callable[[Callable[[T, Code], Findings]], Rule]:
    """Make a rule of a function (one document or record of a kind, its code) → findings."""

    def make(function: Callable[[T, Code], Findings]) -> Rule:
        made = Code(code, slug, severity)
        return Rule(lambda one: function(one, made), on, made)

    return make
