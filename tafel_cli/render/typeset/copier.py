"""Draws a paper for the copier: our own pages, then those of its PDF attachments, each beginning a sheet of paper."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tafel_cli.layout.paper import EmbeddedFile, Paper
from tafel_cli.layout.print_copy import copier_notice, forms_for_the_copier, head, is_in_the_text
from tafel_cli.proof.pdf_layers import has_layer, is_locked
from tafel_cli.render.typeset.draw import FONTS, drawn_as, made_at
from tafel_cli.render.typeset.prepare import Preparer
from tafel_cli.render.typeset.prepared import LONGEST_TITLE, Data

_CODE = Path(__file__).with_name("afdruk.typ")
APART = Path(__file__).with_name("apart.py")
MOST_PAGES = 1_000  # of all attachments together: two packets of paper, printed on both sides
_PATIENCE = 120  # seconds for an attachment; one of 200 pages takes less than one
_OWN = "stukken.pdf"
NO_PDF = "dit is geen pdf."
LOCKED = "deze pdf is beveiligd."
LAYERED = "deze pdf heeft invulvelden of opmerkingen, en die zouden op papier ontbreken."
BROKEN = "deze pdf is beschadigd of te zwaar."
TOO_MANY = f"dit zijn te veel bladzijden. Samen mogen het er {MOST_PAGES} zijn."


class _Sheets(NamedTuple):
    """Which attachments can be printed, with the number of their pages, and why the others cannot."""

    printed: Mapping[EmbeddedFile, int]
    left_out: Mapping[EmbeddedFile, str]


def printed(paper: Paper) -> bytes:
    """Return the PDF for the copier. An attachment that cannot be printed is left out, and the list says why.

    Raises TooMuchError if the paper is too long, and RuntimeError for a fault of ours.
    """
    sheets = _sheets(paper.files)
    own, pages = _own(paper, sheets)
    with TemporaryDirectory(prefix="tafel-") as folder:
        root = Path(folder)
        (root / _OWN).write_bytes(own)
        names = {file: f"bijlage-{number}.pdf" for number, file in enumerate(sheets.printed, 1)}
        for file, name in names.items():
            (root / name).write_bytes(file.data)
        (root / "main.typ").write_bytes(_CODE.read_bytes())
        (root / "pack.json").write_bytes(json.dumps(_told(paper, pages, sheets, names)).encode("ascii"))
        if _run(root) is None:
            raise RuntimeError("Typst made no PDF for the copier")
        return (root / "made.pdf").read_bytes()


def _own(paper: Paper, sheets: _Sheets) -> tuple[bytes, int]:
    """Return our own pages and their number: that of the ordinary PDF, where one of the forms of the paper allows it.

    Who has the copy and who has the PDF must find page 12 in the same place, and read the same number of pages.
    """
    usual = drawn_as(paper)
    pages = _count(usual.pdf)
    left_out = {file: why for file, why in sheets.left_out.items() if not is_in_the_text(file, paper)}
    found = (0, b"", 0)
    for form in forms_for_the_copier(paper, sheets.printed, left_out):
        made = drawn_as(form, usual.tight).pdf
        count = _count(made)
        if not found[1] or abs(count - pages) < found[0]:
            found = (abs(count - pages), made, count)
        if count == pages:
            break
    return found[1:]


def _sheets(files: Sequence[EmbeddedFile]) -> _Sheets:
    with ThreadPoolExecutor() as pool:
        counts = dict(zip(files, pool.map(_pages, files), strict=True))
    printed: dict[EmbeddedFile, int] = {}
    left_out: dict[EmbeddedFile, str] = {}
    for file, found in counts.items():
        if isinstance(found, str):
            left_out[file] = found
        elif sum(printed.values()) + found > MOST_PAGES:
            left_out[file] = TOO_MANY
        else:
            printed[file] = found
    return _Sheets(printed, left_out)


def _pages(file: EmbeddedFile) -> int | str:
    """Return how many pages an attachment has, or why it cannot be printed."""
    if not file.data.startswith(b"%PDF-"):
        return NO_PDF
    if is_locked(file.data):
        return LOCKED
    if has_layer(file.data):
        return LAYERED
    found = _count(file.data)
    return (found if found <= MOST_PAGES else TOO_MANY) or BROKEN


def _count(data: bytes) -> int:
    """Return the number of pages of a PDF, at most MOST_PAGES + 1; 0 if it cannot be drawn."""
    with TemporaryDirectory(prefix="tafel-") as folder:
        root = Path(folder)
        (root / "bijlage.pdf").write_bytes(data)
        return int(_run(root, str(MOST_PAGES)) or 0)


def _run(folder: Path, *more: str) -> bytes | None:
    """Return what Typst said in a process of its own; None if that failed or took too long."""
    command = [sys.executable, "-P", str(APART), str(folder), *more]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None


def _told(paper: Paper, pages: int, sheets: _Sheets, names: Mapping[EmbeddedFile, str]) -> Data:
    preparer = Preparer({}, {})
    return {
        "title": preparer.text(paper.title[:LONGEST_TITLE]),
        "table": preparer.text(paper.table[:LONGEST_TITLE]),
        "language": paper.language,
        "moment": made_at(paper),
        "fonts": [str(FONTS)],
        "sheets": _in_order(paper, pages, sheets, names, preparer),
    }


def _in_order(
    paper: Paper, own: int, sheets: _Sheets, names: Mapping[EmbeddedFile, str], preparer: Preparer
) -> list[Data]:
    """Return all pages in their order, with a blank one where an attachment would begin on the back of a sheet."""
    made = [
        {"kind": "own", "file": _OWN, "page": page, "alt": f"{paper.name}, blad {page}", "left": ""}
        for page in range(1, own + 1)
    ]
    made[0]["left"] = preparer.text(copier_notice(paper))
    for file, pages in sheets.printed.items():
        made += [{"kind": "blank", "right": preparer.text(paper.notice)}] * (len(made) % 2)
        for page in range(1, pages + 1):
            left, right = (preparer.text(side[:LONGEST_TITLE]) for side in head(file, page, pages, paper.notice))
            made.append(
                {
                    "kind": "file",
                    "file": names[file],
                    "page": page,
                    "alt": f"{preparer.text(file.name)}, {right}",
                    "left": left,
                    "right": right,
                }
            )
    return made
