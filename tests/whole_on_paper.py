"""Random texts and packs on paper: all words stand inside the text area, over no other word, and on the screen too.

`python tests/whole_on_paper.py --minutes 30 --seed 7` runs it for long, and shows each text that is not whole. Every
fifth round it looks at a pack of a random table too, with random texts in its items.
"""

import argparse
import random
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parent)]

import on_paper  # noqa: E402
from nothing_closed import PLAN, Table  # noqa: E402
from pages import paper  # noqa: E402
from pdf_reader import squeezed  # noqa: E402
from read_aloud import page  # noqa: E402

from tafel_cli.layout.blocks import Section, flow  # noqa: E402
from tafel_cli.layout.meeting_pack import meeting_pack  # noqa: E402
from tafel_cli.layout.paper import Paper  # noqa: E402
from tafel_cli.pack.audience import Doelgroep  # noqa: E402
from tafel_cli.pack.build import build_pack  # noqa: E402
from tafel_cli.reading.markdown import parse_markdown  # noqa: E402
from tafel_cli.reading.text_tree import Node, Soort  # noqa: E402
from tafel_cli.register.loading import read  # noqa: E402
from tafel_cli.register.meetings import occasion  # noqa: E402
from tafel_cli.render import TooMuchError, html, pdf  # noqa: E402

IN_ONE = 30  # texts in a paper: making one takes longer than drawing thirty
EVERY = 5  # rounds for each pack


def section(text: str, name: str) -> Section:
    """Return a section with a Markdown text."""
    return Section(title=name, blocks=flow(parse_markdown(text), name))


def faults(document: Paper, words: Iterable[str] = ()) -> list[str]:
    """Return what is not whole in print, and which of these words the screen does not say."""
    said = squeezed(page(html.draw(document).decode("utf-8")))
    missing = [f"not on the screen: {word[:80]}" for word in words if squeezed(word) not in said]
    return [*on_paper.faults(document, pdf.draw(document)), *missing]


def finds(texts: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each text that is not whole, with its faults; texts are drawn together first, because that is sooner."""
    for start in range(0, len(texts), IN_ONE):
        group = texts[start : start + IN_ONE]
        together = _told(group)
        if together == []:
            continue
        alone = [(text, told) for text in group if (told := _told([text]))]
        yield from alone or [("\n\n".join(group), together)] * bool(together)


def _told(texts: list[str]) -> list[str] | None:
    """Return the faults of a paper with these texts; None if it is too much for a PDF."""
    words = {word for text in texts for word in _words_of(parse_markdown(text))}
    try:
        return faults(paper(*(section(text, f"tekst {number}") for number, text in enumerate(texts))), words)
    except TooMuchError:
        return None


def _words_of(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the words of a text, each from one node, because cells and blocks stand apart on the screen."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node.soort in (Soort.TEKST, Soort.CODETEKST, Soort.CODE):
            yield from node.tekst.split()
        waiting.extend(node.inhoud)


def pack_finds(seed: int) -> list[str]:
    """Return the faults of a pack of a random table with random texts in its items, for a random audience."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    table = Table(seed)
    for path, text in table.texts.items():
        if path.startswith("data/agenda/"):
            table.texts[path] = f"{text}\n\n{written(chance)}"
    source = table.source()
    asked = occasion(read(source), PLAN)
    if asked is None:
        return ["no meeting"]
    audience = chance.choice(list(Doelgroep))
    pack = build_pack(asked, read=source.attachment, state=source.state(), doelgroep=audience, concept=seed % 2 == 0)
    try:
        return [f"{audience.value}: {told}" for told in faults(meeting_pack(pack))]
    except TooMuchError:
        return []


def written(chance: random.Random) -> str:
    """Return a Markdown text by chance: some blocks below each other."""
    return "\n\n".join(_block(chance, 0) for _ in range(chance.randint(1, 5))) + "\n"


def _block(chance: random.Random, depth: int) -> str:
    kind = chance.choice(("paragraph", "table", "list", "quote", "code", "heading", "chain", "note"))
    if kind == "table":
        return _table(chance)
    if kind == "code":
        return f"~~~\n{_words(chance, 30)}\n{'x' * chance.randint(1, 300)}\n~~~"
    if kind == "heading":
        return f"{'#' * chance.randint(1, 6)} {_words(chance, 20)}"
    if kind == "chain":
        return chance.choice(("", "\u00a0", "/", "_", ".")).join(["ketting"] * chance.randint(2, 60))
    if kind in ("list", "quote", "note") and depth < 6:
        inside = "\n\n".join(_block(chance, depth + 1) for _ in range(chance.randint(1, 3)))
        first = {"list": chance.choice(("- ", "1. ", "7. ")), "quote": "> ", "note": "[^1]: "}[kind]
        rest = "> " if kind == "quote" else " " * len(first)
        return first + re.sub("\n", f"\n{rest}", inside)
    return _words(chance, 80)


def _table(chance: random.Random) -> str:
    columns, most = chance.randint(1, 9), chance.choice((2, 12, 60))
    rows = [[_words(chance, most).replace("|", "") for _ in range(columns)] for _ in range(chance.randint(1, 14))]
    return "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], ["---"] * columns, *rows[1:]])


def _words(chance: random.Random, most: int) -> str:
    return " ".join(_word(chance) for _ in range(chance.randint(1, most)))


def _word(chance: random.Random) -> str:
    kinds = (
        "woord",
        "de",
        "woningbouwprogrammering",
        "a" * chance.randint(1, 70),
        "**vet**",
        "`code`",
        "x\u00a0y",
        "€\u00a01.000",
    )
    return chance.choice((*kinds, "https://voorbeeld.example/een/lang/adres?met=vragen&en=meer", "huur-en-koop"))


def main() -> int:
    """Try texts and packs until the time is up; return 1 if one is not whole."""
    typed = argparse.ArgumentParser(description="Look for random texts and packs that are not whole on paper.")
    typed.add_argument("--minutes", type=float, default=30)
    typed.add_argument("--seed", type=int, default=1, help="the first round; the next ones follow")
    asked = typed.parse_args()
    end, seed, found, packs = time.monotonic() + 60 * asked.minutes, asked.seed, 0, 0
    while time.monotonic() < end:
        chance = random.Random(seed)  # noqa: S311  (no secret)
        for text, told in finds([written(chance) for _ in range(IN_ONE)]):
            found += 1
            print(f"seed {seed}: {told}\n{text}\n{'=' * 100}", flush=True)
        if seed % EVERY == 0:
            packs += 1
            for told in pack_finds(seed):
                found += 1
                print(f"pack {seed}: {told}", flush=True)
        seed += 1
    texts = (seed - asked.seed) * IN_ONE
    print(f"{texts} texts and {packs} packs, seeds {asked.seed} to {seed - 1}: {found} finds")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
