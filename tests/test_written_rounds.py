"""A written round: what a party answers is recorded, and when the round is over its proposal is in the minutes."""

from datetime import date
from pathlib import Path

import pytest
from afterwards import PLEIN, SECOND, codes, lay
from changed_lines import refused, run
from conftest import commit, git, tafel
from written_round import AFTER, BANK, DAY, HEAD, OPEN, VERSLAG, agreement, answers, lay_round

NEW = ("reacties", "new", DAY)
CLOSE = ("reacties", "close", DAY)
FILE = f"reacties/{DAY}-huurders.md"


def entry(point: int, word: str, remark: str = "") -> list[str]:
    """Return the lines of an answer that are added to a file."""
    lines = [f"+   - agendapunt: {BANK}", f"+     beslispunt: {point}", f"+     antwoord: {word}"]
    return [*lines, f"+     opmerking: {remark}"] if remark else lines


@pytest.mark.parametrize(
    "words",
    [
        ("1.1=akkoord", "1.2=bespreken: wie betaalt\n dit?"),
        ("1.2=bespreken:wie betaalt dit?", "1.1 = Akkoord"),
        ("--allen", "akkoord", "--behalve", "1.2=bespreken: wie betaalt dit?"),
        ("--allen", "bespreken: wie betaalt dit?", "1.1=akkoord"),
    ],
)
def test_an_answer(tmp_path: Path, words: tuple[str, ...]) -> None:
    """The answers of a party become one file with the day, in the order of the agenda, whichever way they are typed."""
    lay_round(tmp_path)
    assert run(tmp_path, *NEW, "huurders", *words, "--toon", day="2026-01-12")[1] == {}
    done, lines = run(tmp_path, *NEW, "Huurders Voorbeelddorp", *words, day="2026-01-12")
    head = ["+ ---", f"+ bijeenkomst: {DAY}", "+ organisatie: huurders", "+ op: 2026-01-12", "+ antwoorden:"]
    assert lines == {FILE: [*head, *entry(1, "akkoord"), *entry(2, "bespreken", "wie betaalt dit?"), "+ ---"]}
    assert "1.2 bespreken: wie betaalt dit?" in done.stdout
    assert "Nog niet klaar in deze ronde: Gemeente Voorbeelddorp." in done.stdout
    assert run(tmp_path, *NEW, "huurders", *words, day="2026-01-13")[1] == {}
    assert not {"T370", "T373", "T207"} & {*codes(lay(tmp_path), date(2026, 1, 12))}


def test_more_answers(tmp_path: Path) -> None:
    """A later answer is added behind the others; another one on a point is refused with the line to type."""
    lay_round(tmp_path)
    done, _ = run(tmp_path, *NEW, "huurders", "1.1=akkoord", day="2026-01-12")
    assert "Nog geen antwoord van Huurders Voorbeelddorp op 1.2." in done.stdout
    _, lines = run(tmp_path, *NEW, "huurders", "1.2=onder voorbehoud: de ledenraad", day="2026-01-13")
    assert lines == {FILE: entry(2, "akkoord_onder_voorbehoud", "de ledenraad")}
    code, said = refused(tmp_path, *NEW, "huurders", "1.1=bespreken: toch niet", day="2026-01-13")
    assert code == 2
    assert f"`data/{FILE}`, regel 8, zegt `akkoord`" in said
    assert "`antwoord: bespreken`, met eronder `opmerking: toch niet`" in said


