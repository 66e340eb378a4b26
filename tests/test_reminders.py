"""`tafel bijeenkomsten remind`: a short text for each party, with its own matters only."""

import json
from pathlib import Path

import pytest
from afterwards import FIRST, SECOND, SPEELPLEK, answer, decision, lay
from conftest import tafel

ACTION = "data/acties/2025-12-04-a{}.md"
RESERVED = {
    "data/besluiten/2025-12-04-b1.md": decision(
        "ingestemd", more="voorbehoud:\n  - huurders\n  - {organisatie: gemeente, bij: raad, uiterlijk: 2026-01-08}\n"
    ),
    "data/bekrachtigingen/2025-12-04-b1-huurders.md": answer("bekrachtigd"),
}
CLOSES = {
    "data/werkafspraken/7-inbreng.md": "---\ntitel: Regel\nnummer: 7\nstatus: geldend\nvastgesteld: 2025-01-01\n"
    "regels:\n  - soort: inbrengtermijn\n    werkdagen: 5\n    uur: 12:00\n---\n\nDit spreken we af.\n"
}


def action(sentence: str, holder: str, more: str = "") -> str:
    """Return the file of an open action that is past its last day."""
    keys = f"actie: {sentence}\nactiehouder: {holder}\nuiterlijk: 2026-01-02\nstatus: open\nagendapunt: {SPEELPLEK}\n"
    return f"---\n{keys}{more}---\n"


ACTIONS = {
    ACTION.format(2): action("Meet het plein op.", "gemeente"),
    ACTION.format(3): action("Vraag de buurt wat zij wil.", "huurders", "soort: toezegging\n"),
    ACTION.format(4): action("Geef een reactie.", "allen"),
    ACTION.format(5): action("Zoek een aannemer.", "gemeente", "met: [huurders]\n"),
    ACTION.format(6): action("Boek de zaal.", "secretariaat"),
}


def text_of(folder: Path, party: str, *more: str) -> str:
    """Return the text for one party a week before the meeting."""
    done = tafel(folder, "bijeenkomsten", "remind", "--partij", party, "--as-of", "2026-01-05", *more)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_own_matters_only(tmp_path: Path) -> None:
    """A text has the day, the closing day, and of actions and boards only those of the party itself."""
    lay(tmp_path, RESERVED, CLOSES, ACTIONS)
    gemeente, huurders = text_of(tmp_path, "gem"), text_of(tmp_path, "huurders")
    for said in (gemeente, huurders):
        assert "Op donderdag 15 januari 2026 komt de tafel bij elkaar, van 15.00 tot 16.00 uur." in said
        assert "Dat kan tot en met donderdag 8 januari 2026, 12.00 uur." in said
        assert "- Geef een reactie. Uiterlijk 2 januari 2026 (voor alle partijen)." in said
        assert "te laat" not in said.lower()
        assert "zaal" not in said
    assert "- Meet het plein op. Uiterlijk 2 januari 2026." in gemeente
    assert "- raad, over: “De tafel spreekt dit af”, uiterlijk 8 januari 2026." in gemeente
    assert "Vraag de buurt" not in gemeente
    assert "huurders" not in gemeente.lower()
    assert "- Vraag de buurt wat zij wil. Uiterlijk 2 januari 2026 (toezegging)." in huurders
    assert "- Zoek een aannemer. Uiterlijk 2 januari 2026 (u helpt mee)." in huurders
    assert "bestuur" not in huurders
    assert "plein" not in huurders


def test_every_party_and_json(tmp_path: Path) -> None:
    """Without a party each active one has its text; as data they are the same texts."""
    lay(tmp_path, RESERVED, CLOSES, ACTIONS)
    said = tafel(tmp_path, "bijeenkomsten", "remind", "--as-of", "2026-01-05").stdout
    parts = said.split("\n\n\n")
    assert [part.splitlines()[0] for part in parts] == [
        "Aan: Gemeente Voorbeelddorp",
        "Aan: Huurders Voorbeelddorp",
    ]
    data = json.loads(tafel(tmp_path, "bijeenkomsten", "remind", "--as-of", "2026-01-05", "--format=json").stdout)
    assert data["bijeenkomst"] == "2026-01-15"
    for item, part in zip(data["items"], parts, strict=True):
        assert part.rstrip("\n").endswith(item["tekst"])
    assert [len(item["acties"]) for item in data["items"]] == [3, 3]
    assert [len(item["besturen"]) for item in data["items"]] == [1, 0]


def test_days(tmp_path: Path) -> None:
    """Without an agreement no closing day is told; after it the text says so; a written round has no place."""
    lay(tmp_path)
    assert "inbreng" not in text_of(tmp_path, "gemeente")
    lay(tmp_path, CLOSES)
    assert "De inbreng is gesloten." in text_of(tmp_path, "gemeente", "--as-of", "2026-01-09")
    lay(tmp_path, {SECOND: ("locatie: dorpshuis", "vorm: schriftelijk")})
    assert "Op donderdag 15 januari 2026 is er een schriftelijke ronde." in text_of(tmp_path, "gemeente")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2025-12-04",), "is al geweest"),
        (("--partij", "bakker"), "Er is geen partij met de naam `bakker`"),
        (("--as-of", "morgen"), "is geen datum"),
    ],
)
def test_wrong_use(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """A meeting that was held, an unknown party and a wrong day are wrong use."""
    register = lay(tmp_path)
    assert register.path_of("bijeenkomst", Path(FIRST).stem)
    done = tafel(tmp_path, "bijeenkomsten", "remind", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
