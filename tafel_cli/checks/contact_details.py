"""Finds Dutch telephone numbers and private mail addresses, however they are parted."""

import re

from tafel_cli.checks.sensitive import Found, Hit, closed_up, ibans, lowered, outside, shape

_TEN = b"9" * 10
_BEGIN = r"[+0](?<![\w.+-].)[ -]?\d"  # it is quick, and few texts hold it with ten digits
_GAP = r"(?:[ \t]{1,2}|[ \t]{0,2}[./_-][ \t]{0,2})"
# A day, a time and a year with a number behind it may begin like a telephone number.
_NO_PHONE = r"(?!\d( ?[./_-] ?| )\d\d?\1(?:19|20)\d\d(?!\d)|\d\.[0-5]\d[ \t-]|\d[./_-](?:19|20)\d\d[./_-])"
_PHONE = (
    rf"[+0](?<![\w.+-].){_NO_PHONE}(?:(?<=\+) ?31|(?<=0)0 ?31|(?<=0))"
    r"(?:[ -]?(?:\(0\)[ -]?)?[1-9](?:[ -]?\d){8}"  # parted as usual
    rf"|(?:(?<=31){_GAP}?\(?0?\)?{_GAP}?)?6\)?{_GAP}?[1-68](?:{_GAP}?\d){{7}}"  # a mobile one, parted in any way
    rf"|(?:(?<=31){_GAP}?\(?0?\)?{_GAP}?)?(?:[1-9]\d\)?{_GAP}?\d|[1-9]\d\d\)?{_GAP}?)\d(?:{_GAP}?\d){{5}}"
    r")(?![\w-]|\.\d)"
)
_OF_A_THING = (
    r"(?i)(?:serie|artikel|bestel|order|klant|polis|factuur|zaak|dossier|meter|lid|debiteur|inventaris|product"
    r"|model|isbn|ean)-?(?:nummers?|nrs?\.?|codes?)(?: (?:is|van))?[:#\s]{0,3}\Z"
)
# Services for people at home: those with any ending, and whole domains of which the name is also an ordinary word.
_SERVICES = {
    *("gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "icloud", "me", "proton", "protonmail"),
    *("ziggo", "kpnmail", "kpnplanet", "planet", "xs4all", "upcmail", "home", "casema", "chello", "hetnet", "quicknet"),
    *("telfort", "tele2", "solcon", "zeelandnet", "gmx", "aol", "ymail", "rocketmail", "fastmail", "tutanota", "tuta"),
    *("ziggomail", "zonnet", "wxs", "caiway", "wanadoo", "tiscali", "hccnet", "12move", "onsbrabantnet", "lijbrandt"),
    *("mailbox", "posteo", "startmail", "worldonline", "kabelfoon", "vodafonethuis", "t-mobilethuis", "laposte"),
}
_DOMAINS = {
    *("freedom.nl", "online.nl", "orange.nl", "dds.nl", "scarlet.nl", "versatel.nl", "euronet.nl", "pm.me", "mail.com"),
    *("mac.com", "hey.com", "duck.com", "web.de", "t-online.de", "vivaldi.net", "riseup.net", "telenet.be"),
}
_PRIVATE = _SERVICES | _DOMAINS
_NAMES = _SERVICES | {one.partition(".")[0] for one in _DOMAINS}
_AT = r"(?i)(?:@|a(?<![^\W_].)(?:t|penstaart(?:je)?)(?![^\W_]))[\s)\]}>_]{0,4}([^\W_]+(?:-[^\W_]+)?)"
_ENDING = (
    r"(?i)(?:\.|[ \t]{0,2}(?:[(\[{][ \t]?(?:dot|punt|\.)[ \t]?[)\]}]|(?<=[ \t])(?:dot|punt)(?=[ \t]))[ \t]{0,2})"
    r"([^\W\d_]{2,4})(?![^\W_])"
)
_AT_SIGNS = (b"@", b" at ", b"_at_", b"apenstaart", b"at)")
_AT_CLOSED = (b"at]", b"at}", b"at>")  # looked for only in a text with one of their last signs
_BEFORE_AT = r"([\w.+-]*[^\W_])[\s(\[{<_]{0,4}\Z"
_BARE = r"(?i)\s@|[\s_]at[\s_]"
_LONGEST_NAME = 64
_OF_A_SERVICE = ("info", "support", "klantenservice", "helpdesk", "abuse", "postmaster", "noreply", "no-reply", "pers")


def phones(text: str) -> Found:
    """Find Dutch telephone numbers, except digits in an IBAN and numbers of things, such as a `serienummer`."""
    told = _TEN in closed_up(text) and _TEN in shape(text).translate(None, b"-|") and re.search(_BEGIN, text)
    return _phones(text) if told else iter(())


def _phones(text: str) -> Found:
    found = (Hit(*match.span(), match.group()) for match in re.finditer(_PHONE, text))
    about_people = (hit for hit in found if not re.search(_OF_A_THING, text[max(0, hit.start - 30) : hit.start]))
    return outside(about_people, [(hit.start, hit.end) for hit in ibans(text)])


def mails(text: str) -> Found:
    """Find mail addresses at services for people at home, such as gmail.com, also with `at` or spaces in them.

    One with a bare `at`, or with a space before `@`, is not sure, because it may be part of a sentence. An address of
    the service itself is none.
    """
    low = lowered(text)
    told = any(map(low.__contains__, _AT_SIGNS))
    told = told or (any(map(low.__contains__, b"]}>")) and any(map(low.__contains__, _AT_CLOSED)))
    return _mails(text) if told else iter(())


def _mails(text: str) -> Found:
    for match in re.finditer(_AT, text):
        service = match.group(1).lower()
        ending = re.compile(_ENDING).match(text, match.end()) if service in _NAMES else None
        if not ending or not {service, f"{service}.{ending.group(1).lower()}"} & _PRIVATE:
            continue
        name = re.search(_BEFORE_AT, text[max(0, match.start() - _LONGEST_NAME) : match.start()])
        if name and name.group(1).lower() not in _OF_A_SERVICE:
            start = match.start() - len(name.group())
            words = text[start : ending.end()]
            yield Hit(start, ending.end(), words, sure=re.search(_BARE, words) is None)
