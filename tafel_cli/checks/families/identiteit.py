"""T2: names and references. A name must exist, be unique, and work on every computer."""

import re
from collections.abc import Collection, Iterator, Mapping

from tafel_cli.checks.rule import rule
from tafel_cli.dutch import enumeration
from tafel_cli.finding import START, Code, Edit, Finding, Severity
from tafel_cli.kinds import KINDS
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.reading.document import id_of
from tafel_cli.register.case import Case
from tafel_cli.register.register import Link, Register
from tafel_cli.register.standing import actieve_partijen
from tafel_cli.source import ATTACHMENTS, BESTAND_SOORT, SAFE, SYMLINK, misnamed
from tafel_cli.source.git_folder import read_by_git

FEW = 15
_SHOWN = 5  # names of a cycle in a message
TABLE = ["data", "tafel.md"]  # a folder that holds this is taken for a table (source.find_root)
_NOUNS = {"soort": "soort organisatie", "vast_punt": "vast punt"}  # other kinds have their Dutch name


def _finding(register: Register, link: Link, code: Code, message: str, hint: str) -> Finding:
    document, decoded = register.decoded[link.path]
    found = document.finding(code, link.reference.span, message, hint, link.place)
    return found if decoded.record else found._replace(source="")


@rule("T201", "verwijzing-onbekend")
def onbekend(case: Case, code: Code) -> Iterator[Finding]:
    """A reference names something that the table has. Attachments are left to T204, a misnamed file to T207 or T208."""
    register = case.register
    for link in register.unknown:
        target, kinds = link.reference.target, link.reference.kinds
        if any((kind, target) in register.misnamed for kind in kinds):
            continue
        noun = _NOUNS.get(kinds[0], kinds[0])
        known = [id_ for kind in kinds for id_ in register.ids(kind)]
        hint = _titled(register, kinds, target) or suggested(target, known) or _known(kinds[0], known)
        yield _finding(register, link, code, f"Er is geen {noun} met de naam `{target[:80]}`.", hint)


def suggested(word: str, known: Collection[str]) -> str:
    """Return the hint that proposes the known name most like this one; empty if none is close."""
    from tafel_cli.reading.slips import suggest  # loaded only for an unknown name

    return suggest(word.rpartition("/")[2].removesuffix(".md"), known)  # an address or a path ends in the name


def _titled(register: Register, kinds: tuple[str, ...], typed: str) -> str:
    """Return the hint that proposes the only document with this title; empty if there is none."""
    from tafel_cli.reading.slips import meant  # loaded only for an unknown name
    from tafel_cli.register.names import meant_by

    found = meant_by(register, kinds, typed)
    return meant(found[0]) if len(found) == 1 else ""


def _known(kind: str, known: list[str]) -> str:
    if not known:
        return "maak eerst het bestand met deze naam, of haal deze regel weg"
    if len(known) > FEW and kind in KINDS:
        return f"kies de naam van een bestand in `data/{KINDS[kind].folder}/`, zonder `.md`"
    return f"kies uit: {', '.join(known)}"


@rule("T202", "verwijzing-kring")
def kring(case: Case, code: Code) -> Iterator[Finding]:
    """References between documents of one kind (`vervolg_op`, `vervangt`) make no cycle."""
    chains = {
        (link.kind, id_of(link.path)): link for link in case.register.links if link.reference.kinds == (link.kind,)
    }
    for kind, round_ in rounds(chains):
        for at, start in enumerate(round_):
            shown = (round_[at : at + _SHOWN] + round_[: min(at, _SHOWN)])[:_SHOWN]
            shown += ["…"] if len(round_) > _SHOWN else []
            message = f"Stukken verwijzen in een kring naar elkaar: {' → '.join([*shown, start])}."
            if len(round_) == 1:
                message = "Dit stuk verwijst naar zichzelf."
            hint = "noem hier een ouder stuk, of haal deze regel weg"
            yield _finding(case.register, chains[kind, start], code, message, hint)


def rounds(chains: Mapping[tuple[str, str], Link]) -> Iterator[tuple[str, list[str]]]:
    """Yield (kind, ids) for each cycle. Every document is passed once, because a chain may be long."""
    passed: set[tuple[str, str]] = set()
    for kind, start in chains:
        here, walked = start, dict[str, int]()
        while (kind, here) in chains and (kind, here) not in passed:
            passed.add((kind, here))
            walked[here] = len(walked)
            here = chains[kind, here].reference.target
        if here in walked:
            yield kind, [*walked][walked[here] :]


def unsafe(name: str) -> bool:
    """Tell whether the name of an attachment is unsafe: for some file system, git or shell, or as a nested table."""
    steps = name.split("/")
    return not all(SAFE.fullmatch(step) and not step.startswith(".") for step in steps) or steps[-2:] == TABLE


