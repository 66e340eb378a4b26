"""What a participant types in a browser, without a manual: each slip is told at its own line, with what to type."""

import json
from pathlib import Path

import pytest
from conftest import commit, replace
from conftest import on_the_eve as tafel
from measuring import assert_bounded
from proposals import PLEIN

KERN = "## Kern"
HERE = Path("/proc/self/status").exists()
FIELD = "titel: Hoe gebruiken we het plein?"


def told(table: Path, *arguments: str) -> list[tuple[int, str, str, str]]:
    """Return what a check says: line, code, message and hint of each finding."""
    rows = json.loads(tafel(table, "check", "--format", "json", *arguments).stdout)["findings"]
    return [(row["line"], row["code"], row["message"], row["hint"]) for row in rows]


def line_of(table: Path, words: str) -> int:
    """Return the first line of the item that holds some words."""
    lines = (table / PLEIN).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.mark.parametrize(
    ("slip", "at", "code", "hint"),
    [
        (
            (FIELD, "titel:\u00a0Het plein"),
            "titel:",
            "T024",
            "typ deze regel opnieuw, met gewone spaties: `titel: Het plein`",
        ),
        (
            ("  - Herkent", "  - Deel met ons: herkent"),
            "Deel met",
            "T103",
            'schrijf `  - "Deel met ons: herkent u dit beeld',
        ),
        (("  - Herkent u", "  - “Deel: herkent” u"), "Deel:", "T103", 'schrijf `  - "“Deel: herkent” u dit beeld'),
        (
            ("gevraagd:\n  - Herkent", "gevraagd:\n  Deel mee: herkent"),
            "Deel mee",
            "T103",
            '`  - "Deel mee: herkent u dit',
        ),
        (
            ("  - Herkent u dit beeld van het plein?", "  - Herkent u dit?\n  Mist u iets?"),
            "  Mist",
            "T024",
            "typ dan: `  - Mist u iets?`",
        ),
        (("---\n\n## Kern", "\n\n## Kern"), "---", "T021", "typ `---` op een eigen regel vlak boven `## Kern`"),
        ((FIELD, "titel: `Plein`"), "titel:", "T024", 'zet de tekst tussen aanhalingstekens: `titel: "Plein"`'),
        (
            ("functie: projectleider", "functie: “leider: Ahmed”"),
            "functie:",
            "T024",
            'aanhalingstekens: `  functie: "leider: Ahmed"`',
        ),
        (
            ("gevraagd:\n  - Herkent", "gevraagd:\nHerkent"),
            "Herkent",
            "T024",
            "hoort de regel bij wat erboven staat, typ dan: `  - Herkent u dit beeld van het plein?`",
        ),
        (("---\n\n## Kern", "—\n\n## Kern"), "—", "T021", "drie keer het minteken, en verder niets: `---`"),
        (("---\n\n## Kern", " ---\n\n## Kern"), " ---", "T021", "drie keer het minteken, en verder niets: `---`"),
        (("---\ntitel", "–––\ntitel"), "–––", "T020", "drie keer het minteken, en verder niets: `---`"),
        (
            ("  organisatie: gemeente", "\u00a0\u00a0organisatie: gemeente"),
            "\u00a0\u00a0organisatie",
            "T024",
            "haal alle ruimte voor de tekst weg, en druk twee keer op de spatiebalk",
        ),
        (
            ("  organisatie: gemeente\n  functie", "organisatie: gemeente\nfunctie"),
            "organisatie: gem",
            "T103",
            "zet twee spaties voor elk van die regels, dus `  organisatie: gemeente` en `  functie: projectleider`",
        ),
        (
            ("openbaarheid:", "bijlagen:\n  - bestand: bankje.png\ntitel: Bankje\nopenbaarheid:"),
            "titel: Bankje",
            "T025",
            "hoort deze regel bij wat erboven staat, typ dan: `    titel: Bankje`; kies anders welke regel klopt",
        ),
        (
            ("  organisatie: gemeente\n", "organisatie: gemeente\n"),
            "organisatie: gem",
            "T024",
            "typ: `  organisatie: gemeente`",
        ),
    ],
)
def test_the_header(slip: tuple[str, str], at: str, code: str, hint: str, table: Path) -> None:
    """A slip in the header is told at the line where it is, with the whole line as it should be."""
    replace(table / PLEIN, *slip)
    (first, *_) = [row for row in told(table) if row[1] == code]
    assert first[0] == line_of(table, at)
    assert hint in first[3]


