"""Properties that hold for any input: of the parser, Markdown, working days and the order of files."""

import string
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise

import frontmatter
import holidays
import nh3
import pytest
from conftest import SMALLEST
from hypothesis import given
from hypothesis import strategies as st

from tafel_cli.checks import rules
from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.layout.blocks import Flow
from tafel_cli.reading.decode import decode
from tafel_cli.reading.document import parse as read_document
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar, Sequence
from tafel_cli.reading.markdown import parse_markdown, sections
from tafel_cli.reading.sections import secties
from tafel_cli.reading.text_tree import Soort, plain_text
from tafel_cli.register.case import Case
from tafel_cli.register.completeness import delen
from tafel_cli.register.form.parts import VRAGEN
from tafel_cli.register.loading import read
from tafel_cli.register.working_days import easter, is_werkdag, werkdagen_na, werkdagen_tussen
from tafel_cli.render.web.words import Writer
from tafel_cli.source import Entry
from tafel_cli.source.worktree import WorkTree

PLAIN = (
    st.text(string.ascii_letters + " ", min_size=1)
    .map(lambda text: "w" + text.strip())
    .filter(lambda text: text.casefold() not in {"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
)
KEY = st.text(string.ascii_lowercase, min_size=2, max_size=12).filter(
    lambda key: key not in {"no", "on", "off", "yes", "true", "false", "null", "content", "handler"}
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEY, inner, min_size=1, max_size=3),
    max_leaves=8,
)
MARKDOWN = st.text("ab #*_-+>|`[]()!\\<&\n\t1.:/\"'~=\u202e\x1b{}%", max_size=200)


def plain(node: HeaderNode) -> object:
    """Return a header's node as Python values."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {name: plain(value) for name, (_, value) in node.entries.items()}


@given(st.dictionaries(KEY, VALUES, min_size=1, max_size=5), st.text(string.ascii_letters + " \n", max_size=40))
def test_reader_agrees_with_python_frontmatter(values: dict[str, object], body: str) -> None:
    """Where YAML has no trap, our strict reader and python-frontmatter read the same."""
    text = frontmatter.dumps(frontmatter.Post(body, **values)) + "\n"
    document = read_document("data/agenda/x.md", text.encode())
    oracle = frontmatter.loads(text)
    assert document.findings == ()
    assert document.fields is not None
    assert plain(document.fields) == oracle.metadata
    assert document.body.strip() == oracle.content


class Shuffled:
    """A table whose files arrive in another order."""

    def __init__(self, order: list[int]) -> None:
        self.inner = WorkTree(SMALLEST)
        self.root = SMALLEST
        self.order = order
        self.attachment, self.attachments, self.state = self.inner.attachment, self.inner.attachments, self.inner.state
        self.attachment_size = self.inner.attachment_size

    def entries(self) -> list[Entry]:
        """Return the entries in the given order."""
        entries = [
            e._replace(data=e.data.replace(b"gemeente", b"gemente")) if e.data else e for e in self.inner.entries()
        ]
        return [entries[index] for index in self.order]


@given(st.permutations(range(len(WorkTree(SMALLEST).entries()))))
def test_order_of_files_changes_nothing(order: list[int]) -> None:
    """The findings of a table do not depend on the order in which its files are read."""
    found = rules.findings_of(Case(register=read(Shuffled(order))))
    assert found
    assert found == rules.findings_of(Case(register=read(Shuffled(sorted(order)))))


class Tags(HTMLParser):
    """Collects what a browser would see as elements and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element that needs closing, and where it leads."""
        if tag not in {"br", "hr", "img"}:
            self.open.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        """Every element is closed by its own end."""
        assert self.open.pop() == tag


ALLOWED = {
    *("p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "em", "strong", "s", "code", "pre", "hr", "br"),
    *("a", "img", "div", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}


@given(MARKDOWN)
def test_markdown_becomes_only_known_elements(text: str) -> None:
    """Whatever is typed, there are only our own elements, well nested, and a cleaner finds nothing to remove."""
    html = str(Writer({}).flow(Flow(nodes=parse_markdown(text), about="proef"), 4))
    seen = Tags()
    seen.feed(html)
    seen.close()
    assert seen.open == []
    assert all(address.startswith(("http://", "https://", "mailto:", "tel:")) for address in seen.addresses)
    kept = {
        "div": {"class", "role", "tabindex", "aria-label"},
        "th": {"scope", "class"},
        "td": {"class"},
        "ol": {"start"},
        "a": {"href"},
    }
    schemes = {"http", "https", "mailto", "tel"}
    cleaned = nh3.clean(html, tags=ALLOWED, attributes=kept, url_schemes=schemes, link_rel=None)
    again = nh3.clean(cleaned, tags=ALLOWED, attributes=kept, url_schemes=schemes, link_rel=None)
    seen_clean = Tags()
    seen_clean.feed(cleaned)
    assert cleaned == again
    assert seen_clean.addresses == seen.addresses
    assert "\u202e" not in html
    assert "\x1b" not in html


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8))
def test_headings_close_up(levels: list[int]) -> None:
    """Headings begin at the highest level and never skip one."""
    text = "\n\n".join(f"{'#' * level} kop" for level in levels)
    found = [node.niveau for node in parse_markdown(text) if node.soort is Soort.KOP]
    assert len(found) == len(levels)
    assert found[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found))


def test_too_deep_is_kept_whole() -> None:
    """Text that is nested deeper than the parser goes is shown as it was typed, never dropped."""
    text = ">" * 300 + " onderin"
    assert plain_text(parse_markdown(text)) == text


@given(st.dates(date(1990, 1, 1), date(2150, 12, 31)), st.integers(0, 60))
def test_working_days(day: date, count: int) -> None:
    """Counting back lands on a working day with exactly so many working days from there to the day before."""
    start = werkdagen_na(day, -count)
    assert sum(is_werkdag(start + timedelta(days=step)) for step in range((day - start).days)) == count
    assert count == 0 or is_werkdag(start)


EASTER = """
1583-04-10 1818-03-22 1886-04-25 1943-04-25 1954-04-18 1961-04-02 1981-04-19 2000-04-23
2008-03-23 2076-04-19 2100-03-28 2203-04-03 2285-03-22 2400-04-16 2512-04-03 3165-04-18 4099-04-19
"""


def test_easter() -> None:
    """Easter falls where the calendars of many centuries have it: the earliest and the latest days among them."""
    days = [date.fromisoformat(day) for day in EASTER.split()]
    assert [easter(day.year) for day in days] == days


@pytest.mark.parametrize("year", range(2020, 2041))
def test_working_days_of_a_year(year: int) -> None:
    """A working day is a day that is neither in a weekend nor a holiday of the calendar (Good Friday included)."""
    calendar = holidays.country_holidays("NL", years=year, categories=(holidays.PUBLIC, holidays.OPTIONAL))
    days = [date(year, 1, 1) + timedelta(days=step) for step in range(366)]
    for day in days:
        if day.year == year:
            assert is_werkdag(day) == (day.weekday() < 5 and day not in calendar), (day, calendar.get(day))


LINES = st.lists(
    st.sampled_from(
        [
            *("## Kern", "## [Kern](../agenda/x.md)", "## Kern ##", "##", "### Dieper", "# Boven", "##Geen kop"),
            *(
                "```",
                "~~~",
                "````",
                "```python",
                "tekst",
                "- punt",
                "> citaat",
                "",
                "    ## code",
                "1. een",
                "`## nee`",
            ),
        ]
    ),
    max_size=14,
)


@given(LINES)
def test_sections_agree_with_markdown(lines: list[str]) -> None:
    """What rules take for a section is what the pack prints as one: same headings, links and text."""
    body = "\n".join(lines) + "\n"
    document = read_document("data/agenda/x.md", f"---\na: b\n---\n{body}".encode())
    ours = [(s.titel, s.doelen, s.text.strip()) for s in secties(document) if s.titel]
    assert ours == [(s.titel, s.targets, s.text.strip()) for s in sections(body) if s.titel]
    for section in secties(document):
        assert document.line(section.line).startswith("##")


@given(st.dates(date(2020, 1, 1), date(2040, 12, 1)), st.integers(0, 30))
def test_working_days_there_and_back(day: date, count: int) -> None:
    """So many working days after a day lie so many working days away, and none of them is a weekend or holiday."""
    later = werkdagen_na(day, count)
    assert werkdagen_tussen(day, later) == count
    assert count == 0 or is_werkdag(later)


@pytest.mark.parametrize("doel", list(Doel))
def test_template_is_complete_but_empty(doel: Doel) -> None:
    """An item that holds only the guiding questions has every section, and each of them still asks for an answer."""
    questions = "".join(f"## {title}\n\n<!-- {question} -->\n\n" for title, question in VRAGEN[doel].items())
    text = f"---\ntitel: x\nindiener: a\nthema: b\ndoel: {doel.value}\nstatus: concept\n---\n{questions}"
    item = decode(Agendapunt, read_document("data/agenda/x.md", text.encode())).record
    assert isinstance(item, Agendapunt)
    codes = {finding.code.code for part in delen(item) for finding in part.gebreken}
    assert codes == {"T401", "T404"}
