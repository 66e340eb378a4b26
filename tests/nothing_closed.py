"""Make random tables full of closed things, and look for those in public packs.

    python tests/nothing_closed.py [--minutes 30] [--seed 1]

Any document, section, attachment, title, key or name may be closed, and then holds marks (`canary.py`). What is closed
is decided here, without the code under test. A find is printed with its seed; a table depends on its seed only.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

import canary  # noqa: E402
from canary import Planter, header, merged  # noqa: E402

from tafel_cli.errors import TafelError  # noqa: E402
from tafel_cli.kinds import KINDS  # noqa: E402
from tafel_cli.kinds.bijeenkomst import VerzondenStuk  # noqa: E402
from tafel_cli.layout.meeting_pack import meeting_pack  # noqa: E402
from tafel_cli.pack.audience import Doelgroep  # noqa: E402
from tafel_cli.pack.build import build_pack  # noqa: E402
from tafel_cli.register.loading import read  # noqa: E402
from tafel_cli.register.meetings import occasion  # noqa: E402
from tafel_cli.render import renderers  # noqa: E402
from tafel_cli.source import Entry  # noqa: E402
from tafel_cli.source.memory import Memory  # noqa: E402
from tafel_cli.writing.papers.after_papers import COVER, make_after  # noqa: E402
from tafel_cli.writing.papers.manifest import Options, with_manifest  # noqa: E402
from tafel_cli.writing.papers.meeting_papers import pack_stem  # noqa: E402

PLAN, HELD = "2026-02-01", "2026-01-01"
QUICK = ("html", "ics", "json")
FRAMES: dict[str, dict[str, Any]] = {
    "tafel": {
        "naam": "Tafel",
        "gebied": "Dorp",
        "voorzitter": {"functie": "voorzitter", "organisatie": None},
        "secretaris": {"functie": "secretaris", "postbus": "post@tafel.example"},
        "soorten": {"gemeente": "Gemeente"},
        "themas": {"buurt": {"naam": "Buurt"}},
        "besloten_regel": "Besloten",
        "vaste_punten": [{"id": "rondvraag", "titel": "Rondvraag", "soort": "rondvraag", "duur": 5, "plaats": "einde"}],
    },
    "organisatie": {"naam": "De partij", "soort": "gemeente", "status": "actief", "achterban": {"orgaan": "raad"}},
    "bijeenkomst": {"aanvang": "15:00", "einde": "17:00", "vorm": "fysiek", "pauze_duur": 10, "verplaatst_van": None},
}
# How a public text may mention a closed item: `{}` is its id, `{0}` each time.
MENTIONS = (
    *("Zie [dat punt](../agenda/{0}.md).", "Zie [punt][p].\n\n[p]: ../agenda/{0}.md 'x'", "Zie `{0}`.", "Zie _{0}_."),
    *("Zie **{0}**.", "<https://tafel.example/data/agenda/{0}.md>", "https://tafel.example/{0}.html", "Zie ({0}.md)."),
    *("![beeld](../agenda/{0}.md)", "```\n{0}\n```", "| a |\n|---|\n| {0} |", "<!-- {0} -->", "### {0}", "> {0}"),
    *("[x](../agenda/{0}.md#kern)", '[x](../agenda/{0}.md "{0}")', "- {0}\n  - [x]({0})", "agenda.{0}", "~~{0}~~"),
    *("<a href='{0}'>x</a>", "[{0}]", "[x]: {0}\n\n[x]", "1\\. {0}", "***{0}***", "{0}\\\nx", "__{0}__", "“{0}”"),
)
# How minutes may begin what was said on a closed item: `{link}` is a link to it, `{also}` one to a public item.
HEADS = (
    *(
        "## {link}",
        "## {also} en {link}",
        "## {link}, {also}",
        "> ## {link}\n>",
        "- ## {link}",
        "### {link}",
        "##{link}",
    ),
    *("   ## {link}", "    ## {link}", "**{link}**", "{link}\n---", "{link}\n===", "# {link}", "##\u00a0{link}"),
    *(
        "<h2>{link}</h2>",
        "```\n\n## {link}",
        "  ```\n\n## {link}",
        "~~~\n## {link}",
        "<!--\n## {link}\n-->",
        "#### {link}",
    ),
    *(
        "### Een titel zonder link",
        "**Titel**",
        "## Titel",
        "Titel\n---",
        "# Titel",
        "## {also}\n\n### {link}",
        "\\## {link}",
    ),
    *(
        "## {also}\n\n> {link}",
        "1. ## {link}",
        "##\t{link}",
        "###### {link}",
        "| {link} |\n|---|",
        "## {named}",
        "+ {link}",
    ),
)
FILES = ("{0}.pdf", "De {0} van het.pdf", "{0}_de.v2.pdf", "{0}/plan.pdf", "Plan ({0}).pdf", "{0}-é.pdf", "x-{0}.PDF")


class Item(NamedTuple):
    """An item by number: its own word, its status, what it follows, which files it names, and where it stands."""

    word: str | None
    status: str
    broken: bool
    follows: int | None
    files: frozenset[int]
    meeting: str | None


class Table:
    """A random table. `planter` knows all that is closed; `shown` are the words that everybody must read."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.planter = Planter()
        self.texts: dict[str, str] = {}
        self.bytes: dict[str, bytes] = {}
        self.shown: list[str] = []
        self.lost = self.chance.random() < 0.06  # the file of the meeting that was held is broken
        count = self.chance.randint(2, 7)
        self.items = [self._drawn(count) for _ in range(count)]
        self.ids = [self._id(number) for number in range(count)]
        self.refs = {
            "organisatie": "gemeente",
            "actor": "secretariaat",
            "thema": "buurt",
            "soort": "gemeente",
            "pauze": "pauze",
            "bijeenkomst": PLAN,
            "werkafspraak": "1-een",
            "vast_punt": "rondvraag",
        }
        self.names = [self._name(number) for number in range(4)]
        closed = self.closed()
        self.refs["agendapunt"] = self.ids[closed[0]] if closed else self.planter.mark("een punt dat er niet is")
        self.refs["bijlage"] = self.planter.mark("een bijlage die er niet is") + ".pdf"
        self._frames()
        for number in range(count):
            self._item(number)
        self._decisions()
        self._minutes()
        self._corrections()
        self._agreements()

    def _drawn(self, count: int) -> Item:
        chance = self.chance
        return Item(
            word=chance.choice(("openbaar", "openbaar", "openbaar", "besloten", None)),
            status=chance.choice(("ingediend", "ingediend", "ingediend", "concept", "ingetrokken")),
            broken=chance.random() < 0.06,
            follows=chance.randrange(count) if chance.random() < 0.3 else None,
            files=frozenset(number for number in range(4) if chance.random() < 0.25),
            meeting=chance.choice((PLAN, PLAN, HELD, HELD, None)),
        )

    # What is closed, without the code under test.
    def open_item(self, number: int) -> bool:
        """Tell whether an item and all that it follows say that they are public, and can be read."""
        seen: set[int] = set()
        here: int | None = number
        while here is not None and here not in seen:
            seen.add(here)
            if self.items[here].word != "openbaar" or self.items[here].broken:
                return False
            here = self.items[here].follows
        return True

    def closed(self) -> list[int]:
        """Return the numbers of the closed items."""
        return [number for number in range(len(self.items)) if not self.open_item(number)]

    def open_file(self, number: int) -> bool:
        """Tell whether public items name a file, and no closed item does."""
        by = [at for at, item in enumerate(self.items) if number in item.files]
        return bool(by) and all(map(self.open_item, by))

    def shown_file(self, number: int) -> bool:
        """Tell whether an open file is among the papers: an item that was handed in and is on the agenda names it."""
        by = (item for item in self.items if number in item.files)
        return self.open_file(number) and any(item.status == "ingediend" and item.meeting == PLAN for item in by)

    def _id(self, number: int) -> str:
        name = f"open-{number}" if self.open_item(number) else self.planter.mark(f"de naam van punt {number}")
        return f"2025-12-{number + 1:02}-gemeente-{name}"

    def _name(self, number: int) -> str:
        """Make a file, and return its name below bijlagen/."""
        word = f"bijlage{number}" if self.open_file(number) else self.planter.mark(f"de naam van bijlage {number}")
        name = self.chance.choice(FILES).format(word)
        inside = (
            [f"open{number}"]
            if self.shown_file(number)
            else [self.planter.mark(f"in bijlage {number}") for _ in "12345"]
        )
        known = any(number in item.files and not item.broken for item in self.items)
        if not known or self.chance.random() < 0.9:  # a name of no file that no header has cannot be known
            self.bytes[name] = canary.pdf(*inside)
        return name

    def word(self) -> str:
        """Return a word that everybody must read."""
        self.shown.append(f"pub{len(self.shown):04}x")
        return self.shown[-1]

    def plant(self, kind: str, id_: str, **fixed: Any) -> None:  # noqa: ANN401  (any value)
        """Write a document in which all but what is fixed is a mark."""
        path = f"{KINDS[kind].folder}/{id_}.md" if KINDS[kind].folder else f"{id_}.md"
        self.texts[path] = self.planter.document(kind, path, self.refs, **fixed)

    def told(self, kind: str, id_: str, quiet: tuple[str, ...], values: dict[str, Any], body: str) -> None:
        """Write a public document, in which only the keys in `quiet` hold marks."""
        path = f"{KINDS[kind].folder}/{id_}.md"
        planted = self.planter.fields(KINDS[kind], path, self.refs)
        held = {key: value for key, value in planted.items() if key in quiet}
        self.texts[path] = header(merged(held, values)) + body

    def _frames(self) -> None:
        edges = {name: f"Rand.{self._mention()}" for name in ("briefhoofd", "voettekst")}
        look = {"huisstijl": {"accent": "#1b4d63", "logo": None, **edges}, "naam": f"Tafel.{self._mention()}"}
        look |= {"meedoen": f"Reageer.{self._mention()}"}
        opened = self.chance.choice(("openbaar", "besloten"))
        self.plant("tafel", "tafel", **(FRAMES["tafel"] | look), openbaarheid=opened)
        for name in ("gemeente", "huurders"):
            self.plant("organisatie", name, **(FRAMES["organisatie"] | {"naam": f"De {name}.{self._mention()}"}))
        for day, status in ((PLAN, "gepland"), (HELD, "gehouden")):
            agenda = [id_ for id_, item in zip(self.ids, self.items, strict=True) if item.meeting == day]
            self.chance.shuffle(agenda)
            fixed = {"datum": day, "status": status, "agenda": agenda, "verzonden": None, "volgnummer_kalender": None}
            online = {"vorm": "online"} if self.chance.random() < 0.2 else {"locatie": f"dorpshuis{self._mention()}"}
            self.plant("bijeenkomst", day, **(FRAMES["bijeenkomst"] | fixed | online))
            if day == HELD and self.lost:
                self._broken(f"bijeenkomsten/{day}.md")

    def _item(self, number: int) -> None:
        item = self.items[number]
        fixed: dict[str, Any] = {
            "indiener": "gemeente",
            "doel": (goal := self.chance.choice(("beeldvormend", "oordeelsvormend", "besluitvormend"))),
            "behandeling": self.chance.choice((None, "hamerstuk")) if goal == "besluitvormend" else None,
            "status": item.status,
            "duur": self.chance.choice((0, 7, 300)),
            "openbaarheid": item.word,
            "vervolg_op": None if item.follows is None else self.ids[item.follows],
        }
        files = [
            {"bestand": self.names[at], "titel": f"Stuk {at}" if self.shown_file(at) else self.planter.mark("titel")}
            for at in sorted(item.files)
        ]
        if not self.open_item(number):
            self.plant("agendapunt", self.ids[number], **fixed, bijlagen=files or None)
            if item.broken:
                self._broken(f"agenda/{self.ids[number]}.md")
            return
        here = item.status == "ingediend" and item.meeting == PLAN
        files += [{"bestand": name, "titel": "Stuk"} for name in self._leaks(number)]
        handed = {"thema": "buurt", "bijlagen": files or None}
        said = {
            name: self.word() if here else self.planter.mark(f"punt {number}, {name}") for name in ("vraag", "tekst")
        }
        if item.status == "ingediend" and not here:
            said = dict.fromkeys(said, "niets")
        extra = {"gevraagd": [f"Wat is {said['vraag']}?{self._mention()}"], "bron": f"een brief.{self._mention()}"}
        body = f"\n## Kern\n\nTekst {said['tekst']}.\n\n{self._mentions()}\n"
        values = fixed | handed | extra | {"titel": f"Punt {number}.{self._mention()}"}
        values = {key: value for key, value in values.items() if value is not None}
        quiet = ("gewenst", "knelpunt", "woningen", "ingediend_op", "besloten_grond", "besloten_tot", "mededinging")
        self.told("agendapunt", self.ids[number], quiet, values, body)

    def _leaks(self, number: int) -> Iterator[str]:
        """Make now and then a copy of a closed file, and a text that names something closed; yield their names."""
        named = {at for item in self.closed() for at in self.items[item].files} - {
            at for at in range(4) if self.names[at] not in self.bytes
        }
        if named and self.chance.random() < 0.3:
            copied = f"kopie{number}.{self.chance.choice(('pdf', 'txt'))}"
            self.bytes[copied] = self.bytes[self.names[self.chance.choice(sorted(named))]]
            yield copied
        if (mention := self._mention()) and self.chance.random() < 0.7:
            form = self.chance.choice(("txt", "md", "csv", "x"))
            encoding = self.chance.choice(("utf-8", "utf-8", "utf-16"))
            self.bytes[f"noot{number}.{form}"] = f"Een noot.{mention}\n".encode(encoding)
            yield f"noot{number}.{form}"

    def _broken(self, path: str) -> None:
        """Make a file that cannot be read of a document."""
        self.texts[path] = self.texts[path].replace("---\n", "---\nx: [\n", 1)

    def _mention(self) -> str:
        """Return now and then, for a value, a closed id or file name in some spelling."""
        if self.chance.random() > 0.3:
            return ""
        names = [*(self.ids[number] for number in self.closed()), *self._closed_names()]
        if not names:
            return ""
        name = self.chance.choice(names)
        return f" Zie {self.chance.choice((name, name.upper(), f'{name}.', f'({name})', f'_{name}_'))}"

    def _closed_names(self) -> list[str]:
        closed = [name for number, name in enumerate(self.names) if not self.open_file(number)]
        return [*closed, *(name.rsplit("/", 1)[-1] for name in closed if "/" in name)]

    def _mentions(self) -> str:
        """Return a few paragraphs that mention what is closed, in any spelling."""
        parts = []
        for _ in range(self.chance.randrange(4)):
            if self.chance.random() < 0.6 and (closed := self.closed()):
                name = self.ids[self.chance.choice(closed)]
                parts.append(self.chance.choice(MENTIONS).format(self._spelt(name)))
            elif names := self._closed_names():
                name = self.chance.choice(names)
                hidden = (
                    name.replace("-", "\u2011"),
                    name.replace(".", "**.**"),
                    f"https://x.nl/{name.replace('-', '%2D')}",
                )
                ways = (
                    *hidden,
                    f"`{name}`",
                    f"[x](<../bijlagen/{name}>)",
                    f"![x](../bijlagen/{quote(name)})",
                    f"**{name}**",
                )
                parts.append(self.chance.choice((*ways, f"| a |\n|---|\n| {name} |", f"Zie {name.lower()}.")))
        return "\n\n".join(parts)

    def _spelt(self, name: str) -> str:
        spellings = (name, name, name.upper(), name.replace("-", "\\-"), name.replace("-", "&#45;"))
        hidden = (name.replace("z", "&#x7a;"), name.replace("q", "&#113;"), f"x{name}", name.replace("-", "\u2011"))
        marked = (name.replace("gemeente", "**gemeente**"), name.replace("gemeente", "[gemeente](https://a.nl)"))
        invisible = (name.replace("gem", "gem\u00ad"), name.replace("-gem", "-\u00adgem"), name.replace("-", "%2D"))
        return self.chance.choice((*spellings, *hidden, *marked, *invisible))

    def _decisions(self) -> None:
        chance = self.chance
        on = [chance.choice((None, *range(len(self.items)))) for _ in range(chance.randrange(5))]
        replaces = [chance.choice((None, *range(number))) if number else None for number in range(len(on))]

        broken = {number for number in range(len(on)) if chance.random() < 0.06}

        def told(number: int) -> bool:
            item, old = on[number], replaces[number]
            here = item is not None and self.open_item(item) and number not in broken and not self.lost
            return here and (old is None or told(old))

        def is_open(number: int) -> bool:
            newer = (new for new, old in enumerate(replaces) if old == number and new not in broken)
            return told(number) and all(is_open(new) for new in newer)

        def point(item: int | None) -> str:
            return "rondvraag" if item is None else self.ids[item]

        self.closed_decisions = [number for number in range(len(on)) if not is_open(number)]
        for number, item in enumerate(on):
            old = replaces[number]
            values = {
                "agendapunt": point(item),
                "uitkomst": "ingestemd",
                "vervangt": None if old is None else f"{HELD}-b{old + 1}",
            }
            board = {"besluit": f"{HELD}-b{number + 1}", "organisatie": "huurders", "stand": "bekrachtigd"}
            if is_open(number):
                said = {key: value for key, value in values.items() if value is not None}
                said["besluit"] = f"Besluit {self.word()}.{self._mention()}"
                self.told("besluit", f"{HELD}-b{number + 1}", (), said, f"\nTekst.\n\n{self._mentions()}\n")
            else:
                self.plant("besluit", f"{HELD}-b{number + 1}", **values)
            if number in broken:
                self._broken(f"besluiten/{HELD}-b{number + 1}.md")
            if chance.random() < 0.5:
                self.plant(
                    "bekrachtiging", f"{HELD}-b{number + 1}-huurders", **board, **self._open_board(is_open(number))
                )
        for number in range(chance.randrange(4)):
            item = chance.choice((None, *range(len(self.items))))
            by = chance.choice((None, *range(len(on))))
            values = {
                "agendapunt": point(item),
                "besluit": None if by is None else f"{HELD}-b{by + 1}",
                "status": "open",
            }
            if item is not None and self.open_item(item) and not self.lost and (by is None or told(by)):
                said = {key: value for key, value in values.items() if value is not None} | {"actiehouder": "gemeente"}
                said |= {"actie": f"Doe {self.word()}.{self._mention()}", "uiterlijk": "2026-03-01"}
                self.told(
                    "actie", f"{HELD}-a{number + 1}", ("eerder_uiterlijk",), said, self.planter.body("actie", self.refs)
                )
            else:
                self.plant("actie", f"{HELD}-a{number + 1}", **values)

    def _open_board(self, is_open: bool) -> dict[str, Any]:  # noqa: FBT001  (the only thing that it depends on)
        """Return the keys of a ratification that everybody may read, if its decision is public."""
        return {"op": "2026-01-05", "orgaan": "raad", "voorwaarde": None} if is_open else {}

    def _minutes(self) -> None:
        """Write minutes in which each item of the meeting is told, those on closed items under any heading."""
        adopted = self.chance.random() < 0.8
        parts = [f"\n{self.planter.mark('de aanhef')}\n"]
        here = [number for number, item in enumerate(self.items) if item.meeting == HELD]
        self.chance.shuffle(here)
        opened = [number for number in here if self.open_item(number)]
        odd = self.chance.random() < 0.5
        for number in here:
            link = f"[Punt {number}](../agenda/{self.ids[number]}.md)"
            if self.open_item(number):
                parts.append(f"## {link}\n\n### Besproken\n\nGezegd.\n\n{self._mentions()}\n{self._record_line()}")
                continue
            also = opened and self.chance.choice(opened)
            other = f"[Punt](../agenda/{self.ids[also]}.md)" if opened else "[Punt](../agenda/open.md)"
            name = f"k{number}"
            link = link.replace(f"[Punt {number}]", f"[{self.planter.mark('een kop')}]")
            head = self.chance.choice(HEADS) if odd else "## {link}"
            made = head.format(link=link, also=other, named=f"[{self.planter.mark('een kop')}][{name}]")
            if "{named}" in head:
                made += f"\n\n[{name}]: ../agenda/{self.ids[number]}.md"
            parts.append(
                f"{made}\n\n{self.planter.body('een besloten punt', self.refs)}\n".replace("## Kern", "### Kern")
            )
            if self.chance.random() < 0.8:  # else what follows would hide in the section
                parts[-1] = parts[-1].replace("\n## ", "\n### ")
        if self.chance.random() < 0.7:
            parts.append(f"## Rondvraag\n\n{self.planter.mark('de rondvraag')}\n")
        if self.chance.random() < 0.1:
            parts.append(f"# {self.planter.mark('een kop')}\n\n{self.planter.mark('onder een kop van niveau 1')}\n")
        status = {"status": "vastgesteld", "vastgesteld_op": "2026-01-20"} if adopted else {"status": "concept"}
        values = status | {"notulist": "secretaris", "aanwezig": []}
        self.told("verslag", HELD, ("gasten", "wijzigingen"), values, "\n".join(parts))

    def _record_line(self) -> str:
        """Return now and then a line that links to a closed decision, and says what became of it."""
        if not self.closed_decisions or self.chance.random() > 0.5:
            return ""
        number = self.chance.choice(self.closed_decisions) + 1
        said = self.planter.mark("de uitkomst van een besloten besluit")
        return f"\n- [Besluit 9.{number}](../besluiten/{HELD}-b{number}.md): {said}\n"

    def _corrections(self) -> None:
        """Write corrections of minutes and of closed decisions, and an answer in a written round."""
        day = {"vastgesteld_in": None, "vastgesteld_op": "2026-01-20"}
        closed = self.closed()
        about = {HELD: {"verslag": HELD}}
        about |= {f"{HELD}-b{number + 1}": {"besluit": f"{HELD}-b{number + 1}"} for number in self.closed_decisions}
        for name, over in about.items():
            item = self.ids[self.chance.choice(closed)] if closed else "rondvraag"
            both = {"verslag": None, "besluit": None, **over}
            self.plant("rectificatie", f"{name}-r1", over=both, agendapunt=item, **day)
        self.plant("reactie", f"{HELD}-gemeente", bijeenkomst=HELD, organisatie="gemeente")

    def _agreements(self) -> None:
        self.plant("werkafspraak", "2-concept", status="concept", vervangt=None)
        fixed = {"titel": "Een", "nummer": "1", "status": "geldend", "vastgesteld": HELD, "vervangt": None}
        if (
            '"openbaarheid": "openbaar"' in self.texts["tafel.md"]
            or 'openbaarheid: "openbaar"' in self.texts["tafel.md"]
        ):
            self.told(
                "werkafspraak", "1-een", ("regels",), {k: v for k, v in fixed.items() if v}, f"\n{self._mentions()}\n"
            )
        else:
            self.plant("werkafspraak", "1-een", **fixed)

    def source(self) -> "Held":
        """Return the table as a source."""
        entries = tuple(Entry(f"data/{path}", text.encode()) for path, text in self.texts.items())
        made = Held(Path("/tafel"), entries, dict.fromkeys(sorted(self.bytes)))
        made.held_bytes.update(self.bytes)
        return made


