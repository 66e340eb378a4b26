"""Minutes in public: every way to write a heading on a closed item, read alike by the check and by the filter."""

from pathlib import Path

import pytest
from conftest import replace, tafel
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tafel_cli.checks.rules import findings_of
from tafel_cli.reading.document import parse
from tafel_cli.reading.minutes import careful, sections_of
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.register.public import openbare_stukken
from tafel_cli.source.worktree import WorkTree

SPEELPLEK, CLOSED = "2025-11-20-gemeente-speelplek", "2025-11-21-gemeente-geheim"
VERSLAG, HELD = "data/verslagen/2025-12-04.md", "data/bijeenkomsten/2025-12-04.md"
LINK = f"[Zqxgeheim](../agenda/{CLOSED}.md)"
ALSO = f"[Een nieuwe speelplek](../agenda/{SPEELPLEK}.md)"
SAID = "Zqxgezegd over wat besloten is."
# A heading on a closed item, behind the section on a public one.
HEADS = {
    "a heading": f"## {LINK}",
    "two links": f"## {ALSO} en {LINK}",
    "two links, the closed one first": f"## {LINK} en {ALSO}",
    "two links, one by name": f"## {ALSO} en [Zqxgeheim][dicht]\n\n[dicht]: ../agenda/{CLOSED}.md",
    "in a quote": f"> ## {LINK}\n>",
    "in a list": f"- ## {LINK}\n",
    "three signs": f"### {LINK}",
    "no space": f"##{LINK}",
    "a no-break space": f"##\u00a0{LINK}",
    "indented": f"   ## {LINK}",
    "indented as code": f"    ## {LINK}",
    "bold": f"**{LINK}**",
    "underlined": f"{LINK}\n---",
    "underlined twice": f"{LINK}\n===",
    "one sign": f"# {LINK}",
    "HTML": f'<h2><a href="../agenda/{CLOSED}.md">Zqxgeheim</a></h2>',
    "an address": f"## <../agenda/{CLOSED}.md>",
    "behind an open fence": f"```\n\n## {LINK}",
    "behind an indented fence": f"  ```\n\n## {LINK}",
    "in a comment": f"<!--\n## {LINK}\n-->",
    "with escapes": f"### [Zqxgeheim](../agenda/{CLOSED.replace('-', chr(92) + '-')}.md)",
    "with entities": f"### [Zqxgeheim](../agenda/{CLOSED.replace('-', '&#45;')}.md)",
    "with percent signs": f"### [Zqxgeheim](../agenda/{CLOSED.replace('-', '%2D')}.md)",
    "in capitals": f"### [Zqxgeheim](../agenda/{CLOSED.upper()}.md)",
    "between underscores": f"__{CLOSED}__",
    "on the forge": f"### [Zqxgeheim](https://tafel.example/data/agenda/{CLOSED}.md)",
}


# In these the closed item has a heading of its own, so nothing is wrong.
OWN = ("a heading", "underlined", "indented")


def close_another(table: Path) -> None:
    """Give the meeting that was held a second item, which is closed."""
    text = (table / "data/agenda/2026-01-05-gemeente-plein.md").read_text(encoding="utf-8")
    shut = text.replace("Hoe gebruiken we het plein?", "Zqxgeheim").replace("openbaarheid: openbaar\n", "")
    shut = shut.replace("2026-01-05", "2025-11-21")
    (table / f"data/agenda/{CLOSED}.md").write_text(shut, encoding="utf-8")
    replace(table / HELD, "speelplek\n", f"speelplek\n  - {CLOSED}\n")


