"""Rebuilds a pack from its recorded version and reports whether its folder is identical, or the first difference."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tafel_cli.dutch import thousands
from tafel_cli.errors import TafelError
from tafel_cli.register.loading import read
from tafel_cli.render import renderers
from tafel_cli.source import Source
from tafel_cli.value_class import with_changes
from tafel_cli.writing.disk.plain_file import beginning
from tafel_cli.writing.papers import build, manifest
from tafel_cli.writing.papers.folders import MANIFEST, files_below
from tafel_cli.writing.papers.manifest import NO_TEMPLATES, Manifest

SHOWN = 60


class Verdict(NamedTuple):
    """The result of a comparison. `difference`: the first one, in a sentence; None if the folder is identical.

    `doubts`: sentences on why a difference may not be the folder's fault: other versions of programs, papers of
    uncommitted changes, templates of the table's own, or the names of files of an older tafel. `files`: how many were
    rebuilt; 0 if none could be.
    """

    version: str
    difference: str | None
    doubts: tuple[str, ...]
    files: int


def verify_folder(version_of_table: Callable[[str], Source], folder: Path, ref: str | None) -> Verdict:
    """Rebuild the papers of a folder, from the version in their manifest or from `ref`, and compare every byte.

    `version_of_table` opens the table at a commit; the work tree is not used. If the version gives no papers, because
    of errors, the verdict says so as the difference. Raises TafelError if the folder has no manifest, if that names no
    version and `ref` is None, or if the version cannot be found or a format cannot be made here.
    """
    told = manifest.read_manifest(folder)
    version = ref or told.state.commit
    if version is None:
        said = "Deze stukken zijn gemaakt zonder git: er staat niet bij van welke versie ze zijn."
        raise TafelError(f"{said} Noem zelf een versie om mee te vergelijken: `--ref VERSIE`.")
    old = version_of_table(version)
    # The time of the version comes from git, because a manifest can name any. With `ref` the version line is copied
    # from the manifest, because only the rest is compared.
    state = told.state if ref else old.state()._replace(edited=told.state.edited)
    register = read(old)
    bundle = build.make(old, register, told.meeting, with_changes(told.options, state=state))
    doubts = tuple(_doubts(told))
    if not bundle.contents:
        known = told.meeting in register.ids("bijeenkomst")
        why = "er zitten nog fouten in" if known else f"de bijeenkomst `{told.meeting}` staat er niet in"
        return Verdict(version, f"deze stukken zijn er niet van te maken, want {why}.", doubts, 0)
    made = bundle.contents[0].files
    return Verdict(version, _difference(dict(files_below(folder)), made), doubts, len(made))


def _doubts(told: Manifest) -> Iterator[str]:
    now = manifest.programs([each for each in renderers() if each.format in told.options.formats])
    names = sorted({*now, *told.programs})
    other = [
        f"{name} {told.programs.get(name, 'ontbrak')}, hier {now.get(name, 'ontbreekt')}"
        for name in names
        if told.programs.get(name) != now.get(name)
    ]
    if other:
        yield f"De stukken zijn gemaakt met andere programma's: {'; '.join(other)}."
    if told.state.edited:
        yield "De stukken zijn gemaakt van een map met wijzigingen die niet waren vastgelegd."
    if told.own_templates:
        yield "De stukken zijn gemaakt met een eigen sjabloon van de tafel, en dat kan niet meer."
    if told.old_names:
        yield "De stukken zijn gemaakt met een oudere tafel, die de bestanden een andere naam gaf."


def _difference(there: Mapping[str, Path], made: Mapping[str, bytes]) -> str | None:
    """Return the first difference by path, or None; the manifest comes last, because it only repeats the others.

    Of a file that is there no more is read than was made, because it may be of any size.
    """
    for name in sorted({*there, *made}, key=lambda name: (name == MANIFEST, name)):
        new = made.get(name)
        if name not in there:
            return f"`{name}` ontbreekt in de map."
        if new is None:
            return f"`{name}` hoort niet in de map."
        old = beginning(there[name], len(new) + len(NO_TEMPLATES) + 1)
        if old is None:
            return f"`{name}` is geen gewoon bestand."
        if name == MANIFEST:
            old = old.replace(NO_TEMPLATES, b"", 1)
        if old != new:
            return f"`{name}` is anders: {_place(old, new)}"
    return None


def _place(old: bytes, new: bytes) -> str:
    """Say where two files first differ: the line of a text, the byte of anything else."""
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    try:
        ours, theirs = old.decode(), new.decode()
    except UnicodeDecodeError:
        digests = [hashlib.sha256(data).hexdigest()[:12] for data in (old, new)]
        return f"vanaf byte {thousands(at + 1)} (SHA-256 {digests[0]}…, opnieuw gemaakt {digests[1]}…)."
    number = old.count(b"\n", 0, at) + 1
    start = old.rfind(b"\n", 0, at) + 1
    column = len(old[start:at].decode("utf-8", "replace"))
    lines = [text.split("\n")[number - 1] if number <= text.count("\n") + 1 else "" for text in (ours, theirs)]
    shown = [_piece(line, column) for line in lines]
    return f"regel {number} is `{shown[0]}`, en wordt opnieuw gemaakt als `{shown[1]}`."


def _piece(line: str, column: int) -> str:
    """Return at most SHOWN characters of a line, around a column from 0."""
    start = max(0, column - SHOWN // 2)
    piece = line[start : start + SHOWN].strip()
    return f"{'…' if start else ''}{piece}{'…' if len(line) > start + SHOWN else ''}"
