"""Lays out the minutes of a meeting as a paper of their own."""

from collections.abc import Iterator, Mapping

from tafel_cli.dutch import capitalized, long_date, oclock, weekday_date
from tafel_cli.layout.blocks import Block, Fact, Paragraph, Section, SpelledDay, Words, facts, items, link, strong
from tafel_cli.layout.minutes_parts import told_at_the_end, told_by_item, who_and_when
from tafel_cli.layout.paper import Paper
from tafel_cli.layout.paper_of import draft_notice, good_to_know, paper_of
from tafel_cli.layout.wording import held_from_to
from tafel_cli.pack.after.values import LaterRow, Minutes, NextMeeting
from tafel_cli.pack.origin import meeting_title


def minutes_paper(found: Minutes, pictures: Mapping[str, bytes]) -> Paper:
    """Return minutes laid out: the meeting, who was there, what was said and agreed by item, and what followed."""
    return paper_of(
        found,
        "Verslag",
        join="van",
        opening=tuple(_opening(found)),
        rest=(
            _meeting(found),
            Section(title="Besproken en afgesproken", anchor="punten", blocks=tuple(told_by_item(found.verslag))),
            *told_at_the_end(found.verslag),
            *_next(found.volgende, as_planned=found.verslag.vastgesteld),
            *_later(found),
            good_to_know(),
        ),
        pictures=pictures,
    )


def _opening(found: Minutes) -> Iterator[Block]:
    """Yield what a reader must know first: whether these minutes are adopted, and who may read them."""
    yield from draft_notice(found, "Dit stuk kan nog veranderen. Stuur het zo niet rond.")
    if not found.verslag.vastgesteld:
        said = " De tafel stelt dit verslag later vast. Klopt er iets niet? "
        yield Paragraph(text=(strong("Nog niet vastgesteld."), said, *_report(found.kop.postbus)), tone="draft")
    if found.openbaar:
        yield Paragraph(text="Iedereen mag dit verslag lezen. Besloten punten staan er niet in.")


def _report(mailbox: str | None) -> Words:
    if not mailbox:
        return ("Meld het bij het secretariaat.",)
    return ("Meld het bij het secretariaat: ", link(mailbox, f"mailto:{mailbox}"), ".")


def _meeting(found: Minutes) -> Section:
    kop, verslag = found.kop, found.verslag
    hours = "" if kop.schriftelijk else f", {held_from_to(verslag.begonnen, verslag.geeindigd, kop.aanvang, kop.einde)}"
    adopted = long_date(found.vastgesteld_op) if found.vastgesteld_op else ""
    known = facts(
        Fact(name="Wanneer", value=(SpelledDay(day=kop.datum, text=weekday_date(kop.datum)), hours)),
        Fact(name="Waar", value=kop.locatie or ""),
        Fact(name="Voorzitter", value=capitalized(kop.voorzitter)),
    )
    last = facts(Fact(name="Vastgesteld op", value=adopted))
    return Section(
        title=meeting_title(kop),
        anchor="bijeenkomst",
        blocks=(*known, *who_and_when(verslag, hours=False), *last),
    )


def _next(found: NextMeeting | None, *, as_planned: bool) -> Iterator[Section]:
    if found:
        hour = "" if found.schriftelijk else f", {oclock(found.aanvang)}"
        day = SpelledDay(day=found.datum, text=capitalized(weekday_date(found.datum)))
        then = ", zoals toen gepland" * as_planned
        what = "schriftelijke ronde" if found.schriftelijk else "bijeenkomst"
        yield Section(title=f"Volgende {what}", blocks=(Paragraph(text=(day, f"{hour}{then}.")),))


def _later(found: Minutes) -> Iterator[Section]:
    """Yield what happened since, apart from the minutes themselves, because those stay as they were."""
    if found.later:
        known = f"Dit was bekend op {long_date(found.stand)}. " if found.stand else ""
        about = f"{known}Het verslag hierboven blijft zoals het was."
        blocks: tuple[Block, ...] = (Paragraph(text=about, tone="meta"), *items(map(_row, found.later)))
        yield Section(title="Wat er daarna gebeurde", anchor="daarna", blocks=blocks)


def _row(row: LaterRow) -> Words:
    return (SpelledDay(day=row.op, text=capitalized(long_date(row.op))), f": {row.tekst}") if row.op else row.tekst
