"""What the chair's script says of an item: its questions, its conclusion, and what to beware of."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import example_table, replace
from hypothesis import given
from hypothesis import strategies as st
from scripted import LATE, MEETING, PLEIN, SPEELPLEK, Data, example_script, fill, point, script

from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Organisatie, Organisatiestatus
from tafel_cli.pack.rows import Question
from tafel_cli.pack.script.conclusions import _ENDINGS, besluit
from tafel_cli.register.loading import read
from tafel_cli.source.worktree import WorkTree

ASKED = "een besluit van deze agenda, als zij dit thuis voorleggen."
COACHES = "de gemeente, Rijnzicht en Hofjesstad samen drie verhuiscoaches betalen"


@pytest.fixture(scope="module")
def example() -> Data:
    """Give the script of the example table."""
    return example_script()


def test_a_decision(example: Data) -> None:
    """A decision point is there as it was written, with what may come of it and the sentence that concludes."""
    made = point(example, "Verhuisregeling")
    assert [(each["nr"], each["tekst"]) for each in made["vragen"]] == [
        ("5.1", "In te stemmen met een proef van één jaar met de verhuisregeling."),
        ("5.2", f"Af te spreken dat {COACHES}."),
    ]
    assert made["conclusie"] == [
        "Ik stel vast dat de tafel instemt met een proef van één jaar met de verhuisregeling.",
        f"Ik stel vast dat de tafel afspreekt dat {COACHES}.",
    ]
    assert made["uitkomsten"] == [
        *("ingestemd", "ingestemd met een wijziging", "geen overeenstemming", "aangehouden", "opgeschaald")
    ]
    assert made["inleider"] == "manager wonen (Voorbeeldcorporatie Rijnzicht)"
    assert made["aan_het_eind"] == (
        "Er is een afspraak die iedereen thuis kan uitleggen, met een uitkomst bij punt 5.1 en 5.2."
    )


def test_where_it_comes_from(example: Data) -> None:
    """An item shows what the table did before with what it follows on: the day, its title then, the conclusion."""
    assert point(example, "Verhuisregeling")["eerder"] == [
        {
            "datum": "2026-09-24",
            "titel": "Wat houdt ouderen tegen om kleiner te gaan wonen?",
            "uitkomst": (
                "De voorzitter stelt vast dat we het beeld delen. Cijfers per wijk ontbreken nog. Daarna kan Rijnzicht "
                "met een huurdersvereniging een voorstel uitwerken."
            ),
        }
    ]


def test_what_was_decided_before(table: Path) -> None:
    """A decision on what an item follows on is told in words, with who has still to say yes to it at home, and when."""
    replace(table / PLEIN, "thema: buurt", "thema: buurt\nvervolg_op: 2025-11-20-gemeente-speelplek")
    (table / "data/bekrachtigingen/2025-12-04-b1-huurders.md").unlink()
    replace(table / "data/acties/2025-12-04-a1.md", "status: gereed", "status: open")
    made = point(script(table, "2026-01-15"), "Hoe gebruiken")
    assert made["eerder"] == [
        {
            "datum": "2025-12-04",
            "titel": "Een nieuwe speelplek",
            "uitkomst": "De tafel stemt in met een speelplek in het park. (ingestemd, geldt na bekrachtiging)",
        }
    ]
    assert [(each["partij"], each["orgaan"], each["verwacht"]) for each in made["achterban"]] == [
        ("Huurders Voorbeelddorp", "ledenraad", "2026-01-15")
    ]
    assert [each["id"] for each in made["acties"]] == ["2025-12-04-a1"]


def test_a_circle_of_items(table: Path) -> None:
    """Two items that follow on each other are each told once."""
    replace(table / PLEIN, "thema: buurt", "thema: buurt\nvervolg_op: 2025-11-20-gemeente-speelplek")
    replace(table / SPEELPLEK, "thema: buurt", "thema: buurt\nvervolg_op: 2026-01-05-gemeente-plein")
    assert len(point(script(table, "2026-01-15"), "Hoe gebruiken")["eerder"]) == 1


def test_whose_board_may_be_asked(example: Data) -> None:
    """At a decision every party with a board of its own is named, with the day on which that would have answered."""
    register = read(WorkTree(example_table()))
    meeting = register.get(Bijeenkomst, "2026-12-03")
    assert meeting
    expected = {
        party.naam: (meeting.datum + timedelta(weeks=party.achterban.weken)).isoformat()
        for party in register.all(Organisatie)
        if party.status is Organisatiestatus.ACTIEF and party.achterban and party.achterban.weken is not None
    }
    assert expected
    boards = {each["partij"]: each["verwacht"] for each in point(example, "Verhuisregeling")["achterban"]}
    assert boards == expected
    assert point(example, "Vergaderdata")["achterban"] == []
    assert point(example, "Startafspraken")["achterban"] == []


def test_a_party_that_left_is_not_asked(table: Path) -> None:
    """A party that takes part no more has no seat and no board to ask."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: besluitvormend")
    replace(table / "data/organisaties/huurders.md", "status: actief", "status: voormalig")
    made = script(table, "2026-01-15")
    assert {seat["partij"] for seat in made["aanwezigheid"]} == {"Gemeente Voorbeelddorp"}
    assert [each["partij"] for each in point(made, "Hoe")["achterban"]] == ["Gemeente Voorbeelddorp"]


