"""Names of closed items and files in public texts: they go out as a whole, and no other word goes with them."""

from pathlib import Path
from time import process_time

import pytest
from closed_item import CLOSED, DRAWING, FILE_TITLE, PLEIN, TITLE, close_one
from conftest import replace, tafel
from hypothesis import given
from hypothesis import strategies as st

from tafel_cli.register.mentions import names_in, without

FILE = "Notitie de van het.pdf"


def build(table: Path, *arguments: str) -> str:
    """Make the public pack; return its page."""
    done = tafel(table, "agenda", "build", "--audience", "openbaar", "--format", "html", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return (table / "uitvoer/2026-01-15/openbaar/openbare-stukken-2026-01-15.html").read_text(encoding="utf-8")


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
    assert page.split('id="stukken"')[1].count("Zie …, en de rest.") == 5
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
    "with other hyphens": CLOSED.replace("-", "\u2011"),
    "with an en dash": CLOSED.replace("-geheim", "–geheim"),
    "with other hyphens in an address": f"<https://tafel.example/{CLOSED.replace('-', '%E2%80%91')}>",
    "in full width": CLOSED.replace("geheim", "".join(chr(ord(one) + 0xFEE0) for one in "geheim")),
    "part strong": CLOSED.replace("huurders", "**huurders**"),
    "part in emphasis": CLOSED.replace("huurders", "_huurders_"),
    "the end strong": CLOSED.replace("geheim", "**geheim**"),
    "part as code": CLOSED.replace("2026-01-06", "`2026-01-06`"),
    "part as a link": CLOSED.replace("huurders", "[huurders](https://a.nl)"),
    "part as a named link": f"{CLOSED.replace('huurders', '[huurders][a]')}\n\n[a]: https://a.nl",
    "part strong in an address": f"<https://tafel.example/{CLOSED.replace('huurders', '**huurders**')}>",
    "around a comment": CLOSED.replace("-geheim", "-<!-- x -->geheim"),
    "around HTML": CLOSED.replace("huurders", "<b>huurders</b>"),
    "with soft hyphens": CLOSED.replace("geheim", "ge\u00adheim"),
    "with entities for soft hyphens": CLOSED.replace("geheim", "ge&shy;heim"),
    "with signs without width": CLOSED.replace("geheim", "ge\u200bheim"),
    "over two lines": CLOSED.replace("-geheim", "-\ngeheim"),
    "behind a letter": f"x{CLOSED}",
    "with low lines": CLOSED.replace("-", "_"),
    "with low lines in its day": f"x_2026_01_06-{CLOSED[11:]}.",
    "with low lines in an address": f"<https://tafel.example/{CLOSED.replace('-', '_')}.html>",
    "with low lines and hyphens": CLOSED.replace("-geheim", "_geheim"),
    "behind a word": f"punt-{CLOSED}",
}


@pytest.mark.parametrize("way", WAYS)
def test_no_spelling_of_an_id_comes_out(way: str, table: Path) -> None:
    """However a public text writes the id of a closed item, a reader does not see it, and the check warns."""
    text = (table / PLEIN).read_text(encoding="utf-8").replace("openbaarheid: openbaar\n", "")
    (table / f"data/agenda/{CLOSED}.md").write_text(text, encoding="utf-8")
    say(table, f"Zie {WAYS[way]} hier.")
    assert "geheim" not in build(table, "--concept").casefold()
    assert "T510" in tafel(table, "check").stdout


@pytest.mark.parametrize("closed", ["2025-12-04-b1", "2025-12-04-a1", "3-stil-akkoord"])
def test_every_closed_document_is_told(closed: str, table: Path) -> None:
    """A public text that names a closed decision, action or agreement shows `…` in its place, and the check warns."""
    if closed.startswith("3"):
        agreement = "---\nnummer: 3\ntitel: Stil akkoord\nstatus: concept\nregels: []\n---\n\nZo.\n"
        (table / f"data/werkafspraken/{closed}.md").write_text(agreement, encoding="utf-8")
    else:
        item = table / "data/agenda/2025-11-20-gemeente-speelplek.md"
        item.write_text(item.read_text("utf-8").replace("openbaarheid: openbaar", "openbaarheid: besloten"), "utf-8")
    say(table, f"Zie {closed} hier.")
    assert closed not in build(table, "--concept")
    assert f"maar het noemt `{closed}`, en dat is niet openbaar" in tafel(table, "check").stdout


