"""Whether a page that a table's own template made is a page and no program, with nothing from outside.

The lint reads templates; this reads what a browser gets, however it was put together. What is not known is refused.
"""

import re
from html.parser import HTMLParser

from tafel_cli.templating.style import style_faults

_ELEMENTS = frozenset((
    *("html", "head", "meta", "title", "style", "body", "header", "footer", "main", "nav", "section", "article"),
    *("aside", "div", "p", "span", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "a", "abbr", "address"),
    *("b", "blockquote", "br", "cite", "code", "del", "details", "summary", "em", "figure", "figcaption", "hr"),
    *("i", "img", "ins", "kbd", "mark", "pre", "q", "s", "samp", "small", "strong", "sub", "sup", "time", "u"),
    *("wbr", "svg", "g", "rect", "text", "tspan"),
))  # fmt: skip
_ATTRIBUTES = frozenset((
    *("class", "id", "lang", "dir", "title", "role", "tabindex", "hidden", "style", "href", "src", "alt"),
    *("width", "height", "datetime", "scope", "colspan", "rowspan", "headers", "span", "start", "reversed"),
    *("type", "value", "charset", "name", "content", "http-equiv", "open", "x", "y"),
))  # fmt: skip
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]", re.IGNORECASE)
_LINK = re.compile(r"(?:https?:|mailto:|tel:)[^\x00-\x20]*|[^\x00-\x20:]*(?:[#?/][^\x00-\x20]*)?", re.IGNORECASE)
_WHY = "Op een pagina van tafel werkt geen programma en komt niets van buiten."


def offence(page: str) -> str | None:
    """Return the first thing that does not belong on a page, as a Dutch sentence; None when there is nothing."""
    reader = _Reader()
    try:
        reader.feed(page)
        reader.close()
    except _OffenceError as found:
        return f"Op de pagina komt {found}. {_WHY}"
    return None


class _OffenceError(Exception):
    """What does not belong; the words fit after `Op de pagina komt`."""


class _Reader(HTMLParser):
    """Stops at the first thing that does not belong. Where browsers might read otherwise, it refuses."""

    def __init__(self) -> None:
        super().__init__()
        self.style = False

    def close(self) -> None:
        super().close()
        if self.style or self.rawdata:  # what is never closed is not shown to us, and yet to a browser
            raise _OffenceError("iets dat niet is afgesloten")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            raise _OffenceError(f"`<{tag[:30]}>`")
        if (self.get_starttag_text() or "").count("<") > 1:
            raise _OffenceError(f"een losse `<` in `<{tag}>`")
        self.style = tag == "style"
        for name, value in attrs:
            if not _harmless(tag, name, value or ""):
                raise _OffenceError(f"`{name[:30]}` bij `<{tag}>` met een waarde die daar niet kan")

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self.style = False

    def handle_data(self, data: str) -> None:
        if "\0" in data or (self.style and any(style_faults(data))):
            raise _OffenceError("een stijl die iets van buiten haalt")

    def handle_comment(self, data: str) -> None:
        del data
        raise _OffenceError("een opmerking in HTML (schrijf die als `{# … #}`)")

    def handle_decl(self, decl: str) -> None:
        if decl.casefold() != "doctype html":
            raise _OffenceError("een onbekend `<!…>`")

    def unknown_decl(self, data: str) -> None:
        del data
        raise _OffenceError("een onbekend `<![…]>`")

    def handle_pi(self, data: str) -> None:
        del data
        raise _OffenceError("een onbekend `<?…>`")


def _harmless(tag: str, name: str, value: str) -> bool:
    if name == "href":
        return tag == "a" and _LINK.fullmatch(value) is not None
    if name == "src":
        return tag == "img" and _PICTURE.match(value) is not None
    if name == "http-equiv":
        return value.casefold() == "content-security-policy"
    if name == "style":
        return not any(style_faults(value))
    return name in _ATTRIBUTES or name.startswith("aria-")
