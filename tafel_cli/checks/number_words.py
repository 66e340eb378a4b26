"""Tells from the words around a number what it is: that of a citizen (BSN), one of something else, or a count."""

import re

_CLOSE = 100
_BSN = (
    r"(?:b\.?s\.?n\.?|burger[ -]?service[ -]?(?:nummer|nr)|sofi[ -]?(?:nummer|nr))(?:['’]?s)?(?:[ -]?n(?:umme)?rs?\.?)?"
)
# Words about these numbers, such as `BSN-register`; and the name of the number, which is no part of such a word.
_MENTION = (
    r"(?i)(?<![^\W_])(?:b\.?s\.?n\.?(?:['’]?s)?(?:[ -]?n(?:umme)?rs?)?(?![^\W\d_])|burger[ -]?service|sofi[ -]?n)"
)
_NAME = rf"(?i:(?<![^\W_]){_BSN}(?![^\W\d_]|-[^\W\d_]))"
_DENIED = (
    r"(?i)(?<![^\W_])(?:aantal\s+(?:[^\W\d_]+\s+){0,2}|(?:geen|niet|nooit|zonder|noch|fictie\w{0,5}|verzonnen|nep|dummy|test"
    r"|voorbeeld|pseudo|ongeldige?|onjuiste?)[\s-]+(?:(?:een|het|als|zijn|haar|echte?|volledige?)\s+){0,3})\Z"
)
_FILLING = r"[\s:=#\"'()\[\]<>*|/_–-]{0,6}"
_OF_A_NAME = (
    r"(?:(?i:de|den|der|van|ter|ten|te|het|en|heer|meneer|mevrouw|mevr\.?|mw\.?|dhr\.?|familie)|[A-ZÀ-Þ][\w.'’-]{0,40})"
)
_PERSON = rf"{_OF_A_NAME}(?:\s{{1,3}}{_OF_A_NAME}){{0,5}}"
# What stands between the name and a number if the one is said to be the other.
_LEADS = (
    rf"{_FILLING}"
    rf"|[)\]\"'*]{{0,3}}(?:\s{{1,3}}(?i:van|voor|dat|die)\b[^\d\n€;:]{{0,60}}?)?"
    rf"(?:,?\s{{1,3}}(?i:is|was|zijn|luidt|luidde)\b|\s?[:=])"
    rf"(?:\s+(?i:dus|nu|ook|toch|gewoon|namelijk|gelijk\saan|als\svolgt))?{_FILLING}"
    rf"|[\s:(*-]{{1,4}}(?i:van|voor)[\s:]{{1,3}}{_PERSON},?{_FILLING}"
    rf"|:\s{{1,3}}{_PERSON}\s?:{_FILLING}"
)
_ARTICLES = r"(?:\s*(?i:het|een|zijn|haar|mijn|uw|hun|diens|de|rij|met)(?![^\W_])){0,4}\s*"
_CALLED = (
    r"(?:(?!(?<![^\W_])(?i:niet|geen|nooit|zonder|maar)(?![^\W_]))[^.;\n]){0,25}?"
    rf"(?:\({_ARTICLES}{_NAME}\s*\)|(?:=|(?<![^\W_])(?i:is|was|als)(?![^\W_])){_ARTICLES}{_NAME})"
)
_NO_HEAD = r"(?i)aantal|totaal|nodig|verplicht|bekend|voorbeeld|test|geen|niet|kvk|rsin|btw|zaak|dossier|kenmerk|\?"
# A word that ends in `nummer`, `nr`, `code` or `-id` says what a number is, unless it may be that of a person.
_OF_A_PERSON = (
    r"(?:bsn|burger|service|sofi|persoon|identi|onderwijs|leerling|pati[eë]nt|cli[eë]nt|zorg|belasting|aanslag|verzeker"
    r"|fiscaal|rekening|giro|bank|contact|tele|mobiel|gsm|paspoort|rijbewijs|patient)"
)
_THING = (
    rf"(?<![\w-])(?![\w-]{{0,40}}{_OF_A_PERSON})[^\W\d_][\w-]{{2,40}}"
    r"(?:(?<=[\w-]{2}nummer)|(?<=[\w-]{2}nummers)|(?<=[\w-]{2}nr)|(?<=[\w-]{2}nrs)"
    r"|(?<=[a-z]code)|(?<=[a-z]codes)|(?<=-id))(?![\w-])"
    r"|(?<![\w-])(?:inv|ord|art|ref|reg|doss|proj|best)\. ?nr(?!\w)"
    r"|(?<!\w)(?:meeting|vergader\w{0,10}|webinar) id(?!\w)"
)
# What a number is when this stands in front. The second group is of words that are also ordinary ones, so they count
# only right in front of the number; the last but one of quantities.
_OTHER = (
    r"(?i)(?:(?<![^\W_])(?:kvk|k\.v\.k\.|kamer van koophandel|handelsregister|rsin|btw|omzetbelasting|loonheffing"
    r"|oin|isbn|issn|ean|gtin|bag|kadaster|kadastra\w{1,4}|postbus)(?:[^\d.!?\n]|\.(?! [A-Z])){0,30}[A-Z]{0,2}"
    r"|(?:(?:(?<!oor)zaak|dossier|kenmerk|referentie|factuur|order|offerte|project|besluit|vergunning|perceel|sectie|artikel"
    r"|melding|ticket|document|bestek|versie|inschrijving|registratie|polis|contract|(?<!\w)pand|begrotingspost|kostenplaats)"
    r"(?:[- ]?(?:nummers?|nrs?\.?|code|id))?|(?<![^\W_])(?:ref\.?|doc))"
    r"(?: (?:is|was|met|onder|van|nummers?|nr\.?)){0,3}[\s:=#(]{0,3}(?-i:[A-Z]{1,6}\d{0,4}[-/.]?){0,3}"
    r"(?:(?:19|20)?\d\d[-/.])?(?: ?nummer )?"
    rf"|(?:{_THING})\.?"
    r"(?:\s(?:is|was|zijn|met|onder|van|voor|luidt)(?!\w)[^\d.!?;,:\n]{0,30}|\s(?-i:[A-Z])[a-z]{1,20})?"
    r"[\s:=#(]{0,4}(?-i:[A-Z]{1,6}\d{0,4}[-/.]?){0,3}(?:(?:19|20)?\d\d[-/.])?"
    r"|(?<![^\W_])(?:ecli|urn|celex|doi)\s?:\S{0,40}\s?|(?<![^\W_])(?:stb|stcrt|trb|gmb)\.?[\s\d,/-]{0,12}"
    r"|(?:bedrag|budget|krediet|subsidie|begroting|omzet|kosten|bijdrage|waarde|totaal|aantal|oppervlakte?|volume|verbruik"
    r"|productie|opbrengst|(?:meter|water|teller|eind|begin)stand|saldo|schuld|uitgaven|inkomsten|vermogen|(?<!\w)som)"
    r"(?: (?:van|is|was|zijn|waren|tot|met|in|over|bedraagt|bedroeg|komt|op|(?:het|de) \w{2,20}"
    r"|(?:19|20)\d\d)){0,4}[\s:=]*)\Z"
)
_COLUMN = (
    rf"(?i)€|\beuro?\b|bedrag|kosten|budget|krediet|aantal|totaal|datum|kvk|rsin|btw|zaak|dossier|kenmerk|{_THING}"
)
_MONEY = r"(?i)(?:[€$£]|(?<![^\W_])(?:eur|euro))\s*(?:\d[\d.,]*(?:,-+)?\s*(?:-|–|/|tot|en|of|à|t/m|plus|\+)\s*)*\Z"
_CENTS = r",(?:\d\d(?!\d)|-|–|=)"
# What is counted, also with a word such as `unieke` between.
_COUNTED = (
    r"(?i)\s*(?:€|%)|\s*(?:(?-i:[a-z]{3,20}e)\s)?"
    r"(?:eur|euro|miljoen|miljard|mln|duizend|procent|m[23²³]|km[2²]?"
    r"|(?:kilo|centi|milli)?meter|hectare|ha|[kmg]wh|[kmg]w|(?:kilo|mega|giga)?watt(?:uur)?|joule|[gtmp]j|kg|(?:kilo)?gram"
    r"|ton(?:nen)?|liter|stuks|keer|maal|inwoners|bewoners|mensen|personen|huishoudens|stemmen|leden|regels|rijen|bytes|[kmg]b"
    r"|jaar|dagen|uur|uren|minuten|seconden|kilometers?|bomen|kinderen|ouderen|bedrijven|auto|voertuigen|punten|pagina"
    r"|(?-i:(?!anders|elders)[a-z]{2,20}(?:[dgiklnrtz]ers|ingen|dossiers|ritten|kaarten|[aiou][’']s))|aanvragen)(?![^\W_])"
)
_ROUGHLY = (
    r"(?i)(?<![^\W_])(?:er (?:zijn|waren|komen|kwamen)|(?:zijn|waren|komen|kwamen) er"
    r"|telt|telde|ongeveer|circa|ca\.|ruim|bijna"
    r"|zo[’']n|(?:meer|minder) dan|in totaal|maximaal|minimaal|hoogstens|minstens)\s+(?:nu\s+|al\s+|nog\s+|ook\s+)?\Z"
)


