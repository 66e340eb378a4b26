"""`tafel bijeenkomsten move` and `cancel` change every key that belongs to it, and write what to mail."""

import json
from pathlib import Path

import pytest
from conftest import replace, tafel
from icalendar import Calendar
from odd_tables import contents, judged

MEETING = "data/bijeenkomsten/2026-01-15.md"
TODAY = "--as-of=2026-01-10"
MOVE = ("bijeenkomsten", "move", "15 januari", "22-1", "--reden", "de zaal  is niet vrij", TODAY)
CANCEL = ("bijeenkomsten", "cancel", "15 januari", "--reden", "de voorzitter is ziek", TODAY)


def event(root: Path, folder: str) -> dict[str, str]:
    """Return what the calendar file in a folder of output says of its one meeting."""
    made = Calendar.from_ical((root / "uitvoer/2026-01-15" / folder / "bijeenkomst.ics").read_bytes())
    (found,) = made.walk("VEVENT")
    return {name: found[name].to_ical().decode() for name in ("DTSTART", "SEQUENCE", "STATUS", "UID")}


def test_move(planned: Path) -> None:
    """A meeting that moves gets its new day and keeps the old one, and the message and the calendar file say so."""
    said = tafel(planned, *MOVE)
    assert said.returncode == 0, said.stderr
    assert (planned / MEETING).read_text(encoding="utf-8") == (
        "---\ndatum: 2026-01-22\naanvang: 15:00\neinde: 16:00\nlocatie: dorpshuis\nstatus: gepland\n"
        "agenda:\n  - 2026-01-05-gemeente-plein\n"
        "verplaatst_van: 2026-01-15\nvolgnummer_kalender: 1\nreden: De zaal is niet vrij.\n---\n"
    )
    assert said.stdout == (
        "Donderdag 22 januari 2026, van 15.00 tot 16.00 uur, dorpshuis. Eerst was dit donderdag 15 januari 2026.\n"
        f"Veranderd: {MEETING}\n"
        "Klaar om te mailen, in uitvoer/2026-01-15/verplaatst/: bericht.txt en bijeenkomst.ics.\n"
        "Mail deze twee aan alle deelnemers. Tafel verstuurt niets.\n"
    )
    assert (planned / "uitvoer/2026-01-15/verplaatst/bericht.txt").read_text(encoding="utf-8") == (
        "Onderwerp: Verplaatst naar donderdag 22 januari 2026: Samenwerkingstafel Voorbeelddorp\n\n"
        "De bijeenkomst van donderdag 15 januari 2026 is verplaatst.\n"
        "Nieuwe dag: donderdag 22 januari 2026, van 15.00 tot 16.00 uur.\n"
        "Plaats: dorpshuis.\n"
        "De reden: De zaal is niet vrij.\n\n"
        "Open het bestand bijeenkomst.ics. Dan staat de bijeenkomst goed in uw kalender.\n"
        "Kunt u niet? Stuur uw vaste vervanger. Meld dat vooraf bij het secretariaat.\n"
    )
    shown = event(planned, "verplaatst")
    assert (shown["DTSTART"], shown["SEQUENCE"], shown["STATUS"]) == ("20260122T150000", "1", "CONFIRMED")
    assert tafel(planned, "check", "--as-of=2026-01-10").returncode == 0
    ignored = (planned / "uitvoer/.gitignore").read_text(encoding="utf-8")
    assert ignored == "*\n"


def test_move_again(planned: Path) -> None:
    """The same command a second time changes nothing and writes the message again; a next move counts on."""
    assert tafel(planned, *MOVE).returncode == 0
    before = contents(planned)
    again = tafel(planned, *MOVE)
    assert (again.returncode, "Er is niets veranderd" in again.stdout) == (0, True)
    assert contents(planned) == before
    said = tafel(planned, "bijeenkomst", "verplaatsen", "2026-01-15", "23 januari", "--reden=Toch vrijdag.", TODAY)
    assert said.returncode == 0, said.stderr
    text = (planned / MEETING).read_text(encoding="utf-8")
    assert "datum: 2026-01-23\n" in text
    assert "verplaatst_van: 2026-01-15\nvolgnummer_kalender: 2\nreden: Toch vrijdag.\n" in text
    message = (planned / "uitvoer/2026-01-15/verplaatst/bericht.txt").read_text(encoding="utf-8")
    assert "De bijeenkomst van donderdag 22 januari 2026 is verplaatst.\n" in message


