"""Judges links and pictures: the address must be safe, or be that of a file that readers get."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from tafel_cli import proof
from tafel_cli.finding import Code
from tafel_cli.proof import BIJLAGEN, PICTURES, Papers, is_item
from tafel_cli.proof.places import LinkMark
from tafel_cli.reading.characters import toon
from tafel_cli.reading.slips import guess, meant

_SAFE = re.compile(r"(?:https?://|mailto:|tel:)[^\s\\]", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,40}:")
_FILENAME = re.compile(r"[A-Za-z0-9_-]{1,60}\.[A-Za-z0-9]{1,5}")
_SHOWN = 60
_COMPARED = 2_000
_VERTICAL = str.maketrans("", "", "\t\n\r")


class Fix(NamedTuple):
    """The one right correction of a fault: `text` for each match of `each`, in the place of the fault.

    `lines`: how many whole lines are corrected instead; `about` says in Dutch what changes.
    """

    text: str
    about: str
    each: str
    lines: int = 0


class Misprint(NamedTuple):
    """A fault in print; line and columns count from 0 in the body."""

    code: Code
    line: int
    column: int
    end: int
    message: str
    hint: str
    fix: Fix | None = None


def judge(mark: LinkMark, path: str, papers: Papers) -> Iterator[Misprint]:
    """Yield the faults of a link, a reference definition or a picture in the text at `path`.

    A link to a definition (`named`) has none, because its definition has them; HTML is judged in careful.py.
    """
    if mark.soort == "image":
        yield from _picture(mark, path, papers)
    elif mark.soort in ("link", "autolink", "definition"):
        unsafe = _unsafe(mark.doel)
        if unsafe:
            yield _fault(proof.ONVEILIG, mark, *unsafe)
        elif mark.doel.startswith("#"):
            yield _within(mark)
        elif not _SAFE.match(mark.doel):
            yield from _paper(mark, path, papers)


def _within(mark: LinkMark) -> Misprint:
    """Return the fault of a link to a heading of the same text; of `[//]: # (…)`, which some use as a comment."""
    if mark.soort == "definition" and mark.doel == "#":
        return _fault(proof.HTML, mark, "Deze regel is een opmerking en komt niet in de stukken.", "haal de regel weg")
    message = "Een link naar een kopje in dezelfde tekst wordt in de stukken gewone tekst."
    hint = "schrijf in woorden waar het staat, zoals: zie onder het kopje Vervolg"
    return _fault(proof.ONVINDBAAR.mild, mark, message, hint)


def _fault(code: Code, mark: LinkMark, message: str, hint: str) -> Misprint:
    return Misprint(code, mark.line, mark.column, mark.end, message, hint)


def _short(doel: str) -> str:
    return doel if len(doel) <= _SHOWN else doel[: _SHOWN - 1] + "…"


def _unsafe(doel: str) -> tuple[str, str] | None:
    """Return the message and hint on an unsafe address; None if it is safe."""
    if any(toon(text) != text for text in (doel, unquote(doel).translate(_VERTICAL))):
        return "In het adres van deze link staat een teken dat niemand ziet.", "typ het adres opnieuw"
    begin = doel[:2].replace("\\", "/")
    scheme = _SCHEME.match(doel.translate(_VERTICAL))
    hint = "gebruik een adres met `https://`, of een stuk van de tafel, zoals `../bijlagen/naam.pdf`"
    if begin == "//" or doel.startswith("\\"):
        if doel.startswith("//") and len(doel) < _SHOWN:
            hint = f"schrijf `https:{doel}`"
        return f"Een link die begint met `{doel[:2]}` werkt niet in de stukken.", hint
    if scheme and not _SAFE.match(doel):
        if scheme.group().lower() in ("http:", "https:", "mailto:", "tel:"):
            return f"Het adres `{_short(doel)}` is niet af.", hint
        return f"Een link die begint met `{scheme.group()}` werkt niet in de stukken.", hint
    return None


def is_unsafe(doel: str) -> bool:
    """Tell whether the papers refuse an address."""
    return _unsafe(doel) is not None


def _inside(doel: str, path: str) -> str | None:
    """Return the path below data/ of a relative address in the text at `path`; None if it leaves data/."""
    parts = path.split("/")[1:-1]
    for step in unquote(doel).split("#", 1)[0].replace("\\", "/").split("/"):
        if step == ".." and parts:
            parts.pop()
        elif step == "..":
            return None
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def _spelt(inside: str, path: str) -> str:
    """Return the one address of a path below data/ that works in the text at `path`: `../agenda/plein.md`."""
    return "../" * (path.count("/") - 1) + inside


def _paper(mark: LinkMark, path: str, papers: Papers) -> Iterator[Misprint]:
    """Yield the faults of a relative link, or of a picture in data/bijlagen/."""
    code = proof.ONVINDBAAR
    inside = _inside(mark.doel, path)
    if not mark.doel.strip():
        yield _fault(code, mark, "Deze link heeft geen adres.", "schrijf het adres tussen de ronde haken")
    elif inside not in papers.known:
        absent = inside is not None and inside.startswith(BIJLAGEN)
        message = f"`{_short(mark.doel)}` leidt nergens heen{': dat bestand is er niet' if absent else ''}."
        yield _fault(code, mark, message, _meant(inside, path, papers, shown=mark.soort == "image"))
    elif unquote(mark.doel).split("#", 1)[0] != _spelt(inside, path):
        message = f"`{_short(mark.doel)}` werkt niet in de stukken."
        yield _fault(code, mark, message, f"schrijf `{_spelt(inside, path)}`")
    elif inside.startswith(BIJLAGEN) and mark.soort != "image":
        name = inside.removeprefix(BIJLAGEN)
        if not papers.delivered(name):
            message = f"`{name}` staat bij geen enkel agendapunt onder `bijlagen`. Lezers krijgen het bestand dus niet."
            yield _fault(code.mild, mark, message, f"zet `- bestand: {name}` onder `bijlagen` van een agendapunt")


def _meant(inside: str | None, path: str, papers: Papers, *, shown: bool) -> str:
    """Return the hint on an unknown path: a similar known one, or what to do."""
    advice = "verbeter het adres, of haal de link weg"
    if inside and inside.startswith(BIJLAGEN):
        advice = "zet het bestand in `data/bijlagen/`, verbeter het adres, of haal de verwijzing weg"
        advice += ", van `![` tot en met `)`" if shown else ""
    if inside is None:
        return advice + "; een link kan alleen naar stukken in `data/`"
    name = inside.rsplit("/", 1)[-1]
    for known in sorted(papers.known) if name else ():
        if known.casefold() == inside.casefold():
            return f"let op hoofdletters: {meant(_spelt(known, path))}"
        if known.rsplit("/", 1)[-1].casefold() in (name.casefold(), f"{name}.md".casefold()):
            return meant(_spelt(known, path))
    folder = inside.removesuffix(name)
    here = (known.removeprefix(folder) for known in sorted(papers.known) if known.startswith(folder))
    close = guess(name[:200], list(islice(here, _COMPARED)))  # with the folder in common all would be alike
    return meant(_spelt(folder + close.word, path)) if close else advice


def _picture(mark: LinkMark, path: str, papers: Papers) -> Iterator[Misprint]:
    if not mark.tekst.strip():
        message = "Deze afbeelding heeft geen beschrijving."
        hint = "schrijf tussen de vierkante haken wat er te zien is, voor wie de afbeelding niet ziet"
        yield _fault(proof.ZONDER_BESCHRIJVING, mark, message, hint)
    inside = None if _SCHEME.match(mark.doel) or mark.doel[:1] in ("/", "\\") else _inside(mark.doel, path)
    if inside is None or not inside.startswith(BIJLAGEN):
        message = "Deze afbeelding komt niet in de stukken: zij ligt niet in `data/bijlagen/`."
        name = mark.doel.rsplit("/", 1)[-1] if inside else ""
        shown = f"`../bijlagen/{name}`" if _FILENAME.fullmatch(name) else "`../bijlagen/` met de naam van uw bestand"
        hint = f"zet het bestand in `data/bijlagen/` en schrijf {shown}"
        if not inside:
            hint += "; of haal de afbeelding weg, van `![` tot en met `)`"
        yield _fault(proof.VAN_BUITEN, mark, message, hint)
        return
    lost = list(_paper(mark, path, papers))
    name = inside.removeprefix(BIJLAGEN)
    if lost:
        yield from lost
    elif not name.lower().endswith(PICTURES):
        message = f"`{name}` is geen PNG of JPEG en komt niet in de tekst te staan."
        hint = "bewaar de afbeelding als PNG of JPEG, of maak er een gewone link van"
        yield _fault(proof.GEEN_FOTO, mark, message, hint)
    elif not papers.shown(name, path):
        where, of = ("bij dit agendapunt", "") if is_item(path) else ("bij een agendapunt", " van een agendapunt")
        message = f"De afbeelding `{name}` staat niet {where} onder `bijlagen` en komt dus niet in de stukken."
        hint = (
            f"typ in de kop{of} `bijlagen:` (als dat er nog niet staat), daaronder `  - bestand: {name}`, "
            "en daaronder `    titel:` met een titel"
        )
        yield _fault(proof.NIET_BIJ_BIJLAGEN, mark, message, hint)
