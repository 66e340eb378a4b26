"""Attachments that no header names are judged as those that one does: a link brings a file in too."""

from collections.abc import Callable

import pytest
from attempts import HUURDERS, SECRETARIS
from proposals import OWN, PLEIN, Edit, Judge, cite, edits, nothing, put, swap

from tafel_cli.finding import Severity

PDF = b"%PDF-1.7\n%%EOF\n"


def link(name: str) -> Edit:
    """Return an edit that links an attachment in the text of an own item."""
    return swap(OWN, "\n## Vervolg\n", f"\nZie [iets](../bijlagen/{name}).\n\n## Vervolg\n")


def unnamed(_: str) -> Edit:
    """Return an edit that names an attachment nowhere."""
    return nothing


WAYS = [(cite, HUURDERS), (link, HUURDERS), (link, SECRETARIS), (unnamed, SECRETARIS)]
WAY_NAMES = ["named", "linked", "linked by the secretary", "named nowhere"]
OF_GIT = [".gitattributes", ".gitignore", ".gitmodules", ".GitAttributes", "map/.gitignore", ".mailmap", ".lfsconfig"]
OF_GIT += [".git/config", "map/.github/x.pdf", ".gitconfig", "map/.gitmodules/x.pdf", ".GITKEEP"]


def errors(judge: Judge, change: Edit, actor: str) -> set[tuple[str, str]]:
    """Return the code and the path of each error of a proposal."""
    found = judge.findings(change, actor)
    return {(one.code.code, one.path) for one in found if one.code.severity is Severity.FOUT}


@pytest.mark.parametrize(("way", "actor"), WAYS, ids=WAY_NAMES)
@pytest.mark.parametrize("name", OF_GIT)
def test_names_that_git_reads(name: str, way: Callable[[str], Edit], actor: str, judge: Judge) -> None:
    """A file that git reads in any folder is an error at that file, whoever brings, names or links it."""
    path = "data/bijlagen/" + name.removesuffix("/x.pdf").removesuffix("/config")
    change = edits(put(f"data/bijlagen/{name}", b"*.pdf text eol=crlf\n"), way(name))
    assert ("T209", path) in errors(judge, change, actor)


@pytest.mark.parametrize("folder", ["data", "data/agenda", "data/verslagen", "data/agenda/map", "data/nieuw"])
def test_names_that_git_reads_elsewhere(folder: str, judge: Judge) -> None:
    """Beside documents such files are errors too."""
    found = errors(judge, put(f"{folder}/.gitattributes", b"*.md text\n"), SECRETARIS)
    assert {code for code, path in found if path.startswith(folder)} == {"T208"}


ODD = {
    "setup.exe": "T210",
    "map/a.html": "T210",
    "a.HTML": "T210",
    "a.docm": "T210",
    ".envrc": "T205",
    "map/.x.pdf": "T205",
    ".vscode/tasks.txt": "T205",
    "map/data/tafel.md": "T205",
}


@pytest.mark.parametrize(("way", "actor"), WAYS[1:], ids=WAY_NAMES[1:])
@pytest.mark.parametrize("name", ODD)
def test_odd_files(name: str, way: Callable[[str], Edit], actor: str, judge: Judge) -> None:
    """What may start something, and a hidden file, is one error at the file, also if no header names it."""
    (found,) = [
        (code, path)
        for code, path in errors(judge, edits(put(f"data/bijlagen/{name}", PDF), way(name)), actor)
        if path != OWN  # what a link to no readable text brings is judged there
    ]
    assert found[0] == ODD[name]
    assert f"data/bijlagen/{name}".startswith(found[1])


def test_one_finding_for_a_hidden_folder(judge: Judge) -> None:
    """A hidden folder is told once, not for each file in it."""
    two = edits(put("data/bijlagen/.map/a.pdf", PDF), put("data/bijlagen/.map/b.pdf", PDF))
    found = judge.findings(two, SECRETARIS)
    assert [(one.code.code, one.path) for one in found if one.path != OWN] == [("T205", "data/bijlagen/.map")]


def test_what_not_everybody_can_open(judge: Judge) -> None:
    """A linked file of a type that is safe but not common is a warning."""
    found = judge.findings(edits(put("data/bijlagen/a.dwg", b"AC1032"), link("a.dwg")), HUURDERS)
    assert [(one.code.code, one.code.severity) for one in found if one.path.endswith("dwg")] == [
        ("T210", Severity.WAARSCHUWING)
    ]


def test_one_warning_for_what_nobody_names(judge: Judge) -> None:
    """Of such a file that no text names, only that is said."""
    found = judge.findings(put("data/bijlagen/a.dwg", b"AC1032"), SECRETARIS)
    assert [one.code.code for one in found if one.path.endswith("dwg")] == ["T212"]


@pytest.mark.parametrize("data", [b"<!DOCTYPE html><script>", b"MZ\x90\0"])
def test_linked_and_not_what_it_is_called(data: bytes, judge: Judge) -> None:
    """A changed file that only a link brings in is what its name says, or an error."""
    change = edits(put("data/bijlagen/a.pdf", data), link("a.pdf"))
    assert ("T210", "data/bijlagen/a.pdf") in errors(judge, change, HUURDERS)


@pytest.mark.parametrize("name", ["a.pdf", "map/kaart_2.pdf", "a.csv", "git.pdf", "x.gitignore.txt", "map.git/x.pdf"])
def test_sound_files(name: str, judge: Judge) -> None:
    """An ordinary attachment that only a link brings in has no finding at the file."""
    data = b"a;b\n" if name.endswith(("csv", "txt")) else PDF
    found = judge.findings(edits(put(f"data/bijlagen/{name}", data), link(name)), HUURDERS)
    assert [one for one in found if one.path.startswith("data/bijlagen")] == []


def test_that_stood_there(judge: Judge) -> None:
    """What a header names is judged at that line, and told once."""
    change = edits(put("data/bijlagen/setup.exe", b"MZ"), cite("setup.exe", PLEIN), link("setup.exe"))
    found = [one for one in judge.findings(change, SECRETARIS) if one.code.code == "T210"]
    assert [one.path for one in found] == [PLEIN]