@pytest.mark.parametrize("again", [False, True])
def test_a_header_that_ends_too_soon(table: Path, again: bool) -> None:  # noqa: FBT001  (a parameter of the test)
    """A second fence above the fields is the one thing that is told, with where it belongs."""
    replace(table / PLEIN, "---\ntitel", "---\n---\ntitel")
    if again:
        replace(table / PLEIN, "openbaar\n---\n", "openbaar\n")
    where = ", en typ `---` op een eigen regel vlak boven `## Kern`" if again else ""
    said = "Deze tweede regel `---` staat te hoog: de velden staan eronder."
    assert told(table)[:1] == [(2, "T021", said, f"haal deze regel weg{where}")]


@pytest.mark.parametrize("empty", ["-", "&nbsp;", "### Beton", "#", "- \n- ", "**"])
def test_no_answer(empty: str, table: Path) -> None:
    """A dash, an empty sign or a heading of its own is no answer, however much it looks like one."""
    text = (table / PLEIN).read_text(encoding="utf-8")
    head, _, rest = text.partition("## Vervolg\n")
    (table / PLEIN).write_text(f"{head}## Vervolg\n\n{empty}\n", encoding="utf-8")
    assert rest
    assert "T404" in [code for _, code, _, _ in told(table)]


def test_a_loose_end_of_a_comment(table: Path) -> None:
    """The end of a comment that stayed behind is told at its line."""
    replace(table / PLEIN, "hoe dat komt.", "hoe dat komt. -->")
    assert (line_of(table, "-->"), "T405", "Onder het kopje `Kern` staat nog een los teken `-->`.") in [
        row[:3] for row in told(table)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "# Vervang onder elk kopje de regel met <!-- en --> door uw antwoord.",
        "## Vervang onder elk kopje de regel met door uw antwoord.",
        "## Vul ook de regels hieronder in, en haal daar het eerste teken (#) weg.",
        "# Is alles klaar? Schrijf dan hierboven bij status: ingediend",
        "#duur: 15",
        "doel: beeldvormend",
        "  functie: bestuurslid",
    ],
)
def test_the_form_in_the_text(line: str, table: Path) -> None:
    """Lines of the form's header that ended up in the text are never taken for text, and each is told."""
    replace(table / PLEIN, KERN, f"{line}\n\n{KERN}")
    found = [row for row in told(table) if row[1] == "T405"]
    assert [row[0] for row in found] == [line_of(table, KERN) - 2]
    assert "weg" in found[0][3]


@pytest.mark.parametrize("head", ["##\u00a0Kern", "**Kern**", "Kern:", "#Kern", "### Kern", "KERN"])
def test_almost_a_heading(head: str, table: Path) -> None:
    """A line that was meant as a heading is pointed at, not called absent."""
    replace(table / PLEIN, KERN, head)
    assert (
        line_of(table, head),
        "T402",
        "Nog nodig: het kopje `Kern`. Deze regel lijkt erop, maar is dat kopje niet.",
    ) in [row[:3] for row in told(table)]


@pytest.mark.parametrize("head", ["## Wat we nog niet weten", "## Nog niet weten wat we?", "## Wat weten we nog nit"])
def test_a_heading_in_other_words(head: str, table: Path) -> None:
    """A heading with its words in another order is told at its line, and one line mends it."""
    replace(table / PLEIN, "## Wat weten we nog niet", head)
    (found,) = [row for row in told(table) if row[1] == "T402"]
    assert (found[0], found[3]) == (line_of(table, head), "verander dit kopje in `## Wat weten we nog niet`")


