"""Closed documents stay out of public output: marks planted wherever a table can hold something are never found."""

import base64
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import canary
import pytest
from canary import Planter
from conftest import SMALLEST, git, replace, tafel

from tafel_cli.kinds import KINDS
from tafel_cli.pack import public as pack_openbaar
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.reading.marks import Day
from tafel_cli.register import public, public_attachments
from tafel_cli.register.loading import read
from tafel_cli.render import LARGE, renderers
from tafel_cli.source.worktree import WorkTree
from tafel_cli.writing.papers import bundle, meeting_papers
from tafel_cli.writing.papers.manifest import Options

PLAN, HELD = "2026-01-15", "2025-12-04"
PLEIN, SPEELPLEK = "2026-01-05-gemeente-plein", "2025-11-20-gemeente-speelplek"
# The public keys of these kinds. All other keys are planted with marks.
SAID: dict[str, dict[str, Any]] = {
    "organisatie": {"naam": "Huurders Voorbeelddorp", "soort": "huurdersvereniging", "status": "actief"},
    "tafel": {
        "naam": "Samenwerkingstafel Voorbeelddorp",
        "gebied": "Voorbeelddorp",
        "voorzitter": {"functie": "onafhankelijk voorzitter", "organisatie": None},
        "secretaris": {"functie": "secretaris", "postbus": "secretaris@tafel.example"},
        "soorten": {"gemeente": "Gemeente", "huurdersvereniging": "Huurdersvereniging"},
        "themas": {"buurt": {"naam": "Een fijne buurt", "trekkers": ["gemeente"]}},
        "besloten_regel": "Dit punt is niet openbaar",
        "huisstijl": {"accent": "#1b4d63", "logo": "logo.png"},
        "website": "https://tafel.example/stukken",
        "vaste_punten": [
            {"id": id_, "titel": id_.capitalize(), "soort": id_, "duur": 5, "plaats": place}
            for id_, place in (("opening", "begin"), ("rondvraag", "einde"), ("sluiting", "einde"))
        ],
    },
    "bijeenkomst": {"aanvang": "15:00", "einde": "17:00", "locatie": "dorpshuis", "vorm": "fysiek", "pauze_duur": 10},
}
OPEN = "pub{:04}"
FORMATS = {each.format: each.filename(f"openbare-stukken-{PLAN}") for each in renderers() if each.missing() is None}


def record_all(root: Path) -> None:
    """Commit everything in a folder, at a time of day that is no mark, because those are at night."""
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Versie"]):
        git(root, *arguments, when="2026-01-10T12:00:00+01:00")


