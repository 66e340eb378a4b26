"""Texts for the rules on sensitive data, made from templates with a fixed seed: sound ones, and ones with a number.

Every number in a sound text passes the eleven test if its length allows it, because only such a number can be mistaken
for a citizen service number.
"""

import random
from collections.abc import Callable, Iterator

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
Maker = Callable[[random.Random], str]


def passes(digits: str) -> bool:
    """Tell whether a number passes the eleven test."""
    return sum(int(one) * weight for one, weight in zip(digits.zfill(9), WEIGHTS, strict=True)) % 11 == 0


def nine(chance: random.Random) -> str:
    """Return nine digits that pass the test and do not begin with a zero."""
    return next(each for each in iter(lambda: str(chance.randrange(10**8, 10**9)), "") if passes(each))


def eight(chance: random.Random) -> str:
    """Return eight digits that pass the test with a zero in front."""
    return next(each for each in iter(lambda: str(chance.randrange(10**7, 10**8)), "") if passes(each))


def day(chance: random.Random) -> str:
    """Return a day as eight digits that pass the test."""
    forms = ("{0}{1:02}{2:02}", "{2:02}{1:02}{0}")
    some = iter(
        lambda: chance.choice(forms).format(
            chance.randrange(1950, 2050), chance.randrange(1, 13), chance.randrange(1, 29)
        ),
        "",
    )
    return next(each for each in some if passes(each))


def date(chance: random.Random) -> str:
    """Return a day with one of three marks whose digits pass the test."""
    digits = next(each for each in iter(lambda: day(chance), "") if int(each[4:]) in range(1950, 2050))
    mark = chance.choice("-./")
    return mark.join((digits[:2], digits[2:4], digits[4:]))


def years(chance: random.Random) -> str:
    """Return a year and a later one whose digits pass the test."""
    some = iter(lambda: (chance.randrange(1950, 2020), chance.randrange(2020, 2050)), ())
    return next(f"{first}-{last}" for first, last in some if passes(f"{first}{last}"))


def dotted(number: str) -> str:
    """Return a number with a dot for each thousand."""
    return f"{int(number):,}".replace(",", ".")


def hexes(chance: random.Random, length: int) -> str:
    """Return hexadecimal digits."""
    return "".join(chance.choice("0123456789abcdef") for _ in range(length))


