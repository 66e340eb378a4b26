"""What a meeting looks back on and what came with it: minutes, actions, decisions, work agreements, attachments."""

from collections.abc import Iterator

from tafel_cli.dutch import capitalized, enumeration, file_size
from tafel_cli.layout.blocks import (
    Data,
    as_text,
    badge,
    bullets,
    facts,
    flowing,
    heading_block,
    panel,
    paragraph,
    public,
    table,
    table_cell,
)
from tafel_cli.layout.spelling import datum


def lookback(data: Data) -> list[Data]:
    """Return everything behind the sheets, in the order of the pack."""
    always = not public(data)
    return [
        *(_minutes(data["verslag"]) if data["verslag"] else ()),
        *(_actions(data["acties"]) if data["acties"] or always else ()),
        *(_decisions(data["besluiten"]) if data["besluiten"] or always else ()),
        *(_agreements(data["werkafspraken"]) if data["werkafspraken"] or always else ()),
        *(_attachments(data["bijlagen"]) if data["bijlagen"] else ()),
    ]


def _minutes(verslag: Data) -> Iterator[Data]:
    yield heading_block(2, f"Verslag van {datum(verslag['datum'])}", listed=True)
    yield paragraph(
        "Dit verslag is vastgesteld."
        if verslag["vastgesteld"]
        else "Dit verslag is nog een concept. De tafel stelt het in deze bijeenkomst vast."
    )
    yield from facts((
        ("Aanwezig", verslag["aanwezig"]),
        ("Afwezig met bericht", enumeration(verslag["afgemeld"])),
        ("Te gast", capitalized(enumeration(verslag["gasten"]))),
        ("Verslag gemaakt door", capitalized(verslag["notulist"])),
    ))  # fmt: skip
    if verslag["wijzigingen"]:
        yield heading_block(3, "Wijzigingen")
        yield from bullets(verslag["wijzigingen"])
    for section in verslag["secties"]:
        yield from _section(section)


def _section(section: Data) -> Iterator[Data]:
    if section["titel"]:
        yield heading_block(3, section["titel"])
    yield from flowing(section["tekst"], 4 if section["titel"] else 3, f"het verslag, {section['titel']}")
    if section["besluiten"]:
        yield heading_block(4, "Besluiten")
        yield from bullets([[as_text(f"{b['tekst']} "), badge(b["uitkomst"])] for b in section["besluiten"]])
    if section["acties"]:
        yield heading_block(4, "Acties")
        yield from bullets([f"{action_line(action)}." for action in section["acties"]])


def action_line(action: Data) -> str:
    """Say an action in a line, without a full stop."""
    others = f" (met {enumeration(action['met'])})" if action["met"] else ""
    return f"{action['actie']} {capitalized(action['houder'])}{others}, uiterlijk {datum(action['uiterlijk'])}"


def _actions(actions: list[Data]) -> Iterator[Data]:
    yield heading_block(2, "Acties en toezeggingen", listed=True)
    if not actions:
        yield paragraph("Er staan geen acties of toezeggingen open.")
        return
    rows = [
        [
            table_cell(
                action["actie"],
                marks=["toezegging"] * action["toezegging"],
                below=f"Bij: {action['punt']}",
                form="vet",
            ),
            capitalized(action["houder"]) + (f", met {enumeration(action['met'])}" if action["met"] else ""),
            table_cell(datum(action["uiterlijk"]), form="cijfers"),
            capitalized(action["status"])
            + (f" op {datum(action['gereed_op'])}" if action["gereed_op"] else "")
            + (f". {action['resultaat']}" if action["resultaat"] else ""),
        ]
        for action in actions
    ]
    yield table(["Wat", "Wie", "Uiterlijk", "Stand"], ["2fr", "1.3fr", "auto", "1.5fr"], rows)


def _decisions(decisions: list[Data]) -> Iterator[Data]:
    yield heading_block(2, "Besluiten", listed=True)
    if not decisions:
        yield paragraph("Er zijn nog geen besluiten om op terug te kijken.")
        return
    yield paragraph(
        "U ziet hier de besluiten van de vorige bijeenkomst, en oudere besluiten die nog op een bestuur wachten."
    )
    for decision in decisions:
        yield from _decision(decision)


def _decision(decision: Data) -> Iterator[Data]:
    day = datum(decision["datum"]) if decision["datum"] else ""
    yield heading_block(3, decision["tekst"])
    known = (capitalized(decision["uitkomst"]), decision["stand"], day)
    yield panel("meta", " · ".join([*(word for word in known if word), decision["punt"]]))
    yield from bullets([_ratified(said) for said in decision["bekrachtigingen"]])
    if decision["opgeschaald_naar"]:
        yield paragraph(f"Opgeschaald naar: {decision['opgeschaald_naar']}")
    for party, text in decision["aantekeningen"]:
        yield paragraph(f"Aantekening van {party}: {text}")
    yield from flowing(decision["toelichting"], 4, f"besluit {decision['id']}")


def _ratified(said: Data) -> str:
    board = f", {said['orgaan']}" if said["orgaan"] else ""
    day = (
        f" op {datum(said['op'])}"
        if said["op"]
        else f", verwacht uiterlijk {datum(said['verwacht'])}"
        if said["verwacht"]
        else ""
    )
    terms = f". Voorwaarde: {said['voorwaarde']}" if said["voorwaarde"] else ""
    return f"{said['partij']}{board}: {said['stand']}{day}{terms}"


def _agreements(agreements: list[Data]) -> Iterator[Data]:
    yield heading_block(2, "Werkafspraken", listed=True)
    if not agreements:
        yield paragraph("De tafel heeft nog geen werkafspraken.")
    for agreement in agreements:
        yield heading_block(3, f"{agreement['nummer']}. {agreement['titel']}")
        if agreement["sinds"]:
            yield panel("meta", f"Geldt sinds {datum(agreement['sinds'])}")
        yield from flowing(agreement["tekst"], 4, f"werkafspraak {agreement['nummer']}")


def _attachments(attachments: list[Data]) -> Iterator[Data]:
    yield heading_block(2, "Bijlagen", listed=True)
    rows = [
        [
            one["nr"],
            table_cell(
                one["titel"],
                marks=[] if one["bestand"] else ["ontbreekt"],
                below=one["naam"],
                anchor=f"bijlage-{one['nr']}",
                form="vet",
            ),
            ", ".join(one["punten"]),
            table_cell(file_size(one["bytes"]) if one["bestand"] else "", form="cijfers"),
            table_cell(one["sha256"], form="code"),
        ]
        for one in attachments
    ]
    heads = ["Nr", "Titel", "Bij punt", "Grootte", "Controlegetal (SHA-256)"]
    yield table(heads, ["auto", "1fr", "auto", "auto", "46mm"], rows)
    yield paragraph("Met het controlegetal ziet u of een bestand nog precies hetzelfde is.")
    if any(one["bestand"] for one in attachments):
        yield paragraph("De bijlagen zitten ook in dit pdf-bestand. Een pdf-lezer toont ze in een lijst met bijlagen.")
