"""Says in Dutch that an item was submitted, withdrawn or not reached, and what is next."""

from tafel_cli.dutch import enumeration, long_date
from tafel_cli.report.summaries.adoption import Said
from tafel_cli.writing.changes.deferral import Deferral
from tafel_cli.writing.changes.submission import Submission, Withdrawal


def said_of_submission(made: Submission) -> Said:
    """Return what was submitted, and for which meeting it is in time."""
    then: list[str] = []
    if made.op:
        then = [f"Het punt staat op de agenda van {long_date(made.op.datum)}."]
    elif made.te_laat and made.sluit:
        late = f"Voor de bijeenkomst van {long_date(made.te_laat.datum)} is het te laat"
        said = f"{late}: indienen kon tot en met {long_date(made.sluit)}."
        then = [f"{said} Alleen de voorzitter kan het punt toch toelaten."]
    if made.op_tijd:
        then.append(f"Het punt is op tijd voor de bijeenkomst van {long_date(made.op_tijd.datum)}.")
    if not made.op:
        then.append("De voorzitter maakt de agenda.")
    return [f"Ingediend: `{made.item.titel}`."], then


def said_of_withdrawal(made: Withdrawal) -> Said:
    """Return what was withdrawn, and what is next."""
    said = [f"Ingetrokken: `{made.item.titel}`. De reden: {made.reden}"]
    if made.van:
        days = enumeration([long_date(meeting.datum) for meeting in made.van])
        said.append(f"Het punt gaat ook van de agenda van {days}.")
    then = [f"Wilt u er later toch over praten? Maak dan een nieuw punt, met `vervolg_op: {made.item.id}`."]
    if any(meeting.sent_papers for meeting in made.van):
        then.insert(0, "De stukken zijn al verzonden: laat de deelnemers weten dat dit punt niet doorgaat.")
    return said, then


def said_of_deferral(made: Deferral) -> Said:
    """Return what was moved on, and what is next."""
    day = long_date(made.meeting.datum)
    how = f"het verslag van {day} zegt het" if made.notulen else f"het punt gaat van de agenda van {day}"
    said = [f"Doorgeschoven: `{made.titel}`; {how}."]
    if made.kopje:
        said.append("Het lege kopje over dit punt gaat uit het verslag.")
    then: list[str] = []
    if not made.notulen:
        then = [f"De reden staat nergens opgeschreven. Zet haar in uw bericht aan de deelnemers: {made.reden}"]
        if made.meeting.sent_papers:
            then.append("De stukken zijn al verzonden. Zeg er dus bij dat dit punt vervalt.")
    return said, [*then, "Het punt wacht weer op een agenda: `tafel agenda plan` stelt het voor."]
