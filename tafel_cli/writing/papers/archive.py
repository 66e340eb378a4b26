"""Makes the zip archive of papers to mail, and replaces one only if its manifest proves that tafel wrote all of it."""

import hashlib
import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tafel_cli.errors import TafelError
from tafel_cli.writing.papers.folders import MANIFEST, MAX_MANIFEST, Listed, listed_in

_MODE = 0o100644 << 16
_EARLIEST, _LATEST = 1980, 2107  # the years that a zip can hold
ZipTime = tuple[int, int, int, int, int, int]


def zip_time(recorded: str) -> ZipTime:
    """Return when a version was recorded (ISO 8601), by its own clock; a zip holds the years 1980 to 2107."""
    at = datetime.fromisoformat(recorded)
    year = min(max(at.year, _EARLIEST), _LATEST)
    return (year, at.month, at.day, at.hour, at.minute, at.second)


def zipped(folder: str, files: Mapping[str, bytes], at: ZipTime) -> bytes:
    """Return a zip with the files below `folder`, all of one moment and without compression.

    The moment is that of the version and not of the clock, because the same version must give the same bytes.
    """
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            about = ZipInfo(f"{folder}/{name}", at)
            about.external_attr = _MODE
            about.create_system = 3  # the same on every system
            archive.writestr(about, data)
    return target.getvalue()


def demand_our_archive(archive: Path, inside: str) -> None:
    """Raise TafelError if the place of an archive of papers holds anything that tafel did not write like this.

    `inside`: the folder in it. An absent file passes; what is no file is refused when it is written.
    """
    if not archive.is_file():
        return
    try:
        with ZipFile(archive) as found:
            foreign = _foreign(found, inside)
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        foreign = ""
    if foreign is not None:
        said = (
            f"In `{archive.name}` staat `{foreign}`"
            if foreign
            else f"`{archive.name}` staat al in `{archive.parent.name}`"
        )
        raise TafelError(
            f"{said}, en dat schreef tafel niet zo. Er is niets veranderd. "
            "Zet het ergens anders neer en probeer het opnieuw."
        )


def _foreign(found: ZipFile, inside: str) -> str | None:
    """Return the name of what the manifest in an archive does not list; empty if there is none; None if all is ours."""
    rows = {entry.filename: entry for entry in found.infolist()}
    told = rows.pop(f"{inside}/{MANIFEST}", None)
    known = listed_in(found.read(told)) if told and _is_plain(told, MAX_MANIFEST) else None
    if known is None:
        return ""
    if len(rows) + 1 < len(found.infolist()) or found.comment:
        return f"{inside}/{MANIFEST}"
    ours = {f"{inside}/{name}": row for name, row in known.items()}
    return next((name for name, entry in rows.items() if not _is_listed(found, entry, ours.get(name))), None)


def _is_listed(found: ZipFile, entry: ZipInfo, row: Listed | None) -> bool:
    if row is None or not _is_plain(entry, row.size) or entry.file_size != row.size:
        return False
    with found.open(entry) as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == row.digest  # type: ignore[arg-type]  # (it can be read)


def _is_plain(entry: ZipInfo, most: int) -> bool:
    """Tell whether an entry is stored as tafel stores it, so that reading it costs no more than its size."""
    return entry.compress_type == ZIP_STORED and entry.file_size <= most
