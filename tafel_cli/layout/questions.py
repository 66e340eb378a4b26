"""Lays out what the meeting asks, with the minutes of each item and the page that it is on."""

from collections.abc import Iterator, Mapping

from tafel_cli.layout.blocks import Asked, Block, Columns, Paragraph, Section, link, strong
from tafel_cli.layout.wording import on_page, spoken_minutes
from tafel_cli.pack.pack import Pack, Request
from tafel_cli.pack.rows import AgendaRow


def questions(pack: Pack) -> Section | None:
    """Return the section with what is asked, by kind, the kind of the first item first; None if the public has none."""
    public = pack.openbaar
    talks = "praat de tafel alleen als een partij" if public else "praten we alleen als iemand"
    kinds = (
        ("Gevraagd besluit", pack.gevraagd_besluit, ""),
        ("Vragen aan de partijen" if public else "Gevraagd: uw mening en kennis", pack.gevraagd, ""),
        ("Hamerstukken", pack.hamerstukken, f"Hierover {talks} dat vraagt."),
    )
    rows = {row.nr: row for row in pack.agenda.regels}
    places = list(rows)
    asked = sorted((kind for kind in kinds if kind[1]), key=lambda kind: places.index(kind[1][0].nr))
    if public and not asked:
        return None
    groups = [group for kind in asked for group in _groups(*kind, pack, rows)]
    title = "Wat bespreekt de tafel?" if public else "Wat vragen we van u?"
    what = "ronde" if pack.kop.schriftelijk else "bijeenkomst"
    nothing = Paragraph(text=f"Er is nog niets gevraagd voor deze {what}.")
    columns = Columns(groups=tuple(group for group, _ in groups), again=tuple(again for _, again in groups))
    return Section(title=title, anchor="gevraagd", menu=title, blocks=(columns if groups else nothing,))


def _groups(
    title: str, requests: tuple[Request, ...], said: str, pack: Pack, rows: Mapping[str, AgendaRow]
) -> Iterator[tuple[tuple[Block, ...], str]]:
    """Yield a group of blocks for each request, and the heading that it needs if it begins a column.

    The first holds the heading itself, because that must not stand alone.
    """
    for number, request in enumerate(requests):
        name = link(request.titel, f"#punt-{request.nr}")
        minutes = spoken_minutes(pack, rows[request.nr])
        when = f"\u00a0· {minutes}" if minutes else ""
        asked = Asked(questions=tuple((v.nr, v.tekst) for v in request.vragen))
        group = (
            Paragraph(text=(strong(name), when, *on_page(pack, f"punt-{request.nr}", "\u00a0· blz.\u00a0"))),
            asked,
        )
        about = (Paragraph(text=said),) if said else ()
        yield (group, f"{title} (vervolg)") if number else ((Section(title=title, blocks=(*about, *group)),), "")
