"""A proposal for an agenda: fair, in time, explained, and written without touching anything else."""

import csv
import io
import itertools
import json
import re
from datetime import date
from pathlib import Path

import pytest
from conftest import Record, example_table, git, replace, tafel
from hypothesis import given, settings
from hypothesis import strategies as st

from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst
from tafel_cli.pack.plan import Agendaplan, agendaplan
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import occasion
from tafel_cli.register.register import Register
from tafel_cli.source import Entry
from tafel_cli.source.memory import Memory

TODAY = date(2026, 1, 12)
LAST = date(2026, 1, 8)  # five working days before the meeting
PLEIN = "2026-01-05-gemeente-plein"
MEETING = "data/bijeenkomsten/2026-01-15.md"
DAY = ("--as-of", "2026-01-12")
PARTIES = ("noord", "oost", "zuid")
THEMES = ("buurt", "markt")


def held(files: dict[str, str]) -> Register:
    """Return a table that is only in memory: texts by path."""
    return read(Memory(Path("/tafel"), tuple(Entry(path, text.encode()) for path, text in files.items())))


def item(number: int, **keys: str | int) -> tuple[str, str]:
    """Return the path and the text of an item that came in on time; `gevraagd` is how many things it asks."""
    asked = int(keys.pop("gevraagd", 1))
    values: dict[str, str | int] = {
        "indiener": "noord",
        "thema": "buurt",
        "doel": "beeldvormend",
        "status": "ingediend",
    }
    values |= {"duur": 10, "ingediend_op": "2026-01-05"} | keys
    lines = [f"titel: Punt {number}", *(f"{key}: {value}" for key, value in values.items() if value != "")]
    lines += ["gevraagd:", *(f"  - Vraag {count}?" for count in range(asked))] if asked else []
    return f"data/agenda/2026-01-05-punt-{number:02}.md", "---\n" + "\n".join(lines) + "\n---\n"


def table(items: list[tuple[str, str]], meeting: str = "", rules: str = "", standing: str = "") -> dict[str, str]:
    """Return a table with a meeting from 15.00 to 16.00 on 15 January 2026; `meeting` and `rules` are lines."""
    themes = "".join(f"  {name}:\n    naam: {name}\n" for name in THEMES)
    files = {
        "data/tafel.md": "---\nnaam: Proef\ngebied: Proef\nvoorzitter:\n  functie: voorzitter\nsecretaris:\n"
        f"  functie: secretaris\nopenbaarheid: openbaar\nsoorten:\n  partij: Partij\nthemas:\n{themes}{standing}---\n",
        MEETING: "---\ndatum: 2026-01-15\naanvang: '15:00'\nstatus: gepland\nlocatie: hier\n" + meeting + "---\n",
        "data/werkafspraken/1-tijd.md": "---\ntitel: Tijd\nnummer: 1\nstatus: geldend\nvastgesteld: 2025-01-01\n"
        f"regels:\n  - soort: inbrengtermijn\n    werkdagen: 5\n{rules}---\n",
    }
    for name in PARTIES:
        files[f"data/organisaties/{name}.md"] = f"---\nnaam: Partij {name}\nsoort: partij\nstatus: actief\n---\n"
    return files | dict(items)


def proposal(files: dict[str, str], today: date = TODAY) -> Agendaplan:
    """Return what is proposed for the meeting."""
    register = held(files)
    assert not register.findings, [f.message for f in register.findings]
    asked = occasion(register, "2026-01-15")
    assert asked
    return agendaplan(asked, today, {})


def order(plan: Agendaplan) -> list[str]:
    """Return the numbers of the items as they are planned."""
    return [PAUZE if id_ == PAUZE else id_.removeprefix("2026-01-05-punt-").lstrip("0") for id_ in plan.agenda]


def reasons(plan: Agendaplan) -> dict[str, str]:
    """Return why items are not planned, by number."""
    return {row.id.removeprefix("2026-01-05-punt-").lstrip("0"): row.reden for row in plan.niet_gepland}


HOUR = "einde: '16:00'\nagenda: []\n"

