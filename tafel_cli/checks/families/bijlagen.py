"""T2: attachments. They can be read, their type is safe and fits the name, and some document names each."""

from collections.abc import Iterator

from tafel_cli.checks.families.weergave import printed_documents
from tafel_cli.checks.file_types import GEVAARLIJK, GEWOON, MACRO, lijkt_op, past, uitgang
from tafel_cli.checks.rule import Rule, rule
from tafel_cli.dutch import enumeration
from tafel_cli.errors import TafelError
from tafel_cli.finding import START, Code, Finding, Severity
from tafel_cli.proof import PICTURES
from tafel_cli.reading.document import Keys
from tafel_cli.reading.record import Record
from tafel_cli.register.case import Case
from tafel_cli.register.mentions import last, names_in, written
from tafel_cli.register.register import Register
from tafel_cli.source import ATTACHMENTS, ONLEESBAAR, SAFE, TE_GROOT, Flaw, misnamed

_BASE = f"data/{ATTACHMENTS}/"
_UNREAD = {ONLEESBAAR: "`tafel` kan de bijlage `{}` niet openen.", TE_GROOT: "De bijlage `{}` is groter dan 100 MB."}


def _gelezen(case: Case) -> Iterator[Finding]:
    """Yield a finding where an attachment is named that cannot be read. Links and folders are left to T205."""
    register = case.register
    for link in register.attaching:
        name = link.reference.target
        flaw = register.attachments.get(name)
        if flaw and flaw.code in _UNREAD:
            document = register.decoded[link.path][0]
            message = _UNREAD[flaw.code].format(name)
            yield document.finding(flaw.code, link.reference.span, message, flaw.hint, link.place)


def _ongenoemd(case: Case) -> Iterator[Finding]:
    """Yield a finding for each odd file, folder or name in data/bijlagen/ that no document names."""
    register = case.register
    named = {link.reference.target for link in register.attaching}
    odd: dict[str, Flaw] = {}
    for name, flaw in register.attachments.items():
        if name in named:
            continue
        steps = name.split("/")
        if flaw:
            odd[name] = flaw
        for depth, step in enumerate(steps, 1):
            if not SAFE.fullmatch(step) and (wrong := misnamed(step)):
                odd.setdefault("/".join(steps[:depth]), wrong)
    for name, (code, message, hint) in odd.items():
        yield Finding(_BASE + name, START, code, message, hint, _BASE + name)


def _misnamed(name: str) -> bool:
    return any(not SAFE.fullmatch(step) and misnamed(step) for step in name.split("/"))


GELEZEN = Rule(_gelezen)
ONGENOEMD = Rule(_ongenoemd)


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

    A file with a flaw or an odd name is left to `_ongenoemd`. While the bytes of a document cannot be read, nothing is
    said, because that one may name the file.
    """
    register = case.register
    if len(register.decoded) != len(register.paths):
        return
    named = {link.reference.target.lower() for link in register.attaching}
    loose = {
        name: written(last(name))
        for name, flaw in register.attachments.items()
        if name.lower() not in named and not flaw and not _misnamed(name)
    }
    names = frozenset(loose.values())
    said = {name for document in register.documents for name in names_in(document.text, names)} if loose else set()
    for name, words in loose.items():
        if words not in said:
            message = "Geen enkel stuk noemt dit bestand. Daarom komt het niet in de vergaderstukken."
            hint = "noem het bij `bijlagen` in de kop van het stuk waar het bij hoort, of haal het bestand weg"
            yield Finding(_BASE + name, START, code, message, hint, _BASE + name)
