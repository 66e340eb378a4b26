"""What the rules on sensitive data (T5) find, and what they leave alone."""

import random
import re
from time import process_time

import pytest
from sensitive_texts import IN_BODY, MILD, NUMBERS, PARTED, SPOKEN, UNFOUND, disguised, nine, numbers_written, sound

from tafel_cli.checks.citizen_numbers import bsns
from tafel_cli.checks.contact_details import mails, phones
from tafel_cli.checks.discretion import hidden
from tafel_cli.checks.prices import trade
from tafel_cli.checks.rules import all_rules
from tafel_cli.checks.sensitive import hits, ibans, specials
from tafel_cli.finding import Finding, Severity
from tafel_cli.reading.document import Document, parse
from tafel_cli.reading.folded import Folded, fold, fold_text
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.reading.text_tree import plain_text

HEAD = "---\ntitel: Een stuk\n---\n\n"
WITHOUT_A_NUMBER = list(sound(NUMBERS, 480))
WITHOUT_AN_ERROR = list(sound(MILD, 60))
ONLY_SPOKEN_OF = list(sound(SPOKEN, 190))


def found_in(text: str, path: str = "data/agenda/2026-01-05-gemeente-plein.md") -> list[Finding]:
    """Return what the rules on one text find in it."""
    document = parse(path, text.encode())
    rules = [each for each in all_rules() if each.on is Document]
    return [finding for rule in rules for finding in rule.judge(document) if finding.code.code.startswith("T5")]


def in_body(text: str) -> list[Finding]:
    """Return what the rules find in a body."""
    return found_in(f"{HEAD}{text}\n")


def levels(findings: list[Finding]) -> list[tuple[str, str]]:
    """Return code and severity of findings."""
    return [(one.code.code, one.code.severity.value) for one in findings]


@pytest.mark.parametrize("text", WITHOUT_A_NUMBER, ids=range(480))
def test_sound_numbers(text: str) -> None:
    """An amount, a day, a number of an organisation or case, an address and a hash are no number of a citizen."""
    found = in_body(text)
    assert "T501" not in {one.code.code for one in found}
    assert Severity.FOUT not in {one.code.severity for one in found}


@pytest.mark.parametrize("text", WITHOUT_AN_ERROR, ids=range(60))
def test_sound_codes(text: str) -> None:
    """A number of which nothing is said, a code of a project and a telephone number are no errors."""
    assert Severity.FOUT not in {one.code.severity for one in in_body(text)}


@pytest.mark.parametrize("text", ONLY_SPOKEN_OF, ids=range(190))
def test_spoken_of(text: str) -> None:
    """A number is no error where the text speaks of citizen service numbers and does not say that it is one."""
    assert ("T501", "fout") not in levels(in_body(text))


@pytest.mark.parametrize("text", list(sound({"days": SPOKEN["days"]}, 30)), ids=range(30))
def test_day_is_no_number(text: str) -> None:
    """A day is no number of a citizen, whatever word stands in front."""
    assert "T501" not in {one.code.code for one in in_body(text)}


@pytest.mark.parametrize(
    "text",
    [
        "BSN 111222333",
        "Het burgerservicenummer van mevrouw Jansen is 111222333.",
        "Zijn sofinummer: 111222333",
        "Noem 111222333 als BSN.",
        "BSN's: 123456782, 111222333",
        "BSN 10000008",
        "De BSN's van:\n\n- Jan: 111222333",
        "| naam | BSN |\n|---|---|\n| Jan | 111222333 |",
        "Jan,111222333,45 is een rij met BSN.",
        "BSN van mevrouw Jansen-de Vries: 111222333",
        "BSN van Jan 111222333",
        "BSN: Jan Jansen: 111222333",
        "Het BSN dat hij opgaf, is 111222333.",
        "Het BSN luidt als volgt: 111222333",
        "111222333 is het BSN van Jan.",
        "Jan, 111222333 (BSN)",
        "BSN (burgerservicenummer): 111222333",
        "BSN/sofinummer: 111222333",
        "Het zaaknummer van Jan met BSN 111222333",
        "KvK en BSN: 111222333",
        "Zie https://example.org/?bsn=111222333",
        "| zaak | BSN |\n|---|---|\n| 12 | 111222333 |",
        "| bron | BSN |\n|---|---|\n| kadaster | 111222333 |",
        "BSN 20010102",  # reads as a day, but the sentence says what it is
    ],
)
def test_named_is_an_error(text: str) -> None:
    """A number that its own sentence, list or column calls a citizen service number is an error."""
    found = [one for one in in_body(text) if one.code.code == "T501"]
    assert {one.code.severity for one in found} == {Severity.FOUT}


