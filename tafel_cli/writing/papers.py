"""Makes the packs of a meeting in the chosen formats, unless errors block them, and writes each to its folder."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tafel_cli.checks import rules
from tafel_cli.errors import TafelError
from tafel_cli.finding import Finding
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.layout.paper import Paper
from tafel_cli.pack.attachments import SentNumbers
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.build import blockers, build_pack
from tafel_cli.pack.pack import ChangesBlock, Pack
from tafel_cli.pack.sent import Before
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import Occasion, for_papers, occasion
from tafel_cli.register.register import Register
from tafel_cli.render import Renderer, TooMuchError, renderers
from tafel_cli.source import Source
from tafel_cli.value_class import frozen, with_changes
from tafel_cli.writing import folders
from tafel_cli.writing.lock import locked
from tafel_cli.writing.manifest import Options, with_manifest
from tafel_cli.writing.places import demand_free, demand_ours_or_empty
from tafel_cli.writing.sent_before import sent_before
from tafel_cli.writing.whole_file import demand_plain

if TYPE_CHECKING:
    from tafel_cli.pack.script.cuts import Bijsturing

OUTPUT = "uitvoer"
PAPERS = "vergaderstukken"  # the name of the meeting pack on disk


@frozen
class Content:
    """A pack for one audience with the bytes of its files, by relative path; the manifest is the last."""

    pack: Pack
    files: Mapping[str, bytes]


@frozen
class Bundle:
    """The packs of a meeting, not written yet. If `contents` is empty, the errors in `blockers` must be solved first.

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


@frozen
class Written:
    """A pack that is on disk: its folder, and the paths of its files relative to that folder."""

    pack: Pack
    folder: Path
    files: tuple[str, ...]


def make(source: Source, register: Register, meeting_id: str, options: Options) -> Bundle:
    """Return the packs of a meeting in memory; none if errors block them without `options.concept`.

    None either if the meeting or tafel.md cannot be read. Raises TafelError if a format that was asked for cannot be
    made, or if a version that was sent cannot be read.
    """
    chosen, missing = formats_for(options.formats)
    wrong = blockers(register, meeting_id, rules.findings_of(Case(register=register)))
    asked = occasion(register, meeting_id)
    if asked is None:
        return Bundle(meeting=meeting_id, blockers=wrong)
    if wrong and not options.concept:
        return Bundle(meeting=meeting_id, blockers=wrong, occasion=asked)
    sent, before = sent_before(source, asked.meeting, options.since)
    since = before.source.state().commit if before and options.since else None
    options = with_changes(options, state=options.state or source.state())
    contents = []
    for audience in options.audiences or (Doelgroep.DEELNEMERS,):
        pack = _pack(Before(source, asked, None, sent), audience, options)
        if before and audience is not Doelgroep.OPENBAAR:  # what was public when it was sent may be closed by now
            pack = with_changes(pack, nazending=_added(before, pack, options))
        files, too_much = files_of(meeting_pack(pack), chosen, PAPERS, pack, asked=bool(options.formats))
        missing = tuple(dict.fromkeys((*missing, *too_much)))
        contents.append(Content(pack=pack, files=with_manifest(files | pack.files, pack, chosen, since)))
    return Bundle(
        meeting=meeting_id,
        blockers=wrong,
        occasion=asked,
        contents=tuple(contents),
        missing=missing,
        steer=_steer(asked, contents, sent, options),
    )