@rule("T204", "pad-ontbreekt")
def ontbreekt(case: Case, code: Code) -> Iterator[Finding]:
    """A named attachment is in data/bijlagen/. Another case is left to T206, an unsafe name to T205.

    A file in a folder that is not read, such as a link, is left to the finding on that folder.
    """
    register = case.register
    folded = {name.casefold() for name in register.attachments}
    for link in register.attaching:
        name = link.reference.target
        if not unsafe(name) and name.casefold() not in folded and not register.out_of_reach(name):
            hint = suggested(name, register.attachments) or "zet het bestand in `data/bijlagen/`, of verbeter de naam"
            yield _finding(register, link, code, f"De bijlage `{name}` staat niet in `data/bijlagen/`.", hint)


@rule("T205", "pad-onveilig")
def onveilig(case: Case, code: Code) -> Iterator[Finding]:
    """A named attachment has a safe name, and is an ordinary file. So has one that no header names.

    Of the latter, names that do not work everywhere are left to T005, and those that git reads to T209.
    """
    register = case.register
    for link in register.attaching:
        name = link.reference.target
        if unsafe(name):
            message = f"`{name[:80]}` is geen veilige naam voor een bijlage."
            yield _finding(register, link, code, message, _safe(register, name))
        elif (flaw := register.attachments.get(name)) and flaw.code in (BESTAND_SOORT, SYMLINK):
            message = f"De bijlage `{name}` is geen gewoon bestand."
            yield _finding(register, link, code, message, "zet het bestand zelf in `data/bijlagen/`")
    named = {link.reference.target for link in register.attaching}
    odd = (_hidden(name) for name, flaw in register.attachments.items() if flaw is None and name not in named)
    for name in dict.fromkeys(filter(None, odd)):
        path = f"data/{ATTACHMENTS}/{name}"
        message = "Dit is geen veilige naam voor een bijlage."
        hint = "haal dit weg, of kies een andere naam, die niet met een punt begint en niet `data/tafel.md` is"
        yield Finding(path, START, code, message, hint, path)


def _hidden(name: str) -> str | None:
    """Return the part of a path that hides a file or makes a table of a folder; None if there is none."""
    if not name.startswith(".") and "/." not in name and not name.endswith(TABLE[-1]):
        return None  # nearly every name
    steps = name.split("/")
    for depth, step in enumerate(steps, 1):
        if step.startswith(".") and SAFE.fullmatch(step):
            return None if read_by_git(step) else "/".join(steps[:depth])
    return name if steps[-2:] == TABLE else None


def _safe(register: Register, name: str) -> str:
    """Return the hint on an unsafe name: the name to type, or how to rename the file if its own name is unsafe."""
    last = re.split(r"[\\/]", name)[-1]
    if last in register.attachments and not unsafe(last):
        return f"schrijf alleen de naam van een bestand in `data/bijlagen/`: `{last}`"
    if name in register.attachments or last in register.attachments:
        flaw = next(filter(None, map(misnamed, name.split("/") if name in register.attachments else [last])), None)
        rename = flaw.hint if flaw else "kies voor het bestand een andere naam, die niet met een punt begint"
        return f"{rename}; schrijf die naam daarna ook hier"
    if last == name and (flaw := misnamed(name)):
        return f"{flaw.hint}; schrijf die naam daarna ook hier"
    return "schrijf alleen de naam van een bestand in `data/bijlagen/`, met letters, cijfers, punten en streepjes"


@rule("T206", "pad-hoofdletters")
def hoofdletters(case: Case, code: Code) -> Iterator[Finding]:
    """A named attachment is spelt as its file, in the same case."""
    register = case.register
    folded = {name.casefold(): name for name in register.attachments}
    for link in register.attaching:
        name = link.reference.target
        real = folded.get(name.casefold())
        if real and name not in register.attachments and not unsafe(name):
            message = f"De bijlage heet `{real}`. Hoofdletters en kleine letters moeten hetzelfde zijn."
            found = _finding(register, link, code, message, f"schrijf `{real}`")
            yield found._replace(edit=_spelt(register, link, name))


def _spelt(register: Register, link: Link, name: str) -> Edit | None:
    """Return the edit to the spelling of the file; None unless one sound file differs only in case."""
    real = [other for other in register.attachments if other.casefold() == name.casefold()]
    if len(real) != 1 or register.attachments[real[0]] or unsafe(real[0]):
        return None
    return register.decoded[link.path][0].exchange(link.reference.span, name, real[0])


@rule("T211", "account-bij-twee-partijen", Severity.WAARSCHUWING)
def gedeeld_account(case: Case, code: Code) -> Iterator[Finding]:
    """An account belongs to one party, because it may change the documents of each party that has it."""
    parties = actieve_partijen(case.register)
    for party in parties:
        for index, account in enumerate(party.accounts):
            others = [one.id for one in parties if one is not party and _has(one, account)]
            if others:
                named = enumeration([f"`{id_}`" for id_ in others])
                message = f"Het account `{account}` staat ook bij {named}, en mag dus de stukken van beide veranderen."
                hint = "laat het bij een partij staan, en geef de andere een eigen account"
                yield party.finding(code, ("accounts", index), message, hint)


def _has(party: Organisatie, account: str) -> bool:
    return account.casefold() in {other.casefold() for other in party.accounts}
