"""tafel agenda: what waits, what stands on an agenda, and one item with what points to it."""

from pathlib import Path
from typing import Annotated

import typer

from tafel_cli import listing, report
from tafel_cli.cli.context import Context, ListFormat, today
from tafel_cli.cli.dutch import Command, Group
from tafel_cli.errors import TafelError
from tafel_cli.kinds.agendapunt import Agendapunt, Doel, Status
from tafel_cli.register import Register, Stand

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Toont de agendapunten en maakt de vergaderstukken.",
)

Ref = Annotated[str | None, typer.Option(metavar="VERSIE", help="Lees een vastgelegde versie.")]


@app.command("list", cls=Command, epilog="Voorbeeld: tafel agenda list --stand wacht --format csv")
def list_(  # noqa: PLR0913  (one parameter for each filter)
    context: typer.Context,
    *,
    status: Annotated[Status | None, typer.Option(help="Alleen deze status.")] = None,
    stand: Annotated[Stand | None, typer.Option(help="Alleen deze stand.")] = None,
    thema: Annotated[str | None, typer.Option(metavar="NAAM", help="Alleen dit thema.")] = None,
    indiener: Annotated[str | None, typer.Option(metavar="NAAM", help="Alleen van deze partij.")] = None,
    bijeenkomst: Annotated[str | None, typer.Option(metavar="NAAM", help="Alleen van deze bijeenkomst.")] = None,
    doel: Annotated[Doel | None, typer.Option(help="Alleen dit doel.")] = None,
    format_: Annotated[ListFormat, typer.Option("--format", help="Vorm van de lijst.")] = ListFormat.TABLE,
    ref: Ref = None,
) -> int:
    """Toon de agendapunten."""
    table: Context = context.obj
    register = table.register(ref)
    wanted = listing.Filter(
        status=status, stand=stand, thema=thema, indiener=indiener, bijeenkomst=bijeenkomst, doel=doel
    )
    rows = listing.agendapunten(register, wanted)
    if format_ is ListFormat.JSON:
        report.dump({"version": 1, "items": [row.as_data() for row in rows]})
    elif format_ is ListFormat.CSV:
        report.print_csv(listing.COLUMNS, [row.cells() for row in rows])
    else:
        report.print_table(listing.COLUMNS, [row.cells() for row in rows], listing.LEAST)
        if broken := listing.unreadable(register):
            report.write(f"Agendapunten die niet te lezen zijn: {broken}. Bekijk ze met `tafel check`.")
    return 0


@app.command(cls=Command, epilog="Voorbeeld: tafel agenda show 2026-11-16-rijnzicht-verhuisregeling")
def show(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="De naam van het agendapunt.")],
    ref: Ref = None,
) -> int:
    """Toon een agendapunt, met wat ernaar verwijst."""
    table: Context = context.obj
    register = table.register(ref)
    listing.demand_known(register, ("agendapunt",), id_, "agendapunt")
    item = register.get(Agendapunt, id_)
    if item is None:
        message = f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`."
        raise TafelError(message, exit_code=1)
    report.write(report.toon(item.titel), "bold")
    for line in item.document.text.rstrip("\n").split("\n"):
        report.write(report.toon(line.removesuffix("\r")))
    links = register.pointing_at("agendapunt", id_)
    report.write("")
    report.write("Hiernaar verwijst:" if links else "Niets verwijst naar dit agendapunt.", "bold")
    for link in links:
        report.write(report.toon(f"  {link.path}:{link.reference.span.line} ({link.reference.keys[0]})"))
    return 0


@app.command(cls=Command, epilog="Voorbeeld: tafel agenda build 2026-12-03 --concept")
def build(  # noqa: PLR0913  (one parameter for each option)
    context: typer.Context,
    bijeenkomst: Annotated[
        str | None, typer.Argument(metavar="[BIJEENKOMST]", help="De naam; anders de eerste geplande bijeenkomst.")
    ] = None,
    *,
    ref: Ref = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATUM", help="Beoordeel op deze dag wat te laat is, bijvoorbeeld 2026-12-03.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="MAP", help="Schrijf in deze map; anders in `uitvoer`.", show_default=False)
    ] = None,
    concept: Annotated[bool, typer.Option("--concept", help="Maak de stukken ook als er nog fouten zijn.")] = False,
) -> int:
    """Maak de vergaderstukken voor een bijeenkomst."""
    from tafel_cli import briefing, publish

    day = today(as_of) if as_of else None
    table: Context = context.obj
    source = table.source(ref)
    register = Register(source)
    options = publish.Options(as_of=day, concept=concept)
    made = publish.publish(source, register, publish.choose(register, bijeenkomst), output, options)
    if made.pack is None:
        report.print_findings(made.blockers, len({finding.path for finding in made.blockers}))
        report.write(report.toon(briefing.refusal(made)), "bold")
        return 1
    report.write(report.toon(briefing.heading(made.pack)), "bold")
    report.write("")
    report.print_table(briefing.COLUMNS, briefing.agenda_rows(made.pack), briefing.LEAST)
    report.write("")
    for sentence in briefing.remarks(made.pack, len(made.blockers)):
        report.write(report.toon(sentence))
    report.write("")
    report.write(f"Geschreven in {report.toon(report.near(made.folder))}:", "bold")
    for name in made.files:
        report.write(report.toon(f"  {name}"))
    return 0
