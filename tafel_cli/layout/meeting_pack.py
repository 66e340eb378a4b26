"""The papers of a meeting, laid out as one paper."""

from datetime import date

from tafel_cli.dutch import long_date, weekday_date
from tafel_cli.layout.blocks import Block
from tafel_cli.layout.front_page import background, first_page, opening_blocks
from tafel_cli.layout.lookback import lookback
from tafel_cli.layout.paper import EmbeddedFile, Logo, Paper
from tafel_cli.layout.script import script_pages
from tafel_cli.layout.sheets import sheets
from tafel_cli.layout.wording import recorded_version
from tafel_cli.pack.pack import Pack


def meeting_pack(pack: Pack) -> Paper:
    """Return the pack of a meeting laid out: page 1, the chair's script, the background, the sheets, the rest."""
    return paper_of(
        pack,
        "Openbare agenda en stukken" if pack.openbaar else "Vergaderstukken",
        first=first_page(pack),
        rest=(*script_pages(pack), background(pack), *sheets(pack), *lookback(pack)),
    )


def paper_of(pack: Pack, name: str, *, first: tuple[Block, ...] = (), rest: tuple[Block, ...] = ()) -> Paper:
    """Return a paper on the meeting of a pack: its name, then `first`, which must fit page 1, then `rest`."""
    kop, logo = pack.kop, pack.huisstijl.logo
    return Paper(
        title=f"{'CONCEPT: ' * pack.voorlopig}{name} {long_date(kop.datum)}, {kop.tafel}",
        name=f"{name} voor {weekday_date(kop.datum)}",
        table=kop.tafel,
        day=kop.datum,
        time=pack.versie.tijd,
        draft=pack.voorlopig,
        style=pack.huisstijl,
        logo=Logo(place=logo, alt=f"Logo van {kop.tafel}") if logo else None,
        opening=opening_blocks(pack),
        first=first,
        rest=rest,
        foot=" · ".join(_foot(pack)),
        files=tuple(
            EmbeddedFile(place=one.bestand, data=pack.files[one.bestand], about=f"Bijlage {one.nr}: {one.titel}")
            for one in pack.bijlagen
            if one.bestand and one.bestand in pack.files
        ),
        pictures=pack.pictures,
    )


def _foot(pack: Pack) -> list[str]:
    """Return what the foot of each page says: which version this is, and on which day it was judged if not the day."""
    version = pack.versie
    of = f" van {long_date(date.fromisoformat(version.tijd[:10]))}" if version.commit and version.tijd else ""
    edited = ", daarna nog gewijzigd en niet vastgelegd" * version.bewerkt
    judged = f"op tijd of te laat beoordeeld op {long_date(version.peildatum)}" if version.peildatum else ""
    said = (f"Kenmerk {pack.kop.id}", f"{recorded_version(pack)}{of}{edited}", judged, "CONCEPT" * pack.voorlopig)
    return [part for part in said if part]
