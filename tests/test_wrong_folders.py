"""What lies in a wrong folder is told where it belongs, so that nobody deletes the only copy."""

import shutil
from pathlib import Path

import pytest
from proposals import PARTIJ, PLATTEGROND, TODAY, VERSLAG

from tafel_cli.checks.rules import findings_of
from tafel_cli.finding import Finding
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.source.worktree import WorkTree

MOVE = "zet de bestanden uit deze map in `data/{}/`, en haal dan de lege map weg"


def told(root: Path) -> list[Finding]:
    """Return what a check tells."""
    return findings_of(Case(register=read(WorkTree(root)), today=TODAY))


@pytest.mark.parametrize(
    ("folder", "wrong"),
    [
        ("verslagen", "notulen"),
        ("verslagen", "Verslagen"),
        ("verslagen", "2025"),
        ("agenda", "agendapunten"),
        ("organisaties", "partijen"),
        ("bijeenkomsten", "vergaderingen"),
        ("werkafspraken", "afspraken"),
        ("acties", "actielijst"),
        ("besluiten", "besluitenlijst"),
        ("bekrachtigingen", "achterban"),
    ],
)
def test_folder_with_another_name(folder: str, wrong: str, planned: Path) -> None:
    """A folder with documents of one kind is told the name of its folder, and nobody who names them is blamed."""
    (planned / "data" / folder).rename(planned / "data" / wrong)
    found = [one for one in told(planned) if one.code.code in ("T201", "T207", "T208", "T323")]
    assert [(one.path, one.code.code, one.hint) for one in found] == [(f"data/{wrong}", "T208", MOVE.format(folder))]


@pytest.mark.parametrize("name", ["bijlage", "fotos", "onbekend"])
def test_folder_with_attachments(name: str, planned: Path) -> None:
    """A folder without documents holds attachments."""
    (planned / "data" / name).mkdir()
    (planned / PLATTEGROND).rename(planned / "data" / name / "plattegrond.pdf")
    (found,) = (one for one in told(planned) if one.code.code == "T208")
    assert found.hint.startswith(MOVE.format("bijlagen"))


def test_folder_in_a_folder(planned: Path) -> None:
    """What lies too deep belongs in the folder around it, or with the attachments."""
    for name in ("2025", "bijlagen"):
        (planned / "data/verslagen" / name).mkdir()
    hints = {one.path: one.hint for one in told(planned) if one.code.code == "T208"}
    assert hints == {
        "data/verslagen/2025": MOVE.format("verslagen"),
        "data/verslagen/bijlagen": MOVE.format("bijlagen"),
    }


def test_folder_of_several_kinds(planned: Path) -> None:
    """A folder with more than one kind names all their folders, and says when a file is there already."""
    for folder in ("agenda", "besluiten"):
        shutil.copytree(planned / "data" / folder, planned / "data/oud", dirs_exist_ok=True)
    (found,) = told(planned)
    assert "`data/agenda/` of `data/besluiten/`" in found.hint
    assert "staat een bestand daar al" in found.hint


def test_folder_of_nothing(planned: Path) -> None:
    """Only an empty folder may go at once; texts of no kind go elsewhere."""
    (planned / "data/leeg").mkdir()
    (planned / "data/prive").mkdir()
    (planned / "data/prive/brief.md").write_text("Beste lezer,\n", encoding="utf-8")
    hints = {one.path: one.hint for one in told(planned)}
    assert hints["data/leeg"] == "haal deze lege map weg"
    assert hints["data/prive"].startswith("zet de bestanden ergens anders, en haal dan de lege map weg")


@pytest.mark.parametrize("path", [PARTIJ, VERSLAG])
def test_document_directly_in_data(path: str, planned: Path) -> None:
    """A document directly in data/ is told its folder, and nobody who names it is blamed."""
    (planned / path).rename(planned / "data" / Path(path).name)
    (found,) = (one for one in told(planned) if one.code.code in ("T201", "T207", "T208", "T323"))
    assert found.hint == f"zet het bestand in `{path.rpartition('/')[0]}/`; in `data/` zelf staat alleen `tafel.md`"
