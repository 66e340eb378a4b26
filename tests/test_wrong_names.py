"""A wrong name is told where it was given, once, and nobody who uses the right name is blamed."""

from pathlib import Path

import pytest
from conftest import replace
from proposals import ACTIE, BESLUIT, MEETING, PARTIJ, PLEIN, TAFEL, TODAY, VERSLAG

from tafel_cli.checks.rules import findings_of
from tafel_cli.finding import Finding, Severity
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.source.worktree import WorkTree

HELD = "data/bijeenkomsten/2025-12-04.md"
STANDING = """vaste_punten:
  - id: opening
    titel: Opening
    soort: opening
    duur: 5
    plaats: begin
  - id: rondvraag
    titel: Rondvraag
    soort: rondvraag
    duur: 5
    plaats: einde
"""


def errors(root: Path) -> list[Finding]:
    """Return the errors in a table."""
    found = findings_of(Case(register=read(WorkTree(root)), today=TODAY))
    return [one for one in found if one.code.severity is Severity.FOUT]


def renamed(root: Path, path: str, name: str) -> str:
    """Give a file another name, and return its path."""
    to = f"{path.rpartition('/')[0]}/{name}"
    (root / path).rename(root / to)
    return to


@pytest.mark.parametrize(
    ("path", "name", "code"),
    [
        (MEETING, "15-januari-2026.md", "T207"),
        (MEETING, "15-01-2026.md", "T207"),
        (MEETING, "20260115.md", "T207"),
        (MEETING, "2026-1-15.md", "T207"),
        (MEETING, "bijeenkomst-2026-01-15.md", "T207"),
        (MEETING, "15 januari 2026.md", "T005"),
        (MEETING, "2026-01-15.MD", "T208"),
        (HELD, "4-december-2025.md", "T207"),
        (PARTIJ, "Huurders.md", "T207"),
        (PARTIJ, "huurders .md", "T005"),
        (PARTIJ, "huurders.md.txt", "T208"),
        (PLEIN, "2026-01-05 gemeente plein.md", "T005"),
        (PLEIN, "2026-01-05_gemeente_plein.md", "T207"),
        (PLEIN, "5-1-2026-gemeente-plein.md", "T207"),
        (PLEIN, "gemeente-plein.md", "T207"),
        (PLEIN, "2026-01-05-gemeente-plein.txt", "T208"),
        (BESLUIT, "b1-speelplek.md", "T207"),
        (BESLUIT, "2025-12-04-B1.md", "T207"),
        (BESLUIT, "b1.md", "T207"),
        (BESLUIT, "4-12-2025-b1.md", "T207"),
        (ACTIE, "4-12-2025-a1.md", "T207"),
        (VERSLAG, "verslag-2025-12-04.md", "T207"),
        (PARTIJ, "huur-ders.md", "T207"),
        (MEETING, "2026-01-15", "T208"),
    ],
)
def test_misnamed_file(path: str, name: str, code: str, planned: Path) -> None:
    """A file with a slip in its name is told of once, with the name that others use for it."""
    replace(planned / PLEIN, "status: ingediend\n", "status: ingediend\ngewenst: 2026-01-15\n")
    wrong = renamed(planned, path, name)
    (found,) = errors(planned)
    assert (found.path, found.code.code) == (wrong, code)
    assert f"noem het bestand `{Path(path).name}`" in found.hint


COPIES = ("{} (1)", "{}(2)", "{} - kopie", "{} - Kopie (2)", "{} - Copy", "Kopie van {}")


@pytest.mark.parametrize("way", COPIES)
@pytest.mark.parametrize("path", [MEETING, PLEIN, PARTIJ])
def test_a_copy_that_a_computer_named(path: str, way: str, planned: Path) -> None:
    """Of a copy beside its file somebody reads that one of the two must go; alone it gets the name that others use."""
    replace(planned / PLEIN, "status: ingediend\n", "status: ingediend\ngewenst: 2026-01-15\n")
    stem = Path(path).stem
    copy = (planned / path).with_name(f"{way.format(stem)}.md")
    copy.write_bytes((planned / path).read_bytes())
    for _ in range(2):
        (found,) = (one for one in errors(planned) if one.code.code == "T005")
        assert found.path.endswith(copy.name)
        assert found.hint.startswith(
            f"dit lijkt een kopie: noem het bestand dat klopt `{stem}.md`, en haal het andere weg"
        )
        (planned / path).unlink(missing_ok=True)
    assert [one.code.code for one in errors(planned)] == ["T005"]


@pytest.mark.parametrize("name", ["2026-01-05-gemeente-bank.docx", "bank.ODT"])
def test_a_text_of_a_word_processor(name: str, planned: Path) -> None:
    """A text that was typed in a word processor is asked for as Markdown, or as an attachment of another paper."""
    (planned / f"data/agenda/{name}").write_bytes(b"PK\x03\x04")
    (found,) = errors(planned)
    assert found.code.code == "T208"
    assert found.hint.startswith("neem de tekst over in een bestand met een naam die op `.md` eindigt; hoort")


