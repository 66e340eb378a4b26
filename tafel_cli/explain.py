"""The Dutch page of a code, found by its name."""

from pathlib import Path

from tafel_cli.errors import TafelError
from tafel_cli.finding import suggest

PAGES = Path(__file__).parent / "regels"


def page(code: str) -> str:
    """Return the page of a code or slug; raises TafelError (wrong use) when there is none."""
    pages = {path.stem: path for path in sorted(PAGES.glob("*.md"))}
    for stem, path in pages.items():
        if code.casefold() in (stem.casefold(), *stem.casefold().split("-", 1)):
            return path.read_text(encoding="utf-8")
    names = [part.casefold() for stem in pages for part in stem.split("-", 1)]
    message = f"De code `{code}` bestaat niet; {suggest(code, names) or 'bekijk alle codes met `tafel explain --all`'}"
    raise TafelError(message, exit_code=2)


def overview() -> list[tuple[str, str, str]]:
    """Return (code, slug, first sentence) of every page, by code."""
    rows = []
    for path in sorted(PAGES.glob("*.md")):
        code, slug = path.stem.split("-", 1)
        lines = [line for line in path.read_text(encoding="utf-8").splitlines()[1:] if line.strip()]
        rows.append((code, slug, lines[0]))
    return rows


def handbook() -> str:
    """Return docs/regels.md: every page, headings one level down, after a list of all codes."""
    parts = ["# Regels", "", "Alles wat `tafel check` kan zeggen. Deze tekst is gemaakt uit `tafel_cli/regels/`.", ""]
    parts += [f"- [{code} {slug}](#{code.lower()}-{slug}): {what}" for code, slug, what in overview()]
    for path in sorted(PAGES.glob("*.md")):
        parts += ["", _lowered(path.read_text(encoding="utf-8")).rstrip("\n")]
    return "\n".join(parts) + "\n"


def _lowered(text: str) -> str:
    """Put each heading of a page one level down; examples between fences stay as they are."""
    lines, fenced = [], False
    for line in text.split("\n"):
        fenced ^= line.startswith(("~~~", "```"))
        lines.append(f"#{line}" if line.startswith("#") and not fenced else line)
    return "\n".join(lines)
