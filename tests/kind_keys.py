"""Lists every key of a kind and every word of a vocabulary: what the page of a kind must explain."""

from collections.abc import Iterator

from tafel_cli.kinds import KINDS
from tafel_cli.reading import marks
from tafel_cli.report.reference.pages import Steps, shared_keys


def needed(kind: str) -> set[Steps]:
    """Return the paths of all keys of a kind, those of its groups and variants included."""
    return {steps for steps, _ in _walk(KINDS[kind], ())}


def referring(kind: str) -> set[str]:
    """Return the keys of a kind that name documents, but for parties, of which a table has few."""
    found = {steps: marks.inner(mark) for steps, mark in _walk(KINDS[kind], ())}
    wanted = KINDS.keys() - {"organisatie"}
    return {
        ".".join((kind, *steps))
        for steps, mark in found.items()
        if isinstance(mark, marks.Ref) and not wanted.isdisjoint(mark.kinds)
    }


def kind_words(kind: str) -> dict[Steps, tuple[str, ...]]:
    """Return the words of each vocabulary by the path of its key; a page explains all of them or none."""
    found = {steps: marks.inner(mark) for steps, mark in _walk(KINDS[kind], ())}
    return {
        steps: tuple(member.value for member in mark.vocabulary)
        for steps, mark in found.items()
        if isinstance(mark, marks.Choice)
    }


def _walk(kind: type, base: Steps) -> Iterator[tuple[Steps, marks.Mark]]:
    for name, key in marks.keys(kind).items():
        steps, innermost = (*base, name), marks.inner(key.mark)
        yield steps, key.mark
        if isinstance(innermost, marks.Group):
            yield from _walk(innermost.kind, steps)
        if isinstance(innermost, marks.Variant):
            yield from _variants(innermost, steps)


def _variants(mark: marks.Variant, base: Steps) -> Iterator[tuple[Steps, marks.Mark]]:
    """Yield the keys that all variants share, then each variant with its own keys below the key that decides."""
    shared = shared_keys(mark)
    first = mark.kinds[0][1]
    yield from [pair for pair in _walk(first, base) if pair[0][len(base)] in shared]
    for value, kind in mark.kinds:
        steps = (*base, mark.key, value)
        yield steps, marks.Group(kind)
        yield from [pair for pair in _walk(kind, steps) if pair[0][len(steps)] not in shared]
