"""Lists the answers of boards, those that are still expected included, because silence never counts as yes."""

from dataclasses import replace
from datetime import date
from typing import Any

from tafel_cli.kinds.bekrachtiging import Bekrachtiging, Bekrachtigingsstand
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.register.register import Register
from tafel_cli.register.standing import board_of, punt_titel, verwacht_op, waiting_for
from tafel_cli.report.lists import Lijst, on_day

_WORDS = {
    Bekrachtigingsstand.BEKRACHTIGD: "ja",
    Bekrachtigingsstand.BEKRACHTIGD_MET_VOORWAARDE: "ja, mits",
    Bekrachtigingsstand.NIET_BEKRACHTIGD: "nee",
}
_WAITS = "wacht"


class Awaited(Bekrachtiging):
    """An answer that a board has yet to give: it has no file, no `stand` and no `op`, so that nothing may read these.

    `document`: that of the decision.
    """

    @property
    def id(self) -> str:
        """The id that the answer will have."""
        return f"{self.besluit}-{self.organisatie}"

    def as_data(self) -> dict[str, Any]:
        """Return what is known of it: whose answer on which decision."""
        return {"besluit": self.besluit, "organisatie": self.organisatie}


def awaited(register: Register) -> list[Bekrachtiging]:
    """Return the answers that boards have yet to give."""
    nothing: Any = None
    return [
        Awaited(document=besluit.document, besluit=besluit.id, organisatie=party, stand=nothing, op=nothing)
        for besluit in register.all(Besluit)
        for party in waiting_for(register, besluit)
    ]


def of_day(today: date) -> Lijst[Bekrachtiging]:
    """Return the list as on a day, because that decides which answers are late."""
    return Lijst(
        soort=Bekrachtiging,
        more=awaited,
        kolommen={
            "id": lambda _, a: a.id,
            "partij": lambda _, a: a.organisatie,
            "orgaan": _orgaan,
            "over": _about,
            "antwoord": lambda register, a: _answer(register, a, today),
            "verwacht": _expected,
            "gegeven op": lambda _, a: None if isinstance(a, Awaited) else a.op,
        },
        minst=("gegeven op", "over", "orgaan", "partij"),
        berekend=lambda register, a: {
            "bijeenkomst": _meeting(a),
            "wacht": isinstance(a, Awaited),
            "verwacht": _expected(register, a),
            "te_laat": _is_late(register, a, today),
        },
        volgorde=lambda register, a: (_day(register, a), a.besluit),
        keuzes={
            "alleen_open": lambda _, a, __: isinstance(a, Awaited),
            "bijeenkomst": lambda _, a, id_: id_ in ("", _meeting(a)),
            "stand": lambda _, a, stand: not isinstance(a, Awaited) and a.stand is stand,
        },
    )


def open_of_day(today: date) -> Lijst[Bekrachtiging]:
    """Return the list of what is still expected, by the day on which it is, and without the day of an answer."""
    whole = of_day(today)
    columns = {name: value for name, value in whole.kolommen.items() if name != "gegeven op"}
    return replace(
        whole,
        kolommen=columns,
        minst=("over", "orgaan", "partij"),
        volgorde=lambda register, a: (_expected(register, a) or date.max, a.besluit),
    )


def _besluit(register: Register, said: Bekrachtiging) -> Besluit | None:
    return register.get(Besluit, said.besluit)


def _meeting(said: Bekrachtiging) -> str:
    return said.besluit.rpartition("-")[0]


def _day(register: Register, said: Bekrachtiging) -> date:
    besluit = _besluit(register, said)
    return (on_day(register, besluit) if besluit else None) or date.min


def _orgaan(register: Register, said: Bekrachtiging) -> str | None:
    besluit = _besluit(register, said)
    return said.orgaan or (board_of(register, besluit, said.organisatie) if besluit else None)


def _about(register: Register, said: Bekrachtiging) -> str | None:
    besluit = _besluit(register, said)
    return punt_titel(register, besluit.agendapunt) if besluit else None


def _expected(register: Register, said: Bekrachtiging) -> date | None:
    besluit = _besluit(register, said)
    return verwacht_op(register, besluit, said.organisatie) if besluit else None


def _is_late(register: Register, said: Bekrachtiging, today: date) -> bool:
    day = _expected(register, said)
    return isinstance(said, Awaited) and day is not None and day < today


def _answer(register: Register, said: Bekrachtiging, today: date) -> str:
    if isinstance(said, Awaited):
        return f"{_WAITS}, te laat" if _is_late(register, said, today) else _WAITS
    condition = f": {said.voorwaarde}" if said.voorwaarde else ""
    return f"{_WORDS[said.stand]}{condition}"
