"""Defines the meeting pack, one frozen value with all that its papers print, so that no paper looks anything up."""

from datetime import date
from typing import Any, NamedTuple

from tafel_cli.pack.origin import MeetingFacts, Origin, Style, Version
from tafel_cli.pack.rows import (
    ActionRow,
    AgendaRow,
    AttachmentRow,
    ChangeRow,
    CorrectionRow,
    DecisionBlock,
    MarkdownText,
    MinutesBlock,
    MinutesSection,
    MovedOnRow,
    Question,
)
from tafel_cli.pack.script.values import ChairScript
from tafel_cli.value_class import Frozen, fields, plain

VERSION = 1  # of the data, which only ever gains keys
BYTES = ("files", "pictures")  # keys of Pack that are no part of the data


class Request(Frozen):
    """What one item asks; `nr` and `titel` are the item's."""

    nr: str
    titel: str
    vragen: tuple[Question, ...]


class AgendaTable(Frozen):
    """The rows with their sum in minutes; `over`: how many are left, below zero if the agenda is too long."""

    regels: tuple[AgendaRow, ...]
    beschikbaar: int
    gepland: int
    over: int


class ItemSheet(Frozen):
    """The sheet of an item; `regel` is its row of the agenda, and all there is of an item that cannot be read."""

    id: str
    regel: AgendaRow
    thema: str = ""
    besluitvormend: bool = False
    hamerstuk: bool = False
    mede_indieners: tuple[str, ...] = ()
    ingebracht_via: str | None = None
    bron: str | None = None
    inleider: str | None = None
    ingediend_op: date | None = None
    besluit_nodig_voor: date | None = None
    vervolg_op: str | None = None
    reden_direct_besluit: str | None = None
    openbaar: bool = False
    vragen: tuple[Question, ...] = ()
    bijlagen: tuple[AttachmentRow, ...] = ()
    tekst: MarkdownText = ()


class AgreementBlock(Frozen):
    """A work agreement that is in force; `sinds`: the day since when, None if it does not say."""

    nummer: str
    titel: str
    sinds: date | None
    tekst: MarkdownText


class ChangesBlock(Frozen):
    """What is new since a pack that was sent: on `op` (None if not recorded), from the commit `versie`."""

    op: date | None
    versie: str
    wijzigingen: tuple[ChangeRow, ...]


class Pack(Origin):
    """The whole pack. `files` holds the bytes of what lies beside it by its place, `pictures` also those of the logo.

    `draaiboek`: None unless the pack is the chair's. `nazending`: None if no pack was sent before, if nothing changed
    since, and for the public.
    """

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
        """Return the pack as JSON-able values: days in ISO 8601, times as HH:MM; `render/json.py` adds `version`."""
        return {f.name: plain(getattr(self, f.name)) for f in fields(Pack) if f.name not in BYTES}


class SentPack(NamedTuple):
    """A pack that was sent before, and the day on which (None if not recorded)."""

    pack: Pack
    op: date | None


# The keys that a pack for everybody may have, by class. Every other key is closed to the public: it is left empty.
PUBLIC_KEYS: dict[type, tuple[str, ...]] = {
    Pack: (
        *("doelgroep", "huisstijl", "versie", "kop", "gevraagd_besluit", "hamerstukken", "gevraagd", "agenda"),
        *("bladen", "verslag", "acties", "besluiten", "werkafspraken", "bijlagen", *BYTES),
    ),
    Style: ("accent", "logo", "accent_donker", "briefhoofd", "voettekst"),
    Version: ("commit", "tijd", "bewerkt", "concept", "peildatum"),
    MeetingFacts: (
        *("id", "tafel", "datum", "aanvang", "einde", "locatie", "vorm", "schriftelijk", "voorzitter", "secretaris"),
        *("postbus", "verplaatst_van", "volgnummer_kalender", "website", "meedoen"),
    ),
    Request: ("nr", "titel", "vragen"),
    Question: ("nr", "tekst"),
    AgendaTable: ("regels", "beschikbaar", "gepland", "over"),
    AgendaRow: ("soort", "nr", "titel", "van", "tot", "duur", "indiener", "doel", "bijlagen", "stuk_volgt"),
    AttachmentRow: ("nr", "titel", "naam", "bestand", "bytes", "sha256", "punten"),
    ItemSheet: (
        *("id", "regel", "thema", "besluitvormend", "hamerstuk", "mede_indieners", "bron", "inleider"),
        *("besluit_nodig_voor", "vervolg_op", "reden_direct_besluit", "openbaar", "vragen", "bijlagen", "tekst"),
    ),
    DecisionBlock: (
        *("id", "tekst", "punt", "uitkomst", "stand", "datum", "aantekeningen"),
        *("opgeschaald_naar", "toelichting", "nr", "gevraagd"),
    ),
    ActionRow: (
        *("id", "actie", "houder", "met", "uiterlijk", "status", "toezegging", "punt", "gereed_op", "resultaat"),
        *("nr", "datum"),
    ),
    MinutesSection: ("titel", "tekst", "besluiten", "acties", "nr", "eerder"),
    MinutesBlock: (
        *("datum", "vastgesteld", "notulist", "aanwezig", "secties", "doorgeschoven"),
        *("begonnen", "geeindigd", "rectificaties"),
    ),
    MovedOnRow: ("titel", "nr"),
    CorrectionRow: ("tekst", "op", "punt"),
    AgreementBlock: ("nummer", "titel", "sinds", "tekst"),
}
