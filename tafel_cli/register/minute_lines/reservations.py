"""Reads the lines of parties on a decision: `Voorbehoud` (a board must still agree) and `Aantekening` (a note)."""

import re

from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.reading.days import whole_day
from tafel_cli.reading.minute_lines import MinuteLine
from tafel_cli.register.minute_lines.section import NUMBERS, SPOT, UNKNOWN, UnderHeading, one_line
from tafel_cli.register.minute_lines.values import NotReadError, Remarked, Reservation, Reserved
from tafel_cli.register.parties import separated

_LONGEST = 1_000
_NO_BOARD = re.compile(r"\d|^\s*(?:mits|als|tenzij|indien|uiterlijk|voor|vóór)\b", re.IGNORECASE)


def reserved(section: UnderHeading, line: MinuteLine) -> Reserved:
    """Return what a `Voorbehoud` line says; raises NotReadError."""
    match = NUMBERS.fullmatch(line.rest)
    nr, said = (match["nums"], match["rest"]) if match else ("", line.rest.strip(" :\n"))
    shown = one_line(said)
    if match and not re.fullmatch(r"\w+(?:\.\d+)?", nr):
        raise NotReadError("Typ voor elk nummer een eigen regel.", f"Voorbehoud {nr.split(',')[0].split()[0]}: {shown}")
    if len(said) > _LONGEST:
        raise NotReadError(
            "Achter een voorbehoud staan alleen partijen.", f"Voorbehoud{section.label(None)}: {UNKNOWN}"
        )
    found = []
    for name, inside in separated(said):
        whole = f"Voorbehoud{f' {nr}' if nr else ''}: {shown.replace(name, SPOT, 1) if name else SPOT}"
        party, _ = section.party(name, whole)
        if party in ("voorzitter", "secretariaat"):
            raise NotReadError("Alleen een partij maakt een voorbehoud.", whole.replace(SPOT, UNKNOWN))
        found.append(_reservation(section, party, inside, whole.replace(SPOT, name)))
    if len({each.organisatie for each in found}) < len(found):
        raise NotReadError("Een partij staat er twee keer.", f"Voorbehoud{f' {nr}' if nr else ''}: {UNKNOWN}")
    return Reserved(punten=_decisions(section, nr, f"Voorbehoud{SPOT}: {shown}", several=True), partijen=tuple(found))


def _reservation(section: UnderHeading, party: str, inside: str, whole: str) -> Reservation:
    """Return the reservation of a party: `(raad, 28 jan)` says which board answers, and by which day."""
    board, _, last = inside.rpartition(",") if whole_day(inside.rpartition(",")[2]) else (inside, "", "")
    typed = whole_day(last) if last else None
    day = section.day(typed, whole.replace(last.strip(), SPOT, 1)) if typed else None
    if _NO_BOARD.search(board):
        message = "Tussen de haakjes staat alleen welk bestuur antwoordt, en achter een komma uiterlijk wanneer."
        raise NotReadError(message, whole.replace(inside, f"{UNKNOWN}, {UNKNOWN}"))
    return Reservation(organisatie=party, bij=_board(section, party, board.strip()), uiterlijk=day)


def _board(section: UnderHeading, party: str, typed: str) -> str | None:
    """Return the board as its party calls it, if its first words were typed; `raad` is a municipal council."""
    own = section.shared.register.get(Organisatie, party)
    name = own.achterban.orgaan if own and own.achterban else None
    if not typed or (name and name.casefold().startswith(typed.casefold())):
        return name if typed else None
    if own and own.naam.casefold().startswith("gemeente"):
        return {"raad": "gemeenteraad", "de raad": "gemeenteraad"}.get(typed.casefold(), typed)
    return typed


def noted(section: UnderHeading, line: MinuteLine) -> Remarked:
    """Return what an `Aantekening` line says; raises NotReadError."""
    match = NUMBERS.fullmatch(line.rest)
    nr, said = (match["nums"], match["rest"]) if match else ("", line.rest.lstrip())
    party, colon, text = said.partition(":")
    whole = f"Aantekening{f' {nr}' if nr else ''} {SPOT}: {one_line(text) or UNKNOWN}"
    if not party.strip() or not colon:
        message = "Van welke partij is deze aantekening? Uw eigen opmerking typt u onder Besproken, zonder dit woord."
        raise NotReadError(
            message, whole.replace(SPOT, UNKNOWN) if colon else f"Aantekening {UNKNOWN}: {one_line(said)}"
        )
    by, _ = section.party(party, whole)
    if not text.strip():
        raise NotReadError("Wat wil deze partij laten opschrijven?", whole.replace(SPOT, by))
    points = _decisions(section, nr, f"Aantekening{SPOT} {by}: {one_line(text)}", several=False)
    return Remarked(punt=points[0], organisatie=by, tekst=text.strip())


def _decisions(section: UnderHeading, nr: str, whole: str, *, several: bool) -> tuple[int | None, ...]:
    """Return the points of the decisions that a line belongs to. `several`: the number of an item means all of them."""
    point = section.number(nr, whole) if nr else None
    if point is not None:
        return (point,)
    known = {*section.decided} | section.records
    if nr and several and section.points:
        return tuple(range(1, section.points + 1))
    if len(known) > 1 or (nr and not known and (section.points or 0) > 1):
        raise NotReadError(f"Hoort deze regel bij {section.choices()}?", whole.replace(SPOT, f" {UNKNOWN}"))
    if known:
        return tuple(known)
    if nr and section.points == 1:
        return (1,)
    raise NotReadError(
        "Hierboven staat onder dit kopje nog geen besluit. Bij welk punt hoort deze regel?", whole.replace(SPOT, "")
    )