def other_words(before: str) -> str:
    """Return the last words of a text that make the number behind them something else; empty if none do."""
    found = re.search(_OTHER, before[-_CLOSE:])
    return found.group() if found else ""


def is_other_head(head: str) -> bool:
    """Tell whether the head of a column makes the numbers in it something else."""
    return re.search(_COLUMN, head) is not None


def says_bsn(before: str, after: str, head: str, other: str) -> bool:
    """Tell whether words say that a number is a BSN: those before or after it in its sentence, or its column's head.

    That they only speak of a BSN, deny it or give an example does not count, because an error stops the pack. Of the
    name and the `other` words before a number those that stand nearer count.
    """
    if re.search(_NAME, head):
        return not re.search(_NO_HEAD, head) and (not other or "|" in other)
    names = list(re.finditer(_NAME, before))
    if names and re.fullmatch(_LEADS, before[names[-1].end() :]):
        name = names[-1].start()
        return (not other or before.rfind(other) < name) and not re.search(_DENIED, before[:name])
    return not other and re.match(_CALLED, after) is not None


def speaks_of_bsn(before: str, after: str) -> bool:
    """Tell whether the words of a sentence speak of a BSN in any way."""
    return any(re.search(_MENTION, part) for part in (before, after))


def is_counted(before: str, after: str) -> bool:
    """Tell whether a number is an amount or a count. Behind a comma it stands in a row, so no cents follow it."""
    cents = not before.endswith(",") and re.match(_CENTS, after)
    return bool(cents or re.search(_MONEY, before) or re.search(_ROUGHLY, before) or re.match(_COUNTED, after))
