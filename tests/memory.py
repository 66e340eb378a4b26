"""What tables that lie only in memory share: they have one version, no attachment with bytes, and no templates."""

from conftest import SMALLEST

from tafel_cli.source import Entry, Flaw, Source, State


class InMemory:
    """A source of which a test says only what it holds; whoever asks for more fails. See Source."""

    root = SMALLEST

    def attachments(self) -> dict[str, Flaw | None]:
        """Return no attachments."""
        return {}

    def attachment(self, name: str) -> bytes:
        """Return what nobody asks for here."""
        raise KeyError(name)

    def templates(self) -> list[Entry]:
        """Return no template of the table's own."""
        return []

    def recorded_templates(self) -> list[Entry] | None:
        """Return the same."""
        return None

    def state(self) -> State:
        """Return what nobody asks for here."""
        raise KeyError

    def at(self, ref: str) -> Source:
        """Return what nobody asks for here."""
        raise KeyError(ref)
