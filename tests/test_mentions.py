"""Names of closed items and files in public texts: they go out as a whole, and no other word goes with them."""

from pathlib import Path

import pytest
from conftest import replace, tafel

from tafel_cli.register.mentions import ids_in, names_in, without

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
CLOSED = "2026-01-06-huurders-geheim"
FILE = "Notitie de van het.pdf"


def build(table: Path, *arguments: str) -> str:
    """Make the public pack; return its page."""
    done = tafel(table, "agenda", "build", "--audience", "openbaar", "--format", "html", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return (table / "uitvoer/2026-01-15/openbaar/vergaderstukken.html").read_text(encoding="utf-8")


def say(table: Path, words: str) -> None:
    """Add words to the public item of the planned meeting."""
    replace(table / PLEIN, "Het plein is vaak leeg.", f"Het plein is vaak leeg. {words}")


def test_a_file_takes_no_words_along(table: Path) -> None:
    """A file that no document names takes no ordinary words out of the public pack, and its whole name goes."""
    assert "…" not in build(table)
    (table / "data/bijlagen" / FILE).write_bytes(b"%PDF-1.7")
    (table / "data/bijlagen/de").write_bytes(b"x")
    assert "…" not in build(table)
    for way in (FILE, FILE.upper(), FILE.replace(" ", "%20"), FILE.replace(" ", "  "), FILE.replace(".", "\\.")):
        say(table, f"Zie {way}, en de rest.")
    page = build(table, "--concept")
    assert page.count("Zie …, en de rest.") == 5
    assert "van het.pdf" not in page.casefold()


def test_a_public_file_with_words_in_its_name(table: Path) -> None:
    """A public attachment is in the pack though closed text has the words of its name; not if that has the name."""
    (table / "data/bijlagen" / FILE).write_bytes(b"%PDF-1.7 open")
    attached = f"bijlagen:\n  - bestand: {FILE}\n    titel: Een notitie\n"
    replace(table / PLEIN, "openbaarheid:", f"{attached}openbaarheid:")
    closed = table / f"data/agenda/{CLOSED}.md"
    text = (table / PLEIN).read_text(encoding="utf-8").replace(attached, "").replace("openbaarheid: openbaar\n", "")
    closed.write_text(text.replace("indiener: gemeente", "indiener: huurders"), encoding="utf-8")
    assert "Een notitie" in build(table, "--concept")
    assert "notitie de van het.pdf" in build(table, "--concept").casefold()
    with closed.open("a", encoding="utf-8") as file:
        file.write("\nEen [stuk](../bijlagen/Notitie%20de%20van%20het.pdf).\n")
    page = build(table, "--concept").casefold()
    assert "een notitie" not in page
    assert "notitie de van het" not in page


WAYS = {
    "as it is": CLOSED,
    "as a file": f"{CLOSED}.md",
    "in emphasis": f"_{CLOSED}_",
    "strong": f"__{CLOSED}__",
    "as a page": f"{CLOSED}.html",
    "in capitals": CLOSED.upper(),
    "with escapes": CLOSED.replace("-", "\\-"),
    "with entities": CLOSED.replace("-", "&#45;"),
    "with hexadecimal entities": CLOSED.replace("g", "&#x67;"),
    "behind a dot": f"agenda.{CLOSED}",
    "in an address": f"<https://tafel.example/data/agenda/{CLOSED}>",
}


@pytest.mark.parametrize("way", WAYS)
def test_no_spelling_of_an_id_comes_out(way: str, table: Path) -> None:
    """However a public text writes the id of a closed item, a reader does not see it, and the check warns."""
    text = (table / PLEIN).read_text(encoding="utf-8").replace("openbaarheid: openbaar\n", "")
    (table / f"data/agenda/{CLOSED}.md").write_text(text, encoding="utf-8")
    say(table, f"Zie {WAYS[way]} hier.")
    assert "geheim" not in build(table, "--concept").casefold()
    assert "T510" in tafel(table, "check").stdout


@pytest.mark.parametrize("path", ["data/organisaties/huurders.md", "data/agenda/huurders.md", "data/besluiten/de.md"])
def test_a_broken_file_takes_no_words_along(path: str, table: Path) -> None:
    """The name of a broken file that is an ordinary word takes nothing out of a public concept."""
    say(table, "De huurders weten het.")
    (table / path).write_text("---\nnaam: [\n---\n", encoding="utf-8")
    page = build(table, "--concept")
    assert "De huurders weten het." in page
    assert "…" not in page


def test_a_folder_of_a_closed_file(table: Path) -> None:
    """The folder that a closed file lies in does not come out with its path, and a path on its own keeps its end."""
    (table / "data/bijlagen/zqxgeheim").mkdir()
    (table / "data/bijlagen/zqxgeheim/plan.pdf").write_bytes(b"%PDF-1.7")
    say(table, "Zie [x](../bijlagen/zqxgeheim/plan.pdf), `../bijlagen/zqxgeheim/plan.pdf` en plan.pdf.")
    page = build(table, "--concept")
    assert "zqxgeheim" not in page
    assert "plan.pdf" not in page


def test_a_missing_file_has_a_name_too(table: Path) -> None:
    """The name of a file that is not there, and that only a closed item names, does not come out either."""
    text = (table / PLEIN).read_text(encoding="utf-8")
    attached = "bijlagen:\n  - bestand: zqxgeheim.pdf\n    titel: Geheim\n"
    (table / f"data/agenda/{CLOSED}.md").write_text(text.replace("openbaarheid: openbaar\n", attached), "utf-8")
    say(table, "Zie `zqxgeheim.pdf`.")
    assert "zqxgeheim" not in build(table, "--concept")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("de nota.pdf van de nota", "de … van de nota"),
        ("oud-nota.pdf en nota.pdf-oud", "oud-nota.pdf en nota.pdf-oud"),
        ("[x](../bijlagen/nota.pdf)", "[x](../bijlagen/…)"),
        ("Het plan (concept).pdf.", "…."),
        ("Het plan \\(concept\\).pdf", "…"),
        ("Mijn Het plan (concept).pdf", "Mijn …"),
        ("café.pdf cafe\u0301.pdf caf%C3%A9.pdf", "… … …"),
        ("A&amp;B &#45; &#60;b&#62;", "A&amp;B &#45; &#60;b&#62;"),
    ],
)
def test_whole_names_only(text: str, left: str) -> None:
    """Of a text only whole names go, and what is left stays as it was typed."""
    assert without(text, frozenset({"nota.pdf", "het plan (concept).pdf", "café.pdf"})) == left


def test_the_search_and_the_broom_agree() -> None:
    """What is taken out of a text is found in it too."""
    names = frozenset({"nota.pdf", "het plan.pdf", "a-b"})
    assert names_in("Nota.pdf, HET  plan.pdf en a&#45;b", names) == names
    assert ids_in("x/A-B_c%2Dd") == {"x", "a-b", "c-d"}
