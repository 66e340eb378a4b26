"""Holds papers before and after they are written, and writes the folder of each wholly or not at all."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tafel_cli.errors import TafelError
from tafel_cli.finding import Finding
from tafel_cli.kinds.bijeenkomst import VerzondenStuk
from tafel_cli.layout.paper import Paper
from tafel_cli.pack.origin import Origin
from tafel_cli.pack.pack import Pack
from tafel_cli.register.meetings import Occasion
from tafel_cli.render import LARGE, Renderer, TooMuchError, renderers
from tafel_cli.value_class import Frozen, with_changes
from tafel_cli.writing.disk.whole_file import demand_plain
from tafel_cli.writing.papers import folders
from tafel_cli.writing.papers.manifest import Options
from tafel_cli.writing.papers.places import demand_free

if TYPE_CHECKING:
    from tafel_cli.pack.script.cuts import Bijsturing

OUTPUT = "uitvoer"


class Content(Frozen):
    """A paper for one audience with the bytes of its files, by relative path; the manifest is the last.

    `about`: the value that it was laid out from; of the papers of a meeting this is the Pack.
    """

    about: Origin
    files: Mapping[str, bytes]


class Bundle(Frozen):
    """The papers of a meeting, not written yet. If `contents` is empty, the errors in `blockers` must be solved first.

    `occasion`: None if the meeting or tafel.md cannot be read. `missing`: why formats were left out, in sentences.
    `steer`: how to shorten an agenda that is too long; None if it fits, or if all packs are public, because it names
    every item.
    """

    meeting: str
    blockers: tuple[Finding, ...]
    occasion: Occasion | None = None
    contents: tuple[Content, ...] = ()
    missing: tuple[str, ...] = ()
    steer: "Bijsturing | None" = None


class Written(Frozen):
    """A paper that is on disk: its folder, and the paths of its files relative to that folder."""

    about: Origin
    folder: Path
    files: tuple[str, ...]


def files_of(
    paper: Paper, chosen: Sequence[Renderer], name: str, pack: Pack | None, *, asked: bool = False
) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of a paper in these formats by name, and why formats that it is too large for are left out.

    `name`: what the paper is called on disk. `pack`: what it was laid out from, for the formats for programs; None for
    a paper without those. Raises TafelError when somebody `asked` for a format that it is too large for.
    """
    paper = _beside(paper, chosen, name)
    files, left_out = {}, []
    with ExitStack() as stack:
        outside = {each.format: _started(each.prepare, paper, stack) for each in chosen if each.prepare}
        for each in sorted(chosen, key=lambda each: each.format in outside):
            make = outside.get(each.format) or partial(each.file_of, paper, pack)
            try:
                files[each.filename(name)] = make()
            except TooMuchError as error:
                if asked:
                    raise TafelError(str(error)) from None
                left_out.append(str(error))
    if left_out:  # a page may not lead to a file that is not there
        made = [each for each in chosen if each.filename(name) in files]
        again = _beside(paper, made, name)
        files |= {each.filename(name): each.file_of(again, pack) for each in made if each.draw and not each.prepare}
    return files, left_out


def _started(prepare: Callable[[Paper], Callable[[], bytes]], paper: Paper, stack: ExitStack) -> Callable[[], bytes]:
    """Prepare a paper, let a thread of its own make it, and return what waits for that.

    A paper is prepared before another begins, because two threads in Python only take turns.
    """
    from concurrent.futures import ThreadPoolExecutor  # a page alone needs no threads

    pool = stack.enter_context(ThreadPoolExecutor(1))
    try:
        return pool.submit(prepare(paper)).result
    except TooMuchError as error:
        return partial(_refuse, error)


def _refuse(error: TooMuchError) -> bytes:
    raise error


def _beside(paper: Paper, made: Sequence[Renderer], name: str) -> Paper:
    """Return a paper that knows its name on disk, and which files stand beside it, that in large letters last."""
    in_order = sorted(made, key=lambda each: each.format == LARGE)
    files = tuple((each.offer, each.filename(name)) for each in in_order if each.offer)
    return with_changes(paper, beside=files, stem=name)


def demand_folders(root: Path, output: Path | None, meeting_id: str, options: Options) -> list[Path]:
    """Return the folder for each audience's paper, below `output` (default: `uitvoer/` in the table's root).

    What a crash left there is cleaned up first; the caller must hold the lock. Raises TafelError for a place that is
    not free, or behind a symbolic link.
    """
    base = (output or root / OUTPUT).absolute()
    before = "" if options.paper is VerzondenStuk.VERGADERSTUKKEN else f"{options.paper}-"
    places = [base / meeting_id / f"{before}{audience}" for audience in options.audiences]
    for folder in places:
        if output is None:  # else nothing below it is kept, and no link leads elsewhere
            demand_free(root, folder)
        demand_plain(folder, base.parent if output is None else base, otherwise="kies een andere plek met `--output`")
        folders.recover(folder)
    return places


def write_papers(bundle: Bundle, places: Sequence[Path], *, hide: bool) -> tuple[Written, ...]:
    """Write each paper to its folder, as a whole or not at all; `hide`: keep the output folder out of git.

    No folder is touched before all are known to be free, because a command that is refused changes nothing. The caller
    must hold the lock.
    Raises TafelError if a folder holds files that tafel did not write or that were edited; OSError if the write fails.
    """
    for folder in places if bundle.contents else ():
        folders.demand_ours(folder)
    written = []
    for content, folder in zip(bundle.contents, places if bundle.contents else (), strict=True):
        if hide:
            folders.ignore_all(folder.parent.parent)
        folders.replace(folder, content.files)
        written.append(Written(about=content.about, folder=folder, files=tuple(content.files)))
    return tuple(written)


def with_letters(formats: tuple[str, ...], *, large: bool) -> tuple[str, ...]:
    """Return formats with the one in large letters among them; `formats`: none for the standard ones."""
    if not large:
        return formats
    return (*(formats or tuple(each.format for each in renderers() if each.standard)), LARGE)


def formats_for(wanted: tuple[str, ...]) -> tuple[tuple[Renderer, ...], tuple[str, ...]]:
    """Return the wanted formats (none: the standard ones) that can be made here, and why the others cannot.

    Raises TafelError if a wanted one cannot be made. A name that is no format is skipped, because a manifest may have
    it.
    """
    known = renderers()
    wanted += tuple(each.beside for each in known if each.format in wanted and each.beside)
    found = [each for each in known if (each.format in wanted if wanted else each.standard)]
    reasons = {each.format: each.missing() for each in found}
    said = tuple(dict.fromkeys(reason for reason in reasons.values() if reason))
    if said and wanted:
        raise TafelError(" ".join(said))
    return tuple(each for each in found if not reasons[each.format]), said
