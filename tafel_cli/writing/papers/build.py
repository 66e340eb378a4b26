"""Makes papers of any kind, unless errors block them, and writes each to its folder."""

from collections.abc import Callable
from pathlib import Path

from tafel_cli.kinds.bijeenkomst import VerzondenStuk
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import for_outcomes, for_papers, with_minutes
from tafel_cli.register.register import Register
from tafel_cli.source import Source
from tafel_cli.writing.disk.lock import locked
from tafel_cli.writing.papers.bundle import Bundle, Written, demand_folders, write_papers
from tafel_cli.writing.papers.manifest import Options
from tafel_cli.writing.papers.places import demand_free, demand_ours_or_empty

_MEETING: dict[VerzondenStuk, Callable[[Register, str | None], str]] = {
    VerzondenStuk.VERGADERSTUKKEN: for_papers,
    VerzondenStuk.VERSLAG: with_minutes,
    VerzondenStuk.BESLUITENLIJST: for_outcomes,
}


def meeting_for(paper: VerzondenStuk, register: Register, name: str | None) -> str:
    """Return the id of the meeting that somebody names, or that such papers are for; raises TafelError if none is."""
    return _MEETING[paper](register, name)


def make(source: Source, register: Register, meeting_id: str, options: Options) -> Bundle:
    """Return the papers that `options.paper` names, in memory; none if errors block them without `options.concept`.

    None either if the meeting or tafel.md cannot be read. Raises TafelError as `make` of each kind does.
    """
    # Neither needs what the other is made with.
    if options.paper is VerzondenStuk.VERGADERSTUKKEN:
        from tafel_cli.writing.papers import meeting_papers

        return meeting_papers.make_packs(source, register, meeting_id, options)
    from tafel_cli.writing.papers import after_papers

    return after_papers.make_after(source, register, meeting_id, options)


def build_papers(
    source: Source, name: str | None, options: Options, output: Path | None
) -> tuple[Bundle, tuple[Written, ...]]:
    """Make papers of a meeting (None: the one that such papers are for), and write them below `output` or `uitvoer/`.

    The lock is held from the first look to the last rename, so that of builds at once none undoes another's work. If
    errors block the papers nothing is written. Raises TafelError if the table is locked, there is no such meeting, a
    place may not be written to, or as `make` does; OSError if the write fails.
    """
    if output is not None:  # before a lock could be made there
        demand_free(source.root, output)
        demand_ours_or_empty(output)
    with locked(source.root, output=output):
        register = read(source)
        meeting = meeting_for(options.paper, register, name)
        places = demand_folders(source.root, output, meeting, options)
        bundle = make(source, register, meeting, options)
        return bundle, write_papers(bundle, places, hide=output is None)
