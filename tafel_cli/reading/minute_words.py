"""Knows the words that open a line in minutes ("Besluit 5.1: …"), and finds out cheaply whether a text has any."""

from enum import StrEnum
from functools import cache
from unicodedata import normalize


class Word(StrEnum):
    """The word that opens a line, as it is typed in full."""

    BESLUIT = "Besluit"
    VOORBEHOUD = "Voorbehoud"
    AANTEKENING = "Aantekening"
    ACTIE = "Actie"
    TOEZEGGING = "Toezegging"
    DOORGESCHOVEN = "Doorgeschoven"
    VERSLAG = "Verslag"
    BEKRACHTIGING = "Bekrachtiging"
    BEGONNEN = "Begonnen"
    GEEINDIGD = "Geëindigd"
    AFWEZIG = "Afwezig"
    AANWEZIG = "Aanwezig"
    GAST = "Gast"


HEAD_WORDS = frozenset((Word.BEGONNEN, Word.GEEINDIGD, Word.AFWEZIG, Word.AANWEZIG, Word.GAST))
_SPELT = {
    **{word.value.casefold(): word for word in Word},
    **dict.fromkeys(("besl", "bsl"), Word.BESLUIT),
    **dict.fromkeys(("vb", "voorb"), Word.VOORBEHOUD),
    "aant": Word.AANTEKENING,
    **dict.fromkeys(("ap", "actiepunt"), Word.ACTIE),
    "toez": Word.TOEZEGGING,
    "bekr": Word.BEKRACHTIGING,
    "geeindigd": Word.GEEINDIGD,
    **dict.fromkeys(("aanwezigen",), Word.AANWEZIG),
    **dict.fromkeys(("afwezigen", "afgemeld"), Word.AFWEZIG),
    "gasten": Word.GAST,
}
# Words that nobody reads as one of these, but that somebody may have meant so.
_MEANT = {"beslispunt": Word.BESLUIT, "besluitpunt": Word.BESLUIT}
# Words of their own that are two letters or fewer off.
_OTHERS = frozenset(
    (
        *("reactie", "fractie", "factie", "tractie", "natie", "tactiek", "actief", "actieve", "active", "acte"),
        *("sluit", "overslag", "beginnen", "voorgeschoven", "doorgeschoten"),
    )
)
_LEAST, _OFF = 5, 2  # a word of fewer letters is too near to too many
_MOST = 20
_HEADING = 2  # signs of a heading that is never a candidate
VERBS = frozenset(
    (
        *("is", "was", "zijn", "waren", "wordt", "worden", "werd", "werden", "moet", "moeten", "kan", "kunnen", "mag"),
        *("zal", "zullen", "zou", "zouden", "heeft", "hebben", "had", "kwam", "komt", "komen", "blijft", "gaat"),
        *("genomen", "nemen", "nodig", "vastgesteld", "volgt", "staat", "ligt", "geldt", "die", "dat", "dit", "deze"),
        *("om", "of", "niet", "geen", "nog", "al", "ook", "hierover", "daarover", "en"),
    )
)
SMALL_WORDS = VERBS | {
    *("van", "voor", "door", "over", "op", "bij", "aan", "in", "met", "uit", "naar", "tot", "na", "per"),
    *("de", "het", "een", "der", "den", "wij", "we", "ons", "onze", "hun", "haar", "zij", "hij", "ze", "er"),
}

# The first words of an outcome, and of what says that an item was moved on, for lines that begin with a number.
_CONCLUDING = frozenset(
    (
        *("ingestemd", "conform", "akkoord", "aangenomen", "vastgesteld", "gewijzigd", "niet", "geen", "aangehouden"),
        *("aanhouden", "opgeschaald", "opschalen", "besproken", "ter", "doorgeschoven", "ok", "oke", "oké", "akk"),
        *("afgewezen", "verworpen", "gereed", "klaar", "afgerond", "vervallen", "naar"),
    )
)
_SIGNS = " \t\r\xa0>-+*_#[]().,:;/&~•·●○▪◦‣►→–—\\0123456789"  # what may stand before the first word of a candidate
_JOINING = ("punt", "ad", "en", "t", "m", "x")


def spelt_word(typed: str) -> Word | None:
    """Return the word that a typed one is, whole or as a short form; case is ignored."""
    return _SPELT.get(typed.casefold())


@cache
def meant_word(typed: str) -> Word | None:
    """Return the word that a typed one may have been meant as: it is one or two letters off; None if none is.

    Other words of Dutch, such as `reactie`, are not taken for a slip.
    """
    word = typed.casefold()
    if word in _OTHERS or not _LEAST <= len(word) <= _MOST:
        return None
    if found := _MEANT.get(word):
        return found
    near = [name for name in _SPELT if len(name) >= _LEAST and _near(word, name)]
    return _SPELT[min(near, key=lambda name: _distance(word, name))] if near else None


def _near(word: str, name: str) -> bool:
    if abs(len(word) - len(name)) > _OFF or len({*word} ^ {*name}) > _OFF:
        return False
    return _distance(word, name) <= _OFF


def _distance(word: str, name: str) -> int:
    from tafel_cli.reading.slips import distance  # few texts hold a word that is nearly one of these

    return distance(word, name)


def plainly(text: str) -> str:
    """Return a text with accents in one character each, and ordinary spaces in place of no-break spaces."""
    return text if text.isascii() else normalize("NFC", text.replace("\xa0", " "))


def may_hold_lines(body: str) -> bool:
    """Tell whether a text may hold a line that opens with such a word. Quick: it looks at the start of each line."""
    return any(map(_may_open, plainly(body).split("\n")))


def _may_open(line: str) -> bool:
    text = line.lstrip(_SIGNS)
    signs = line[: len(line) - len(text)]
    if 0 < signs.count("#") <= _HEADING:
        return False
    numbered = any(sign.isdigit() for sign in signs)
    while text:
        word = _first_word(text)
        if word in _SPELT or meant_word(word) or (numbered and word in _CONCLUDING):
            return True
        if len(word) > 1 and word not in _JOINING:
            break
        rest = text[len(word) or 1 :].lstrip(_SIGNS)
        numbered = numbered or any(sign.isdigit() for sign in text[: len(text) - len(rest)])
        text = rest
    return bool("-->" in line and line.rpartition("-->")[2].strip())


def _first_word(text: str) -> str:
    """Return the letters that a text begins with, in small letters; of a long word only a part."""
    end = next((at for at, sign in enumerate(text[:_MOST]) if not sign.isalpha()), _MOST)
    return text[:end].casefold()
