"""Defines a work agreement: plain words in the body, and in `regels` what checks/agreements/ can judge."""

from datetime import time
from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.kinds.agendapunt import Doel
from tafel_cli.kinds.bijeenkomst import Vorm
from tafel_cli.reading.marks import Number, Ref, Titel, Variant
from tafel_cli.reading.record import Record
from tafel_cli.value_class import Frozen

Dagen = Annotated[int, Number(0, 365)]
Weken = Annotated[int, Number(0, 520)]
Minuten = Annotated[int, Number(0, 1440)]
Aantal = Annotated[int, Number(0, 1_000)]


class Werkafspraakstatus(StrEnum):
    """Whether the agreement is a draft, in force or expired."""

    CONCEPT = "concept"
    GELDEND = "geldend"
    VERVALLEN = "vervallen"


class Ernst(StrEnum):
    """The severity that the table gives to a breach."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    TIP = "tip"


class Uitzondering(StrEnum):
    """An exception of EerstBespreken: a consent item, or an item with the key `reden_direct_besluit`."""

    HAMERSTUK = "hamerstuk"
    REDEN_DIRECT_BESLUIT = "reden_direct_besluit"


class Regel(Frozen):
    """A rule of an agreement; `soort` decides its other keys (`REGELS`)."""

    soort: str
    ernst: Ernst = Ernst.WAARSCHUWING


class OnafhankelijkeVoorzitter(Regel):
    """The chair belongs to no party."""


class Samenstelling(Regel):
    """Seats: at least `minimaal` (kind of party → number), at most `stoelen` in total."""

    minimaal: dict[Annotated[str, Ref(("soort",))], Aantal] | None = None
    stoelen: Aantal | None = None


class Frequentie(Regel):
    """Meetings: at least `per_jaar` in each year from `vanaf` on, at most `hoogstens_weken_ertussen` apart."""

    per_jaar: Aantal
    vanaf: Annotated[int, Number(1900, 2199)] | None = None
    hoogstens_weken_ertussen: Weken | None = None


class VormRegel(Regel):
    """The forms that a meeting may have."""

    toegestaan: tuple[Vorm, ...]


class Inbrengtermijn(Regel):
    """The deadline for items: so many working days before a meeting, until `uur` on that day."""

    werkdagen: Dagen
    uur: time | None = None


class Verzendtermijn(Regel):
    """The deadline for sending the pack: so many working days before a meeting."""

    werkdagen: Dagen


class Omvang(Regel):
    """A meeting has at most `minuten`, `beslispunten`, and minutes without a break (`pauze_na`); None: no limit."""

    minuten: Minuten | None = None
    beslispunten: Aantal | None = None
    pauze_na: Minuten | None = None


class Balans(Regel):
    """The items of one party take at most so many percent of the time for all items on one agenda."""

    hoogstens_procent: Annotated[int, Number(1, 100)]


class EerstBespreken(Regel):
    """An item is discussed in an earlier meeting before it is decided, but for these exceptions."""

    uitzondering: tuple[Uitzondering, ...] = ()


class AanwezigPerSoort(Regel):
    """Every kind of party is present when items with this aim are treated."""

    bij: Doel


class Bekrachtigingstermijn(Regel):
    """A board answers, yes or no, within so many weeks after the meeting that decided."""

    weken: Weken


class Verslagtermijn(Regel):
    """The minutes are ready within so many working days after the meeting.

    `melden`: how many working days there are to report a mistake in the list of decisions and actions.
    """

    werkdagen: Dagen
    melden: Dagen = 3


class HamerstukRegel(Regel):
    """An item by consent takes at most so many minutes."""

    minuten: Minuten


class Stilte(StrEnum):
    """What it means if a party does not answer in a written round: it is asked again, or it agrees."""

    NAVRAGEN = "navragen"
    AKKOORD = "akkoord"


class SchriftelijkRegel(Regel):
    """A written round gives so many working days to answer; `stilte`: what no answer means."""

    werkdagen: Dagen
    stilte: Stilte = Stilte.NAVRAGEN


REGELS: dict[str, type[Regel]] = {
    "onafhankelijke_voorzitter": OnafhankelijkeVoorzitter,
    "samenstelling": Samenstelling,
    "frequentie": Frequentie,
    "vorm": VormRegel,
    "inbrengtermijn": Inbrengtermijn,
    "verzendtermijn": Verzendtermijn,
    "omvang": Omvang,
    "balans": Balans,
    "eerst_bespreken": EerstBespreken,
    "aanwezig_per_soort": AanwezigPerSoort,
    "bekrachtigingstermijn": Bekrachtigingstermijn,
    "verslagtermijn": Verslagtermijn,
    "hamerstuk": HamerstukRegel,
    "schriftelijk": SchriftelijkRegel,
}


class Werkafspraak(Record):
    """A work agreement; `vastgesteld` is the id of the meeting that made it, or a day."""

    folder: ClassVar[str] = "werkafspraken"
    id_pattern: ClassVar[str] = "[0-9]+[a-z]?-[a-z0-9-]+"
    id_example: ClassVar[str] = "4-inbreng"
    id_parts: ClassVar[str] = "een nummer en het onderwerp"
    overgangen: ClassVar[dict[str, tuple[str, ...]]] = {
        Werkafspraakstatus.CONCEPT: (Werkafspraakstatus.GELDEND,),
        Werkafspraakstatus.GELDEND: (Werkafspraakstatus.VERVALLEN,),
    }
    mag_weg: ClassVar[tuple[str, ...]] = (Werkafspraakstatus.CONCEPT,)

    titel: Titel
    nummer: str
    status: Werkafspraakstatus
    vastgesteld: Annotated[str, Ref(("bijeenkomst",), or_date=True)] | None = None
    vervangt: Annotated[str, Ref(("werkafspraak",))] | None = None
    regels: tuple[Annotated[Regel, Variant("soort", tuple(REGELS.items()))], ...] = ()
