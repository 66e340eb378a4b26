"""Writes Markdown for a participant, in a file or a job summary: what items still need, errors, other findings."""

from collections.abc import Sequence

from tafel_cli.checks.report import Noted, Report
from tafel_cli.dutch import quantity
from tafel_cli.finding import Finding, Severity
from tafel_cli.register.completeness import Meter
from tafel_cli.report.plain_markdown import code, markdown_cell, unmarked
from tafel_cli.report.steps import Step, steps

FILENAME = "tafel.md"
_MOST = 200
UNREAD = ("T0", "T1")  # a file with such a code gives no record, so no other rule has seen it
EXPOSED = "T5"  # personal data, closed items and prices
MOST_METERS = 50
AGAIN = "Wat hierboven nog nodig is, staat onderaan deze tabel nog eens."
LEGIBLE = "Dit houdt uw voorstel niet tegen, maar anderen kunnen het lezen. Kijk er nu naar."
MILD = "Dit houdt uw voorstel niet tegen."
READY = "Wat nodig is voor een punt, moet klaar zijn voordat u het indient."
EXISTED = "Dit telt bij dit voorstel niet mee. U hoeft er nu niets aan te doen."
DONE = "Het is ingediend. U hoeft niets meer te doen."
_OPEN, _CLOSE = "<details>", "</details>"
TOO_LONG = (
    "\n\n**Dit verslag is te lang voor deze bladzijde.** Hier staat niet alles. "
    "De hele lijst staat in de uitvoer van de controle.\n"
)


def render(report: Report) -> str:
    """Return a heading with a summary, meters of items (the first 50), and tables of findings (the first 200 in each).

    Text from documents is escaped, because it must not become Markdown.
    """
    above = {_key(flaw) for meter in report.meters for part in meter.nodig for flaw in part.gebreken}
    errors = [noted for noted in report.new if noted.finding.code.severity is Severity.FOUT]
    errors.sort(key=lambda noted: _key(noted.finding) in above)
    mild = [noted for noted in report.new if noted.finding.code.severity is not Severity.FOUT]
    exposed = [noted for noted in mild if noted.finding.code.code.startswith(EXPOSED)]
    others = [noted for noted in mild if not noted.finding.code.code.startswith(EXPOSED)]
    left = {noted.finding.path for noted in report.new if noted.finding.code.severity is not Severity.TIP}
    drafts = any(meter.concept and meter.nodig for meter in report.meters)
    tables: tuple[tuple[str, str, Sequence[Noted]], ...] = (
        ("Dit moet u herstellen", AGAIN if errors and _key(errors[-1].finding) in above else "", errors),
        ("Let op: gegevens die niet iedereen mag lezen", LEGIBLE, exposed),
        ("Kijk hier ook naar", f"{MILD} {READY}" if drafts else MILD, others),
    )
    lines = [
        *_heading(report, [noted.finding for noted in errors]),
        *_meters(report.meters, left, done=not errors and not exposed),
        *[line for title, about, found in tables if found for line in _table(title, about, found)],
        *(_folded("Dit bestond al", EXISTED, report.existed) if report.existed else ()),
    ]
    if report.noted:
        lines += [f"Uitleg bij een code: {code(f'tafel explain {report.first}')}", ""]
    return "\n".join(lines)


def fit(text: str, room: int) -> str:
    """Return a text of at most `room` bytes: the whole, or its first lines and a sentence that more is missing.

    It is empty if even that sentence has no room. Every code block is inside a list, so the sentence cannot become part
    of one; a folded table is closed before it. No text of the table can be a line that folds, because it is escaped,
    indented or in a cell.
    """
    if len(text.encode("utf-8")) <= room:
        return text
    end = f"\n{_CLOSE}\n{TOO_LONG}"
    kept = text.encode("utf-8")[: max(0, room - len(end.encode("utf-8")))]
    whole = kept[: kept.rfind(b"\n") + 1].decode("utf-8")
    lines = whole.split("\n")
    if lines.count(_OPEN) == lines.count(_CLOSE):
        end = TOO_LONG
    return whole + end if len(end.encode("utf-8")) <= room else ""


