"""Rights: what a proposal may change, attack by attack; judged in process."""

import pytest
from attempts import GEMEENTE, HUURDERS, SECRETARIS
from cases import MODES, REFUSED, SINCE
from proposals import (
    ACTIE,
    ADOPT,
    BEKRACHTIGING,
    BESLUIT,
    MEETING,
    OWN,
    PARTIJ,
    PLATTEGROND,
    PLEIN,
    TAFEL,
    TODAY,
    VERSLAG,
    Edit,
    Judge,
    cite,
    copy,
    drop,
    edits,
    joint,
    nothing,
    put,
    swap,
)

from tafel_cli.finding import Severity
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.reading.decode import decode
from tafel_cli.reading.document import parse
from tafel_cli.register.case import Case, compared
from tafel_cli.register.loading import read
from tafel_cli.register.proposal import ABSENT, ORDINARY, Rol, actor_of
from tafel_cli.register.uses import used_by
from tafel_cli.source import Change, FileChange
from tafel_cli.source.worktree import WorkTree

SPEELKAART, NAMED = "data/bijlagen/kaart.pdf", "bijlagen:\n  - bestand: kaart.pdf\n    titel: Iets\n"
ALLOWED: dict[str, tuple[Edit, str]] = {
    "its own item": (swap(OWN, "duur: 20", "duur: 25"), HUURDERS),
    "its login in capitals": (swap(OWN, "duur: 20", "duur: 25"), HUURDERS.upper()),
    "a new item": (copy(OWN, "data/agenda/2026-01-07-huurders-boom.md"), HUURDERS),
    "its own action": (swap(ACTIE, "hebben het ontwerp", "kregen het ontwerp"), GEMEENTE),
    "its own ratification": (swap(BEKRACHTIGING, "2026-01-08", "2026-01-09"), HUURDERS),
    "a new attachment of its own item": (edits(put("data/bijlagen/bank.pdf"), cite("bank.pdf")), HUURDERS),
    "the secretary, the table itself": (swap(TAFEL, "fijne", "mooie"), SECRETARIS),
    "the chair, a meeting": (swap(MEETING, "dorpshuis", "school"), "voorbeeld-voorzitter"),
    "the secretary, an item of a party": (swap(PLEIN, "duur: 20", "duur: 25"), SECRETARIS),
    "the secretary, any attachment": (put("data/bijlagen/logo.png"), SECRETARIS),
}


@pytest.mark.parametrize("case", ALLOWED)
def test_allowed(case: str, judge: Judge) -> None:
    """What belongs to somebody may be changed by that somebody, without a remark about rights."""
    change, actor = ALLOWED[case]
    assert judge.rights(change, actor) == {}


@pytest.mark.parametrize("change", [put(SPEELKAART, b"%PDF beter"), edits(drop(SPEELKAART), swap(OWN, NAMED, ""))])
def test_own_attachment(change: Edit, judge: Judge) -> None:
    """A party replaces an attachment of its own item, or takes it away."""
    assert judge.rights(change, HUURDERS, before=edits(cite("kaart.pdf"), put(SPEELKAART))) == {}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, judge: Judge) -> None:
    """What belongs to another, or to the table, is refused at that file and at no other."""
    change, expected = REFUSED[case]
    assert judge.rights(change, HUURDERS) == expected


@pytest.mark.parametrize("case", REFUSED)
def test_stranger(case: str, judge: Judge) -> None:
    """Somebody who speaks for no party may change nothing at all, and nothing is judged when nobody proposes."""
    change, expected = REFUSED[case]
    found = judge.findings(change, "iemand")
    assert expected.keys() <= {f.path for f in found if f.code.code in {"T701", "T703"}}
    assert all("`iemand`" in f.message for f in found if f.code.code == "T701")


def test_nobody_proposes(judge: Judge) -> None:
    """Without a login nothing is said about rights."""
    assert judge.rights(REFUSED["an item of another"][0], None) == {}


