"""From one meeting to the sent papers of the next, by commands: only the text of the minutes is typed by hand."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from conftest import example_table, git, tafel

from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.register.loading import read
from tafel_cli.register.standing import geldigheid_of
from tafel_cli.source.worktree import WorkTree

DAY = re.compile(r"^# (\d{4}-\d{2}-\d{2})$")
UNDATED = ("agenda build", "verslag build", "besluiten build", "agenda verify")
MINUTES = {
    "Begonnen:": ["Begonnen: 15.03"],
    "Geëindigd:": ["Geëindigd: 17.02", "Afwezig: nieuwe vaart"],
    "## Mededelingen": ["Er zijn geen mededelingen.", "Niets."],
    "## Verslag en acties": [
        "De acties zijn nagelopen.",
        "Verslag 5 november: vastgesteld. Wijziging: Bij punt 4 is tien twintig geworden.",
    ],
    "## [Vergaderdata": ["Besluit 4.1: akkoord"],
    "## [Verhuisregeling": [
        "De proef kan beginnen. Eén coach is voor nu genoeg.",
        "Besluit 5.1: ingestemd",
        "Besluit 5.2: ingestemd met een wijziging. De gemeente betaalt één coach.",
        "Voorbehoud 5: gemeente, rijnzicht",
        "Aantekening 5.2 de-hofjes: liever drie coaches.",
        "Actie rijnzicht, uiterlijk 15 januari 2027: Stuur de regeling aan alle partijen.",
        "toez. gem: zoek uit of leges kunnen vervallen - 1 feb",
    ],
    "## [Startafspraken": ["Elke partij noemde een moment.", "Hier komt een volgende keer een besluit over."],
    "## [Begane grond": ["Doorgeschoven: door tijdnood"],
    "## [Wachten op stroom": [
        "Veel projecten wachten.",
        "Besluit 8.2: opschalen",
        "actie allen: geef uw projecten door aan de gemeente, 10 dec",
        "actie gemeente, ma 14-12: maak er één overzicht van, met totalen.",
    ],
    "## Termijnagenda": ["De data staan vast.", "Zo is het goed."],
    "## Rondvraag": ["Niemand had een vraag.", "Niets."],
}
FIRST = """
# 2026-12-03
bijeenkomsten absent 2026-12-03 nieuwe-vaart
verslag new
"""
SECOND = """
# 2026-12-03
verslag process --write
bijeenkomsten new 11-2-2027
save "Besluiten en acties van 3 december"
besluiten build
besluiten send
save "De lijst is verstuurd"
# 2026-12-10
verslag build
verslag send
save "Het verslag is verstuurd"
# 2027-01-14
verslag correct 2026-11-05 "Lees bij punt 4 twintig in plaats van tien." --bij 4 --op 2026-12-10
acties done 2026-12-03-a3 "Alle partijen gaven hun projecten door."
acties postpone 2026-11-05-a1 29-1-2027 --reden "De beheerder rekent nog."
acties drop 2026-11-05-a3 "De reacties zijn aan tafel gegeven."
bekrachtigingen new 2026-12-03-b2 gemeente --stand bekrachtigd
bekrachtigingen new 2026-12-03-b2 rijnzicht --stand bekrachtigd
bekrachtigingen new 2026-12-03-b3 gemeente --stand bekrachtigd_met_voorwaarde --voorwaarde "Vanaf maart."
bijeenkomsten remind
save "Acties en antwoorden"
# 2027-02-03
agenda plan --write
save "De agenda van 11 februari"
agenda build --audience voorzitter --audience deelnemers --audience openbaar
agenda send
save "De stukken zijn verstuurd"
status
# 2027-02-11
bijeenkomsten hold
verslag adopt 2026-12-03 --in 2027-02-11 --wijziging "Bij punt 6 is de naam van de buurt verbeterd."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the example table, recorded, with its papers sent a week before the meeting."""
    root = tmp_path / "tafel"
    shutil.copytree(example_table() / "data", root / "data")
    git(tmp_path, "init", "-q", "tafel")
    git(root, "config", "user.name", "Secretaris")
    git(root, "config", "user.email", "secretariaat@tafel.example")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "De tafel")
    run(root, '# 2026-11-26\nagenda send\nsave "Verstuurd"')
    return root


def run(folder: Path, script: str) -> tuple[str, int]:
    """Run the commands of a script on their days; return all that they said, and how many commands there were."""
    day, said, count = "", "", 0
    for line in filter(None, script.splitlines()):
        if found := DAY.match(line):
            day = found[1]
            continue
        dated = [] if line.startswith(UNDATED) else ["--as-of", day]
        done = tafel(folder, *shlex.split(line), *dated)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        said, count = said + done.stdout, count + 1
    return said, count


def type_minutes(path: Path) -> int:
    """Type the minutes: what was said, and what was agreed, below each heading; return how many lines that took."""
    text = path.read_text(encoding="utf-8")
    for begin, lines in MINUTES.items():
        if not begin.startswith("##"):
            assert f"\n{begin}\n" in text
            text = text.replace(f"\n{begin}\n", "\n" + "\n".join(lines) + "\n")
            continue
        at = text.index(f"\n{begin}") + 1
        end = text.find("\n## ", at)
        heading, rest = text[at : end if end > 0 else len(text)].split("\n", 1)
        if "### Conclusie" in rest and len(lines) > 1:
            below = f"\n### Besproken\n\n{lines[0]}\n\n### Conclusie\n\n" + "\n".join(lines[1:])
        else:
            below = "\n" + "\n".join(lines)
        text = text[:at] + f"{heading}\n{below}\n" + (text[end:] if end > 0 else "")
    path.write_text(text, encoding="utf-8")
    return sum(map(len, MINUTES.values()))


def test_the_whole_round(folder: Path) -> None:
    """From the last word of a meeting to the sent papers of the next, a secretary types some fifty lines.

    Nobody opens a file by hand but the minutes, no error comes up on any day, and nobody types a fact twice.
    """
    _, first = run(folder, FIRST)
    typed = type_minutes(folder / "data/verslagen/2026-12-03.md")
    said, second = run(folder, SECOND)
    assert first + typed + second < 60
    table = read(WorkTree(folder))
    minutes = {one.id: one for one in table.all(Verslag)}
    assert [minutes[id_].status.value for id_ in ("2026-11-05", "2026-12-03")] == ["vastgesteld"] * 2
    assert minutes["2026-11-05"].wijzigingen == ("Bij punt 4 is tien twintig geworden.",)
    assert [each.agendapunt for each in minutes["2026-12-03"].doorgeschoven] == ["2026-11-13-stadsfonds-begane-grond"]
    assert minutes["2026-12-03"].afgemeld == ("nieuwe-vaart",)
    decisions = {one.id: one for one in table.all(Besluit) if one.bijeenkomst_id == "2026-12-03"}
    assert [one.uitkomst.value for one in decisions.values()] == [
        "ingestemd",
        "ingestemd",
        "gewijzigd_ingestemd",
        "opgeschaald",
    ]
    assert decisions["2026-12-03-b3"].besluit == "De tafel spreekt af: de gemeente betaalt één coach."
    assert [found.value if (found := geldigheid_of(table, one)) else "" for one in decisions.values()] == [
        "geldt",
        "geldt",
        "terug naar de tafel",
        "",
    ]
    actions = {one.id: (one.status.value, str(one.uiterlijk)) for one in table.all(Actie)}
    assert {id_: actions[id_] for id_ in ("2026-12-03-a3", "2026-11-05-a1", "2026-11-05-a3", "2026-12-03-a2")} == {
        "2026-12-03-a3": ("gereed", "2026-12-10"),
        "2026-11-05-a1": ("open", "2027-01-29"),
        "2026-11-05-a3": ("vervallen", "2026-11-26"),
        "2026-12-03-a2": ("open", "2027-02-01"),
    }
    meetings = {one.id: one for one in table.all(Bijeenkomst)}
    assert [each.stuk.value for each in meetings["2026-12-03"].verzonden] == [
        "vergaderstukken",
        "besluitenlijst",
        "verslag",
    ]
    assert "2026-11-13-stadsfonds-begane-grond" in meetings["2027-02-11"].agenda
    assert meetings["2027-02-11"].sent_papers
    assert "2026-11-16-rijnzicht-verhuisregeling" in meetings["2027-02-11"].agenda
    assert "De tafel kiest of zij het besluit vervangt" in said
    assert "0 fouten" in tafel(folder, "check", "--as-of", "2027-02-12").stdout
