"""Makes minutes of 3 December 2026 as secretaries may type them, with the records that must come of them."""

from dataclasses import dataclass, field
from random import Random

DAY = "2026-12-03"
DATES = "2026-11-10-voorzitter-vergaderdata-2027"
RULE = "2026-11-16-rijnzicht-verhuisregeling"
START = "2026-11-12-de-hofjes-startafspraken"
GROUND = "2026-11-13-stadsfonds-begane-grond"
POWER = "2026-11-20-stadsfonds-wachten-op-stroom"
STANDING = {"mededelingen": "Mededelingen", "verslag": "Verslag en acties", "rondvraag": "Rondvraag"}
NUMBERS = {DATES: "4", RULE: "5", START: "6", GROUND: "7", POWER: "8"}
POINTS = {
    (DATES, 1): (
        "De tafel stemt in met de vijf data en de volgorde van de thema's in 2027.",
        "In te stemmen met de vijf data en de volgorde van de thema's in 2027.",
    ),
    (RULE, 1): (
        "De tafel stemt in met een proef van één jaar met de verhuisregeling.",
        "In te stemmen met een proef van één jaar met de verhuisregeling.",
    ),
    (RULE, 2): (
        "De tafel spreekt af dat de gemeente, Rijnzicht en Hofjesstad samen drie verhuiscoaches betalen.",
        "Af te spreken dat de gemeente, Rijnzicht en Hofjesstad samen drie verhuiscoaches betalen.",
    ),
}
AGREED = ("ingestemd", "akkoord", "Conform", "AANGENOMEN", "vastgesteld")
CHANGED = ("ingestemd met een wijziging", "akkoord met wijziging", "gewijzigd", "aangenomen, met wijzigingen")
PARTIES = {
    "gemeente": ("gemeente", "gem", "Gemeente Leiden", "de gemeente"),
    "rijnzicht": ("rijnzicht", "Rijnzicht"),
    "hofjesstad": ("hofjesstad", "Hofjesstad"),
    "de-hofjes": ("de-hofjes", "de hofjes", "De Hofjes"),
    "lindepark": ("lindepark", "Lindepark"),
}
SAYINGS = (
    ("De gemeente betaalt één coach", "De tafel spreekt af: de gemeente betaalt één coach."),
    ("De tafel begint op 1 maart.", "De tafel begint op 1 maart."),
    ("Dat het één jaar duurt.", "De tafel spreekt af dat het één jaar duurt."),
    ("Rijnzicht: één coach, Hofjesstad: één.", "De tafel spreekt af: Rijnzicht: één coach, Hofjesstad: één."),
)
DAYS = {"15 januari 2027": "2027-01-15", "1-2-2027": "2027-02-01", "10 dec": "2026-12-10", "2027-03-02": "2027-03-02"}


