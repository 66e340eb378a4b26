"""Makes tables of many documents that refer to each other by one key, and the same documents without that key."""

from collections.abc import Callable
from pathlib import Path

from conftest import SMALLEST

from tafel_cli.source import Entry
from tafel_cli.source.memory import Memory
from tafel_cli.source.worktree import WorkTree

MANY = "2025-12-04"  # the meeting of decisions and actions
ITEM = "2025-11-20-gemeente-speelplek"
RULES = """  - soort: onafhankelijke_voorzitter
  - {soort: samenstelling, stoelen: 14}
  - {soort: frequentie, per_jaar: 5, vanaf: 2027, hoogstens_weken_ertussen: 12}
  - {soort: vorm, toegestaan: [fysiek]}
  - {soort: inbrengtermijn, werkdagen: 10}
  - {soort: verzendtermijn, werkdagen: 5}
  - {soort: omvang, minuten: 120, beslispunten: 7, pauze_na: 90}
  - {soort: balans, hoogstens_procent: 50}
  - {soort: eerst_bespreken, uitzondering: [hamerstuk]}
  - {soort: aanwezig_per_soort, bij: besluitvormend}
  - {soort: bekrachtigingstermijn, weken: 6}
  - {soort: verslagtermijn, werkdagen: 10}
  - {soort: hamerstuk, minuten: 5}
"""
Texts = dict[str, str]


def _text(values: dict[str, object], body: str = "") -> str:
    lines = [f"{key}: {value}" for key, value in values.items() if value is not None]
    return "\n".join(["---", *lines, "---", body])


def _list(*ids: str) -> str | None:
    return f"[{', '.join(ids)}]" if ids else None


def item(number: int, body: str = "", **more: object) -> Texts:
    """Return a public item by number, whose chain begins with a closed one; `more`: keys beside the usual ones."""
    values = {"titel": f"Punt {number}", "indiener": "gemeente", "thema": "buurt", "doel": "besluitvormend"}
    values |= {"status": "ingediend", "duur": "5", "gevraagd": "[Stem in met dit punt.]", "ingediend_op": "2026-01-05"}
    shown = {"openbaarheid": "besloten" if number == 0 else "openbaar"}
    return {f"agenda/{item_id(number)}.md": _text(values | shown | more, body)}


def item_id(number: int) -> str:
    """Return the id of an item by number."""
    return f"2026-01-05-gemeente-p{number}"


def decision(number: int, **more: object) -> Texts:
    """Return a decision by number."""
    values = {"besluit": f"Besluit {number}", "agendapunt": ITEM, "uitkomst": "ingestemd"}
    return {f"besluiten/{MANY}-b{number + 1}.md": _text(values | more)}


def action(number: int, **more: object) -> Texts:
    """Return an action by number."""
    values = {"actie": f"Actie {number}", "actiehouder": "gemeente", "uiterlijk": "2026-03-01", "status": "open"}
    return {f"acties/{MANY}-a{number + 1}.md": _text(values | {"agendapunt": ITEM} | more)}


def answer(number: int, **more: object) -> Texts:
    """Return a ratification by number."""
    values = {"besluit": f"{MANY}-b{number + 1}", "organisatie": "gemeente", "stand": "bekrachtigd", "op": "2026-01-08"}
    return {f"bekrachtigingen/{MANY}-b{number + 1}-gemeente.md": _text(values | more)}


def agreement(number: int, **more: object) -> Texts:
    """Return a work agreement by number."""
    values = {"titel": f"Afspraak {number}", "nummer": number + 2, "status": "geldend", "vastgesteld": "2025-12-05"}
    return {f"werkafspraken/{number + 2}-afspraak.md": _text(values | more, "\nWij doen het zo.\n")}


def day(number: int) -> str:
    """Return the id of a meeting by number, and its day."""
    return f"{2026 + number // 336}-{number % 336 // 28 + 1:02}-{number % 28 + 1:02}"


def meeting(number: int, **more: object) -> Texts:
    """Return a planned meeting by number, with an empty agenda."""
    values = {"datum": day(number), "aanvang": "15:00", "einde": "16:00", "locatie": "dorpshuis", "status": "gepland"}
    return {f"bijeenkomsten/{day(number)}.md": _text(values | {"agenda": "[]"} | more)}


def minutes(number: int, body: str = "", **more: object) -> Texts:
    """Return the minutes of the meeting with a number, which was held."""
    values = {"status": "concept", "notulist": "secretaris", "aanwezig": "[]"}
    return {**meeting(number, status="gehouden"), f"verslagen/{day(number)}.md": _text(values | more, body)}


def said(number: int, **more: object) -> Texts:
    """Return the answers of a party in the written round with a number; `more`: keys beside the usual ones."""
    values = {"bijeenkomst": day(number), "organisatie": "gemeente", "op": "2026-01-05", "antwoorden": "[]"}
    path = f"reacties/{day(number)}-gemeente.md"
    return {**meeting(number, vorm="schriftelijk"), path: _text(values | more)}


def correction(of: str, number: int, **more: object) -> Texts:
    """Return a correction with a number of minutes or a decision (`of`: key and id)."""
    values = {"over": f"{{{of}}}", "tekst": "Lees twintig.", "agendapunt": ITEM, "vastgesteld_op": "2026-01-15"}
    return {f"rectificaties/{of.partition(': ')[2]}-r{number}.md": _text(values | more)}


