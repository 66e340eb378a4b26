"""Collects what both papers after a meeting are made from: the table for one audience, and numbers of the agenda."""

from collections.abc import Iterator, Mapping
from datetime import date

from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Vorm
from tafel_cli.kinds.werkafspraak import Inbrengtermijn
from tafel_cli.pack.after.values import NextMeeting
from tafel_cli.pack.agenda import stops
from tafel_cli.pack.attachments import Reader
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.edges import meeting_facts, style_of
from tafel_cli.pack.origin import MeetingFacts, Style, Version, told_version
from tafel_cli.pack.record_rows import Origins, first_day
from tafel_cli.pack.text_pictures import text_pictures
from tafel_cli.pack.words import openbare_stand
from tafel_cli.reading.document import Document
from tafel_cli.reading.markdown import NOWHERE, Targets
from tafel_cli.register.agreements import laatste_dag, regel
from tafel_cli.register.meetings import Occasion
from tafel_cli.source import State
from tafel_cli.value_class import Frozen


class Backdrop(Frozen):
    """The table of an audience (`own`) and the whole table (`full`), with what stands around every paper.

    `places`: the place of each entry on the agenda, by id. `pictures`: the bytes of the logo and of what texts show.
    `day`: that of the commit, None without one.
    """

    doelgroep: Doelgroep
    own: Occasion
    full: Occasion
    rows: Origins
    places: Mapping[str, int]
    style: Style
    facts: MeetingFacts
    version: Version
    pictures: Mapping[str, bytes]

    @property
    def meeting(self) -> Bijeenkomst:
        """The meeting, as the audience may read it."""
        return self.own.meeting

    @property
    def day(self) -> date | None:
        """The day of the commit."""
        return date.fromisoformat(self.version.tijd[:10]) if self.version.commit and self.version.tijd else None


def backdrop(  # noqa: PLR0913  (each argument may shape the bytes of a paper)
    full: Occasion, doelgroep: Doelgroep, *, read: Reader, state: State, concept: bool, sent: Mapping[str, str]
) -> Backdrop:
    """Return what a paper for an audience is made from. `sent`: numbers by id, from an agenda that was sent."""
    plan = stops(full, sent)
    own, register = full, full.register
    standen = None
    if doelgroep is Doelgroep.OPENBAAR:
        from tafel_cli.pack.public import kleiner  # only the public needs a smaller table

        standen = {each.id: openbare_stand(register, each) for each in register.all(Besluit)}
        own, _, read = kleiner(full, plan, read)
    style, logo = style_of(own, read)
    more = text_pictures(own.register, _texts(own), read)
    targets = Targets({}, more.places)
    return Backdrop(
        doelgroep=doelgroep,
        own=own,
        full=full,
        rows=Origins(
            register=own.register,
            targets=targets,
            standen=standen,
            nummers={stop.id: stop.nr for stop in plan if stop.nr},
            eerste_dagen={each.id: first_day(each) for each in register.all(Actie)},
        ),
        places={stop.id: at for at, stop in enumerate(plan)},
        style=style,
        facts=meeting_facts(own, NOWHERE),
        version=told_version(state, concept=concept),
        pictures=logo | more.files,
    )


def _texts(own: Occasion) -> Iterator[Document]:
    """Yield the texts of the papers after a meeting: its minutes and its decisions."""
    verslag = own.register.verslag_of(own.meeting)
    if verslag:
        yield verslag.document
    yield from (each.document for each in own.register.all(Besluit) if each.bijeenkomst_id == own.meeting.id)


def next_meeting(of: Backdrop, *, as_planned: bool = False) -> NextMeeting | None:
    """Return the meeting that follows, None if there is none. `as_planned`: as it was planned first, even if cancelled.

    Adopted minutes need the latter, because they stay as they were when the next meeting moves.
    """
    after = of.meeting.datum
    if as_planned:
        known = sorted(of.own.register.all(Bijeenkomst), key=lambda each: (_first_planned(each), each.id))
        found = next((each for each in known if _first_planned(each) > after), None)
    else:
        found = next(iter(of.own.register.that_go_on(after)), None)
    if found is None:
        return None
    rule = regel(of.full.register, Inbrengtermijn)
    last = laatste_dag(rule, found) if rule else None
    to_come = last is not None and (of.day is None or last >= of.day)
    return NextMeeting(
        datum=_first_planned(found) if as_planned else found.datum,
        aanvang=found.aanvang,
        locatie=found.locatie,
        schriftelijk=found.vorm is Vorm.SCHRIFTELIJK,
        inbreng=last if to_come else None,
        uur=rule.uur if rule else None,
    )


def _first_planned(meeting: Bijeenkomst) -> date:
    return meeting.verplaatst_van or meeting.datum
