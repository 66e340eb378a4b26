"""Compares two packs of one meeting: what is new, changed or withdrawn since the first was sent."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tafel_cli.dutch import duration, enumeration, from_to, long_date
from tafel_cli.pack.origin import MeetingFacts, meeting_title
from tafel_cli.pack.pack import ChangesBlock, ItemSheet, Pack
from tafel_cli.pack.rows import ChangeRow, MinutesBlock, Stukdeel
from tafel_cli.value_class import plain

NIEUW, GEWIJZIGD, INGETROKKEN = "nieuw", "gewijzigd", "ingetrokken"
TEXT_DIFFERS = "De tekst is anders."
# What to say of minutes, with the keys of MinutesBlock, or of its sections, that tell it.
IN_MINUTES = {
    "Wie er was, is anders.": ("notulist", "aanwezig", "afgemeld", "gasten"),
    "De tijd is anders.": ("begonnen", "geeindigd"),
    "Wat is doorgeschoven, is anders.": ("doorgeschoven",),
    "De wijzigingen van de tafel zijn anders.": ("wijzigingen",),
    "De verbeteringen zijn anders.": ("rectificaties",),
}
IN_SECTIONS = {
    TEXT_DIFFERS: ("titel", "tekst", "te_verwerken", "eerder"),
    "De besluiten zijn anders.": ("besluiten",),
    "De acties zijn anders.": ("acties",),
}


def nazending(before: Pack, now: Pack, op: date | None) -> ChangesBlock | None:
    """Return what changed since the pack `before` in what readers prepare; None if nothing of that did.

    Compared are the day, time and place of the meeting, what each item is and asks, who brings it in, and the minutes.
    The order of the agenda is not, and nothing tells of a place, duration or minutes that were taken away.
    `op`: the day on which `before` was sent; None if it is not recorded. Only the two packs are compared, not their
    tables, so that a pack tells nothing that is closed to its audience.
    """
    changes = tuple(_changes(before, now))
    return ChangesBlock(op=op, versie=before.versie.commit or "", wijzigingen=changes) if changes else None


def _changes(before: Pack, now: Pack) -> Iterator[ChangeRow]:
    moved = tuple(_meeting(before.kop, now.kop))
    if moved:
        titel = meeting_title(now.kop)
        yield ChangeRow(nr="", titel=titel, wat=GEWIJZIGD, details=moved, deel=Stukdeel.BIJEENKOMST)
    old = {sheet.id: sheet for sheet in before.bladen}
    new = {sheet.id: sheet for sheet in now.bladen}
    for id_, sheet in {**new, **{id_: sheet for id_, sheet in old.items() if id_ not in new}}.items():
        wat = NIEUW if id_ not in old else GEWIJZIGD if id_ in new else INGETROKKEN
        details = tuple(_sheet(old[id_], sheet)) if wat == GEWIJZIGD else ()
        if details or wat != GEWIJZIGD:
            yield ChangeRow(nr=sheet.regel.nr, titel=sheet.regel.titel, wat=wat, details=details)
    if now.verslag and plain(now.verslag) != plain(before.verslag):
        yield _minutes(before.verslag, now.verslag)


def _minutes(before: MinutesBlock | None, now: MinutesBlock) -> ChangeRow:
    """Return the row on minutes that differ; those of another meeting than before are new."""
    titel = f"Verslag van {long_date(now.datum)}"
    if before is None or before.datum != now.datum:
        return ChangeRow(nr="", titel=titel, wat=NIEUW, details=(), deel=Stukdeel.VERSLAG)
    return ChangeRow(nr="", titel=titel, wat=GEWIJZIGD, details=tuple(_in_minutes(before, now)), deel=Stukdeel.VERSLAG)


def _in_minutes(before: MinutesBlock, now: MinutesBlock) -> Iterator[str]:
    """Yield a sentence for each part of minutes that differs. They are too long to say what each was and is."""
    if now.vastgesteld is not before.vastgesteld:
        yield "Het verslag is nu vastgesteld." if now.vastgesteld else "Het verslag is weer een concept."
    for said, keys in IN_MINUTES.items():
        if _held((before,), keys) != _held((now,), keys):
            yield said
    for said, keys in IN_SECTIONS.items():
        if _held(before.secties, keys) != _held(now.secties, keys):
            yield said


def _held(parts: Iterable[object], keys: tuple[str, ...]) -> list[Any]:
    """Return what these keys of all parts hold, in order, so that an empty part makes no difference."""
    values = (plain(getattr(part, key)) for part in parts for key in keys)
    return [one for value in values for one in (value if isinstance(value, list) else [value])]


def _meeting(before: MeetingFacts, now: MeetingFacts) -> Iterator[str]:
    if now.datum != before.datum:
        yield _changed("De dag", long_date(before.datum), long_date(now.datum))
    if (now.aanvang, now.einde) != (before.aanvang, before.einde):
        yield _changed("De tijd", from_to(before.aanvang, before.einde), from_to(now.aanvang, now.einde))
    if now.locatie != before.locatie and now.locatie:
        yield _changed("De plaats", before.locatie or "", now.locatie)


def _changed(what: str, was: str, is_now: str) -> str:
    """Say what something was and what it is now; only what it is now if it was nothing."""
    end = "" if is_now.endswith(".") else "."
    return f"{what} was: {was}, is nu: {is_now}{end}" if was else f"{what} is nu: {is_now}{end}"


def _quoted(text: str) -> str:
    return f"“{text}”"


def _sheet(before: ItemSheet, now: ItemSheet) -> Iterator[str]:
    """Yield a sentence for each change in what an item is and asks, with what it was.

    Its clock time is not compared, because that follows from other items.
    """
    if now.regel.onleesbaar:
        yield "Het stuk kan niet worden gelezen."
        return
    if before.regel.onleesbaar:
        yield "Het stuk is er nu."
        return
    arrived = before.regel.stuk_volgt and not now.regel.stuk_volgt
    if arrived:
        yield "Het stuk is er nu."
    elif now.regel.stuk_volgt and not before.regel.stuk_volgt:
        yield "Het stuk wordt nog veranderd."
    yield from _facts(before, now)
    yield from _questions(before, now)
    if not arrived and plain(now.tekst) != plain(before.tekst):
        yield TEXT_DIFFERS
    yield from _attachments(before, now)


def _facts(before: ItemSheet, now: ItemSheet) -> Iterator[str]:
    was, row = before.regel, now.regel
    if row.titel != was.titel:
        yield _changed("De titel", _quoted(was.titel), _quoted(row.titel))
    if row.duur != was.duur and row.duur is not None:
        yield _changed("De duur", "" if was.duur is None else duration(was.duur), duration(row.duur))
    if row.doel != was.doel and was.doel:
        yield _changed("Het doel", was.doel.lower(), row.doel.lower())
    if row.indiener != was.indiener and was.indiener:
        yield _changed("De indiener", was.indiener, row.indiener)
    if now.mede_indieners != before.mede_indieners:
        yield _changed("Mede-indiener", *(enumeration(sheet.mede_indieners) or "niemand" for sheet in (before, now)))


def _questions(before: ItemSheet, now: ItemSheet) -> Iterator[str]:
    """Yield a sentence for each question that reads differently, by the number that people know it by."""
    old = {question.nr.rpartition(".")[2]: question for question in before.vragen}
    new = {question.nr.rpartition(".")[2]: question for question in now.vragen}
    for at, question in new.items():
        if at not in old:
            yield f"{question.nr} is nieuw: {_quoted(question.tekst)}."
        elif question.tekst != old[at].tekst:
            yield _changed(question.nr, _quoted(old[at].tekst), _quoted(question.tekst))
    for at, question in old.items():
        if at not in new:
            yield f"{question.nr} vervalt. Dat was: {_quoted(question.tekst)}."


def _attachments(before: ItemSheet, now: ItemSheet) -> Iterator[str]:
    old = {bijlage.naam: bijlage for bijlage in before.bijlagen}
    new = {bijlage.naam: bijlage for bijlage in now.bijlagen}
    for naam, bijlage in new.items():
        title = _quoted(bijlage.titel)
        if naam not in old:
            yield f"Bijlage {bijlage.nr} is nieuw: {title}."
            continue
        if bijlage.gebrek and not old[naam].gebrek:
            yield f"Bijlage {bijlage.nr} {bijlage.gebrek}: {title}."
        elif bijlage.sha256 != old[naam].sha256:
            yield f"Bijlage {bijlage.nr} is vervangen: {title}."
        if bijlage.titel != old[naam].titel:
            yield _changed(f"De titel van bijlage {bijlage.nr}", _quoted(old[naam].titel), title)
    for naam, bijlage in old.items():
        if naam not in new:
            yield f"Deze bijlage hoort er niet meer bij: {_quoted(bijlage.titel)}."
