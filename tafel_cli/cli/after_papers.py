"""tafel verslag build and send, tafel besluiten build and send: the papers after a meeting."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tafel_cli.checks.discretion import discreet
from tafel_cli.cli.context import Context, today
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.letter_option import Letter, LetterOption
from tafel_cli.cli.options import OnDay, RefOption, completion
from tafel_cli.cli.waiting import busy
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import VerzondenStuk
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.report import screen

if TYPE_CHECKING:
    from tafel_cli.writing.papers.bundle import Bundle
    from tafel_cli.writing.papers.manifest import Options


class PaperFormat(StrEnum):
    """The formats for people."""

    HTML = "html"
    PDF = "pdf"


class Audience(StrEnum):
    """Who a paper after a meeting can be for."""

    DEELNEMERS = Doelgroep.DEELNEMERS.value
    OPENBAAR = Doelgroep.OPENBAAR.value


def _argument(otherwise: str) -> typer.models.ArgumentInfo:
    made: typer.models.ArgumentInfo = typer.Argument(
        metavar="[BIJEENKOMST]",
        help="Neem de bijeenkomst met deze naam.",
        show_default=otherwise,
        autocompletion=completion("bijeenkomst"),
    )
    return made


WithMinutesArgument = Annotated[str | None, _argument("de laatste die gehouden is en een verslag heeft")]
HeldArgument = Annotated[str | None, _argument("de laatste die gehouden is")]
FormatOption = Annotated[
    list[PaperFormat] | None,
    typer.Option("--format", help="Maak alleen deze vorm. Mag vaker.", show_default="html en pdf"),
]
AudienceOption = Annotated[
    list[Audience] | None,
    typer.Option("--audience", help="Maak het stuk voor deze lezers. Mag vaker.", show_default="deelnemers"),
]
OutputOption = Annotated[Path | None, typer.Option(metavar="MAP", help="Schrijf in deze map.", show_default="uitvoer")]
ConceptOption = Annotated[bool, typer.Option("--concept", help="Maak het stuk ook als er nog fouten zijn.")]
OpenOption = Annotated[bool, typer.Option("--open", help="Open het resultaat als het klaar is.")]


def add_minutes(app: typer.Typer) -> None:
    """Add `build` and `send` to the noun of minutes."""

    @app.command("build", cls=Command, epilog="Voorbeeld: tafel verslag build 2026-11-05 --audience openbaar --open")
    def build(  # noqa: PLR0913  (one parameter for each option)
        context: typer.Context,
        bijeenkomst: WithMinutesArgument = None,
        *,
        forms: FormatOption = None,
        audiences: AudienceOption = None,
        letter: LetterOption = None,
        ref: RefOption = None,
        output: OutputOption = None,
        concept: ConceptOption = False,
        show: OpenOption = False,
    ) -> int:
        """Maak van het verslag een webpagina en een pdf.

        Wat de tafel besloot en wie wat doet, komt uit `besluiten` en `acties`. Een verslag voor iedereen is er pas als
        de tafel het heeft vastgesteld.
        """
        options = _options(VerzondenStuk.VERSLAG, forms, audiences, letter, concept=concept)
        return _build(context.obj, bijeenkomst, options, ref, output, show=show)

    @app.command("send", cls=Command, epilog="Voorbeeld: tafel verslag send 2026-11-05")
    def send(context: typer.Context, bijeenkomst: WithMinutesArgument = None, *, as_of: OnDay = None) -> int:
        """Schrijf op dat het verslag is verzonden, en maak er één bestand van om te mailen.

        Dit verstuurt zelf niets.
        """
        return _send(context.obj, bijeenkomst, VerzondenStuk.VERSLAG, as_of)


def add_outcomes(app: typer.Typer) -> None:
    """Add `build` and `send` to the noun of decisions."""

    @app.command("build", cls=Command, epilog="Voorbeeld: tafel besluiten build 2026-11-05 --open")
    def build(  # noqa: PLR0913  (the same)
        context: typer.Context,
        bijeenkomst: HeldArgument = None,
        *,
        forms: FormatOption = None,
        audiences: AudienceOption = None,
        letter: LetterOption = None,
        ref: RefOption = None,
        output: OutputOption = None,
        concept: ConceptOption = False,
        show: OpenOption = False,
    ) -> int:
        """Maak de besluiten- en actielijst om na de bijeenkomst te mailen.

        Voor deelnemers komt er een kort bericht bij voor in de mail. Is er al een lijst verzonden? Dan zegt de nieuwe
        wat er anders is.
        """
        options = _options(VerzondenStuk.BESLUITENLIJST, forms, audiences, letter, concept=concept)
        done = _build(context.obj, bijeenkomst, options, ref, output, show=show)
        if done == 0:
            screen.write("")
            screen.print_wrapped("Laat de voorzitter de lijst lezen, en mail hem daarna.")
        return done

    @app.command("send", cls=Command, epilog="Voorbeeld: tafel besluiten send 2026-11-05")
    def send(context: typer.Context, bijeenkomst: HeldArgument = None, *, as_of: OnDay = None) -> int:
        """Schrijf op dat de besluiten- en actielijst is verzonden, en maak er één bestand van om te mailen.

        Dit verstuurt zelf niets.
        """
        return _send(context.obj, bijeenkomst, VerzondenStuk.BESLUITENLIJST, as_of)


def _options(
    paper: VerzondenStuk,
    forms: list[PaperFormat] | None,
    audiences: list[Audience] | None,
    letter: Letter | None,
    *,
    concept: bool,
) -> "Options":
    from tafel_cli.writing.papers.bundle import with_letters
    from tafel_cli.writing.papers.manifest import Options

    chosen = dict.fromkeys(audiences or (Audience.DEELNEMERS,))
    return Options(
        paper=paper,
        concept=concept,
        formats=with_letters(tuple(form.value for form in dict.fromkeys(forms or ())), large=letter is not None),
        audiences=tuple(Doelgroep(one.value) for one in chosen),
    )


def _build(  # noqa: PLR0913  (the same)
    table: Context, meeting: str | None, options: "Options", ref: str | None, output: Path | None, *, show: bool
) -> int:
    from tafel_cli.report.summaries.papers import show_first, tell_papers
    from tafel_cli.writing.papers.build import build_papers

    source = table.source(ref)
    if output is None and not (source.root / "data").is_dir():
        raise TafelError("Hier is geen map om in te schrijven. Noem er een met `--output MAP`.", exit_code=2)
    with busy("Het stuk wordt gemaakt …"):
        bundle, written = build_papers(source, meeting, options, output)
    if not written:
        return _refused(bundle, options.paper)
    tell_papers(bundle, written)
    if show:
        show_first(written[0])
    return 0


def _send(table: Context, name: str | None, paper: VerzondenStuk, as_of: str | None) -> int:
    from tafel_cli.register.loading import read
    from tafel_cli.report.summaries.papers import tell_sent
    from tafel_cli.source.worktree import WorkTree
    from tafel_cli.writing.papers import send
    from tafel_cli.writing.papers.build import meeting_for

    source = WorkTree(table.root())
    meeting = meeting_for(paper, read(source), name)
    with busy("Het stuk wordt gemaakt …"):
        done = send.send_paper(source, meeting, today(as_of), paper)
    if done.archive is None:
        return _refused(done.bundle, paper)
    tell_sent(done)
    return 0


def _refused(bundle: "Bundle", paper: VerzondenStuk) -> int:
    from tafel_cli.report.summaries.papers import refusal

    what, command = _REFUSED[paper]
    screen.print_findings(bundle.blockers)
    screen.print_wrapped(discreet(refusal(bundle, what, command)), "bold")
    return 1


_REFUSED = {
    VerzondenStuk.VERSLAG: ("Het verslag van {} is niet gemaakt.", "verslag build"),
    VerzondenStuk.BESLUITENLIJST: ("De besluiten- en actielijst van {} is niet gemaakt.", "besluiten build"),
}
