"""What every noun has: `list` writes its documents, `show` writes one with what is computed and what points to it."""

from collections.abc import Sequence
from typing import TypeVar

from tafel_cli.characters import toon
from tafel_cli.cli.context import ListFormat
from tafel_cli.errors import TafelError
from tafel_cli.listing import Lijst, demand_known
from tafel_cli.record import Record
from tafel_cli.register import Register
from tafel_cli.report import screen

R = TypeVar("R", bound=Record)


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
    kind = lijst.soort.kind_name
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
