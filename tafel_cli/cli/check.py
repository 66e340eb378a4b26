"""tafel check: reports what is wrong or missing, in Dutch, at the right line; with `--fix` corrects what it can."""

import os
from pathlib import Path
from typing import Annotated

import typer

from tafel_cli.checks.inspection import below, inspect
from tafel_cli.cli.context import Context, TextFormat
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.options import AsOf, code_names
from tafel_cli.dutch import enumeration
from tafel_cli.errors import TafelError
from tafel_cli.finding import Severity
from tafel_cli.register.case import Case
from tafel_cli.report import ci, destinations, form_names, screen

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command, epilog="Voorbeeld: tafel check data/agenda/2026-11-12-de-hofjes-startafspraken.md")
def check(  # noqa: PLR0913  (one parameter for each option)
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[BESTAND]...", help="Meld alleen deze bestanden of mappen.")
    ] = None,
    *,
    ref: Annotated[str | None, typer.Option(metavar="VERSIE", help="Controleer een vastgelegde versie.")] = None,
    against: Annotated[
        str | None,
        typer.Option(metavar="VERSIE", help="Vergelijk met deze versie: alleen wat daarna veranderde telt mee."),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(metavar="INLOGNAAM", help="Kijk met `--against` ook of deze persoon dit mag veranderen."),
    ] = None,
    all_meters: Annotated[
        bool, typer.Option("--meter", help="Zeg van alle agendapunten hoe volledig ze zijn.")
    ] = False,
    as_of: AsOf = None,
    all_text: Annotated[bool, typer.Option("--all-text", help="Bekijk de tekst van alle stukken.")] = False,
    family: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="CODE",
            help="Meld alleen deze code, of alle codes die zo beginnen: T5. Mag vaker.",
            autocompletion=code_names,
        ),
    ] = None,
    format_: Annotated[TextFormat, typer.Option("--format", help="Toon het resultaat in deze vorm.")] = TextFormat.TEXT,
    reports: Annotated[
        list[str] | None,
        typer.Option(
            "--report",
            metavar="VORM[:BESTAND]",
            help=f"Schrijf ook een verslag: {enumeration(form_names(), 'of')}. Mag vaker. "
            "Met `VORM:-` staat alleen dat verslag in de uitvoer.",
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Verbeter wat maar één goed antwoord heeft, en controleer dan opnieuw.")
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", help="Toon alleen wat `--fix` zou veranderen. Er verandert niets, ook niet met `--fix`."
        ),
    ] = False,
) -> int:
    """Controleer de hele tafel en zeg wat er nog nodig is."""
    table: Context = context.obj
    as_json = format_ is TextFormat.JSON
    places = destinations.destinations(reports or [], os.environ, piped="json" if as_json else "")
    kept = _codes(family) if family else ()
    who = _actor(against, actor)
    if ref and (fix or diff):
        raise TafelError("Een vastgelegde versie verandert niet meer. Laat `--ref` of `--fix` weg.", exit_code=2)
    places = destinations.allowed(places, table.root(ref))
    case = table.case(ref, against, who, as_of)
    wanted = [_inside(path, table.root(), case) for path in paths or []]
    asked = ["data"] if all_text else wanted
    if fix or diff:
        from tafel_cli.report.summaries.repairs import tell_repairs
        from tafel_cli.writing import repairs  # most checks change nothing

        put_right = repairs.preview if diff else repairs.carry_out
        made = put_right(table.root(), lambda path: below(path, wanted), asked)
        tell_repairs(made, written=not diff, differences=diff, beside=as_json)
        case = table.case(ref, against, who, as_of)
    report = inspect(case.asking(asked), wanted, kept, all_meters=all_meters)

    def text() -> None:
        if as_json:
            return
        screen.print_report(report, advise=diff or not (ref or fix))
        if family:
            screen.print_wrapped(f"Hier staat alleen {enumeration(family)}; `tafel check` meldt alles.")
        if against and not who:
            said = "Wie dit voorstel doet is niet bekend (--actor): wat iemand mag veranderen, is niet bekeken."
            screen.print_wrapped(said)

    destinations.deliver(report, places, text)
    return int(report.count(Severity.FOUT) > 0)


def _codes(words: list[str]) -> frozenset[str]:
    from tafel_cli.checks.explain import named  # most checks report everything

    return named(words)


def _actor(against: str | None, typed: str | None) -> str | None:
    """Return the login whose pull request is judged; None without `against`, or if nobody knows it outside CI.

    Raises TafelError if a CI service does not tell it, or (exit code 2) if it was typed without `against`.
    """
    if not against:
        if typed:
            raise TafelError(
                "Bij `--actor` hoort `--against`: een voorstel wordt met een versie vergeleken.", exit_code=2
            )
        return None
    who = typed or ci.actor(os.environ)
    if who is None and ci.inside(os.environ):
        said = "Niet te bepalen wie dit voorstel doet, dus ook niet of het mag."
        raise TafelError(f"{said} Geef de inlognaam van de maker mee met `--actor`.")
    return who


def _inside(path: Path, root: Path, case: Case) -> str:
    """Return a typed path relative to root, with `/`. Raises TafelError (exit code 2) if the table has no such path."""
    known = [*case.register.paths, *case.changed]
    for base in (Path.cwd(), root):
        try:
            inside = (base / path).absolute().relative_to(root)
        except ValueError:
            continue
        parts: list[str] = []
        for part in inside.as_posix().split("/"):
            parts = parts[:-1] if part == ".." else [*parts, part]
        typed = "/".join(parts)
        if typed == ".":
            return "data"
        if typed == "data" or any(below(one, [typed]) for one in known) or (root / typed).exists():
            return typed
    from tafel_cli.reading.slips import suggest  # most paths are there

    close = suggest(path.name, [one.rsplit("/", 1)[-1] for one in known])
    message = f"`{path}` is geen bestand of map van deze tafel" + (f"; {close}" if close else ".")
    raise TafelError(message, exit_code=2)
