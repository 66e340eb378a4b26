"""The public pack: what is in it, what is not, and that both follow from references in any tangle of them."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from canary import header, pdf
from conftest import replace, tafel
from hypothesis import given, settings
from hypothesis import strategies as st

from tafel_cli.pack.agenda import stops
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.build import build_pack
from tafel_cli.pack.pack import Pack
from tafel_cli.pack.public import kleiner
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import occasion
from tafel_cli.register.public import openbare_stukken
from tafel_cli.source import Entry
from tafel_cli.source.memory import Memory
from tafel_cli.source.worktree import WorkTree

ROOT_TEXT = {
    "naam": "Tafel",
    "gebied": "Dorp",
    "voorzitter": {"functie": "voorzitter"},
    "secretaris": {"functie": "secretaris"},
    "openbaarheid": "openbaar",
    "soorten": {"gemeente": "Gemeente"},
    "themas": {"buurt": {"naam": "Buurt"}},
    "vaste_punten": [{"id": "rondvraag", "titel": "Rondvraag", "soort": "rondvraag", "duur": 5, "plaats": "einde"}],
}
PLAN, HELD = "2026-02-01", "2026-01-01"
FILES = ("foto-a.pdf", "foto-b.pdf", "foto-c.pdf")


class Held(Memory):
    """A table in memory of which the attachments have bytes."""

    def attachment(self, name: str) -> bytes:
        """See Source.attachment."""
        return f"%PDF-1.7 {name}".encode()


class Item(NamedTuple):
    """An item by number: its own word, what it follows, which files it names, and on which agenda it stands."""

    word: str | None
    follows: int | None
    files: frozenset[str]
    held: bool


class Decision(NamedTuple):
    """A decision by number: on which item (None: a standing one), and which it replaces."""

    item: int | None
    replaces: int | None


class Action(NamedTuple):
    """An action by number: on which item (None: a standing one), and by which decision."""

    item: int | None
    decision: int | None


class World(NamedTuple):
    """What a table is made of."""

    items: tuple[Item, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    boards: frozenset[int]
    told: tuple[int | None, ...]
    adopted: bool

    def source(self) -> Held:
        """Return the table, in which every document holds a mark with its own number."""
        ids = [f"2026-01-01-gemeente-punt-{number}" for number in range(len(self.items))]
        texts = {"tafel.md": header(ROOT_TEXT)}
        texts["organisaties/gemeente.md"] = header({"naam": "Gemeente", "soort": "gemeente", "status": "actief"})
        for day, held in ((PLAN, False), (HELD, True)):
            agenda = [id_ for id_, item in zip(ids, self.items, strict=True) if item.held is held]
            status = "gehouden" if held else "gepland"
            values = {"datum": day, "aanvang": "15:00", "einde": "17:00", "status": status, "agenda": agenda}
            texts[f"bijeenkomsten/{day}.md"] = header(values)
        for number, item in enumerate(self.items):
            texts[f"agenda/{ids[number]}.md"] = self._item(number, item, ids)
        for number, decision in enumerate(self.decisions):
            values = {
                "besluit": f"besluit-mark-{number}.",
                "agendapunt": "rondvraag" if decision.item is None else ids[decision.item],
                "uitkomst": "ingestemd",
                "voorbehoud": ["gemeente"] if number in self.boards else None,
                "vervangt": None if decision.replaces is None else f"{HELD}-b{decision.replaces + 1}",
            }
            texts[f"besluiten/{HELD}-b{number + 1}.md"] = _some(values)
        for number, action in enumerate(self.actions):
            values = {
                "actie": f"actie-mark-{number}.",
                "actiehouder": "gemeente",
                "uiterlijk": "2026-03-01",
                "status": "open",
                "agendapunt": "rondvraag" if action.item is None else ids[action.item],
                "besluit": None if action.decision is None else f"{HELD}-b{action.decision + 1}",
            }
            texts[f"acties/{HELD}-a{number + 1}.md"] = _some(values)
        for number in self.boards:
            values = {"besluit": f"{HELD}-b{number + 1}", "organisatie": "gemeente", "stand": "bekrachtigd"}
            board = {"op": "2026-01-05", "orgaan": f"orgaan-mark-{number}."}
            texts[f"bekrachtigingen/{HELD}-b{number + 1}-gemeente.md"] = header(values | board)
        status = {"status": "vastgesteld", "vastgesteld_op": "2026-01-20"} if self.adopted else {"status": "concept"}
        minutes = header(status | {"notulist": "secretaris", "aanwezig": []})
        for place, told in enumerate(self.told):
            head = "Rondvraag" if told is None else f"[Punt](../agenda/{ids[told]}.md)"
            minutes += f"\n## {head}\n\nsectie-mark-{place}.\n"
        texts[f"verslagen/{HELD}.md"] = minutes
        entries = tuple(Entry(f"data/{path}", text.encode()) for path, text in texts.items())
        return Held(Path("/tafel"), entries, dict.fromkeys(FILES))

    def _item(self, number: int, item: Item, ids: list[str]) -> str:
        values = {
            "titel": f"titel-mark-{number}.",
            "indiener": "gemeente",
            "thema": "buurt",
            "doel": "beeldvormend",
            "status": "ingediend",
            "duur": 5,
            "gevraagd": [f"vraag-mark-{number}."],
            "vervolg_op": None if item.follows is None else ids[item.follows],
            "bijlagen": [{"bestand": name, "titel": f"bijlage-mark-{number}."} for name in sorted(item.files)] or None,
            "openbaarheid": item.word,
        }
        links = " ".join(f"[x](../agenda/{id_}.md)" for id_ in ids)
        return _some(values) + f"\n## Kern\n\ntekst-mark-{number}. {links}\n"

    def pack(self, audience: Doelgroep = Doelgroep.OPENBAAR) -> Pack:
        """Return the pack of an audience."""
        source = self.source()
        register = read(source)
        asked = occasion(register, PLAN)
        assert not register.findings
        assert asked
        return build_pack(asked, read=source.attachment, state=source.state(), doelgroep=audience)

    # The methods below decide what is public without using the code under test, so that both can be compared.
    def open_item(self, number: int) -> bool:
        """Tell whether an item and all that it follows, over any number of steps, say that they are public."""
        return all(self.items[other].word == "openbaar" for other in self._chain(number))

    def _chain(self, number: int) -> set[int]:
        seen: set[int] = set()
        here: int | None = number
        while here is not None and here not in seen:
            seen.add(here)
            here = self.items[here].follows
        return seen

    def told_decision(self, number: int) -> bool:
        """Tell whether a decision and all that it replaced are on public items."""
        decision = self.decisions[number]
        here = decision.item is not None and self.open_item(decision.item)
        return here and (decision.replaces is None or self.told_decision(decision.replaces))

    def open_decision(self, number: int) -> bool:
        """Tell whether a decision may be read, and so may all that came in its place."""
        newer = [other for other, decision in enumerate(self.decisions) if decision.replaces == number]
        return self.told_decision(number) and all(self.open_decision(other) for other in newer)

    def open_minutes(self) -> bool:
        """Tell whether minutes were adopted and have a section on each item of the meeting and on no other item."""
        return self.adopted and {told for told in self.told if told is not None} == {
            number for number, item in enumerate(self.items) if item.held
        }

    def open_file(self, name: str) -> bool:
        """Tell whether every item that names a file is public."""
        return all(self.open_item(number) for number, item in enumerate(self.items) if name in item.files)


def _some(values: dict[str, Any]) -> str:
    return header({key: value for key, value in values.items() if value is not None})


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Make a table of up to six items in any tangle, circles included."""
    count = draw(st.integers(1, 6))
    word = st.sampled_from(["openbaar", "openbaar", "openbaar", "besloten", None])
    one = st.integers(0, count - 1)
    maybe = st.none() | one
    files = st.frozensets(st.sampled_from(FILES), max_size=2)
    rare = st.none() | maybe
    items = tuple(Item(draw(word), draw(rare), draw(files), draw(st.booleans())) for _ in range(count))
    decided = draw(st.lists(maybe, max_size=4))
    decisions = tuple(
        Decision(item, draw(st.none() | st.integers(0, number - 1)) if number else None)
        for number, item in enumerate(decided)
    )
    by = st.none() | st.integers(0, len(decisions) - 1) if decisions else st.none()
    actions = tuple(Action(draw(maybe), draw(by)) for _ in range(draw(st.integers(0, 4))))
    boards = frozenset(number for number in range(len(decisions)) if draw(st.booleans()))
    held = [number for number, item in enumerate(items) if item.held]
    some = draw(st.lists(maybe, max_size=5))
    told = tuple(some if draw(st.integers(0, 3)) == 0 else draw(st.permutations([*held, None, *held[:1]])))
    return World(items, decisions, actions, boards, told, draw(st.booleans()))


