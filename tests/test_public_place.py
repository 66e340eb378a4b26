"""Where a meeting is, as the public may read it: a room stays, and what lets anybody in does not."""

from pathlib import Path

import pytest
from conftest import SMALLEST, replace
from packs import FOLDER, build, contents

from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.register.loading import read
from tafel_cli.register.public_place import openbare_locatie
from tafel_cli.source.worktree import WorkTree
from tafel_cli.value_class import with_changes

MEETING = read(WorkTree(SMALLEST)).all(Bijeenkomst)[-1]
LETS_IN = (
    *("kamer 3, pin 4711", "kamer 3 (PIN: 4711)", "kamer 3, pin4711", "pincode 4711", "kamer 3, pinnummer 4711"),
    *("ww Geheim12", "ww: Geheim12", "wachtwoord Geheim12", "Password Geheim12", "pw Geheim12", "login gast"),
    *("toegangscode 4711", "deurcode 4711", "code 4711", "code4711", "passcode 4711", "deelnamecode", "codes bij Jan"),
    *(
        "meeting-id 123 456",
        "vergader-ID 123",
        "Vergaderings-id 4",
        "ID: 4711",
        "deelnemersnummer 4711",
        "010-123, 471#",
    ),
    *(
        "Jitsi, kamer GeheimOverleg",
        "Zoom, kamer GeheimOverleg",
        "in Teams: GeheimOverleg",
        "Google Meet geheim-overleg",
    ),
    *("kamer 3, p\u00adin 4711", "kamer 3, \uff50\uff49\uff4e 4711", "kamer 3, w\u200bw Geheim12"),
    *("sleutelkastje links, 4711", "https://overleg.voorbeeld/k", "overleg.voorbeeld.nl", "06 12345678 9"),
)
ROOMS = (
    *("Kamer 3, stadhuis", "dorpshuis", "Zaal 1.204", "Raadhuisplein 1, 1234 AB Voorbeelddorp", "postcode 1234 AB"),
    *(
        "Stadhuis van Bergen op Zoom",
        "Pinksterkerk",
        "De Codaruimte",
        "Sleutelbloemzaal",
        "zaal 12, aanmelden bij de balie",
    ),
    *("St. Jozef, zaal 2", "kamer 1.12 (2e etage)", "Oppidum", "zaal 12, aanmelden bij de balie"),
)


@pytest.mark.parametrize("place", LETS_IN)
def test_a_way_in_is_not_public(place: str) -> None:
    """A place that speaks of a code, a password or an online room is not public, however that is spelt."""
    assert openbare_locatie(with_changes(MEETING, locatie=place)) is None


@pytest.mark.parametrize("place", ROOMS)
def test_a_room_is_public(place: str) -> None:
    """A room, a building and an address with its postcode are public."""
    assert openbare_locatie(with_changes(MEETING, locatie=place)) == place


def test_no_file_of_the_public_pack_has_it(table: Path) -> None:
    """The password that stands behind the name of a room is in no file of the public pack."""
    replace(table / "data/bijeenkomsten/2026-01-15.md", "locatie: dorpshuis", "locatie: kamer 3, ww Geheim12")
    build(table, "--audience", "openbaar", "--format", "html", "--format", "json", "--format", "ics")
    found = contents(table / FOLDER.replace("deelnemers", "openbaar"))
    assert found
    assert not any(b"Geheim12" in data for data in found.values())
