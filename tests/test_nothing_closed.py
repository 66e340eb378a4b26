"""Nothing closed in public: in random tables no closed document, section, attachment, title, key or name comes out."""

import pytest
from nothing_closed import PLAN, QUICK, Table, after_of, finds, missed, papers_of

from tafel_cli.pack.audience import Doelgroep
from tafel_cli.register.loading import read

SEEDS = range(1_000, 1_060)


@pytest.mark.proof
@pytest.mark.parametrize("concept", [True, False])
def test_nothing_closed_in_public(*, concept: bool) -> None:
    """No byte of a public pack holds a mark of what is closed, in no format; all that is public is in the page."""
    for seed in SEEDS:
        table = Table(seed)
        files = papers_of(table, concept=concept, formats=(*QUICK, "pdf") if seed % 4 == 0 else QUICK)
        assert (seed, list(finds(table, files)), missed(table, files)) == (seed, [], [])


@pytest.mark.proof
def test_nothing_closed_after_a_meeting() -> None:
    """Nor does a byte of the public minutes and list, or of the message that people forward."""
    for seed in SEEDS:
        table = Table(seed)
        files = after_of(table, concept=True, formats=("html", "pdf") if seed % 4 == 0 else ("html",))
        assert (seed, list(finds(table, files))) == (seed, [])


@pytest.mark.proof
def test_the_proof_can_fail() -> None:
    """The tables are sound, have public and closed things, and the search finds those in the participants' pack."""
    files: set[str] = set()
    for seed in SEEDS:
        table = Table(seed)
        broken = {finding.code.code for finding in read(table.source()).findings}
        assert broken <= {"T024"}  # of files that are broken on purpose
        made = papers_of(table, concept=True, formats=QUICK, audience=Doelgroep.DEELNEMERS)
        files |= {find.split(":")[0].split("/")[0] for find in finds(table, made)}
        after = after_of(table, concept=True, formats=("html",), audience=Doelgroep.DEELNEMERS)
        files |= {find.split(":")[0] for find in finds(table, after)}
        files |= {f"afloop/{name}" for name in after_of(table, concept=True, formats=("html",))}
        files |= {f"openbaar/{name}" for name in papers_of(table, concept=True, formats=("html",)) if "/" in name}
    assert files >= {"bijeenkomst.ics", "bijlagen", "manifest.json"}
    assert files >= {f"vergaderstukken-{PLAN}.{form}" for form in ("html", "json")}
    assert any(name.startswith("openbaar/bijlagen/") for name in files)
    assert files >= {f"{paper}-2026-01-01.html" for paper in ("verslag", "besluitenlijst")}
    assert files >= {f"afloop/{name}" for name in ("verslag-2026-01-01.html", "bericht.txt")}
    assert "afloop/besluitenlijst-2026-01-01.html" in files
