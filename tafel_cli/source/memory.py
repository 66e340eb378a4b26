"""A table in memory: made of a few texts, or of another source with some files replaced."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tafel_cli.errors import TafelError
from tafel_cli.source import Entry, Flaw, Source, State


@dataclass(frozen=True)
class Memory:
    """A table whose entries (`held`) and names of attachments (`names`: path → flaw) are in memory (a Source).

    `beyond`: the source of the bytes of attachments, of the version and of other versions. Without it asking for an
    attachment or another version raises TafelError, and the table has no version.
    """

    root: Path
    held: tuple[Entry, ...]
    names: Mapping[str, Flaw | None] = field(default_factory=dict)
    beyond: Source | None = None

    @classmethod
    def of(cls, source: Source) -> "Memory":
        """Return another source with its entries and names read once; it stays the source of all else (`beyond`)."""
        return cls(source.root, tuple(source.entries()), source.attachments(), source)

    def exchanged(self, new: Mapping[str, bytes]) -> "Memory":
        """Return the same table with these bytes at these paths; a path that it lacks is added."""
        held = [each._replace(data=new.get(each.path, each.data)) for each in self.held]
        added = new.keys() - {each.path for each in held}
        return replace(self, held=(*held, *(Entry(path, new[path]) for path in sorted(added))))

    def entries(self) -> list[Entry]:
        """See Source.entries."""
        return sorted(self.held, key=lambda entry: entry.path)

    def attachments(self) -> dict[str, Flaw | None]:
        """See Source.attachments."""
        return dict(self.names)

    def attachment(self, name: str) -> bytes:
        """See Source.attachment."""
        if self.beyond is None:
            raise TafelError(f"Bijlage `{name}` wordt hier niet gelezen.")
        return self.beyond.attachment(name)

    def attachment_size(self, name: str) -> int:
        """See Source.attachment_size."""
        return self.beyond.attachment_size(name) if self.beyond else len(self.attachment(name))

    def state(self) -> State:
        """See Source.state."""
        return self.beyond.state() if self.beyond else State(None, None, edited=False)

    def at(self, ref: str) -> Source:
        """See Source.at. That version is as `beyond` has it, without what `exchanged` replaced."""
        if self.beyond is None:
            raise TafelError(f"Van deze tafel is er hier geen versie `{ref}`.")
        return self.beyond.at(ref)
