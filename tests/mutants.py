"""Break the example table in hundreds of ways and see which rule notices: `python tests/mutants.py [AANTAL]`.

A planned mutant breaks one rule on purpose, at a random place, and that rule must catch it. A blind mutant drops,
doubles, swaps or changes lines at random; the check may find anything, but must not crash.
"""

import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from photos import exif_with_place  # noqa: E402

from tafel_cli import source  # noqa: E402
from tafel_cli.checks import rules  # noqa: E402
from tafel_cli.checks.explain import codes  # noqa: E402
from tafel_cli.finding import Finding  # noqa: E402
from tafel_cli.register.case import compared  # noqa: E402
from tafel_cli.register.loading import read  # noqa: E402
from tafel_cli.register.register import Register  # noqa: E402
from tafel_cli.source.worktree import WorkTree  # noqa: E402

TODAY = date(2026, 11, 24)
Files = dict[str, str]
Change = dict[str, str | None]  # path → new text; None: the file is gone
PLAN = "data/bijeenkomsten/2026-12-03.md"
MINE = "data/agenda/2026-11-18-lindepark-bewonersavond.md"
HELD = ("2026-09-24", "2026-11-05")
OTHER = "## [Iets anders](../agenda/2026-11-13-stadsfonds-begane-grond.md)\n\nTekst.\n"
FIXED = ("verslagen/2026-09-24", "besluiten/2026-09-24-b1", "werkafspraken/5-omvang-en-balans")
GONE = "Mijn BSN is 111222333."
AFSPRAAK = "data/werkafspraken/{}.md"


def _bytes(text: str) -> bytes:
    """Return the bytes of a file; those that are no text were read with `surrogateescape`."""
    return text.encode("utf-8", "surrogateescape")


class Mutant(NamedTuple):
    """One change to the table, the code that must notice it (None: blind), and the day of judging."""

    name: str
    change: Change
    code: str | None
    today: date = TODAY

    def proposal(self) -> source.Change:
        """Return the change as git would report it."""
        mode = "100755" if self.code == "T704" else "100644"
        files = [
            source.FileChange(path, "100644", mode if text is not None else "000000")
            for path, text in self.change.items()
        ]
        seen = [(path, _bytes(f"{text}{GONE}")) for path, text in self.change.items()]
        return source.Change(tuple(files), lambda: iter(seen if self.code == "T509" else []))

    @property
    def actor(self) -> str | None:
        """The login that makes the proposal, for codes about rights; else None."""
        return "voorbeeld-lindepark" if (self.code or "").startswith("T7") else None


class Result(NamedTuple):
    """The result of a run: how often each code was new, the planned mutants that no rule caught, and counts."""

    kills: Counter[str]
    survivors: list[str]
    blind: int
    blind_caught: int
    planned: int