@pytest.mark.parametrize(("path", "name"), [(VERSLAG, "verslag-2025-12-04.md"), (HELD, "2025-12-4.md")])
def test_minutes_that_are_there(path: str, name: str, planned: Path) -> None:
    """Nobody is told to make minutes anew that only have another name than their meeting."""
    renamed(planned, path, name)
    found = findings_of(Case(register=read(WorkTree(planned)), today=TODAY))
    assert "T323" not in {one.code.code for one in found}


def test_unknown_name_is_told_where_it_is_typed(planned: Path) -> None:
    """A day in other words is no name of a meeting, and the file with the right name is not to blame."""
    replace(planned / PLEIN, "status: ingediend\n", "status: ingediend\ngewenst: 15-januari-2026\n")
    (found,) = errors(planned)
    assert (found.path, found.code.code) == (PLEIN, "T201")


def test_odd_name_that_is_used_stays(planned: Path) -> None:
    """A meeting that papers call by its odd name keeps that name, so that another name is the slip."""
    renamed(planned, MEETING, "15-januari-2026.md")
    replace(planned / PLEIN, "status: ingediend\n", "status: ingediend\ngewenst: 15-januari-2026\n")
    assert errors(planned) == []
    replace(planned / "data/agenda/2025-11-20-gemeente-speelplek.md", "status: ", "gewenst: 2026-01-15\nstatus: ")
    assert [one.code.code for one in errors(planned)] == ["T201"]


def test_two_files_that_may_be_meant(planned: Path) -> None:
    """If two files may be the one that is meant, none is given its name."""
    wrong = renamed(planned, BESLUIT, "b1-speelplek.md")
    (planned / wrong).with_name("b1-anders.md").write_bytes((planned / wrong).read_bytes())
    hints = [one.hint for one in errors(planned) if one.path.startswith("data/besluiten/")]
    assert hints == ["noem het bestand bijvoorbeeld `2026-12-03-b1.md`"] * 2


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("  buurt:", "  Buurt:"),
        ("  huurdersvereniging: Huurdersvereniging", "  Huurdersvereniging: Huurdersvereniging"),
        ("  huurdersvereniging: Huurdersvereniging", "  huurders vereniging: Huurdersvereniging"),
        ("  - id: rondvraag", "  - id: Rond vraag"),
        ("    sociale_huur: Sociale huur", "    sociale huur: Sociale huur"),
    ],
)
def test_name_in_the_table(right: str, wrong: str, planned: Path) -> None:
    """A slip in a name that tafel.md defines is told there, once, with the line to type, and at nobody who uses it."""
    segments = "opgave:\n  segmenten:\n    sociale_huur: Sociale huur\n"
    replace(planned / TAFEL, "openbaarheid:", f"{STANDING}{segments}openbaarheid:")
    replace(planned / BESLUIT, "agendapunt: 2025-11-20-gemeente-speelplek", "agendapunt: rondvraag")
    replace(planned / TAFEL, right, wrong)
    (found,) = errors(planned)
    assert (found.path, found.code.code, found.source) == (TAFEL, "T214", wrong)
    assert found.hint == f"typ: `{right}`"


def test_name_that_all_papers_spell_otherwise(planned: Path) -> None:
    """A name of the right form that more than one paper spells otherwise is told in tafel.md."""
    for path in planned.glob("data/agenda/*.md"):
        replace(path, "thema: buurt", "thema: fijne_buurt")
    replace(planned / TAFEL, "  buurt:", "  fijne-buurt:")
    (found,) = errors(planned)
    assert (found.path, found.code.code, found.hint) == (TAFEL, "T214", "typ: `  fijne_buurt:`")


def test_wrong_name_that_is_used(planned: Path) -> None:
    """Whoever must change a name that papers use, is told which papers those are."""
    replace(planned / TAFEL, "  huurdersvereniging:", "  Huurdersvereniging:")
    replace(planned / PARTIJ, "soort: huurdersvereniging", "soort: Huurdersvereniging")
    (found,) = errors(planned)
    assert (found.path, found.code.code) == (TAFEL, "T214")
    assert found.hint.endswith(f"en typ die naam ook in `{PARTIJ}`")


def test_one_paper_does_not_rename_a_theme(planned: Path) -> None:
    """A name of the right form that one paper spells otherwise stays, because that paper has the slip."""
    replace(planned / TAFEL, "themas:\n", "themas:\n  fijne_buurt:\n    naam: Fijn\n")
    replace(planned / PLEIN, "thema: buurt", "thema: fijne-buurt")
    (found,) = errors(planned)
    assert (found.path, found.code.code, found.hint) == (PLEIN, "T201", "bedoelde u `fijne_buurt`?")
