"""Each type of field says in Dutch what is wrong with a value, at its place, and what to write instead."""

import pytest

from tafel_cli.kinds import KINDS
from tafel_cli.reading.decode import decode
from tafel_cli.reading.document import parse

CASES = {
    "a list for a text": ("agendapunt", "titel: [a, b]", "T103", "een lijst"),
    "a group for a text": ("agendapunt", "titel: {a: b}", "T103", "een groep velden"),
    "a line break in a title": ("agendapunt", 'titel: "a\\n::error::b"', "T103", "op één regel"),
    "an empty text": ("agendapunt", "titel:", "T109", "is leeg"),
    "a comment for a text": ("agendapunt", "titel: #3", "T109", "is leeg"),
    "a text that is too long": ("agendapunt", f"titel: {'x' * 301}", "T108", "hoogstens 300"),
    "a clock for minutes": ("agendapunt", "duur: 0:30", "T107", "0 tot en met 480"),
    "too many minutes": ("agendapunt", "duur: 481", "T107", "0 tot en met 480"),
    "a list for a number": ("agendapunt", "duur: [1]", "T103", "een getal"),
    "a Dutch date": ("agendapunt", "ingediend_op: 3-12-2026", "T105", "geen goede datum"),
    "a year that cannot be": ("agendapunt", "ingediend_op: 0203-01-01", "T105", "geen goede datum"),
    "a list for a date": ("agendapunt", "ingediend_op: [a]", "T103", "een datum"),
    "a time that is none": ("bijeenkomst", "aanvang: 25:00", "T106", "bestaat niet"),
    "a list for a time": ("bijeenkomst", "aanvang: [a]", "T103", "een tijd"),
    "a list for a choice": ("agendapunt", "doel: [a]", "T103", "een tekst"),
    "a list for a name": ("agendapunt", "indiener: [a]", "T103", "een tekst"),
    "an empty list": ("agendapunt", "gevraagd:", "T109", "is leeg"),
    "a text for a list": ("agendapunt", "gevraagd: iets", "T103", "een lijst"),
    "a text for a group": ("agendapunt", "inleider: iets", "T103", "een groep velden"),
    "a text for a table": ("tafel", "soorten: iets", "T103", "een groep velden"),
    "a text for a rule": ("werkafspraak", "regels: [iets]", "T103", "een groep velden"),
}


@pytest.mark.parametrize("case", CASES)
def test_wrong_value(case: str) -> None:
    """A wrong value gives one finding on its own line, with a hint, and no record."""
    kind, line, code, words = CASES[case]
    decoded = decode(KINDS[kind], parse("data/x.md", f"---\n# eerst\n{line}\n---\n".encode()))
    name = line.split(":")[0]
    found = [f for f in decoded.findings if f.place.endswith(f"#{name}") or f"#{name}." in f.place]
    assert [(f.code.code, f.span.line) for f in found] == [(code, 3)]
    assert words in found[0].message
    assert found[0].hint
    assert decoded.record is None


def test_hints_are_lines_to_paste() -> None:
    """A hint turns what was meant into what to write."""
    for line, hint in (
        ("ingediend_op: 3-12-2026", "`2026-12-03`"),
        ("ingediend_op: 3 december 2026", "`2026-12-03`"),
        ("ingediend_op: 3 mrt. 2026", "`2026-03-03`"),
        ("duur: 0:30", "`30`"),
        ("duur: een half uur", "`30`"),
        ("duur: Kwartier", "`15`"),
        ("duur: 1 uur", "`60`"),
        ("duur: 25 min", "`25`"),
        ("doel: besluitvormnd", "`besluitvormend`"),
    ):
        decoded = decode(KINDS["agendapunt"], parse("data/x.md", f"---\n{line}\n---\n".encode()))
        assert any(f"bedoelde u {hint}?" in f.hint for f in decoded.findings), line


def test_hints_that_cannot_know() -> None:
    """What cannot be known is not guessed: an hour and more is not the number in it, nor is a word a month."""
    for line, hint in (
        ("duur: 1,5 uur", "schrijf alleen het aantal minuten, bijvoorbeeld `duur: 15`"),
        ("duur: 3 uur", "schrijf alleen het aantal minuten, bijvoorbeeld `duur: 15`"),
        ("woningen: veel", "schrijf alleen een getal, bijvoorbeeld `woningen: 6`"),
        (
            "ingediend_op: 3 ergens 2026",
            "schrijf in cijfers eerst het jaar, dan de maand en dan de dag, bijvoorbeeld `2026-12-03`",
        ),
        (
            "inleider: iemand",
            "laat achter `inleider:` niets staan, en zet eronder regels die beginnen met twee spaties",
        ),
    ):
        decoded = decode(KINDS["agendapunt"], parse("data/x.md", f"---\n{line}\n---\n".encode()))
        assert any(f.hint.startswith(hint) for f in decoded.findings), line


def test_place_of_a_key() -> None:
    """A rule names a record and a key; a key that is absent stands for the start of the file."""
    text = b"---\nnaam: Huurders\nsoort: huurders\nstatus: actief\ndeelnemers:\n  - functie: bestuurslid\n---\n"
    record = decode(KINDS["organisatie"], parse("data/organisaties/x.md", text)).record
    assert record is not None
    assert tuple(record.at("deelnemers", 0, "functie"))[:2] == (6, 14)
    assert tuple(record.at("deelnemers", 4, "functie"))[:2] == (1, 1)
    assert tuple(record.at("tot"))[:2] == (1, 1)
    assert record.as_data()["deelnemers"] == [{"functie": "bestuurslid"}]


def test_plain_values() -> None:
    """Lists for programs hold days in ISO 8601, times as HH:MM, numbers as numbers and groups as they stand."""
    meeting = b"---\ndatum: 2026-12-03\naanvang: 9:30\neinde: 17:00\nstatus: gepland\nagenda: []\npauze_duur: 5\n---\n"
    record = decode(KINDS["bijeenkomst"], parse("data/bijeenkomsten/x.md", meeting)).record
    assert record is not None
    assert record.as_data() == {
        "datum": "2026-12-03",
        "aanvang": "09:30",
        "einde": "17:00",
        "status": "gepland",
        "agenda": [],
        "pauze_duur": 5,
    }
    rules = b"  - soort: vorm\n    toegestaan: [fysiek]\n  - soort: inbrengtermijn\n    werkdagen: 10\n    uur: 17:00\n"
    rule = b"---\ntitel: x\nnummer: 1\nstatus: geldend\nregels:\n" + rules + b"---\n"
    record = decode(KINDS["werkafspraak"], parse("data/werkafspraken/1-x.md", rule)).record
    assert record is not None
    assert record.as_data()["regels"] == [
        {"soort": "vorm", "ernst": "waarschuwing", "toegestaan": ["fysiek"]},
        {"soort": "inbrengtermijn", "ernst": "waarschuwing", "werkdagen": 10, "uur": "17:00"},
    ]
    table = parse("data/tafel.md", b"---\nsoorten:\n  a: A\n---\n")
    assert decode(KINDS["tafel"], table).record is None
