"""The kinds of block that main.typ draws, and how each is made. A text is a string or a list of Markdown nodes."""

from collections.abc import Iterable, Sequence
from typing import Any

Data = dict[str, Any]
Rich = str | list[Data]
_LONG = 2_500  # characters of blocks that surely fit on one page
ROWS = 8  # a table of so few rows stays on one page
DEEPEST = 6


def heading_block(level: int, text: Rich, anchor: str = "", *, listed: bool = False) -> Data:
    """Return a heading; `anchor` is what links lead to, and `listed` puts it in the table of contents."""
    return {"blok": "kop", "niveau": level, "tekst": text, "anker": anchor, "inhoudsopgave": listed}


def paragraph(text: Rich) -> Data:
    """Return running text."""
    return {"blok": "alinea", "tekst": text}


def panel(kind: str, *parts: str | Data) -> Data:
    """Return a coloured strip: `meta` below a heading, `nadruk`, `let-op` or `concept`."""
    return {"blok": "vlak", "soort": kind, "tekst": [as_text(part) for part in parts]}


def facts(rows: Iterable[tuple[str, Any]], *, small: bool = False) -> list[Data]:
    """Return names with their values, a value being text or a list of lines; those without a value are left out."""
    found = [[name, value] for name, value in rows if value]
    return [{"blok": "feiten", "klein": small, "rijen": found}] if found else []


def bullets(lines: Sequence[Rich], *, tick: bool = False) -> list[Data]:
    """Return a list, or a list of things to tick."""
    return [{"blok": "lijst", "soort": "vinken" if tick else "", "regels": list(lines)}] if lines else []


def numbered_list(lines: Sequence[Rich]) -> Data:
    """Return a numbered list."""
    return {"blok": "lijst", "soort": "nummers", "regels": list(lines)}


def asked(questions: Sequence[Data], ticks: Sequence[str] = ()) -> Data:
    """Return numbered questions; `ticks`: what to tick below each."""
    rows = [[question["nr"], question["tekst"]] for question in questions]
    return {"blok": "vragen", "rijen": rows, "vinken": list(ticks)}


def frame(kind: str, *blocks: Data) -> Data:
    """Return blocks in a frame: `gevraagd`, `let-op` or `voorlezen`; kept on one page when it is short."""
    return {"blok": "kader", "soort": kind, "blokken": list(blocks), "heel": len(str(blocks)) < _LONG}


def table(heads: Sequence[str], widths: Sequence[str], rows: Iterable[Sequence[Any]], kind: str = "") -> Data:
    """Return a table. `widths`: `auto` or a share such as `2fr`; a cell is text, or what `cell` makes."""
    return {"blok": "tabel", "koppen": list(heads), "breedtes": list(widths), "rijen": list(rows), "soort": kind}


def table_cell(text: Rich, *, marks: Iterable[str] = (), below: str = "", anchor: str = "", form: str = "") -> Data:
    """Return a cell with badges and a small line below; `form` is vet, cijfers, code or schuin."""
    return {"tekst": text, "merken": list(marks), "onder": below, "anker": anchor, "vorm": form}


def flowing(nodes: Sequence[Data], level: int, about: str) -> list[Data]:
    """Return Markdown blocks. `level`: that of its highest headings; `about`: what its tables are named after."""
    made: list[Data] = []
    names: dict[str, int] = {}
    for node in nodes:
        if node["soort"] == "kop":
            made.append(heading_block(min(level + node["niveau"] - 1, DEEPEST), node["inhoud"]))
        elif node["soort"] == "tabel":
            name = f"{about}: {node['tekst']}" if node["tekst"] else about
            names[name] = names.get(name, 0) + 1
            count = "" if names[name] == 1 else f" ({names[name]})"
            whole = len(node["inhoud"]) <= ROWS
            made.append({"blok": "tekst", "knoop": {**node, "tekst": f"Tabel bij {name}{count}", "heel": whole}})
        else:
            made.append({"blok": "tekst", "knoop": node})
    return made


def linked(text: str | Data, target: str) -> Data:
    """Return a node of a link; one within the pack looks like the text around it."""
    quiet = "verwijzing" if target.startswith("#") else "link"
    return {"soort": quiet, "inhoud": [as_text(text)], "tekst": "", "niveau": 0, "doel": target}


def strong(text: str | Data) -> Data:
    """Return a node of strong text."""
    return {"soort": "sterk", "inhoud": [as_text(text)], "tekst": "", "niveau": 0, "doel": ""}


def as_text(part: str | Data) -> Data:
    """Return a node of text; what is a node already stays as it is."""
    return part if isinstance(part, dict) else {"soort": "tekst", "inhoud": [], "tekst": part, "niveau": 0, "doel": ""}


def badge(text: str) -> Data:
    """Return a node of a few words in a small frame."""
    return {**as_text(text), "soort": "merk"}


def listed(lines: Sequence[str]) -> list[Data]:
    """Return a node of a list inside a text."""
    items = [{**as_text(""), "soort": "onderdeel", "inhoud": [as_text(line)]} for line in lines]
    return [{**as_text(""), "soort": "lijst", "inhoud": items}] if items else []


def new_page() -> Data:
    """Return the begin of a page."""
    return {"blok": "blad"}


def public(data: Data) -> bool:
    """Tell whether a pack is for everybody."""
    return bool(data["doelgroep"] == "openbaar")


def provisional(data: Data) -> bool:
    """Tell whether a pack may still change."""
    return bool(data["versie"]["concept"] or data["versie"]["bewerkt"])
