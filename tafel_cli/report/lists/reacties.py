"""Lists the answers of parties in written rounds, by the day of the round."""

from collections import Counter
from datetime import date

from tafel_cli.kinds.reactie import Reactie
from tafel_cli.register.register import Register
from tafel_cli.report.lists import Lijst, in_meeting, on_day


def _answers(_: Register, said: Reactie) -> str:
    times = Counter(each.antwoord.value.replace("_", " ") for each in said.antwoorden)
    return ", ".join(f"{number} × {word}" for word, number in times.items())


REACTIES = Lijst(
    soort=Reactie,
    kolommen={
        "id": lambda _, r: r.id,
        "bijeenkomst": lambda _, r: r.bijeenkomst,
        "organisatie": lambda _, r: r.organisatie,
        "op": lambda _, r: r.op,
        "antwoorden": _answers,
    },
    minst=("bijeenkomst", "op", "antwoorden"),
    berekend=lambda register, r: {"datum": on_day(register, r)},
    volgorde=lambda register, r: (on_day(register, r) or date.min,),
    keuzes={"bijeenkomst": in_meeting},
)
