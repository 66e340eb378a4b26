"""A rule blames only what is wrong, where it is wrong, and names what to type."""

import re
from pathlib import Path

import pytest
from conftest import replace, tafel
from proposals import AFSPRAAK, PLEIN, TAFEL, TODAY, VERSLAG

from tafel_cli.checks.rules import findings_of
from tafel_cli.finding import Finding, Severity
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.source.worktree import WorkTree

SPEELPLEK = "## [Een nieuwe speelplek](../agenda/2025-11-20-gemeente-speelplek.md)"
HELD = "data/bijeenkomsten/2025-12-04.md"
LEADS = "    trekkers:\n      - gemeente\n"
KINDS_OF_PARTY = "soorten:\n  gemeente: Gemeente\n  huurdersvereniging: Huurdersvereniging\n"
STANDING = "vaste_punten:\n" + "".join(
    f"  - id: {id_}\n    titel: {id_.capitalize()}\n    soort: {id_}\n    duur: 5\n    plaats: {place}\n"
    for id_, place in (("opening", "begin"), ("rondvraag", "einde"), ("sluiting", "einde"))
)


def told(root: Path, *codes: str) -> list[Finding]:
    """Return the findings with these codes."""
    return [f for f in findings_of(Case(register=read(WorkTree(root)), today=TODAY)) if f.code.code in codes]


@pytest.mark.parametrize(
    "address",
    [
        "a@b.nl?bcc=x@y.nl",
        "a@b.nl,x@y.nl",
        "a@b.nl x@y.nl",
        "Jan <a@b.nl>",
        "a@b",
        "a.nl",
        "a@b.nl&cc=x@y.nl",
        "a@b.nl%3Fbcc=x",
        "mailto:a@b.nl",
    ],
)
def test_mailbox_that_is_more_than_an_address(address: str, planned: Path) -> None:
    """A mailbox that is more than one plain address is an error, and no paper links to it."""
    replace(planned / TAFEL, "secretaris:\n", f"secretaris:\n  postbus: '{address}'\n")
    (found,) = told(planned, "T111")
    assert found.source.strip() == f"postbus: '{address}'"
    assert tafel(planned, "agenda", "build").returncode == 1
    assert tafel(planned, "agenda", "build", "--concept", "--format", "html").returncode == 0
    (page,) = planned.glob("uitvoer/*/*/*.html")
    assert "mailto:" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["secretariaat@tafel.example", "a.b+c_d-e@x-y.gemeente.nl", "x@y.amsterdam"])
def test_plain_mailbox(address: str, planned: Path) -> None:
    """A plain address is right."""
    replace(planned / TAFEL, "secretaris:\n", f"secretaris:\n  postbus: {address}\n")
    assert told(planned, "T111") == []


@pytest.mark.parametrize(
    "kern",
    [
        "Op 1 jan. 2027 begint het. Zie blz. 3 van het plan. Het gaat om St. Joris.",
        "In sept. 2027 is het klaar. Dhr. en mevr. op nr. 3, d.w.z. aan de N.V. Kade, i.v.m. het plan. Dat is art. 4.",
        "Het kost 3 mln. Euro is de munt. Zie o.a. H. 3 en p. 4 van prof. B. Bouw.",
    ],
)
def test_abbreviations_end_no_sentence(kern: str, planned: Path) -> None:
    """An abbreviation ends no sentence."""
    replace(planned / PLEIN, "Het plein is vaak leeg. We willen samen weten hoe dat komt.", kern)
    assert told(planned, "T406") == []


def test_many_sentences_are_a_warning(planned: Path) -> None:
    """Too many sentences are a warning, because only a person can count them for sure."""
    replace(planned / PLEIN, "Het plein is vaak leeg.", "Aan u. Dat was in mei. Dan Jan. Zie punt 4. Vier.")
    assert [found.code.severity for found in told(planned, "T406")] == [Severity.WAARSCHUWING]
    assert tafel(planned, "agenda", "build", "--format", "json").returncode == 0


def test_empty_comment(planned: Path) -> None:
    """An empty comment is nothing to fill in; without an answer beside it, it is the answer that is missing."""
    replace(planned / PLEIN, "Het plein is vaak leeg.", "<!-- -->\nHet plein is vaak leeg. <!----> <!--\n-->")
    assert told(planned, "T404", "T405") == []
    replace(planned / PLEIN, "Het plein is vaak leeg. ", "TODO\n")
    (found,) = told(planned, "T405")
    assert found.source == "TODO"
    text = (planned / PLEIN).read_text(encoding="utf-8")
    empty = re.sub(r"(?s)## Aanleiding\n.*?\n## ", "## Aanleiding\n\n<!-- -->\n\n## ", text)
    (planned / PLEIN).write_text(empty, encoding="utf-8")
    (found,) = told(planned, "T404")
    assert (found.source, "<!--" in found.hint) == ("## Aanleiding", False)