FILE_WAYS = {
    "as it is": DRAWING,
    "as a link": f"[plaat](../bijlagen/{DRAWING})",
    "as a picture": f"![plaat](../bijlagen/{DRAWING})",
    "with other hyphens": DRAWING.replace("-", "\u2011"),
    "part strong": DRAWING.replace("GEHEIM", "**GEHEIM**"),
    "without its ending": DRAWING.removesuffix(".png"),
    "without its ending, with other hyphens": DRAWING.removesuffix(".png").replace("-", "\u2011"),
    "in an address": f"https://tafel.example/{DRAWING.replace('-', '%2D')}",
    "in an address, its last letter too": f"https://tafel.example/{DRAWING[:-1].replace('-', '%2D')}%67",
    "with soft hyphens": DRAWING.replace("-", "-\u00ad"),
}


@pytest.mark.parametrize("way", FILE_WAYS)
def test_no_spelling_of_a_file_comes_out(way: str, table: Path) -> None:
    """However a public text writes the name of a closed attachment, a reader does not see it, and the check warns."""
    text = (table / PLEIN).read_text(encoding="utf-8")
    attached = f"bijlagen:\n  - bestand: {DRAWING}\n    titel: Dicht\n"
    (table / f"data/agenda/{CLOSED}.md").write_text(text.replace("openbaarheid: openbaar\n", attached), "utf-8")
    (table / "data/bijlagen" / DRAWING).write_bytes(b"x")
    say(table, f"Zie {FILE_WAYS[way]} hier.")
    page = build(table, "--concept").casefold()
    assert "geheim" not in page
    assert "zie" in page
    assert "T510" in tafel(table, "check").stdout


def test_a_short_name_is_a_word(table: Path) -> None:
    """A closed file `e-mail.pdf` or `plan van aanpak.pdf` takes no ordinary words out of a public text."""
    for name in ("e-mail.pdf", "plan van aanpak.pdf", "huisvesting.pdf"):
        (table / "data/bijlagen" / name).write_bytes(b"x")
    say(table, "Een e-mail over het plan van aanpak, en huisvesting.")
    assert "Een e-mail over het plan van aanpak, en huisvesting." in build(table, "--concept")


def test_a_public_name_stays(table: Path) -> None:
    """What is public keeps its name, though something closed has a name that begins or ends alike."""
    text = (table / PLEIN).read_text(encoding="utf-8").replace("openbaarheid: openbaar\n", "")
    (table / "data/agenda/2026-01-05-gemeente-ple.md").write_text(text, encoding="utf-8")
    (table / "data/bijlagen/2026-01-05-gemeente-plein.pdf").write_bytes(b"x")
    say(table, "Zie `2026-01-05-gemeente-plein` en `2026-01-05-**gemeente**-plein`.")
    assert "Zie <code>2026-01-05-gemeente-plein</code>" in build(table, "--concept")


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
        ("de **no**ta.pdf!", "de **…!"),
        ("de [nota](x).pdf!", "de […!"),
        ("de no&shy;t%61.pdf!", "de …!"),
        ("de n\u0131euw-PLAN.pdf en nieuw-plan.pdf", "de … en …"),
    ],
)
def test_whole_names_only(text: str, left: str) -> None:
    """Of a text only whole names go, and what is left stays as it was typed."""
    assert without(text, frozenset({"nota.pdf", "het plan (concept).pdf", "café.pdf", "n\u0131euw-plan.pdf"})) == left


SIGNS = ("*", "**", "_", "`", "[", "](x)", "&shy;", "%", "&", "<b>", "<!--", "-->", "\\", "\u2011", " ", "-", "\n", "é")


@given(st.lists(st.sampled_from((*SIGNS, *"nota.pdf-ab")), max_size=24))
def test_many_names_are_found_as_few(parts: list[str]) -> None:
    """Among many names the same ones are found as among few."""
    text, few = "".join((*parts, "2026-01-06-x")), frozenset({"nota.pdf", "a-b", "het plan.pdf", "2026-01-06-x"})
    many = few | {f"iets-anders-{number}.pdf" for number in range(30)}
    assert names_in(text, few) == names_in(text, many)


@given(st.lists(st.sampled_from((*SIGNS, *"nota.pdf-ab")), max_size=24))
def test_nothing_is_left_to_find(parts: list[str]) -> None:
    """What is cleared of names holds none of them, and a text without names stays as it was typed."""
    text, names = "".join(parts), frozenset({"nota.pdf", "a-b", "het plan.pdf"})
    left = without(text, names)
    assert not names_in(left, names)
    assert names_in(text, names) or left == text


