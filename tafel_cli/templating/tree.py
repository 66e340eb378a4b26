"""The allow-list itself: which parts of Jinja may stand in a template, and how deep they may lie in each other."""

from collections.abc import Iterator, Mapping

from jinja2 import nodes

from tafel_cli.slips import suggest
from tafel_cli.templating.allowed import (
    BY_ATTRIBUTE,
    FILTERS,
    LOOP,
    MAX_GROWTH,
    MAX_LOOPS,
    MAX_NESTING,
    TESTS,
)
from tafel_cli.templating.parsing import Fault
from tafel_cli.templating.parts import ALLOWED, Place, too_deep, walk

_IN_BRACKETS = (nodes.Const, nodes.Name, nodes.Getattr, nodes.Slice, nodes.Neg)
_OF_JINJA = ("self", "super", "caller", "varargs", "kwargs")
_CALL = ("Een sjabloon mag niets aanroepen.", "gebruik een filter, bijvoorbeeld `{{ kop.tafel | upper }}`")
_MACRO = ("Een sjabloon kent geen macro's.", "schrijf het stuk uit, of gebruik een lus met `for`")
_IMPORT = ("Een sjabloon mag niets importeren.", "voeg een ander sjabloon in met `include`")
_SUM = ("Een sjabloon rekent alleen met plus en min.", "laat deze som weg")
_OTHER = (
    "Dit onderdeel van Jinja kan niet in een sjabloon van de tafel.",
    "gebruik alleen `if`, `for`, `set`, `include`, `extends` en `block`",
)
_REFUSED = {
    nodes.Call: _CALL,
    nodes.Macro: _MACRO,
    nodes.CallBlock: _MACRO,
    nodes.Import: _IMPORT,
    nodes.FromImport: _IMPORT,
    nodes.Mul: _SUM,
    nodes.Div: _SUM,
    nodes.FloorDiv: _SUM,
    nodes.Mod: _SUM,
    nodes.Pow: _SUM,
}


def tree_faults(tree: nodes.Template, known: tuple[str, ...]) -> Iterator[Fault]:
    """Yield what is not allowed in a tree. `known`: the names of all templates."""
    sizes: dict[str, int] = {}
    line = 1
    for place in walk(tree):
        node = place.node
        # Jinja leaves the line out of some parts that it makes itself, around those that were typed.
        line = next((part.lineno for part in (node, *node.iter_child_nodes()) if part.lineno), line)
        if type(node) not in ALLOWED:
            yield Fault(line, *_REFUSED.get(type(node), _OTHER))
        elif too_deep(place):
            hint = "haal haakjes, lussen en voorwaarden uit elkaar"
            yield Fault(node.lineno, f"Hier liggen meer dan {MAX_NESTING} onderdelen in elkaar.", hint)
        else:
            yield from _judge(place, known)
            yield from _grown(node, sizes)


def name_faults(tree: nodes.Template, unknown: frozenset[str], known: frozenset[str]) -> Iterator[Fault]:
    """Yield the first use of each name that a template does not get."""
    left = set(unknown)
    for place in walk(tree):
        node = place.node
        if isinstance(node, nodes.Name) and node.name in left:
            left.remove(node.name)
            hint = _close(node.name, tuple(sorted(known)))
            yield Fault(node.lineno, f"De naam `{node.name[:40]}` is er niet in een sjabloon.", hint)


def _judge(place: Place, known: tuple[str, ...]) -> Iterator[Fault]:
    match place.node:
        case nodes.Name() as node if node.name in _OF_JINJA:
            yield Fault(node.lineno, f"De naam `{node.name}` is niet voor sjablonen.", "laat dit weg")
        case nodes.Name() as node:
            yield from _hidden(node.name, node.lineno)
        case nodes.Getattr() as node:
            yield from _getattr(node)
        case nodes.Getitem() as node:
            yield from _getitem(node)
        case nodes.Filter() as node:
            yield from _filter(node)
        case nodes.Test() as node if node.name not in TESTS:
            yield Fault(node.lineno, f"De toets `{node.name}` kan hier niet.", _close(node.name, TESTS))
        case nodes.For() as node:
            yield from _for(node, place.loops)
        case nodes.Include() | nodes.Extends() as node:
            yield from _included(node, known)


def _hidden(name: str, line: int) -> Iterator[Fault]:
    if any(part.startswith("_") for part in name.split(".")):
        yield Fault(
            line, f"`{name[:40]}` begint met een laag streepje en is niet voor sjablonen.", "kies een andere naam"
        )


