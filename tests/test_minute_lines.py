"""Lines in minutes: each is read wholly, or is a finding with the line to type, or is prose."""

from datetime import date, time
from pathlib import Path

import pytest
from conftest import ROOT, replace, tafel
from hypothesis import example, given
from hypothesis import strategies as st

from tafel_cli.checks import rules
from tafel_cli.finding import Finding
from tafel_cli.kinds.actie import Actiesoort
from tafel_cli.kinds.besluit import Uitkomst
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.reading import days
from tafel_cli.reading.minute_lines import Known, minute_lines_of
from tafel_cli.reading.minute_words import Word, may_hold_lines
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.register.minute_lines import lines_in
from tafel_cli.register.minute_lines.values import Decided, Read, Remarked, Reserved, Task, Value
from tafel_cli.register.numbers import Numbering, as_it_is
from tafel_cli.source import Entry
from tafel_cli.source.memory import Memory
from tafel_cli.source.worktree import WorkTree
from tafel_cli.value_class import plain

TABLE = read(WorkTree(ROOT))
PATH = "data/verslagen/2026-12-03.md"
HEADER = """---
status: concept
notulist: secretaris van de tafel
aanwezig:
  - organisatie: voorzitter
    functie: onafhankelijk voorzitter
---
"""
ITEMS = {
    "4": "2026-11-10-voorzitter-vergaderdata-2027",
    "5": "2026-11-16-rijnzicht-verhuisregeling",
    "7": "2026-11-13-stadsfonds-begane-grond",
    "8": "2026-11-20-stadsfonds-wachten-op-stroom",
}
BOTH = ("Besluit 5.1: ingestemd", "Besluit 5.2: ingestemd")
UNSURE = Known(lambda text: text[:1].isupper(), lambda text: text.startswith("akkoord"), lambda text: text == "akkoord")


def minutes(body: str, header: str = HEADER) -> Verslag:
    """Return minutes of 3 December 2026 with this body."""
    found = read(Memory(ROOT, (Entry(PATH, f"{header}{body}".encode()),), {})).get(Verslag, "2026-12-03")
    assert found is not None
    return found


def heading(place: str) -> str:
    """Return the heading of an item by its number, or of a standing item by its title; empty for no heading."""
    return f"## [Punt](../agenda/{ITEMS[place]}.md)\n\n" if place in ITEMS else f"## {place}\n\n" if place else ""


def read_lines(place: str, *lines: str, numbering: Numbering | None = None) -> tuple[Read, ...]:
    """Return what the lines below a heading say, each in a paragraph of its own."""
    return lines_in(TABLE, minutes(heading(place) + "\n\n".join(lines) + "\n"), numbering)


def said(value: Value | None) -> dict[str, object]:
    """Return what a value says, without what it leaves empty."""
    assert value is not None
    held = {key: part for key, part in plain(value).items() if part not in (None, "", [])}
    return {"is": type(value).__name__, **held}


def party(id_: str, bij: str | None = None, uiterlijk: str | None = None) -> dict[str, str | None]:
    """Return a party under reservation as plain data."""
    return {"organisatie": id_, "bij": bij, "uiterlijk": uiterlijk}


def decision(punt: int | None, uitkomst: str, **more: object) -> dict[str, object]:
    """Return a decision as plain data."""
    return {"is": "Decided", "punten": [punt], "uitkomst": uitkomst, **more}


def task(houder: str, uiterlijk: str, tekst: str, soort: str = "actie", **more: object) -> dict[str, object]:
    """Return an action as plain data."""
    return {"is": "Task", "soort": soort, "actiehouder": houder, "uiterlijk": uiterlijk, "tekst": tekst, **more}