# What may be drawn: anything that a table may hold, with values near each other so that they meet.
MADE = st.fixed_dictionaries(
    {
        "indiener": st.sampled_from([*PARTIES, "voorzitter"]),
        "thema": st.sampled_from(THEMES),
        "doel": st.sampled_from(["beeldvormend", "oordeelsvormend", "besluitvormend", "ter_kennisname"]),
        "status": st.sampled_from(["ingediend"] * 5 + ["concept", "ingetrokken"]),
        "duur": st.sampled_from([0, 5, 10, 15, 20, 25, 45]),
        "gevraagd": st.integers(1, 4),
        "ingediend_op": st.sampled_from(["2026-01-05", "2026-01-08", "2026-01-09"]),
        "besluit_nodig_voor": st.sampled_from(["", "", "2026-02-01", "2026-02-20", "2026-09-01"]),
        "behandeling": st.sampled_from(["", "hamerstuk"]),
        "gewenst": st.sampled_from(["", "2026-01-15", "2026-02-12"]),
    }
)


@st.composite
def tables(draw: st.DrawFn, *, sent: bool = False) -> dict[str, str]:
    """Draw a table with up to eight items, some of which are on the agenda, and perhaps a later meeting."""
    drawn = draw(st.lists(MADE, max_size=8))
    items = []
    for number, keys in enumerate(drawn, 1):
        decides = keys["doel"] == "besluitvormend"
        zero = keys["doel"] != "ter_kennisname" and not keys["duur"]
        fixed = {"behandeling": keys["behandeling"] if decides else "", "duur": 10 if zero else keys["duur"]}
        fixed |= {"gevraagd": 0 if keys["doel"] == "ter_kennisname" else keys["gevraagd"]}
        items.append(item(number, **(keys | fixed)))
    ids = [Path(path).stem for path, _ in items]
    listed = draw(st.permutations(ids)).copy()[: draw(st.integers(0, len(ids)))] if ids else []
    for _ in range(draw(st.integers(0, 2))):
        listed.insert(draw(st.integers(0, len(listed))), PAUZE)
    waived = [id_ for id_ in listed if id_ != PAUZE and draw(st.booleans())]
    end = draw(st.sampled_from(["15:30", "16:00", "17:00", "18:30"]))
    meeting = f"einde: '{end}'\nagenda:{''.join(f'{chr(10)}  - {id_}' for id_ in listed) or ' []'}\n"
    if waived:
        meeting += "toegelaten:\n" + "".join(f"  - agendapunt: {id_}\n    reden: Het mag.\n" for id_ in waived)
    if sent:
        meeting += "verzonden:\n  - op: 2026-01-09\n    versie: abcdef0\n"
    limits = {"pauze_na": draw(st.sampled_from([0, 30, 45, 90])), "beslispunten": draw(st.sampled_from([0, 3, 7]))}
    rules = "".join(f"    {key}: {value}\n" for key, value in limits.items() if value)
    begin, close = draw(st.sampled_from([0, 5, 20])), draw(st.sampled_from([0, 10]))
    standing = "".join(
        f"  - id: {name}\n    titel: {name}\n    soort: {name}\n    duur: {length}\n    plaats: {place}\n"
        for name, length, place in (("opening", begin, "begin"), ("sluiting", close, "einde"))
        if length
    )
    files = table(
        items, meeting, f"  - soort: omvang\n{rules}" if rules else "", f"vaste_punten:\n{standing}" if standing else ""
    )
    files["data/bijeenkomsten/2026-02-12.md"] = (
        "---\ndatum: 2026-02-12\naanvang: '15:00'\neinde: '16:00'\nlocatie: hier\n"
        f"status: {draw(st.sampled_from(['gepland', 'geannuleerd']))}\nagenda: []\n---\n"
    )
    return files


def stretches(plan: Agendaplan) -> list[list[int]]:
    """Return the minutes of the rows between two breaks, standing items before and after the list taken together."""
    parts: list[list[int]] = [[]]
    last = ""
    for row in plan.regels:
        if row.soort == PAUZE:
            parts.append([])
        elif row.soort == last == "vast":
            parts[-1][-1] += row.duur or 0
        else:
            parts[-1].append(row.duur or 0)
        last = row.soort
    return parts