def expected(world: World) -> Iterator[tuple[str, bool]]:
    """Yield every mark of a table with whether the public pack of the planned meeting must show it."""
    for number, item in enumerate(world.items):
        here = world.open_item(number) and not item.held
        yield f"tekst-mark-{number}.", here
        yield f"vraag-mark-{number}.", here
    for number in range(len(world.decisions)):
        shown = world.open_decision(number)
        yield f"besluit-mark-{number}.", shown
        yield f"orgaan-mark-{number}.", False
    for number, action in enumerate(world.actions):
        item, decision = action.item, action.decision
        on_open = item is not None and world.open_item(item)
        yield f"actie-mark-{number}.", on_open and (decision is None or world.told_decision(decision))
    for place, told in enumerate(world.told):
        yield f"sectie-mark-{place}.", world.open_minutes() and told is not None and world.open_item(told)


@pytest.mark.proof
@settings(max_examples=300)
@given(worlds())
def test_closed_travels(world: World) -> None:
    """In any tangle, what leads to something that is not public stays out, and all that is public is there."""
    pack = world.pack()
    said = json.dumps(pack.as_data(), ensure_ascii=False)
    assert {mark: mark in said for mark, _ in expected(world)} == dict(expected(world))
    for number in range(len(world.items)):
        names = (f"titel-mark-{number}.", f"bijlage-mark-{number}.", f"gemeente-punt-{number}")
        assert world.open_item(number) or not any(name in said for name in names)
    shown = [item for number, item in enumerate(world.items) if world.open_item(number) and not item.held]
    names = {name for item in shown for name in item.files if world.open_file(name)}
    assert {each.naam for each in pack.bijlagen} == names
    told = {each.naam: each.nr for each in pack.bijlagen}
    whole = {each.naam: each.nr for each in world.pack(Doelgroep.DEELNEMERS).bijlagen}
    assert told == {name: nr for name, nr in whole.items() if name in told}
    begins = [nr.partition(".")[0] for nr in told.values()]
    assert list(told.values()) == [f"{nr}.{begins[:at].count(nr) + 1}" for at, nr in enumerate(begins)]
    assert {data.split()[1].decode() for data in pack.files.values()} == names
    assert {name for name in FILES if name in said} == names


