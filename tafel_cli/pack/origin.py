"""Says what every paper tells of itself: for whom it is, how it looks, from which version, and of which meeting."""

from datetime import date, time

from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.rows import MarkdownText
from tafel_cli.source import State
from tafel_cli.value_class import Frozen


class Style(Frozen):
    """The table's own look: a colour that reads on white, and the place of its logo among the pictures of the pack.

    Both colours are checked and spelt `#1b4d63`; `accent_donker` is the shade of it that reads on a dark page.
    `briefhoofd` is one line above page 1, `voettekst` one at the foot of the web page and of every page of the PDF.
    """

    accent: str | None
    logo: str | None
    accent_donker: str | None = None
    briefhoofd: str | None = None
    voettekst: str | None = None


class Version(Frozen):
    """Which version of the table this is: commit id and time (ISO 8601), both None without a commit.

    `bewerkt`: the folder differs from that commit. `concept`: it was asked for, in spite of errors (`--concept`).
    `peildatum`: the day on which to judge lateness, if one was asked for (`--as-of`), else None.
    """

    commit: str | None
    tijd: str | None
    bewerkt: bool
    concept: bool
    peildatum: date | None

    @property
    def vastgelegd_op(self) -> date | None:
        """The day of the commit; None without one."""
        return date.fromisoformat(self.tijd[:10]) if self.commit and self.tijd else None


class Substitute(Frozen):
    """Who comes to this meeting in the place of the one who has the seat of a party, by function."""

    partij: str
    functie: str


class MeetingFacts(Frozen):
    """The facts of the meeting, as page 1 opens with them; `volgnummer_kalender` counts changes, for calendars."""

    id: str
    tafel: str
    datum: date
    aanvang: time
    einde: time
    locatie: str | None
    vorm: str | None
    schriftelijk: bool
    voorzitter: str
    secretaris: str
    postbus: str | None
    gasten: tuple[str, ...]
    afgemeld: tuple[str, ...]
    vervangers: tuple[Substitute, ...]
    verplaatst_van: date | None
    volgnummer_kalender: int
    toelichting: MarkdownText
    website: str | None = None
    meedoen: str | None = None


def meeting_title(kop: MeetingFacts) -> str:
    """Return what papers call the meeting above its facts; nobody meets in a written round."""
    return "De schriftelijke ronde" if kop.schriftelijk else "De bijeenkomst"


class Origin(Frozen):
    """A base for the value that a paper is laid out from: the meeting pack, minutes, a list of decisions."""

    doelgroep: Doelgroep
    huisstijl: Style
    versie: Version
    kop: MeetingFacts

    @property
    def openbaar(self) -> bool:
        """True if this paper is for everybody."""
        return self.doelgroep is Doelgroep.OPENBAAR

    @property
    def voorlopig(self) -> bool:
        """True if this paper may still change: made with `--concept`, or of files that differ from the commit."""
        return self.versie.concept or self.versie.bewerkt


def told_version(state: State, *, concept: bool, as_of: date | None = None) -> Version:
    """Return the version that a paper says it was made from."""
    return Version(commit=state.commit, tijd=state.time, bewerkt=state.edited, concept=concept, peildatum=as_of)