def files() -> Files:
    """Return the example table's texts by path."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "data").rglob("*.md"))
    }


def one(table: Files, path: str, old: str, new: str) -> Change:
    """Return a change that replaces one piece of one file."""
    assert old in table[path], (path, old)
    return {path: table[path].replace(old, new, 1)}


def without(table: Files, path: str, key: str) -> Change:
    """Return a change that removes a key and its value from front matter."""
    text = re.sub(rf"^{key}:.*\n(?:[ \t]+.*\n)*", "", table[path], count=1, flags=re.MULTILINE)
    assert text != table[path], (path, key)
    return {path: text}


def items(table: Files, pattern: str = "") -> list[str]:
    """Return the submitted items whose text matches."""
    return [
        path
        for path, text in table.items()
        if path.startswith("data/agenda/") and "\nstatus: ingediend\n" in text and re.search(pattern, text)
    ]


def heads(text: str) -> list[str]:
    """Return the sections of an item, heading included."""
    body = text.split("---\n", 2)[2]
    return ["## " + part for part in body.split("## ")[1:]] if "\n### " not in body else []


def sub(table: Files, path: str, pattern: str, new: str) -> Change:
    """Return a change that replaces every match in one file."""
    return {path: re.sub(pattern, new, table[path])}


def item_of(path: str) -> str:
    """Return the id of an item."""
    return path.rsplit("/", 1)[-1].removesuffix(".md")


def planned(table: Files) -> list[str]:
    """Return the items on the planned agenda."""
    return [f"data/agenda/{id_}.md" for id_ in re.findall(r"^  - (2026-\S+)$", table[PLAN], re.MULTILINE)]


def _section(rng: random.Random, table: Files, remake: Callable[[str], str]) -> Change:
    path = rng.choice(items(table))
    optional = (
        "## Wie merkt dit",
        "## Waar verschillen",
        *(("## Vervolg",) if "ter_kennisname" in table[path] else ()),
    )
    part = rng.choice([p for p in heads(table[path]) if not p.startswith(optional)])
    return one(table, path, part, remake(part))


def _swap(rng: random.Random, table: Files) -> Change:
    path = rng.choice(items(table))
    parts = heads(table[path])
    index = rng.randrange(len(parts) - 1)
    pair = parts[index] + parts[index + 1]
    return one(table, path, pair, parts[index + 1].rstrip("\n") + "\n\n" + parts[index])


def _add_rule(table: Files, name: str, rule: str) -> Change:
    return one(table, AFSPRAAK.format(name), "regels:\n", "regels:\n" + rule)


def _later(rng: random.Random, table: Files) -> Change:
    path = rng.choice([p for p in planned(table) if "wachten-op-stroom" not in p])
    day = date(2026, 11, 20) + timedelta(days=rng.randrange(10))
    return {path: re.sub(r"ingediend_op: \S+", f"ingediend_op: {day}", table[path])}


def _points(rng: random.Random, table: Files, extra: int) -> Change:
    path = rng.choice([p for p in items(table, "doel: besluitvormend") if p in planned(table)])
    return one(table, path, "gevraagd:\n", "gevraagd:\n" + "  - In te stemmen met nog een proef.\n" * extra)


def _say(rng: random.Random, table: Files, words: str) -> Change:
    path = rng.choice(sorted(table))
    return {path: f"{table[path]}\n{words}\n"}


def _circle(table: Files, path: str) -> Change:
    return one(table, path, "doel:", f"vervolg_op: {item_of(path)}\ndoel:")


def _twice(table: Files, id_: str) -> Change:
    return one(table, PLAN, f"  - {id_}\n", f"  - {id_}\n  - {id_}\n")


def _typed(r: random.Random, t: Files, line: str) -> Change:
    """Type a line below a heading of minutes that is on an item of the agenda."""
    return sub(t, f"data/verslagen/{r.choice(HELD)}.md", r"(\n## \[.*\n)", rf"\1\n{line}\n")


def _untold(rng: random.Random, table: Files, path: str) -> Change:
    return one(table, path, rng.choice(re.findall(r"(?ms)^## \[.*?(?=^## |\Z)", table[path])), "")


def _moved_on(table: Files, id_: str) -> Change:
    return one(table, f"data/verslagen/{HELD[1]}.md", "\n---\n", f"\ndoorgeschoven:\n  - agendapunt: {id_}\n---\n")


def _kern(rng: random.Random, table: Files) -> Change:
    return one(table, rng.choice(items(table)), "## Kern\n", "## Kern\n\nEen zin. Nog een zin. En nog een.\n")


def _tables(table: Files) -> list[str]:
    return [path for path, text in table.items() if "\n|---|" in text]


def _look(table: Files, key: str, value: str) -> Change:
    return sub(table, "data/tafel.md", r"(?<=huisstijl:\n)  accent: .*", f"  {key}: {value}")


_WITH_FILES = "data/agenda/2026-11-16-rijnzicht-verhuisregeling.md"
_WITH_PICTURE = "data/agenda/2026-11-13-stadsfonds-begane-grond.md"
MAKERS: dict[str, Callable[[random.Random, Files], Change]] = {
    "T201": lambda r, t: sub(t, r.choice(items(t)), "indiener: .*", "indiener: niemand"),
    "T202": lambda r, t: _circle(t, r.choice([p for p in items(t) if "vervolg_op" not in t[p]])),
    "T203": lambda r, t: {(p := r.choice([p for p in t if p.startswith("data/acties/")])).replace("-a", "-A"): t[p]},
    "T204": lambda r, t: one(t, _WITH_FILES, "voorbeeldberekening-", "rekenvoorbeeld-"),
    "T205": lambda r, t: one(t, _WITH_FILES, "bestand: voorbeeld", r.choice(("bestand: ../", "bestand: /"))),
    "T206": lambda r, t: one(t, _WITH_FILES, "bestand: voorbeeld", "bestand: Voorbeeld"),
    "T207": lambda r, t: {
        (p := r.choice([p for p in t if p.startswith("data/besluiten/")])): None,
        p.replace("-b", "-x"): t[p],
    },
    "T210": lambda r, t: {
        **one(
            t,
            _WITH_FILES,
            "verhuizingen-per-wijk.pdf",
            name := r.choice(("cijfers.pdf", "cijfers.html", "cijfers.zip")),
        ),
        f"data/bijlagen/{name}": "#!/bin/sh\n",
    },
    "T211": lambda r, t: one(
        t,
        f"data/organisaties/{r.choice(('lindepark', 'stadsfonds'))}.md",
        "accounts:\n",
        "accounts:\n  - Voorbeeld-Stadsrand\n",
    ),
    "T212": lambda r, t: {f"data/bijlagen/{r.choice(('oud.pdf', 'notitie-de-van-het.pdf'))}": "%PDF-1.7\n"},
    "T213": lambda r, t: r.choice(
        (
            one(t, _WITH_FILES, "mede_indieners:\n", "mede_indieners:\n  - rijnzicht\n"),
            one(t, AFSPRAAK.format("6-besluiten-en-verslag"), "nummer: 6", "nummer: 5"),
            one(t, "data/tafel.md", "themas:\n", "themas:\n  Werkwijze:\n    naam: X\n  WERKWIJZE:\n    naam: Y\n"),
        )
    ),
    "T214": lambda r, t: r.choice(
        (
            one(t, "data/tafel.md", "  participatie:\n", "  Participatie:\n"),
            one(t, "data/tafel.md", "  gelijk_speelveld:\n", "  gelijk speelveld:\n"),
            one(t, "data/tafel.md", "  - id: rondvraag\n", "  - id: Rond vraag\n"),
        )
    ),
    "T301": lambda r, t: _twice(t, item_of(r.choice(planned(t)))),
    "T302": lambda r, t: one(t, r.choice(planned(t)), "status: ingediend", "status: concept"),
    "T303": lambda r, t: one(t, r.choice(planned(t)), "status: ingediend", "status: ingetrokken"),
    "T304": lambda r, t: one(
        t, r.choice([p for p in items(t) if p[12:22] < "2026-11-01"]), "status: ingediend", "status: concept"
    ),
    "T305": lambda r, t: one(
        t, r.choice(items(t, "doel: (?!besluit)")), "status: ingediend\n", "status: ingediend\nbehandeling: hamerstuk\n"
    ),
    "T306": lambda r, t: {
        **one(t, AFSPRAAK.format("6-besluiten-en-verslag"), "status: geldend", "status: vervallen"),
        **without(t, r.choice(items(t, "reden_direct_besluit")), "reden_direct_besluit"),
    },
    "T307": lambda r, t: sub(
        t, r.choice(items(t, "ingediend_op")), r"\ningediend_op: .*", f"\ningediend_op: 2099-{r.randrange(10, 13)}-01"
    ),
    "T310": lambda r, t: sub(t, r.choice(planned(t)), r"\nduur: \d+", f"\nduur: {r.randrange(60, 200)}"),
    "T311": lambda r, t: {
        (p := r.choice([f"data/bijeenkomsten/{m}.md" for m in (*HELD, "2026-12-03")])): t[p].replace(
            '"17:00"', f'"{r.randrange(8, 15):02}:30"'
        )
    },
    "T312": lambda r, t: without(t, f"data/bijeenkomsten/{r.choice((*HELD, '2026-12-03'))}.md", "locatie"),
    "T313": lambda r, t: one(
        t, "data/tafel.md", *r.choice((("soort: opening", "soort: rondvraag"), ("soort: sluiting", "soort: rondvraag")))
    ),
    "T314": lambda r, t: one(t, PLAN, "datum: 2026-12-03", f"datum: 2026-12-{r.randrange(10, 30)}"),
    "T315": lambda r, t: {
        **one(t, AFSPRAAK.format("1-onafhankelijke-voorzitter"), "status: geldend", "status: concept"),
        **one(t, "data/tafel.md", "voorzitter:\n", "voorzitter:\n  organisatie: gemeente\n"),
    },
    "T316": lambda r, t: one(t, PLAN, "status:", f"verplaatst_van: 2026-11-{r.randrange(10, 30)}\nstatus:"),
    "T317": lambda r, t: one(t, PLAN, "status: gepland", "status: gehouden"),
    "T318": lambda r, t: r.choice(
        (
            sub(t, r.choice([p for p in t if "\ngereed_op: " in t[p]]), r"\ngereed_op: .*", "\ngereed_op: 2099-01-01"),
            sub(t, r.choice([p for p in t if p.startswith("data/bekrachtigingen/")]), r"\nop: .*", "\nop: 2099-01-01"),
        )
    ),
    "T320": lambda r, t: {
        (p := r.choice([p for p in t if p.startswith("data/besluiten/")])): re.sub(
            "agendapunt: .*", "agendapunt: 2026-11-12-de-hofjes-startafspraken", t[p]
        )
    },
    "T321": lambda r, t: {
        (p := r.choice([p for p in t if p.startswith("data/besluiten/")])): re.sub(
            "beslispunt: .*\n", f"beslispunt: {r.randrange(4, 99)}\n", t[p]
        )
    },
    "T322": lambda r, t: r.choice(
        (
            {"data/besluiten/2026-09-24-b1.md": None},
            {"data/besluiten/2026-09-24-b2.md": t["data/besluiten/2026-09-24-b1.md"]},
        )
    ),
    "T323": lambda r, t: {f"data/verslagen/{r.choice(HELD)}.md": None},
    "T324": lambda r, t: one(t, f"data/bijeenkomsten/{r.choice(HELD)}.md", "status: gehouden", "status: geannuleerd"),
    "T325": lambda r, t: one(
        t,
        "data/verslagen/2026-09-24.md",
        "vastgesteld_in: 2026-11-05",
        r.choice(("vastgesteld_in: 2026-12-03", "vastgesteld_in: 2026-09-24", "vastgesteld_op: 2026-09-01")),
    ),
    "T326": lambda r, t: _untold(r, t, f"data/verslagen/{r.choice(HELD)}.md"),
    "T327": lambda r, t: one(t, f"data/verslagen/{r.choice(HELD)}.md", "\n## ", f"\n{OTHER}\n## "),
    "T328": lambda r, t: _moved_on(
        t, r.choice(re.findall(r"^  - (2026-\S+)$", t[f"data/bijeenkomsten/{HELD[1]}.md"], re.MULTILINE))
    ),
    "T329": lambda r, t: _moved_on(t, item_of(r.choice(planned(t)))),
    "T330": lambda r, t: without(
        t,
        r.choice([p for p in t if p.startswith("data/acties/") and "gereed_op" in t[p]]),
        r.choice(("gereed_op", "resultaat")),
    ),
    "T331": lambda r, t: {
        (p := r.choice([p for p in t if p.startswith("data/acties/") and "eerder" not in t[p]])): re.sub(
            "uiterlijk: .*", f"uiterlijk: 2027-01-{r.randrange(10, 30)}", t[p]
        )
    },
    "T332": lambda r, t: sub(
        t,
        r.choice([p for p in t if p.startswith("data/acties/2026-09") or p.endswith("2026-11-05-a4.md")]),
        r"status: \w+",
        "status: open",
    ),
    "T333": lambda r, t: one(
        t, "data/acties/2026-11-05-a1.md", "uiterlijk: 2026-11-27", f"uiterlijk: 2026-11-{r.randrange(10, 24)}"
    ),
    "T340": lambda r, t: one(t, "data/besluiten/2026-11-05-b1.md", "  - de-hofjes\n", ""),
    "T341": lambda r, t: {
        (p := "data/bekrachtigingen/2026-11-05-b1-de-hofjes.md"): re.sub(
            "op: .*", f"op: 2026-{r.choice(('09', '10'))}-{r.randrange(10, 30)}", t[p]
        )
    },
    "T342": lambda r, t: sub(t, "data/organisaties/gemeente.md", r"weken: \d", f"weken: {r.randrange(2)}"),
    "T360": lambda r, t: _typed(
        r, t, r.choice(("Besluit 4,1: akkoord", "Actie rijnzicht: stuur de kaart zsm", "Beslit 4.1: ingestemd"))
    ),
    "T361": lambda r, t: _typed(
        r, t, r.choice(("Besluit 4.1:", "Besluit: besproken", "Actie gemeente, uiterlijk 1-2-2027: Stuur de kaart."))
    ),
    "T362": lambda r, t: sub(
        t, f"data/verslagen/{r.choice(HELD)}.md", r"### (Besproken|Conclusie)\n\n(?:[^#\n].*\n)+(?=\n#)", r"### \1\n"
    ),
    "T363": lambda r, t: sub(
        t,
        r.choice([p for p in t if p.startswith("data/besluiten/")]),
        "besluit: .*",
        f"besluit: De tafel {r.choice(('betaalt', 'koopt', 'verleent', 'garandeert'))} dit.",
    ),
    "T401": lambda r, t: without(
        t, r.choice(items(t, "doel: (?!ter_k)")), r.choice(("duur", "gevraagd", "ingediend_op", "inleider"))
    ),
    "T402": lambda r, t: _section(r, t, lambda part: ""),
    "T403": _swap,
    "T404": lambda r, t: _section(r, t, lambda part: part.split("\n", 1)[0] + "\n\n"),
    "T405": lambda r, t: _section(
        r, t, lambda part: part.rstrip("\n") + "\n\n" + r.choice(("<!-- Waarom nu? -->", "TODO", "…")) + "\n\n"
    ),
    "T406": _kern,
    "T407": lambda r, t: sub(
        t, r.choice(items(t, "doel: besluitvormend")), r"gevraagd:\n  - .*", "gevraagd:\n  - Een mooi plan."
    ),
    "T408": lambda r, t: _points(r, t, r.randrange(3, 5)),
    "T409": lambda r, t: r.choice(
        (
            lambda: one(t, r.choice(items(t, "ter_kennisname")), "\nduur:", "\ngevraagd:\n  - Wat vindt u?\nduur:"),
            lambda: sub(t, r.choice(items(t, "doel: (?!ter_k)")), r"\nduur: \d+", "\nduur: 0"),
        )
    )(),
    "T209": lambda r, _: {f"data/bijlagen/foto/{name}": "x\n" for name in ("HEAD", r.choice(("config", "refs/x")))},
    "T350": lambda r, t: r.choice(
        (
            lambda: sub(t, f"data/bijeenkomsten/{r.choice(HELD)}.md", "status: gehouden", "status: gepland"),
            lambda: sub(t, "data/verslagen/2026-09-24.md", "status: vastgesteld", "status: concept"),
            lambda: sub(t, r.choice(planned(t)), "status: ingediend", "status: concept"),
            lambda: sub(t, "data/acties/2026-09-24-a1.md", "status: gereed", "status: open"),
        )
    )(),
    "T351": lambda r, t: {r.choice([p for p in t if "/besluiten/" in p or "/acties/" in p]): None},
    "T352": lambda r, t: one(
        t,
        PLAN,
        *r.choice(
            (
                ("datum: 2026-12-03", f"datum: 2026-12-{r.randrange(10, 30)}"),
                ('"15:00"', f'"14:{r.randrange(10, 60)}"'),
                ("stadhuis", "raadhuis"),
            )
        ),
    ),
    "T509": lambda r, t: _say(r, t, "Dit is nu weg."),
    "T701": lambda r, t: sub(
        t, r.choice([p for p in items(t) if "lindepark" not in p]), "thema: .*", "thema: werkwijze"
    ),
    "T702": lambda r, t: sub(t, f"data/{r.choice(FIXED)}.md", r"\.\n", "!\n"),
    "T703": lambda r, t: sub(t, r.choice(("data/tafel.md", "data/organisaties/lindepark.md")), r"\.\n", "!\n"),
    "T704": lambda r, t: sub(t, r.choice(items(t)), "thema: .*", "thema: werkwijze"),
    "T705": lambda r, t: sub(t, MINE, "thema:", "mede_indieners:\n  - gemeente\nthema:"),
    "T706": lambda r, t: sub(t, r.choice(planned(t)), "duur: .*", "duur: 7"),
    "T708": lambda _, t: one(t, MINE, "thema:", "mededinging: getoetst\nthema:"),
    "T707": lambda _, t: sub(t, MINE, "thema: .*", "thema: werkwijze"),
    "T501": lambda r, t: _say(r, t, r.choice(("Mijn nummer is 111222333.", "BSN 123.456.782", "Nummer 123456782"))),
    "T502": lambda r, t: _say(r, t, r.choice(("Maak het over op NL91ABNA0417164300.", "NL91 ABNA 0417 1643 00"))),
    "T503": lambda r, t: _say(r, t, r.choice(("Bel 06-12345678.", "Bel +31 71 123 45 67.", "Bel 0711234567"))),
    "T504": lambda r, t: _say(r, t, "Mail naar iemand.anders@gmail.com."),
    "T505": lambda r, t: _say(r, t, "Zijn medische gegevens zijn bekend."),
    "T506": lambda r, t: sub(t, r.choice(items(t)), "openbaarheid: openbaar", "openbaarheid: besloten"),
    "T507": lambda r, t: sub(
        t,
        r.choice(items(t)),
        "openbaarheid: openbaar",
        "openbaarheid: besloten\nbesloten_grond: Er staan bedrijfsgegevens in.\nbesloten_tot: 2027-01-01",
    ),
    "T508": lambda r, t: one(
        t,
        r.choice([p for p in items(t) if "mededinging" not in t[p]]),
        "## Kern\n",
        "## Kern\n\nDe grondprijs is 500 euro.\n",
    ),
    "T510": lambda r, t: r.choice(
        (
            without(t, "data/agenda/2026-09-08-rijnzicht-kleiner-wonen.md", "openbaarheid"),
            {
                **without(t, "data/agenda/2026-10-14-stadsrand-deelautos.md", "openbaarheid"),
                **one(t, _WITH_PICTURE, "## Kern\n", "## Kern\n\nZie 2026-10-14-stadsrand-deelautos.\n"),
            },
        )
    ),
    "T601": lambda r, t: _say(
        r, t, r.choice(("Dit is <b>vet</b>.", "Regel<hr>twee", "<div>", "<img src=x onerror=y>"))
    ),
    "T602": lambda r, t: _say(
        r,
        t,
        r.choice(
            (
                *("[hier](javascript:alert(1))", "[hier](//x.example/a)", "[hier](file:///c:/x)", "<vbscript:x>"),
                *("[hier](\\\\\\\\server\\map)", "[hier][x]\n\n[x]: data:text/html,x", "[hier](C:/map/x.docx)"),
            )
        ),
    ),
    "T603": lambda r, t: one(
        t, _WITH_FILES, *r.choice((("kleiner-wonen.md", "kleiner-wonen"), ("../bijlagen/ver", "../bijlagen/Ver")))
    ),
    "T604": lambda r, t: _say(
        r, t, r.choice(("![Foto](https://x.example/a.png)", "![Foto](../foto.png)", "![Foto](data:image/png;base64,x)"))
    ),
    "T605": lambda r, t: sub(t, _WITH_PICTURE, r"!\[[^\]]*\]", r.choice(("![]", "![ ]"))),
    "T606": lambda r, t: without(t, _WITH_PICTURE, "bijlagen"),
    "T607": lambda r, t: _say(r, t, r.choice(("##### Te diep", "# Te hoog", "### ##", "Kop\n==="))),
    "T608": lambda r, t: sub(
        t, r.choice(_tables(t)), *r.choice(((r"\n\|[-:|]+\|", ""), (r"(?m)^\|(?=.*\n\|-)", "|x|")))
    ),
    "T609": lambda r, t: r.choice(
        (
            _say(r, t, r.choice(("Mooi \U0001f600", "\u6f22\u5b57", "&#128512;", "`\u0e01`"))),
            sub(t, r.choice(items(t)), 'titel: "?', "\\g<0>\U0001f600 "),
        )
    ),
    "T610": lambda r, t: _say(r, t, r.choice((">" * 21 + " x", "- " * 22 + "x"))),
    "T611": lambda r, t: _say(r, t, "x" * r.randrange(101, 5000)),
    "T612": lambda r, t: _say(
        r, t, r.choice(("[" * 2001, "*a* " * 10_001, "\n" * 10_001, "|a" * 50 + "\n" + "|-" * 50 + "\n|" * 50))
    ),
    "T613": lambda r, t: sub(t, _WITH_PICTURE, r"doorsnede-begane-grond\.png\)", "verhuizingen-per-wijk.pdf)"),
    "T614": lambda r, t: sub(t, r.choice(_tables(t)), r"(\|\n)(?=\n|\Z)", r"| en nog iets \1"),
    "T619": lambda r, t: _say(r, t, r.choice(("• een\n• twee", "De punten:\na. een\nb. twee", "1.1 een\n1.2 twee"))),
    "T622": lambda r, t: _say(r, t, r.choice(("Tekst.\n\n    Ingesprongen.", "Tekst.\n\n      • punt"))),
    "T623": lambda r, t: _say(r, t, r.choice(("Het is 25*30 m en 3*2 m.", "Van 10~~20 en 30~~40 euro."))),
    "T618": lambda r, t: _say(r, t, r.choice(("Zie daar[^1].\n\n[^1]: Noot.", "Zie daar[^noot].", "[^1]: Noot."))),
    "T615": lambda r, t: _look(t, "accent", r.choice(('"#00a0e0"', '"#ffff00"', "rood", '"#12345"', '"red;}"'))),
    "T616": lambda r, t: _look(t, "logo", "verhuizingen-per-wijk.pdf"),
    "T617": lambda r, t: {
        "data/bijlagen/schets.png": r.choice(("Dit is geen afbeelding.\n", "x" * (6 << 20))),
        _WITH_PICTURE: t[_WITH_PICTURE].replace("bijlagen:\n", "bijlagen:\n  - bestand: schets.png\n    titel: X\n", 1),
    },
    "T511": lambda r, t: {
        "data/bijlagen/foto.jpg": exif_with_place(turned=r.randrange(1, 9)).decode("utf-8", "surrogateescape"),
        _WITH_PICTURE: t[_WITH_PICTURE].replace("bijlagen:\n", "bijlagen:\n  - bestand: foto.jpg\n    titel: X\n", 1),
    },
    "T512": lambda r, t: {
        "data/bijlagen/lang.txt": "Een lange tekst.\n" * r.randrange(150_000, 200_000),
        _WITH_PICTURE: t[_WITH_PICTURE].replace("bijlagen:\n", "bijlagen:\n  - bestand: lang.txt\n    titel: X\n", 1),
    },
    "W001": lambda r, t: one(
        t, "data/tafel.md", "voorzitter:\n", f"voorzitter:\n  organisatie: {r.choice(('gemeente', 'rijnzicht'))}\n"
    ),
    "W002": lambda r, t: without(
        t, f"data/organisaties/{r.choice(('gemeente', 'stadsfonds', 'stadsrand'))}.md", "deelnemers"
    ),
    "W003": lambda r, t: {
        (p := AFSPRAAK.format("3-frequentie-en-vorm")): t[p]
        .replace("vanaf: 2027", "vanaf: 2026")
        .replace("ertussen: 12", f"ertussen: {r.randrange(1, 5)}")
    },
    "W004": lambda r, t: {
        (p := f"data/bijeenkomsten/{r.choice((*HELD, '2026-12-03'))}.md"): re.sub("vorm: .*", "vorm: online", t[p])
    },
    "W005": _later,
    "T319": lambda r, t: one(t, f"data/bijeenkomsten/{r.choice(HELD)}.md", "status: gehouden", "status: gepland"),
    "T364": lambda r, t: one(
        t,
        f"data/verslagen/{HELD[1]}.md",
        "\n---\n",
        f'\nbegonnen: 15:03\ngeeindigd: "14:{r.randrange(10, 60)}"\n---\n',
    ),
    "T365": lambda r, t: one(
        t, f"data/verslagen/{HELD[0]}.md", "\n---\n", f"\nafgemeld:\n  - {r.choice(('gemeente', 'rijnzicht'))}\n---\n"
    ),
    "T366": lambda r, t: one(
        t, f"data/organisaties/{r.choice(('gemeente', 'stadsrand'))}.md", "status: actief", "status: voormalig"
    ),
    "T367": lambda r, t: {
        (p := f"data/acties/2026-11-05-a{r.randrange(1, 5)}.md"): re.sub(
            "agendapunt: .*", "agendapunt: 2026-11-13-stadsfonds-begane-grond", t[p]
        )
    },
    "T370": lambda r, t: {
        "data/reacties/2026-12-03-gemeente.md": "---\nbijeenkomst: 2026-12-03\norganisatie: gemeente\nop: 2026-11-24\n"
        f"antwoorden:\n  - agendapunt: {item_of(r.choice(planned(t)))}\n    antwoord: akkoord\n---\n"
    },
    "T373": lambda r, t: {
        **one(t, PLAN, "vorm: hybride\n", "vorm: schriftelijk\n"),
        "data/reacties/2026-12-03-gemeente.md": "---\nbijeenkomst: 2026-12-03\norganisatie: gemeente\nop: 2026-11-24\n"
        "antwoorden:\n" + 2 * f"  - agendapunt: {item_of(r.choice(planned(t)[:1]))}\n    antwoord: akkoord\n" + "---\n",
    },
    "T374": lambda r, t: one(
        t,
        f"data/besluiten/2026-11-05-b{r.randrange(1, 5)}.md",
        "uitkomst:",
        "vervangt: 2026-09-24-b1\nuitkomst:",
    ),
    "T375": lambda r, t: {
        f"data/rectificaties/2026-11-05-b{(n := r.randrange(1, 5))}-r1.md": f"---\nover:\n  besluit: 2026-11-05-b{n}\n"
        "tekst: Een woord is beter.\nvastgesteld_op: 2026-11-24\n---\n"
    },
    "T371": lambda r, t: {
        "data/rectificaties/2026-11-05-b1-r1.md": "---\nover:\n  besluit: 2026-11-05-b1\ntekst: Een woord is beter.\n"
        + r.choice(("", "vastgesteld_in: 2026-11-05\nvastgesteld_op: 2026-11-24\n"))
        + "---\n"
    },
    "W006": lambda r, t: one(
        t, PLAN, "agenda:\n", f"verzonden:\n  - op: 2026-11-{r.randrange(27, 31)}\n    versie: abc1234\nagenda:\n"
    ),
    "W014": lambda r, t: {
        **_add_rule(t, "4-inbreng-en-verzending", "  - soort: schriftelijk\n    werkdagen: 5\n"),
        **one(
            t,
            PLAN,
            "vorm: hybride\n",
            f"vorm: schriftelijk\nverzonden:\n  - op: 2026-11-{r.randrange(27, 31)}\n    versie: abc1234\n",
        ),
    },
    "W007": lambda r, t: r.choice(
        (
            lambda: one(t, PLAN, '"17:00"', '"18:30"'),
            lambda: one(t, PLAN, "  - pauze\n", ""),
            lambda: _points(r, t, 6),
        )
    )(),
    "W008": lambda r, t: sub(
        t,
        r.choice([p for p in planned(t) if "voorzitter" not in p]),
        r"\nduur: \d+",
        f"\nduur: {r.randrange(120, 200)}",
    ),
    "W009": lambda r, t: without(
        t, "data/agenda/2026-09-07-voorzitter-inbreng-tien-werkdagen.md", "reden_direct_besluit"
    ),
    "W010": lambda r, t: {
        (p := "data/verslagen/2026-09-24.md"): re.sub(
            rf"  - organisatie: {r.choice(('stadsfonds', 'gemeente'))}\n    functie: .*\n", "", t[p]
        )
    },
    "W011": lambda r, t: {
        (p := "data/bekrachtigingen/2026-11-05-b1-de-hofjes.md"): re.sub(
            "op: .*", f"op: 2027-01-{r.randrange(10, 30)}", t[p]
        )
    },
    "W012": lambda r, t: {"data/verslagen/2026-09-24.md": None},
    "W013": lambda r, t: _add_rule(
        t, "6-besluiten-en-verslag", f"  - soort: hamerstuk\n    minuten: {r.randrange(5)}\n"
    ),
}


def blind(rng: random.Random, table: Files) -> Change:
    """Return a change of lines at random."""
    path = rng.choice(sorted(table))
    lines = table[path].split("\n")
    index, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(6):
        case 0:
            del lines[index]
        case 1:
            lines.insert(other, lines[index])
        case 2:
            lines[index], lines[other] = lines[other], lines[index]
        case 3:
            lines[index] = re.sub(r"\d", lambda digit: str(rng.randrange(10)), lines[index])
        case 4:
            lines[index] = rng.choice(table[rng.choice(sorted(table))].split("\n"))
        case _:
            lines[index] = lines[index][: rng.randrange(len(lines[index]) + 1)]
    return {path: "\n".join(lines)}


def mutants(rng: random.Random, table: Files, count: int) -> Iterator[Mutant]:
    """Yield `count` mutants, in turn a planned one (each code in turn) and a blind one."""
    codes = sorted(MAKERS)
    for number in range(count):
        if number % 2:
            yield Mutant(f"blind {number}", blind(rng, table), None)
        else:
            code = codes[number // 2 % len(codes)]
            yield Mutant(f"{code} {number}", MAKERS[code](rng, table), code)


def judge(
    root: Path, base: Register, today: date, proposal: source.Change | None = None, actor: str | None = None
) -> Counter[tuple[str, str, str]]:
    """Return the findings of a table, counted by path, code and message."""
    case = compared(read(WorkTree(root), base), today, base, proposal, actor=actor)
    found: list[Finding] = rules.findings_of(case)
    for code in {finding.code.code for finding in found}:  # who asks for one code gets all of it
        asked = [finding for finding in found if finding.code.code == code]
        again = [finding for finding in rules.findings_of(case, asked[:1]) if finding.code.code == code]
        assert again == asked, code
    return Counter((f.path, f.code.code, f.message) for f in found)


def planned_as(folder: Path, plan: str) -> Register:
    """Return the example table with another text for its planned meeting."""
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / PLAN).write_text(plan, encoding="utf-8")
    return read(WorkTree(folder))


def run(count: int, seed: int) -> Result:
    """Check `count` mutants of the example table, one at a time; raises whatever the check raises."""
    rng, table = random.Random(seed), files()
    kills: Counter[str] = Counter()
    survivors, blind_caught = [], 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "data", root / "data")
        base = read(WorkTree(ROOT))
        sent = table[PLAN].replace("agenda:\n", "verzonden:\n  - op: 2026-11-24\n    versie: abc1234\nagenda:\n", 1)
        held = table[PLAN].replace("status: gepland", "status: gehouden", 1)
        held = held.replace("agenda:\n", f"agenda:\n  - {MINE[12:-3]}\n", 1)
        bases = {code: planned_as(root / code, plan) for code, plan in (("T706", sent), ("T707", held))}
        known = judge(root, base, TODAY)
        for mutant in mutants(rng, table, count):
            for path, text in mutant.change.items():
                target = root / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(_bytes(text)) if text is not None else target.unlink()
            fresh = (
                judge(root, bases.get(mutant.code or "", base), mutant.today, mutant.proposal(), mutant.actor) - known
            )
            new = {code for _, code, _ in fresh}
            kills.update(new)
            blind_caught += bool(new) and mutant.code is None
            if mutant.code and mutant.code not in new:
                survivors.append(mutant.name)
            for path in mutant.change:
                if path in table:
                    (root / path).write_text(table[path], encoding="utf-8")
                else:
                    (root / path).unlink()
    return Result(kills, survivors, count // 2, blind_caught, count - count // 2)


def main() -> None:
    """Print how many mutants each rule noticed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    result = run(count, seed=1)
    for code, slug in codes():
        print(f"{code} {slug:<32} {result.kills[code]:>4}")
    print(f"{result.planned} planned, survived: {result.survivors or 'none'}")
    print(f"{result.blind} blind, noticed: {result.blind_caught}")


if __name__ == "__main__":
    main()