# Typed in haste: the number or title of the heading, the line, and what it becomes.
SOUND: list[tuple[str, str, dict[str, object]]] = [
    ("4", "besl 4.1 conform", decision(1, "ingestemd")),
    ("4", "bsl. 4.1: conform", decision(1, "ingestemd")),
    ("4", "BESLUIT: AKKOORD", decision(1, "ingestemd")),
    ("4", "Besluit 4: vastgesteld", decision(1, "ingestemd")),
    ("4", "Besluit 4.: aangenomen", decision(1, "ingestemd")),
    ("5", "5.1 akkoord", decision(1, "ingestemd")),
    ("5", "- 5.1: akkoord", decision(1, "ingestemd")),
    ("5", "**Besluit 5.1:** ingestemd", decision(1, "ingestemd")),
    ("5", "__Besluit 5.1: ingestemd__", decision(1, "ingestemd")),
    ("5", "*Besluit 5.1: ingestemd*", decision(1, "ingestemd")),
    ("5", "- [ ] Besluit 5.1: ingestemd", decision(1, "ingestemd")),
    ("5", "2. Besluit 5.1: ingestemd", decision(1, "ingestemd")),
    ("5", "   Besluit 5.1 - ingestemd", decision(1, "ingestemd")),
    ("5", "Besluit\xa05.1: ingestemd <!-- zeker -->", decision(1, "ingestemd")),
    ("5", "Besluit5.1 akkoord", decision(1, "ingestemd")),
    ("5", "Besluit 5.1: ingestemd\nDe gemeente betaalt.", decision(1, "ingestemd", tekst="De gemeente betaalt.")),
    (
        "5",
        "Besluit 5.2: akkoord met wijziging. De gemeente betaalt één coach.",
        decision(2, "gewijzigd_ingestemd", tekst="De gemeente betaalt één coach."),
    ),
    (
        "5",
        "Besluit 5.2: ingestemd, met een wijziging; De gemeente betaalt.",
        decision(2, "gewijzigd_ingestemd", tekst="De gemeente betaalt."),
    ),
    ("5", "Besluit 5.2: gewijzigd_ingestemd. Nieuw.", decision(2, "gewijzigd_ingestemd", tekst="Nieuw.")),
    ("5", "Besluit 5.2: gewijzigd. Nieuw.", decision(2, "gewijzigd_ingestemd", tekst="Nieuw.")),
    ("5", "Besluit 5.1, 5.2: akkoord", {**decision(1, "ingestemd"), "punten": [1, 2]}),
    ("5", "Besluit 5.1 en 5.2: aanhouden", {**decision(1, "aangehouden"), "punten": [1, 2]}),
    ("5", "Besluit 5.1: niet eens", decision(1, "geen_overeenstemming")),
    ("5", "Besluit 5.1: geen overeenstemming", decision(1, "geen_overeenstemming")),
    ("5", "Besluit 5.1: opgeschaald naar de Regio", decision(1, "opgeschaald", opgeschaald_naar="de Regio")),
    (
        "5",
        "Besluit 5: ingestemd. De tafel vraagt cijfers.",
        decision(None, "ingestemd", tekst="De tafel vraagt cijfers."),
    ),
    ("5", "Besluit 5.1: besproken", {"is": "Decided", "punten": [1], "besproken": "besproken"}),
    ("8", "Besluit: ter kennis genomen", {"is": "Decided", "punten": [None], "besproken": "ter kennis genomen"}),
    ("8", "8.2 opschalen", decision(2, "opgeschaald", opgeschaald_naar="Regionale versnellingstafel")),
    ("Rondvraag", "Besluit: akkoord. De tafel kiest.", decision(None, "ingestemd", tekst="De tafel kiest.")),
    (
        "5",
        "voorbehoud 5 gem, rijnzicht, hofjesstad en de hofjes",
        {
            "is": "Reserved",
            "punten": [1, 2],
            "partijen": [*map(party, ("gemeente", "rijnzicht", "hofjesstad", "de-hofjes"))],
        },
    ),
    ("5", "Voorbehoud 5.2: gemeente", {"is": "Reserved", "punten": [2], "partijen": [party("gemeente")]}),
    (
        "5",
        "vb 5.1 gem (raad, 28 jan) + rijnzicht",
        {
            "is": "Reserved",
            "punten": [1],
            "partijen": [party("gemeente", "gemeenteraad", "2027-01-28"), party("rijnzicht")],
        },
    ),
    (
        "5",
        "Voorbehoud 5: gemeente (college)",
        {"is": "Reserved", "punten": [1, 2], "partijen": [party("gemeente", "college van B en W")]},
    ),
    (
        "5",
        "Aantekening 5.2 lindepark: de kosten staan nog niet vast.",
        {"is": "Remarked", "punt": 2, "organisatie": "lindepark", "tekst": "de kosten staan nog niet vast."},
    ),
    (
        "5",
        "Actie rijnzicht, uiterlijk 15 januari 2027: Stuur de regeling aan alle partijen, voor hun achterban.",
        task("rijnzicht", "2027-01-15", "Stuur de regeling aan alle partijen, voor hun achterban."),
    ),
    (
        "5",
        "Toezegging gemeente, uiterlijk 1-2-2027: Zoek uit of leges kunnen vervallen.",
        task("gemeente", "2027-02-01", "Zoek uit of leges kunnen vervallen.", "toezegging"),
    ),
    (
        "5",
        "actie stadsrand + gem: schrijf voorbeelduitvraag 15/1",
        task("stadsrand", "2027-01-15", "schrijf voorbeelduitvraag", met=["gemeente"]),
    ),
    (
        "8",
        "Actie wethouder: stuur overzicht naar regio, ma 14-12",
        task("gemeente", "2026-12-14", "stuur overzicht naar regio", functie="wethouder"),
    ),
    (
        "8",
        "actie allen: geef projecten door aan gemeente, 10 dec",
        task("allen", "2026-12-10", "geef projecten door aan gemeente"),
    ),
    (
        "5",
        "toez. gem: zoek uit of leges kunnen vervallen - 1 feb",
        task("gemeente", "2027-02-01", "zoek uit of leges kunnen vervallen", "toezegging"),
    ),
    ("5", "AP de Hofjes: bel, vóór 12 dec", task("de-hofjes", "2026-12-11", "bel")),
    ("5", "Actiepunt secretariaat 2026-12-10: Bel.", task("secretariaat", "2026-12-10", "Bel.")),
    ("Rondvraag", "- Actie voorzitter, uiterlijk do 10 december: Bel.", task("voorzitter", "2026-12-10", "Bel.")),
    ("Verslag en acties", "Actie a1: vervallen. Niet nodig.", {"is": "TaskEnded", "actie": "2026-11-05-a1"}),
    ("7", "7 niet aan toegekomen", {"is": "MovedOn", "reden": "niet aan toegekomen"}),
    ("7", "7. niet aan toegekomen", {"is": "MovedOn", "reden": "niet aan toegekomen"}),
    ("7", "Doorgeschoven: tijdnood", {"is": "MovedOn", "reden": "tijdnood"}),
    ("7", "Doorgeschoven 7: tijdnood", {"is": "MovedOn", "reden": "tijdnood"}),
    (
        "Verslag en acties",
        'verslag 5/11 vastgesteld. wijz: bij punt 4 "tien" wordt "twintig"',
        {"is": "MinutesAdopted", "verslag": "2026-11-05", "wijzigingen": ['bij punt 4 "tien" wordt "twintig"']},
    ),
    ("Verslag en acties", "Verslag 2026-11-05: vastgesteld", {"is": "MinutesAdopted", "verslag": "2026-11-05"}),
    (
        "Mededelingen",
        "Bekrachtiging b1 gem: ja, mits er geld is, 20 nov",
        {"is": "BoardAnswered", "stand": "bekrachtigd_met_voorwaarde", "voorwaarde": "er geld is", "op": "2026-11-20"},
    ),
    ("Mededelingen", "Bekrachtiging b1 gemeente: nee", {"is": "BoardAnswered", "stand": "niet_bekrachtigd"}),
    ("", "Begonnen: 15.03 uur", {"is": "Clocked", "tijd": "15:03"}),
    ("", "Geeindigd: 17:02", {"is": "Clocked", "tijd": "17:02"}),
    ("", "Afwezig: Nieuwe Vaart", {"is": "Attended", "partijen": [["nieuwe-vaart", ""]]}),
    ("", "Aanwezig: gemeente (wethouder wonen)", {"is": "Attended", "partijen": [["gemeente", "wethouder wonen"]]}),
    ("", "Gast: de netbeheerder", {"is": "Guest", "wie": "de netbeheerder"}),
]
# The same, with words of the message, and the line to type.
WRONG: list[tuple[str, str, str, str]] = [
    (
        "5",
        "Besluit 5.1: ingestemd met een wijziging",
        "hele zin",
        "Besluit 5.1: ingestemd met een wijziging. De tafel …",
    ),
    ("5", "Besluit 5.1: ingestemd?", "Is dit zeker?", "Besluit 5.1: ingestemd"),
    ("5", "Besluit 5,1: akkoord", "geen komma", "Besluit 5.1: akkoord"),
    ("5", "Besluit 5.1; ingestemd", "dubbele punt", "Besluit 5.1: ingestemd"),
    ("5", "Besluit nr 5.1: akkoord", "alleen het nummer", "Besluit …: akkoord"),
    ("5", "Besluit 5.1: unaniem akkoord", "geen uitkomst", "Besluit 5.1: …"),
    ("5", "Actie gem/rijnzicht: bel, 5 jan", "geen partij", "Actie …, uiterlijk 5-1-2027: bel"),
    ("5", "actie gem; bel 5 jan", "dubbele punt", "Actie gemeente, uiterlijk 5-1-2027: … bel"),
    ("5", "5,1 akkoord", "geen komma", "Besluit 5.1: akkoord"),
    ("5", "Besluit 5.1-5.2 akkoord", "apart", "Besluit 5.1 en 5.2: akkoord"),
    ("5", "besluit 5.1 t/m 5.2: akkoord", "apart", "Besluit 5.1 en 5.2: akkoord"),
    ("5", "5.1 akkoord, met tekst", "woord `Besluit`", "Besluit 5.1: akkoord, met tekst"),
    ("5", "Punt 5.1: ingestemd", "woord `Besluit`", "Besluit 5.1: ingestemd"),
    ("5", "Besluit 5: ingestemd", "5.1 of 5.2", "Besluit …: ingestemd"),
    ("5", "Besluit: ingestemd", "5.1 of 5.2", "Besluit …: ingestemd"),
    ("5", "Besluit 6.1: akkoord", "dit kopje is punt 5", "Besluit 5.1: akkoord"),
    ("5", "Besluit 5.3: akkoord", "bestaat niet", "Besluit …: akkoord"),
    ("5", "Besluit 5.1: akk mits de gemeente betaalt", "geen uitkomst", "Besluit 5.1: …"),
    (
        "5",
        "Besluit 5.1: ingestemd mits de gemeente betaalt",
        "voorwaarde",
        "Besluit 5.1: ingestemd met een wijziging. De tafel …",
    ),
    ("5", "Besluit 5.1: ingestemd, de gemeente betaalt", "punt voordat", "Besluit 5.1: ingestemd. De gemeente betaalt"),
    ("5", "Besluit 5.1: ingestemt", "geen uitkomst", "Besluit 5.1: ingestemd"),
    ("5", "Besluit 5.1 en 5.2: akkoord. De tafel kiest.", "één beslispunt", "Besluit 5.1: ingestemd. …"),
    ("5", "Besluit 5.1: ingestemd, voorbehoud gemeente", "twee dingen", "Besluit 5.1: ingestemd\nVoorbehoud gemeente"),
    ("5", "Besluit 5.1: akkoord. 5.2: aangehouden", "twee dingen", "Besluit 5.1: akkoord\nBesluit 5.2: aangehouden"),
    ("5", "Besluit 5.1: ter kennis genomen", "uitkomst", "Besluit 5.1: …"),
    ("5", "Besluit over 5.1: akkoord", "alleen het nummer", "Besluit …: akkoord"),
    ("5", "Beslit 5.1: akkoord", "gespeld", "Besluit 5.1: akkoord"),
    ("5", "Beslispunt 5.1: akkoord", "gespeld", "Besluit 5.1: akkoord"),
    ("5", "> Besluit 5.1: akkoord", "in een citaat", "Besluit 5.1: akkoord"),
    ("5", "### Besluit 5.1: akkoord", "in een kopje", "Besluit 5.1: akkoord"),
    ("5", "- Tekst\n    - Besluit 5.1: akkoord", "naar rechts", "Besluit 5.1: akkoord"),
    ("5", "- [x] Besluit 5.1: akkoord", "vinkje", "Besluit 5.1: akkoord"),
    ("", "Besluit 5.1: akkoord", "boven het eerste kopje", "Besluit 5.1: akkoord"),
    ("Onzin", "Besluit 5.1: akkoord", "niet over een punt", "Besluit 5.1: akkoord"),
    ("Rondvraag", "Besluit: akkoord", "geen beslispunt", "Besluit: ingestemd. De tafel …"),
    ("4", "vb gem (raad, 28 jan)", "nog geen besluit", "Voorbehoud: gem (raad, 28 jan)"),
    ("5", "voorbehoud 5: corporaties", "soort partij", "Voorbehoud 5: …"),
    ("5", "Voorbehoud 5: oud-kanaal", "doet niet meer mee", "Voorbehoud 5: …"),
    ("5", "Voorbehoud 5: gemeente, gemeente", "twee keer", "Voorbehoud 5: …"),
    ("5", "Voorbehoud 5: gemeente (di 28 jan)", "donderdag 28 januari 2027", "Voorbehoud 5: gemeente (28-1-2027)"),
    ("5", "Aantekening: kosten onduidelijk", "Van welke partij", "Aantekening …: kosten onduidelijk"),
    ("5", "Aantekening 5.1 van Rijnzicht: te duur", "zonder `van`", "Aantekening 5.1 rijnzicht: te duur"),
    (
        "5",
        "AP Rijnzicht regeling rondsturen vóór 12 dec",
        "zoals: Stuur …",
        "Actie rijnzicht, uiterlijk 11-12-2026: … regeling rondsturen",
    ),
    (
        "5",
        "actie Marloes (Rijnzicht): cijfers volgende week",
        "geen naam van een persoon. En uiterlijk wanneer?",
        "Actie rijnzicht, uiterlijk …: cijfers volgende week",
    ),
    ("8", "actie netbeheerder: mail kaart, 18 dec", "te gast", "Actie …, uiterlijk 18-12-2026: mail kaart"),
    ("5", "Actie corporaties: bel, 18 dec", "soort partij", "Actie …, uiterlijk 18-12-2026: bel"),
    ("5", "Actie gem: stuur zsm", "Typ een dag", "Actie gemeente, uiterlijk …: stuur zsm"),
    ("5", "Actie gem, uiterlijk eind januari: bel", "Typ een dag", "Actie gemeente, uiterlijk …: bel"),
    (
        "5",
        "Actie gem: lees de brief van 15 januari",
        "Typ een dag",
        "Actie gemeente, uiterlijk …: lees de brief van 15 januari",
    ),
    ("5", "Actie gem, uiterlijk 31 februari: bel", "bestaat niet", "Actie gemeente, uiterlijk …: bel"),
    ("5", "Actie gem, uiterlijk 1-1-2025: bel", "al voorbij", "Actie gemeente, uiterlijk …: bel"),
    ("5", "Actie gem, uiterlijk di 15-1-2027: bel", "vrijdag 15 januari", "Actie gemeente, uiterlijk 15-1-2027: bel"),
    ("5", "Actie gem, uiterlijk volgende bijeenkomst: bel", "geen volgende", "Actie gemeente, uiterlijk …: bel"),
    ("5", "Actie gem, uiterlijk 5 jan:", "Wat moet er gebeuren", "Actie gemeente, uiterlijk 5-1-2027: …"),
    (
        "5",
        "Actie rijnzicht en gemeente: bel, 5 jan",
        "één houder",
        "Actie rijnzicht met gemeente, uiterlijk 5-1-2027: bel",
    ),
    ("5", "Actie 5 gem: bel, 5 jan", "nummer is hier niet nodig", "Actie gem, uiterlijk 5-1-2027: bel"),
    ("5", "Actie bestuurder: bel, 5 jan", "meer dan één partij", "Actie …, uiterlijk 5-1-2027: bel"),
    ("5", "Actie: bel, 5 jan", "ontbreekt de partij", "Actie …, uiterlijk 5-1-2027: bel"),
    ("5", "Actie a99: gereed", "geen open actie", "Actie …: gereed"),
    ("5", "Toezegging van gemeente: bel, 5 jan", "zonder `van`", "Toezegging gemeente, uiterlijk 5-1-2027: bel"),
    ("7", "Doorgeschoven 8: tijd", "dit kopje is punt 7", "Doorgeschoven 7: tijd"),
    ("Verslag en acties", "Verslag 6 november: vastgesteld", "geen verslag", "Verslag …: vastgesteld"),
    ("Verslag en acties", "Verslag 2026-12-03: vastgesteld", "verslag zelf", "Verslag …: vastgesteld"),
    ("Verslag en acties", "Bekrachtiging gem: ja", "Over welk besluit", "Bekrachtiging … gem: ja"),
    ("Verslag en acties", "Bekrachtiging b1 gem: misschien", "Kies uit", "Bekrachtiging b1 gemeente: …"),
    ("", "Begonnen: 25.03", "een tijd", "Begonnen: …"),
    ("", "Afwezig: Marloes", "geen naam van een persoon", "Afwezig: …"),
]
PROSE = [
    *(
        "Besluit genomen na schorsing.",
        "Actie is nodig.",
        "Acties:",
        "Voorbehoud van de gemeente.",
        "Verslag vastgesteld.",
    ),
    *("Reactie wethouder: die komt nog.", "Fractie 3 was weg.", "Sluit: 17.00 uur", "Besluit", "Gasten waren welkom."),
    *("5.1 procent van de woningen.", "24 september is te vroeg.", "- Punt 5.1: besproken, geen besluit."),
    *("- [Besluit 5.1](../besluiten/2026-12-03-b1.md): ingestemd", "Zij stemde in. Besluit 5.1: ingestemd", "5.1"),
    *("<!-- Besluit 5.1: ingestemd -->", "<!--\nBesluit 5.1: ingestemd\n-->", "```\nBesluit 5.1: ingestemd\n```"),
    *("~~~ text\nActie gem: bel, 5 jan\n~~~", "| Besluit 5.1 | ingestemd |", "Actie die niemand nam: geen."),
    *("1. De gemeente is akkoord.", "Zij zegt:\n\n    Besluit 5.1: ingestemd"),
]


