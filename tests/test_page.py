"""What the page shows beside the papers themselves: the chair's script, what was sent later, and where time goes."""

import html
import json
import re
import shutil
from pathlib import Path

import pytest
from after_table import HELD, adopt, lay_after
from conftest import ROOT, Record, git, replace, tafel
from packs import build, words
from proposals import MEETING, PLEIN

from tafel_cli.layout.blocks import Flow
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.render.web.words import Writer

CHANGE = re.compile(r'<li><span class=\"badge\">(\w+)</span>\s+<strong>(?:<a href="#punt-\w+">)?([^<]*)')


def pages(table: Path, *audiences: str) -> dict[str, str]:
    """Build the pack for audiences and return each page, with the usual spaces in days."""
    build(table, "--concept", "--format", "html", *(word for each in audiences for word in ("--audience", each)))
    found = (table / "uitvoer").rglob("*.html")
    return {path.parent.name: path.read_text(encoding="utf-8").replace("\u00a0", " ") for path in found}


def headings(page: str, level: int = 2) -> list[str]:
    """Return the headings of a level, as they read."""
    return [html.unescape(text) for text in re.findall(rf"<h{level}[^>]*>(.*?)</h{level}>", page)]


def test_only_the_chair_has_a_script(table: Path) -> None:
    """The script stands before all that the participants have; no other pack holds a word of it."""
    found = pages(table, "voorzitter", "deelnemers", "openbaar")
    chair = headings(found["voorzitter"])
    follows = "Vergaderstukken voor donderdag 15 januari 2026"
    assert chair[: chair.index(follows)] == ["Wat vooraf uw aandacht vraagt", "Draaiboek"]
    assert chair[chair.index(follows) + 1 :] == headings(found["deelnemers"])
    menu = [re.findall(r'<li><a href="#([^"]+)">', page.split("<nav")[1].split("</nav>")[0]) for page in found.values()]
    menus = dict(zip(found, menu, strict=True))
    assert menus["voorzitter"] == ["aandacht", "draaiboek", *menus["deelnemers"]]
    for audience in ("deelnemers", "openbaar"):
        assert "raaiboek" not in found[audience].split("</style>")[1]
        assert "☐" not in found[audience]
        assert not [
            word
            for word in ("mis kan gaan", "klaar moeten zijn", "Aantekening<", "Leg dit voor")
            if word in found[audience]
        ]
    papers = found["voorzitter"].split('<section class="script"')
    assert len(papers) == 3
    without = papers[0] + papers[2].split("</section>", 1)[1]
    assert "☐" not in without


def test_the_chairs_copy_is_known_by_its_name_and_foot(table: Path) -> None:
    """The chair's page is called a script, and its title and each foot say that it stays with the chair."""
    found = pages(table, "voorzitter", "deelnemers", "openbaar")
    names = {path.parent.name: path.name for path in (table / "uitvoer").rglob("*.html")}
    assert names == {
        "voorzitter": "draaiboek-2026-01-15.html",
        "deelnemers": "vergaderstukken-2026-01-15.html",
        "openbaar": "openbare-stukken-2026-01-15.html",
    }
    chair = found["voorzitter"]
    assert "<h1>Draaiboek voor donderdag 15 januari 2026</h1>" in chair
    title = "CONCEPT: Draaiboek 15 januari 2026 (exemplaar van de voorzitter, niet verspreiden), Samenwerkingstafel"
    assert f"<title>{title}" in chair
    assert '@bottom-left { content: "Exemplaar van de voorzitter, niet verspreiden · Kenmerk 2026-01-15' in chair
    assert "<p>Exemplaar van de voorzitter, niet verspreiden · Kenmerk 2026-01-15" in chair
    for audience in ("deelnemers", "openbaar"):
        assert not [word for word in ("raaiboek", "xemplaar", "verspreiden") if word in found[audience]]


