"""Lists meetings, by day and time."""

from tafel_cli.dutch import clock_time
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Bijeenkomststatus
from tafel_cli.register.register import Register
from tafel_cli.report.lists import Lijst


def _verslag(register: Register, meeting: Bijeenkomst) -> str:
    verslag = register.verslag_of(meeting)
    return verslag.status.value if verslag else ""


def _punten(meeting: Bijeenkomst) -> int:
    return sum(id_ != PAUZE for id_ in meeting.agenda)


BIJEENKOMSTEN = Lijst(
    soort=Bijeenkomst,
    kolommen={
        "id": lambda _, m: m.id,
        "datum": lambda _, m: m.datum,
        "tijd": lambda _, m: f"{clock_time(m.aanvang)}–{clock_time(m.einde)}",
        "vorm": lambda _, m: m.vorm.value if m.vorm else "",
        "locatie": lambda _, m: m.locatie,
        "status": lambda _, m: m.status.value,
        "punten": lambda _, m: _punten(m),
        "verslag": _verslag,
    },
    minst=("vorm", "punten", "locatie", "verslag", "tijd"),
    berekend=lambda register, m: {"punten": _punten(m), "verslag": _verslag(register, m) or None},
    leeg={"vorm": "nog niet gekozen", "locatie": "nog niet bekend", "verslag": "nog geen verslag"},
    volgorde=lambda _, m: (m.datum, m.aanvang),
    keuzes={"alleen_open": lambda _, m, __: m.status is Bijeenkomststatus.GEPLAND},
)
