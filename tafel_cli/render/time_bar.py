"""Where the time of a meeting goes, drawn: each point is as wide as its minutes; and the same in words."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from tafel_cli.dutch import duration

HEIGHT = 28
MARK = 4
_WIDE, _ENOUGH = 9, 5  # per cent of the bar: room for the minutes too; room for a number on a small screen
_BAR = Markup('<svg class="balk" role="img" aria-label="{}" width="100%" height="{}">{}</svg>')
_PART = Markup(
    '<g class="{}"><title>{}</title><rect x="{}%" width="{}%" height="{}"></rect><text x="{}%" y="19">{}</text></g>'
)
_LATE = Markup('<rect class="teveel" x="{}%" y="{}" width="{}%" height="{}"></rect>')


def tijdbalk(agenda: dict[str, Any]) -> Markup:
    """Return the bar of an agenda as it stands in the data of a pack, as SVG that scales with the page."""
    whole = max(agenda["beschikbaar"], agenda["gepland"])
    parts = Markup("").join(_parts(agenda, whole))
    over = agenda["over"]
    if over < 0:
        room = 100 * agenda["beschikbaar"] / whole
        parts += _LATE.format(f"{room:.3f}", HEIGHT - MARK, f"{100 - room:.3f}", MARK)
    return _BAR.format(_words(agenda), HEIGHT, parts)


def _parts(agenda: dict[str, Any], whole: int) -> Iterator[Markup]:
    start = 0
    spans = [(row["soort"], row["nr"], _named(row), row["duur"]) for row in agenda["regels"] if row["duur"]]
    if agenda["over"] > 0:
        spans.append(("over", "over", "Nog over", agenda["over"]))
    for soort, nr, name, minutes in spans:
        left, width = 100 * start / whole, 100 * minutes / whole
        size = "breed" if width >= _WIDE else "" if width >= _ENOUGH and nr != "over" and nr else "smal"
        more = f" · {minutes} min." if size == "breed" and soort not in ("over", "pauze") else ""
        label = Markup("{}<tspan>{}</tspan>").format(nr or "pauze", more) if more else nr or "pauze"
        said = f"{name}: {duration(minutes)}"
        middle = f"{left + width / 2:.3f}"
        yield _PART.format(f"{soort} {size}".strip(), said, f"{left:.3f}", f"{width:.3f}", HEIGHT, middle, label)
        start += minutes


def _named(row: dict[str, Any]) -> str:
    return f"{row['nr']}. {row['titel']}" if row["nr"] else str(row["titel"])


def _words(agenda: dict[str, Any]) -> str:
    """Say what the bar shows."""
    said = ", ".join(f"{_named(row)} {row['duur']}" for row in agenda["regels"] if row["duur"])
    over = agenda["over"]
    rest = f", nog over {over}" if over > 0 else f". Er is tijd voor {agenda['beschikbaar']}" if over < 0 else ""
    return f"Minuten per punt: {said}{rest}."
