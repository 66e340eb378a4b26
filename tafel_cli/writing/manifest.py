"""What a made folder says of itself: from which version, with which options and programs, and which files."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tafel_cli import __version__
from tafel_cli.errors import TafelError
from tafel_cli.pack import Pack
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.reading.fields import parse_date
from tafel_cli.render import Renderer, version_of
from tafel_cli.value_class import frozen
from tafel_cli.writing.folders import MANIFEST

_MAX_BYTES = 4 << 20
FORMAT_VERSION = 1
# What manifests said of templates before November 2026, when a table could still have its own.
NO_TEMPLATES = b'  "sjablonen": [],\n'
_VERSION = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@frozen
class Manifest:
    """A manifest that was read. `programs`: versions by name; `files`: SHA-256 by place; `edited`: not as recorded.

    `own_templates`: an older version made these papers with templates of the table's own.
    """

    meeting: str
    audience: Doelgroep
    commit: str | None
    time: str | None
    edited: bool
    as_of: date | None
    concept: bool
    since: str | None
    formats: tuple[str, ...]
    programs: Mapping[str, str]
    files: Mapping[str, str]
    own_templates: bool


def about(pack: Pack, chosen: Iterable[Renderer], since: str | None) -> Mapping[str, object]:
    """Return what a manifest says besides the files: the version, and the options and engines."""
    version = pack.versie
    return {
        "versie": FORMAT_VERSION,
        "bijeenkomst": pack.kop.id,
        "doelgroep": pack.doelgroep,
        "commit": version.commit,
        "tijd": version.tijd,
        "bewerkt": version.bewerkt,
        "opties": {
            "vormen": [each.format for each in chosen],
            "concept": version.concept,
            "peildatum": version.peildatum.isoformat() if version.peildatum else None,
            "sinds": since,
        },
        "programma": programs(chosen),
    }


def programs(chosen: Iterable[Renderer]) -> dict[str, str]:
    """Return the versions of tafel and of the engines that shape the bytes of these formats."""
    engines = sorted({name for each in chosen for name in each.engines})
    return {"tafel": __version__, **{name: version_of(name) for name in engines}}


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a folder; raises TafelError (wrong use) when there is none that tafel wrote."""
    if not folder.is_dir():
        raise TafelError(f"`{folder}` is geen map met vergaderstukken.", exit_code=2)
    try:
        return _read(json.loads(_bytes(folder / MANIFEST)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        said = f"In `{os.fspath(folder)}` staat geen `{MANIFEST}` die tafel heeft geschreven."
        raise TafelError(f"{said} Noem een map die `tafel agenda build` heeft gemaakt.", exit_code=2) from None


def _bytes(path: Path) -> bytes:
    """Return the bytes of an ordinary file; nothing when it is none or too big."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _MAX_BYTES:
        return b""
    return path.read_bytes()


def _read(raw: Any) -> Manifest:  # noqa: ANN401  (JSON of anybody; a wrong shape raises what `read` expects)
    if raw["versie"] != FORMAT_VERSION:
        raise ValueError
    options = raw["opties"]
    made = Manifest(
        meeting=raw["bijeenkomst"],
        audience=Doelgroep(raw["doelgroep"]),
        commit=raw["commit"],
        time=raw["tijd"],
        edited=bool(raw["bewerkt"]),
        as_of=parse_date(options["peildatum"] or ""),
        concept=bool(options["concept"]),
        since=options["sinds"],
        formats=tuple(options["vormen"]),
        programs=dict(raw["programma"]),
        files={row["naam"]: row["sha256"] for row in raw["bestanden"]},
        own_templates=bool(raw.get("sjablonen")),
    )
    words = (made.meeting, *made.formats, *made.programs.values(), *made.files, *made.files.values())
    if not all(isinstance(word, str) for word in words):
        raise TypeError
    if not all(version is None or _VERSION.fullmatch(version) for version in (made.commit, made.since)):
        raise ValueError
    if made.time is not None:
        datetime.fromisoformat(made.time)
    return made
