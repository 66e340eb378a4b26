"""Page 1, from which the meeting can be led, and what readers need to know before it."""

from collections.abc import Iterator

from tafel_cli.dutch import capitalized, duration, enumeration
from tafel_cli.layout.blocks import (
    Data,
    as_text,
    asked,
    badge,
    bullets,
    facts,
    flowing,
    heading_block,
    linked,
    listed,
    panel,
    paragraph,
    provisional,
    public,
    strong,
    table,
    table_cell,
)
from tafel_cli.layout.spelling import dag, datum, klok, tijden

_DOELEN = (
    ("Beeldvormend", "Aan het eind heeft iedereen hetzelfde beeld."),
    ("Oordeelsvormend", "Aan het eind kennen we elkaars belangen en voorwaarden."),
    ("Besluitvormend", "Aan het eind is er een afspraak die iedereen thuis kan uitleggen."),
    ("Hamerstuk", "De voorzitter stelt het voorstel zonder gesprek vast, als niemand bezwaar heeft."),
)


def first_page(data: Data) -> list[Data]:
    """Return the facts, what is asked, the agenda with the time it takes, and what was sent later."""
    return [*_opening(data), *_meeting(data), *_questions(data), *_agenda(data), *_later(data)]


def _opening(data: Data) -> Iterator[Data]:
    if provisional(data):
        word = "CONCEPT, niet vastgelegd." if data["versie"]["bewerkt"] else "CONCEPT."
        yield panel("concept", strong(word), " Deze stukken kunnen nog veranderen. Stuur ze zo niet rond.")
    if public(data):
        said = "Iedereen mag deze agenda en stukken lezen. De partijen van deze tafel praten erover in hun bijeenkomst."
        if any(row["soort"] == "besloten" for row in data["agenda"]["regels"]):
            said += " Van een besloten punt ziet u alleen het nummer en de tijd."
        yield paragraph(said)


def _meeting(data: Data) -> Iterator[Data]:
    kop = data["kop"]
    when = dag(kop["datum"])
    if not kop["schriftelijk"]:
        when += f", van {klok(kop['aanvang'])} tot {klok(kop['einde'])} uur"
    if kop["verplaatst_van"]:
        when += f" (eerst gepland op {datum(kop['verplaatst_van'])})"
    yield heading_block(2, "De bijeenkomst")
    yield from facts((
        ("Wanneer", when),
        ("Waar", kop["locatie"]),
        ("Hoe", capitalized(kop["vorm"] or "")),
        ("Voorzitter", capitalized(kop["voorzitter"])),
        ("Secretaris", capitalized(kop["secretaris"])),
        ("Te gast", capitalized(enumeration(kop["gasten"]))),
    ))  # fmt: skip
    address = [linked(kop["postbus"], f"mailto:{kop['postbus']}")] if kop["postbus"] else []
    if not public(data):
        first, said = "Kunt u niet?", " Stuur uw vaste vervanger. Meld dat vooraf bij het secretariaat"
        if kop["schriftelijk"]:
            first, said = "Geef uw reactie", f" vóór het einde van {datum(kop['datum'])} aan het secretariaat"
        colon: list[str | Data] = [": "] if address else []
        yield panel("nadruk", strong(first), said, *colon, *address, ".")
    elif address:
        yield paragraph([as_text("Hebt u een vraag? Stuur die aan het secretariaat: "), *address, as_text(".")])


def _questions(data: Data) -> Iterator[Data]:
    open_ = public(data)
    consent = "Hierover praat de tafel alleen als een partij dat vraagt."
    groups = []
    for name, said, items in (
        ("Gevraagd besluit", "", data["gevraagd_besluit"]),
        ("Vragen aan de partijen" if open_ else "Gevraagd: uw mening en kennis", "", data["gevraagd"]),
        (
            "Hamerstukken",
            consent if open_ else "Hierover praten we alleen als iemand dat vraagt.",
            data["hamerstukken"],
        ),
    ):
        for number, item in enumerate(items):
            above = [] if number else [heading_block(3, name), *([paragraph(said)] if said else [])]
            title = paragraph([strong(linked(item["titel"], f"#punt-{item['nr']}"))])
            groups.append([*above, title, asked(item["vragen"])])
    if groups or not open_:
        yield heading_block(2, "Wat bespreekt de tafel?" if open_ else "Wat vragen we van u?")
        yield (
            {"blok": "kolommen", "groepen": groups}
            if groups
            else paragraph("Er is nog niets gevraagd voor deze bijeenkomst.")
        )


