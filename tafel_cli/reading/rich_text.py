"""Reads the words in RTF: what stands between its commands, however it is cut up into groups."""

import re

_TOKEN = re.compile(
    r"\\'(?P<byte>[0-9a-fA-F]{2})|\\u(?P<code>-?\d{1,6}) ?(?:\\'[0-9a-fA-F]{2}|[^\\{}\r\n])?"
    r"|\\(?P<word>[a-zA-Z]{1,32})(?:-?\d{1,10})? ?|(?:[{}\r\n]|\\\*)+|\\(?P<sign>[^a-zA-Z])"
)
_ASIDE = re.compile(r"\{\\\*[^{}]*\}")  # a bookmark, a remark: it stands between letters that belong together
_WORDS = {"par": "\n\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "row": "|\n", "cell": "|", "tab": " "}
_SIGNS = {"~": " ", "-": "", "_": "-", "\r": "\n\n", "\n": "\n\n"}
_DEEPEST = 5  # asides that may stand in each other


def rtf_words(data: bytes) -> str:
    """Return the words of RTF, those of asides at the end."""
    text = data.decode("latin-1")
    aside: list[str] = []
    for _ in range(_DEEPEST):
        aside += _ASIDE.findall(text)
        text = _ASIDE.sub("", text)
    return "\n\n".join(_TOKEN.sub(_plain, each) for each in (text, *aside))


def _plain(found: re.Match[str]) -> str:
    if found["byte"]:
        return bytes.fromhex(found["byte"]).decode("cp1252", "replace")
    if found["code"]:
        code = int(found["code"]) & 0xFFFF
        return "\N{REPLACEMENT CHARACTER}" if 0xD800 <= code < 0xE000 else chr(code)  # noqa: PLR2004  (half a sign)
    if found["word"]:
        return _WORDS.get(found["word"], "")
    return _SIGNS.get(found["sign"], found["sign"]) if found["sign"] else ""
