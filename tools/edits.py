"""The small changes that can be made to a module, each to one node of its syntax tree.

A change replaces a few bytes, so that the rest of the file stays as it is. Docstrings, annotations, imports,
`__slots__` and what only a type checker reads are left alone, because no test could notice.
"""

import ast
import re
import tokenize
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

PAIRS = [("==", "!="), ("<", "<="), (">", ">="), ("in", "not in"), ("is", "is not"), ("and", "or")]
PAIRS += [("+", "-"), ("*", "//"), ("|", "&")]
OTHER = {one: other for pair in PAIRS for one, other in (pair, pair[::-1])}
OPERATOR = re.compile(rb"\bnot\s+in\b|\bis\s+not\b|\b(?:in|is|and|or)\b|[=!<>]=|//|[<>+*|&-]")
QUOTE = re.compile(rb"""[A-Za-z]*(?:\"\"\"|'''|"|')""")
MARK = b"~"
ONLY_STATED = "strict"  # zip(…, strict=True) says what holds already


class Edit(NamedTuple):
    """The replacement of a piece of a file, from one byte up to another."""

    start: int
    end: int
    text: bytes


class Place(NamedTuple):
    """A node that may be changed, with the lines of its statement, and whether it runs when a function does."""

    node: ast.expr | ast.stmt
    lines: range
    inside: bool


