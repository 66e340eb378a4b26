"""One slip in the example table is found at its own place, and nothing else is blamed."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tafel_cli.checks import rules
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.source.worktree import WorkTree

ROOT = Path(__file__).resolve().parent.parent
ITEM = "data/agenda/2026-11-16-rijnzicht-verhuisregeling.md"
MEETING = "data/bijeenkomsten/2026-12-03.md"
DECISION = "data/besluiten/2026-11-05-b1.md"
ACTION = "data/acties/2026-11-05-a1.md"
PARTY = "data/organisaties/rijnzicht.md"
SLIPS = [
    (ITEM, "titel: Verhuis", "titl: Verhuis", "T102"),
    (ITEM, "indiener: rijnzicht", "indiener: rijnzigt", "T201"),
    (ITEM, "thema: woonprogramma", "thema: wonen", "T201"),
    (ITEM, "doel: besluitvormend", "doel: besluit", "T104"),
    (ITEM, "status: ingediend", "status: klaar", "T104"),
    (ITEM, "duur: 25", "duur: 25 minuten", "T107"),
    (ITEM, "duur: 25", "duur: 900", "T107"),
    (ITEM, "ingediend_op: 2026-11-16", "ingediend_op: 16-11-2026", "T105"),
    (ITEM, "gewenst: 2026-12-03", "gewenst: 2026-12-10", "T201"),
    (ITEM, "voorbeeldberekening-verhuisregeling.pdf\n", "voorbeeldberekening.pdf\n", "T204"),
    (ITEM, "verhuizingen-per-wijk.pdf\n", "Verhuizingen-per-wijk.pdf\n", "T206"),
    (ITEM, "verhuizingen-per-wijk.pdf\n", "../verhuizingen-per-wijk.pdf\n", "T205"),
    (ITEM, "vervolg_op: 2026-09-08-rijnzicht-kleiner-wonen", "vervolg_op: 2026-09-08-rijnzicht", "T201"),
    (MEETING, 'aanvang: "15:00"', 'aanvang: "15.00 uur"', "T106"),
    (MEETING, "datum: 2026-12-03", "datum: 2026-12-33", "T105"),
    (MEETING, 'einde: "17:00"\n', "", "T101"),
    (MEETING, "vorm: hybride", "vorm: hybryde", "T104"),
    (DECISION, "uitkomst: gewijzigd_ingestemd", "uitkomst: akkoord", "T104"),
    (DECISION, "beslispunt: 1", "beslispunt: een", "T107"),
    (DECISION, "  - gemeente\n", "  - gemeenten\n", "T201"),
    (ACTION, "actiehouder: gemeente", "actiehouder:", "T109"),
    (ACTION, "uiterlijk: 2026-11-27\n", "", "T101"),
    (ACTION, "besluit: 2026-11-05-b4", "besluit: 2026-11-05-b9", "T201"),
    (PARTY, "soort: woningcorporatie", "soort: corporatie", "T201"),
]


def judge(root: Path) -> Counter[tuple[str, str, str]]:
    """Return the findings of a table, without their lines: a line that goes moves all those below it."""
    return Counter(
        (finding.path, finding.code.code, finding.message)
        for finding in rules.findings_of(Case(register=read(WorkTree(root))))
    )


KNOWN = judge(ROOT)


@pytest.mark.parametrize(("path", "old", "new", "code"), SLIPS)
def test_slip(path: str, old: str, new: str, code: str, tmp_path: Path) -> None:
    """The slip is found in its file, on its line (or on line 1 when it is a line that went), with its code alone."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    text = (tmp_path / path).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1 if new else 1
    extra = judge(tmp_path) - KNOWN
    assert [(where, what) for where, what, _ in extra.elements()] == [(path, code)]
    found = [
        f for f in rules.findings_of(Case(register=read(WorkTree(tmp_path)))) if f.code.code == code and f.path == path
    ]
    assert [finding.span.line for finding in found] == [line]
