"""Makes the list to mail after a meeting: what was decided, who does what, and which boards must still answer."""

from collections.abc import Iterator
from datetime import date

from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, VerzondenStuk
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.kinds.werkafspraak import Verslagtermijn
from tafel_cli.pack.after.backdrop import Backdrop, next_meeting
from tafel_cli.pack.after.values import PUBLIC_AFTER, AdoptedRow, BoardsRow, OutcomeList, PointRow
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.minutes import moved_rows, of_meeting
from tafel_cli.pack.record_rows import action_now, decision_now, point_number
from tafel_cli.pack.rows import ActionRow, DecisionBlock
from tafel_cli.pack.words import partij
from tafel_cli.register.agreements import regel
from tafel_cli.register.standing import Geldigheid, geldigheid_of, punt_titel, verwacht_op, waiting_for
from tafel_cli.register.working_days import werkdagen_na
from tafel_cli.value_class import with_changes

_DAYS = 3  # working days to report a mistake, if no agreement says how many


def outcome_list(of: Backdrop) -> OutcomeList:
    """Return the list for an audience, without what changed since the list before."""
    register, meeting = of.own.register, of.meeting
    verslag = register.verslag_of(meeting)
    absent = verslag.afgemeld if verslag else meeting.afgemeld
    made = OutcomeList(
        doelgroep=of.doelgroep,
        huisstijl=of.style,
        versie=of.version,
        kop=of.facts,
        nummer=len(lists_sent(of.full.meeting)) + 1,
        dag=of.day,
        melden=_report_by(of),
        begonnen=verslag.begonnen if verslag else None,
        geeindigd=verslag.geeindigd if verslag else None,
        afgemeld=tuple(partij(register, id_) for id_ in absent),
        gasten=verslag.gasten if verslag else meeting.gasten,
        besluiten=tuple(_decision(of, each) for each in decisions(of)),
        kennisgenomen=tuple(_without_outcome(of, noted=True)),
        besproken=tuple(_without_outcome(of, noted=False)),
        doorgeschoven=moved_rows(of.rows, meeting),
        vastgesteld=tuple(_adopted(of)),
        acties=_new_actions(of),
        lopend=_older_actions(of),
        besturen=_boards(of),
        volgende=next_meeting(of),
        anders=None,
    )
    if of.doelgroep is Doelgroep.OPENBAAR:
        from tafel_cli.pack.public import opened  # only the public needs it

        return opened(made, PUBLIC_AFTER)
    return made


def lists_sent(meeting: Bijeenkomst) -> list[str]:
    """Return the versions of which the list was sent, in order."""
    return [each.versie for each in meeting.verzonden if each.stuk is VerzondenStuk.BESLUITENLIJST]


def decisions(of: Backdrop) -> list[Besluit]:
    """Return the decisions of the meeting that the audience may read, in the order of the agenda and its points."""
    found = of_meeting(of.own.register, Besluit, of.meeting)
    last = len(of.places)
    return sorted(found, key=lambda each: (of.places.get(each.agendapunt, last), each.beslispunt or 0))


def _report_by(of: Backdrop) -> date:
    """Return the last day to report a mistake, counted from the day of the list, or of the meeting if that is later."""
    rule = regel(of.full.register, Verslagtermijn)
    return werkdagen_na(max(of.meeting.datum, of.day or of.meeting.datum), rule.melden if rule else _DAYS)


def _decision(of: Backdrop, found: Besluit) -> DecisionBlock:
    """Return a decision as the list shows it: of one that waits for boards it says that these stand below.

    Not for the public, because its list names no boards.
    """
    made = decision_now(of.rows, found)
    waits = geldigheid_of(of.own.register, found) is Geldigheid.NA_BEKRACHTIGING
    if not waits or of.doelgroep is Doelgroep.OPENBAAR:
        return made
    one = len(waiting_for(of.own.register, found)) == 1
    return with_changes(
        made, stand=f"geldt als {'het bestuur hieronder ja zegt' if one else 'de besturen hieronder ja zeggen'}"
    )


def _without_outcome(of: Backdrop, *, noted: bool) -> Iterator[PointRow]:
    """Yield what was treated without a decision: items for information (`noted`), or all others and their points.

    Whether there is a decision is asked of the whole table, because a closed one is a decision too.
    """
    full, own = of.full, of.own.register
    decided: dict[str, set[int | None]] = {}
    for each in of_meeting(full.register, Besluit, full.meeting):
        decided.setdefault(each.agendapunt, set()).add(each.beslispunt)
    for id_ in full.register.points_of(full.meeting):
        item = own.get(Agendapunt, id_)
        if item is None or (item.doel is Doel.TER_KENNISNAME) is not noted:
            continue
        nr, done = of.rows.nummers.get(id_, ""), decided.get(id_, set())
        if not done:
            yield PointRow(nr=nr, titel=item.titel)
        elif item.doel is Doel.BESLUITVORMEND and None not in done:
            points = (number for number in range(1, len(item.gevraagd) + 1) if number not in done)
            yield from (PointRow(nr=f"{nr}.{number}", titel=item.titel) for number in points)


def _adopted(of: Backdrop) -> Iterator[AdoptedRow]:
    register = of.own.register
    for verslag in register.all(Verslag):
        meeting = register.bijeenkomst_van(verslag)
        if verslag.vastgesteld_in == of.meeting.id and meeting:
            yield AdoptedRow(datum=meeting.datum, wijzigingen=len(verslag.wijzigingen))


def _new_actions(of: Backdrop) -> tuple[ActionRow, ...]:
    """Return the actions of the meeting that did not lapse."""
    made = of_meeting(of.own.register, Actie, of.meeting)
    return tuple(action_now(of.rows, each) for each in made if each.status is not Actiestatus.VERVALLEN)


def _older_actions(of: Backdrop) -> tuple[ActionRow, ...]:
    register = of.own.register
    found = []
    for each in register.all(Actie):
        meeting = register.bijeenkomst_van(each)
        if each.status is Actiestatus.OPEN and meeting and meeting.datum < of.meeting.datum:
            found.append(each)
    found.sort(key=lambda each: (each.uiterlijk, each.rank))
    return tuple(with_changes(action_now(of.rows, each), nr="") for each in found)


def _boards(of: Backdrop) -> tuple[BoardsRow, ...]:
    """Return the boards that have yet to answer on decisions of the meeting, by day."""
    register = of.own.register
    found: dict[tuple[str, str | None, date | None], list[str]] = {}
    for besluit in decisions(of):
        name = point_number(of.rows, besluit) or punt_titel(register, besluit.agendapunt)
        for id_ in waiting_for(register, besluit):
            party, asked = register.get(Organisatie, id_), besluit.voorbehoud_van(id_)
            own = party.achterban.orgaan if party and party.achterban else None
            key = (partij(register, id_), (asked.bij if asked else None) or own, verwacht_op(register, besluit, id_))
            found.setdefault(key, []).append(name)
    rows = [
        BoardsRow(partij=who, orgaan=what, op=day, punten=tuple(names)) for (who, what, day), names in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: row.op or date.max))