class Table:
    """A table with every kind of closed document in every place; `open` are the marks that everybody must read."""

    def __init__(self, root: Path, map_: str = "openbaar", verslag: str = "vastgesteld") -> None:
        shutil.copytree(SMALLEST, root)
        self.root, self.planter = root, Planter()
        self.open: list[str] = []
        self.refs = {
            "organisatie": "huurders",
            "actor": "secretariaat",
            "thema": "buurt",
            "soort": "gemeente",
            "pauze": "pauze",
            "bijeenkomst": PLAN,
            "werkafspraak": "1-voorzitter",
        }
        self._attachments()
        self._frame(map_)
        self._items()
        self._decided()
        self._minutes(verslag)
        self._agreements(map_)
        self._sent()

    def public(self) -> str:
        """Return a mark that everybody must read."""
        self.open.append(OPEN.format(len(self.open)))
        return self.open[-1]

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file of the table."""
        to = self.root / "data" / path
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(text.encode() if isinstance(text, str) else text)

    def plant(self, kind: str, id_: str, **fixed: Any) -> None:  # noqa: ANN401  (any value)
        """Write a document in which everything is a mark, but for what is fixed."""
        folder = KINDS[kind].folder
        path = f"{folder}/{id_}.md" if folder else f"{id_}.md"
        self.write(path, self.planter.document(kind, path, self.refs, **fixed))

    def _attachments(self) -> None:
        def marks(name: str) -> list[str]:
            return [self.planter.mark(f"bijlagen/{name}") for _ in range(5)]

        self.names = {what: f"{self.planter.mark(f'de naam van {what}')}-{what}" for what in ("dicht.pdf", "los.docx")}
        self.write(f"bijlagen/{self.names['dicht.pdf']}", canary.pdf(*marks("dicht.pdf")))
        self.write(f"bijlagen/{self.names['los.docx']}", canary.docx(*marks("los.docx")))
        for name, make in (("gedeeld.png", canary.png), ("gelinkt.pdf", canary.pdf), ("concept.png", canary.png)):
            self.write(f"bijlagen/{name}", make(*marks(name)))
        self.write("bijlagen/logo.png", canary.png("logo"))
        self.write("bijlagen/open.pdf", canary.pdf(self.public()))
        self.refs["bijlage"] = self.names["dicht.pdf"]

    def _frame(self, map_: str) -> None:
        for kind, id_ in (
            ("tafel", "tafel"),
            ("organisatie", "huurders"),
            ("bijeenkomst", PLAN),
            ("bijeenkomst", HELD),
        ):
            fixed = dict(SAID[kind])
            if kind == "tafel":
                fixed["openbaarheid"] = map_
                fixed["meedoen"] = f"Reageren kan bij {self.public()}."
                edges = {"briefhoofd": f"Brief van {self.public()}", "voettekst": f"Te vinden op {self.public()}"}
                fixed["huisstijl"] = {**SAID["tafel"]["huisstijl"], **edges}
            if kind == "organisatie":
                fixed["achterban"] = {"orgaan": "ledenraad"}
            if kind == "bijeenkomst":
                done = id_ == HELD
                fixed |= {"datum": id_, "status": "gehouden" if done else "gepland", "verplaatst_van": None}
                fixed["verzonden"] = None
                fixed["agenda"] = [self.closed("gehouden"), SPEELPLEK] if done else self._plan()
            self.plant(kind, id_, **fixed)

    def closed(self, name: str) -> str:
        """Return the id of a closed item, the same one for the same name."""
        ids = self.__dict__.setdefault("ids", {})
        if name not in ids:
            ids[name] = f"2026-01-06-gemeente-{self.planter.mark(f'de naam van {name}')}"
        return str(ids[name])

    def _plan(self) -> list[str]:
        return [
            self.closed("besloten"),
            PLEIN,
            self.closed("zonder woord"),
            "pauze",
            self.closed("vervolg"),
            "2026-01-07-gemeente-concept",
        ]

    def _items(self) -> None:
        self.refs |= {"agendapunt": self.closed("besloten"), "vast_punt": "rondvraag"}
        item = {"status": "ingediend", "indiener": "huurders", "doel": "beeldvormend", "behandeling": None, "duur": 7}
        for name in ("besloten", "gehouden", "op geen agenda"):
            files = [{"bestand": each, "titel": self.planter.mark(f"titel van {each}")} for each in ("gedeeld.png",)]
            files.append({"bestand": self.refs["bijlage"], "titel": "Dicht"})
            extra = {"openbaarheid": "besloten", "bijlagen": files, "vervolg_op": None}
            self.plant("agendapunt", self.closed(name), **item, **extra)
        with (self.root / f"data/agenda/{self.closed('besloten')}.md").open("a") as file:
            file.write("\n[gelinkt](../bijlagen/Gelinkt.pdf)\n")
        self.plant("agendapunt", self.closed("zonder woord"), **item, openbaarheid=None, vervolg_op=None)
        self.plant("agendapunt", self.closed("vervolg"), **item, openbaarheid="openbaar")
        shown = {"titel": f"Halverwege {self.public()}", "openbaarheid": "openbaar", "inleider": None}
        files = [{"bestand": "concept.png", "titel": self.planter.mark("titel bij een concept")}]
        fixed = {**item, **shown, "status": "concept", "vervolg_op": None, "bijlagen": files}
        self.plant("agendapunt", "2026-01-07-gemeente-concept", **fixed)
        self._open_item()

    def _open_item(self) -> None:
        """Fill the public item with what is public, what never is, and references to closed documents."""
        quiet = ("gewenst", "knelpunt", "woningen", "ingediend_op", "ingebracht_via", "besloten_grond", "besloten_tot")
        planted = self.planter.fields(KINDS["agendapunt"], "een openbaar punt", self.refs)
        files = [("open.pdf", self.public()), ("gedeeld.png", "x"), ("gelinkt.pdf", "x")]
        values = {
            "titel": f"Het plein {self.public()}",
            "indiener": "gemeente",
            "thema": "buurt",
            "doel": "beeldvormend",
            "status": "ingediend",
            "duur": 20,
            "gevraagd": [f"Wat vindt u van {self.public()}?"],
            "inleider": {"organisatie": "gemeente", "functie": f"projectleider {self.public()}"},
            "bron": f"een brief {self.public()}, zie {self.closed('besloten')}.",
            "bijlagen": [{"bestand": name, "titel": f"Bijlage {title}"} for name, title in files],
            "openbaarheid": "openbaar",
            **{key: planted[key] for key in quiet},
        }
        values["bijlagen"][1]["titel"] = self.planter.mark("de titel van een gedeelde bijlage")
        closed, file = self.closed("besloten"), self.refs["bijlage"]
        body = (
            f"\n## Kern\n\nTekst {self.public()} en [dat punt](../agenda/{closed}.md), [x][y] en `{closed}`.\n"
            f"![een beeld {self.public()}](../bijlagen/gedeeld.png) [stuk](../bijlagen/{file}) "
            f"([zie] ../bijlagen/{file}) <https://tafel.example/data/agenda/{closed}.md>\n\n"
            f"[y]: ../agenda/{closed}.md\n[z]: ../bijlagen/{file}\n"
        )
        self.write(f"agenda/{PLEIN}.md", canary.header(values) + body)
        path = self.root / f"data/agenda/{SPEELPLEK}.md"
        replace(path, "titel: Een nieuwe speelplek", f"titel: Een nieuwe speelplek {self.public()}")

    def _decided(self) -> None:
        """Make decisions and actions on closed, standing and public items, some of which refer to closed documents."""
        held = self.closed("gehouden")
        self.refs["besluit"] = f"{HELD}-b2"
        ways = {
            "b2": {"agendapunt": held, "vervangt": None},
            "b3": {"agendapunt": "rondvraag", "vervangt": None},
            "b4": {"agendapunt": SPEELPLEK, "vervangt": f"{HELD}-b2"},
            "b5": {"agendapunt": SPEELPLEK, "vervangt": None},
            "b77": {"agendapunt": held, "vervangt": f"{HELD}-b5"},
        }
        for name, fixed in ways.items():
            self.plant("besluit", f"{HELD}-{name}", **fixed, uitkomst="ingestemd")
        self.plant("bekrachtiging", f"{HELD}-b2-huurders", besluit=f"{HELD}-b2", organisatie="huurders")
        self.plant("bekrachtiging", f"{HELD}-b1-huurders-en-meer", besluit=f"{HELD}-b2", organisatie="huurders")
        actions = {
            "a2": {"agendapunt": held, "besluit": None},
            "a3": {"agendapunt": "rondvraag", "besluit": None},
            "a4": {"agendapunt": SPEELPLEK, "besluit": f"{HELD}-b4"},
        }
        for name, fixed in actions.items():
            self.plant("actie", f"{HELD}-{name}", **fixed, status="open")
        corrections = {HELD: ("verslag", held), f"{HELD}-b2": ("besluit", None), f"{HELD}-b5": ("besluit", held)}
        for name, (kind, item) in corrections.items():
            about = {"verslag": None, "besluit": None, kind: name}
            day = {"vastgesteld_in": None, "vastgesteld_op": "2026-01-12"}
            self.plant("rectificatie", f"{name}-r1", over=about, agendapunt=item, **day)
        self.plant("reactie", f"{HELD}-huurders", bijeenkomst=HELD, organisatie="huurders")
        replace(self.root / f"data/besluiten/{HELD}-b1.md", "in het park.", f"in het park {self.public()}.")
        replace(self.root / f"data/acties/{HELD}-a1.md", "alle partijen.", f"alle partijen {self.public()}.")

    def _minutes(self, status: str) -> None:
        def mark(what: str) -> str:
            return self.planter.mark(f"het verslag, {what}")

        told = self.public() if status == "vastgesteld" else mark("een punt in een concept")
        values = self.planter.fields(KINDS["verslag"], "het verslag", self.refs)
        present = {"organisatie": "gemeente", "functie": "projectleider"}
        values |= {"status": status, "notulist": "secretaris", "aanwezig": [present], "afgemeld": ["huurders"]}
        values |= {"begonnen": "15:03", "geeindigd": "16:58"}
        values |= {"vastgesteld_op": "2026-01-10"} if status == "vastgesteld" else {}
        values.pop("vastgesteld_in")
        body = (
            f"\n{mark('de aanhef')}\n\n## [{mark('een kop')}](../agenda/{self.closed('gehouden')}.md)\n\n"
            f"### Besproken\n\n{mark('besloten')}\n\n[plek]: https://{mark('een adres')}.example\n\n"
            f"   ## [Een nieuwe speelplek](../agenda/{SPEELPLEK}.md)\n\n"
            f"### Besproken\n\nGezegd is {told} [op][plek].\n\n"
            f"Opening\n---\n\n{mark('onder een kop met een streep')}\n\n"
            f"## [Een nieuwe speelplek](../agenda/{SPEELPLEK}.md)\n\nNog iets.\n\n"
            f"# {mark('een kop van niveau 1')}\n\n{mark('onder een kop van niveau 1')}\n\n"
            f"## Rondvraag\n\n{mark('de rondvraag')}\n"
        )
        self.write(f"verslagen/{HELD}.md", canary.header(values) + body)

    def _agreements(self, map_: str) -> None:
        self.plant("werkafspraak", "7-zqx-nog-niet", status="concept", vervangt=None)
        holds = {"titel": "De voorzitter", "nummer": "1", "status": "geldend", "vastgesteld": HELD, "vervangt": None}
        if map_ == "openbaar":
            values = canary.merged(self.planter.fields(KINDS["werkafspraak"], "een werkafspraak", self.refs), holds)
            self.write(
                "werkafspraken/1-voorzitter.md", canary.header(values) + f"\nHoort bij niemand {self.public()}.\n"
            )
        else:
            self.plant("werkafspraak", "1-voorzitter", **holds)

    def _sent(self) -> None:
        """Commit a version in which closed documents were public, and note that it was sent."""
        closed = [path for path in (self.root / "data/agenda").iterdir() if '"besloten"' in path.read_text()]
        for path in closed:
            replace(path, 'openbaarheid: "besloten"', 'openbaarheid: "openbaar"')
        record_all(self.root)
        for path in closed:
            replace(path, 'openbaarheid: "openbaar"', 'openbaarheid: "besloten"')
        sent = [
            {"op": self.planter.value(Day(), "de dag van verzenden", {}), "versie": git(self.root, "rev-parse", "HEAD")}
        ]
        meeting = self.root / f"data/bijeenkomsten/{PLAN}.md"
        replace(meeting, "status:", f"verzonden: {json.dumps(sent)}\nstatus:")
        record_all(self.root)

    def build(self, audience: Doelgroep = Doelgroep.OPENBAAR) -> Path:
        """Make a pack in every format there is, in this process; return its folder."""
        source = WorkTree(self.root)
        options = Options(concept=True, formats=tuple(FORMATS), audiences=(audience,))
        folders = bundle.demand_folders(self.root, None, PLAN, options)
        made = meeting_papers.make_packs(source, read(source), PLAN, options)
        return bundle.write_papers(made, folders, hide=True)[0].folder


VARIANTS = [("openbaar", "vastgesteld"), ("openbaar", "concept"), ("besloten", "vastgesteld")]


@pytest.mark.parametrize(("map_", "verslag"), VARIANTS)
def test_no_canary_sings(map_: str, verslag: str, tmp_path: Path) -> None:
    """No file of a public pack, nor the screen, has a mark of a closed document; every public mark is there."""
    table = Table(tmp_path / "tafel", map_, verslag)
    every = [f"--letter={each}" if each == LARGE else f"--format={each}" for each in FORMATS]
    done = tafel(table.root, "agenda", "build", PLAN, "--concept", "--audience=openbaar", *every)
    assert done.returncode == 0, done.stdout + done.stderr
    folder = table.root / "uitvoer" / PLAN / "openbaar"
    assert len(list(folder.iterdir())) == len(every) + 2  # the manifest, and the attachments
    assert canary.sung(folder, table.planter) == {}
    assert canary.MARK.findall(done.stdout) == []
    page = (folder / f"openbare-stukken-{PLAN}.html").read_text(encoding="utf-8")
    read = page + "".join(text for text in canary.texts(next((folder / "bijlagen").glob("B*.1-open.pdf")).read_bytes()))
    assert [mark for mark in table.open if mark not in read] == []
    assert page.count("Dit punt is niet openbaar") == 3


@pytest.mark.parametrize(("map_", "verslag"), VARIANTS)
def test_no_canary_sings_after_a_meeting(map_: str, verslag: str, tmp_path: Path) -> None:
    """Nor has a file of the public list or minutes, nor the message that goes with the list, which people forward."""
    table = Table(tmp_path / "tafel", map_, verslag)
    forms = ("--concept", "--format=html", "--format=pdf")
    listed = tafel(table.root, "besluiten", "build", HELD, *forms, "--audience=openbaar", "--audience=deelnemers")
    assert listed.returncode == 0, listed.stdout + listed.stderr
    told = tafel(table.root, "verslag", "build", HELD, *forms, "--audience=openbaar")
    assert told.returncode == (verslag == "concept"), told.stdout + told.stderr
    folder = table.root / "uitvoer" / HELD
    heard = canary.sung(folder, table.planter)
    loud = {name: marks for name, marks in heard.items() if not name.startswith("besluitenlijst-deelnemers/")}
    assert loud == {}
    assert "besluitenlijst-deelnemers/bericht.txt" not in heard
    assert "besluitenlijst-deelnemers/besluitenlijst-2025-12-04.html" in heard
    assert canary.MARK.findall(listed.stdout + told.stdout + told.stderr) == []


def test_they_sing_for_participants(tmp_path: Path) -> None:
    """The same search finds the same marks in the participants' files, so planting and search both work."""
    table = Table(tmp_path / "tafel")
    heard = canary.sung(table.build(Doelgroep.DEELNEMERS), table.planter)
    for name in (name.replace("openbare-", "vergader") for name in FORMATS.values()):
        assert any("agenda/" in place and "titel" in place for place in heard[name]), name
    every = "\n".join(place for places in heard.values() for place in places)
    for where in (
        "besluiten/",
        "acties/",
        f"bijeenkomsten/{PLAN}.md.gasten",
        "het verslag, besloten",
        "bijlagen/dicht.pdf",
    ):
        assert where in every


