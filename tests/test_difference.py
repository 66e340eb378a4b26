"""The hint of a forbidden change says which lines to put back, and what they said."""

from hypothesis import given
from hypothesis import strategies as st

from tafel_cli.register.proposal import verschil

WAS = "een\ntwee\ndrie\n"
LINES = st.lists(st.sampled_from(["een", "twee", "drie", ""]), max_size=6).map("\n".join)


def terug(nu: str, was: str = WAS) -> str:
    """Return the hint for a change."""
    changed = verschil(was, nu)
    assert changed is not None
    return changed.terug


def test_words() -> None:
    """Of one line it says what stood there, of lines that came which they are, and else from which line."""
    assert terug("een\nTWEE\ndrie\n") == "zet op regel 2 weer `twee`"
    assert terug("een\ndrie\n") == "zet op regel 2 terug `twee`"
    assert terug("een\n").startswith("zet vanaf regel 2 terug wat er stond")
    assert terug("een\ntwee\nerbij\ndrie\n") == "haal regel 3 weer weg"
    assert terug("een\ntwee\nerbij\nook\ndrie\n") == "haal de regels 3 tot en met 4 weer weg"
    assert terug("1\ntwee\n3\n") == "zet op regel 1 weer `een` en op regel 3 weer `drie`"
    assert terug("1\n2\n3\n") == "zet op regel 1 weer `een`, op regel 2 weer `twee` en op regel 3 weer `drie`"
    assert terug("1\n2\n3\n4\n", "a\nb\nc\nd\n").startswith("zet vanaf regel 1 terug")
    assert terug("b\n", "a\n") == "zet op regel 1 weer `a`"
    assert terug("b\n", f"{'a' * 160}\n") == f"zet op regel 1 weer `{'a' * 160}`"
    assert terug("nieuw\n").startswith("zet vanaf regel 1 terug wat er stond (lukt dat niet, vraag dan")
    assert terug("een\r\nx\r\n", "een\r\ntwee\r\n") == "zet op regel 2 weer `twee`"
    assert verschil(WAS, WAS) is None


def test_what_is_not_repeated() -> None:
    """A line that is long, illegible, empty, or holds a number or address of a person is never repeated."""
    for line in ("x" * 161, "a`b", "a\x1b[2Jb", "", " ", "bel 06 12345678", "123.456.789", "piet@huis.example"):
        assert terug("nieuw\n", f"{line}\n").startswith("zet vanaf regel 1 terug wat er stond")
    assert terug("nieuw\n", "gereed_op: 2026-01-15\n") == "zet op regel 1 weer `gereed_op: 2026-01-15`"


@given(LINES, LINES)
def test_only_there(was: str, nu: str) -> None:
    """Putting those lines back gives the old text, and the lines cannot be fewer."""
    changed = verschil(was, nu)
    if changed is None:
        assert was == nu
        return
    lines, at = nu.split("\n"), changed.regel - 1
    assert lines[at : at + len(changed.nu)] == changed.nu
    lines[at : at + len(changed.nu)] = changed.was
    assert "\n".join(lines) == was
    assert changed.was != changed.nu
    if changed.was and changed.nu:
        assert changed.was[0] != changed.nu[0]
        assert changed.was[-1] != changed.nu[-1]
