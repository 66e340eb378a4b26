"""Personal data in attachments: texts, and the words, notes and properties of office files."""

import json
import sys
from base64 import encodebytes
from pathlib import Path
from time import process_time

import pytest
from conftest import commit, git, replace, tafel
from office_files import noted, paragraph, row, with_part, word, zipped
from sensitive_texts import NUMBERS, dotted, sound

from tafel_cli.reading.attachment_text import attachment_words
from tafel_cli.source import MAX_SEARCHED

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>BSN 111222333</dc:creator><cp:keywords>x</cp:keywords>'
    "</cp:coreProperties>"
)
LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Target="mailto:jan@gmail.com"/></Relationships>'
)
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/drawingml/2006/main"
ODF = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
SHEETS = zipped({"xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si><t>BSN 111222333</t></si></sst>'})
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "BSN 111222333".encode("utf-16-le")


def deep(data: bytes, times: int) -> bytes:
    """Return a file in a zip in a zip, so many times."""
    return with_part(zipped({}), "x.zip", deep(data, times - 1)) if times else data


# name → file, and the findings: code, severity, and the line that is named (0: none).
FOUND: dict[str, tuple[str, bytes, set[tuple[str, str, int]]]] = {
    "text": ("a.txt", b"Hoi\nBSN 111222333\n", {("T501", "fout", 2)}),
    "unnamed": ("a.txt", b"Hoi\n111222333\n", {("T501", "waarschuwing", 2)}),
    "with a BOM": ("a.txt", "\ufeffBSN 111222333".encode(), {("T501", "fout", 1)}),
    "wide": ("a.csv", "BSN 111222333\r\n".encode("utf-16"), {("T501", "fout", 1)}),
    "of Windows": ("a.txt", "Café: BSN 111222333".encode("cp1252"), {("T501", "fout", 1)}),
    "a disguise": ("a.txt", "BSN 111\u00a0222\u00ad333".encode(), {("T501", "fout", 1)}),
    "markdown": ("a.md", b"# Kop\n\nMail jan@gmail.com\n", {("T504", "fout", 3)}),
    "a column": ("a.csv", b"naam;bsn\nJan;111222333\nPiet;123456782\n", {("T501", "fout", 2), ("T501", "fout", 3)}),
    "quoted cells": ("a.csv", b'"naam","BSN"\n"Jan","111222333"\n', {("T501", "fout", 2)}),
    "a column without a name": ("a.csv", b"1,111222333,5\n", {("T501", "waarschuwing", 1)}),
    "prices": ("a.txt", b"De grondprijs is 500 euro.", {("T508", "waarschuwing", 1)}),
    "words": ("a.txt", b"Hij heeft een strafblad.", {("T505", "waarschuwing", 1)}),
    "other data": (
        "a.csv",
        b"rekening;telefoon\nNL91ABNA0417164300;06-12345678\n",
        {("T502", "fout", 2), ("T503", "waarschuwing", 2)},
    ),
    "Word": ("a.docx", word(paragraph("BSN ", "1112", "22333")), {("T501", "fout", 0)}),
    "a table of Word": ("a.docx", word(row("naam", "BSN") + row("Jan", "111222333")), {("T501", "fout", 0)}),
    "a removed text": (
        "a.docx",
        word('<w:p><w:del w:author="Jan"><w:r><w:delText>BSN 111222333</w:delText></w:r></w:del></w:p>'),
        {("T501", "fout", 0)},
    ),
    "who removed it": ("a.docx", word('<w:p><w:del w:author="jan@gmail.com"/></w:p>'), {("T504", "fout", 0)}),
    "a comment": (
        "a.docx",
        word(
            paragraph("x"),
            comments=noted("comments", f'<w:comment w:author="A">{paragraph("BSN 111222333")}</w:comment>'),
        ),
        {("T501", "fout", 0)},
    ),
    "a footnote": (
        "a.docx",
        word("", footnotes=noted("footnotes", paragraph("Bel 06-12345678"))),
        {("T503", "waarschuwing", 0)},
    ),
    "a head": ("a.docx", word("", header1=noted("hdr", paragraph("BSN 111222333"))), {("T501", "fout", 0)}),
    "the author": (
        "a.docx",
        zipped({"word/document.xml": noted("document", ""), "docProps/core.xml": CORE}),
        {("T501", "fout", 0)},
    ),
    "a link": (
        "a.docx",
        zipped({"word/document.xml": noted("document", ""), "word/_rels/document.xml.rels": LINK}),
        {("T504", "fout", 0)},
    ),
    "LibreOffice": (
        "a.odt",
        zipped({"content.xml": f"<text:p {ODF}>BSN 111<text:span>222</text:span>333</text:p>"}),
        {("T501", "fout", 0)},
    ),
    "Excel": (
        "a.xlsx",
        zipped({"xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si><t>BSN 111222333</t></si><si><t>x</t></si></sst>'}),
        {("T501", "fout", 0)},
    ),
    "a message": ("a.eml", b"From: x\n\nBSN 111222333\n", {("T501", "fout", 3)}),
    "JSON": ("a.json", b'{"bsn": "BSN 111222333"}', {("T501", "fout", 1)}),
    "XML": ("a.xml", b'<?xml version="1.0"?>\n<x>BSN 111222333</x>', {("T501", "fout", 2)}),
    "RTF": ("a.rtf", rb"{\rtf1 BSN 111222333}", {("T501", "fout", 0)}),
    "RTF in groups": (
        "a.rtf",
        rb"{\rtf1\ansi BSN 111{\b 22}{\*\bkmkstart x}2\'33{\u51?}3\par}".replace(b"\n", b""),
        {("T501", "fout", 0)},
    ),
    "RTF in an aside": ("a.rtf", rb"{\rtf1 x {\*\annotation {\b BSN} 111{\i 222}333}}", {("T501", "fout", 0)}),
    "Excel in Word": ("a.docx", with_part(word(""), "word/embeddings/a.xlsx", SHEETS), {("T501", "fout", 0)}),
    "a quoted mail": (
        "a.eml",
        b"Subject: x\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nBSN 11122=\n2=333=33\n",
        {("T501", "fout", 0)},
    ),
    "the head of a mail": (
        "a.eml",
        b"Subject: =?utf-8?Q?BSN_111?= =?utf-8?Q?222333?=\nContent-Transfer-Encoding: 8bit\n\nx\n",
        {("T501", "fout", 0)},
    ),
    "Word in a mail": (
        "m",
        b"Subject: x\nContent-Type: application/x\nContent-Transfer-Encoding: base64\n\n"
        + encodebytes(word(paragraph("BSN 111", "222333"))),
        {("T501", "fout", 0)},
    ),
    "HTML in a mail": (
        "a.eml",
        b"Subject: x\nContent-Type: text/html\nContent-Transfer-Encoding: 7bit\n\nBSN 111<b>222</b>333\n",
        {("T501", "fout", 0)},
    ),
    "no ending": ("m", b"BSN 111222333", {("T501", "fout", 1)}),
    "the ending of a picture": ("a.png", b"BSN 111222333", {("T501", "fout", 1)}),
    "the ending of a PDF": ("a.pdf", b"BSN 111222333", {("T501", "fout", 1)}),
    "only the beginning of a PDF": ("a.eml", b"%PDF-1.7\nBSN 111222333", {("T501", "fout", 2)}),
    "an old file of Word": (
        "a.doc",
        b"\xd0\xcf\x11\xe0\0\xff" + bytes(500) + b"BSN 111222333" + bytes(500),
        {("T501", "fout", 0)},
    ),
    "a table of 1.2 MB": ("a.csv", b"BSN 111222333\n" + b"niets;niets\n" * 100_000, {("T501", "fout", 1)}),
    "own data of a program": (
        "a.docx",
        zipped({"word/document.xml": noted("document", ""), "customXml/item1.xml": "<a><bsn>111222333</bsn></a>"}),
        {("T501", "fout", 0)},
    ),
    "own data in an attribute": (
        "a.docx",
        zipped({"word/document.xml": noted("document", ""), "customXml/item1.xml": '<a bsn="111222333"/>'}),
        {("T501", "fout", 0)},
    ),
    "a web page in Word": ("a.docx", zipped({"word/afchunk.htm": "<p>BSN 111222333</p>"}), {("T501", "fout", 0)}),
    "a foot of LibreOffice": (
        "a.odt",
        zipped({"styles.xml": f"<text:p {ODF}>BSN 111222333</text:p>"}),
        {("T501", "fout", 0)},
    ),
    "a discussion in Excel": (
        "a.xlsx",
        zipped({"xl/threadedComments/threadedComment1.xml": f'<x xmlns="{SHEET}"><text>BSN 111222333</text></x>'}),
        {("T501", "fout", 0)},
    ),
    "a zip": ("a.zip", zipped({"brief.txt": "BSN 111222333"}), {("T501", "fout", 0)}),
    "PowerPoint": (
        "a.pptx",
        zipped(
            {"ppt/slides/slide1.xml": f'<p xmlns="{SLIDE}"><a:p xmlns:a="{SLIDE}"><a:t>BSN 111222333</a:t></a:p></p>'}
        ),
        {("T501", "fout", 0)},
    ),
}


def attach(table: Path, name: str, data: bytes) -> None:
    """Put a file beside an item of the planned meeting."""
    (table / "data/bijlagen" / name).write_bytes(data)
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n  - bestand: {name}\n    titel: Iets\nopenbaarheid:")


def found_in(table: Path, *arguments: str) -> list[dict[str, object]]:
    """Return the findings of T5 and what they say."""
    report = json.loads(tafel(table, "check", "--report", "json:-", *arguments).stdout)
    return [one for one in report["findings"] if one["code"].startswith("T5")]


@pytest.mark.parametrize("case", FOUND)
def test_found(case: str, table: Path) -> None:
    """What an attachment tells of a person or a price is found at the line that names it, and never repeated."""
    name, data, expected = FOUND[case]
    attach(table, name, data)
    found = [one for one in found_in(table) if one["code"] != "T512"]
    lines = (table / PLEIN).read_text(encoding="utf-8").split("\n")
    assert {(one["path"], lines[int(str(one["line"])) - 1].strip()) for one in found} == {(PLEIN, f"- bestand: {name}")}
    said = [str(one["message"]) for one in found]
    assert all(each.startswith(f"In de bijlage `{name}` staat ") for each in said)
    numbers = [int(each.split("op regel ")[1].split()[0]) if "op regel " in each else 0 for each in said]
    assert {(one["code"], one["severity"], line) for one, line in zip(found, numbers, strict=True)} == expected
    told = json.dumps(found)
    assert not any(each in told for each in ("111222333", "123456782", "gmail", "0417", "12345678"))


UNSEARCHED: dict[str, tuple[str, bytes]] = {
    "a large text": ("a.csv", b"BSN 111222333\n" * 200_000),
    "a large text under any name": ("m", b"BSN 111222333\n" * 200_000),
    "much when it is unpacked": ("a.docx", word(paragraph("BSN 111222333"), comments="x" * (9 << 20))),
    "half a file of Word": ("a.docx", word(paragraph("BSN 111222333"))[:-60]),
    "a file of Word with a damaged part": (
        "a.docx",
        zipped({"word/document.xml": "BSN 111222333", "word/header1.xml": noted("hdr", "")}),
    ),
    "an old file in Word": ("a.docx", with_part(word(paragraph("x")), "word/embeddings/oleObject1.bin", OLD)),
    "a damaged sheet in Word": ("a.docx", with_part(word(paragraph("x")), "word/embeddings/a.xlsx", SHEETS[:-60])),
    "zips in zips": ("a.zip", deep(SHEETS, 6)),
    "an old file of Word": ("a.doc", OLD),
    "a large old file of Word": ("a.doc", OLD + bytes(3 << 20)),
    "a packed file": ("a.gz", b"\x1f\x8b\x08\0" + bytes(range(256))),
    "an old file in a mail": (
        "a.eml",
        b"Subject: x\nContent-Transfer-Encoding: base64\nContent-Type: application/x\n\n" + encodebytes(OLD),
    ),
    "a zip without a text": ("a.zip", zipped({"x.bin": "\0" * 100})),
}


@pytest.mark.parametrize("case", UNSEARCHED)
def test_what_is_not_searched_is_said(case: str, table: Path) -> None:
    """An attachment that is too large or cannot be read gets a warning, because silence would look like a search."""
    name, data = UNSEARCHED[case]
    attach(table, name, data)
    (found,) = found_in(table)
    assert (found["code"], found["severity"], found["path"]) == ("T512", "waarschuwing", PLEIN)
    assert f"`{name}`" in str(found["message"])


@pytest.mark.parametrize("name", ["film.mp4", "stuk.pdf"])
def test_nothing_is_said_of_what_is_no_text(name: str, table: Path) -> None:
    """A film or a PDF gets no warning, because nobody expects that it is searched."""
    start = b"%PDF-1.7\n" if name.endswith("pdf") else b"\0\0\0\x20ftyp\xff"
    attach(table, name, start + bytes(range(256)) * 10_000)
    assert found_in(table) == []


def test_tested_on_competition(table: Path) -> None:
    """Prices in an attachment are left alone when the item was tested, as in its own text."""
    attach(table, "a.txt", b"De grondprijs is 500 euro.")
    replace(table / PLEIN, "openbaarheid:", "mededinging: getoetst\nopenbaarheid:")
    assert found_in(table) == []


def test_only_what_is_used(table: Path) -> None:
    """An attachment of an item on no agenda is searched when somebody asks for it or changes it."""
    attach(table, "a.txt", b"BSN 111222333")
    replace(table / "data/bijeenkomsten/2026-01-15.md", "agenda:\n  - 2026-01-05-gemeente-plein\n", "agenda: []\n")
    assert found_in(table) == []
    assert [one["code"] for one in found_in(table, "--all-text")] == ["T501"]


def test_a_changed_attachment(fork: Path) -> None:
    """An attachment that a proposal changes is searched, also when the item that names it stays as it was."""
    git(fork, "switch", "-q", "main")
    attach(fork, "a.txt", b"Niets.\n")
    replace(fork / "data/bijeenkomsten/2026-01-15.md", "agenda:\n  - 2026-01-05-gemeente-plein\n", "agenda: []\n")
    commit(fork)
    git(fork, "switch", "-qC", "voorstel")
    (fork / "data/bijlagen/a.txt").write_bytes(b"BSN 111222333\n")
    commit(fork)
    assert "T501" in {one["code"] for one in found_in(fork, "--against", "main")}


MAIL = b"Subject: x\nContent-Transfer-Encoding: 7bit\n"
BOMB = '<!DOCTYPE x [<!ENTITY a "BSN 111222333"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
LEFT: dict[str, tuple[str, bytes]] = {
    "no zip": ("a.docx", b"PK\x03\x04" + bytes(100)),
    "half a zip": ("a.docx", word(paragraph("BSN 111222333"))[:-60]),
    "an entity": ("a.docx", zipped({"word/document.xml": BOMB})),
    "more than may be unpacked": ("a.docx", word(paragraph("BSN 111222333"), comments="x" * (9 << 20))),
    "more files than may be": ("a.docx", zipped({f"word/{number}.xml": "" for number in range(2_100)})),
    "a large text": ("a.txt", b"x" * MAX_SEARCHED + b"BSN 111222333"),
    "no words": ("a.docx", word("")),
    "a mail of many parts": (
        "a.eml",
        MAIL + b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 200_000,
    ),
    "a mail in a mail in a mail": ("a.eml", MAIL + b"Content-Type: message/rfc822\n\n" * 50_000),
    "a long line of a head": ("a.eml", MAIL + b"A: " + b"=?utf-8?Q?x?= " * 100_000 + b"\n\nx"),
    "RTF of many groups": ("a.rtf", rb"{\rtf1 " + rb"{\*" * 600_000),
    "nothing": ("a.csv", b""),
}


@pytest.mark.parametrize("case", LEFT)
def test_left_alone(case: str) -> None:
    """What is damaged, hostile or too large is left alone within a second, and stops nothing."""
    name, data = LEFT[case]
    tracer = sys.gettrace()
    sys.settrace(None)  # counting the lines that run takes longer than they do
    start = process_time()
    words = attachment_words(name, data)
    taken = process_time() - start
    sys.settrace(tracer)
    assert taken < 1
    assert words is None or "111222333" not in words.text


def test_a_fault_in_xml_ends_its_part_only() -> None:
    """Of a damaged part all that stands before the fault is read, and the other parts too."""
    data = zipped({"word/document.xml": "<a>een <b>twee</c> drie", "word/comments.xml": "<a>vier</a>"})
    words = attachment_words("a.docx", data)
    assert words is not None
    assert "een twee" in words.text
    assert "vier" in words.text
    assert "drie" not in words.text


def test_sound_texts_in_attachments(table: Path) -> None:
    """The sound texts give no finding on a citizen's number in an attachment either."""
    texts = list(sound(NUMBERS, 85))
    attach(table, "a.txt", "\n\n".join(texts).encode())
    attach(table, "b.docx", word("".join(paragraph(text.replace("&", "&amp;")) for text in texts if "|" not in text)))
    assert {one["code"] for one in found_in(table)} <= {"T503"}
    assert dotted("1234567") == "1.234.567"
