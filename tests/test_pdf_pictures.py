"""Pictures and the logo in the PDF: sound ones are drawn, all others are named and never break it."""

import io
import zlib
from pathlib import Path

import pytest
from conftest import replace, tafel
from full_packs import pack_of
from pdf_reader import Pdf
from pdf_standards import demand_standards
from PIL import Image
from printed_pack import PLEIN, WORDS, lay, made, printed

from tafel_cli.proof.pictures import MAX_PICTURE_BYTES, NoPicture, Picture, look


def test_logo(table: Path) -> None:
    """The logo of the table stands on page 1, with words for who does not see it; a broken one is left out."""
    (table / "data/bijlagen/logo.png").write_bytes(PNG)
    lay(table / "data/tafel.md", huisstijl={"logo": "logo.png", "accent": "#663399"})
    alt = "Logo van Samenwerkingstafel Voorbeelddorp"
    data = made(pack_of(table, "2026-01-15"))
    demand_standards(data, attached=False)
    assert alt in [tag.alt for tag in Pdf(data).tree.all("Figure")]
    (table / "data/bijlagen/logo.png").write_bytes(PNG[:99])
    assert alt not in [tag.alt for tag in printed(table).tree.all("Figure")]


def drawing(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 40), **how: object) -> bytes:
    """Return a picture."""
    out = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(out, kind, **how)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a part of a PNG."""
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def png(width: int, height: int, form: tuple[int, int, int], data: bytes) -> bytes:
    """Return a PNG; `form` is depth, kind of colour and interlacing."""
    head = width.to_bytes(4) + height.to_bytes(4) + bytes((form[0], form[1], 0, 0, form[2]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


PNG, JPEG = drawing("PNG"), drawing("JPEG")
FRAME = JPEG.index(b"\xff\xc0")
GOOD = {
    "png": PNG,
    "jpeg": JPEG,
    "progressive jpeg": drawing("JPEG", progressive=True),
    "grey jpeg": drawing("JPEG", "L"),
    "palette": drawing("PNG", "P"),
    "black and white": drawing("PNG", "1"),
    "see-through": drawing("PNG", "RGBA"),
    "grey see-through": drawing("PNG", "LA"),
    "16 bits": png(4, 4, (16, 2, 0), b"".join(b"\0" + bytes(24) for _ in range(4))),
    "interlaced": png(3, 5, (8, 2, 1), b"".join(b"\0" + bytes(3 * n) for n in (1, 1, 1, 1, 2, 1, 1, 1, 3, 3))),
    "more behind it": PNG + b"x" * 9,
    "bad colour profile": drawing("PNG", icc_profile=b"niets" * 40),
    "turned": drawing("JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"),
}
BAD = {
    "half png": PNG[: len(PNG) // 2],
    "png without end": PNG[:-12],
    "png of nothing": b"\x89PNG\r\n\x1a\n\0",
    "png with a bad sum": PNG[:60] + bytes([PNG[60] ^ 1]) + PNG[61:],
    "png with too few rows": png(4, 4, (8, 2, 0), bytes(13)),
    "png without width": png(0, 4, (8, 2, 0), b""),
    "png with odd rows": png(1, 1, (8, 2, 0), b"\x09\0\0\0"),
    "png with odd colours": png(1, 1, (8, 5, 0), b"\0\0\0\0"),
    "png without its palette": png(1, 1, (8, 3, 0), b"\0\0"),
    "half jpeg": JPEG[: len(JPEG) // 2],
    "jpeg of nothing": b"\xff\xd8\xff\0",
    "jpeg that stops in its head": JPEG[:30],
    "jpeg for a printer": drawing("JPEG", "CMYK"),
    "jpeg without width": JPEG[: FRAME + 5] + bytes(4) + JPEG[FRAME + 9 :],
    "svg by another name": b"<svg onload='alert(1)'/>",
    "empty": b"",
}
LARGE = {
    "too wide": png(10_001, 1, (1, 0, 0), bytes(1252)),
    "too many dots": png(9_000, 9_000, (1, 0, 0), b""),
    "jpeg that says so": JPEG[: FRAME + 5] + b"\xff\xff\xff\xff" + JPEG[FRAME + 9 :],
    "too many bytes": PNG + bytes(MAX_PICTURE_BYTES),
}


@pytest.mark.parametrize(("size", "shown"), [((50, 50), (40, 40)), ((2000, 100), (113, 6)), ((20, 400), (2, 40))])
def test_a_logo_leaves_room_for_the_name(table: Path, size: tuple[int, int], shown: tuple[int, int]) -> None:
    """A logo of any shape stands in its own corner (points), beside the name of the table and never over it."""
    Image.new("RGB", size, "#884400").save(table / "data/bijlagen/logo.png")
    replace(table / "data/tafel.md", "themas:\n", "huisstijl:\n  logo: logo.png\nthemas:\n")
    result = made(pack_of(table, "2026-01-15"))
    demand_standards(result, attached=False)
    (logo,) = [tag for tag in Pdf(result).tree.all("Figure") if tag.alt.startswith("Logo van ")]
    left, bottom, right, top = logo.box
    assert (round(right - left), round(top - bottom)) == shown
    assert left > 595 - 62.4 - 114  # the width of the paper without its margin and the widest logo


@pytest.mark.parametrize("name", [*GOOD, *BAD, *LARGE])
def test_pictures(table: Path, name: str) -> None:
    """A sound picture of any kind is drawn; of a broken or huge one the words are printed, and the file goes along."""
    data = {**GOOD, **BAD, **LARGE}[name]
    suffix = "jpg" if "jpeg" in name else "png"
    (table / f"data/bijlagen/foto.{suffix}").write_bytes(data)
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n  - bestand: foto.{suffix}\n    titel: F\nopenbaarheid:")
    replace(table / PLEIN, WORDS, f"![Het plein](../bijlagen/foto.{suffix})")
    pack = pack_of(table, "2026-01-15")
    result = made(pack)
    demand_standards(result, attached=True)
    file = Pdf(result)
    assert ("Het plein" in [tag.alt for tag in file.tree.all("Figure")]) == (name in GOOD)
    assert ("[afbeelding: Het plein]" in file.text) == (name not in GOOD)
    assert file.file.attachments[f"B1.1-foto.{suffix}"].get_file().read_bytes() == data
    seen = look(data)
    assert (
        isinstance(seen, Picture) if name in GOOD else seen is (NoPicture.KAPOT if name in BAD else NoPicture.TE_GROOT)
    )


def test_pictures_that_look_sound(table: Path) -> None:
    """A picture that only Typst finds broken does not stop the PDF either."""
    broken = bytearray(JPEG)
    at = JPEG.index(b"\xff\xc4")
    broken[at + 5 : at + 21] = b"\xff" * 16
    assert isinstance(look(bytes(broken)), Picture)
    (table / "data/bijlagen/foto.jpg").write_bytes(bytes(broken))
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: foto.jpg\n    titel: F\nopenbaarheid:")
    replace(table / PLEIN, WORDS, "![Het plein](../bijlagen/foto.jpg) ![Bank](../bijlagen/foto.jpg)")
    assert "[afbeelding: Het plein]" in printed(table).text


def test_a_picture_that_cannot_be_used_is_found(table: Path) -> None:
    """The check names the item, the line and the file of a picture that no page can show."""
    (table / "data/bijlagen/foto.png").write_bytes(BAD["half png"])
    (table / "data/bijlagen/groot.png").write_bytes(LARGE["too many dots"])
    named = "".join(f"  - bestand: {name}.png\n    titel: F\n" for name in ("foto", "groot"))
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n{named}openbaarheid:")
    lines = (table / PLEIN).read_text(encoding="utf-8").split("\n")
    done = tafel(table, "check")
    assert done.returncode == 1
    for name, said in (("foto", "niet te lezen"), ("groot", "te groot")):
        assert f"{PLEIN}:{lines.index(f'  - bestand: {name}.png') + 1}:14: fout T617" in done.stdout
        assert said in done.stdout
