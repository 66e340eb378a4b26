"""What cannot be read is called so in a draft of the papers: not late, unfinished or missing."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from conftest import Record, replace, tafel
from packs import build, page, words

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
RULE = "regels:\n"
TIMELY = (
    "te laat ingediend",
    "is te laat",
    "kwam te laat",
    "let op te laat",
    "stuk volgt",
    "nog niet af",
    "nog niet ingediend",
    "U krijgt het later",
    "Laat u het toe?",
)


def data_of(table: Path, audience: str = "deelnemers") -> dict[str, Any]:
    """Return a pack as data."""
    (file,) = table.glob(f"uitvoer/2026-01-15/{audience}/*-2026-01-15.json")
    made: dict[str, Any] = json.loads(file.read_bytes())
    return made


@pytest.mark.parametrize("broken", ["wrong", "gone"])
def test_neither_late_nor_unfinished(table: Path, broken: str) -> None:
    """Of an item that cannot be read, or whose file is gone, all papers say just that, and nothing of its time."""
    replace(table / "data/werkafspraken/1-voorzitter.md", RULE, f"{RULE}  - soort: inbrengtermijn\n    werkdagen: 5\n")
    if broken == "wrong":
        replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    else:
        (table / PLEIN).unlink()
    done = build(table, "--concept", "--audience=voorzitter", "--format=html", "--format=json", "--as-of=2026-01-15")
    html = words((table / "uitvoer/2026-01-15/voorzitter/draaiboek-2026-01-15.html").read_text(encoding="utf-8"))
    said = " ".join(done.stdout.split())
    assert "dit stuk kan niet worden gelezen. Bekijk het met `tafel check`." in said
    assert html.count("Dit stuk kan niet worden gelezen.") == 2  # the sheet and the script
    plan = " ".join(tafel(table, "agenda", "plan").stdout.split())
    assert "Dit stuk kan niet worden gelezen." in plan
    others = [tafel(table, *command).stdout for command in (("status",), ("agenda", "list"))]
    assert [word for word in TIMELY for text in (said, html, plan, *others) if word in text] == []
    rows = [row for row in data_of(table, "voorzitter")["agenda"]["regels"] if row["soort"] == "punt"]
    assert [(row["onleesbaar"], row["te_laat"], row["stuk_volgt"]) for row in rows] == [(True, False, False)]


def test_changes_since(table: Path, record: Record) -> None:
    """What changed in an item that cannot be read is one sentence, and so is that it can be read again."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    build(table, "--concept", "--since=HEAD", "--format=json")
    assert [row["details"] for row in data_of(table)["nazending"]["wijzigingen"]] == [
        ["Het stuk kan niet worden gelezen."]
    ]
    record(table)
    replace(table / PLEIN, "doel: beeldvormnd", "doel: beeldvormend")
    build(table, "--concept", "--since=HEAD", "--format=json")
    assert [row["details"] for row in data_of(table)["nazending"]["wijzigingen"]] == [["Het stuk is er nu."]]


@pytest.mark.parametrize("linked", ["data/bijlagen", "data/bijlagen/foto"])
def test_an_attachment_in_a_linked_folder(linked: str, table: Path) -> None:
    """An attachment in a folder that is a link is not missing, because nobody looked there."""
    (table / "data/bijlagen/foto").mkdir(parents=True, exist_ok=True)
    (table / linked).rename(table / "elders")
    (table / linked).symlink_to(table / "elders")
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: foto/a.pdf\n    titel: Plaat\nopenbaarheid:")
    assert "(Plaat): het bestand kan niet worden gelezen." in build(table, "--concept").stdout


def test_an_attachment(table: Path, record: Record) -> None:
    """An attachment that is there and cannot be read is called so, and one that is gone is missing."""
    there = [table / "data/bijlagen" / name for name in ("groot.txt", "weg.txt")]
    for path in there:
        path.write_text("klein", encoding="utf-8")
    more = "bijlagen:\n  - bestand: groot.txt\n    titel: Groot\n  - bestand: weg.txt\n    titel: Weg\nopenbaarheid:"
    replace(table / PLEIN, "openbaarheid:", more)
    record(table)
    os.truncate(there[0], 6_000_000_000)
    there[1].unlink()
    said = build(table, "--concept", "--since=HEAD", "--format=html", "--format=json").stdout
    assert "(Groot): het bestand kan niet worden gelezen." in said
    assert "(Weg): het bestand ontbreekt." in said
    html = words(page(table))
    assert "Groot kan niet worden gelezen groot.txt" in html
    assert "Weg ontbreekt weg.txt" in html
    data = data_of(table)
    assert [(row["naam"], row["onleesbaar"], row["bestand"]) for row in data["bijlagen"]] == [
        ("groot.txt", True, None),
        ("weg.txt", False, None),
    ]
    assert [row["details"] for row in data["nazending"]["wijzigingen"]] == [
        ["Bijlage B1.1 kan niet worden gelezen: “Groot”.", "Bijlage B1.2 ontbreekt: “Weg”."]
    ]