@pytest.mark.proof
@settings(max_examples=300)
@given(tables())
def test_in_time_and_nothing_lost(files: dict[str, str]) -> None:
    """Whatever waits, a proposal fits in its time, has a break in time, and plans or explains every item once."""
    plan = proposal(files)
    register = held(files)
    meeting = register.get(Bijeenkomst, "2026-01-15")
    assert meeting
    room = meeting.einde.hour * 60 + meeting.einde.minute - 15 * 60
    taken = sum(row.duur or 0 for row in plan.regels)
    assert plan.over == room - taken
    assert taken <= room
    rules = files["data/werkafspraken/1-tijd.md"]
    for line in rules.splitlines():
        if line.strip().startswith("pauze_na: "):
            limit = int(line.split(": ")[1])
            assert all(sum(part) <= max(limit, *part, 0) for part in stretches(plan) if part)
    planned = [row.id for row in plan.regels if row.soort == "punt"]
    left = [row.id for row in plan.niet_gepland]
    for found in register.all(Agendapunt):
        listed = found.id in meeting.agenda
        expected = 1 if listed or found.status.value != "ingetrokken" else 0
        assert planned.count(found.id) + left.count(found.id) == expected, found.id
    assert all(row.uitleg.endswith(".") for row in plan.regels if row.soort != "vast")
    assert all(row.reden.endswith(".") for row in plan.niet_gepland)


@pytest.mark.proof
@settings(max_examples=300)
@given(tables())
def test_planning_twice(files: dict[str, str]) -> None:
    """The same table gives the same proposal, and a proposal that was written down is proposed again as it is."""
    plan = proposal(files)
    assert plan == proposal(dict(reversed(files.items())))
    listed = "".join(f"\n  - {id_}" for id_ in plan.agenda) or " []"
    written = re.sub(r"agenda:(?: \[\]|(?:\n  - \S+)+)\n", f"agenda:{listed}\n", files[MEETING], count=1)
    again = proposal({**files, MEETING: written})
    assert again.agenda == plan.agenda
    assert again.ongewijzigd


@settings(max_examples=200)
@given(tables())
def test_order(files: dict[str, str]) -> None:
    """By consent first, then decisions that cannot wait, decisions, talks; late at the end, and parties in turn."""
    plan = proposal(files)
    register = held(files)
    found = [register.get(Agendapunt, id_) for id_ in plan.agenda if id_ != PAUZE]
    groups = [(group(one, register), one.indiener) for one in found if one]
    assert [number for number, _ in groups] == sorted(number for number, _ in groups)
    last = ""
    for _, part in itertools.groupby(groups, key=lambda one: one[0]):
        parties = [party for _, party in part]
        assert twice(last, parties) == min(twice(last, list(each)) for each in set(itertools.permutations(parties)))
        last = parties[-1]


def twice(last: str, parties: list[str]) -> int:
    """Return how often a party comes twice in a row; the chair is no party."""
    return sum(a == b and a in PARTIES for a, b in itertools.pairwise([last, *parties]))


def group(one: Agendapunt, register: Register) -> int:
    """Return the place of an item's group, by the rules in words."""
    meetings = [m.datum for m in register.planned() if m.datum > date(2026, 1, 15)]
    day = one.besluit_nodig_voor
    presses = day is not None and (not meetings or meetings[0] >= day)
    talks = ["besluitvormend", "oordeelsvormend", "beeldvormend", "ter_kennisname"]
    if one.doel.value == "ter_kennisname" and not one.duur:
        return 9
    if one.status.value == "concept" or (one.ingediend_op or TODAY) > LAST:
        return 8
    if one.behandeling:
        return 0
    return 1 if presses and one.doel.value == "besluitvormend" else 2 + talks.index(one.doel.value)


