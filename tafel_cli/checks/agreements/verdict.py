"""Makes verdicts on work agreements, each about one document: kept, broken, waived or not judged."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any, NamedTuple

from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.werkafspraak import Regel, Werkafspraak
from tafel_cli.reading.document import Keys
from tafel_cli.reading.record import Record
from tafel_cli.register.agreements import regels
from tafel_cli.register.register import Register
from tafel_cli.register.standing import dag_van


class Uitslag(StrEnum):
    """Kept, broken, waived by the chair, or not judged."""

    NAGEKOMEN = "nagekomen"
    NIET_NAGEKOMEN = "niet nagekomen"
    TOEGELATEN = "toegelaten"
    NIET_BEOORDEELD = "niet beoordeeld"


class Oordeel(NamedTuple):
    """One verdict: the document and keys that it is about, the figures in Dutch, and what to do.

    `reden`: why the chair waived it, or why it could not be judged. `voorbij`: the meeting was held, so that a
    waiver is not reported any more.
    """

    uitslag: Uitslag
    record: Record
    keys: Keys = ()
    tekst: str = ""
    hulp: str = ""
    reden: str = ""
    voorbij: bool = False


def nagekomen(record: Record) -> Oordeel:
    """Return the verdict that the agreement was kept."""
    return Oordeel(Uitslag.NAGEKOMEN, record)


def geschonden(  # noqa: PLR0913  (one parameter for each part of a verdict)
    record: Record, keys: Keys, tekst: str, hulp: str, *, meeting: Bijeenkomst | None = None, item: str = ""
) -> Oordeel:
    """Return the verdict that the agreement was broken, or waived if `toegelaten` of this meeting has this item."""
    found = Oordeel(Uitslag.NIET_NAGEKOMEN, record, keys, tekst, hulp)
    reden = next((one.reden for one in meeting.toegelaten if one.agendapunt == item), None) if meeting else None
    if meeting is None or reden is None:
        return found
    return found._replace(uitslag=Uitslag.TOEGELATEN, reden=reden, voorbij=meeting.status is Bijeenkomststatus.GEHOUDEN)


def onbeoordeeld(record: Record, reden: str) -> Oordeel:
    """Return the verdict that the agreement could not be judged on a document, with the reason in Dutch."""
    return Oordeel(Uitslag.NIET_BEOORDEELD, record, reden=reden)


class Zaak(NamedTuple):
    """What a judge gets: the table, and the agreement that holds the rule."""

    register: Register
    afspraak: Werkafspraak

    @property
    def vanaf(self) -> date | None:
        """The day on which the agreement was made; None if unknown."""
        return dag_van(self.register, self.afspraak.vastgesteld)

    def plek(self, regel: Regel, *keys: str) -> Keys:
        """Return the key path of a key of a rule in the agreement."""
        return ("regels", next(i for i, each in enumerate(self.afspraak.regels) if each is regel), *keys)

    def meetings(self) -> tuple[Bijeenkomst, ...]:
        """Return the meetings after the day of the agreement (all if it is unknown) that were not cancelled, by day."""
        return self.register.that_go_on(self.vanaf)


Rechter = Callable[[Zaak, Any], Iterator[Oordeel]]
Oordelen = Callable[[Zaak, Any, Bijeenkomst], Iterator[Oordeel]]


class AgreementJudge(NamedTuple):
    """The judge of one kind of rule, and the code of its findings."""

    code: Code
    soort: type[Regel]
    rechter: Rechter


def afspraak(code: str, slug: str, soort: type[Regel]) -> Callable[[Rechter], AgreementJudge]:
    """Make a judge of a function (zaak, rule) → verdicts."""
    return lambda rechter: AgreementJudge(Code(code, slug, Severity.WAARSCHUWING), soort, rechter)


def per_bijeenkomst(code: str, slug: str, soort: type[Regel]) -> Callable[[Oordelen], AgreementJudge]:
    """Make a judge of a function (zaak, rule, meeting) → verdicts, called for each meeting of `Zaak.meetings`."""
    return lambda oordelen: afspraak(code, slug, soort)(
        lambda zaak, regel: chain.from_iterable(oordelen(zaak, regel, meeting) for meeting in zaak.meetings())
    )


def findings(register: Register, judge: AgreementJudge) -> Iterator[Finding]:
    """Yield a finding, as severe as `ernst`, for each verdict `broken`.

    A waiver is a tip, and nothing once its meeting was held.
    """
    for agreement, regel in regels(register, judge.soort):
        code = judge.code._replace(severity=Severity(regel.ernst.value))
        for verdict in judge.rechter(Zaak(register, agreement), regel):
            said = f"Werkafspraak {agreement.nummer} ({agreement.titel}): {verdict.tekst}"
            if verdict.uitslag is Uitslag.NIET_NAGEKOMEN:
                yield verdict.record.finding(code, verdict.keys, said, verdict.hulp)
            elif verdict.uitslag is Uitslag.TOEGELATEN and not verdict.voorbij:
                words = f"{said} De voorzitter laat het toe: {verdict.reden}"
                yield verdict.record.finding(code._replace(severity=Severity.TIP), verdict.keys, words)
