"""Every code that the program can give, found by loading every module: nothing of it is listed by hand."""

import inspect
import re
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

import tafel_cli
from tafel_cli.checks.agreements.verdict import AgreementJudge
from tafel_cli.checks.rule import Rule
from tafel_cli.finding import Code


@cache
def homes() -> dict[Code, list[str]]:
    """Return every code, in order, with where it is written: each file and name."""
    found: dict[Code, list[str]] = {}
    for info in walk_packages(tafel_cli.__path__, "tafel_cli."):
        module = import_module(info.name)
        text = inspect.getsource(module)
        for name, value in vars(module).items():
            code = value.code if isinstance(value, Rule | AgreementJudge) else value
            if isinstance(code, Code) and re.search(rf"^(?:def {name}\(|{name} = Code\()", text, re.MULTILINE):
                path = info.name.removeprefix("tafel_cli.").replace(".", "/")
                found.setdefault(code, []).append(f"{path}{'/__init__' * info.ispkg}.py {name}")
    return dict(sorted(found.items()))


def of_rules() -> set[str]:
    """Return the codes that rules give: all but those of reading a file (T0, T1) and of finding it (T208)."""
    return {code.code for code in homes() if not code.code.startswith(("T0", "T1")) and code.code != "T208"}
