"""Decides whether the public may read where a meeting is: a room yes, but nothing that lets anybody in or join."""

import re

from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Vorm
from tafel_cli.reading.folded import fold_text

# A name of a site, a long number, or one that ends a choice on a telephone.
_SITE = r"://|www\.|(?<![\w.])(?:[\w-]{2,}\.)+[a-z]{2,}(?!\w)|[a-z]\.[a-z]{2,}/"
_NUMBER = r"\d(?:[ -]?\d){8}|\d{3}[ ]?#"
# Words for a code, alone or at the end of a longer word; but a postcode belongs to an address.
_CODES = (
    r"wachtwoord|password|passwd|passphrase|(?<!post)code(?![a-z])|(?<!post)code(?:woord|nummer|s(?![a-z]))"
    r"|(?<![^\W_])(?:ww|pw|pwd|pass|pin(?:nummer)?|log ?in|inlog[a-z]*|sleutel(?:kast(?:je)?)?)(?![a-z])"
    r"|(?:meeting|vergader(?:ing)?|conference|conferentie|deelnemer|gast|sessie|room|kamer)s?[ -]?id(?![a-z])"
    r"|(?:meeting|vergader(?:ing)?|conference|conferentie|deelnemer)s?[ -]?(?:nummer|nr)|(?<![^\W_])id:? ?\d"
)
# Where people meet online, because the name of a room there is enough to join. Bergen op Zoom is a town.
_SERVICES = (
    r"jitsi|(?<!op )(?<![^\W_])zoom(?![a-z])|(?<![^\W_])teams(?![a-z])|webex|skype|google ?meet|gotomeeting|whereby"
    r"|big ?blue ?button|discord|whatsapp|facetime|pexip|videobel|videoverg|beeldbel"
)
_LETS_IN = rf"(?i){_SITE}|{_NUMBER}|{_CODES}|{_SERVICES}"


def openbare_locatie(meeting: Bijeenkomst) -> str | None:
    """Return the place of a meeting; None if it has none, is online or tells how to join, which lets anybody in."""
    place = meeting.locatie or ""
    tells = any(re.search(_LETS_IN, text) for text in (place, fold_text(place).text))
    return None if meeting.vorm is Vorm.ONLINE or tells else meeting.locatie