def test_a_page_leads_to_the_files_beside_it(table: Path) -> None:
    """At its top a page leads to its PDF and its calendar file, and to none that was not made."""
    build(table)
    folder = table / "uitvoer/2026-01-15/deelnemers"
    made = (folder / "vergaderstukken-2026-01-15.html").read_text(encoding="utf-8")
    top = made.split('<main id="inhoud"', 1)[0]
    links = re.findall(r'<a href="([^"#]+)">([^<]+)</a>', top)
    assert links == [
        ("bijeenkomst.ics", "Zet de bijeenkomst in uw kalender"),
        ("vergaderstukken-2026-01-15.pdf", "Lees of print de pdf"),
    ]
    assert all((folder / name).is_file() for name, _ in links)
    assert 'class="beside"' not in pages(table, "deelnemers")["deelnemers"]


def test_the_usual_letters_come_first(table: Path) -> None:
    """A page leads to the PDF in the usual letters before it leads to that in large ones."""
    build(table, "--concept", "--letter", "groot")
    page = (table / "uitvoer/2026-01-15/deelnemers/vergaderstukken-2026-01-15.html").read_text(encoding="utf-8")
    files = [name for name in re.findall(r'<a href="([^"#]+)">', page.split('class="beside"')[1]) if "pdf" in name]
    assert files[:2] == ["vergaderstukken-2026-01-15.pdf", "vergaderstukken-2026-01-15-groot.pdf"]


def test_who_may_have_it_stands_above_the_name(table: Path) -> None:
    """The chair reads above the heading of the page that it stays with the chair; the others read nothing there."""
    found = pages(table, "voorzitter", "deelnemers", "openbaar")
    tops = {name: page.split("<header>")[1].split("<h1>")[0] for name, page in found.items()}
    said = {name: "Exemplaar van de voorzitter, niet verspreiden" in top for name, top in tops.items()}
    assert said == {"voorzitter": True, "deelnemers": False, "openbaar": False}


def test_no_table_repeats_the_heading_above_it(tmp_path: Path) -> None:
    """A table that is called as the heading above it says so to who hears it alone."""
    build(ROOT, "2026-12-03", "--concept", "--format", "html", "--output", str(tmp_path / "uit"))
    page = next(tmp_path.rglob("*.html")).read_text(encoding="utf-8")
    named = re.findall(
        r"<h\d[^>]*>([^<]+)</h\d>\s*<div class=\"scroll\"><table[^>]*>\s*<caption( class=\"known\")?>(.*?)<", page
    )
    assert {bool(known): title == name for title, known, name in named} == {True: True, False: False}


def test_a_name_of_a_link_leads_to_one_place(tmp_path: Path) -> None:
    """On no page two links have one name and lead to different places: pack, minutes and list, for whoever it is."""
    lay_after(tmp_path / "na")
    adopt(tmp_path / "na")
    everybody = [word for each in ("voorzitter", "deelnemers", "openbaar") for word in ("--audience", each)]
    others = everybody[2:]
    for root, *words_ in (
        (ROOT, "agenda", "build", "2026-12-03", "--concept", *everybody),
        (tmp_path / "na", "verslag", "build", HELD, *others),
        (tmp_path / "na", "besluiten", "build", HELD, *others),
    ):
        out = str(tmp_path / f"uit-{words_[0]}")
        done = tafel(root, *words_, "--format", "html", "--output", out)
        assert done.returncode == 0, done.stdout + done.stderr
    found = sorted(tmp_path.glob("uit-*/**/*.html"))
    assert len(found) == 7
    for each in found:
        places: dict[str, set[str]] = {}
        links = re.findall(r"<a ([^>]*)>(.*?)</a>", each.read_text(encoding="utf-8"), re.DOTALL)
        for given, inside in links:
            told = dict(re.findall(r'([\w-]+)="([^"]*)"', given))
            name = told.get("aria-label") or re.sub(r"<[^>]+>", "", inside)
            assert re.sub(r"<[^>]+>", "", inside) in name
            places.setdefault(" ".join(name.split()), set()).add(told["href"])
        assert {name: where for name, where in places.items() if len(where) > 1} == {}, each


