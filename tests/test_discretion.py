"""Personal data stay off the screen and out of reports, whichever rule, list or error would quote them."""

from pathlib import Path

import pytest
from conftest import Record, replace, tafel

from tafel_cli.checks.discretion import discreet, hidden
from tafel_cli.report import form_names

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
BSN, IBAN, PHONE, MAIL = "123456782", "NL91ABNA0417164300", "0612345678", "iemand.anders@gmail.com"
WORDS = "iemand_at_gmail.com"
# What a rule would quote, by its code: what to replace in the item, and by what.
QUOTED = {
    "T101": ("duur: 20\n", f"duur: 20\n{BSN}: x\n"),
    "T102": ("duur: 20\n", f"duur: 20\nduurr{BSN}: x\n{BSN}: y\n"),
    "T103": ("gevraagd:\n  - Herkent u dit beeld van het plein?\n", f"gevraagd:\n  a: {BSN}\n"),
    "T104": ("doel: beeldvormend", f"doel: {BSN}"),
    "T105": ("ingediend_op: 2026-01-05", f"ingediend_op: {BSN}"),
    "T107": ("duur: 20", f"duur: {BSN}"),
    "T108": ("Hoe gebruiken we het plein?", f"{BSN} " + "x" * 300),
    "T201": ("indiener: gemeente", f"indiener: {BSN}"),
    "T204": ("openbaarheid:", f"bijlagen:\n  - bestand: {BSN}.pdf\n    titel: x\nopenbaarheid:"),
    "T205": ("openbaarheid:", f"bijlagen:\n  - bestand: ../{BSN}.pdf\n    titel: x\nopenbaarheid:"),
    "T405": ("Het plein is vaak leeg.", f"Het plein is vaak leeg {BSN} [vul in]."),
    "T602": ("Het plein is vaak leeg.", f"[x](javascript:{BSN})"),
    "T603": ("Het plein is vaak leeg.", f"[x](../agenda/{BSN}.md)"),
    "T606": ("Het plein is vaak leeg.", f"![x](../bijlagen/{BSN}.png)"),
    "T603, cut off": ("Het plein is vaak leeg.", f"[x](../agenda/{'x' * 40}/{BSN}.md)"),
    **{
        f"T603, cut off in words at {size}": ("Het plein is vaak leeg.", f"[x](../agenda/{'x' * size}/{WORDS}.md)")
        for size in (34, 38, 42)
    },
    "T024": ("thema: buurt", f"thema: buurt: {BSN}"),
    "T025": ("thema: buurt", f"{BSN}: a\n{BSN}: b\nthema: buurt"),
    "T102, an account": ("duur: 20\n", f"duur: 20\n{IBAN}: x\n"),
    "T104, an account": ("doel: beeldvormend", f"doel: {IBAN}"),
    "T104, a telephone number": ("doel: beeldvormend", f"doel: '{PHONE}'"),
    "T201, an address": ("indiener: gemeente", f"indiener: {MAIL}"),
    "T104, from code": ("doel: beeldvormend", 'doel: "\\x31\\x32\\x33456782"'),
}


def said(table: Path) -> str:
    """Return all that a check says on the screen and in every form of report."""
    forms = [f"--report={name}:{table / 'verslag'}.{name}" for name in form_names() if name != "github"]
    done = tafel(table, "check", "--all-text", "--meter", "--report=github", *forms)
    assert "bestanden gelezen" in done.stdout
    return done.stdout + done.stderr + "".join(path.read_text("utf-8") for path in sorted(table.glob("verslag.*")))


@pytest.mark.parametrize("what", QUOTED)
def test_no_finding_quotes_personal_data(what: str, table: Path) -> None:
    """What T501 to T504 hide is quoted by no other finding: not in its message, its hint, its line, nor in a report."""
    old, new = QUOTED[what]
    replace(table / PLEIN, old, new)
    text = said(table)
    assert [each for each in (BSN, BSN[:7], IBAN, PHONE, MAIL, WORDS[:10]) if each in text] == []
    assert "T50" in text or "code" in what


def test_lists_and_shown_documents(table: Path, record: Record) -> None:
    """Lists, one shown document, the overview and the tale of a pack hide personal data too, in every format."""
    replace(table / PLEIN, "Hoe gebruiken we het plein?", f"Plein {BSN}")
    replace(table / PLEIN, "Het plein is vaak leeg.", f"Bel {PHONE} of mail {MAIL}.")
    record(table)
    for command in (
        ("agenda", "list"),
        ("agenda", "list", "--format=json"),
        ("agenda", "list", "--format=csv"),
        ("agenda", "show", Path(PLEIN).stem),
        ("agenda", "plan"),
        ("status",),
        ("status", "--format=json"),
        ("balans",),
        ("agenda", "build"),
        ("agenda", "build", "--concept", "--format=html"),
    ):
        done = tafel(table, *command)
        text = (done.stdout + done.stderr).replace("\\u2022", "•")
        assert "•" in text or command[0] in ("status", "balans") or "build" in command, command
        assert [each for each in (BSN, PHONE, MAIL) if each in text] == [], command
    assert BSN in (table / PLEIN).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        ("agenda", "show", BSN),
        ("explain", BSN),
        ("check", BSN),
        ("check", "--ref", BSN),
        ("agenda", "build", BSN),
        ("check", "--only", BSN),
        ("agenda", "list", "--by", BSN),
        (BSN,),
        ("check", "--as-of", BSN),
    ],
)
def test_errors(command: tuple[str, ...], table: Path) -> None:
    """An error does not repeat personal data that somebody typed."""
    done = tafel(table, *command)
    assert done.returncode != 0
    assert BSN not in done.stdout + done.stderr


def test_a_fingerprint_tells_nothing(table: Path) -> None:
    """The fingerprint of a finding, which anybody could try numbers on, is the same whichever number stands there."""
    prints = set()
    for number in (BSN, "111222333"):
        replace(table / PLEIN, "duur: 20\n", f"duur: 20\n{number}: x\n")
        done = tafel(table, "check", "--format=json").stdout
        prints.add(tuple(line for line in done.splitlines() if "fingerprint" in line))
        replace(table / PLEIN, f"{number}: x\n", "")
    assert len(prints) == 1


def test_our_own_examples_are_shown(table: Path) -> None:
    """A page that explains a rule shows its example whole, because that is of nobody."""
    assert "111222333" in tafel(table, "explain", "T501").stdout


def test_what_is_hidden_keeps_its_length() -> None:
    """A mark stands for each hidden sign, so that the place in a line stays right; all else stays as it was."""
    assert hidden(f"bel {PHONE} nu") == f"bel {'•' * 10} nu"
    assert hidden("2026-12-03 en 2027-01-15, van 10.00 tot 12.00") == "2026-12-03 en 2027-01-15, van 10.00 tot 12.00"
    assert hidden("secretaris@tafel.example") == "secretaris@tafel.example"
    assert discreet(f"\x1b{BSN}") == f"<U+001B>{'•' * 9}"


def test_many_numbers() -> None:
    """A text with more numbers than a search returns keeps none of them, and takes no time."""
    assert BSN not in hidden(f"{BSN} en " * 5_000)
