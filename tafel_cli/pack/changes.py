"""Compares two packs of one meeting: what is new, changed or withdrawn since the first was sent."""

from collections.abc import Iterator
from datetime import date

from tafel_cli.dutch import duration, from_to, long_date
from tafel_cli.pack.origin import MeetingFacts
from tafel_cli.pack.pack import ChangesBlock, ItemSheet, Pack
from tafel_cli.pack.rows import ChangeRow
from tafel_cli.value_class import plain

NIEUW, GEWIJZIGD, INGETROKKEN = "nieuw", "gewijzigd", "ingetrokken"


def nazending(before: Pack, now: Pack, op: date | None) -> ChangesBlock | None:
    """Return what changed since the pack `before` in what readers prepare; None if nothing of that did.

    Compared are the day, time and place of the meeting, what each item is and asks, and the minutes. Who brings an item
    in and the order of the agenda are not, and nothing tells of a place, duration or minutes that were taken away.
    `op`: the day on which `before` was sent; None if it is not recorded. Only the two packs are compared, not their
    tables, so that a pack tells nothing that is closed to its audience.
    """
    changes = tuple(_changes(before, now))
    return ChangesBlock(op=op, versie=before.versie.commit or "", wijzigingen=changes) if changes else None


def _changes(before: Pack, now: Pack) -> Iterator[ChangeRow]:
    moved = tuple(_meeting(before.kop, now.kop))
    if moved:
        yield ChangeRow(nr="", titel="De bijeenkomst", wat=GEWIJZIGD, details=moved)
    old = {sheet.id: sheet for sheet in before.bladen}
    new = {sheet.id: sheet for sheet in now.bladen}
    for id_, sheet in {**new, **{id_: sheet for id_, sheet in old.items() if id_ not in new}}.items():
        wat = NIEUW if id_ not in old else GEWIJZIGD if id_ in new else INGETROKKEN
        details = tuple(_sheet(old[id_], sheet)) if wat == GEWIJZIGD else ()
        if details or wat != GEWIJZIGD:
            yield ChangeRow(nr=sheet.regel.nr, titel=sheet.regel.titel, wat=wat, details=details)
    if now.verslag and plain(now.verslag) != plain(before.verslag):
        titel = f"Verslag van {long_date(now.verslag.datum)}"
        yield ChangeRow(nr="", titel=titel, wat=GEWIJZIGD if before.verslag else NIEUW, details=())


def _meeting(before: MeetingFacts, now: MeetingFacts) -> Iterator[str]:
    if now.datum != before.datum:
        yield f"De dag is nu {long_date(now.datum)}. Dat was {long_date(before.datum)}."
    if (now.aanvang, now.einde) != (before.aanvang, before.einde):
        was = from_to(before.aanvang, before.einde)
        yield f"De tijd is nu {from_to(now.aanvang, now.einde)}. Dat was {was}."
    if now.locatie != before.locatie and now.locatie:
        yield f"De plaats is nu {now.locatie}." + (f" Dat was {before.locatie}." if before.locatie else "")


def _sheet(before: ItemSheet, now: ItemSheet) -> Iterator[str]:
    """Yield a sentence for each change in what an item is and asks: text, title, minutes, aim, questions, attachments.

    Its clock time is not compared, because that follows from other items.
    """
    if now.regel.onleesbaar:
        yield "Het stuk kan niet worden gelezen."
        return
    if before.regel.onleesbaar:
        yield "Het stuk is er nu."
        return
    if before.regel.stuk_volgt and not now.regel.stuk_volgt:
        yield "Het stuk is er nu."
    elif now.regel.stuk_volgt and not before.regel.stuk_volgt:
        yield "Het stuk wordt nog veranderd."
    if now.regel.titel != before.regel.titel:
        yield f"De titel was: “{before.regel.titel}”."
    if now.regel.duur != before.regel.duur and now.regel.duur is not None:
        was = "" if before.regel.duur is None else f" Dat waren er {before.regel.duur}."
        yield f"De duur is nu {duration(now.regel.duur)}.{was}"
    if now.regel.doel != before.regel.doel and before.regel.doel:
        yield f"Het doel is nu: {now.regel.doel.lower()}. Dat was: {before.regel.doel.lower()}."
    if [question.tekst for question in now.vragen] != [question.tekst for question in before.vragen]:
        yield "Het gevraagde besluit is anders." if now.besluitvormend else "Wat we u vragen is anders."
    if plain(now.tekst) != plain(before.tekst):
        yield "De tekst is anders."
    yield from _attachments(before, now)


def _attachments(before: ItemSheet, now: ItemSheet) -> Iterator[str]:
    old = {bijlage.naam: bijlage for bijlage in before.bijlagen}
    new = {bijlage.naam: bijlage for bijlage in now.bijlagen}
    for naam, bijlage in new.items():
        if naam not in old:
            yield f"Bijlage {bijlage.nr} is nieuw: “{bijlage.titel}”."
        elif bijlage.gebrek and not old[naam].gebrek:
            yield f"Bijlage {bijlage.nr} {bijlage.gebrek}: “{bijlage.titel}”."
        elif bijlage.sha256 != old[naam].sha256:
            yield f"Bijlage {bijlage.nr} is vervangen: “{bijlage.titel}”."
    for naam, bijlage in old.items():
        if naam not in new:
            yield f"Deze bijlage hoort er niet meer bij: “{bijlage.titel}”."
