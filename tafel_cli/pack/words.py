"""Spells values of front matter as the papers print them: `hybride` becomes `in de zaal of via een scherm`."""

from typing import TYPE_CHECKING, NamedTuple

from tafel_cli.dutch import in_words
from tafel_cli.kinds.agendapunt import Agendapunt, Behandeling, Doel, Inleider
from tafel_cli.kinds.bekrachtiging import Bekrachtigingsstand
from tafel_cli.kinds.besluit import Besluit, Uitkomst
from tafel_cli.kinds.bijeenkomst import Vorm
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Geldigheid, geldigheid_of, waiting_for

if TYPE_CHECKING:
    from tafel_cli.pack.rows import Question

DOEL = {
    Doel.BEELDVORMEND: "Beeldvormend",
    Doel.OORDEELSVORMEND: "Oordeelsvormend",
    Doel.BESLUITVORMEND: "Besluitvormend",
    Doel.TER_KENNISNAME: "Ter informatie",
}
VORM = {
    Vorm.FYSIEK: "in de zaal",
    Vorm.ONLINE: "via een scherm",
    Vorm.HYBRIDE: "in de zaal of via een scherm",
    Vorm.SCHRIFTELIJK: "schriftelijk",
}
UITKOMST = {
    Uitkomst.INGESTEMD: "ingestemd",
    Uitkomst.GEWIJZIGD_INGESTEMD: "ingestemd met een wijziging",
    Uitkomst.GEEN_OVEREENSTEMMING: "geen overeenstemming",
    Uitkomst.AANGEHOUDEN: "aangehouden",
    Uitkomst.OPGESCHAALD: "opgeschaald",
}
BEKRACHTIGING = {
    Bekrachtigingsstand.BEKRACHTIGD: "bekrachtigd",
    Bekrachtigingsstand.BEKRACHTIGD_MET_VOORWAARDE: "bekrachtigd met een voorwaarde",
    Bekrachtigingsstand.NIET_BEKRACHTIGD: "niet bekrachtigd",
}
_ACTOREN = {"voorzitter": "de voorzitter", "secretariaat": "het secretariaat", "allen": "alle partijen"}


def doel(item: Agendapunt) -> str:
    """Say what an item is for, followed by `, hamerstuk` if it goes by consent."""
    return DOEL[item.doel] + (", hamerstuk" if item.behandeling is Behandeling.HAMERSTUK else "")


def partij(register: Register, id_: str) -> str:
    """Return the name of a party or a reserved actor; the id itself if the party's file cannot be read."""
    found = register.get(Organisatie, id_)
    return found.naam if found else _ACTOREN.get(id_, id_)


def stand_van(register: Register, besluit: Besluit) -> str:
    """Say whether a decision is in force; empty if the table did not agree.

    If a board sent it back, it still holds for the other parties, as far as their boards agree.
    """
    holds = geldigheid_of(register, besluit)
    if holds is not Geldigheid.TERUG:
        return holds.value if holds else ""
    others = ", als hun bestuur ja zegt" if waiting_for(register, besluit) else ""
    return f"{holds.value}; voor de andere partijen geldt het{others}"


class PublicStand(NamedTuple):
    """What the public may know of a decision's standing: words without names, and whether it is still open.

    `toen`: the words for when the meeting ended.
    """

    woorden: str
    open: bool
    toen: str


def stand_toen(besluit: Besluit) -> str:
    """Say whether a decision was in force when the meeting ended, without a name; empty if the table did not agree."""
    if besluit.uitkomst not in (Uitkomst.INGESTEMD, Uitkomst.GEWIJZIGD_INGESTEMD):
        return ""
    number = len(besluit.voorbehoud)
    boards = "bestuur ja zegt" if number == 1 else "besturen ja zeggen"
    return f"geldt als {in_words(number)} {boards}" if number else Geldigheid.GELDT.value


def openbare_stand(register: Register, besluit: Besluit) -> PublicStand:
    """Say whether a decision is in force without naming a party, because the public may not know who is against."""
    holds, number = geldigheid_of(register, besluit), len(waiting_for(register, besluit))
    now = holds.value if holds else ""
    if holds is Geldigheid.NA_BEKRACHTIGING:
        boards = "bestuur moet" if number == 1 else "besturen moeten"
        now = f"geldt nog niet: {in_words(number)} {boards} nog antwoorden"
    elif holds is Geldigheid.TERUG:
        now = "ligt opnieuw aan tafel"
    return PublicStand(now, holds in (Geldigheid.NA_BEKRACHTIGING, Geldigheid.TERUG), stand_toen(besluit))


def vragen(nr: str, item: Agendapunt) -> "tuple[Question, ...]":
    """Return what an item asks, numbered below the item: `5.1`, `5.2`."""
    from tafel_cli.pack.rows import Question  # commands that spell an outcome need no rows

    return tuple(Question(nr=f"{nr}.{count}", tekst=text) for count, text in enumerate(item.gevraagd, 1))


def inleider(register: Register, by: Inleider) -> str:
    """Return who introduces an item: `function (party)`.

    For the chair or secretary, and a broken party file, it is the function alone, because no party is found.
    """
    party = register.get(Organisatie, by.organisatie)
    return f"{by.functie} ({party.naam})" if party else by.functie
