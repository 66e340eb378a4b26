"""T5: what would be public, but stays out of the public papers or names something closed."""

import re
from collections.abc import Iterator

from tafel_cli.checks.rule import rule
from tafel_cli.finding import START, Code, Finding, Severity, Span
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntopenbaarheid, Agendapuntstatus
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.kinds.werkafspraak import Werkafspraak
from tafel_cli.reading.document import Document
from tafel_cli.register.case import Case
from tafel_cli.register.mentions import ids_in
from tafel_cli.register.minutes import items_of
from tafel_cli.register.public import Stukken, besloten_punten, openbare_bijlagen, openbare_stukken
from tafel_cli.register.register import Register

_ID = r"(?:19|20|21)\d\d-\d\d-\d\d-[a-zA-Z0-9-]*[a-zA-Z0-9]"
_HIDING = r"\\[-\w]|&#?\w+;|%[0-9a-fA-F]{2}"  # an id may be spelt with such signs


@rule("T510", "openbaar-leidt-naar-besloten", Severity.WAARSCHUWING)
def leidt_naar_besloten(case: Case, code: Code) -> Iterator[Finding]:
    """A public text does not refer to a closed item, nor name it, nor share an attachment with something closed."""
    register = case.register
    items = register.all(Agendapunt)
    said = [item for item in items if item.openbaarheid is Agendapuntopenbaarheid.OPENBAAR]
    if len(said) == len(items) == len(register.ids("agendapunt")):
        return  # everything is public
    stukken = openbare_stukken(register)
    closed = besloten_punten(register, stukken)
    for item in said:
        if item.status is Agendapuntstatus.INGETROKKEN:
            continue
        if item.id not in closed:
            yield from _mentions(item.document, "Dit punt", closed, code)
        elif item.vervolg_op in closed:
            message = (
                f"Dit punt komt niet in de openbare stukken. Het is een vervolg op `{item.vervolg_op}`, "
                "en dat is niet openbaar."
            )
            hint = "maak dat andere punt ook openbaar, of haal hier de regel `vervolg_op` of `openbaarheid` weg"
            yield item.finding(code, ("vervolg_op",), message, hint)
    for record in (
        *register.all(Besluit),
        *register.all(Actie),
        *register.all(Bekrachtiging),
        *register.all(Werkafspraak),
    ):
        if (record.kind_name, record.id) in stukken:
            yield from _mentions(record.document, "Dit stuk", closed, code)
    for verslag in register.all(Verslag):
        yield from _sections(verslag, stukken, closed, code)
    yield from _shared(register, [item for item in said if item.id not in closed], stukken, code)


def _mentions(document: Document, what: str, closed: frozenset[str], code: Code) -> Iterator[Finding]:
    for name, span in _named(document.text, START, closed):
        message = f"{what} is openbaar, maar het noemt `{name}`, en dat is niet openbaar."
        hint = "haal deze verwijzing weg, ook de woorden waar de link op staat als die iets verraden"
        yield document.finding(code, span, message, hint, name)


def _sections(verslag: Verslag, stukken: Stukken, closed: frozenset[str], code: Code) -> Iterator[Finding]:
    """Yield what keeps a section on a public item out of the public papers, also in a draft: that may become public."""
    if closed.isdisjoint(ids_in(verslag.document.text)):
        return
    for section in verslag.secties:
        if not any(("agendapunt", item) in stukken for item in items_of(section)):
            continue
        for name, span in _named(section.head + section.text, section.span, closed):
            message = (
                f"Wat onder het kopje `{section.titel[:80]}` staat, komt niet in de openbare stukken: "
                f"het noemt `{name}`, en dat is niet openbaar."
            )
            hint = "haal deze verwijzing weg, of zet wat over dat punt is gezegd onder een eigen kopje"
            yield verslag.document.finding(code, span, message, hint, f"{section.titel}.{name}")


def _named(text: str, span: Span, closed: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """Yield each closed id that a text names with its place; at the start if it does not stand there letter for letter.

    `span`: the place of the text in the document.
    """
    seen: set[str] = set()
    for match in re.finditer(_ID, text):
        name = match.group().lower()
        if name in closed and name not in seen:
            seen.add(name)
            here = Span.of(text, match)
            line = span.line + here.line - 1
            yield name, here._replace(line=line, end_line=line)
    if re.search(_HIDING, text):
        yield from ((name, span) for name in sorted(ids_in(text) & closed - seen))


def _shared(register: Register, items: list[Agendapunt], stukken: Stukken, code: Code) -> Iterator[Finding]:
    """Yield the attachments of public items that stay out of the public papers, because closed text names them too."""
    named = [(item, place, each.bestand) for item in items for place, each in enumerate(item.bijlagen)]
    bijlagen = openbare_bijlagen(register, stukken) if named else frozenset()
    for item, place, name in named:
        if name not in bijlagen and register.attachments.get(name, "") is None:
            message = (
                f"De bijlage `{name}` komt niet in de openbare stukken. Een stuk dat niet openbaar is, noemt haar ook."
            )
            hint = "geef dit punt een eigen bestand met een andere naam, of haal de bijlage hier weg"
            yield item.finding(code, ("bijlagen", place, "bestand"), message, hint)
