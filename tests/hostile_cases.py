"""Hostile bytes, files, paths and texts, each with the code of its finding."""

import os
from collections.abc import Callable
from pathlib import Path

from proposals import PARTIJ, PLEIN, SPEELPLEK, Edit, cite, copy, edits, swap

VALID = "naam: Voorbeeldhuurders\nsoort: huurders\nstatus: actief\n"


def header(text: str, body: str = "") -> bytes:
    """Return a file with these lines as front matter."""
    return f"---\n{text}---\n{body}".encode()


BOMB = "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n"
BYTES: dict[str, tuple[bytes, str]] = {
    "a key twice": (header("naam: a\nnaam: b\n"), "T025"),
    "a nested key twice": (header("achterban:\n  orgaan: a\n  orgaan: b\n"), "T025"),
    "a merge key": (header("<<: {status: actief}\n"), "T027"),
    "an anchor": (header("naam: &a x\n"), "T026"),
    "an alias": (header("naam: *a\n"), "T026"),
    "an alias to itself": (header("naam: &a [*a]\n"), "T026"),
    "an alias bomb": (header(BOMB), "T026"),
    "a merge bomb": (header("a: &a {x: 1}\nb: {<<: [*a, *a]}\n"), "T026"),
    "50,000 brackets": (header("naam: " + "[" * 50_000 + "\n"), "T023"),
    "100,000 brackets": (header("naam: " + "[" * 100_000 + "\n"), "T022"),
    "600 flow lists": (header("naam: " + "[" * 600 + "]" * 600 + "\n"), "T023"),
    "300 levels": (header("".join("  " * n + f"k{n}:\n" for n in range(300))), "T022"),
    "30 levels": (header("".join("  " * n + f"k{n}:\n" for n in range(30))), "T023"),
    "a Python tag": (header("naam: !!python/object:os.system x\n"), "T028"),
    "an own tag": (header("naam: !x y\n"), "T028"),
    "a binary tag": (header("naam: !!binary aGk=\n"), "T028"),
    "a set tag": (header("naam: !!set {a, b}\n"), "T028"),
    "a day that does not exist": (header("sinds: 2026-02-30\n"), "T105"),
    "a number of 5,000 digits": (header("achterban:\n  weken: " + "9" * 5_000 + "\n"), "T107"),
    "a list for a header": (header("- a\n- b\n"), "T030"),
    "words for a header": (header("zomaar tekst\n"), "T030"),
    "a composite key": (header("? [a, b]\n: x\n"), "T029"),
    "a number for a key": (header("12: x\n"), "T102"),
    "a key of the library": (header("content: x\nhandler: y\n"), "T102"),
    "a header that is not closed": (b"---\nnaam: x\n", "T021"),
    "a header closed with dots": (b"---\nnaam: x\n...\ntekst\n", "T021"),
    "no header": (b"tekst\n", "T020"),
    "an empty file": (b"", "T020"),
    "a JSON header": (b'{"naam": "x"}\n', "T020"),
    "a TOML header": (b"+++\nnaam = 'x'\n+++\n", "T020"),
    "a BOM": (b"\xef\xbb\xbf" + header(VALID), "T011"),
    "UTF-16": (header(VALID).decode().encode("utf-16"), "T010"),
    "Latin-1": (header("naam: caf\u00e9\n").decode().encode("latin-1"), "T010"),
    "a NUL": (header("naam: a\0b\n"), "T012"),
    "an escaped ESC": (header('naam: "a\\eb"\n'), "T012"),
    "a bidi control": (header("naam: a\u202eb\n"), "T013"),
    "a zero width space in a key": (header("na\u200bam: x\n"), "T014"),
    "a zero width joiner in a key": (header("na\u200dam: x\n"), "T014"),
    "a Cyrillic look-alike in a key": (header("n\u0430am: x\n"), "T102"),
    "U+2028 in a value": (header("naam: a\u2028status: x\n"), "T012"),
    "half a surrogate": (header('naam: "\\ud800"\n'), "T024"),
    "no end of the last line": (header(VALID, "tekst"), "T017"),
    "CR only": (header(VALID).replace(b"\n", b"\r"), "T015"),
    "a tab": (header("achterban:\n\torgaan: x\n"), "T031"),
    "a header of 1 MB": (header("naam: " + "x" * 1_000_000 + "\n"), "T022"),
    "20,000 keys": (header("".join(f"k{n}:\n" for n in range(9_000))), "T022"),
    "a name of 10 kB": (header("naam: " + "x" * 10_000 + "\n"), "T108"),
    "conflict marks in the header": (header("<<<<<<< a\nnaam: x\n=======\nnaam: y\n>>>>>>> b\n"), "T016"),
    "conflict marks in the body": (header(VALID, "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"), "T016"),
    "a directive": (header("%YAML 1.1\nnaam: x\n"), "T032"),
    "a colon in a value": (header("naam: a: b\n"), "T024"),
}
HARMLESS = {
    "words that YAML 1.1 takes for a boolean": header(VALID.replace("Voorbeeldhuurders", "NO")),
    "a time that YAML 1.1 takes for a number": header(VALID.replace("Voorbeeldhuurders", "14:30")),
    "CRLF": header(VALID).replace(b"\n", b"\r\n"),
    "mixed line endings": header(VALID).replace(b"\n", b"\r\n", 1),
    "a setext heading": header(VALID, "Kop\n=======\n"),
    "dashes in a value and in the body": header(VALID.replace("Voorbeeldhuurders", "a --- b"), "\n---\n\ntekst\n"),
}


