"""Each command that edits minutes, items, agendas, answers or parties does so in any sound spelling, or is refused."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from afterwards import MINUTES, PLEIN, SECOND, lay
from conftest import tafel
from odd_headers import notes_in, rest_of, spellings
from odd_tables import ENOUGH, contents
from written_round import DAY, HEAD, OPEN, VERSLAG, answers, lay_round

from tafel_cli.reading.document import parse
from tafel_cli.writing.header.text import words_of

ITEM = f"data/agenda/{PLEIN}.md"
DRAFT = {ITEM: ("status: ingediend\n", "status: concept\n")}
WHY = ("--reden", "Er was geen tijd: te laat")
SECTION = f"## [Hoe gebruiken we het plein?](../agenda/{PLEIN}.md)\n\n### Besproken\n\n<!-- Wat? -->\n"


def _nothing(root: Path) -> None:
    lay(root)


def _draft(root: Path) -> None:
    lay(root, DRAFT)


def _minutes(root: Path) -> None:
    lay(root, {f"data/{VERSLAG}": f"{HEAD}{SECTION}"})


def _round(root: Path) -> None:
    lay_round(root)
    answers(root, "huurders", "1 akkoord")


def _answered(root: Path) -> None:
    lay_round(root, minutes=f"{HEAD}{OPEN}")
    answers(root, "huurders", "1 akkoord_onder_voorbehoud", "2 bespreken: Wie betaalt dit?")
    answers(root, "gemeente", "1 akkoord_met_opmerking: Mits groen.", "2 akkoord")


# By command: the table, the file that is spelt oddly, what is typed, and the keys of that file that may change.
COMMANDS: dict[str, tuple[Callable[[Path], None], str, tuple[str, ...], tuple[str, ...]]] = {
    "adopt": (
        _nothing,
        MINUTES,
        ("verslag", "adopt", "--op", "2026-01-10", "--wijziging", "Punt 1: lees tien", "--wijziging", "Nog een"),
        ("status", "vastgesteld_op", "wijzigingen"),
    ),
    "submit": (_draft, ITEM, ("agenda", "submit", PLEIN), ("status", "ingediend_op")),
    "withdraw the item": (_nothing, ITEM, ("agenda", "withdraw", PLEIN, *WHY), ("status", "reden_ingetrokken")),
    "withdraw from the agenda": (_nothing, SECOND, ("agenda", "withdraw", PLEIN, *WHY), ("agenda",)),
    "defer in minutes": (_minutes, f"data/{VERSLAG}", ("agenda", "defer", "1", *WHY), ("doorgeschoven",)),
    "defer off an agenda": (
        _minutes,
        SECOND,
        ("agenda", "defer", "plein", *WHY, "--as-of", "2026-01-12"),
        ("agenda",),
    ),
    "answer": (
        _round,
        f"data/reacties/{DAY}-huurders.md",
        ("reacties", "new", DAY, "huurders", "1.2=bespreken: wie betaalt dit?"),
        ("antwoorden",),
    ),
    "close": (_answered, f"data/{VERSLAG}", ("reacties", "close", DAY), ()),
    "leave": (
        _nothing,
        "data/organisaties/huurders.md",
        ("organisaties", "leave", "huurders", "2026-01-14", "--write"),
        ("status", "tot"),
    ),
}


@pytest.mark.proof
@pytest.mark.parametrize("name", COMMANDS)
def test_odd_but_sound(name: str, tmp_path: Path) -> None:
    """Only the named keys and lines change, and they say what they say in a plain file; else nothing does."""
    make, path, words, keys = COMMANDS[name]
    day = () if "--as-of" in words else ("--as-of", "2026-01-16")
    plain = tmp_path / "plain"
    make(plain)
    text = (plain / path).read_text(encoding="utf-8")
    before_plain = contents(plain)
    wanted: dict[str, bytes] = {}
    done = 0
    for number, spelt in enumerate(spellings(text, ENOUGH, seed=name)):
        root = tmp_path / str(number)
        shutil.copytree(plain, root)
        (root / path).write_bytes(spelt.encode())
        before = contents(root)
        said = tafel(root, *words, *day)
        after = contents(root)
        if said.returncode == 3 and "is niet veranderd" in said.stderr:
            assert number, said.stderr
            assert before == after
            assert re.search(r"(?:Typ|Haal) .*`", said.stderr), said.stderr
            continue
        assert said.returncode == 0, (spelt, said.stderr)
        wanted = wanted or after
        done += 1
        assert {**after, path: b""} == {**wanted, path: b""}
        assert rest_of(before[path], keys)[0] == rest_of(after[path], keys)[0], (spelt, after[path].decode())
        lost = notes_in(spelt) - notes_in(after[path].decode())
        gone = [line for line in spelt.splitlines() if any(note in line for note in lost)]
        assert all("agenda" in keys and PLEIN in line for line in gone), gone  # a comment goes with its own entry
        assert _read(after[path]) == _read(wanted[path]), (spelt, after[path].decode())
        assert b"\r\n" not in after[path] or b"\n" not in after[path].replace(b"\r\n", b"")
        shutil.rmtree(root)
    assert before_plain != wanted
    assert done > ENOUGH // 3


def _read(data: bytes) -> tuple[dict[str, list[str]], str]:
    """Return what a file says: the words of each key, and the body."""
    document = parse("a.md", data)
    assert document.fields
    found = {key: words_of(value) for key, (_, value) in document.fields.entries.items()}
    return found, document.body.replace("\r\n", "\n").lstrip("\n")
