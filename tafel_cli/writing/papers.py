"""From a meeting to a folder of files: what forbids it, every format, and one atomic write."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tafel_cli.checks import rules
from tafel_cli.errors import TafelError
from tafel_cli.finding import Finding
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.build import SentNumbers, blockers, build_pack
from tafel_cli.pack.pack import ChangesBlock, Pack
from tafel_cli.pack.sent import Before, what_was_sent
from tafel_cli.register.case import Case
from tafel_cli.register.meetings import Occasion, occasion
from tafel_cli.register.register import Register
from tafel_cli.render import Renderer, TooMuchError, renderers
from tafel_cli.source import Source
from tafel_cli.value_class import frozen
from tafel_cli.writing import folders
from tafel_cli.writing.manifest import Options, with_manifest

if TYPE_CHECKING:
    from tafel_cli.pack.script.cuts import Bijsturing

OUTPUT = "uitvoer"


@frozen
class Content:
    """A pack for one audience with its files, by their place; the last is their manifest."""

    pack: Pack
    files: Mapping[str, bytes]


@frozen
class Bundle:
    """The packs of a meeting, nothing of which is written yet. Without packs `blockers` says what must be mended first.

    `occasion`: None when not even a concept can be made. `missing`: why formats were left out, in sentences.
    `steer`: how to make an agenda fit that is too long; not when all packs are public, for it names every item.
    """

    meeting: str
    blockers: tuple[Finding, ...]
    occasion: Occasion | None = None
    contents: tuple[Content, ...] = ()
    missing: tuple[str, ...] = ()
    steer: "Bijsturing | None" = None


@frozen
class Written:
    """The pack of one audience as it is on the disk: its folder, and its files by their place in it."""

    pack: Pack
    folder: Path
    files: tuple[str, ...]


def make(source: Source, register: Register, meeting_id: str, options: Options) -> Bundle:
    """Make the packs of a meeting; writes nothing. Raises TafelError when a format or an old version is not there."""
    chosen, missing = _formats(options.formats)
    wrong = blockers(register, meeting_id, rules.findings_of(Case(register=register)))
    asked = occasion(register, meeting_id)
    if asked is None:
        return Bundle(meeting=meeting_id, blockers=wrong)
    if wrong and not options.concept:
        return Bundle(meeting=meeting_id, blockers=wrong, occasion=asked)
    sent, before = what_was_sent(source, asked.meeting, options.since)
    since = before.source.state().commit if before and options.since else None
    options = replace(options, state=options.state or source.state())
    contents = []
    for audience in options.audiences or (Doelgroep.DEELNEMERS,):
        pack = _pack(Before(source, asked, None, sent), audience, options)
        if before and audience is not Doelgroep.OPENBAAR:  # what was public when it was sent may be closed by now
            pack = replace(pack, nazending=_added(before, pack, options))
        files, too_much = _rendered(pack, chosen, options)
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


def _rendered(pack: Pack, chosen: Sequence[Renderer], options: Options) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of a pack, and why some are left out; raises TafelError when somebody asked for one of those."""
    document = meeting_pack(pack)
    files, left_out = {}, []
    with ThreadPoolExecutor() as pool:
        begun = {each.format: pool.submit(each.file_of, pack, document) for each in chosen if each.outside}
        for each in sorted(chosen, key=lambda each: each.outside):
            try:
                work = begun.get(each.format)
                files[each.filename] = work.result() if work else each.file_of(pack, document)
            except TooMuchError as error:
                if options.formats:
                    raise TafelError(str(error)) from None
                left_out.append(str(error))
    return files, left_out


def _steer(asked: Occasion, contents: Sequence[Content], sent: SentNumbers, options: Options) -> "Bijsturing | None":
    """Return how to make an agenda fit that is too long; the public is not told."""
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
    """Return what a pack holds that the version before did not; None when that is nothing."""
    from tafel_cli.pack.changes import nazending  # most packs were not sent before

    then = _pack(before, pack.doelgroep, replace(options, state=None))
    return nazending(then, pack, before.op)


def demand_folders(root: Path, output: Path | None, meeting_id: str, audiences: Sequence[Doelgroep]) -> list[Path]:
    """Return the folders for the packs of these audiences below `output` (by default `uitvoer/` in the table's root).

    What a crash left there is put right first. Raises TafelError when a folder is not one that may be written.
    """
    base = (output or root / OUTPUT).absolute()
    folders.demand_elsewhere(root, base)
    places = [base / meeting_id / audience for audience in audiences]
    for folder in places:
        folders.demand_plain(folder, base.parent if output is None else base)
        folders.recover(folder)
    return places


def write_packs(bundle: Bundle, places: Sequence[Path], *, hide: bool) -> tuple[Written, ...]:
    """Write each pack in its folder, wholly or not at all; `hide`: keep the folder above out of git.

    Raises TafelError when a folder is not ours to replace, OSError when the disk refuses.
    """
    written = []
    for content, folder in zip(bundle.contents, places if bundle.contents else (), strict=True):
        if hide:
            folders.ignore_all(folder.parent.parent)
        folders.replace(folder, content.files)
        written.append(Written(pack=content.pack, folder=folder, files=tuple(content.files)))
    return tuple(written)


def _formats(wanted: tuple[str, ...]) -> tuple[tuple[Renderer, ...], tuple[str, ...]]:
    """Return the formats that were asked for, or those that a pack has by itself, and why others are left out."""
    found = [each for each in renderers() if (each.format in wanted if wanted else each.standard)]
    reasons = {each.format: each.missing() for each in found}
    said = tuple(reason for reason in reasons.values() if reason)
    if said and wanted:
        raise TafelError(" ".join(said))
    return tuple(each for each in found if not reasons[each.format]), said
