"""Finds the earlier document that a line names: by its id, by the end of its id (`a2`), or a decision by `5.1`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
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
from tafel_cli.value_class import Frozen

Ended = Callable[[Actie], bool]
Answered = Callable[[Bekrachtiging], bool]
_MOST_NAMED = 4


class Earlier(Frozen):
    """What earlier meetings left open: actions, and decisions that wait for a board. Many lines may ask for one.

    What a line says may stand in the table already, because a command that wrote it was stopped half-way.
    """

    register: Register
    own: str  # the meeting of the minutes, whose own records are none of an earlier one

    def actie(self, ref: str, typed: str, ended: Ended) -> str:
        """Return the id of the open action that a reference names, else of one that ended as `ended` tells.

        Raises NotReadError with the line to type.
        """
        found = self._acties.get(ref.casefold(), ())
        open_ = [one.id for one in found if one.status is Actiestatus.OPEN]
        done = [one.id for one in found if ended(one)]
        return _only(open_ or done, f"`{ref[:60]}`", "open actie", typed)

    def besluit(self, ref: str, party: str, typed: str, answered: Answered) -> str:
        """Return the id of the decision that a reference names and that waits for the board of a party.

        If none waits, it may be one to which that board gave the answer that `answered` tells.
        """
        key = (ref.casefold(), party)
        found = self._besluiten.get(key) or self._by_number.get(key, ())
        waiting = [id_ for id_ in found if (id_, party) not in self._answers]
        done = [id_ for id_ in found if (said := self._answers.get((id_, party))) and answered(said)]
        return _only(waiting or done, f"`{ref[:60]}`", f"besluit dat op `{party}` wacht,", typed)

    @cached_property
    def _acties(self) -> Mapping[str, Sequence[Actie]]:
        earlier = (one for one in self.register.all(Actie) if one.bijeenkomst_id != self.own)
        return grouped((end, one) for one in earlier for end in ends(one.id))

    @cached_property
    def _besluiten(self) -> Mapping[tuple[str, str], Sequence[str]]:
        return grouped(((end, party), one.id) for one, party in self._reserved for end in ends(one.id))

    @cached_property
    def _answers(self) -> Mapping[tuple[str, str], Bekrachtiging]:
        return {(one.besluit, one.organisatie): one for one in self.register.all(Bekrachtiging)}

    @cached_property
    def _by_number(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """Decisions by the number of their point at their own meeting: `5.1`."""
        numbers: dict[str, Mapping[str, str]] = {}
        found = []
        for one, party in self._reserved:
            meeting = self.register.bijeenkomst_van(one)
            if meeting and one.bijeenkomst_id not in numbers:
                numbers[one.bijeenkomst_id] = as_it_is(self.register, meeting).numbers
            nr = numbers.get(one.bijeenkomst_id, {}).get(one.agendapunt)
            if nr and one.beslispunt:
                found.append(((f"{nr}.{one.beslispunt}", party), one.id))
        return grouped(found)

    @property
    def _reserved(self) -> Iterator[tuple[Besluit, str]]:
        """Each decision of another meeting with each party whose board answers."""
        for one in self.register.all(Besluit):
            if one.bijeenkomst_id != self.own:
                yield from ((one, party) for party in one.reserved_by)


def _only(found: Sequence[str], shown: str, kind: str, typed: str) -> str:
    if len(found) == 1:
        return found[0]
    if found:
        ids = [f"`{id_}`" for id_ in found]
        some = enumeration([*ids[:_MOST_NAMED], *(["een andere"] if len(ids) > _MOST_NAMED else [])], "of")
        raise NotReadError(f"{shown} kan meer dan één {kind.rstrip(',')} zijn: {some}.", typed)
    raise NotReadError(f"Er is geen {kind} met het nummer {shown}.", typed)
