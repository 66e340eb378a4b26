"""Collects the findings and references of one document, and rejects values for the faults that any field can have."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from tafel_cli.finding import Code, Edit, Finding, Span
from tafel_cli.reading.document import Document, Keys
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar, Sequence

VELD_TYPE = Code("T103", "veld-type")
VELD_KEUZE = Code("T104", "veld-keuze")
VELD_LEEG = Code("T109", "veld-leeg")
VELD_HEKJE = Code("T110", "veld-hekje")
LONGEST_LINE = 200


class Reference(NamedTuple):
    """A name in a file that must be the id of something: one of `kinds` has to know `target`."""

    keys: Keys
    target: str
    kinds: tuple[str, ...]
    span: Span


class Invalid:
    """The type of INVALID, which a decoder returns for a value that it rejects."""


INVALID = Invalid()
_IN_WORDS = {2: "twee", 4: "vier", 6: "zes", 8: "acht"}


class Decoding:
    """Collects findings and references while one document is decoded.

    `own` are the keys of its kind; `remarks` tells whether any `#` may end a value, because few headers have one.
    """

    __slots__ = ("document", "findings", "own", "references", "remarks")

    def __init__(self, document: Document, own: Collection[str] = ()) -> None:
        self.document = document
        self.own = own
        header = document.text[: document.body_start]
        self.remarks = " #" in header or "\t#" in header
        self.findings: list[Finding] = []
        self.references: list[Reference] = []

    def reject(  # noqa: PLR0913  (one parameter for each part of a finding)
        self, code: Code, span: Span, keys: Keys, message: str, hint: str, *, edit: Edit | None = None
    ) -> Invalid:
        """Add a finding at a key path and return INVALID."""
        place = self.document.place(keys)
        self.findings.append(self.document.finding(code, span, message, hint, place, edit=edit))
        return INVALID

    def room(self, keys: Keys) -> int:
        """Return how many spaces come before what belongs below a key: two more than before the key itself."""
        around = self.document.node(*keys[:-1])
        key = around.entries.get(str(keys[-1])) if isinstance(around, Mapping) else None
        return key[0].span.column + 1 if key else 2

    def wrong_shape(self, node: HeaderNode, keys: Keys, wanted: str, hint: str) -> Invalid:
        """Reject a value of the wrong shape: say which shape is wanted, and which one is there."""
        shapes = {Scalar: "een tekst", Sequence: "een lijst", Mapping: "een groep velden"}
        found = "niets" if isinstance(node, Scalar) and not node.text else shapes[type(node)]
        return self.reject(
            VELD_TYPE, node.span, keys, f"Bij `{name_of(keys)}` hoort {wanted}, maar hier staat {found}.", hint
        )

    def no_choice(
        self,
        node: HeaderNode,
        keys: Keys,
        typed: str,
        known: tuple[str, ...],
        fits: Callable[[str], bool] | None = None,
    ) -> Invalid:
        """Reject a word that is not in `known`. An edit replaces it if only one can be meant and `fits` accepts it."""
        from tafel_cli.reading.slips import choose, only_word  # loaded only for a slip

        word = only_word(typed, known)
        edit = self.document.exchange(node.span, typed, word) if word and (not fits or fits(word)) else None
        message = f"`{typed[:40]}` kunt u niet kiezen bij `{name_of(keys)}`."
        return self.reject(VELD_KEUZE, node.span, keys, message, choose(typed, known), edit=edit)


def cut_off(node: Scalar, context: Decoding, keys: Keys) -> None:
    """Report a plain text that ends before ` #3`, because YAML takes the rest of the line for a remark.

    A `#` with a space behind it is left alone, because the empty form has such remarks.
    """
    line = context.document.line(node.span.end_line)
    rest = line[node.span.end_column - 1 :]
    words_of = rest.lstrip(" \t")
    if node.quoted or words_of == rest or not words_of.startswith("#") or not words_of[1:2].strip():
        return
    message = f"Na een spatie en `#` telt de rest van de regel niet mee. Hier valt dit weg: `{words_of.rstrip()[:80]}`."
    hint = "zet de tekst tussen aanhalingstekens"
    if node.span.line == node.span.end_line and len(line) <= LONGEST_LINE:
        from tafel_cli.reading.quoting import in_quotes  # loaded only for a slip

        start = node.span.column - 1
        hint += f": `{line[:start].strip()} {in_quotes(line[start:])}`"
    column = len(line) - len(words_of) + 1
    span = Span(node.span.end_line, column, node.span.end_line, len(line.rstrip()) + 1)
    context.reject(VELD_HEKJE, span, keys, message, hint)


def in_spaces(count: int) -> str:
    """Spell an indentation in Dutch words: `vier spaties`."""
    return f"{_IN_WORDS.get(count, count)} spaties"


Decoder = Callable[[HeaderNode, Decoding, Keys], object]


def words(node: HeaderNode, context: Decoding, keys: Keys, wanted: str = "een tekst") -> str | None:
    """Return the stripped text of a scalar; None for an empty value or another shape, which is then rejected."""
    if isinstance(node, Mapping) and (text := _listed(context.document, node)):
        line, column = node.span[:2]
        message = "In deze regel staat een dubbele punt. Dan moet de tekst tussen aanhalingstekens staan."
        span = Span(line, column, line, len(context.document.line(line)) + 1)
        from tafel_cli.reading.quoting import in_quotes  # loaded only for a slip

        item = f"{context.document.line(line).partition('-')[0]}- {in_quotes(text)}"
        context.reject(VELD_TYPE, span, keys, message, f"schrijf `{item}`")
        return None
    if not isinstance(node, Scalar):
        hint = (
            "zet de tekst tussen aanhalingstekens; dat moet als er een dubbele punt in staat"
            if isinstance(node, Mapping)
            else "schrijf één waarde, zonder streepje of haken"
        )
        context.wrong_shape(node, keys, wanted, hint)
        return None
    text = node.text.strip()
    if not text or (text == "~" and not node.quoted) or (text == "null" and not node.quoted):
        comment = "#" in context.document.line(node.span.line)
        marks = "; zet een tekst die met `#` begint tussen aanhalingstekens" if comment else ""
        hint = f"vul iets in, of haal deze regel weg{marks}"
        context.reject(VELD_LEEG, node.span, keys, f"Het veld `{name_of(keys)}` is leeg.", hint)
        return None
    return text


def _listed(document: Document, node: Mapping) -> str:
    """Return a list item that YAML took for a mapping because of the colon in it; empty for any other mapping."""
    text = document.line(node.span.line).strip()
    alone = len(node.entries) == 1 and text.startswith("- ") and len(text) <= LONGEST_LINE
    return without_dash(text) if alone else ""


def without_dash(text: str) -> str:
    """Return the text of a line without the dash or bullet before it."""
    return text.strip().lstrip("-–—•·* \u00a0")


def name_of(keys: Keys) -> str:
    """Return the last name in a key path, list indexes skipped; empty if it holds no name."""
    return next((key for key in reversed(keys) if isinstance(key, str)), "")
