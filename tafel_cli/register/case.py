"""Holds what rules judge: a register, the day, and for a pull request the version before, its diff and its author."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tafel_cli.register.register import Register
from tafel_cli.source import Change
from tafel_cli.value_class import Frozen, with_changes

if TYPE_CHECKING:
    from tafel_cli.register.proposal import Stap


class Case(Frozen):
    """What rules get: a table, the day, and what changed. Without a day, rules about the calendar find nothing.

    `before`: the table before the change, judged by the same rules; None if nothing is compared. `upstream`: the newest
    table, from which rights are read because it may be newer than `before`. `change`: the diff from git; None without a
    pull request. `actor`: the login of the author; None if not given. `changed`: the paths that were added, edited or
    deleted since `before`, or can be read in only one of the two. `asked`: files and folders whose text is checked
    although no pack prints it.
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
        """The table before the change; without a change the table itself, so that nothing differs."""
        return self.before.register if self.before else self.register

    @property
    def newest(self) -> Register:
        """The newest table, which may be newer than the one that the change began from."""
        return self.upstream or self.base

    @cached_property
    def joined(self) -> Register:
        """The newest table with the change in it; the table itself if nobody else changed anything since."""
        if self.before is None or self.newest is self.base:
            return self.register
        from tafel_cli.register.joining import joined  # loaded only if others were first

        files = self.change.files if self.change else ()
        return joined(self.base, self.register, self.newest, self.changed, files)

    def asking(self, places: Iterable[str]) -> "Case":
        """Return the case in which the texts in these files and folders, and no others, are `asked` for.

        In the version before, changed texts are asked for too, because what it had already must not count as new.
        """
        asked = frozenset(places)
        before = with_changes(self.before, asked=asked | self.changed) if self.before else None
        return with_changes(self, before=before, asked=asked)

    def asked_for(self, path: str) -> bool:
        """Tell whether `asked` holds this file, its folder, or the whole of `data`."""
        return not self.asked.isdisjoint((path, path.rpartition("/")[0], "data"))

    @cached_property
    def stappen(self) -> "tuple[Stap, ...]":
        """The steps of the pull request, one for each file that it touches, by path; empty without a diff from git."""
        if self.before is None or self.upstream is None or self.change is None:
            return ()
        from tafel_cli.register.proposal import Sides, stappen  # loaded only with a change to judge

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
    """Return the case of a table that was changed since `base`. Without `upstream`, `base` is the newest table."""
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
    """Return the paths that one of the two lacks, and those whose text differs or can be read in only one."""
    before, after = {*base.paths}, {*register.paths}
    other = {path for path in before & after if base.document(path) != register.document(path)}
    return frozenset((before ^ after) | other)