def say_all(keys: dict[str, Any], *more: str) -> dict[str, Any]:
    """Return the public keys of a kind, with more keys added."""
    return keys | dict.fromkeys(more)


def whole(verslag: Any, values: Any, *_: Any) -> tuple[Any, str]:  # noqa: ANN401  (what pack/public.py gives)
    """Return the minutes with all their sections: a replacement for the filter of pack/public.py."""
    return values, verslag.document.body


# By the name of a mistake: how to make it, the place of a mark that then comes out, and the table that has it.
LEAKS: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str, tuple[str, str]]] = {
    "an item need not say that it is public": (
        lambda m: m.setitem(public.SAYS, "agendapunt", lambda *_: True),
        "titel",
        VARIANTS[0],
    ),
    "references are not followed": (
        lambda m: m.setattr(public, "_is_open", lambda *_: True),
        "besluiten/2025-12-04-b2",
        VARIANTS[0],
    ),
    "a standing item counts as public": (
        lambda m: m.setattr(public, "_NAMES", (*public._NAMES, "vast_punt")),
        "besluiten/2025-12-04-b3",
        VARIANTS[0],
    ),
    "a draft of minutes is public": (
        lambda m: m.setitem(public.SAYS, "verslag", lambda *_: True),
        "een punt in een concept",
        VARIANTS[1],
    ),
    "minutes are not cut up": (
        lambda m: m.setitem(pack_openbaar._SPECIAL, "verslag", whole),
        "het verslag, de rondvraag",
        VARIANTS[0],
    ),
    "a heading above others opens no part of the minutes": (
        lambda m: m.setattr(pack_openbaar, "openbaar_kopje", lambda *_: True),
        "onder een kop van niveau 1",
        VARIANTS[0],
    ),
    "the guests of earlier minutes are said": (
        lambda m: m.setitem(
            pack_openbaar.OPENBARE_VELDEN, "verslag", say_all(pack_openbaar.OPENBARE_VELDEN["verslag"], "gasten")
        ),
        "het verslag.gasten",
        VARIANTS[0],
    ),
    "agreements are public in a closed folder": (
        lambda m: m.setitem(public.SAYS, "werkafspraak", lambda *_: True),
        "werkafspraken/1-voorzitter",
        VARIANTS[2],
    ),
    "what closed items share counts as public": (
        lambda m: m.setattr(public_attachments, "_closed", lambda *_: iter(())),
        "bijlagen/gedeeld.png",
        VARIANTS[0],
    ),
    "capitals make another name of an attachment": (
        lambda m: m.setattr(
            public_attachments, "last", lambda name: name.rsplit("/", 1)[-1] + "x" * ("gelinkt" in name)
        ),
        "bijlagen/gelinkt.pdf",
        VARIANTS[0],
    ),
    "ids may stand in a text": (
        lambda m: m.setattr(pack_openbaar, "without", lambda text, _: text),
        "de naam van besloten",
        VARIANTS[0],
    ),
    "an unfinished item is read": (
        lambda m: m.delitem(pack_openbaar._SPECIAL, "agendapunt"),
        "agenda/2026-01-07-gemeente-concept.md, alinea",
        VARIANTS[0],
    ),
    "a closed stop keeps its item": (
        lambda m: m.setattr(pack_openbaar, "_stop", lambda _, stop: stop),
        "agenda/",
        VARIANTS[0],
    ),
    "the guests are said": (
        lambda m: m.setitem(
            pack_openbaar.OPENBARE_VELDEN,
            "bijeenkomst",
            say_all(pack_openbaar.OPENBARE_VELDEN["bijeenkomst"], "gasten"),
        ),
        "bijeenkomsten/2026-01-15.md.gasten",
        VARIANTS[0],
    ),
    "the invitation is said": (
        lambda m: m.setattr(pack_openbaar, "TEKSTEN", (*pack_openbaar.TEKSTEN, "bijeenkomst")),
        "bijeenkomsten/2026-01-15.md, alinea",
        VARIANTS[0],
    ),
    "the day of handing in is said": (
        lambda m: m.setitem(
            pack_openbaar.OPENBARE_VELDEN,
            "agendapunt",
            say_all(pack_openbaar.OPENBARE_VELDEN["agendapunt"], "ingediend_op"),
        ),
        "een openbaar punt.ingediend_op",
        VARIANTS[0],
    ),
    "the pack is built from the whole table": (
        lambda m: m.setattr(pack_openbaar, "kleiner", lambda full, plan, read: (full, plan, read)),
        "acties/2025-12-04-a2",
        VARIANTS[0],
    ),
}


