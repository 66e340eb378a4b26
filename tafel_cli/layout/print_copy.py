"""Says in a paper for the copier what stands in it: which attachments follow, and which are left out and why."""

from collections.abc import Iterable, Iterator, Mapping

from tafel_cli.dutch import capitalized, enumeration
from tafel_cli.layout.blocks import Block, Flow, Paragraph, Section, items
from tafel_cli.layout.colophon import COLOPHON
from tafel_cli.layout.paper import EmbeddedFile, Paper, walk
from tafel_cli.proof.pictures import Picture, look
from tafel_cli.reading.text_tree import Node, Soort
from tafel_cli.value_class import with_changes


def copier_notice(paper: Paper) -> str:
    """Return the line above page 1, because a copy of pages cannot be read aloud, nor searched well."""
    beside = f"is {paper.stem}.pdf" if paper.stem else "staat ernaast"
    return f"Voor de kopieermachine. De toegankelijke versie {beside}."


def head(file: EmbeddedFile, page: int, pages: int, notice: str) -> tuple[str, str]:
    """Return the two sides of the line above a page of an attachment: what it is, and which page of it.

    Who has a copy of his own reads so on every page, because pages come loose: `notice`, if there is one.
    """
    return file.about, " · ".join((*[notice] * bool(notice), f"blad {page} van {pages}"))


def forms_for_the_copier(
    paper: Paper, printed: Iterable[EmbeddedFile], left_out: Mapping[EmbeddedFile, str]
) -> Iterator[Paper]:
    """Yield forms of a paper whose list of attachments says where on paper each is, or why it is not there.

    The second has no colophon, which leaves room for this: who has a copy cannot compare a file with its number.
    """
    told = (*_following(tuple(printed)), *_in_the_text(paper), *_missing(left_out))
    rest = tuple(_with(block, told) for block in paper.rest)
    yield with_changes(paper, rest=rest)
    yield with_changes(paper, rest=tuple(each for each in rest if getattr(each, "anchor", "") != COLOPHON))


def is_in_the_text(file: EmbeddedFile, paper: Paper) -> bool:
    """Tell whether an attachment is a picture that is printed in a text, so that it is not left out."""
    data = paper.pictures.get(file.place)
    return data is not None and isinstance(look(data), Picture) and _is_shown(file, (*paper.first, *paper.rest))


def _is_shown(file: EmbeddedFile, blocks: tuple[Block, ...]) -> bool:
    flows = (block for block in walk(blocks) if isinstance(block, Flow))
    return any(_shows(block.nodes, file.place) for block in flows)


def _shows(nodes: tuple[Node, ...], place: str) -> bool:
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node.soort is Soort.AFBEELDING and node.doel == place:
            return True
        waiting.extend(node.inhoud)
    return False


def _with(block: Block, told: tuple[Block, ...]) -> Block:
    if not isinstance(block, Section) or block.anchor != "bijlagen":
        return block
    own = tuple(each for each in block.blocks if not isinstance(each, Paragraph) or each.only != "pdf")
    return with_changes(block, blocks=(*own, *told))


def _following(files: tuple[EmbeddedFile, ...]) -> tuple[Block, ...]:
    if not files:
        return ()
    verb = "staat" if len(files) == 1 else "staan"
    names = capitalized(enumeration([file.name for file in files]))
    return (Paragraph(text=f"{names} {verb} achter deze stukken."),)


def _in_the_text(paper: Paper) -> tuple[Block, ...]:
    """Return a paragraph with the attachments that are pictures in the text of an item, by the items that show them."""
    shown: dict[str, list[str]] = {}
    for file in paper.files:
        if is_in_the_text(file, paper):
            shown.setdefault(enumeration(_points_with(file, paper)), []).append(file.name)
    said = (
        f"{capitalized(enumeration(names))} {'staat' if len(names) == 1 else 'staan'} "
        f"{f'bij punt {points}' if points else 'in deze stukken'}."
        for points, names in shown.items()
    )
    return (Paragraph(text=" ".join(said)),) if shown else ()


def _points_with(file: EmbeddedFile, paper: Paper) -> list[str]:
    """Return the numbers of the items whose sheets show a picture."""
    sheets = (block for block in walk(paper.rest) if isinstance(block, Section) and block.look == "sheet")
    return [sheet.anchor.removeprefix("punt-") for sheet in sheets if _is_shown(file, sheet.blocks)]


def _missing(left_out: Mapping[EmbeddedFile, str]) -> tuple[Block, ...]:
    if not left_out:
        return ()
    said = "Niet in deze afdruk staan de bijlagen hieronder. Open ze in de map, of in de toegankelijke versie."
    return (Paragraph(text=said), *items(f"{capitalized(file.name)}: {why}" for file, why in left_out.items()))
