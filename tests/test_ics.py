"""Calendars, read by two independent parsers: the right hour, meetings that move, and text that stays text."""

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

import pytest
import vobject
from conftest import ROOT, Record, git, replace, tafel, tafel_process
from hypothesis import example, given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from readers import orders

from tafel_cli.reading.characters import toon
from tafel_cli.render.calendars.file import CalendarEntry, calendar_file

MEETING = "data/bijeenkomsten/2026-01-15.md"
PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
PLACE = "uitvoer/2026-01-15/deelnemers/bijeenkomst.ics"
KNOWN = {
    *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS", "SUMMARY", "DTSTART", "DTEND", "TRANSP"),
    *("LOCATION", "DESCRIPTION", "URL"),
}


class Event(NamedTuple):
    """What a calendar makes of a meeting."""

    uid: str
    start: object
    end: object
    summary: str
    location: str
    description: str
    sequence: int
    status: str


def by_ical(data: bytes) -> list[Event]:
    """Read a calendar with `ical`; moments are in UTC."""
    found = IcsCalendarStream.calendar_from_ics(data.decode("utf-8")).events
    return [
        Event(
            uid=str(e.uid),
            start=utc(e.dtstart),
            end=utc(e.dtend),
            summary=e.summary or "",
            location=e.location or "",
            description=e.description or "",
            sequence=e.sequence or 0,
            status=str(e.status.value if e.status else ""),
        )
        for e in found
    ]


def by_vobject(data: bytes) -> list[Event]:
    """Read a calendar with `vobject`; moments are in UTC."""
    read = vobject.readOne(data.decode("utf-8"))

    def text(event: object, name: str) -> str:
        return str(getattr(event, name).value) if hasattr(event, name) else ""

    return [
        Event(
            uid=e.uid.value,
            start=utc(e.dtstart.value),
            end=utc(e.dtend.value) if hasattr(e, "dtend") else None,
            summary=text(e, "summary"),
            location=text(e, "location"),
            description=text(e, "description"),
            sequence=int(e.sequence.value),
            status=text(e, "status"),
        )
        for e in getattr(read, "vevent_list", [])
    ]


def utc(moment: object) -> object:
    """Return a moment in UTC; a day stays a day."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


READERS = (by_ical, by_vobject)


def same(data: bytes) -> list[Event]:
    """Return the events of a calendar, on which both parsers must agree."""
    (first, second) = (read(data) for read in READERS)
    assert first == second
    return first


def built(folder: Path, *arguments: str, place: str = PLACE, **settings: str) -> bytes:
    """Build the pack's calendar and return its bytes."""
    run = tafel_process if settings else tafel
    done = run(folder, "agenda", "build", "--format", "ics", *arguments, **settings)
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / place).read_bytes()