@pytest.mark.parametrize(
    ("needed", "urgent"), [("2026-02-12", True), ("2026-02-13", False), ("2026-02-01", True)], ids=str
)
def test_whether_it_can_wait(table: Path, needed: str, urgent: bool) -> None:  # noqa: FBT001  (a parameter of a test)
    """A decision can wait if the table meets again before the day on which it is needed."""
    shutil.copy(table / MEETING, table / "data/bijeenkomsten/2026-02-12.md")
    replace(table / "data/bijeenkomsten/2026-02-12.md", "datum: 2026-01-15", "datum: 2026-02-12")
    replace(table / "data/bijeenkomsten/2026-02-12.md", "agenda:\n  - 2026-01-05-gemeente-plein", "agenda: []")
    more = f"doel: besluitvormend\nbehandeling: hamerstuk\nbesluit_nodig_voor: {needed}"
    replace(table / PLEIN, "doel: beeldvormend", more)
    made = point(script(table, "2026-01-15"), "Hoe")
    assert (
        any("Uitstellen kan niet: de volgende bijeenkomst is pas op 12 feb" in line for line in made["let_op"])
        is urgent
    )
    assert made["aanpak"][-1].endswith("vandaag kort over." if urgent else "een volgende keer terug.")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("In te stemmen met het plan.", "dat de tafel instemt met het plan."),
        ("Instemmen met het plan", "dat de tafel instemt met het plan."),
        ("Af te spreken dat we dit doen.", "dat de tafel afspreekt dat we dit doen."),
        ("Kennis te nemen van de telling.", "dat de tafel kennisneemt van de telling."),
        ("Akkoord te gaan met één proef.", "dat de tafel akkoord gaat met één proef."),
        ("Vast te stellen dat het klaar is.", "dat de tafel vaststelt dat het klaar is."),
        ("De data vast te stellen.", "dat de tafel de data vaststelt."),
        ("Drie verhuiscoaches samen te betalen.", "dat de tafel drie verhuiscoaches samen betaalt."),
        ("Dat de proef in maart begint.", "dat de tafel afspreekt dat de proef in maart begint."),
        ("De tafel stemt in met het plan.", ": de tafel stemt in met het plan."),
        ("Stemt u in met het plan?", "dat de tafel ja zegt op punt 5.1: Stemt u in met het plan?"),
        # What is not known for sure stays as it was written: that is always right.
        ("Rijnzicht te vragen om cijfers.", "dat de tafel het eens is over punt 5.1: Rijnzicht te vragen om cijfers."),
        ("Rijnzicht aan te wijzen.", "dat de tafel het eens is over punt 5.1: Rijnzicht aan te wijzen."),
        (
            "In te stemmen met het plan en de kosten te betalen.",
            "dat de tafel het eens is over punt 5.1: In te stemmen met het plan en de kosten te betalen.",
        ),
        (
            "De gemeente hoeft dit niet uit te voeren.",
            "dat de tafel het eens is over punt 5.1: De gemeente hoeft dit niet uit te voeren.",
        ),
        ("Vast te stellen de data.", "dat de tafel het eens is over punt 5.1: Vast te stellen de data."),
        ("Het plan", "dat de tafel het eens is over punt 5.1: Het plan."),
        ("In te stemmen", "dat de tafel het eens is over punt 5.1: In te stemmen."),
    ],
)
def test_a_conclusion_that_can_be_read_aloud(asked: str, said: str) -> None:
    """A decision point becomes a sentence of right Dutch; one in a form that is not known is read as it stands."""
    joined = f"Ik stel vast{said}" if said.startswith(":") else f"Ik stel vast {said}"
    assert besluit(Question(nr="5.1", tekst=asked)) == joined