# Where no number may be taken for that of a citizen: nothing is found, not even a warning of T501.
NUMBERS: dict[str, tuple[str, ...]] = {
    "amounts": (
        "Het krediet is € 12.000.000 voor de hele buurt.",
        "Wij vragen € {nine} voor het plein.",
        "De bouw kost EUR {nine}.",
        "De raad gaf € {dotted} aan de school.",
        "De kosten zijn {nine} euro, zonder btw.",
        "De som is {nine},50 en niet meer.",
        "De bijdrage is € {eight},- per jaar.",
        "Tussen € {eight} en {eight} is alles mogelijk.",
        "Het verbruik was {nine} kWh in een jaar.",
        "Er is {eight} m2 grond.",
        "Het budget van {nine} is op.",
        "| plein | bedrag (€) |\n|---|---|\n| noord | {nine} |",
        "De wijk telt {dotted} inwoners; dat is {dotted8} minder.",
    ),
    "days": (
        "De brief is van {day}.",
        "Zie het bestand verslag-{day}.pdf voor de rest.",
        "Versie {day} vervangt die van {day}.",
        "De termijn loopt van {day} tot {day}.",
        "Peildatum: {day}",
    ),
    "registers": (
        "De stichting heeft KvK {eight}.",
        "KvK-nummer: {eight}, RSIN: {nine}.",
        "De vereniging staat in het handelsregister onder nummer {eight}.",
        "Kamer van Koophandel nr. {eight}",
        "Het btw-nummer is NL{nine}B01.",
        "Het RSIN van de gemeente is {nine}.",
        "KvK-nummers: {eight}, {eight} en {eight}.",
        "De partijen (KvK {eight} en KvK {eight}) tekenen.",
        "| partij | KvK |\n|---|---|\n| De Hofjes | {eight} |\n| Rijnzicht | {eight} |",
        "De KvK-nummers zijn:\n\n- {eight}\n- {eight}",
    ),
    "telephones": (
        "Bel de gemeente: +31 {phone}.",
        "Het algemene nummer is +31 (0){phone}.",
        "Bel 14 071 of 0031 {phone}.",
        "De balie is er op 071-516 50 00.",
        "De buurtapp is 06 {eight} en 06-{eight}.",
        "Bel +31 6 {eight}.",
    ),
    "addresses": (
        "Zie https://www.example.org/nieuws/{eight}.",
        "Zie https://example.org/besluit?id={nine} voor het besluit.",
        "Lees [het stuk](https://example.org/stukken/{nine}-plan.html).",
        "Zie www.example.org/{nine}/plan.",
        "Zie example.nl/{eight}.",
        "Mail naar balie-{eight}@gemeente.example.",
        "Zie https://example.org/zaak%20{nine}.",
        "Lees [het stuk](https://example.org/nieuw%20stuk/{nine}%20plan.html).",
    ),
    "cases": (
        "Zaaknummer {nine}.",
        "Dit gaat over zaak {nine}.",
        "Ons kenmerk: {nine}.",
        "Dossier Z/2026/{nine} is gesloten.",
        "Zaak Z-{eight} loopt nog.",
        "Dossiernummer: {nine}, van vorig jaar.",
        "Besluit 2026-{eight} is gepubliceerd.",
        "De factuur met nummer {nine} is betaald.",
        "Ordernummer {eight}",
        "Referentie {nine}",
        "De rechter deed uitspraak in zaaknummer C/09/{nine}.",
    ),
    "hashes": (
        "SHA-256: {hex64}",
        "Versie {hex40} is de laatste.",
        "Het bestand heeft {hexnine}.",
        "Sleutel {eight}-{hex4}-4{hex3}-a{hex3}-{hex12}.",
    ),
    "things": (
        *(
            f"{word} {{nine}}"
            for word in (
                *("Klantnummer", "Het polisnummer is", "Lidnr.", "Debiteurnummer:", "Het meternummer van de school is"),
                *(
                    "Bestelnr.",
                    "Ordernr.",
                    "Inventarisnummer",
                    "Inv.nr.",
                    "Meldingsnummer:",
                    "De crediteurnummers zijn",
                ),
                *("Vergader-ID:", "Meeting ID:", "Toegangscode Teams:", "Serienummer", "WOZ-objectnummer", "Contract"),
                *("Polis", "Celex:", "Zie urn:nbn:nl:ui:", "Stb. 2007,", "Begrotingspost", "IMO-nummer"),
            )
        ),
        "Zie ECLI:NL:RBAMS:2024:{nine}.",
        "Zaaknummers: {nine}, {nine} en {nine}.",
        "Vergader-ID: {spaced}",
        "| plein | Klantnummer |\n|---|---|\n| noord | {nine} |",
        "| plein | order-id |\n|---|---|\n| noord | {nine} |",
        "Polisnummer: P-{nine}",
        "De ordernummers:\n\n- {nine}\n- {nine}",
    ),
    "counts": (
        *(
            f"Wij zien {{nine}} {what} in een jaar."
            for what in (
                *("passagiers", "kilowattuur", "vierkante meter", "unieke bezoekers", "auto's", "MWh", "kubieke meter"),
                *(
                    "meldingen",
                    "kilometer",
                    "bomen",
                    "reizigers",
                    "huurders",
                    "aanvragen",
                    "leden",
                    "camera's",
                    "liter",
                ),
            )
        ),
        "De oppervlakte is {spaced} vierkante meter.",
        "In 2025 waren er {nine}.",
        "Dat zijn ongeveer {nine}, zegt de stad.",
        "De WOZ-waarde is {nine}.",
        "Het totaal in 2025 was {dotted}.",
        "De meterstand is {eight}.",
        "Het verbruik in de wijk was {nine}.",
    ),
    "land": (
        "Perceel LDN01-K-{eight} is verkocht.",
        "Kadastraal bekend LDN01 sectie K nummer {eight}.",
        "Het kadaster noemt {nine}.",
        "BAG-id 0546{nine}012.",
    ),
    "postcodes": ("Het plein ligt bij 2312 AB 12 en 2312 AC 345.", "Postbus {eight}, 2300 PC Leiden."),
    "books": (
        "ISBN 978-90-{three}-{four}-7.",
        "ISBN {nine}X",
        "Zie ISSN {four}-{four}.",
        "DOI 10.1000/{nine}.",
    ),
    "standards": (
        "Volgens NEN-EN 1992-1-1:2005+C2:2011 en NEN 3569:2018.",
        "Zie artikel 3.1.{nine} van de bijlage.",
        "ISO 9001:2015, versie 2.11.{nine}.",
        "Programma 4.{eight} is nodig.",
    ),
}
# Where a telephone number or a code may give a warning, and nothing may be an error.
MILD: dict[str, tuple[str, ...]] = {
    "organisations": (
        "Bel het secretariaat: 071-5165000.",
        "Het nummer van de balie is 0800-1234.",
        "Tel. 071 516 50 00",
    ),
    "codes": (
        "Projectcode NL26WONEN00{four}.",
        "Project NL12 WIJK {four} {four}.",
        "Regeling LD20 2026 {four} {four} {four}.",
        "Code {nine}.",
        "Lot {eight} in de loting.",
        "Wij tellen 111 222 333 en verder.",
    ),
}
# Where a sentence speaks of these numbers, and does not say that the number in it is one: nothing is an error.
SPOKEN: dict[str, tuple[str, ...]] = {
    "days": (
        "Het gebruik van het BSN is per {date} niet meer nodig.",
        "Het BSN is sinds {date} vervallen.",
        "Het BSN is per {day} niet meer nodig.",
        "BSN: {date}",
        "| BSN |\n|---|\n| {date} |",
        "De wet op het BSN is van {date}.",
        "Het BSN is in {years} ingevoerd.",
    ),
    "words about them": (
        "Het BSN-register telt {dotted} regels.",
        "De BSN-lijst is map {nine}.",
        "Voor de BSN-controle is systeem {nine} in gebruik.",
        "Het burgerservicenummerregister heeft versie {nine}.",
        "| BSN-aanvragen |\n|---|\n| {nine} |",
    ),
    "counts": (
        "Er zijn {nine} BSN's uitgegeven.",
        "Het aantal BSN's is {nine}.",
        "Het aantal uitgegeven BSN's: {nine}",
        "{nine} is het aantal BSN's in het land.",
        "Het BSN van {nine} inwoners is bekend.",
        "BSN: {nine} inwoners hebben er een.",
        "| aantal BSN's |\n|---|\n| {nine} |",
    ),
    "examples": (
        "BSN (9 cijfers, bijvoorbeeld {nine})",
        "Een test-BSN is {nine}.",
        "Een fictief BSN: {nine}.",
        "Een BSN heeft negen cijfers, zoals {nine}.",
    ),
    "denied": (
        "BSN: niet van toepassing; meldingsnummer {nine}",
        "Dit is geen BSN: {nine}.",
        "Noem nooit een BSN, want formulier {nine} is genoeg.",
        "Wie geen BSN heeft, krijgt formulier {nine}.",
        "Brief {nine} geldt niet als BSN.",
        "BSN (niet ingevuld, zie brief {nine})",
    ),
    "something near": (
        "De regeling voor burgerservicenummers, Stb. 2007, {nine}",
        "Het BSN was nodig voor aanvraag {nine}.",
        "Het BSN is te vinden op kaart {nine}.",
        "Het BSN van de bewoner staat op formulier {nine}.",
        "Brief {nine} gaat over het BSN.",
        "Het BSN voor dossier: {nine}",
        "Zaaknummer {nine} (BSN)",
        "Zie www.example.org/bsn/{nine}.",
        "BSN of KvK: {eight}",
        "| BSN |\n|---|\n| zie dossier {nine} |",
    ),
}
# How telephone numbers, mail addresses and account numbers are typed, by the code that finds each of them once.
PARTED: dict[str, tuple[str, ...]] = {
    "T503": (
        *("06.12.34.56.78", "06 - 12345678", "06 - 12 34 56 78", "06_12345678", "06/12/34/56/78", "06  12 34 56 78"),
        *(
            "(06) 12345678",
            "(06)12345678",
            "(06)-12345678",
            "06-12.34.56.78",
            "Jan,0612345678,45",
            "0612.345.678",
            "06. 12 34 56 78",
        ),
        *("(010) 123 45 67", "(010)1234567", "(010) 1234567", "(0174) 12 34 56", "(0174)-123456", "010 - 123 45 67"),
        *("010/1234567", "010.123.45.67", "0174/123456", "0174.12.34.56", "010  1234567"),
        *("+31.6.12.34.56.78", "+31-6-12345678", "+ 31 6 12345678", "+31 06 12345678", "+31(06)12345678"),
        *("0031.6.12345678", "00 31 6 12345678", "+31.10.123.45.67", "+31 (0)10 123 45 67", "+31 / 6 / 12345678"),
    ),
    "T504": (
        *("jan @ gmail.com", "jan @gmail.com", "jan@ gmail.com", "jan(at)gmail(dot)com", "jan [at] gmail.com"),
        *(
            "jan at gmail.com",
            "jan [at] gmail [dot] com",
            "jan at gmail dot com",
            "jan{at}gmail.com",
            "jan<at>gmail.com",
        ),
        *("jan (apenstaartje) gmail.com", "jan apenstaart gmail punt com", "jan_at_gmail.com", "jan@gmail(punt)com"),
        *("jan@gmx.net", "jan@aol.com", "jan@freedom.nl", "jan@wxs.nl", "jan@zonnet.nl", "jan@online.nl", "jan@pm.me"),
        *("jan@caiway.nl", "jan@fastmail.com", "jan@proton.me", "jan@mail.com", "jan@tuta.io", "jan@t-mobilethuis.nl"),
        *(
            "jan@hey.com",
            "jan@tiscali.nl",
            "jan@orange.nl",
            "jan@ziggomail.com",
            "jan@web.de",
            "j.de.vries@hotmail.co.uk",
        ),
    ),
    "T502": (
        *("NL91/ABNA/0417/1643/00", "NL91  ABNA  0417  1643  00", "NL91_ABNA_0417_1643_00", "IBANNL91ABNA0417164300"),
        *(
            "NL 91 ABNA 0417 1643 00",
            "NL-91-ABNA-0417-1643-00",
            "N L 9 1 A B N A 0 4 1 7 1 6 4 3 0 0",
            "NL91,ABNA,0417164300",
        ),
        *(
            "NL91:ABNA:0417:1643:00",
            "nl 91 abna 0417164300",
            "NL91 - ABNA - 0417 - 1643 - 00",
            "NL91ABNA 04.17.16.43.00",
        ),
        *("| NL91 | ABNA | 0417 | 1643 | 00 |", "IBAN:NL91ABNA0417164300", "rekeningNL91ABNA0417164300"),
        *("IBANDE89370400440532013000", "DE89/3704/0044/0532/0130/00", "DE89  3704  0044  0532  0130  00"),
    ),
}
# What looks like one of them and is none.
UNFOUND = (
    *("De bus gaat om 06.15 16.30 20 keer.", "Code 06.12.34.56.78.90"),
    *("Op 01-02-2026 12:30 uur.", "Op 06.02.2026 12.30 uur.", "Van 06-01-2026 - 07-01-2026.", "Op 01/02/2026 10 uur."),
    *("De bus gaat 06.15 06.30 06.45 07.00.", "Van 06.30 - 08.15 uur en 09.30 - 10.15 uur.", "Dossier 06-2026-1234."),
    *(
        "Zaak 06/2026/123456.",
        "Kaart 52.3702161, 04.8951682.",
        "De maat is 0,6123456789 m.",
        "Versie 0.6.12.34.56.78.9",
    ),
    *(
        "De kans is 0.123456789.",
        "Hoofdstuk 06.07.08.09.10.",
        "De punten (06) en (07) zijn klaar.",
        "Code 061.1234.5678.90",
    ),
    *("Serienummer 0612345678", "Artikelnr. 0101234567", "Klantnummer: 0612345678", "Ordernummer 0201234567"),
    *("Mail info@freedom.nl.", "Mail klantenservice@ziggo.nl.", "Mail jan@gemeente.example.", "Kijk op gmail.com."),
    *(
        "Zij aten at home.",
        "Wij bellen @ kantoor.nl.",
        "Het team @work.nl",
        "Mail at gemeente.nl",
        "Zie shop-at-home.nl.",
    ),
    *("Jan is at. Gmail.com is dicht.", "jan (at) gemeente (dot) nl", "Ons account is @gmail."),
    *("NL91 ABNA 1417 1643 01", "NL 12 WIJK 1234 5678 90", "Zie nl 12 abcd 3456 7890 12.", "NL91 ABNA 0417 1643"),
)
_MAKERS: dict[str, Maker] = {
    "nine": nine,
    "eight": eight,
    "spaced": lambda chance: dotted(nine(chance)).replace(".", " "),
    "dotted": lambda chance: dotted(nine(chance)),
    "dotted8": lambda chance: dotted(eight(chance)),
    "day": day,
    "date": date,
    "years": years,
    "phone": nine,
    "three": lambda chance: f"{chance.randrange(100, 1000)}",
    "four": lambda chance: f"{chance.randrange(1000, 10000)}",
    "hex64": lambda chance: hexes(chance, 64),
    "hex40": lambda chance: hexes(chance, 40),
    "hex12": lambda chance: hexes(chance, 12),
    "hex4": lambda chance: hexes(chance, 4),
    "hex3": lambda chance: hexes(chance, 3),
    "hexnine": lambda chance: hexes(chance, 12) + "-" + nine(chance) + "-" + "f" + hexes(chance, 8),
}