def _link(path: Path, target: str) -> None:
    path.symlink_to(target)


FILES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a pipe": ("organisaties/x.md", os.mkfifo, "T001"),
    "a folder": ("organisaties/x.md", os.mkdir, "T001"),
    "a link to a secret": ("organisaties/x.md", lambda path: _link(path, "/etc/passwd"), "T002"),
    "a link without end": ("organisaties/x.md", lambda path: _link(path, "/dev/zero"), "T002"),
    "a link to itself": ("organisaties/x.md", lambda path: _link(path, "x.md"), "T002"),
    "a linked folder": ("acties", lambda path: _link(path, "/etc"), "T002"),
    "a file over 1 MiB": ("organisaties/x.md", lambda path: path.write_bytes(b"x" * (1 << 20 | 1)), "T004"),
    "a line break in a name": ("organisaties/x\n::error::y.md", Path.touch, "T005"),
    "a leading dash": ("organisaties/-x.md", Path.touch, "T005"),
    "a shell word": ("organisaties/$(x).md", Path.touch, "T005"),
    "a name of Windows": ("organisaties/con.md", Path.touch, "T005"),
    "a name that is not UTF-8": (os.fsdecode(b"organisaties/\xff.md"), Path.touch, "T005"),
    "a colon": ("organisaties/a:b.md", Path.touch, "T005"),
    "a backslash": ("organisaties/a\\b.md", Path.touch, "T005"),
    "a bidi control in a name": ("organisaties/a\u202eb.md", Path.touch, "T005"),
    "square brackets": ("organisaties/a[b].md", Path.touch, "T005"),
    "a space": ("organisaties/a b.md", Path.touch, "T005"),
    "a trailing dot": ("organisaties/a.md.", Path.touch, "T005"),
    "240 characters": ("organisaties/" + "x" * 240 + ".md", Path.touch, "T005"),
    "another kind of file": ("organisaties/x.txt", Path.touch, "T208"),
    "an unknown folder": ("onbekend", os.mkdir, "T208"),
}
ITEM = """---
titel: Proef
indiener: gemeente
thema: buurt
doel: beeldvormend
status: concept
bijlagen:
  - bestand: '{path}'
    titel: Iets
---
"""
PATHS = (
    *("../tafel.md", "a/../../tafel.md", "/etc/passwd", "~/geheim", "~root/x", ".git/config", "a/.git/config"),
    *("C:\\x", "C:/x", "\\\\srv\\x", "//srv/x", "file:///etc/passwd", "https://x.example/a.pdf", "./x.pdf", "a//b.pdf"),
    *("a b.pdf", "x.pdf.", "-/../x", "con", "", "a\0.pdf"),
)
PROEF = "data/agenda/2026-01-05-gemeente-proef.md"
FOLLOWS = ("doel: beeldvormend", f"doel: beeldvormend\nvervolg_op: {Path(SPEELPLEK).stem}")
BACK = ("doel: besluitvormend", f"doel: besluitvormend\nvervolg_op: {Path(PLEIN).stem}")
CASE = "data/organisaties/{}.md"
# Edits that are only wrong together with another file, with the path, code and line of each finding.
TOGETHER: dict[str, tuple[Edit, set[tuple[str, str, int]]]] = {
    "51 an attachment that is not there": (cite("er-niet.pdf", PLEIN), {(PLEIN, "T204", 15)}),
    "51 an attachment in other letters": (cite("Plattegrond.PDF", PLEIN), {(PLEIN, "T206", 15)}),
    "54 names in other letters": (
        copy(PARTIJ, CASE.format("Huurders")),
        {(PARTIJ, "T203", 1), (CASE.format("Huurders"), "T203", 1)},
    ),
    "54 names composed otherwise": (
        edits(copy(PARTIJ, CASE.format("caf\u00e9")), copy(PARTIJ, CASE.format("cafe\u0301"))),
        {(CASE.format("caf\u00e9"), "T203", 1), (CASE.format("cafe\u0301"), "T203", 1)},
    ),
    "58 a party that is not there": (swap(PLEIN, "indiener: gemeente", "indiener: niemand"), {(PLEIN, "T201", 3)}),
    "58 an item that is not there": (
        swap(PLEIN, FOLLOWS[0], "doel: beeldvormend\nvervolg_op: 2025-01-01-gemeente-weg"),
        {(PLEIN, "T201", 6)},
    ),
    "58 an item that follows on itself": (
        swap(PLEIN, FOLLOWS[0], f"doel: beeldvormend\nvervolg_op: {Path(PLEIN).stem}"),
        {(PLEIN, "T202", 6)},
    ),
    "58 two items that follow on each other": (
        edits(swap(PLEIN, *FOLLOWS), swap(SPEELPLEK, *BACK)),
        {(PLEIN, "T202", 6), (SPEELPLEK, "T202", 6)},
    ),
}
_STARS = "".join(map(chr, range(0x2600, 0x2730)))
# Hostile texts, and the code of each; "" if the program treats it as plain text.
TEXTS: dict[str, tuple[str, str]] = {
    "a link that runs a script": ("[a](javascript:alert(1))", "T602"),
    "a link that runs a script, in capitals": ("[a](JaVaScRiPt:alert(1))", "T602"),
    "a link that runs a script, spelt as codes": ("[a](&#106;avascript&colon;alert(1))", "T602"),
    "a link that runs a script, between angle brackets": ("[a](<javascript:alert(1)>)", "T602"),
    "a link that runs a script, by name": ("[a][b]\n\n[b]: javascript:alert(1)", "T602"),
    "a link that runs a script, automatic": ("<javascript:alert(1)>", "T602"),
    "a link that runs VBScript": ("[a](vbscript:msgbox(1))", "T602"),
    "a link with a page in it": ("[a](data:text/html;base64,PHNjcmlwdD4=)", "T602"),
    "a link to a file": ("[a](file:///etc/passwd)", "T602"),
    "a link to a disk": ("[a](C:/geheim.docx)", "T602"),
    "a link to a server of files": (r"[a](\\\\server\map\x)", "T602"),
    "a link to a program": ("[a](ms-word:ofe|u|https://x.example/a.docx)", "T602"),
    "a link without a scheme": ("[a](//x.example/a)", "T602"),
    "a link that hides a character": ("[a](https://x.example/%E2%80%AEa)", "T602"),
    "a link out of the table": ("[a](../../../etc/passwd)", "T603"),
    "a script": ("<script>alert(1)</script>", "T601"),
    "a picture that runs a script": ("<img src=x onerror=alert(1)>", "T601"),
    "a drawing that runs a script": ("<svg onload=alert(1)>", "T601"),
    "a style": ("<style>p { display: none }</style>", "T601"),
    "a frame": ("<iframe src='https://x.example'></iframe>", "T601"),
    "a tag that is not closed": ("<div\n", "T601"),
    "a comment that is not closed": ("<!-- [a](b)", ""),
    "a picture from elsewhere": ("![a](https://x.example/a.png)", "T604"),
    "a picture from elsewhere, by name": ("![a][b]\n\n[b]: https://x.example/a.png", "T604"),
    "a picture without a scheme": ("![a](//x.example/a.png)", "T604"),
    "a picture out of the table": ("![a](../../geheim.png)", "T604"),
    "a picture out of the table, by a detour": ("![a](../bijlagen/../../geheim.png)", "T604"),
    "a picture on a server of files": (r"![a](\\\\server\map\a.png)", "T604"),
    "a picture in itself": ("![a](data:image/png;base64,iVBORw0KGgo=)", "T604"),
    "a drawing in itself": ("![a](data:image/svg+xml,<svg/onload=alert(1)>)", "T604"),
    "a template": ("{{ 7 * 7 }} {% for x in range(9) %}{{ x }}{% endfor %} {# weg #}", ""),
    "a template that trusts": ("{{ '<b>' | safe }}", ""),
    "50,000 brackets": ("[" * 50_000, "T612"),
    "brackets, as many as may be": ("![" * 1_400, ""),
    "a megabyte of stars": ("*a* " * 250_000, "T612"),
    "brackets before stars, as many as may be": ("[" * 1_000 + "* a" * 2_900, ""),
    "stars, as many as may be": ("*a* " * 9_500, ""),
    "a megabyte of lines": ("a\n" * 500_000, "T612"),
    "items, as many as may be": ("- a\n" * 4_900, ""),
    "pictures in pictures": (("![" * 58 + "a" + "](data:x)" * 58 + " ") * 7, "T604"),
    "named addresses, as many as may be": ("[a]: b\n" * 950, "T623"),
    "stars between backticks, as many as may be": ("`★` " * 9_500, ""),
    "long words on lines": (("a" * 101 + "\n") * 5_000, "T611"),
    "stars of which none is alike": ("".join(f"{a}{b} " for a in _STARS for b in _STARS), "T609"),
    "headings, as many as may be": ("### a\n" * 6_000, ""),
    "lists in lists": ("".join("  " * (depth % 200) + "- a\n" for depth in range(4_000)), "T612"),
    "quotes in quotes": (">" * 300 + " a", "T610"),
    "lists in lists, too deep": ("- " * 25 + "a", "T610"),
    "a table of 65,000 empty cells": ("|a" * 256 + "\n" + "|-" * 256 + "\n" + "|\n" * 256, "T612"),
    "a megabyte without a space": ("a" * 1_000_000, "T611"),
    "a megabyte of backticks": ("`a" * 500_000, "T612"),
    "a megabyte of points": ("." * 900_000 + "x", "T612"),
    "a megabyte of comments": ("<!--" * 250_000, "T612"),
    "a megabyte of nested stars": ("*a " * 160_000 + "a* " * 160_000, "T612"),
}
WORDS_OF_PLEIN = "Bewoners zeggen dat zij het plein niet prettig vinden."


def hostile_text(case: str) -> Edit:
    """Return an edit that adds such a text to the item PLEIN."""
    return swap(PLEIN, WORDS_OF_PLEIN, f"{WORDS_OF_PLEIN}\n\n{TEXTS[case][0]}\n")
