"""T2: the names that tafel.md defines: of themes, kinds of party, segments and standing items."""

from collections.abc import Iterator
from typing import NamedTuple

from tafel_cli.checks.rule import rule_on
from tafel_cli.finding import Code, Finding, Span
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.reading.document import Keys
from tafel_cli.reading.header import Mapping
from tafel_cli.register.case import Case
from tafel_cli.register.register import Register

_LONGEST = 200
_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")


class _Defined(NamedTuple):
    """A name in tafel.md: what it is a name of, and where it stands."""

    kind: str
    id: str
    keys: Keys


@rule_on(Tafel, "T214", "naam-in-tafel")
def naam_in_tafel(case: Case, tafel: Tafel, code: Code) -> Iterator[Finding]:
    """A name that tafel.md defines has the right form, and is the one that others use."""
    register = case.register
    called: dict[tuple[str, str], str] = {}
    if any(not kinds.isdisjoint(("thema", "soort", "vast_punt")) for kinds in _asked(register)):
        called = {(kind, own): right for (kind, right), own in register.misnamed.items()}
    for one in _defined(tafel):
        right = called.get((one.kind, one.id), "")
        if right or not _SIGNS.issuperset(one.id) or not one.id.strip("_-"):
            span = _span(tafel, one.keys)
            message, hint = _told(register, one, right, tafel.document.line(span.line), span)
            yield tafel.document.finding(code, span, message, hint, tafel.document.place(one.keys))


def _asked(register: Register) -> Iterator[frozenset[str]]:
    return (frozenset(link.reference.kinds) for link in register.unknown)


def _defined(tafel: Tafel) -> Iterator[_Defined]:
    """Yield each name that tafel.md defines."""
    yield from (_Defined("soort", name, ("soorten", name)) for name in tafel.soorten)
    yield from (_Defined("thema", name, ("themas", name)) for name in tafel.themas)
    for index, punt in enumerate(tafel.vaste_punten):
        yield _Defined("vast_punt", punt.id, ("vaste_punten", index, "id"))
    segments = tafel.opgave.segmenten if tafel.opgave else ()
    yield from (_Defined("segment", name, ("opgave", "segmenten", name)) for name in segments)


def _span(tafel: Tafel, keys: Keys) -> Span:
    """Return the span of a name: a key of a group, or the value of `id`."""
    around = tafel.document.node(*keys[:-1])
    if isinstance(around, Mapping) and keys[-1] != "id":
        return around.entries[str(keys[-1])][0].span
    return tafel.at(*keys)


def _told(register: Register, one: _Defined, called: str, line: str, span: Span) -> tuple[str, str]:
    """Return the message and the hint on a name in a line; `called`: what others call it, or nothing."""
    from tafel_cli.register.misnamed import right_name  # loaded only for a slip

    message = f"De naam `{one.id[:80]}` is niet goed: andere stukken noemen dit `{called}`."
    if not called:
        message = f"In de naam `{one.id[:80]}` staan tekens die niet mogen, zoals een spatie of een hoofdletter."
    right = called or right_name(one.id)
    if not right:
        return message, "kies een naam van kleine letters en cijfers, met `_` tussen de woorden"
    users = dict.fromkeys(link.path for link in register.pointing_at(one.kind, one.id))
    also = f", en typ die naam ook in {_files([*users])}" if users else ""
    typed = f"{line[: span.column - 1]}{right}{line[span.end_column - 1 :].rstrip()[:_LONGEST]}"
    return message, f"typ: `{typed}`{also}"


def _files(paths: list[str]) -> str:
    """Name the files that hold a name, or say that there are more than a few."""
    from tafel_cli.dutch import enumeration  # loaded only for a slip

    few = 3
    return enumeration([f"`{path}`" for path in paths]) if len(paths) <= few else "de stukken die haar noemen"
