"""Lines in minutes: each is read wholly, or is a finding with the line to type, or is prose."""

from datetime import date, time
from pathlib import Path

import pytest
from conftest import ROOT, replace, tafel
from hasty_lines import BOTH, ITEMS, SOUND, WRONG, heading
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
UNSURE = Known(lambda text: text[:1].isupper(), lambda text: text.startswith("akkoord"), lambda text: text == "akkoord")


def minutes(body: str, header: str = HEADER) -> Verslag:
    """Return minutes of 3 December 2026 with this body."""
    found = read(Memory(ROOT, (Entry(PATH, f"{header}{body}".encode()),), {})).get(Verslag, "2026-12-03")
    assert found is not None
    return found


def read_lines(place: str, *lines: str, numbering: Numbering | None = None) -> tuple[Read, ...]:
    """Return what the lines below a heading say, each in a paragraph of its own."""
    return lines_in(TABLE, minutes(heading(place) + "\n\n".join(lines) + "\n"), numbering)


def said(value: Value | None) -> dict[str, object]:
    """Return what a value says, without what it leaves empty."""
    assert value is not None
    held = {key: part for key, part in plain(value).items() if part not in (None, "", [])}
    return {"is": type(value).__name__, **held}


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
    assert "`tafel verslag process 2026-12-03`" in found[0].hint
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
    page = table / "uitvoer/2026-01-15/openbaar/openbare-stukken-2026-01-15.html"
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


@pytest.mark.parametrize(
    ("said", "concluded", "told"),
    [("", "", ["Besproken"]), ("Iets.", "", []), ("", "Niets.", []), ("Iets.", "Niets.", [])],
)
def test_a_standing_item_needs_one_part(table: Path, said: str, concluded: str, told: list[str]) -> None:
    """Below a standing item nothing is asked as long as one of its two parts says something."""
    text = (table / VERSLAG).read_text(encoding="utf-8")
    more = f"\n## Rondvraag\n\n### Besproken\n\n{said}\n\n### Conclusie\n\n{concluded}\n"
    (table / VERSLAG).write_text(text + more, encoding="utf-8")
    found = rules.findings_of(Case(register=read(WorkTree(table))))
    assert [one.place.split(".")[-1] for one in found if one.code.code == "T362"] == told
