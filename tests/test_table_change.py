"""A command changes a table as it means to, judged as a whole, or it changes nothing and says what to type."""

from datetime import date
from pathlib import Path

import pytest
from conftest import replace

from tafel_cli.errors import TafelError
from tafel_cli.register.register import Register
from tafel_cli.source import Source
from tafel_cli.writing.edits import AddEntry, NewFile, RemoveKey, SetLines, SetList, SetValue, TableEdit, applied
from tafel_cli.writing.header.keys import remove_key, set_value
from tafel_cli.writing.table_change import Intention, change_table

ITEM = "data/agenda/2026-01-05-gemeente-plein.md"
ACTION = "data/acties/2025-12-04-a1.md"
TODAY = date(2026, 1, 14)
BODY = "---\nx: geen kop\n---\n"


def texts(root: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a table."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("data/**/*") if path.is_file()}


def change(root: Path, *edits: TableEdit, write: bool = True) -> list[str]:
    """Carry out edits, and return the paths of the files that differ."""
    meant = Intention(edits, None)
    return [file.path for file in change_table(root, lambda _source, _register: meant, TODAY, write=write).files]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("line", "value", "after"),
    [
        ("status: open", "gereed", "status: gereed"),
        ("status:   open   # nog bezig", "gereed", "status:   gereed   # nog bezig"),
        ('status: "open"', 'met "haken"', 'status: "met \\"haken\\""'),
        ("status: 'open' # x", "d'r", "status: 'd''r' # x"),
        ("status:", "gereed", "status: gereed"),
        ("status:  # leeg", "gereed", "status: gereed  # leeg"),
        ("status: open", "waarom: hierom", 'status: "waarom: hierom"'),
        ("'status': open", "gereed", "'status': gereed"),
        ("andere: 1", "gereed", "andere: 1\nstatus: gereed"),
    ],
)
def test_a_value(line: str, value: str, after: str, ending: str) -> None:
    """A value changes within its own quotes, and the comment behind it and every other byte stay."""
    before, wanted = (f"---\nx: 1\n{each}\n{BODY}".replace("\n", ending) for each in (line, after))
    assert set_value("a.md", before, "status", value) == wanted
    assert set_value("a.md", wanted, "status", value) == wanted


@pytest.mark.parametrize("lines", ["status: >-\n  open", "status: een\n  twee", "status: [open]", "status: {a: open}"])
def test_a_value_that_cannot_be_changed_safely(lines: str) -> None:
    """A value over several lines or between brackets is not changed: the message holds the line to type."""
    with pytest.raises(TafelError, match="Typ zelf: `status: gereed`"):
        set_value("a.md", f"---\n{lines}\nx: 1\n{BODY}", "status", "gereed")


@pytest.mark.parametrize(
    ("lines", "after"),
    [
        ("a: 1\nweg: 2  # en dit\nb: 3", "a: 1\nb: 3"),
        ("weg:\n  - a\n  - b  # b\nb: 3", "b: 3"),
        ("a: 1\nweg: >-\n  een\n  twee\nb: 3", "a: 1\nb: 3"),
        ("a: 1\n# boven\nweg: [a,\n  b]\n# onder\nb: 3", "a: 1\n# boven\n# onder\nb: 3"),
        ("a: 1", "a: 1"),
    ],
)
def test_a_key_that_goes(lines: str, after: str) -> None:
    """A key goes with its own lines and the comments on them, and nothing else goes."""
    assert remove_key("a.md", f"---\n{lines}\n{BODY}", "weg") == f"---\n{after}\n{BODY}"


def test_one_of_each_edit(table: Path) -> None:
    """Keys, lists, lines of a text and new files change together, and only what is named differs."""
    new = "data/acties/2025-12-04-a9.md"
    before = (table / ACTION).read_text(encoding="utf-8")
    replace(table / ACTION, "---\n", "---\n# voor het bestuur\n")
    made = change(
        table,
        SetValue(path=ACTION, key="uiterlijk", value="2026-02-01"),
        AddEntry(path=ACTION, key="eerder_uiterlijk", entry={"dag": "2025-12-18", "reden": "Meer tijd nodig."}),
        NewFile(path=new, text=before),
    )
    assert made == [new, ACTION]
    after = (table / ACTION).read_text(encoding="utf-8")
    assert "# voor het bestuur\n" in after
    assert "uiterlijk: 2026-02-01\n" in after
    assert "eerder_uiterlijk:\n  - dag: 2025-12-18\n    reden: Meer tijd nodig.\n---" in after
    assert (table / new).read_text(encoding="utf-8") == before


def test_lines_of_a_text() -> None:
    """Lines of a body are counted as they were read, however many edits there are, and keep the ending of the file."""
    text = "---\r\nx: 1\r\n---\r\neen\r\ntwee\r\ndrie"
    edits = (
        SetLines(path="a", first=4, last=4, lines=("1", "1b")),
        SetLines(path="a", first=5, last=5, lines=()),
        SetLines(path="a", first=6, last=6, lines=("3",)),
        RemoveKey(path="a", key="y"),
    )
    assert applied(edits, lambda _: text) == {"a": "---\r\nx: 1\r\n---\r\n1\r\n1b\r\n3"}


def test_an_error_that_would_be_new(table: Path) -> None:
    """A change that brings an error to any file of the table is refused with that error, and nothing is written."""
    before = texts(table)
    with pytest.raises(TafelError, match=r"Er is niets veranderd, want .*duur.*T10\d") as refused:
        change(table, SetValue(path=ITEM, key="duur", value="lang"), NewFile(path="data/acties/x.md", text="x\n"))
    assert refused.value.exit_code == 1
    assert texts(table) == before


def test_an_error_that_was_there(table: Path) -> None:
    """A table with an error elsewhere can be changed, because that error is not of this change."""
    replace(table / ITEM, "duur:", "durr:")
    assert change(table, SetValue(path=ACTION, key="resultaat", value="Klaar.")) == [ACTION]
    assert "resultaat: Klaar." in (table / ACTION).read_text(encoding="utf-8")


def test_only_looking(table: Path) -> None:
    """Without writing, the files that would differ are named and none is touched."""
    before = texts(table)
    assert change(table, SetList(path=ACTION, key="met", entries=("huurders",)), write=False) == [ACTION]
    assert texts(table) == before


def test_a_file_that_is_there(table: Path) -> None:
    """A new file never takes the place of another, whatever that is."""
    (table / "data/acties/2025-12-04-a7.md").mkdir()
    for path in (ACTION, "data/acties/2025-12-04-a7.md"):
        before = texts(table)
        with pytest.raises(TafelError):
            change(table, NewFile(path=path, text=(table / ACTION).read_text(encoding="utf-8")))
        assert texts(table) == before


def test_changed_meanwhile(table: Path) -> None:
    """If another program changes any document while the command thinks, nothing is written."""

    def intend(_source: Source, _register: Register) -> Intention[None]:
        with (table / ITEM).open("a", encoding="utf-8") as file:
            file.write("Nog een zin.\n")
        return Intention((SetValue(path=ACTION, key="resultaat", value="Klaar."),), None)

    before = texts(table)
    with pytest.raises(TafelError, match="intussen veranderd"):
        change_table(table, intend, TODAY, write=True)
    assert (table / ACTION).read_bytes() == before[ACTION]
