"""What must be unique is: in a list, among names, and among numbers."""

from pathlib import Path

import pytest
from conftest import replace
from proposals import ACTIE, AFSPRAAK, MEETING, PLEIN, TAFEL, TODAY, VERSLAG, Edit, copy, swap

from tafel_cli.checks.rules import findings_of
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.source.worktree import WorkTree

POINT = "  - id: {}\n    titel: Iets\n    soort: {}\n    duur: 5\n    plaats: {}\n"
ENDS = POINT.format("opening", "opening", "begin") + POINT.format("sluiting", "sluiting", "einde")
SECOND = "data/werkafspraken/2-voorzitter.md"
FILE = "  - bestand: plattegrond.pdf\n    titel: Plattegrond\n"
ITEM = Path(PLEIN).stem


def points(*more: str) -> Edit:
    """Return an edit that gives the table standing items."""
    lines = ENDS + "".join(POINT.format(id_, "rondvraag", "einde") for id_ in more)
    return swap(TAFEL, "openbaarheid:", f"vaste_punten:\n{lines}openbaarheid:")


def listed(path: str, before: str, *lines: str) -> Edit:
    """Return an edit that puts lines above a line of front matter."""
    return swap(path, f"\n{before}", "\n" + "\n".join((*lines, before)))


TWICE: dict[str, tuple[Edit, set[tuple[str, str]]]] = {
    "a party among those that also bring it in": (
        listed(PLEIN, "thema:", "mede_indieners:", "  - huurders", "  - huurders"),
        {(PLEIN, "- huurders")},
    ),
    "the party that brings it in, once more": (
        listed(PLEIN, "thema:", "mede_indieners:", "  - gemeente"),
        {(PLEIN, "- gemeente")},
    ),
    "who does an action, once more": (
        listed(ACTIE, "uiterlijk:", "met:", "  - gemeente"),
        {(ACTIE, "- gemeente")},
    ),
    "a party that leads a theme": (
        swap(TAFEL, "      - gemeente\n", "      - gemeente\n      - gemeente\n"),
        {(TAFEL, "- gemeente")},
    ),
    "a party that is away": (
        listed(VERSLAG, "aanwezig:", "afgemeld:", "  - huurders", "  - huurders"),
        {(VERSLAG, "- huurders")},
    ),
    "an attachment": (
        listed(PLEIN, "openbaarheid:", f"bijlagen:\n{FILE}{FILE}".rstrip()),
        {(PLEIN, "- bestand: plattegrond.pdf")},
    ),
    "an item that was let in": (
        listed(MEETING, "status:", "toegelaten:", *(2 * (f"  - agendapunt: {ITEM}", "    reden: Het kan nog."))),
        {(MEETING, f"- agendapunt: {ITEM}")},
    ),
    "a standing item": (points("vraag", "Vraag"), {(TAFEL, "- id: Vraag")}),
    "a standing item with the name of an item": (points(ITEM), {(TAFEL, f"- id: {ITEM}")}),
    "a theme in capitals": (
        swap(TAFEL, "themas:\n", "themas:\n  Buurt:\n    naam: Nog een buurt\n"),
        {(TAFEL, "buurt:")},
    ),
    "a kind of party composed otherwise": (
        swap(TAFEL, "soorten:\n", "soorten:\n  caf\u00e9: Een\n  cafe\u0301: Twee\n"),
        {(TAFEL, "cafe\u0301: Twee")},
    ),
    "the number of an agreement": (
        copy(AFSPRAAK, SECOND, ("regels:\n  - soort: onafhankelijke_voorzitter\n", "")),
        {(AFSPRAAK, "nummer: 1"), (SECOND, "nummer: 1")},
    ),
}
ONCE: dict[str, Edit] = {
    "two people of one party are present": swap(
        VERSLAG, "aanwezig:\n", "aanwezig:\n  - organisatie: gemeente\n    functie: adviseur\n"
    ),
    "an agreement that another took the place of": copy(
        AFSPRAAK,
        SECOND,
        ("status: geldend", "status: vervallen"),
        ("regels:\n  - soort: onafhankelijke_voorzitter\n", ""),
    ),
    "two breaks": swap(MEETING, f"  - {ITEM}\n", f"  - pauze\n  - {ITEM}\n  - pauze\n"),
    "standing items with names of their own": points("vraag", "vragen"),
}


def told(root: Path) -> set[tuple[str, str]]:
    """Return the path and the line of each finding that something stands there already."""
    found = findings_of(Case(register=read(WorkTree(root)), today=TODAY))
    return {(finding.path, finding.source.strip()) for finding in found if finding.code.code == "T213"}


@pytest.mark.parametrize("case", TWICE)
def test_twice(case: str, planned: Path) -> None:
    """What stands somewhere twice is told where it stands again."""
    edit, expected = TWICE[case]
    edit(planned)
    assert told(planned) == expected


@pytest.mark.parametrize("case", ONCE)
def test_once(case: str, planned: Path) -> None:
    """What may stand in two places is not told."""
    ONCE[case](planned)
    assert told(planned) == set()


def test_on_the_agenda_of_a_held_meeting(planned: Path) -> None:
    """An item twice on an agenda is told once: by T301 before the meeting, and by this rule after it."""
    held = planned / "data/bijeenkomsten/2025-12-04.md"
    item = "  - 2025-11-20-gemeente-speelplek\n"
    replace(held, item, item + item)
    assert told(planned) == {("data/bijeenkomsten/2025-12-04.md", item.strip())}
    replace(planned / MEETING, f"  - {ITEM}\n", f"  - {ITEM}\n  - {ITEM}\n")
    assert told(planned) == {("data/bijeenkomsten/2025-12-04.md", item.strip())}
