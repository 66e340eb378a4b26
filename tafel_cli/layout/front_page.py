"""Lays out page 1, from which the meeting can be led."""

import re
from collections.abc import Iterator

from tafel_cli.dutch import (
    capitalized,
    duration,
    enumeration,
    from_to,
    long_date,
    oclock,
    time_range,
    weekday_date,
)
from tafel_cli.layout.blocks import (
    Asked,
    Badge,
    Bar,
    Block,
    Cell,
    Column,
    Columns,
    Fact,
    Item,
    Items,
    Paragraph,
    Part,
    Row,
    Section,
    SpelledDay,
    Table,
    Words,
    facts,
    link,
    strong,
)
from tafel_cli.layout.paper_of import draft_notice
from tafel_cli.layout.wording import answer_asked, attachment_links, numbered
from tafel_cli.pack.pack import ChangesBlock, Pack, Request
from tafel_cli.pack.rows import CANNOT_BE_READ, AgendaRow, ChangeRow


def opening_blocks(pack: Pack) -> tuple[Block, ...]:
    """Return what a reader must know first: that a pack is a draft, that it is public, or both; else an empty tuple."""
    return tuple(_opening(pack))


def _opening(pack: Pack) -> Iterator[Block]:
    yield from draft_notice(pack, "Deze stukken kunnen nog veranderen. Stuur ze zo niet rond.")
    if pack.openbaar:
        said = "Iedereen mag deze agenda en stukken lezen. De partijen van deze tafel praten erover in hun bijeenkomst."
        if any(row.soort == "besloten" for row in pack.agenda.regels):
            said += " Van een besloten punt ziet u alleen het nummer en de tijd."
        yield Paragraph(text=said)


def first_page(pack: Pack) -> tuple[Block, ...]:
    """Return the sections of page 1: the meeting, what is asked, the agenda with its time, and what was sent later.

    The last is left out if nothing was, and so is what is asked if a public pack asks nothing. A public pack first
    says how to take part, if `tafel.md` does.
    """
    sections = (_taking_part(pack), _meeting(pack), _questions(pack), _agenda(pack), _later(pack))
    return tuple(section for section in sections if section)


def _taking_part(pack: Pack) -> Section | None:
    """Return the answer to a citizen's first question; None for who takes part, or if `tafel.md` has none."""
    said = pack.kop.meedoen
    if not pack.openbaar or not said:
        return None
    title = "Kan ik erbij zijn of reageren?"
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", said))
    answer = tuple(Paragraph(text=part) for part in parts if part)
    return Section(title=title, anchor="meedoen", menu=title, blocks=(*answer, *_mailbox(pack)))


def _mailbox(pack: Pack) -> Iterator[Paragraph]:
    """Yield where somebody from outside can ask a question, if the secretary has a mailbox."""
    if address := pack.kop.postbus:
        where = link(address, f"mailto:{address}")
        yield Paragraph(text=("Hebt u een vraag? Stuur die aan het secretariaat: ", where, "."))


def _meeting(pack: Pack) -> Section:
    kop = pack.kop
    hours = "" if kop.schriftelijk else f", van {from_to(kop.aanvang, kop.einde)}"
    moved = f" (eerst gepland op {long_date(kop.verplaatst_van)})" if kop.verplaatst_van else ""
    known = facts(
        Fact(name="Wanneer", value=(SpelledDay(day=kop.datum, text=weekday_date(kop.datum)), hours + moved)),
        Fact(name="Waar", value=kop.locatie or ""),
        Fact(name="Hoe", value=capitalized(kop.vorm or "")),
        Fact(name="Voorzitter", value=capitalized(kop.voorzitter)),
        Fact(name="Secretaris", value=capitalized(kop.secretaris)),
        Fact(name="Te gast", value=capitalized(enumeration(kop.gasten))),
        Fact(name="Afwezig met bericht", value=enumeration(kop.afgemeld)),
        Fact(name="Vervangers", value=capitalized(enumeration([f"{s.functie} ({s.partij})" for s in kop.vervangers]))),
    )
    return Section(title="De bijeenkomst", anchor="bijeenkomst", blocks=(*known, *_address(pack)))


def _address(pack: Pack) -> Iterator[Paragraph]:
    if not pack.openbaar:
        mailbox = pack.kop.postbus
        call, how = answer_asked(pack)
        where = (": ", link(mailbox, f"mailto:{mailbox}")) if mailbox else ()
        yield Paragraph(text=(strong(call), f" {how}", *where, "."), tone="emphasis")
    elif not pack.kop.meedoen:
        yield from _mailbox(pack)


def _questions(pack: Pack) -> Section | None:
    public = pack.openbaar
    talks = "praat de tafel alleen als een partij" if public else "praten we alleen als iemand"
    groups = (
        *_groups("Gevraagd besluit", pack.gevraagd_besluit),
        *_groups("Vragen aan de partijen" if public else "Gevraagd: uw mening en kennis", pack.gevraagd),
        *_groups("Hamerstukken", pack.hamerstukken, f"Hierover {talks} dat vraagt."),
    )
    if public and not groups:
        return None
    title = "Wat bespreekt de tafel?" if public else "Wat vragen we van u?"
    nothing = Paragraph(text="Er is nog niets gevraagd voor deze bijeenkomst.")
    return Section(title=title, anchor="gevraagd", menu=title, blocks=(Columns(groups=groups) if groups else nothing,))