def test_a_whole_item(tmp_path: Path) -> None:
    """The number of an item means all its decision points; an item with questions is answered as a whole."""
    lay_round(tmp_path)
    _, lines = run(tmp_path, *NEW, "huurders", "1=akkoord", "plein=akkoord met opmerking: mooi", day="2026-01-12")
    assert lines[FILE][5:11] == [*entry(1, "akkoord"), *entry(2, "akkoord")]
    assert lines[FILE][11:14] == [
        f"+   - agendapunt: {PLEIN}",
        "+     antwoord: akkoord_met_opmerking",
        "+     opmerking: mooi",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Typ ook de antwoorden, zoals `4.1=akkoord`"),
        (("1.1",), "`1.1` is geen antwoord. Typ het nummer, `=` en het antwoord"),
        (("1.1=",), "`1.1=` is geen antwoord"),
        (("1.1=ja",), "`ja` is geen antwoord; kies uit: akkoord, akkoord_met_opmerking"),
        (("1.1=akkord",), "bedoelde u `akkoord`?"),
        (("1.1=akkoord: maar niet duur",), "`akkoord_met_opmerking: maar niet duur` of `bespreken: maar niet duur`"),
        (("1.1=akkoord_met_opmerking",), "Wat is de opmerking?"),
        (("1.3=akkoord",), "Punt 1 heeft 2 punten. Kies uit: `1.1`, `1.2`."),
        (("7=akkoord",), "heeft geen punt 7"),
        (("1.1=akkoord", "1=akkoord"), "Bij `1` staan twee antwoorden"),
        (("--behalve", "1.1=akkoord"), "`--behalve` hoort bij `--allen`"),
    ],
)
def test_no_answer(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    """What is no answer, or an answer on nothing, is refused with what to type."""
    lay_round(tmp_path)
    code, told = refused(tmp_path, *NEW, "huurders", *words, day="2026-01-12")
    assert code == 2
    assert said in told


def test_who_may_not_answer(tmp_path: Path) -> None:
    """A former party, a meeting around a table and a round with adopted minutes get no answer."""
    lay_round(tmp_path)
    assert (
        "is geen schriftelijke ronde" in refused(tmp_path, "reacties", "new", "2025-12-04", "huurders", "1=akkoord")[1]
    )
    assert "Er is geen partij met de naam `niemand`" in refused(tmp_path, *NEW, "niemand", "1=akkoord")[1]
    lay(tmp_path, {"data/organisaties/huurders.md": ("actief", "voormalig")})
    assert "doet niet meer mee" in refused(tmp_path, *NEW, "huurders", "1=akkoord")[1]
    lay(tmp_path, {f"data/{VERSLAG}": ("concept", "vastgesteld")})
    assert "Daar komt geen antwoord meer bij" in refused(tmp_path, *NEW, "gemeente", "1=akkoord")[1]


def test_the_list_says_who_is_silent(tmp_path: Path) -> None:
    """Below the list stands who answered on all points, who on some, and who on none; JSON stays a list."""
    lay_round(tmp_path)
    answers(tmp_path, "huurders", "1 akkoord")
    for words in ((), ("--bijeenkomst", DAY)):
        shown = tafel(tmp_path, "reacties", "list", *words).stdout
        assert "tot en met 15 januari 2026: 0 van 2 partijen klaar." in shown
        assert "Nog niet op alles: Huurders Voorbeelddorp." in shown
        assert "Nog niet: Gemeente Voorbeelddorp." in shown
    assert "partijen klaar" not in tafel(tmp_path, "reacties", "list", "--bijeenkomst", "2025-12-04").stdout
    assert "partijen klaar" not in tafel(tmp_path, "reacties", "list", "--format", "json").stdout


def test_everybody_agrees(tmp_path: Path) -> None:
    """What all agree on is agreed, with a reservation and a note where a party made one, in the open lines."""
    lay_round(tmp_path)
    answers(tmp_path, "huurders", "1 akkoord_onder_voorbehoud", "2 akkoord_met_opmerking: De bank is groen.")
    answers(tmp_path, "gemeente", "1 akkoord", "2 akkoord")
    assert run(tmp_path, *CLOSE, "--toon", day=DAY)[1] == {}
    done, lines = run(tmp_path, "reactie", "sluiten", DAY, day=DAY)
    added = ["Besluit 1.1: ingestemd", "Voorbehoud 1.1: huurders", "Besluit 1.2: ingestemd"]
    added += ["Aantekening 1.2 huurders: De bank is groen."]
    assert sorted(lines[VERSLAG]) == sorted([*(f"+ {line}" for line in added), "- Besluit 1.1:", "- Besluit 1.2:"])
    assert [*lines] == [VERSLAG]
    assert "1.1 ingestemd, met voorbehoud van Huurders Voorbeelddorp." in done.stdout
    assert run(tmp_path, *CLOSE, day=AFTER)[1] == {}
    assert "T360" not in codes(lay(tmp_path), date(2026, 1, 16))


def test_somebody_wants_to_talk(tmp_path: Path) -> None:
    """A point that a party wants to talk about is held over, whoever agrees or is silent."""
    lay_round(tmp_path)
    answers(tmp_path, "huurders", "1 bespreken: Wie betaalt?", "2 akkoord")
    done, lines = run(tmp_path, *CLOSE, day=AFTER)
    assert lines == {VERSLAG: ["- Besluit 1.1:", "+ Besluit 1.1: aangehouden"]}
    assert "1.1 aangehouden: Huurders Voorbeelddorp wil erover praten." in done.stdout
    assert "1.2 nog geen voorstel: Gemeente Voorbeelddorp antwoordde niet." in done.stdout
    assert f"`tafel reacties new {DAY}`" in done.stdout


@pytest.mark.parametrize(
    ("silence", "days", "sent", "counts", "said"),
    [
        ("akkoord", 5, True, True, "Volgens werkafspraak 4 telt dat als akkoord"),
        ("akkoord", 9, True, False, "de ronde was korter dan werkafspraak 4 belooft"),
        ("akkoord", 5, False, False, "bij `verzonden`"),
        ("navragen", 5, True, False, "Vraag het na bij Gemeente Voorbeelddorp."),
    ],
)
def test_silence(  # noqa: PLR0913  (a column for each thing that decides)
    tmp_path: Path, silence: str, days: int, *, sent: bool, counts: bool, said: str
) -> None:
    """Silence is agreement only by an agreement that says so, in a round as long as it promises since its sending."""
    lay_round(tmp_path, agreement(silence, days))
    commit(tmp_path)
    if sent:
        version = git(tmp_path, "rev-parse", "HEAD")
        lay(tmp_path, {SECOND: ("agenda:\n", f"verzonden:\n  - op: 2026-01-05\n    versie: {version}\nagenda:\n")})
    answers(tmp_path, "huurders", "1 akkoord", "2 akkoord")
    done, lines = run(tmp_path, *CLOSE, day=AFTER)
    assert ("+ Besluit 1.1: ingestemd" in lines.get(VERSLAG, [])) is counts
    assert said in done.stdout


def test_not_over(tmp_path: Path) -> None:
    """A round is not closed before its last day, nor on that day while a party can still answer."""
    lay_round(tmp_path)
    answers(tmp_path, "huurders", "1 akkoord", "2 akkoord")
    assert "loopt tot en met 15 januari 2026" in refused(tmp_path, *CLOSE, day="2026-01-14")[1]
    assert "Gemeente Voorbeelddorp kan nog antwoorden" in refused(tmp_path, *CLOSE, day=DAY)[1]


@pytest.mark.parametrize("path", [f"data/reacties/{DAY}-gemeente.md", "data/organisaties/gemeente.md"])
def test_an_answer_that_cannot_be_read(tmp_path: Path, path: str) -> None:
    """While an answer or a party is broken the round is not closed, because a no in it would count as silence."""
    lay_round(tmp_path)
    answers(tmp_path, "huurders", "1 akkoord", "2 akkoord")
    answers(tmp_path, "gemeente", "1 bespreken: Wie betaalt?", "2 akkoord")
    broken = tmp_path / path
    broken.write_text(broken.read_text(encoding="utf-8").replace("---\n", "---\niets: [\n", 1), encoding="utf-8")
    code, said = refused(tmp_path, *CLOSE, day=AFTER)
    assert (code, f"`{path}` is niet te lezen" in said) == (1, True), said


def test_minutes_that_do_not_fit(tmp_path: Path) -> None:
    """Without draft minutes, or without the heading in them, the round is not closed, and what to type is said."""
    lay_round(tmp_path, minutes=None)
    assert f"`tafel verslag new {DAY}`" in refused(tmp_path, *CLOSE, day=AFTER)[1]
    lay(tmp_path, {f"data/{VERSLAG}": HEAD})
    answers(tmp_path, "huurders", "1 akkoord", "2 akkoord")
    answers(tmp_path, "gemeente", "1 akkoord", "2 akkoord")
    assert f"`## [Een bank in het park](../agenda/{BANK}.md)`" in refused(tmp_path, *CLOSE, day=AFTER)[1]
    lay(tmp_path, {f"data/{VERSLAG}": ("concept", "vastgesteld")})
    assert "Daar verandert niets meer aan" in refused(tmp_path, *CLOSE, day=AFTER)[1]


def test_what_stands_there_stays(tmp_path: Path) -> None:
    """A line that somebody filled in stays, and the screen says so if the answers say otherwise."""
    lay_round(tmp_path, minutes=f"{HEAD}{OPEN}".replace("Besluit 1.1:", "Besluit 1.1: aangehouden"))
    answers(tmp_path, "huurders", "1 akkoord", "2 akkoord")
    answers(tmp_path, "gemeente", "1 akkoord", "2 akkoord")
    done, lines = run(tmp_path, *CLOSE, day=AFTER)
    assert lines == {VERSLAG: ["- Besluit 1.2:", "+ Besluit 1.2: ingestemd"]}
    assert "zegt aangehouden, maar de antwoorden zeggen: ingestemd. Verbeter dat zelf." in done.stdout


def test_without_open_lines(tmp_path: Path) -> None:
    """If the open lines are gone, the proposal comes below the last words of the section."""
    lay_round(tmp_path, minutes=f"{HEAD}{OPEN}".replace("Besluit 1.1:\nBesluit 1.2:\n", "Zo is het gegaan.\n"))
    for party in ("huurders", "gemeente"):
        answers(tmp_path, party, "1 akkoord", "2 akkoord")
    _, lines = run(tmp_path, *CLOSE, day=AFTER)
    assert lines == {VERSLAG: ["+ Besluit 1.1: ingestemd", "+ Besluit 1.2: ingestemd", "+ "]}


def test_a_remark_that_cannot_be_a_line(tmp_path: Path) -> None:
    """A remark that would not read as a note is refused with the lines to type, and nothing changes."""
    lay_round(tmp_path)
    answers(tmp_path, "huurders", "1 akkoord_met_opmerking: Zie <!-- hier.", "2 akkoord")
    answers(tmp_path, "gemeente", "1 akkoord", "2 akkoord")
    code, said = refused(tmp_path, *CLOSE, day=AFTER)
    assert (code, "elk op een eigen regel: `Besluit 1.1: ingestemd`, `Aantekening 1.1" in said) == (1, True)
