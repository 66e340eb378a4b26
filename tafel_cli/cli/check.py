"""tafel check: what is missing, in Dutch, at the right line."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tafel_cli import rules
from tafel_cli.cli.context import Context
from tafel_cli.cli.dutch_help import Command
from tafel_cli.errors import TafelError
from tafel_cli.finding import Severity, suggest
from tafel_cli.report import destinations, formats, report_of, screen
from tafel_cli.report.destinations import Destination


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"


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
        typer.Option(metavar="VERSIE", help="Vergelijk met deze vastgelegde versie: wat mag zo niet veranderen?"),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATUM", help="Kijk op deze dag wat te laat is; anders vandaag.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="Wat er op het scherm komt.")] = Format.TEXT,
    reports: Annotated[
        list[str] | None,
        typer.Option(
            "--report",
            metavar="VORM[:BESTAND]",
            help="Schrijf ook een verslag: json, github, gitlab, sarif, junit of markdown. Mag vaker.",
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Verbeter wat maar één goed antwoord heeft, en controleer dan opnieuw.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Toon wat `--fix` verandert; zonder `--fix` verandert er niets.")
    ] = False,
) -> int:
    """Controleer de hele tafel en zeg wat er nog nodig is."""
    table: Context = context.obj
    places = destinations.destinations(reports or [], os.environ)
    if ref and (fix or diff):
        raise TafelError("Een vastgelegde versie verandert niet meer. Laat `--ref` of `--fix` weg.", exit_code=2)
    register = table.register(ref, against=against, as_of=as_of)
    wanted = [_inside(path, table.root(), register.paths) for path in paths or []] or ["data"]
    if fix or diff:
        from tafel_cli.cli.repair_output import repair  # most checks change nothing

        repair(
            table.root(), lambda path: _below(path, wanted), write=fix, differences=diff, beside=format_ is Format.JSON
        )
        register = table.register(ref, against=against, as_of=as_of)
    findings = [finding for finding in rules.run(register) if _below(finding.path, wanted)]
    files = sum(_below(path, wanted) for path in register.paths)
    if format_ is Format.JSON:
        places = [Destination(formats()["json"], None), *(place for place in places if place.path)]
    else:
        screen.print_findings(findings, files, advise=not (ref or fix))
    if places:
        found = report_of(findings, files)
        for place in places:
            destinations.deliver(found, place)
    return int(any(finding.code.severity is Severity.FOUT for finding in findings))


def _below(path: str, places: list[str]) -> bool:
    """Tell whether a path is one of these files or lies in one of these folders."""
    return any(path == place or path.startswith(f"{place}/") for place in places)


def _inside(path: Path, root: Path, known: list[str]) -> str:
    """Return a typed path as the table spells it; wrong use when the table has no such place."""
    for base in (Path.cwd(), root):
        try:
            inside = (base / path).absolute().relative_to(root)
        except ValueError:
            continue
        typed = Path(*[part for part in inside.parts if part != "."]).as_posix()
        parts: list[str] = []
        for part in typed.split("/"):
            parts = parts[:-1] if part == ".." else [*parts, part]
        typed = "/".join(parts)
        if typed == ".":
            return "data"
        if typed == "data" or any(_below(one, [typed]) for one in known) or (root / typed).exists():
            return typed
    close = suggest(path.name, [one.rsplit("/", 1)[-1] for one in known])
    message = f"`{path}` is geen bestand of map van deze tafel" + (f"; {close}" if close else ".")
    raise TafelError(message, exit_code=2)