def test_not_recorded_yet(judge: Judge) -> None:
    """Uncommitted changes count as well: a change, a new file and one that is gone."""
    change = edits(
        swap(PLEIN, "duur: 20", "duur: 60"), drop(ACTIE), copy(PLEIN, "data/agenda/2026-01-07-gemeente-x.md")
    )
    expected = {PLEIN: {"T701"}, ACTIE: {"T701"}, "data/agenda/2026-01-07-gemeente-x.md": {"T701", "T705"}}
    assert judge.rights(change, HUURDERS, recorded=False) == expected


def test_own_and_not_recorded_yet(judge: Judge) -> None:
    """Uncommitted changes to one's own files are allowed: a new item, and a draft that goes."""
    draft = copy(OWN, "data/agenda/2026-01-08-huurders-y.md", ("status: ingediend", "status: concept"))
    change = edits(copy(OWN, "data/agenda/2026-01-07-huurders-x.md"), drop("data/agenda/2026-01-08-huurders-y.md"))
    assert judge.rights(change, HUURDERS, before=draft, recorded=False) == {}


def test_not_recorded_and_gone_since(judge: Judge) -> None:
    """An item that its party deleted meanwhile still belongs to that party, committed or not."""
    change = swap(PLEIN, "duur: 20", "duur: 60")
    assert judge.rights(change, HUURDERS, since=drop(PLEIN), recorded=False) == {PLEIN: {"T701"}}


@pytest.mark.parametrize("path", ["data/agenda", "data/bijlagen", "data"])
def test_folder_that_is_none(path: str, judge: Judge) -> None:
    """A link in the place of a folder of items is a change of the table itself."""
    assert judge.rights(nothing, HUURDERS, modes={path: "120000"}) == {path: {"T703", "T704"}}


def test_whose_it_is(judge: Judge) -> None:
    """The finding says whose it is, at the first line that changed, or without a line when the file is gone."""
    found = judge.findings(
        edits(swap(PLEIN, "duur: 20", "duur: 60"), drop(ACTIE), put("data/agenda/README.md")), HUURDERS
    )
    said = {f.path: f for f in found if f.code.code == "T701"}
    assert said[PLEIN].message == "Dit stuk is van `gemeente`, niet van uw partij."
    assert (said[PLEIN].span.line, said[PLEIN].source) == (7, "duur: 60")
    assert said[ACTIE].source == ""
    assert said["data/agenda/README.md"].message == "Dit bestand hoort niet bij een stuk van uw partij."


def test_a_joint_item_taken_over(judge: Judge) -> None:
    """A joint submitter does not put itself in the place of the party that brought the item in."""
    change = edits(
        swap(PLEIN, "indiener: gemeente", "indiener: huurders"), swap(PLEIN, "mede_indieners:\n  - huurders\n", "")
    )
    assert judge.rights(change, HUURDERS, before=joint()) == {PLEIN: {"T701", "T705"}}


BANK, BROKEN = "data/bijlagen/bank.pdf", swap(OWN, "titel: ", "titel: a: ")


def test_an_attachment_of_a_broken_item(judge: Judge) -> None:
    """If a proposal breaks an item, its attachments are not judged, because the item has findings itself."""
    assert judge.rights(edits(BROKEN, put(BANK)), HUURDERS) == {}


def test_an_attachment_beside_an_item_that_was_broken(judge: Judge) -> None:
    """If the item was broken before, its attachments are judged all the same."""
    change = edits(swap(OWN, "titel: a: ", "titel: b: "), put(BANK))
    assert judge.rights(change, HUURDERS, before=BROKEN)[BANK] == {"T701"}


def test_a_line_that_was_made_empty(judge: Judge) -> None:
    """A line with nothing on it cannot be shown: the finding stands at the first line, and says what to type."""
    emptied = judge.findings(swap(PLEIN, "Iedereen die aan het plein woont.", ""), HUURDERS)
    (found,) = [one for one in emptied if one.code.code == "T701"]
    assert (found.span.line, found.source) == (1, "---")
    assert "weer `Iedereen die aan het plein woont.`" in found.hint