@pytest.mark.proof
@pytest.mark.parametrize("slip", LEAKS)
def test_a_leak_is_heard(slip: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each guard of the smaller table is needed: with a mistake in it alone, a mark comes out and is found."""
    leak, place, variant = LEAKS[slip]
    table = Table(tmp_path / "tafel", *variant)
    leak(monkeypatch)
    monkeypatch.setattr(pack_openbaar, "opened", lambda pack: pack)
    heard = canary.sung(table.build(), table.planter)
    assert place in "\n".join(mark for marks in heard.values() for mark in marks)


@pytest.mark.proof
def test_what_was_sent_is_compared_with_for_parties_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public pack says nothing of what was sent before, also if it is given that: it may be closed by now."""
    monkeypatch.setattr(meeting_papers, "Doelgroep", type("Other", (), {"OPENBAAR": None, "DEELNEMERS": None}))
    monkeypatch.setattr(pack_openbaar, "opened", lambda pack: pack)
    table = Table(tmp_path / "tafel", *VARIANTS[0])
    assert [mark for marks in canary.sung(table.build(), table.planter).values() for mark in marks] == []


@pytest.mark.parametrize(
    "slip",
    [
        "the guests are said",
        "the invitation is said",
        "the day of handing in is said",
        "the guests of earlier minutes are said",
    ],
)
def test_a_key_is_closed_until_it_is_named(slip: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the smaller table holds by mistake stays out of a pack for everybody when its key is not a public one."""
    leak, place, variant = LEAKS[slip]
    table = Table(tmp_path / "tafel", *variant)
    leak(monkeypatch)
    heard = canary.sung(table.build(), table.planter)
    assert place not in "\n".join(mark for marks in heard.values() for mark in marks)


HIDDEN: dict[str, Callable[[str], bytes]] = {
    "words": str.encode,
    "capitals": lambda mark: mark.upper().encode(),
    "UTF-16": lambda mark: mark.encode("utf-16"),
    "entities": lambda mark: "".join(f"&#{ord(letter)};" for letter in mark).encode(),
    "percent signs": lambda mark: "".join(f"%{ord(letter):02x}" for letter in mark).encode(),
    "JSON": lambda mark: ('{"a": "' + "".join(f"\\u{ord(letter):04x}" for letter in mark) + '"}').encode(),
    "a folded line": lambda mark: f"SUMMARY:{mark[:3]}\r\n {mark[3:]}".encode(),
    "a picture in the page": lambda mark: (
        b'<img src="data:image/png;base64,' + base64.b64encode(canary.png("x", mark)) + b'">'
    ),
    "a picture's plain text": lambda mark: canary.png(mark, "x"),
    "a picture's packed text": lambda mark: canary.png("x", mark),
    "a zip's name": lambda mark: canary.docx(mark, "x", "x"),
    "a zip's file": lambda mark: canary.docx("x", mark, "x"),
    "a zip's comment": lambda mark: canary.docx("x", "x", mark),
    **{
        f"a PDF's {what}": lambda mark, at=at: canary.pdf(*["x"] * at, mark, *["x"] * (4 - at))
        for at, what in enumerate(("words", "title", "metadata", "stream", "file"))
    },
}


@pytest.mark.parametrize("way", HIDDEN)
def test_the_reader_hears_what_is_packed(way: str, tmp_path: Path) -> None:
    """However a mark is packed in a file, the search finds it."""
    planter = Planter()
    data = HIDDEN[way](planter.mark("hier"))
    (tmp_path / "bestand").write_bytes(data)
    assert list(canary.sung(tmp_path, planter)) == ["bestand"]
