"""What T509 finds in the versions of a proposal and in their messages. What was there already is spared."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SOMEBODY, Record, commit, git, replace, tafel
from office_files import paragraph, with_picture, word
from proposals import PLEIN

from tafel_cli.source import short_id

NOTES = "notities.txt"
LIST = "data/bijlagen/lijst.txt"
SECRET = b"Zijn BSN is 111222333 en hij woont hier.\n"


def put(folder: Path, path: str, data: bytes) -> None:
    """Write and record a file."""
    (folder / path).write_bytes(data)
    commit(folder)


def taken_away(folder: Path, path: str, data: bytes) -> None:
    """Record a file, and record that it is gone."""
    put(folder, path, data)
    (folder / path).unlink()
    commit(folder)


def found_in(folder: Path) -> list[dict[str, str]]:
    """Return the findings of T509 on the proposal."""
    report = json.loads(tafel(folder, "check", "--against", "main", "--report", "json:-").stdout)
    return [one for one in report["findings"] if one["code"] == "T509"]


HIDDEN = {
    "a NUL in front": b"\0" + SECRET,
    "NULs all over": b"\0\0".join((b"Tekst.\n", SECRET, b"Meer.\n")),
    "a PDF in front": b"%PDF-1.7\n" + SECRET,
    "wide without a BOM": SECRET.decode().encode("utf-16-le"),
    "wide the other way": SECRET.decode().encode("utf-16-be"),
    "wide with a BOM": SECRET.decode().encode("utf-16"),
    "a picture in front": b"\x89PNG\r\n\x1a\n\0\xff\xfe" + bytes(range(256)) * 20 + SECRET,
    "of Windows": "Café. ".encode("cp1252") + SECRET,
    "no-break spaces": "Zijn BSN is 111\u00a0222\u00a0333.".encode(),
    "Word": word(paragraph("Zijn BSN is 111", "222333")),
}


@pytest.mark.parametrize("case", HIDDEN)
@pytest.mark.parametrize("path", [NOTES, "data/bijlagen/lijst.docx"])
def test_nothing_hides_a_text(case: str, path: str, fork: Path) -> None:
    """A text is searched whatever stands in front of it and however it is encoded, and never repeated."""
    taken_away(fork, path, HIDDEN[case])
    (found,) = found_in(fork)
    assert (found["path"], found["severity"]) == (path, "fout")
    assert "In een eerdere versie van dit bestand staat " in found["message"]
    assert "111222333" not in json.dumps(found)


def test_a_large_file_of_word(fork: Path) -> None:
    """A file of Word that is large by its pictures is searched in old versions too, as it is at the tip."""
    taken_away(fork, "data/bijlagen/lijst.docx", with_picture(word(paragraph("Zijn BSN is 111222333")), 3 << 20))
    (found,) = found_in(fork)
    assert (found["path"], found["severity"]) == ("data/bijlagen/lijst.docx", "fout")
    assert "In een eerdere versie van dit bestand staat " in found["message"]


NOT_SEARCHED = {
    "a large text": b"x" * (3 << 20),
    "half a file of Word": word(paragraph("Zijn BSN is 111222333"))[:-60],
    "a very large file of Word": with_picture(word(paragraph("Zijn BSN is 111222333")), 33 << 20),
    "a large file of an old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3 << 20),
}


@pytest.mark.parametrize("case", NOT_SEARCHED)
def test_what_is_not_searched_is_said(case: str, fork: Path) -> None:
    """An old version that is too large or cannot be read gets a warning, because silence would look like a search."""
    taken_away(fork, "data/bijlagen/lijst.docx", NOT_SEARCHED[case])
    (found,) = found_in(fork)
    assert (found["path"], found["severity"]) == ("data/bijlagen/lijst.docx", "waarschuwing")
    assert "niet naar gevoelige gegevens gezocht" in found["message"]


def test_other_data_behind_a_nul(fork: Path) -> None:
    """Telephone numbers, addresses and prices are found there too."""
    taken_away(fork, NOTES, b"\0Bel 06-12345678 of mail jan@gmail.com; de grondprijs is 500 euro, zegt zijn strafblad.")
    said = " ".join(one["message"] for one in found_in(fork))
    assert len(found_in(fork)) == 4
    assert all(each in said for each in ("telefoonnummer", "mailadres", "een prijs", "een woord dat"))


@pytest.mark.parametrize("name", ["verhuizingen-per-wijk.pdf", "doorsnede-begane-grond.png"])
def test_real_files_tell_nothing(name: str, fork: Path) -> None:
    """In a real PDF or picture no row of figures is taken for a number of somebody."""
    data = (Path(__file__).parent.parent / "data/bijlagen" / name).read_bytes()
    taken_away(fork, f"data/bijlagen/{name}", data)
    assert found_in(fork) == []


@pytest.mark.parametrize("number", ["111222333", "111 222 333", "1112.22.333"])
def test_part_of_a_longer_number(number: str, fork: Path) -> None:
    """A number that was taken away is found although the newest version holds a longer one that contains it."""
    replace(fork / PLEIN, "Het plein is vaak leeg.", f"Het plein is vaak leeg. BSN {number}.")
    commit(fork)
    replace(fork / PLEIN, f"BSN {number}.", f"Zie zaak 55{number}44 of {number}9.")
    commit(fork)
    (found,) = found_in(fork)
    assert (found["path"], found["severity"]) == (PLEIN, "fout")


def test_the_same_number_in_another_form(fork: Path) -> None:
    """A number that stands in the newest version in another form is told once, by the rule on that version."""
    replace(fork / PLEIN, "Het plein is vaak leeg.", "Het plein is vaak leeg. BSN 111222333.")
    commit(fork)
    replace(fork / PLEIN, "BSN 111222333.", "BSN 111 222 333.")
    commit(fork)
    assert found_in(fork) == []
    assert "T501" in tafel(fork, "check", "--against", "main").stdout


def test_a_number_that_lost_its_name(fork: Path) -> None:
    """A number that an earlier version called a BSN is an error, also when the newest version says only `nummer`."""
    replace(fork / PLEIN, "Het plein is vaak leeg.", "Het plein is vaak leeg. BSN 111222333.")
    commit(fork)
    replace(fork / PLEIN, "BSN 111222333.", "Nummer 111222333.")
    commit(fork)
    (found,) = found_in(fork)
    assert found["severity"] == "fout"


def test_behind_many_known_numbers(fork: Path) -> None:
    """A number is found also when more than twenty others stood there before it."""
    many = "".join(f"Bel 06-123456{number}.\n" for number in range(10, 50))
    git(fork, "switch", "-q", "main")
    put(fork, LIST, many.encode())
    git(fork, "switch", "-qC", "voorstel")
    put(fork, LIST, f"{many}Bel 06-87654321.\n".encode())
    put(fork, LIST, many.encode())
    (found,) = found_in(fork)
    assert "regel 41 een telefoonnummer" in found["message"]


def test_what_the_base_had_in_an_attachment(fork: Path) -> None:
    """A number that the attachment held before the proposal is not held against it."""
    git(fork, "switch", "-q", "main")
    put(fork, LIST, SECRET)
    git(fork, "switch", "-qC", "voorstel")
    put(fork, LIST, SECRET + b"Meer.\n")
    assert found_in(fork) == []


def test_an_attachment_that_is_still_there(fork: Path) -> None:
    """Of the newest version the message does not say that it is an earlier one."""
    put(fork, LIST, SECRET)
    (found,) = found_in(fork)
    assert found["message"].startswith("In dit bestand staat op regel 1 ")


@pytest.mark.parametrize(
    "name", ["bsn-111222333.pdf", "Jansen_111.222.333.txt", "jan@gmail.com.txt", "NL91ABNA0417164300.txt"]
)
def test_names_of_files(name: str, fork: Path) -> None:
    """A name that tells a number or an address is told at its folder, without the name."""
    put(fork, f"data/bijlagen/{name}", b"%PDF-1.7\n%%EOF\n")
    (found,) = [one for one in found_in(fork) if one["path"] == "data/bijlagen"]
    assert found["message"].startswith("De naam van een bestand of map in deze map bevat ")
    assert name not in json.dumps(found)


def test_a_name_that_was_there(fork: Path) -> None:
    """A name that the table had before the proposal is not held against it."""
    git(fork, "switch", "-q", "main")
    put(fork, "data/bijlagen/bsn-111222333.txt", b"Een.\n")
    git(fork, "switch", "-qC", "voorstel")
    put(fork, "data/bijlagen/bsn-111222333.txt", b"Twee.\n")
    assert found_in(fork) == []


def renamed(folder: Path, old: str, new: str) -> None:
    """Record another name of a file."""
    (folder / new).parent.mkdir(parents=True, exist_ok=True)
    git(folder, "mv", old, new)
    commit(folder)


def under_another_name(folder: Path) -> None:
    """Rename a file and back."""
    renamed(folder, PLEIN, "bsn-111222333.md")
    renamed(folder, "bsn-111222333.md", PLEIN)


def a_second_copy(folder: Path) -> None:
    """Copy a file, and delete the copy."""
    taken_away(folder, "bsn-111222333.md", (folder / PLEIN).read_bytes())


def a_folder(folder: Path) -> None:
    """Add a folder with a file, and delete both."""
    (folder / "bsn-111222333").mkdir()
    taken_away(folder, "bsn-111222333/x.txt", b"Niets.\n")


def an_empty_link(folder: Path) -> None:
    """Add a link, and delete it."""
    (folder / "bsn-111222333").symlink_to("README.md")
    commit(folder)
    (folder / "bsn-111222333").unlink()
    commit(folder)


def in_a_merge(folder: Path) -> None:
    """Add a file in a merge itself, and delete it."""
    git(folder, "switch", "-qc", "zij")
    put(folder, "zij.txt", b"Zij.\n")
    git(folder, "switch", "-q", "voorstel")
    put(folder, "hier.txt", b"Hier.\n")
    git(folder, "merge", "-q", "--no-commit", "zij")
    (folder / "bsn-111222333.txt").write_bytes(b"Zij.\n")
    commit(folder)
    (folder / "bsn-111222333.txt").unlink()
    commit(folder)


@pytest.mark.parametrize("pass_by", [under_another_name, a_second_copy, a_folder, an_empty_link, in_a_merge])
def test_every_name_that_a_commit_gave(pass_by: Callable[[Path], None], fork: Path) -> None:
    """A name that tells a number is told, also of a folder, a link, a copy or a file that got its old name back."""
    pass_by(fork)
    (found,) = found_in(fork)
    assert (found["path"], found["severity"]) == (".", "fout")
    assert "111222333" not in json.dumps(found)


def test_a_name_in_a_folder_that_tells_too(fork: Path) -> None:
    """Each name is told once, at a folder whose own path tells nothing."""
    (fork / "data/bijlagen/bsn-111222333/jan@gmail.com").mkdir(parents=True)
    put(fork, "data/bijlagen/bsn-111222333/jan@gmail.com/a.txt", b"Een.\n")
    put(fork, "data/bijlagen/bsn-111222333/jan@gmail.com/b.txt", b"Twee.\n")
    found = found_in(fork)
    assert [one["path"] for one in found] == ["data/bijlagen"] * 2
    assert "111222333" not in json.dumps(found)
    assert "gmail" not in json.dumps(found)


def test_what_a_merge_adds_itself(fork: Path) -> None:
    """A text that stands only in a merge is searched; what the merge took from the table is not held against it."""
    git(fork, "switch", "-q", "main")
    put(fork, "bsn-111222333.txt", b"Daar: BSN 111222333.\n")
    git(fork, "switch", "-q", "voorstel")
    put(fork, "hier.txt", b"Hier.\n")
    git(fork, "merge", "-q", "--no-commit", "main")
    assert (fork / "bsn-111222333.txt").is_file()
    put(fork, NOTES, SECRET)
    (fork / NOTES).unlink()
    commit(fork)
    (found,) = found_in(fork)
    assert found["path"] == NOTES


def test_a_name_outside_data_that_was_there(fork: Path) -> None:
    """A file that has its name from before the proposal may change, get another name, and get it back."""
    git(fork, "switch", "-q", "main")
    put(fork, "bsn-111222333.txt", b"Een.\n")
    git(fork, "switch", "-qC", "voorstel")
    put(fork, "bsn-111222333.txt", b"Twee.\n")
    renamed(fork, "bsn-111222333.txt", "gewoon.txt")
    renamed(fork, "gewoon.txt", "bsn-111222333.txt")
    assert found_in(fork) == []


@pytest.mark.parametrize(("tested", "count"), [(False, 1), (True, 0)])
def test_tested_in_between(tested: bool, count: int, fork: Path, record: Record) -> None:  # noqa: FBT001  (a case)
    """Only a test that stands at the end or stood before spares prices in a version that declares it."""
    if tested:
        git(fork, "switch", "-q", "main")
        replace(fork / PLEIN, "thema:", "mededinging: getoetst\nthema:")
        record(fork)
        git(fork, "switch", "-qC", "voorstel")
    text = (fork / PLEIN).read_text(encoding="utf-8")
    declared = text if tested else text.replace("thema:", "mededinging: getoetst\nthema:")
    put(fork, PLEIN, declared.replace("vaak leeg", "leeg; de grondprijs is 500 euro").encode())
    put(fork, PLEIN, text.encode())
    assert len(found_in(fork)) == count


def say(folder: Path, message: str, *how: str) -> str:
    """Record a version with this message, and return its id."""
    git(folder, *SOMEBODY, "commit", "-q", "--allow-empty", "--cleanup=verbatim", "-m", message, *how)
    return git(folder, "rev-parse", "HEAD")


MESSAGES = {
    "in its first line": "Nummer van Jan: BSN 111222333",
    "in its body": "Plein\n\nZie hieronder.\n\n:100644 100644 a b M\n\nBSN 111222333\n",
    "in other digits": "BSN \uff11\uff11\uff11222333",
    "an address": "Dank aan jan (at) gmail.com",
    "an account": "Betaal op NL91ABNA0417164300",
}


@pytest.mark.parametrize("case", MESSAGES)
def test_what_authors_write(case: str, fork: Path) -> None:
    """A number or address in the message of a commit is found, at the short id of the commit, and never repeated."""
    commit_id = say(fork, MESSAGES[case])
    say(fork, "Later")
    (found,) = found_in(fork)
    assert (found["path"], found["severity"]) == (".", "fout")
    assert f"bij versie `{short_id(commit_id)}` staat " in found["message"]
    assert not any(each in json.dumps(found) for each in ("222333", "gmail", "0417"))


def test_a_message_of_a_merge(fork: Path) -> None:
    """The message of a merge is searched too, and so is that of each commit that it brings."""
    git(fork, "switch", "-qc", "zij")
    say(fork, "Mail naar jan@gmail.com")
    git(fork, "switch", "-q", "voorstel")
    say(fork, "Hier")
    git(fork, *SOMEBODY, "merge", "-q", "-m", "Samen, BSN 111222333", "zij")
    assert len(found_in(fork)) == 2


def test_sound_messages(fork: Path) -> None:
    """A hash, a day, a number of a case and the lines with makers that git writes itself are no personal data."""
    git(fork, "switch", "-q", "main")
    say(fork, "Van voor het voorstel: BSN 111222333")
    git(fork, "switch", "-qC", "voorstel")
    made_by = "Co-authored-by: Jan <jan@gmail.com>\nSigned-off-by: Jan <jan@gmail.com>"
    say(fork, f"Zaaknummer 123456782 van 2026-01-12 (#14)\n\n(cherry picked from commit {'1' * 40})\n{made_by}")
    assert found_in(fork) == []
