"""Each type of field says in Dutch what is wrong with a value, at its place, and what to write instead."""

import pytest
from golden_files import compare

from tafel_cli.kinds import KINDS
from tafel_cli.reading.decode import decode
from tafel_cli.reading.document import parse
from tafel_cli.reading.header import Scalar

CASES = {
    "a list for a text": ("agendapunt", "titel: [a, b]", "T103", "een lijst"),
    "a group for a text": ("agendapunt", "titel: {a: b}", "T103", "een groep velden"),
    "a line break in a title": ("agendapunt", 'titel: "a\\n::error::b"', "T103", "op één regel"),
    "an empty text": ("agendapunt", "titel:", "T109", "is leeg"),
    "a comment for a text": ("agendapunt", "titel: #3", "T109", "is leeg"),
    "a text with a number sign": ("agendapunt", "titel: Plan #3 voor het plein", "T110", "Hier valt dit weg: `#3 voor"),
    "a number sign after a tab": ("agendapunt", "titel: Plan\t#plein", "T110", "`#plein`"),
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
    "a name for a version": (
        "bijeenkomst",
        "verzonden: [{op: 2026-01-08, versie: HEAD}]",
        "T103",
        "hier staat `HEAD`",
    ),
    "words for a version": (
        "bijeenkomst",
        "verzonden: [{op: 2026-01-08, versie: zomaar iets}]",
        "T103",
        "vastgelegde",
    ),
    "a version of six digits": (
        "bijeenkomst",
        "verzonden: [{op: 2026-01-08, versie: 4d283f}]",
        "T103",
        "vastgelegde",
    ),
    "a version of 65 digits": (
        "bijeenkomst",
        f"verzonden: [{{op: 2026-01-08, versie: {'a' * 65}}}]",
        "T103",
        "vastgelegde",
    ),
    "an empty version": ("bijeenkomst", "verzonden: [{op: 2026-01-08, versie: }]", "T109", "is leeg"),
    "an empty list": ("agendapunt", "gevraagd:", "T109", "is leeg"),
    "a text for a list": ("agendapunt", "gevraagd: iets", "T103", "een lijst"),
    "a text for a group": ("agendapunt", "inleider: iets", "T103", "een groep velden"),
    "a text for a table": ("tafel", "soorten: iets", "T103", "een groep velden"),
    "a text for a rule": ("werkafspraak", "regels: [iets]", "T103", "een groep velden"),
}


