"""The sheet of each item: what it is, what it asks, and its text."""

from collections.abc import Iterator

from tafel_cli.dutch import capitalized, duration, enumeration
from tafel_cli.layout.blocks import Data, asked, facts, flowing, frame, heading_block, new_page, panel, public, strong
from tafel_cli.layout.spelling import datum, tijden


def sheets(data: Data) -> list[Data]:
    """Return the sheets of all items under one heading; nothing when there are none.

    They begin on a new page, but not where the chair's script ended on one just before.
    """
    if not data["bladen"]:
        return []
    return [
        *([] if data["draaiboek"] else [new_page()]),
        heading_block(2, "Stukken", listed=True),
        *(block for sheet in data["bladen"] for block in _sheet(sheet, data)),
    ]


def _sheet(sheet: Data, data: Data) -> Iterator[Data]:
    row = sheet["regel"]
    yield heading_block(3, f"{row['nr']}. {row['titel']}", f"punt-{row['nr']}", listed=True)
    about = " · ".join(_meta(sheet, written=data["kop"]["schriftelijk"]))
    if about:
        yield panel("meta", about)
    if row["stuk_volgt"]:
        yield panel(
            "concept",
            strong("Stuk volgt."),
            " Dit stuk is nog niet af.",
            *([] if public(data) else [" U krijgt het later."]),
        )
    late = [strong("Te laat ingediend.")] if row["te_laat"] else []
    reason = [f" De voorzitter laat dit punt toe. De reden: {row['reden']}"] if row["reden"] else []
    if late or reason:
        yield panel("let-op", *late, *reason)
    if sheet["vragen"]:
        title = "Gevraagd besluit" if sheet["besluitvormend"] else "Gevraagd"
        yield frame("gevraagd", heading_block(4, title), asked(sheet["vragen"]))
    yield from facts(_known(sheet), small=True)
    yield from flowing(sheet["tekst"], 4, f"punt {row['nr']}")


def _meta(sheet: Data, *, written: bool) -> Iterator[str]:
    row = sheet["regel"]
    if row["doel"]:
        yield row["doel"]
    if row["duur"] and not written:
        yield f"{tijden(row)} uur ({duration(row['duur'])})"
    elif row["duur"] == 0:
        yield "geen spreektijd"
    if row["indiener"]:
        yield "van " + enumeration([row["indiener"], *sheet["mede_indieners"]])
    if row["bijlagen"]:
        yield ("bijlage " if len(row["bijlagen"]) == 1 else "bijlagen ") + enumeration(row["bijlagen"])


def _known(sheet: Data) -> Iterator[tuple[str, str | None]]:
    asked_on, needed = sheet["ingediend_op"], sheet["besluit_nodig_voor"]
    closed = sheet["thema"] and not sheet["openbaar"]
    yield "Thema", sheet["thema"]
    yield "Inleider", capitalized(sheet["inleider"] or "")
    yield "Ingediend op", f"{datum(asked_on)} (volgens de indiener)" if asked_on else None
    yield "Ingebracht via", f"het {sheet['ingebracht_via']}" if sheet["ingebracht_via"] else None
    yield "Bron", capitalized(sheet["bron"] or "")
    yield "Besluit nodig vóór", datum(needed) if needed else None
    yield "Vervolg op", sheet["vervolg_op"]
    yield "Waarom meteen een besluit", sheet["reden_direct_besluit"]
    yield "Openbaarheid", "Niet openbaar. Deel dit stuk niet buiten de tafel." if closed else None
