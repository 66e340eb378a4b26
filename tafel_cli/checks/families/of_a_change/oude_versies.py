"""T509: sensitive text in any commit of a pull request, also if a later commit removed it."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from tafel_cli.checks.citizen_numbers import bsns
from tafel_cli.checks.contact_details import mails, phones
from tafel_cli.checks.prices import trade
from tafel_cli.checks.rule import rule
from tafel_cli.checks.sensitive import Found, Hit, hits, ibans, specials
from tafel_cli.errors import TafelError
from tafel_cli.finding import START, Code, Finding, Severity
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.reading.document import Document, parse
from tafel_cli.reading.folded import Folded, fold, fold_text, may_hide
from tafel_cli.register.case import Case
from tafel_cli.register.register import Register
from tafel_cli.source import ATTACHMENTS, short_id

_BELOW = f"data/{ATTACHMENTS}/"
_MOST_KNOWN = 10_000
_LARGE, _CLOSED = "is groter dan 2 MB", "is te groot of niet te lezen"
_HINT = (
    "bel de secretaris, want in de oude versie blijft het te lezen; "
    "maak daarna een nieuw voorstel waar dit nooit in heeft gestaan"
)


class Spoor(NamedTuple):
    """One kind of sensitive text: how to find it, its Dutch name, and the severity of the finding."""

    zoek: Callable[[str], Found]
    naam: str
    ernst: Severity


SPOREN = (
    Spoor(bsns, "een getal dat een burgerservicenummer (BSN) kan zijn", Severity.FOUT),
    Spoor(ibans, "een rekeningnummer (IBAN)", Severity.FOUT),
    Spoor(mails, "een mailadres dat van een persoon lijkt", Severity.FOUT),
    Spoor(phones, "een telefoonnummer", Severity.WAARSCHUWING),
    Spoor(specials, "een woord dat vaak bij gevoelige gegevens van een persoon hoort", Severity.WAARSCHUWING),
    Spoor(trade, "een prijs, een bod, een marge of een klant met een bedrag erbij", Severity.WAARSCHUWING),
)


_IN_NAMES = SPOREN[:3]
_TELLING = re.compile(r"[^\x00-\x7f]|@|[aA][tT][)\]]|\d")  # most messages hold no number, and a search takes time
# Lines that git and forges write by themselves, with the name and address of a maker.
_BY = re.compile(r"(?im)^(?:co-authored|signed-off)-by: [^<>\n]*<[^<>\s]*>$")
_IN_BINARY = tuple(spoor for spoor in SPOREN if spoor.zoek is not phones)  # rows of figures in a PDF look like phones


@rule("T509", "gevoelig-in-oude-versie")
def oude_versie(case: Case, code: Code) -> Iterator[Finding]:
    """No commit of a pull request holds sensitive text, because what a later commit removed can still be read.

    Nor does the name of a file, or what an author wrote about a commit. What is not searched gets a warning, because
    silence would look like a search. Without a change nothing is judged.
    """
    if case.change is None:
        return
    for path, data in case.change.contents():
        if data is None:
            yield _niet_bekeken(path, code, _LARGE)
        else:
            yield from _in_text(case, path, data, code)
    there = {*case.base.paths, *(_BELOW + name for name in case.base.attachments)}
    known = {above for path in there for above in _steps(path)}
    for name in sorted({step for path in case.change.paths() for step in _steps(path)} - known):
        yield from _in_name(name, code)
    for commit, message in case.change.messages().items():
        yield from _in_message(commit, message, code)


def _in_text(case: Case, path: str, data: bytes, code: Code) -> Iterator[Finding]:
    """Yield what one version of a file tells and neither the newest nor the version before the change does."""
    now = case.register.document(path)
    if now is not None and data == now.text.encode():
        return  # reported by T501 to T508
    from tafel_cli.reading.attachment_text import is_binary  # few changes have older versions to look into

    words = _words(path, data)
    if words is None:
        yield _niet_bekeken(path, code, _CLOSED)
        return
    folded, lines = words
    same = path.startswith(_BELOW) and data == _attached(case.register, path.removeprefix(_BELOW))
    which = "dit bestand" if same else "een eerdere versie van dit bestand"
    known: dict[str, dict[str, bool]] = {}
    tested = b"\nmededinging: getoetst" in data and _tested(case, path)
    for spoor in _IN_BINARY if is_binary(data) else SPOREN[: -1 if tested else None]:
        for span, hit in hits(folded, spoor.zoek, partial(_is_new, known, case, path, spoor)):
            where = f"op regel {span.line} " if lines else ""
            message = f"In {which} staat {where}{spoor.naam}."
            yield Finding(path, START, _weighed(code, spoor, hit), message, _HINT, f"{path}#{spoor.naam}")


def _tested(case: Case, path: str) -> bool:
    """Tell whether an item says that it was tested, now or before the change: a version in between proves nothing."""
    items = (table.record(path) for table in (case.register, case.newest))
    return any(isinstance(item, Agendapunt) and item.mededinging for item in items)


def _steps(path: str) -> Iterator[str]:
    """Yield a path and each folder above it, because a folder has a name too."""
    steps = path.split("/")
    return ("/".join(steps[:depth]) for depth in range(1, len(steps) + 1))


def _in_name(path: str, code: Code) -> Iterator[Finding]:
    """Yield what the name of a file or folder tells.

    The finding stands at the nearest folder above it whose own path tells nothing, because it may not repeat the name.
    """
    above, _, name = path.rpartition("/")
    for spoor in _IN_NAMES:
        for _, hit in hits(fold_text(name), spoor.zoek):
            place = _silent(above)
            message = f"De naam van een bestand of map in deze map bevat {spoor.naam}."
            hint = f"geef het een andere naam en {_HINT}"
            yield Finding(place or ".", START, _weighed(code, spoor, hit), message, hint, f"{place}#{spoor.naam}")


def _in_message(commit: str, message: str, code: Code) -> Iterator[Finding]:
    """Yield what the author of a commit wrote about it. Only its id says where, because no file holds it."""
    if not _TELLING.search(message):
        return
    for spoor in _IN_NAMES:
        found = [hit for _, hit in hits(fold_text(_BY.sub("", message)), spoor.zoek)]
        if found:
            said = f"In wat de maker schreef bij versie `{short_id(commit)}` staat {spoor.naam}."
            weighed = _weighed(code, spoor, max(found, key=lambda hit: hit.sure))
            yield Finding(".", START, weighed, said, _HINT, f"{commit}#{spoor.naam}")


def _silent(folder: str) -> str:
    """Return the nearest folder, from one upward, in whose path no name tells anything; empty for the root."""
    steps = folder.split("/")
    telling = (any(True for spoor in _IN_NAMES for _ in hits(fold_text(step), spoor.zoek)) for step in steps)
    return "/".join(steps[: next((at for at, tells in enumerate(telling) if tells), len(steps))])


def _weighed(code: Code, spoor: Spoor, hit: Hit) -> Code:
    return code._replace(severity=spoor.ernst) if hit.sure else code.mild


def _key(hit: Hit) -> str:
    """Return what was found without its spelling, so that a number is compared with whole numbers only."""
    return re.sub(r"[\W_]", "", hit.words).casefold()


def _is_new(known: dict[str, dict[str, bool]], case: Case, path: str, spoor: Spoor, hit: Hit) -> bool:
    """Tell whether a hit is not known, or known only as a number that nobody called a BSN; `known` is filled here."""
    if spoor.naam not in known:
        known[spoor.naam] = _known(case, path, spoor.zoek)
    return hit.sure > known[spoor.naam].get(_key(hit), -1)


def _known(case: Case, path: str, find: Callable[[str], Found]) -> dict[str, bool]:
    """Return what the newest version of a file tells, which T501 to T508 report, and what stood in the table before.

    For each key: whether a hit with it is sure.
    """
    found = [_words(path, document.text.encode()) for document in _documents(case, path)]
    if path.startswith(_BELOW) and (data := _attached(case.base, path.removeprefix(_BELOW))) is not None:
        found.append(_words(path, data))
    versions = [words[0] for words in found if words]
    texts = [text for folded in versions for text in {folded.text, folded.source}]
    known: dict[str, bool] = {}
    for text in texts:
        for hit in islice(find(text), _MOST_KNOWN):
            known[_key(hit)] = hit.sure or known.get(_key(hit), False)
    return known


def _documents(case: Case, path: str) -> Iterator[Document]:
    return (found for register in (case.register, case.base) if (found := register.document(path)) is not None)


def _attached(register: Register, name: str) -> bytes | None:
    if name not in register.attachments:
        return None
    try:
        return register.attachment(name)
    except TafelError:
        return None


def _words(path: str, data: bytes) -> tuple[Folded, bool] | None:
    """Return the fold of a file, and whether it has lines; None if it is not searched.

    Of a binary file all that can be read is folded.
    """
    from tafel_cli.reading.attachment_text import attachment_words, decoded

    if path.endswith(".md"):
        text = decoded(data)
        return (fold(parse(path, text.encode())) if may_hide(text) else Folded(text, text)), True
    words = attachment_words(path, data)
    return (fold_text(words.text), words.lines) if words else None


def _niet_bekeken(path: str, code: Code, why: str) -> Finding:
    """Return the warning that a version of a file is not searched."""
    message = f"Een versie van dit bestand {why}. `tafel` heeft daarin niet naar gevoelige gegevens gezocht."
    hint = "kijk zelf of er gegevens van personen of prijzen in staan; is dat zo, begin dan een nieuw, schoon voorstel"
    return Finding(path, START, code.mild, message, hint, f"{path}#{why}")
