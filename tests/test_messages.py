"""What a check says can be read by somebody who never saw such a file: whole sentences, and a next step to type."""

import re
from pathlib import Path

import pytest
from conftest import replace, tafel
from hostile_cases import BYTES
from rule_pages import SHOWN, laid

from tafel_cli.checks.explain import handbook
from tafel_cli.dutch import file_stem
from tafel_cli.finding import Finding
from tafel_cli.kinds import KINDS
from tafel_cli.reading.decode import decode
from tafel_cli.reading.document import parse

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
MEETING = "data/bijeenkomsten/2026-01-15.md"
VERSLAG = "data/verslagen/2025-12-04.md"
NOT_OURS = re.compile(r"\b(?:pull request|commit|front matter|yaml|je|jij|jouw|bericht)\b", re.IGNORECASE)


def assert_plain(finding: Finding) -> None:
    """A message is one or more sentences; a hint is a fragment without a question that it answers itself."""
    said = (finding.code.code, finding.message, finding.hint)
    assert re.search(r"[.?]\)?$", finding.message), said
    assert finding.hint, said
    assert re.match(r"[a-zé`]", finding.hint), said
    assert not finding.hint.endswith("."), said
    assert not re.search(r"\? [a-z]", finding.hint), said
    assert "…" not in finding.hint, said
    assert not NOT_OURS.search(f"{finding.message} {finding.hint}"), said


@pytest.mark.parametrize("stem", SHOWN)
def test_examples_are_plain(stem: str, tmp_path: Path) -> None:
    """What a check says of each wrong example keeps the house style, and gives a next step."""
    found = laid(tmp_path / "tafel", stem, "Fout")
    assert found
    for finding in found:
        assert_plain(finding)


@pytest.mark.parametrize(
    ("stem", "command"),
    [
        ("T319-bijeenkomst-voorbij", "tafel bijeenkomsten hold 2026-01-08`"),
        ("T323-verslag-ontbreekt", "tafel verslag new 2025-11-06`"),
        ("T332-actie-te-laat", "tafel acties done 2025-12-04-a2 RESULTAAT`"),
        ("T333-toezegging-te-laat", "tafel acties postpone 2025-12-04-a2 DAG --reden REDEN`"),
        ("T342-bekrachtiging-verlopen", "tafel bekrachtigingen new 2025-12-04-b1 gemeente --stand STAND`"),
    ],
)
def test_hint_names_the_command(stem: str, command: str, tmp_path: Path) -> None:
    """What is left to do after a meeting is proposed as the command that does it, with the names filled in."""
    assert any(command in finding.hint for finding in laid(tmp_path / "tafel", stem, "Fout"))


@pytest.mark.parametrize("case", BYTES)
def test_bad_bytes_are_plain(case: str) -> None:
    """What the check says of a file that cannot be read keeps the house style too."""
    document = parse("data/organisaties/slecht.md", BYTES[case][0])
    found = (*document.findings, *decode(KINDS["organisatie"], document).findings)
    assert found
    for finding in found:
        assert_plain(finding)


def test_pages_are_plain() -> None:
    """The pages use the words of users, never those of the machinery."""
    assert NOT_OURS.search("Zet het in de YAML van je bericht.")
    said = handbook()
    assert "tafel check" in said
    assert not NOT_OURS.search(said)


@pytest.mark.parametrize(
    ("name", "message", "proposal"),
    [
        ("Huurders-Linde.md", "staan hoofdletters", "`huurders-linde.md`"),
        ("huurders_linde.md", "tekens die niet mogen", "`huurders-linde.md`"),
        (f"{'lang-' * 18}.md", "90 tekens", f"`{'lang-' * 15}lang.md`"),
        ("huurders café linde.md", "werkt niet op elke computer", "`huurders-cafe-linde.md`"),
    ],
)
def test_a_name_that_is_wrong(name: str, message: str, proposal: str, table: Path) -> None:
    """A name that cannot be used is met with what is wrong with it, and with one that can."""
    text = (table / "data/organisaties/huurders.md").read_text(encoding="utf-8")
    (table / "data/organisaties" / name).write_text(text, encoding="utf-8")
    said = tafel(table, "check").stdout
    assert message in said
    assert f"hulp: noem het bestand {proposal}: " in said


