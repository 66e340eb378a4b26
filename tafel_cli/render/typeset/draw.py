"""Runs Typst on a paper, in a temporary folder with our file of code, the blocks as JSON and the pictures."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple, Self

import typst

from tafel_cli.dutch import long_date
from tafel_cli.layout.blocks import Block, Section
from tafel_cli.layout.paper import EmbeddedFile, Paper
from tafel_cli.proof.pictures import picture_type
from tafel_cli.render.typeset.letters import NARROWEST_LETTER, ems
from tafel_cli.render.typeset.prepare import Preparer
from tafel_cli.render.typeset.prepared import KEPT_WORDS, LONGEST_TITLE, Data

FONTS = Path(__file__).parent.with_name("fonts")
CODE = Path(__file__).with_name("main.typ")
SCRIPT = Path(__file__).with_name("script.typ")
ACCENT = "#1b4d63"
_PICTURE = b'#set document(title: "x")\n= x\n#image("beeld", alt: "x")'
_FEW, _FEW_AT_THE_END = 4, 7  # lines of text; a page, or the last one, with fewer is prevented where a tighter run can
MOST_ON_A_PAGE = 40_000  # characters of JSON; with more it never fits, and trying costs time
_ITEMS = ("sheet", "point")
# Em of the running head, by a measure that takes letters for a quarter too wide, and what its right side gets at least.
_HEAD, _LARGE_HEAD, _LEAST = 56.0, 47.0, 12.0
_TYPES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "md": "text/markdown",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


# Whether the pages of everybody and those of the chair alone are set tighter than usual.
Tightness = tuple[bool, bool]


class Drawn(NamedTuple):
    """A PDF, and how tight it is set."""

    pdf: bytes
    tight: Tightness


def prepared_pdf(paper: Paper) -> Callable[[], bytes]:
    """Prepare a paper and return what makes its PDF, which needs little Python; both raise what `drawn_as` raises."""
    ready = _prepared(paper, paper.pictures)
    return lambda: _made(paper, ready, None).pdf


def drawn_as(paper: Paper, tight: Tightness | None = None) -> Drawn:
    """Draw a paper, as tight as another one was (`tight`), because its pages must then be the same.

    Of a picture that is broken or too large only the words are drawn, of a logo nothing.
    Raises TooMuchError if the paper is too long, and TypstError or RuntimeError for a fault of ours.
    """
    return _made(paper, _prepared(paper, paper.pictures), tight)


def _made(paper: Paper, ready: "_Folder", tight: Tightness | None) -> Drawn:
    try:
        with ready as folder:
            return _compiled(folder, made_at(paper), tight)
    except typst.TypstError:
        pictures = paper.pictures
        # A picture can look whole and yet not be: those are left out. Without one, the fault is ours.
        sound = {place: data for place, data in pictures.items() if picture_type(data) is None or _draws(data)}
        if len(sound) == len(pictures):
            raise
        with _prepared(paper, sound) as folder:
            return _compiled(folder, made_at(paper), tight)


def _draws(picture: bytes) -> bool:
    """Tell whether Typst can draw a picture at all."""
    try:
        with _Folder({}, {"beeld": picture}, _PICTURE) as alone:
            alone.pdf(0)
    except typst.TypstError:
        return False
    return True


def _prepared(paper: Paper, pictures: Mapping[str, bytes]) -> "_Folder":
    """Prepare a paper with these pictures and no others."""
    preparer = Preparer(paper.anchors(), pictures, paper.names(), large=paper.large)
    page = page_of(paper, preparer)
    embedded = [_embedded(file, number) for number, file in enumerate(paper.files, 1)]
    files = {name: pictures[place] for place, name in preparer.used.items()}
    files |= {one["source"]: file.data for one, file in zip(embedded, paper.files, strict=True)}
    return _Folder({**page, "files": embedded}, files)


def page_of(paper: Paper, preparer: Preparer) -> Data:
    """Return the JSON-able data that Typst reads of a paper, without the files that the PDF carries inside it."""
    first = preparer.blocks((*paper.opening, *paper.first))
    style = paper.style
    return {
        "title": preparer.text(paper.title[:LONGEST_TITLE]),
        "name": preparer.text(paper.name),
        "notice": preparer.text(paper.notice),
        "before": preparer.blocks(paper.before),
        "follows": preparer.text(paper.follows),
        "table": preparer.text(paper.table[:LONGEST_TITLE]),
        "day": long_date(paper.day),
        "language": paper.language,
        "draft": paper.draft,
        "public": paper.public,
        "accent": style.accent or ACCENT,
        "letterhead": preparer.text(style.briefhoofd or ""),
        "footline": preparer.text(style.voettekst or ""),
        "foot": preparer.text(paper.foot),
        "short": len(str(first)) < MOST_ON_A_PAGE,
        "large": paper.large,
        "kept": rf"\b(?:{KEPT_WORDS})\b",
        "first": first,
        "alone": bool(paper.first),
        "rest": preparer.blocks(paper.rest),
        "heads": dict(running_heads(paper, preparer)),
        "logo": _logo(paper, preparer),
    }


def running_heads(paper: Paper, preparer: Preparer) -> Iterator[tuple[str, Data]]:
    """Yield what the running head says of each item and section, by anchor, cut to one line beside the paper's name."""
    yield from _heads(paper.before, paper.name, paper, preparer)
    yield from _heads(paper.first, paper.follows or paper.name, paper, preparer)
    yield from _heads(paper.rest, paper.follows or paper.name, paper, preparer)


