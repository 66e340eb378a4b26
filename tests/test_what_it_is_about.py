"""A decision replaces one on its own point; answers and corrections are about what is there and what is fixed."""

from pathlib import Path

import pytest
from afterwards import HELD_AGAIN, MINUTES, PLEIN, SECOND, SPEELPLEK, TWO_POINTS, codes, decision, found, lay

B1, B2 = "data/besluiten/2025-12-04-b1.md", "data/besluiten/2026-01-15-b1.md"
REPLACES = "vervangt: 2025-12-04-b1\n"
STANDING = "vaste_punten:\n" + "".join(
    f"  - id: {one}\n    titel: {one.title()}\n    soort: {one}\n    duur: 5\n    plaats: {place}\n"
    for one, place in (("opening", "begin"), ("sluiting", "einde"))
)
ADOPTED = {MINUTES: ("status: concept\n", "status: vastgesteld\nvastgesteld_op: 2026-01-08\n")}
CORRECTION = "---\nover:\n  besluit: 2025-12-04-b1\ntekst: Lees tien.\n{}---\n"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({B2: decision("ingestemd", 1, REPLACES)}, ""),
        (
            {B2: decision("ingestemd", 2, REPLACES)},
            "gaat over beslispunt 1 van dit agendapunt, en dit besluit over een ander",
        ),
        (
            {B2: decision("ingestemd", None, REPLACES, item=PLEIN)},
            "gaat over een ander agendapunt: `Een nieuwe speelplek`",
        ),
        ({B2: decision("ingestemd", None, REPLACES, item="sluiting")}, ""),
        (
            {
                B2: decision("ingestemd", None, REPLACES, item=PLEIN),
                f"data/agenda/{PLEIN}.md": ("openbaarheid:", f"vervolg_op: {SPEELPLEK}\nopenbaarheid:"),
            },
            "",
        ),
        (
            {
                "data/besluiten/2025-12-04-b2.md": decision("ingestemd", 2),
                B1: ("uitkomst:", "vervangt: 2025-12-04-b2\nuitkomst:"),
            },
            "gaat over beslispunt 2",
        ),
        (
            {
                B2: decision("ingestemd", 1),
                B1: ("uitkomst:", "vervangt: 2026-01-15-b1\nuitkomst:"),
            },
            "is niet eerder genomen",
        ),
    ],
)
def test_what_a_decision_replaces(tmp_path: Path, files: dict[str, str | tuple[str, str]], told: str) -> None:
    """A decision replaces an earlier one on its own point or on what its item follows; any, at a standing item."""
    register = lay(tmp_path, HELD_AGAIN, TWO_POINTS, {"data/tafel.md": ("themas:\n", f"{STANDING}themas:\n")}, files)
    said = [one.message for one in found(register) if one.code.code == "T374"]
    assert len(said) == bool(told)
    assert told in "".join(said)


def test_a_point_that_is_not_there(tmp_path: Path) -> None:
    """An answer on a decision point that its item does not list is told."""
    said = (
        "---\nbijeenkomst: 2026-01-15\norganisatie: huurders\nop: 2026-01-13\nantwoorden:\n"
        f"  - agendapunt: {PLEIN}\n    beslispunt: {{}}\n    antwoord: akkoord\n---\n"
    )
    lay(tmp_path, {SECOND: ("status: gepland\n", "status: gepland\nvorm: schriftelijk\n")})
    for number, told in ((1, []), (2, ["T370"])):
        assert codes(lay(tmp_path, {"data/reacties/2026-01-15-huurders.md": said.format(number)})) == told


@pytest.mark.parametrize(
    ("when", "adopted", "told"),
    [
        ("vastgesteld_op: 2026-01-12\n", False, "nog niet vastgesteld"),
        ("vastgesteld_op: 2026-01-12\n", True, ""),
        ("vastgesteld_op: 2026-01-07\n", True, "Een verbetering komt daarna"),
        ("vastgesteld_in: 2026-01-15\n", True, "niet gehouden"),
        ("vastgesteld_in: 2025-12-04\n", True, "Een verbetering komt daarna"),
    ],
)
def test_when_something_is_corrected(tmp_path: Path, when: str, told: str, *, adopted: bool) -> None:
    """What is corrected was adopted before, in a meeting that was held or on a day."""
    files = {"data/rectificaties/2025-12-04-b1-r1.md": CORRECTION.format(when)}
    said = [one.message for one in found(lay(tmp_path, ADOPTED if adopted else {}, files)) if one.code.code == "T375"]
    assert len(said) == bool(told)
    assert told in "".join(said)
