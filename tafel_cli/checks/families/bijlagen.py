"""T2: attachments. They can be read, their type is safe and fits the name, and some document names each."""

from collections.abc import Iterable, Iterator

from tafel_cli.checks.families.identiteit import unsafe
from tafel_cli.checks.families.weergave import printed_documents
from tafel_cli.checks.file_types import GEVAARLIJK, GEWOON, MACRO, lijkt_op, past, uitgang
from tafel_cli.checks.rule import Rule, rule
from tafel_cli.dutch import enumeration
from tafel_cli.errors import TafelError
from tafel_cli.finding import START, Code, Finding, Severity
from tafel_cli.proof import PICTURES
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


GELEZEN = Rule(_gelezen)
ONGENOEMD = Rule(_ongenoemd)


@rule("T210", "bijlage-soort")
def soort(case: Case, code: Code) -> Iterator[Finding]:
    """An attachment has a type that is safe and common, and its bytes fit its name.

    A type that is safe but not common is a warning. The bytes are read only if a document that is checked for print
    (`printed_documents`) names the file, or if the change touches it, because reading all is slow. Pictures are left to
    T617, a logo to T616. A file that no header names, but perhaps a link, is judged all the same.
    """
    yield from _named(case, code)
    yield from _not_named(case, code)


def _named(case: Case, code: Code) -> Iterator[Finding]:
    """Yield the findings on attachments that a header names, at the line that does."""
    register = case.register
    sound = {name for name, flaw in register.attachments.items() if flaw is None}
    wanted: set[str] | None = None
    touched = _touched(case)
    for link in register.attaching:
        name, record = link.reference.target, register.record(link.path)
        if link.kind == "tafel" or name not in sound or record is None:
            continue
        if uitgang(name) not in GEWOON:
            said = _unusual(name, "noem dat bestand hier")
            yield record.finding(_weight(name, code), link.reference.keys, *said)
            continue
        if name.lower().endswith(PICTURES):
            continue
        wanted = {document.path for document in printed_documents(case)} if wanted is None else wanted
        if (link.path in wanted or name in touched) and (wrong := _content(register, name)):
            yield record.finding(code, link.reference.keys, *wrong)


def _not_named(case: Case, code: Code) -> Iterator[Finding]:
    """Yield the findings on files that no header names, at the file; a safe one that no text names is left to T212."""
    register = case.register
    touched = _touched(case)
    loose = _loose(register, [name for name in register.attachments if uitgang(name) not in GEWOON or name in touched])
    uncommon = {name: words for name, words in loose.items() if uitgang(name) not in {*GEWOON, *GEVAARLIJK}}
    said = _said(register, uncommon)
    for name in loose:
        told: tuple[str, str] | None = None
        if uitgang(name) in GEVAARLIJK or name in said:
            told = _unusual(name, "haal dit bestand weg")
        elif name in touched and not name.lower().endswith(PICTURES):
            told = _content(register, name)
        if told:
            path = _BASE + name
            yield Finding(path, START, _weight(name, code), *told, path)


def _touched(case: Case) -> set[str]:
    """Return the names of the attachments that the change touches."""
    files = case.change.files if case.change else ()
    return {each.path.removeprefix(_BASE) for each in files if each.path.startswith(_BASE)}


def _weight(name: str, code: Code) -> Code:
    """Return the code for a type: mild if it is not common, but safe."""
    return code if uitgang(name) in GEWOON or uitgang(name) in GEVAARLIJK else code.mild


def _unusual(name: str, instead: str) -> tuple[str, str]:
    """Return the message and the hint on a type that is not common, or not safe; `instead`: what to do after a PDF."""
    if uitgang(name) in GEVAARLIJK:
        message = f"De bijlage `{name}` kan een programma starten op de computer van wie haar opent."
        return message, f"maak er een PDF van en {instead}"
    kinds = enumeration([f"`.{kind}`" for kind in GEWOON], "of")
    message = f"De bijlage `{name}` is van een soort die niet iedereen kan openen."
    return message, f"maak er een PDF van; dit kan ook: {kinds}"


def _content(register: Register, name: str) -> tuple[str, str] | None:
    """Return the message and the hint on bytes that do not fit the name; None if they do."""
    try:
        data = register.attachment(name)
    except TafelError:
        return None  # reported when a pack is made, and by T003
    if not past(name, data):
        kind = uitgang(name)
        message = f"De bijlage `{name}` heeft de naam van een {kind.upper()}, maar het is {lijkt_op(data)}."
        return message, f"bewaar het stuk opnieuw als {kind.upper()}, of zet hier het goede bestand neer"
    if MACRO in data:
        message = f"In de bijlage `{name}` zit een macro. Dat is een programma dat kan starten als iemand haar opent."
        return message, "bewaar het stuk zonder macro's, of als PDF"
    return None


def _loose(register: Register, names: Iterable[str]) -> dict[str, str]:
    """Return which attachments are sound, and have a safe name that no header names → how a text would name them."""
    named = {link.reference.target.lower() for link in register.attaching}
    return {
        name: written(last(name))
        for name in names
        if name.lower() not in named and not register.attachments[name] and not unsafe(name)
    }


def _said(register: Register, loose: dict[str, str]) -> set[str]:
    """Return which of these attachments a text names."""
    names = frozenset(loose.values())
    said = {name for document in register.documents for name in names_in(document.text, names)} if loose else set()
    return {name for name, words in loose.items() if words in said}


@rule("T212", "bijlage-van-niemand", Severity.WAARSCHUWING)
def van_niemand(case: Case, code: Code) -> Iterator[Finding]:
    """Some document names each file among the attachments, in its header or anywhere in its text, in any case.

    A file with a flaw or an odd name is left to `_ongenoemd`, T205 and T209, a dangerous one to T210. While the bytes
    of a document cannot be read, nothing is said, because that one may name the file.
    """
    register = case.register
    if len(register.decoded) != len(register.paths):
        return
    loose = _loose(register, register.attachments)
    said = _said(register, loose)
    for name in loose:
        if name not in said and uitgang(name) not in GEVAARLIJK:
            message = "Geen enkel stuk noemt dit bestand. Daarom komt het niet in de vergaderstukken."
            hint = "noem het bij `bijlagen` in de kop van het stuk waar het bij hoort, of haal het bestand weg"
            yield Finding(_BASE + name, START, code, message, hint, _BASE + name)
