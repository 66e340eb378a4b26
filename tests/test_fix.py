"""Repairs correct what can only mean one thing, and nothing else: for any document, any slip and any bytes."""

import re
from codecs import BOM_UTF8
from collections import Counter
from enum import StrEnum
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

import pytest
from conftest import ROOT, SMALLEST
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tafel_cli import kinds
from tafel_cli.checks import rules
from tafel_cli.finding import Edit, Finding, Span
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntopenbaarheid, Agendapuntstatus, Bijdrage, Doel, Knelpunt
from tafel_cli.reading.decode import layout
from tafel_cli.reading.document import parse
from tafel_cli.reading.slips import Guess, choose, distance, guess, only_word, suggest
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.source import MAX_BYTES, Entry
from tafel_cli.source.memory import Memory
from tafel_cli.value_class import is_value_class
from tafel_cli.writing.repairs import Plan, plan_repairs
from tafel_cli.writing.splice import RepairError, repair, splice

PATH = "data/agenda/2026-01-05-gemeente-plein.md"
NAMES = ["plattegrond.pdf", "Foto-van-het-plein.JPG", "a.PNG"]
LETTERS = "aenrt_"


def memory(data: bytes, names: list[str] = NAMES, path: str = PATH) -> Memory:
    """Return a table of one item, a party, and the attachments that it names."""
    kept = ("data/organisaties/gemeente.md", "data/tafel.md")
    entries = (Entry(path, data), *(Entry(name, (SMALLEST / name).read_bytes()) for name in kept))
    return Memory(SMALLEST, entries, dict.fromkeys(names))


def mend(data: bytes, names: list[str] = NAMES, path: str = PATH) -> Plan:
    """Return the planned repairs of one item."""
    return plan_repairs(memory(data, names, path), lambda _: True)


def mended(data: bytes, names: list[str] = NAMES, path: str = PATH) -> bytes:
    """Return an item's bytes after its repairs; none of them is refused."""
    made = mend(data, names, path)
    assert made.refused == {}
    return made.files[0].new if made.files else data


def findings(data: bytes) -> Counter[tuple[str, str]]:
    """Return what a check says of an item, without places: a repair may move what stands right of it."""
    return Counter(
        (f.code.code, f.message) for f in rules.findings_of(Case(register=read(memory(data)))) if f.path == PATH
    )


def vocabularies() -> dict[str, tuple[str, ...]]:
    """Return every list of words that a header chooses from: the keys of each part of a record, and the values."""
    found: dict[str, tuple[str, ...]] = {}
    for info in iter_modules(kinds.__path__):
        for name, value in vars(import_module(f"{kinds.__name__}.{info.name}")).items():
            if isinstance(value, type) and issubclass(value, StrEnum):
                found[f"{info.name} {name}"] = tuple(member.value for member in value)
            elif isinstance(value, type) and is_value_class(value):
                found[f"{info.name} {name}()"] = tuple(layout(value))
            elif name == "REGELS":
                found[f"{info.name} {name}"] = tuple(value)
    return found


VOCABULARIES = vocabularies()


