"""What people see on a terminal: nothing that they copy is cut or broken, and nothing runs over the edge unsaid."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from conftest import ROOT, example_table, replace, tafel
from nouns import folders

from tafel_cli.dutch import enumeration
from tafel_cli.report.wrapping import wrap_line

NARROW = 60


def on_terminal(table: Path, *arguments: str) -> list[str]:
    """Return the lines that a command shows on a terminal of NARROW columns."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, NARROW, 0, 0))
    command = [sys.executable, "-P", "-m", "tafel_cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "TERM": "dumb"}
    shown = b""
    with subprocess.Popen(command, cwd=table, env=environment, stdin=its, stdout=its, stderr=its):
        os.close(its)
        try:
            while part := os.read(ours, 1 << 16):
                shown += part
        except OSError:  # how Linux says that nobody writes any more
            pass
    os.close(ours)
    return shown.decode().replace("\r\n", "\n").splitlines()


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "T101"),
        ("explain", "T620"),
        ("agenda", "show", "geen-punt-met-deze-naam"),
        ("check", "--ref", "een-versie-met-een-lange-naam"),
        ("nergens",),
        ("agenda", "build", "--format", "html"),
        ("status", "--as-of", "2026-01-10"),
        ("balans",),
    ],
)
def test_everything_folds(planned: Path, arguments: tuple[str, ...]) -> None:
    """Explanations, errors and all that is said of papers fold between words; examples and files do not."""
    lines = on_terminal(planned, *arguments)
    assert lines
    wide = [line for line in lines if len(line) > NARROW and not line.startswith(("    ", "|", "  "))]
    assert wide == []
    assert max(len(line) for line in lines) > NARROW // 2


def test_text_to_copy_keeps_its_spaces() -> None:
    """Text in backticks stays on one line with its spaces; only if it is longer than a line it is cut, at a space."""
    hint = "    hulp: zet onder `agenda:` de regel `  - 2026-01-05-gemeente-plein` en sla het bestand op"
    for room in range(50, len(hint) + 2):
        parts = wrap_line(hint, room, "        ")
        assert any("`  - 2026-01-05-gemeente-plein`" in part for part in parts)
        assert max(map(len, parts)) <= room
        assert [word for part in parts for word in part.split()] == hint.split()
    long = "`" + "  aap noot mies" * 10 + "`"
    parts = wrap_line(long, 40, "")
    assert "".join(parts) == long
    assert len(parts) > 3


def test_words_that_are_too_long() -> None:
    """An id, a path or an address is never broken, because half of one is none."""
    path = "data/agenda/2026-01-05-gemeente-plein.md"
    assert wrap_line(f"Kijk in {path} wat er staat.", 20, "  ") == ["Kijk in", f"  {path}", "  wat er staat."]
    assert wrap_line("kort", 20, "  ") == ["kort"]
    assert wrap_line("", 20, "  ") == [""]


@pytest.mark.parametrize("noun", folders())
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_ids_are_whole(noun: str, columns: int) -> None:
    """However narrow the screen, a list shows every id whole, and names the columns that it leaves out."""
    whole = tafel(example_table(), noun, "list", COLUMNS="400").stdout.splitlines()
    shown = tafel(example_table(), noun, "list", COLUMNS=str(columns)).stdout
    if whole[0].startswith("id"):
        assert all(f"\n{row.split()[0]} " in shown for row in whole[1:] if row != "Niets gevonden.")
    names = re.split(r"  +", whole[0])
    left = re.split(r"  +", shown.splitlines()[0])
    gone = [name for name in names if name not in left]
    told = " ".join(shown.split()).removesuffix(" Niets gevonden.")
    said = told.partition("Het scherm is te smal voor ")[2]
    assert said.partition(": ")[2].rstrip(".") == enumeration(gone)


@pytest.mark.parametrize("noun", folders())
@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_only_sentences_are_cut(noun: str, columns: int) -> None:
    """In every column an id, a day or a state is whole; what ends in `…` is the beginning of a sentence."""
    shown = tafel(example_table(), noun, "list", COLUMNS=str(columns)).stdout.partition("Het scherm is te smal")[0]
    texts = [text for row in shown.splitlines() for text in re.split(r"  +", row)]
    whole = tafel(example_table(), noun, "list", COLUMNS="800").stdout
    sentences = {text for row in whole.splitlines() for text in re.split(r"  +", row) if text.count(" ") > 1}
    assert all(any(one.startswith(text[:-1]) for one in sentences) for text in texts if text.endswith("…"))


def test_actions_on_an_ordinary_screen(table: Path) -> None:
    """The list of actions shows the id of each at 80 columns, because that is what `show` asks for."""
    head, row, *_ = tafel(table, "acties", "list", COLUMNS="80").stdout.splitlines()
    assert head.startswith("id ")
    assert row.startswith("2025-12-04-a1 ")


UNDERSTOOD = [
    ("agenda", "Hoe gebruiken we het plein?", "2026-01-05-gemeente-plein"),
    ("agenda", "hoe  gebruiken we HET plein?", "2026-01-05-gemeente-plein"),
    ("agenda", "Hoe gebruiken", "2026-01-05-gemeente-plein"),
    ("agenda", "2026-01", "2026-01-05-gemeente-plein"),
    ("organisaties", "Huurders Voorbeelddorp", "huurders"),
    ("organisaties", "huur", "huurders"),
    ("bijeenkomsten", "15 januari 2026", "2026-01-15"),
    ("werkafspraken", "1", "1-voorzitter"),
]


@pytest.mark.parametrize(("noun", "typed", "id_"), UNDERSTOOD)
def test_a_title_or_a_beginning(table: Path, noun: str, typed: str, id_: str) -> None:
    """A command takes a title, or the beginning of only one id, for that document."""
    assert id_ in {path.stem for path in (table / "data").glob("*/*.md")}
    assert tafel(table, noun, "show", typed).stdout == tafel(table, noun, "show", id_).stdout


def test_filters_take_a_title(table: Path) -> None:
    """The options of a list take it too."""
    by_id = tafel(table, "agenda", "list", "--indiener", "gemeente", "--bijeenkomst", "2026-01-15").stdout
    assert tafel(table, "agenda", "list", "--indiener", "Gemeente Voor", "--bijeenkomst", "15 januari").stdout == by_id
    by_id = tafel(table, "agenda", "list", "--thema", "buurt").stdout
    assert tafel(table, "agenda", "list", "--thema", "een fijne buurt").stdout == by_id


def test_what_can_mean_two_things(table: Path) -> None:
    """What more than one id begins with is wrong use, with the ids; an exact title wins from a longer one."""
    done = tafel(table, "agenda", "show", "20")
    assert done.returncode == 2
    assert "kan meer dan één agendapunt zijn: `2025-11-20-gemeente-speelplek` of `2026-01-05-gemeente-plein`." in (
        done.stderr.replace("\n", " ")
    )
    replace(table / "data/agenda/2025-11-20-gemeente-speelplek.md", "titel: Een nieuwe speelplek", "titel: Hoe")
    assert "2025-11-20-gemeente-speelplek.md" in tafel(table, "agenda", "show", "hoe").stdout
