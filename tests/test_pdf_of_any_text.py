"""Any text and any value is printed: nothing is executed, nothing breaks the PDF, and what no font has is spelt out."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
import typst
from conftest import SMALLEST, replace
from full_packs import pack_of
from pdf_reader import Pdf, squeezed
from pdf_standards import demand_standards
from printed_pack import HOSTILE, PLEIN, WORDS, lay, made, printed

from tafel_cli.layout.apostrophes import curled
from tafel_cli.pack.pack import Pack
from tafel_cli.proof.letters import LIST, drawn
from tafel_cli.reading.text_tree import Node, Soort
from tafel_cli.render.typeset import draw
from tafel_cli.render.typeset.letters import ems, spelt
from tafel_cli.value_class import with_changes as changed


@pytest.mark.proof
def test_hostile_text_is_printed(table: Path) -> None:
    """Whatever is code to Typst stands in the PDF as it was typed, wherever it comes from, and does nothing."""
    for number, text in enumerate(HOSTILE):
        plain = "".join("\\" + sign if sign in "!#$()*+-.<>[\\]_`{|}~&\"'/:=@" else sign for sign in text)
        root = table.parent / f"tafel-{number}"
        shutil.copytree(table, root, ignore=shutil.ignore_patterns(".git"))
        shutil.copy(root / "data/bijlagen/bankje.png", root / "data/bijlagen/foto.png")
        lay(root / PLEIN, titel=f"Titel {text}", gevraagd=[f"Vraag {text}"], bijlagen=[
            {"bestand": "foto.png", "titel": f"Bijlage {text}"}
        ])  # fmt: skip
        with (root / PLEIN).open("a", encoding="utf-8") as file:
            file.write(
                f"\n### Kop {plain}\n\nAlinea {plain} **vet {plain}** [link {plain}](https://x.example/)\n\n"
                f"| Vak {plain} | b |\n|---|---|\n| cel {plain} | d |\n\n~~~\ncode {text}\n~~~\n\n"
                f"![beeld {plain}](../bijlagen/foto.png)\n"
            )
        lay(root / "data/acties/2025-12-04-a1.md", actie=f"Actie {text}")
        lay(root / "data/organisaties/gemeente.md", naam=f"Partij {text}")
        lay(root / "data/tafel.md", naam=f"Tafel {text}")
        data = made(pack_of(root, "2026-01-15"))
        read = Pdf(data)
        said = squeezed(read.text)
        for word in (
            "Titel",
            "Vraag",
            "Bijlage",
            "Kop",
            "Alinea",
            "vet",
            "link",
            "Vak",
            "cel",
            "Actie",
            "Partij",
            "Tafel",
        ):
            assert squeezed(curled(f"{word} {text}")) in said, (word, text)
        assert squeezed(f"code {text}") in said, text
        assert any(curled(f"beeld {text}") in tag.alt for tag in read.tree.all("Figure")), text
        demand_standards(data, attached=True)


@pytest.mark.parametrize(
    "text",
    [
        "漢字 en \U0001f600 \u0600 \u202eomgekeerd\u202c \u200d\ufe0f\u00ad x\u0359 e\u0301 \u034f \u2028 \ufeff \x7f",
        "x" * 40_000,
        "https://x.example/" + "a" * 40_000,
        "[a](https://x.example/" + "a" * 9_000 + ")",
        "woord " * 20_000,
        f"![{'alt ' * 9_000}](../bijlagen/bankje.png)",
        "## " + "kop " * 9_000,
        "`" + "c" * 40_000 + "`",
        "~~~\n" + "d" * 40_000 + "\n~~~",
        "> " * 20 + "diep",
        "\n".join("  " * depth + "- x" for depth in range(20)),
        "*a **b " * 40 + "c" + "** *" * 40,
        "***" * 30 + "x" + "***" * 30,
        "\n".join("  " * depth + "- x" for depth in range(20)) + " *a **b ~~c " * 30 + "x" + "~~ ** * " * 30,
        "| a | b |\n|---|---|\n| " + "x" * 5_000 + " | d |",
        "|a" * 40 + "|\n" + "|---" * 40 + "|\n" + "|langwoordzonderstreep" * 40 + "|",
        "99999999999. te groot\n\n999999999. groot",
        "# \n\n####### x\n\n######\n\n#### diep",
        "![ ](../bijlagen/bankje.png) [![x](../bijlagen/bankje.png)](https://x.example) [ ](https://x.example)",
        "[niet](../agenda/elders.md) [daar](#punt-99) [a](#punt-4) [b](../agenda/2026-01-05-gemeente-plein.md)",
        "tab\there \u00a0 vast  en   veel",
        "-\n-\n\n1.\n\n>\n\n| |\n|-|\n| |",
    ],
)
def test_any_text_is_printed(table: Path, text: str) -> None:
    """No text stops the PDF or makes it break a rule: not by its letters, its length, or how deep it goes."""
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: bankje.png\n    titel: B\nopenbaarheid:")
    replace(table / PLEIN, WORDS, text)
    pack = pack_of(table, "2026-01-15")
    demand_standards(made(pack), attached=bool(pack.files))


@pytest.mark.proof
@pytest.mark.parametrize(
    "text", ["", " ", "漢" * 9, "\u202e\u0000", "x" * 40_000, "woord " * 9_000, "a\nb\n\nc", "\ud800"]
)
def test_any_value_is_printed(text: str) -> None:
    """No value of front matter stops the PDF or makes it break a rule either, also when it is empty."""
    pack = pack_of(SMALLEST, "2026-01-15")
    (sheet,) = pack.bladen
    row = changed(sheet.regel, titel=text, indiener=text, reden=text)
    sheet = changed(
        sheet, regel=row, thema=text, inleider=text, vragen=tuple(changed(v, tekst=text) for v in sheet.vragen)
    )
    decision = changed(pack.besluiten[0], tekst=text, punt=text)
    rows = tuple(row if old.soort == "punt" else old for old in pack.agenda.regels)
    other = changed(
        pack,
        kop=changed(pack.kop, tafel=text or "x", locatie=text, postbus=text),
        agenda=changed(pack.agenda, regels=rows),
        bladen=(sheet,),
        besluiten=(decision,),
        acties=tuple(changed(a, actie=text, houder=text) for a in pack.acties),
    )
    demand_standards(made(other), attached=False)


def test_what_no_font_has_is_spelt_out(table: Path) -> None:
    """A character that cannot be drawn stands there by its number."""
    replace(table / PLEIN, WORDS, "Een 漢 en een ★.")
    assert "Een [U+6F22] en een ★." in printed(table).text


def test_fonts_and_list_agree() -> None:
    """The fonts that come along are those of the list, and Typst draws every character that the list has."""
    told = LIST.read_text(encoding="ascii")
    fonts = sorted(draw.FONTS.glob("*.ttf"))
    assert len(fonts) == 2
    for path in fonts:
        assert hashlib.sha256(path.read_bytes()).hexdigest() in told
    every = [chr(n) for n in range(0x20, 0x30000) if not 0xD800 <= n < 0xE000 and _known(chr(n))]
    assert len(every) > 3_000
    assert "".join(map(spelt, every)).count("[U+") < 200  # accents that only the font for code can set
    text = " ".join(spelt(character) for character in every)
    demand_standards(made(with_text(text)), attached=False)


def test_no_letter_is_wider_than_told() -> None:
    """No character takes more room in any of our letters than is reckoned with, so that what surely fits does fit."""
    every = [chr(n) for n in range(0x21, 0x30000) if drawn(chr(n), "tekst")]
    weights = [{"weight": weight, "style": style} for weight in (400, 600, 700) for style in ("normal", "italic")]
    code = """#set text(font: "Source Sans 3", size: 100pt, kerning: false)
    #let width(one, form) = measure(text(..form, one)).width
    #context [#metadata(json(bytes(sys.inputs.every)).map(one => {
      calc.max(..json(bytes(sys.inputs.weights)).map(form => width(one, form) / 100pt))
    }))<widths>]"""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(draw.FONTS)])
    told = {"every": json.dumps(every), "weights": json.dumps(weights)}
    (widths,) = json.loads(typst.query(code.encode(), "<widths>", field="value", font_paths=fonts, sys_inputs=told))
    assert len(widths) > 1_500
    assert [one for one, width in zip(every, widths, strict=True) if width > ems(one) + 0.001] == []


def _known(character: str) -> bool:
    return drawn(character, "tekst") or drawn(character, "code")


def with_text(text: str) -> Pack:
    """Return the smallest pack with a text as its invitation."""
    pack = pack_of(SMALLEST, "2026-01-15")
    nodes = (Node(Soort.ALINEA, (Node(Soort.TEKST, tekst=text),)), Node(Soort.CODE, tekst=text))
    return changed(pack, kop=changed(pack.kop, toelichting=nodes))