class Held(Memory):
    """A table in memory of which the attachments have bytes."""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401  (what a table in memory takes)
        super().__init__(*arguments)
        self.__dict__["bytes"] = {}

    @property
    def held_bytes(self) -> dict[str, bytes]:
        """The bytes of each attachment."""
        found: dict[str, bytes] = self.__dict__["bytes"]
        return found

    def attachment(self, name: str) -> bytes:
        """See Source.attachment."""
        if name not in self.held_bytes:
            raise TafelError("Deze bijlage is er niet.")
        return self.held_bytes[name]


def papers_of(
    table: Table, *, concept: bool, formats: tuple[str, ...], audience: Doelgroep = Doelgroep.OPENBAAR
) -> dict[str, bytes]:
    """Return every file of a pack by name, with the manifest."""
    source = table.source()
    asked = occasion(read(source), PLAN)
    assert asked
    pack = build_pack(asked, read=source.attachment, state=source.state(), doelgroep=audience, concept=concept)
    chosen = [each for each in renderers() if each.format in formats and each.missing() is None]
    paper = meeting_pack(pack)
    files = {each.filename(pack_stem(audience, PLAN)): each.file_of(paper, pack) for each in chosen}
    return with_manifest(files | dict(pack.files), pack, chosen, None)


def after_of(
    table: Table, *, concept: bool, formats: tuple[str, ...], audience: Doelgroep = Doelgroep.OPENBAAR
) -> dict[str, bytes]:
    """Return the files of the minutes and the list to mail for an audience, those that can be made.

    Of what participants get with the list the public part is the message, because people forward it.
    """
    source = table.source()
    found: dict[str, bytes] = {}
    for paper in (VerzondenStuk.VERSLAG, VerzondenStuk.BESLUITENLIJST):
        options = Options(concept=concept, formats=formats, audiences=(audience,), paper=paper)
        with suppress(TafelError):  # the public may not read these minutes
            for content in make_after(source, read(source), HELD, options).contents:
                found |= content.files
    options = Options(concept=True, formats=("html",), paper=VerzondenStuk.BESLUITENLIJST)
    for content in make_after(source, read(source), HELD, options).contents:
        found[COVER] = content.files[COVER]
    return found


