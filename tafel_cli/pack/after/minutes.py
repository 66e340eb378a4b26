"""Makes the minutes of a meeting as a paper of their own: the state when it ended, and apart what happened later."""

from collections.abc import Iterator
from datetime import date

from tafel_cli.dutch import long_date
from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.pack.after.backdrop import Backdrop, next_meeting
from tafel_cli.pack.after.values import PUBLIC_AFTER, LaterRow, Minutes
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.minutes import minutes_block, of_meeting
from tafel_cli.pack.record_rows import decision_now, point_number
from tafel_cli.register.standing import vastgesteld_op


def minutes(of: Backdrop) -> Minutes | None:
    """Return the minutes for an audience; None if there are none, or if the audience may not read them."""
    verslag = of.own.register.verslag_of(of.meeting)
    block = minutes_block(of.rows, of.meeting)
    if verslag is None or block is None:
        return None
    made = Minutes(
        doelgroep=of.doelgroep,
        huisstijl=of.style,
        versie=of.version,
        kop=of.facts,
        verslag=block,
        vastgesteld_op=vastgesteld_op(of.own.register, verslag) if block.vastgesteld else None,
        volgende=next_meeting(of, as_planned=block.vastgesteld),
        later=tuple(sorted((*_of_decisions(of), *_of_actions(of)), key=lambda row: row.op or date.max)),
        stand=of.day,
    )
    if of.doelgroep is Doelgroep.OPENBAAR:
        from tafel_cli.pack.public import opened  # only the public needs it

        return opened(made, PUBLIC_AFTER)
    return made


def _of_decisions(of: Backdrop) -> Iterator[LaterRow]:
    register = of.own.register
    replaced = {each.vervangt: each for each in register.all(Besluit) if each.vervangt}
    for besluit in of_meeting(register, Besluit, of.meeting):
        name = _named(of, besluit)
        now = decision_now(of.rows, besluit)
        for answer in now.bekrachtigingen:
            if answer.op:
                board = f", {answer.orgaan}" if answer.orgaan else ""
                terms = f". Voorwaarde: {_bare(answer.voorwaarde)}" if answer.voorwaarde else ""
                yield LaterRow(op=answer.op, tekst=f"{name}: {answer.stand} door {answer.partij}{board}{terms}.")
        newer = replaced.get(besluit.id)
        if newer:
            meeting = register.bijeenkomst_van(newer)
            yield LaterRow(
                op=meeting.datum if meeting else None, tekst=f"{name}: vervangen. Nu geldt: “{newer.besluit}”"
            )
        elif of.rows.standen is not None and of.rows.standen[besluit.id].toen != now.stand:
            yield LaterRow(op=None, tekst=f"{name}: {now.stand}.")


def _named(of: Backdrop, besluit: Besluit) -> str:
    nr = point_number(of.rows, besluit)
    return f"Besluit {nr}" if nr else f"Besluit “{_bare(besluit.besluit)}”"


def _of_actions(of: Backdrop) -> Iterator[LaterRow]:
    for actie in of_meeting(of.own.register, Actie, of.meeting):
        name = f"Actie “{_bare(actie.actie)}”"
        result = f" {_bare(actie.resultaat)}." if actie.resultaat else ""
        if actie.status is not Actiestatus.OPEN:
            yield LaterRow(op=actie.gereed_op, tekst=f"{name}: {actie.status.value}.{result}")
        elif of.rows.eerste_dagen[actie.id] != actie.uiterlijk:
            yield LaterRow(op=None, tekst=f"{name}: de uiterste dag is nu {long_date(actie.uiterlijk)}.")


def _bare(text: str) -> str:
    return text.rstrip(" .")
