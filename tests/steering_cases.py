"""Titles, names and numbers that would be commands or markup for a program that reads a report."""

import json

from proposals import PLEIN, Edit, copy, swap

TITLE = "titel: Hoe gebruiken we het plein?"
# A title as it is typed, and what is said of it. On the screen it must not give a line, a colour or a hidden character.
REFUSED = {
    "a line break with commands": (r'"a\n::add-mask::geheim\n::stop-commands::x\n::error::y"', "T103", 8),
    "a carriage return that hides a line": (r'"goed\rslecht"', "T012", 8),
    "an escape that colours": (r'"\e[31mrood"', "T012", 8),
    "an escape that links": (r'"\e]8;;http://x.example\e\\klik\e]8;;\e\\"', "T012", 8),
    "a C1 control": ('"\u009b31m"', "T012", 9),
    "a C1 control, spelt": (r'"\x9b31m"', "T012", 8),
    "text that turns around": ('"a\u202eb"', "T013", 8),
    "text that turns around, spelt": (r'"a\u202eb"', "T013", 8),
    "a line separator": ('"a\u2028b"', "T012", 10),
    "what XML forbids": ('"a\x01b"', "T012", 10),
    "a character that is none": ('"\ufffe"', "T012", 9),
    "a character that is none, spelt": (r'"\ufffe"', "T012", 8),
    "half a character": (r'"\ud800"', "T024", 11),
    "a section of GitLab": (r'"section_start:1:x\r\e[0K"', "T012", 8),
}
# Words that are harmless in a file, but a command or markup elsewhere.
WORDS = {
    "a command": "::error::x",
    "a command after spaces": "  ::stop-commands::x",
    "an older command": "##[add-mask]x",
    "an older command in a sentence": "zin ##[error]x",
    "a variable of Azure": "##vso[task.setvariable variable=x]y",
    "an encoded line break": "%0A::error::x",
    "a closing tag of Rich": "[/]",
    "a path in square brackets": "[/etc/passwd]",
    "markup of Rich": "[bold]x[/bold] [link=http://x.example]y[/link] :warning:",
    "properties of a command": "x,line=9::y",
    "HTML": "<script>alert(1)</script><img src=x>",
    "the end of a cell and of XML": "a | b ]]> & </failure>",
    "links and mentions": "[a](javascript:x) ![b](http://x.example) @iemand #12 www.x.example",
}


def spelt(word: str) -> str:
    """Return a text as a quoted value of front matter."""
    return json.dumps(word, ensure_ascii=False)


NAMES = {
    "a space": "a b",
    "a hash": "a#b",
    "a percent sign": "a%20b",
    "a line break": "a\n::error::b",
    "a colon": "a:b",
}
SHEETS = ("=1+1", "+1", "-1", "@som", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x", "\t=1+1")


def titled(typed: str) -> Edit:
    """Return an edit that gives the item PLEIN this title, as it is typed."""
    return swap(PLEIN, TITLE, f"titel: {typed}")


# All of the above, each as an edit of a table.
STEERING: dict[str, Edit] = {
    **{case: titled(typed) for case, (typed, _, _) in REFUSED.items()},
    **{case: titled(spelt(word)) for case, word in WORDS.items()},
    **{f"a name with {case}": copy(PLEIN, f"data/agenda/{name}.md") for case, name in NAMES.items()},
    "a number that is none": swap(PLEIN, "duur: 20", "duur: .nan"),
    **{f"a sheet with {start!r}": titled(json.dumps(start)) for start in SHEETS},
}