@pytest.mark.parametrize(("place", "line", "value"), SOUND, ids=[line for _, line, _ in SOUND])
def test_line_in_haste(place: str, line: str, value: dict[str, object]) -> None:
    """A line that can mean one thing is read as that, in whatever short form."""
    (found,) = read_lines(place, line)
    assert found.message == ""
    told = said(found.value)
    assert {key: told.get(key) for key in value} == value


@pytest.mark.parametrize(("place", "line", "message", "typed"), WRONG, ids=[line for _, line, _, _ in WRONG])
def test_line_to_type(place: str, line: str, message: str, typed: str) -> None:
    """A candidate that is not read wholly says what is wrong, with the whole line to type."""
    (found,) = read_lines(place, line)
    assert (found.value, found.open, found.typed) == (None, False, typed)
    assert message in found.message


@pytest.mark.parametrize("text", PROSE)
def test_prose(text: str) -> None:
    """All other text is prose, also in comments and in fences of code."""
    assert read_lines("5", text) == ()


@pytest.mark.parametrize("line", ["Besluit 5.1:", "Besluit 5.1", "Besluit:", "- **Actie:**", "Doorgeschoven 5:"])
def test_open_line(line: str) -> None:
    """A line with nothing behind its number is open."""
    (found,) = read_lines("5", line)
    assert (found.open, found.value, found.message) == (True, None, "")


