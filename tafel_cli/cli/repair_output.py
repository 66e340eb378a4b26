"""How `tafel check` puts right what has one right answer, and says so."""

import sys
from collections.abc import Callable
from pathlib import Path

from tafel_cli import repair_summary, repairs
from tafel_cli.characters import show, toon
from tafel_cli.report import screen


def repair(root: Path, wanted: Callable[[str], bool], *, write: bool, differences: bool, beside: bool) -> None:
    """Put right what can be in the wanted files, or only show it; `beside`: stdout belongs to a report."""
    made = repairs.carry_out(root, wanted) if write else repairs.look(root, wanted)

    def say(line: str, style: str = "") -> None:
        harmless = toon(line).replace("##[", f"##{show('[')}")  # GitHub's runner looks for this anywhere in a line
        if beside:
            sys.stderr.write(f"tafel: {harmless}\n")
        else:
            screen.write(harmless, style)

    for file in made.files if differences else ():
        for line in repair_summary.diff(file):
            say(line, repair_summary.COLOURS.get(line[0], ""))
        say("")
    for line in repair_summary.sentences(made, written=write):
        say(line)
    say("")
