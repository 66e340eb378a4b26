"""Says in a paper for the copier what stands in it: which attachments follow, and which are left out and why."""

from collections.abc import Iterable, Mapping

from tafel_cli.dutch import capitalized, enumeration
from tafel_cli.layout.blocks import Block, Paragraph, Section, items
from tafel_cli.layout.paper import EmbeddedFile, Paper
from tafel_cli.value_class import with_changes


def copier_notice(paper: Paper) -> str:
    """Return the line above page 1, because a copy of pages cannot be read aloud, nor searched well."""
    beside = f"is {paper.stem}.pdf" if paper.stem else "staat ernaast"
    return f"Voor de kopieermachine. De toegankelijke versie {beside}."


def head(file: EmbeddedFile, page: int, pages: int) -> tuple[str, str]:
    """Return the two sides of the line above a page of an attachment: what it is, and which page of it."""
    return file.about, f"blad {page} van {pages}"


def for_the_copier(paper: Paper, printed: Iterable[EmbeddedFile], left_out: Mapping[EmbeddedFile, str]) -> Paper:
    """Return a paper whose list of attachments says which follow on paper, and which do not and why."""
    told = (*_following(tuple(printed)), *_missing(left_out))
    return with_changes(paper, rest=tuple(_with(block, told) for block in paper.rest))


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


def _missing(left_out: Mapping[EmbeddedFile, str]) -> tuple[Block, ...]:
    if not left_out:
        return ()
    said = "Niet in deze afdruk staan de bijlagen hieronder. Open ze in de map, of in de toegankelijke versie."
    return (Paragraph(text=said), *items(f"{capitalized(file.name)}: {why}" for file, why in left_out.items()))
