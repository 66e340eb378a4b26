"""Makes the packs of a meeting in the chosen formats, unless errors block them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tafel_cli.checks import rules
from tafel_cli.kinds.bijeenkomst import VerzondenStuk
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.pack.attachments import SentNumbers
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.build import blockers, build_pack
from tafel_cli.pack.pack import Pack, SentPack
from tafel_cli.pack.sent import Before
from tafel_cli.register.case import Case
from tafel_cli.register.meetings import Occasion, occasion
from tafel_cli.register.register import Register
from tafel_cli.source import Source
from tafel_cli.value_class import with_changes
from tafel_cli.writing.papers.bundle import Bundle, Content, files_of, formats_for
from tafel_cli.writing.papers.manifest import Options, with_manifest
from tafel_cli.writing.papers.sent_before import sent_before

if TYPE_CHECKING:
    from tafel_cli.pack.script.cuts import Bijsturing

_STEMS = {
    Doelgroep.VOORZITTER: "draaiboek",
    Doelgroep.DEELNEMERS: VerzondenStuk.VERGADERSTUKKEN.value,
    Doelgroep.OPENBAAR: "openbare-stukken",
}


def pack_stem(audience: Doelgroep, meeting_id: str) -> str:
    """Return the name on disk of the papers of a meeting, without its ending: for whom they are, and of which meeting.

    Each audience has its own, because a file that is mailed by mistake must be known by its name.
    """
    return f"{_STEMS[audience]}-{meeting_id}"


def make_packs(source: Source, register: Register, meeting_id: str, options: Options) -> Bundle:
    """Return the packs of a meeting in memory; none if errors block them without `options.concept`.

    None either if the meeting or tafel.md cannot be read. Raises TafelError if a format that was asked for cannot be
    made, or if a version that was sent cannot be read.
    """
    chosen, missing = formats_for(options.formats)
    wrong = blockers(register, meeting_id, rules.findings_of(Case(register=register)))
    asked = occasion(register, meeting_id)
    if asked is None:
        return Bundle(meeting=meeting_id, blockers=wrong)
    if wrong and not options.concept:
        return Bundle(meeting=meeting_id, blockers=wrong, occasion=asked)
    sent, before = sent_before(source, asked.meeting, options.since)
    since = before.source.state().commit if before and options.since else None
    options = with_changes(options, state=options.state or source.state())
    contents = []
    for audience in options.audiences or (Doelgroep.DEELNEMERS,):
        earlier = None
        if before and audience is not Doelgroep.OPENBAAR:  # what was public when it was sent may be closed by now
            earlier = SentPack(_pack(before, audience, with_changes(options, state=None)), before.op)
        pack = _pack(Before(source, asked, None, sent), audience, options, earlier)
        name = pack_stem(audience, meeting_id)
        files, too_much = files_of(meeting_pack(pack), chosen, name, pack, asked=bool(options.formats))
        missing = tuple(dict.fromkeys((*missing, *too_much)))
        contents.append(Content(about=pack, files=with_manifest(files | pack.files, pack, chosen, since)))
    return Bundle(
        meeting=meeting_id,
        blockers=wrong,
        occasion=asked,
        contents=tuple(contents),
        missing=missing,
        steer=_steer(asked, contents, sent, options),
    )


def _steer(asked: Occasion, contents: Sequence[Content], sent: SentNumbers, options: Options) -> "Bijsturing | None":
    """Return how to shorten an agenda that is too long; None if it fits or if all packs are public."""
    own = [c.about for c in contents if isinstance(c.about, Pack) and not c.about.openbaar]
    if not any(pack.agenda.over < 0 for pack in own):
        return None
    from tafel_cli.pack.script.cuts import op_de_agenda  # most agendas fit

    return op_de_agenda(asked, sent.punten, options.as_of or asked.meeting.datum)


def _pack(table: Before, audience: Doelgroep, options: Options, earlier: SentPack | None = None) -> Pack:
    return build_pack(
        table.occasion,
        read=table.source.attachment,
        state=options.state or table.source.state(),
        doelgroep=audience,
        as_of=options.as_of,
        concept=options.concept,
        sent=table.sent,
        earlier=earlier,
    )
