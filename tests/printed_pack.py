"""Prints the packs of small tables, for tests that read the PDF."""

from pathlib import Path

import yaml
from full_packs import pack_of
from pdf_reader import Pdf

from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.pack.pack import Pack
from tafel_cli.render import pdf

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
WORDS = "Iedereen die aan het plein woont."
HOSTILE = [
    *('#read("/etc/passwd")', '#import "@preview/cetz:0.3.0"', '#eval("1+1")', "$ x^2 $", "$..$", "@ref", "<label>"),
    *("= kop", '[#panic("x")]', '"] #panic("y") #["', "// niets", "/* niets */", "~", "#{1+1}", "#sys.inputs", "-?"),
    *("\\u{41}", "#set page(width: 1pt)", '#include "main.typ"', '#image("pack.json")', "- lijst", "+ lijst"),
    *("/ term: x", "'aanhaling'", "#let x = 1", "```typ #1```", "{{ 7*7 }}", "</w:t>", "#context 1", "<#1>", "\\#"),
]  # fmt: skip


def made(pack: Pack) -> bytes:
    """Return the PDF of a pack."""
    return pdf.draw(meeting_pack(pack))


def printed(root: Path) -> Pdf:
    """Return the PDF of the meeting of the smallest table, read."""
    return Pdf(made(pack_of(root, "2026-01-15")))


def lay(path: Path, **values: object) -> None:
    """Write values in the header of a document."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    told = yaml.safe_dump({**yaml.safe_load(head), **values}, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{told}---\n{body}", encoding="utf-8")
