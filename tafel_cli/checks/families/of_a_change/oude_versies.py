"""T509: sensitive text in any commit of a pull request, also if a later commit removed it."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tafel_cli.checks.citizen_numbers import bsns
from tafel_cli.checks.rule import rule
from tafel_cli.checks.sensitive import Found, ibans, mails, phones, specials, trade
from tafel_cli.finding import START, Code, Finding, Severity
from tafel_cli.register.case import Case
from tafel_cli.source import readable


def _untested_trade(text: str) -> Found:
    """Find talk about prices, but not in a text that declares `mededinging: getoetst`."""
    return iter(()) if "\nmededinging: getoetst" in text else trade(text)


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
    Spoor(_untested_trade, "een prijs, een bod, een marge of een klant met een bedrag erbij", Severity.WAARSCHUWING),
)


@rule("T509", "gevoelig-in-oude-versie")
def oude_versie(case: Case, code: Code) -> Iterator[Finding]:
    """No commit of a pull request holds sensitive text, because what a later commit removed can still be read."""
    if case.change is None:
        return
    now = {document.path: document.text for document in case.register.documents}
    before = {document.path: document.text for document in case.base.documents}
    for path, data in case.change.contents():
        if data is None:
            yield _niet_bekeken(path, code)
            continue
        text = _text(data)
        if text is None or text == now.get(path):
            continue
        there = now.get(path, "") + before.get(path, "")
        for spoor in SPOREN:
            for hit in spoor.zoek(text):
                if hit.words in there:
                    continue  # reported by T501 to T508, or older than this pull request
                line = text.count("\n", 0, hit.start) + 1
                message = f"In een eerdere versie van dit bestand staat op regel {line} {spoor.naam}."
                hint = (
                    "bel de secretaris, want in de oude versie blijft het te lezen; "
                    "maak daarna een nieuw voorstel waar dit nooit in heeft gestaan"
                )
                heavy = code._replace(severity=spoor.ernst) if hit.sure else code.mild
                yield Finding(path, START, heavy, message, hint, f"{path}#{spoor.naam}")


def _niet_bekeken(path: str, code: Code) -> Finding:
    """Return the warning that a text is too large to search."""
    message = (
        "Een versie van dit bestand is groter dan 2 MB. `tafel` heeft daarin niet naar gevoelige gegevens gezocht."
    )
    hint = "kijk zelf of er gegevens van personen of prijzen in staan; is dat zo, begin dan een nieuw, schoon voorstel"
    return Finding(path, START, code.mild, message, hint, f"{path}#te groot")


def _text(data: bytes) -> str | None:
    """Return the text of a file (UTF-8, or UTF-16 with a BOM); None for a binary file."""
    if not readable(data):
        return None
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return data.decode("utf-16" if wide else "utf-8", "replace")
