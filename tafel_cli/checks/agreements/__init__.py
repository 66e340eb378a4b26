"""Lists the judges of work agreements, one for each kind of rule. A new file here needs no registration."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from tafel_cli.checks.agreements.verdict import AgreementJudge


@cache
def afspraken() -> tuple[AgreementJudge, ...]:
    """Return the judge of every kind of rule, by code."""
    modules = [import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, AgreementJudge)]
    return tuple(sorted(found, key=lambda each: each.code))
