"""Writes to the terminal: findings, tables and lines for people, JSON and CSV for programs."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tafel_cli.checks.discretion import discreet, hidden
from tafel_cli.dutch import enumeration, quantity, short_date
from tafel_cli.finding import Finding, Severity
from tafel_cli.reading.characters import inert, toon
from tafel_cli.report import ci
from tafel_cli.report.wrapping import NO_EDGE, room_of, wrap_line

if TYPE_CHECKING:
    from tafel_cli.checks.report import Report
    from tafel_cli.register.completeness import (
        Meter,  # the item and its kinds need not be loaded to show a page or a list
    )

COLOURS = {Severity.FOUT: "bold red", Severity.WAARSCHUWING: "bold yellow", Severity.TIP: "bold blue"}
_ONE_LINE = 24
ENOUGH = 28
LITTLE = 8
_FEW = 2
_SENTENCE = 3  # spaces; what has more is no id, day, name or state


def width() -> int:
    """Return COLUMNS if that is set, else the width of the terminal; NO_EDGE for a pipe, because it has none."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() or "COLUMNS" in os.environ else NO_EDGE


def near(path: Path) -> str:
    """Return the path of a folder, with a separator behind it; relative to the current folder if it lies below that."""
    here = Path.cwd()
    return f"{path.relative_to(here) if path.is_relative_to(here) else path}{os.sep}"


def write(text: str, style: str = "", *, ours: bool = False) -> None:
    """Write one line on stdout, `guarded` and without personal data; `style`: on a terminal, unless NO_COLOR is set.

    `ours`: a line of a page of tafel itself, written whole, because its examples of personal data are of nobody.
    """
    text = guarded(text if ours else hidden(text))
    if style and sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        from rich.console import Console
        from rich.text import Text

        Console(highlight=False, markup=False, emoji=False, soft_wrap=True).print(Text(text, style=style))
    else:
        sys.stdout.write(text + "\n")


def guarded(line: str) -> str:
    """Return a line; if a CI service runs this process, changed so that it is not taken for a workflow command."""
    plain = inert(line)
    return plain if plain is not line and ci.inside(os.environ) else line


def write_text(text: str) -> None:
    """Write a text for programs on stdout, each line `guarded` and with personal data hidden.

    In JSON and XML no line needs the guard, because they escape commands themselves.
    """
    sys.stdout.write("".join(guarded(hidden(line)) for line in text.splitlines(keepends=True)))


