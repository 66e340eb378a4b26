"""What every noun has: `list` writes its documents, `show` writes one with what is computed and what points to it."""

from collections.abc import Callable, Sequence
from datetime import date
from inspect import Signature, signature
from typing import Annotated, Any, TypeVar

import typer

from tafel_cli.characters import toon
from tafel_cli.cli.context import Context, ListFormat, today
from tafel_cli.cli.dutch_help import Command, Group
from tafel_cli.cli.options import AsOf, Format, Ref, names
from tafel_cli.errors import TafelError
from tafel_cli.listing import Lijst, demand_known
from tafel_cli.record import Record
from tafel_cli.register import Register
from tafel_cli.report import screen

R = TypeVar("R", bound=Record)
Listed = tuple[Lijst[R], Sequence[R]]
Choose = Callable[..., Listed[Any]]


def noun(explained: str, example: str) -> typer.Typer:
    """Return the commands of a noun, of which there are none yet."""
    return typer.Typer(
        cls=Group,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        help=explained,
        epilog=f"Voorbeeld: tafel {example}",
    )


def listed(app: typer.Typer, example: str, *, dated: bool = True) -> Callable[[Choose], Choose]:
    """Add `list` to a noun: a function from the register and its own options to a list with its records.

    The options that every list has come behind those. A function with a parameter `today` gets the day that was asked
    for. A list that is not `dated` looks at no calendar.
    """

    def add(choose: Choose) -> Choose:
        by_day = "today" in signature(choose).parameters

        def command(
            context: typer.Context,
            form: Format = ListFormat.TABLE,
            as_of: AsOf = None,
            ref: Ref = None,
            **wanted: object,
        ) -> int:
            table: Context = context.obj
            register, day = table.dated(ref, as_of)
            lijst, records = choose(register, **wanted, **({"today": day} if by_day else {}))
            return write_list(lijst, register, records, form)

        shared = signature(command).parameters
        _, *own = (part for part in signature(choose).parameters.values() if part.name != "today")
        behind = [shared[name].replace(kind=shared[name].KEYWORD_ONLY) for name in ("form", "as_of", "ref")]
        parts = [shared["context"], *own, *(part for part in behind if dated or part.name != "as_of")]
        command.__signature__ = Signature(parts)  # type: ignore[attr-defined]  # (what Typer makes options of)
        command.__annotations__ = {part.name: part.annotation for part in parts}
        app.command("list", cls=Command, help=choose.__doc__, epilog=f"Voorbeeld: tafel {example}")(command)
        return choose

    return add


def shown(
    app: typer.Typer,
    lijst: Lijst[R] | Callable[[date], Lijst[R]],
    the_kind: str,
    example: str,
    *,
    one: str = "één",
) -> None:
    """Add `show` to a noun: one document by its name. `the_kind`: its kind with the article, `one`: with "a".

    `lijst` is a function when what it says of a document depends on the day.
    """
    kind = the_kind.rsplit(maxsplit=1)[-1]
    explained, id_help = f"Toon {one} {kind}, met wat ernaar verwijst.", f"De naam van {the_kind}."

    @app.command("show", cls=Command, help=explained, epilog=f"Voorbeeld: tafel {example}")
    def command(
        context: typer.Context,
        id_: Annotated[str, typer.Argument(metavar="ID", help=id_help, autocompletion=names(kind))],
        ref: Ref = None,
    ) -> int:
        table: Context = context.obj
        return show(lijst if isinstance(lijst, Lijst) else lijst(today()), table.register(ref), id_)


def write_list(lijst: Lijst[R], register: Register, records: Sequence[R], form: ListFormat) -> int:
    """Write a list as a table, as JSON or as CSV; return the exit code."""
    if form is ListFormat.JSON:
        screen.dump({"version": 1, "items": lijst.items(register, records)})
        return 0
    columns, rows = tuple(lijst.kolommen), lijst.rows(register, records)
    if form is ListFormat.CSV:
        screen.print_csv(columns, rows)
        return 0
    screen.print_table(columns, rows, lijst.minst)
    if not rows:
        screen.write("Niets gevonden.")
    if broken := lijst.unreadable(register):
        screen.write(f"Bestanden die niet te lezen zijn: {broken}. Bekijk ze met `tafel check`.")
    return 0


def show(lijst: Lijst[R], register: Register, id_: str) -> int:
    """Write one document whole; raises TafelError: wrong use for an unknown name, a finding for a broken file."""
    kind = lijst.soort.__name__.lower()
    demand_known(register, (kind,), id_, kind)
    record = register.get(lijst.soort, id_)
    if record is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    screen.write(toon(record.path), "bold")
    for line in record.document.text.rstrip("\n").split("\n"):
        screen.write(toon(line.removesuffix("\r")))
    screen.write("")
    for name, value in zip(lijst.kolommen, lijst.rows(register, [record])[0], strict=True):
        if name != "id" and record.document.node(name) is None:  # what the header does not say itself
            screen.write(toon(f"{name}: {screen.cell(value) or 'niets'}"))
    links = register.pointing_at(kind, id_)
    screen.write("Hiernaar verwijst:" if links else "Niets verwijst hiernaar.", "bold")
    for link in links:
        screen.write(toon(f"  {link.path}:{link.reference.span.line} ({link.reference.keys[0]})"))
    return 0