def test_named_by_its_key() -> None:
    """A key counts as a sentence, also when its value is a list."""
    assert levels(found_in("---\nbsn: 111222333\n---\n")) == [("T501", "fout")]
    assert levels(found_in("---\nbsn:\n  - 111222333\n---\n")) == [("T501", "fout")]
    assert levels(found_in("---\nbsn: |\n  111222333\n---\n")) == [("T501", "fout")]
    assert levels(found_in("---\nbsn: geen\ncode: 111222333\n---\n")) == [("T501", "waarschuwing")]


@pytest.mark.parametrize(
    "text",
    [
        "Nummer 111222333.",
        "Nummer 10000008.",
        "Dit nummer is 111222333. Het BSN staat er niet bij.",
        "Wij vragen geen BSN.\n\nNummer 111222333.",
        "Het BSN is geheim. 111222333 is wat anders.",
        "Jan,111222333,45",
        "In de zaak van Jan staat 111222333.",  # far from `zaak`
        "Het BSN is niet nodig: KvK 111222333.",  # both are named
        "Persoonsnummer 111222333.",
        "Het rekeningnummer is 111222333.",
        "Onderwijsnummer: 111222333",
        "De cliëntnummers zijn 111222333.",
        "Het lid 111222333 komt.",
        "Jan 111222333 Jansen.",
        "Jan belde elders; 111222333 anders.",
    ],
)
def test_unnamed_is_a_warning(text: str) -> None:
    """Any other number that passes the test is a warning, which says how to go on, and stops no pack."""
    (found,) = in_body(text)
    assert (found.code.code, found.code.severity) == ("T501", Severity.WAARSCHUWING)
    assert "zet er anders voor wat het wel is, zoals `KvK` of `zaaknummer`" in found.hint
    assert "111222333" not in f"{found.message}{found.hint}{found.source}{found.place}"


def test_the_way_out() -> None:
    """Who follows the advice of the warning has no finding left."""
    assert levels(in_body("Het nummer is 111222333.")) == [("T501", "waarschuwing")]
    assert in_body("Het nummer is zaaknummer 111222333.") == []
    assert in_body("Het nummer is KvK 111222333.") == []


DISGUISED = list(disguised())


def test_there_are_many_ways() -> None:
    """The ways to write a number are at least two hundred."""
    assert len(DISGUISED) >= 200


@pytest.mark.parametrize(("text", "line"), [each[1:] for each in DISGUISED], ids=[each[0] for each in DISGUISED])
def test_disguised(text: str, line: str) -> None:
    """A number is found at its line however it is written, and never repeated."""
    found = [one for one in found_in(text) if one.code.code == "T501"]
    assert [str(one.span.line) for one in found] == [line]
    digits = "".join(one for one in text if one.isdigit())
    said = "".join(f"{one.message}{one.hint}{one.source}{one.place}" for one in found)
    assert not digits or digits not in said.replace(" ", "")


@pytest.mark.parametrize("name", IN_BODY)
def test_fold_holds_what_is_printed(name: str) -> None:
    """Every number in the words that the parser prints is in the folded text too, for each way to write it."""
    chance = random.Random(name)  # noqa: S311  (test data)
    for number in numbers_written(chance):
        text = f"Wij noemen {IN_BODY[name](number)} hier.\n"
        printed = plain_text(parse_markdown(text))
        folded = fold(parse("data/agenda/x.md", f"{HEAD}{text}".encode())).text
        assert {hit.words for hit in bsns(printed)} <= {hit.words for hit in bsns(folded)}


SIGNS = (
    "*",
    "**",
    "_",
    "~~",
    "`",
    "\\",
    "[",
    "](x)",
    "&#8203;",
    "&#x31;",
    "\u00ad",
    "\u00a0",
    " ",
    "\n",
    "-",
    "<!--",
    "-->",
    "|",
)


