"""Prepares papers for mailing: a zip archive, and an entry in the meeting's file. Nothing leaves this computer."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import VerzondenStuk
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.pack import Pack
from tafel_cli.register.loading import read
from tafel_cli.render import LARGE
from tafel_cli.source.worktree import WorkTree
from tafel_cli.value_class import Frozen, with_changes
from tafel_cli.writing.disk.lock import locked
from tafel_cli.writing.disk.whole_file import replace_file
from tafel_cli.writing.edits import AddEntry
from tafel_cli.writing.papers import build
from tafel_cli.writing.papers.archive import demand_our_archive, zip_time, zipped
from tafel_cli.writing.papers.bundle import Bundle, demand_folders, with_letters, write_papers
from tafel_cli.writing.papers.manifest import Options, read_manifest
from tafel_cli.writing.papers.places import demand_free
from tafel_cli.writing.table_change import Intention, change_locked

_SHOWN = 5


class Sent(Frozen):
    """The outcome of sending: the papers, and the archive (None: errors block it).

    `noted`: the path of the meeting's file if this version was added to it; None if it was there already.
    """

    bundle: Bundle
    archive: Path | None = None
    noted: str | None = None


def send_paper(
    source: WorkTree, meeting_id: str, day: date, paper: VerzondenStuk = VerzondenStuk.VERGADERSTUKKEN
) -> Sent:
    """Write the participants' paper and a zip archive of it, and note day and commit in the meeting's file.

    The PDF in large letters goes with them if the last build made one. A version that was noted before is not noted
    again. If errors block the paper nothing is written, and the bundle names them. Raises TafelError if the table has
    uncommitted changes or no commit, no item is on the agenda, the table is locked or a place holds other files or,
    with pack and zip written, if the meeting's file cannot be edited; or OSError.
    """
    with locked(source.root):
        state = source.state()
        if state.commit is None or state.time is None or state.edited:
            raise TafelError(_unrecorded(source.edited()))
        options = Options(audiences=(Doelgroep.DEELNEMERS,), paper=paper)
        places = demand_folders(source.root, None, meeting_id, options)
        options = with_changes(options, formats=with_letters((), large=_has_large(places[0])))
        bundle = build.make(source, read(source), meeting_id, options)
        if not bundle.contents:
            return Sent(bundle=bundle)
        about = bundle.contents[0].about
        if isinstance(about, Pack) and not any(row.soort == "punt" for row in about.agenda.regels):
            said = f"Op de agenda van {meeting_id} staat nog niets, dus er is niets om te versturen."
            raise TafelError(f"{said} Zet er iets op, of laat een agenda maken: `tafel agenda plan`.", exit_code=2)
        inside = f"{paper}-{meeting_id}"
        archive = places[0].with_name(f"{meeting_id}-{places[0].name}.zip")
        demand_free(source.root, archive)
        demand_our_archive(archive, inside)
        write_papers(bundle, places, hide=True)
        replace_file(archive, zipped(inside, bundle.contents[0].files, zip_time(state.time)))
        noted = _note(source.root, bundle, day, state.commit, paper)
        return Sent(bundle=bundle, archive=archive, noted=noted)


def _has_large(folder: Path) -> bool:
    """Tell whether the papers in a folder have a PDF in large letters."""
    try:
        return LARGE in read_manifest(folder).options.formats
    except TafelError:
        return False  # there are no papers yet


def _unrecorded(paths: Sequence[str]) -> str:
    """Return what to do before papers can be sent, with the first files that git does not have like this."""
    said = "De stukken zijn nog niet (helemaal) vastgelegd. Wat u verstuurt, moet later terug te vinden zijn."
    if paths:
        more = f" en nog {len(paths) - _SHOWN}" if len(paths) > _SHOWN else ""
        said += f" Dit is anders dan in git: {', '.join(f'`{path}`' for path in paths[:_SHOWN])}{more}."
    return f'{said} Leg eerst alles vast: `tafel save "Stukken"`.'


def _note(root: Path, bundle: Bundle, day: date, version: str, paper: VerzondenStuk) -> str | None:
    """Add an entry to `verzonden` in the meeting's file and return its path; None if it has that version already."""
    meeting = bundle.occasion.meeting if bundle.occasion else None
    if meeting is None or any(each.versie == version and each.stuk is paper for each in meeting.verzonden):
        return None
    entry = {"op": day.isoformat(), "versie": version}
    entry |= {} if paper is VerzondenStuk.VERGADERSTUKKEN else {"stuk": paper.value}
    edit = AddEntry(path=meeting.path, key="verzonden", entry=entry)
    change_locked(root, lambda _source, _register: Intention((edit,), None), day)
    return meeting.path
