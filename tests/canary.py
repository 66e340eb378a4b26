"""Canaries: marks planted wherever a closed document can hold something, and a search for them in any file.

Planting follows the schema and not a list, so a new kind or key is planted from the day it exists.
"""

import base64
import io
import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pikepdf

from tafel_cli.kinds import KINDS
from tafel_cli.reading.marks import (
    Attachment,
    Choice,
    Clock,
    Commit,
    Day,
    Group,
    Many,
    Mark,
    Named,
    Number,
    Ref,
    Short,
    Text,
    Variant,
    keys,
)

# Without vowels no language hyphenates it; with small letters and digits only, it fits in an id and a file name.
MARK = re.compile(r"zqx\d{4}", re.IGNORECASE)
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
CORE = 4
BIG = 100_000  # a number with a range of at least this can be unique to a document
PNG = b"\x89PNG\r\n\x1a\n"


class Planter:
    """Makes marks and remembers where each was put; `tells` holds days, times and numbers in every spelling."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self.tells: dict[str, str] = {}

    def mark(self, place: str) -> str:
        """Return a new mark."""
        name = f"zqx{len(self.places):04}"
        self.places[name] = place
        return name

    def cores(self) -> dict[str, list[str]]:
        """Return the spellings of `tells` by a few letters that many of them share, to look for these first."""
        pieces = {said: {said[at : at + CORE] for at in range(max(1, len(said) - CORE + 1))} for said in self.tells}
        counted = Counter(piece for each in pieces.values() for piece in each)
        found: dict[str, list[str]] = {}
        for said, each in pieces.items():
            found.setdefault(max(sorted(each), key=counted.__getitem__), []).append(said)
        return found

    def value(self, mark: Mark, place: str, refs: dict[str, str]) -> Any:  # noqa: ANN401, C901, PLR0911, PLR0912  (any)
        """Return a value for a key of this type, unique in the table as far as the type allows."""
        match mark:
            case Text():
                return f"{self.mark(place)} in woorden"
            case Number(low, high):
                return self._number(place) if high - low >= BIG else low + 1
            case Ref(kinds):
                return next((refs[kind] for kind in kinds if kind in refs), self.mark(place))
            case Attachment():
                return refs["bijlage"]
            case Choice(vocabulary):
                return [member.value for member in vocabulary][-1]
            case Day():
                return self._day(place)
            case Clock():
                return self._clock(place)
            case Commit():
                return str(self._number(place))
            case Group(kind) | Short(kind):
                return self.fields(kind, place, refs)
            case Many(Variant(key, kinds)):
                return [{**self.fields(part, f"{place}.{name}", refs), key: name} for name, part in kinds]
            case Many(item):
                return [self.value(item, f"{place}[]", refs)]
            case Named(value, kinds):
                name = refs[kinds[0]] if kinds else self.mark(f"{place}, de naam")
                return {name: self.value(value, f"{place}.*", refs)}
            case Variant(key, kinds):
                name, part = kinds[0]
                return {**self.fields(part, place, refs), key: name}

    def fields(self, kind: type, place: str, refs: dict[str, str]) -> dict[str, Any]:
        """Return a value for every key of a kind, or of a part of one."""
        return {name: self.value(key.mark, f"{place}.{name}", refs) for name, key in keys(kind).items()}

    def document(self, kind: str, place: str, refs: dict[str, str], **fixed: Any) -> str:  # noqa: ANN401  (any value)
        """Return a document with a mark in every key and text, except the keys in `fixed` (None: left out)."""
        values = merged(self.fields(KINDS[kind], place, refs), fixed)
        return header(values) + self.body(place, refs)

    def body(self, place: str, refs: dict[str, str]) -> str:
        """Return a Markdown body with a mark in every construct."""

        def mark(what: str) -> str:
            return self.mark(f"{place}, {what}")

        return (
            f"\n{mark('aanhef')}\n\n## Kern\n\n{mark('alinea')} **{mark('vet')}** `{mark('code')}` "
            f"[{mark('link')}](https://{mark('adres')}.example) [{mark('link')}][{mark('naam')}]\n\n"
            f"## {mark('kop')}\n\n- {mark('lijst')}\n\n> {mark('citaat')}\n\n"
            f"```{mark('taal')}\n{mark('codeblok')}\n```\n\n"
            f"| {mark('tabelkop')} |\n|---|\n| {mark('cel')} |\n\n"
            f"![{mark('beeld')}](../bijlagen/{refs['bijlage']}) <!-- {mark('opmerking')} -->\n\n"
            f"[{mark('definitie')}]: https://{mark('adres')}.example\n"
        )

    def _number(self, place: str) -> int:
        number = 7_310_000 + 13 * len(self.tells)
        self.tells |= {f"{number}": place, f"{number:,}".replace(",", "."): place}
        return number

    def _day(self, place: str) -> str:
        day = date(2137, 1, 1) + timedelta(days=len(self.tells))
        words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        self.tells |= {day.isoformat(): place, f"{day:%Y%m%d}T": place, f":{day:%Y%m%d}": place, words: place}
        return day.isoformat()

    def _clock(self, place: str) -> str:
        minute = len(self.tells) % 60
        self.tells |= {f"03:{minute:02}": place, f"03.{minute:02} uur": place}
        return f"03:{minute:02}"


def header(values: dict[str, Any]) -> str:
    """Return front matter with these values."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", ""])