def finds(table: Table, files: dict[str, bytes]) -> Iterator[str]:
    """Yield what is closed in these files.

    Minutes show the first last day of an action, because it was public when they were made: no find, nor is a day
    within it, such as 9 May within 19 May.
    """
    for name, data in files.items():
        heard = sorted(canary.heard(name, data, table.planter))
        first = [said.split(": ")[0] for said in heard if said.endswith(".eerder_uiterlijk[].dag")]
        shown = first if name.startswith("verslag-") else []
        yield from (f"{name}: {said}" for said in heard if not any(said.split(": ")[0] in day for day in shown))


def missed(table: Table, files: dict[str, bytes]) -> list[str]:
    """Return the words that everybody must read and that the page lacks."""
    page = files[f"openbare-stukken-{PLAN}.html"].decode()
    return [word for word in table.shown if word not in page]


def main() -> int:
    """Try tables until the time is up; print each find."""
    typed = argparse.ArgumentParser(description="Look for what is closed in public packs of random tables.")
    typed.add_argument("--minutes", type=float, default=30)
    typed.add_argument("--seed", type=int, default=1, help="the first table; the next ones follow")
    asked = typed.parse_args()
    end, seed, found = time.monotonic() + 60 * asked.minutes, asked.seed, 0
    while time.monotonic() < end:
        table = Table(seed)
        formats = (*QUICK, "pdf") if seed % 3 == 0 else QUICK
        for concept in (True, False):
            people = tuple(form for form in formats if form in ("html", "pdf"))
            files = papers_of(table, concept=concept, formats=formats)
            for find in finds(table, files | after_of(table, concept=concept, formats=people)):
                found += 1
                print(f"seed {seed}, {'concept' if concept else 'final'}: {find}", flush=True)
        for word in missed(table, papers_of(table, concept=True, formats=("html",))):
            found += 1
            print(f"seed {seed}: {word} is not there", flush=True)
        seed += 1
    print(f"{seed - asked.seed} tables, seeds {asked.seed} to {seed - 1}: {found} finds")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