def test_orphan(judge: Judge) -> None:
    """An attachment that no item names belongs to the table, and naming it in an item does not change that."""
    logo = "data/bijlagen/logo.png"
    mine = edits(put(logo, b"anders"), cite("logo.png"))
    assert judge.rights(mine, HUURDERS, before=put(logo)) == {logo: {"T701"}, OWN: {"T705"}}


def test_what_is_said_of_an_orphan(judge: Judge) -> None:
    """Who changed one reads that it belongs to none of its items, and whom to ask."""
    logo = "data/bijlagen/logo.png"
    said = judge.findings(put(logo, b"anders"), HUURDERS, before=put(logo))
    (found,) = [one for one in said if one.path == logo and one.code.code != "T212"]
    assert (found.code.code, found.message) == ("T701", "Deze bijlage hoort bij geen punt van uw partij.")
    assert found.hint == (
        "zet het bestand terug zoals het was (lukt dat niet, vraag dan de secretaris om hulp), "
        "en vraag de secretaris om de verandering"
    )


def test_orphan_taken_away(judge: Judge) -> None:
    """A participant may not delete such an attachment either."""
    logo = "data/bijlagen/logo.png"
    assert judge.rights(drop(logo), HUURDERS, before=put(logo)) == {logo: {"T701"}}


def test_attachment_of_two(judge: Judge) -> None:
    """An attachment that two parties use is changed by neither of them alone."""
    change = put(PLATTEGROND, b"%PDF anders")
    assert judge.rights(change, GEMEENTE, before=cite("plattegrond.pdf")) == {PLATTEGROND: {"T701"}}


def test_attachment_of_a_broken_item(judge: Judge) -> None:
    """An item that nobody can read still holds its attachments."""
    name = "data/bijlagen/kaart.pdf"
    broken = edits(cite("kaart.pdf", PLEIN), put(name), swap(PLEIN, "titel:", "titl:"))
    assert judge.rights(edits(put(name, b"anders"), cite("kaart.pdf")), HUURDERS, before=broken) == {name: {"T701"}}


def test_attachment_somebody_waits_for(judge: Judge) -> None:
    """An attachment that an item names but that is missing can only be added by the item's party."""
    before = cite("kaart.pdf", PLEIN)
    change = edits(put("data/bijlagen/kaart.pdf"), cite("kaart.pdf"))
    assert judge.rights(change, HUURDERS, before=before) == {"data/bijlagen/kaart.pdf": {"T701"}}