SLIPS = {
    "a point with a number sign": ("agendapunt", "gevraagd:\n  - Plan #3"),
    "a number sign on a second line": ("agendapunt", "bron: Een\n  plan #3"),
    "a mistyped key": ("agendapunt", "indeiner: gemeente"),
    "a mistyped key, and quotes around it": ("agendapunt", "'indeiner': gemeente"),
    "a mistyped key with another's value": ("agendapunt", "duurr: veel"),
    "a mistyped key with a value that has a slip of its own": ("agendapunt", "doell: besluitvormnd"),
    "a mistyped key that stands there too": ("agendapunt", "indeiner: x\nindiener: y"),
    "two keys that want one name": ("agendapunt", "indeiner: x\nindienner: y"),
    "a key that is only close": ("agendapunt", "indiening: x"),
    "a key that is like none": ("agendapunt", "kleurstelling: x"),
    "a key of a group, at the edge": ("agendapunt", "organisatie: x"),
    "the first key of a list's part, at the edge": ("bijeenkomst", "op: 2026-11-24"),
    "another key of a list's part, at the edge": ("bijeenkomst", "versie: x"),
    "a mistyped key in a group": ("agendapunt", "inleider:\n  organisati: x"),
    "a group without a key": ("agendapunt", "inleider:\n  functie: x"),
    "a list's part without a key": ("agendapunt", "bijlagen:\n  - bestand: x.pdf"),
    "a list's part in braces without a key": ("agendapunt", "bijlagen:\n  - {bestand: x.pdf}"),
    "a list's part of one space without a key": ("agendapunt", "inleider:\n functie: x"),
    "a key just below its group": ("agendapunt", "inleider:\n  functie: x\norganisatie: y"),
    "a list's part without a key that the item has too": (
        "agendapunt",
        "bijlagen:\n  - bestand: x.pdf\ntitel: Mijn titel",
    ),
    "an empty group": ("agendapunt", "inleider:"),
    "a choice with a slip": ("agendapunt", "doel: Besluitvormnd"),
    "a choice that is only close": ("agendapunt", "doel: besluitvormende zaak"),
    "a choice that is like none": ("agendapunt", f"doel: {'x' * 50}"),
    "a rule with a slip": ("werkafspraak", "regels:\n  - soort: inbrengtermij\n    werkdagen: 10"),
    "a rule with a slip, with the keys of another": (
        "werkafspraak",
        "regels:\n  - soort: inbrengtermij\n    hoogstens: 1",
    ),
    "a rule without a kind": ("werkafspraak", "regels:\n  - werkdagen: 10"),
    "a rule with an empty kind": ("werkafspraak", "regels:\n  - soort:"),
    "a colon in a part of a list": ("agendapunt", 'gevraagd:\n  - In te stemmen: met "alles"'),
    "a group for a part of a list": ("agendapunt", "gevraagd:\n  - a: b\n    c: d"),
    "a long colon in a part of a list": ("agendapunt", f"gevraagd:\n  - a: {'b' * 200}"),
    "a dash behind the name of a list": ("agendapunt", "gevraagd: • iets"),
    "a colon behind the name of a list": ("agendapunt", 'gevraagd: "– Iets: meer"'),
    "a group for a list": ("agendapunt", "gevraagd: {a: b}"),
    "a text of two lines for a list": ("agendapunt", 'gevraagd: "a\\nb"'),
    "a long text for a list": ("agendapunt", f"gevraagd: {'x' * 201}"),
    "null for a text": ("agendapunt", "titel: null"),
    "a tilde for a text": ("agendapunt", "titel: ~"),
    "an empty quoted text": ("agendapunt", 'titel: ""'),
    "a list with what is no group": ("agendapunt", "bijlagen: [x.pdf]"),
    "a list for a group": ("agendapunt", "inleider: [a]"),
    "a long text for a list's part": ("agendapunt", f"bijlagen: [{'x' * 45}]"),
    "a colon in a part of a list of 200": ("agendapunt", f"gevraagd:\n  - a: {'b' * 195}"),
    "a capital X behind the name of a list": ("agendapunt", "gevraagd: • Xanadu"),
    "a text for a rule's list": ("werkafspraak", "regels: iets"),
    "hours for a time": ("bijeenkomst", "aanvang: 15 uur"),
    "a dot in a time": ("bijeenkomst", "aanvang: 9.30u"),
    "a word for a time": ("bijeenkomst", "aanvang: straks"),
    "too late a time": ("bijeenkomst", "aanvang: 24.00"),
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


def told(kind: str, text: str) -> str:
    """Return what is said of front matter, except its missing keys: place, code, message, hint and repair."""
    lines = []
    for f in decode(KINDS[kind], parse("data/x.md", f"---\n{text}\n---\n".encode())).findings:
        if not f.message.startswith("In de kop van dit bestand ontbreekt") or not text:
            lines.append(
                f"    {f.span.line}:{f.span.column} {f.place} {f.code.code} {f.message}\n        hulp: {f.hint}"
            )
        if f.edit is not None:
            lines.append(f"        herstel: {':'.join(map(str, f.edit.span))} {f.edit.text!r} {f.edit.about}")
    return "\n".join(lines)


def test_what_is_told(request: pytest.FixtureRequest) -> None:
    """Of every slip in a field the words, the place, the help and the repair are these, to the letter."""
    cases = {case: (kind, line) for case, (kind, line, _, _) in CASES.items()} | SLIPS
    cases |= {f"nothing of {kind}": (kind, "") for kind in KINDS}
    compare(request, "fields.txt", "\n".join(f"{case}\n{told(*wrong)}\n" for case, wrong in cases.items()))


def test_no_record_is_never_silent() -> None:
    """A group that lacks a key is told, also when the line below it is a key of the document with the same name."""
    text = "bijlagen:\n  - bestand: x.pdf\ntitel: Mijn titel"
    kept = "indiener: g\nthema: t\ndoel: beeldvormend\nstatus: ingediend\n"
    decoded = decode(KINDS["agendapunt"], parse("data/agenda/2026-01-01-x.md", f"---\n{kept}{text}\n---\n".encode()))
    assert decoded.record is None
    assert [(f.code.code, f.place) for f in decoded.findings] == [("T101", "agenda/2026-01-01-x#bijlagen.x.pdf.titel")]


def test_hints_are_lines_to_paste() -> None:
    """A hint turns what was meant into what to write."""
    for line, hint in (
        ("duur: 0:30", "`30`"),
        ("duur: een half uur", "`30`"),
        ("duur: Kwartier", "`15`"),
        ("duur: 1 uur", "`60`"),
        ("duur: 25 min", "`25`"),
        ("doel: besluitvormnd", "`besluitvormend`"),
    ):
        decoded = decode(KINDS["agendapunt"], parse("data/x.md", f"---\n{line}\n---\n".encode()))
        assert any(f"bedoelde u {hint}?" in f.hint for f in decoded.findings), line


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *((typed, "2026-01-05") for typed in ("05/01/26", "5-1-26", "5 januari 2026", "05-01-2026", "2026/01/05")),
        *((typed, "2026-01-05") for typed in ("26-01-05", "2026-1-5", "20260105", "ma 5 jan. '26", "5.1.2026")),
        *((typed, "2026-01-05") for typed in ("2026-01-05 10:00", "maandag 5e januari 2026 om 15:00 uur")),
        ("3 mrt. 2026", "2026-03-03"),
        ("1/13/2026", "2026-01-13"),
        ("2026-31-12", "2026-12-31"),
    ],
)
def test_a_day_that_was_meant(typed: str, meant: str) -> None:
    """A day in another form is told as the line to type: the Dutch reading of it, or the only one that can be."""
    decoded = decode(KINDS["agendapunt"], parse("data/x.md", f"---\ningediend_op: {typed}\n---\n".encode()))
    (found,) = (finding for finding in decoded.findings if finding.code.code == "T105")
    assert found.hint.endswith(f"eerst het jaar, dan de maand en dan de dag: `ingediend_op: {meant}`")


