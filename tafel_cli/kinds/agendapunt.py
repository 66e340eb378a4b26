"""Defines an agenda item: what a party submits to the table."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.reading.marks import Bijlagenaam, Number, OrganisatieId, PartijId, Ref, ThemaId, Titel
from tafel_cli.reading.record import Record
from tafel_cli.value_class import Frozen


class Doel(StrEnum):
    """The aim of an item: the three steps of the Dutch BOB model, or only to inform."""

    BEELDVORMEND = "beeldvormend"
    OORDEELSVORMEND = "oordeelsvormend"
    BESLUITVORMEND = "besluitvormend"
    TER_KENNISNAME = "ter_kennisname"


class Agendapuntstatus(StrEnum):
    """Whether the submitter is still writing the item, has submitted it, or withdrew it."""

    CONCEPT = "concept"
    INGEDIEND = "ingediend"
    INGETROKKEN = "ingetrokken"


class Behandeling(StrEnum):
    """Whether a decision is debated or taken by consent (`hamerstuk`)."""

    BESPREEKSTUK = "bespreekstuk"
    HAMERSTUK = "hamerstuk"


class Knelpunt(StrEnum):
    """The obstacle that holds up a project."""

    PROCEDURE = "procedure"
    CAPACITEIT = "capaciteit"
    STIKSTOF = "stikstof"
    HAALBAARHEID = "haalbaarheid"
    NETCONGESTIE = "netcongestie"
    GROND = "grond"
    OVERIG = "overig"


class Bijdrage(StrEnum):
    """A goal of the mission that an item serves."""

    VERSNELLEN = "versnellen"
    KWALITEIT = "kwaliteit"
    ONTWIKKELRUIMTE = "ontwikkelruimte"
    LUSTEN_EN_LASTEN = "lusten_en_lasten"


class Agendapuntopenbaarheid(StrEnum):
    """Who may read the item. Without this key an item is not public."""

    OPENBAAR = "openbaar"
    BESLOTEN = "besloten"


class Mededinging(StrEnum):
    """The only value of a key that is there if the item was tested against competition law."""

    GETOETST = "getoetst"


class Via(StrEnum):
    """Who filed the item for the submitter; without this key the submitter did."""

    SECRETARIAAT = "secretariaat"


class Inleider(Frozen):
    """Who introduces the item: a function at a party, the chair or the secretary."""

    organisatie: PartijId
    functie: str


class Bijlage(Frozen):
    """An attachment: a file below data/bijlagen/, and its title in the papers."""

    bestand: Bijlagenaam
    titel: Titel


class Agendapunt(Record):
    """An agenda item; `duur` in minutes, `woningen` a number of homes."""

    folder: ClassVar[str] = "agenda"
    id_pattern: ClassVar[str] = "[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]+"
    id_example: ClassVar[str] = "2026-11-12-gemeente-bouwplannen"
    id_parts: ClassVar[str] = "een dag, de indiener en het onderwerp"
    overgangen: ClassVar[dict[str, tuple[str, ...]]] = {
        Agendapuntstatus.CONCEPT: (Agendapuntstatus.INGEDIEND, Agendapuntstatus.INGETROKKEN),
        Agendapuntstatus.INGEDIEND: (Agendapuntstatus.CONCEPT, Agendapuntstatus.INGETROKKEN),
    }
    mag_weg: ClassVar[tuple[str, ...]] = (Agendapuntstatus.CONCEPT,)

    titel: Titel
    indiener: PartijId
    thema: ThemaId
    doel: Doel
    status: Agendapuntstatus
    duur: Annotated[int, Number(0, 480)] | None = None
    gevraagd: tuple[str, ...] = ()
    ingediend_op: date | None = None
    inleider: Inleider | None = None
    mede_indieners: tuple[OrganisatieId, ...] = ()
    ingebracht_via: Via | None = None
    bron: str | None = None
    gewenst: Annotated[str, Ref(("bijeenkomst",))] | None = None
    besluit_nodig_voor: date | None = None
    behandeling: Behandeling | None = None
    vervolg_op: Annotated[str, Ref(("agendapunt",))] | None = None
    reden_direct_besluit: str | None = None
    reden_ingetrokken: str | None = None
    knelpunt: Knelpunt | None = None
    woningen: Annotated[int, Number(0, 10_000_000)] | None = None
    bijdrage: tuple[Bijdrage, ...] = ()
    bijlagen: tuple[Bijlage, ...] = ()
    openbaarheid: Agendapuntopenbaarheid | None = None
    besloten_grond: str | None = None
    besloten_tot: date | None = None
    mededinging: Mededinging | None = None
