"""Says in Dutch what hangs on a party that leaves, and what to do with each thing."""

from collections.abc import Iterator

from tafel_cli.dutch import long_date, quantity
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.register.departure import LeftOpen, OpenKind
from tafel_cli.register.register import Register
from tafel_cli.register.standing import punt_titel, verwacht_op
from tafel_cli.report.summaries.adoption import Said
from tafel_cli.writing.changes.departure import Departure

_HEADS = {
    OpenKind.PUNT: "Agendapunten van haar",
    OpenKind.ACTIE: "Acties van haar",
    OpenKind.BESLUIT: "Besluiten waarop haar bestuur nog moet antwoorden",
    OpenKind.THEMA: "Thema's die zij trekt",
    OpenKind.GENOEMD_BIJ_PUNT: "Agendapunten van een ander waar zij bij staat",
    OpenKind.GENOEMD_BIJ_ACTIE: "Acties van een ander waar zij aan meedoet",
}
_ADVICE = {
    OpenKind.PUNT: "Neemt een ander dit over? Verander dan `indiener` en `inleider`. Anders: `tafel agenda withdraw`.",
    OpenKind.ACTIE: "Neemt een ander dit over? Verander dan `actiehouder`. Anders: `tafel acties drop`.",
    OpenKind.BESLUIT: "Antwoordt het bestuur nog? Schrijf dat op. Vraag anders de voorzitter of het besluit zo blijft.",
    OpenKind.THEMA: "Kies een andere trekker in `data/tafel.md`.",
    OpenKind.GENOEMD_BIJ_PUNT: "Haal haar weg bij `mede_indieners`, of kies een andere `inleider`.",
    OpenKind.GENOEMD_BIJ_ACTIE: "Haal haar weg bij `met`, of kies een ander.",
}


def said_of_departure(made: Departure, register: Register, *, written: bool) -> Said:
    """Return who leaves and what hangs on it, and what is next. `written`: the file says so already."""
    said = [f"{made.party.naam} doet mee tot en met {long_date(made.day)}."]
    things = (*made.open, *made.named)
    for soort, head in _HEADS.items():
        if here := [each for each in things if each.soort is soort]:
            said += [f"{head}:", *(f"  {line}" for each in here for line in _told(each, made, register))]
            said.append(f"  {_ADVICE[soort]}")
    if not things:
        said.append("Er staat niets meer open van deze partij.")
    then = []
    if things:
        then.append(f"Spreek aan tafel af wie dit overneemt: {quantity(len(things), 'onderwerp', 'onderwerpen')}.")
    then.append("Haar stukken blijven staan, en in de verslagen blijft te lezen dat zij er was.")
    return said, then if written else []


def _told(each: LeftOpen, made: Departure, register: Register) -> Iterator[str]:
    record = each.record
    if record is None:
        tafel = register.tafel
        yield f"`{each.id}` ({tafel.themas[each.id].naam})" if tafel and each.id in tafel.themas else f"`{each.id}`"
    elif isinstance(record, Actie):
        yield f"`{each.id}`, uiterlijk {long_date(record.uiterlijk)}: {record.actie}"
    elif isinstance(record, Besluit):
        day = verwacht_op(register, record, made.party.id)
        yield f"`{each.id}`{f', antwoord verwacht op {long_date(day)}' if day else ''}: {record.besluit}"
    else:
        yield f"`{each.id}`: {punt_titel(register, each.id)}"
