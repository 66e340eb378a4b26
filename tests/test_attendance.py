"""`tafel bijeenkomsten absent` and `hold` record who does not come, and that a meeting was held."""

import html
import json
import re
from pathlib import Path

import pytest
from conftest import replace, tafel
from odd_tables import contents, judged

MEETING = "data/bijeenkomsten/2026-01-15.md"
BEFORE, AFTER = "--as-of=2026-01-10", "--as-of=2026-01-15"
ABSENT = ("bijeenkomsten", "absent", "15 januari")
REGRETS = "afgemeld:\n  - huurders\n"
INSTEAD = "vervangers:\n  - organisatie: huurders\n    functie: penningmeester\n"
PLAIN = """---
datum: 2026-01-15
aanvang: 15:00
einde: 16:00
locatie: dorpshuis
status: gepland
agenda:
  - 2026-01-05-gemeente-plein
afgemeld:
  - gemeente
vervangers:
  - organisatie: huurders
    functie: penningmeester
---
"""


def header(root: Path) -> str:
    """Return the lines of the meeting behind its agenda."""
    text = (root / MEETING).read_text(encoding="utf-8")
    return text.split("  - 2026-01-05-gemeente-plein\n")[1].split("---")[0]


def test_absent(planned: Path) -> None:
    """Regrets are noted once, and the command says who is absent."""
    for _ in range(2):
        said = tafel(planned, *ABSENT, "huurders", BEFORE)
        assert said.returncode == 0, said.stderr
    assert header(planned) == REGRETS
    first = said.stdout.splitlines()[:2]
    assert first == [
        "Huurders Voorbeelddorp komt niet op donderdag 15 januari 2026.",
        "Afgemeld voor deze bijeenkomst: Huurders Voorbeelddorp.",
    ]
    assert "Er is niets veranderd" in said.stdout
    assert tafel(planned, "check", BEFORE).returncode == 0


def test_substitute(planned: Path) -> None:
    """What a party says last counts: a substitute in the place of its regrets, another one, and regrets again."""
    assert tafel(planned, *ABSENT, "huurders", BEFORE).returncode == 0
    said = tafel(planned, *ABSENT, "huurders", "--vervanger", "penningmeester", BEFORE)
    assert said.returncode == 0, said.stderr
    assert header(planned) == INSTEAD
    assert said.stdout.startswith("Voor Huurders Voorbeelddorp komt op donderdag 15 januari 2026: penningmeester.\n")
    assert "Afgemeld" not in said.stdout
    assert tafel(planned, *ABSENT, "huurders", "--vervanger=adviseur  wonen", BEFORE).returncode == 0
    assert header(planned) == INSTEAD.replace("penningmeester", "adviseur wonen")
    assert tafel(planned, "bijeenkomst", "afmelden", "2026-01-15", "huur", BEFORE).returncode == 0
    assert header(planned) == REGRETS


def test_minutes_that_are_there(planned: Path) -> None:
    """If draft minutes are there, the command says which line to type in them."""
    minutes = planned / "data/verslagen/2025-12-04.md"
    text = minutes.read_text(encoding="utf-8").split("\n## ")[0]
    (planned / "data/verslagen/2026-01-15.md").write_text(text, encoding="utf-8")
    said = tafel(planned, *ABSENT, "huurders", BEFORE)
    assert "Typ daar bovenaan, boven het eerste kopje: `Afwezig: huurders`." in said.stdout, said.stderr
    other = tafel(planned, *ABSENT, "huurders", "--vervanger=penningmeester", BEFORE)
    assert "`Aanwezig: huurders (penningmeester)`" in other.stdout


def test_on_the_papers(planned: Path) -> None:
    """Page 1, the script and the data say who is absent and who comes instead; the public papers do not."""
    assert tafel(planned, *ABSENT, "huurders", BEFORE).returncode == 0
    assert tafel(planned, *ABSENT, "gemeente", "--vervanger=adviseur wonen", BEFORE).returncode == 0
    audiences = ("--audience=voorzitter", "--audience=deelnemers", "--audience=openbaar")
    made = tafel(planned, "agenda", "build", *audiences, "--format=html", "--format=json")
    assert made.returncode == 0, made.stderr
    pages = {name: page(planned, name) for name in ("voorzitter", "deelnemers", "openbaar")}
    for name in ("voorzitter", "deelnemers"):
        assert "Afwezig met bericht Huurders Voorbeelddorp" in pages[name]
        assert "Vervangers Adviseur wonen (Gemeente Voorbeelddorp)" in pages[name]
    assert "Huurders Voorbeelddorp : bestuurslid. Bericht: afgemeld" in pages["voorzitter"]
    assert "Gemeente Voorbeelddorp : projectleider. Bericht: nu komt adviseur wonen" in pages["voorzitter"]
    assert "Bericht:" not in pages["deelnemers"]
    assert "Afwezig met bericht" not in pages["openbaar"]
    assert "adviseur wonen" not in pages["openbaar"].lower()
    told = {
        name: json.loads(
            next((planned / f"uitvoer/2026-01-15/{name}").glob("[dov]*-2026-01-15.json")).read_text(encoding="utf-8")
        )
        for name in pages
    }
    assert told["deelnemers"]["kop"]["afgemeld"] == ["Huurders Voorbeelddorp"]
    assert told["deelnemers"]["kop"]["vervangers"] == [
        {"partij": "Gemeente Voorbeelddorp", "functie": "adviseur wonen"}
    ]
    assert (told["openbaar"]["kop"]["afgemeld"], told["openbaar"]["kop"]["vervangers"]) == ([], [])


