"""One self-contained, accessible HTML file: no script, no request, pictures inside it."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from tafel_cli.pack.pack import Pack
from tafel_cli.proof.pictures import media_type
from tafel_cli.reading.text_tree import Soort
from tafel_cli.render import Renderer
from tafel_cli.render.templates import rendered
from tafel_cli.render.time_bar import tijdbalk

LOWEST_HEADING = 6
_TAGS = {
    Soort.ALINEA: "p",
    Soort.ONDERDEEL: "li",
    Soort.CITAAT: "blockquote",
    Soort.NADRUK: "em",
    Soort.STERK: "strong",
    Soort.DOORGEHAALD: "s",
}
_ALIGN = {"right": "rechts", "center": "midden"}

_LEAVES = {
    Soort.TEKST: Markup("{}"),
    Soort.CODETEKST: Markup("<code>{}</code>"),
    Soort.CODE: Markup(
        '<div class="schuif" role="group" tabindex="0" aria-label="Letterlijke tekst bij {1}">'
        "<pre><code>{0}</code></pre></div>"
    ),
    Soort.LIJN: Markup("<hr>"),
    Soort.REGELEINDE: Markup("<br>"),
}
_LIST = Markup("<ul>{}</ul>")
_TABLE = Markup(
    '<div class="schuif" role="group" tabindex="0" aria-label="Tabel bij {0}">'
    "<table><caption>Tabel bij {0}</caption>{1}</tbody></table></div>"
)
_HEAD = Markup("<thead><tr>{}</tr></thead><tbody>")
_ROW = Markup("<tr>{}</tr>")
_CELL = Markup('<td class="{}">{}</td>')
_HEADING_CELL = Markup('<th scope="{}" class="{}">{}</th>')


def render(pack: Pack) -> bytes:
    """Return the page; pure."""
    writer = Writer(pack.pictures)
    filters: dict[str, Callable[..., str]] = {"tekst": writer.write, "beeld": writer.picture, "tijdbalk": tijdbalk}
    return rendered("vergaderstukken.html.j2", pack.as_data(), filters).encode("utf-8")


class Writer:
    """Writes the nodes of reading/text_tree.py as HTML; every text is escaped here and nowhere else."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def write(self, nodes: list[dict[str, Any]], heading: int, about: str) -> Markup:
        """Return blocks as HTML. `heading`: the level of the highest heading; `about`: what tables are named after."""
        names: dict[str, int] = {}
        return Markup("\n").join(self._node(node, heading, self._name(node, about, names)) for node in nodes)

    @staticmethod
    def _name(node: dict[str, Any], about: str, names: dict[str, int]) -> str:
        """Name a table after its place, and count where that name was given before."""
        if node["soort"] != Soort.TABEL:
            return about
        name = f"{about}: {node['tekst']}" if node["tekst"] else about
        names[name] = names.get(name, 0) + 1
        return name if names[name] == 1 else f"{name} ({names[name]})"

    def _inside(self, node: dict[str, Any], heading: int, about: str) -> Markup:
        return Markup("").join(self._node(part, heading, about) for part in node["inhoud"])

    def _node(  # noqa: PLR0911  (one for each kind of node)
        self, node: dict[str, Any], heading: int, about: str
    ) -> Markup:
        soort = Soort(node["soort"])
        if soort is Soort.TABEL:
            return _TABLE.format(about, Markup("").join(self._rows(node, heading)))
        if soort is Soort.AFBEELDING:
            return self.picture(node["doel"], node["tekst"])
        if soort in _LEAVES:
            return _LEAVES[soort].format(node["tekst"], about)
        inside = self._inside(node, heading, about)
        if soort is Soort.KOP:
            level = min(heading + node["niveau"] - 1, LOWEST_HEADING)
            return Markup("<h{0}>{1}</h{0}>").format(level, inside)
        if soort is Soort.LINK:
            return Markup('<a href="{}">{}</a>').format(node["doel"], inside)
        if soort is Soort.LIJST:
            first = node["niveau"]
            return Markup('<ol start="{}">{}</ol>').format(first, inside) if first else _LIST.format(inside)
        return Markup("<{0}>{1}</{0}>").format(_TAGS[soort], inside)

    def picture(self, place: str, alt: str) -> Markup:
        """Return a picture of the pack, by its place, with what it shows in words."""
        data = self.files[place]
        address = f"data:{media_type(data)};base64,{b64encode(data).decode('ascii')}"
        return Markup('<img src="{}" alt="{}">').format(address, alt)

    def _rows(self, node: dict[str, Any], heading: int) -> Iterator[Markup]:
        for number, row in enumerate(node["inhoud"]):
            cells = Markup("").join(self._cell(cell, heading, column) for column, cell in enumerate(row["inhoud"]))
            yield (_ROW if number else _HEAD).format(cells)

    def _cell(self, cell: dict[str, Any], heading: int, column: int) -> Markup:
        inside = self._inside(cell, heading, "")
        align = _ALIGN.get(cell["doel"], "links")
        scope = "col" if cell["niveau"] else "row"
        head = (cell["niveau"] or not column) and inside.strip()
        return _HEADING_CELL.format(scope, align, inside) if head else _CELL.format(align, inside)


RENDERER = Renderer("html", "vergaderstukken.html", engines=("jinja2", "markdown-it-py"), render=render)
