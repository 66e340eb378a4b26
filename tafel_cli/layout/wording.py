"""Spells the sentences and names that several parts or formats of a pack need."""

from collections.abc import Iterable, Iterator
from datetime import time

from tafel_cli.dutch import capitalized, enumeration, from_to, long_date, uncapitalized
from tafel_cli.layout.blocks import PageOf, link, strong
from tafel_cli.pack.origin import Origin
from tafel_cli.pack.pack import ItemSheet, Pack
from tafel_cli.pack.rows import CANNOT_BE_READ, ActionRow, AgendaRow, AttachmentRow
from tafel_cli.reading.text_tree import Node

CAREFUL = "Let op."  # a box that warns says so in a word, because not everybody sees its colour
TOO_LATE = "te laat ingediend"
CLOSED = "niet openbaar"
ACTIONS = "Acties en toezeggingen"
MINUTES = "verslag"  # the anchor of the last minutes in a pack
NO_DECISION_OF_THE_LAW = "Een afspraak aan deze tafel is geen besluit volgens de Algemene wet bestuursrecht (Awb)."


def held_from_to(begun: time | None, ended: time | None, planned: time, end: time) -> str:
    """Say from when to when a meeting was, as planned where the minutes do not say it: `van 15.03 tot 17.00 uur`."""
    return f"van {from_to(begun or planned, ended or end)}"


def numbered(nr: str, title: str) -> str:
    """Return a title behind its number: `6. Woningen aan de Vliet`; the title alone if `nr` is empty, as of a break."""
    return f"{nr}. {title}" if nr else title


def colon_behind(title: str) -> str:
    """Return the colon that leads from a title to what is said of it; empty behind a question, which has its mark."""
    return "" if title.endswith(("?", "!")) else ":"


def on_page(pack: Pack, anchor: str, before: str = "") -> tuple[PageOf, ...]:
    """Return the page of a place with words before it; an empty tuple for the public, which is told of no pages."""
    return () if pack.openbaar else (PageOf(anchor=anchor, before=before),)


def spoken_minutes(pack: Pack, row: AgendaRow) -> str:
    """Return the minutes of an item, `25 min`; empty if it takes none, and in a written round, which has no clock."""
    return f"{row.duur}\u00a0min" if row.duur and not pack.kop.schriftelijk else ""


def is_closed(sheet: ItemSheet) -> bool:
    """Tell whether an item is not public; of one that cannot be read nobody knows."""
    return not (sheet.openbaar or sheet.regel.onleesbaar)


def closed_items(pack: Pack) -> frozenset[str]:
    """Return the numbers of the items that are not public; the public gets no such item."""
    return frozenset(sheet.regel.nr for sheet in pack.bladen if is_closed(sheet))


def item_marks(row: AgendaRow, *, closed: bool) -> tuple[str, ...]:
    """Return what a reader must know of an item: that it is closed, cannot be read, is still to come, or came late."""
    states = (
        (CLOSED, closed),
        (CANNOT_BE_READ, row.onleesbaar),
        ("stuk volgt", row.stuk_volgt),
        (TOO_LATE, row.te_laat),
    )
    return tuple(mark for mark, holds in states if holds)


def let_in(row: AgendaRow) -> tuple[str | Node, ...]:
    """Say that an item came late, and why the chair lets it in; an empty tuple if neither is so."""
    late = (strong(f"{capitalized(TOO_LATE)}."),) if row.te_laat else ()
    reason = (f"De voorzitter laat dit punt toe. De reden: {row.reden}",) if row.reden else ()
    return (*late, " ", *reason) if late and reason else (*late, *reason)


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