def merged(values: dict[str, Any], fixed: dict[str, Any]) -> dict[str, Any]:
    """Return `values` with the fixed ones in their place, also within groups; None removes a key."""
    made = dict(values)
    for key, value in fixed.items():
        if value is None:
            made.pop(key, None)
        elif isinstance(value, dict) and isinstance(made.get(key), dict):
            made[key] = merged(made[key], value)
        else:
            made[key] = value
    return made


def pdf(*marks: str) -> bytes:
    """Return a PDF with these marks in its text, its title, its metadata, a stream, and a file inside it."""
    text, title, xmp, hidden, inside = (marks * 5)[:5]
    made = pikepdf.new()
    made.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    made.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
    made.pages[0].Contents = made.make_stream(zlib.compress(f"BT /F1 12 Tf 9 9 Td ({text}) Tj ET".encode()))
    made.pages[0].Contents.Filter = pikepdf.Name.FlateDecode
    made.Root.Hidden = made.make_stream(hidden.encode())
    with made.open_metadata(set_pikepdf_as_editor=False) as metadata:  # else it holds the time of this run
        metadata["dc:description"] = xmp
    made.docinfo["/Title"] = title
    made.attachments["bijlage.txt"] = pikepdf.AttachedFileSpec(made, plain_file(inside))
    out = io.BytesIO()
    made.save(out, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def plain_file(text: str) -> bytes:
    """Return the bytes of a text file."""
    return text.encode()


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def png(*marks: str) -> bytes:
    """Return a PNG of one pixel, with marks in its metadata, plain and compressed."""
    plain, packed = (marks * 2)[:2]
    ihdr = (1).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    texts = chunk(b"tEXt", b"Title\0" + plain.encode()) + chunk(
        b"zTXt", b"Comment\0\0" + zlib.compress(packed.encode())
    )
    return PNG + chunk(b"IHDR", ihdr) + texts + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def docx(*marks: str) -> bytes:
    """Return a zip with marks in a name, a file and its comment."""
    name, text, comment = (marks * 3)[:3]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(f"word/{name}.xml", f"<w:t>{text}</w:t>")
        archive.comment = comment.encode()
    return out.getvalue()


def texts(data: bytes, depth: int = 0) -> Iterator[str]:
    """Yield every text that these bytes may hold: decoded, unescaped, unfolded and unpacked, also recursively."""
    for coding in ("latin-1", "utf-16-le", "utf-16-be"):
        yield data.decode(coding, "replace")
    if depth > 4:  # files nested deeper are not unpacked
        return
    plain = data.decode("utf-8", "replace")
    unfolded = re.sub(r"\r?\n[ \t]", "", plain)
    yield from (plain, unescape(plain), unquote(plain), unfolded, unescape(unquote(unfolded)))
    yield re.sub(r"\\(.)", r"\1", unfolded)
    if "<" in plain or not plain.isascii():  # as somebody reads it: without tags and invisible signs
        yield re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", unescape(re.sub(r"<[^<>]*>", "", plain)))
    for found in re.findall(r"[A-Za-z0-9+/]{24,}={0,2}", plain.replace("\\/", "/")):
        try:
            inside = base64.b64decode(found + "=" * (-len(found) % 4))
        except ValueError:
            continue
        if data[:4] != inside[:4]:
            yield from texts(inside, depth + 1)
    for start, reader in _PACKED.items():
        if data.startswith(start):
            yield from reader(data, depth + 1)


def _json(data: bytes, _: int) -> Iterator[str]:
    try:
        yield json.dumps(json.loads(data), ensure_ascii=False)
    except ValueError:
        return


def _zip(data: bytes, depth: int) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name
            yield from texts(archive.read(name), depth)


def _png(data: bytes, depth: int) -> Iterator[str]:
    at = len(PNG)
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        packed = data[at + 8 : at + 8 + size]
        for start in {packed.find(b"\0") + 2, packed.find(b"\0\0\0") + 3, packed.find(b"\0\1\0") + 5}:
            try:
                yield from texts(zlib.decompress(packed[start:]), depth)
            except zlib.error:
                continue
        at += size + 12


def _pdf(data: bytes, depth: int) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as document:
        for thing in document.objects:
            yield from _of_object(thing, depth)
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":  # a page drawn on a page
                yield shown(thing)
        yield from _of_object(document.trailer, depth)
        for name, attached in document.attachments.items():
            yield f"{name} {attached.filename} {attached.description}"
            for file in attached.get_all_filenames():
                yield str(file)
            yield from texts(attached.get_file().read_bytes(), depth)
        for page in document.pages:
            yield shown(page)


def _of_object(thing: Any, depth: int, level: int = 0) -> Iterator[str]:  # noqa: ANN401  (any object of a PDF)
    """Yield the strings and names in an object of a PDF, except those of indirect objects, which are visited apart."""
    if isinstance(thing, pikepdf.Stream):
        try:
            yield from texts(thing.read_bytes(), depth)
        except pikepdf.PdfError:
            yield from texts(thing.read_raw_bytes(), depth)
    inside: list[Any] = []
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield from (str(key) for key in thing.keys())  # noqa: SIM118  (an object of a PDF is no mapping)
        inside = [value for _, value in thing.items()]
    elif isinstance(thing, pikepdf.Array):
        inside = list(thing)
    elif isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)
    if level < 20:  # objects can form a cycle: a page refers to its parent, and that to the page
        for value in inside:
            if not getattr(value, "is_indirect", False):
                yield from _of_object(value, depth, level + 1)


