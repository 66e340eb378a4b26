"""Makes the rows of decisions and actions: as they are now, or as they were when their meeting ended.

Adopted minutes stay as they were. So the row of that day has the first last day of an action, and of a decision who
made a reservation, but no answer of a board.
"""

from collections.abc import Mapping
from datetime import date

from tafel_cli.kinds.actie import Actie, Actiesoort, Actiestatus
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit, Uitkomst
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.pack.rows import ActionRow, BoardAnswer, DecisionBlock
from tafel_cli.pack.words import BEKRACHTIGING, UITKOMST, PublicStand, partij, stand_toen, stand_van
from tafel_cli.reading.markdown import Targets, parse_markdown
from tafel_cli.register.register import Register
from tafel_cli.register.standing import punt_titel, verwacht_op
from tafel_cli.value_class import Frozen, with_changes

_NONE: dict[str, str] = {}  # nobody adds to a value
_NO_DAYS: dict[str, date] = {}


class Origins(Frozen):
    """Where rows come from.

    `standen`: what the public may know of each decision, by id, because its register has no boards; None for others.
    `nummers`: the numbers at the meeting, by id of an agenda entry. `eerste_dagen`: the first last day of actions, by
    id, because the register of the public does not tell which were moved.
    """

    register: Register
    targets: Targets
    standen: Mapping[str, PublicStand] | None = None
    nummers: Mapping[str, str] = _NONE
    eerste_dagen: Mapping[str, date] = _NO_DAYS


def first_day(actie: Actie) -> date:
    """Return the last day that an action got at its meeting."""
    return actie.eerdere_dagen[0] if actie.eerder_uiterlijk else actie.uiterlijk


def action_now(of: Origins, found: Actie) -> ActionRow:
    """Return the row of an action as it is now, with parties by name."""
    meeting = of.register.bijeenkomst_van(found)
    return ActionRow(
        id=found.id,
        actie=found.actie,
        houder=partij(of.register, found.actiehouder),
        met=tuple(partij(of.register, id_) for id_ in found.met),
        uiterlijk=found.uiterlijk,
        status=found.status.value,
        toezegging=found.soort is Actiesoort.TOEZEGGING,
        punt=punt_titel(of.register, found.agendapunt),
        gereed_op=found.gereed_op,
        resultaat=found.resultaat,
        nr=of.nummers.get(found.agendapunt, ""),
        datum=meeting.datum if meeting else None,
    )


def action_then(of: Origins, found: Actie) -> ActionRow:
    """Return the row of an action as it was when its meeting ended."""
    return with_changes(
        action_now(of, found),
        uiterlijk=of.eerste_dagen.get(found.id) or first_day(found),
        status=Actiestatus.OPEN.value,
        gereed_op=None,
        resultaat=None,
    )


def decision_now(of: Origins, found: Besluit) -> DecisionBlock:
    """Return the block of a decision as it is now, with each board's answer or the day it is expected."""
    said = of.register.bekrachtigingen_of(found)
    now = stand_van(of.register, found) if of.standen is None else of.standen[found.id].woorden
    return _decision(of, found, now, tuple(_answer(of.register, found, id_, said[id_]) for id_ in said))


def decision_then(of: Origins, found: Besluit) -> DecisionBlock:
    """Return the block of a decision as it was when its meeting ended: who made a reservation, and no answer."""
    then = stand_toen(found) if of.standen is None else of.standen[found.id].toen
    return _decision(of, found, then, tuple(_answer(of.register, found, id_, None) for id_ in found.reserved_by))


def point_number(of: Origins, found: Besluit) -> str:
    """Return the number of the decision point at the meeting: `5.1`; `5` if the item lists none; empty if unknown."""
    nr = of.nummers.get(found.agendapunt, "")
    return f"{nr}.{found.beslispunt}" if nr and found.beslispunt else nr


def _decision(of: Origins, found: Besluit, stand: str, boards: tuple[BoardAnswer, ...]) -> DecisionBlock:
    meeting = of.register.bijeenkomst_van(found)
    return DecisionBlock(
        id=found.id,
        tekst=found.besluit,
        punt=punt_titel(of.register, found.agendapunt),
        uitkomst=UITKOMST[found.uitkomst],
        stand=stand,
        datum=meeting.datum if meeting else None,
        bekrachtigingen=boards,
        aantekeningen=tuple((partij(of.register, a.organisatie), a.tekst) for a in found.aantekening),
        opgeschaald_naar=found.opgeschaald_naar,
        toelichting=parse_markdown(found.document.body, of.targets),
        nr=point_number(of, found),
        gevraagd=_asked(of.register, found) if found.uitkomst is Uitkomst.GEWIJZIGD_INGESTEMD else None,
    )


def _asked(register: Register, found: Besluit) -> str | None:
    item = register.get(Agendapunt, found.agendapunt)
    known = item is not None and found.beslispunt is not None and found.beslispunt <= len(item.gevraagd)
    return item.gevraagd[found.beslispunt - 1] if known and item and found.beslispunt else None


def _answer(register: Register, besluit: Besluit, id_: str, found: Bekrachtiging | None) -> BoardAnswer:
    party = register.get(Organisatie, id_)
    board = party.achterban if party else None
    asked = besluit.voorbehoud_van(id_)
    return BoardAnswer(
        partij=partij(register, id_),
        orgaan=(found.orgaan if found else None) or (asked.bij if asked else None) or (board.orgaan if board else None),
        stand=BEKRACHTIGING[found.stand] if found else "nog niet bekend",
        op=found.op if found else None,
        verwacht=None if found else verwacht_op(register, besluit, id_),
        voorwaarde=found.voorwaarde if found else None,
    )
