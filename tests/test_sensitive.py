"""What the rules on sensitive data (T5) find, and what they leave alone."""

import pytest
from sensitive_texts import MILD, NUMBERS, sound

from tafel_cli.checks.rules import all_rules
from tafel_cli.finding import Finding, Severity
from tafel_cli.reading.document import Document, parse

HEAD = "---\ntitel: Een stuk\n---\n\n"
WITHOUT_A_NUMBER = list(sound(NUMBERS, 340))
WITHOUT_AN_ERROR = list(sound(MILD, 60))


def found_in(text: str, path: str = "data/agenda/2026-01-05-gemeente-plein.md") -> list[Finding]:
    """Return what the rules on one text find in it."""
    document = parse(path, text.encode())
    rules = [each for each in all_rules() if each.on is Document and each.code and each.code.code.startswith("T5")]
    return [finding for rule in rules for finding in rule.judge(document)]


def in_body(text: str) -> list[Finding]:
    """Return what the rules find in a body."""
    return found_in(f"{HEAD}{text}\n")


def levels(findings: list[Finding]) -> list[tuple[str, str]]:
    """Return code and severity of findings."""
    return [(one.code.code, one.code.severity.value) for one in findings]


@pytest.mark.parametrize("text", WITHOUT_A_NUMBER, ids=range(340))
def test_sound_numbers(text: str) -> None:
    """An amount, a day, a number of an organisation or case, an address and a hash are no number of a citizen."""
    found = in_body(text)
    assert "T501" not in {one.code.code for one in found}
    assert Severity.FOUT not in {one.code.severity for one in found}


@pytest.mark.parametrize("text", WITHOUT_AN_ERROR, ids=range(60))
def test_sound_codes(text: str) -> None:
    """A number of which nothing is said, a code of a project and a telephone number are no errors."""
    assert Severity.FOUT not in {one.code.severity for one in in_body(text)}


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
    assert levels(found_in("---\nbsn: geen\ncode: 111222333\n---\n")) == [("T501", "waarschuwing")]


@pytest.mark.parametrize(
    "text",
    [
        "Nummer 111222333.",
        "Nummer 10000008.",
        "Dit nummer is 111222333. Het BSN staat er niet bij.",
        "Wij vragen geen BSN.\n\nNummer 111222333.",
        "In de zaak van Jan staat 111222333.",  # far from `zaak`
        "Het BSN is niet nodig: KvK 111222333.",  # both are named
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
