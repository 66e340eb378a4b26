"""The chair's script: what it says at every point, to the minute, and that it is for the chair alone."""

import json
import shutil
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALLEST, example_table, replace, tafel
from hypothesis import given
from hypothesis import strategies as st

from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus, Behandeling, Doel
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Deelnemer, Organisatie, Organisatiestatus
from tafel_cli.pack.agenda import time_at
from tafel_cli.pack.attachments import NOTHING_SENT
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.build import build_pack, numbers_of
from tafel_cli.pack.pack import SentPack
from tafel_cli.pack.rows import Question
from tafel_cli.pack.script.conclusions import _ENDINGS, besluit
from tafel_cli.pack.script.minutes import verdeling
from tafel_cli.reading.document import parse
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import occasion
from tafel_cli.source.worktree import WorkTree

Data = dict[str, Any]
PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
SPEELPLEK = "data/agenda/2025-11-20-gemeente-speelplek.md"
MEETING = "data/bijeenkomsten/2026-01-15.md"
MINUTES = "data/verslagen/2025-12-04.md"
ASKED = "een besluit van deze agenda, als zij dit thuis voorleggen."
COACHES = "de gemeente, Rijnzicht en Hofjesstad samen drie verhuiscoaches betalen"
LATE = "ingediend_op: 2026-01-14\n"
STANDING = """vaste_punten:
  - id: opening
    titel: Opening
    soort: opening
    duur: 5
    plaats: begin
  - id: verslag
    titel: Verslag
    soort: verslag
    duur: 5
    plaats: begin
  - id: acties
    titel: Acties
    soort: acties
    duur: 5
    plaats: begin
  - id: hamerstukken
    titel: Hamerstukken
    soort: hamerstukken
    duur: 0
    plaats: begin
  - id: termijnagenda
    titel: Termijnagenda
    soort: termijnagenda
    duur: 5
    plaats: einde
  - id: sluiting
    titel: Sluiting
    soort: sluiting
    duur: 5
    plaats: einde
"""


def script(root: Path, meeting: str, audience: Doelgroep = Doelgroep.VOORZITTER, as_of: date | None = None) -> Data:
    """Return the script of a meeting as every renderer reads it."""
    source = WorkTree(root)
    asked = occasion(read(source), meeting)
    assert asked
    pack = build_pack(
        asked,
        read=source.attachment,
        state=source.state(),
        doelgroep=audience,
        as_of=as_of,
        concept=True,
    )
    data = pack.as_data()["draaiboek"]
    json.dumps(data)
    return data  # type: ignore[no-any-return]


def point(made: Data, title: str) -> Data:
    """Return the point with a title."""
    return next(each for each in made["punten"] if each["titel"].startswith(title))


@pytest.fixture
def hall(table: Path) -> Path:
    """Give the smallest table, to which standing items are added."""
    replace(table / "data/tafel.md", "openbaarheid: openbaar\n", f"openbaarheid: openbaar\n{STANDING}")
    return table


@pytest.fixture(scope="module")
def example() -> Data:
    """Give the script of the example table."""
    return script(example_table(), "2026-12-03")


def test_for_the_chair_alone() -> None:
    """Only the chair's pack has a script: the others hold none of it."""
    for audience in Doelgroep:
        made = script(example_table(), "2026-12-03", audience)
        assert (made is not None) is (audience is Doelgroep.VOORZITTER)


def test_every_seat(example: Data) -> None:
    """Every party that takes part is on the list with all of its seats and who may take them; nobody else is."""
    register = read(WorkTree(example_table()))
    assert register.tafel
    kinds, parties = list(register.tafel.soorten), register.all(Organisatie)
    active = [party for party in parties if party.status is Organisatiestatus.ACTIEF]
    active.sort(key=lambda party: (kinds.index(party.soort), party.id))
    seats = [(seat["partij"], seat["functie"], seat["vervanger"]) for seat in example["aanwezigheid"]]
    unknown = (Deelnemer(functie="nog niet bekend"),)
    expected = [(party.naam, seat.functie, seat.vervanger) for party in active for seat in party.deelnemers or unknown]
    assert expected
    assert seats == expected


