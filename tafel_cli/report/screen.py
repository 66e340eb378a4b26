"""What a person sees; what a program reads of a list."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tafel_cli.dutch import quantity, short_date
from tafel_cli.finding import Finding, Severity
from tafel_cli.reading.characters import inert, toon
from tafel_cli.report import ci

if TYPE_CHECKING:
    from tafel_cli.checks.report import Report
    from tafel_cli.register.completeness import (
        Meter,  # the item and its kinds need not be loaded to show a page or a list
    )

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
COLOURS = {Severity.FOUT: "bold red", Severity.WAARSCHUWING: "bold yellow", Severity.TIP: "bold blue"}
NO_EDGE = 1_000_000
_ONE_LINE = 24
ENOUGH = 28
LITTLE = 8


def width() -> int:
    """Return how many columns there are; a pipe has no edge."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() or "COLUMNS" in os.environ else NO_EDGE


def near(path: Path) -> str:
    """Return a path as one types it from here, when it lies below this folder."""
    here = Path.cwd()
    return f"{path.relative_to(here) if path.is_relative_to(here) else path}{os.sep}"


def write(text: str, style: str = "") -> None:
    """Write one line on stdout, in colour on a terminal that wants it. In CI no line can be taken for a command."""
    text = guarded(text)
    if style and sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        from rich.console import Console
        from rich.text import Text

        Console(highlight=False, markup=False, emoji=False, soft_wrap=True).print(Text(text, style=style))
    else:
        sys.stdout.write(text + "\n")


def guarded(line: str) -> str:
    """Return a line that a CI service, when one runs us, takes for text."""
    plain = inert(line)
    return plain if plain is not line and ci.inside(os.environ) else line


def write_text(text: str) -> None:
    """Write what a program reads. JSON and XML spell a command of a CI service another way themselves."""
    sys.stdout.write("".join(map(guarded, text.splitlines(keepends=True))))


