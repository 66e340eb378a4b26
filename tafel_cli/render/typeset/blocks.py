"""The kinds of block that main.typ draws, and how each is made. A text is a string or a list of Markdown nodes."""

from collections.abc import Iterable, Sequence
from typing import Any

Data = dict[str, Any]
Rich = str | list[Data]
LONG = 1_200  # characters that still fit on a page with what belongs to them
DEEPEST = 6


def heading(level: int, text: Rich, anchor: str | None = None) -> Data:
    """Return a heading; `anchor` is what links lead to."""
    return {"blok": "kop", "niveau": level, "tekst": text, "anker": anchor}


def paragraph(text: Rich) -> Data:
    """Return running text."""
    return {"blok": "alinea", "tekst": text}


def panel(kind: str, *parts: str | Data) -> Data:
    """Return a coloured strip: `meta` below a heading, `vervanging`, `let-op` or `concept`."""
    return {"blok": "vlak", "soort": kind, "tekst": [_node(part) for part in parts]}


def facts(rows: Iterable[tuple[str, Any]], *, small: bool = False) -> list[Data]:
    """Return names with their values, a value being text or a list of lines; those without a value are left out."""
    found = [[name, value] for name, value in rows if value]
    return [{"blok": "feiten", "klein": small, "rijen": found}] if found else []


def bullets(lines: Sequence[Rich], *, tick: bool = False) -> list[Data]:
    """Return a list, or a list of things to tick."""
    return [{"blok": "lijst", "vinken": tick, "regels": list(lines)}] if lines else []


def asked(title: str | None, questions: Sequence[Data], ticks: Sequence[str] = ()) -> Data:
    """Return numbered questions, in a frame when they have a title; `ticks`: what to tick below each."""
    size = sum(len(question["tekst"]) for question in questions)
    rows = [[question["nr"], question["tekst"]] for question in questions]
    made = {"blok": "vragen", "titel": title, "rijen": rows, "vinken": list(ticks), "heel": size < LONG}
    return made if title is None else {**made, "niveau": 4}


def table(heads: Sequence[str], widths: Sequence[str], rows: Iterable[Sequence[Any]], kind: str = "") -> Data:
    """Return a table. `widths`: `auto` or a share such as `2fr`; a cell is text, or what `cell` makes."""
    return {"blok": "tabel", "koppen": list(heads), "breedtes": list(widths), "rijen": list(rows), "soort": kind}


def cell(text: Rich, *, marks: Iterable[str] = (), below: str = "", anchor: str = "", form: str = "") -> Data:
    """Return a cell with badges and a small line below; `form` is vet, cijfers, code or schuin."""
    return {"tekst": text, "merken": list(marks), "onder": below, "anker": anchor, "vorm": form}


def flowing(nodes: Sequence[Data], level: int, about: str) -> list[Data]:
    """Return Markdown blocks. `level`: that of its highest headings; `about`: what its tables are named after."""
    made: list[Data] = []
    names: dict[str, int] = {}
    for node in nodes:
        if node["soort"] == "kop":
            made.append(heading(min(level + node["niveau"] - 1, DEEPEST), node["inhoud"]))
        elif node["soort"] == "tabel":
            name = f"{about}: {node['tekst']}" if node["tekst"] else about
            names[name] = names.get(name, 0) + 1
            count = "" if names[name] == 1 else f" ({names[name]})"
            made.append({"blok": "tekst", "knoop": {**node, "tekst": f"Tabel bij {name}{count}"}})
        else:
            made.append({"blok": "tekst", "knoop": node})
    return made


def linked(text: str, target: str) -> Data:
    """Return a node of a link."""
    return {"soort": "link", "inhoud": [_node(text)], "tekst": "", "niveau": 0, "doel": target}


def strong(text: str) -> Data:
    """Return a node of strong text."""
    return {"soort": "sterk", "inhoud": [_node(text)], "tekst": "", "niveau": 0, "doel": ""}


def _node(part: str | Data) -> Data:
    return part if isinstance(part, dict) else {"soort": "tekst", "inhoud": [], "tekst": part, "niveau": 0, "doel": ""}


def new_page() -> Data:
    """Return the begin of a page."""
    return {"blok": "blad"}
