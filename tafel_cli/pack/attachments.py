"""Numbers the attachments of a pack (B1, B2, …) in the order of the agenda; reads each once, for its SHA-256."""

import hashlib
import itertools
from collections.abc import Callable, Iterable, Mapping

from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.pack.rows import AttachmentRow
from tafel_cli.register.register import Register

Reader = Callable[[str], bytes]


def attachments(
    register: Register, items: Iterable[tuple[str, Agendapunt]], read: Reader, sent: Mapping[str, str]
) -> tuple[dict[str, AttachmentRow], dict[str, bytes]]:
    """Return the attachments of numbered items by name below data/bijlagen/, and their bytes by path in the pack.

    A file that two items name is one attachment. A missing file, which only a concept can have, gets no path and no
    bytes. `sent`: numbers by name that were sent before, which stay.
    """
    titles: dict[str, str] = {}
    users: dict[str, dict[str, None]] = {}
    for nr, item in items:
        for bijlage in item.bijlagen:
            titles.setdefault(bijlage.bestand, bijlage.titel)
            users.setdefault(bijlage.bestand, {})[nr] = None
    numbers = attachment_numbers(titles, sent)
    found: dict[str, AttachmentRow] = {}
    files: dict[str, bytes] = {}
    for naam, titel in titles.items():
        data = data_of(register, naam, read)
        short = naam.rsplit("/", 1)[-1]
        place = f"bijlagen/{numbers[naam]}-{short}"
        if data is not None:
            files[place] = data
        found[naam] = AttachmentRow(
            nr=numbers[naam],
            titel=titel,
            naam=short,
            bestand=None if data is None else place,
            bytes=len(data or b""),
            sha256="" if data is None else hashlib.sha256(data).hexdigest(),
            punten=tuple(users[naam]),
        )
    return found, files


def attachment_numbers(names: Iterable[str], sent: Mapping[str, str]) -> dict[str, str]:
    """Return a number for each name: the one that was sent, or else the next above all that were sent."""
    new = (f"B{count}" for count in itertools.count(1 + max((int(nr[1:]) for nr in sent.values()), default=0)))
    return {naam: sent[naam] if naam in sent else next(new) for naam in names}


def data_of(register: Register, naam: str, read: Reader) -> bytes | None:
    """Return an attachment's bytes; None for a flawed one, which only a concept can have, and for an absent one.

    Only names listed in data/bijlagen/ are read, because a text may name any path. Raises TafelError if a sound file
    cannot be read after all, because papers without it would say that it is absent.
    """
    if naam not in register.attachments or register.attachments[naam] is not None:
        return None
    return read(naam)
