"""The rich table after its meeting of 15 October: minutes in draft, then adopted, and a list that was sent before."""

from pathlib import Path

from rich_table import lay, record_at

HELD = "2026-10-15"
MINUTES = f"data/verslagen/{HELD}.md"
MEETING = f"data/bijeenkomsten/{HELD}.md"
_TIMES = {"EERSTE": "2026-11-16T09:00:00+01:00", "TWEEDE": "2026-11-19T09:00:00+01:00"}
_PROCESSED = (
    f"- [Besluit 6.1](../besluiten/{HELD}-b1.md): ingestemd met een wijziging\n"
    f"- [Besluit 6.2](../besluiten/{HELD}-b2.md): niet eens\n- Punt 6.3: besproken, geen besluit.\n\n"
)
_LETTER = (
    "## [Brief van bewoners over bouwverkeer](../agenda/2026-09-25-secretariaat-brief.md)\n\n### Besproken\n\n"
    "De brief is gelezen.\n\n### Conclusie\n\nDe bewoners krijgen antwoord.\n\n"
)
_WAITING = "Actie gemeente, uiterlijk 1-12-2026: Maak een folder over het loket.\nBesluit 4.2:\n"


def change(path: Path, *changes: tuple[str, str]) -> None:
    """Put other words in the place of words that stand in a file."""
    text = path.read_text(encoding="utf-8")
    for was, now in changes:
        assert was in text, was
        text = text.replace(was, now, 1)
    path.write_text(text, encoding="utf-8")


def lay_after(root: Path) -> dict[str, str]:
    """Lay the rich table the day after its meeting; return the commit of each version by name.

    The secretary has processed part of the lines, and an item was moved on.
    """
    made = lay(root)
    change(
        root / MINUTES,
        ("aanwezig:", 'begonnen: "15:03"\ngeeindigd: "17:12"\naanwezig:'),
        (
            "gasten:",
            "doorgeschoven:\n  - agendapunt: 2026-09-25-secretariaat-brief\n    reden: De tijd was op.\ngasten:",
        ),
        (
            "over het loket, niet over de termijn.\n",
            f"over het loket, niet over de termijn.\n\n{_PROCESSED}{_WAITING}",
        ),
        (
            "De tafel wil verder met drie vaste eisen.\n",
            f"- [Actie](../acties/{HELD}-a1.md): Ontwikkelaar Stadsbouw, uiterlijk 12 november\n",
        ),
        (
            _LETTER,
            "",
        ),
    )
    (root / f"data/acties/{HELD}-a5.md").unlink()  # it was about the item that was moved on
    made["EERSTE"] = record_at(root, _TIMES["EERSTE"])
    return made


def adopt(root: Path) -> None:
    """Adopt the minutes: no line waits, and two slips were corrected afterwards."""
    change(root / MINUTES, ("status: concept", "status: vastgesteld\nvastgesteld_op: 2026-11-18"), (_WAITING, ""))
    folder = root / "data/rectificaties"
    folder.mkdir()
    of_minutes = f"over:\n  verslag: {HELD}\nagendapunt: 2026-09-21-gemeente-loket\n"
    (folder / f"{HELD}-r1.md").write_text(
        f"---\n{of_minutes}tekst: \"Bij het loket: 'tien' is 'twaalf'.\"\nvastgesteld_op: 2026-11-19\n---\n"
    )
    of_decision = f"over:\n  besluit: {HELD}-b6\n"
    (folder / f"{HELD}-b6-r1.md").write_text(
        f"---\n{of_decision}tekst: Het adres van de website is verbeterd.\nvastgesteld_op: 2026-11-20\n---\n"
    )


def second(root: Path, first: str) -> str:
    """Note that the first list was sent, change what was agreed, and record that; return the commit."""
    entry = f"verzonden:\n  - op: 2026-11-16\n    versie: {first}\n    stuk: besluitenlijst\nagenda:"
    change(root / MEETING, ("agenda:", entry))
    change(root / f"data/besluiten/{HELD}-b1.md", ("vanaf tien woningen", "vanaf twaalf woningen"))
    change(root / f"data/acties/{HELD}-a2.md", ("uiterlijk: 2026-11-27", "uiterlijk: 2026-12-04"))
    (root / f"data/acties/{HELD}-a7.md").write_text(
        "---\nactie: Maak een folder over het loket.\nactiehouder: gemeente\nuiterlijk: 2026-12-01\nstatus: open\n"
        "agendapunt: 2026-09-21-gemeente-loket\n---\n"
    )
    return record_at(root, _TIMES["TWEEDE"])
