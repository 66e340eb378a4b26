"""What a photo tells of a place: the checks speak of it, and it stays out of page and PDF."""

import io
import json
import zlib
from base64 import b64decode
from pathlib import Path

import pikepdf
import pytest
from conftest import on_the_eve as tafel
from conftest import replace
from packs import FOLDER, build, contents, page
from photos import chunk_of, exif, noted, segment, tagged
from PIL import Image

from tafel_cli.proof.metadata import bare, shows_place
from tafel_cli.proof.pictures import Picture, look

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
XMP = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='52,9.5N'/>"


def drawn(kind: str, **how: object) -> bytes:
    """Return a picture with something to see in it."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((60, 40)).convert("RGB").save(out, kind, **how)
    return out.getvalue()


JPEG, PROGRESSIVE, PNG = drawn("JPEG"), drawn("JPEG", progressive=True), drawn("PNG")
COLOURS = drawn("JPEG", icc_profile=b"a profile of colours")


def in_exif(**how: object) -> bytes:
    """Return a segment of Exif data."""
    return segment(0xE1, b"Exif\0\0" + exif(**how))


WITH_PLACE = {
    "jpg": tagged(JPEG, in_exif()),
    "little": tagged(JPEG, in_exif(little=True)),
    "progressive": tagged(PROGRESSIVE, in_exif(turned=6)),
    "xmp": tagged(JPEG, segment(0xE1, XMP)),
    "png": noted(PNG, chunk_of(b"eXIf", exif(turned=3))),
    "png with xmp": noted(PNG, chunk_of(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)),
    "png with packed words": noted(PNG, chunk_of(b"zTXt", b"XMP\0\0" + zlib.compress(XMP))),
}
WITHOUT = {
    "jpg": JPEG,
    "png": PNG,
    "colours": COLOURS,
    "turned": tagged(JPEG, in_exif(place=False, turned=6)),
    "cut off": WITH_PLACE["jpg"][:40],
    "no picture": b"Exif\0\0" + exif(),
    "empty": b"",
    "endless directory": b"\xff\xd8" + segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + bytes(60)),
}


@pytest.mark.parametrize("name", WITH_PLACE)
def test_place_is_seen(name: str) -> None:
    """A place in Exif, XMP or the texts of a PNG is seen."""
    assert shows_place(WITH_PLACE[name])


OTHERS = {
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200) + b"\0\0\0\6Exif\0\0" + exif(),
    "webp": b"RIFF\0\0\1\0WEBPVP8X" + bytes(40) + b"EXIF\0\0\0\x80" + exif(little=True),
    "webp with xmp": b"RIFF\0\0\1\0WEBPVP8X" + bytes(40) + b"XMP " + XMP,
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_photos(name: str, table: Path) -> None:
    """A place in a HEIC or WebP is told too, and one without a place tells nothing."""
    attached = f"plein.{name[:4]}"
    (table / "data/bijlagen" / attached).write_bytes(OTHERS[name])
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n  - bestand: {attached}\n    titel: Iets\nopenbaarheid:")
    report = json.loads(tafel(table, "check", "--report", "json:-").stdout)
    assert [one["severity"] for one in report["findings"] if one["code"] == "T511"] == ["fout"]
    (table / "data/bijlagen" / attached).write_bytes(OTHERS[name][:60])
    assert "T511" not in tafel(table, "check").stdout


@pytest.mark.parametrize("name", WITHOUT)
def test_no_place(name: str) -> None:
    """A picture without a place, and bytes that are no picture, have none."""
    assert not shows_place(WITHOUT[name])


@pytest.mark.parametrize("name", WITH_PLACE)
def test_bare(name: str) -> None:
    """Without metadata a picture shows the same and is turned the same, and holds no other word."""
    data = WITH_PLACE[name]
    less = bare(data)
    assert not shows_place(less)
    assert b"GPS" not in less
    assert isinstance(look(less), Picture)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(less)) as after:
        assert before.tobytes() == after.tobytes()
        assert dict(after.getexif()) in ({}, {0x0112: before.getexif().get(0x0112)})
        assert before.getexif().get(0x0112, 1) == after.getexif().get(0x0112, 1)
    assert bare(less) == less


def test_bare_takes_all_metadata() -> None:
    """A maker's notes, a comment, a name, a small second picture and what is behind the end are gone; colours stay."""
    noise = (segment(0xFE, b"Jan"), segment(0xED, b"Photoshop 3.0\0Jan"), segment(0xE2, b"MPF\0Jan"))
    less = bare(tagged(COLOURS, *noise) + WITH_PLACE["jpg"])
    assert less == COLOURS
    words = (chunk_of(b"tEXt", b"Author\0Jan"), chunk_of(b"tIME", bytes(7)))
    assert bare(noted(PNG, *words) + b"Jan") == PNG


