"""Lists work agreements: how often each was kept or broken, and why some cases could not be judged."""

from collections import Counter
from typing import NamedTuple

from tafel_cli.checks.agreements import afspraken
from tafel_cli.checks.agreements.verdict import Oordeel, Uitslag, Zaak
from tafel_cli.kinds.werkafspraak import Regel, Werkafspraak, Werkafspraakstatus
from tafel_cli.register.agreements import geldt_vanaf
from tafel_cli.register.register import Register
from tafel_cli.report.lists import Lijst

_WHY = "niet beoordeeld, want"  # the name of the column that gives the reasons


class Telling(NamedTuple):
    """One rule of an agreement: its kind (`soort`) and the verdicts on it."""

    soort: str
    oordelen: tuple[Oordeel, ...]

    def of(self, uitslag: Uitslag) -> list[Oordeel]:
        """Return the verdicts with one outcome."""
        return [oordeel for oordeel in self.oordelen if oordeel.uitslag is uitslag]


def tellingen(register: Register, agreement: Werkafspraak) -> list[Telling]:
    """Return the verdicts on each rule of an agreement; an empty list if the agreement is not in force."""
    if agreement.status is not Werkafspraakstatus.GELDEND:
        return []
    return [_telling(register, agreement, regel) for regel in agreement.regels]


def _telling(register: Register, agreement: Werkafspraak, regel: Regel) -> Telling:
    judge = next(each for each in afspraken() if each.soort is type(regel))
    return Telling(regel.soort, tuple(judge.rechter(Zaak(register, agreement), regel)))


def _count(register: Register, agreement: Werkafspraak, uitslag: Uitslag) -> int:
    return sum(len(telling.of(uitslag)) for telling in tellingen(register, agreement))


def _why(register: Register, agreement: Werkafspraak) -> str:
    if agreement.status is not Werkafspraakstatus.GELDEND:
        return f"de afspraak is {agreement.status.value}"
    if not agreement.regels:
        return "er staan geen regels bij die tafel kan nagaan"
    reasons = Counter(
        o.reden for telling in tellingen(register, agreement) for o in telling.of(Uitslag.NIET_BEOORDEELD)
    )
    return "; ".join(f"{reason} ({count}×)" if count > 1 else reason for reason, count in reasons.items())


def _berekend(register: Register, agreement: Werkafspraak) -> dict[str, object]:
    return {
        "regels": [
            {
                "soort": telling.soort,
                **{uitslag.name.lower(): len(telling.of(uitslag)) for uitslag in Uitslag},
                "gevallen": [
                    {"bestand": o.record.path, "uitslag": o.uitslag.value, "tekst": o.tekst, "reden": o.reden}
                    for o in telling.oordelen
                    if o.uitslag is not Uitslag.NAGEKOMEN
                ],
            }
            for telling in tellingen(register, agreement)
        ]
    }


WERKAFSPRAKEN = Lijst(
    soort=Werkafspraak,
    kolommen={
        "nr": lambda _, a: a.nummer,
        "titel": lambda _, a: a.titel,
        "status": lambda _, a: a.status.value,
        "sinds": geldt_vanaf,
        "nagekomen": lambda register, a: _count(register, a, Uitslag.NAGEKOMEN),
        "niet": lambda register, a: _count(register, a, Uitslag.NIET_NAGEKOMEN),
        "toegelaten": lambda register, a: _count(register, a, Uitslag.TOEGELATEN),
        _WHY: _why,
    },
    minst=("sinds", "status", "toegelaten", _WHY),
    berekend=_berekend,
    volgorde=lambda _, a: (len(a.nummer), a.nummer),
)