def listed(folder: Path, *arguments: str, **settings: str) -> bytes:
    """Return the bytes of the calendar of all meetings."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    command = [sys.executable, "-P", "-m", "tafel_cli", "bijeenkomsten", "ics", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True).stdout


def lines(data: bytes) -> list[str]:
    """Return the lines of a calendar as they are written; each must be short and whole."""
    assert data.endswith(b"\r\n")
    parts = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(part) <= 75 and not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", part) for part in parts)
    return [part.decode("utf-8") for part in parts]


def assert_only_ours(data: bytes, events: int = 1) -> None:
    """Assert that a calendar holds only the components and properties that the program writes."""
    unfolded = "\r\n".join(lines(data)).replace("\r\n ", "").split("\r\n")
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == events
    assert sum(line.startswith("BEGIN:") for line in unfolded) == 4 + events
    inside = unfolded[unfolded.index("END:VTIMEZONE") + 1 : -1]
    assert {re.split("[:;]", line)[0] for line in inside} - {"BEGIN", "END"} <= KNOWN


def meeting(**more: object) -> CalendarEntry:
    """Return a meeting with some of its facts changed."""
    facts: dict[str, object] = {
        "tafel": "Tafel",
        "id": "2026-01-15",
        "datum": date(2026, 1, 15),
        "aanvang": time(15),
        "einde": time(16),
        "schriftelijk": False,
        "locatie": "Zaal",
        "verplaatst_van": None,
        "volgnummer": 0,
        "gewijzigd": None,
    }
    return CalendarEntry(**{**facts, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "hour"), [("2026-07-02", 13), ("2026-12-03", 14), ("2026-03-29", 13), ("2026-10-25", 14)]
)
@pytest.mark.parametrize("read", READERS)
def test_the_right_hour(read: object, day: str, hour: int, table: Path) -> None:
    """Three o'clock in Leiden is three o'clock everywhere: in summer, in winter and on the days between them."""
    replace(table / MEETING, "datum: 2026-01-15", f"datum: {day}")
    assert callable(read)
    (event,) = read(built(table))
    on = datetime.combine(date.fromisoformat(day), time(hour), UTC)
    assert (event.start, event.end) == (on, on.replace(hour=hour + 1))
    (event,) = read(listed(table))
    assert (event.start, event.end) == (on, on.replace(hour=hour + 1))


def test_what_it_says(table: Path) -> None:
    """The meeting tells where it is, what is treated when, how to send a substitute, and which version this is."""
    replace(table / MEETING, "locatie: dorpshuis", "locatie: dorpshuis, zaal 2\nvorm: hybride")
    replace(table / MEETING, "  - 2026-01-05-gemeente-plein\n", "  - 2026-01-05-gemeente-plein\n  - pauze\n")
    secretary = "  functie: secretaris\n"
    replace(table / "data/tafel.md", secretary, f"{secretary}  postbus: post@tafel.example\n")
    data = built(table)
    (event,) = same(data)
    assert (event.summary, event.location) == ("Samenwerkingstafel Voorbeelddorp", "dorpshuis, zaal 2")
    assert (event.sequence, event.status) == (0, "CONFIRMED")
    version = git(table, "rev-parse", "HEAD")[:10]
    assert event.description == (
        "CONCEPT. Deze agenda kan nog veranderen.\n\n"
        "De bijeenkomst is in de zaal of via een scherm.\n\n"
        "Agenda\n15.00 1. Hoe gebruiken we het plein? (beeldvormend)\n15.20 Pauze\n\n"
        "Kunt u niet? Stuur uw vaste vervanger. Meld dat vooraf bij het secretariaat: post@tafel.example.\n\n"
        f"Kenmerk 2026-01-15, versie {version}."
    )
    assert_only_ours(data)


def test_no_invitation(table: Path) -> None:
    """A calendar asks nobody for an answer, sets no alarm and has no attachment; only a subscription has a method."""
    assert b"METHOD" not in built(table)
    assert b"\r\nMETHOD:PUBLISH\r\n" in listed(table)
    for data in (built(table), listed(table)):
        for name in (b"ORGANIZER", b"ATTENDEE", b"ATTACH", b"VALARM", b"REQUEST", b"RDATE"):
            assert name not in data
        assert_only_ours(data)


def test_the_website_of_the_table(table: Path) -> None:
    """A meeting leads to the website of the table; an address that is no plain one is left out."""
    for data in (built(table), listed(table)):
        assert b"\r\nURL" not in data
    replace(table / "data/tafel.md", "openbaarheid:", "website: https://tafel.example/woningbouw\nopenbaarheid:")
    for data in (built(table), listed(table)):
        assert b"\r\nURL:https://tafel.example/woningbouw\r\n" in data
        assert [str(event.url) for event in IcsCalendarStream.calendar_from_ics(data.decode()).events] == [
            "https://tafel.example/woningbouw"
        ]
        assert_only_ours(data)
    replace(table / "data/tafel.md", "https://tafel.example/woningbouw", '"https://tafel.example/?a=b"')
    for data in (built(table, "--concept"), listed(table)):
        assert b"\r\nURL" not in data


def test_the_public_needs_no_substitute(table: Path) -> None:
    """What only parties can do is not said to the public."""
    data = built(table, "--audience", "openbaar", place="uitvoer/2026-01-15/openbaar/bijeenkomst.ics")
    assert b"vervanger" not in data.replace(b"\r\n ", b"")


def test_moved(table: Path, record: Record) -> None:
    """A meeting that moves is the same one in a calendar, with the higher number and the day it was to be."""
    (before,) = same(built(table))
    facts = "datum: 2026-07-02\nverplaatst_van: 2026-01-15\nvolgnummer_kalender: 1"
    replace(table / MEETING, "datum: 2026-01-15", facts)
    replace(table / MEETING, "locatie: dorpshuis", "locatie: stadhuis")
    record(table)
    for data in (built(table), listed(table)):
        (after,) = same(data)
        assert (after.uid, after.sequence, after.location) == (before.uid, 1, "stadhuis")
        assert after.start == datetime(2026, 7, 2, 13, tzinfo=UTC)
        assert "Deze bijeenkomst was eerst gepland op 15 januari 2026." in after.description
    replace(table / MEETING, "datum: 2026-07-02", "datum: 2026-01-15")
    assert b"eerst gepland" not in built(table), "only the place changed"


def test_another_table_has_other_meetings() -> None:
    """Two tables that meet on one day do not take each other's place in a calendar."""
    (one,), (other,) = (same(calendar_file([meeting(tafel=name)])) for name in ("Tafel Leiden", "Tafel Voorbeelddorp"))
    assert one.uid != other.uid


