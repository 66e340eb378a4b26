"""Finds the Dutch page of a code (`tafel explain`) and the codes that a word names; joins the pages to regels.md.

A retired code keeps a page that says what became of it.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tafel_cli.errors import TafelError
from tafel_cli.reading.slips import suggest

PAGES = Path(__file__).parent / "pages"
GONE = PAGES / "gone"  # retired: these codes and slugs are never given again
WEGEN = """
Hier staan alle meldingen van het programma `tafel`. Staat `tafel` in letters zoals deze, dan gaat het over het
programma. Met de tafel bedoelen we de mensen die samen om de tafel zitten.

Een **fout** moet u eerst verbeteren. Een **waarschuwing** vraagt uw aandacht, maar houdt niets tegen. Een **tip** is
goede raad. Ontbreekt er iets in een agendapunt? Zolang het een concept is, is dat een waarschuwing; is het ingediend,
dan is het een fout. Wat de voorzitter toelaat (`toegelaten` in de bijeenkomst), wordt een tip.

Onder *Zo lost u het op* staat bij elke melding wat u doet. Daaronder staat een voorbeeld dat fout is en een voorbeeld
dat goed is, met erboven de naam van het bestand.

- De **kop** van een bestand is het begin: alles tussen de eerste twee regels `---`.
- Een **veld** is een regel in de kop: een naam, een dubbele punt en een waarde, zoals `duur: 15`.
- Een **kopje** is een regel in de tekst die begint met `##`.
- Een **stuk** is een bestand met tekst in de map `data/`, bijvoorbeeld een agendapunt of een verslag.
"""
FAMILIES = {
    "T0": ("T0: het bestand", "Kan `tafel` het bestand lezen, en is de kop van het bestand goed?"),
    "T1": ("T1: de velden", "Staat bij elk veld iets wat daar kan staan?"),
    "T2": ("T2: namen en verwijzingen", "Bestaat alles wat een stuk noemt?"),
    "T3": ("T3: van agenda tot besluit", "Kloppen agenda, verslag, besluiten en acties met elkaar?"),
    "T4": ("T4: een volledig agendapunt", "Heeft een agendapunt alles wat de tafel nodig heeft om erover te praten?"),
    "T5": ("T5: privacy en gevoelige zaken", "Staat er in een stuk iets wat niet iedereen mag lezen?"),
    "T6": ("T6: tekst en beeld", "Komt alles wat er staat goed op papier?"),
    "T7": ("T7: wie iets mag veranderen", "Verandert dit voorstel alleen wat de indiener mag veranderen?"),
    "W": (
        "W: de werkafspraken van de tafel",
        (
            "Houdt de tafel zich aan haar eigen afspraken? Deze meldingen komen alleen als er een werkafspraak\n"
            "over is. De tafel kiest zelf hoe zwaar een afspraak telt: schrijf in de werkafspraak `ernst: fout`,\n"
            "`ernst: waarschuwing` of `ernst: tip`. Staat er niets, dan is het een waarschuwing."
        ),
    ),
}


@cache
def codes(pages: Path = PAGES) -> tuple[tuple[str, str], ...]:
    """Return (code, slug) of every page in a folder, by code; by default those that `tafel check` can give."""
    return tuple(sorted((code, slug) for code, _, slug in (path.stem.partition("-") for path in pages.glob("*.md"))))


def page(code: str) -> str:
    """Return the page of a code or slug, retired ones included; raises TafelError (exit 2) if there is none."""
    for folder in (PAGES, GONE):
        for each in codes(folder):
            if code.casefold() in (*map(str.casefold, each), "-".join(each).casefold()):
                return _text(*each, folder)
    raise _unknown(code)


def named(words: Iterable[str]) -> frozenset[str]:
    """Return the codes that words name: code, slug or prefix of codes; raises TafelError (exit 2) if one names none."""
    found: set[str] = set()
    for word in (word.casefold() for word in words):
        meant = {code for code, slug in codes() if word and (code.casefold().startswith(word) or slug == word)}
        if not meant and (old := gone(word)):
            raise TafelError(f"De code `{old}` bestaat niet meer; `tafel explain {old}` zegt waarom.", exit_code=2)
        if not meant:
            raise _unknown(word)
        found |= meant
    return frozenset(found)


def _unknown(word: str) -> TafelError:
    names = [part.casefold() for each in codes() for part in each]
    hint = suggest(word, names) or "bekijk alle codes met `tafel explain --all`"
    return TafelError(f"De code `{word}` bestaat niet; {hint}", exit_code=2)


def _text(code: str, slug: str, folder: Path = PAGES) -> str:
    return (folder / f"{code}-{slug}.md").read_text(encoding="utf-8")


def gone(word: str) -> str | None:
    """Return the retired code of a word in lower case (code or slug); None if there is none."""
    return next((code for code, slug in codes(GONE) if word in (code.casefold(), slug)), None)


def overview(pages: Path = PAGES) -> list[tuple[str, str, str]]:
    """Return (code, slug, first line below the title) of every page in a folder, by code."""
    texts = ((code, slug, _text(code, slug, pages).splitlines()[1:]) for code, slug in codes(pages))
    return [(code, slug, next(filter(str.strip, lines))) for code, slug, lines in texts]


def handbook() -> str:
    """Return the text of docs/nl/regels.md: each family of codes with a list and its pages, then the retired codes."""
    parts = ["<!-- Made from tafel_cli/checks/pages/ by `python3 dev.py docs`. -->", "", "# Regels", WEGEN.rstrip("\n")]
    rows = overview()
    for family, (title, about) in FAMILIES.items():
        here = [row for row in rows if row[0].startswith(family)]
        parts += ["", f"## {title}", "", about, ""]
        parts += [f"- [{code} {slug}](#{code.lower()}-{slug}): {what}" for code, slug, what in here]
        for code, slug, _ in here:
            parts += ["", _lowered(_text(code, slug)).rstrip("\n")]
    parts += ["", "## Vervallen codes", "", "Deze codes geeft `tafel check` niet meer."]
    for code, slug, _ in overview(GONE):
        parts += ["", _lowered(_text(code, slug, GONE)).rstrip("\n")]
    return "\n".join(parts) + "\n"


def _lowered(text: str) -> str:
    """Move each heading of a page two levels down. Examples in code blocks stay as they are."""
    lines, fenced = [], False
    for line in text.split("\n"):
        fenced ^= line.startswith(("~~~", "```"))
        lines.append(f"##{line}" if line.startswith("#") and not fenced else line)
    return "\n".join(lines)