@pytest.mark.parametrize("head", ["## **Kern**", "## 1. Kern", "## `Kern`", " ## Kern"])
def test_a_heading_with_more(head: str, table: Path) -> None:
    """A heading with marks or a number of its own is pointed at too."""
    replace(table / PLEIN, KERN, head)
    assert (line_of(table, head), "T402") in [row[:2] for row in told(table)]


def test_what_only_looks_like_a_heading(table: Path) -> None:
    """A line of a list is no heading, and a heading behind a fence that does not end is not to be typed again."""
    replace(table / PLEIN, "Het plein is vaak leeg.", "Het plein is vaak leeg.\n\n* Vervolg\n")
    replace(table / PLEIN, "## Vervolg\n", "## Slot\n")
    assert [row[3] for row in told(table) if row[1] == "T402" and "opnieuw" in row[3]] == []
    replace(table / PLEIN, "* Vervolg", "~~~")
    assert [row[3] for row in told(table) if "opnieuw" in row[3]] == []


def test_an_arrow_is_no_comment(table: Path) -> None:
    """An arrow in a sentence or a diagram is text."""
    replace(table / PLEIN, "Het plein is vaak leeg.", "Minder bankjes --> minder bezoek.\n\n~~~\nA --> B\n~~~\n")
    assert told(table) == []


def test_what_is_far_too_much_is_soon_told(table: Path) -> None:
    """However many odd lines stand above the first heading, a few are told, and at once."""
    for much, count in (
        (" " * 100_000 + "x", 0),
        ("duur: x\n" * 20_000, 5),
        ("Vul ook de regels hieronder in\n" * 8_000, 5),
        ("[vul\n" * 40_000, 0),
    ):
        whole = (table / PLEIN).read_text(encoding="utf-8")
        replace(table / PLEIN, KERN, f"{much}\n\n{KERN}")
        if HERE:
            assert_bounded(table, most=2)
        assert len([row for row in told(table) if row[1] == "T405"]) == count
        (table / PLEIN).write_text(whole, encoding="utf-8")


def test_with_the_line_ends_of_windows(table: Path) -> None:
    """A slip is told at its own line whatever ends the lines."""
    replace(table / PLEIN, "  organisatie: gemeente\n", "organisatie: gemeente\n")
    at = line_of(table, "organisatie: gem")
    (table / PLEIN).write_bytes((table / PLEIN).read_bytes().replace(b"\n", b"\r\n"))
    assert (at, "T024", "typ: `  organisatie: gemeente`") in [(row[0], row[1], row[3]) for row in told(table)]


def test_one_slip_is_told_once(table: Path) -> None:
    """A field that lost its spaces is not asked for again."""
    replace(table / PLEIN, "  functie: projectleider", "functie: projectleider")
    assert [row[1] for row in told(table)] == ["T102"]


def test_an_attachment_without_its_list(table: Path) -> None:
    """Step by step, what the help says makes an attachment."""
    replace(table / PLEIN, "openbaarheid:", "bestand: bankje.png\nopenbaarheid:")
    assert "zet twee spaties, een streepje en een spatie voor deze regel, en zet haar onder `bijlagen:`" in [
        row[3] for row in told(table)
    ]
    replace(table / PLEIN, "bestand: bankje.png", "bijlagen:\n  bestand: bankje.png")
    assert any(row[3].endswith("`  - bestand: bankje.png`") for row in told(table))


def test_the_space_that_is_not_to_blame(table: Path) -> None:
    """A space from a word processor inside a text is no fault; the fault next to it is told."""
    replace(table / PLEIN, FIELD, "titel: Hoe\u00a0gebruiken we het plein?")
    assert told(table) == []
    replace(table / PLEIN, "indiener: gemeente", "indiener: a: b")
    assert [row[:2] for row in told(table)][:1] == [(3, "T024")]


def test_all_lines_that_wait(table: Path) -> None:
    """Of a list that waits in the header, every line is named."""
    replace(table / PLEIN, "gevraagd:\n  - Herkent u dit beeld van het plein?", "#gevraagd:\n#  - A?\n#  - B?\n#  - C?")
    at = line_of(table, "#gevraagd")
    assert f"haal vooraan in regel {at}, {at + 1}, {at + 2} en {at + 3} het teken `#` weg, en vul ze in" in [
        row[3] for row in told(table)
    ]


