"""tafel save: records what changed in the table, after judging and showing it, and shares it if asked."""

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Annotated

import typer

from tafel_cli.checks.discretion import discreet
from tafel_cli.cli.context import Context, today
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.options import AsOf
from tafel_cli.cli.waiting import busy
from tafel_cli.dutch import quantity
from tafel_cli.report import screen
from tafel_cli.report.summaries import saved
from tafel_cli.source.plain_git import GitRefusedError, PlainGit
from tafel_cli.writing.save import Saved, Seen, Teller, Wish, save
from tafel_cli.writing.share import NotSharedError, Shared

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_MAY = "Of u dit mag, gaat de controle op uw voorstel na."


@app.command(name="save", cls=Command, epilog='Voorbeeld: tafel save "Agenda voor 3 december" --push')
def save_changes(  # noqa: PLR0913  (one parameter for each option)
    context: typer.Context,
    message: Annotated[
        str | None,
        typer.Argument(metavar="[BERICHT]", help="Schrijf erbij wat u deed, in een paar woorden.", show_default=False),
    ] = None,
    *,
    push: Annotated[bool, typer.Option("--push", help="Deel het ook met de anderen.")] = False,
    as_proposal: Annotated[
        bool, typer.Option("--voorstel", help="Deel het als voorstel, dat iemand anders nog goedkeurt.")
    ] = False,
    despite: Annotated[
        bool, typer.Option("--toch", help="Leg het ook vast met nieuwe fouten. Dan wordt het niet gedeeld.")
    ] = False,
    actor: Annotated[
        str | None,
        typer.Option(
            "--als", metavar="INLOGNAAM", help="Kijk ook of deze persoon dit mag veranderen. Dit is een proef."
        ),
    ] = None,
    look_only: Annotated[bool, typer.Option("--toon", help="Toon alleen wat er veranderd is.")] = False,
    as_of: AsOf = None,
) -> int:
    """Leg vast wat er veranderd is, en deel het."""
    table: Context = context.obj
    wish = Wish(
        message=(message or "").strip(),
        share=push or as_proposal,
        as_proposal=as_proposal,
        despite=despite,
        actor=actor,
        look_only=look_only,
    )
    root = table.root()
    git = PlainGit(root, asks=sys.stdin.isatty() and sys.stderr.isatty())
    try:
        done = save(root, wish, today(as_of), git, _Screen())
    except GitRefusedError as error:
        _quote(error.words)
        raise
    except NotSharedError as error:
        screen.print_findings(error.findings)
        _quote(error.lines)
        raise
    return _tell_outcome(done, wish)


class _Screen(Teller):
    """Tells what happens on the screen."""

    def seen(self, seen: Seen) -> None:
        """Write which papers changed, and what is wrong with them that was not wrong before."""
        for heading, lines in saved.changed_papers(seen):
            screen.print_lines([heading], "bold", "")
            screen.print_lines(lines)
        if not seen.changes.files:
            screen.print_wrapped("Er is niets veranderd sinds de laatste versie.")
        for said in saved.left_out(seen):
            screen.print_wrapped(discreet(said))
        if seen.changes.files:
            screen.write("")
            screen.print_findings([noted.finding for noted in seen.report.told])
            for draft in seen.report.drafts:
                screen.print_wrapped(discreet(f"{draft.path}: nog een concept, {draft.stand} onderdelen klaar."))

    def recorded(self, version: str, files: int) -> None:
        """Write that it was recorded, before anything is shared."""
        screen.print_wrapped(saved.counted(version, files), "bold")

    def waiting(self, said: str) -> AbstractContextManager[None]:
        """Show on a terminal that slow work goes on."""
        return busy(said)


def _quote(lines: Sequence[str]) -> None:
    """Write what git, a hook or the other side said, indented, so that nobody takes it for words of tafel."""
    screen.print_lines(lines)


def _tell_outcome(done: Saved, wish: Wish) -> int:
    """Write what was done and what comes next, and return the exit code."""
    if wish.look_only:
        screen.print_wrapped("U vroeg alleen om te kijken. Er is niets vastgelegd.")
        if not done.refused:
            screen.print_wrapped('Vastleggen doet u zo: `tafel save "Wat u deed"`.')
        return int(done.refused > 0)
    if done.refused:
        errors = "een nieuwe fout" if done.refused == 1 else f"{done.refused} nieuwe fouten"
        said = f"Niet vastgelegd, want dit brengt {errors} mee. Verbeter dat, en typ de opdracht opnieuw."
        screen.print_wrapped(said, "bold")
        screen.print_wrapped("Wilt u dit toch alvast vastleggen? Zet er `--toch` achter. Delen kan daarna nog niet.")
        return 1
    if wish.actor:
        screen.print_wrapped(
            discreet(f"Zo oordeelt de controle over `{wish.actor}`. Dit is een proef, en geen bewijs.")
        )
    if done.shared:
        _tell_shared(done.shared)
    if done.version or (done.shared and done.shared.sent):
        screen.print_wrapped(_MAY)
    if not done.shared:
        _tell_next(done)
    return 0


def _tell_shared(shared: Shared) -> None:
    if shared.joined:
        screen.print_wrapped("Anderen legden ook iets vast. Dat staat nu ook in uw map.")
    if not shared.proposal:
        said = "Gedeeld. De anderen kunnen het nu ophalen." if shared.sent else "Alles is al gedeeld."
        screen.print_wrapped(said, "bold")
        screen.print_lines(shared.words)
        return
    why = (
        "Rechtstreeks delen mag hier niet. Daarom staat het klaar als voorstel"
        if shared.protected
        else "Staat klaar als voorstel"
    )
    already = "" if shared.sent else " (dat stond er al)"
    screen.print_wrapped(discreet(f"{why}{already}: {shared.proposal}"), "bold")
    screen.print_lines(shared.words)
    screen.print_wrapped("Ga naar de website waar de tafel staat, en dien het voorstel daar in.")


def _tell_next(done: Saved) -> None:
    if not done.shareable:
        screen.print_wrapped("Deze map is met geen andere plek verbonden: het staat alleen op deze computer.")
    elif done.version or done.waiting:
        count = f" ({quantity(done.waiting, 'versie', 'versies')})" if done.waiting else ""
        screen.print_wrapped(f"Anderen zien dit nog niet{count}. Delen doet u zo: `tafel save --push`.")