FOLDER = "uitvoer/2026-01-15/openbaar"
MEETING = "data/bijeenkomsten/2026-01-15.md"
PLEIN = "2026-01-05-gemeente-plein"
GEHEIM = "2026-01-06-huurders-geheim"


@pytest.fixture
def closed(table: Path) -> Path:
    """Give a table whose next meeting treats a closed item first, and then a public one; they share an attachment."""
    text = (table / f"data/agenda/{PLEIN}.md").read_text(encoding="utf-8")
    for name in ("geheim.pdf", "open.pdf", "samen.pdf"):
        (table / "data/bijlagen" / name).write_bytes(pdf(name))
    shut = text.replace("indiener: gemeente", "indiener: huurders").replace("titel: Hoe", "titel: Geheim of hoe")
    attached = "bijlagen:\n  - bestand: {}\n    titel: Een\n  - bestand: {}\n    titel: Twee\n"
    shut = shut.replace("openbaarheid: openbaar\n", attached.format("geheim.pdf", "samen.pdf"))
    (table / f"data/agenda/{GEHEIM}.md").write_text(shut, encoding="utf-8")
    shown = attached.format("samen.pdf", "open.pdf")
    replace(table / f"data/agenda/{PLEIN}.md", "openbaarheid:", f"{shown}openbaarheid:")
    replace(table / MEETING, "agenda:\n", f"agenda:\n  - {GEHEIM}\n")
    return table