def test_only_the_public_page_may_be_found(table: Path) -> None:
    """A search engine may list the page for everybody, but no draft of it, and no page for the table alone."""
    asked = '<meta name="robots" content="noindex">'
    audiences = ("voorzitter", "deelnemers", "openbaar")
    assert {asked in page for page in pages(table, *audiences).values()} == {True}
    build(table, "--format", "html", *(word for each in audiences for word in ("--audience", each)))
    found = {
        path.parent.name: asked in path.read_text(encoding="utf-8") for path in (table / "uitvoer").rglob("*.html")
    }
    assert found == {"voorzitter": True, "deelnemers": True, "openbaar": False}


def test_from_one_sheet_to_the_next(tmp_path: Path) -> None:
    """Below each sheet one goes back to the agenda, to the sheet before and to the next, each by its title."""
    build(ROOT, "2026-12-03", "--concept", "--format", "html", "--output", str(tmp_path / "uit"))
    page = next(tmp_path.rglob("*.html")).read_text(encoding="utf-8")
    ways = [re.findall(r'href="([^"]+)">([^<]+)', line) for line in re.findall(r'<p class="steps">(.*?)</p>', page)]
    titles = re.findall(r'<h3 id="(punt-[^"]+)" tabindex="-1">([^<]+)</h3>', page)
    assert len(ways) == len(titles) > 2
    for number, way in enumerate(ways):
        around = [("Vorige", number - 1), ("Volgende", number + 1)]
        shown = [(word, titles[at]) for word, at in around if 0 <= at < len(titles)]
        assert way == [
            ("#agenda", "Terug naar de agenda"),
            *((f"#{anchor}", f"{word}: {title}") for word, (anchor, title) in shown),
        ]


def test_only_what_scrolls_is_a_stop(table: Path) -> None:
    """The Tab key stops at a typed table that is wider than a phone, or is with spaced letters, and at nothing else."""
    narrow = "| Jaar | Huizen |\n|---|---|\n| 2026 | 40 |\n"
    wide = "| Verhuisregeling | Woningbouwplannen | Huurdersverenigingen |\n|---|---|---|\n| a | b | c |\n"
    spaced = "| Verhuisregeling | Kosten |\n|---|---|\n| a | b |\n"
    code, long = f"```\n{'woord ' * 90}\n```\n", f"| {'x' * 40} |\n|---|\n| a |\n"
    for text, stops in ((narrow, 0), (code, 0), (wide, 1), (long, 1), (spaced, 1)):
        html = str(Writer({}).flow(Flow(nodes=parse_markdown(text), about="proef"), 4))
        assert html.count("tabindex") == stops, text
    assert 'tabindex="0"' not in pages(table, "voorzitter")["voorzitter"]


def test_the_script_says_what_to_do(table: Path) -> None:
    """Each point has its time, and each thing that is asked stands there to the letter with a box for each outcome."""
    replace(table / PLEIN, "  - Herkent u dit", "  - Wat <b>mist</b> u?\n  - Herkent u dit")
    script = pages(table, "voorzitter")["voorzitter"].split('<section class="script"')[2].split("</section>")[0]
    assert "1. Hoe gebruiken we het plein?" in headings(script, 3)
    assert "15.00–15.20 uur" in script
    asked = re.findall(r'<li><b class="number">([\d.]+)</b> <div>(.*?)\n(.*?)</div></li>', script, re.DOTALL)
    assert [(nr, html.unescape(text)) for nr, text, _ in asked] == [
        ("1.1", "Wat <b>mist</b> u?"),
        ("1.2", "Herkent u dit beeld van het plein?"),
    ]
    boxes = script.count('<span class="box" role="img" aria-label="leeg vakje">☐</span>')
    assert boxes == script.count("☐") > 0


