"""Measures the time and memory of a pack: by format, by length, and against two other ways to print its page."""

import importlib.util
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-01-15"
ITEMS = 10
PARAGRAPH = (
    "Bewoners, huurders en bouwers keken samen naar de plannen voor de buurt. Zij schreven op wat goed gaat en wat "
    "beter kan. De gemeente telde hoeveel huizen er bij kunnen komen, en wat dat vraagt van de straat, het groen en "
    "de scholen. De uitkomst staat hieronder, met de bron en de datum erbij.\n\n"
)
LISTED = (
    "".join(f"- punt {number}: wat de partijen daarvan vinden, en wie het uitzoekt\n" for number in range(8)) + "\n"
)
TABLE = "| partij | krijgt | geeft |\n|---|---|---|\n" + "| gemeente | zekerheid | grond en tijd |\n" * 8 + "\n"


def table(root: Path, smallest: Path, length: int) -> Path:
    """Write a table to `root` whose next meeting has ITEMS items of `length` pieces of text each; return `root`."""
    shutil.copytree(smallest, root)
    item = (root / "data/agenda/2026-01-05-gemeente-plein.md").read_text(encoding="utf-8")
    names = [f"2026-01-06-gemeente-punt-{number}" for number in range(ITEMS)]
    piece = PARAGRAPH * 10 + LISTED + TABLE
    for name in names:
        text = item.replace("duur: 20", "duur: 5") + "\n" + piece * length
        (root / f"data/agenda/{name}.md").write_text(text, encoding="utf-8")
    meeting = root / f"data/bijeenkomsten/{DAY}.md"
    listed = "".join(f"  - {name}\n" for name in names)
    text = meeting.read_text(encoding="utf-8").replace("  - 2026-01-05-gemeente-plein\n", listed)
    meeting.write_text(text, encoding="utf-8")
    return root


def build(root: Path, *formats: str) -> list[str]:
    """Return the command that makes the pack in these formats."""
    asked = [word for name in formats for word in ("--format", name)]
    return [sys.executable, "-P", "-m", "tafel_cli", "-C", str(root), "agenda", "build", "--concept", *asked]


def pages(root: Path) -> int:
    """Return how many pages the PDF of a pack has."""
    with pikepdf.open(root / f"uitvoer/{DAY}/deelnemers/vergaderstukken-{DAY}.pdf") as pdf:
        return len(pdf.pages)


def others(page: Path, out: Path) -> dict[str, list[str] | None]:
    """Return the commands of other programs that print a page, by name; None for one that is not installed."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    weasyprint = importlib.util.find_spec("weasyprint")
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    return {
        "WeasyPrint": [sys.executable, "-m", "weasyprint", "-q", str(page), str(out)] if weasyprint else None,
        "Chromium": [browser, *quiet, f"--print-to-pdf={out}", page.as_uri()] if browser else None,
    }


def packs(folder: Path, rounds: int, ratio: Callable[..., float], memory: Callable[[list[str]], float]) -> None:
    """Print the cost of packs: time as a ratio of whole processes, memory in MiB."""
    nothing = [sys.executable, "-c", "pass"]
    smallest = ROOT / "tests" / "smallest"
    roots = {length: table(folder / f"pack-{length}", smallest, length) for length in (2, 7, 28)}
    for root in roots.values():
        subprocess.run(build(root, "html", "pdf"), check=True, stdout=subprocess.DEVNULL)
    root = roots[2]
    whole = build(root, "html", "pdf", "ics")
    size = f"{ITEMS} items, {pages(root)} pages"
    for name, command in {"html": build(root, "html"), "html, pdf, ics": whole}.items():
        print(f"{f'build, {name} ({size})':<48} {ratio(command, nothing, rounds):6.1f} × python -c pass")
    print(f"{'':<48} {memory(whole):6.0f} MiB")
    counted = " and ".join(str(pages(roots[length])) for length in (7, 28))
    growth = ratio(build(roots[28], "pdf"), build(roots[7], "pdf"), 3)
    print(f"{f'time(4N) / time(N), pdf of {counted} pages':<48} {growth:6.1f}")
    print(f"{f'pdf of {pages(roots[28])} pages':<48} {memory(build(roots[28], 'pdf')):6.0f} MiB")
    page = root / f"uitvoer/{DAY}/deelnemers/vergaderstukken-{DAY}.html"
    for name, other in others(page, folder / "ander.pdf").items():
        if other is None:
            print(f"{f'the same page through {name}':<48} {'–':>6} (not installed)")
            continue
        beside = statistics.median([ratio(other, build(root, "html", "pdf"), 1) for _ in range(3)])
        print(f"{f'the same page through {name}':<48} {beside:6.1f} × our html and pdf; {memory(other):.0f} MiB")