def _getattr(node: nodes.Getattr) -> Iterator[Fault]:
    yield from _hidden(node.attr, node.lineno)
    if isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr not in LOOP:
        yield Fault(node.lineno, f"Een lus heeft geen `{node.attr}`.", _close(node.attr, LOOP))


def _getitem(node: nodes.Getitem) -> Iterator[Fault]:
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        yield from _hidden(node.arg.value, node.lineno)
    elif not isinstance(node.arg, _IN_BRACKETS):
        yield Fault(
            node.lineno, "Tussen `[` en `]` hoort een getal, een tekst of een naam.", "reken niet tussen de haken"
        )


def _filter(node: nodes.Filter) -> Iterator[Fault]:
    if node.name not in FILTERS:
        yield Fault(node.lineno, f"Het filter `{node.name}` kan hier niet.", _close(node.name, FILTERS))
        return
    given = [*node.args, *(keyword.value for keyword in node.kwargs)]
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        yield Fault(node.lineno, "Een filter krijgt zijn gegevens één voor één.", "haal de `*` weg")
    elif node.name == "join" and (len(node.args) > 1 or node.kwargs):
        yield Fault(node.lineno, "Het filter `join` krijgt hier alleen wat ertussen komt.", 'schrijf `join(", ")`')
    elif node.name in BY_ATTRIBUTE:
        yield from _attributes(node, given)


def _attributes(node: nodes.Filter, given: list[nodes.Expr]) -> Iterator[Fault]:
    """Hold the fields and tests that a filter names against the list: they must be written out."""
    if not all(isinstance(value, nodes.Const) for value in given):
        hint = 'schrijf de naam van het veld tussen aanhalingstekens, bijvoorbeeld `sort(attribute="titel")`'
        yield Fault(node.lineno, f"Wat het filter `{node.name}` krijgt, moet er letterlijk staan.", hint)
        return
    words = [value.value for value in given if isinstance(value, nodes.Const) and isinstance(value.value, str)]
    for word in words:
        yield from _hidden(word, node.lineno)
    if node.name in ("selectattr", "rejectattr") and len(words) > 1 and words[1] not in TESTS:
        yield Fault(node.lineno, f"De toets `{words[1][:40]}` kan hier niet.", _close(words[1], TESTS))


def _for(node: nodes.For, loops: int) -> Iterator[Fault]:
    if node.recursive:
        yield Fault(node.lineno, "Een lus mag zichzelf niet herhalen.", "haal `recursive` weg")
    if loops >= MAX_LOOPS:
        yield Fault(node.lineno, f"Hier liggen meer dan {MAX_LOOPS} lussen in elkaar.", "haal de binnenste lus weg")


def _included(node: nodes.Include | nodes.Extends, known: tuple[str, ...]) -> Iterator[Fault]:
    name = node.template
    if not isinstance(name, nodes.Const) or not isinstance(name.value, str):
        hint = 'schrijf de naam tussen aanhalingstekens, bijvoorbeeld `{% include "vergaderstukken.css" %}`'
        yield Fault(node.lineno, "De naam van een ander sjabloon moet er letterlijk staan.", hint)
    elif name.value not in known:
        yield Fault(node.lineno, f"Er is geen sjabloon `{name.value[:60]}`.", _close(name.value, known))


def _grown(node: nodes.Node, sizes: dict[str, int]) -> Iterator[Fault]:
    """Refuse a value that is put together from itself again and again: thirty doublings make a gigabyte."""
    if not isinstance(node, nodes.Assign | nodes.For):
        return
    source = node.node if isinstance(node, nodes.Assign) else node.iter
    size = _size(source, sizes)
    if size > MAX_GROWTH:
        yield Fault(node.lineno, "Deze waarde wordt te groot: er gaat te vaak hetzelfde in.", "zet het stuk in een lus")
        size = 1
    for name in _names(node.target):
        sizes[name] = size


def _names(node: nodes.Node) -> Iterator[str]:
    yield from (place.node.name for place in walk(node) if isinstance(place.node, nodes.Name))


def _size(node: nodes.Node, sizes: Mapping[str, int]) -> int:
    return max(1, sum(sizes.get(name, 1) for name in _names(node)))


def _close(word: str, words: tuple[str, ...]) -> str:
    return suggest(word, words) or "kies uit: " + ", ".join(words)