def test_another_time_and_place(planned: Path) -> None:
    """On its own day a meeting gets another time and place, and is not said to be moved."""
    words = ("move", "2026-01-15", "15-1", "--aanvang=16.30", "--locatie=school", "--reden=De zaal is bezet.", TODAY)
    said = tafel(planned, "bijeenkomsten", *words)
    assert said.returncode == 0, said.stderr
    text = (planned / MEETING).read_text(encoding="utf-8")
    assert 'aanvang: "16:30"\neinde: "17:30"\nlocatie: school\n' in text
    assert "volgnummer_kalender: 1\n" in text
    assert "verplaatst_van" not in text
    message = (planned / "uitvoer/2026-01-15/verplaatst/bericht.txt").read_text(encoding="utf-8")
    assert "De tijd en de plaats van de bijeenkomst van donderdag 15 januari 2026 zijn veranderd.\n" in message
    assert "Wanneer: donderdag 15 januari 2026, van 16.30 tot 17.30 uur.\nPlaats: school.\n" in message


def test_a_written_round(planned: Path) -> None:
    """The message about a written round asks for answers, and names no time or place."""
    replace(planned / MEETING, "locatie: dorpshuis\n", "vorm: schriftelijk\n")
    said = tafel(planned, *MOVE)
    assert said.returncode == 0, said.stderr
    message = (planned / "uitvoer/2026-01-15/verplaatst/bericht.txt").read_text(encoding="utf-8")
    assert "De schriftelijke ronde van donderdag 15 januari 2026 is verplaatst.\n" in message
    assert "Geef uw reactie vóór het einde van donderdag 22 januari 2026.\n" in message
    assert "Plaats" not in message


def test_papers_that_were_sent(table: Path) -> None:
    """If its papers were sent, the command says to make them again."""
    assert tafel(table, "agenda", "send").returncode == 0
    said = tafel(table, *MOVE)
    assert said.returncode == 0, said.stderr
    assert "staan nog de oude gegevens. Maak ze opnieuw: `tafel agenda build 2026-01-15`." in said.stdout


def test_cancel(planned: Path) -> None:
    """A meeting that is off says why, its items wait again, and calendars take it away."""
    said = tafel(planned, *CANCEL)
    assert said.returncode == 0, said.stderr
    text = (planned / MEETING).read_text(encoding="utf-8")
    assert "status: geannuleerd\n" in text
    assert "reden: De voorzitter is ziek.\n" in text
    assert said.stdout.startswith(
        "De bijeenkomst van donderdag 15 januari 2026 gaat niet door.\n"
        "Dit punt wacht weer op een agenda: `Hoe gebruiken we het plein?`.\n"
    )
    assert (planned / "uitvoer/2026-01-15/afgezegd/bericht.txt").read_text(encoding="utf-8") == (
        "Onderwerp: Gaat niet door: bijeenkomst van donderdag 15 januari 2026, Samenwerkingstafel Voorbeelddorp\n\n"
        "De bijeenkomst van donderdag 15 januari 2026 gaat niet door.\n"
        "De reden: De voorzitter is ziek.\n"
        "Er is nog geen nieuwe dag. Die hoort u later.\n\n"
        "Open het bestand bijeenkomst.ics. Dan verdwijnt de bijeenkomst uit uw kalender.\n"
    )
    shown = event(planned, "afgezegd")
    assert (shown["SEQUENCE"], shown["STATUS"]) == ("1", "CANCELLED")
    assert tafel(planned, *CANCEL).returncode == 0
    other = tafel(planned, "bijeenkomsten", "cancel", "2026-01-15", "--reden=Toch.", TODAY)
    assert (other.returncode, "gaat niet door" in other.stderr) == (2, True)


