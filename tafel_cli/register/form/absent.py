"""Reports an absent section of an agenda item (T402), at the line that stands in the place of its heading."""

import re
from collections.abc import Mapping

from tafel_cli.dutch import uncapitalized
from tafel_cli.finding import Code, Finding
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.reading.open_fence import open_fence
from tafel_cli.reading.sections import Sectie, bijna_kop, secties

SECTIE = Code("T402", "sectie-ontbreekt")
Told = tuple[Finding, str, str]  # the finding, the line to paste, and where it belongs


def absent(item: Agendapunt, title: str, question: str, before: str, found: Mapping[str, Sectie]) -> Told:
    """Return what to say of an absent section. `before`: the section that comes before it; `found`: all, by title."""
    return _in_code(item, title) or _twice(item, title, before, found) or _missing(item, title, question, before)


def _in_code(item: Agendapunt, title: str) -> Told | None:
    """Find a heading below a code fence that nothing closes."""
    fence = open_fence(item.document)
    if fence is None:
        return None
    below = "\n".join(item.document.text.split("\n")[fence.span.line :])
    return (fence, "", "") if re.search(rf"(?im)^##[ \t]+{re.escape(title)}[ \t]*\r?$", below) else None


def _twice(item: Agendapunt, title: str, before: str, found: Mapping[str, Sectie]) -> Told | None:
    """Find a heading that stands twice, the second time in the place of the absent one."""
    above = found[before.casefold()].line if before else 0
    below = min((each.line for each in found.values() if each.line > above), default=None)
    for each in secties(item.document):
        first = found[each.titel.casefold()]
        if each.line > max(above, first.line) and (below is None or each.line < below):
            lines = f"op regel {first.line} en op regel {each.line}"
            message = f"Het kopje `{each.titel}` staat er twee keer: {lines}. Het kopje `{title}` ontbreekt nog."
            hint = f"hoort de tekst hieronder bij `{title}`, typ deze regel dan zo: `## {title}`"
            return item.document.finding(SECTIE, each.span, message, hint, f"## {title}"), f"## {title}", ""
    return None


def _missing(item: Agendapunt, title: str, question: str, before: str) -> Told:
    """Find a line that looks like the heading; without one, say where it belongs."""
    place = f"## {title}"
    almost = bijna_kop(item.document, title)
    if almost:
        message = f"Nog nodig: het kopje `{title}`. Deze regel lijkt erop, maar is dat kopje niet."
        hint = f"typ deze regel opnieuw, met twee hekjes en een gewone spatie: `{place}`"
        if item.document.line(almost.line).startswith("## "):
            hint = f"verander dit kopje in `{place}`"
        return item.document.finding(SECTIE, almost, message, hint, place), "", ""
    message = f"Nog nodig: het kopje `{title}`, met als vraag: {uncapitalized(question)}"
    under = f"de tekst van `## {before}`" if before else "de tweede regel `---`"
    hint = f"typ onder {under} de regel `{place}`, en daaronder uw antwoord"
    finding = item.document.finding(SECTIE, item.finding(SECTIE, (), message).span, message, hint, place)
    where = f"Zet dit kopje {f'na de tekst onder {before}' if before else 'bovenaan de tekst'}."
    return finding, place, f"{question} {where}"