def build(folder: Path, *arguments: str) -> str:
    """Build the public pack; return its page, with the usual spaces in days."""
    done = tafel(folder, "agenda", "build", "--audience", "openbaar", "--format", "html", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / FOLDER / "openbare-stukken-2026-01-15.html").read_text(encoding="utf-8").replace("\u00a0", " ")


def words(html: str) -> str:
    """Return what a reader reads of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("</style>", 1)[1]).split())


def test_a_closed_item_is_one_line(closed: Path) -> None:
    """Of a closed item the agenda says its number, its time and the table's own words; times and numbers stay true."""
    replace(closed / "data/tafel.md", "openbaarheid:", "besloten_regel: Hier praten wij besloten\nopenbaarheid:")
    page = build(closed)
    rows = re.findall(r'<tr class="(\w+)">(.*?)</tr>', page, re.DOTALL)
    assert [(kind, words(f"</style>{row}")) for kind, row in rows] == [
        ("besloten", "1 15.00–15.20 Hier praten wij besloten"),
        ("punt", "2 15.20–15.40 Hoe gebruiken we het plein? Gemeente Voorbeelddorp Beeldvormend B2.1"),
    ]
    assert "href" not in rows[0][1]
    assert "Van een besloten punt ziet u alleen het nummer en de tijd." in words(page)


def test_the_smaller_table_names_what_it_holds(closed: Path) -> None:
    """The table that a public pack is made from names on its agendas only items that it holds itself."""
    source = WorkTree(closed)
    asked = occasion(read(source), "2026-01-15")
    assert asked
    assert GEHEIM in asked.meeting.agenda
    small, plan, _ = kleiner(asked, stops(asked, {}), source.attachment)
    held = [id_ for id_ in asked.meeting.agenda if id_ != GEHEIM]
    assert [*small.meeting.agenda] == held
    assert {*held} <= {*small.register.ids("agendapunt")}
    assert GEHEIM not in repr([stop.item for stop in plan])


def test_a_decision_of_a_meeting_that_cannot_be_read(table: Path) -> None:
    """What is named after a meeting is not public while nobody can read that meeting."""
    named = {("besluit", "2025-12-04-b1"), ("actie", "2025-12-04-a1")}
    assert named <= openbare_stukken(read(WorkTree(table)))
    replace(table / "data/bijeenkomsten/2025-12-04.md", "datum:", "dag:")
    assert not named & openbare_stukken(read(WorkTree(table)))


def test_public_attachments_come_first(closed: Path) -> None:
    """Public attachments are numbered without a hole; one that a closed item names too is not among them."""
    build(closed)
    assert [path.name for path in (closed / FOLDER / "bijlagen").iterdir()] == ["B2.1-open.pdf"]
    done = tafel(closed, "check")
    assert "De bijlage `samen.pdf` komt niet in de openbare stukken." in " ".join(done.stdout.split())


