"""Proposes what a written round concluded on each decision point, from the answers and the agreement on silence."""

from enum import StrEnum
from typing import NamedTuple

from tafel_cli.kinds.besluit import Uitkomst
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.reactie import Antwoord, PuntAntwoord
from tafel_cli.kinds.werkafspraak import SchriftelijkRegel, Stilte, Werkafspraak
from tafel_cli.register.agreements import geldt_vanaf, regels
from tafel_cli.register.register import Register
from tafel_cli.register.rounds import AskedPoint, answer_on, answers_in, asked_parties
from tafel_cli.register.working_days import werkdagen_na


class SilenceMeans(StrEnum):
    """What it means in a round that a party does not answer, and if it would have been agreement, why it is not."""

    ASK = "navragen"
    AGREES = "akkoord"
    TOO_SHORT = "te kort"
    NEVER_SENT = "niet verzonden"


class Silence(NamedTuple):
    """What silence means in a round, and the agreement that says so; None if no agreement does."""

    means: SilenceMeans
    afspraak: Werkafspraak | None = None


class PointProposal(NamedTuple):
    """What is proposed on a point. `uitkomst`: None if a silent party must be asked first.

    `bespreken`: the parties that want to talk; `stil`: those that did not answer; `voorbehoud` and `opmerkingen`: those
    that agreed so, with their answers.
    """

    punt: AskedPoint
    uitkomst: Uitkomst | None
    bespreken: tuple[Organisatie, ...]
    stil: tuple[Organisatie, ...]
    voorbehoud: tuple[tuple[Organisatie, PuntAntwoord], ...]
    opmerkingen: tuple[tuple[Organisatie, PuntAntwoord], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines for the minutes; none without an outcome. A note belongs to what the table agreed on."""
        if self.uitkomst is None:
            return ()
        decided = f"Besluit {self.punt.nr}: {self.uitkomst.value}"
        if self.uitkomst is not Uitkomst.INGESTEMD:
            return (decided,)
        named = ", ".join(party.id for party, _ in self.voorbehoud)
        return (
            decided,
            *((f"Voorbehoud {self.punt.nr}: {named}",) if named else ()),
            *(f"Aantekening {self.punt.nr} {party.id}: {said.opmerking}" for party, said in self.opmerkingen),
        )


def silence_in(register: Register, meeting: Bijeenkomst) -> Silence:
    """Return what silence means in a round.

    It is agreement only if an agreement says so, and if the round gave parties the days that this agreement promises,
    because nobody agrees to what could not be answered in time.
    """
    for afspraak, regel in regels(register, SchriftelijkRegel):
        since = geldt_vanaf(register, afspraak)
        if since and since > meeting.datum:
            continue
        if regel.stilte is Stilte.NAVRAGEN:
            return Silence(SilenceMeans.ASK, afspraak)
        if not meeting.sent_papers:
            return Silence(SilenceMeans.NEVER_SENT, afspraak)
        first = min(sent.op for sent in meeting.sent_papers)
        enough = werkdagen_na(first, regel.werkdagen) <= meeting.datum
        return Silence(SilenceMeans.AGREES if enough else SilenceMeans.TOO_SHORT, afspraak)
    return Silence(SilenceMeans.ASK)


def proposal_on(register: Register, meeting: Bijeenkomst, point: AskedPoint, silence: Silence) -> PointProposal:
    """Return what is proposed on a point: held over if a party wants to talk, else agreed once nobody must be asked."""
    said = answers_in(register, meeting)
    parties = asked_parties(register, meeting)
    answers = [(party, answer_on(said.get(party.id), point)) for party in parties]
    quiet = tuple(party for party, answer in answers if answer is None)

    def who(wanted: Antwoord) -> tuple[tuple[Organisatie, PuntAntwoord], ...]:
        return tuple((party, answer) for party, answer in answers if answer and answer.antwoord is wanted)

    talk = tuple(party for party, _ in who(Antwoord.BESPREKEN))
    agreed = silence.means is SilenceMeans.AGREES or not quiet
    outcome = Uitkomst.AANGEHOUDEN if talk else Uitkomst.INGESTEMD if agreed else None
    reserved, remarked = who(Antwoord.AKKOORD_ONDER_VOORBEHOUD), who(Antwoord.AKKOORD_MET_OPMERKING)
    return PointProposal(point, outcome, talk, quiet, reserved, remarked)