def test_called_off(table: Path) -> None:
    """A cancelled meeting stays in the calendar of all meetings, with a higher number, so that calendars remove it."""
    replace(table / MEETING, "status: gepland", "status: gepland\nvolgnummer_kalender: 2")
    (before,) = same(listed(table))
    replace(table / MEETING, "status: gepland", "status: geannuleerd")
    (after,) = same(listed(table))
    assert (after.uid, after.start, after.status) == (before.uid, before.start, "CANCELLED")
    assert (before.sequence, after.sequence) == (2, 3)
    assert after.description == "Deze bijeenkomst gaat niet door."


def test_in_writing(table: Path) -> None:
    """A written round is an event of a whole day that blocks no time."""
    replace(table / MEETING, "locatie: dorpshuis", "vorm: schriftelijk")
    for data in (built(table), listed(table)):
        (event,) = same(data)
        assert (event.start, event.end, event.location) == (date(2026, 1, 15), date(2026, 1, 16), "")
        assert b"\r\nTRANSP:TRANSPARENT\r\n" in data
        assert "schriftelijk: u hoeft nergens heen" in event.description
        assert "15.00" not in event.description
        assert event.summary == "Samenwerkingstafel Voorbeelddorp (schriftelijk)"


@pytest.mark.parametrize(
    "place", ["locatie: https://overleg.voorbeeld/kamer-7", "vorm: online\nlocatie: kamer 7, code 1234"]
)
def test_a_way_in_is_not_for_everybody(place: str, table: Path) -> None:
    """The calendar of all meetings hides how to join a meeting online; the one in a pack tells it."""
    replace(table / MEETING, "locatie: dorpshuis", place)
    (mine,) = same(built(table))
    (anybodys,) = same(listed(table))
    assert "kamer" in mine.location
    assert anybodys.location == ""
    assert b"kamer" not in listed(table)


def test_end_before_start(table: Path) -> None:
    """A mistake in the times does not make a file that calendars refuse."""
    replace(table / MEETING, "einde: 16:00", "einde: 14:00")
    data = built(table, "--concept")
    assert b"DTEND" not in data
    assert by_ical(data)[0].start == datetime(2026, 1, 15, 14, tzinfo=UTC)


def test_when_it_was_recorded(table: Path) -> None:
    """A calendar bears the time of its commit; without one, the meeting's own day and not the clock."""
    day = {"GIT_COMMITTER_DATE": "2026-01-08T23:30:00-02:00", "GIT_AUTHOR_DATE": "2026-01-08T23:30:00-02:00"}
    who = ["-c", "user.name=Proef", "-c", "user.email=proef@tafel.example"]
    again = ["git", *who, "commit", "-q", "--amend", "--no-edit"]
    subprocess.run(again, cwd=table, check=True, capture_output=True, env={**os.environ, **day})
    for data in (built(table), listed(table)):
        assert b"\r\nDTSTAMP:20260109T013000Z\r\n" in data
        assert b"\r\nLAST-MODIFIED:20260109T013000Z\r\n" in data
    (table / ".git").rename(table / "geen-git")
    for data in (built(table), listed(table)):
        assert b"\r\nDTSTAMP:20260115T000000Z\r\n" in data


