"""T5: what would be public, but stays out of the public papers or names something closed."""

from collections.abc import Iterator, Mapping

from tafel_cli.checks.families.weergave import printed_documents
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
from tafel_cli.register.closed_titles import besloten_titels, titels_in
from tafel_cli.register.mentions import last, names_in, places_of, stem, written
from tafel_cli.register.minutes import items_of
from tafel_cli.register.public import (
    Stukken,
    alles_openbaar,
    besloten_namen,
    besloten_punten,
    openbaar_kopje,
    openbare_stukken,
)
from tafel_cli.register.public_attachments import Dicht, bijlagen_met_reden
from tafel_cli.register.register import Register
from tafel_cli.source import ATTACHMENTS

_AWAY = "haal deze verwijzing weg, ook de woorden waar de link op staat als die iets verraden"
_APART = "haal deze verwijzing weg, of zet wat over dat punt is gezegd onder een eigen kopje"

_TITLE = "Hier staat de titel of de naam van een punt of bijlage die niet openbaar is."
_REPHRASE = "schrijf dit met andere woorden als de lezer niet mag weten dat dat stuk er is; laat het anders staan"
_BECAUSE = {
    Dicht.GENOEMD: (
        "Een stuk dat niet openbaar is, noemt haar ook.",
        "geef dit punt een eigen bestand met een andere naam, of haal de bijlage hier weg",
    ),
    Dicht.GELIJK: (
        "Zij is precies gelijk aan een bijlage van een stuk dat niet openbaar is.",
        "haal de bijlage hier weg, of maak dat andere stuk ook openbaar",
    ),
    Dicht.NOEMT: (
        "Daarin staat de naam van een stuk of een bestand dat niet openbaar is.",
        "haal die naam uit de bijlage, of haal de bijlage hier weg",
    ),
}


@rule("T510", "openbaar-leidt-naar-besloten", Severity.WAARSCHUWING)
def leidt_naar_besloten(case: Case, code: Code) -> Iterator[Finding]:
    """A public text names no closed document or attachment, and shares no attachment with something closed."""
    register = case.register
    said = [item for item in register.all(Agendapunt) if item.openbaarheid is Agendapuntopenbaarheid.OPENBAAR]
    if alles_openbaar(register):
        return
    stukken = openbare_stukken(register)
    closed, why = besloten_punten(register, stukken), bijlagen_met_reden(register, stukken, _searched(case))
    bijlagen = frozenset(name for name, reason in why.items() if reason is None)
    names = closed | besloten_namen(register, stukken, bijlagen)
    titels = besloten_titels(register, stukken, bijlagen)
    for item in said:
        if item.status is not Agendapuntstatus.INGETROKKEN and item.id in closed and item.vervolg_op in closed:
            message = (
                f"Dit punt komt niet in de openbare stukken. Het is een vervolg op `{item.vervolg_op}`, "
                "en dat is niet openbaar."
            )
            hint = "maak dat andere punt ook openbaar, of haal hier de regel `vervolg_op` of `openbaarheid` weg"
            yield item.finding(code, ("vervolg_op",), message, hint)
    for document, what, told in _texts(register, stukken):
        yield from _mentions(document, what, names, code, told)
        yield from _titles(document, document.text, START, titels, code)
    for verslag in register.all(Verslag):
        if titels or names_in(verslag.document.text, names):
            yield from _sections(verslag, stukken, (closed, names - closed, titels), code)
    yield from _shared(register, [item for item in said if item.id not in closed], why, code)


def _texts(register: Register, stukken: Stukken) -> Iterator[tuple[Document, str, frozenset[str | None]]]:
    """Yield each public document but minutes, how a message calls it, and the names of which another finding tells."""
    for item in register.all(Agendapunt):
        if ("agendapunt", item.id) in stukken and item.status is not Agendapuntstatus.INGETROKKEN:
            yield item.document, "Dit punt", _attached_to(item, register)
    for kind in (Besluit, Actie, Bekrachtiging, Werkafspraak):
        for record in register.all(kind):
            if (record.kind_name, record.id) in stukken:
                yield record.document, "Dit stuk", frozenset()


def _attached_to(item: Agendapunt, register: Register) -> frozenset[str | None]:
    """Return the names of the attachments of an item, with those of nobody if one of its own is not there.

    It probably means one of these, and T204 tells so.
    """
    files = [each.bestand for each in item.bijlagen]
    if any(file not in register.attachments for file in files):
        files += register.attachments.keys() - {link.reference.target for link in register.attaching}
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
    verslag: Verslag, stukken: Stukken, names: tuple[frozenset[str], frozenset[str], frozenset[str]], code: Code
) -> Iterator[Finding]:
    """Yield what a section on a public item names that is closed, also in a draft, because that may become public.

    A section that names a closed item stays out of the public papers; of `others` that are closed only the name does.
    `names`: of closed items, of `others`, and the titles of what is closed.
    """
    closed, others, titels = names
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
        if kept:
            yield from _titles(verslag.document, section.head + section.text, section.span, titels, code)


def _titles(document: Document, text: str, span: Span, titels: frozenset[str], code: Code) -> Iterator[Finding]:
    """Yield each line of a public text with a closed title. The message does not repeat it, as it may be a secret."""
    lines: set[int] = set()
    for place in titels_in(text, titels):
        here = Folded(text, text).span(*place)
        line = span.line + here.line - 1
        if line not in lines:
            lines.add(line)
            yield document.finding(code, here._replace(line=line, end_line=line), _TITLE, _REPHRASE, "titel")


def _named(text: str, span: Span, closed: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """Yield each closed name that a text holds with its first place. `span`: the place of the text in the document."""
    seen: set[str] = set()
    for start, end, name in places_of(text, closed):
        if name not in seen:
            seen.add(name)
            here = Folded(text, text).span(start, end)
            line = span.line + here.line - 1
            yield name, here._replace(line=line, end_line=line)


def _searched(case: Case) -> set[str]:
    """Return the attachments whose words are read: those of what is printed, and those that the change touches."""
    printed = {document.path for document in printed_documents(case)} if case.register.attaching else set()
    changed = {file.path for file in case.change.files} if case.change else set()
    links = [(link.path, link.reference.target) for link in case.register.attaching]
    return {name for path, name in links if path in printed or f"data/{ATTACHMENTS}/{name}" in changed}


def _shared(
    register: Register, items: list[Agendapunt], why: Mapping[str, Dicht | None], code: Code
) -> Iterator[Finding]:
    """Yield the attachments of public items that stay out of the public papers, with the reason."""
    named = [(item, place, each.bestand) for item in items for place, each in enumerate(item.bijlagen)]
    for item, place, name in named:
        if register.attachments.get(name, "") is None and (reason := why.get(name, Dicht.GENOEMD)):
            because, hint = _BECAUSE[reason]
            message = f"De bijlage `{name}` komt niet in de openbare stukken. {because}"
            yield item.finding(code, ("bijlagen", place, "bestand"), message, hint)
