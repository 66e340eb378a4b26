"""What a table's own templates may hold: they are judged together, by their text and their tree, and never rendered.

Jinja's sandbox stops a template that reaches into Python, not one that loops for ever or asks for a gigabyte. So what
is not known to be harmless is refused here, before anything runs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from jinja2 import nodes

from tafel_cli.characters import strays
from tafel_cli.finding import Finding, Span
from tafel_cli.source import TEMPLATES
from tafel_cli.templating import SJABLOON, STYLE
from tafel_cli.templating.allowed import MAX_FINDINGS, MAX_TEXT
from tafel_cli.templating.includes import include_faults
from tafel_cli.templating.parsing import Fault, parse, undeclared
from tafel_cli.templating.parts import walk
from tafel_cli.templating.style import style_faults
from tafel_cli.templating.tree import name_faults, tree_faults

_RUNS = re.compile(
    r"</?(?:script|iframe|object|embed|applet|base|form|link|frame|frameset|svg|math|template|noscript)\b"
    r"|<[^<>]*\son[a-z]+\s*="
    r"|javascript:",
    re.IGNORECASE,
)


def lint(own: Mapping[str, str], shipped: Mapping[str, str]) -> list[Finding]:
    """Return what is not allowed in a table's own templates, each with its line. `shipped`: all there are, by name.

    Never raises, whatever the texts are.
    """
    ours = {name: parse(text) for name, text in own.items() if _is_jinja(name, text)}
    theirs = {name: parse(text) for name, text in shipped.items() if _is_jinja(name, text)}
    sound = {name: tree for name, tree in {**theirs, **ours}.items() if isinstance(tree, nodes.Template)}
    given = _given([tree for tree in theirs.values() if isinstance(tree, nodes.Template)]) | _made(sound.values())
    findings: list[Finding] = []
    for name, text in sorted(own.items()):
        faults = [*_text_faults(name, text)]
        tree = ours.get(name)
        if isinstance(tree, Fault):
            faults.append(tree)
        elif tree is not None:
            faults.extend(_tree_faults(name, tree, sound, tuple(sorted(shipped)), given))
        findings.extend(_findings(name, text, faults))
    return findings


def _is_jinja(name: str, text: str) -> bool:
    return not name.endswith(STYLE) and len(text) <= MAX_TEXT


def _text_faults(name: str, text: str) -> Iterator[Fault]:
    """Yield what can be said of a template by its letters alone."""
    for found in strays(text):
        yield Fault(_line(text, found.place), found.message, found.hint)
    if name.endswith(STYLE):
        yield from style_faults(text)
        return
    if len(text) > MAX_TEXT:
        message = f"Dit sjabloon heeft meer dan {MAX_TEXT:,} tekens.".replace(",", ".")
        yield Fault(1, message, "maak het korter, of zet een plaatje in het stijlbestand")
    if ".html" in name:
        for match in _RUNS.finditer(text):
            message = "Op een pagina van tafel werkt geen programma en komt niets van buiten."
            yield Fault(_line(text, match.start()), message, f"haal `{match.group().split()[0][:30]}` hier weg")


def _tree_faults(
    name: str,
    tree: nodes.Template,
    sound: Mapping[str, nodes.Template],
    known: tuple[str, ...],
    given: frozenset[str],
) -> list[Fault]:
    """Return what the tree of a template shows. Names and includes are looked at when all its parts are allowed."""
    faults = list(tree_faults(tree, known))
    if faults:
        return faults
    names = undeclared(tree)
    if isinstance(names, Fault):
        return [names]
    return [*name_faults(tree, names - given, given), *include_faults(name, sound)]


def _given(shipped: list[nodes.Template]) -> frozenset[str]:
    """Return the names that the shipped templates get: there are no others."""
    taken = [undeclared(tree) for tree in shipped]
    return frozenset(name for names in taken if not isinstance(names, Fault) for name in names)


def _made(trees: Iterable[nodes.Template]) -> frozenset[str]:
    """Return the names that templates give values to themselves, which those that they take in may use."""
    return frozenset(
        node.name
        for tree in trees
        for place in walk(tree)
        if isinstance(node := place.node, nodes.Name) and node.ctx == "store"
    )


def _findings(name: str, text: str, faults: list[Fault]) -> list[Finding]:
    """Place each fault on its line, once, the first ones of a file."""
    lines = text.split("\n")
    path = f"{TEMPLATES}/{name}"
    hints = {(line, message): hint for line, message, hint in sorted(faults, reverse=True)}
    made = []
    for (line, message), hint in sorted(hints.items())[:MAX_FINDINGS]:
        number = min(line, len(lines))
        source = lines[number - 1]
        column = len(source) - len(source.lstrip()) + 1
        span = Span(number, column, number, max(column, len(source.rstrip()) + 1))
        made.append(Finding(path, span, SJABLOON, message, hint, path, source))
    return made


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
