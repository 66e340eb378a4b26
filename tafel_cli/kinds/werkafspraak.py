"""A work agreement: plain words in the body, and the rules that a program can judge."""

from datetime import time
from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.kinds.agendapunt import Doel
from tafel_cli.kinds.bijeenkomst import Vorm
from tafel_cli.reading.marks import Number, Ref, Titel, Variant
from tafel_cli.reading.record import Record
from tafel_cli.value_class import frozen

Dagen = Annotated[int, Number(0, 365)]
Weken = Annotated[int, Number(0, 520)]
Minuten = Annotated[int, Number(0, 1440)]
Aantal = Annotated[int, Number(0, 1_000)]


class Werkafspraakstatus(StrEnum):
    """Whether the agreement holds."""

    CONCEPT = "concept"
    GELDEND = "geldend"
    VERVALLEN = "vervallen"


class Ernst(StrEnum):
    """How heavily the table takes a breach."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    TIP = "tip"


class Uitzondering(StrEnum):
    """What may be decided without having been talked about before."""

    HAMERSTUK = "hamerstuk"
    REDEN_DIRECT_BESLUIT = "reden_direct_besluit"


@frozen
class Regel:
    """A rule of an agreement; `soort` decides which other keys it has."""

    soort: str
    ernst: Ernst = Ernst.WAARSCHUWING


@frozen
class OnafhankelijkeVoorzitter(Regel):
    """The chair belongs to no party."""


@frozen
class Samenstelling(Regel):
    """Seats: at least so many of a kind of party, at most `stoelen` together."""

    minimaal: dict[Annotated[str, Ref(("soort",))], Aantal] | None = None
    stoelen: Aantal | None = None


@frozen
class Frequentie(Regel):
    """How often the table meets, from the year `vanaf` on."""

    per_jaar: Aantal
    vanaf: Annotated[int, Number(1900, 2199)] | None = None
    hoogstens_weken_ertussen: Weken | None = None


@frozen
class VormRegel(Regel):
    """How people may come together."""

    toegestaan: tuple[Vorm, ...]


@frozen
class Inbrengtermijn(Regel):
    """How many working days before a meeting an item must be in, and until what time on that day."""

    werkdagen: Dagen
    uur: time | None = None


@frozen
class Verzendtermijn(Regel):
    """How many working days before a meeting the pack goes out."""

    werkdagen: Dagen


@frozen
class Omvang(Regel):
    """How long a meeting lasts, how many decision points it has, and after how many minutes there is a break."""

    minuten: Minuten | None = None
    beslispunten: Aantal | None = None
    pauze_na: Minuten | None = None


@frozen
class Balans(Regel):
    """What part of the time for items one party may fill."""

    hoogstens_procent: Annotated[int, Number(1, 100)]


@frozen
class EerstBespreken(Regel):
    """A decision has been talked about before, but for these exceptions."""

    uitzondering: tuple[Uitzondering, ...] = ()


@frozen
class AanwezigPerSoort(Regel):
    """Somebody of every kind of party is present when items with this aim are treated."""

    bij: Doel


@frozen
class Bekrachtigingstermijn(Regel):
    """Within how many weeks a party's own board answers."""

    weken: Weken


@frozen
class Verslagtermijn(Regel):
    """Within how many working days the minutes are there."""

    werkdagen: Dagen


@frozen
class HamerstukRegel(Regel):
    """How many minutes an item by consent may take."""

    minuten: Minuten


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
}


@frozen
class Werkafspraak(Record):
    """A work agreement; each rule is a group of keys whose `soort` decides the others."""

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
