"""What gives way when an agenda is too long, in which order, and why."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALLEST, replace, tafel
from hypothesis import given
from hypothesis import strategies as st
from scripted import LATE, MEETING, STANDING, fill, script


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
