"""Finds the pictures that texts of a paper show, in addition to those of the items on its agenda."""

from collections.abc import Container, Iterable
from typing import NamedTuple
from urllib.parse import unquote

from tafel_cli.pack.attachments import Reader, data_of
from tafel_cli.proof import BIJLAGEN, PICTURES
from tafel_cli.proof.metadata import bare
from tafel_cli.proof.pictures import picture_type
from tafel_cli.reading.document import Document
from tafel_cli.register.register import Register


class TextPictures(NamedTuple):
    """Where pictures lie beside a paper, by their path below data/; their bytes, without metadata, by that place."""

    places: dict[str, str]
    files: dict[str, bytes]


def text_pictures(
    register: Register, texts: Iterable[Document], read: Reader, known: Container[str] = ()
) -> TextPictures:
    """Return the pictures of texts that are no items, without those of the paths that are `known`.

    As T606 says, only a picture that a document of this register names counts. So the register of the public gives no
    closed one.
    """
    bodies = [unquote(text.body) for text in texts if "![" in text.body]
    found = TextPictures({}, {})
    for name in (
        sorted({link.reference.target for link in register.attaching if link.kind != "tafel"}) if bodies else ()
    ):
        path = BIJLAGEN + name
        if path in known or not name.lower().endswith(PICTURES) or not any(path in body for body in bodies):
            continue
        data = data_of(register, name, read)
        if data is not None and picture_type(data):
            found.places[path] = f"beeld/{len(found.places) + 1}-{name.rsplit('/', 1)[-1]}"
            found.files[found.places[path]] = bare(data)
    return found