def shown(page: pikepdf.Page | pikepdf.Stream) -> str:
    """Return the text that a page, or a drawing on one, shows, decoded by the ToUnicode tables of its fonts."""
    fonts = page.get("/Resources", {}).get("/Font", {})
    known = {str(name): _letters(font) for name, font in fonts.items()}
    said, now = [], {}
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "Tf":
            now = known.get(str(instruction.operands[0]), {})
        elif operator in ("Tj", "'", '"', "TJ"):
            last = instruction.operands[-1]
            pieces = list(last) if isinstance(last, pikepdf.Array) else [last]
            said.extend(_read(bytes(part), now) for part in pieces if isinstance(part, pikepdf.String))
    return "".join(said)


def _letters(font: Any) -> dict[bytes, str]:  # noqa: ANN401  (an object of a PDF)
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for low, high, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            first = int(text, 16)
            for code in range(int(low, 16), int(high, 16) + 1):
                letter = (first + code - int(low, 16)).to_bytes(max(2, len(text) // 2), "big").decode("utf-16-be")
                found[code.to_bytes(len(low) // 2, "big")] = letter
        for low, _, many in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", block, re.DOTALL):
            for step, text in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", many)):
                code = (int(low, 16) + step).to_bytes(len(low) // 2, "big")
                found[code] = bytes.fromhex(text).decode("utf-16-be")
    return found


def _read(data: bytes, letters: dict[bytes, str]) -> str:
    if not letters:
        return data.decode("latin-1")
    size = max(len(code) for code in letters)
    return "".join(letters.get(data[at : at + size], "") for at in range(0, len(data), size))


_PACKED: dict[bytes, Callable[[bytes, int], Iterator[str]]] = {
    b"{": _json,
    b"[": _json,
    b"PK": _zip,
    PNG: _png,
    b"%PDF": _pdf,
}


def sung(folder: Path, planter: Planter) -> dict[str, set[str]]:
    """Return the marks that each file below a folder holds, with the place where each was planted."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if marks := heard(name, path.read_bytes() if path.is_file() else b"", planter):
            found[name] = marks
    return found


def heard(name: str, data: bytes, planter: Planter) -> set[str]:
    """Return the marks in the name and the bytes of a file, with the place where each was planted."""
    found: set[str] = set()
    cores = planter.cores()
    for text in {name, *texts(data)}:
        found |= {f"{mark}: {planter.places.get(mark.lower(), '?')}" for mark in MARK.findall(text)}
        for core, tells in cores.items():
            found |= {f"{said}: {planter.tells[said]}" for said in tells if said in text} if core in text else set()
    return found