@dataclass
class Typed:
    """Lines by the place that they stand in, and the records and keys that they must become, as data."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    besluiten: list[dict[str, object]] = field(default_factory=list)
    acties: list[dict[str, object]] = field(default_factory=list)
    kop: dict[str, object] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    def type(self, place: str, line: str) -> None:
        """Add a line below the heading of a place; the empty place is above the first heading."""
        self.lines.setdefault(place, []).append(line)

    def body(self, seed: int) -> str:
        """Return the text of the minutes, with prose between the lines."""
        r = Random(seed)
        blocks = ["\n".join(self.lines.get("", []))]
        for place in ("mededelingen", "verslag", DATES, RULE, START, GROUND, POWER, "rondvraag"):
            title = STANDING.get(place) or f"[Punt](../agenda/{place}.md)"
            blocks.append(f"## {title}")
            gone = any(line.startswith(("Doorgeschoven", "7 niet")) for line in self.lines.get(place, []))
            for line in self.lines.get(place, []):
                if r.random() < 0.3 and not gone:
                    prose = f"Dit is gezegd over {place}: {r.randrange(1_000_000)}."
                    self.kept.append(prose)
                    blocks.append(prose)
                blocks.append(line if r.random() < 0.5 else f"{line}\n")
        glue = "\n\n" if r.random() < 0.7 else "\n\n\n"
        return "\n" + glue.join(blocks).rstrip("\n") + "\n"


def typed(seed: int) -> Typed:
    """Return minutes at random."""
    r, made = Random(seed), Typed()
    _heads(made, r)
    for item, point in POINTS:
        _decision(made, r, item, point)
    if r.random() < 0.3:
        text = f"De tafel vraagt om cijfers {r.randrange(99)}."
        made.type(RULE, f"Besluit 5: ingestemd. {text}")
        made.besluiten.append(_besluit(RULE, None, "ingestemd", text))
    for place in r.sample([RULE, START, POWER, "rondvraag", "mededelingen"], r.randrange(4)):
        _task(made, r, place)
    _of_others(made, r)
    return made


def _besluit(item: str, point: int | None, uitkomst: str, besluit: str, **more: object) -> dict[str, object]:
    data = {"besluit": besluit, "agendapunt": item, "uitkomst": uitkomst, "beslispunt": point, **more}
    return {key: value for key, value in data.items() if value is not None}


def _decision(made: Typed, r: Random, item: str, point: int) -> None:
    """Type a decision on a point, with reservations and remarks, or leave its line open."""
    nr = f"{NUMBERS[item]}.{point}"
    word = r.choice((f"Besluit {nr}:", f"besl {nr}", f"- **Besluit {nr}:**", f"bsl. {nr}:", f"  BESLUIT {nr} -"))
    kind = r.choice(("agreed", "agreed", "changed", "own words", "held", "not", "up", "talk", "open"))
    if kind in ("open", "talk"):
        made.type(item, f"Besluit {nr}:" if kind == "open" else f"{word} besproken")
        made.kept.append(f"Besluit {nr}:" if kind == "open" else f"- Punt {nr}: besproken, geen besluit.")
        return
    agreed, asked = POINTS[item, point]
    if kind in ("changed", "own words"):
        said, besluit = r.choice(SAYINGS)
        words, uitkomst = (CHANGED, "gewijzigd_ingestemd") if kind == "changed" else (AGREED, "ingestemd")
        line = f"{word} {r.choice(words)}{r.choice(('.', ';'))}{r.choice((' ', chr(10)))}{said}"
    else:
        typed_word, uitkomst, besluit = {
            "agreed": (r.choice(AGREED), "ingestemd", agreed),
            "held": ("aanhouden", "aangehouden", f"De tafel houdt dit aan: “{asked}”"),
            "not": ("niet eens", "geen_overeenstemming", f"De tafel is het niet eens over: “{asked}”"),
            "up": ("opgeschaald naar de regio", "opgeschaald", f"De tafel legt dit voor aan de regio: “{asked}”"),
        }[kind]
        line = f"{nr if kind == 'agreed' and r.random() < 0.3 else word} {typed_word}"
    made.type(item, line)
    more: dict[str, object] = {"opgeschaald_naar": "de regio"} if kind == "up" else {}
    if uitkomst in ("ingestemd", "gewijzigd_ingestemd") and r.random() < 0.4:
        more["voorbehoud"] = _reservation(made, r, item, nr)
    if r.random() < 0.3:
        made.type(item, f"{r.choice(('Aantekening', 'aant.'))} {nr} lindepark: de kosten staan nog niet vast")
        more["aantekening"] = [{"organisatie": "lindepark", "tekst": "De kosten staan nog niet vast."}]
    made.besluiten.append(_besluit(item, point, uitkomst, besluit, **more))


def _reservation(made: Typed, r: Random, item: str, nr: str) -> list[object]:
    """Type a reservation of some parties, and return what the decision must hold of it."""
    parties = r.sample([*PARTIES], r.randrange(1, 4))
    names = [r.choice(PARTIES[party]) for party in parties]
    entries: list[object] = [*parties]
    if "gemeente" in parties and r.random() < 0.5:
        at = parties.index("gemeente")
        names[at] += " (raad, 28 jan)"
        entries[at] = {"organisatie": "gemeente", "bij": "gemeenteraad", "uiterlijk": "2027-01-28"}
    join = r.choice((", ", " + ", " en "))
    made.type(item, f"{r.choice(('Voorbehoud', 'vb', 'voorb.'))} {nr}: {join.join(names)}")
    return entries


def _task(made: Typed, r: Random, place: str) -> None:
    """Type an action or a promise."""
    party = r.choice([*PARTIES, "secretariaat", "allen"])
    name = r.choice(PARTIES.get(party, (party,)))
    day = r.choice([*DAYS])
    text = f"stuur de regeling rond {r.randrange(1_000_000)}"
    soort = r.choice(("actie", "toezegging"))
    word = r.choice({"actie": ("Actie", "AP", "- actiepunt"), "toezegging": ("Toezegging", "toez.")}[soort])
    met = ["stadsrand"] if party in PARTIES and r.random() < 0.3 else []
    who = name + (r.choice((" met stadsrand", " + Stadsrand")) if met else "")
    made.type(place, r.choice((f"{word} {who}, uiterlijk {day}: {text}", f"{word} {who}: {text}, {day}")))
    data = {
        "actie": f"S{text[1:]}.",
        "actiehouder": party,
        "uiterlijk": DAYS[day],
        "status": "open",
        "agendapunt": place,
        "soort": "toezegging" if soort == "toezegging" else None,
        "met": met or None,
    }
    made.acties.append({key: value for key, value in data.items() if value is not None})


def _heads(made: Typed, r: Random) -> None:
    if r.random() < 0.5:
        made.type("", "Begonnen: 15.03 uur")
        made.kop["begonnen"] = "15:03"
    if r.random() < 0.5:
        made.type("", "Geeindigd 17:02")
        made.kop["geeindigd"] = "17:02"
    if r.random() < 0.3:
        made.type("", "Afwezig: Nieuwe Vaart")
        made.kop["afgemeld"] = ["nieuwe-vaart"]
    if r.random() < 0.3:
        made.type("", "Gast: de netbeheerder")
        made.kop["gasten"] = ["de netbeheerder"]


def _of_others(made: Typed, r: Random) -> None:
    """Type what became of earlier actions and minutes, and an item that was not reached."""
    if r.random() < 0.4:
        made.type("verslag", "Actie a1: gereed. De kosten zijn bekend")
    if r.random() < 0.4:
        made.type("verslag", "Actie a2: naar 15 januari 2027. Er is meer tijd nodig")
    if r.random() < 0.4:
        made.type("verslag", "verslag 5/11 vastgesteld. wijz: bij punt 4 wordt tien twintig")
    if r.random() < 0.4:
        made.type("mededelingen", "Bekrachtiging b1 gem: ja, mits er geld is, 20 nov")
    if r.random() < 0.4:
        made.type(GROUND, r.choice(("Doorgeschoven 7: geen tijd", "7 niet aan toegekomen")))
        reden = "Geen tijd." if "geen" in made.lines[GROUND][-1] else "Niet aan toegekomen."
        made.kop["doorgeschoven"] = [{"agendapunt": GROUND, "reden": reden}]
