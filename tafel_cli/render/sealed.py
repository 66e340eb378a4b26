"""The world of a table's own template: plain values, the allowed filters, and nothing else. Runs in a process apart."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from traceback import walk_tb
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, UndefinedError
from jinja2.filters import FILTERS as JINJAS_FILTERS
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJAS_TESTS

from tafel_cli.render import FILTERS
from tafel_cli.render.harmless import offence
from tafel_cli.render.html import writing
from tafel_cli.templating.allowed import JINJA_FILTERS, LOOP, TESTS


class FaultyTemplateError(Exception):
    """A template that passed the lint does not work. `reason` is a Dutch sentence; `line` is 0 when none is known."""

    def __init__(self, template: str, line: int, reason: str) -> None:
        super().__init__(reason)
        self.template = template
        self.line = line
        self.reason = reason


class Missing(StrictUndefined):
    """A name or field that is not there: using it is an error, said in Dutch."""

    @property
    def _undefined_message(self) -> str:
        return f"`{self._undefined_name}` bestaat hier niet."


class Sealed(ImmutableSandboxedEnvironment):
    """A sandbox in which a dot and brackets reach fields, items and what a loop tells of itself: never a method."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401  (Jinja's own signature)
        """Return a field of plain data."""
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401  (the same)
        """Return a field, or an item by its number."""
        plain = isinstance(obj, dict) or (isinstance(obj, list | tuple | str) and isinstance(argument, int | slice))
        if plain:
            try:
                return obj[argument]
            except (LookupError, TypeError):
                pass
        return obj if isinstance(obj, Undefined) else self.undefined(obj=obj, name=argument)


def render_sealed(
    texts: Mapping[str, str], name: str, data: dict[str, Any], pictures: Mapping[str, bytes], most: int
) -> bytes:
    """Return what a template makes, at most `most` bytes; raises FaultyTemplateError, and MemoryError at a limit."""
    try:
        page = _joined(_environment(texts, pictures).get_template(name).generate(data), most)
    except MemoryError:
        raise
    except Exception as error:
        raise FaultyTemplateError(*_place(error, texts, name), _reason(error)) from error
    if page is None:
        raise FaultyTemplateError(name, 0, f"De pagina wordt groter dan {most >> 20} MB.")
    wrong = offence(page.decode("utf-8")) if ".html" in name else None
    if wrong:
        raise FaultyTemplateError(name, 0, wrong)
    return page


def _joined(pieces: Iterable[str], most: int) -> bytes | None:
    """Join pieces as they come; None as soon as they are more than `most` bytes."""
    made: list[bytes] = []
    size = 0
    for piece in pieces:
        made.append(piece.encode("utf-8"))
        size += len(made[-1])
        if size > most:
            return None
    return b"".join(made)


def _environment(texts: Mapping[str, str], pictures: Mapping[str, bytes]) -> Sealed:
    made = Sealed(
        loader=FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None),
        autoescape=True,
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.clear()
    made.filters = {name: JINJAS_FILTERS[name] for name in JINJA_FILTERS} | FILTERS
    made.filters.update(writing(pictures))
    # A generator prints as an address in memory, which would differ from run to run.
    made.filters.update({name: _eager(JINJAS_FILTERS[name]) for name in ("selectattr", "rejectattr")})
    made.tests = {name: JINJAS_TESTS[name] for name in TESTS}
    return made


def _eager(lazy: Callable[..., Any]) -> Callable[..., list[Any]]:
    @wraps(lazy)
    def listed(*given: Any, **named: Any) -> list[Any]:  # noqa: ANN401  (whatever the filter takes)
        return list(lazy(*given, **named))

    return listed


def _place(error: Exception, texts: Mapping[str, str], name: str) -> tuple[str, int]:
    """Return the template and line where it went wrong: Jinja puts them in the traceback."""
    at = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    return next(
        ((file, line) for file, line in reversed(at) if file in texts), (name, getattr(error, "lineno", 0) or 0)
    )


def _reason(error: Exception) -> str:
    if isinstance(error, UndefinedError):
        return str(error)
    if isinstance(error, RecursionError):
        return "Hier ligt te veel in elkaar."
    if isinstance(error, TemplateError):
        return "Dit kan niet in een sjabloon van de tafel."
    return "Een filter of een som krijgt hier iets waar het niet mee kan werken."
