"""Page 1, from which the meeting can be led, and what readers need to know before it."""

from collections.abc import Iterator

from tafel_cli.render import dag, datum, klok, opsomming, zin
from tafel_cli.render.typeset.blocks import (
    Data,
    asked,
    cell,
    facts,
    flowing,
    heading,
    linked,
    panel,
    paragraph,
    strong,
    table,
)

_DOELEN = (
    ("Beeldvormend", "Aan het eind heeft iedereen hetzelfde beeld."),
    ("Oordeelsvormend", "Aan het eind kennen we elkaars belangen en voorwaarden."),
    ("Besluitvormend", "Aan het eind is er een afspraak die iedereen thuis kan uitleggen."),
    ("Hamerstuk", "De voorzitter stelt het voorstel zonder gesprek vast, als niemand bezwaar heeft."),
)
_MEDEDINGING = (
    "Praat hier niet over prijzen, biedingen of het verdelen van klanten en projecten. Dat verbiedt de "
    "Mededingingswet. De voorzitter stopt het gesprek als dat toch gebeurt."
)
_AWB = (
    "Een afspraak aan deze tafel is geen besluit volgens de Algemene wet bestuursrecht (Awb). Soms moet een partij een "
    "afspraak laten bekrachtigen. Dat betekent: uw bestuur zegt ook ja."
)


def first_page(data: Data) -> list[Data]:
    """Return the facts, what is asked, and the agenda with the time it takes."""
    return [*_meeting(data), *_questions(data), *_agenda(data)]


def provisional(data: Data) -> bool:
    """Tell whether a pack may still change."""
    return bool(data["versie"]["concept"] or data["versie"]["bewerkt"])


def _meeting(data: Data) -> Iterator[Data]:
    kop = data["kop"]
    if provisional(data):
        word = "CONCEPT, niet vastgelegd." if data["versie"]["bewerkt"] else "CONCEPT."
        yield panel("concept", strong(word), " Deze stukken kunnen nog veranderen. Stuur ze zo niet rond.")
    when = dag(kop["datum"])
    if not kop["schriftelijk"]:
        when += f", van {klok(kop['aanvang'])} tot {klok(kop['einde'])} uur"
    if kop["verplaatst_van"]:
        when += f" (eerst gepland op {datum(kop['verplaatst_van'])})"
    yield heading(2, "De bijeenkomst")
    yield from facts((
        ("Wanneer", when),
        ("Waar", kop["locatie"]),
        ("Hoe", zin(kop["vorm"] or "")),
        ("Voorzitter", zin(kop["voorzitter"])),
        ("Secretaris", zin(kop["secretaris"])),
        ("Te gast", zin(opsomming(kop["gasten"]))),
    ))  # fmt: skip
    post = [": ", linked(kop["postbus"], f"mailto:{kop['postbus']}")] if kop["postbus"] else []
    said = " Stuur uw vaste vervanger. Meld dat vooraf bij het secretariaat"
    yield panel("vervanging", strong("Kunt u niet?"), said, *post, ".")


def _questions(data: Data) -> Iterator[Data]:
    yield heading(2, "Wat vragen we van u?")
    groups = []
    for name, said, items in (
        ("Gevraagd besluit", "", data["gevraagd_besluit"]),
        ("Gevraagd: uw mening en kennis", "", data["gevraagd"]),
        ("Hamerstukken", "Hierover praten we alleen als iemand dat vraagt.", data["hamerstukken"]),
    ):
        for number, item in enumerate(items):
            above = [] if number else [heading(3, name), *([paragraph(said)] if said else [])]
            title = paragraph([linked(item["titel"], f"#punt-{item['nr']}")])
            groups.append([*above, title, asked(None, item["vragen"])])
    if groups:
        yield {"blok": "kolommen", "groepen": groups}
    else:
        yield paragraph("Er is nog niets gevraagd voor deze bijeenkomst.")


def _agenda(data: Data) -> Iterator[Data]:
    written, agenda = data["kop"]["schriftelijk"], data["agenda"]
    yield heading(2, "Agenda")
    heads = ["Nr", "Tijd", "Onderwerp", "Van", "Doel", "Bijlagen"]
    widths = ["auto", "auto", "2.6fr", "1.3fr", "auto", "auto"]
    rows = [_row(row) for row in agenda["regels"]]
    if written:
        del heads[1], widths[1]
        for row in rows:
            del row[1]
    yield table(heads, widths, rows, "agenda")
    if not written:
        yield _bar(agenda)
        yield paragraph(_time(agenda))
    for row in agenda["regels"]:
        if row["reden"]:
            yield paragraph(f"De voorzitter laat punt {row['nr']} toe. De reden: {row['reden']}")


def _row(row: Data) -> list[Data | str]:
    marks = [*["stuk volgt"] * row["stuk_volgt"], *["te laat ingediend"] * row["te_laat"]]
    point = row["soort"] == "punt"
    title = [linked(row["titel"], f"#punt-{row['nr']}")] if point else row["titel"]
    form = "vet" if point else "schuin" if row["soort"] == "pauze" else ""
    time = cell(f"{klok(row['van'])}–{klok(row['tot'])}", form="cijfers")
    return [
        row["nr"],
        time,
        cell(title, marks=marks, form=form),
        zin(row["indiener"]),
        row["doel"],
        ", ".join(row["bijlagen"]),
    ]


def _bar(agenda: Data) -> Data:
    """Return the bar of the time: a part for each row by its minutes, then what is left over."""
    rows = [row for row in agenda["regels"] if row["duur"]]
    parts = [{"naam": row["nr"], "minuten": row["duur"], "soort": row["soort"]} for row in rows]
    said = "; ".join(
        f"{row['nr'] + '. ' if row['nr'] else ''}{row['titel']}: {_minutes(row['duur'])}" for row in rows
    )
    over, room = agenda["over"], agenda["beschikbaar"]
    if over > 0:
        parts.append({"naam": "over", "minuten": over, "soort": "over"})
        said += f"; over: {_minutes(over)}"
    if over < 0:
        said += f"; te veel: {_minutes(-over)}"
    return {"blok": "balk", "delen": parts, "ruimte": room, "alt": f"Verdeling van {_minutes(room)}. {said}."}


def _minutes(count: int) -> str:
    return "1 minuut" if count == 1 else f"{count} minuten"


def _time(agenda: Data) -> str:
    over, planned = agenda["over"], agenda["gepland"]
    if over == 0:
        return f"De agenda past precies in de tijd: {planned} minuten."
    if over > 0:
        return f"De agenda vraagt {planned} minuten. Er {'is' if over == 1 else 'zijn'} nog {_minutes(over)} over."
    return f"De agenda vraagt {planned} minuten. Dat is {_minutes(-over)} te veel."


def background(data: Data) -> list[Data]:
    """Return the invitation, the words for what an item is for, and the two lines of law."""
    return [
        heading(2, "Goed om vooraf te weten"),
        *flowing(data["kop"]["toelichting"], 3, "de uitnodiging"),
        *facts(_DOELEN, small=True),
        panel("let-op", _MEDEDINGING),
        panel("let-op", _AWB),
    ]
