"""Builds a Pack from a register and a meeting. Pure: reads no clock, no disk and no git; all input is arguments."""

from collections.abc import Iterator
from datetime import date

from tafel_cli.finding import Finding, Severity
from tafel_cli.kinds import KINDS
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntopenbaarheid, Behandeling, Doel
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.pack.agenda import Stop, agenda, stops
from tafel_cli.pack.attachments import (
    NOTHING_SENT,
    Reader,
    SentNumbers,
    attachment_numbers,
    attachments,
    rows_by_item,
)
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.edges import meeting_facts, style_of
from tafel_cli.pack.lookback import Terugblik, eerder_gehouden
from tafel_cli.pack.origin import told_version
from tafel_cli.pack.pack import AgreementBlock, ChangesBlock, ItemSheet, Pack, Request, SentPack
from tafel_cli.pack.rows import AgendaRow, AttachmentRow
from tafel_cli.pack.text_pictures import text_pictures
from tafel_cli.pack.words import inleider, openbare_stand, partij, vragen
from tafel_cli.proof.metadata import bare
from tafel_cli.proof.pictures import picture_type
from tafel_cli.reading.document import Document
from tafel_cli.reading.markdown import Targets, parse_markdown
from tafel_cli.register.agreements import geldend, geldt_vanaf
from tafel_cli.register.meetings import Occasion
from tafel_cli.register.register import Register
from tafel_cli.source import State
from tafel_cli.value_class import with_changes


def blockers(
    register: Register, meeting_id: str, findings: list[Finding], minutes: str | None = None
) -> tuple[Finding, ...]:
    """Return the errors among findings that block a paper, because they are in a file that it uses.

    Of agenda items only those on this agenda count, of minutes only those with the id `minutes`, or else those of the
    meeting before. Of other kinds every
    file counts, because a file that cannot be read might belong to the pack. A folder counts if it should hold such
    files, or an attachment of one.
    """
    used = {
        register.path_of(kind, id_)
        for kind in KINDS
        if kind not in ("agendapunt", "verslag")
        for id_ in register.ids(kind)
    }
    meeting = register.get(Bijeenkomst, meeting_id)
    if meeting:
        before = [minutes] if minutes else [each.id for each in eerder_gehouden(register, meeting)[-1:]]
        used.update(register.path_of("verslag", id_) for id_ in before)
        used.update(register.path_of("agendapunt", id_) for id_ in meeting.agenda)
    named = [f"data/bijlagen/{link.reference.target}" for link in register.attaching if link.path in used]
    used.update(path for path in register.unread if path != "data/bijlagen")
    return tuple(
        f
        for f in findings
        if f.code.severity is Severity.FOUT
        and (
            f.path in used or any(path.startswith(f"{f.path}/") for path in named if f.path.startswith("data/bijlagen"))
        )
    )


def numbers_of(occasion: Occasion, sent: SentNumbers) -> SentNumbers:
    """Return `sent` with the numbers that a pack of this occasion adds to it."""
    plan = stops(occasion, sent.punten)
    points = {stop.id: stop.nr for stop in plan if stop.nr}
    named = attachment_numbers(occasion.register, plan, sent.bijlagen)
    return SentNumbers({**sent.punten, **points}, {**sent.bijlagen, **named})