@settings(max_examples=150)
@given(tables(sent=True))
def test_what_was_sent_stays(files: dict[str, str]) -> None:
    """On an agenda that was sent every entry keeps its place; what is added comes after it and fits."""
    register = held(files)
    meeting = register.get(Bijeenkomst, "2026-01-15")
    assert meeting
    plan = proposal(files)
    assert plan.agenda[: len(meeting.agenda)] == meeting.agenda
    if len(plan.agenda) > len(meeting.agenda) and any(
        row.duur for row in plan.regels if row.id in plan.agenda[len(meeting.agenda) :]
    ):
        assert plan.over is not None
        assert plan.over >= 0


def test_who_had_less_time_goes_first() -> None:
    """Of equal items that of the party with less time in earlier meetings comes first, and the reason says so."""
    before = item(9, duur=30, indiener="oost")
    files = table([item(1, indiener="oost"), item(2, indiener="zuid"), before], HOUR)
    files["data/bijeenkomsten/2025-12-04.md"] = (
        "---\ndatum: 2025-12-04\naanvang: '15:00'\neinde: '16:00'\nlocatie: hier\nstatus: gehouden\n"
        "agenda:\n  - 2026-01-05-punt-09\n---\n"
    )
    plan = proposal(files)
    assert order(plan) == ["2", "1"]
    assert "Partij zuid kreeg eerder minder tijd (0 minuten) en gaat voor." in plan.regels[0].uitleg


def test_the_first_day_goes_first() -> None:
    """Of decisions that cannot wait the one that is needed first comes first, whoever had less time."""
    presses = {"doel": "besluitvormend", "indiener": "oost"}
    items = [
        item(1, **presses, besluit_nodig_voor="2026-02-20"),
        item(2, **presses | {"indiener": "zuid"}, besluit_nodig_voor="2026-02-01"),
        item(3, **presses | {"indiener": "noord"}, besluit_nodig_voor="2026-02-10"),
        item(9, duur=30, indiener="zuid"),
    ]
    files = table(items, HOUR)
    files["data/bijeenkomsten/2025-12-04.md"] = (
        "---\ndatum: 2025-12-04\naanvang: '15:00'\neinde: '16:00'\nlocatie: hier\nstatus: gehouden\n"
        "agenda:\n  - 2026-01-05-punt-09\n---\n"
    )
    plan = proposal(files)
    assert order(plan) == ["2", "3", "1"]
    assert plan.regels[0].uitleg == "Dit komt vooraan, want er is een besluit nodig vóór 1 februari 2026."


def test_what_cannot_wait_is_said_loudly() -> None:
    """A decision that is needed before the table meets again and does not fit is first among what is left out."""
    files = table(
        [item(1, duur=40), item(2, duur=30), item(3, doel="besluitvormend", duur=30, besluit_nodig_voor="2026-02-01")],
        "einde: '16:00'\nagenda:\n  - 2026-01-05-punt-01\n",
    )
    plan = proposal(files)
    assert order(plan) == ["1"]
    first = plan.niet_gepland[0]
    assert (first.id[-1], first.dringend) == ("3", True)
    assert first.reden == (
        "Dit past niet: het duurt 30 minuten en er zijn nog maar 20 minuten over. LET OP: er is een besluit nodig vóór "
        "1 februari 2026 en er is geen latere bijeenkomst gepland. Haal een ander punt van de agenda, of plan eerder "
        "een bijeenkomst."
    )
    later = (
        "---\ndatum: 2026-02-12\naanvang: '15:00'\neinde: '16:00'\nlocatie: hier\nstatus: gepland\nagenda: []\n---\n"
    )
    assert "de tafel komt pas op 12 februari 2026 weer bij elkaar" in (
        proposal({**files, "data/bijeenkomsten/2026-02-12.md": later}).niet_gepland[0].reden
    )
    assert (
        order(proposal({**files, MEETING: files[MEETING].replace("agenda:\n  - 2026-01-05-punt-01", "agenda: []")}))[0]
        == "3"
    )