def write_bytes(data: bytes) -> None:
    """Write what a program reads, to the byte: it must be harmless in a log by itself."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def warn(text: str) -> None:
    """Write one line beside the result, on stderr."""
    sys.stderr.write(guarded(f"tafel: {toon(text)}\n"))


def summary(findings: Sequence[Finding], files: int) -> str:
    """Return the closing sentence of a check."""
    of = Counter(finding.code.severity for finding in findings)
    return (
        f"{quantity(files, 'bestand', 'bestanden')} gelezen: {quantity(of[Severity.FOUT], 'fout', 'fouten')}, "
        f"{quantity(of[Severity.WAARSCHUWING], 'waarschuwing', 'waarschuwingen')}, "
        f"{quantity(of[Severity.TIP], 'tip', 'tips')}."
    )


def print_report(report: "Report", *, advise: bool = False) -> None:
    """Write what a check found: what counts, what was there already, and how complete the items are.

    `advise`: say also how many of the findings tafel can put right by itself.
    """
    print_findings([noted.finding for noted in report.new])
    if report.existed:
        write("Bestond al, en telt nu niet mee:", "bold")
        for noted in report.existed:
            print_wrapped(f"  {_said(noted.finding)}")
        write("")
    for meter in report.meters:
        print_meter(meter)
    print_wrapped(summary([noted.finding for noted in report.new], report.files))
    if report.noted:
        print_wrapped(f"Uitleg bij een code: tafel explain {report.first}")
    repairable = sum(noted.finding.edit is not None for noted in report.new)
    if advise and repairable:
        print_wrapped(f"{repairable} hiervan kan tafel zelf verbeteren: tafel check --fix")


def print_meter(meter: "Meter") -> None:
    """Write how complete an item is, with lines to paste for what it still needs."""
    end = ", nog nodig:" if meter.nodig else "."
    print_wrapped(toon(f"{meter.titel}: {meter.stand} onderdelen klaar{end}"), "bold")
    if meter.wacht:
        print_wrapped(f"  {meter.wacht}")
    from tafel_cli.report.steps import steps  # only a meter needs it

    for step in steps(meter):
        print_wrapped(f"  - {step.parts}. {step.what}")
        for line in step.lines:
            write(f"        {line}")
    write("")


def print_findings(findings: Sequence[Finding]) -> None:
    """Write findings with the marked line and what to write instead."""
    columns = width()
    for finding in findings:
        print_wrapped(_said(finding), COLOURS[finding.code.severity])
        for line in snippet(finding, columns):
            write(line)
        if finding.hint:
            print_wrapped(f"    hulp: {toon(finding.hint)}")
        write("")


def _said(finding: Finding) -> str:
    place = f"{toon(finding.path)}:{finding.span.line}:{finding.span.column}"
    return f"{place}: {finding.code.severity} {finding.code.code} {toon(finding.message)}"


def print_wrapped(line: str, style: str = "") -> None:
    """Write a line; what does not fit on a terminal goes on below, four columns further in. No word is broken.

    Elsewhere a finding is one line, whatever `COLUMNS` says: programs read it.
    """
    room = width() if sys.stdout.isatty() else NO_EDGE
    if len(line) <= room:
        write(line, style)
        return
    from textwrap import TextWrapper

    words = line.lstrip()
    first = line[: len(line) - len(words)]
    wrapper = TextWrapper(room, initial_indent=first, subsequent_indent=f"{first}    ")
    wrapper.break_long_words = wrapper.break_on_hyphens = False
    for part in wrapper.wrap(words):
        write(part, style)


def snippet(finding: Finding, columns: int) -> list[str]:
    """Return the line with the place marked under it, cut to the width around the place.

    The line that opens a file says nothing: what is found there is something that is not in the file.
    """
    if finding.source.strip() in ("", "---"):
        return []
    span = finding.span
    gutter = f"    {span.line} | "
    room = max(_ONE_LINE, min(columns, 200) - len(gutter) - 2)
    end = span.end_column if span.end_line == span.line else len(finding.source) + 1
    start = max(0, min(span.column - 1 - room // 3, len(finding.source) - room))
    before = toon(finding.source[start : span.column - 1].replace("\t", " "))
    marked = toon(finding.source[span.column - 1 : min(end - 1, start + room)].replace("\t", " "))
    after = toon(finding.source[max(span.column - 1, min(end - 1, start + room)) : start + room].replace("\t", " "))
    carets = "^" * max(1, len(marked))
    return [f"{gutter}{before}{marked}{after}".rstrip(), " " * (len(gutter) - 2) + "| " + " " * len(before) + carets]


def dump(value: object) -> None:
    """Write a value as JSON that every strict reader takes."""
    from tafel_cli.report.strict_json import dumps  # only this format needs it

    sys.stdout.write(dumps(value))


def csv_cell(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    text = "" if value is None else toon(str(value))
    return f"'{text}" if not isinstance(value, int) and text.startswith(_FORMULA) else text


def print_csv(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write rows as CSV (RFC 4180), every cell safe."""
    import csv  # only this format needs it
    import io

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([csv_cell(cell_text) for cell_text in row] for row in rows)
    write_text(out.getvalue())


def cell_text(value: object) -> str:
    """Return what a person reads in a table: days in Dutch (`3 dec 2026`), nothing for None."""
    if isinstance(value, date):
        return short_date(value)
    return "" if value is None else str(value)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]], least: Sequence[str] = ()) -> None:
    """Write an aligned table. A narrow terminal cuts long texts first, then loses the columns of `least`."""
    kept = list(columns)
    cells = [{name: toon(cell_text(value)) for name, value in zip(columns, row, strict=True)} for row in rows]
    natural = {name: max([len(name), *(len(row[name]) for row in cells)]) for name in columns}
    first = columns[0] if columns else ""
    smallest = {name: size if name == first else min(size, ENOUGH) for name, size in natural.items()}
    room = width()
    for name in least:
        if sum(smallest[column] for column in kept) + 2 * (len(kept) - 1) > room and len(kept) > 1:
            kept.remove(name)
    sizes = [natural[name] for name in kept]
    while sum(sizes) + 2 * (len(kept) - 1) > room and max(sizes, default=0) > LITTLE:
        sizes[sizes.index(max(sizes))] -= 1
    for number, row in enumerate([{name: name for name in kept}, *cells]):
        parts = [_cut(row[name], size).ljust(size) for name, size in zip(kept, sizes, strict=True)]
        write("  ".join(parts).rstrip(), "" if number else "bold")


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"


def print_lines(lines: Sequence[str], style: str = "", indent: str = "  ") -> None:
    """Write indented lines; what is too long for the screen goes on below, two columns further in."""
    from textwrap import wrap

    room = max(_ONE_LINE, width())
    for line in lines:
        inner = indent + " " * (len(line) - len(line.lstrip()))
        for part in wrap(toon(line.strip()), room, initial_indent=inner, subsequent_indent=inner + "  "):
            write(part, style)
