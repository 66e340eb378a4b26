"""Spells the sentences and names that several parts or formats of a pack need."""

from collections.abc import Iterable, Iterator
from datetime import time

from tafel_cli.dutch import capitalized, enumeration, from_to, long_date, uncapitalized
from tafel_cli.layout.blocks import link
from tafel_cli.pack.origin import Origin
from tafel_cli.pack.pack import Pack
from tafel_cli.pack.rows import ActionRow, AttachmentRow
from tafel_cli.reading.text_tree import Node

ACTIONS = "Acties en toezeggingen"
NO_DECISION_OF_THE_LAW = "Een afspraak aan deze tafel is geen besluit volgens de Algemene wet bestuursrecht (Awb)."


def held_from_to(begun: time | None, ended: time | None, planned: time, end: time) -> str:
    """Say from when to when a meeting was, as planned where the minutes do not say it: `van 15.03 tot 17.00 uur`."""
    return f"van {from_to(begun or planned, ended or end)}"


def numbered(nr: str, title: str) -> str:
    """Return a title behind its number: `6. Woningen aan de Vliet`; the title alone if `nr` is empty, as of a break."""
    return f"{nr}. {title}" if nr else title


def attachment_links(attachments: Iterable[AttachmentRow], last: str = ", ") -> Iterator[str | Node]:
    """Yield the number of each attachment as a link to its file, with a comma between two and `last` before the last.

    One without a file leads to its row in the list of attachments, because that says what is wrong with it.
    """
    found = tuple(attachments)
    for place, one in enumerate(found, 1):
        yield link(one.nr, one.bestand or f"#bijlage-{one.nr}")
        if place < len(found):
            yield last if place == len(found) - 1 else ", "


def action_line(action: ActionRow) -> str:
    """Say an action in a line, without a full stop."""
    others = f" (met {enumeration(action.met)})" if action.met else ""
    promise = "Toezegging: " if action.toezegging else ""
    what = uncapitalized(action.actie) if promise else action.actie
    return f"{promise}{what} {capitalized(action.houder)}{others}, uiterlijk {long_date(action.uiterlijk)}"


def answer_asked(pack: Pack) -> tuple[str, str]:
    """Say what a party must do before the meeting, in two parts: the call, and how and where, without a full stop."""
    if pack.kop.schriftelijk:
        return "Geef uw reactie", f"vóór het einde van {long_date(pack.kop.datum)} aan het secretariaat"
    return "Kunt u niet?", "Stuur uw vaste vervanger. Meld dat vooraf bij het secretariaat"


def recorded_version(about: Origin) -> str:
    """Say which version a paper was made from, by the start of its commit id; `niet vastgelegd` if it has none."""
    version = about.versie
    return f"versie {version.commit[:10]}" if version.commit else "niet vastgelegd"