# By kind and key: the texts of a document that uses the key (True), and of the same one without it (False).
CHAINS: dict[str, Callable[[int, bool], Texts]] = {
    "agendapunt.vervolg_op": lambda n, on: item(n, vervolg_op=item_id(n - 1) if on and n else None),
    "agendapunt.gewenst": lambda n, on: {**meeting(n), **item(n, gewenst=day(n) if on else None)},
    "agendapunt.mede_indieners": lambda n, on: item(n, mede_indieners="[huurders]" if on else None),
    "actie.agendapunt": lambda n, on: {**item(n), **action(n, **({"agendapunt": item_id(n)} if on else {}))},
    "actie.besluit": lambda n, on: {**decision(n), **action(n, besluit=f"{MANY}-b{n + 1}" if on else None)},
    "actie.met": lambda n, on: action(n, met="[huurders]" if on else None),
    "besluit.agendapunt": lambda n, on: {**item(n), **decision(n, **({"agendapunt": item_id(n)} if on else {}))},
    "besluit.vervangt": lambda n, on: decision(n, vervangt=f"{MANY}-b{n}" if on and n else None),
    "besluit.voorbehoud": lambda n, on: decision(n, voorbehoud="[huurders]" if on else None),
    "bekrachtiging.besluit": lambda n, on: {**decision(n, voorbehoud="[gemeente]"), **(answer(n) if on else action(n))},
    "bijeenkomst.agenda": lambda n, on: {**item(n), **meeting(n, agenda=_list(item_id(n)) if on else "[]")},
    "bijeenkomst.toegelaten.agendapunt": lambda n, on: {
        **item(n),
        **meeting(n, toegelaten=f"[{{agendapunt: {item_id(n)}, reden: Het kan.}}]" if on else None),
    },
    "reactie.bijeenkomst": lambda n, on: {**meeting(n, vorm="schriftelijk"), **(said(n) if on else action(n))},
    "reactie.antwoorden.agendapunt": lambda n, on: {
        **item(n),
        **said(n, antwoorden=f"[{{agendapunt: {item_id(n)}, antwoord: akkoord}}]" if on else "[]"),
    },
    "rectificatie.over.verslag": lambda n, on: {
        **minutes(n),
        **(correction(f"verslag: {day(n)}", 1) if on else action(n)),
    },
    "rectificatie.over.besluit": lambda n, on: {
        **decision(n),
        **(correction(f"besluit: {MANY}-b{n + 1}", 1) if on else action(n)),
    },
    "rectificatie.agendapunt": lambda n, on: {
        **item(n),
        **correction(f"verslag: {MANY}", n + 1, **({"agendapunt": item_id(n)} if on else {})),
    },
    "rectificatie.vastgesteld_in": lambda n, on: {
        **meeting(n),
        **correction(f"verslag: {MANY}", n + 1, **({"vastgesteld_in": day(n), "vastgesteld_op": None} if on else {})),
    },
    "verslag.doorgeschoven.agendapunt": lambda n, on: {
        **item(n),
        **minutes(n, doorgeschoven=f"[{{agendapunt: {item_id(n)}}}]" if on else None),
    },
    "verslag.vastgesteld_in": lambda n, on: minutes(
        n, status="vastgesteld", **({"vastgesteld_in": day(n)} if on else {"vastgesteld_op": day(n + 1)})
    ),
    "werkafspraak.vervangt": lambda n, on: agreement(n, vervangt=f"{n + 1}-afspraak" if on and n else None),
    "werkafspraak.vastgesteld": lambda n, on: agreement(n, vastgesteld=MANY if on else "2025-12-05"),
    "a link in a text": lambda n, on: item(
        n, f"\n## Kern\n\n[dit]({'' if on else 'https://x.example/'}{item_id(n - 1)}.md)\n"
    ),
    "a heading of minutes": lambda n, on: {
        **item(n),
        **minutes(n, f"\n## [Punt](../agenda/{item_id(n)}.md)\n" if on else "\n## Punt\n"),
    },
}

# What is no key that names a document, but costs as one.
OTHERS = {"agendapunt.mede_indieners", "actie.met", "besluit.voorbehoud", "a link in a text", "a heading of minutes"}


def table(case: str, size: int, *, on: bool) -> Memory:
    """Return the smallest table with so many documents of a case, and an agreement with every kind of rule."""
    head = _text({"titel": "Alles", "nummer": "100000", "status": "geldend", "vastgesteld": "2025-11-01"}, "Zo.\n")
    texts = {"werkafspraken/100000-alles.md": head.replace("status:", f"regels:\n{RULES}status:")}
    for number in range(size):
        texts |= CHAINS[case](number, on)
    return of_texts(texts)


def of_texts(texts: Texts) -> Memory:
    """Return the smallest table with these texts by their path below data/."""
    source = WorkTree(SMALLEST)
    more = (Entry(f"data/{path}", text.encode()) for path, text in texts.items())
    held = {entry.path: entry for entry in (*source.entries(), *more)}
    return Memory(Path("/tafel"), tuple(held.values()), source.attachments(), source)
