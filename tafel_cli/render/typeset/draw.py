"""A pack as plain values, laid out in blocks and drawn by Typst.

Typst gets a folder of its own with our one file of code, the texts as JSON, and the pictures and nothing else.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from tafel_cli.layout.blocks import Data, provisional, public
from tafel_cli.layout.front_page import background, first_page
from tafel_cli.layout.lookback import lookback
from tafel_cli.layout.script import script_pages
from tafel_cli.layout.sheets import sheets
from tafel_cli.layout.spelling import dag, datum
from tafel_cli.pack.pack import Pack
from tafel_cli.proof.pictures import picture_type
from tafel_cli.render.typeset.prepare import LONGEST_TITLE, Preparer

FONTS = Path(__file__).parent.with_name("fonts")
CODE = Path(__file__).with_name("main.typ")
ACCENT = "#1b4d63"
SIZES = (10.5, 9.5, 8.5)  # of the letters on page 1: the first with which all of it fits there
MOST_ON_A_PAGE = 40_000  # characters of JSON; with more it never fits, and trying costs time
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


def pdf_of(pack: Pack) -> bytes:
    """Return the PDF of a pack; raises TooMuchError when there is too much for one."""
    try:
        return _compiled(*_laid_out(pack, pack.pictures))
    except typst.TypstError:
        # A picture can look whole and yet not be: those are left out. Without one, the fault is ours.
        sound = {place: data for place, data in pack.pictures.items() if picture_type(data) is None or _draws(data)}
        if len(sound) == len(pack.pictures):
            raise
        return _compiled(*_laid_out(pack, sound))


def _draws(picture: bytes) -> bool:
    """Tell whether Typst can draw a picture at all."""
    try:
        _compiled({"bijlagen": []}, {"beeld": picture}, 0, b'#set document(title: "x")\n= x\n#image("beeld", alt: "x")')
    except typst.TypstError:
        return False
    return True


def _laid_out(pack: Pack, pictures: Mapping[str, bytes]) -> tuple[Data, dict[str, bytes], int]:
    """Return what Typst gets: the page, the files that it names, and the time that it bears."""
    data = pack.as_data()
    preparer = Preparer(_anchors(data), pictures)
    page = preparer.value(document(data))
    page["maten"] = SIZES if len(str(page["eerste"])) < MOST_ON_A_PAGE else SIZES[:1]
    page["logo"] = _logo(data, preparer)
    page["bijlagen"] = _attachments(data, pack.files)
    _level(page["blokken"])
    files = {name: pictures[place] for place, name in preparer.used.items()}
    files |= {one["bron"]: pack.files[one["plek"]] for one in page["bijlagen"]}
    return page, files, _moment(data)


def document(data: Data) -> Data:
    """Return the whole page as blocks, without its files."""
    kop = data["kop"]
    mark = "CONCEPT: " if provisional(data) else ""
    name = "Openbare agenda en stukken" if public(data) else "Vergaderstukken"
    return {
        "titel": f"{mark}{name} {datum(kop['datum'])}, {kop['tafel'][:LONGEST_TITLE]}",
        "tafel": kop["tafel"][:LONGEST_TITLE],
        "kop": f"{name} voor {dag(kop['datum'])}",
        "datum": datum(kop["datum"]),
        "accent": data["huisstijl"]["accent"] or ACCENT,
        "voet": _footer(data),
        "briefhoofd": data["huisstijl"]["briefhoofd"] or "",
        "voettekst": data["huisstijl"]["voettekst"] or "",
        "concept": provisional(data),
        "eerste": first_page(data),
        "blokken": [*script_pages(data), *background(data), *sheets(data), *lookback(data)],
    }


def _footer(data: Data) -> str:
    version = data["versie"]
    known = f"versie {version['commit'][:10]} van {datum(version['tijd'])}" if version["commit"] else "niet vastgelegd"
    edited = ", daarna nog gewijzigd en niet vastgelegd" if version["bewerkt"] else ""
    judged = f" · op tijd of te laat beoordeeld op {datum(version['peildatum'])}" if version["peildatum"] else ""
    return f"Kenmerk {data['kop']['id']} · {known}{edited}{judged}" + (" · CONCEPT" if provisional(data) else "")


def _anchors(data: Data) -> dict[str, str]:
    """Return what links of the pack mean here: the sheet of an item, or the row of an attachment."""
    points = {f"#punt-{sheet['regel']['nr']}": f"punt-{sheet['regel']['nr']}" for sheet in data["bladen"]}
    return points | {one["bestand"]: f"bijlage-{one['nr']}" for one in data["bijlagen"] if one["bestand"]}


def _logo(data: Data, preparer: Preparer) -> tuple[str, float] | None:
    """Return the name of the logo and how many times as wide as high it is."""
    place = data["huisstijl"]["logo"]
    size = preparer.size(place) if place else None
    return (preparer.used.setdefault(place, "logo"), size.width / size.height) if size else None


def _attachments(data: Data, files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    there = [one for one in data["bijlagen"] if one["bestand"] in files]
    return [
        {
            "bron": f"bijlage-{number}",
            "plek": one["bestand"],
            "naam": one["bestand"].rsplit("/", 1)[-1],
            "type": _TYPES.get(one["naam"].rpartition(".")[2].lower(), "application/octet-stream"),
            "omschrijving": f"Bijlage {one['nr']}: {one['titel']}"[:LONGEST_TITLE],
        }
        for number, one in enumerate(there, 1)
    ]


def _level(blocks: list[Data], above: int = 2) -> int:
    """Let no heading skip a level: a reader that jumps from heading to heading must not get lost."""
    for block in blocks:
        if block["blok"] == "kop":
            above = block["niveau"] = min(block["niveau"], above + 1)
        elif block["blok"] == "kader":
            above = _level(block["blokken"], above)
    return above


def _moment(data: Data) -> int:
    """Return the time of the version, or the day of the meeting, in seconds since 1970."""
    told = data["versie"]["tijd"] or f"{data['kop']['datum']}T00:00+00:00"
    return int(datetime.fromisoformat(told).timestamp())


def _compiled(page: Data, files: Mapping[str, bytes], moment: int, code: bytes | None = None) -> bytes:
    """Let Typst draw the page in an empty folder; a warning means that something is missing, so it is an error."""
    with TemporaryDirectory(prefix="tafel-") as folder:
        root = Path(folder)
        (root / "main.typ").write_bytes(CODE.read_bytes() if code is None else code)
        (root / "pack.json").write_bytes(json.dumps(page).encode("ascii"))
        for name, content in files.items():
            (root / name).write_bytes(content)
        made, warnings = typst.compile_with_warnings(
            str(root / "main.typ"),
            root=str(root),
            format="pdf",
            pdf_standards=["a-3a" if page["bijlagen"] else "a-2a", "ua-1"],
            timestamp=moment,
            font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)]),
            package_path=str(root / "geen"),
            package_cache_path=str(root / "geen"),
        )
    if warnings:
        raise RuntimeError("; ".join(str(warning) for warning in warnings))
    return bytes(made)