def _agenda(data: Data) -> Iterator[Data]:
    written, agenda = data["kop"]["schriftelijk"], data["agenda"]
    yield heading_block(2, "Agenda")
    heads = ["Nr", "Tijd", "Onderwerp", "Van", "Doel", "Bijlagen"]
    widths = ["auto", "auto", "2.4fr", "1.5fr", "1.1fr", "auto"]
    rows = [_row(row) for row in agenda["regels"]]
    if written:
        del heads[1], widths[1]
        for row in rows:
            del row[1]
    yield table(heads, widths, rows, "agenda")
    if not written and not public(data):
        yield _bar(agenda)
        yield paragraph(_time(agenda, klok(data["kop"]["einde"])))
    for row in agenda["regels"]:
        if row["reden"]:
            yield paragraph(f"De voorzitter laat punt {row['nr']} toe. De reden: {row['reden']}")


def _row(row: Data) -> list[Data | str]:
    marks = [*["stuk volgt"] * row["stuk_volgt"], *["te laat ingediend"] * row["te_laat"]]
    point = row["soort"] == "punt"
    title = [linked(row["titel"], f"#punt-{row['nr']}")] if point else row["titel"]
    form = "vet" if point else "schuin" if row["soort"] == "pauze" else ""
    time = table_cell(tijden(row), form="cijfers")
    return [
        row["nr"],
        time,
        table_cell(title, marks=marks, form=form),
        capitalized(row["indiener"]),
        row["doel"],
        ", ".join(row["bijlagen"]),
    ]


def _bar(agenda: Data) -> Data:
    """Return the bar of the time: a part for each row by its minutes, then what is left over."""
    rows = [row for row in agenda["regels"] if row["duur"]]
    parts = [{"naam": row["nr"], "minuten": row["duur"], "soort": row["soort"]} for row in rows]
    said = ", ".join(f"{row['nr'] + '. ' if row['nr'] else ''}{row['titel']} {row['duur']}" for row in rows)
    over, room = agenda["over"], agenda["beschikbaar"]
    if over > 0:
        parts.append({"naam": "over", "minuten": over, "soort": "over"})
    said += f", nog over {over}" if over > 0 else f". Er is tijd voor {room}" if over < 0 else ""
    return {"blok": "balk", "delen": parts, "ruimte": room, "alt": f"Minuten per punt: {said}."}


def _time(agenda: Data, end: str) -> str:
    over, planned = agenda["over"], f"{agenda['gepland']} minuten"
    if over == 0:
        return f"De agenda past precies in de tijd: {planned}."
    if over > 0:
        return f"De agenda vraagt {planned}. Er {'is' if over == 1 else 'zijn'} nog {duration(over)} over."
    return (
        f"De agenda vraagt {planned}. Dat is {duration(-over)} te veel. Wat rechts van de dikke streep staat, komt na "
        f"{end} uur."
    )


def _later(data: Data) -> Iterator[Data]:
    """Yield what became of the items since the pack that was sent."""
    sent = data["nazending"]
    if sent is None:
        return
    day = f"op {datum(sent['op'])}" if sent["op"] else "eerder"
    begin = "Dit is anders dan in" if sent["wijzigingen"] else "Er is niets veranderd sinds"
    yield heading_block(2, "Nagezonden stukken")
    yield paragraph(f"{begin} de stukken die u {day} kreeg (versie {sent['versie'][:10]}).")
    there = {row["nr"] for row in data["agenda"]["regels"] if row["soort"] == "punt"}
    yield from bullets([_change(change, there) for change in sent["wijzigingen"]])


def _change(change: Data, there: set[str]) -> list[Data]:
    name = f"{change['nr']}. {change['titel']}" if change["nr"] else change["titel"]
    title = linked(name, f"#punt-{change['nr']}") if change["nr"] in there else as_text(name)
    return [badge(change["wat"]), as_text("\u00a0"), strong(title), *listed(change["details"])]


def background(data: Data) -> list[Data]:
    """Return the invitation, the words for what an item is for, and the two lines of law."""
    who, board = (
        ("De partijen praten hier", "het bestuur van die partij") if public(data) else ("Praat hier", "uw bestuur")
    )
    return [
        heading_block(2, "Goed om vooraf te weten", listed=True),
        *flowing(data["kop"]["toelichting"], 3, "de uitnodiging"),
        *facts(_DOELEN, small=True),
        panel(
            "let-op",
            f"{who} niet over prijzen, biedingen of het verdelen van klanten en projecten. Dat verbiedt de "
            "Mededingingswet. De voorzitter stopt het gesprek als dat toch gebeurt.",
        ),
        panel(
            "let-op",
            "Een afspraak aan deze tafel is geen besluit volgens de Algemene wet bestuursrecht (Awb). Soms moet een "
            f"partij een afspraak laten bekrachtigen. Dat betekent: {board} zegt ook ja.",
        ),
    ]