def test_text_goes_on_below() -> None:
    """Lines directly below belong to the text until a blank line, heading, list mark, comment or candidate."""
    ends = ("", "- lijst", "### Kop", "<!-- vraag -->", "> citaat", "Besluit 5.2: akkoord")
    for end in ends:
        body = f"{heading('5')}Besluit 5.1: ingestemd. Eén.\nTwee.\n{end}\nDrie.\n"
        first = lines_in(TABLE, minutes(body))[0]
        assert isinstance(first.value, Decided)
        assert first.value.tekst == "Eén.\nTwee."
        assert first.line.source == ("Besluit 5.1: ingestemd. Eén.", "Twee.")


def test_place_of_a_line() -> None:
    """A candidate knows its line in the file, its span and the item of its heading."""
    (found,) = read_lines("5", "  Besluit 5.1: ingestemd")
    assert found.item == ITEMS["5"]
    assert (found.line.line, found.line.span) == (10, (10, 3, 10, 25))


@pytest.mark.parametrize("line", ["Voorbehoud: gemeente", "Aantekening de hofjes: liever drie coaches"])
def test_belongs_to_the_decision_above(line: str) -> None:
    """A reservation or note without a number belongs to the one decision above; with more a number is asked."""
    one, below = read_lines("4", "Besluit 4.1: ingestemd", line)
    assert one.value
    assert isinstance(below.value, Reserved | Remarked)
    assert 1 in (below.value.punten if isinstance(below.value, Reserved) else (below.value.punt,))
    assert "5.1 of 5.2" in read_lines("5", *BOTH, line)[2].message