@pytest.mark.parametrize("typed", ["5 januari", "5/1"])
def test_a_day_without_its_year(typed: str) -> None:
    """The year of a day is never guessed: that it is missing is said, with a line as example."""
    decoded = decode(KINDS["agendapunt"], parse("data/x.md", f"---\ningediend_op: {typed}\n---\n".encode()))
    assert any(
        "het jaar ontbreekt nog, dus bijvoorbeeld `ingediend_op: 2026-01-05`" in f.hint for f in decoded.findings
    )


def test_hints_that_cannot_know() -> None:
    """What cannot be known is not guessed: an hour and more is not the number in it, nor is a word a month."""
    for line, hint in (
        ("duur: 1,5 uur", "schrijf alleen het aantal minuten, bijvoorbeeld `duur: 15`"),
        ("duur: 3 uur", "schrijf alleen het aantal minuten, bijvoorbeeld `duur: 15`"),
        ("woningen: veel", "schrijf alleen een getal, bijvoorbeeld `woningen: 6`"),
        (
            "ingediend_op: 3 ergens 2026",
            "schrijf in cijfers eerst het jaar, dan de maand en dan de dag, bijvoorbeeld `ingediend_op: 2026-12-03`",
        ),
        (
            "inleider: iemand",
            "laat achter `inleider:` niets staan, en zet eronder regels die beginnen met twee spaties",
        ),
    ):
        decoded = decode(KINDS["agendapunt"], parse("data/x.md", f"---\n{line}\n---\n".encode()))
        assert any(f.hint.startswith(hint) for f in decoded.findings), line