def _heads(blocks: tuple[Block, ...], name: str, paper: Paper, preparer: Preparer) -> Iterator[tuple[str, Data]]:
    name = long_date(paper.day) if paper.large else name
    room = max((_LARGE_HEAD if paper.large else _HEAD) - ems(name) - ems("CONCEPT · ") * paper.draft, _LEAST)
    for section in blocks:
        if isinstance(section, Section):
            items = (block for block in section.blocks if isinstance(block, Section) and block.look in _ITEMS)
            for block in (section, *items):
                if block.anchor and isinstance(block.title, str):
                    text = _cut(preparer.text(block.title), room)
                    yield block.anchor, {"text": text, "item": block.look in _ITEMS}


def _cut(text: str, room: float) -> str:
    """Return the beginning of a text that fits in a room, in em, with an ellipsis if there is more."""
    if ems(text) <= room:
        return text
    text = text[: int(room / NARROWEST_LETTER)]
    while text and ems(f"{text}…") > room:
        text = text.rpartition(" ")[0] if " " in text[-30:] else text[:-1]
    return f"{text.rstrip(' ,;:.?!–-')}…"


def _logo(paper: Paper, preparer: Preparer) -> Data | None:
    """Return the logo: its file, what it shows, and its width divided by its height; None if there is none to draw."""
    logo = paper.logo
    size = preparer.size(logo.place) if logo else None
    if logo is None or size is None:
        return None
    file = preparer.used.setdefault(logo.place, "logo")
    return {"file": file, "alt": preparer.text(logo.alt)[:LONGEST_TITLE], "ratio": size.width / size.height}


def _embedded(file: EmbeddedFile, number: int) -> dict[str, str]:
    name = file.place.rsplit("/", 1)[-1]
    return {
        "source": f"bijlage-{number}",
        "name": name,
        "type": _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream"),
        "about": file.about[:LONGEST_TITLE],
    }


def made_at(paper: Paper) -> int:
    """Return the time of the commit in seconds since 1970; without one the day that the paper is about."""
    told = datetime.fromisoformat(paper.time) if paper.time else datetime.combine(paper.day, time(), UTC)
    return int(told.timestamp())


def _compiled(folder: "_Folder", moment: int, given: Tightness | None) -> Drawn:
    """Return what Typst makes; it is set tighter if that leaves fewer pages with a few lines, or as tight as given."""
    first = given or (False, False)
    made = folder.pdf(moment, first)
    short = folder.short_pages()
    if given or not any(short):
        return Drawn(made, first)
    second = (short[0] > 0, short[1] > 0)
    again = folder.pdf(moment, second)
    return Drawn(again, second) if sum(folder.short_pages()) < sum(short) else Drawn(made, first)


class _Folder:
    """A temporary folder with these files alone, in which Typst runs; it is gone at the end. `code`: for main.typ."""

    def __init__(self, page: Data, files: Mapping[str, bytes], code: bytes | None = None) -> None:
        self._standard: Literal["a-2a", "a-3a"] = "a-3a" if page.get("files") else "a-2a"
        self._folder = TemporaryDirectory(prefix="tafel-")
        root = Path(self._folder.name)
        made = {"main.typ": CODE.read_bytes() if code is None else code, SCRIPT.name: SCRIPT.read_bytes(), **files}
        try:
            for name, content in {**made, "pack.json": json.dumps(page).encode("ascii")}.items():
                (root / name).write_bytes(content)
        except OSError:
            self._folder.cleanup()
            raise
        self._typst = typst.Compiler(
            str(root / "main.typ"),
            root=str(root),
            font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)]),
            package_path=str(root / "geen"),
            package_cache_path=str(root / "geen"),
        )

    def __enter__(self) -> Self:
        """Return the folder, which is there already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the folder."""
        self._folder.cleanup()

    def pdf(self, moment: int, tight: Tightness = (False, False)) -> bytes:
        """Return the PDF. Raises RuntimeError for a warning, because it means that something is missing on the page."""
        made, warnings = self._typst.compile_with_warnings(
            format="pdf",
            sys_inputs={name: "" for name, asked in zip(("tight", "own-tight"), tight, strict=True) if asked},
            pdf_standards=[self._standard, "ua-1"],
            timestamp=moment,
        )
        if warnings or not isinstance(made, bytes):
            raise RuntimeError("; ".join(str(warning) for warning in warnings))
        return made

    def short_pages(self) -> tuple[int, int]:
        """Return how many pages end after a few lines: of those that everybody has, and of the chair's own."""
        *shared, last = json.loads(self._typst.query("<page-end>", field="value"))
        own = json.loads(self._typst.query("<own-page-end>", field="value"))
        few = sum(0 < lines < _FEW for lines in shared) + (0 < last < _FEW_AT_THE_END)
        return few, sum(0 < lines < _FEW for lines in own)
