"""Says in Dutch what was adopted or corrected, and what is next."""

from tafel_cli.dutch import in_words, long_date
from tafel_cli.writing.changes.adoption import Adoption
from tafel_cli.writing.changes.correction import Correction

Said = tuple[list[str], list[str]]


def said_of_adoption(made: Adoption) -> Said:
    """Return what was adopted, and what is next."""
    many = len(made.wijzigingen)
    how = "ongewijzigd" if not many else f"met {in_words(many)} {'wijziging' if many == 1 else 'wijzigingen'}"
    said = [f"Vastgesteld {made.moment.said}: het verslag van {long_date(made.meeting.datum)}, {how}."]
    then = [
        "Vanaf nu verandert er niets meer aan dit verslag en aan zijn besluiten.",
        f"Ziet u later een schrijffout? Typ dan `tafel verslag correct {made.meeting.id} TEKST`.",
    ]
    return said, then


def said_of_correction(made: Correction) -> Said:
    """Return what was corrected, and what is next."""
    said = [f"Verbeterd {made.moment.said}: `{made.over}`. De verbetering is een eigen stuk: `{made.id}`."]
    then = [
        f"`{made.over}` zelf blijft zoals het is. Stuur de verbetering aan wie dat stuk kreeg.",
        "Is er iets anders afgesproken? Dan is dit niet genoeg: neem een nieuw besluit dat het oude vervangt.",
    ]
    return said, then
