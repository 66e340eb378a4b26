"""Reads the lines on what was done before: minutes that were adopted (`Verslag`), and answers of boards."""

import re

from tafel_cli.dutch import long_date
from tafel_cli.kinds.bekrachtiging import Bekrachtigingsstand
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.reading.days import leading_day, whole_day
from tafel_cli.reading.minute_lines import MinuteLine
from tafel_cli.register.minute_lines.section import SPOT, UNKNOWN, UnderHeading, one_line, short
from tafel_cli.register.minute_lines.values import BoardAnswered, MinutesAdopted, NotReadError

_ADOPTED = re.compile(r"vastgesteld(?!\w)\s*[.;\n]?\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_CHANGE = re.compile(r"(?:^|(?<=[.\n;]))\s*wijz(?:iging)?\.?\s*:\s*", re.IGNORECASE)
_ID = re.compile(r"\s*(?P<id>\d{4}-\d{2}-\d{2}[\w-]*)(?P<rest>.*)", re.DOTALL)
_REF = re.compile(
    r"\s*(?P<ref>(?:[\w-]+-)?b\d{1,3}|\d{1,2}[a-z]?\.\d{1,2})(?!\w)\s*:?\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_YES, _NO, _IF = "ja", "nee", re.compile(r"(?:ja\s*,?\s*)?mits\s+(?P<text>.*)", re.IGNORECASE | re.DOTALL)


def adopted(section: UnderHeading, line: MinuteLine) -> MinutesAdopted:
    """Return what a `Verslag` line says; raises NotReadError."""
    id_, said = _minutes(section, line.rest)
    said = said.lstrip(" :\n")
    match = _ADOPTED.fullmatch(said)
    whole = f"Verslag {id_}: vastgesteld"
    if match is None:
        raise NotReadError("Achter de dag staat alleen: vastgesteld.", whole)
    rest = match["rest"].strip()
    first, *changes = _CHANGE.split(rest)
    if first.strip(" .") or any(not change.strip() for change in changes):
        message = "Achter `vastgesteld` staat niets, of elke wijziging met het woord `Wijziging:` ervoor."
        raise NotReadError(message, f"{whole}. Wijziging: {one_line(first or rest) or UNKNOWN}")
    return MinutesAdopted(verslag=id_, wijzigingen=tuple(change.strip() for change in changes))


def _minutes(section: UnderHeading, rest: str) -> tuple[str, str]:
    """Return the id of the minutes that a day or an id names, and what stands behind it."""
    register, own = section.shared.register, section.shared.meeting
    whole = f"Verslag {SPOT}: vastgesteld"
    match = _ID.match(rest)
    if match and match["id"] == own.id:
        raise NotReadError("Dit is het verslag zelf. Welk eerder verslag is vastgesteld?", whole.replace(SPOT, UNKNOWN))
    if match and register.path_of("verslag", match["id"]):
        return match["id"], match["rest"]
    found = leading_day(rest)
    if found is None:
        raise NotReadError("Van welke dag is het verslag dat is vastgesteld?", whole.replace(SPOT, UNKNOWN))
    day = section.day(found.day, whole, past=True)
    meetings = [one for one in register.held() if one.datum == day and one.id != own.id]
    minutes = [one.id for one in meetings if register.get(Verslag, one.id) or register.path_of("verslag", one.id)]
    if len(minutes) != 1:
        message = f"Er is geen verslag van een bijeenkomst op {long_date(day)}."
        if minutes:
            message = f"Op {long_date(day)} was er meer dan één bijeenkomst: {' en '.join(minutes)}."
        raise NotReadError(message, whole.replace(SPOT, UNKNOWN))
    return minutes[0], found.rest


def answered(section: UnderHeading, line: MinuteLine) -> BoardAnswered:
    """Return what a `Bekrachtiging` line says; raises NotReadError."""
    match = _REF.match(line.rest)
    ref, behind = (match["ref"], match["rest"]) if match else ("", line.rest)
    party, colon, said = behind.partition(":")
    said = said.strip()
    whole = f"Bekrachtiging {ref or UNKNOWN} {SPOT}: {one_line(said) or UNKNOWN}"
    if not ref:
        raise NotReadError(
            "Over welk besluit gaat dit? Typ het nummer, zoals b1.", whole.replace(SPOT, party.strip() or UNKNOWN)
        )
    by, _ = section.party(party, whole)
    typed = f"Bekrachtiging {UNKNOWN} {by}: {one_line(said) or UNKNOWN}"
    whole = f"Bekrachtiging {ref} {by}: {SPOT}"
    if not colon:
        raise NotReadError("Wat zegt het bestuur? Kies uit: ja, ja, mits …, of nee.", whole.replace(SPOT, UNKNOWN))
    stand, condition, last = _answer(said, whole)
    day = whole_day(last) if last else None
    if day and day.next:
        raise NotReadError("Op welke dag zei het bestuur dit?", whole.replace(SPOT, f"{stand.value}, {UNKNOWN}"))
    op = section.day(day, f"Bekrachtiging {ref} {by}: ja, {SPOT}", past=True) if day else None
    if op and op > section.shared.meeting.datum:
        raise NotReadError(f"{short(op)} is na deze bijeenkomst.", whole.replace(SPOT, f"ja, {UNKNOWN}"))
    besluit = section.shared.earlier.besluit(ref, by, typed, lambda one: one.stand is stand)
    return BoardAnswered(besluit=besluit, organisatie=by, stand=stand, voorwaarde=condition, op=op)


def _answer(said: str, whole: str) -> tuple[Bekrachtigingsstand, str, str]:
    """Return the answer, the condition and the day as typed, if any."""
    before, comma, behind = said.rpartition(",")
    dated = bool(comma) and whole_day(behind) is not None
    text, last = (before, behind) if dated else (said, "")
    words = one_line(text).casefold().strip(" .")
    if words == _YES:
        return Bekrachtigingsstand.BEKRACHTIGD, "", last
    if words == _NO:
        return Bekrachtigingsstand.NIET_BEKRACHTIGD, "", last
    if (match := _IF.fullmatch(text.strip())) and text.casefold().startswith(_YES):
        return Bekrachtigingsstand.BEKRACHTIGD_MET_VOORWAARDE, match["text"].strip(), last
    raise NotReadError("Kies uit: ja, ja, mits …, of nee. Daarachter kan een dag staan.", whole.replace(SPOT, UNKNOWN))