def test_one_outcome_a_point() -> None:
    """A second outcome on the same point is a finding that names the line of the first."""
    _, second = read_lines("5", "Besluit 5.1: ingestemd", "Besluit 5.1: aangehouden")
    assert second.value is None
    assert "op regel 10" in second.message


def test_numbers_of_the_version_that_was_sent() -> None:
    """Numbers are those of the numbering that is given; one that is not sure blames no number."""
    meeting = TABLE.bijeenkomst_van(minutes(""))
    assert meeting
    today = as_it_is(TABLE, meeting)
    assert today.sure
    sent = Numbering({**today.numbers, ITEMS["5"]: "6a"}, TABLE)
    assert read_lines("5", "Besluit 6a.1: akkoord", numbering=sent)[0].value
    assert "punt 6a" in read_lines("5", "Besluit 5.1: akkoord", numbering=sent)[0].message
    assert read_lines("5", "Besluit 9.1: akkoord", numbering=today._replace(sure=False))[0].value


def checked(status: str, *lines: str) -> list[Finding]:
    """Return the findings on lines (T360 and on) in minutes with this status."""
    header = HEADER.replace("concept", status)
    entry = Entry(PATH, f"{header}{heading('5')}{chr(10).join(lines)}\n".encode())
    others = tuple(one for one in WorkTree(ROOT).entries() if one.path != PATH)
    table = read(Memory(ROOT, (*others, entry), {}))
    found = rules.findings_of(Case(register=table, today=date(2026, 12, 4)))
    return [
        one for one in found if one.path == PATH and one.code.code in ("T324", *(f"T36{digit}" for digit in range(4)))
    ]


