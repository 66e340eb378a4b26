"""T5: items that declare themselves public, but stay out of the public papers or name something closed."""

import re
from collections.abc import Iterator

from tafel_cli.checks.rule import rule
from tafel_cli.finding import Code, Finding, Severity, Span
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntopenbaarheid, Agendapuntstatus
from tafel_cli.register.case import Case
from tafel_cli.register.public import Stukken, openbare_bijlagen, openbare_stukken
from tafel_cli.register.register import Register

_ID = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d-[a-z0-9-]*[a-z0-9]")


@rule("T510", "openbaar-leidt-naar-besloten", Severity.WAARSCHUWING)
def leidt_naar_besloten(case: Case, code: Code) -> Iterator[Finding]:
    """A public item does not refer to a closed one, nor name it, nor share an attachment with something closed."""
    register = case.register
    items = register.all(Agendapunt)
    said = [item for item in items if item.openbaarheid is Agendapuntopenbaarheid.OPENBAAR]
    if len(said) == len(items) == len(register.ids("agendapunt")):
        return  # everything is public
    stukken = openbare_stukken(register)
    closed = {id_ for id_ in register.ids("agendapunt") if ("agendapunt", id_) not in stukken}
    for item in said:
        if item.status is Agendapuntstatus.INGETROKKEN:
            continue
        if item.id not in closed:
            yield from _mentions(item, closed, code)
        elif item.vervolg_op in closed:
            message = (
                f"Dit punt komt niet in de openbare stukken. Het is een vervolg op `{item.vervolg_op}`, "
                "en dat is niet openbaar."
            )
            hint = "maak dat andere punt ook openbaar, of haal hier de regel `vervolg_op` of `openbaarheid` weg"
            yield item.finding(code, ("vervolg_op",), message, hint)
    yield from _shared(register, [item for item in said if item.id not in closed], stukken, code)


def _mentions(item: Agendapunt, closed: set[str], code: Code) -> Iterator[Finding]:
    seen: set[str] = set()
    for match in _ID.finditer(item.document.text):
        name = match.group()
        if name in closed and name not in seen:
            seen.add(name)
            message = f"Dit punt is openbaar, maar het noemt `{name}`, en dat is niet openbaar."
            hint = "haal deze verwijzing weg, ook de woorden waar de link op staat als die iets verraden"
            yield item.document.finding(code, Span.of(item.document.text, match), message, hint, name)


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
