"""Parses Markdown into the nodes of text_tree.py, or splits it at headings. Comments are taken out first."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from markdown_it.token import Token

from tafel_cli.reading.bare_links import with_links
from tafel_cli.reading.characters import shown_anywhere
from tafel_cli.reading.comments import without_comments
from tafel_cli.reading.limits import DEPTH, excess
from tafel_cli.reading.parser import NESTING, markdown_parser
from tafel_cli.reading.sections import below_data
from tafel_cli.reading.text_tree import ZERO, Node, Soort, is_read, plain_text

_SCHEMES = re.compile(r"(?:https?://|mailto:|tel:)[^\s\\]+", re.IGNORECASE)


class Targets(NamedTuple):
    """Paths below data/ (`agenda/x.md`, `bijlagen/x.pdf`) → their address in the pack, for links and for images."""

    links: Mapping[str, str]
    images: Mapping[str, str]


_Named = Mapping[str, Mapping[str, str]]


class MarkdownSection(NamedTuple):
    """A heading of level 2 with the text below it; `targets`: the paths below data/ that the heading links to.

    `named`: the reference definitions (`[name]: address`) of the whole text, because links in `text` may use them.
    """

    titel: str
    targets: tuple[str, ...]
    text: str
    named: _Named


class Heading(NamedTuple):
    """A heading: its line and that of what is below it (from 0), level, words, and paths below data/ it links to."""

    line: int
    below: int
    niveau: int
    titel: str
    targets: tuple[str, ...]


NOWHERE = Targets({}, {})
_BLOCKS = {
    "paragraph": Soort.ALINEA,
    "heading": Soort.KOP,
    "bullet_list": Soort.LIJST,
    "ordered_list": Soort.LIJST,
    "list_item": Soort.ONDERDEEL,
    "blockquote": Soort.CITAAT,
    "table": Soort.TABEL,
    "tr": Soort.RIJ,
    "th": Soort.CEL,
    "td": Soort.CEL,
    "em": Soort.NADRUK,
    "strong": Soort.STERK,
    "s": Soort.DOORGEHAALD,
    "link": Soort.LINK,
}


def parse_markdown(text: str, targets: Targets = NOWHERE, named: _Named | None = None) -> tuple[Node, ...]:
    """Return the blocks of a Markdown text. A text over a bound (limits.py) is one code block, as typed."""
    text = without_comments(text)
    tokens = None if excess(text) else markdown_parser().parse(text, {"references": dict(named or {})})
    if tokens is None or deepest(tokens)[0] > DEPTH:
        return (Node(Soort.CODE, tekst=shown_anywhere(text)),)
    return tuple(_closed_up(_tree(tokens, targets)))


def sections(text: str) -> Iterator[MarkdownSection]:
    """Yield a section for each heading of level 2; text before the first has an empty title.

    A text over a bound (limits.py) is one section, because it is not parsed.
    """
    text = without_comments(text)
    lines = text.split("\n")
    heads, named = headings(text, ("h2",))
    starts = [*[head.line for head in heads], len(lines)]
    before = "\n".join(lines[: starts[0]])
    if before.strip():
        yield MarkdownSection("", (), before, named)
    for head, end in zip(heads, starts[1:], strict=True):
        yield MarkdownSection(head.titel, head.targets, "\n".join(lines[head.below : end]), named)


def headings(text: str, tags: tuple[str, ...]) -> tuple[list[Heading], _Named]:
    """Return the top-level headings and the reference definitions. A text over a bound (limits.py) has none."""
    named: dict[str, dict[str, str]] = {}
    text = without_comments(text)
    tokens = [] if excess(text) else markdown_parser().parse(text, {"references": named})
    heads = []
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag in tags and token.level == 0 and token.map:
            line, below = token.map
            heads.append(
                Heading(line, below, int(token.tag[1]), plain_text(_tree([inline], NOWHERE)), _targets(inline))
            )
    return heads, named


def _targets(heading: Token) -> tuple[str, ...]:
    links = [child for child in heading.children or [] if child.type == "link_open"]
    targets = [below_data(str(link.attrGet("href"))) for link in links]
    return tuple(dict.fromkeys(target for target in targets if target))


def deepest(tokens: list[Token]) -> tuple[int, int]:
    """Return the greatest depth of nested quotes and list items, and the line (from 0) where it begins."""
    depth = most = line = 0
    for token in tokens:
        if token.type.startswith(("blockquote", "list_item")):
            depth += token.nesting
            if depth > most:
                most, line = depth, token.map[0] if token.map else 0
    return most, line


def _tree(tokens: list[Token], targets: Targets) -> list[Node]:
    """Turn the parser's flat list of tokens into nodes, with its own stack, because recursion could overflow.

    Nodes nest at most `NESTING` deep. Deeper text keeps its words and loses its markup.
    """
    stack: list[tuple[Token | None, list[Node]]] = [(None, [])]
    waiting = list(reversed(tokens))
    linked = 0  # the links around this place: an address in one is part of it
    while waiting:
        token = waiting.pop()
        linked += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type == "inline":
            waiting.extend(reversed(token.children or []))
        elif token.nesting == 1:
            stack.append((token, [] if len(stack) < NESTING else stack[-1][1]))
        elif token.nesting == -1:
            opening, inside = stack.pop()
            if inside is not stack[-1][1]:
                stack[-1][1].extend(_closed(opening, inside, targets))
        elif token.type == "text" and not linked:
            stack[-1][1].extend(with_links(shown_anywhere(token.content)))
        else:
            stack[-1][1].append(_leaf(token, targets))
    return stack[0][1]


def _closed(  # noqa: PLR0911  (one for each kind of node)
    token: Token | None, inside: list[Node], targets: Targets
) -> list[Node]:
    """Return the node of an opening and closing token; only its content if that pair has no kind of node."""
    if token is None or token.hidden or token.type.removesuffix("_open") not in _BLOCKS:
        return inside
    name = token.type.removesuffix("_open")
    soort, content = _BLOCKS[name], tuple(inside)
    match name:
        case "heading":
            if not is_read(content):  # a PDF can have no heading without words, so an image in one stands alone
                return [Node(Soort.ALINEA, content)] if plain_text(content).strip() else []
            if token.level:  # in a list or quote it would break the outline
                return [Node(Soort.ALINEA, (Node(Soort.STERK, content),))]
            return [Node(soort, content, niveau=int(token.tag[1]))]
        case "ordered_list":
            typed = token.attrGet("start")
            first = 1 if typed is None else int(typed)
            return [Node(soort, _counted(content), niveau=first, doel="" if first else ZERO)]
        case "list_item":
            return [Node(soort, content, niveau=int(token.info or 0))]
        case "th" | "td":
            style = str(token.attrGet("style") or "")
            return [Node(soort, content, niveau=int(name == "th"), doel=style.removeprefix("text-align:"))]
        case "link":
            href = str(token.attrGet("href") or "")
            target = href if _SCHEMES.fullmatch(href) else targets.links.get(below_data(href) or "")
            return [Node(soort, content, doel=target)] if target and content else inside
        case _:
            return [Node(soort, content)]


def _counted(items: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return the items of a numbered list, without the numbers that counting up from the first gives anyway.

    Numbers that are typed otherwise stay, because a text can speak of "punt 4". A list of which each item has the same
    number counts up, because Markdown writers leave the counting to the program.
    """
    typed = [item.niveau for item in items]
    usual = len(set(typed)) == 1 or typed == list(range(typed[0], typed[0] + len(typed)))
    return tuple(
        replace(item, niveau=0) if usual else replace(item, doel="" if item.niveau else ZERO) for item in items
    )


