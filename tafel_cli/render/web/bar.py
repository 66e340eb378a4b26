"""Draws where the time of a meeting goes as SVG that scales with the page: each part is as wide as its minutes."""

from collections.abc import Iterator

from markupsafe import Markup

from tafel_cli.dutch import duration
from tafel_cli.layout.blocks import Bar

HEIGHT = 28
_MARK, _BEYOND = 4, 5  # pixels that the mark of the end is wide, and stands out above and below the bar
_WIDE, _ENOUGH = 9, 5  # per cent of the bar: room for the minutes too; room for a number on a small screen
_BAR = Markup('<svg class="bar" role="img" aria-label="{}" width="100%" height="{}">{}</svg>')
_PART = Markup(
    '<g class="{}"><title>{}</title><rect x="{}%" width="{}%" height="{}"></rect><text x="{}%" y="19">{}</text></g>'
)
_END = Markup('<rect class="end" x="{}%" y="{}" width="{}" height="{}"></rect>')


def bar_drawing(bar: Bar) -> Markup:
    """Return a bar as SVG, with a thick mark where the time ends if its parts take more than that."""
    whole = max(bar.room, sum(part.minutes for part in bar.parts), 1)
    parts = Markup("").join(_parts(bar, whole))
    if bar.room < whole:
        parts += _END.format(f"{100 * bar.room / whole:.3f}", -_BEYOND, _MARK, HEIGHT + 2 * _BEYOND)
    return _BAR.format(bar.alt, HEIGHT, parts)


def _parts(bar: Bar, whole: int) -> Iterator[Markup]:
    start = 0
    for part in bar.parts:
        left, width = 100 * start / whole, 100 * part.minutes / whole
        plain = part.look == "over" or not part.name
        size = "wide" if width >= _WIDE else "" if width >= _ENOUGH and not plain else "narrow"
        name = part.name or "pauze"
        more = Markup("<tspan> · {} min.</tspan>").format(part.minutes) if size == "wide" and not plain else ""
        said = f"{part.title}: {duration(part.minutes)}"
        middle, label = f"{left + width / 2:.3f}", name + more
        yield _PART.format(f"{part.look} {size}".strip(), said, f"{left:.3f}", f"{width:.3f}", HEIGHT, middle, label)
        start += part.minutes
