"""A random change is small, can be read by Python, and leaves alone what no test could notice."""

import ast

import pytest
from edits import Module

SOURCE = '''"""Over één module."""
from x import y
__slots__ = ("a",)
def f(a: "int" = 1, *, b: bool = False) -> "str | None":
    """Doe iets."""
    if a <= 2 and not b:
        return f"é{a + 1}" "u"
    pairs = [(k, 3) for k in g(None, strict=True, c={"d": 4}) if k is not None]
    a += 1
    raise ValueError
'''
CHANGED = """
def f(a: "int" = 1, *, b: bool = True) -> "str | None":
def f(a: "int" = 2, *, b: bool = False) -> "str | None":
def f(a: "int" = 0, *, b: bool = False) -> "str | None":
    if not (a <= 2 and not b):
    if a <= 2 or not b:
    if a < 2 and not b:
    if a <= 3 and not b:
    if a <= 1 and not b:
    if a <= 2 and b:
        return None
        return f"~é{a + 1}" "u"
        return f"é{a + 1}" "~u"
        return f"é{a - 1}" "u"
        return f"é{a + 2}" "u"
        return f"é{a + 0}" "u"
    pairs = [(k, 3) for k in g(None, strict=True, c={"d": 4}) if not (k is not None)]
    pairs = [(k,) for k in g(None, strict=True, c={"d": 4}) if k is not None]
    pairs = [(3,) for k in g(None, strict=True, c={"d": 4}) if k is not None]
    pairs = [(k, 4) for k in g(None, strict=True, c={"d": 4}) if k is not None]
    pairs = [(k, 2) for k in g(None, strict=True, c={"d": 4}) if k is not None]
    pairs = [(k, 3) for k in g(None, strict=True, ) if k is not None]
    pairs = [(k, 3) for k in g(None, strict=True, c={}) if k is not None]
    pairs = [(k, 3) for k in g(None, strict=True, c={"~d": 4}) if k is not None]
    pairs = [(k, 3) for k in g(None, strict=True, c={"d": 5}) if k is not None]
    pairs = [(k, 3) for k in g(None, strict=True, c={"d": 3}) if k is not None]
    pairs = [(k, 3) for k in g(None, strict=True, c={"d": 4}) if k is None]
    pass
    a += 2
    a += 0
    pass
"""


def test_every_kind_of_change() -> None:
    """A condition, an operator, a constant, a text, an element or a statement becomes another; nothing else does."""
    module = Module(SOURCE.encode())
    made = [module.changed(edit).decode() for place in module.places() for edit in module.edits(place)]
    differences = [[line for line in text.split("\n") if line not in SOURCE.split("\n")] for text in made]
    assert [line for lines in differences for line in lines] == CHANGED.split("\n")[1:-1]
    assert all(ast.parse(text) for text in made)


@pytest.mark.parametrize(("line", "inside"), [(4, False), (6, True)])
def test_what_runs_with_a_function(line: int, *, inside: bool) -> None:
    """A default runs when the module does, and the body when the function does: other tests reach it."""
    places = [place for place in Module(SOURCE.encode()).places() if place.node.lineno == line]
    constants = [place.inside for place in places if isinstance(place.node, ast.Constant)]
    assert constants
    assert {*constants} == {inside}
