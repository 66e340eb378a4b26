"""tafel agenda build, verify and send: makes the papers of a meeting, rebuilds them, and prepares them for mailing."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tafel_cli.checks.discretion import discreet
from tafel_cli.cli.context import Context, today
from tafel_cli.cli.letter_option import LetterOption
from tafel_cli.cli.options import MeetingArgument, OnDay, RefOption
from tafel_cli.cli.waiting import busy
from tafel_cli.errors import TafelError
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.register.loading import read
from tafel_cli.render import LARGE, formats
from tafel_cli.report import screen
from tafel_cli.source import short_id

if TYPE_CHECKING:
    from tafel_cli.writing.papers.bundle import Bundle

CANNOT_TELL = 3


class PackFormat(StrEnum):
    """The formats of a pack that can be asked for, one for each module of render/ but the one in large letters."""

    vars().update({name.upper(): name for name in formats() if name != LARGE})


def build(  # noqa: PLR0913  (one parameter for each option)
    context: typer.Context,
    bijeenkomst: MeetingArgument = None,
    *,
    forms: Annotated[
        list[PackFormat] | None,
        typer.Option(
            "--format",
            help="Maak alleen deze vorm: ics is voor een kalender, json voor een ander programma, afdruk voor de "
            "kopieermachine. Mag vaker.",
            show_default="html, pdf en ics",
        ),
    ] = None,
    audiences: Annotated[
        list[Doelgroep] | None,
        typer.Option("--audience", help="Maak de stukken voor deze lezers. Mag vaker.", show_default="deelnemers"),
    ] = None,
    letter: LetterOption = None,
    ref: RefOption = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="VERSIE|MAP",
            help="Zeg wat nieuw is sinds deze versie, of sinds de versie waar deze map van is gemaakt.",
            show_default="wat het laatst is verzonden",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATUM", help="Kijk wat op deze dag te laat is, bijvoorbeeld 2026-12-03."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="MAP", help="Schrijf in deze map.", show_default="uitvoer")
    ] = None,
    concept: Annotated[bool, typer.Option("--concept", help="Maak de stukken ook als er nog fouten zijn.")] = False,
    show: Annotated[bool, typer.Option("--open", help="Open het resultaat als het klaar is.")] = False,
) -> int:
    """Maak de vergaderstukken voor een bijeenkomst."""
    from tafel_cli.report.summaries.papers import show_first, tell_papers
    from tafel_cli.writing.papers.build import build_papers
    from tafel_cli.writing.papers.bundle import with_letters
    from tafel_cli.writing.papers.manifest import Options

    day = today(as_of) if as_of else None
    table: Context = context.obj
    source = table.source(ref)
    if output is None and not (source.root / "data").is_dir():
        raise TafelError("Hier is geen map om in te schrijven. Noem er een met `--output MAP`.", exit_code=2)
    options = Options(
        as_of=day,
        concept=concept,
        formats=with_letters(tuple(dict.fromkeys(forms or ())), large=letter is not None),
        audiences=tuple(dict.fromkeys(audiences or (Doelgroep.DEELNEMERS,))),
        since=_version(since),
    )
    with busy("De stukken worden gemaakt …"):
        bundle, written = build_papers(source, bijeenkomst, options, output)
    if not written:
        return _refused(bundle)
    tell_papers(bundle, written)
    if show:
        show_first(written[0])
    return 0


def verify(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="MAP", help="Kijk in deze map, die `tafel agenda build` heeft gemaakt.")
    ],
    *,
    ref: Annotated[
        str | None,
        typer.Option(
            metavar="VERSIE", help="Vergelijk met deze versie.", show_default="die waar de map van is gemaakt"
        ),
    ] = None,
) -> int:
    """Kijk of vergaderstukken nog precies zijn wat de tafel toen had vastgelegd."""
    from tafel_cli.writing.papers import verify

    table: Context = context.obj
    with busy("De stukken worden opnieuw gemaakt …"):
        verdict = verify.verify_folder(table.source, folder, ref)
    version = short_id(verdict.version) if ref is None else verdict.version
    for doubt in verdict.doubts:
        screen.print_wrapped(discreet(doubt))
    if verdict.difference is None:
        same = f"Gelijk: alle {verdict.files} bestanden zijn precies die van versie {version}."
        screen.print_wrapped(discreet(same), "bold")
        return CANNOT_TELL if verdict.doubts and ref is None else 0
    screen.print_wrapped(discreet(f"Niet gelijk aan versie {version}: {verdict.difference}"), "bold")
    return CANNOT_TELL if verdict.doubts else 1


def send(context: typer.Context, bijeenkomst: MeetingArgument = None, *, as_of: OnDay = None) -> int:
    """Schrijf op dat de stukken zijn verzonden, en maak er één bestand van om te mailen.

    Dit verstuurt zelf niets.
    """
    from tafel_cli.register import meetings
    from tafel_cli.report.summaries.papers import tell_sent
    from tafel_cli.source.worktree import WorkTree
    from tafel_cli.writing.papers import send

    table: Context = context.obj
    source = WorkTree(table.root())
    meeting = meetings.for_agenda(read(source), bijeenkomst)
    with busy("De stukken worden gemaakt …"):
        done = send.send_paper(source, meeting.id, today(as_of))
    if done.archive is None:
        return _refused(done.bundle)
    tell_sent(done)
    return 0


def _version(since: str | None) -> str | None:
    """Return the version that `--since` means: as typed, or that of a folder of papers.

    Raises TafelError if the folder has no manifest, or if its papers are of no version or of uncommitted changes.
    """
    if since is None or not Path(since).is_dir():
        return since
    from tafel_cli.writing.papers import manifest

    told = manifest.read_manifest(Path(since))
    if told.state.commit is None:
        raise TafelError(
            f"De stukken in `{since}` zijn gemaakt zonder git: er staat niet bij van welke versie ze zijn."
        )
    if told.state.edited:
        raise TafelError(
            f"De stukken in `{since}` zijn gemaakt met wijzigingen die niet waren vastgelegd. "
            "Wat erin stond, is in geen enkele versie terug te vinden. Noem een versie om mee te vergelijken."
        )
    return told.state.commit


def _refused(bundle: "Bundle") -> int:
    from tafel_cli.report.summaries.papers import refusal

    screen.print_findings(bundle.blockers)
    screen.print_wrapped(discreet(refusal(bundle)), "bold")
    return 1