def test_same_bytes_everywhere(table: Path) -> None:
    """Time zone, language, hash seed and what a terminal can spell leave no trace in a calendar."""
    here = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    there = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "PYTHONIOENCODING": "ascii"}
    replace(table / MEETING, "locatie: dorpshuis", "locatie: café « l’Été »")
    assert built(table, **here) == built(table, **there)
    assert listed(table, **here) == listed(table, **there)


def test_all_meetings(table: Path, record: Record) -> None:
    """All coming meetings are in one calendar, in order, with time and place but without subjects or persons."""
    text = (table / MEETING).read_text(encoding="utf-8")
    later = text.replace("datum: 2026-01-15", "datum: 2026-07-02").split("agenda:")[0]
    (table / "data/bijeenkomsten/2026-01-01-zomer.md").write_text(
        f"{later}gasten:\n  - een geheime gast\nagenda: []\n---\n\nEen geheime uitnodiging.\n", encoding="utf-8"
    )
    record(table)
    data = listed(table)
    events = same(data)
    assert [event.start for event in events] == [
        datetime(2026, 1, 15, 14, tzinfo=UTC),
        datetime(2026, 7, 2, 13, tzinfo=UTC),
    ]
    plain = data.replace(b"\r\n ", b"").decode("utf-8")
    assert not any(word in plain for word in ("plein", "geheime", "secretari", "2025-12-04", "20251204"))
    assert "\r\nX-WR-CALNAME:Samenwerkingstafel Voorbeelddorp\r\n" in plain
    assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in plain
    assert_only_ours(data, events=2)
    assert listed(table, "--output", "-") == data
    done = tafel(table, "bijeenkomsten", "ics", "--output", "alle.ics")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Geschreven: alle.ics, met 2 bijeenkomsten." in done.stdout
    assert (table / "alle.ics").read_bytes() == data
    replace(table / MEETING, "locatie: dorpshuis", "locatie: stadhuis")
    assert listed(table) != data
    assert listed(table, "--ref", "HEAD") == data


def test_nothing_disappears_unnoticed(table: Path) -> None:
    """While a meeting cannot be read there is no calendar: what is not in it would vanish from everybody's."""
    assert tafel(table, "bijeenkomsten", "ics", "--output", "alle.ics").returncode == 0
    before = (table / "alle.ics").read_bytes()
    replace(table / MEETING, "datum: 2026-01-15", "datum: morgen")
    done = tafel(table, "bijeenkomsten", "ics", "--output", "alle.ics")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"Niet te lezen: `{MEETING}`." in done.stderr
    assert (table / "alle.ics").read_bytes() == before
    replace(table / "data/tafel.md", "naam: ", "nam: ")
    replace(table / MEETING, "datum: morgen", "datum: 2026-01-15")
    done = tafel(table, "bijeenkomsten", "ics")
    assert (done.returncode, done.stdout) == (1, "")


def test_where_it_may_be_written(table: Path, tmp_path: Path) -> None:
    """A calendar does not go among the table's data, through a link, or into a folder that is not there."""
    (tmp_path / "elders").write_text("van mij", encoding="utf-8")
    (table / "link.ics").symlink_to(tmp_path / "elders")
    for place, code in (("data/x.ics", 2), ("uitvoer/../data/agenda/x.ics", 2), ("link.ics", 3), ("weg/x.ics", 3)):
        done = tafel(table, "bijeenkomsten", "ics", "--output", place)
        assert (done.returncode, done.stdout) == (code, ""), place
        assert done.stderr.startswith("tafel: ")
    assert (tmp_path / "elders").read_text(encoding="utf-8") == "van mij"
    assert not list(table.glob("data/**/*.ics"))