def test_fold_of_random_texts() -> None:
    """What the parser prints of random markup around a number holds no number that the fold or the source lacks."""
    chance = random.Random(23)  # noqa: S311  (test data)
    for _ in range(1_500):
        parts = list(nine(chance))
        for _ in range(chance.randrange(1, 6)):
            parts.insert(chance.randrange(len(parts) + 1), chance.choice(SIGNS))
        text = f"Wij noemen {''.join(parts)} hier.\n"
        document = parse("data/agenda/x.md", f"{HEAD}{text}".encode())
        for block in parse_markdown(text):
            printed = fold_text(plain_text([block])).text
            whole = not set("*~`[]") & set(printed)  # a sign that is printed may be taken for markup
            assert not whole or not list(bsns(printed)) or found_in(document.text), text


def test_fold_keeps_places() -> None:
    """A number points at its own column, also behind characters that folding drops or adds."""
    (found,) = found_in("---\ntitel: x\n---\n\n**Hoi** &amp; ½ `x`: BSN 111\u00a0222\u00ad333 en meer.\n")
    assert (found.span.line, found.span.column, found.span.end_column) == (5, 26, 37)


def test_other_data_in_disguise() -> None:
    """Bank accounts, mail addresses, telephone numbers and words are found in a disguise too."""
    text = (
        "Jan&#64;gmail.com, nl91 abna 0417\u00a01643 00, NL91.ABNA.0417.1643.00, 06\u201112345678, 06.12345678, "
        "jan (at) gmail.com, straf\u00adblad en medische&nbsp;gegevens\n"
    )
    codes = [one.code.code for one in in_body(text)]
    assert codes == ["T502"] * 2 + ["T503"] * 2 + ["T504"] * 2 + ["T505"] * 2


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("NL91 ABNA\n0417 1643 00", ["T502"]),
        ("NL91\nABNA 0417 1643 00", ["T502"]),
        ("NL91 ABNA\\\n0417 1643 00", ["T502", "T503"]),  # on its own line the end is like a telephone number
        ("> NL91 ABNA\n> 0417 1643 00", ["T502"]),
        ("NL91\n**ABNA** 0417 1643 00", ["T502", "T503"]),
        *((f"NL 91 {mark}ABNA{mark} 0417 1643 00", ["T502"]) for mark in ("*", "**", "_", "`")),
        *((f"NL91 {mark}ABNA{mark} 0417 1643 00", ["T502"]) for mark in ("*", "**", "_", "__", "`", "~~")),
        ("NL91 [ABNA](https://a.nl) 0417 1643 00", ["T502"]),
        ("[x](https://a.nl/?iban=NL91%20ABNA%200417%201643%2000)", ["T502"]),
        ("BSN 111\\\n222\\\n333", ["T501"]),
        ("BSN 111 - 222 - 333", ["T501"]),
        ("BSN 111 – 222 – 333", ["T501"]),
        ("BSN 11 / 1222 / 333", ["T501"]),
        ("> BSN 111\n> 222\n> 333", ["T501"]),
        ("| BSN |\n|---|\n| 111<br>222<br>333 |", ["T501"]),
        ("BSN 111,222,333", ["T501"]),
        ("BSN 111, 222, 333", ["T501"]),
        ("BSN: 111'222'333", ["T501"]),
        ("BSN: 111’222’333", ["T501"]),
        ("BSN 111:222:333", ["T501"]),
        ("BSN 111;222;333", ["T501"]),
        ("BSN 111+222+333", ["T501"]),
        ("BSN 111\\222\\333", ["T501"]),
        ("BSN 111  222  333", ["T501"]),
        ("BSN 111 222-333", ["T501"]),
        ("BSN 1112,22,333", ["T501"]),
        ("BSN 1,1,1,2,2,2,3,3,3", ["T501"]),
        ("BSN's zijn 111,222,333 en 123,456,782", ["T501"] * 2),
        ("| BSN | 111 | 222 | 333 |", ["T501"]),
        ("| BSN | 111   | 222   | 333   |", ["T501"]),
        ("| nr | BSN |  |  |\n|---|---|---|---|\n| 12 | 111 | 222 | 333 |", ["T501"]),
        ("[jan](mailto:jan%40gmail.com)", ["T504"]),
        ("<mailto:jan%40gmail.com>", ["T504"]),
        ("[jan](<mailto:jan%40gmail.com>)", ["T504"]),
        ("[jan]\n\n[jan]: mailto:j%61n%40g%6dail%2Ecom", ["T504"]),
        ("<mailto:jan@gmail.com?subject=een%20vraag>", ["T504"]),  # once
        ("medische\ngegevens", ["T505"]),
        ("> medische\n> gegevens", ["T505"]),
        ("medische **gegevens**", ["T505"]),
        ("**medische** _gegevens_", ["T505"]),
        ("medisch [dossier](https://a.nl)", ["T505"]),
        ("_strafblad_", ["T505"]),
    ],
)
def test_parted_by_a_line_end_or_markup(text: str, codes: list[str]) -> None:
    """A line end, emphasis in the letters of an account number, and percent signs in an address hide nothing."""
    found = in_body(text)
    assert [one.code.code for one in found] == codes
    assert found[0].span.line in (5, 7)
    assert all("\n" not in one.message and "*" not in one.message for one in found)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in PARTED.items() for text in texts])
