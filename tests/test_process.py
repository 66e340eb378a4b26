"""What a secretary types in minutes becomes the right records, once, however often and wherever it is stopped."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, example_table, git, replace, tafel
from hasty_lines import BOTH, ITEMS, SOUND, WRONG, heading
from typed_minutes import DAY, RULE, Typed, typed

from tafel_cli.checks import rules
from tafel_cli.errors import TafelError
from tafel_cli.finding import Severity
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.proof import Papers, ordinary
from tafel_cli.reading.document import parse
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.register.minute_lines import lines_in
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Stand, stand_of
from tafel_cli.source.worktree import WorkTree
from tafel_cli.value_class import plain
from tafel_cli.writing.process import Processed, process
from tafel_cli.writing.table_change import TableChange

MINUTES = f"data/verslagen/{DAY}.md"
HEADER = """---
status: concept
notulist: secretaris van de tafel
aanwezig:
  - organisatie: voorzitter
    functie: onafhankelijk voorzitter
  - organisatie: nieuwe-vaart
    functie: bestuurslid wonen
---
"""
HELD = date(2026, 12, 3)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the table of this repository, without minutes of its planned meeting."""
    shutil.copytree(example_table() / "data", tmp_path / "data")
    return tmp_path


def lay(root: Path, body: str) -> None:
    """Lay minutes with this body."""
    (root / MINUTES).write_text(f"{HEADER}{body}", encoding="utf-8")


def under(item: str, *lines: str) -> str:
    """Return a section on an item with lines."""
    return f"\n## [Punt](../agenda/{item}.md)\n\n" + "\n".join(lines) + "\n"


