"""Puts around the blocks of a paper what every paper has: its titles, its look, and the line at the foot."""

from collections.abc import Mapping

from tafel_cli.dutch import long_date, short_date, uncapitalized, weekday_date
from tafel_cli.layout.apostrophes import curled, with_apostrophes
from tafel_cli.layout.blocks import Block, Paragraph, Section, strong
from tafel_cli.layout.paper import EmbeddedFile, Logo, Paper
from tafel_cli.layout.wording import NO_DECISION_OF_THE_LAW, recorded_version
from tafel_cli.pack.origin import Origin


def paper_of(  # noqa: PLR0913  (one for each place in a paper)
    about: Origin,
    name: str,
    *,
    join: str,
    before: tuple[Block, ...] = (),
    follows: str = "",
    opening: tuple[Block, ...],
    first: tuple[Block, ...] = (),
    rest: tuple[Block, ...] = (),
    files: tuple[EmbeddedFile, ...] = (),
    pictures: Mapping[str, bytes],
    notice: str = "",
) -> Paper:
    """Return a paper on a meeting: its name, `join` and the day, then its parts in their order; see Paper.

    `follows`: the name of the paper that the others have, without its day. `notice`: also in the title.
    """

    def titled(what: str) -> str:
        return curled(f"{what} {join} {weekday_date(kop.datum)}")

    kop, logo = about.kop, about.huisstijl.logo
    said = f" ({uncapitalized(notice)})" if notice else ""
    return Paper(
        title=f"{'CONCEPT: ' * about.voorlopig}{name} {long_date(kop.datum)}{said}, {kop.tafel}",
        name=titled(name),
        table=curled(kop.tafel),
        day=kop.datum,
        time=about.versie.tijd,
        draft=about.voorlopig,
        style=about.huisstijl,
        logo=Logo(place=logo, alt=f"Logo van {kop.tafel}") if logo else None,
        opening=with_apostrophes(opening),
        first=with_apostrophes(first),
        rest=with_apostrophes(rest),
        foot=" · ".join(_foot(about)),
        files=files,
        pictures=pictures,
        public=about.openbaar and not about.voorlopig,
        before=with_apostrophes(before),
        follows=titled(follows) if follows else "",
        notice=notice,
    )


def draft_notice(about: Origin, said: str) -> tuple[Paragraph, ...]:
    """Return the paragraph that a paper opens with while it may still change; else an empty tuple."""
    if not about.voorlopig:
        return ()
    word = "CONCEPT, niet vastgelegd." if about.versie.bewerkt else "CONCEPT."
    return (Paragraph(text=(strong(word), f" {said}"), tone="draft"),)


def good_to_know() -> Section:
    """Return the last section of a paper after a meeting, because what it says is of none of the others."""
    return Section(title="Goed om te weten", blocks=(Paragraph(text=NO_DECISION_OF_THE_LAW),))


def _foot(about: Origin) -> list[str]:
    """Return what the foot of each page says: the meeting, the version, `peildatum` if there is one, and CONCEPT.

    Both months are short, because all of it must fit on one line.
    """
    version = about.versie
    of = f" van {short_date(version.vastgelegd_op)}" if version.vastgelegd_op else ""
    edited = ", daarna nog gewijzigd en niet vastgelegd" * version.bewerkt
    judged = f"beoordeeld op {short_date(version.peildatum)}" if version.peildatum else ""
    said = (f"Kenmerk {about.kop.id}", f"{recorded_version(about)}{of}{edited}", judged, "CONCEPT" * about.voorlopig)
    return [part for part in said if part]