def page(root: Path, name: str) -> str:
    """Return the words of a page."""
    text = next((root / f"uitvoer/2026-01-15/{name}").glob("*.html")).read_text(encoding="utf-8")
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_the_opening_names_who_is_absent(planned: Path) -> None:
    """The chair's script names at the opening who sent regrets."""
    standing = (
        "vaste_punten:\n  - id: opening\n    titel: Opening\n    soort: opening\n    duur: 5\n    plaats: begin\n"
        "  - id: sluiting\n    titel: Sluiting\n    soort: sluiting\n    duur: 5\n    plaats: einde\n"
    )
    replace(planned / "data/tafel.md", "openbaarheid: openbaar\n", f"openbaarheid: openbaar\n{standing}")
    assert tafel(planned, *ABSENT, "huurders", BEFORE).returncode == 0
    assert tafel(planned, "agenda", "build", "--audience=voorzitter", "--format=html").returncode == 0
    expected = "Noem wie er afwezig is: Huurders Voorbeelddorp is afgemeld. Vraag ook wie iemand vervangt."
    assert expected in page(planned, "voorzitter")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("15 januari", "visclub"), "Er is geen partij met de naam `visclub`"),
        (("15 januari", "voorbeelddorp"), "kan meer dan één partij zijn: `gemeente` of `huurders`"),
        (("15 januari", "voorzitter"), "Er is geen partij met de naam `voorzitter`"),
        (("4 december", "huurders"), "`2025-12-04` is al geweest"),
        (("5 mei", "huurders"), "Er is geen bijeenkomst met de naam `5 mei`"),
    ],
)
def test_absent_refused(planned: Path, words: tuple[str, ...], sentence: str) -> None:
    """A party or meeting that is none, or is two, is refused, and nothing is written."""
    before = contents(planned)
    said = tafel(planned, "bijeenkomsten", "absent", *words, BEFORE)
    assert (said.returncode, sentence in said.stderr) == (2, True), said.stderr
    assert contents(planned) == before


def test_hold(planned: Path) -> None:
    """From its day on a meeting was held, and the command says what is next; before it, it refuses."""
    early = tafel(planned, "bijeenkomsten", "hold", "2026-01-15", "--as-of=2026-01-14")
    assert (early.returncode, "is nog niet geweest" in early.stderr) == (2, True)
    said = tafel(planned, "bijeenkomsten", "hold", AFTER)
    assert said.returncode == 0, said.stderr
    assert "status: gehouden\n" in (planned / MEETING).read_text(encoding="utf-8")
    assert said.stdout == (
        "De bijeenkomst van donderdag 15 januari 2026 is gehouden.\n"
        f"Veranderd: {MEETING}\n"
        "Maak nu het verslag: `tafel verslag new 2026-01-15`.\n"
    )
    again = tafel(planned, "bijeenkomst", "gehouden", "2026-01-15", AFTER)
    assert (again.returncode, "Er is niets veranderd" in again.stdout) == (0, True)
    draft = tafel(planned, "bijeenkomsten", "hold", "4 december", AFTER)
    assert "Verwerk nu het verslag: `tafel verslag process 2025-12-04`." in draft.stdout


def test_hold_what_is_off(planned: Path) -> None:
    """A meeting that is off was never held."""
    replace(planned / MEETING, "status: gepland", "status: geannuleerd")
    said = tafel(planned, "bijeenkomsten", "hold", "2026-01-15", AFTER)
    assert (said.returncode, "gaat niet door" in said.stderr) == (2, True)


EDITS = {
    "regrets": ((*ABSENT, "huurders", BEFORE), ("afgemeld", "vervangers")),
    "regrets of another": ((*ABSENT, "gemeente", "--vervanger=adviseur: wonen", BEFORE), ("afgemeld", "vervangers")),
    "another substitute": ((*ABSENT, "huurders", "--vervanger=adviseur", BEFORE), ("vervangers",)),
    "held": (("bijeenkomsten", "hold", AFTER), ("status",)),
}


@pytest.mark.parametrize("name", EDITS)
def test_odd_meetings(name: str, tmp_path: Path) -> None:
    """However a meeting is spelt, only the named keys change, as in the plain spelling, or it is refused."""
    words, keys = EDITS[name]
    outcomes = list(judged(tmp_path, MEETING, words, keys, plain=PLAIN, gone=keys))
    assert sum(not each.refused for each in outcomes) > len(outcomes) / 2