@pytest.mark.parametrize(
    ("name", "typed", "hint"),
    [
        ("mijn plan.pdf", "mijn plan.pdf", "noem het bestand `mijn-plan.pdf`"),
        ("mijn plan.pdf", "C:\\stukken\\mijn plan.pdf", "noem het bestand `mijn-plan.pdf`"),
        (".plan.pdf", ".plan.pdf", "kies voor het bestand een andere naam, die niet met een punt begint"),
        ("plan.pdf", "../bijlagen/plan.pdf", "schrijf alleen de naam van een bestand in `data/bijlagen/`: `plan.pdf`"),
    ],
)
def test_hint_on_a_name_is_no_refused_name(name: str, typed: str, hint: str, planned: Path) -> None:
    """The hint on an unsafe name is never a name that is refused itself."""
    (planned / "data/bijlagen" / name).write_bytes(b"%PDF-1.7\n")
    lines = f"bijlagen:\n  - bestand: '{typed}'\n    titel: Plan\nopenbaarheid:"
    replace(planned / PLEIN, "openbaarheid:", lines)
    (found,) = told(planned, "T205")
    assert found.hint.startswith(hint)


def minutes(root: Path, *items: str) -> None:
    """Put copies of an item on the agenda of the meeting that was held, before the item that it has."""
    text = (root / "data/agenda/2025-11-20-gemeente-speelplek.md").read_text(encoding="utf-8")
    for id_ in items:
        path = root / f"data/agenda/2025-11-20-gemeente-{id_}.md"
        path.write_text(re.sub("titel: .*", f"titel: Punt {id_}", text, count=1), encoding="utf-8")
    lines = "".join(f"  - 2025-11-20-gemeente-{id_}\n" for id_ in items)
    replace(root / HELD, "agenda:\n", f"agenda:\n{lines}")


def test_items_absent_from_minutes_follow_the_agenda(planned: Path) -> None:
    """Items that the minutes lack are told where they belong, in the order of the agenda."""
    minutes(planned, "z", "a", "m")
    replace(planned / VERSLAG, SPEELPLEK, f"## [Punt a](../agenda/2025-11-20-gemeente-a.md)\n\nTekst.\n\n{SPEELPLEK}")
    first, second = told(planned, "T326")
    assert (first.source, "`Punt z`" in first.message) == ("## [Punt a](../agenda/2025-11-20-gemeente-a.md)", True)
    assert (second.source, "`Punt m`" in second.message) == (SPEELPLEK, True)
    replace(planned / VERSLAG, "## [Punt a](../agenda/2025-11-20-gemeente-a.md)\n\nTekst.\n\n", "")
    (found,) = told(planned, "T326")
    assert found.source == SPEELPLEK
    assert "over `Punt z`, `Punt a` en `Punt m`. Die punten" in found.message
    assert f"typ boven `{SPEELPLEK}` de kopjes `## [Punt z](../agenda/2025-11-20-gemeente-z.md)`" in found.hint


@pytest.mark.parametrize("head", ["## Een nieuwe speelplek", "## 5. Een nieuwe speelplek:", "## EEN NIEUWE SPEELPLEK"])
@pytest.mark.parametrize("standing", ["", STANDING])
def test_heading_without_link(head: str, standing: str, planned: Path) -> None:
    """A heading with the title of an item and no link is told once, with the heading to type, in any table."""
    replace(planned / TAFEL, "openbaarheid:", f"{standing}openbaarheid:")
    replace(planned / VERSLAG, SPEELPLEK, head)
    (found,) = told(planned, "T326", "T327")
    assert (found.code.code, found.source) == ("T327", head)
    assert SPEELPLEK in found.hint


@pytest.mark.parametrize(("standing", "count"), [("", 0), (STANDING, 1)])
def test_other_headings(standing: str, count: int, planned: Path) -> None:
    """Another heading without a link passes if the table names no standing items."""
    replace(planned / TAFEL, "openbaarheid:", f"{standing}openbaarheid:")
    replace(planned / VERSLAG, SPEELPLEK, f"## Opening\n\nWelkom.\n\n## Iets anders\n\nTekst.\n\n{SPEELPLEK}")
    assert len(told(planned, "T326", "T327")) == count