def test_a_party_without_seats(table: Path) -> None:
    """A party that named nobody is on the list all the same."""
    replace(table / "data/organisaties/huurders.md", "deelnemers:\n  - functie: bestuurslid\n", "")
    seats = script(table, "2026-01-15")["aanwezigheid"]
    assert ("Huurders Voorbeelddorp", "nog niet bekend") in [(seat["partij"], seat["functie"]) for seat in seats]


def test_every_minute(example: Data) -> None:
    """Each point follows on the one before, its parts fill it to the minute, and a full agenda leaves no slack."""
    points = example["punten"]
    assert [each["van"] for each in points[1:]] == [each["tot"] for each in points[:-1]]
    assert (points[0]["van"], points[-1]["tot"]) == ("15:00", "17:00")
    assert all(each["uiterlijk"] == each["tot"] for each in points)
    for each in points:
        parts = sum(part["minuten"] for part in each["verdeling"])
        assert parts == (each["duur"] if each["soort"] == "punt" else 0), each["titel"]


def test_slack(hall: Path) -> None:
    """What is left over at the end is what every point may take longer."""
    made = script(hall, "2026-01-15")
    assert [(each["tot"], each["uiterlijk"]) for each in made["punten"]] == [
        ("15:05", "15:20"), ("15:10", "15:25"), ("15:15", "15:30"), ("15:15", "15:30"), ("15:35", "15:50"),
        ("15:40", "15:55"), ("15:45", "16:00"),
    ]  # fmt: skip


@given(
    st.sampled_from(Doel),
    st.sampled_from([None, *Behandeling]),
    st.integers(0, 480),
    st.integers(0, 9),
    st.sampled_from([None, "wethouder"]),
)
def test_parts_add_up(doel: Doel, how: Behandeling | None, minutes: int, asked: int, who: str | None) -> None:
    """Whatever an item is, its parts are its minutes together, and each begins at the time the one before it ends."""
    document = parse(PLEIN, b"---\n---\n")
    made = Agendapunt(
        document=document,
        titel="x",
        indiener="x",
        thema="x",
        doel=doel,
        status=Agendapuntstatus.INGEDIEND,
        behandeling=how,
    )
    parts = verdeling(
        made, time(23, 50), minutes, who, tuple(Question(nr=f"4.{n}", tekst="?") for n in range(1, asked + 1))
    )
    assert sum(part.minuten for part in parts) == minutes
    assert all(part.minuten > 0 and part.wat for part in parts)
    begins = [time_at(23 * 60 + 50 + sum(part.minuten for part in parts[:place])) for place in range(len(parts))]
    assert [part.van for part in parts] == begins


@pytest.mark.parametrize(("asked", "said"), [(2, "4.1 en 4.2"), (3, "4.1 tot en met 4.3")])
def test_questions_that_share_their_time(asked: int, said: str) -> None:
    """Two questions that are talked about at once are both named; of more the first and the last."""
    made = Agendapunt(
        document=parse(PLEIN, b"---\n---\n"),
        titel="x",
        indiener="x",
        thema="x",
        doel=Doel.BEELDVORMEND,
        status=Agendapuntstatus.INGEDIEND,
    )
    questions = tuple(Question(nr=f"4.{n}", tekst="?") for n in range(1, asked + 1))
    assert [part.wat for part in verdeling(made, time(15, 0), 7, None, questions)][1] == f"Gesprek over {said}"


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


def test_the_opening(example: Data) -> None:
    """The chair opens with the guests, who must be there to decide, the law, and why something came late."""
    said = " ".join(example["punten"][0]["aanpak"])
    for words in (
        "Heet ook de gast welkom: adviseur aansluitingen van de netbeheerder.",
        "Zeg waarover de tafel vandaag besluit: punt 4 en 5.",
        "gemeente, woningcorporatie, projectontwikkelaar, belegger en huurdersvereniging.",
        "prijzen, biedingen of het verdelen van klanten en projecten",
        "punt 8 (Wachten op stroom: welke projecten lopen vast?) toch op de agenda staat. De reden: De regio",
    ):
        assert words in said


def test_minutes_and_actions(example: Data) -> None:
    """At the minutes the chair adopts those of the meeting before, and goes through actions and boards."""
    made = point(example, "Verslag en acties")
    assert made["conclusie"] == ["Ik stel vast dat het verslag van 5 november 2026 is vastgesteld."]
    assert [each["uiterlijk"] for each in made["acties"]] == ["2026-11-26", "2026-11-26", "2026-11-27"]
    assert [each["partij"] for each in made["achterban"]] == ["Gemeente Leiden"]
    assert made["let_op"] == []


