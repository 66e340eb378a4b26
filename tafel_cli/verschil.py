"""Where two versions of a document differ, and how to undo that in words, for who has only a web page to type in."""

from typing import NamedTuple

from tafel_cli.dutch import enumeration

MOST_LINES = 3
MOST_QUOTED = 160
MOST_DIGITS = len("20260115")  # a date may be repeated; a number that belongs to a person is longer
ANEW = "lukt dat niet, vraag dan de secretaris om hulp"
WHOLE = f"zet het bestand terug zoals het was ({ANEW})"


class Verschil(NamedTuple):
    """The one stretch of lines outside which two texts are the same: its first line, 1-based, and both its contents."""

    regel: int
    was: list[str]
    nu: list[str]

    @property
    def terug(self) -> str:
        """What to do so that it is again as it was; of one line that went, or a few that changed, what it was."""
        at, last = f"regel {self.regel}", self.regel + len(self.nu) - 1
        if not self.was:
            lines = at if len(self.nu) == 1 else f"de regels {self.regel} tot en met {last}"
            return f"haal {lines} weer weg"
        was = [line.removesuffix("\r") for line in self.was]
        if len(was) == 1 and not self.nu and _quotable(was[0]):
            return f"zet op {at} terug `{was[0]}`"
        if len(was) == len(self.nu):
            other = [number for number, line in enumerate(self.was) if line != self.nu[number]]
            if len(other) <= MOST_LINES and all(_quotable(was[number]) for number in other):
                said = enumeration([f"op regel {self.regel + number} weer `{was[number]}`" for number in other])
                return f"zet {said}"
        return f"zet vanaf {at} terug wat er stond ({ANEW})"


def verschil(was: str, nu: str) -> Verschil | None:
    """Return where two texts differ; None when they are the same."""
    if was == nu:
        return None
    before, after = was.split("\n"), nu.split("\n")
    shorter = min(len(before), len(after))
    first = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    same = next((at for at in range(shorter - first) if before[-1 - at] != after[-1 - at]), shorter - first)
    return Verschil(first + 1, before[first : len(before) - same], after[first : len(after) - same])


def _quotable(line: str) -> bool:
    """Tell whether a line can stand in a sentence: short, legible, and no number or address of a person in it."""
    if not 0 < len(line) <= MOST_QUOTED or line.isspace() or not line.isprintable() or "`" in line:
        return False
    return "@" not in line and sum(character.isdigit() for character in line) <= MOST_DIGITS
