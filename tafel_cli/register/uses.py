"""Finds which files use which attachment: those that name it in their header, and those that link to it anywhere.

A use is found in whatever spelling, because a reader who follows a link gets the attachment all the same.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

from markdown_it.common.utils import unescapeAll

from tafel_cli.reading.addresses import addresses
from tafel_cli.reading.comments import without_comments
from tafel_cli.reading.decode import Decoded
from tafel_cli.reading.document import Document
from tafel_cli.reading.header import scalars
from tafel_cli.source import ATTACHMENTS, MAX_DEPTH

_FOLDER = f"{ATTACHMENTS}/"
_BEGINS = ("](", "]:", "<", "://", "www.")  # every link has one of these
_ESCAPES = "%&\\"  # with these the name of the folder can be spelt in another way
_LOST = re.compile(r"[\t\r\n]")  # a browser drops these from an address
_BEHIND = re.compile(r"[?#&;]")


def key(name: str) -> str:
    """Return the form in which names of attachments are compared: folders resolved, Unicode NFC, small letters.

    Names with one key are one attachment, because some computer takes them for the same file.
    """
    return normalize("NFC", posixpath.normpath(name)).casefold()


def uses(decoded: Mapping[str, tuple[Document, Decoded]]) -> dict[str, tuple[str, ...]]:
    """Return the `key` of each attachment that is used → the paths of the files that use it, sorted.

    `decoded`: path → file, as a register has them.
    """
    found: dict[str, list[str]] = {}
    for path, file in decoded.items():
        for name in used_by(*file):
            found.setdefault(name, []).append(path)
    return {name: tuple(sorted(paths)) for name, paths in found.items()}


def used_by(document: Document, decoded: Decoded) -> set[str]:
    """Return the `key` of each attachment that a file uses, also if its front matter is broken."""
    named = {key(each.target) for each in decoded.references if each.kinds == ("bijlage",)}
    return named.union(_linked(document))


def _linked(document: Document) -> Iterator[str]:
    """Yield the key of each attachment that a file links to, by a relative address or by one on a forge."""
    for text in _texts(document):
        if _may_link(text):
            for address in addresses(text):
                yield from _named(address)


def _texts(document: Document) -> Iterator[str]:
    """Yield the texts of a file: below the header, the header as typed, and each value in it as it is read."""
    header = document.text[: document.body_start]
    yield document.body
    yield header
    if "\\" in header or _may_link(header):
        yield from dict.fromkeys(each.text for each in scalars(document.fields))


def _may_link(text: str) -> bool:
    """Tell whether a text may link to an attachment, because few do and to parse one takes time."""
    folder = sign = False
    for spelling in _spellings(text):
        low = spelling.casefold()
        folder = folder or _FOLDER in low or _FOLDER in _LOST.sub("", low)
        sign = sign or any(map(low.__contains__, _BEGINS))
        if folder and sign:
            return True
    return False


def _spellings(text: str) -> Iterator[str]:
    """Yield a text as typed, and if something in it may hide a sign as papers, forges and browsers read it."""
    for spelt in dict.fromkeys((text, without_comments(text))):
        yield spelt
        if any(map(spelt.__contains__, _ESCAPES)):
            yield spelt.replace("\\", "/")
            yield _plain(spelt)
            yield _plain(unescapeAll(spelt))


def _plain(text: str) -> str:
    """Return a text with entities and percent signs decoded and slashes for backslashes, as a browser does."""
    return unquote(unescape(text)).replace("\\", "/")


def _named(address: str) -> Iterator[str]:
    """Yield the key of each attachment that an address may lead to, with and without what stands behind its path."""
    for plain in {unquote(address).replace("\\", "/"), _plain(address)}:
        path = _LOST.sub("", plain)
        if ATTACHMENTS in path.casefold():
            for end in {path, path.partition("#")[0], path.partition("#")[0].partition("?")[0]}:
                yield from _below(key(end).split("/"))


def _below(steps: list[str]) -> Iterator[str]:
    """Yield what stands below each step called `bijlagen`, no deeper than attachments lie."""
    for at, step in enumerate(steps[:-1], 1):
        if step == ATTACHMENTS:
            name = "/".join(steps[at : at + MAX_DEPTH + 1])
            yield from (name, _BEHIND.split(name)[0])
