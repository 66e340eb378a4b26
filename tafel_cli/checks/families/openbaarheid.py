"""T5: what would be public, but stays out of the public papers or names something closed."""

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
from tafel_cli.reading.folded import Folded
from tafel_cli.register.case import Case
from tafel_cli.register.mentions import last, names_in, places_of, stem, written
from tafel_cli.register.minutes import items_of
from tafel_cli.register.public import (
    Stukken,
    alles_openbaar,
    besloten_namen,
    besloten_punten,
    openbaar_kopje,
    openbare_bijlagen,
    openbare_stukken,
)
from tafel_cli.register.register import Register

_AWAY = "haal deze verwijzing weg, ook de woorden waar de link op staat als die iets verraden"
_APART = "haal deze verwijzing weg, of zet wat over dat punt is gezegd onder een eigen kopje"


@rule("T510", "openbaar-leidt-naar-besloten", Severity.WAARSCHUWING)
def leidt_naar_besloten(case: Case, code: Code) -> Iterator[Finding]:
    """A public text names no closed document or attachment, and shares no attachment with something closed."""
    register = case.register
    said = [item for item in register.all(Agendapunt) if item.openbaarheid is Agendapuntopenbaarheid.OPENBAAR]
    if alles_openbaar(register):
        return
    stukken = openbare_stukken(register)
    closed, bijlagen = besloten_punten(register, stukken), openbare_bijlagen(register, stukken)
    names = closed | besloten_namen(register, stukken, bijlagen)
    for item in said:
        if item.status is Agendapuntstatus.INGETROKKEN:
            continue
        if item.id not in closed:
            yield from _mentions(item.document, "Dit punt", names, code, _attached_to(item))
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
            yield from _mentions(record.document, "Dit stuk", names, code)
    for verslag in register.all(Verslag):
        yield from (
            _sections(verslag, stukken, closed, names - closed, code) if names_in(verslag.document.text, names) else ()
        )
    yield from _shared(register, [item for item in said if item.id not in closed], bijlagen, code)


def _attached_to(item: Agendapunt) -> frozenset[str | None]:
    """Return the names of the attachments of an item."""
    files = [each.bestand for each in item.bijlagen]
    return frozenset(name for file in files for name in (written(file), written(last(file)), stem(file)))


def _mentions(
    document: Document, what: str, closed: frozenset[str], code: Code, told: frozenset[str | None] = frozenset()
) -> Iterator[Finding]:
    """Yield each closed name in a document but for those in `told`, of which another finding tells."""
    for name, span in _named(document.text, START, closed):
        if name in told:
            continue
        message = f"{what} is openbaar, maar het noemt `{name}`, en dat is niet openbaar."
        yield document.finding(code, span, message, _AWAY, name)


def _sections(
    verslag: Verslag, stukken: Stukken, closed: frozenset[str], others: frozenset[str], code: Code
) -> Iterator[Finding]:
    """Yield what a section on a public item names that is closed, also in a draft, because that may become public.

    A section that names a closed item stays out of the public papers; of `others` that are closed only the name does.
    """
    for section in verslag.secties:
        if not any(("agendapunt", item) in stukken for item in items_of(section)):
            continue
        kept = openbaar_kopje(section, stukken, closed)
        for name, span in _named(section.head + section.text, section.span, others if kept else closed):
            message = (
                f"Wat onder het kopje `{section.titel[:80]}` staat, "
                + ("is openbaar, maar het noemt" if kept else "komt niet in de openbare stukken: het noemt")
                + f" `{name}`, en dat is niet openbaar."
            )
            yield verslag.document.finding(code, span, message, _AWAY if kept else _APART, f"{section.titel}.{name}")


def _named(text: str, span: Span, closed: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """Yield each closed name that a text holds with its first place. `span`: the place of the text in the document."""
    seen: set[str] = set()
    for start, end, name in places_of(text, closed):
        if name not in seen:
            seen.add(name)
            here = Folded(text, text).span(start, end)
            line = span.line + here.line - 1
            yield name, here._replace(line=line, end_line=line)


def _shared(register: Register, items: list[Agendapunt], bijlagen: frozenset[str], code: Code) -> Iterator[Finding]:
    """Yield the attachments of public items that stay out of the public papers, because closed text names them too."""
    named = [(item, place, each.bestand) for item in items for place, each in enumerate(item.bijlagen)]
    for item, place, name in named:
        if name not in bijlagen and register.attachments.get(name, "") is None:
            message = (
                f"De bijlage `{name}` komt niet in de openbare stukken. Een stuk dat niet openbaar is, noemt haar ook."
            )
            hint = "geef dit punt een eigen bestand met een andere naam, of haal de bijlage hier weg"
            yield item.finding(code, ("bijlagen", place, "bestand"), message, hint)
