"""A list in front matter is edited, and every other byte stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel_cli.errors import TafelError
from tafel_cli.reading.document import parse
from tafel_cli.reading.header import Scalar, Sequence
from tafel_cli.writing.header.lists import add_entry, set_list

PATH = "data/bijeenkomsten/2026-12-03.md"
BODY = "---\nTot dan!\n\n---\nagenda:\n  - geen kop\n"
WORDS = st.from_regex(r"(?!(?:true|false|yes|no|on|off|null)$)[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)


def words(text: str, key: str = "agenda") -> list[str]:
    """Return the list of a key as the parser reads it."""
    node = parse(PATH, text.encode()).node(key)
    assert isinstance(node, Sequence)
    return [item.text for item in node.items if isinstance(item, Scalar)]


def header(*lines: str, ending: str = "\n") -> str:
    """Return a file with these lines as front matter."""
    return ("---\n" + "".join(f"{line}\n" for line in lines) + BODY).replace("\n", ending)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            ("agenda:", "  - a", "  - b  # de notaris komt", "x: 1"),
            ("agenda:", "  - b  # de notaris komt", "  - c", "x: 1"),
        ),
        (("agenda:", "- 'a'", "x: 1"), ("agenda:", "- b", "- c", "x: 1")),
        (("agenda: []  # nog leeg", "x: 1"), ("agenda:  # nog leeg", "  - b", "  - c", "x: 1")),
        (("agenda: []", "x: 1"), ("agenda:", "  - b", "  - c", "x: 1")),
        (("agenda: [a, 'b']  # kort", "x: 1"), ("agenda: ['b', c]  # kort", "x: 1")),
        (("agenda:", "  - [a, b]", "  - b"), ("agenda:", "  - b", "  - c")),
        (("agenda:", "  - >-", "    a", "    d", "x: 1"), ("agenda:", "  - b", "  - c", "x: 1")),
        (("agenda:", "x: 1"), ("agenda:", "  - b", "  - c", "x: 1")),
        (("x: 1",), ("x: 1", "agenda:", "  - b", "  - c")),
        (
            ("agenda:   # van boven naar beneden", "    - c", "", "x: 1"),
            ("agenda:   # van boven naar beneden", "    - b", "    - c", "", "x: 1"),
        ),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_set_list(before: tuple[str, ...], after: tuple[str, ...], ending: str) -> None:
    """Comments, quotes, indents, blank lines and line endings around the list stay; a line that stays is untouched."""
    assert set_list(PATH, header(*before, ending=ending), "agenda", ["b", "c"]) == header(*after, ending=ending)


@pytest.mark.parametrize(
    "lines",
    [
        ("agenda:", "  - a", "  # eerst de gemeente", "  - b"),
        ("agenda: [a,", "  b]"),
        ("agenda: [{a: b}]",),
        ("agenda:", "  - a", "", "  - b"),
        ("agenda:", "  -", "    a"),
        ("agenda: nog niet",),
        ("agenda:", "  x: 1"),
    ],
)
def test_refused(lines: tuple[str, ...]) -> None:
    """What cannot be changed without touching more is refused, with what to do by hand."""
    with pytest.raises(TafelError, match="Typ zelf"):
        set_list(PATH, header(*lines), "agenda", ["b", "c"])


def test_broken_header() -> None:
    """A header that cannot be read, or that says a key twice, is not edited."""
    for lines in [("agenda: [",), ("agenda: []", "agenda: []")]:
        with pytest.raises(TafelError, match="tafel check"):
            set_list(PATH, header(*lines), "agenda", ["b"])


def test_a_word_that_needs_quotes() -> None:
    """A word that would be read as something else is written between quotes, and read again as it is."""
    wanted = ['a "b"', "c\\d", "e: f", "# g", "één", " h"]
    made = set_list(PATH, header("agenda: []"), "agenda", wanted)
    assert words(made) == wanted
    assert made.startswith('---\nagenda:\n  - a "b"\n  - c\\d\n  - "e: f"\n  - "# g"\n')


def test_empty() -> None:
    """An empty list is written as one, and can be filled again."""
    text = header("agenda:", "  - a", "x: 1")
    empty = set_list(PATH, text, "agenda", [])
    assert empty == header("agenda: []", "x: 1")
    assert set_list(PATH, empty, "agenda", ["a"]) == text


@pytest.mark.proof
@given(old=st.lists(WORDS, max_size=6), new=st.lists(WORDS, max_size=6), crlf=st.booleans(), last=st.booleans())
def test_any_list(old: list[str], new: list[str], crlf: bool, last: bool) -> None:  # noqa: FBT001  (Hypothesis)
    """Any list becomes any other; going back gives the same bytes, and so does writing it twice."""
    keys = ["datum: 2026-12-03", *(["agenda:", *[f"  - {word}" for word in old]] if old else ["agenda: []"])]
    text = header(*(keys if last else [*keys[1:], keys[0]]), ending="\r\n" if crlf else "\n")
    changed = set_list(PATH, text, "agenda", new)
    assert words(changed) == new
    assert set_list(PATH, changed, "agenda", new) == changed
    assert set_list(PATH, changed, "agenda", old) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), ("verzonden:", "  - op: 2026-11-26", "    versie: abc")),
        (("verzonden: []",), ("verzonden:", "  - op: 2026-11-26", "    versie: abc")),
        (
            ("verzonden:", "- op: 2026-11-20", "  versie: 'def'  # per post", "x: 1"),
            (
                "verzonden:",
                "- op: 2026-11-20",
                "  versie: 'def'  # per post",
                "- op: 2026-11-26",
                "  versie: abc",
                "x: 1",
            ),
        ),
    ],
)
def test_add_entry(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """An entry comes after the others, in their indent, and they keep every byte."""
    done = add_entry(PATH, header(*before), "verzonden", {"op": "2026-11-26", "versie": "abc"})
    assert done == header(*after)


def test_fence_at_the_end() -> None:
    """A file that ends with its fence, without a last line ending, gets its list above the fence."""
    assert set_list(PATH, "---\nx: 1\n---", "agenda", ["a"]) == "---\nx: 1\nagenda:\n  - a\n---"
