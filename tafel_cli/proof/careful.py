"""Finds every fault of a text in print, with the Markdown parser of the pack."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from tafel_cli import proof
from tafel_cli.dutch import quantity, thousands
from tafel_cli.finding import Code, Edit, Finding, Span
from tafel_cli.proof import KEPT, Papers, drafting, links, markup
from tafel_cli.proof.footnotes import footnotes
from tafel_cli.proof.headings import wrong_headings
from tafel_cli.proof.links import Fix, Misprint
from tafel_cli.proof.lists import indented, run_on_lists
from tafel_cli.proof.lost_signs import lost_signs
from tafel_cli.proof.noting import Piece
from tafel_cli.proof.ordinary_lines import REGEL
from tafel_cli.proof.places import Reading, ShownText, read_body
from tafel_cli.proof.series import run_on_series
from tafel_cli.proof.unprintable import in_body, in_header
from tafel_cli.proof.unused import unused_definitions, words_behind_fences
from tafel_cli.reading.comment_cuts import Bare, uncommented
from tafel_cli.reading.document import Document
from tafel_cli.reading.header import scalars
from tafel_cli.reading.limits import DEPTH, excess

_MOST = 10  # findings of one code in one text
WOORD = 2_000
_LONG = re.compile(rf"(?<!\S)\S{{{REGEL + 1},}}")
_KEPT = "\u00a0\u202f\u2007"  # spaces at which no line ends
_CHAIN = re.compile(rf"(?<!\S)\S++(?:[{_KEPT}]\S++){{{KEPT},}}")
_MADE_PLAIN = "vaste spaties worden gewone spaties"
_SURE = 3 * DEPTH // 2  # the parser stops at 3 × DEPTH levels, and a list takes two
_DASHES = "|-: \t"
_BORDER = "+-=: \t"
_PIPES = 3  # a row of two cells


def proef(document: Document, papers: Papers) -> Iterator[Finding]:
    """Yield the findings on a document in print: at most ten in its front matter, and in its body ten of each code.

    A body over a bound of limits.py gives one finding (T612), because it is not parsed.
    """
    yield from in_header(document)
    yield from markup.comments_in_header(document)
    yield from _chains_in_header(document)
    seen: Counter[str] = Counter()
    first = document.body_line
    for fault in _faults(document, papers):
        seen[fault.code.code] += 1
        if seen[fault.code.code] <= _MOST:
            line = first + fault.line
            width = len(document.line(line))
            column = min(fault.column, width) + 1
            span = Span(line, column, line, max(column + 1, min(fault.end, width) + 1))
            edit = _edit(fault.fix, span, document) if fault.fix else None
            yield document.finding(fault.code, span, fault.message, fault.hint, edit=edit)


def _edit(fix: Fix, span: Span, document: Document) -> Edit:
    text = fix.text
    if fix.lines:
        last = span.line + fix.lines - 1
        span = Span(span.line, 1, last, len(document.line(last)) + 1)
        text = text.replace("\n", "\r\n") if "\r" in document.text else text
    return Edit(span, text, fix.about, fix.each)


def _faults(document: Document, papers: Papers) -> Iterator[Misprint]:
    shown = uncommented(document.body)
    asked = markup.asked_lines(document)
    yield from markup.comments_in(shown, asked, drafting=drafting(document))
    for fault in _in_print(document, shown, asked, papers):
        end = shown.typed(fault.line, fault.end - 1) + 1
        yield fault._replace(column=shown.typed(fault.line, fault.column), end=end)


def _in_print(document: Document, shown: Bare, asked: set[int], papers: Papers) -> Iterator[Misprint]:
    """Yield the faults of what is printed; their columns are those of the text without its comments."""
    too_much = excess(shown.text)
    if too_much:
        message = f"Deze tekst is te ingewikkeld: er staan meer dan {thousands(too_much.most)} {too_much.what} in."
        hint = "haal weg wat niet nodig is, of zet een deel in een bijlage"
        yield Misprint(proof.TE_INGEWIKKELD, too_much.line, 0, 1, message, hint)
        return
    seen = read_body(shown.text)
    unused = unused_definitions(seen.marks)
    for mark in seen.marks:
        yield from (unused[mark],) if mark in unused else links.judge(mark, document.path, papers)
    yield from words_behind_fences(seen.behind_fences)
    yield from markup.html_in(seen.marks, asked)
    yield from footnotes(seen.texts, seen.marks)
    yield from wrong_headings(seen.texts, seen.marks)
    yield from _tables(seen)
    for text in seen.texts:
        yield from _rows_without_head(text)
        yield from run_on_lists(text)
        yield from run_on_series(text, drafting=drafting(document))
        yield from indented(text)
        yield from lost_signs(text)
    yield from islice(chain.from_iterable(map(_long, seen.texts)), _MOST)
    yield from islice(chain.from_iterable(map(_chains, seen.texts)), _MOST)
    yield from islice(in_body(seen.texts), _MOST)
    if seen.depth > DEPTH:
        least = "minstens " if seen.depth >= _SURE else ""
        message = f"Hier zitten {least}{seen.depth} lijsten en citaten in elkaar; hoogstens {DEPTH} kan."
        hint = "maak de tekst minder diep; anders staat hij met alle tekens in de stukken zoals u hem typte"
        yield Misprint(proof.TE_DIEP, seen.deep, 0, 1, message, hint)


def _tables(seen: Reading) -> Iterator[Misprint]:
    for head, *rows in seen.tables:
        if not any(cell.words for cell in head):
            message = "Deze tabel heeft geen woorden boven de kolommen."
            hint = "schrijf in de eerste rij wat er in elke kolom staat"
            yield _at(head[0], proof.ZONDER_KOP, message, hint)
        for row in rows:
            extra = [cell for cell in row[len(head) :] if cell.words]
            if extra:
                has = quantity(len(row), "vak", "vakken")
                holds = quantity(len(head), "kolom", "kolommen")
                message = f"Deze rij heeft {has}, maar de tabel {holds}. De rest valt weg."
                hint = "haal een `|` weg; bedoelt u het teken zelf, schrijf dan `\\|`"
                yield _at(extra[0], proof.TE_BREED, message, hint)


def _at(words: Piece, code: Code, message: str, hint: str) -> Misprint:
    return Misprint(code, words.line, words.column, words.column + len(words.words), message, hint)


def _rows_without_head(text: ShownText) -> Iterator[Misprint]:
    """Yield a fault for text that looks like a table but is none, as its delimiter row is missing or does not fit."""
    if text.kind != "paragraph" or "|" not in text.shown:
        return
    run: list[Piece] = []
    borders = False
    for piece in (*text.pieces, Piece(0, 0, 0, "")):
        words = piece.words.strip()
        wide = words.count("|") >= _PIPES or (run and not words.strip(_DASHES))
        if words.startswith("+-") and not words.strip(_BORDER):
            borders = True
        elif words.startswith("|") and words.endswith("|") and wide:
            run.append(piece)
        else:
            if len(run) > 1:
                yield _no_table(run, borders=borders)
            run, borders = [], False


def _no_table(run: list[Piece], *, borders: bool) -> Misprint:
    first = run[0]
    columns = first.words.strip().count("|") - 1
    dashes = "|" + "---|" * min(columns, 12)
    if set(run[1].words) <= set(_DASHES):
        message = f"De regel met streepjes past niet bij de {columns} kolommen van deze tabel."
        hint = f"schrijf `{dashes}`"
    else:
        message = "Dit lijkt een tabel, maar de regel met streepjes ontbreekt. Zo wordt het gewone tekst."
        hint = f"zet onder de eerste rij: `{dashes}`" + ", en haal de regels weg die met `+` beginnen" * borders
    return _at(first, proof.ZONDER_KOP, message, hint)


def _long(text: ShownText) -> Iterator[Misprint]:
    """Yield words without spaces that do not fit on a printed line. A very long one is an error, not a warning."""
    for match in _LONG.finditer(text.shown):
        word = match.group()
        if len(word) > WOORD:
            message = f"Hier staan {thousands(len(word))} tekens zonder spatie. Dat kan niet worden gedrukt."
            hint = "zet er spaties tussen; van een lang adres kunt u een link maken: `[tekst](adres)`"
            yield Misprint(proof.ZONDER_SPATIE, *text.span(*match.span()), message, hint)
        elif any(len(part) > REGEL for part in re.split("[/-]", word)):
            message = f"Hier staan {len(word)} tekens zonder spatie. Dat past niet op een regel."
            yield Misprint(proof.ZONDER_SPATIE.mild, *text.span(*match.span()), message, "zet er spaties tussen")


def _chains(text: ShownText) -> Iterator[Misprint]:
    """Yield chains of words that no-break spaces keep together, because a line does not end there as it should."""
    for match in _CHAIN.finditer(text.shown) if any(space in text.shown for space in _KEPT) else ():
        if not text.code[match.start()]:
            fix = Fix(" ", _MADE_PLAIN, f"[{_KEPT}]")
            yield Misprint(proof.ZONDER_SPATIE.mild, *text.span(*match.span()), *_said(match.group()), fix)


def _chains_in_header(document: Document) -> Iterator[Finding]:
    """Yield the same on values of front matter."""
    for scalar in scalars(document.fields) if any(space in document.text for space in _KEPT) else ():
        if match := _CHAIN.search(scalar.text):
            plain = _CHAIN.sub(lambda found: re.sub(f"[{_KEPT}]", " ", found.group()), scalar.text)
            edit = document.exchange(scalar.span, scalar.text, plain)
            edit = edit._replace(about=_MADE_PLAIN) if edit else None
            yield document.finding(proof.ZONDER_SPATIE.mild, scalar.span, *_said(match.group()), edit=edit)


def _said(words: str) -> tuple[str, str]:
    """Return message and hint on a chain of words."""
    count = len(re.split(f"[{_KEPT}]", words))
    message = f"Hier zitten {count} woorden aan elkaar vast, met spaties waar een regel niet mag eindigen."
    return message, "typ gewone spaties tussen deze woorden"