def test_a_draft_tells_what_waits() -> None:
    """In a draft lines that wait are one tip, open ones another; minutes beside a planned meeting are no finding."""
    found = checked("concept", *BOTH, "Besluit 5:", "Besluit 5,1: akkoord")
    told = [(one.code.code, one.code.severity.value, one.span.line) for one in found]
    assert told == [("T361", "tip", 10), ("T361", "tip", 12), ("T360", "fout", 13)]
    assert found[0].message == "Deze regel en 1 andere regel zijn nog niet verwerkt."
    assert found[2].hint == "typ: `Besluit 5.1: akkoord`"


def test_adopted_minutes_hold_no_lines() -> None:
    """In adopted minutes each line that waits is an error."""
    found = [one for one in checked("vastgesteld", *BOTH, "Besluit 5:") if one.code.code == "T361"]
    assert [(one.code.severity.value, one.span.line) for one in found] == [("fout", 10), ("fout", 11), ("fout", 12)]


@pytest.mark.parametrize("verb", ["betaalt", "koopt", "verleent", "garandeert"])
def test_the_table_has_no_purse(verb: str) -> None:
    """A decision in which the table itself pays is a tip."""
    found = checked("concept", f"Besluit 5.1: ingestemd. De tafel {verb} drie coaches.")
    assert {(one.code.code, one.code.severity.value) for one in found} == {("T361", "tip"), ("T363", "tip")}
    assert [one.code.code for one in checked("concept", f"Besluit 5.1: ingestemd. Rijnzicht {verb} iets.")] == ["T361"]