KAART = "data/bijlagen/map/kaart_2.pdf"
LINKS = [
    "Zie [de kaart](../bijlagen/map/kaart_2.pdf).",
    "Zie [de kaart](../bijlagen/map/kaart_2.pdf#page=2 'kaart').",
    "Zie ![een kaart](../bijlagen/map/kaart_2.pdf).",
    "Zie [de ![kaart](../bijlagen/map/kaart_2.pdf)](https://tafel.example/).",
    "Zie [de kaart][k].\n\n[k]: <../bijlagen/map/kaart_2.pdf>",
    "Zie [kaart].\n\n[kaart]:\n../bijlagen/map/kaart_2.pdf",
    "Zie [de kaart](../bijlagen/./map/../map/kaart_2.pdf).",
    "Zie [de kaart](/data/bijlagen/map/kaart_2.pdf?raw=true).",
    "Zie [de kaart](../b%69jlagen/map%2Fkaart_2.pdf).",
    "Zie [de kaart](../&#98;ijlagen/map/kaart\\_2.pdf).",
    "Zie [de kaart](..\\bijlagen\\map\\kaart_2.pdf).",
    "Zie [de kaart](../bijlagen/map/Kaart_2.PDF).",
    "Zie <https://tafel.example/data/bijlagen/map/kaart_2.pdf>.",
    "Zie https://tafel.example/blob/main/data/bijlagen/map/kaart_2.pdf.",
    "Zie (https://tafel.example/data/bijlagen/map/kaart_2.pdf?raw=true), *op bladzijde 2*.",
    "Zie <a href='../bijlagen/map/kaart_2.pdf'>de kaart</a>.",
    "- > Zie [de kaart](../bijlagen/map/kaart_2.pdf).",
    "Zie [de kaart](../bijlagen/map/kaart_2.pdf). " + "[ " * 2_100,
    "Zie <a href='../bijlagen/map/kaar&#116;_2.pdf'>de kaart</a>.",
    "Zie <a href='../bijlagen/map/kaar&#116_2.pdf'>de kaart</a>.",
    'Zie <a href="../bijla&Tab;gen/map/kaart\t_2.pdf">de kaart</a>.',
    "De `href=\"` van <a title='>' href='../bijlagen/map/kaart_2.pdf'>de kaart</a>.",
    "<img srcset='x.png 1x, ../bijlagen/map/kaart_2.pdf 2x'>",
    "Zie https&#58;//tafel.example/data/bijlagen/map/kaar&#116;_2.pdf.",
    "Zie https\\://tafel.example/data/bijlagen/map/kaart_2.pdf.",
    "Zie www.tafel.example/data/bijlagen/map/kaart_2.pdf.",
    "Zie https://tafel.example/x/*y*/../data/bijlagen/map/kaart_2.pdf.",
    "Zie https://tafel.example/data\\bijlagen\\map\\kaart_2.pdf.",
    "Zie https://tafel.example/data/bijlagen/map/ka<!-- of toch niet -->art_2.pdf.",
    "Zie [de kaart](../bij<!-- of toch niet -->lagen/map/kaart_2.pdf).",
    "Zie [de kaart](https://tafel.example/?path=%2Fdata%2Fbijlagen%2Fmap%2Fkaart_2.pdf&version=main).",
    "Zie [de kaart](https://tafel.example/?p=x;f=data/bijlagen/map/kaart_2.pdf;a=b/c/d/e/f/g/h/i/j/k).",
    "Zie (https://tafel.example/data/bijlagen/map/kaart_2.pdf)en verder.",
]
IN_A_HEADER = [
    "Zie https://tafel.example/x/y/blob/main/data/bijlagen/map/kaart_2.pdf.",
    "Zie [de kaart](../bijlagen/map/kaart_2.pdf).",
    "Zie <https://tafel.example/data/bijlagen/map/kaar%74_2.pdf>.",
    "Zie https://tafel.example/data/bijlagen/map/kaar&#116;_2.pdf.",
    "'Zie www.tafel.example/data/bijlagen/map/kaart_2.pdf.'",
    '"Zie https:\\x2f/tafel.example/data/b\\x69jlagen/map/kaart_2.pdf."',
    '"Zie https://tafel.example/data/bijlagen/\\\n    map/kaart_2.pdf."',
    "Mee eens.  # https://tafel.example/data/bijlagen/map/kaart_2.pdf",
]


def linked(link: str, path: str = VERSLAG, before: str = "\n### Conclusie\n") -> Edit:
    """Return an edit that puts an attachment in the table, and a link to it in the text of a document."""
    return edits(put(KAART), swap(path, before, f"\n{link}\n{before}"))


@pytest.mark.parametrize("link", LINKS)
def test_attachment_of_a_text(link: str, judge: Judge) -> None:
    """An attachment that a text links to, in whatever way, is used: naming it in an own item gives no right to it."""
    named = edits(linked(link), cite("map/kaart_2.pdf"))
    assert judge.rights(put(KAART, b"anders"), HUURDERS, before=named) == {KAART: {"T701"}}


