"""How templates stand in each other: which take in which, that none comes round to itself, and loops within loops."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from jinja2 import nodes

from tafel_cli.templating import STYLE
from tafel_cli.templating.allowed import MAX_LOOPS
from tafel_cli.templating.parsing import Fault, parse
from tafel_cli.templating.parts import walk


class Step(NamedTuple):
    """A place where a template takes in another: its line, and the loops around it."""

    target: str
    line: int
    loops: int


def steps(tree: nodes.Template) -> tuple[Step, ...]:
    """Return every place where a template takes in another by its name."""
    return tuple(
        Step(node.template.value, node.lineno, place.loops)
        for place in walk(tree)
        if isinstance(node := place.node, nodes.Include | nodes.Extends)
        and isinstance(node.template, nodes.Const)
        and isinstance(node.template.value, str)
    )


def reach(name: str, all_steps: Mapping[str, tuple[Step, ...]]) -> frozenset[str]:
    """Return the templates that a template is made of: itself and all that it takes in."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting.extend(step.target for step in all_steps.get(here, ()))
    return frozenset(seen)


def made_of(name: str, texts: Mapping[str, str]) -> frozenset[str]:
    """Return the names of the templates that a template is made of; those that cannot be read take in nothing."""
    trees = {each: parse(text) for each, text in texts.items() if not each.endswith(STYLE)}
    return reach(name, {each: steps(tree) for each, tree in trees.items() if isinstance(tree, nodes.Template)})


def include_faults(name: str, trees: Mapping[str, nodes.Template]) -> Iterator[Fault]:
    """Yield what is wrong with how one template takes in others."""
    all_steps = {each: steps(tree) for each, tree in trees.items()}
    circles = [step for step in all_steps[name] if name in reach(step.target, all_steps)]
    for step in circles:
        yield Fault(step.line, f"Dit sjabloon voegt zo zichzelf in, via `{step.target}`.", "haal deze regel weg")
    if circles:
        return

    @cache
    def deepest(template: str) -> int:
        tree = trees.get(template)
        inside = (
            max((place.loops + isinstance(place.node, nodes.For) for place in walk(tree)), default=0) if tree else 0
        )
        return max([inside, *(step.loops + deepest(step.target) for step in all_steps.get(template, ()))])

    for step in all_steps[name]:
        if step.loops and step.loops + deepest(step.target) > MAX_LOOPS:
            message = f"Samen met `{step.target}` liggen hier meer dan {MAX_LOOPS} lussen in elkaar."
            yield Fault(step.line, message, "haal een lus weg")
