"""Lays out the pack of a meeting as one paper."""

from tafel_cli.layout.agenda_table import agenda_table
from tafel_cli.layout.background import background
from tafel_cli.layout.colophon import colophon
from tafel_cli.layout.front_page import first_page, opening_blocks
from tafel_cli.layout.glossary import glossary
from tafel_cli.layout.in_brief import in_brief
from tafel_cli.layout.lookback import lookback
from tafel_cli.layout.paper import EmbeddedFile, Paper
from tafel_cli.layout.paper_of import paper_of
from tafel_cli.layout.script import script_pages
from tafel_cli.layout.sheets import sheets
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.pack import Pack

_NAMES = {
    Doelgroep.VOORZITTER: "Draaiboek",
    Doelgroep.DEELNEMERS: "Vergaderstukken",
    Doelgroep.OPENBAAR: "Openbare agenda en stukken",
}


def meeting_pack(pack: Pack) -> Paper:
    """Return the pack of a meeting laid out: page 1, what is in it in brief, the background, the sheets, the rest.

    Before these the chair has the script. All else is the same for the chair as for the participants, because a page
    must have one number for who leads and who follows.
    """
    chair = pack.doelgroep is Doelgroep.VOORZITTER
    behind = (*lookback(pack), *colophon(pack))
    return paper_of(
        pack,
        _NAMES[pack.doelgroep],
        join="voor",
        notice="Exemplaar van de voorzitter, niet verspreiden" if chair else "",
        before=script_pages(pack),
        follows=_NAMES[Doelgroep.DEELNEMERS] if chair else "",
        opening=opening_blocks(pack),
        first=(*first_page(pack), agenda_table(pack)),
        rest=(*in_brief(pack), background(pack, behind), glossary(pack), *sheets(pack), *behind),
        files=tuple(
            EmbeddedFile(
                place=one.bestand,
                data=pack.files[one.bestand],
                about=f"Bijlage {one.nr}: {one.titel}",
                name=f"bijlage {one.nr}",
            )
            for one in pack.bijlagen
            if one.bestand and one.bestand in pack.files
        ),
        pictures=pack.pictures,
    )