def _groups(title: str, requests: tuple[Request, ...], said: str = "") -> Iterator[tuple[Block, ...]]:
    """Yield a group of blocks for each request; the first holds the heading, because that must not stand alone."""
    for number, request in enumerate(requests):
        name = link(request.titel, f"#punt-{request.nr}")
        group = (Paragraph(text=(strong(name),)), Asked(questions=tuple((v.nr, v.tekst) for v in request.vragen)))
        about = (Paragraph(text=said),) if said else ()
        yield group if number else (Section(title=title, blocks=(*about, *group)),)


def _agenda(pack: Pack) -> Section:
    rows, timed = pack.agenda.regels, not pack.kop.schriftelijk
    attached = {sheet.regel.nr: tuple(attachment_links(sheet.bijlagen)) for sheet in pack.bladen}
    table = Table(
        name=f"Agenda van {long_date(pack.kop.datum)}",
        columns=(
            Column(head="Nr", width="auto"),
            *[Column(head="Tijd", width="auto", form="digits")] * timed,
            Column(head="Onderwerp", width="2.4fr"),
            Column(head="Van", width="1.5fr"),
            Column(head="Doel", width="1.1fr"),
            Column(head="Bijlagen", width="auto"),
        ),
        rows=tuple(_row(row, attached.get(row.nr, ""), timed=timed) for row in rows),
        row_head=1 + timed,
        look="agenda",
    )
    reasons = (
        Paragraph(text=f"De voorzitter laat punt {row.nr} toe. De reden: {row.reden}") for row in rows if row.reden
    )
    bar = [_bar(pack)] * (timed and not pack.openbaar)
    return Section(title="Agenda", anchor="agenda", menu="Agenda", blocks=(table, *bar, *reasons))


def _row(row: AgendaRow, attached: Words, *, timed: bool) -> Row:
    title = (link(row.titel, f"#punt-{row.nr}"),) if row.soort == "punt" else row.titel
    states = ((CANNOT_BE_READ, row.onleesbaar), ("stuk volgt", row.stuk_volgt), ("te laat ingediend", row.te_laat))
    marks = tuple(mark for mark, holds in states if holds)
    cells = (
        Cell(text=row.nr),
        *[Cell(text=time_range(row.van, row.tot))] * timed,
        Cell(text=title, marks=marks),
        Cell(text=capitalized(row.indiener)),
        Cell(text=row.doel),
        Cell(text=attached),
    )
    return Row(cells=cells, look=row.soort)


def _bar(pack: Pack) -> Bar:
    """Return the bar of the time: a part for each row by its minutes, then what is left over."""
    agenda = pack.agenda
    parts = [(row, numbered(row.nr, row.titel), row.duur) for row in agenda.regels if row.duur]
    over = agenda.over
    rest = f", nog over {over}" if over > 0 else f". Er is tijd voor {agenda.beschikbaar}" if over < 0 else ""
    said = ", ".join(f"{name} {minutes}" for _, name, minutes in parts)
    left = [Part(name="over", title="Nog over", minutes=over, look="over")] if over > 0 else []
    return Bar(
        parts=(*(Part(name=row.nr, title=name, minutes=duur, look=row.soort) for row, name, duur in parts), *left),
        room=max(agenda.beschikbaar, 0),  # a meeting may end before it begins while its file is being mended
        alt=f"Minuten per punt: {said}{rest}.",
        caption=_time(pack),
    )


def _time(pack: Pack) -> str:
    over, planned = pack.agenda.over, duration(pack.agenda.gepland)
    if over == 0:
        return f"De agenda past precies in de tijd: {planned}."
    if over > 0:
        return f"De agenda vraagt {planned}. Er {'is' if over == 1 else 'zijn'} nog {duration(over)} over."
    return (
        f"De agenda vraagt {planned}. Dat is {duration(-over)} te veel. Wat voorbij de dikke streep staat, komt na "
        f"{oclock(pack.kop.einde)}."
    )


def _later(pack: Pack) -> Section | None:
    """Return the section on what changed since the pack that was sent; None if the pack has none."""
    sent = pack.nazending
    if sent is None:
        return None
    points = {row.nr for row in pack.agenda.regels if row.soort == "punt"}
    title = "Nagezonden stukken"
    changes = tuple(_change(change, linked=change.nr in points) for change in sent.wijzigingen)
    blocks: tuple[Block, ...] = (Paragraph(text=_since(sent)), *[Items(items=changes)] * bool(changes))
    return Section(title=title, anchor="nagezonden", menu=title, blocks=blocks)


def _since(sent: ChangesBlock) -> str:
    begin = "Dit is anders dan in" if sent.wijzigingen else "Er is niets veranderd sinds"
    day = f"op {long_date(sent.op)}" if sent.op else "eerder"
    return f"{begin} de stukken die u {day} kreeg (versie {sent.versie[:10]})."


def _change(change: ChangeRow, *, linked: bool) -> Item:
    name = numbered(change.nr, change.titel)
    title: Words = (
        Badge(text=change.wat),
        "\u00a0",
        strong(link(name, f"#punt-{change.nr}") if linked else name),
    )
    return Item(text=title, below=change.details)
