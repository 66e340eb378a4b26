"""The meeting pack as one frozen value: everything that any renderer prints, and nothing that it must look up."""

from dataclasses import fields
from typing import Any

from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.script.values import ChairScript
from tafel_cli.pack.values import (
    ActionRow,
    AgendaTable,
    AgreementBlock,
    AttachmentRow,
    ChangesBlock,
    DecisionBlock,
    ItemSheet,
    MeetingFacts,
    MinutesBlock,
    Request,
    Style,
    Version,
)
from tafel_cli.value_class import frozen, plain

VERSION = 1  # of the data, which only ever gains keys
BYTES = ("files", "pictures")  # what is no part of the data


@frozen
class Pack:
    """The whole pack. `files` holds the attachments' bytes by their place beside it, `pictures` also the logo's.

    `draaiboek` is only there for the chair, `nazending` only when a pack was sent before.
    """

    doelgroep: Doelgroep
    huisstijl: Style
    versie: Version
    kop: MeetingFacts
    gevraagd_besluit: tuple[Request, ...]
    hamerstukken: tuple[Request, ...]
    gevraagd: tuple[Request, ...]
    agenda: AgendaTable
    nazending: ChangesBlock | None
    draaiboek: ChairScript | None
    bladen: tuple[ItemSheet, ...]
    verslag: MinutesBlock | None
    acties: tuple[ActionRow, ...]
    besluiten: tuple[DecisionBlock, ...]
    werkafspraken: tuple[AgreementBlock, ...]
    bijlagen: tuple[AttachmentRow, ...]
    files: dict[str, bytes]
    pictures: dict[str, bytes]

    def as_data(self) -> dict[str, Any]:
        """Return the pack as plain, JSON-able values: days in ISO 8601, times as HH:MM. Renderers read exactly this."""
        return {f.name: plain(getattr(self, f.name)) for f in fields(self) if f.name not in BYTES}