class Module:
    """A module to change: its bytes, where each of its lines begins, and its string literals."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.lines = source.decode("utf-8").splitlines(keepends=True)
        kinds = {tokenize.STRING, getattr(tokenize, "FSTRING_START", tokenize.STRING)}
        tokens = [each for each in tokenize.tokenize(BytesIO(source).readline) if each.type in kinds]
        self.strings = [(self._byte(*each.start), each.string.encode()) for each in tokens]

    def _byte(self, line: int, column: int) -> int:
        """Return where a token stands, of which the column counts characters."""
        return self.starts[line - 1] + len(self.lines[line - 1][:column].encode())

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Return where a node begins and ends, of which the columns count bytes."""
        end = self.starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        return self.starts[node.lineno - 1] + node.col_offset, end

    def text(self, node: ast.expr | ast.stmt) -> bytes:
        """Return the source of a node."""
        start, end = self.span(node)
        return self.source[start:end]

    def places(self) -> Iterator[Place]:
        """Yield the nodes that run and mean something, from top to bottom."""
        yield from self._below(ast.parse(self.source), range(0), inside=False)

    def _below(self, node: ast.AST, lines: range, *, inside: bool) -> Iterator[Place]:
        for child in _children(node):
            here, within = lines, inside or (isinstance(node, ast.FunctionDef) and child in node.body)
            if isinstance(child, ast.stmt):
                body = getattr(child, "body", None)
                here = range(child.lineno, body[0].lineno if body else (child.end_lineno or child.lineno) + 1)
            if isinstance(child, ast.expr | ast.stmt):
                yield Place(child, here, within)
            yield from self._below(child, here, inside=within)

    def edits(self, place: Place) -> list[Edit]:
        """Return the changes to a node; to most, such as a name, there is none."""
        found = list(self._edits(place.node))
        return [edit for edit in found if self._sound(edit)] if found and self._stands(place.node) else []

    def _stands(self, node: ast.expr | ast.stmt) -> bool:
        """Tell whether a node stands where it says: before Python 3.12 a part of an f-string may not."""
        if isinstance(node, ast.stmt):
            return True
        try:
            return ast.dump(ast.parse(b"(" + self.text(node) + b")", mode="eval").body) == ast.dump(node)
        except (SyntaxError, ValueError):
            return False

    def _sound(self, edit: Edit) -> bool:
        """Tell whether a change gives another program that Python can read."""
        try:
            return ast.dump(ast.parse(self.changed(edit))) != ast.dump(ast.parse(self.source))
        except (SyntaxError, ValueError):
            return False

    def changed(self, edit: Edit) -> bytes:
        """Return the module with a change in it."""
        return self.source[: edit.start] + edit.text + self.source[edit.end :]

    def _edits(self, node: ast.expr | ast.stmt) -> Iterator[Edit]:
        """Yield another condition, value or operator, or nothing in the place of a statement."""
        match node:
            case ast.Compare(left=left, comparators=[right, *_]) | ast.BinOp(left=left, right=right):
                yield from self._operator(left, right)
            case ast.BoolOp(values=[left, right, *_]):
                yield from self._operator(left, right)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield Edit(*self.span(node), self.text(operand))
            case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
                yield self._negated(test)
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                yield from (self._negated(test) for each in node.generators for test in each.ifs)
            case ast.Return(value=ast.expr() as value):
                yield Edit(*self.span(value), b"None")
            case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break() | ast.Return():
                yield Edit(*self.span(node), b"pass")
            case ast.expr():
                yield from self._values(node)

    def _values(self, node: ast.expr) -> Iterator[Edit]:
        """Yield another constant, a mark in a text, or an argument less."""
        match node:
            case ast.Constant(value=bool() as value):
                yield Edit(*self.span(node), str(not value).encode())
            case ast.Constant(value=int() as value):
                yield from (Edit(*self.span(node), str(value + by).encode()) for by in (1, -1))
            case ast.Constant(value=str() | bytes()) | ast.JoinedStr():
                yield from self._marked(node)
            case ast.Call(args=args, keywords=keywords):
                none = b"(None)" if len(args) == 1 and isinstance(args[0], ast.GeneratorExp) else b"None"
                yield from (Edit(*self.span(each), none) for each in args if not isinstance(each, ast.Starred))
                for each in keywords:
                    start, end = self.span(each.value)
                    if each.arg != ONLY_STATED:
                        yield self._without(start - len(f"{each.arg}=" if each.arg else "**"), end)
            case ast.expr():
                yield from self._parts(node)

    def _parts(self, node: ast.expr) -> Iterator[Edit]:
        """Yield a collection with one element less; a pair stays a tuple."""
        match node:
            case ast.Tuple(elts=[one, other], ctx=ast.Load()):
                span = (self.span(one)[0], self.span(other)[1])
                yield from (Edit(*span, self.text(each) + b",") for each in (one, other))
            case ast.Tuple(elts=parts, ctx=ast.Load()) | ast.List(elts=parts, ctx=ast.Load()) | ast.Set(elts=parts):
                yield from (self._without(*self.span(each)) for each in parts)
            case ast.Dict(keys=keys, values=values):
                for key, held in zip(keys, values, strict=True):
                    start, end = self.span(held)
                    yield self._without(self.span(key)[0] if key else start - len("**"), end)

    def _negated(self, test: ast.expr) -> Edit:
        return Edit(*self.span(test), b"not (" + self.text(test) + b")")

    def _operator(self, left: ast.expr, right: ast.expr) -> Iterator[Edit]:
        start, end = self.span(left)[1], self.span(right)[0]
        found = OPERATOR.search(self.source, start, end)
        other = OTHER.get(" ".join(found[0].decode().split())) if found else None
        if found and other:
            yield Edit(*found.span(), other.encode())

    def _marked(self, node: ast.expr) -> Iterator[Edit]:
        """Yield a mark in each literal of a text, which may be written as several."""
        start, end = self.span(node)
        for at, literal in self.strings:
            opening = QUOTE.match(literal)
            if start <= at < end and opening:
                yield Edit(at + opening.end(), at + opening.end(), MARK)

    def _without(self, start: int, end: int) -> Edit:
        """Return the change that takes away an element, with the comma behind it."""
        comma = re.compile(rb"\s*,[ ]?").match(self.source, end)
        return Edit(start, comma.end() if comma else end, b"")


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a node that run and mean something."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "format_spec", "bases", "decorator_list"}:
            yield from value if name == "decorator_list" else ()
            continue
        parts = [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, ast.AST)]
        yield from (part for part in parts if not _is_idle(part))


def _is_idle(node: ast.AST) -> bool:
    """Tell whether a node imports, or means something to a reader or the type checker only."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())) | ast.Raise(exc=ast.Name(id="NotImplementedError")):
            return True
        case ast.Import() | ast.ImportFrom() | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name in {"__slots__", "__all__"}
        case ast.Call(func=ast.Name(id=name)):
            return name in {"TypeVar", "NewType", "cast"}
        case ast.keyword(arg=name):
            return name == ONLY_STATED
    return False
