"""Names the signs that make a text read otherwise than it was typed: letters of no ordinary Dutch, and `%20`."""

import re

ODD = r"[^\x00-\x7fÀ-ÖØ-öø-ž€‘’“”„•…]"  # not ASCII, and no letter or quote of ordinary Dutch
QUOTED = r"%[0-9a-fA-F]{2}"  # a sign in an address
_ODD_LATIN = "\xa0\xad\xaa\xb2\xb3\xb5\xb7\xb9\xba"


def is_odd(text: str) -> bool:
    """Tell whether a text holds a character that is not ASCII and not of ordinary Dutch; quick if all is Latin-1."""
    if text.isascii():
        return False
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return re.search(ODD, text) is not None
    return any(map(text.__contains__, _ODD_LATIN))