def files_of(
    paper: Paper, chosen: Sequence[Renderer], name: str, pack: Pack, *, asked: bool = False
) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of a paper in these formats by name, and why formats that it is too large for are left out.

    `name`: what the paper is called on disk. `pack`: what it was laid out from, for the formats for programs. Raises
    TafelError when somebody `asked` for a format that it is too large for.
    """
    work: dict[str, Callable[[], bytes]] = {each.format: partial(each.file_of, paper, pack) for each in chosen}
    outside = [each.format for each in chosen if each.outside]
    files, left_out = {}, []
    with ExitStack() as stack:
        if outside:
            from concurrent.futures import ThreadPoolExecutor  # a page alone needs no threads

            pool = stack.enter_context(ThreadPoolExecutor())
            work |= {format_: pool.submit(work[format_]).result for format_ in outside}
        for each in sorted(chosen, key=lambda each: each.outside):
            try:
                files[each.filename(name)] = work[each.format]()
            except TooMuchError as error:
                if asked:
                    raise TafelError(str(error)) from None
                left_out.append(str(error))
    return files, left_out


def _steer(asked: Occasion, contents: Sequence[Content], sent: SentNumbers, options: Options) -> "Bijsturing | None":
    """Return how to shorten an agenda that is too long; None if it fits or if all packs are public."""
    if not any(c.pack.agenda.over < 0 and c.pack.doelgroep is not Doelgroep.OPENBAAR for c in contents):
        return None
    from tafel_cli.pack.script.cuts import op_de_agenda  # most agendas fit

    return op_de_agenda(asked, sent.punten, options.as_of or asked.meeting.datum)


def _pack(table: Before, audience: Doelgroep, options: Options) -> Pack:
    return build_pack(
        table.occasion,
        read=table.source.attachment,
        state=options.state or table.source.state(),
        doelgroep=audience,
        as_of=options.as_of,
        concept=options.concept,
        sent=table.sent,
    )


def _added(before: Before, pack: Pack, options: Options) -> ChangesBlock | None:
    """Return what changed in a pack since the version before; None if nothing did."""
    from tafel_cli.pack.changes import nazending  # most packs were not sent before

    then = _pack(before, pack.doelgroep, with_changes(options, state=None))
    return nazending(then, pack, before.op)


def build_packs(
    source: Source, name: str | None, options: Options, output: Path | None
) -> tuple[Bundle, tuple[Written, ...]]:
    """Make the packs of a meeting (None: the first planned one) and write them below `output`, or else `uitvoer/`.

    The lock is held from the first look to the last rename, so that of builds at once none undoes another's work. If
    errors block the packs nothing is written. Raises TafelError if the table is locked, there is no such meeting, a
    place may not be written to, or as `make` does; OSError if the write fails.
    """
    if output is not None:  # before a lock could be made there
        demand_free(source.root, output)
        demand_ours_or_empty(output)
    with locked(source.root, output=output):
        register = read(source)
        meeting = for_papers(register, name)
        places = demand_folders(source.root, output, meeting, options.audiences)
        bundle = make(source, register, meeting, options)
        return bundle, write_packs(bundle, places, hide=output is None)


def demand_folders(root: Path, output: Path | None, meeting_id: str, audiences: Sequence[Doelgroep]) -> list[Path]:
    """Return the folder for each audience's pack, below `output` (default: `uitvoer/` in the table's root).

    What a crash left there is cleaned up first; the caller must hold the lock. Raises TafelError for a place that is
    not free, or behind a symbolic link.
    """
    base = (output or root / OUTPUT).absolute()
    places = [base / meeting_id / audience for audience in audiences]
    for folder in places:
        if output is None:  # else nothing below it is kept, and no link leads elsewhere
            demand_free(root, folder)
        demand_plain(folder, base.parent if output is None else base, otherwise="kies een andere plek met `--output`")
        folders.recover(folder)
    return places


def write_packs(bundle: Bundle, places: Sequence[Path], *, hide: bool) -> tuple[Written, ...]:
    """Write each pack to its folder, as a whole or not at all; `hide`: keep the output folder out of git.

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
        written.append(Written(pack=content.pack, folder=folder, files=tuple(content.files)))
    return tuple(written)


def formats_for(wanted: tuple[str, ...]) -> tuple[tuple[Renderer, ...], tuple[str, ...]]:
    """Return the wanted formats (none: the standard ones) that can be made here, and why the others cannot.

    Raises TafelError if a wanted one cannot be made. A name that is no format is skipped, because a manifest may have
    it.
    """
    found = [each for each in renderers() if (each.format in wanted if wanted else each.standard)]
    reasons = {each.format: each.missing() for each in found}
    said = tuple(reason for reason in reasons.values() if reason)
    if said and wanted:
        raise TafelError(" ".join(said))
    return tuple(each for each in found if not reasons[each.format]), said
