"""Finds which files use which attachment: those that name it in their header, and those whose text links to it.

A use is found in whatever spelling, because a reader who follows a link gets the attachment all the same.
"""

import posixpath
from collections.abc import Iterator, Mapping
from unicodedata import normalize
from urllib.parse import unquote

from tafel_cli.reading.addresses import addresses
from tafel_cli.reading.decode import Decoded
from tafel_cli.reading.document import Document
from tafel_cli.source import ATTACHMENTS

_FOLDER = f"{ATTACHMENTS}/"
_BEGINS = ("](", "]:", "<", "://")  # every link has one of these
_ESCAPES = "%&\\"  # with these the name of the folder can be spelt in another way


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
    """Yield the key of each attachment that a text links to, by a relative address or by one on a forge."""
    body = document.body
    if not any(sign in body for sign in _BEGINS):
        return
    if _FOLDER not in body.casefold() and not any(sign in body for sign in _ESCAPES):
        return
    for address in addresses(body):
        plain = unquote(address).replace("\\", "/")
        for end in (plain, plain.partition("#")[0], plain.partition("#")[0].partition("?")[0]):
            steps = key(end).split("/")
            yield from ("/".join(steps[at + 1 :]) for at, step in enumerate(steps[:-1]) if step == ATTACHMENTS)
