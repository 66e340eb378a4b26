"""Lays a closed item with a closed attachment in the smallest table."""

from pathlib import Path

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
CLOSED = "2026-01-06-huurders-geheim"
DRAWING = "GEHEIM-plaat.png"
TITLE, FILE_TITLE = "Verkoop van kavel Zeven", "De geheime nota over kavel zeven"


def close_one(table: Path) -> None:
    """Add a closed item with an attachment, both with a title of their own."""
    text = (table / PLEIN).read_text(encoding="utf-8")
    attached = f"bijlagen:\n  - bestand: {DRAWING}\n    titel: {FILE_TITLE}\n"
    text = text.replace("openbaarheid: openbaar\n", attached).replace("Hoe gebruiken we het plein?", TITLE)
    (table / f"data/agenda/{CLOSED}.md").write_text(text, "utf-8")
    (table / "data/bijlagen" / DRAWING).write_bytes(b"x")