@pytest.mark.parametrize("name", ["jpg", "png", "colours", "cut off", "no picture", "empty"])
def test_bare_leaves_the_rest(name: str) -> None:
    """A picture without metadata, a damaged one and another file stay byte for byte."""
    assert bare(WITHOUT[name]) == WITHOUT[name]


def test_bare_of_a_picture_that_is_damaged_at_its_end() -> None:
    """What viewers still show loses its metadata too."""
    damaged = WITH_PLACE["jpg"][:-30] + b"\xff\xd9"
    assert isinstance(look(damaged), Picture)
    assert not shows_place(bare(damaged))
    assert bare(WITH_PLACE["jpg"] + b"\xff\xe1\xff\xff") == bare(WITH_PLACE["jpg"])


def attach(table: Path, name: str, data: bytes) -> None:
    """Put a photo beside an item of the planned meeting, and show it in the text."""
    (table / "data/bijlagen" / name).write_bytes(data)
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n  - bestand: {name}\n    titel: Iets\nopenbaarheid:")
    with (table / PLEIN).open("a", encoding="utf-8") as file:
        file.write(f"\n![Het plein](../bijlagen/{name})\n")


@pytest.mark.parametrize("name", ["plein.jpg", "plein.png"])
def test_told(name: str, table: Path) -> None:
    """A photo with a place is an error at the line that names it when its item is public, else a warning."""
    attach(table, name, WITH_PLACE[name.rpartition(".")[2]])
    (found,) = json.loads(tafel(table, "check", "--report", "json:-").stdout)["findings"]
    assert (found["code"], found["severity"], found["path"]) == ("T511", "fout", PLEIN)
    assert name in (table / PLEIN).read_text(encoding="utf-8").split("\n")[found["line"] - 1]
    assert tafel(table, "agenda", "build").returncode == 1
    replace(
        table / PLEIN, "openbaarheid: openbaar", "openbaarheid: besloten\nbesloten_grond: x\nbesloten_tot: 2026-07-01"
    )
    done = tafel(table, "check", "--report", "json:-")
    assert [one["severity"] for one in json.loads(done.stdout)["findings"] if one["code"] == "T511"] == ["waarschuwing"]


def test_out_of_page_and_pdf(table: Path) -> None:
    """The picture in the page and in the PDF has no metadata; the attachment is the file, byte for byte."""
    data = WITH_PLACE["progressive"]
    attach(table, "plein.jpg", data)
    build(table, "--concept", "--format", "html", "--format", "pdf")
    folder = table / FOLDER
    (attached,) = [each for name, each in contents(folder).items() if name.endswith("plein.jpg")]
    assert attached == data
    inside = page(table).split('src="data:image/jpeg;base64,', 1)[1].split('"', 1)[0]
    assert b64decode(inside) == bare(data)
    with pikepdf.open(folder / "vergaderstukken-2026-01-15.pdf") as pdf:
        drawn_there = [
            each.read_raw_bytes()
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        embedded = [each.get_file().read_bytes() for each in pdf.attachments.values()]
    assert drawn_there
    assert not any(b"Exif" in each and shows_place(each) for each in drawn_there)
    assert data in embedded
