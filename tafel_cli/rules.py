"""A rule is a code with a function from records to findings; the files in checks/ are found by being there."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from tafel_cli import checks
from tafel_cli.errors import TafelError
from tafel_cli.explain import gone
from tafel_cli.finding import Code, Finding, Severity, suggest
from tafel_cli.register import Register

READING = (
    *("source", "characters", "header_tree", "front_matter", "document"),
    *("decoding", "fields", "schema", "register"),
)
OF_A_CHANGE = frozenset({"bevoegdheid", "namens", "oude_versies", "overgangen", "vastheid"})
Judge = Callable[[Register], Iterable[Finding]]


class Rule(NamedTuple):
    """The codes that a function can give, and that function: it finds offences in a whole register."""

    codes: tuple[Code, ...]
    judge: Judge


def rule(
    code: str, slug: str, severity: Severity = Severity.FOUT
) -> Callable[[Callable[[Register, Code], Iterable[Finding]]], Rule]:
    """Make a rule of a function (register, its code) → findings."""

    def make(function: Callable[[Register, Code], Iterable[Finding]]) -> Rule:
        made = Code(code, slug, severity)
        return Rule((made,), lambda register: function(register, made))

    return make


@cache
def rules(*, comparing: bool = True) -> tuple[Rule, ...]:
    """Return every rule of checks/, by code; without a change to judge, those that judge one are not even loaded."""
    names = [info.name for info in iter_modules(checks.__path__) if comparing or info.name not in OF_A_CHANGE]
    modules = [import_module(f"{checks.__name__}.{name}") for name in names]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return tuple(sorted(found, key=lambda rule: rule.codes))


def codes() -> tuple[Code, ...]:
    """Return every code that `tafel check` can give, by code."""
    modules = [import_module(f"tafel_cli.{name}") for name in READING]
    of_reading = [value for module in modules for value in vars(module).values() if isinstance(value, Code)]
    return tuple(sorted({*of_reading, *(code for rule in rules() for code in rule.codes)}))


def run(table: Register) -> list[Finding]:
    """Return all findings of a table: those of reading it and those of every rule, sorted, each once."""
    found = {*table.findings}
    for each in rules(comparing=table.base is not None):
        found.update(each.judge(table))
    return sorted(found, key=lambda finding: finding.order)


def named(words: Iterable[str]) -> frozenset[str]:
    """Return the codes that words name: a code, a slug, or the beginning of codes; raises TafelError (wrong use)."""
    known = codes()
    found: set[str] = set()
    for word in (word.casefold() for word in words):
        meant = {code.code for code in known if word and (code.code.casefold().startswith(word) or code.slug == word)}
        if not meant and (old := gone(word)):
            raise TafelError(f"De code `{old}` bestaat niet meer; `tafel explain {old}` zegt waarom.", exit_code=2)
        if not meant:
            names = [name for code in known for name in (code.code.casefold(), code.slug)]
            hint = suggest(word, names) or "bekijk alle codes met `tafel explain --all`"
            raise TafelError(f"De code `{word}` bestaat niet; {hint}", exit_code=2)
        found |= meant
    return frozenset(found)
