"""Text becomes Jinja's tree, or one sentence that says why not. All ways of giving up end here."""

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from jinja2 import Environment, TemplateError, TemplateSyntaxError, meta, nodes
from jinja2.parser import Parser

from tafel_cli.dutch import thousands
from tafel_cli.templating.allowed import FILTERS, MAX_WORDS, TESTS

# Jinja itself raises TemplateError; its parser recurses, and Python refuses the code that it makes of a deep template.
_GIVEN_UP = (TemplateError, SyntaxError, RecursionError, MemoryError, ValueError, OverflowError)
_UNKNOWN_TAG = re.compile(r"unknown tag '(\w+)'")


class Fault(NamedTuple):
    """Something that is not allowed: its line in the template, a Dutch sentence and what to do."""

    line: int
    message: str
    hint: str


@lru_cache(maxsize=32)
def parse(text: str) -> nodes.Template | Fault:
    """Return the tree of a template that is not too long."""
    environment = _environment()
    parser = None
    try:
        more = next(islice(environment.lexer.tokeniter(text, None), MAX_WORDS, None), None)
        if more:  # told before a tree is made of it, which takes most of the time
            return Fault(
                more[0],
                f"Tot hier heeft dit sjabloon al {thousands(MAX_WORDS)} woorden en tekens van Jinja.",
                "maak het korter",
            )
        parser = Parser(environment, text)
        tree = parser.parse()
    except _GIVEN_UP as error:
        return _fault(error, parser.stream.current.lineno if parser else 1)
    return tree


def undeclared(tree: nodes.Template) -> frozenset[str] | Fault:
    """Return the names that a template takes from outside, having made sure that Python can compile it."""
    try:
        names = meta.find_undeclared_variables(tree)
        code = tree.environment.compile(tree, raw=True) if tree.environment else ""
        compile(code, "<sjabloon>", "exec")
    except _GIVEN_UP as error:
        hint = "gebruik elke `block` één keer, en noem niets `loop`"
        return Fault(getattr(error, "lineno", None) or 1, "Zo kan Jinja dit sjabloon niet gebruiken.", hint)
    return frozenset(names)


def _environment() -> Environment:
    """Return a Jinja that computes nothing ahead and knows nothing but the allowed filters, and those only by name."""
    made = Environment(autoescape=True, optimized=False)
    made.globals.clear()
    made.filters = dict.fromkeys(FILTERS, str)
    made.tests = dict.fromkeys(TESTS, callable)
    return made


def _fault(error: Exception, line: int) -> Fault:
    """Say what was wrong at the line that the error names, or else at the line that was being read."""
    if isinstance(error, RecursionError | MemoryError):
        return Fault(line, "Dit sjabloon is te diep genest.", "haal haakjes, lussen en voorwaarden uit elkaar")
    if isinstance(error, TemplateSyntaxError):
        line = error.lineno
    unknown = _UNKNOWN_TAG.search(str(error))
    if unknown:
        hint = "gebruik alleen `if`, `for`, `set`, `include`, `extends` en `block`"
        return Fault(line, f"De opdracht `{unknown[1][:40]}` kan niet in een sjabloon van de tafel.", hint)
    return Fault(
        line, "Hier is het sjabloon niet te lezen.", "sluit elke `{{`, `{%`, `if`, `for` en elk aanhalingsteken af"
    )
