"""Lays out page 1 above the agenda: what was sent later, how to take part, the meeting, and what is asked."""

import re
from collections.abc import Iterator

from tafel_cli.dutch import (
    capitalized,
    enumeration,
    from_to,
    long_date,
    weekday_date,
)
from tafel_cli.layout.blocks import (
    Badge,
    Block,
    Fact,
    Item,
    Items,
    Paragraph,
    Section,
    SpelledDay,
    Words,
    facts,
    link,
    strong,
)
from tafel_cli.layout.paper_of import draft_notice
from tafel_cli.layout.questions import questions
from tafel_cli.layout.wording import MINUTES, answer_asked, numbered, on_page
from tafel_cli.pack.origin import meeting_title
from tafel_cli.pack.pack import ChangesBlock, Pack
from tafel_cli.pack.rows import ChangeRow, Stukdeel


def opening_blocks(pack: Pack) -> tuple[Block, ...]:
    """Return what a reader must know first: that a pack is a draft, that it is public, or both; else an empty tuple."""
    return tuple(_opening(pack))


def _opening(pack: Pack) -> Iterator[Block]:
    yield from draft_notice(pack, "Deze stukken kunnen nog veranderen. Stuur ze zo niet rond.")
    if pack.openbaar:
        how = "reageren er schriftelijk op" if pack.kop.schriftelijk else "praten erover in hun bijeenkomst"
        said = f"Iedereen mag deze agenda en deze stukken lezen. De partijen van deze tafel {how}."
        if any(row.soort == "besloten" for row in pack.agenda.regels):
            said += " Van een besloten punt ziet u alleen het nummer en de tijd."
        yield Paragraph(text=said)
        if not pack.kop.meedoen:  # else it stands with that answer
            yield from _mailbox(pack)


def first_page(pack: Pack) -> tuple[Block, ...]:
    """Return the sections of page 1 above the agenda: what was sent later, the meeting, and what is asked.

    The first is left out if nothing was, and so is what is asked if a public pack asks nothing. A public pack first
    says how to take part, if `tafel.md` does.
    """
    sections = (_later(pack), _taking_part(pack), _meeting(pack), questions(pack))
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
        halves=True,
    )
    return Section(title=meeting_title(kop), anchor="bijeenkomst", blocks=(*known, *_address(pack)))


def _address(pack: Pack) -> Iterator[Paragraph]:
    if not pack.openbaar:
        mailbox = pack.kop.postbus
        call, how = answer_asked(pack)
        where = (": ", link(mailbox, f"mailto:{mailbox}")) if mailbox else ()
        yield Paragraph(text=(strong(call), f" {how}", *where, "."), tone="emphasis")


def _later(pack: Pack) -> Section | None:
    """Return the section on what changed since the pack that was sent; None if the pack has none."""
    sent = pack.nazending
    if sent is None:
        return None
    title = "Nagezonden stukken"
    changes = tuple(_change(change, pack) for change in sent.wijzigingen)
    blocks: tuple[Block, ...] = (Paragraph(text=_since(sent)), *[Items(items=changes)] * bool(changes))
    return Section(title=title, anchor="nagezonden", menu=title, blocks=blocks)


def _since(sent: ChangesBlock) -> str:
    begin = "Dit is anders dan in" if sent.wijzigingen else "Er is niets veranderd sinds"
    day = f"op {long_date(sent.op)}" if sent.op else "eerder"
    return f"{begin} de stukken die u {day} kreeg (versie {sent.versie[:10]})."


def _change(change: ChangeRow, pack: Pack) -> Item:
    name, anchor = numbered(change.nr, change.titel), _anchor(change, pack)
    title: Words = (
        Badge(text=change.wat),
        "\u00a0",
        strong(link(name, f"#{anchor}") if anchor else name),
        *(on_page(pack, anchor, "\u00a0· blz.\u00a0") if anchor else ()),
    )
    return Item(text=title, below=change.details)


def _anchor(change: ChangeRow, pack: Pack) -> str:
    """Return where a change can be read; empty for an item that is gone, and for the facts, which stand below."""
    if change.deel is Stukdeel.VERSLAG:
        return MINUTES
    points = {row.nr for row in pack.agenda.regels if row.soort == "punt"}
    return f"punt-{change.nr}" if change.nr in points else ""
