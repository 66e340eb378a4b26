"""Takes out of minutes what papers print from the records: lines that link to one, and lines that wait to become one.

The record leads, and papers print it in that place, once. A heading that held only such lines goes too; one that was
typed with nothing below it stays.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.reading.markdown import MarkdownSection, Targets, parse_markdown, sections
from tafel_cli.reading.minute_lines import MinuteLine
from tafel_cli.reading.minute_words import may_hold_lines
from tafel_cli.reading.text_tree import Node, Soort
from tafel_cli.register.register import Register

_FOLDERS = {"besluiten": "besluit", "acties": "actie"}
_RECORD = "record:"  # what a link to a record leads to, until it is taken out
_GONE = "besluiten/.md"  # the name of no file
# In the place of a line that is taken out before the text is parsed, so that a heading over nothing else goes with it.
TAKEN_OUT = f"[hier](../{_GONE}): stond iets"
_WORDS = frozenset((Soort.TEKST, Soort.NADRUK, Soort.STERK, Soort.LINK, Soort.CODETEKST, Soort.DOORGEHAALD))


class MinutesText(NamedTuple):
    """The sections of minutes without the lines that wait, and those lines as typed, by the id of their item.

    Lines that stand under no item are those of None.
    """

    sections: tuple[MarkdownSection, ...]
    waiting: Mapping[str | None, tuple[str, ...]]


def text_of(register: Register, verslag: Verslag) -> MinutesText:
    """Return the text of minutes. Adopted ones keep all their lines, because they are fixed."""
    body = verslag.document.body
    waiting: dict[str | None, tuple[str, ...]] = {}
    if verslag.status is Verslagstatus.CONCEPT and may_hold_lines(body):
        from tafel_cli.register.minute_lines import lines_in  # few minutes hold lines

        lines, taken = body.split("\n"), []
        for read in lines_in(register, verslag):
            waiting[read.item] = (*waiting.get(read.item, ()), _said(read.line, is_open=read.open))
            start = read.line.line - verslag.document.body_line
            lines[start : start + len(read.line.source)] = [""] * len(read.line.source)
            taken.append(start)
        for start in taken:
            if _is_alone(lines, start):
                lines[start] = TAKEN_OUT
        body = "\n".join(lines)
    return MinutesText(tuple(sections(body)), waiting)


def _is_alone(lines: list[str], place: int) -> bool:
    """Tell whether an emptied line stands under a heading that has nothing else below it."""
    above = next((line for line in reversed(lines[:place]) if line.strip()), "")
    below = next((line for line in lines[place:] if line.strip()), "#")
    return above.lstrip(" ").startswith("#") and below.lstrip(" ").startswith("#")


def _said(line: MinuteLine, *, is_open: bool) -> str:
    """Return a line that waits on one line, without the marks of a list or of strong text around it."""
    typed = " ".join(" ".join(line.source).split()).lstrip("-+*>#_ ").replace("**", "")
    return f"{typed.rstrip(': ')}: nog niet ingevuld" if is_open else typed


def told(section: MarkdownSection, targets: Targets, register: Register, meeting_id: str) -> tuple[Node, ...]:
    """Return the text of a section without the lines that only link to a decision or an action of the meeting."""
    own = f"{meeting_id}-"
    links = {
        f"{folder}/{id_}.md": f"{_RECORD}{id_}"
        for folder, kind in _FOLDERS.items()
        for id_ in register.ids(kind)
        if id_.startswith(own)
    }
    links[_GONE] = _RECORD
    found = parse_markdown(section.text, targets._replace(links={**targets.links, **links}), section.named)
    return _without_emptied(found)


def _without_records(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield nodes without the lines of records; another link to a record becomes plain text."""
    for node in nodes:
        if _is_line(node):
            continue
        inside = tuple(_without_records(node.inhoud))
        if node.soort is Soort.LINK and node.doel.startswith(_RECORD):
            yield from inside
        elif inside or node.soort is not Soort.LIJST:
            yield replace(node, inhoud=inside)


def _is_line(node: Node) -> bool:
    """Tell whether a paragraph or an item of a list is a line of a record: `[Besluit 5.1](…): ingestemd`."""
    if node.soort is Soort.ONDERDEEL:
        first, *more = node.inhoud or (node,)
        if first.soort is Soort.ALINEA and not more:
            return _opens(first.inhoud)
        return all(part.soort in _WORDS for part in node.inhoud) and _opens(node.inhoud)
    return node.soort is Soort.ALINEA and _opens(node.inhoud)


def _opens(words: tuple[Node, ...]) -> bool:
    link, *more = words or (Node(Soort.TEKST),)
    return link.soort is Soort.LINK and link.doel.startswith(_RECORD) and bool(more) and more[0].tekst.startswith(":")


def _without_emptied(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return nodes without the lines of records, and without the headings that are bare because of that."""
    kept: list[Node] = []  # the last first
    for at in range(len(nodes) - 1, -1, -1):
        node = nodes[at]
        was_bare = _ends(node, nodes[at + 1] if at + 1 < len(nodes) else None)
        if node.soort is not Soort.KOP or was_bare or not _ends(node, kept[-1] if kept else None):
            kept.extend(_without_records((node,)))
    return tuple(reversed(kept))


def _ends(heading: Node, after: Node | None) -> bool:
    """Tell whether what follows a heading is no part of its text."""
    return after is None or (after.soort is Soort.KOP and after.niveau <= heading.niveau)