@pytest.mark.parametrize(
    ("kind", "line", "hint"),
    [
        (
            "bijeenkomst",
            "aanvang: 3 uur",
            "schrijf uren, een dubbele punt en minuten: 's middags `aanvang: 15:00`, 's nachts `aanvang: 03:00`",
        ),
        (
            "bijeenkomst",
            "aanvang: 7.30",
            "schrijf uren, een dubbele punt en minuten: 's avonds `aanvang: 19:30`, 's ochtends `aanvang: 07:30`",
        ),
        ("bijeenkomst", "aanvang: 9 uur", "schrijf uren, een dubbele punt en minuten: `aanvang: 09:00`"),
        ("bijeenkomst", "aanvang: 03.00", "schrijf uren, een dubbele punt en minuten: `aanvang: 03:00`"),
        ("bijeenkomst", "aanvang: 15 uur", "schrijf uren, een dubbele punt en minuten: `aanvang: 15:00`"),
        ("bijeenkomst", "aanvang: 25 uur", "schrijf uren, een dubbele punt en minuten, bijvoorbeeld `aanvang: 15:00`"),
        (
            "actie",
            "uiterlijk: 2026–11–27",
            "schrijf in cijfers eerst het jaar, dan de maand en dan de dag: `uiterlijk: 2026-11-27`",
        ),
        (
            "actie",
            "uiterlijk: 27 \u2212 11 \u2212 2026",
            "schrijf in cijfers eerst het jaar, dan de maand en dan de dag: `uiterlijk: 2026-11-27`",
        ),
        (
            "besluit",
            "beslispunt: 5.1",
            "schrijf alleen het nummer van het beslispunt, zonder dat van het agendapunt: `beslispunt: 1`",
        ),
        ("besluit", "beslispunt: eerste", "schrijf alleen een getal, bijvoorbeeld `beslispunt: 1`"),
        (
            "agendapunt",
            "doel: beeldvormend, oordeelsvormend",
            "kies één woord uit: beeldvormend, oordeelsvormend, besluitvormend, ter_kennisname",
        ),
        (
            "agendapunt",
            "doel: beeldvormend (of oordeelsvormend?)",
            "kies één woord uit: beeldvormend, oordeelsvormend, besluitvormend, ter_kennisname",
        ),
        ("bijeenkomst", "vorm: online en fysiek", "kies één woord uit: fysiek, online, hybride, schriftelijk"),
        ("agendapunt", "doel: beeld vormend", "bedoelde u `beeldvormend`?"),
    ],
)
def test_hint_keeps_the_meaning(kind: str, line: str, hint: str) -> None:
    """A hint says what was meant; if that can be two things, it says both, and no example of something else."""
    document = parse("data/x.md", f"---\n{line}\n---\n".encode())
    (found,) = (f for f in decode(KINDS[kind], document).findings if f.span.line == 2 and f.code.code != "T101")
    assert found.hint == hint
    assert found.edit is None or "beeldvormend" in found.edit.text


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


@pytest.mark.parametrize(
    "line",
    [
        "titel: Plan # een opmerking",
        "titel: Plan#3",
        "titel: 'Plan #3'",
        "bron: |\n  Plan #3",
        "thema: buurt #zie_de_lijst",
        "#titel: Plan #3",
        "titel: Plan #",
    ],
)
def test_remarks_that_are_meant(line: str) -> None:
    """A remark behind a number sign and a space is none of the text, and no text loses anything in quotes."""
    document = parse("data/agenda/2026-01-01-a-b.md", f"---\n{line}\n---\n".encode())
    assert "T110" not in {finding.code.code for finding in decode(KINDS["agendapunt"], document).findings}


def test_quotes_to_type() -> None:
    """The hint on a number sign is the line to type, and typing it gives the whole text."""
    document = parse("data/agenda/2026-01-01-a-b.md", b'---\ntitel: Plan #3 voor "het" plein\n---\n')
    hint = next(f.hint for f in decode(KINDS["agendapunt"], document).findings if f.code.code == "T110")
    typed = hint.split("`")[1]
    assert typed == "titel: 'Plan #3 voor \"het\" plein'"
    again = parse("data/agenda/2026-01-01-a-b.md", f"---\n{typed}\n---\n".encode())
    title = again.node("titel")
    assert isinstance(title, Scalar)
    assert title.text == 'Plan #3 voor "het" plein'
