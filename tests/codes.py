"""Every code that the program can give, found by importing every module, so that no list can be out of date."""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

import tafel_cli
from tafel_cli.checks.agreements.verdict import AgreementJudge
from tafel_cli.checks.rule import Rule
from tafel_cli.finding import Code


@cache
def given() -> tuple[Code, ...]:
    """Return every code that a module defines at its top level, itself or in a rule, in order."""
    modules = [import_module(info.name) for info in walk_packages(tafel_cli.__path__, "tafel_cli.")]
    values = [value for module in modules for value in vars(module).values()]
    codes = {value.code if isinstance(value, Rule | AgreementJudge) else value for value in values if _may_hold(value)}
    return tuple(sorted(code for code in codes if code is not None))


def _may_hold(value: object) -> bool:
    return isinstance(value, Rule | AgreementJudge | Code)


def of_rules() -> set[str]:
    """Return the codes that rules give: all except those of reading a file (T0, T1) and of finding it (T208)."""
    return {code.code for code in given() if not code.code.startswith(("T0", "T1")) and code.code != "T208"}
