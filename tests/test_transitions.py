"""How documents may change from one version of the table to the next; judged in process."""

import pytest
from cases import GONE, WRONG
from proposals import (
    ACTIE,
    AFSPRAAK,
    MEETING,
    OFF_THE_AGENDA,
    OWN,
    PARTIJ,
    PLEIN,
    TAFEL,
    VERSLAG,
    Edit,
    Judge,
    cite,
    copy,
    drop,
    edits,
    nothing,
    put,
    swap,
)

from tafel_cli.reading.record import IN_HEADER

DRAFT = swap(OWN, "status: ingediend", "status: concept")
RIGHT: dict[str, tuple[Edit, Edit]] = {
    "a draft is submitted": (DRAFT, swap(OWN, "concept", "ingediend")),
    "a draft is withdrawn": (DRAFT, swap(OWN, "concept", "ingetrokken")),
    "an item becomes a draft": (nothing, DRAFT),
    "an item off the agenda becomes a draft": (OFF_THE_AGENDA, swap(PLEIN, "status: ingediend", "status: concept")),
    "a draft on the agenda stays one": (
        swap(PLEIN, "status: ingediend", "status: concept"),
        swap(PLEIN, "duur: 20", "duur: 25"),
    ),
    "a party leaves, which has no road to follow": (nothing, swap(PARTIJ, "actief", "voormalig")),
    "a meeting is held": (nothing, swap(MEETING, "gepland", "gehouden")),
    "minutes are adopted": (nothing, swap(VERSLAG, "concept", "vastgesteld\nvastgesteld_op: 2026-01-15")),
}
MAY_GO: dict[str, tuple[Edit, str]] = {
    "a draft": (DRAFT, OWN),
    "a planned meeting": (nothing, MEETING),
    "draft minutes": (nothing, VERSLAG),
    "a draft agreement": (swap(AFSPRAAK, "geldend", "concept"), AFSPRAAK),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_way(case: str, judge: Judge) -> None:
    """A status that its kind does not allow after the old one is an error at that line, with the allowed ones."""
    before, change, message, hint = WRONG[case]
    (found,) = [f for f in judge.findings(change, before=before) if f.code.code == "T350"]
    assert (found.message, found.hint) == (message, hint)
    assert found.source.startswith("status: ")


@pytest.mark.parametrize("case", RIGHT)
def test_right_way(case: str, judge: Judge) -> None:
    """A status that its kind allows after the old one is fine."""
    before, change = RIGHT[case]
    assert not [f for f in judge.findings(change, before=before) if f.code.code == "T350"]


@pytest.mark.parametrize("case", GONE)
def test_gone(case: str, judge: Judge) -> None:
    """A document that the table has treated may not be deleted; the finding has its path and no line."""
    path, message = GONE[case]
    (found,) = [f for f in judge.findings(drop(path)) if f.code.code == "T351"]
    assert (found.path, found.source, found.span.line) == (path, "", 1)
    assert found.message.startswith(message)
    assert found.hint.startswith("zet het bestand terug onder dezelfde naam")
    assert ("ingetrokken" in found.hint) == (path == OWN)


@pytest.mark.parametrize("case", MAY_GO)
def test_may_go(case: str, judge: Judge) -> None:
    """What was only planned or a draft may be deleted."""
    before, path = MAY_GO[case]
    assert not [f for f in judge.findings(drop(path), before=before) if f.code.code == "T351"]


SENT = swap(MEETING, "status: gepland", "status: gepland\nverzonden:\n  - op: 2026-01-08\n    versie: 4d283f0")
RENAMED = edits(copy(MEETING, MEETING.replace("01-15", "01-22"), ("2026-01-15", "2026-01-22")), drop(MEETING))


@pytest.mark.parametrize("change", [drop(MEETING), RENAMED], ids=["dropped", "renamed"])
def test_a_meeting_that_was_sent_keeps_its_name(change: Edit, judge: Judge) -> None:
    """The file of a planned meeting that was sent may not be deleted or renamed, because its name is in calendars."""
    (found,) = [f for f in judge.findings(change, before=SENT) if f.code.code == "T351"]
    assert (found.path, found.message.partition(" is weg.")[0]) == (MEETING, "Dit stuk met `status: gepland`")
    assert "de naam staat in de kalenders van de deelnemers en blijft gelijk" in found.hint


MOVED = swap(MEETING, "datum: 2026-01-15", "datum: 2026-01-22")
NUMBER = swap(MEETING, "status: gepland", "status: gepland\nvolgnummer_kalender: 2")
STALE: dict[str, tuple[Edit, Edit, str, str, str]] = {
    "another day": (
        nothing,
        MOVED,
        "De datum van de bijeenkomst is veranderd, maar het volgnummer voor kalenders is nog 0.",
        "`volgnummer_kalender: 1`",
        "datum: 2026-01-22",
    ),
    "another hour and place": (
        NUMBER,
        edits(
            swap(MEETING, "aanvang: 15:00", "aanvang: 14:00"),
            swap(MEETING, "einde: 16:00", "einde: 15:00"),
            swap(MEETING, "dorpshuis", "stadhuis"),
        ),
        "De tijd en de plaats van de bijeenkomst zijn veranderd, maar het volgnummer voor kalenders is nog 2.",
        "schrijf `volgnummer_kalender: 3`",
        "volgnummer_kalender: 2",
    ),
    "in writing": (
        nothing,
        swap(MEETING, "locatie: dorpshuis", "locatie: dorpshuis\nvorm: schriftelijk"),
        "De vorm van de bijeenkomst is veranderd, maar het volgnummer voor kalenders is nog 0.",
        "`volgnummer_kalender: 1`",
        "vorm: schriftelijk",
    ),
    "a lower number": (
        NUMBER,
        swap(MEETING, "volgnummer_kalender: 2", "volgnummer_kalender: 1"),
        "Het volgnummer voor kalenders was 2 en is nu 1.",
        "schrijf `volgnummer_kalender: 2`",
        "volgnummer_kalender: 1",
    ),
    "a number that is gone while the meeting moves": (
        NUMBER,
        edits(swap(MEETING, "volgnummer_kalender: 2\n", ""), MOVED),
        "Het volgnummer voor kalenders was 2 en is nu 0.",
        "`volgnummer_kalender: 3`",
        "datum: 2026-01-22",
    ),
    "a lower number while it is called off": (
        NUMBER,
        swap(MEETING, "status: gepland\nvolgnummer_kalender: 2", "status: geannuleerd\nvolgnummer_kalender: 0"),
        "Het volgnummer voor kalenders was 2 en is nu 0.",
        "schrijf `volgnummer_kalender: 2`",
        "volgnummer_kalender: 0",
    ),
}
TOLD: dict[str, tuple[Edit, Edit]] = {
    "it moves and says so": (nothing, edits(MOVED, swap(MEETING, "aanvang", "volgnummer_kalender: 1\naanvang"))),
    "it moves and skips a number": (NUMBER, edits(MOVED, swap(MEETING, "kalender: 2", "kalender: 9"))),
    "another agenda": (nothing, OFF_THE_AGENDA),
    "from a room to a screen at the same place": (nothing, swap(MEETING, "aanvang", "vorm: hybride\naanvang")),
    "called off, whatever else changes": (nothing, edits(MOVED, swap(MEETING, "gepland", "geannuleerd"))),
    "the hour at which it really ended": (nothing, swap("data/bijeenkomsten/2025-12-04.md", "einde: 16", "einde: 17")),
    "held, and the end with it": (nothing, edits(swap(MEETING, "gepland", "gehouden"), swap(MEETING, ": 16", ": 17"))),
    "a new one": (nothing, copy(MEETING, "data/bijeenkomsten/2026-02-05.md", ("2026-01-15", "2026-02-05"))),
}


@pytest.mark.parametrize("case", STALE)
def test_calendars_do_not_hear(case: str, judge: Judge) -> None:
    """A move without a higher number, or a lower number, is an error, with the line to paste."""
    before, change, message, hint, line = STALE[case]
    (found,) = [f for f in judge.findings(change, before=before) if f.code.code == "T352"]
    assert found.message.startswith(message)
    assert found.hint.endswith(hint)
    assert found.source == line


@pytest.mark.parametrize("case", TOLD)
def test_calendars_hear(case: str, judge: Judge) -> None:
    """A move with a higher number is fine, and so is what no calendar shows."""
    before, change = TOLD[case]
    assert not [f for f in judge.findings(change, before=before) if f.code.code == "T352"]


@pytest.mark.parametrize(
    ("facts", "heard"),
    [
        ("verplaatst_van: 2026-01-08", False),
        ("verplaatst_van: 2026-01-08\nvolgnummer_kalender: 0", False),
        ("verplaatst_van: 2026-01-08\nvolgnummer_kalender: 1", True),
        ("volgnummer_kalender: 0", True),
    ],
)
def test_moved_by_the_data_alone(facts: str, heard: bool, judge: Judge) -> None:  # noqa: FBT001  (a case)
    """A meeting that says it was moved has a number, or a warning that says which line to type."""
    change = swap(MEETING, "status: gepland", f"status: gepland\n{facts}")
    found = [f for f in judge.findings(nothing, before=change) if f.code.code == "T316"]
    assert bool(found) is not heard
    if found:
        assert found[0].code.severity == "waarschuwing"
        assert found[0].hint.endswith("`volgnummer_kalender: 1`")


@pytest.mark.parametrize(
    ("earlier", "hint"),
    [
        ("", f"{IN_HEADER}: `eerder_uiterlijk:` en daaronder `  - 2025-12-18`"),
        ("\neerder_uiterlijk:\n  - 2025-12-11", "typ onder `eerder_uiterlijk:` de regel `  - 2025-12-18`"),
    ],
)
def test_last_day_of_an_action(earlier: str, hint: str, judge: Judge) -> None:
    """Who moves the last day of an action reads at that line which day must stay on record, and what to type."""
    before = swap(ACTIE, "uiterlijk: 2025-12-18", f"uiterlijk: 2025-12-18{earlier}")
    moved = swap(ACTIE, "uiterlijk: 2025-12-18", "uiterlijk: 2025-12-30")
    (found,) = [f for f in judge.findings(moved, before=before) if f.code.code == "T331"]
    assert found.message == "De uiterste dag is veranderd. De oude dag, 18 december 2025, moet bewaard blijven."
    assert (found.hint, found.source) == (hint, "uiterlijk: 2025-12-30")


TABLED = swap(MEETING, "agenda:\n", f"agenda:\n  - {OWN[12:-3]}\n")
LATER = swap(ACTIE, "uiterlijk: 2025-12-18", "uiterlijk: 2025-12-22\neerder_uiterlijk:\n  - 2025-12-18")
LAST = swap(ACTIE, "uiterlijk: 2025-12-18", "uiterlijk: 2025-12-30\neerder_uiterlijk:\n  - 2025-12-18")
STILL_ONE = (
    "van de bijeenkomst is veranderd, maar het volgnummer voor kalenders is nog 1. "
    "In kalenders blijft dan de oude afspraak staan."
)
SINCE: dict[str, tuple[Edit, Edit, Edit, tuple[str, str, str]]] = {
    "a draft of what came on an agenda": (
        nothing,
        TABLED,
        DRAFT,
        (OWN, "T350", "Dit punt staat op een agenda en kan geen concept meer worden."),
    ),
    "a draft of what was withdrawn": (
        nothing,
        swap(OWN, "status: ingediend", "status: ingetrokken"),
        DRAFT,
        (OWN, "T350", "De status was `ingetrokken` en kan niet veranderen in `concept`."),
    ),
    "gone, while it was submitted": (
        DRAFT,
        swap(OWN, "concept", "ingediend"),
        drop(OWN),
        (OWN, "T351", "Dit stuk met `status: ingediend` is weg. Wat de tafel heeft gezien, blijft bewaard."),
    ),
    "gone, while it came on an agenda": (
        DRAFT,
        TABLED,
        drop(OWN),
        (MEETING, "T201", f"Er is geen agendapunt met de naam `{OWN[12:-3]}`."),
    ),
    "withdrawn, while it came on an agenda": (
        nothing,
        TABLED,
        swap(OWN, "status: ingediend", "status: ingetrokken"),
        (MEETING, "T303", "`Hoe gebruiken we het plein?` is ingetrokken en staat toch op deze agenda."),
    ),
    "a last day that was moved": (
        nothing,
        LATER,
        LAST,
        (ACTIE, "T331", "De uiterste dag is veranderd. De oude dag, 22 december 2025, moet bewaard blijven."),
    ),
    "a meeting that was moved": (
        nothing,
        swap(MEETING, "aanvang: 15:00", "volgnummer_kalender: 1\naanvang: 14:00"),
        swap(MEETING, "locatie: dorpshuis", "volgnummer_kalender: 1\nlocatie: stadhuis"),
        (
            MEETING,
            "T352",
            f"De plaats {STILL_ONE}",
        ),
    ),
}
NO_HARM: dict[str, tuple[Edit, Edit, Edit]] = {
    "a draft of what left the agenda": (nothing, OFF_THE_AGENDA, swap(PLEIN, "status: ingediend", "status: concept")),
    "another place in what others changed": (
        nothing,
        swap(OWN, "status: ingediend", "status: ingetrokken"),
        swap(OWN, "Iedereen die", "Wie"),
    ),
    "an item that others submitted meanwhile": (
        DRAFT,
        edits(swap(OWN, "concept", "ingediend"), TABLED),
        swap(OWN, "Iedereen die", "Wie"),
    ),
    "what was wrong already": (
        nothing,
        swap(MEETING, "agenda:\n", "agenda:\n  - 2026-01-09-gemeente-weg\n"),
        swap(OWN, "duur: 20", "duur: 25"),
    ),
    "an attachment of its own": (
        nothing,
        TABLED,
        edits(put("data/bijlagen/kaart.pdf", b"%PDF-1.7"), cite("kaart.pdf")),
    ),
}


@pytest.mark.parametrize("case", SINCE)
def test_from_an_old_version(case: str, judge: Judge) -> None:
    """A change that began before others changed the table is judged by what they made of it; one finding says so."""
    before, since, change, told = SINCE[case]
    found = judge.findings(change, before=before, since=since)
    assert [(f.path, f.code.code, f.message) for f in found if f.code.severity == "fout"] == [told]
    assert ("nieuwste versie van de tafel" in found[0].hint) == (told[1] in {"T201", "T303"})


@pytest.mark.parametrize("case", NO_HARM)
def test_beside_what_others_changed(case: str, judge: Judge) -> None:
    """A change from an old version that fits beside what others changed is fine, and their errors are not its own."""
    before, since, change = NO_HARM[case]
    assert not [f for f in judge.findings(change, before=before, since=since) if f.code.severity == "fout"]


def test_broken_is_not_gone(judge: Judge) -> None:
    """A file that a change breaks does not count as deleted, and its status is not judged."""
    change = edits(swap(OWN, "titel:", "titl:"), swap(TAFEL, "naam:", "nam:"))
    assert not [f for f in judge.findings(change) if f.code.code in {"T350", "T351"}]


@pytest.mark.parametrize(
    ("after", "gone", "hint"),
    [
        ("", "4 december 2025 en 11 december 2025", "en daaronder `  - 2025-12-04` en `  - 2025-12-11`"),
        ("eerder_uiterlijk:\n  - 2025-12-11\n", "4 december 2025", "de regel `  - 2025-12-04`"),
    ],
)
def test_earlier_days_of_an_action(after: str, gone: str, hint: str, judge: Judge) -> None:
    """A day that an action once had to be done by does not leave the list, also if the last day stays as it is."""
    listed = "eerder_uiterlijk:\n  - 2025-12-04\n  - 2025-12-11\n"
    before = swap(ACTIE, "status:", f"{listed}status:")
    (found,) = [f for f in judge.findings(swap(ACTIE, listed, after), before=before) if f.code.code == "T331"]
    assert found.message == f"Bij `eerder_uiterlijk` is weg: {gone}. Wat daar stond, blijft bewaard."
    assert found.hint.endswith(hint)