def _leaf(token: Token, targets: Targets) -> Node:  # noqa: PLR0911  (the same)
    match token.type:
        case "softbreak":
            return Node(Soort.TEKST, tekst="\n")
        case "hardbreak":
            return Node(Soort.REGELEINDE)
        case "hr":
            return Node(Soort.LIJN)
        case "code_inline":
            return Node(Soort.CODETEKST, tekst=shown_anywhere(token.content))
        case "fence" | "code_block":
            return Node(Soort.CODE, tekst=shown_anywhere(token.content))
        case "image":
            alt = shown_anywhere(plain_text(_tree(token.children or [], NOWHERE))).strip()
            name = targets.images.get(below_data(str(token.attrGet("src") or "")) or "")
            if name and alt:
                return Node(Soort.AFBEELDING, tekst=alt, doel=name)
            return Node(Soort.TEKST, tekst=f"[afbeelding: {alt or 'zonder beschrijving'}]")
        case _:
            return Node(Soort.TEKST, tekst=shown_anywhere(token.content))


def _closed_up(nodes: list[Node]) -> Iterator[Node]:
    """Renumber heading levels from 1 without gaps, and give each table the heading above it as its name."""
    above: list[int] = []
    heading = ""
    for node in nodes:
        if node.soort is Soort.KOP:
            above = [*[level for level in above if level < node.niveau], node.niveau]
            heading = plain_text(node.inhoud)
            yield replace(node, niveau=len(above))
        elif node.soort is Soort.TABEL:
            yield replace(node, tekst=heading)
        else:
            yield node