@pytest.mark.parametrize(("path", "line"), [(MEETING, "agenda:\n"), (PLEIN, "\n## Vervolg\n"), (TAFEL, "Samen maken")])
def test_attachment_of_any_text(path: str, line: str, judge: Judge) -> None:
    """The text of every kind of document counts, and who may change the document may change the attachment."""
    if path == MEETING:
        before: Edit = edits(put(KAART), lambda root: (root / path).open("a").write(f"\n{LINKS[0]}\n"))
    else:
        before = linked(LINKS[0], path, line)
    change = edits(put(KAART, b"anders"))
    expected = {KAART: {"T701"}}
    assert judge.rights(change, HUURDERS, before=edits(before, cite("map/kaart_2.pdf"))) == expected


@pytest.mark.parametrize(
    "text", ["Zie bijlagen/map/kaart_2.pdf.", "Zie [de kaart](../bijlagen/kaart_2.pdf).", "[a] < &"]
)
def test_attachment_of_no_text(text: str, judge: Judge) -> None:
    """A text that only says a name, or links to another file, does not use the attachment."""
    named = edits(linked(text), cite("map/kaart_2.pdf"))
    assert judge.rights(put(KAART, b"anders"), HUURDERS, before=named) == {}


@pytest.mark.parametrize("link", IN_A_HEADER)
@pytest.mark.parametrize("path", [BESLUIT, VERSLAG])
def test_attachment_of_a_header(path: str, link: str, judge: Judge) -> None:
    """A link in any value of a header is use too, also in one that is wrong there, and in a comment."""
    key = "besluit: De tafel stemt in met een speelplek in het park." if path == BESLUIT else "notulist: secretaris"
    before = swap(path, f"{key}\n", f"{key.partition(':')[0]}: {link}\n")
    named = edits(put(KAART), before, cite("map/kaart_2.pdf"))
    assert judge.rights(put(KAART, b"anders"), HUURDERS, before=named) == {KAART: {"T701"}}


def test_attachment_of_an_adopted_decision(judge: Judge) -> None:
    """With the minutes adopted, an attachment that the sentence of a decision links to is fixed."""
    sentence = swap(BESLUIT, "besluit: ", f"besluit: {IN_A_HEADER[0]} ")
    before = edits(put(KAART), sentence, ADOPT, cite("map/kaart_2.pdf"))
    assert judge.rights(put(KAART, b"anders"), SECRETARIS, before=before) == {KAART: {"T702"}}


@pytest.mark.parametrize("link", ["[x](../{})", "<a href='{}", "https://tafel.example/{}"])
def test_an_address_without_end(link: str) -> None:
    """Of an address that names the folder without end, no name is longer than an attachment lies deep."""
    text = f"---\ntitel: x\n---\n{link.format('bijlagen/' * 20_000)}\n"
    document = parse(OWN, text.encode())
    assert max(map(len, used_by(document, decode(Agendapunt, document)))) < len("bijlagen/") * 10


def test_own_attachment_of_a_text(judge: Judge) -> None:
    """A new attachment that only the text of an own item links to is its own; other rules say how to name it."""
    mine = linked(LINKS[0], OWN, "\n## Vervolg\n")
    assert judge.rights(mine, HUURDERS) == {}


def test_attachment_of_adopted_minutes(judge: Judge) -> None:
    """With the minutes adopted, an attachment that they link to is fixed, for the secretary too."""
    before = edits(linked(LINKS[0]), ADOPT, cite("map/kaart_2.pdf"))
    assert judge.rights(put(KAART, b"anders"), SECRETARIS, before=before) == {KAART: {"T702"}}


@pytest.mark.parametrize(
    "place", [cite("logo.png"), swap(OWN, "\n## Vervolg\n", "\n[x](../bijlagen/logo.png)\n\n## Vervolg\n")]
)
def test_orphan_that_is_taken(place: Edit, judge: Judge) -> None:
    """To use an attachment of the table gives a right to it in the next proposal, so that is told."""
    logo = put("data/bijlagen/logo.png")
    assert judge.rights(place, HUURDERS, before=logo) == {OWN: {"T705"}}


