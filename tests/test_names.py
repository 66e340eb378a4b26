"""What a typed name means: a beginning or end of an id, a title, a day, a party, the number of a point."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import rich_table
from conftest import example_table, replace, tafel
from hypothesis import assume, given
from hypothesis import strategies as st

from tafel_cli.errors import TafelError
from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import at_hand, for_points
from tafel_cli.register.names import resolve
from tafel_cli.register.numbers import as_it_is, point_named
from tafel_cli.register.register import Register
from tafel_cli.source import Entry
from tafel_cli.source.memory import Memory
from tafel_cli.source.worktree import WorkTree
from tafel_cli.writing.papers.sent_before import numbering_of

_ID = st.lists(st.text("ab1", min_size=1, max_size=3), min_size=1, max_size=4).map("-".join)


@cache
def example() -> Register:
    """Return the example table as it was read."""
    return read(WorkTree(example_table()))


def meant(typed: str, *kinds: str, **how: object) -> str:
    """Return the id in the example table that a typed name means, or the message that refuses it."""
    try:
        return resolve(example(), kinds, typed, what="ding", **how)  # type: ignore[arg-type]
    except TafelError as error:
        return str(error)


@given(ids=st.sets(_ID, min_size=1, max_size=6), data=st.data())
def test_unique_or_all(ids: set[str], data: st.DataObject) -> None:
    """A beginning or end that only one id has means that id; one that several have is refused with all of them."""
    chosen = data.draw(st.sampled_from(sorted(ids)))
    parts = chosen.split("-")
    tails = ["-".join(parts[at:]) for at in range(len(parts))]
    heads = [chosen[:count] for count in range(1, len(chosen) + 1)]
    typed = data.draw(st.sampled_from([*tails, *heads]))
    assume(typed not in ids or typed == chosen)
    register = read(Memory(Path("/nergens"), tuple(Entry(f"data/werkafspraken/{id_}.md", b"") for id_ in ids)))
    able = sorted(id_ for id_ in ids if id_.startswith(typed) or id_ == typed or id_.endswith(f"-{typed}"))
    if typed == chosen or len(able) == 1:
        assert resolve(register, ("werkafspraak",), typed, what="werkafspraak") == chosen
        return
    with pytest.raises(TafelError) as refused:
        resolve(register, ("werkafspraak",), typed, what="werkafspraak")
    assert [id_ for id_ in sorted(ids) if f"`{id_}`" in str(refused.value).partition("zijn:")[2]] == able
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("typed", "kinds", "id_"),
    [
        ("b4", ("besluit",), "2026-11-05-b4"),
        ("B4", ("besluit",), "2026-11-05-b4"),
        ("lege-ruimtes", ("agendapunt",), "2026-10-21-gemeente-lege-ruimtes"),
        ("3 december", ("bijeenkomst",), "2026-12-03"),
        ("do 3 dec", ("bijeenkomst",), "2026-12-03"),
        ("3-12", ("bijeenkomst",), "2026-12-03"),
        ("5 november", ("verslag",), "2026-11-05"),
        ("wethouder", ("organisatie", "actor"), "gemeente"),
        ("de hofjes", ("organisatie",), "de-hofjes"),
        ("lindep", ("organisatie",), "lindepark"),
        ("alle partijen", ("organisatie", "allen"), "allen"),
    ],
)
def test_what_people_type(typed: str, kinds: tuple[str, ...], id_: str) -> None:
    """People type the end of an id, a day in words, a part of the name of a party, or a function."""
    assert meant(typed, *kinds) == id_


@pytest.mark.parametrize(
    ("typed", "kind", "said"),
    [
        ("a2", "actie", "`a2` kan meer dan één ding zijn: `2026-09-24-a2` of `2026-11-05-a2`."),
        ("2", "actie", "kan meer dan één ding zijn: `2026-09-24-a1`, "),
        ("vr 3 december", "bijeenkomst", "Er is geen ding met de naam `vr 3 december`; "),
        ("1", "besluit", "Er is geen ding met de naam `1`; "),
    ],
)
def test_never_guessed(typed: str, kind: str, said: str) -> None:
    """What can mean two things is refused with both; a wrong weekday, or a number without its letter, means nothing."""
    assert said in meant(typed, kind)


def test_among_and_meeting() -> None:
    """What the command can act on comes first, and so does the meeting at hand; any id may be typed in full."""
    open_ = {one.id for one in example().all(Actie) if one.status is Actiestatus.OPEN}
    assert meant("a2", "actie", among=open_) == "2026-11-05-a2"
    assert meant("a2", "actie", bijeenkomst="2026-09-24") == "2026-09-24-a2"
    assert meant("a2", "actie", among=open_, bijeenkomst="2026-09-24") == "2026-11-05-a2"
    assert meant("2026-09-24-a2", "actie", among=open_) == "2026-09-24-a2"
    assert meant("24 september", "bijeenkomst", among={"2026-12-03"}) == "2026-09-24"


def test_the_meeting_at_hand(table: Path) -> None:
    """It is the last that was held and has no adopted minutes, and a planned one from its own day on."""
    assert [at_hand(example(), date(2026, 12, day)).id for day in (2, 3)] == ["2026-11-05", "2026-12-03"]  # type: ignore[union-attr]
    assert for_points(example(), "24 sept", date(2026, 12, 2)).id == "2026-09-24"
    minutes = "data/verslagen/2025-12-04.md"
    replace(table / minutes, "status: concept\n", "status: vastgesteld\nvastgesteld_op: 2025-12-18\n")
    register = read(WorkTree(table))
    assert register.get(Verslag, "2025-12-04")
    assert at_hand(register, date(2026, 1, 14)) is None
    with pytest.raises(TafelError, match="--bijeenkomst"):
        for_points(register, None, date(2026, 1, 14))


def test_number_of_a_point() -> None:
    """A number names an item of the agenda, and behind a dot its decision point; a wrong one is told what there is."""
    meeting = example().get(Bijeenkomst, "2026-12-03")
    assert meeting
    numbering = as_it_is(example(), meeting)
    nr, id_ = next((nr, id_) for id_, nr in numbering.numbers.items() if (numbering.points(id_) or 0) > 1)
    assert point_named(numbering, meeting, f"{nr}.2") == (meeting.id, id_, 2)
    assert point_named(numbering, meeting, f" {nr}. ") == (meeting.id, id_, None)
    assert point_named(numbering, meeting, "1").agendapunt == "opening"
    for typed, said in (
        (f"{nr},1", f"bedoelde u `{nr}.1`?"),
        (f"{nr}.9", f"Kies uit: `{nr}.1`, `{nr}.2`"),
        ("1.1", "Punt 1 heeft geen beslispunten."),
        ("77", "De agenda van 3 december 2026 heeft geen punt 77. Kies uit: `1`, "),
        ("b1", "is geen nummer van een punt"),
    ):
        with pytest.raises(TafelError, match=said) as refused:
            point_named(numbering, meeting, typed)
        assert refused.value.exit_code == 2


def test_numbers_that_were_sent(tmp_path: Path) -> None:
    """After sending, a number names what had it in the papers, though the agenda reads differently now."""
    root = tmp_path / "tafel"
    rich_table.lay(root)
    meeting_file = root / rich_table.PLANNED
    source = WorkTree(root)
    register = read(source)
    meeting = register.get(Bijeenkomst, "2026-11-26")
    assert meeting
    sent = numbering_of(source, register, meeting)
    items = [id_ for id_ in meeting.agenda if id_ in sent.numbers]
    number = sent.numbers[items[-1]]
    replace(meeting_file, f"  - {items[0]}\n", "")
    register = read(source)
    meeting = register.get(Bijeenkomst, "2026-11-26")
    assert meeting
    assert as_it_is(register, meeting).numbers[items[-1]] != number
    assert point_named(numbering_of(source, register, meeting), meeting, number).agendapunt == items[-1]


@pytest.mark.parametrize(
    ("arguments", "whole"),
    [
        (("besluiten", "show", "b1"), ("besluiten", "show", "2025-12-04-b1")),
        (("acties", "list", "--actiehouder", "huur"), ("acties", "list", "--actiehouder", "huurders")),
        (("agenda", "plan", "do 15 jan"), ("agenda", "plan", "2026-01-15")),
        (
            ("agenda", "new", "Bank", "--toon", "--doel=beeldvormend", "--indiener=Huur", "--thema=bu"),
            ("agenda", "new", "Bank", "--toon", "--doel=beeldvormend", "--indiener=huurders", "--thema=buurt"),
        ),
    ],
)
def test_commands(table: Path, arguments: tuple[str, ...], whole: tuple[str, ...]) -> None:
    """Every command that asks for an id takes a short name for it."""
    done = tafel(table, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == tafel(table, *whole).stdout


def test_a_command_that_writes_refuses_two(table: Path) -> None:
    """A command that writes does nothing if a name can mean two things."""
    path = table / "data/bijeenkomsten/2026-01-15-extra.md"
    path.write_text((table / "data/bijeenkomsten/2026-01-15.md").read_text(encoding="utf-8"), encoding="utf-8")
    done = tafel(table, "agenda", "plan", "--write", "15 jan")
    assert (done.returncode, done.stdout) == (2, "")
    assert "`2026-01-15` of `2026-01-15-extra`" in done.stderr


def test_a_meeting_that_was_moved(table: Path) -> None:
    """A meeting can still be called by the day that it was planned for first, unless another one is on that day."""
    path = table / "data/bijeenkomsten/2026-01-15.md"
    replace(path, "datum: 2026-01-15", "datum: 2026-01-22\nverplaatst_van: 2026-01-15\nvolgnummer_kalender: 1")

    def named() -> str:
        return resolve(read(WorkTree(table)), ("bijeenkomst",), "15 januari", what="bijeenkomst")

    assert named() == "2026-01-15"
    other = path.with_name("extra.md")
    other.write_text(path.read_text(encoding="utf-8").replace("2026-01-22", "2026-01-15"), encoding="utf-8")
    assert named() == "extra"