FORMS = """
in te stemmen met|instemt met
akkoord te gaan met|akkoord gaat met
kennis te nemen van|kennisneemt van
af te spreken dat|afspreekt dat
afspreken wie|afspreekt wie
vast te stellen dat|vaststelt dat
vaststellen hoeveel|vaststelt hoeveel
te bepalen welke|bepaalt welke
uit te spreken dat|uitspreekt dat
te besluiten tot|besluit tot
besluiten om|besluit om
te kiezen voor|kiest voor
te beginnen met|begint met
te stoppen met|stopt met
door te gaan met|doorgaat met
af te zien van|afziet van
"""

ENDS = """
vast te stellen|vaststelt
goed te keuren|goedkeurt
aan te wijzen|aanwijst
op te richten|opricht
uit te voeren|uitvoert
in te stellen|instelt
te onderschrijven|onderschrijft
te ondertekenen|ondertekent
te steunen|steunt
te onderzoeken|onderzoekt
te bekijken|bekijkt
te betalen|betaalt
te kiezen|kiest
te beginnen|begint
te starten|start
te verlengen|verlengt
"""


def test_every_form_of_a_conclusion() -> None:
    """What a decision point opens or ends with, in each form that is known, becomes its verb in a sentence."""
    forms, ends = (dict(line.split("|") for line in text.split("\n")[1:-1]) for text in (FORMS, ENDS))
    opened = {f"{asked.capitalize()} het plan.": f"{said} het plan." for asked, said in forms.items()}
    ended = {f"De proef {asked}.": f"de proef {said}." for asked, said in ends.items()}
    for asked, said in (opened | ended).items():
        assert besluit(Question(nr="5.1", tekst=asked)) == f"Ik stel vast dat de tafel {said}"
    assert ends.keys() == _ENDINGS.keys()


@given(st.text("indrtes maevoku.?:,", min_size=1, max_size=60).filter(str.strip))
def test_any_decision_point_gets_a_conclusion(text: str) -> None:
    """Whatever somebody asks, there is a sentence: it concludes, it ends, and it is one line."""
    said = besluit(Question(nr="1.1", tekst=text))
    assert said.startswith("Ik stel vast")
    assert said[-1] in ".?!…"
    assert "\n" not in said


