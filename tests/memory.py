"""What tables that lie only in memory share: they have one version, and no attachment with bytes."""

from conftest import SMALLEST

from tafel_cli.source import Flaw, Source, State


class InMemory:
    """A source of which a test says only what it holds; whoever asks for more fails. See Source."""

    root = SMALLEST

    def attachments(self) -> dict[str, Flaw | None]:
        """Return no attachments."""
        return {}

    def attachment(self, name: str) -> bytes:
        """Return what nobody asks for here."""
        raise KeyError(name)

    def state(self) -> State:
        """Return what nobody asks for here."""
        raise KeyError

    def at(self, ref: str) -> Source:
        """Return what nobody asks for here."""
        raise KeyError(ref)
