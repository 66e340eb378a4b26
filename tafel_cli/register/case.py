"""A register becomes a case: what is judged, on which day, and beside which version before a change."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tafel_cli.register.register import Register
from tafel_cli.source import Change
from tafel_cli.value_class import Remembers, frozen

if TYPE_CHECKING:
    from tafel_cli.register.proposal import Stap


@frozen
class Case(Remembers):
    """What rules get: a table, the day on which rules about the calendar look (None: they rest), and what changed.

    `before`: the table before the change, judged by the same rules. `upstream`: the table as everybody has it now, from
    which rights are read because it may have moved on since. `change`: what git knows of the change. `actor`: the login
    of who proposes it; None when nobody said. `changed`: the files whose text is new, another, gone or unreadable since
    `before`. `asked`: the files and folders whose text is looked at although no pack prints it.
    """

    register: Register
    today: date | None = None
    before: "Case | None" = None
    upstream: Register | None = None
    change: Change | None = None
    actor: str | None = None
    changed: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()

    @property
    def base(self) -> Register:
        """The table before the change; the table itself when there is none, so that nothing differs."""
        return self.before.register if self.before else self.register

    def asking(self, places: Iterable[str]) -> "Case":
        """Return the case that looks at these texts too; of the version before the change, also at what it changed."""
        asked = frozenset(places)
        before = replace(self.before, asked=asked | self.changed) if self.before else None
        return replace(self, before=before, asked=asked)

    def asked_for(self, path: str) -> bool:
        """Tell whether the text of this file was asked for, by its own name or by a folder's."""
        return not self.asked.isdisjoint((path, path.rpartition("/")[0], "data"))

    @cached_property
    def stappen(self) -> "tuple[Stap, ...]":
        """The steps of the proposal, one for each file that it touches, by path; none without a change to judge."""
        if self.before is None or self.upstream is None or self.change is None:
            return ()
        from tafel_cli.register.proposal import Sides, stappen  # most checks judge no change

        sides = Sides(self.before.register, self.register, self.upstream)
        return tuple(stappen(self.change, self.changed, sides, self.actor))


def compared(  # noqa: PLR0913  (one parameter for each side of a change)
    register: Register,
    today: date | None,
    base: Register,
    change: Change | None = None,
    *,
    upstream: Register | None = None,
    actor: str | None = None,
) -> Case:
    """Return the case of a table that was changed since `base`. Without `upstream` nothing has moved on since then."""
    changed = _changed(base, register)
    return Case(
        register=register,
        today=today,
        before=Case(register=base, today=today, asked=changed),
        upstream=upstream or base,
        change=change,
        actor=actor,
        changed=changed,
    )


def _changed(base: Register, register: Register) -> frozenset[str]:
    """Return the files that came or went, and those of which the text is another or cannot be read on one side."""
    before, after = {*base.paths}, {*register.paths}
    other = {path for path in before & after if base.document(path) != register.document(path)}
    return frozenset((before ^ after) | other)
