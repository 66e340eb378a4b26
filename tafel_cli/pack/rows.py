"""Defines the rows that several parts of a pack show, as frozen values. Attributes are the keys of the data."""

from datetime import date, time
from enum import StrEnum

from tafel_cli.reading.text_tree import Node
from tafel_cli.value_class import Frozen

MarkdownText = tuple[Node, ...]
CANNOT_BE_READ = "kan niet worden gelezen"


class Question(Frozen):
    """One thing that an item asks of the table; `nr` joins the numbers of item and question: `5.2`."""

    nr: str
    tekst: str


class AgendaRow(Frozen):
    """A row of the agenda. `nr` is empty for a break; `van` and `tot` are clock times, `duur` minutes.

    `soort`: vast, punt or pauze; besloten in the public pack, where the row has only its number, its times and the
    sentence `besloten_regel` of tafel.md. `duur` is None there, and for an item without a duration. `reden`: why the
    chair lets a late or incomplete item in. `stuk_volgt`: it is not submitted. `onleesbaar`: its file cannot be read;
    nobody knows then whether it is finished or in time.
    """

    soort: str
    nr: str
    titel: str
    van: time
    tot: time
    duur: int | None
    indiener: str = ""
    doel: str = ""
    bijlagen: tuple[str, ...] = ()
    te_laat: bool = False
    stuk_volgt: bool = False
    onleesbaar: bool = False
    reden: str | None = None


class AttachmentRow(Frozen):
    """An attachment: `nr` is its name in all packs (`B5.1`), `bestand` its place beside it; bytes and SHA-256.

    `bestand` is None when the file is not there or cannot be read (`onleesbaar`); `punten` are the numbers of the items
    that name it.
    """

    nr: str
    titel: str
    naam: str
    bestand: str | None
    onleesbaar: bool
    bytes: int
    sha256: str
    punten: tuple[str, ...]

    @property
    def gebrek(self) -> str:
        """What is wrong with the file, as the end of a sentence; empty if nothing is."""
        return CANNOT_BE_READ if self.onleesbaar else "" if self.bestand else "ontbreekt"


class BoardAnswer(Frozen):
    """The answer of a party's own board on a decision, in words (`stand`), and its day.

    Before there is one, `op` is None and `verwacht` the day by which it is due, or None.
    """

    partij: str
    orgaan: str | None
    stand: str
    op: date | None
    verwacht: date | None
    voorwaarde: str | None


class DecisionBlock(Frozen):
    """A decision as the papers show it; `stand`: whether it is in force, in Dutch; empty if the table did not agree.

    `nr`: the number of its decision point at its meeting (`5.1`), empty where that is not looked up. `gevraagd`: what
    was asked there, if the table agreed to something else.
    """

    id: str
    tekst: str
    punt: str
    uitkomst: str
    stand: str
    datum: date | None
    bekrachtigingen: tuple[BoardAnswer, ...]
    aantekeningen: tuple[tuple[str, str], ...]
    opgeschaald_naar: str | None
    toelichting: MarkdownText
    nr: str = ""
    gevraagd: str | None = None


class ActionRow(Frozen):
    """An action or promise as the papers show it: parties by name; `punt`: the title of the item.

    `nr`: the number of the item at the meeting of the action, empty where that is not looked up; `datum`: the day of
    that meeting.
    """

    id: str
    actie: str
    houder: str
    met: tuple[str, ...]
    uiterlijk: date
    status: str
    toezegging: bool
    punt: str
    gereed_op: date | None
    resultaat: str | None
    nr: str = ""
    datum: date | None = None


class MinutesSection(Frozen):
    """A section of the minutes with the decisions and actions of its item, as they were at the meeting.

    `titel`: empty above the first heading. `te_verwerken`: the lines in a draft that no record says yet. `nr`: the
    number of the item, empty where that is not looked up. `eerder`: what became of earlier minutes and actions, in
    sentences, because no text of these minutes says it.
    """

    titel: str
    tekst: MarkdownText
    besluiten: tuple[DecisionBlock, ...]
    acties: tuple[ActionRow, ...]
    nr: str = ""
    te_verwerken: tuple[str, ...] = ()
    eerder: tuple[str, ...] = ()


class MovedOnRow(Frozen):
    """An item that the meeting did not come to; `reden`: why, if the minutes say so, and never for the public."""

    titel: str
    reden: str | None
    nr: str = ""


class CorrectionRow(Frozen):
    """A correction of a slip of the pen in minutes, or in a decision of their meeting; `op`: the day it was made.

    `punt`: the title of the item that it is about, empty if it says none.
    """

    tekst: str
    op: date | None
    punt: str


class MinutesBlock(Frozen):
    """The minutes of a meeting; `aanwezig` is one line for each party.

    `begonnen` and `geeindigd`: when the meeting really began and ended, None if the minutes do not say it.
    """

    datum: date
    vastgesteld: bool
    notulist: str
    aanwezig: tuple[str, ...]
    afgemeld: tuple[str, ...]
    gasten: tuple[str, ...]
    wijzigingen: tuple[str, ...]
    secties: tuple[MinutesSection, ...]
    doorgeschoven: tuple[MovedOnRow, ...] = ()
    begonnen: time | None = None
    geeindigd: time | None = None
    rectificaties: tuple[CorrectionRow, ...] = ()


class Stukdeel(StrEnum):
    """What a change is in: an item of the agenda, the facts of the meeting itself, or the last minutes."""

    PUNT = "punt"
    BIJEENKOMST = "bijeenkomst"
    VERSLAG = "verslag"


class ChangeRow(Frozen):
    """What became of an item since the pack that was sent: `wat` is nieuw, gewijzigd or ingetrokken.

    `details`: a sentence for each change. `nr`: the number that the item has or had; empty if the row is about
    another `deel`.
    """

    nr: str
    titel: str
    wat: str
    details: tuple[str, ...]
    deel: Stukdeel = Stukdeel.PUNT
