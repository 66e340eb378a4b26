"""What a work agreement says of one case: kept, not kept with the figures, let through by the chair, or not judged."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.werkafspraak import Regel, Werkafspraak
from tafel_cli.reading.document import Keys
from tafel_cli.reading.record import Record
from tafel_cli.register.agreements import regels
from tafel_cli.register.register import Register
from tafel_cli.register.standing import dag_van


class Uitslag(StrEnum):
    """How a case came out."""

    NAGEKOMEN = "nagekomen"
    NIET_NAGEKOMEN = "niet nagekomen"
    TOEGELATEN = "toegelaten"
    NIET_BEOORDEELD = "niet beoordeeld"


class Oordeel(NamedTuple):
    """One case: the document and the keys that it is about, and in words the figures and what to do.

    `reden`: the chair's reason for letting it through, or why the case could not be judged. `voorbij`: the meeting was
    held, so that what the chair let through need not be said again.
    """

    uitslag: Uitslag
    record: Record
    keys: Keys = ()
    tekst: str = ""
    hulp: str = ""
    reden: str = ""
    voorbij: bool = False


def nagekomen(record: Record) -> Oordeel:
    """Say that a case was kept."""
    return Oordeel(Uitslag.NAGEKOMEN, record)


def geschonden(record: Record, keys: Keys, tekst: str, hulp: str) -> Oordeel:
    """Say that a case was not kept, with the figures."""
    return Oordeel(Uitslag.NIET_NAGEKOMEN, record, keys, tekst, hulp)


def onbeoordeeld(record: Record, reden: str) -> Oordeel:
    """Say that nobody can tell from the data, and why."""
    return Oordeel(Uitslag.NIET_BEOORDEELD, record, reden=reden)


def tenzij_toegelaten(oordeel: Oordeel, meeting: Bijeenkomst, item: str) -> Oordeel:
    """Return a verdict, lifted when the chair let this item into this meeting all the same."""
    for waiver in meeting.toegelaten:
        if waiver.agendapunt == item and oordeel.uitslag is Uitslag.NIET_NAGEKOMEN:
            held = meeting.status is Bijeenkomststatus.GEHOUDEN
            return oordeel._replace(uitslag=Uitslag.TOEGELATEN, reden=waiver.reden, voorbij=held)
    return oordeel


class Zaak(NamedTuple):
    """What a work agreement is judged on: the table, the day from which the agreement holds, and its own words."""

    register: Register
    vanaf: date | None
    afspraak: Werkafspraak

    def plek(self, regel: Regel, *keys: str) -> Keys:
        """Return where a key of a rule stands in the agreement."""
        return ("regels", next(i for i, each in enumerate(self.afspraak.regels) if each is regel), *keys)

    def meetings(self) -> tuple[Bijeenkomst, ...]:
        """Return the meetings after the day of the agreement that were not cancelled, the first day first."""
        return self.register.that_go_on(self.vanaf)

    def items(self, meeting: Bijeenkomst) -> Iterator[tuple[int, Agendapunt]]:
        """Yield the readable items of an agenda with their place in it."""
        for index, id_ in enumerate(meeting.agenda):
            item = self.register.get(Agendapunt, id_) if id_ != PAUZE else None
            if item:
                yield index, item


Rechter = Callable[[Zaak, Any], Iterator[Oordeel]]


class AgreementJudge(NamedTuple):
    """A kind of rule, its code, and the function that judges it."""

    code: Code
    soort: type[Regel]
    rechter: Rechter


def afspraak(code: str, slug: str, soort: type[Regel]) -> Callable[[Rechter], AgreementJudge]:
    """Make the judge of one kind of rule."""
    return lambda rechter: AgreementJudge(Code(code, slug, Severity.WAARSCHUWING), soort, rechter)


def zaak(register: Register, agreement: Werkafspraak) -> Zaak:
    """Return what an agreement is judged on."""
    return Zaak(register, dag_van(register, agreement.vastgesteld), agreement)


def findings(register: Register, judge: AgreementJudge) -> Iterator[Finding]:
    """Yield a finding for each case that an agreement in force was not kept in, in the table's own words."""
    for agreement, regel in regels(register, judge.soort):
        code = judge.code._replace(severity=Severity(regel.ernst.value))
        for verdict in judge.rechter(zaak(register, agreement), regel):
            yield from _finding(agreement, code, verdict)


def _finding(agreement: Werkafspraak, code: Code, verdict: Oordeel) -> Iterator[Finding]:
    said = f"Werkafspraak {agreement.nummer} ({agreement.titel}): {verdict.tekst}"
    if verdict.uitslag is Uitslag.NIET_NAGEKOMEN:
        yield verdict.record.finding(code, verdict.keys, said, verdict.hulp)
    elif verdict.uitslag is Uitslag.TOEGELATEN and not verdict.voorbij:
        words = f"{said} De voorzitter laat het toe: {verdict.reden}"
        yield verdict.record.finding(code._replace(severity=Severity.TIP), verdict.keys, words)
