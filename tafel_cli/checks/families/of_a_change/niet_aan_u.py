"""T7: what stands in a party's own document and is not for that party to write: the submitter or the secretary does."""

from collections.abc import Iterator
from itertools import islice

from tafel_cli.checks.prices import trade
from tafel_cli.checks.rule import rule
from tafel_cli.checks.sensitive import hits
from tafel_cli.errors import TafelError
from tafel_cli.finding import START, Code, Finding
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntopenbaarheid
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.reading.folded import fold, fold_text
from tafel_cli.reading.record import Record
from tafel_cli.register.case import Case
from tafel_cli.register.proposal import ABSENT, ATTACHED, Rol, Stap, gebruikers, namens, record_at
from tafel_cli.register.register import Register
from tafel_cli.register.standing import keten

_ANTWOORD = ("stand", "voorwaarde")
_OPNIEUW = "haal het weg, of vraag de secretaris om het stuk opnieuw na te kijken"


@rule("T708", "niet-aan-u")
def niet_aan_u(case: Case, code: Code) -> Iterator[Finding]:
    """A participant leaves alone what only the submitter or the secretary writes in a document of its own.

    A joint submitter does not open a closed item. A party does not declare its text tested, nor gives it other prices
    then (a warning, because the secretary may agree). It does not turn round the answer of its board.
    """
    for stap in case.stappen:
        if stap.actor.rol is not Rol.PARTIJ:
            continue
        if stap.file.path.startswith(ATTACHED) and stap.file.after != ABSENT:
            yield from _bijlage(case, code, stap)
        if not stap.bestond or _mijn(stap, stap.voor):
            yield from _in_stuk(code, stap, case.base.record(stap.file.path))


def _mijn(stap: Stap, record: Record | None) -> bool:
    return bool(namens(record) & stap.actor.partijen)


def _in_stuk(code: Code, stap: Stap, begin: Record | None) -> Iterator[Finding]:
    """Yield the findings in a document. `begin`: as the change found it, because what others wrote does not count."""
    match stap.voor, stap.na:
        case (Agendapunt() | None) as voor, Agendapunt() as na:
            if voor and _zelf(begin, na, "openbaarheid", "vervolg_op"):
                yield from _opent(code, stap, voor, na)
            if na.mededinging and not (voor and voor.mededinging):
                yield from _verklaart(code, na) if _zelf(begin, na, "mededinging") else ()
            elif voor and na.mededinging:
                yield from _getoetst(code, voor, na)
        case Bekrachtiging() as voor, Bekrachtiging() as na:
            changed = [key for key in _ANTWOORD if getattr(voor, key) != getattr(na, key) and _zelf(begin, na, key)]
            yield from _antwoord(code, stap, changed[0], voor, na) if changed else ()


def _zelf(begin: Record | None, na: Record, *keys: str) -> bool:
    """Tell whether the change itself wrote one of these keys."""
    return any(getattr(begin, key, None) != getattr(na, key) for key in keys)


def _opent(code: Code, stap: Stap, voor: Agendapunt, na: Agendapunt) -> Iterator[Finding]:
    """Yield a finding if a joint submitter makes an item public, or takes away what kept it closed."""
    if voor.indiener in stap.actor.partijen or _open(stap.nu, voor) or not _open(stap.nu, na):
        return
    key = "openbaarheid" if na.openbaarheid is not voor.openbaarheid else "vervolg_op"
    message = f"U maakt dit punt openbaar. Dat doet alleen de indiener (`{voor.indiener}`) of het secretariaat."
    yield na.finding(code, (key,), message, f"{stap.terug}, en vraag het aan `{voor.indiener}`")


def _open(table: Register, item: Agendapunt) -> bool:
    """Tell whether an item and all that it follows on say that they are public."""
    return all(each.openbaarheid is Agendapuntopenbaarheid.OPENBAAR for each in keten(table, item))


def _verklaart(code: Code, na: Agendapunt) -> Iterator[Finding]:
    message = "`mededinging: getoetst` schrijft alleen de secretaris, die het stuk dan heeft nagekeken."
    hint = "haal deze regel weg, en vraag de secretaris om het stuk na te kijken"
    yield na.finding(code, ("mededinging",), message, hint)


def _getoetst(code: Code, voor: Agendapunt, na: Agendapunt) -> Iterator[Finding]:
    """Yield a warning at the first price in a text that changed after it was tested."""
    if (voor.titel, voor.gevraagd, voor.document.body) == (na.titel, na.gevraagd, na.document.body):
        return
    for span, hit in islice(hits(fold(na.document), trade), 1):
        message = (
            f"Bij `{hit.words}` staat een {hit.kind}. De secretaris keek een eerdere tekst na, en die is veranderd."
        )
        yield na.document.finding(code.mild, span, message, _OPNIEUW)


def _bijlage(case: Case, code: Code, stap: Stap) -> Iterator[Finding]:
    """Yield a warning if an attachment of a tested item holds prices, because T508 is silent then."""
    name = stap.file.path.removeprefix(ATTACHED)
    users = [record_at(case.register, path) for path in gebruikers(case.register, stap.file.path)]
    if not any(isinstance(item, Agendapunt) and item.mededinging and _mijn(stap, item) for item in users):
        return
    from tafel_cli.reading.attachment_text import attachment_words  # few changes touch such an attachment

    try:
        words = attachment_words(name, case.register.attachment(name))
    except TafelError:
        return  # T003 and T004 tell that it cannot be read
    for _, hit in islice(hits(fold_text(words.text), trade), 1) if words else ():
        message = f"Bij `{hit.words}` staat een {hit.kind}. De secretaris heeft deze bijlage nog niet nagekeken."
        yield Finding(stap.file.path, START, code.mild, message, _OPNIEUW, stap.file.path)


def _antwoord(code: Code, stap: Stap, key: str, voor: Bekrachtiging, na: Bekrachtiging) -> Iterator[Finding]:
    """Yield that the answer of a board changed. Its day, number and board the party may put right."""
    message = f"Het antwoord van uw bestuur is al vastgelegd: `{voor.stand.value}`. De tafel rekent daarop."
    yield na.finding(code, (key,), message, f"{stap.terug}, en vraag de secretaris om de verandering")