def test_reasons() -> None:
    """What is not planned has its own reason: another meeting, a draft, too many decisions, a break."""
    rules = "  - soort: omvang\n    beslispunten: 2\n    pauze_na: 30\n"
    files = table(
        [
            item(1, doel="besluitvormend", gevraagd=2),
            item(2, doel="besluitvormend", gevraagd=1),
            item(3, gewenst="2026-02-12"),
            item(4, status="concept"),
            item(5, duur=20),
            item(6, duur=25),
        ],
        HOUR,
        rules,
    )
    files["data/bijeenkomsten/2026-02-12.md"] = files[MEETING].replace("2026-01-15", "2026-02-12")
    plan = proposal(files)
    assert order(plan) == ["1", "5"]
    assert reasons(plan) == {
        "2": "Dit past niet: er zijn al 2 beslispunten, hier komt er 1 bij, en de afspraak is hoogstens 2.",
        "3": "De indiener wil dit punt op de agenda van 12 februari 2026.",
        "4": "Dit is nog een concept: 3 van 9 onderdelen klaar.",
        "6": "Dit past niet: het duurt 25 minuten, en dan is er nog een pauze nodig.",
    }


def test_what_was_withdrawn_after_it_was_sent() -> None:
    """An item that its party withdrew stays on an agenda that was sent, and the chair reads to say so."""
    sent = "einde: '16:00'\nverzonden:\n  - op: 2026-01-09\n    versie: abcdef0\nagenda:\n  - 2026-01-05-punt-01\n"
    plan = proposal(table([item(1, status="ingetrokken"), item(2)], sent))
    stays = "Dit staat op de agenda die al is verzonden, en houdt zijn plaats."
    assert [row.uitleg for row in plan.regels] == [
        f"{stays} Het is ingetrokken. Zeg dat in de bijeenkomst.",
        "Dit komt achter de agenda die al is verzonden.",
    ]


def test_late_comes_last_with_what_the_chair_said() -> None:
    """What came late stands at the end; the sentence says until when, and whether the chair lets it in."""
    late = {"ingediend_op": "2026-01-09", "doel": "besluitvormend"}
    waived = "einde: '16:00'\nagenda: []\ntoegelaten:\n  - agendapunt: 2026-01-05-punt-01\n    reden: Het mag.\n"
    plan = proposal(table([item(1, **late), item(2, **late), item(3)], waived))
    said = {row.id[-1]: row.uitleg for row in plan.regels}
    assert order(plan)[0] == "3"
    assert (
        said["1"]
        == "Dit kwam te laat binnen (de laatste dag was 8 januari 2026) en staat dus achteraan. U laat het toe."
    )
    assert said["2"].endswith("Laat u het toe, zet dan uw reden bij `toegelaten`.")


