"""The manifest of a pack: the version, options and programs it was made with, and the SHA-256 of each file."""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tafel_cli import __version__
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import VerzondenStuk
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.origin import Origin
from tafel_cli.reading.fields import parse_date
from tafel_cli.render import Renderer, version_of
from tafel_cli.source import State
from tafel_cli.value_class import Frozen
from tafel_cli.writing.disk.plain_file import read_plain
from tafel_cli.writing.papers.folders import MANIFEST, MAX_MANIFEST

FORMAT_VERSION = 1
# A line in manifests from before November 2026, when a table could have its own templates; verify.py skips it.
NO_TEMPLATES = b'  "sjablonen": [],\n'
_OLD_NAME = re.compile(rf"{VerzondenStuk.VERGADERSTUKKEN}\.[a-z]+")
_VERSION = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Options(Frozen):
    """What may shape the bytes of a pack, besides the table itself.

    `as_of`: the day to judge lateness on, instead of the meeting's. `concept`: make the pack in spite of errors.
    Without `formats` or `audiences`: the standard formats, the participants. `since`: the commit to compare with,
    instead of the last that was sent. `state`: the version to print on the papers, instead of that of the table.
    `paper`: which paper it is, the papers of the meeting or one that follows it.
    """

    as_of: date | None = None
    concept: bool = False
    formats: tuple[str, ...] = ()
    audiences: tuple[Doelgroep, ...] = ()
    since: str | None = None
    state: State | None = None
    paper: VerzondenStuk = VerzondenStuk.VERGADERSTUKKEN


class Manifest(Frozen):
    """A parsed manifest. `state`: the version printed on the papers. `programs`: their versions, by name.

    `own_templates`: True if the papers were made with the table's own templates, which is no longer possible.
    `old_names`: True if their files have the name that every audience's had until November 2026.
    """

    meeting: str
    state: State
    options: Options
    programs: Mapping[str, str]
    own_templates: bool
    old_names: bool


def with_manifest(
    files: Mapping[str, bytes],
    about: Origin,
    chosen: Iterable[Renderer],
    since: str | None,
    paper: VerzondenStuk = VerzondenStuk.VERGADERSTUKKEN,
) -> dict[str, bytes]:
    """Return the files of a paper by relative path, with their manifest as the last one.

    A manifest names a paper that follows the meeting, and not the meeting pack, because older ones do not either.
    """
    version = about.versie
    told = {
        "versie": FORMAT_VERSION,
        **({} if paper is VerzondenStuk.VERGADERSTUKKEN else {"stuk": paper}),
        "bijeenkomst": about.kop.id,
        "doelgroep": about.doelgroep,
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
    return _listed(files, told)


def with_listing(files: Mapping[str, bytes], meeting_id: str) -> dict[str, bytes]:
    """Return the files of a message about a meeting, with a manifest that proves that tafel wrote them.

    It names no version, because the message is of a change that is not recorded yet.
    """
    return _listed(
        files,
        {
            "versie": FORMAT_VERSION,
            "bijeenkomst": meeting_id,
            "doelgroep": Doelgroep.DEELNEMERS,
            "programma": {"tafel": __version__},
        },
    )


def _listed(files: Mapping[str, bytes], told: Mapping[str, object]) -> dict[str, bytes]:
    """Return files by name, with the manifest as the last one: what is told, and the size and hash of each file."""
    rows = [
        {"naam": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
    ]
    text = json.dumps({**told, "bestanden": rows}, ensure_ascii=False, indent=2) + "\n"
    return {**dict(sorted(files.items())), MANIFEST: text.encode()}


def programs(chosen: Iterable[Renderer]) -> dict[str, str]:
    """Return the versions of tafel and of the engines that shape the bytes of these formats."""
    engines = sorted({name for each in chosen for name in each.engines})
    return {"tafel": __version__, **{name: version_of(name) for name in engines}}


def read_manifest(folder: Path) -> Manifest:
    """Parse the manifest of a folder. Raises TafelError (exit code 2) if the folder has none that tafel wrote."""
    if not folder.is_dir():
        raise TafelError(f"`{folder}` is geen map met vergaderstukken.", exit_code=2)
    try:
        return _read(json.loads(read_plain(folder / MANIFEST, MAX_MANIFEST) or b""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        said = f"In `{os.fspath(folder)}` staat geen `{MANIFEST}` die tafel heeft geschreven."
        raise TafelError(f"{said} Noem een map die `tafel agenda build` heeft gemaakt.", exit_code=2) from None


def _read(raw: Any) -> Manifest:  # noqa: ANN401  (JSON from anybody; `read_manifest` catches what a wrong shape raises)
    if raw["versie"] != FORMAT_VERSION:
        raise ValueError
    options = raw["opties"]
    made = Manifest(
        meeting=raw["bijeenkomst"],
        state=State(raw["commit"], raw["tijd"], bool(raw["bewerkt"])),
        options=Options(
            as_of=parse_date(options["peildatum"] or ""),
            concept=bool(options["concept"]),
            formats=tuple(options["vormen"]),
            audiences=(Doelgroep(raw["doelgroep"]),),
            since=options["sinds"],
            paper=VerzondenStuk(raw.get("stuk", VerzondenStuk.VERGADERSTUKKEN)),
        ),
        programs=dict(raw["programma"]),
        own_templates=bool(raw.get("sjablonen")),
        old_names=any(_OLD_NAME.fullmatch(row["naam"]) for row in raw["bestanden"]),
    )
    listed = [word for row in raw["bestanden"] for word in (row["naam"], row["sha256"])]
    words = (made.meeting, *made.options.formats, *made.programs.values(), *listed)
    if not all(isinstance(word, str) for word in words):
        raise TypeError
    if not all(version is None or _VERSION.fullmatch(version) for version in (made.state.commit, made.options.since)):
        raise ValueError
    if made.state.time is not None:
        datetime.fromisoformat(made.state.time)
    return made
