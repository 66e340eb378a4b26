"""What is left after a meeting is told: its status, what a party left open, and what no minutes know."""

from datetime import date
from pathlib import Path

from afterwards import PLEIN, decision, found, lay
from conftest import tafel

PARTY = "data/organisaties/gemeente.md"


def test_the_day_has_been(tmp_path: Path) -> None:
    """A meeting that is still planned after its day is a warning from the next day on, and no error."""
    register = lay(tmp_path)
    for day, told in ((15, False), (16, True)):
        assert ("T319" in {f.code.code for f in found(register, date(2026, 1, day))}) is told
    done = tafel(tmp_path, "check", "--as-of", "2026-01-16")
    assert (done.returncode, "T319" in done.stdout) == (0, True)


def test_what_a_party_left(tmp_path: Path) -> None:
    """A party that left is told with its items, actions and reservations that are open, and not with what is done."""
    asked = {"data/besluiten/2025-12-04-b1.md": ("  - huurders\n", "  - huurders\n  - gemeente\n")}
    said = [f for f in found(lay(tmp_path, asked, {PARTY: ("actief", "voormalig")})) if f.code.code == "T366"]
    assert [f.message.partition(": ")[2] for f in said] == [f"`{PLEIN}`, `2025-12-04-b1` en het thema `buurt`."]


def test_no_minutes_know(tmp_path: Path) -> None:
    """A decision on a standing item needs its heading in the minutes, with the heading to type."""
    standing = "vaste_punten:\n  - id: {0}\n    titel: {1}\n    soort: {0}\n    duur: 5\n    plaats: {2}\n"
    entries = standing.format("opening", "Opening", "begin") + standing.format("sluiting", "Sluiting", "einde")[14:]
    table = {"data/tafel.md": ("themas:\n", f"{entries}themas:\n")}
    files = {"data/besluiten/2025-12-04-b2.md": decision("ingestemd", None, item="sluiting")}
    said = [f for f in found(lay(tmp_path, table, files)) if f.code.code == "T367"]
    assert ["`## Sluiting`" in f.hint for f in said] == [True]
    minutes = tmp_path / "data/verslagen/2025-12-04.md"
    minutes.write_text(minutes.read_text(encoding="utf-8") + "\n## Sluiting\n\nTekst.\n", encoding="utf-8")
    assert "T367" not in {f.code.code for f in found(lay(tmp_path))}