def texts(root: Path) -> dict[str, bytes]:
    """Return the bytes of every document."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("data/**/*.md")}


def run(root: Path, *, write: bool = True, today: date = HELD) -> TableChange[Processed]:
    """Process the minutes."""
    return process(root, None, today, write=write)


def read_table(root: Path) -> Register:
    """Read the table as it is now."""
    return read(WorkTree(root))


def errors(register: Register) -> list[str]:
    """Return the codes of the errors in a table."""
    found = rules.findings_of(Case(register=register, today=HELD))
    return [f"{one.path} {one.code.code}" for one in found if one.code.severity is Severity.FOUT]


def assert_records(register: Register, made: Typed) -> None:
    """Demand that the table holds what was typed, and no more of this meeting."""
    besluiten = [b.as_data() for b in sorted(register.all(Besluit), key=lambda b: b.rank) if b.id.startswith(DAY)]
    assert sorted(besluiten, key=str) == sorted(made.besluiten, key=str)
    acties = [a.as_data() for a in register.all(Actie) if a.id.startswith(DAY)]
    assert sorted(acties, key=str) == sorted(made.acties, key=str)
    verslag, meeting = register.get(Verslag, DAY), register.get(Bijeenkomst, DAY)
    assert verslag is not None
    assert meeting is not None
    assert meeting.status == "gehouden"
    assert {key: verslag.as_data().get(key) for key in made.kop} == made.kop
    assert all(said in verslag.document.body.split("\n") for said in made.kept)
    assert all(each.open for each in lines_in(register, verslag))
    lines = {line for lines in made.lines.values() for line in lines}
    ended, later, adopted, answer = (
        any(start in line for line in lines) for start in ("a1: gereed", "a2: naar", "5/11", "Bekrachtiging")
    )
    a1, a2 = register.get(Actie, "2026-11-05-a1"), register.get(Actie, "2026-11-05-a2")
    assert a1 is not None
    assert a2 is not None
    assert (a1.status, a1.gereed_op, a1.resultaat) == (
        ("gereed", HELD, "De kosten zijn bekend.") if ended else ("open", None, None)
    )
    assert (a2.uiterlijk.isoformat(), len(a2.eerder_uiterlijk)) == (("2027-01-15", 1) if later else ("2026-11-26", 0))
    old = register.get(Verslag, "2026-11-05")
    assert old is not None
    changed = ("vastgesteld", DAY, ("Bij punt 4 wordt tien twintig.",))
    assert (old.status, old.vastgesteld_in, old.wijzigingen) == (changed if adopted else ("concept", None, ()))
    said = register.get(Bekrachtiging, "2026-11-05-b1-gemeente")
    told = (said.stand, said.voorwaarde, said.op.isoformat()) if said else None
    assert told == (("bekrachtigd_met_voorwaarde", "Er geld is.", "2026-11-20") if answer else None)


def assert_processed(root: Path, seed: int, *, stopped: bool) -> None:
    """Demand that generated minutes become their records; `stopped`: also after a stop behind each file."""
    made = typed(seed)
    lay(root, made.body(seed))
    before = texts(root)
    change = run(root)
    assert change.told.unread == (), [(fate.said, fate.typed) for fate in change.told.unread]
    assert_records(read_table(root), made)
    assert errors(read_table(root)) == []
    after = texts(root)
    assert run(root).files == ()
    assert texts(root) == after
    for count in range(len(change.files)) if stopped else ():
        for path in after.keys() - before.keys():
            (root / path).unlink(missing_ok=True)
        for path, data in before.items():
            (root / path).write_bytes(data)
        for file in change.files[:count]:
            (root / file.path).write_text(file.new, encoding="utf-8")
        run(root)
        assert texts(root) == after, (count, [file.path for file in change.files])


@pytest.mark.parametrize("seed", range(12))
def test_generated_minutes(seed: int, root: Path) -> None:
    """Each value becomes the right record, a second run finds nothing, and a stop behind any file is made good."""
    assert_processed(root, seed, stopped=True)


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(12, 300))
def test_many_generated_minutes(seed: int, root: Path) -> None:
    """The same holds for hundreds of minutes."""
    assert_processed(root, seed, stopped=True)


@pytest.mark.parametrize(("place", "line", "value"), SOUND, ids=[line for _, line, _ in SOUND])
def test_a_line_in_haste(place: str, line: str, value: dict[str, object], root: Path) -> None:
    """Each line as people type it becomes one record, or a key of the header, that says the same."""
    above = "\n\n".join(BOTH) if value["is"] in ("Reserved", "Remarked") else ""
    lay(root, f"\n{heading(place)}{above}\n\n{line}\n")
    change = run(root)
    assert change.told.unread == ()
    now, item = read_table(root), ITEMS.get(place, "rondvraag")
    made = [b.as_data() for b in now.all(Besluit) if b.id.startswith(DAY)]
    work = [a.as_data() for a in now.all(Actie) if a.id.startswith(DAY)]
    if value["is"] == "Decided" and "uitkomst" in value:
        points = value["punten"]
        assert isinstance(points, list)
        assert [(b["agendapunt"], b.get("beslispunt"), b["uitkomst"]) for b in made] == [
            (item, point, value["uitkomst"]) for point in points
        ]
        assert all(str(b["besluit"]).startswith("De tafel ") for b in made)
        assert all(b.get("opgeschaald_naar") == value.get("opgeschaald_naar") for b in made)
    elif value["is"] == "Task":
        (action,) = work
        text = str(value["tekst"])
        assert action["actie"] == f"{text[0].upper()}{text[1:].rstrip('.')}."
        keys = ("actiehouder", "uiterlijk", "met")
        assert {key: action.get(key) for key in keys} == {key: value.get(key) for key in keys}
        assert action.get("soort", "actie") == value["soort"]
        assert action["agendapunt"] == item
    elif value["is"] in ("Reserved", "Remarked"):
        points = value.get("punten") or [value["punt"]]
        assert isinstance(points, list)
        key = "voorbehoud" if value["is"] == "Reserved" else "aantekening"
        assert [b["beslispunt"] for b in made if key in b] == points
        for decision in (now.get(Besluit, f"{DAY}-b{point}") for point in points):
            assert decision is not None
            assert plain(decision.voorbehoud) == [{**one, "tekst": None} for one in value.get("partijen", ())]  # type: ignore[attr-defined]
            assert [one.organisatie for one in decision.aantekening] == [*filter(None, [value.get("organisatie")])]
    if value["is"] != "Task":
        assert work == []
    assert errors(now) == []
    verslag = now.get(Verslag, DAY)
    assert verslag is not None
    assert lines_in(now, verslag) == ()


def test_slips(root: Path) -> None:
    """Whatever cannot be read is told at its line, with the line to type, and then nothing at all is written."""
    wrong = [(place, line, typed) for place, line, _, typed in WRONG if place != "4"]
    body = "\n".join(f"{heading(place)}{line}\n" for place, line, _ in sorted(wrong, key=lambda one: one[0] != ""))
    lay(root, f"\n{body}{under(RULE, 'Besluit 5.1: ingestemd')}")
    before = texts(root)
    change = run(root)
    assert change.files == ()
    assert texts(root) == before
    assert [fate.typed for fate in change.told.unread] == [
        typed for _, _, typed in sorted(wrong, key=lambda one: one[0] != "")
    ]
    shown = (root / MINUTES).read_text(encoding="utf-8").split("\n")
    for fate, (_, line, _) in zip(change.told.unread, sorted(wrong, key=lambda one: one[0] != ""), strict=True):
        assert shown[fate.line - 1] == line.split("\n")[-1]


@pytest.mark.parametrize(
    ("lines", "message", "typed"),
    [
        (("Besluit 5.1: ingestemd", "Voorbehoud 5: gemeente"), "nog geen besluit", "Voorbehoud 5.…: gemeente"),
        (
            ("Besluit 5.1: aanhouden", "Voorbehoud 5.1: gem (raad, 28 jan)"),
            "aangehouden",
            "Voorbehoud 5.…: gemeente (gemeenteraad, 28-1-2027)",
        ),
        (("Aantekening 5.2 lindepark: te duur",), "nog geen besluit", "Aantekening … lindepark: Te duur."),
        (("Besluit 5.1: akkoord <!-- zeker", "weten -->"), "opmerking", "Besluit 5.1: akkoord"),
        (("Doorgeschoven 5: geen tijd", "", "De tafel sprak erover."), "ook tekst", "Doorgeschoven 5: geen tijd"),
        (("Besluit 5.1: akkoord", "Doorgeschoven 5: geen tijd"), "nog meer regels", "Doorgeschoven 5: geen tijd"),
        (("Verslag 5/11: vastgesteld", "Verslag 2026-11-05: vastgesteld"), "staat ook op regel", "…"),
        (("Begonnen: 15.00", "Begonnen: 15.30"), "staat ook op regel", "…"),
        (("Afwezig: rijnzicht", "Aanwezig: Rijnzicht"), "staat ook op regel", "…"),
        (("Doorgeschoven 5: geen tijd", "Doorgeschoven 5: geen zin"), "staat ook op regel", "…"),
        (("Besluit 5.1: ingestemd", "", f"## [Nog eens](../agenda/{RULE}.md)", "", "5.1 aanhouden"), "op regel", "…"),
        (("Besluit 5: ingestemd. De tafel koopt", "Besluit 5: aanhouden. De tafel koopt."), "ook op regel", "…"),
        (
            ("Besluit 5.1: ingestemd", "Voorbehoud 5.1: gemeente (raad)", "Voorbehoud 5.1: gemeente (college)"),
            "staat ook op regel",
            "…",
        ),
        (("Actie a2: naar 15/1", "Actie a2: gereed"), "gaat ook regel", "Actie …: …"),
        (("Verslag 24/9: vastgesteld",), "al vastgesteld", "Verslag 2026-09-24: vastgesteld"),
        (("Afwezig: rijnzicht (bestuurder)",), "staat `bestuurder` niet", "Afwezig: rijnzicht (…)"),
    ],
)
def test_what_does_not_fit(lines: tuple[str, ...], message: str, typed: str, root: Path) -> None:
    """A line that can be read and does not fit what else there is, is told, and nothing is written."""
    lay(root, under(RULE, *lines))
    before = texts(root)
    change = run(root)
    (fate,) = change.told.unread
    assert message in fate.said
    assert fate.typed == typed
    assert texts(root) == before


def test_a_standing_item_is_not_moved_on(root: Path) -> None:
    """Only an item of the agenda is moved on."""
    lay(root, "\n## Rondvraag\n\nDoorgeschoven: geen tijd\n")
    (fate,) = run(root).told.unread
    assert "vast punt" in fate.said


def test_a_line_changes_the_decision(root: Path) -> None:
    """While the minutes are a draft, a new line on a point changes its decision, and one link to it is left."""
    lay(root, under(RULE, "Besluit 5.1: ingestemd", "Voorbehoud: gemeente"))
    run(root)
    with (root / MINUTES).open("a", encoding="utf-8") as file:
        file.write("\nBesluit 5.1: aangehouden. Kosten onbekend\n")
    (fate,) = run(root).told.fates
    assert "Was: De tafel stemt in" in fate.said
    assert "Wordt: De tafel houdt dit aan" in fate.said
    decision = read_table(root).get(Besluit, f"{DAY}-b1")
    assert decision is not None
    assert (decision.uitkomst, decision.voorbehoud, decision.document.body) == ("aangehouden", (), "Kosten onbekend.\n")
    links = [line for line in (root / MINUTES).read_text(encoding="utf-8").split("\n") if line.startswith("- [Besluit")]
    assert links == [f"- [Besluit 5.1](../besluiten/{DAY}-b1.md): aangehouden"]


def test_words_added_to_a_link_stay(root: Path) -> None:
    """What a person typed behind a link to a decision stays in the minutes when the link is made anew."""
    lay(root, under(RULE, "Besluit 5.1: ingestemd", "Besluit 5.2: besproken. Er is haast."))
    run(root)
    replace(root / MINUTES, ": ingestemd", ": ingestemd. Met dank aan alle partijen")
    with (root / MINUTES).open("a", encoding="utf-8") as file:
        file.write("\nBesluit 5.1: aangehouden\nBesluit 5.2: ingestemd\n")
    run(root)
    body = (root / MINUTES).read_text(encoding="utf-8").split("\n\n", 2)[2]
    links = "".join(
        f"- [Besluit 5.{point}](../besluiten/{DAY}-b{point}.md): {said}\n"
        for point, said in ((1, "aangehouden"), (2, "ingestemd"))
    )
    assert body == f"- Met dank aan alle partijen\n- Er is haast.\n\n{links}"


def test_one_link_to_a_record(root: Path) -> None:
    """A line that was typed twice becomes one record, with one line that links to it."""
    twice = ["Actie gem, 15 jan: stuur de brief"] * 2
    lay(root, under(RULE, *twice))
    run(root)
    text = (root / MINUTES).read_text(encoding="utf-8")
    assert text.count("- [Actie]") == 1


def test_a_record_that_cannot_be_read_is_not_made_again(root: Path) -> None:
    """While a record of the meeting is broken nothing is written, because it may say what a line says again."""
    for name, line in (("besluiten/{}-b1", "Besluit 5.1: ingestemd"), ("acties/{}-a1", "Actie gem, 15 jan: bel")):
        lay(root, under(RULE, line))
        run(root)
        broken = root / f"data/{name.format(DAY)}.md"
        text = broken.read_text(encoding="utf-8")
        broken.write_text(text.replace("agendapunt: ", "agendapunt: ["), encoding="utf-8")
        lay(root, under(RULE, line))
        before = texts(root)
        with pytest.raises(TafelError, match=f"{name.format(DAY)}.md. is niet te lezen"):
            run(root)
        assert texts(root) == before
        broken.write_text(text, encoding="utf-8")


def test_a_line_without_words_keeps_the_sentence(root: Path) -> None:
    """A line with the same outcome and no words keeps the sentence that the decision has; a reservation is added."""
    lay(root, under(RULE, "Besluit 5.1: ingestemd. De tafel begint op 1 maart.", "Voorbehoud: gemeente"))
    run(root)
    with (root / MINUTES).open("a", encoding="utf-8") as file:
        file.write("\nBesluit 5.1: akkoord\nVoorbehoud: de hofjes\n")
    run(root)
    decision = read_table(root).get(Besluit, f"{DAY}-b1")
    assert decision is not None
    assert decision.besluit == "De tafel begint op 1 maart."
    assert decision.reserved_by == ("gemeente", "de-hofjes")


def test_what_was_only_talked_about_waits(root: Path) -> None:
    """A point that was talked about without a decision gets none: no finding asks for it, and the item waits again."""
    lay(root, under(RULE, "Besluit 5.1: besproken", "Besluit 5.2: akkoord"))
    run(root)
    now = read_table(root)
    item = now.get(Agendapunt, RULE)
    assert item is not None
    assert stand_of(now, item) is Stand.WACHT
    said = [one.message for one in rules.findings_of(Case(register=now, today=HELD)) if one.code.code == "T322"]
    assert not any("Verhuisregeling" in message for message in said)


def test_before_the_day(root: Path) -> None:
    """Before the day of the meeting nothing is written, because it has decided nothing yet."""
    lay(root, under(RULE, "Besluit 5.1: akkoord"))
    before = texts(root)
    change = process(root, DAY, date(2026, 12, 2), write=True)
    assert change.told.early
    assert texts(root) == before
    done = tafel(root, "verslag", "process", DAY, "--write", "--as-of", "2026-12-02")
    assert (done.returncode, "vanaf die dag" in done.stdout) == (2, True)


def test_adopted_minutes_stay(root: Path) -> None:
    """Adopted minutes are not processed; the message names the command that corrects them."""
    with pytest.raises(TafelError, match="tafel verslag correct 2026-09-24"):
        process(root, "2026-09-24", HELD, write=True)


def test_who_was_there(root: Path) -> None:
    """A substitute takes the place of the one whom it replaces; a party that came after all is not absent."""
    header = HEADER.replace("---\n", "---\nafgemeld:\n  - rijnzicht\n", 1)
    seat = "  - organisatie: gemeente\n    functie: wethouder wonen\n---\n"
    text = header.removesuffix("---\n") + seat
    came = "Aanwezig: rijnzicht (bestuurder)\nAanwezig: gemeente (directeur stedelijke ontwikkeling)"
    (root / MINUTES).write_text(f"{text}\n{came}\nAfwezig: Nieuwe Vaart\n", encoding="utf-8")
    run(root)
    verslag = read_table(root).get(Verslag, DAY)
    assert verslag is not None
    there = [(one.organisatie, one.functie, one.vervanger is not None) for one in verslag.aanwezig]
    assert there[1:] == [
        ("gemeente", "directeur stedelijke ontwikkeling", True),
        ("rijnzicht", "bestuurder", False),
    ]
    assert verslag.afgemeld == ("nieuwe-vaart",)
    assert verslag.document.body == ""


def test_the_points_that_were_sent(root: Path) -> None:
    """Points that read differently from those that were sent are told with both texts."""
    item = root / f"data/agenda/{RULE}.md"
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "stukken")
    sent = git(root, "rev-parse", "HEAD")
    meeting = root / f"data/bijeenkomsten/{DAY}.md"
    replace(meeting, "status: gepland\n", f"status: gepland\nverzonden:\n  - op: 2026-11-26\n    versie: {sent}\n")
    lay(root, under(RULE, "Besluit 5.1: akkoord"))
    assert run(root, write=False).told.unread == ()
    replace(item, "een proef van één jaar", "een proef van twee jaar")
    (fate,) = run(root).told.unread
    assert "Toen: 1. In te stemmen met een proef van één jaar" in fate.said
    assert "Nu: 1. In te stemmen met een proef van twee jaar" in fate.said


def test_on_the_screen(root: Path) -> None:
    """The command says what becomes of each line, in words and as data, and what is next."""
    lay(root, under(RULE, "Besluit 5.1: akkoord", "Besluit 5.2:", "Besluit 5,1: akkoord"))
    told = tafel(root, "verslag", "process", "--as-of", "2026-12-03")
    assert told.returncode == 1
    assert "Besluit 5.1: nieuw" in told.stdout
    assert "Typ: Besluit 5.1: akkoord" in told.stdout
    replace(root / MINUTES, "Besluit 5,1: akkoord\n", "")
    told = tafel(root, "verslag", "verwerken", "--as-of", "2026-12-03")
    assert (told.returncode, "--write" in told.stdout) == (0, True)
    data = json.loads(tafel(root, "verslag", "process", "--as-of", "2026-12-03", "--format", "json", "--write").stdout)
    assert data["geschreven"] is True
    assert [(row["wat"], row["wordt"], row["stukken"]) for row in data["regels"]] == [
        ("Besluit 5.1", "nieuw", [f"data/besluiten/{DAY}-b1.md"]),
        ("Besluit 5.2", "open", []),
    ]
    assert "tafel besluiten build" in tafel(root, "verslag", "process", "--as-of", "2026-12-03", "--write").stdout


def test_what_it_costs(root: Path) -> None:
    """Without papers that were sent, git is not asked, and ordinary minutes load no Markdown parser."""
    lay(root, under(RULE, "Besluit 5.1: akkoord", "Actie gemeente, uiterlijk 15-1-2027: Stuur de regeling."))
    words = ["-C", str(root), "verslag", "process", "--as-of", "2026-12-03"]
    code = f"import sys; from tafel_cli.cli import run; run({words!r}); print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Besluit 5.1: nieuw" in done.stdout
    loaded = done.stderr.split()
    assert {"markdown_it", "tafel_cli.source.repository", "filelock"}.isdisjoint(loaded)


def test_questions_are_ordinary_text() -> None:
    """Questions in a draft of minutes need no parsing, as long as nothing is indented behind one; others do."""
    body = "## Kop\n\n<!-- Wat is er gezegd? -->\n\nTekst.\n"
    papers = Papers((), {}, lambda: ())

    def quick(text: str, status: str = "concept", folder: str = "verslagen") -> bool:
        return ordinary(parse(f"data/{folder}/a.md", f"---\nstatus: {status}\n---\n{text}".encode()), papers)

    assert quick(body)
    assert not quick(body, "vastgesteld")
    assert not quick(body, folder="agenda")
    assert not quick(f"- a\n{body}    code\n")
    assert not quick(f"{body}a <!-- b -->\n")
