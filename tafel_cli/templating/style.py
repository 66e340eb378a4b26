"""What the style of a page may not hold: anything that fetches, runs, or ends the style before its end."""

import re
from collections.abc import Iterator

from tafel_cli.templating.parsing import Fault

_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})([ \t\n\f])?|([^\n]))")
_REFUSED = (
    (re.compile(r"</"), "In CSS hoort geen `</`: daar eindigt de stijl van de pagina.", "haal dit weg"),
    (re.compile(r"\{[{%#]"), "In CSS hoort geen Jinja (`{{`, `{%` of `{#`).", "zet na `{` een spatie, of haal dit weg"),
    (
        re.compile(r"@import", re.IGNORECASE),
        "De stijl haalt hier iets van buiten.",
        "zet de regels zelf in dit bestand",
    ),
    (
        re.compile(r"url\((?!\s*[\"']?\s*data:)", re.IGNORECASE),
        "De stijl haalt hier iets van buiten.",
        "zet een klein plaatje er zelf in, met `url(data:…)`",
    ),
    (
        re.compile(r"(?<![\w-])(?:-webkit-)?(?:image-set|image|src|cross-fade|expression)\(", re.IGNORECASE),
        "Deze functie van CSS kan hier niet.",
        "gebruik een kleur, of `url(data:…)`",
    ),
)


def style_faults(text: str) -> Iterator[Fault]:
    """Yield what is not allowed in a style sheet, also where it is spelt with escapes, at most one of a kind a line."""
    for number, (line, plain) in enumerate(zip(text.split("\n"), unescaped(text).split("\n"), strict=True), 1):
        for pattern, message, hint in _REFUSED:
            if pattern.search(line) or pattern.search(plain):
                yield Fault(number, message, hint)


def unescaped(text: str) -> str:
    r"""Return a style sheet as a browser reads it: `u\72l(` is `url(`. Lines stay where they are."""
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    number, space, plain = match.groups()
    if number is None:
        return str(plain)
    value = int(number, 16)
    made = chr(value) if 32 <= value <= 0x10FFFF and not 0xD800 <= value <= 0xDFFF else "\ufffd"  # noqa: PLR2004
    return made + ("\n" if space == "\n" else "")