def test_another_kind_of_space_in_a_heading(table: Path) -> None:
    """A space from a word processor between the words of a heading is a space."""
    replace(table / PLEIN, "## Wat weten we nog niet", "## Wat\u00a0weten we nog\u00a0niet")
    assert told(table) == []


def test_a_line_that_waits_in_the_header(table: Path) -> None:
    """Where the form's own line still waits behind its mark, that line is pointed at; nothing new is to be typed."""
    replace(table / PLEIN, "duur: 20", "#duur: 15  # minuten")
    (found,) = told(table)
    assert found[:2] == (line_of(table, "#duur"), "T401")
    assert found[3] == f"haal vooraan in regel {line_of(table, '#duur')} het teken `#` weg, en vul haar in"


def test_a_field_of_a_list(table: Path) -> None:
    """What an attachment still needs is to be typed right below its first line, with as many spaces before it."""
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: bankje.png\nopenbaarheid:")
    (hint,) = [row[3] for row in told(table) if row[1] == "T101"]
    assert hint.startswith("typ direct onder `- bestand: bankje.png`, met 4 spaties ervoor, een regel met `titel:`")


def test_a_reason_that_is_still_to_come(table: Path) -> None:
    """The sign for what is still to come is no reason to decide at once."""
    replace(table / PLEIN, "openbaarheid:", "reden_direct_besluit: …\nopenbaarheid:")
    assert "Bij `reden_direct_besluit` staat nog tekst uit het voorbeeld." in [row[2] for row in told(table)]


@pytest.mark.parametrize(
    ("old", "new"),
    [(FIELD, "titel: …"), ("Herkent u dit beeld van het plein?", "In te stemmen met een proef van één jaar.")],
)
def test_an_example_is_no_answer(old: str, new: str, table: Path) -> None:
    """The sign for what is still to come is no title, and the sentence that the check gives as example no question."""
    replace(table / PLEIN, old, new)
    assert "T405" in [row[1] for row in told(table)]


def summary(table: Path) -> str:
    """Return the summary that a participant sees at the pull request."""
    tafel(table, "check", "--against", "main", "--actor", "voorbeeld-gemeente", "--report=markdown")
    return (table / "tafel.md").read_text(encoding="utf-8")


def test_ready_is_only_said_of_what_is(fork: Path) -> None:
    """Who submitted a complete item hears that nothing is left; not while it has an error, or a number of a person."""
    done = "U hoeft niets meer te doen."
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    assert done in summary(fork)
    replace(fork / PLEIN, "duur: 25", "duur: 25\nvervolg_op: niets")
    assert done not in summary(fork)
    replace(fork / PLEIN, "\nvervolg_op: niets", "")
    replace(fork / PLEIN, "Het plein is vaak leeg.", "Het plein is vaak leeg. Bel 06 12345678.")
    page = summary(fork)
    assert done not in page
    assert page.index("gegevens die niet iedereen mag lezen (1)") < page.index(PLEIN, page.index("niet iedereen"))


def test_an_attachment_of_an_item_that_cannot_be_read(fork: Path) -> None:
    """While the item that names it cannot be read, nobody is told that the attachment is not theirs."""
    (fork / "data/bijlagen/nieuw.pdf").write_bytes(b"%PDF-1.7\n")
    commit(fork)
    asked = ("--against", "main", "--actor", "voorbeeld-gemeente")
    nobody = "Geen enkel stuk noemt dit bestand. Daarom komt het niet in de vergaderstukken."
    assert [row[2] for row in told(fork, *asked)] == [nobody, "Geen punt van uw partij noemt deze bijlage."]
    replace(fork / PLEIN, "Het plein is", "De nieuw.pdf hoort hierbij. Het plein is")
    replace(fork / PLEIN, FIELD, "titel: Het plein: leeg")
    commit(fork)
    assert [row[1] for row in told(fork, *asked)] == ["T024"]