@pytest.mark.parametrize("audience", ["deelnemers", "voorzitter"])
def test_what_was_sent_later(table: Path, record: Record, audience: str) -> None:
    """After sending, the page tells item by item what is new, changed or withdrawn, before all else."""
    path = table / "data/agenda/2026-01-06-gemeente-lantaarns.md"
    shutil.copyfile(table / PLEIN, path)
    replace(path, "het plein?", "de lantaarns?")
    replace(table / MEETING, "agenda:\n", f"agenda:\n  - {path.stem}\n")
    record(table)
    sent = git(table, "rev-parse", "HEAD")
    replace(table / MEETING, f"  - {path.stem}\n", "")
    replace(table / MEETING, "agenda:\n", f'verzonden:\n  - op: 2026-01-07\n    versie: "{sent[:10]}"\nagenda:\n')
    replace(table / PLEIN, "duur: 20", "duur: 25")
    record(table)
    page = pages(table, audience)[audience]
    found = headings(page)
    own = ["Wat vooraf uw aandacht vraagt", "Draaiboek", "Vergaderstukken voor donderdag 15 januari 2026"]
    before = own * (audience == "voorzitter")
    assert found[: len(before) + 1] == [*before, "Nagezonden stukken"]
    part = page.split('<h2 id="nagezonden">')[1].split("</section>")[0]
    assert "7 januari 2026" in part
    assert sent[:10] in part
    told = [(what, title.strip()) for what, title in CHANGE.findall(part)]
    assert ("ingetrokken", "1. Hoe gebruiken we de lantaarns?") in told
    assert any(what == "gewijzigd" and "het plein?" in title for what, title in told)
    assert set(re.findall(r'href="#([^"]+)"', part)) <= set(re.findall(r' id="([^"]+)"', page))


def test_time_in_words_and_in_a_bar(table: Path) -> None:
    """The bar names each point with its minutes for who cannot see it; a written round has none."""
    replace(table / MEETING, "einde: 16:00", "einde: 15:15")
    page = pages(table, "deelnemers")["deelnemers"]
    label = html.unescape(re.findall(r'class="bar" role="img" aria-label="([^"]*)"', page)[0])
    assert label == "Minuten per punt: 1. Hoe gebruiken we het plein? 20. Er is tijd voor 15."
    assert "Dat is 5 minuten te veel." in words(page)
    replace(table / MEETING, "status: gepland", "status: gepland\nvorm: schriftelijk")
    assert 'class="bar"' not in pages(table, "deelnemers")["deelnemers"]


def test_a_written_round_asks_for_an_answer(table: Path) -> None:
    """Who gets the papers of a written round reads before which day to answer, and not about a substitute."""
    replace(table / MEETING, "status: gepland", "status: gepland\nvorm: schriftelijk")
    page = words(pages(table, "voorzitter")["voorzitter"])
    assert "Geef uw reactie vóór het einde van 15 januari 2026 aan het secretariaat" in page
    assert "Vat samen en schrijf op" in page
    assert not [said for said in ("Kunt u niet?", "lees voor", "Voorlezen", "Wie is er?") if said in page]


def test_names_hold_markup_as_text(table: Path) -> None:
    """Whatever a function, a question or a place is called, the script and the bar show it and nothing else happens."""
    bad = '"><script>alert(1)</script>'
    replace(table / PLEIN, "titel: Hoe gebruiken we het plein?", f"titel: {json.dumps(bad)}")
    replace(table / PLEIN, "functie: projectleider", f"functie: {json.dumps(bad)}")
    replace(table / PLEIN, "  - Herkent u dit beeld van het plein?", f"  - {json.dumps(bad)}")
    page = pages(table, "voorzitter")["voorzitter"]
    assert "<script" not in page
    assert page.count(html.escape(bad).replace("&quot;", "&#34;")) > 5
