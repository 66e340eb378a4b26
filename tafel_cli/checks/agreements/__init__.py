"""How each kind of work agreement is judged: a few kinds a file, found by being here."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from tafel_cli.checks.agreements.verdict import AgreementJudge


@cache
def afspraken() -> tuple[AgreementJudge, ...]:
    """Return every kind of rule that can be judged, by code."""
    modules = [import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, AgreementJudge)]
    return tuple(sorted(found, key=lambda each: each.code))