VERSLAG = "data/verslagen/2025-12-04.md"
SAID = "Kinderen missen een plek om te spelen. Buren vragen aandacht voor het geluid."


@pytest.mark.parametrize(
    ("words", "codes"),
    [("", ["T362"]), ("<!-- Wat is er gezegd? -->", ["T362"]), ("Doorgeschoven: tijdnood", ["T361"]), ("Iets.", [])],
)
def test_an_empty_part_is_a_tip(table: Path, words: str, codes: list[str]) -> None:
    """An empty *Besproken* is a tip at its heading once the meeting was held, unless the item was moved on."""
    replace(table / VERSLAG, SAID, words)
    found = rules.findings_of(Case(register=read(WorkTree(table))))
    told = [one for one in found if one.path == VERSLAG and one.code.code.startswith("T36")]
    assert [(one.code.code, one.span.line) for one in told] == [(code, 15 if code == "T362" else 17) for code in codes]


def test_minutes_without_parts(table: Path) -> None:
    """A section without *Besproken* and *Conclusie* has no empty part."""
    text = (table / VERSLAG).read_text(encoding="utf-8")
    (table / VERSLAG).write_text(text.replace("### Besproken\n", "").replace("### Conclusie\n", ""), encoding="utf-8")
    assert [one for one in rules.findings_of(Case(register=read(WorkTree(table)))) if one.path == VERSLAG] == []


