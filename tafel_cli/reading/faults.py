"""Collects the findings and references of one document, and rejects values for the faults that any field can have."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from tafel_cli.dutch import enumeration
from tafel_cli.finding import Code, Edit, Finding, Span
from tafel_cli.reading.document import Document, Keys
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar, Sequence
from tafel_cli.reading.marks import Mark

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

    `own` are the keys of its kind; `remarks` tells whether any `#` may end a value, because few headers have one;
    `moved` are the lines with a key that belongs below another one, because a finding there says so already.
    """

    __slots__ = ("document", "findings", "moved", "own", "references", "remarks")

    def __init__(self, document: Document, own: Collection[str] = ()) -> None:
        self.document = document
        self.own = own
        header = document.text[: document.body_start]
        self.remarks = " #" in header or "\t#" in header
        self.findings: list[Finding] = []
        self.moved: frozenset[int] = frozenset()
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

    def without_room(self, node: HeaderNode, keys: Keys, parts: Collection[str], *, dashed: bool = False) -> bool:
        """Report the lines below an empty key that belong to it and lost their indentation; False if there are none."""
        around = self.document.node(*keys[:-1])
        if not isinstance(node, Scalar) or node.text or node.quoted or not isinstance(around, Mapping):
            return False
        from tafel_cli.reading.lost_room import lost_room  # loaded only for a slip

        key = around.entries[str(keys[-1])][0]
        own = self.own if len(keys) == 1 else ()
        found = lost_room(self.document, key.span, parts, own, dashed=dashed)
        if found:
            self.moved |= {*found.lines}
            self.reject(VELD_TYPE, found.span, keys, found.message, found.hint)
        return found is not None

    def more_names(self, node: HeaderNode, keys: Keys, text: str) -> bool:
        """Report a value that holds names with commas between them, where only one fits; False if it is one name."""
        from tafel_cli.reading.quoting import separate_names  # loaded only for a slip

        names = separate_names(text)
        if more := len(names) > 1 and text == text.lower():  # a name of a party may hold `en`, and no id has capitals
            name, dash = name_of(keys), isinstance(keys[-1], int)
            before = self.document.line(node.span.line)[: node.span.column - 1]
            lines = enumeration([f"`{before}{one}`" for one in names])
            message = f"Hier staan {len(names)} namen op één regel."
            hint = (
                f"zet elke naam op een eigen regel: {lines}" if dash else f"kies één naam, zoals `{name}: {names[0]}`"
            )
            self.reject(VELD_TYPE, node.span, keys, message, hint)
        return more

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
        from tafel_cli.reading.slips import choose, many, only_word  # loaded only for a slip

        word = None if many(typed, known) else only_word(typed, known)
        edit = self.document.exchange(node.span, typed, word) if word and (not fits or fits(word)) else None
        message = f"`{typed[:40]}` kunt u niet kiezen bij `{name_of(keys)}`."
        return self.reject(VELD_KEUZE, node.span, keys, message, choose(typed, known), edit=edit)


class ReadKey(NamedTuple):
    """A key of a kind: whether it is required, what reads its value, and its type."""

    required: bool
    decoder: "Decoder"
    mark: Mark


def accepted(decoder: "Decoder", node: HeaderNode, document: Document, keys: Keys) -> bool:
    """Tell whether a decoder accepts a value, apart from faults that `tafel check --fix` corrects anyway."""
    trial = Decoding(document)
    decoder(node, trial, keys)
    return all(finding.edit for finding in trial.findings)


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
        sign = "een dubbele punt" if ":" in text else "vooraan een vraagteken"
        message = f"In deze regel staat {sign}. Dan moet de tekst tussen aanhalingstekens staan."
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
        hint = f"vul iets in, of haal deze regel weg{remark(node, context.document)}"
        context.reject(VELD_LEEG, node.span, keys, f"Het veld `{name_of(keys)}` is leeg.", hint)
        return None
    return text


def remark(node: Scalar, document: Document) -> str:
    """Return what more to say of an empty value if a `#` stands behind its key, because YAML skips what follows."""
    return "; zet een tekst die met `#` begint tussen aanhalingstekens" if "#" in document.line(node.span.line) else ""


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
