"""The parts of a template's tree, in the order of its text, with what lies around each."""

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import nodes

from tafel_cli.templating.allowed import MAX_NESTING

_TAGS = (nodes.For, nodes.If, nodes.Block)
ALLOWED = frozenset((
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr, nodes.Getitem),
    *(nodes.Slice, nodes.Filter, nodes.Test, nodes.Keyword, nodes.If, nodes.For, nodes.Assign, nodes.Include),
    *(nodes.Extends, nodes.Block, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Neg, nodes.Pos, nodes.Add, nodes.Sub, nodes.Concat, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair),
))  # fmt: skip


class Place(NamedTuple):
    """A part of the tree, with how many tags, expressions and loops lie around it."""

    node: nodes.Node
    tags: int
    depth: int
    loops: int


def walk(tree: nodes.Node) -> Iterator[Place]:
    """Yield the parts in the order of the text, with a stack of our own. What lies in a refused part is left out."""
    waiting = [Place(tree, 0, 0, 0)]
    while waiting:
        place = waiting.pop()
        yield place
        node = place.node
        if type(node) not in ALLOWED or too_deep(place):
            continue
        tags = place.tags + isinstance(node, _TAGS)
        loops = place.loops + isinstance(node, nodes.For)
        depth = place.depth + 1 if isinstance(node, nodes.Expr) else 0
        waiting.extend(Place(child, tags, depth, loops) for child in reversed(list(node.iter_child_nodes())))


def too_deep(place: Place) -> bool:
    """Tell whether more tags or expressions lie around a part than anybody can follow."""
    return place.tags > MAX_NESTING or place.depth > MAX_NESTING