@pytest.mark.parametrize(("name", "actor"), [("plattegrond.pdf", HUURDERS), ("logo.png", SECRETARIS)])
def test_no_orphan_is_taken(name: str, actor: str, judge: Judge) -> None:
    """Nothing is told of an attachment that others use, nor to the secretary."""
    assert judge.rights(cite(name), actor, before=put("data/bijlagen/logo.png")) == {}


NAMES = ["Plattegrond.pdf", "plattegrond.pdf/x.pdf", "PLATTEGROND.PDF/x.pdf", ".gitattributes", "map/.gitignore"]
NAMES += ["con.pdf", "aux", "x.pdf.", "-rf", "map/-x", "data/tafel.md", "map/data/tafel.md", ".git/config", "..a"]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_attachments(name: str, judge: Judge) -> None:
    """No name of an attachment takes another's place on some computer, or means something to git, a shell or tafel."""
    steps = [put(f"data/bijlagen/{name}"), cite(name)]
    if name.startswith("plattegrond.pdf/"):
        steps.insert(0, drop(PLATTEGROND))
    found = judge.findings(edits(*steps), HUURDERS)
    assert {f.code.code for f in found if f.code.severity is Severity.FOUT} & {"T203", "T205", "T701"}


def test_plain_names_of_attachments(judge: Judge) -> None:
    """An ordinary name is fine, in a folder too."""
    change = edits(put("data/bijlagen/map/kaart_2.pdf", b"%PDF-1.7\n%%EOF\n"), cite("map/kaart_2.pdf"))
    assert judge.findings(change, HUURDERS) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("actor", [GEMEENTE, SECRETARIS, None])
def test_modes(mode: str, actor: str | None, judge: Judge) -> None:
    """A program, a link or another repository does not come into the table, whoever brings it."""
    found = judge.findings(nothing, actor, modes={PLEIN: mode})
    assert [f.code.code for f in found] == ["T704"]
    assert MODES[mode] in found[0].message


@pytest.mark.parametrize(("actor", "codes"), [(GEMEENTE, {"T703", "T704"}), (SECRETARIS, set()), (None, set())])
def test_modes_elsewhere(actor: str | None, codes: set[str], judge: Judge) -> None:
    """Outside the table a program is the secretary's own business, and not a party's."""
    found = judge.rights(nothing, actor, modes={"hulp.sh": "100755"})
    assert found.get("hulp.sh", set()) == codes
    assert judge is not None


@pytest.mark.parametrize("role", ["voorzitter", "secretariaat", "allen"])
def test_party_with_the_name_of_a_role(role: str, judge: Judge) -> None:
    """A party cannot be called as a role is, and one that is gives its accounts no right to anything."""
    path = f"data/organisaties/{role}.md"
    party = copy(PARTIJ, path, (HUURDERS, "iemand"))
    found = [f for f in judge.findings(nothing, SECRETARIS, before=party) if f.code.code == "T207"]
    assert [(f.path, f.message.split("`")[1]) for f in found] == [(path, role)]
    assert actor_of(read(WorkTree(judge.folder / "begin")), "iemand").rol is Rol.ONBEKEND


def test_item_of_a_role(judge: Judge) -> None:
    """The chair's item stays the chair's, also if a party took that name."""
    item = "data/agenda/2026-01-07-voorzitter-taak.md"
    whose = ("indiener: gemeente", "indiener: voorzitter")
    before = edits(copy(PARTIJ, "data/organisaties/voorzitter.md", (HUURDERS, "iemand")), copy(PLEIN, item, whose))
    assert judge.rights(swap(item, "duur: 20", "duur: 60"), "iemand", before=before) == {item: {"T701"}}