@pytest.mark.parametrize(
    ("change", "conclusion", "warning"),
    [
        (lambda p: replace(p, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-05"), [], []),
        (lambda p: p.unlink(), [], ["Het verslag van 4 december 2025 is er nog niet, of het is niet te lezen."]),
        (
            lambda p: replace(p, "status: concept", "status: concept\nwijzigingen:\n  - Het park is af."),
            ["Ik stel vast dat het verslag van 4 december 2025 is vastgesteld, met deze wijziging: het park is af."],
            [],
        ),
    ],
    ids=["adopted", "missing", "changed"],
)
def test_the_minutes_before(
    hall: Path, change: Callable[[Path], None], conclusion: list[str], warning: list[str]
) -> None:
    """Minutes are adopted once and with their changes; ones that are missing are asked for."""
    change(hall / MINUTES)
    made = point(script(hall, "2026-01-15"), "Verslag")
    assert made["conclusie"] == conclusion
    assert made["let_op"] == warning
    assert made["aanpak"]


def test_changes_in_the_minutes_are_one_sentence(hall: Path) -> None:
    """Changes are parts of one sentence, without capitals or full stops of their own; a name keeps its capital."""
    said = (
        "De adviseur was er ook.",
        "Bij punt 4 sprak de tafel tot 15.30 uur. Dat stond er niet.",
        "Rijnzicht belt o.a. U.",
    )
    listed = "".join(f"\n  - {one}" for one in said)
    replace(hall / MINUTES, "status: concept", f"status: concept\nwijzigingen:{listed}")
    (line,) = point(script(hall, "2026-01-15"), "Verslag")["conclusie"]
    assert line.endswith(
        ", met deze wijzigingen: de adviseur was er ook; bij punt 4 sprak de tafel tot 15.30 uur, dat stond er niet; "
        "Rijnzicht belt o.a. U."
    )


def test_a_point_for_actions(hall: Path) -> None:
    """Where a table has a standing item for actions, they are gone through there and not at the minutes."""
    replace(hall / "data/acties/2025-12-04-a1.md", "status: gereed", "status: open")
    made = script(hall, "2026-01-15")
    assert point(made, "Verslag")["acties"] == []
    assert [each["id"] for each in point(made, "Acties")["acties"]] == ["2025-12-04-a1"]


def test_the_sheet_of_the_chair(example: Data) -> None:
    """Before all else the chair reads which items may go wrong and why, what is late, and which boards must answer."""
    assert [(each["nr"], each["redenen"]) for each in example["risicos"]] == [
        ("4", ["Kan niet wachten: het besluit is nodig vóór 31 december 2026."]),
        ("5", ["Kan niet wachten: het besluit is nodig vóór 31 januari 2027."]),
        ("8", ["Te laat ingediend."]),
    ]
    assert [(each["nr"], each["minuten"]) for each in example["bij_uitloop"]] == [("8", 4), ("7", 5)]
    assert [each["uiterlijk"] for each in example["te_laat"]] == ["2026-11-26", "2026-11-26", "2026-11-27"]
    assert [each["partij"] for each in example["achterban"]] == ["Gemeente Leiden"]


def test_why_an_item_may_go_wrong(hall: Path) -> None:
    """An item is at risk if it is not submitted, late, moved on, urgent or not ready to decide on; no other is."""
    fill(
        hall,
        ("zien", "beeldvormend", 5, ""),
        ("laat", "beeldvormend", 5, LATE),
        ("snel", "besluitvormend", 5, "reden_direct_besluit: Het kan nu.\n"),
        ("leeg", "beeldvormend", 5, ""),
    )
    rule = "---\ntitel: Tijd\nnummer: 2\nstatus: geldend\nregels:\n  - soort: inbrengtermijn\n    werkdagen: 5\n---\n"
    (hall / "data/werkafspraken/2-tijd.md").write_text(rule, encoding="utf-8")
    later = hall / "data/agenda/2026-01-05-gemeente-leeg.md"
    replace(later, "status: ingediend", "status: concept")
    found = {each["titel"]: each["redenen"] for each in script(hall, "2026-01-15")["risicos"]}
    assert found == {
        "laat": ["Te laat ingediend, en er staat geen reden bij om het toe te laten."],
        "snel": ["De tafel besprak dit nog niet eerder."],
        "leeg": ["Het stuk is nog niet ingediend."],
    }


def test_late_items_without_a_reason_are_put_to_the_table(hall: Path) -> None:
    """At the opening the chair asks whether the table wants to treat items that came late without a reason."""
    fill(hall, ("laat", "beeldvormend", 5, LATE), ("zien", "beeldvormend", 5, ""))
    rule = "---\ntitel: Tijd\nnummer: 2\nstatus: geldend\nregels:\n  - soort: inbrengtermijn\n    werkdagen: 5\n---\n"
    (hall / "data/werkafspraken/2-tijd.md").write_text(rule, encoding="utf-8")
    made = script(hall, "2026-01-15")
    number = point(made, "laat")["nr"]
    asked = [step for step in point(made, "Opening")["aanpak"] if step.startswith("Vraag of de tafel")]
    assert [step.split(" wil")[0] for step in asked] == [f"Vraag of de tafel punt {number}"]


def test_late_actions_stand_on_one_sheet(hall: Path) -> None:
    """That an action is late stands on the chair's own sheet and nowhere else, also not in the rest of the script."""
    replace(hall / "data/acties/2025-12-04-a1.md", "status: gereed", "status: open")
    made = script(hall, "2026-01-15")
    assert [each["id"] for each in made["te_laat"]] == ["2025-12-04-a1"]
    said = json.dumps(made["punten"], ensure_ascii=False)
    assert "Stuur het ontwerp van de speelplek" in said
    assert not [word for word in ("moest klaar", "te laat") if word in said]


def test_what_to_cut_first(hall: Path) -> None:
    """An agenda that fits says what to cut when the talk runs over; one that is too long, what to cut beforehand."""
    fill(hall, ("weten", "ter_kennisname", 5, ""), ("zien", "beeldvormend", 20, ""))
    made = script(hall, "2026-01-15")
    assert made["bijsturen"] == []
    assert [(each["titel"], each["minuten"]) for each in made["bij_uitloop"]] == [("weten", 5), ("zien", 5)]
    replace(hall / MEETING, "einde: 16:00", "einde: 16:20")
    assert script(hall, "2026-01-15")["bij_uitloop"] == []  # so much is over that nothing need be cut
    replace(hall / MEETING, "einde: 16:20", "einde: 15:45")
    made = script(hall, "2026-01-15")
    assert made["bijsturen"]
    assert made["bij_uitloop"] == []
    replace(hall / MEETING, "status: gepland", "status: gepland\nvorm: schriftelijk")
    assert script(hall, "2026-01-15")["bij_uitloop"] == []


def test_every_standing_item_leads_somewhere(hall: Path, example: Data) -> None:
    """Every row has a step to take and says what there is at its end."""
    for made in (example, script(hall, "2026-01-15")):
        assert made["punten"]
        for each in made["punten"]:
            assert each["aanpak"], each["titel"]
            assert each["aan_het_eind"].endswith("."), each["titel"]


def sent_again(root: Path, *names: str) -> Data:
    """Return the script after the agenda was sent and then got other items."""
    source = WorkTree(root)
    asked = occasion(read(source), "2026-01-15")
    assert asked
    before = build_pack(asked, read=source.attachment, state=source.state(), doelgroep=Doelgroep.VOORZITTER)
    numbers = numbers_of(asked, NOTHING_SENT)
    meeting = (root / MEETING).read_text(encoding="utf-8")
    listed = "".join(f"  - 2026-01-05-gemeente-{name}\n" for name in names)
    (root / MEETING).write_text(f"{meeting.split('agenda:')[0]}agenda:\n{listed}---\n", encoding="utf-8")
    now = occasion(read(source), "2026-01-15")
    assert now
    pack = build_pack(
        now,
        read=source.attachment,
        state=source.state(),
        doelgroep=Doelgroep.VOORZITTER,
        sent=numbers,
        earlier=SentPack(before, None),
    )
    return pack.as_data()["draaiboek"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("form", ["", "\nvorm: schriftelijk"])
def test_what_is_new_on_the_agenda(hall: Path, form: str) -> None:
    """At the opening of a second sending the chair says what is new and what is withdrawn, and else nothing."""
    say = "Zet erbij" if form else "Zeg"
    names = ("a", "b", "c", "d")
    fill(hall, *((name, "beeldvormend", 5, "") for name in (*names, "e", "f")))
    replace(hall / MEETING, "status: gepland", f"status: gepland{form}")
    replace(hall / MEETING, "  - 2026-01-05-gemeente-e\n  - 2026-01-05-gemeente-f\n", "")

    def told(*now: str) -> list[str]:
        (hall / MEETING).write_text(begin, encoding="utf-8")
        steps = point(sent_again(hall, *now), "Opening")["aanpak"]
        return [step for step in steps if "nieuw" in step or "ingetrokken" in step]

    begin = (hall / MEETING).read_text(encoding="utf-8")
    assert told(*names) == []
    assert told(*names, "e") == [f"{say} dat punt 8a nieuw is."]
    assert told("a", "b", "c") == [f"{say} dat punt 8 is ingetrokken."]
    assert told("b", "c", "e", "f") == [f"{say} dat punt 7a en 7b nieuw zijn en dat punt 5 en 8 zijn ingetrokken."]


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


def test_days_follow_the_agenda(table: Path) -> None:
    """What is due on one day stands in the order of the agenda, not of the letters of its title."""
    needed = "besluit_nodig_voor: 2026-03-01\n"
    fill(table, *((f"deel {n}", "besluitvormend", 5, needed) for n in (2, 14, 8)))
    found = [each["wat"].split(": ")[1] for each in script(table, "2026-01-15")["termijnen"] if "Vóór" in each["wat"]]
    assert found == ["deel 2.", "deel 14.", "deel 8."]


def test_read_back(example: Data) -> None:
    """At the end every decision point is read once more as it was written, and then what follows from it."""
    assert [line.split(":")[0] for line in example["voorlezen"]] == [
        *("Punt 4.1", "Punt 5.1", "Punt 5.2", "Nieuwe acties en toezeggingen", "Voorbehouden")
    ]


def test_in_writing(table: Path) -> None:
    """A written round has no clock and no break: nothing begins or ends at some time, and no minutes are split."""
    replace(table / MEETING, "status: gepland", "status: gepland\nvorm: schriftelijk")
    replace(table / MEETING, "\n  - 2026-01-05-gemeente-plein", "\n  - 2026-01-05-gemeente-plein\n  - pauze")
    replace(table / MEETING, "einde: 16:00", "einde: 15:05")
    made = script(table, "2026-01-15")
    assert (made["punten"][0]["uiterlijk"], made["punten"][0]["verdeling"]) == (None, [])
    assert made["bijsturen"] == []
    said = json.dumps(made, ensure_ascii=False)
    assert "pauze" not in said.lower()
    assert "om 15.00 uur" not in said


def test_a_written_round_has_no_room(hall: Path) -> None:
    """A written round asks for answers on paper: nobody is welcomed, talks or reads aloud; what is asked stays."""
    replace(hall / MEETING, "status: gepland", "status: gepland\nvorm: schriftelijk")
    fill(
        hall,
        ("besluit", "besluitvormend", 20, ""),
        ("zien", "beeldvormend", 20, ""),
        ("weten", "ter_kennisname", 5, "openbaarheid: openbaar\n"),
    )
    made = script(hall, "2026-01-15")
    points = {point["titel"]: point for point in made["punten"]}
    assert [*points] == ["Opening", "Verslag", "besluit", "zien", "Termijnagenda", "Sluiting"]
    assert points["Opening"]["aanpak"][0].endswith(
        "vraag elke partij om een reactie vóór het einde van 15 januari 2026."
    )
    assert points["besluit"]["aanpak"][0].startswith("Vraag elke partij bij punt 5.1: “Kunt u hiermee leven?")
    assert points["Sluiting"]["aanpak"] == ["Stuur alle partijen wat u hieronder invult, en de dagen die volgen."]
    assert points["zien"]["aanpak"][0] == "Vraag elke partij om een reactie op vraag 6.1."
    assert all(points[name]["vragen"] and points[name]["conclusie"] for name in ("besluit", "zien"))
    said = json.dumps(made["punten"], ensure_ascii=False)
    assert not [word for word in ("welkom", "Lees ", "bladzijde", "kort het woord", "minuten") if word in said]


def fill(root: Path, *items: tuple[str, str, int, str]) -> None:
    """Put items on the agenda: name, aim, minutes, and more lines of the header."""
    names = []
    for name, aim, minutes, more in items:
        path = root / f"data/agenda/2026-01-05-gemeente-{name}.md"
        names.append(path.stem)
        asked = "" if aim == "ter_kennisname" else "gevraagd:\n  - Vraag een.\n"
        path.write_text(
            f"---\ntitel: {name}\nindiener: gemeente\nthema: buurt\ndoel: {aim}\nstatus: ingediend\nduur: {minutes}\n"
            f"{asked}{more if LATE in more else f'ingediend_op: 2026-01-05{chr(10)}{more}'}---\n",
            encoding="utf-8",
        )
    listed = "".join(f"\n  - {name}" for name in names)
    replace(root / MEETING, "\n  - 2026-01-05-gemeente-plein", listed)


def test_too_long(hall: Path) -> None:
    """An agenda that is too long comes with what gives way, first what hurts least, until it fits and no further."""
    fill(
        hall,
        ("weten", "ter_kennisname", 5, ""),
        ("zien", "beeldvormend", 20, ""),
        ("wegen", "oordeelsvormend", 10, ""),
        ("hamer", "besluitvormend", 5, "behandeling: hamerstuk\n"),
        ("haast", "besluitvormend", 20, "besluit_nodig_voor: 2026-02-01\n"),
    )  # 25 minutes for standing items and 60 for these: 25 too many
    made = script(hall, "2026-01-15")
    assert [(each["titel"], each["minuten"]) for each in made["bijsturen"]] == [("weten", 5), ("zien", 20)]
    assert made["tekort"] == 0
    assert made["punten"][-1]["uiterlijk"] == "16:00"
    shown = tafel(hall, "agenda", "build", "--concept", "--format", "html").stdout
    assert "De agenda duurt 25 minuten te lang.\nZo past het wel:\n  Punt 5 (weten). Praat hier nu niet over" in shown


GIVEN_WAY = {
    "16:00": [
        "weten: Praat hier nu niet over: het punt is ter informatie en iedereen kan het stuk zelf lezen.",
        "laat: Verplaats dit punt: het kwam te laat binnen en er is geen reden opgeschreven om het toch te bespreken.",
        "straks: Verplaats dit punt naar een volgende keer: het besluit kan tot dan wachten.",
        "zien: Verplaats dit punt naar een volgende keer: er is nu geen besluit nodig.",
        "besluit: Verplaats dit punt naar een volgende keer: het besluit kan tot dan wachten.",
        "mag: Verplaats dit punt naar een volgende keer, als het toch kan wachten: er is nu geen besluit nodig.",
        "toch: Verplaats dit punt naar een volgende keer, als het toch kan wachten: het besluit kan tot dan wachten.",
        (
            "haast: Schuif het niet door, want het besluit is nodig voordat de tafel weer bij elkaar komt: 24 "
            "minuten in plaats van 40."
        ),
        "hamer: Een hamerstuk is kort: 11 minuten in plaats van 15.",
    ],
    "17:10": [
        "weten: Praat hier nu niet over: het punt is ter informatie en iedereen kan het stuk zelf lezen.",
        "laat: Verplaats dit punt: het kwam te laat binnen en er is geen reden opgeschreven om het toch te bespreken.",
        "mag: Het kwam laat binnen, dus anderen konden zich minder goed voorbereiden: 9 minuten in plaats van 15.",
        "toch: Het kwam laat binnen, dus anderen konden zich minder goed voorbereiden: 9 minuten in plaats van 15.",
        "zien: Er is nu geen besluit nodig: 12 minuten in plaats van 20.",
        "straks: Verplaats dit punt naar een volgende keer: het besluit kan tot dan wachten.",
    ],
}


@pytest.mark.parametrize("end", GIVEN_WAY)
def test_why_this_gives_way(hall: Path, end: str) -> None:
    """What gives way goes to another day or gets less time, and a chair reads why exactly this does."""
    rule = "---\ntitel: Tijd\nnummer: 2\nstatus: geldend\nregels:\n  - soort: inbrengtermijn\n    werkdagen: 5\n---\n"
    (hall / "data/werkafspraken/2-tijd.md").write_text(rule, encoding="utf-8")
    fill(
        hall,
        ("weten", "ter_kennisname", 5, ""),
        ("laat", "beeldvormend", 10, LATE),
        ("mag", "oordeelsvormend", 15, LATE),
        ("toch", "besluitvormend", 15, LATE),
        ("zien", "beeldvormend", 20, ""),
        ("straks", "beeldvormend", 20, "besluit_nodig_voor: 2026-09-01\n"),
        ("besluit", "besluitvormend", 20, ""),
        ("hamer", "besluitvormend", 15, "behandeling: hamerstuk\n"),
        ("haast", "besluitvormend", 40, "besluit_nodig_voor: 2026-02-01\n"),
    )
    meeting = (hall / MEETING).read_text(encoding="utf-8")
    begin, agenda = meeting.split("agenda:\n")
    later = begin.replace("2026-01-15", "2026-02-12")
    (hall / "data/bijeenkomsten/2026-02-12.md").write_text(f"{later}agenda: []\n---\n", encoding="utf-8")
    waived = "".join(f"  - agendapunt: 2026-01-05-gemeente-{name}\n    reden: Het mag.\n" for name in ("mag", "toch"))
    begin = f"{begin}toegelaten:\n{waived}".replace("16:00", end)
    (hall / MEETING).write_text(f"{begin}agenda:\n{agenda}", encoding="utf-8")
    made = script(hall, "2026-01-15")
    assert [f"{each['titel']}: {each['wat']}" for each in made["bijsturen"]] == GIVEN_WAY[end]


def test_too_long_for_anything(hall: Path) -> None:
    """What cannot be solved by giving way is said: so many minutes are too many even then."""
    fill(
        hall,
        *(
            (f"haast-{n}", "besluitvormend", 30, "besluit_nodig_voor: 2026-02-01\n")
            for n in range(5)
        ),
    )  # fmt: skip
    made = script(hall, "2026-01-15")
    assert made["tekort"] > 0
    assert "Dan duurt de agenda nog" in tafel(hall, "agenda", "build", "--concept", "--format", "html").stdout
    assert made["punten"][0]["uiterlijk"] >= "15:05"


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(["beeldvormend", "oordeelsvormend", "besluitvormend", "ter_kennisname"]),
        st.integers(1, 12),
        st.sampled_from(["", "besluit_nodig_voor: 2026-02-01\n", LATE]),
    ),
    min_size=1,
    max_size=6,
)


@given(ITEMS)
def test_giving_way_is_enough_and_not_too_much(tmp_path_factory: pytest.TempPathFactory, drawn: Any) -> None:  # noqa: ANN401
    """The proposals solve what is too long or say what is left; each is needed; opening and close stay."""
    root = tmp_path_factory.mktemp("tafel") / "tafel"
    shutil.copytree(SMALLEST, root)
    replace(root / "data/tafel.md", "openbaarheid: openbaar\n", f"openbaarheid: openbaar\n{STANDING}")
    (root / "data/werkafspraken/2-tijd.md").write_text(
        "---\ntitel: Tijd\nnummer: 2\nstatus: geldend\nregels:\n  - soort: inbrengtermijn\n    werkdagen: 5\n---\n",
        encoding="utf-8",
    )
    fill(root, *[(f"punt-{n}", aim, length * 5, more) for n, (aim, length, more) in enumerate(drawn)])
    made = script(root, "2026-01-15")
    short = sum(each["duur"] or 0 for each in made["punten"]) - 60
    gained = sum(each["minuten"] for each in made["bijsturen"])
    if short <= 0:
        assert (made["bijsturen"], made["tekort"]) == ([], 0)
        return
    assert made["tekort"] == max(0, short - gained)
    assert all(gained - each["minuten"] < short for each in made["bijsturen"])
    assert not {"Opening", "Sluiting"} & {each["titel"] for each in made["bijsturen"]}
    lengths = {each["nr"]: each["duur"] for each in made["punten"]}
    assert all(0 < each["minuten"] <= lengths[each["nr"]] for each in made["bijsturen"])