EVIL = {
    "a folder on a disk": "M:\\Notulen\\nieuw",
    "a line break with a component": "x\nBEGIN:VEVENT\nSUMMARY:y\nEND:VEVENT",
    "a line break as calendars spell it": r"x\nBEGIN:VEVENT",
    "windows line breaks with a guest": "x\r\nATTENDEE:mailto:iemand@tafel.example",
    "an old line break": "x\rORGANIZER:mailto:iemand@tafel.example",
    "other ends of a line": "a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g",
    "the signs of a list": 'a;b,c:d\\e"f\\;g\\,h\\\\n',
    "a parameter": ";VALUE=URI:https://x.example",
    "a fold": "x\r\n y\n\tz",
    "signs that steer": "a\x00b\x07c\x1b[31md\x7fe\u202ef\u2066g\ufeffh",
    "half a character": "a\ud800b",
    "a very long word": "woord" * 400,
    "very long, of many bytes": "é€😀" * 300,
    "an order of a CI service": "  ::error::x ##[error]y ##vso[task.setvariable variable=x]z",
    "a name": "BEGIN:VCALENDAR",
    "percent and quotes": "%0D%0AEND:VEVENT ^n ^' '",
}  # fmt: skip


def shown(text: str) -> str:
    """Return how a text may come out: literally, each sign that steers spelt, each end of a line one line break."""
    return "\n".join(toon(line) for line in text.splitlines())


@pytest.mark.parametrize("case", EVIL)
def test_a_text_stays_a_text(case: str) -> None:
    """Whatever stands in a name, a place or an agenda is read back to the letter by both, and makes nothing else."""
    text = EVIL[case]
    data = calendar_file([meeting(tafel=text, locatie=text, toelichting=f"{text} {text}")], text)
    assert_only_ours(data)
    event = same(data)[0]
    assert (event.summary, event.location) == (shown(text), shown(text))
    assert event.description == shown(f"{text} {text}")


@pytest.mark.proof
@given(st.text(max_size=300) | st.lists(st.sampled_from([*EVIL.values(), *":;,\\#[ \n", "::", "##["])).map("".join))
@example("x" * 60 + "::::error::")
def test_any_text_stays_a_text(text: str) -> None:
    """Any text at all is read back the same, and no line of the file is a command for a CI service."""
    data = calendar_file([meeting(locatie=text, toelichting=f"a{text}")])
    assert_only_ours(data)
    event = same(data)[0]
    assert (event.location, event.description) == (shown(text), shown(f"a{text}"))
    assert orders("\n".join(lines(data))) == []


@pytest.mark.parametrize("spaces", range(80))
def test_no_order_in_a_log(spaces: int) -> None:
    """Wherever a line is folded, a CI service finds no command in it, and calendars read the same text."""
    text = f"{'x' * spaces} ::error::a :::warning::b ##[error]c ##vso[task.complete]d"
    data = calendar_file([meeting(locatie=text)])
    assert orders("\n".join(lines(data))) == []
    assert not re.search(r"##\w*\[", "\n".join(lines(data)))
    assert same(data)[0].location == text


def test_hostile_files(table: Path) -> None:
    """Through the whole command too, a title, a place and the table's name come out as they were typed."""
    replace(table / PLEIN, "titel: Hoe gebruiken we het plein?", r'titel: "a;b,c\\nBEGIN:VEVENT ::error::x"')
    replace(table / MEETING, "locatie: dorpshuis", "locatie: |\n  zaal 1\n  BEGIN:VEVENT\n  ATTENDEE:x")
    replace(table / "data/tafel.md", "naam: Samenwerkingstafel Voorbeelddorp", r'naam: "T;a,f\\,e:l"')
    data = built(table, GITHUB_ACTIONS="true", CI="true")
    assert_only_ours(data)
    (event,) = same(data)
    assert event.summary == r"T;a,f\,e:l"
    assert event.location.rstrip("\n") == "zaal 1\nBEGIN:VEVENT\nATTENDEE:x"
    assert "15.00 1. a;b,c\\nBEGIN:VEVENT ::error::x (beeldvormend)\n" in event.description
    assert listed(table, GITHUB_ACTIONS="true", CI="true") == listed(table)