def test_cancel_with_a_next_meeting(planned: Path) -> None:
    """The message that a meeting is off names the next one."""
    assert tafel(planned, "bijeenkomsten", "new", "12-2", TODAY).returncode == 0
    assert tafel(planned, *CANCEL).returncode == 0
    message = (planned / "uitvoer/2026-01-15/afgezegd/bericht.txt").read_text(encoding="utf-8")
    assert "De volgende keer is donderdag 12 februari 2026, van 15.00 tot 16.00 uur. Plaats: dorpshuis.\n" in message


def test_only_shown(planned: Path) -> None:
    """With `--toon` nothing is written, in the table or beside it."""
    before = contents(planned)
    for words in (MOVE, CANCEL):
        said = tafel(planned, *words, "--toon")
        assert "Zo zou het worden. Er is niets geschreven." in said.stdout
    assert contents(planned) == before
    assert not (planned / "uitvoer").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("move", "4 december", "22-1", "--reden=x"), "`2025-12-04` is al geweest"),
        (("move", "2026-01-15", "15-1", "--reden=x"), "Er verandert niets"),
        (("move", "2026-01-15", "5-1-2026", "--reden=x"), "Maandag 5 januari 2026 is al voorbij"),
        (("move", "2026-01-15", "gauw", "--reden=x"), "`gauw` is geen dag"),
        (("move", "2026-01-15", "22-1"), "`--reden` ontbreekt. Typ `--reden TEKST`."),
        (("move", "2026-01-15", "22-1", "--reden=x", "--aanvang=23:30"), "eindigt de bijeenkomst pas na middernacht"),
        (("move", "20 januari", "22-1", "--reden=x"), "Er is geen bijeenkomst met de naam `20 januari`"),
        (("cancel", "2025-12-04", "--reden=x"), "`2025-12-04` is al geweest"),
    ],
)
def test_refused(planned: Path, words: tuple[str, ...], sentence: str) -> None:
    """What cannot be moved or cancelled is refused with the reason, and nothing is written."""
    before = contents(planned)
    said = tafel(planned, "bijeenkomsten", *words, TODAY)
    assert (said.returncode, sentence in said.stderr) == (2, True), said.stderr
    assert contents(planned) == before
    assert not (planned / "uitvoer").exists()


def test_a_place_that_is_not_free(planned: Path) -> None:
    """If something else stands in the place of the message, the table stays as it was."""
    folder = planned / "uitvoer/2026-01-15/verplaatst"
    folder.mkdir(parents=True)
    (folder / "brief.txt").write_text("van mij", encoding="utf-8")
    before = contents(planned)
    said = tafel(planned, *MOVE)
    assert (said.returncode, "`brief.txt`" in said.stderr) == (2, True), said.stderr
    assert contents(planned) == before
    assert (folder / "brief.txt").read_text(encoding="utf-8") == "van mij"


def test_the_manifest(planned: Path) -> None:
    """The folder lists what tafel wrote, so that a next message replaces it; it is no folder of papers."""
    assert tafel(planned, *MOVE).returncode == 0
    folder = planned / "uitvoer/2026-01-15/verplaatst"
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert [row["naam"] for row in told["bestanden"]] == ["bericht.txt", "bijeenkomst.ics"]
    checked = tafel(planned, "agenda", "verify", str(folder))
    assert (checked.returncode, "Noem een map die `tafel agenda build` heeft gemaakt" in checked.stderr) == (2, True)


KEYS = {
    "move": (
        (*MOVE, "--locatie=school: zaal 1"),
        ("datum", "locatie", "verplaatst_van", "volgnummer_kalender", "reden"),
    ),
    "cancel": (CANCEL, ("status", "reden")),
}


@pytest.mark.parametrize("name", KEYS)
def test_odd_meetings(name: str, tmp_path: Path) -> None:
    """However a meeting is spelt, only the named keys change, as in the plain spelling."""
    words, keys = KEYS[name]
    assert not any(each.refused for each in judged(tmp_path, MEETING, words, keys))