def test_the_others_keep_all(closed: Path) -> None:
    """What is closed is in the packs of the chair and the participants, also when all three are made at once."""
    audiences = [f"--audience={name}" for name in ("voorzitter", "deelnemers", "openbaar")]
    done = tafel(closed, "agenda", "build", "--format=html", *audiences)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("voorzitter", "deelnemers"):
        folder = closed / "uitvoer/2026-01-15" / name
        assert "Geheim of hoe gebruiken" in next(folder.glob("*.html")).read_text(encoding="utf-8")
        assert {path.name for path in (folder / "bijlagen").iterdir()} >= {"B1.1-geheim.pdf", "B2.1-open.pdf"}
    assert "Geheim" not in (closed / FOLDER / "openbare-stukken-2026-01-15.html").read_text(encoding="utf-8")


def test_words_for_everybody(table: Path) -> None:
    """The public page speaks to citizens: who reads it, what the table talks about, and nothing about substitutes."""
    replace(table / MEETING, "status: gepland\n", "status: gepland\ngasten:\n  - een gast\n")
    with (table / MEETING).open("a", encoding="utf-8") as file:
        file.write("\nNeem de brief mee.\n")
    text = words(build(table))
    assert text.startswith("Naar de inhoud Samenwerkingstafel Voorbeelddorp Openbare agenda en stukken voor donderdag")
    assert "Iedereen mag deze agenda en deze stukken lezen." in text
    assert "Wat bespreekt de tafel?" in text
    for words_of_others in ("Wat vragen we van u?", "vervanger", "buiten de tafel", "een gast", "Neem de brief mee"):
        assert words_of_others not in text
    assert "besloten punt" not in text


def test_how_to_take_part_comes_first(table: Path) -> None:
    """A citizen first reads whether one can come or answer, until when and how; participants read nothing of it."""
    secretary, asked = "  functie: secretaris\n", "Hebt u een vraag? Stuur die aan het secretariaat: post@tafel.example"
    replace(table / "data/tafel.md", secretary, f"{secretary}  postbus: post@tafel.example\n")
    before = build(table)
    assert "Kan ik erbij zijn" not in before
    assert words(before).count(asked) == 1
    said = "U kunt erbij zijn. Meld u aan.\n\n  Reageren kan tot 12 januari."
    replace(table / "data/tafel.md", "openbaarheid:", f"meedoen: |-\n  {said}\nopenbaarheid:")
    page = build(table)
    main = page.split("<main", 1)[1]
    assert re.findall("<h2[^>]*>(.*?)</h2>", main)[:2] == ["Kan ik erbij zijn of reageren?", "De bijeenkomst"]
    assert "<p>U kunt erbij zijn. Meld u aan.</p>\n<p>Reageren kan tot 12 januari.</p>" in main
    assert words(page).count(asked) == 1
    assert '<li><a href="#meedoen">Kan ik erbij zijn of reageren?</a></li>' in page
    assert tafel(table, "agenda", "build", "--format", "html").returncode == 0
    others = next((table / FOLDER).with_name("deelnemers").glob("*.html")).read_text(encoding="utf-8")
    assert "erbij zijn" not in others


def test_nothing_speaks_to_participants(table: Path) -> None:
    """What an item is for is told to the public of the parties, and to participants of themselves."""
    text = words(build(table))
    assert "kennen de partijen elkaars belangen" in text
    assert tafel(table, "agenda", "build", "--format", "html").returncode == 0
    others = words(next((table / FOLDER).with_name("deelnemers").glob("*.html")).read_text(encoding="utf-8"))
    ours = ("kennen we", "heeft iedereen", "als niemand bezwaar", "Praat hier", "uw bestuur", "vervanger")
    assert [word for word in ours if word in text] == []
    assert [word for word in ours if word not in others] == []