def build(table: Path, *arguments: str) -> str:
    """Make the public pack; return its page."""
    done = tafel(table, "agenda", "build", "--audience", "openbaar", "--format", "html", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return (table / "uitvoer/2026-01-15/openbaar/openbare-stukken-2026-01-15.html").read_text(encoding="utf-8")


def adopt(table: Path, head: str) -> None:
    """Give the table adopted minutes in which this heading on a closed item stands behind a public section."""
    close_another(table)
    replace(table / VERSLAG, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-10")
    with (table / VERSLAG).open("a", encoding="utf-8") as file:
        file.write(f"\n{head}\n\n{SAID}\n")


@pytest.mark.parametrize("head", HEADS)
def test_no_heading_lets_a_closed_section_out(head: str, table: Path) -> None:
    """However the heading on a closed item is written, what was said under it is not in a public concept."""
    adopt(table, HEADS[head])
    page = build(table, "--concept")
    assert "Zqx" not in page
    assert CLOSED not in page.casefold()


@pytest.mark.parametrize("head", [head for head in HEADS if head not in OWN])
def test_the_check_sees_what_the_filter_sees(head: str, table: Path) -> None:
    """A heading that is not one on the closed item alone is told of, and says that the section is not public."""
    adopt(table, HEADS[head])
    said = " ".join(tafel(table, "check").stdout.split())
    assert "Het verslag zegt nog niets over `Zqxgeheim`" in said or "komt niet in de openbare stukken" in said


@pytest.mark.parametrize("head", OWN)
def test_a_closed_section_of_its_own(head: str, table: Path) -> None:
    """A closed item under its own heading is nothing to remark on, and the public section stays public."""
    adopt(table, HEADS[head])
    done = tafel(table, "check")
    assert (done.returncode, "T326" in done.stdout, "T510" in done.stdout) == (0, False, False)
    assert "Kinderen missen een plek om te spelen." in build(table)


def test_a_section_that_names_a_closed_item(table: Path) -> None:
    """A section that refers to a closed item stays out, and the check says so at the place of the reference."""
    adopt(table, HEADS["a heading"])
    replace(table / VERSLAG, "Buren vragen", f"Zie {LINK}. Buren vragen")
    assert "Kinderen missen" not in build(table)
    done = tafel(table, "check", "--format", "json")
    assert done.returncode == 0
    assert f"het noemt `{CLOSED}`, en dat is niet openbaar" in done.stdout


@pytest.mark.parametrize(
    "name",
    [
        CLOSED.replace("-", "\u2011"),
        CLOSED.replace("geheim", "ge\u00adheim"),
        CLOSED.replace("geheim", "ge&#8203;heim"),
        CLOSED.replace("gemeente", "**gemeente**"),
        CLOSED.replace("2025-11-21", "`2025-11-21`"),
        CLOSED.replace("gemeente", "[gemeente](https://a.nl)"),
        CLOSED.replace("-geheim", "-<!-- x -->geheim"),
        f"x{CLOSED}",
    ],
)
def test_a_section_that_hides_the_name_of_a_closed_item(name: str, table: Path) -> None:
    """A public section under a heading that spells a closed id oddly stays out, and the check says so at its line."""
    adopt(table, HEADS["a heading"])
    assert "Kinderen missen" in build(table)
    replace(table / VERSLAG, "Kinderen missen", f"### Over {name}\n\nKinderen missen")
    assert "Kinderen missen" not in build(table)
    assert "T510" in tafel(table, "check").stdout


def test_a_section_that_names_a_closed_file(table: Path) -> None:
    """A public section stays public without the name of a closed attachment, and the check says where that stands."""
    adopt(table, HEADS["a heading"])
    (table / "data/bijlagen/zqxgeheim-plan.pdf").write_bytes(b"%PDF-1.7")
    replace(table / VERSLAG, "Buren vragen", "Zie [x](../bijlagen/zqxgeheim-plan.pdf) en zqxgeheim-plan. Buren vragen")
    page = build(table)
    assert "Kinderen missen" in page
    assert "zqxgeheim" not in page
    said = " ".join(tafel(table, "check").stdout.split())
    assert "is openbaar, maar het noemt `zqxgeheim-plan.pdf`, en dat is niet openbaar" in said


@pytest.mark.parametrize("path", ["data/besluiten/2025-12-04-b1.md", "data/acties/2025-12-04-a1.md"])
def test_other_public_texts_that_name_a_closed_item(path: str, table: Path) -> None:
    """A decision or action that everybody reads and that names a closed item is warned about."""
    close_another(table)
    with (table / path).open("a", encoding="utf-8") as file:
        file.write(f"\nZie {LINK}.\n")
    assert "T510" in tafel(table, "check").stdout


def test_minutes_wait_for_their_headings(table: Path) -> None:
    """While minutes lack an item of the agenda, or have a strange heading, a public concept shows nothing of them."""
    adopt(table, "Niets over dat punt.")
    assert "Kinderen missen" not in build(table, "--concept")
    replace(table / VERSLAG, "Niets over dat punt.", f"## {LINK}\n\nTekst.\n\n## [Plein](../agenda/anders.md)")
    assert "Kinderen missen" not in build(table, "--concept")


LINES = st.sampled_from(
    """
## [Een](../agenda/a.md)|## Rondvraag|## [Een](../agenda/a.md) en [twee](../agenda/b.md)|Tekst.|
# Een|### Drie|   ## [Een](../agenda/a.md)|    ## Code|> ## Citaat|- ## Lijst|- tekst|> tekst|---|===| ---|```|~~~|  ```
````|```py|##x|##|## ##|## Een ##|<!--|-->|<h2>|[a]: ../agenda/b.md|[a]: ../agenda/b.md "titel|"|## [Een][a]|## *Een*
1. ## x|## Een &amp; twee|## Vraag & antwoord|## `a`|\t## Tab|##\tTab|## [Een](<../agenda/a.md>)|* * *|##\u00a0x
## Een \\|  tekst|## [Een](../agenda/a.md 'x')|## ![Een](../agenda/a.md)|- - -|+|+\t## x|[a]:|tekst\\
""".replace("\n", "|").split("|")
)


@settings(max_examples=400)
@given(st.lists(LINES, max_size=9))
@example(["- a", "  ## b", "## c"])
@example(["## [Een](../agenda/a.md)\r", "", "twee\r", "---\r"])
@example(["*\u2003 ", "===", "## \u3000##", "## \u1680#"])
def test_the_quick_reader_is_the_careful_one(lines: list[str]) -> None:
    """Where no line looks odd, minutes are read line by line, and that finds what the Markdown parser finds."""
    document = parse("data/verslagen/x.md", "\n".join(["---", "a: b", "---", *lines, ""]).encode())
    quick = [(s.titel, s.doelen, s.line, s.head, s.text.rstrip("\n"), s.niveau) for s in sections_of(document)]
    slow = [(s.titel, s.doelen, s.line, s.head, s.text.rstrip("\n"), s.niveau) for s in careful(document)]
    assert quick == slow


@pytest.mark.parametrize("closed", [False, True])
def test_minutes_leave_out_what_needs_no_words(closed: bool, table: Path) -> None:  # noqa: FBT001  (pytest's own way)
    """An item by consent needs no heading; if it is closed, minutes without one are not public."""
    item = table / f"data/agenda/{SPEELPLEK}.md"
    replace(item, "duur: 25\n", "duur: 5\nbehandeling: hamerstuk\n")
    text = (table / VERSLAG).read_text(encoding="utf-8")
    start = text.index("## [")
    (table / VERSLAG).write_text(text[:start] + "Zqxalles is gezegd.\n", encoding="utf-8")
    if closed:
        replace(item, "openbaarheid: openbaar\n", "")
    replace(table / VERSLAG, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-10")
    register = read(WorkTree(table))
    assert "T326" not in [one.code.code for one in findings_of(Case(register=register))]
    assert (("verslag", "2025-12-04") in openbare_stukken(register)) is not closed


def test_a_decision_beyond_the_list(table: Path) -> None:
    """A decision may name no decision point. If its number was forgotten, the point has none, and the hint says so."""
    decision = "data/besluiten/2025-12-04-b1.md"
    (table / "data/besluiten/2025-12-04-b2.md").write_text(
        (table / decision).read_text(encoding="utf-8").replace("beslispunt: 1\n", ""), encoding="utf-8"
    )

    def found() -> list[tuple[str, str]]:
        return [(one.code.code, one.hint) for one in findings_of(Case(register=read(WorkTree(table))))]

    assert [code for code, _ in found() if code in ("T321", "T322")] == []
    (table / decision).unlink()
    (hint,) = [hint for code, hint in found() if code in ("T321", "T322")]
    assert "hoort `data/besluiten/2025-12-04-b2.md` hierbij, typ daar `beslispunt: 1`" in hint