def _key(finding: Finding) -> tuple[str, str, str]:
    """Return the key by which a finding matches a flaw in a meter."""
    return (finding.path, finding.code.code, finding.place)


def _heading(report: Report, errors: Sequence[Finding]) -> list[str]:
    verb = "is" if len(errors) == 1 else "zijn"
    title = "De controle is goed"
    if errors:
        title = f"Er {verb} nog {quantity(len(errors), 'fout', 'fouten')} te herstellen"
    elif any(meter.nodig for meter in report.meters):
        title = "Er zijn geen fouten, maar er is nog iets nodig"
    others = [
        quantity(report.count(Severity.WAARSCHUWING), "waarschuwing", "waarschuwingen"),
        quantity(report.count(Severity.TIP), "tip", "tips"),
    ]
    again = " Pas uw stuk aan, dan kijkt de controle opnieuw." if errors else ""
    if any(error.code.code.startswith(UNREAD) for error in errors):
        again += " Daarna kan er nog meer nodig zijn, want een stuk met zo'n fout is nog niet helemaal nagekeken."
    read = f"{quantity(report.files, 'bestand', 'bestanden')} gelezen, {' en '.join(others)}.{again}"
    return [f"## {title}", "", read, ""]


def _meters(meters: Sequence[Meter], left: set[str], *, done: bool) -> list[str]:
    """Return how complete each item is, with lines to paste for what it still needs.

    `left`: files with errors or warnings; `done`: the report has no errors and no exposed data.
    """
    lines = []
    for meter in meters[:MOST_METERS]:
        lines += [f"### {unmarked(meter.titel)}: {meter.stand} onderdelen klaar", ""]
        if meter.nodig:
            lines += [f"Nog nodig in {code(meter.path)}:", ""]
            lines += [line for step in steps(meter) for line in _step(step)]
        elif meter.path in left:
            said = f"{code(meter.path)} heeft alle onderdelen. Kijk nog wel naar wat hieronder staat."
            lines += [f"{said} {unmarked(meter.wacht)}".rstrip(), ""]
        else:
            lines += [f"{code(meter.path)} is compleet. {unmarked(meter.wacht or DONE * done)}".rstrip(), ""]
    if more := len(meters[MOST_METERS:]):
        lines += [f"Van {quantity(more, 'ander agendapunt', 'andere agendapunten')} staat dit niet in dit verslag.", ""]
    return lines


def _step(step: Step) -> list[str]:
    """Return a list item; its lines to paste are an indented code block, because no text can end that."""
    pasted = [f"      {line}" for line in step.lines]
    return [f"- **{unmarked(step.parts.strip())}**. {unmarked(step.what)}", "", *pasted, *([""] if pasted else [])]


def _folded(title: str, about: str, found: Sequence[Noted]) -> list[str]:
    """Return a table that a reader opens with a click, because it is about the papers of others."""
    heading, _, said, _, *lines = _table(title, about, found)
    return [heading, "", said, "", _OPEN, "<summary>Toon deze lijst</summary>", "", *lines, _CLOSE, ""]


def _table(title: str, about: str, found: Sequence[Noted]) -> list[str]:
    lines = [f"### {title} ({len(found)})", "", *([about, ""] if about else [])]
    lines += ["| bestand | regel | wat | wat u doet | code |", "|---|---:|---|---|---|"]
    for f, _, _ in found[:_MOST]:
        kind = f.code.code if f.code.severity is Severity.FOUT else f"{f.code.severity} {f.code.code}"
        cells = [code(f.path), str(f.span.line), unmarked(f.message), unmarked(f.hint), kind]
        lines.append(f"| {' | '.join(map(markdown_cell, cells))} |")
    if more := len(found[_MOST:]):
        verb = "staat" if more == 1 else "staan"
        lines += ["", f"Nog {quantity(more, 'melding', 'meldingen')} {verb} niet in deze tabel."]
    return [*lines, ""]