def slips(word: str) -> set[str]:
    """Return every word that is one letter too many, too few, replaced or swapped away from another."""
    found = {word[:at] + word[at + 1 :] for at in range(len(word))}
    found |= {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    found |= {word[:at] + letter + word[at + 1 :] for at in range(len(word)) for letter in LETTERS}
    found |= {word[:at] + letter + word[at:] for at in range(len(word) + 1) for letter in LETTERS}
    return found - {word}


@pytest.mark.proof
def test_a_slip_is_never_taken_for_another_word() -> None:
    """Of the single slips in every key and value there are, none leads to another word, and most lead back.

    What is written is then the word that the finding itself suggests.
    """
    right = total = 0
    for known in set(VOCABULARIES.values()):
        for word in known:
            for slip in sorted(slips(word) - set(known)):
                answer = only_word(slip, known)
                assert answer in (word, None), (known, word, slip, answer)
                right += answer == word
                total += 1
                if answer and total % 20 == 0:
                    assert suggest(slip, known) == f"bedoelde u `{word}`?"
    assert total > 20_000
    assert right / total > 0.8


@pytest.mark.parametrize(
    ("word", "vocabulary", "answer"),
    [
        ("Besluitvormend", "agendapunt Doel", "besluitvormend"),
        ("ter kennisname", "agendapunt Doel", "ter_kennisname"),
        ("ter-kennisname", "agendapunt Doel", "ter_kennisname"),
        ("besluitvormnd", "agendapunt Doel", "besluitvormend"),
        ("vormend", "agendapunt Doel", None),
        ("besluit", "agendapunt Doel", None),
        ("inactief", "organisatie Organisatiestatus", None),
        ("kwantiteit", "agendapunt Bijdrage", None),
        ("kamerstuk", "agendapunt Behandeling", None),
        ("afwezig", "verslag Verslag()", None),
        ("vastgesteld_om", "verslag Verslag()", None),
        ("indeiner", "agendapunt Agendapunt()", "indiener"),
        ("op1", "bijeenkomst Verzonden()", None),
        ("", "agendapunt Doel", None),
        ("b" * 1_000, "agendapunt Doel", None),
    ],
)
def test_meant(word: str, vocabulary: str, answer: str | None) -> None:
    """Capitals and dashes never matter; an opposite, another real word or a choice between two is never an answer."""
    assert only_word(word, VOCABULARIES[vocabulary]) == answer


@pytest.mark.parametrize(
    ("word", "known", "answer"),
    [
        ("bestuit", ("besluit", "bestuur"), Guess("besluit", sure=False)),
        ("indeiner", ("indiener", "titel"), Guess("indiener", sure=True)),
        ("PLATTEGRND.pdf", ("plattegrond.PDF", "gevel.pdf"), Guess("plattegrond.PDF", sure=True)),
        ("artei tre laat", ("actie-te-laat", "te-diep"), Guess("actie-te-laat", sure=False)),
        (" Ter-Kennisname ", ("ter_kennisname",), Guess("ter_kennisname", sure=True)),
        ("tibel", ("titel", "duur"), Guess("titel", sure=True)),
        ("duurr", ("titel", "duur"), Guess("duur", sure=True)),
        ("indienerij", ("titel", "indiener"), Guess("indiener", sure=True)),
        ("x" * 80, ("x" * 80, "y"), Guess("x" * 80, sure=True)),
        ("x" * 81, ("x" * 81, "y"), Guess("x" * 81, sure=False)),
        ("jaartal", ("titel", "duur"), None),
        ("duur", (), None),
    ],
)
def test_guess(word: str, known: tuple[str, ...], answer: Guess | None) -> None:
    """The closest word is proposed as it is spelt, whatever the capitals and dashes; sure when no other is near."""
    assert guess(word, known) == answer
    assert only_word(word, known) == (answer.word if answer and answer.sure else None)
    assert suggest(word, known) == (f"bedoelde u `{answer.word}`?" if answer else "")


def test_choose() -> None:
    """Without a close word every word there is is named."""
    assert choose("jsn", ("json", "csv")) == "bedoelde u `json`?"
    assert choose("", ("json", "csv")) == "kies uit: json, csv"


@given(st.text(LETTERS[:4], max_size=7), st.text(LETTERS[:4], max_size=7))
def test_distance(one: str, other: str) -> None:
    """The distance is the same both ways, is nothing only for the same word, and one swap counts once."""
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= len(one) + len(other)
    assert distance(one + "xy" + other, one + "yx" + other) == 1


class Slip(NamedTuple):
    """A document as it should be, and as somebody sent it."""

    right: bytes
    wrong: bytes
    code: str


QUOTES = st.sampled_from(["", "'", '"'])
REMARK = st.sampled_from(["", "", "", "  # let op: doel, dul"])
BODY = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cs", "Cn", "Co"]), max_size=60)


@st.composite
def documents(draw: st.DrawFn, *, attachment: bool) -> str:
    """Draw an item with its keys in any order, quoted or not, with remarks and blank lines between them."""

    def word(text: str) -> str:
        quote = draw(QUOTES)
        return f"{quote}{text}{quote}"

    def one(vocabulary: type[StrEnum]) -> str:
        return word(draw(st.sampled_from(list(vocabulary))).value)

    name = draw(st.sampled_from(NAMES))
    parts = {
        "titel": f"titel: {word('Doel en status van het plein')}",
        "indiener": f"indiener: {word('gemeente')}",
        "thema": f"thema: {word('buurt')}",
        "doel": f"doel: {one(Doel)}",
        "status": f"status: {one(Agendapuntstatus)}",
        "duur": f"duur: {word('20')}",
        "knelpunt": f"knelpunt: {one(Knelpunt)}",
        "openbaarheid": f"openbaarheid: {one(Agendapuntopenbaarheid)}",
        "bijdrage": f"bijdrage: [{one(Bijdrage)}, {one(Bijdrage)}]",
        "gevraagd": f"gevraagd:\n  - {word('Wat vindt u')}",
        "inleider": f"inleider:\n  organisatie: {word('gemeente')}\n  functie: {word('projectleider')}",
        "bijlagen": f"bijlagen:\n  - bestand: {word(name)}\n    titel: {word('De kaart')}",
    }
    needed = {"titel", "indiener", "thema", "doel", "status", *(["bijlagen"] if attachment else [])}
    kept = [key for key in draw(st.permutations(list(parts))) if key in needed or draw(st.booleans())]
    quoted = draw(st.sets(st.sampled_from(kept), max_size=3))
    lines = []
    for key in kept:
        text = parts[key].replace(f"{key}:", f'"{key}":', 1) if key in quoted else parts[key]
        lines += [*draw(st.sampled_from([[], [], ["# een opmerking"], [""]])), text + draw(REMARK)]
    ending = draw(st.sampled_from(["\n", "\r\n"]))
    body = draw(st.lists(BODY, max_size=4))
    return "\n".join(["---", *lines, "---", *body, "einde", ""]).replace("\n", ending)


def _typo(draw: st.DrawFn, word: str, known: tuple[str, ...]) -> str:
    """Draw a slip of a word that has one right answer."""
    wrong = draw(st.sampled_from(sorted({*slips(word), word.upper(), word.replace("_", " ")} - set(known))))
    assume(only_word(wrong, known) == word)
    return wrong


WORDS = ("sleutel", "keuze", "naam")


@st.composite
def planted(draw: st.DrawFn, sorts: tuple[str, ...] = ("bom", "cr", "einde", *WORDS)) -> Slip:
    """Draw a document and one slip in it."""
    kind = draw(st.sampled_from(sorts))
    text = draw(documents(attachment=kind == "naam"))
    header = text.split("---")[1]
    if kind == "bom":
        wrong, code = f"\ufeff{text}", "T011"
    elif kind == "cr":
        text = text.replace("\r\n", "\n")
        wrong, code = text.replace("\n", "\r"), "T015"
    elif kind == "einde":
        wrong, code = text.removesuffix("\n").removesuffix("\r"), "T017"
    elif kind == "sleutel":
        known = tuple(layout(Agendapunt))
        key = draw(st.sampled_from([name for name in known if re.search(rf'^"?{name}"?:', header, re.MULTILINE)]))
        typo = _typo(draw, key, known)
        wrong = re.sub(
            rf'^("?){key}("?):', lambda match: f"{match[1]}{typo}{match[2]}:", text, count=1, flags=re.MULTILINE
        )
        code = "T102"
    elif kind == "keuze":
        key, vocabulary = draw(st.sampled_from([("doel", Doel), ("status", Agendapuntstatus)]))
        known = tuple(member.value for member in vocabulary)
        now = re.search(rf"""^"?{key}"?: ["']?(\w+)""", header, re.MULTILINE)
        assert now
        typo = _typo(draw, now[1], known)
        at = text.index(header) + now.start(1)
        wrong, code = text[:at] + typo + text[at + len(now[1]) :], "T104"
    else:
        name = re.search(r"""bestand: ["']?([\w.-]+)""", header)
        assert name
        other = draw(st.sampled_from(sorted({name[1].upper(), name[1].lower(), name[1].swapcase()} - {name[1]})))
        wrong, code = text.replace(name[1], other, 1), "T206"
    return Slip(text.encode(), wrong.encode(), code)


@pytest.mark.proof
@settings(deadline=None)
@given(planted())
def test_one_slip_is_undone(slip: Slip) -> None:
    """Whatever the document, one slip with one right answer is put right to the byte, and the check says so before."""
    before = findings(slip.wrong)
    assert slip.code in {code for code, _ in before}
    assert slip.code not in {code for code, _ in findings(slip.right)}
    assert mended(slip.wrong) == slip.right
    assert mend(slip.right).files == ()


@settings(deadline=None, max_examples=50)
@given(planted(WORDS))
def test_text_slips_together(slip: Slip) -> None:
    """A BOM, old line endings and a missing last line ending are put right together with a slip in a word."""
    right = slip.right.replace(b"\r\n", b"\n")
    wrong = slip.wrong.replace(b"\r\n", b"\n")
    assert mended("\ufeff".encode() + wrong.replace(b"\n", b"\r")) == right
    assert mended("\ufeff".encode() + wrong.removesuffix(b"\n")) == right


HEADERS = st.lists(
    st.sampled_from(
        [
            *(
                "---\n",
                "---\r\n",
                "titl: x\n",
                "titel: y\r",
                "titel: z\r\n",
                "indiner: gemeente\n",
                "doel: beeldvormnd\n",
            ),
            *(
                "doel: Beeldvormend # x\n",
                "stauts: concpt\n",
                "status: concept\n",
                "bijdrage: [Versnellen, kwalitiet]\n",
            ),
            *(
                "bijlagen:\n  - bestnd: A.png\n    titl: x\n",
                "bijlagen: [{bestand: 'a.Png', titel: y}]\n",
                "\ufeff",
                "\r",
            ),
            *(
                "# x\n",
                "<<<<<<< a\n",
                "=======\n",
                ">>>>>>> b\n",
                "<<<<<<< a\r",
                ">>>>>>> b\r",
                "\0",
                "\u2028",
                "\u00ad",
            ),
            *(
                '"tit\\u0065l": x\n',
                "duurr: veel\n",
                "duurr: 10\n",
                "? titl\n: x\n",
                "titl:\n  x\n",
                "{titl: x}\n",
                "&a ",
                "\t",
            ),
        ]
    ),
    max_size=14,
).map(lambda parts: "".join(parts).encode())
ANY = st.binary(max_size=80) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")) | HEADERS


def lines(data: bytes) -> list[str]:
    """Return the lines of a text, whatever they end with."""
    return re.split("\r\n|\r|\n", data.decode().lstrip("\ufeff"))


def touched(done: tuple[Finding, ...]) -> set[int]:
    """Return the numbers of the lines on which a word was put right."""
    return {f.edit.span.line for f in done if f.edit and f.code.code in ("T102", "T104", "T206")}


@pytest.mark.proof
@settings(deadline=None)
@given(ANY | HEADERS.map(lambda data: b"---\n" + data + b"---\ntekst"))
@example(BOM_UTF8 * 2 + b"---")
def test_any_bytes(data: bytes) -> None:
    """For any bytes: no error, no change outside what was named, nothing to do the second time, no new fault.

    What the value of a mistyped key refers to can be judged only afterwards; faults of text and shape are never new.
    """
    made = mend(data)
    if not made.files:
        return
    file = made.files[0]
    assert file.old == data
    before, after = lines(data), lines(file.new)
    assert after[: len(before)] == before or touched(file.done)
    assert len(after) - len(before) in (0, 1)
    for number, (old, new) in enumerate(zip(before, after, strict=False), start=1):
        assert old == new or number in touched(file.done), (number, old, new)
    again = mend(file.new)
    assert again.files == ()
    hidden = any(finding.code.code == "T015" for finding in file.done) or data.startswith(BOM_UTF8 * 2)
    if not hidden:  # behind CR line endings or a second BOM nothing could be parsed before, so findings may be new
        assert {each for each in findings(file.new) if each[0] < "T2"} <= set(findings(data))


def test_mixed_line_endings_stay() -> None:
    """Each line keeps its own ending; only CR alone becomes LF, and a last line gets the ending of the one above it."""
    assert mended(b"---\r\ntitel: x\n---\rtekst\r\nslot") == b"---\r\ntitel: x\n---\ntekst\r\nslot\r\n"
    assert mended(b"---\r\ntitel: x\r\n---\ntekst") == b"---\r\ntitel: x\r\n---\ntekst\n"
    assert mended(b"\xef\xbb\xbf") == b""


HEAD = "---\ntitel: x\nindiener: gemeente\nthema: buurt\n{}\nstatus: concept\n---\n"


@pytest.mark.parametrize(
    "line",
    [
        "doel: vormend",
        "doel: beeldvormend\nduurr: veel",
        "doel: beeldvormend\nduurr: 10\ndurr: 20",
        "doel: beeldvormend\nduur: 10\nduurr: 20",
        'doel: "beeld\\u0076ormnd"',
        "doel: beeldvormend\n? >-\n  duurr\n: 10",
        "doel: beeldvormend\nthemas: [buurt]",
        "doel: beeldvormend\nbesluit_nodig_door: gemeente",
        "doel: beeldvormend\nvervolg_op: 2026-01-05-gemente-plein",
        "doel: beeldvormend\nbijlagen:\n  - bestand: plattegrnd.pdf\n    titel: y",
        "doel: |\n  beeldvormnd",
    ],
)
def test_no_guess(line: str) -> None:
    """No near word, two for one key, a value of another type, an escape or a reference: nothing is changed."""
    data = HEAD.format(line).encode()
    assert mend(data) == Plan((), {})
    assert findings(data)


def test_rule_of_an_agreement() -> None:
    """The kind of a rule is put right only when its other keys are those of that kind."""
    text = "---\ntitel: x\nnummer: 1\nstatus: geldend\nregels:\n  - soort: {}\n    {}: 10\n---\n"
    path = "data/werkafspraken/1-x.md"
    right = text.format("inbrengtermijn", "werkdagen").encode()
    assert mended(text.format("inbrengtermjin", "werkdagen").encode(), path=path) == right
    assert mended(text.format("inbrengtermjin", "werkdgen").encode(), path=path) == right
    wrong = text.format("inbrengtermjin", "minuten").encode()
    assert mended(wrong, path=path) == wrong


@pytest.mark.parametrize("names", [["kaart.pdf", "KAART.pdf"], ["\u212aaart.pdf"], []])
def test_attachment_without_one_answer(names: list[str]) -> None:
    """Two files that differ only in capitals, or a name that only looks alike, leave the choice to a person."""
    data = HEAD.format("doel: beeldvormend\nbijlagen:\n  - bestand: Kaart.pdf\n    titel: y").encode()
    assert mended(data, names) == data


def test_mixed_versions_are_refused() -> None:
    """A file with marks of a merge conflict is refused, also when old line endings hid them."""
    open_ = b"---\ntitel: x\n---\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b"
    assert mend(open_) == Plan((), {})
    hidden = mend(open_.replace(b"\n", b"\r"))
    assert hidden.files == ()
    assert "twee versies" in hidden.refused[PATH]


def test_edits_that_do_not_go_together() -> None:
    """Two edits of one place, or an edit that would change more than it names, are refused."""
    text = "---\ntitl: x\n---\n"
    document = parse(PATH, text.encode())
    key = Span(2, 1, 2, 5)
    assert repair(document, [Edit(key, "titel", "")]).text == text.replace("titl", "titel")
    for edits in (
        [Edit(key, "titel", ""), Edit(key, "thema", "")],
        [Edit(key, "titel", ""), Edit(Span(2, 3, 2, 5), "x", "")],
        [Edit(Span(2, 1, 2, 1), "a", ""), Edit(Span(2, 1, 2, 1), "b", "")],
        [Edit(key, "a: b\ntitel", "")],
        [Edit(Span(2, 2, 2, 5), "itel", "")],
        [Edit(Span(3, 1, 3, 4), "", "")],
    ):
        with pytest.raises(RepairError):
            repair(document, edits)


def test_a_file_at_the_limit() -> None:
    """A file that would become too large to read is left alone."""
    start = b"---\ntitel: x\n---\n"
    assert mend(start + b"x" * (MAX_BYTES - len(start))).files == ()
    assert mended(start + b"x" * (MAX_BYTES - len(start) - 1)).endswith(b"x\n")


@given(
    st.text("ab\n", max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.text("xy", max_size=2)))
)
def test_splice(text: str, wanted: list[tuple[int, int, str]]) -> None:
    """Splicing puts exactly the named stretches in place, or refuses when two of them touch the same place."""

    def place(index: int) -> tuple[int, int]:
        return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)

    stretches = sorted({(min(at, len(text)), min(at + size, len(text)), new) for at, size, new in wanted})
    edits = [Edit(Span(*place(start), *place(end)), new, "") for start, end, new in stretches]
    apart = all(a[1] <= b[0] and a[0] != b[0] for a, b in pairwise(stretches))
    if not apart:
        with pytest.raises(RepairError):
            splice(text, edits)
        return
    expected = text
    for start, end, new in reversed(stretches):
        expected = expected[:start] + new + expected[end:]
    assert splice(text, edits) == expected


def test_every_recorded_file_has_nothing_to_repair() -> None:
    """In the example tables there is nothing to repair, so a repair never touches a correct file."""
    for root in (ROOT, SMALLEST):
        paths = sorted((root / "data").rglob("*.md"))
        assert paths
        for path in paths:
            name = path.relative_to(root).as_posix()
            document = parse(name, path.read_bytes())
            assert [flaw for flaw in document.findings if flaw.edit] == [], name


def test_a_page_names_each_repair() -> None:
    """The page of every code with a repair says so."""
    for code in ("T011", "T015", "T017", "T102", "T104", "T206"):
        page = next(Path(ROOT / "tafel_cli/checks/pages").glob(f"{code}-*.md"))
        assert "tafel check --fix" in page.read_text(encoding="utf-8"), code