def write_bytes(data: bytes) -> None:
    """Write bytes on stdout unchanged, so the caller must make them harmless in a log."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def warn(text: str) -> None:
    """Write a text on stderr behind `tafel: `, made `discreet` and wrapped to the width of a terminal."""
    for part in wrap_line(f"tafel: {discreet(text)}", room_of(sys.stderr), "    "):
        sys.stderr.write(guarded(f"{part}\n"))


def summary(findings: Sequence[Finding], files: int) -> str:
    """Return the closing sentence of a check: how many files were read, and how many findings of each severity."""
    of = Counter(finding.code.severity for finding in findings)
    return (
        f"{quantity(files, 'bestand', 'bestanden')} gelezen: {quantity(of[Severity.FOUT], 'fout', 'fouten')}, "
        f"{quantity(of[Severity.WAARSCHUWING], 'waarschuwing', 'waarschuwingen')}, "
        f"{quantity(of[Severity.TIP], 'tip', 'tips')}."
    )


def print_report(report: "Report", *, advise: bool = False) -> None:
    """Write the report of a check: findings that count, drafts, how many existed before, meters of items, and counts.

    `advise`: say also how many findings `tafel check --fix` can correct.
    """
    print_findings([noted.finding for noted in report.told])
    for draft in report.drafts:
        said = (
            f"{draft.path}: nog een concept, {draft.stand} onderdelen klaar. Wat nog nodig is: tafel check {draft.path}"
        )
        print_wrapped(discreet(said))
    if report.drafts:
        write("")
    if report.existed:
        count = quantity(len(report.existed), "melding", "meldingen")
        print_wrapped(f"Bestond al, en telt nu niet mee: {count}. U ziet ze met `tafel check`.")
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
    print_wrapped(discreet(f"{meter.titel}: {meter.stand} onderdelen klaar{end}"), "bold")
    if meter.wacht:
        print_wrapped(f"  {meter.wacht}")
    from tafel_cli.report.steps import steps  # only a meter needs it

    for step in steps(meter):
        print_wrapped(f"  - {step.parts}. {step.what}")
        for line in step.lines:
            write(f"        {line}")
    write("")


def print_findings(findings: Sequence[Finding]) -> None:
    """Write findings, each with its line, the place marked, and the hint."""
    columns = width()
    for finding in findings:
        print_wrapped(_said(finding), COLOURS[finding.code.severity])
        for line in snippet(finding, columns):
            write(line)
        if finding.hint:
            print_wrapped(f"    hulp: {discreet(finding.hint)}")
        write("")


def _said(finding: Finding) -> str:
    place = f"{discreet(finding.path)}:{finding.span.line}:{finding.span.column}"
    return f"{place}: {finding.code.severity} {finding.code.code} {discreet(finding.message)}"


def print_wrapped(line: str, style: str = "", *, later: int = 4, ours: bool = False) -> None:
    """Write a line, wrapped between words to the width of a terminal; the next lines are indented by `later` more.

    Outside a terminal it stays one line, whatever `COLUMNS` says, because programs read it. `ours`: see `write`.
    """
    line = line if ours else hidden(line)  # before it is cut into lines
    first = line[: len(line) - len(line.lstrip())]
    for part in wrap_line(line, room_of(sys.stdout), first + " " * later):
        write(part, style, ours=ours)


def print_page(page: str) -> None:
    """Write a page of explanation, its text wrapped; examples, which stand indented, in a fence or a table, do not."""
    fenced = False
    for line in page.rstrip("\n").split("\n"):
        fence = line.lstrip().startswith("```")
        fenced ^= fence
        if fence or fenced or line.startswith(("    ", "|")):
            write(toon(line), ours=True)
        else:
            print_wrapped(toon(line), later=2 if line.lstrip().startswith("- ") else 0, ours=True)


def snippet(finding: Finding, columns: int) -> list[str]:
    """Return the line of a finding and a line of carets under the place, cut to `columns` around it.

    Empty for a blank line or `---`, because a finding there is about something that is missing.
    """
    if finding.source.strip() in ("", "---"):
        return []
    span, source = finding.span, hidden(finding.source).replace("\t", " ")
    gutter = f"    {span.line} | "
    room = max(_ONE_LINE, min(columns, 200) - len(gutter) - 2)
    end = span.end_column if span.end_line == span.line else len(source) + 1
    start = max(0, min(span.column - 1 - room // 3, len(source) - room))
    before = discreet(source[start : span.column - 1])
    marked = discreet(source[span.column - 1 : min(end - 1, start + room)])
    after = discreet(source[max(span.column - 1, min(end - 1, start + room)) : start + room])
    carets = "^" * max(1, len(marked))
    return [f"{gutter}{before}{marked}{after}".rstrip(), " " * (len(gutter) - 2) + "| " + " " * len(before) + carets]


def dump(value: object) -> None:
    """Write a value on stdout as JSON for strict parsers, with the personal data in its texts hidden."""
    from tafel_cli.report.strict_json import dumps  # only this format needs it

    sys.stdout.write(dumps(_without_personal_data(value)))


def _without_personal_data(value: object) -> object:
    if isinstance(value, str):
        return hidden(value)
    if isinstance(value, Mapping):
        return {name: _without_personal_data(part) for name, part in value.items()}
    return [_without_personal_data(part) for part in value] if isinstance(value, list | tuple) else value


def cell_text(value: object) -> str:
    """Return a value as text for a table: a day in Dutch (`3 dec 2026`), nothing for None."""
    if isinstance(value, date):
        return short_date(value)
    return "" if value is None else str(value)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]], least: Sequence[str] = ()) -> None:
    """Write an aligned table. If it is too wide with texts cut to ENOUGH, columns of `least` go, in that order.

    If it still is, the last columns go. Only columns of sentences are cut, because half an id or a day is none.
    Below the table stands which columns are gone.
    """
    kept = list(columns)
    cells = [{name: discreet(cell_text(value)) for name, value in zip(columns, row, strict=True)} for row in rows]
    natural = {name: max([len(name), *(len(row[name]) for row in cells)]) for name in columns}
    whole = {name for name in columns if name == columns[0] or all(row[name].count(" ") < _SENTENCE for row in cells)}
    smallest = {name: size if name in whole else min(size, ENOUGH) for name, size in natural.items()}
    room = width()
    for name in least:
        if sum(smallest[column] for column in kept) + 2 * (len(kept) - 1) > room and len(kept) > 1:
            kept.remove(name)
    while (sizes := _fitted({name: natural[name] for name in kept}, whole, room)) is None:
        kept.pop()
    for number, row in enumerate([{name: name for name in kept}, *cells]):
        parts = [_cut(row[name], sizes[name]).ljust(sizes[name]) for name in kept]
        write("  ".join(parts).rstrip(), "" if number else "bold")
    if gone := [name for name in columns if name not in kept]:
        what = "deze kolom" if len(gone) == 1 else "deze kolommen"
        print_lines([f"Het scherm is te smal voor {what}: {enumeration(gone)}."], indent="")


def _fitted(sizes: dict[str, int], whole: set[str], room: int) -> dict[str, int] | None:
    """Return the widths of columns, the widest cut until all fit; None if they do not, unless few are left.

    Those of `whole` keep their width, and every other is as wide as its name, and LITTLE at least.
    """
    while sum(sizes.values()) + 2 * (len(sizes) - 1) > room:
        wide = [name for name in sizes if name not in whole and sizes[name] > max(LITTLE, len(name))]
        if not wide:
            return sizes if len(sizes) <= _FEW else None
        sizes[max(wide, key=sizes.__getitem__)] -= 1
    return sizes


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"


def print_lines(lines: Sequence[str], style: str = "", indent: str = "  ") -> None:
    """Write indented lines, wrapped to the width of the screen; later lines are indented by two more."""
    room = max(_ONE_LINE, width())
    for line in lines:
        inner = indent + " " * (len(line) - len(line.lstrip()))
        for part in wrap_line(inner + discreet(line.strip()), room, inner + "  "):
            write(part, style)