def test_the_other_aims(example: Data) -> None:
    """A talk ends in a picture or in interests that are known, with room to fill in and a next step from the paper."""
    picture, weighing = point(example, "Begane grond"), point(example, "Startafspraken")
    assert picture["conclusie"][0] == "Ik stel vast dat we hetzelfde beeld hebben van dit onderwerp: … ."
    assert weighing["conclusie"][0] == "Ik stel vast dat we elkaars belangen en voorwaarden kennen."
    assert any("“Na het gesprek werken De Hofjes, Nieuwe Vaart en Lindepark" in step for step in weighing["aanpak"])
    assert picture["uitkomsten"] == ["besproken", "aangehouden", "opgeschaald"]
    told = point(example, "Stand van de bouw")
    assert (told["verdeling"], told["conclusie"], told["uitkomsten"]) == ([], [], [])


def test_beware(example: Data) -> None:
    """What came late stands there with the chair's reason, and so does what the law on competition asks."""
    said = point(example, "Wachten op stroom")["let_op"]
    assert said[0].startswith("Dit stuk kwam te laat binnen. U laat het toe, met deze reden: De regio bespreekt")
    assert said[1] == "Komt de tafel er zelf niet uit, dan kunt u dit opschalen naar: Regionale versnellingstafel."
    assert said[2].startswith("Dit stuk is getoetst aan de Mededingingswet.")


def test_beware_of_what_is_not_ready(hall: Path) -> None:
    """A paper that is still to come, came late without a reason, or asks for nothing, is something to beware of."""
    replace(hall / PLEIN, "status: ingediend", "status: concept")
    assert any("Het stuk is nog niet ingediend." in line for line in point(script(hall, "2026-01-15"), "Hoe")["let_op"])
    replace(hall / PLEIN, "status: concept", "status: ingediend")
    replace(hall / PLEIN, "doel: beeldvormend", "doel: besluitvormend\nbesluit_nodig_voor: 2026-02-01")
    replace(hall / PLEIN, "gevraagd:\n  - Herkent u dit beeld van het plein?\n", "")
    made = point(script(hall, "2026-01-15"), "Hoe")
    assert made["let_op"] == [
        "Er staat geen beslispunt bij. Spreek eerst af waarover de tafel besluit.",
        "De tafel besprak dit niet in een eerdere bijeenkomst.",
        "Er is een besluit nodig vóór 1 februari 2026. Er is nog geen bijeenkomst gepland waarop het later kan.",
    ]
    assert made["conclusie"] == []


@pytest.mark.parametrize(
    ("aim", "form", "said"),
    [
        ("besluitvormend", "", "Besluit alleen als iedereen het op tijd heeft kunnen lezen."),
        ("beeldvormend", "", "Bespreek dit alleen als iedereen het op tijd heeft kunnen lezen."),
        ("oordeelsvormend", "", "Bespreek dit alleen als iedereen het op tijd heeft kunnen lezen."),
        ("ter_kennisname", "", "Bespreek dit alleen als iedereen het op tijd heeft kunnen lezen."),
        ("besluitvormend", "\nvorm: schriftelijk", "Besluit alleen als iedereen het op tijd heeft kunnen lezen."),
        ("beeldvormend", "\nvorm: schriftelijk", "Vraag alleen om reacties als iedereen het op tijd kan lezen."),
        ("ter_kennisname", "\nvorm: schriftelijk", "Stuur het na als het er is."),
    ],
)
def test_a_paper_that_is_still_to_come(hall: Path, aim: str, form: str, said: str) -> None:
    """Of a paper that is not there yet the chair reads what not to do: decide, talk, or ask for answers."""
    fill(hall, ("later", aim, 5, "openbaarheid: openbaar\n"))
    replace(hall / "data/agenda/2026-01-05-gemeente-later.md", "status: ingediend", "status: concept")
    replace(hall / MEETING, "status: gepland", f"status: gepland{form}")
    assert point(script(hall, "2026-01-15"), "later")["let_op"][0] == f"Het stuk is nog niet ingediend. {said}"