def test_no_section_says_that_there_is_nothing(table: Path) -> None:
    """Where nothing is public a section is left out: `there are no decisions` would not be true."""
    replace(table / "data/agenda/2025-11-20-gemeente-speelplek.md", "openbaarheid: openbaar\n", "")
    replace(table / "data/tafel.md", "openbaarheid: openbaar", "openbaarheid: besloten")
    page = build(table)
    for name in ("acties", "besluiten", "werkafspraken", "verslag", "bijlagen"):
        assert f'id="{name}"' not in page
        assert f'href="#{name}"' not in page


def test_adopted_minutes(table: Path) -> None:
    """Minutes that the table adopted are public, section by section; a draft is not."""
    assert "Kinderen missen" not in build(table)
    replace(
        table / "data/verslagen/2025-12-04.md", "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-10"
    )
    with (table / "data/verslagen/2025-12-04.md").open("a", encoding="utf-8") as file:
        file.write("\n## Rondvraag\n\nEen vraag die niemand openbaar noemde.\n")
    text = words(build(table))
    assert "Kinderen missen een plek om te spelen." in text
    assert "Een vraag die niemand" not in text
    assert "De tafel stemt in met een speelplek in het park." in text
    assert "Ingestemd · geldt ·" in text
    assert "ledenraad: bekrachtigd" not in text


BESLUIT = "data/besluiten/2025-12-04-b1.md"
ANSWER = "data/bekrachtigingen/2025-12-04-b1-huurders.md"
NOTES = (
    "aantekening:\n  - organisatie: gemeente\n    tekst: Liever een grotere plek.\n"
    "  - organisatie: huurders\n    tekst: Eerst een hek.\n    openbaarheid: {}\n---"
)


@pytest.mark.parametrize(
    ("said", "stand"),
    [
        (None, "geldt nog niet: twee besturen moeten nog antwoorden"),
        ("bekrachtigd", "geldt nog niet: één bestuur moet nog antwoorden"),
        ("bekrachtigd_met_voorwaarde\nvoorwaarde: eerst een hek", "ligt opnieuw aan tafel"),
        ("niet_bekrachtigd", "ligt opnieuw aan tafel"),
    ],
)
def test_nobody_reads_who_was_against(table: Path, said: str | None, stand: str) -> None:
    """The public reads whether a decision is in force, and never whose board is asked or what it said."""
    replace(table / BESLUIT, "  - huurders\n", "  - huurders\n  - gemeente\n")
    replace(table / BESLUIT, "De ledenraad van de huurders moet nog ja zeggen.", "Zo staat het.")
    if said:
        replace(table / ANSWER, "stand: bekrachtigd", f"stand: {said}")
    else:
        (table / ANSWER).unlink()
    text = words(build(table, "--format", "json")).partition("U ziet hier")[2].partition("Werkafspraken")[0]
    assert f"Ingestemd · {stand} · 4 december 2025" in text
    data = json.loads((table / FOLDER / "openbare-stukken-2026-01-15.json").read_text(encoding="utf-8"))["besluiten"]
    for told in (text, json.dumps(data, ensure_ascii=False)):
        assert not any(name in told for name in ("Huurders", "ledenraad", "Gemeente", "college", "hek", "januari 2026"))


@pytest.mark.parametrize("choice", ["openbaar", "besloten"])
def test_public_remarks(table: Path, choice: str) -> None:
    """A remark is public only if its party said so in it."""
    replace(table / BESLUIT, "  - huurders\n---", "  - huurders\n" + NOTES.format(choice))
    text = words(build(table))
    assert ("Eerst een hek." in text) is (choice == "openbaar")
    assert "grotere plek" not in text


def test_regrets_and_changes_stay_inside(table: Path) -> None:
    """Who was absent, and what was changed in minutes, is not public."""
    adopted = "vastgesteld\nvastgesteld_op: 2026-01-10\nafgemeld:\n  - huurders\nwijzigingen:\n  - Een woord is anders."
    replace(table / "data/verslagen/2025-12-04.md", "status: concept", f"status: {adopted}")
    replace(table / "data/verslagen/2025-12-04.md", "  - organisatie: huurders\n    functie: bestuurslid\n", "")
    text = words(build(table))
    assert "Kinderen missen" in text
    assert not any(said in text for said in ("Afwezig met bericht", "Een woord is anders"))