def test_account_of_two(judge: Judge) -> None:
    """An account of two parties is a warning at both, however it is spelt; that of a party that left is not."""
    both = swap("data/organisaties/gemeente.md", "  - voorbeeld-gemeente", "  - VOORBEELD-huurders")
    found = [f for f in judge.findings(nothing, SECRETARIS, before=both) if f.code.code == "T211"]
    assert {(f.path, f.source.strip()) for f in found} == {
        ("data/organisaties/gemeente.md", "- VOORBEELD-huurders"),
        (PARTIJ, "- voorbeeld-huurders"),
    }
    assert {f.code.severity for f in found} == {Severity.WAARSCHUWING}


def test_account_of_one_that_left(judge: Judge) -> None:
    """An account goes from a party that left to another without a remark, and one party may name it twice."""
    left = edits(
        swap(PARTIJ, "status: actief", "status: voormalig"),
        swap("data/organisaties/gemeente.md", "  - voorbeeld-gemeente", f"  - {HUURDERS}\n  - {HUURDERS}"),
    )
    assert "T211" not in {f.code.code for f in judge.findings(nothing, SECRETARIS, before=left)}


def test_who_is_who(judge: Judge) -> None:
    """A login counts for every party that has it, and a party that left the table has no say any more."""
    both = swap(
        "data/organisaties/gemeente.md", "  - voorbeeld-gemeente", "  - voorbeeld-gemeente\n  - Voorbeeld-Huurders"
    )
    change = edits(swap(PLEIN, "duur: 20", "duur: 60"), swap(OWN, "duur: 20", "duur: 25"))
    assert judge.rights(change, HUURDERS, before=both) == {}


def test_former_party(judge: Judge) -> None:
    """A party that left the table changes nothing any more, its own papers neither."""
    left = swap(PARTIJ, "status: actief", "status: voormalig")
    assert judge.rights(swap(OWN, "duur: 20", "duur: 25"), HUURDERS, before=left) == {OWN: {"T701"}}


def test_table_without_head(judge: Judge) -> None:
    """If tafel.md cannot be read, nobody is chair or secretary; parties keep their rights."""
    broken = swap(TAFEL, "naam:", "nam:")
    change = edits(swap(TAFEL, "nam:", "naam:"), swap(OWN, "duur: 20", "duur: 25"))
    assert judge.rights(change, HUURDERS, before=broken) == {TAFEL: {"T703"}}


def test_who_leads(judge: Judge) -> None:
    """Who leads the table is told as the login was typed, and may speak for a party as well."""
    both = swap(PARTIJ, "  - voorbeeld-huurders", f"  - voorbeeld-huurders\n  - {SECRETARIS}")
    table = judge.case(nothing, None, before=both).register
    assert actor_of(table, SECRETARIS.upper()) == (SECRETARIS.upper(), Rol.BEHEERDER, {"huurders"})
    assert actor_of(table, "voorbeeld-voorzitter") == ("voorbeeld-voorzitter", Rol.BEHEERDER, frozenset())


def test_nothing_to_judge(judge: Judge) -> None:
    """Without a version before the change, or without a change, there is no step to judge."""
    table = read(WorkTree(judge.folder / "begin"))
    told = Change((FileChange(f"{OWN}.md", ABSENT, ORDINARY),), lambda: iter(()))
    assert Case(register=table, today=TODAY, upstream=table, change=told, actor=HUURDERS).stappen == ()
    before = Case(register=table)
    assert Case(register=table, before=before, change=told, actor=HUURDERS).stappen == ()
    assert compared(table, TODAY, table, actor=HUURDERS).stappen == ()
    case = compared(table, TODAY, table, told, actor=HUURDERS)
    assert [step.file for step in case.stappen] == list(told.files)
    assert case.stappen is case.stappen


@pytest.mark.parametrize("case", SINCE)
def test_since(case: str, judge: Judge) -> None:
    """A proposal that begins from an old version has the rights of today, because the table may have changed them."""
    since, change, actor, expected = SINCE[case]
    assert judge.rights(change, actor, since=since) == expected