def test_proposed_names() -> None:
    """A proposed name is never too long and never ends in a hyphen."""
    assert file_stem("Wat weten we nóg niet?") == "wat-weten-we-nog-niet"
    assert file_stem("a" * 79 + "-b") == "a" * 79
    assert file_stem("???") == ""


def test_the_other_place_is_named(table: Path) -> None:
    """An item that stands twice is told where else: the other line, or the other meeting with its file."""
    replace(table / MEETING, "  - 2026-01-05-gemeente-plein\n", "  - 2026-01-05-gemeente-plein\n" * 2)
    assert "twee keer op deze agenda: op regel 8 en op regel 9." in tafel(table, "check").stdout
    replace(table / MEETING, "  - 2026-01-05-gemeente-plein\n", "")
    text = (table / MEETING).read_text(encoding="utf-8").replace("2026-01-15", "2026-02-12")
    (table / "data/bijeenkomsten/2026-02-12.md").write_text(text, encoding="utf-8")
    assert f"ook op de agenda van 15 januari 2026 (`{MEETING}`)." in tafel(table, "check").stdout


def test_one_outcome(table: Path) -> None:
    """Two decisions on one point are named both; a decision that is missing gets a file name that is free."""
    replace(table / VERSLAG, "status: concept", "status: vastgesteld\nvastgesteld_op: 2025-12-18")
    first = table / "data/besluiten/2025-12-04-b1.md"
    text = first.read_text(encoding="utf-8")
    (table / "data/besluiten/2025-12-04-b2.md").write_text(text, encoding="utf-8")
    both = "`data/besluiten/2025-12-04-b1.md` en `data/besluiten/2025-12-04-b2.md`"
    assert f"heeft 2 besluiten: {both}." in tafel(table, "check").stdout
    (table / "data/besluiten/2025-12-04-b2.md").unlink()
    replace(
        table / "data/agenda/2025-11-20-gemeente-speelplek.md",
        "gevraagd:\n",
        "gevraagd:\n  - In te stemmen met een hek.\n",
    )
    said = tafel(table, "check").stdout
    assert "typ `tafel besluiten new N.2 --uitkomst UITKOMST --bijeenkomst 2025-12-04`" in said
    assert "of maak zelf `data/besluiten/2025-12-04-b2.md`" in said


def test_heading_without_link(table: Path) -> None:
    """A heading of the minutes that names an item but does not lead to it is met with the heading to paste."""
    replace(table / "data/tafel.md", "themas:", "vaste_punten:\n  - id: rondvraag\n    titel: Rondvraag\n"
            "    soort: rondvraag\n    duur: 5\n    plaats: einde\nthemas:")  # fmt: skip
    link = "## [Een nieuwe speelplek](../agenda/2025-11-20-gemeente-speelplek.md)"
    replace(table / VERSLAG, link, "## Een nieuwe speelplek")
    assert f"schrijf het kopje met een link naar het agendapunt: `{link}`" in tafel(table, "check").stdout


def test_the_key_of_a_list_is_marked(table: Path) -> None:
    """What is wrong with a whole list is marked at its name, not at its first element."""
    replace(table / PLEIN, "duur: 20", "duur: 75")
    said = tafel(table, "check").stdout.splitlines()
    line = said.index("    7 | agenda:")
    assert said[line - 1].startswith(f"{MEETING}:7:1: waarschuwing T310 ")
    assert said[line + 1] == "      | ^^^^^^"


def test_what_was_meant_by_a_time_or_number(table: Path) -> None:
    """A time or a number in words is met with the line to type."""
    replace(table / MEETING, "aanvang: 15:00", "aanvang: 9.30 uur")
    replace(table / PLEIN, "duur: 20", "duur: 20 minuten")
    said = tafel(table, "check").stdout
    assert "hulp: schrijf uren, een dubbele punt en minuten: `aanvang: 09:30`" in said
    assert "hulp: schrijf alleen een getal; bedoelde u `20`?" in said
