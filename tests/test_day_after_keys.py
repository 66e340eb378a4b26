"""What a table writes down after a meeting may be short: a party, a day; and long when there is more to say."""

import json
from datetime import date
from pathlib import Path

import pytest
from afterwards import SECOND, answer, codes, found, lay
from conftest import tafel

from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.register.standing import verwacht_op

B1, A1 = "data/besluiten/2025-12-04-b1.md", "data/acties/2025-12-04-a1.md"
ANSWER = "data/bekrachtigingen/2025-12-04-b1-huurders.md"
LONG = "  - gemeente\n  - organisatie: huurders\n    bij: leden\n    uiterlijk: 2026-01-28\n    tekst: Geld.\n"


def test_reservation(tmp_path: Path) -> None:
    """A reservation is a party, or a party with its board and day; that day goes before the weeks of its board."""
    register = lay(tmp_path, {B1: ("  - huurders\n", LONG), ANSWER: None})
    besluit = register.get(Besluit, "2025-12-04-b1")
    assert besluit
    assert besluit.reserved_by == ("gemeente", "huurders")
    assert [verwacht_op(register, besluit, id_) for id_ in besluit.reserved_by] == [date(2026, 1, 1), date(2026, 1, 28)]
    late = [f.span.line for f in found(register, date(2026, 1, 29)) if f.code.code == "T342"]
    assert late == [7, 8]
    assert [f.span.line for f in found(register, date(2026, 1, 20)) if f.code.code == "T342"] == [7]
    listed = json.loads(tafel(tmp_path, "besluiten", "list", "--format", "json").stdout)["items"][0]
    long = {"organisatie": "huurders", "bij": "leden", "uiterlijk": "2026-01-28", "tekst": "Geld."}
    assert listed["voorbehoud"] == ["gemeente", long]
    assert "T340" not in codes(lay(tmp_path, {ANSWER: answer("bekrachtigd")}))


def test_reserved_once(tmp_path: Path) -> None:
    """A party has one reservation, in whichever form it is written, and must be one that exists."""
    assert "T213" in codes(lay(tmp_path, {B1: ("  - huurders\n", "  - huurders\n  - organisatie: huurders\n")}))
    assert "T201" in codes(lay(tmp_path, {B1: ("organisatie: huurders", "organisatie: huurdersss")}))


def test_earlier_days(tmp_path: Path) -> None:
    """A day that moved is a day, or a day with the reason."""
    earlier = "eerder_uiterlijk:\n  - 2025-12-10\n  - dag: 2025-12-12\n    reden: de ontwerper was ziek\nstatus"
    register = lay(tmp_path, {A1: ("status", earlier)})
    actie = register.get(Actie, "2025-12-04-a1")
    assert actie
    assert actie.eerdere_dagen == (date(2025, 12, 10), date(2025, 12, 12))
    assert "T331" in codes(lay(tmp_path, {A1: ("dag: 2025-12-12", "dag: 2025-12-19")}))


def test_only_papers_count_as_sent(tmp_path: Path) -> None:
    """Minutes or a list of decisions that were sent do not make an agenda one that was sent."""
    sent = "verzonden:\n  - op: 2026-01-08\n    versie: abc1234\n    stuk: {}\nagenda:"
    meeting = lay(tmp_path, {SECOND: ("agenda:", sent.format("besluitenlijst"))}).get(Bijeenkomst, "2026-01-15")
    assert meeting
    assert (len(meeting.verzonden), meeting.sent_papers) == (1, ())
    assert "al is verzonden" not in " ".join(tafel(tmp_path, "agenda", "plan", "--as-of", "2026-01-10").stdout.split())
    meeting = lay(tmp_path, {SECOND: ("stuk: besluitenlijst", "stuk: vergaderstukken")}).get(Bijeenkomst, "2026-01-15")
    assert meeting
    assert len(meeting.sent_papers) == 1


def test_meeting_and_minutes(tmp_path: Path) -> None:
    """Regrets, substitutes and a reason stand in the meeting; when it began and ended in the minutes."""
    keys = (
        "reden: de zaal is bezet\nafgemeld:\n  - huurders\nvervangers:\n  - organisatie: gemeente\n"
        "    functie: jurist\nagenda:"
    )
    times = {"data/verslagen/2025-12-04.md": ("status:", "begonnen: 15:03\ngeeindigd: 16:02\nstatus:")}
    register = lay(tmp_path, {SECOND: ("agenda:", keys)}, times)
    meeting, verslag = register.get(Bijeenkomst, "2026-01-15"), register.get(Verslag, "2025-12-04")
    assert meeting
    assert verslag
    assert (meeting.afgemeld, meeting.vervangers[0].functie) == (("huurders",), "jurist")
    assert f"{verslag.begonnen:%H.%M}–{verslag.geeindigd:%H.%M}" == "15.03–16.02"


@pytest.mark.parametrize("day", ["2026-01-12", "2026-01-07"])
def test_written_round(day: str, tmp_path: Path) -> None:
    """A written round that is shorter than was agreed is told, with the first day that would do."""
    rules = "  - soort: onafhankelijke_voorzitter\n  - soort: schriftelijk\n    werkdagen: 5\n    stilte: akkoord\n"
    agreed = {"data/werkafspraken/1-voorzitter.md": ("  - soort: onafhankelijke_voorzitter\n", rules)}
    sent = f"vorm: schriftelijk\nverzonden:\n  - op: {day}\n    versie: abc1234\nagenda:"
    said = [f for f in found(lay(tmp_path, agreed, {SECOND: ("agenda:", sent)})) if f.code.code == "W014"]
    assert [f.hint for f in said] == ["kies bij `datum` een latere dag: op zijn vroegst 19 januari 2026"] * (
        day == "2026-01-12"
    )
