"""Makes packs that are as large as a PDF may be."""

from pathlib import Path

from conftest import SMALLEST

from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.build import build_pack
from tafel_cli.pack.pack import Pack
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import occasion
from tafel_cli.render.typeset import draw
from tafel_cli.render.typeset.prepare import MOST_CHARACTERS, MOST_WORK, Preparer
from tafel_cli.source.worktree import WorkTree
from tafel_cli.value_class import with_changes as changed

FULL = {
    "items": "- punt\n" * 1_500,
    "cells": "| a | b | c | d |\n|---|---|---|---|\n" + "| x | y | z | w |\n" * 300,
    "headings": "## kop\n\ntekst\n\n" * 1_000,
    "words": ("woord " * 150 + "\n\n") * 30,
    "code": "~~~\n" + "x\n" * 4_000 + "~~~\n",
}


def pack_of(root: Path, meeting_id: str, audience: Doelgroep = Doelgroep.DEELNEMERS) -> Pack:
    """Return the pack of a table, also if the table has errors."""
    source = WorkTree(root)
    asked = occasion(read(source), meeting_id)
    assert asked
    return build_pack(asked, read=source.attachment, state=source.state(), doelgroep=audience)


def full(kind: str, times: float = 1) -> Pack:
    """Return a pack with `times` as many papers of one kind as fit in a PDF."""
    pack = pack_of(SMALLEST, "2026-01-15")
    text = parse_markdown(FULL[kind])
    (sheet,) = pack.bladen
    one = changed(pack, bladen=(changed(sheet, tekst=text),))
    preparer = Preparer({}, {})
    draw.page_of(meeting_pack(one), preparer)
    count = max(1, int(times * min(MOST_WORK / preparer.work, MOST_CHARACTERS / preparer.characters)))
    row = sheet.regel
    return changed(
        pack,
        bladen=tuple(
            changed(sheet, id=f"x{number}", regel=changed(row, nr=f"{number + 9}"), tekst=text)
            for number in range(count)
        ),
    )