def test_parted_otherwise(code: str, text: str) -> None:
    """A telephone number, mail address or account number is found once, and as what it is, however it is parted."""
    assert [one.code.code for one in in_body(text)] == [code]
    assert [one.code.code for one in in_body(f"Zie {text}, of vraag het.")] == [code]
    digits = "".join(one for one in text if one.isdigit())
    assert not digits or digits not in re.sub(r"\D", "", hidden(f"Zie {text}."))
    assert digits or "gm" not in hidden(f"Zie {text}.")


@pytest.mark.parametrize("text", UNFOUND)
def test_what_only_looks_like_them(text: str) -> None:
    """A time, a day, a number of a thing, the address of an organisation and a code give no finding."""
    assert in_body(text) == []


@pytest.mark.parametrize("text", ["jan at gmail.com", "jan @ gmail.com", "jan_at_gmail.com"])
def test_unsure_address(text: str) -> None:
    """A mail address that may be part of a sentence is a warning, and says what it may be."""
    (found,) = in_body(text)
    assert (found.code.code, found.code.severity) == ("T504", Severity.WAARSCHUWING)
    assert "kan zijn" in found.message
    assert "BSN" not in f"{found.message}{found.hint}"


@pytest.mark.parametrize(
    "text", ["Iets medisch.\n\nDossier van de buurt.", "| medische | gegevens |\n|---|---|", "NL91 ABNA"]
)
def test_words_that_only_stand_near(text: str) -> None:
    """Words in two paragraphs or cells are no sensitive words, and part of an account number is none."""
    assert in_body(text) == []


def test_cells_are_a_warning() -> None:
    """Three cells of a row that are a number of a citizen together are a warning, because they may be counts."""
    assert levels(in_body("| BSN | 111 | 222 | 333 |")) == [("T501", "waarschuwing")]


@pytest.mark.parametrize(
    "text",
    [
        "Het BSN kost € 111,222,333.",
        "De BSN-balie telt 111,222,333 mensen.",
        "Het BSN-register is open van 11:12:22 tot 23:33:00.",
        "Er gaat 111'222'333 naar het BSN.",
        "De punten 111,222,333 en 123,456,782 staan in de BSN-kaart.",
        "| BSN-aanvragen | 2025 | 2026 |\n|---|---|---|\n| 111 | 222 | 333 |",
        "| BSN-aanvragen | 111 | 222 | 333 |",
        "| naam | a | b | c |\n|---|---|---|---|\n| Jan | 111 | 222 | 333 |",
    ],
)
def test_figures_near_its_name(text: str) -> None:
    """Groups of digits with a mark of amounts, times or cells are a number only where the text says that it is one."""
    assert in_body(text) == []


