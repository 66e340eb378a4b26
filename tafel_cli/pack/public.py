"""Makes the smaller table that the public may read, of public documents and their public keys only.

The public pack is made from this table, as any pack is from its own. So what is not public cannot come into it,
whatever a pack learns to show: there is no record, no reference and no attachment of it. Only numbers, times and the
words on whether a decision is in force are the full table's: no board and no party with a reservation is public.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from tafel_cli.errors import TafelError
from tafel_cli.kinds import KINDS
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.pack.agenda import Stop
from tafel_cli.pack.attachments import Reader
from tafel_cli.pack.pack import PUBLIC_KEYS
from tafel_cli.pack.record_lines import TAKEN_OUT
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import Occasion, occasion
from tafel_cli.register.mentions import without
from tafel_cli.register.public import (
    Stukken,
    besloten_namen,
    besloten_punten,
    openbaar_kopje,
    openbare_stukken,
)
from tafel_cli.register.public_attachments import openbare_bijlagen
from tafel_cli.register.public_place import openbare_locatie
from tafel_cli.register.register import Register
from tafel_cli.source import Entry
from tafel_cli.source.memory import Memory
from tafel_cli.value_class import fields, is_value_class, with_changes

_V = TypeVar("_V")
_ANY = "*"
# The public keys of each kind; None: all that a key holds. For a list they are the keys of each part, and below `*`
# those of each value of a mapping by name.
OPENBARE_VELDEN: dict[str, dict[str, Any]] = {
    "tafel": {
        **dict.fromkeys(("naam", "gebied", "openbaarheid", "soorten", "vaste_punten", "besloten_regel")),
        **dict.fromkeys(("meedoen", "website")),
        "voorzitter": {"functie": None},
        "secretaris": {"functie": None, "postbus": None},
        "themas": {_ANY: {"naam": None}},
        "huisstijl": dict.fromkeys(("accent", "logo", "briefhoofd", "voettekst")),
    },
    "organisatie": dict.fromkeys(("naam", "soort", "status", "achterban")),
    "werkafspraak": dict.fromkeys(("titel", "nummer", "status", "vastgesteld")),
    "bijeenkomst": dict.fromkeys((
        *("datum", "aanvang", "einde", "locatie", "status", "vorm", "agenda", "pauze_duur"),
        *("verplaatst_van", "volgnummer_kalender"),
    )),
    "agendapunt": dict.fromkeys((
        *("titel", "indiener", "mede_indieners", "thema", "doel", "status", "behandeling", "duur", "gevraagd"),
        *("inleider", "bron", "besluit_nodig_voor", "vervolg_op", "reden_direct_besluit", "bijlagen", "openbaarheid"),
    )),
    "verslag": {
        **dict.fromkeys(("status", "notulist", "begonnen", "geeindigd", "vastgesteld_in", "vastgesteld_op")),
        "aanwezig": {"organisatie": None, "functie": None},
        "doorgeschoven": {"agendapunt": None},
    },
    "besluit": dict.fromkeys((
        *("besluit", "agendapunt", "uitkomst", "beslispunt", "aantekening"),
        *("opgeschaald_naar", "vervangt"),
    )),
    "rectificatie": dict.fromkeys(("over", "agendapunt", "tekst", "vastgesteld_in", "vastgesteld_op")),
    "actie": dict.fromkeys((
        *("actie", "actiehouder", "uiterlijk", "status", "agendapunt", "soort", "besluit", "met", "gereed_op"),
        "resultaat",
    )),
}  # fmt: skip
TEKSTEN = ("agendapunt", "besluit", "werkafspraak")  # kinds whose whole body is public; minutes are cut up
_RECORDS = {"besluiten": "besluit", "acties": "actie"}
_RECORD_LINE = re.compile(
    r"(?P<begin>[ \t]*(?:[-+*][ \t]+)?)\[[^\]]*\]\(\.\./(?P<kind>besluiten|acties)/(?P<id>[a-z0-9-]+)\.md\)"
)
_UNSENT = ("titel", "indiener", "thema", "doel", "status", "behandeling", "duur", "openbaarheid")


def kleiner(full: Occasion, plan: tuple[Stop, ...], reader: Reader) -> tuple[Occasion, tuple[Stop, ...], Reader]:
    """Return the meeting in the smaller table, its plan without what is closed, and a reader of public attachments.

    Of a closed item the plan keeps its number, its minutes and `besloten_regel`. The reader raises TafelError for a
    closed attachment.

    Raises TafelError if the smaller table has no such meeting, or no tafel.md.
    """
    register = full.register
    stukken = openbare_stukken(register)
    shown = {each.bestand for stop in plan if stop.item for each in stop.item.bijlagen}
    bijlagen = openbare_bijlagen(register, stukken, shown)
    entries = _entries(register, stukken, bijlagen)
    small = read(Memory(register.root, tuple(entries), dict.fromkeys(sorted(bijlagen))))
    own = occasion(small, full.meeting.id)
    if own is None:
        raise TafelError("De openbare stukken kunnen niet worden gemaakt: de tafel of de bijeenkomst ontbreekt.")
    return own, tuple(_stop(own, stop) for stop in plan), _only(reader, bijlagen)


def opened(value: _V, named: Mapping[type, tuple[str, ...]] = PUBLIC_KEYS) -> _V:
    """Return what a paper is made of, such as a pack, with every key None or empty that `named` does not name.

    The smaller table holds nothing closed. A key that somebody adds later is closed all the same until it is named,
    because it may come from somewhere else.
    """
    made: _V = _opened(value, named)
    return made


def _opened(value: Any, named: Mapping[type, tuple[str, ...]]) -> Any:  # noqa: ANN401  (a pack, or what it holds)
    if isinstance(value, tuple):
        return tuple(_opened(part, named) for part in value)
    kind: Any = type(value)
    if not kind.__module__.startswith(f"{__package__}.") or not is_value_class(kind):
        return value
    keys = named.get(kind, ())
    held = {field.name: getattr(value, field.name) for field in fields(kind)}
    return kind(**{name: _opened(part, named) if name in keys else _empty(part) for name, part in held.items()})


def _empty(value: object) -> object:
    """Return the empty value of the same type; None for a type without one, such as a day."""
    return next((kind() for kind in (bool, int, str, tuple, dict) if isinstance(value, kind)), None)


def _stop(own: Occasion, stop: Stop) -> Stop:
    """Return a stop as the public may know it: of a closed item only its number, its minutes and `besloten_regel`."""
    if stop.soort != "punt":
        return stop
    if item := own.register.get(Agendapunt, stop.id):
        return with_changes(stop, titel=item.titel, item=item)
    return with_changes(stop, id="", soort="besloten", titel=own.tafel.besloten_regel, item=None)


def _only(reader: Reader, names: frozenset[str]) -> Reader:
    def allowed(name: str) -> bytes:
        if name not in names:
            raise TafelError("Deze bijlage is niet openbaar.")
        return reader(name)

    return allowed


def _entries(register: Register, stukken: Stukken, bijlagen: frozenset[str]) -> Iterator[Entry]:
    hidden = besloten_namen(register, stukken, bijlagen)
    for kind, keys in OPENBARE_VELDEN.items():
        for record in register.all(KINDS[kind]):
            if (kind, record.id) in stukken:
                values = _kept(record.as_data(), keys)
                body = record.document.body if kind in TEKSTEN else ""
                if special := _SPECIAL.get(kind):
                    values, body = special(record, values, body, register, stukken, bijlagen)
                said = {key: json.dumps(_unnamed(value, hidden), ensure_ascii=False) for key, value in values.items()}
                lines = [f"{key}: {value}" for key, value in said.items()]
                yield Entry(record.path, "\n".join(["---", *lines, "---", without(body, hidden)]).encode())


def _kept(value: Any, allowed: Mapping[str, Any] | None) -> Any:  # noqa: ANN401  (whatever a header holds)
    """Return a value with only the keys of `allowed`, at any depth; None allows all of it."""
    if allowed is None:
        return value
    if isinstance(value, list):
        return [_kept(part, allowed) for part in value]
    if _ANY in allowed:
        return {name: _kept(part, allowed[_ANY]) for name, part in value.items()}
    return {name: _kept(part, allowed[name]) for name, part in value.items() if name in allowed}


def _unnamed(value: Any, hidden: frozenset[str]) -> Any:  # noqa: ANN401  (the same)
    """Return a value with `…` in its texts in place of these names."""
    if isinstance(value, list):
        return [_unnamed(part, hidden) for part in value]
    if isinstance(value, dict):
        return {name: _unnamed(part, hidden) for name, part in value.items()}
    return without(value, hidden) if isinstance(value, str) else value


Values = dict[str, Any]
Special = Callable[[Any, Values, str, Register, Stukken, frozenset[str]], tuple[Values, str]]


def _item(
    item: Agendapunt, values: Values, body: str, _: Register, _stukken: Stukken, bijlagen: frozenset[str]
) -> tuple[Values, str]:
    """Return what the public reads of an item: all public keys and the body, but only public attachments.

    Of a draft or a withdrawn item it is what it is about and no more: the keys `_UNSENT`.
    """
    if item.status is not Agendapuntstatus.INGEDIEND:
        return {key: value for key, value in values.items() if key in _UNSENT}, ""
    named = [each for each in values.pop("bijlagen", ()) if each["bestand"] in bijlagen]
    return (values | {"bijlagen": named} if named else values), body


def _meeting(
    meeting: Bijeenkomst, values: Values, body: str, _: Register, stukken: Stukken, _bijlagen: frozenset[str]
) -> tuple[Values, str]:
    """Return what the public reads of a meeting: only public items on its agenda, and no address to join it online."""
    agenda = [id_ for id_ in meeting.agenda if id_ == PAUZE or ("agendapunt", id_) in stukken]
    if openbare_locatie(meeting) is None:
        values.pop("locatie", None)
    return values | {"agenda": agenda}, body


def _minutes(
    verslag: Verslag, values: Values, _body: str, register: Register, stukken: Stukken, _: frozenset[str]
) -> tuple[Values, str]:
    """Return what the public reads of minutes: of their body only the sections on public items, and no closed item.

    Nor a line that links to a closed decision or action, because it says what became of it.
    """
    closed = besloten_punten(register, stukken)
    kept = [section for section in verslag.secties if openbaar_kopje(section, stukken, closed)]
    gone = [each for each in values.pop("doorgeschoven", ()) if ("agendapunt", each["agendapunt"]) in stukken]
    shown = values | {"doorgeschoven": gone} if gone else values
    body = "\n".join(f"{section.head.lstrip(' ')}{section.text}\n" for section in kept)
    return shown, "\n".join(_without_closed(line, stukken) for line in body.split("\n"))


def _without_closed(line: str, stukken: Stukken) -> str:
    """Return a line of minutes, or what papers leave out in the place of one that links to a closed record."""
    found = _RECORD_LINE.match(line)
    if found is None or (_RECORDS[found["kind"]], found["id"]) in stukken:
        return line
    return found["begin"] + TAKEN_OUT


def _decision(
    _besluit: Besluit, values: Values, body: str, _: Register, _stukken: Stukken, _bijlagen: frozenset[str]
) -> tuple[Values, str]:
    """Return what the public reads of a decision: only the remarks that their parties made public."""
    said = [note for note in values.pop("aantekening", ()) if note.get("openbaarheid") == "openbaar"]
    return (values | {"aantekening": said} if said else values), body


_SPECIAL: dict[str, Special] = {
    "agendapunt": _item,
    "bijeenkomst": _meeting,
    "verslag": _minutes,
    "besluit": _decision,
}
