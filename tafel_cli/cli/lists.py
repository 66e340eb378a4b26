"""The commands of every noun: `list` writes its documents, `show` one of them with computed values and references."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from inspect import Parameter, Signature, signature
from typing import Annotated, TypeVar, get_args

import typer

from tafel_cli.checks.discretion import discreet
from tafel_cli.cli.context import Context, ListFormat, today
from tafel_cli.cli.dutch_help import Command, DutchGroup
from tafel_cli.cli.options import AsOf, ListOption, OptionName, RefOption, completion
from tafel_cli.errors import TafelError
from tafel_cli.reading.record import Record
from tafel_cli.register.meetings import at_hand
from tafel_cli.register.names import resolve
from tafel_cli.register.register import Register
from tafel_cli.report import screen
from tafel_cli.report.lists import Lijst

R = TypeVar("R", bound=Record)
Below = Callable[[Register, Mapping[str, object]], Iterable[str]]
OfDay = Callable[[date], Lijst[R]]  # a list with columns that depend on the day


def noun(explained: str, example: str) -> typer.Typer:
    """Return the Typer app of a noun, without commands."""
    return typer.Typer(
        cls=DutchGroup,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        help=explained,
        epilog=f"Voorbeeld: tafel {example}",
    )


def add_list(  # noqa: PLR0913  (each argument is a part of the command)
    app: typer.Typer,
    lijst: Lijst[R] | OfDay[R],
    explained: str,
    example: str,
    *,
    when_open: Lijst[R] | OfDay[R] | None = None,
    below: Below | None = None,
    dated: bool = True,
    **own: object,
) -> None:
    """Add `list` to a noun: its `own` options, which refuse unknown ids, and then those of every list.

    `dated`: with `--as-of`, because a column depends on the day. `when_open`: the list to write with `--open`. `below`:
    lines to write below the table, from the register and the options.
    """
    names = {name: mark for name, hint in own.items() if isinstance(mark := get_args(hint)[-1], OptionName)}

    def command(
        context: typer.Context,
        form: ListOption = ListFormat.TABLE,
        as_of: AsOf = None,
        ref: RefOption = None,
        **wanted: object,
    ) -> int:
        table: Context = context.obj
        register, day = table.dated(ref, as_of)
        meeting = _at_hand(register, day)
        for name, mark in names.items():
            if wanted[name]:
                wanted[name] = resolve(register, mark.kinds, str(wanted[name]), what=mark.what, bijeenkomst=meeting)
        written = _on(when_open if when_open and wanted["alleen_open"] else lijst, day)
        code = write_list(written, register, written.chosen(register, wanted), form)
        for line in below(register, wanted) if below and form is ListFormat.TABLE else ():
            screen.print_wrapped(discreet(line))
        return code

    shared = signature(command).parameters
    parts = [shared["context"]]
    for name, hint in own.items():
        default = False if get_args(hint)[0] is bool else None
        parts.append(Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hint))
    behind = ("form", "as_of", "ref") if dated else ("form", "ref")
    parts += [shared[name].replace(kind=Parameter.KEYWORD_ONLY) for name in behind]
    command.__signature__ = Signature(parts)  # type: ignore[attr-defined]  # (what Typer makes options of)
    command.__annotations__ = {part.name: part.annotation for part in parts}
    app.command("list", cls=Command, help=explained, epilog=f"Voorbeeld: tafel {example}")(command)


def shown(app: typer.Typer, lijst: Lijst[R] | OfDay[R], the_kind: str, example: str, *, one: str = "één") -> None:
    """Add `show` to a noun: it writes one document by its id.

    `the_kind`: the Dutch name of its kind with "de" or "het"; `one`: what the help says before it, "één" or "een".
    """
    kind, (_, _, called) = _on(lijst, date.min).soort.kind_name, the_kind.partition(" ")
    explained, id_help = f"Toon {one} {called}, met wat ernaar verwijst.", f"Toon {the_kind} met deze naam."

    @app.command("show", cls=Command, help=explained, epilog=f"Voorbeeld: tafel {example}")
    def command(
        context: typer.Context,
        id_: Annotated[str, typer.Argument(metavar="NAAM", help=id_help, autocompletion=completion(kind))],
        ref: RefOption = None,
    ) -> int:
        table: Context = context.obj
        return show_record(_on(lijst, today()), table.register(ref), id_, called)


def _at_hand(register: Register, day: date) -> str | None:
    """Return the id of the meeting whose `b1` is meant before that of another."""
    meeting = at_hand(register, day)
    return meeting.id if meeting else None


def _on(lijst: Lijst[R] | OfDay[R], day: date) -> Lijst[R]:
    return lijst if isinstance(lijst, Lijst) else lijst(day)


def write_list(lijst: Lijst[R], register: Register, records: Sequence[R], form: ListFormat) -> int:
    """Write a list as a table, as JSON or in cells; return exit code 0.

    Only the table says that nothing was found, and how many files could not be read.
    """
    if form is ListFormat.JSON:
        screen.dump({"version": 1, "items": lijst.items(register, records)})
        return 0
    columns, rows = tuple(lijst.kolommen), lijst.rows(register, records)
    if form is not ListFormat.TABLE:
        from tafel_cli.report.cells import print_cells  # only these formats need it

        print_cells(form, columns, rows)
        return 0
    screen.print_table(columns, rows, lijst.minst)
    if not rows:
        screen.write("Niets gevonden.")
    if broken := lijst.unreadable(register):
        screen.print_wrapped(f"Bestanden die niet te lezen zijn: {broken}. Bekijk ze met `tafel check`.")
    return 0


def show_record(lijst: Lijst[R], register: Register, id_: str, called: str) -> int:
    """Write a document as typed, the computed columns of its list, and what refers to it; return exit code 0.

    Raises TafelError with exit code 2 for an unknown name, 1 for a file that cannot be read.
    """
    kind = lijst.soort.kind_name
    if any(expected.id == id_ for expected in lijst.more(register)):
        raise TafelError(f"`{id_}` is er nog niet: het antwoord moet nog komen.", exit_code=2)
    id_ = resolve(register, (kind,), id_, what=called, bijeenkomst=_at_hand(register, today()))
    record = register.get(lijst.soort, id_)
    if record is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    screen.write(discreet(record.path), "bold")
    for line in record.document.text.rstrip("\n").split("\n"):
        screen.write(discreet(line.removesuffix("\r")))
    screen.write("")
    for name, value in zip(lijst.kolommen, lijst.rows(register, [record])[0], strict=True):
        said = screen.cell_text(value) or lijst.leeg.get(name)
        if said and name != "id" and record.document.node(name) is None:  # only what the front matter does not hold
            screen.print_wrapped(discreet(f"{name}: {said}"))
    for line in lijst.lines(register, record):
        screen.print_wrapped(discreet(line))
    links = register.pointing_at(kind, id_)
    screen.write("Hiernaar verwijst:" if links else "Geen enkel stuk verwijst hiernaar.", "bold")
    for link in links:
        screen.write(discreet(f"  {link.path}:{link.reference.span.line} ({link.reference.keys[0]})"))
    return 0