@pytest.mark.parametrize(
    ("form", "said", "more"),
    [
        ("", "Vraag wie niet bij een partij hoort, om weg te gaan.", "Vraag gasten om dan weg te gaan."),
        ("\nvorm: schriftelijk", "Stuur het alleen naar de partijen.", "Stuur ze alleen naar de partijen."),
    ],
)
def test_what_is_not_public(hall: Path, form: str, said: str, more: str) -> None:
    """An item that is not public says so before all else, at the opening too, with what to do; another does not."""
    fill(
        hall,
        ("dicht", "beeldvormend", 5, LATE),
        ("ook", "besluitvormend", 5, ""),
        ("open", "beeldvormend", 5, "openbaarheid: openbaar\n"),
    )
    replace(hall / MEETING, "status: gepland", f"status: gepland{form}\ngasten:\n  - adviseur")
    made = script(hall, "2026-01-15")
    for title in ("dicht", "ook"):
        assert point(made, title)["let_op"][0] == f"Dit punt is niet openbaar. {said}"
    assert not any("openbaar" in line for line in point(made, "open")["let_op"])
    numbers = f"{point(made, 'dicht')['nr']} en {point(made, 'ook')['nr']}"
    assert point(made, "Opening")["let_op"] == [f"Punt {numbers} zijn niet openbaar. {more}"]


def test_what_cannot_be_read(table: Path) -> None:
    """A point whose file is broken is led all the same: the chair is told that there is no paper."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    made = script(table, "2026-01-15")["punten"][0]
    assert made["let_op"] == ["Dit stuk kan niet worden gelezen."]
    assert made["aanpak"]


def test_by_consent(example: Data) -> None:
    """An item by consent is read and concluded; one that cannot wait gets time at once when somebody objects."""
    made = point(example, "Vergaderdata")
    assert made["verdeling"] == [{"wat": "Voorlezen, navragen en vaststellen", "minuten": 5, "van": "15:20"}]
    assert made["inleider"] == "uzelf"
    assert made["aanpak"][-1].endswith("Anders praat de tafel er vandaag kort over.")


def test_days_to_name(table: Path) -> None:
    """At the end come the days that follow: minutes, the next meeting, what is due before, boards and decisions."""
    (table / "data/werkafspraken/2-tijd.md").write_text(
        "---\ntitel: Tijd\nnummer: 2\nstatus: geldend\nregels:\n  - soort: inbrengtermijn\n    werkdagen: 5\n"
        '    uur: "12:00"\n  - soort: verzendtermijn\n    werkdagen: 3\n'
        "  - soort: verslagtermijn\n    werkdagen: 5\n---\n",
        encoding="utf-8",
    )
    shutil.copy(table / MEETING, table / "data/bijeenkomsten/2026-02-12.md")
    replace(table / "data/bijeenkomsten/2026-02-12.md", "datum: 2026-01-15", "datum: 2026-02-12")
    replace(table / "data/bijeenkomsten/2026-02-12.md", "agenda:\n  - 2026-01-05-gemeente-plein", "agenda: []")
    replace(table / PLEIN, "doel: beeldvormend", "doel: besluitvormend\nbesluit_nodig_voor: 2026-03-01")
    assert [(each["datum"], each["wat"]) for each in script(table, "2026-01-15")["termijnen"]] == [
        ("2026-01-22", "Het verslag van vandaag is klaar."),
        ("2026-02-05", "Laatste dag om stukken in te dienen voor de volgende bijeenkomst, tot 12.00 uur."),
        ("2026-02-09", "Uiterlijk op deze dag gaan de stukken voor de volgende bijeenkomst uit."),
        (
            "2026-02-12",
            f"Antwoord van Gemeente Voorbeelddorp (college) over {ASKED}",
        ),
        ("2026-02-12", "Volgende bijeenkomst, van 15.00 tot 16.00 uur, dorpshuis."),
        (
            "2026-02-26",
            f"Antwoord van Huurders Voorbeelddorp (ledenraad) over {ASKED}",
        ),
        ("2026-03-01", "Vóór deze dag is een besluit nodig over: Hoe gebruiken we het plein?"),
    ]