@pytest.mark.parametrize(
    ("path", "old", "new", "hint"),
    [
        (TAFEL, "    naam: Een fijne", "\tnaam: Een fijne", "druk vier keer op de spatiebalk"),
        (TAFEL, "      - gemeente\n", "\t- gemeente\n", "druk zes keer op de spatiebalk"),
        (TAFEL, "    naam: Een fijne", "\u00a0 \u00a0 naam: Een fijne", "druk vier keer op de spatiebalk"),
        (TAFEL, LEADS, "    trekkers: gemeente\n", "`      - gemeente`"),
        (TAFEL, LEADS, "    trekkers:\n", "die begint met zes spaties en een streepje"),
        (
            TAFEL,
            "  buurt:\n    naam: Een fijne buurt\n    trekkers:\n      - gemeente\n",
            "  buurt: Fijn\n",
            "met vier spaties",
        ),
        (TAFEL, "themas:\n", "opgave:\n  segmenten: huur\nthemas:\n", "eigen regel eronder: vier spaties, de naam"),
        (TAFEL, LEADS, "    trekkers:\n      - a: gemeente\n", '`      - "a: gemeente"`'),
        (
            TAFEL,
            KINDS_OF_PARTY,
            "",
            "en daaronder, met twee spaties ervoor",
        ),
        (VERSLAG, "aanwezig:", "afgemeld:", "`aanwezig:` en daaronder elk onderdeel op een eigen regel"),
        (
            AFSPRAAK,
            "  - soort: onafhankelijke_voorzitter\n",
            "  - soort: frequentie\n",
            "`per_jaar:` en daarachter een heel getal van 0 tot en met",
        ),
    ],
)
def test_lines_to_type(path: str, old: str, new: str, hint: str, planned: Path) -> None:
    """A hint has the indentation that its place needs, says what goes below, and invents no number."""
    replace(planned / path, old, new)
    hints = [f.hint for f in findings_of(Case(register=read(WorkTree(planned)), today=TODAY)) if f.path == path]
    assert any(hint in each for each in hints), hints
    assert not any(re.search(r"`[a-z_]+: [0-9]+`", each) for each in hints)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("behandeling: hamerstuk", "staat geen uitzondering voor `behandeling: hamerstuk`."),
        ("reden_direct_besluit: Het moet nu.", "staat geen uitzondering voor `reden_direct_besluit`."),
        ("besluit_nodig_voor: 2026-06-01", ""),
    ],
)
def test_exception_that_the_agreement_lacks(line: str, said: str, planned: Path) -> None:
    """A reason to decide at once that the agreement does not know is named, because the item gives it in vain."""
    replace(
        planned / AFSPRAAK, "  - soort: onafhankelijke_voorzitter", "  - soort: eerst_bespreken\n    uitzondering: []"
    )
    replace(planned / PLEIN, "doel: beeldvormend", f"doel: besluitvormend\n{line}")
    (found,) = told(planned, "W009")
    assert ("geen uitzondering" in found.message) == bool(said)
    assert said in found.message


def test_first_day_of_an_agreement(planned: Path) -> None:
    """An agreement is in force from the day after it was made, and papers and lists say that day."""
    replace(planned / AFSPRAAK, "vastgesteld: 2025-12-04", "vastgesteld: 2025-11-30")
    assert "2025-12-01" in tafel(planned, "werkafspraken", "list", "--format", "csv").stdout
    assert tafel(planned, "agenda", "build", "--format", "html").returncode == 0
    (page,) = planned.glob("uitvoer/*/*/*.html")
    assert "Geldt sinds 1 december 2025" in page.read_text(encoding="utf-8").replace("\u00a0", " ")


def test_the_comment_that_is_wrong(planned: Path) -> None:
    """A comment that nothing closes, or with the writer's own words, is told at its own line, below a sound one."""
    lines = "<!-- Wat is het? -->\nHet plein is leeg.\n{}\n"
    replace(planned / PLEIN, "Het plein is vaak leeg.", lines.format("<!-- Nog doen."))
    (found,) = told(planned, "T405")
    assert (found.source, "nergens eindigt" in found.message) == ("<!-- Nog doen.", True)
    replace(planned / PLEIN, "<!-- Nog doen.", "<!-- Nog doen. -->")
    (found,) = told(planned, "T405")
    assert (found.source, "tekst tussen" in found.message) == ("<!-- Nog doen. -->", True)
