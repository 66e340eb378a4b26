"""T2: attachments. Their type must be safe and fit the name, because all parties open them, and somebody names them."""

from collections.abc import Iterator

from tafel_cli.checks.families.weergave import printed_documents
from tafel_cli.checks.file_types import GEVAARLIJK, GEWOON, MACRO, lijkt_op, past, uitgang
from tafel_cli.checks.rule import rule
from tafel_cli.dutch import enumeration
from tafel_cli.errors import TafelError
from tafel_cli.finding import START, Code, Finding, Severity
from tafel_cli.proof import PICTURES
from tafel_cli.reading.document import Keys
from tafel_cli.reading.record import Record
from tafel_cli.register.case import Case
from tafel_cli.register.mentions import last, names_in, written
from tafel_cli.register.register import Register
from tafel_cli.source import ATTACHMENTS

_BASE = f"data/{ATTACHMENTS}/"


@rule("T210", "bijlage-soort")
def soort(case: Case, code: Code) -> Iterator[Finding]:
    """An attachment has a type that is safe and common, and its bytes fit its name.

    A type that is safe but not common is a warning. The bytes are read only if a document that is checked for print
    (`printed_documents`) names the file, or if the change touches it, because reading all is slow. Pictures are left to
    T617, a logo to T616.
    """
    register = case.register
    sound = {name for name, flaw in register.attachments.items() if flaw is None}
    wanted: set[str] | None = None
    for link in register.attaching:
        name, record = link.reference.target, register.record(link.path)
        if link.kind == "tafel" or name not in sound or record is None:
            continue
        if uitgang(name) not in GEWOON:
            yield _unusual(record, link.reference.keys, name, code)
            continue
        if name.lower().endswith(PICTURES):
            continue
        wanted = {document.path for document in printed_documents(case)} if wanted is None else wanted
        touched = case.change is not None and any(each.path == _BASE + name for each in case.change.files)
        if link.path in wanted or touched:
            yield from _content(register, record, link.reference.keys, name, code)


def _unusual(record: Record, keys: Keys, name: str, code: Code) -> Finding:
    if uitgang(name) in GEVAARLIJK:
        message = f"De bijlage `{name}` kan een programma starten op de computer van wie haar opent."
        return record.finding(code, keys, message, "maak er een PDF van en noem dat bestand hier")
    kinds = enumeration([f"`.{kind}`" for kind in GEWOON], "of")
    message = f"De bijlage `{name}` is van een soort die niet iedereen kan openen."
    return record.finding(code.mild, keys, message, f"maak er een PDF van; dit kan ook: {kinds}")


def _content(register: Register, record: Record, keys: Keys, name: str, code: Code) -> Iterator[Finding]:
    try:
        data = register.attachment(name)
    except TafelError:
        return  # reported when a pack is made, and by T003
    if not past(name, data):
        kind = uitgang(name)
        message = f"De bijlage `{name}` heeft de naam van een {kind.upper()}, maar het is {lijkt_op(data)}."
        hint = f"bewaar het stuk opnieuw als {kind.upper()}, of zet hier het goede bestand neer"
        yield record.finding(code, keys, message, hint)
    elif MACRO in data:
        message = f"In de bijlage `{name}` zit een macro. Dat is een programma dat kan starten als iemand haar opent."
        yield record.finding(code, keys, message, "bewaar het stuk zonder macro's, of als PDF")


@rule("T212", "bijlage-van-niemand", Severity.WAARSCHUWING)
def van_niemand(case: Case, code: Code) -> Iterator[Finding]:
    """Some document names each file among the attachments, in its header or anywhere in its text, in any case.

    While the bytes of a document cannot be read, nothing is said, because that one may name the file.
    """
    register = case.register
    if len(register.decoded) != len(register.paths):
        return
    named = {link.reference.target.lower() for link in register.attaching}
    loose = {name: written(last(name)) for name in register.attachments if name.lower() not in named}
    names = frozenset(loose.values())
    said = {name for document in register.documents for name in names_in(document.text, names)} if loose else set()
    for name, words in loose.items():
        if words not in said:
            message = "Geen enkel stuk noemt dit bestand. Daarom komt het niet in de vergaderstukken."
            hint = "noem het bij `bijlagen` in de kop van het stuk waar het bij hoort, of haal het bestand weg"
            yield Finding(_BASE + name, START, code, message, hint, _BASE + name)
