"""T2: what may stand only once: a value in a list, the number of an agreement in force, a name in tafel.md."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar
from unicodedata import normalize

from tafel_cli.checks.rule import Rule
from tafel_cli.finding import Code, Finding
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.reading.record import Record
from tafel_cli.register.agreements import geldend
from tafel_cli.register.case import Case
from tafel_cli.register.register import Link, Register

STAAT_ER_AL = Code("T213", "staat-er-al")
T = TypeVar("T")
# The key of a group in a list, by the list: a value may stand in one group only. A party may have two people present.
_OF_A_GROUP = {
    "bijlagen": "bestand",
    "toegelaten": "agendapunt",
    "doorgeschoven": "agendapunt",
    "voorbehoud": "organisatie",
}
_ONCE = "haal een van de twee regels weg"


def _again(found: Iterable[tuple[Hashable, T]]) -> Iterator[tuple[T, T]]:
    """Yield (first, later) for each value whose mark was seen before."""
    first: dict[Hashable, T] = {}
    for mark, value in found:
        held = first.setdefault(mark, value)
        if held is not value:
            yield held, value


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()


def _lists(register: Register) -> Iterator[Finding]:
    """Yield a finding for each reference that its list has already. An agenda is left to T301 until it is held."""
    for first, link in _again((spot, link) for link in register.links if (spot := _spot(register, link))):
        _, target, _, span = link.reference
        document = register.decoded[link.path][0]
        where = f"`{target[:80]}` staat hier twee keer: op regel {first.reference.span.line} en op regel {span.line}."
        yield document.finding(STAAT_ER_AL, span, where, _ONCE, link.place)


def _spot(register: Register, link: Link) -> tuple[Hashable, ...]:
    """Return what may stand in a table once: a file, a list in it, and a value; empty for what may stand twice."""
    keys, target = link.reference.keys, link.reference.target
    if isinstance(keys[-1], int):
        meeting = register.record(link.path) if keys[0] == "agenda" else None
        held = not isinstance(meeting, Bijeenkomst) or meeting.status is Bijeenkomststatus.GEHOUDEN
        return (link.path, keys[:-1], target) if held and target != PAUZE else ()
    if len(keys) > 1 and isinstance(keys[-2], int) and _OF_A_GROUP.get(str(keys[0])) == keys[-1]:
        return (link.path, keys[:-2], target)
    return ()


def _beside_itself(register: Register) -> Iterator[Finding]:
    """Yield a finding for each party that one item or action names twice: as its owner and as one beside it."""
    beside: tuple[tuple[Record, str, str, tuple[str, ...]], ...] = (
        *((item, "indiener", item.indiener, item.mede_indieners) for item in register.all(Agendapunt)),
        *((actie, "actiehouder", actie.actiehouder, actie.met) for actie in register.all(Actie)),
    )
    for record, key, one, others in beside:
        if one in others:
            at = ("mede_indieners" if key == "indiener" else "met", others.index(one))
            yield record.finding(STAAT_ER_AL, at, f"`{one}` staat al bij `{key}`.", "haal deze regel weg")


def _vaste_punten(register: Register, tafel: Tafel) -> Iterator[Finding]:
    """Yield a finding for each standing item with the name of another, or of an item, because minutes name them so."""
    named = [(_folded(punt.id), index) for index, punt in enumerate(tafel.vaste_punten)]
    hint = "geef een van de twee een andere `id`"
    for first, index in _again(named):
        id_ = tafel.vaste_punten[index].id
        lines = f"op regel {tafel.at('vaste_punten', first, 'id').line}"
        yield tafel.finding(STAAT_ER_AL, ("vaste_punten", index, "id"), f"De `id` {id_} staat er ook {lines}.", hint)
    for index, punt in enumerate(tafel.vaste_punten):
        if path := register.path_of("agendapunt", punt.id):
            message = f"`{punt.id}` is ook de naam van een agendapunt: `{path}`."
            yield tafel.finding(STAAT_ER_AL, ("vaste_punten", index, "id"), message, "kies hier een andere `id`")


def _keys(tafel: Tafel) -> Iterator[Finding]:
    """Yield a finding for each name in a group of tafel.md that differs from another in case or Unicode form only."""
    groups: dict[tuple[str, ...], Mapping[str, object]] = {("soorten",): tafel.soorten, ("themas",): tafel.themas}
    if tafel.opgave:
        groups["opgave", "segmenten"] = tafel.opgave.segmenten
    for keys, names in groups.items():
        for first, name in _again((_folded(name), name) for name in names):
            message = f"`{name}` en `{first}` zijn bijna dezelfde naam."
            yield tafel.finding(
                STAAT_ER_AL, (*keys, name), message, "haal een van de twee weg, of kies een duidelijk andere"
            )


def _nummers(register: Register) -> Iterator[Finding]:
    """Yield a finding for each agreement in force with the number of another, because messages quote the number."""
    for pair in _again((_folded(agreement.nummer), agreement) for agreement in geldend(register)):
        for agreement, other in (pair, pair[::-1]):
            message = f"Werkafspraak {agreement.nummer} is er twee keer: ook `{other.path}` geldt en heeft dit nummer."
            hint = "geef een van de twee een ander `nummer`, of schrijf bij de oude `status: vervallen`"
            yield agreement.finding(STAAT_ER_AL, ("nummer",), message, hint)


def _uniek(case: Case) -> Iterator[Finding]:
    register = case.register
    yield from _lists(register)
    yield from _beside_itself(register)
    yield from _nummers(register)
    if register.tafel:
        yield from _vaste_punten(register, register.tafel)
        yield from _keys(register.tafel)


UNIEK = Rule(_uniek)