def test_no_line_reaches_the_public(table: Path) -> None:
    """While a line waits, nothing of adopted minutes is in the public papers: it may name who made a reservation."""
    replace(table / VERSLAG, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-10")
    build = ("agenda", "build", "--audience", "openbaar", "--format", "html", "--concept")
    page = table / "uitvoer/2026-01-15/openbaar/vergaderstukken.html"
    tafel(table, *build)
    assert "Kinderen missen" in page.read_text(encoding="utf-8")
    page.unlink()
    with (table / VERSLAG).open("a", encoding="utf-8") as file:
        file.write("\nVoorbehoud: huurders\nzqxvervolg\n")
    tafel(table, *build)
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    assert "zqxvervolg" not in text
    assert "Kinderen missen" not in text


def test_no_number_of_a_person_is_repeated(table: Path) -> None:
    """A finding repeats no citizen service number, also not in the line to type."""
    with (table / VERSLAG).open("a", encoding="utf-8") as file:
        file.write("\nActie Marloes: BSN 111222333 doorgeven\n")
    told = tafel(table, "check").stdout
    assert "T360" in told
    assert "111222333" not in told


@given(st.text(alphabet=st.sampled_from("Besluit 5.1:,;en-+*_>#`~<!()[]x\n\t{}óA2vóór")))
@example("Besluit {0}: {}")
@example("Voorbehoud 5: gemeente (), (")
def test_no_text_stops_the_reading(text: str) -> None:
    """Whatever is typed, reading it raises nothing, and the quick test passes over no candidate."""
    verslag = minutes(f"{heading('5')}{text}")
    for found in lines_in(TABLE, verslag):
        assert bool(found.value) + found.open + bool(found.message) == 1
    if minute_lines_of(verslag.document, UNSURE):
        assert may_hold_lines(verslag.document.body)


WORDS = st.lists(
    st.sampled_from(
        [
            "Besluit",
            "Actie",
            "5.1",
            "gem",
            ":",
            "akkoord",
            ",",
            "15/1",
            "en",
            "vb",
            "(",
            "met",
            ".",
            "uiterlijk",
            "\n",
            "- ",
            "> ",
            "a1",
            "ja",
        ]
    ),
    max_size=12,
)


@given(WORDS)
def test_no_mix_of_words_stops_the_reading(words: list[str]) -> None:
    """However the words of the grammar are mixed, each candidate is read, open, or a finding with a line to type."""
    for found in lines_in(TABLE, minutes(heading("5") + " ".join(words))):
        assert bool(found.value) + found.open + bool(found.message) == 1
        assert bool(found.typed) == bool(found.message)


@given(
    st.sampled_from(["gemeente", "rijnzicht", "de-hofjes", "allen", "secretariaat"]),
    st.dates(date(2026, 12, 4), date(2031, 1, 1)),
    st.sampled_from(["{0.day}-{0.month}-{0.year}", "{0.year}-{0.month:02}-{0.day:02}", "{0.day}/{0.month}/{0.year}"]),
    st.text(alphabet="abcdefghij ", min_size=1).map(str.strip).filter(bool),
)
def test_a_sound_line_reads_back(holder: str, last: date, form: str, text: str) -> None:
    """A line that is typed in full is read as it was meant."""
    (found,) = read_lines("5", f"Actie {holder}, uiterlijk {form.format(last)}: {text}")
    assert isinstance(found.value, Task)
    assert (found.value.soort, found.value.actiehouder, found.value.uiterlijk) == (Actiesoort.ACTIE, holder, last)
    assert found.value.tekst == text


@given(st.sampled_from([word for word in Word if len(word) > 5]), st.data())
def test_a_slip_in_the_word_is_seen(word: Word, data: st.DataObject) -> None:
    """A word with one letter too few, too many or swapped is still a candidate, and no record."""
    at = data.draw(st.integers(1, len(word) - 2))
    typed = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + "q" + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )
    (found,) = read_lines("5", f"{typed} 5.1: ingestemd")
    assert found.line.word is word
    assert found.value is None or typed.casefold() == word.casefold()


def test_days_as_people_type_them() -> None:
    """A day without a year is the first one after the meeting; `vóór` is the day before."""
    meeting = date(2026, 12, 3)
    for typed, meant in {
        "15 januari": date(2027, 1, 15),
        "ma 14-12": date(2026, 12, 14),
        "maandag 14 december 2026": date(2026, 12, 14),
        "3 december": date(2027, 12, 3),
        "29 feb": date(2028, 2, 29),
        "1 mrt.": date(2027, 3, 1),
        "voor 1 maart": date(2027, 2, 28),
    }.items():
        day = days.whole_day(typed)
        assert day
        found = days.first_after(day, meeting)
        assert found
        assert days.moved_back(day, found) == meant
    for typed in ("15", "eind januari", "z.s.m.", "15-13-2027x", "volgende week", "15-1-27"):
        assert days.whole_day(typed) is None


def test_a_long_text_is_read_in_linear_time() -> None:
    """Ten times as many lines take about ten times as long."""
    started = []
    for many in (300, 3_000):
        body = heading("5") + "Actie gem, uiterlijk 5 jan: bel\nen verder, besluit\n" * many
        before = _now()
        assert len(lines_in(TABLE, minutes(body))) == many
        started.append(_now() - before)
    assert started[1] < 40 * started[0]


def _now() -> float:
    from time import process_time

    return process_time()


def test_outcomes_and_times_are_typed() -> None:
    """A value holds the vocabulary of the records, and times of the clock."""
    (found,) = read_lines("4", "Besluit 4.1: conform")
    assert isinstance(found.value, Decided)
    assert found.value.uitkomst is Uitkomst.INGESTEMD
    assert getattr(read_lines("", "Geëindigd: 17.02")[0].value, "tijd", None) == time(17, 2)
