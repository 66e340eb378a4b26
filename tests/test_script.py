"""The chair's script: what it says at every point, to the minute, and that it is for the chair alone."""

import json
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from conftest import example_table, replace
from hypothesis import given
from hypothesis import strategies as st
from scripted import LATE, MEETING, MINUTES, PLEIN, Data, example_script, fill, point, script

from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus, Behandeling, Doel
from tafel_cli.kinds.organisatie import Deelnemer, Organisatie, Organisatiestatus
from tafel_cli.pack.agenda import time_at
from tafel_cli.pack.attachments import NOTHING_SENT
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.build import build_pack, numbers_of
from tafel_cli.pack.pack import SentPack
from tafel_cli.pack.rows import Question
from tafel_cli.pack.script.minutes import verdeling
from tafel_cli.reading.document import parse
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import occasion
from tafel_cli.source.worktree import WorkTree


@pytest.fixture(scope="module")
def example() -> Data:
    """Give the script of the example table."""
    return example_script()


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
