"""Collects what stands around the text of every paper: the house style, and the facts of the meeting."""

from tafel_cli.kinds.bijeenkomst import Vorm
from tafel_cli.pack.attachments import Reader, data_of
from tafel_cli.pack.origin import MeetingFacts, Style, Substitute
from tafel_cli.pack.words import VORM, partij
from tafel_cli.proof import colour
from tafel_cli.proof.pictures import picture_type
from tafel_cli.reading.markdown import Targets, parse_markdown
from tafel_cli.register.meetings import Occasion


def style_of(occasion: Occasion, read: Reader) -> tuple[Style, dict[str, bytes]]:
    """Return the table's style, and the bytes of its logo by path.

    An invalid colour or logo is left out and a pale colour is darkened, because a concept is made in spite of errors.
    """
    style = occasion.tafel.huisstijl
    if style is None:
        return Style(accent=None, logo=None), {}
    accent = colour.gelezen(style.accent)
    data = data_of(occasion.register, style.logo, read) if style.logo else None
    logo = {"logo": data} if data is not None and picture_type(data) else {}
    look = Style(
        accent=colour.op_wit(accent) if accent else None,
        logo="logo" if logo else None,
        accent_donker=colour.op_donker(accent) if accent else None,
        briefhoofd=style.briefhoofd,
        voettekst=style.voettekst,
    )
    return look, logo


def meeting_facts(occasion: Occasion, targets: Targets) -> MeetingFacts:
    """Return the facts of the meeting, as papers open with them."""
    tafel, meeting = occasion.tafel, occasion.meeting
    return MeetingFacts(
        id=meeting.id,
        tafel=tafel.naam,
        datum=meeting.datum,
        aanvang=meeting.aanvang,
        einde=meeting.einde,
        locatie=meeting.locatie,
        vorm=VORM[meeting.vorm] if meeting.vorm else None,
        schriftelijk=meeting.vorm is Vorm.SCHRIFTELIJK,
        voorzitter=tafel.voorzitter.functie,
        secretaris=tafel.secretaris.functie,
        postbus=tafel.secretaris.adres,
        website=tafel.webadres,
        meedoen=tafel.meedoen,
        gasten=meeting.gasten,
        afgemeld=tuple(partij(occasion.register, id_) for id_ in meeting.afgemeld),
        vervangers=tuple(
            Substitute(partij=partij(occasion.register, each.organisatie), functie=each.functie)
            for each in meeting.vervangers
        ),
        verplaatst_van=meeting.was_gepland_op,
        volgnummer_kalender=meeting.volgnummer_kalender,
        toelichting=parse_markdown(meeting.document.body, targets),
    )