def build_pack(  # noqa: PLR0913  (each argument may shape the bytes of a pack)
    occasion: Occasion,
    *,
    read: Reader,
    state: State,
    doelgroep: Doelgroep = Doelgroep.DEELNEMERS,
    as_of: date | None = None,
    concept: bool = False,
    sent: SentNumbers = NOTHING_SENT,
    earlier: SentPack | None = None,
) -> Pack:
    """Return the pack for an audience. `read` returns the bytes of an attachment; TafelError in it means: missing.

    `as_of`: judge lateness on this day, not the meeting's. `sent`: numbers that were sent before, which stay.
    `earlier`: the pack to compare with. A public pack is built from a smaller table, but has the numbers of the whole
    table, because all audiences meet in one room.
    """
    plan = stops(occasion, sent.punten)
    numbers = attachment_numbers(occasion.register, plan, sent.bijlagen)
    standen = None
    if doelgroep is Doelgroep.OPENBAAR:
        from tafel_cli.pack.public import kleiner  # only the public needs a smaller table

        standen = {each.id: openbare_stand(occasion.register, each) for each in occasion.register.all(Besluit)}
        occasion, plan, read = kleiner(occasion, plan, read)
    register, meeting = occasion.register, occasion.meeting
    found, files = attachments(register, plan, read, numbers)
    targets = _targets(plan, found, files)
    rows = rows_by_item(plan, found)
    shown = {id_: tuple(one.nr for one in ones) for id_, ones in rows.items()}
    timed = agenda(occasion, plan, as_of or meeting.datum, shown)
    more = text_pictures(register, _other_texts(register, meeting), read, targets.images)
    of_other_texts = targets._replace(images={**targets.images, **more.places})
    back = Terugblik(register, meeting, of_other_texts, standen)
    sheets = tuple(
        _blad(occasion, stop, row, rows.get(stop.id, ()), targets)
        for stop, row in zip(plan, timed.regels, strict=True)
        if row.soort == "punt"
    )
    style, logo = style_of(occasion, read)
    pack = Pack(
        doelgroep=doelgroep,
        huisstijl=style,
        versie=told_version(state, concept=concept, as_of=as_of),
        kop=meeting_facts(occasion, of_other_texts),
        gevraagd_besluit=_asked(sheets, besluit=True, hamerstuk=False),
        hamerstukken=_asked(sheets, besluit=True, hamerstuk=True),
        gevraagd=_asked(sheets, besluit=False, hamerstuk=False),
        agenda=timed,
        nazending=None,
        draaiboek=None,
        bladen=sheets,
        verslag=back.verslag(),
        acties=back.acties(),
        besluiten=back.besluiten(),
        werkafspraken=tuple(
            AgreementBlock(
                nummer=a.nummer,
                titel=a.titel,
                sinds=geldt_vanaf(register, a),
                tekst=parse_markdown(a.document.body, of_other_texts),
            )
            for a in geldend(register)
        ),
        bijlagen=tuple(found.values()),
        files=files | more.files,
        pictures={place: bare(data) for place, data in (files | logo).items()} | more.files,
    )
    if pack.openbaar:
        from tafel_cli.pack.public import opened  # the same

        return opened(pack)
    added = _added(earlier, pack) if earlier else None
    script = None
    if doelgroep is Doelgroep.VOORZITTER:
        from tafel_cli.pack.script.script import draaiboek  # only the chair has a script

        script = draaiboek(occasion, plan, timed, back, added.wijzigingen if added else ())
    return with_changes(pack, nazending=added, draaiboek=script)


def _added(earlier: SentPack, now: Pack) -> ChangesBlock | None:
    """Return what changed since a pack that was sent; None if nothing did."""
    from tafel_cli.pack.changes import nazending  # most packs were not sent before

    return nazending(earlier.pack, now, earlier.op)


def _other_texts(register: Register, meeting: Bijeenkomst) -> Iterator[Document]:
    """Yield the texts in a pack that are no items: of the meeting, the minutes before, decisions and agreements."""
    yield meeting.document
    for before in eerder_gehouden(register, meeting)[-1:]:
        verslag = register.verslag_of(before)
        if verslag:
            yield verslag.document
    yield from (each.document for each in register.all(Besluit))
    yield from (each.document for each in geldend(register))


def _targets(plan: tuple[Stop, ...], found: dict[str, AttachmentRow], files: dict[str, bytes]) -> Targets:
    links = {f"agenda/{stop.id}.md": f"#punt-{stop.nr}" for stop in plan if stop.item}
    places = {f"bijlagen/{name}": bijlage.bestand for name, bijlage in found.items() if bijlage.bestand}
    pictures = {path: place for path, place in places.items() if picture_type(files[place])}
    return Targets({**links, **places}, pictures)


def _blad(
    occasion: Occasion, stop: Stop, row: AgendaRow, bijlagen: tuple[AttachmentRow, ...], targets: Targets
) -> ItemSheet:
    register, item = occasion.register, stop.item
    if item is None:
        return ItemSheet(id=stop.id, regel=row)
    before = register.get(Agendapunt, item.vervolg_op) if item.vervolg_op else None
    theme = occasion.tafel.themas.get(item.thema)
    by = item.inleider
    return ItemSheet(
        id=item.id,
        regel=row,
        thema=theme.naam if theme else item.thema.capitalize(),
        besluitvormend=item.doel is Doel.BESLUITVORMEND,
        hamerstuk=item.behandeling is Behandeling.HAMERSTUK,
        mede_indieners=tuple(partij(register, id_) for id_ in item.mede_indieners),
        ingebracht_via=item.ingebracht_via.value if item.ingebracht_via else None,
        bron=item.bron,
        inleider=inleider(register, by) if by else None,
        ingediend_op=item.ingediend_op,
        besluit_nodig_voor=item.besluit_nodig_voor,
        vervolg_op=before.titel if before else None,
        reden_direct_besluit=item.reden_direct_besluit,
        openbaar=item.openbaarheid is Agendapuntopenbaarheid.OPENBAAR,
        vragen=vragen(stop.nr, item),
        bijlagen=bijlagen,
        tekst=parse_markdown(item.document.body, targets),
    )


def _asked(sheets: tuple[ItemSheet, ...], *, besluit: bool, hamerstuk: bool) -> tuple[Request, ...]:
    return tuple(
        Request(nr=sheet.regel.nr, titel=sheet.regel.titel, vragen=sheet.vragen)
        for sheet in sheets
        if sheet.vragen and sheet.besluitvormend is besluit and sheet.hamerstuk is hamerstuk
    )