def test_the_example() -> None:
    """The example table's own agenda is what is proposed: a chair made it by the same rules, and nothing changes."""
    done = tafel(example_table(), "agenda", "plan", "--as-of", "2026-11-24", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    view = json.loads(done.stdout)
    assert (view["bijeenkomst"], view["over"], view["ongewijzigd"]) == ("2026-12-03", 0, True)
    assert [row["id"] for row in view["niet_gepland"]] == [
        "2026-10-21-gemeente-lege-ruimtes", "2026-11-18-lindepark-bewonersavond"
    ]  # fmt: skip
    rows = list(csv.reader(io.StringIO(tafel(example_table(), "agenda", "plan", *DAY, "--format", "csv").stdout)))
    assert [row[1] for row in rows[1:]] == [
        *(row["id"] or "" for row in view["items"]), *(row["id"] for row in view["niet_gepland"])
    ]  # fmt: skip


@pytest.mark.parametrize("columns", [60, 100, 200])
def test_on_any_screen(columns: int) -> None:
    """A proposal never runs over the edge of a screen, and every point has its sentence."""
    done = tafel(example_table(), "agenda", "plan", "--as-of", "2026-11-24", COLUMNS=str(columns))
    assert (done.returncode, done.stderr) == (0, "")
    assert max(len(line) for line in done.stdout.splitlines()) <= columns
    assert [line.split(".")[0] for line in done.stdout.splitlines() if line.startswith("  Punt ")] == [
        f"  Punt {number}" for number in range(4, 10)
    ]


SECOND = """---
titel: Bomen op het plein
indiener: huurders
thema: buurt
doel: besluitvormend
status: ingediend
duur: 10
gevraagd:
  - In te stemmen met tien bomen.
ingediend_op: 2026-01-05
inleider:
  organisatie: huurders
  functie: bestuurslid
reden_direct_besluit: Het voorjaar is het beste moment.
---
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_only_the_list_is_written(table: Path, ending: str) -> None:
    """Writing changes the list alone: comments, quotes, order, line endings and rights stay as they were."""
    (table / "data/agenda/2026-01-05-huurders-bomen.md").write_text(SECOND, encoding="utf-8")
    path = table / MEETING
    text = path.read_text(encoding="utf-8").replace("locatie: dorpshuis", "locatie:   'dorpshuis' # zaal 2\n# let op")
    old = text.replace("\n", ending).encode()
    path.write_bytes(old)
    path.chmod(0o640)
    shown = tafel(table, "agenda", "plan", *DAY)
    assert "Er is niets veranderd. Met `tafel agenda plan 2026-01-15 --write` komt dit in" in shown.stdout
    assert path.read_bytes() == old
    done = tafel(table, "agenda", "plan", *DAY, "--write")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Geschreven in `{MEETING}`" in done.stdout
    line = f"  - {PLEIN}{ending}".encode()
    assert path.read_bytes() == old.replace(line, f"  - 2026-01-05-huurders-bomen{ending}".encode() + line)
    assert path.stat().st_mode & 0o777 == 0o640
    was = path.stat().st_mtime_ns
    assert "Er is niets veranderd." in tafel(table, "agenda", "plan", *DAY, "--write").stdout
    assert path.stat().st_mtime_ns == was
    assert not [name for name in path.parent.iterdir() if name.name.startswith(".tafel")]


def test_a_list_that_cannot_be_changed_safely(table: Path) -> None:
    """A list over several lines between brackets is not rewritten: the command says what to type, the file stays."""
    (table / "data/agenda/2026-01-05-huurders-bomen.md").write_text(SECOND, encoding="utf-8")
    replace(table / MEETING, f"agenda:\n  - {PLEIN}", f"agenda: [\n  {PLEIN}]")
    before = (table / MEETING).read_bytes()
    done = tafel(table, "agenda", "plan", *DAY, "--write")
    assert done.returncode == 3
    assert MEETING in done.stderr
    assert f"Typ zelf onder `agenda:` de regels `- 2026-01-05-huurders-bomen`, `- {PLEIN}`" in done.stderr
    assert (table / MEETING).read_bytes() == before


def test_after_sending(table: Path, record: Record) -> None:
    """On an agenda that was sent the points keep their numbers, and what is added gets a number of its own."""
    replace(
        table / MEETING,
        "agenda:",
        f"verzonden:\n  - op: 2026-01-09\n    versie: {git(table, 'rev-parse', 'HEAD')}\nagenda:",
    )
    (table / "data/agenda/2026-01-05-huurders-bomen.md").write_text(SECOND, encoding="utf-8")
    record(table)
    view = json.loads(tafel(table, "agenda", "plan", *DAY, "--format", "json").stdout)
    assert [(row["nr"], row["id"]) for row in view["items"]] == [("1", PLEIN), ("1a", "2026-01-05-huurders-bomen")]
    assert view["items"][0]["uitleg"] == "Dit staat op de agenda die al is verzonden, en houdt zijn plaats."
    assert view["items"][1]["uitleg"].startswith("Dit komt achter de agenda die al is verzonden.")


def test_wrong_use(table: Path) -> None:
    """Only a planned meeting that can be read gets a proposal; the command says which there are, or what is wrong."""
    unknown = tafel(table, "agenda", "plan", "2026-01-16")
    assert (unknown.returncode, "2026-01-15" in unknown.stderr) == (2, True)
    held = tafel(table, "agenda", "plan", "2025-12-04")
    assert (held.returncode, "is al geweest" in held.stderr) == (2, True)
    replace(table / MEETING, "datum: 2026-01-15", "datum: morgen")
    broken = tafel(table, "agenda", "plan", "2026-01-15")
    assert (broken.returncode, "tafel check" in broken.stderr) == (1, True)
    none = tafel(table, "agenda", "plan")
    assert (none.returncode, f"staat hier nog: `{MEETING}`" in none.stderr) == (1, True)
    replace(table / MEETING, "status: gepland", "status: gehouden")
    replace(table / MEETING, "datum: morgen", "datum: 2026-01-15")
    none = tafel(table, "agenda", "plan")
    assert (none.returncode, "geen geplande bijeenkomst" in none.stderr) == (2, True)


def test_what_cannot_be_read_stays_on_the_list(table: Path) -> None:
    """An item whose file is broken keeps its place on the list, and is counted."""
    replace(table / f"data/agenda/{PLEIN}.md", "doel: beeldvormend", "doel: beeldvormnd")
    (table / "data/agenda/2026-01-05-huurders-bomen.md").write_text(SECOND, encoding="utf-8")
    view = json.loads(tafel(table, "agenda", "plan", *DAY, "--format", "json").stdout)
    assert view["agenda"] == ["2026-01-05-huurders-bomen", PLEIN]
    assert view["items"][1]["uitleg"] == "Dit stuk kan niet worden gelezen. Het blijft staan waar u het zette."
    assert "Agendapunten die niet te lezen zijn: 1. Bekijk ze met `tafel check`." in view["opmerkingen"]


def test_what_is_proposed_does_not_count_against_its_party() -> None:
    """The minutes that this agenda itself gives a party do not change its order once the agenda is written down."""
    items = [item(1, duur=20), item(2, duur=10, indiener="oost")]
    listed = "einde: '16:00'\nagenda:\n  - 2026-01-05-punt-01\n  - 2026-01-05-punt-02\n"
    assert order(proposal(table(items, HOUR))) == order(proposal(table(items, listed))) == ["1", "2"]


def test_the_break_that_the_chair_wants() -> None:
    """A break that the chair put on the list stays on it while there is time, also where no agreement asks for one."""
    items = [item(1), item(2), item(3)]
    wanted = "agenda:\n  - pauze\n"
    assert order(proposal(table(items, f"einde: '16:00'\n{wanted}"))) == ["1", "2", "pauze", "3"]
    assert order(proposal(table(items, f"einde: '15:35'\n{wanted}"))) == ["1", "2", "3"]


def test_what_the_chair_chose_goes_first_but_not_over_the_time() -> None:
    """What the chair put on the list keeps its place before what waits; what is too much even so is said to be."""
    listed = "einde: '16:00'\nagenda:\n  - 2026-01-05-punt-02\n  - 2026-01-05-punt-03\n"
    plan = proposal(table([item(1, duur=30), item(2, duur=30), item(3, duur=35)], listed))
    assert order(plan) == ["1", "2"]
    assert reasons(plan) == {
        "3": "U zette dit op de agenda, maar het past niet: het duurt 35 minuten en er is geen tijd meer over."
    }
    fits = proposal(table([item(1, duur=30), item(2, duur=30), item(3, duur=30)], listed))
    assert order(fits) == ["2", "3"]


def test_no_room_at_all() -> None:
    """Where what every meeting has takes all the time, that is why nothing is proposed; nothing was sent."""
    standing = (
        "vaste_punten:\n  - id: opening\n    titel: Opening\n    soort: opening\n    duur: 90\n    plaats: begin\n"
    )
    plan = proposal(table([item(1)], HOUR, standing=standing))
    assert order(plan) == []
    assert plan.opmerkingen[0] == (
        "De vaste punten duren al langer dan de bijeenkomst. Er komt dus niets bij wat tijd kost."
    )


def test_in_writing() -> None:
    """A written round has neither a clock nor breaks: everything that waits can be in it."""
    rules = "  - soort: omvang\n    pauze_na: 30\n"
    plan = proposal(table([item(number, duur=45) for number in range(1, 5)], f"{HOUR}vorm: schriftelijk\n", rules))
    assert order(plan) == ["1", "2", "3", "4"]
    assert plan.over is None
