"""Finds what the parts of an agenda item lack (T401 to T409), and counts the complete ones (the meter)."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from tafel_cli.dutch import at_most, enumeration
from tafel_cli.finding import Code, Finding, Severity, Span
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus, Doel, Inleider
from tafel_cli.reading.comment_signs import CLOSER, OPENER
from tafel_cli.reading.marks import keys
from tafel_cli.reading.record import IN_HEADER
from tafel_cli.reading.sections import Sectie, secties
from tafel_cli.register.form.leftovers import (
    SJABLOON,
    antwoord,
    beantwoord,
    geschreven,
    heeft_resten,
    in_kop,
    may_wait,
    onaf,
    resten,
    zonder_leeg_commentaar,
)
from tafel_cli.register.form.parts import GEVRAAGDE_VELDEN, MAG_WEG, PLAKREGELS, UITLEG, VOORBEELD, VRAGEN

NODIG = Code("T401", "veld-nodig")
VOLGORDE = Code("T403", "sectie-volgorde")
KERN = Code("T406", "kern-te-lang", Severity.WAARSCHUWING)
WERKWOORD = Code("T407", "beslispunt-zonder-werkwoord", Severity.WAARSCHUWING)
TE_VEEL = Code("T408", "veel-beslispunten", Severity.TIP)
PAST_NIET = Code("T409", "veld-past-niet-bij-doel")

ZINNEN = 3
BESLISPUNTEN = 3

KOP = "Zet dit in de kop van het bestand, tussen de twee regels met streepjes, en vul het in."
IN_KOP = "Deze regels staan al in de kop. Haal daar alleen het teken # ervoor weg, en vul ze in. Dan staat er:"
INDIENEN = (
    "Het is nog een concept. Wilt u het indienen? Verander dan in de kop `status: concept` in `status: ingediend`."
)
# Compiled at first use, because most points begin with a known command.
_TODO = r"(?i)(?:\w+ )?te \w+"
_VERB = r"(?i)(?!(?:een|geen|alleen|tussen|binnen|buiten|tegen)\b)\w+en\b|\w*(?:gaan|staan|slaan|zien|doen)\b"
_COMMANDS = frozenset((
    *("stem", "spreek", "stel", "kies", "geef", "vraag", "wijs", "neem", "besluit", "maak", "start", "begin", "stop"),
    *("houd", "bouw", "laat", "zet", "leg", "volg", "deel", "ga", "betaal", "bekijk", "onderzoek", "werk", "verdeel"),
    *("verleng", "benoem", "nodig", "regel", "zorg", "bepaal", "richt", "pas", "voer", "sluit", "steun", "organiseer"),
))  # fmt: skip


class Deel(NamedTuple):
    """One part of an item. `gebreken`: its findings (empty: complete); `regel`: lines to paste; `plek`: where."""

    naam: str
    gebreken: tuple[Finding, ...]
    regel: str = ""
    plek: str = ""

    @property
    def hulp(self) -> list[str]:
        """Return the lines to paste, or else the hint of the first finding; empty for a complete part."""
        return (self.regel or self.gebreken[0].hint).split("\n") if self.gebreken else []


class Meter(NamedTuple):
    """How complete an item is: `klaar` of `totaal` parts; `nodig`: the others; `concept`: it was not submitted yet."""

    path: str
    titel: str
    klaar: int
    totaal: int
    nodig: tuple[Deel, ...]
    concept: bool = False

    @property
    def wacht(self) -> str:
        """Say how to submit a complete draft; empty for any other item."""
        return INDIENEN if self.concept and not self.nodig else ""

    @property
    def stand(self) -> str:
        """The count in short: `8 van 10`."""
        return f"{self.klaar} van {self.totaal}"

    @property
    def zin(self) -> str:
        """The count with the parts that are needed: `8 van 10, nog nodig: gevraagd besluit, duur`."""
        return self.stand + (f", nog nodig: {', '.join(deel.naam for deel in self.nodig)}" if self.nodig else "")


def delen(item: Agendapunt) -> tuple[Deel, ...]:
    """Return the parts of an item by its aim: keys, then sections. An optional section is a part only if it is there.

    The first section also gets the findings on what is left of the form elsewhere, because no part is there for them.
    """
    fields, sections = [*_velden(item)], [*_secties(item)]
    left = [*resten(item.document, (*keys(Agendapunt), *keys(Inleider)))] if heeft_resten(item.document) else []
    if onaf(item.titel):
        left.append(item.finding(SJABLOON, ("titel",), "De titel is nog niet ingevuld.", "schrijf een korte titel"))
    if left:
        sections[0] = sections[0]._replace(gebreken=(*sections[0].gebreken, *left))
    return (*fields, *sections)


def meter(item: Agendapunt) -> Meter:
    """Return how complete an item is. A part with any finding, even a warning, counts as still needed."""
    parts = delen(item)
    missing = tuple(part for part in parts if part.gebreken)
    return Meter(
        item.path, item.titel, len(parts) - len(missing), len(parts), missing, item.status is Agendapuntstatus.CONCEPT
    )


def tips(item: Agendapunt) -> Iterator[Finding]:
    """Yield a tip if an item for decision asks for more than `BESLISPUNTEN` decisions."""
    if item.doel is Doel.BESLUITVORMEND and len(item.gevraagd) > BESLISPUNTEN:
        message = (
            f"Dit voorstel heeft {len(item.gevraagd)} beslispunten. Bij meer dan {BESLISPUNTEN} wordt kiezen lastig."
        )
        yield item.finding(TE_VEEL, ("gevraagd",), message, "maak er twee voorstellen van, of voeg punten samen")


def _velden(item: Agendapunt) -> Iterator[Deel]:
    informs = item.doel is Doel.TER_KENNISNAME
    for key, (naam, line) in GEVRAAGDE_VELDEN.items():
        value = getattr(item, key)
        if informs and key in ("gevraagd", "inleider"):
            if key == "gevraagd" and value:
                message = "Dit punt is ter informatie (`doel: ter_kennisname`), maar er staat toch iets bij `gevraagd`."
                hint = "haal `gevraagd` weg, met de regels eronder, of kies een ander `doel`"
                yield Deel(naam, (item.finding(PAST_NIET, (key,), message, hint),))
            continue
        label = "gevraagd besluit" if key == "gevraagd" and item.doel is Doel.BESLUITVORMEND else naam
        if value is None or value == ():
            message = f"Nog nodig: {label}."
            finding, place = item.finding(NODIG, (key,), message, f"{IN_HEADER}: {line}"), KOP
            if waits := in_kop(item.document, key):
                verb = "haar" if len(waits) == 1 else "ze"
                lines = enumeration([str(at) for at in waits])
                hint = f"haal vooraan in regel {lines} het teken `#` weg, en vul {verb} in"
                finding = item.document.finding(NODIG, Span(waits[0], 1, waits[0], 2), message, hint, key)
                place = IN_KOP
            yield Deel(label, (finding,), PLAKREGELS[key].format(item.indiener), place)
        elif key == "duur" and value == 0 and not informs:
            message = "Dit punt krijgt geen tijd. Dat kan alleen bij een punt ter informatie."
            hint = "schrijf bij `duur` hoeveel minuten u nodig hebt, of kies `doel: ter_kennisname`"
            yield Deel(label, (item.finding(PAST_NIET, (key,), message, hint),))
        else:
            flaws = list(_open(item, key)) if key in ("gevraagd", "inleider") else []
            if key == "gevraagd" and item.doel is Doel.BESLUITVORMEND:
                flaws += _werkwoorden(item)
            yield Deel(label, tuple(flaws))


def _open(item: Agendapunt, key: str) -> Iterator[Finding]:
    """Yield a finding for each value that is still a placeholder or the example of the form."""
    texts: list[tuple[tuple[str | int, ...], str, str]] = []
    if key == "gevraagd":
        texts = [((key, index), point, UITLEG[key]) for index, point in enumerate(item.gevraagd)]
        if item.reden_direct_besluit:
            texts.append((("reden_direct_besluit",), item.reden_direct_besluit, "waarom dit besluit niet kan wachten"))
    elif item.inleider:
        texts = [((key, "functie"), item.inleider.functie, "de functie van wie het punt inleidt")]
    for at, text, what in texts:
        if onaf(text) or text == VOORBEELD:
            name = next(step for step in reversed(at) if isinstance(step, str))
            message = f"Bij `{name}` staat nog tekst uit het voorbeeld."
            yield item.finding(SJABLOON, at, message, f"schrijf daar {what}")


def _werkwoorden(item: Agendapunt) -> Iterator[Finding]:
    for index, point in enumerate(item.gevraagd):
        first = "".join(takewhile(str.isalnum, point)).lower()
        if not (onaf(point) or first in _COMMANDS or re.match(_TODO, point) or re.match(_VERB, point)):
            message = "Dit beslispunt begint niet met een werkwoord, zoals instemmen of afspreken."
            hint = f"schrijf het bijvoorbeeld zo: `{VOORBEELD}`"
            yield item.finding(WERKWOORD, ("gevraagd", index), message, hint)


def _secties(item: Agendapunt) -> Iterator[Deel]:
    wanted = VRAGEN[item.doel]
    optional = MAG_WEG.get(item.doel, set())
    found: dict[str, Sectie] = {}
    for each in secties(item.document):
        found.setdefault(each.titel.casefold(), each)
    last, before, body = -1, "", item.document.body
    waits = OPENER in body or CLOSER in body or may_wait(body)
    for title, question in wanted.items():
        section = found.get(title.casefold())
        if section is None:
            if title not in optional:
                from tafel_cli.register.form.absent import absent  # loaded only for an absent section

                finding, regel, plek = absent(item, title, question, before, found)
                yield Deel(title, (finding,), regel, plek)
            continue
        gebreken: list[Finding] = []
        section = zonder_leeg_commentaar(section) if waits else section
        if not beantwoord(section, question, waits=waits):
            gebreken += antwoord(item.document, section._replace(titel=title), question, optional=title in optional)
        if title == "Kern":
            gebreken += _kern(item, section, question)
        if section.line < last:
            message = f"Het kopje `{title}` staat niet op zijn plaats."
            hint = "zet de kopjes in deze volgorde: " + ", ".join(wanted)
            gebreken.append(item.document.finding(VOLGORDE, section.span, message, hint, f"## {title}"))
        last, before = max(last, section.line), title
        yield Deel(title, tuple(gebreken))


def _kern(item: Agendapunt, section: Sectie, question: str) -> Iterator[Finding]:
    if sum(map(section.text.count, ".!?…")) <= ZINNEN:
        return  # much sooner than a pattern
    written = geschreven(section, question)
    from tafel_cli.reading.sentences import sentence_ends  # few texts need it

    count = len(sentence_ends(written, ZINNEN))
    if count > ZINNEN:
        message = f"Onder het kopje `Kern` staan {count} zinnen, maar {at_most(ZINNEN)}."
        hint = f"maak de kern korter; de rest kan onder `## {list(VRAGEN[item.doel])[1]}`"
        yield item.document.finding(KERN, section.span, message, hint, "## Kern")
