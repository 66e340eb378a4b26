"""How the list to mail and the minutes say it: in which order, on which line, and in the same words as other papers."""

import re
from datetime import date
from pathlib import Path

import pytest
from after_table import HELD, lay_after
from conftest import ROOT
from full_packs import pack_of

from tafel_cli.kinds.actie import Actiestatus
from tafel_cli.layout.blocks import Asked, Fact, Facts, Paragraph, Section, Table
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.layout.message import message
from tafel_cli.layout.minutes import minutes_paper
from tafel_cli.layout.outcome_list import outcome_paper
from tafel_cli.layout.paper import Paper, walk
from tafel_cli.pack.after.backdrop import Backdrop, backdrop
from tafel_cli.pack.after.minutes import minutes
from tafel_cli.pack.after.outcome_list import outcome_list
from tafel_cli.pack.after.values import Minutes, OutcomeList, PointRow
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.origin import Origin
from tafel_cli.reading.text_tree import Node, Soort, plain_text
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import occasion
from tafel_cli.source.worktree import WorkTree
from tafel_cli.value_class import with_changes as changed

LAW = "geen besluit volgens de Algemene wet bestuursrecht"
BOTH = (Doelgroep.DEELNEMERS, Doelgroep.OPENBAAR)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the rich table after its meeting, of which nobody changes a file."""
    made = tmp_path_factory.mktemp("afloop") / "tafel"
    lay_after(made)
    return made


def behind(root: Path, audience: Doelgroep = Doelgroep.DEELNEMERS) -> Backdrop:
    """Return what a paper of the meeting is made from."""
    source = WorkTree(root)
    asked = occasion(read(source), HELD)
    assert asked
    return backdrop(asked, audience, read=source.attachment, state=source.state(), concept=True, sent={})


def list_of(root: Path, audience: Doelgroep = Doelgroep.DEELNEMERS) -> OutcomeList:
    """Return the list of the meeting."""
    return outcome_list(behind(root, audience))


def minutes_of(root: Path) -> Minutes:
    """Return the minutes of the meeting."""
    made = minutes(behind(root))
    assert made
    return made


def lines(paper: Paper) -> dict[str, list[str]]:
    """Return the lines of each decision on a list by its number."""
    (asked,) = [one for one in walk(paper.first) if isinstance(one, Asked)]
    return {nr: _lines(text) for nr, text in asked.questions}


def _lines(text: object) -> list[str]:
    assert isinstance(text, tuple)
    found = [""]
    for part in text:
        if isinstance(part, Node) and part.soort is Soort.REGELEINDE:
            found.append("")
        else:
            found[-1] += plain_text((part,)) if isinstance(part, Node) else str(part)
    return found


def test_open_actions_come_first(root: Path) -> None:
    """Who does what tells what is open by day, also of earlier meetings, and then what is done."""
    found = list_of(root)
    (table,) = [one for one in walk(outcome_paper(found, {}).first) if isinstance(one, Table)]
    told = [str(row.cells[1].text) for row in table.rows]
    actions = sorted((*found.acties, *found.lopend), key=lambda one: (one.status != Actiestatus.OPEN, one.uiterlijk))
    assert [one.actie.split()[-1].rstrip(".") in said for one, said in zip(actions, told, strict=True)] == [True] * 6
    assert [" Gereed." in said for said in told] == [False] * 5 + [True]
    (older,) = [row for row in table.rows if "loopt sinds" in str(row.cells[1].text)]
    assert older.cells[0].text == "Huurdersraad Werfstad"


def test_both_lists_say_what_is_in_force(root: Path) -> None:
    """Of each decision that the table agreed to, participants and public read whether it is in force."""
    for audience in BOTH:
        found = list_of(root, audience)
        agreed = [one for one in found.besluiten if one.uitkomst.startswith("ingestemd")]
        assert agreed
        assert [one.nr for one in agreed if not one.stand] == []
    assert lines(outcome_paper(list_of(root), {}))["13"][0].startswith("Rondvraag: ingestemd. Geldt.")


def test_each_part_of_a_decision_has_a_line(root: Path) -> None:
    """Outcome and condition, what was agreed, what was asked and each remark have a line; a short decision has one."""
    said = lines(outcome_paper(list_of(root), {}))
    first = (
        "Eén loket voor bouwplannen: ingestemd met een wijziging. Terug naar de tafel; voor de andere partijen geldt"
    )
    assert said["6.1"] == [
        f"{first} het, als hun bestuur ja zegt.",
        "De tafel stemt in met één loket, voor plannen vanaf tien woningen.",
        "Gevraagd was: in te stemmen met één loket voor bouwplannen.",
        "Aantekening van Ontwikkelaar Stadsbouw: Stadsbouw had liever geen ondergrens.",
    ]
    assert said["6.2"] == ["Geen overeenstemming. De tafel is het niet eens over een termijn van acht weken."]


def test_an_item_has_a_dot_behind_its_number(root: Path) -> None:
    """What was treated without a decision, or moved on, is numbered as everywhere: `7. Titel`, a point `6.3 Titel`."""
    found = changed(list_of(root), besproken=(PointRow(nr="7", titel="Grond"), PointRow(nr="6.3", titel="Loket")))
    facts = [row for one in walk(outcome_paper(found, {}).first) if isinstance(one, Facts) for row in one.rows]
    told: dict[object, Fact] = {row.name: row for row in facts}
    assert told["Besproken, geen besluit"].values == ("7. Grond", "6.3 Loket")
    assert told["Doorgeschoven"].values[0].startswith("10. Brief van bewoners")


def test_one_wording_asks_for_mistakes(root: Path) -> None:
    """List, message and minutes ask alike what is wrong, and a draft names what must not be passed on."""
    found = changed(list_of(root), anders=None)
    papers = (outcome_paper(found, {}), minutes_paper(minutes_of(root), {}))
    asked = [said for paper in papers for said in texts(paper) if re.search(r"Klopt .*niet\?", said)]
    mailed = message(list_of(root, Doelgroep.OPENBAAR), found)
    assert len(asked) == len(papers)
    assert all("Klopt er iets niet?" in said for said in (*asked, mailed))
    drafts = [said for paper in papers for said in texts(paper) if "zo niet rond" in said]
    assert [re.findall(r"Stuur \w+ (?:lijst )?zo", said) for said in drafts] == [
        ["Stuur deze lijst zo"],
        ["Stuur het zo"],
    ]


def texts(paper: Paper) -> list[str]:
    """Return the words of each paragraph of a paper."""
    found = (one for one in walk((*paper.opening, *paper.first, *paper.rest)) if isinstance(one, Paragraph))
    return [" ".join(_lines(one.text if isinstance(one.text, tuple) else (one.text,))) for one in found]


def test_the_law_has_a_place_of_its_own(root: Path) -> None:
    """That no agreement is a decision of the law stands below a heading of its own at the end of list and minutes."""
    for paper in (outcome_paper(list_of(root), {}), minutes_paper(minutes_of(root), {})):
        last = (*paper.first, *paper.rest)[-1]
        assert isinstance(last, Section)
        assert last.title == "Goed om te weten"
        assert sum(LAW in said for said in texts(paper)) == 1
        assert LAW in str(last.blocks[0].text if isinstance(last.blocks[0], Paragraph) else "")


def test_nobody_meets_in_a_written_round(root: Path) -> None:
    """Minutes of a written round, and the message with its list, speak of no meeting; those of a meeting do."""
    for written, name in ((False, "bijeenkomst"), (True, "schriftelijke ronde")):
        found, public = minutes_of(root), list_of(root, Doelgroep.OPENBAAR)
        assert found.volgende
        of_round = changed(
            found, kop=_in_writing(found, written), volgende=changed(found.volgende, schriftelijk=written)
        )
        titles = [one.title for one in walk(minutes_paper(of_round, {}).rest) if isinstance(one, Section)]
        assert titles[0] == f"De {name}"
        assert f"Volgende {name}" in titles
        said = message(changed(public, kop=_in_writing(public, written)), list_of(root))
        assert f"Hierbij de lijst van de {name} van" in said


def _in_writing(found: Origin, written: bool) -> object:  # noqa: FBT001  (a case)
    return changed(found.kop, schriftelijk=written)


def test_the_foot_has_short_days() -> None:
    """The line at the foot spells both of its days with a short month, so that it fits on one line."""
    pack = pack_of(ROOT, "2026-12-03")
    version = changed(pack.versie, commit="a" * 40, tijd="2026-11-26T09:00:00+01:00", peildatum=date(2026, 11, 30))
    foot = meeting_pack(changed(pack, versie=version)).foot
    assert "van 26 nov 2026 · beoordeeld op 30 nov 2026" in foot.replace("\u00a0", " ")
