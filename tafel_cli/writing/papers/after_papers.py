"""Makes the papers after a meeting in the chosen formats: its minutes, and the list of its decisions and actions."""

from collections.abc import Sequence

from tafel_cli.checks import rules
from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import VerzondenStuk
from tafel_cli.kinds.verslag import Verslagstatus
from tafel_cli.layout.message import message
from tafel_cli.layout.minutes import minutes_paper
from tafel_cli.layout.outcome_list import outcome_paper
from tafel_cli.layout.paper import Paper
from tafel_cli.pack.after.backdrop import Backdrop, backdrop
from tafel_cli.pack.after.minutes import minutes
from tafel_cli.pack.after.outcome_list import lists_sent, outcome_list
from tafel_cli.pack.after.since import since
from tafel_cli.pack.after.values import OutcomeList
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.build import blockers
from tafel_cli.pack.origin import Origin
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import Occasion, occasion
from tafel_cli.register.minute_lines import lines_in
from tafel_cli.register.register import Register
from tafel_cli.render import Renderer
from tafel_cli.source import Source
from tafel_cli.value_class import Frozen, with_changes
from tafel_cli.writing.papers.bundle import Bundle, Content, files_of, formats_for
from tafel_cli.writing.papers.manifest import Options, with_manifest
from tafel_cli.writing.papers.sent_before import sent_before

COVER = "bericht.txt"


def make_after(source: Source, register: Register, meeting_id: str, options: Options) -> Bundle:
    """Return the papers of `options.paper` in memory; none if errors block them without `options.concept`.

    None either if the meeting or tafel.md cannot be read. Raises TafelError if a format cannot be made, if a version
    that was sent cannot be read, if lines in the minutes wait to be processed (for a list without `concept`), or if
    the public may not read the minutes.
    """
    found, missing = formats_for(options.formats)
    chosen = tuple(each for each in found if each.draw)  # nobody asked for these papers as data
    wrong = blockers(register, meeting_id, rules.findings_of(Case(register=register)), meeting_id)
    asked = occasion(register, meeting_id)
    if asked is None or (wrong and not options.concept):
        return Bundle(meeting=meeting_id, blockers=wrong, occasion=asked)
    maker = _Maker(source=source, asked=asked, options=with_changes(options, state=options.state or source.state()))
    contents = []
    for audience in options.audiences or (Doelgroep.DEELNEMERS,):
        made, too_much = maker.content(audience, chosen)
        missing = tuple(dict.fromkeys((*missing, *too_much)))
        contents.append(made)
    return Bundle(meeting=meeting_id, blockers=wrong, occasion=asked, contents=tuple(contents), missing=missing)


class _Maker(Frozen):
    """Makes one kind of paper of one meeting."""

    source: Source
    asked: Occasion
    options: Options

    def content(self, audience: Doelgroep, chosen: Sequence[Renderer]) -> tuple[Content, list[str]]:
        """Return the paper for an audience with its manifest, and why formats that it is too large for are left out."""
        here = self._backdrop(self.source, self.asked, audience)
        about, paper, more = self._minutes(here) if self.options.paper is VerzondenStuk.VERSLAG else self._list(here)
        name = f"{self.options.paper}-{self.asked.meeting.id}"
        files, too_much = files_of(paper, chosen, name, None, asked=bool(self.options.formats))
        whole = with_manifest(files | more, about, chosen, None, self.options.paper)
        return Content(about=about, files=whole), too_much

    def _backdrop(self, source: Source, asked: Occasion, audience: Doelgroep) -> Backdrop:
        sent, _ = sent_before(source, asked.meeting)
        state = self.options.state or source.state()
        return backdrop(
            asked, audience, read=source.attachment, state=state, concept=self.options.concept, sent=sent.punten
        )

    def _minutes(self, here: Backdrop) -> tuple[Origin, Paper, dict[str, bytes]]:
        made = minutes(here)
        if made is None:
            raise TafelError(
                _not_public(self.asked) if here.doelgroep is Doelgroep.OPENBAAR else _UNREADABLE, exit_code=1
            )
        return made, minutes_paper(made, here.pictures), {}

    def _list(self, here: Backdrop) -> tuple[Origin, Paper, dict[str, bytes]]:
        self._demand_processed()
        made = outcome_list(here)
        if here.doelgroep is Doelgroep.OPENBAAR:
            return made, outcome_paper(made, here.pictures), {}
        before = self._before(here)
        made = with_changes(made, anders=since(before, made) if before else None)
        public = outcome_list(self._backdrop(self.source, self.asked, Doelgroep.OPENBAAR))
        return made, outcome_paper(made, here.pictures), {COVER: message(public, made).encode()}

    def _before(self, here: Backdrop) -> OutcomeList | None:
        """Return the list that was sent last; None if none was. Raises TafelError if its version cannot be read."""
        versions = lists_sent(self.asked.meeting)
        if not versions:
            return None
        old = self.source.at(versions[-1])
        there = occasion(read(old), self.asked.meeting.id)
        if there is None:
            said = f"In versie `{versions[-1]}` is de bijeenkomst `{self.asked.meeting.id}` niet te lezen."
            raise TafelError(f"{said} Deze versie staat in `{self.asked.meeting.path}` bij `verzonden`.")
        return outcome_list(self._backdrop(old, there, here.doelgroep))

    def _demand_processed(self) -> None:
        """Raise TafelError if lines in draft minutes wait, because what they say is missing in the list."""
        register, meeting = self.asked.register, self.asked.meeting
        verslag = register.verslag_of(meeting)
        if self.options.concept or verslag is None or verslag.status is not Verslagstatus.CONCEPT:
            return
        waiting = [each for each in lines_in(register, verslag) if not each.open]
        if waiting:
            many = f"{len(waiting)} regels" if len(waiting) > 1 else "één regel"
            said = f"Het verslag heeft nog {many} die geen besluit of actie {'zijn' if len(waiting) > 1 else 'is'}."
            raise TafelError(
                f"{said} Dan is de lijst niet volledig. Verwerk ze eerst: `tafel verslag process {meeting.id}`.",
                exit_code=1,
            )


_UNREADABLE = "Dit verslag is niet te lezen. Bekijk wat er mis is met `tafel check`."


def _not_public(asked: Occasion) -> str:
    """Say why the public may not read the minutes, and what to do."""
    meeting = asked.meeting
    verslag = asked.register.verslag_of(meeting)
    said = f"Het verslag van {long_date(meeting.datum)} is nog niet openbaar"
    if verslag is None or verslag.status is Verslagstatus.CONCEPT:
        return (
            f"{said}, want het is een concept. Laat de tafel het eerst vaststellen: `tafel verslag adopt {meeting.id}`."
        )
    return f"{said}, want niet elk kopje hoort bij een punt van de agenda. Bekijk het met `tafel check {verslag.path}`."