@pytest.mark.parametrize(
    ("place", "form", "said"),
    [
        ("dorpshuis", "fysiek", True),
        ("https://praten.example/abc", "hybride", False),
        ("praten.example/abc", "hybride", False),
        ("kamer abc", "online", False),
        ("praten.example", "hybride", False),
        ("'praten.example:443/abc'", "hybride", False),
        ("praten.nl?pwd=abc", "hybride", False),
        ("Teams-code 372 881 002 45, wachtwoord abc", "hybride", False),
        ("inbellen met 372 881 002 45", "hybride", False),
        ("Alphen a.d. Rijn, kamer 2.13 (2e etage), Markt 12", "fysiek", True),
    ],
)
def test_the_way_in_is_for_participants(table: Path, place: str, form: str, *, said: bool) -> None:
    """The public page tells in which building, but not the address of a meeting on a screen: that lets people in."""
    replace(table / MEETING, "locatie: dorpshuis", f"locatie: {place}\nvorm: {form}")
    assert (place in build(table)) is said


def test_an_unfinished_item(table: Path) -> None:
    """Of a public item that was not handed in yet everybody reads what it is about, and not the draft itself."""
    replace(table / f"data/agenda/{PLEIN}.md", "status: ingediend", "status: concept")
    text = words(build(table))
    assert "Hoe gebruiken we het plein?" in text
    assert "Stuk volgt." in text
    assert "Het plein is vaak leeg" not in text
    assert "Herkent u dit beeld" not in text


def test_an_item_that_cannot_be_read(table: Path) -> None:
    """An item whose file is broken is not public, whatever it says; not even its name comes out."""
    replace(table / f"data/agenda/{PLEIN}.md", "doel: ", "doel: on")
    page = build(table, "--concept")
    assert "Besloten punt" in page
    assert "gemeente-plein" not in page


def test_why_it_stays_out(table: Path) -> None:
    """Who calls an item public hears why it does not come into the public papers: it follows one that is not."""
    speelplek = "2025-11-20-gemeente-speelplek"
    replace(table / f"data/agenda/{PLEIN}.md", "openbaarheid:", f"vervolg_op: {speelplek}\nopenbaarheid:")
    assert "T510" not in tafel(table, "check").stdout
    replace(table / f"data/agenda/{speelplek}.md", "openbaarheid: openbaar\n", "")
    done = tafel(table, "check")
    assert done.returncode == 0
    assert f"Het is een vervolg op `{speelplek}`, en dat is niet openbaar." in " ".join(done.stdout.split())
    assert "Hoe gebruiken we" not in build(table)


def test_nothing_of_another_table(closed: Path, tmp_path: Path) -> None:
    """The public pack of a table is, byte for byte, that of the same table in which other closed words stand."""
    other = shutil.copytree(closed, tmp_path / "ander", ignore=shutil.ignore_patterns("uitvoer", ".git"))
    shutil.rmtree(closed / ".git")
    page = build(closed, "--concept")
    path = other / f"data/agenda/{GEHEIM}.md"
    text = path.read_text(encoding="utf-8")
    head, body = text.removeprefix("---\n").split("---\n", 1)
    path.write_text("---\n" + head.replace("Geheim", "Iets heel anders") + "---\n" + body[::-1] * 3, encoding="utf-8")
    (other / "data/bijlagen/geheim.pdf").write_bytes(pdf("iets anders") * 9)
    assert build(other, "--concept") == page
    assert (other / FOLDER / "manifest.json").read_bytes() == (closed / FOLDER / "manifest.json").read_bytes()
