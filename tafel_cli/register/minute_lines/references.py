"""Finds the earlier document that a line names: by its id, by the end of its id (`a2`), or a decision by `5.1`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from tafel_cli.dutch import enumeration
from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.register.grouping import grouped
from tafel_cli.register.minute_lines.values import NotReadError
from tafel_cli.register.names import ends
from tafel_cli.register.numbers import as_it_is
from tafel_cli.register.register import Register
from tafel_cli.value_class import Remembers, frozen

_MOST_NAMED = 4


@frozen
class Earlier(Remembers):
    """What earlier meetings left open: actions, and decisions that wait for a board. Many lines may ask for one."""

    register: Register

    def actie(self, ref: str, typed: str) -> str:
        """Return the id of the open action that a reference names; raises NotReadError with the line to type."""
        return _only(self._acties.get(ref.casefold(), ()), f"`{ref[:60]}`", "open actie", typed)

    def besluit(self, ref: str, party: str, typed: str) -> str:
        """Return the id of the decision that a reference names and that waits for the board of a party."""
        found = self._besluiten.get((ref.casefold(), party)) or self._by_number.get((ref.casefold(), party), ())
        return _only(found, f"`{ref[:60]}`", f"besluit dat op `{party}` wacht,", typed)

    @cached_property
    def _acties(self) -> Mapping[str, Sequence[str]]:
        open_ = (one.id for one in self.register.all(Actie) if one.status is Actiestatus.OPEN)
        return grouped((end, id_) for id_ in open_ for end in ends(id_))

    @cached_property
    def _besluiten(self) -> Mapping[tuple[str, str], Sequence[str]]:
        return grouped(((end, party), one.id) for one, party in self._waiting for end in ends(one.id))

    @cached_property
    def _by_number(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """Decisions by the number of their point at their own meeting: `5.1`."""
        numbers: dict[str, Mapping[str, str]] = {}
        found = []
        for one, party in self._waiting:
            meeting = self.register.bijeenkomst_van(one)
            if meeting and one.bijeenkomst_id not in numbers:
                numbers[one.bijeenkomst_id] = as_it_is(self.register, meeting).numbers
            nr = numbers.get(one.bijeenkomst_id, {}).get(one.agendapunt)
            if nr and one.beslispunt:
                found.append(((f"{nr}.{one.beslispunt}", party), one.id))
        return grouped(found)

    @property
    def _waiting(self) -> Iterator[tuple[Besluit, str]]:
        """Each decision with each party whose board must still answer."""
        said = {(one.besluit, one.organisatie) for one in self.register.all(Bekrachtiging)}
        for one in self.register.all(Besluit):
            yield from ((one, party) for party in one.reserved_by if (one.id, party) not in said)


def _only(found: Sequence[str], shown: str, kind: str, typed: str) -> str:
    if len(found) == 1:
        return found[0]
    if found:
        ids = [f"`{id_}`" for id_ in found]
        some = enumeration([*ids[:_MOST_NAMED], *(["een andere"] if len(ids) > _MOST_NAMED else [])], "of")
        raise NotReadError(f"{shown} kan meer dan één {kind.rstrip(',')} zijn: {some}.", typed)
    raise NotReadError(f"Er is geen {kind} met het nummer {shown}.", typed)
