"""T3: the lines that a secretary types in minutes ("Besluit 5.1: ingestemd"), and the parts that they stand in."""

from collections.abc import Iterator

from tafel_cli.checks.rule import Rule, rule_of, rule_on
from tafel_cli.finding import Code, Finding, Severity, Span
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomststatus
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.reading.minute_words import may_hold_lines
from tafel_cli.reading.sections import Sectie
from tafel_cli.register.case import Case
from tafel_cli.register.minutes import items_of, needs_words
from tafel_cli.register.register import Register

NIET_TE_LEZEN = Code("T360", "regel-niet-te-lezen")
ONVERWERKT = Code("T361", "regel-niet-verwerkt")
BETAALT = Code("T363", "tafel-betaalt", Severity.TIP)
_PARTS = {
    "### Besproken": "typ welke belangen en argumenten zijn genoemd, of haal dit kopje weg",
    "### Conclusie": "typ wat de voorzitter heeft vastgesteld, of haal dit kopje weg",
}
_VERBS = ("betaalt", "koopt", "verleent", "garandeert")


def _lines(case: Case) -> Iterator[Finding]:
    """A line that is meant to be read can be read, and is made into a record before the minutes are adopted."""
    for verslag in case.register.all(Verslag):
        if may_hold_lines(verslag.document.body):
            yield from _lines_of(case.register, verslag)


def _lines_of(register: Register, verslag: Verslag) -> Iterator[Finding]:
    from tafel_cli.register.minute_lines import lines_in  # few minutes hold lines

    found = lines_in(register, verslag)
    for read in found:
        if read.message:
            hint = " en op een nieuwe regel ".join(f"`{line}`" for line in read.typed.split("\n"))
            yield verslag.document.finding(NIET_TE_LEZEN, read.line.span, read.message, f"typ: {hint}")
        if _pays(read.line.rest):
            yield verslag.document.finding(BETAALT, read.line.span, *_who_pays())
    message = "{} nog niet ingevuld{}"
    hint = "typ achter de dubbele punt wat de uitkomst is, zoals `Besluit 5.1: ingestemd`, of haal de regel weg"
    yield from _told(verslag, [read.line.span for read in found if read.open], message, hint)
    message = "{} nog niet verwerkt{}"
    hint = f"kijk met `tafel verslag process {verslag.id}` wat ervan wordt, en zet er dan `--write` achter"
    yield from _told(verslag, [read.line.span for read in found if read.value], message, hint)


def _told(verslag: Verslag, spans: list[Span], message: str, hint: str) -> Iterator[Finding]:
    """Yield an error at each of these places in adopted minutes, and one tip at the first place in a draft."""
    if verslag.status is Verslagstatus.VASTGESTELD:
        for span in spans:
            said = message.format("Deze regel is", ", maar het verslag is al vastgesteld.")
            yield verslag.document.finding(ONVERWERKT, span, said, hint)
    elif spans:
        others = len(spans) - 1
        many = (
            f"Deze regel en {others} andere {'regels' if others > 1 else 'regel'} zijn" if others else "Deze regel is"
        )
        yield verslag.document.finding(
            ONVERWERKT._replace(severity=Severity.TIP), spans[0], message.format(many, "."), hint
        )


VERSLAGREGELS = Rule(_lines)


@rule_on(Verslag, "T362", "verslagdeel-leeg", Severity.TIP)
def leeg(case: Case, verslag: Verslag, code: Code) -> Iterator[Finding]:
    """*Besproken* and *Conclusie* say something, once the meeting was held.

    An item that was moved on, taken by consent, or told without time needs no words. Below a standing item one part is
    enough, because what was said on earlier minutes and actions stands in their records.
    """
    meeting = case.register.bijeenkomst_van(verslag)
    if meeting is None or meeting.status is not Bijeenkomststatus.GEHOUDEN:
        return
    for section in verslag.secties:
        if not _needs_words(case.register, section):
            continue
        parts = _parts(section)
        empty = [(number, title) for number, (title, words) in parts.items() if not words]
        if not items_of(section):  # below a standing item nothing is asked as long as something is said
            empty = empty[:1] if len(empty) == len(parts) else []
        for number, title in empty:
            at = section.line + section.head.count("\n") + number
            span = Span(at, 1, at, len(verslag.document.line(at)) + 1)
            message = f"Onder `{title[4:]}` staat nog niets."
            yield verslag.document.finding(code, span, message, _PARTS[title], f"{section.titel}.{title[4:]}")


def _parts(section: Sectie) -> dict[int, tuple[str, str]]:
    """Return the heading and the words of *Besproken* and *Conclusie*, by their line below the heading of a section."""
    lines = section.text.split("\n")
    heads = [number for number, line in enumerate(lines) if line.startswith("#")]
    parts = zip(heads, [*heads, len(lines)][1:], strict=True)
    return {
        at: (title, section._replace(text="\n".join(lines[at + 1 : end])).woorden)
        for at, end in parts
        if (title := lines[at].strip()) in _PARTS
    }


def _needs_words(register: Register, section: Sectie) -> bool:
    if any(word in section.text.casefold() for word in ("doorgeschoven", "toegekomen")):
        return False
    items = [item for id_ in items_of(section) if (item := register.get(Agendapunt, id_))]
    return not items or any(map(needs_words, items))


@rule_of(Besluit, BETAALT.code, BETAALT.slug, BETAALT.severity)
def betaalt(besluit: Besluit, code: Code) -> Iterator[Finding]:
    """A decision names the party that pays, buys, grants or guarantees, because the table has no purse."""
    if _pays(besluit.besluit):
        yield besluit.finding(code, ("besluit",), *_who_pays())


def _pays(text: str) -> bool:
    """Tell whether the table itself is the subject of one of the verbs."""
    if not any(map(text.__contains__, _VERBS)):
        return False
    import re  # few decisions speak of paying

    verbs = "|".join(_VERBS)
    direct, behind = rf"\bde tafel (?:{verbs})\b", r"(?:(?!\bdat\b|\bdie\b)[^.,;:\n]){1,80}"
    return re.search(rf"{direct}|\bdat de tafel {behind} (?:{verbs})\b", text, re.IGNORECASE) is not None


def _who_pays() -> tuple[str, str]:
    message = "De tafel heeft geen geld en geen bevoegdheid: zij kan niets betalen, kopen, verlenen of garanderen."
    return message, "typ welke partij dit doet, zoals `De gemeente betaalt de coaches.`"