@pytest.mark.proof
@pytest.mark.parametrize("unit", ["-\n", "_", "[", "](", "<a", "<!--", "&", "%2D", "2026-01-06-", "nota.", "a_", "`*"])
def test_no_text_takes_long(unit: str) -> None:
    """Four times as much text takes about four times as long to clear of names, never sixteen times."""

    def taken(size: int) -> float:
        text, start = unit * (size // len(unit)) + " nota.pdf", process_time()
        assert "nota.pdf" not in without(text, frozenset({"nota.pdf", "2026-01-06-x", "het plan.pdf"}))
        return process_time() - start

    small = min(taken(1 << 15) for _ in range(2))
    assert any(taken(1 << 17) < 9 * small + 0.1 for _ in range(2))  # once more if the machine was busy


def test_the_search_and_the_broom_agree() -> None:
    """What is taken out of a text is found in it too."""
    names = frozenset({"nota.pdf", "het plan.pdf", "a-b"})
    assert names_in("Nota.pdf, HET  plan.pdf en a&#45;b", names) == names
    assert names_in("x/A-B_c%2Dd", frozenset({"x", "a-b", "c-d", "b-c"})) == {"x", "a-b", "c-d"}


@pytest.mark.parametrize("closed", ["2025-12-04-b1", "2025-12-04-a1", "2025-12-04-b1-huurders"])
def test_what_was_decided_on_a_standing_item(closed: str, table: Path) -> None:
    """A link to what was decided on a standing item is told, also when all items are public.

    Nothing declares a standing item public, and the words of the link stay in the public text.
    """
    standing = (
        "vaste_punten:\n  - id: rondvraag\n    titel: Rondvraag\n    soort: rondvraag\n    duur: 5\n    plaats: einde\n"
    )
    replace(table / "data/tafel.md", "openbaarheid:", f"{standing}openbaarheid:")
    for path in ("besluiten/2025-12-04-b1.md", "acties/2025-12-04-a1.md"):
        replace(table / "data" / path, "agendapunt: 2025-11-20-gemeente-speelplek", "agendapunt: rondvraag")
    folder = {"b1": "besluiten", "a1": "acties"}.get(closed[11:], "bekrachtigingen")
    say(table, f"Zie [wat er met de speelplek gebeurt](../{folder}/{closed}.md).")
    assert closed not in build(table, "--concept")
    found = tafel(table, "check").stdout
    assert "T510" in found
    assert f"maar het noemt `{closed}`, en dat is niet openbaar" in found


SOFT = "ka\u00advel"
TITLES = {
    "as it is": f"Zie {TITLE}.",
    "in quotes": f"Zie \u201c{TITLE.upper()}\u201d.",
    "part strong": f"Zie {TITLE.replace('kavel', '**kavel**')}.",
    "over two lines": f"Zie {TITLE.replace(' van', chr(10) + 'van')}.",
    "with a hidden sign": f"Zie {TITLE.replace('kavel', SOFT)}.",
    "of an attachment": f"Zie {FILE_TITLE.lower()}.",
    "the name without its day": "Zie huurders-geheim.",
}


@pytest.mark.parametrize("case", TITLES)
def test_a_closed_title_is_told(case: str, table: Path) -> None:
    """A public text with the title of something closed gives a warning, whose words do not repeat it."""
    close_one(table)
    say(table, TITLES[case])
    found = [line for line in tafel(table, "check").stdout.split("\n") if "waarschuwing T510" in line]
    assert len(found) == 1
    assert PLEIN in found[0]
    assert "kavel" not in found[0].lower()


@pytest.mark.parametrize("words", ["Verkoop van kavel Zevenhuizen", "Verkoop van kavel", "huurders-geheimpje", "Zeven"])
def test_other_words_are_no_title(words: str, table: Path) -> None:
    """Part of a title, and a title within a longer word, give no warning; nor does one that something public has."""
    close_one(table)
    say(table, f"Zie {words}.")
    assert "T510" not in tafel(table, "check").stdout


def test_a_title_that_is_public_too(table: Path) -> None:
    """A closed item may have the title of a public one."""
    close_one(table)
    replace(table / f"data/agenda/{CLOSED}.md", TITLE, "Hoe gebruiken we het plein?")
    say(table, "Hoe gebruiken we het plein? Dat vragen wij.")
    assert "T510" not in tafel(table, "check").stdout