def filled(template: str, chance: random.Random) -> str:
    """Return a template with a new value in each of its places."""
    text = template
    for name, make in _MAKERS.items():
        while f"{{{name}}}" in text:
            text = text.replace(f"{{{name}}}", make(chance), 1)
    return text


def sound(kinds: dict[str, tuple[str, ...]], count: int) -> Iterator[str]:
    """Yield so many texts of these kinds, each template as often as the others."""
    chance = random.Random(501)  # noqa: S311  (test data)
    templates = [each for some in kinds.values() for each in some]
    for index in range(count):
        yield filled(templates[index % len(templates)], chance)


def _grouped(*sizes: int) -> Callable[[str, str], str]:
    def group(number: str, mark: str) -> str:
        parts, at = [], 0
        for size in sizes:
            parts.append(number[at : at + size])
            at += size
        return mark.join(parts)

    return group


FORMS = {
    "together": _grouped(9),
    "three by three": _grouped(3, 3, 3),
    "four two three": _grouped(4, 2, 3),
    "two three four": _grouped(2, 3, 4),
}
MARKS = (" ", ".", "-", "/", "_")
# How a number that people read as usual can be typed in a body.
IN_BODY: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "entities": lambda text: "".join(f"&#{ord(one)};" for one in text),
    "one entity": lambda text: text.replace(text[4], f"&#x{ord(text[4]):x};", 1),
    "named spaces": lambda text: text.replace(" ", "&nbsp;"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow spaces": lambda text: text.replace(" ", "\u202f"),
    "soft hyphens": "\u00ad".join,
    "zero width joiners": "\u200d".join,
    "variation selectors": "\ufe0f".join,
    "keycaps": lambda text: "".join(f"{one}\ufe0f\u20e3" if one.isdigit() else one for one in text),
    "full width": lambda text: "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in text),
    "bold letters": lambda text: "".join(chr(0x1D7CE + int(one)) if one.isdigit() else one for one in text),
    "superscripts": lambda text: text.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")),
    "Arabic digits": lambda text: "".join(chr(0x660 + int(one)) if one.isdigit() else one for one in text),
    "en dashes": lambda text: text.replace("-", "–"),
    "figure dashes": lambda text: text.replace("-", "\u2012"),
    "middle dots": lambda text: text.replace(".", "\u00b7"),
    "strong": lambda text: f"**{text[:3]}**{text[3:]}",
    "strong all over": lambda text: " ".join(f"**{part}**" for part in text.split(" ")),
    "emphasis": lambda text: f"{text[:2]}*{text[2:5]}*{text[5:]}",
    "low lines": lambda text: " ".join(f"_{part}_" for part in text.split(" ")),
    "struck": lambda text: f"{text[:4]}~~{text[4:6]}~~{text[6:]}",
    "code": lambda text: f"`{text[:3]}`{text[3:]}",
    "escapes": lambda text: text.replace(".", "\\.").replace("-", "\\-").replace("_", "\\_"),
    "a link in it": lambda text: f"{text[:3]}[{text[3:6]}](https://example.org){text[6:]}",
    "a comment in it": lambda text: f"{text[:3]}<!-- x -->{text[3:]}",
    "in a comment": lambda text: f"<!-- {text} -->",
    "hard breaks": lambda text: text.replace(" ", "\\\n"),
    "hard breaks of spaces": lambda text: text.replace(" ", "  \n"),
    "HTML line ends": lambda text: text.replace(" ", "<br>"),
    "in a quote over lines": lambda text: text.replace(" ", "\n> "),
    "between commas": lambda text: f"Jan,{text},Leiden",
    "behind a low line": lambda text: f"lid_{text}",
    "behind a dash": lambda text: f"lid-{text}-a",
    "in brackets": lambda text: f"({text})",
}
# How it can be typed as the value of a key.
IN_HEADER: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: f"Jan {text}",
    "quoted": lambda text: f'"{text}"',
    "by code": lambda text: '"' + "".join(f"\\x{ord(one):02x}" for one in text) + '"',
    "by long code": lambda text: '"' + "".join(f"\\u{ord(one):04x}" for one in text) + '"',
    "one by code": lambda text: f'"{text[:4]}\\x{ord(text[4]):02x}{text[5:]}"',
    "over two lines": lambda text: '"' + text[:5] + "\\\n    " + text[5:] + '"',
    "no-break spaces": lambda text: "Jan " + text.replace(" ", "\u00a0"),
    "full width": lambda text: "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in text),
}


def numbers_written(chance: random.Random) -> Iterator[str]:
    """Yield a number in each form: together, and grouped by each mark."""
    for name, form in FORMS.items():
        for mark in MARKS if name != "together" else ("",):
            yield form(nine(chance), mark)


def disguised() -> Iterator[tuple[str, str, str]]:
    """Yield (name, text of a file, the line of the number) for each way to write a number in a body or in a key."""
    chance = random.Random(9)  # noqa: S311  (test data)
    for name, hide in IN_BODY.items():
        for number in numbers_written(chance):
            if (hidden := hide(number)) != number or name == "as it is":
                yield f"{name}: {number}", f"---\ntitel: Een stuk\n---\n\nWij noemen {hidden} hier.\n", "5"
    for name, hide in IN_HEADER.items():
        for number in numbers_written(chance):
            yield f"key, {name}: {number}", f"---\ntitel: {hide(number)}\n---\n\nTekst.\n", "2"