def trade_in(text: str) -> list[str]:
    """Return what is said of prices and the like in a text: the word and the kind of figure."""
    return [
        f"{hit.words} {hit.kind}" for hit in trade(fold(parse("data/agenda/x.md", f"{HEAD}{text}\n".encode())).text)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("De grondprijs is 500 euro.", "grondprijs bedrag"),
        ("Wij halen 5.000.000 euro uit de grondprijs.", "grondprijs bedrag"),
        ("De grondprijs wordt ca. 5.000.000 euro.", "grondprijs bedrag"),
        ("De grondprijs wordt\n500 euro.", "grondprijs bedrag"),
        ("De grondprijs wordt EUR 500.", "grondprijs bedrag"),
        ("De grondprijs wordt 2 miljoen.", "grondprijs bedrag"),
        ("De grondprijs wordt 500&nbsp;eu&shy;ro.", "grondprijs bedrag"),
        ("De marge is 5 percent.", "marge percentage"),
        ("marge " * 30 + "\n\nDe winstmarge is 5%.", "winstmarge percentage"),
        ("| partij | bod |\n|---|---|\n| Rijnzicht | € 500 |", "bod bedrag"),
        ("De grondprijs is EUR300.", "grondprijs bedrag"),
        ("De grondprijs is 5mln.", "grondprijs bedrag"),
        ("De grondprijs is 3 ton.", "grondprijs bedrag"),
        ("De grondprijs is 500,-.", "grondprijs bedrag"),
        ("| kavel | Grondprijs |\n|---|---|\n| noord | 300 |", "Grondprijs bedrag"),
        ("| kavel | Grondprijs |\n|---|--:|\n| noord | **1.300,50** |", "Grondprijs bedrag"),
        ("kavel | Grondprijs\n---|---\nnoord | 300", "Grondprijs bedrag"),
    ],
)
def test_talk_about_prices(text: str, said: str) -> None:
    """A figure counts up to the end of the sentence or column, however many words on prices stand in front of it."""
    assert trade_in(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "De grondprijs is geheim. Het plein kost 500 euro.",
        "De grondprijs is geheim.\n\nHet plein kost 500 euro.",
        "- De grondprijs is geheim\n- Het plein kost 500 euro",
        "| bod | plein |\n|---|---|\n| geheim | € 500 |",
        "De grondprijs is geheim.",
        "De grondprijs is van beton, en een ton staat op het plein.",
        "| bod | dag |\n|---|---|\n| geheim | 500 |",
        "| dag | bod |\n|---|---|\n| 1 | 2026-01-01 |",
        "| partij | klanten |\n|---|---|\n| Rijnzicht | 12 |",
    ],
)
def test_no_talk_about_prices(text: str) -> None:
    """A figure in another sentence, another line of a list or another column says nothing about a price."""
    assert trade_in(text) == []


@pytest.mark.proof
@pytest.mark.parametrize(
    "unit",
    [
        *(
            "a\u00a0",
            "a*",
            "&#49;",
            "\\!",
            "[a](b)1",
            "<!-- a",
            "<!-- a -->",
            "1\n",
            "1\u200b",
            "1_",
            "0",
            "bod ",
            "bod. € ",
            "a%20",
            "%20 ",
            "](%20",
            "1\\\n",
            "medische *",
            "bod|\n-|\n",
            "bod|\n-|\n1\n",
            f"{'bod|' * 9}\n{'- ' * 1500}x\n",
            f"bod|\n-|\n1{' ' * 3000}x\n",
            "NL91\n",
        ),
        *("KvK 111222333 ", "BSN 1 2 3 ", "marge %. Z ", "a@gmail.com ", "NL91ABNA0417164300 ", "0612345678 "),
        *(
            "| 111222333 |\n",
            "strafblad ",
            "BSN van De A 111222333 ",
            "111222333 is een BSN x ",
            "BSN" * 90 + " 111222333 ",
        ),
    ],
)
def test_no_text_takes_long(unit: str) -> None:
    """256 kB of text takes at most three seconds, whatever it is made of, and about four times as long as 64 kB."""
    small = min(_taken(unit, 1 << 16) for _ in range(2))
    most = min(9 * small + 0.1, 3)
    assert any(_taken(unit, 1 << 18) < most for _ in range(2))  # once more if the machine was busy


def _taken(unit: str, size: int) -> float:
    """Return how long the processor searches a text of so many bytes, in seconds."""
    document = parse(
        "data/agenda/2026-01-05-gemeente-plein.md", f"{HEAD}{unit * (size // len(unit.encode()))}".encode()
    )
    rules = [each for each in all_rules() if each.on is Document]
    start = process_time()
    for rule in rules:
        list(rule.judge(document))
    list(trade(document.text))
    for find in (bsns, ibans, mails, phones, specials, trade):
        assert not list(hits(Folded(document.text, document.text), find, lambda _: False))
    return process_time() - start
