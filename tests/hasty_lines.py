"""Lines in minutes as people type them in haste: what each becomes, or the line to type."""

ITEMS = {
    "4": "2026-11-10-voorzitter-vergaderdata-2027",
    "5": "2026-11-16-rijnzicht-verhuisregeling",
    "7": "2026-11-13-stadsfonds-begane-grond",
    "8": "2026-11-20-stadsfonds-wachten-op-stroom",
}
BOTH = ("Besluit 5.1: ingestemd", "Besluit 5.2: ingestemd")


def heading(place: str) -> str:
    """Return the heading of an item by its number, or of a standing item by its title; empty for no heading."""
    return f"## [Punt](../agenda/{ITEMS[place]}.md)\n\n" if place in ITEMS else f"## {place}\n\n" if place else ""


def party(id_: str, bij: str | None = None, uiterlijk: str | None = None) -> dict[str, str | None]:
    """Return a party under reservation as plain data."""
    return {"organisatie": id_, "bij": bij, "uiterlijk": uiterlijk}


def decision(punt: int | None, uitkomst: str, **more: object) -> dict[str, object]:
    """Return a decision as plain data."""
    return {"is": "Decided", "punten": [punt], "uitkomst": uitkomst, **more}


def task(houder: str, uiterlijk: str, tekst: str, soort: str = "actie", **more: object) -> dict[str, object]:
    """Return an action as plain data."""
    return {"is": "Task", "soort": soort, "actiehouder": houder, "uiterlijk": uiterlijk, "tekst": tekst, **more}


# Typed in haste: the number or title of the heading, the line, and what it becomes.
SOUND: list[tuple[str, str, dict[str, object]]] = [
    ("4", "besl 4.1 conform", decision(1, "ingestemd")),
    ("4", "bsl. 4.1: conform", decision(1, "ingestemd")),
    ("4", "BESLUIT: AKKOORD", decision(1, "ingestemd")),
    ("4", "Besluit 4: vastgesteld", decision(1, "ingestemd")),
    ("4", "Besluit 4.: aangenomen", decision(1, "ingestemd")),
    ("5", "5.1 akkoord", decision(1, "ingestemd")),
    ("5", "- 5.1: akkoord", decision(1, "ingestemd")),
    ("5", "**Besluit 5.1:** ingestemd", decision(1, "ingestemd")),
    ("5", "__Besluit 5.1: ingestemd__", decision(1, "ingestemd")),
    ("5", "*Besluit 5.1: ingestemd*", decision(1, "ingestemd")),
    ("5", "- [ ] Besluit 5.1: ingestemd", decision(1, "ingestemd")),
    ("5", "2. Besluit 5.1: ingestemd", decision(1, "ingestemd")),
    ("5", "   Besluit 5.1 - ingestemd", decision(1, "ingestemd")),
    ("5", "Besluit\xa05.1: ingestemd <!-- zeker -->", decision(1, "ingestemd")),
    ("5", "Besluit5.1 akkoord", decision(1, "ingestemd")),
    ("5", "Besluit 5.1: ingestemd\nDe gemeente betaalt.", decision(1, "ingestemd", tekst="De gemeente betaalt.")),
    (
        "5",
        "Besluit 5.2: akkoord met wijziging. De gemeente betaalt één coach.",
        decision(2, "gewijzigd_ingestemd", tekst="De gemeente betaalt één coach."),
    ),
    (
        "5",
        "Besluit 5.2: ingestemd, met een wijziging; De gemeente betaalt.",
        decision(2, "gewijzigd_ingestemd", tekst="De gemeente betaalt."),
    ),
    ("5", "Besluit 5.2: gewijzigd_ingestemd. Nieuw.", decision(2, "gewijzigd_ingestemd", tekst="Nieuw.")),
    ("5", "Besluit 5.2: gewijzigd. Nieuw.", decision(2, "gewijzigd_ingestemd", tekst="Nieuw.")),
    ("5", "Besluit 5.1, 5.2: akkoord", {**decision(1, "ingestemd"), "punten": [1, 2]}),
    ("5", "Besluit 5.1 en 5.2: aanhouden", {**decision(1, "aangehouden"), "punten": [1, 2]}),
    ("5", "Besluit 5.1: niet eens", decision(1, "geen_overeenstemming")),
    ("5", "Besluit 5.1: geen overeenstemming", decision(1, "geen_overeenstemming")),
    ("5", "Besluit 5.1: opgeschaald naar de Regio", decision(1, "opgeschaald", opgeschaald_naar="de Regio")),
    (
        "5",
        "Besluit 5: ingestemd. De tafel vraagt cijfers.",
        decision(None, "ingestemd", tekst="De tafel vraagt cijfers."),
    ),
    ("5", "Besluit 5.1: besproken", {"is": "Decided", "punten": [1], "besproken": "besproken"}),
    ("8", "Besluit: ter kennis genomen", {"is": "Decided", "punten": [None], "besproken": "ter kennis genomen"}),
    ("8", "8.2 opschalen", decision(2, "opgeschaald", opgeschaald_naar="Regionale versnellingstafel")),
    ("Rondvraag", "Besluit: akkoord. De tafel kiest.", decision(None, "ingestemd", tekst="De tafel kiest.")),
    (
        "5",
        "voorbehoud 5 gem, rijnzicht, hofjesstad en de hofjes",
        {
            "is": "Reserved",
            "punten": [1, 2],
            "partijen": [*map(party, ("gemeente", "rijnzicht", "hofjesstad", "de-hofjes"))],
        },
    ),
    ("5", "Voorbehoud 5.2: gemeente", {"is": "Reserved", "punten": [2], "partijen": [party("gemeente")]}),
    (
        "5",
        "vb 5.1 gem (raad, 28 jan) + rijnzicht",
        {
            "is": "Reserved",
            "punten": [1],
            "partijen": [party("gemeente", "gemeenteraad", "2027-01-28"), party("rijnzicht")],
        },
    ),
    (
        "5",
        "Voorbehoud 5: gemeente (college)",
        {"is": "Reserved", "punten": [1, 2], "partijen": [party("gemeente", "college van B en W")]},
    ),
    (
        "5",
        "Aantekening 5.2 lindepark: de kosten staan nog niet vast.",
        {"is": "Remarked", "punt": 2, "organisatie": "lindepark", "tekst": "de kosten staan nog niet vast."},
    ),
    (
        "5",
        "Actie rijnzicht, uiterlijk 15 januari 2027: Stuur de regeling aan alle partijen, voor hun achterban.",
        task("rijnzicht", "2027-01-15", "Stuur de regeling aan alle partijen, voor hun achterban."),
    ),
    (
        "5",
        "Toezegging gemeente, uiterlijk 1-2-2027: Zoek uit of leges kunnen vervallen.",
        task("gemeente", "2027-02-01", "Zoek uit of leges kunnen vervallen.", "toezegging"),
    ),
    (
        "5",
        "actie stadsrand + gem: schrijf voorbeelduitvraag 15/1",
        task("stadsrand", "2027-01-15", "schrijf voorbeelduitvraag", met=["gemeente"]),
    ),
    (
        "8",
        "Actie wethouder: stuur overzicht naar regio, ma 14-12",
        task("gemeente", "2026-12-14", "stuur overzicht naar regio", functie="wethouder"),
    ),
    (
        "8",
        "actie allen: geef projecten door aan gemeente, 10 dec",
        task("allen", "2026-12-10", "geef projecten door aan gemeente"),
    ),
    (
        "5",
        "toez. gem: zoek uit of leges kunnen vervallen - 1 feb",
        task("gemeente", "2027-02-01", "zoek uit of leges kunnen vervallen", "toezegging"),
    ),
    ("5", "AP de Hofjes: bel, vóór 12 dec", task("de-hofjes", "2026-12-11", "bel")),
    ("5", "Actiepunt secretariaat 2026-12-10: Bel.", task("secretariaat", "2026-12-10", "Bel.")),
    ("Rondvraag", "- Actie voorzitter, uiterlijk do 10 december: Bel.", task("voorzitter", "2026-12-10", "Bel.")),
    ("Verslag en acties", "Actie a1: vervallen. Niet nodig.", {"is": "TaskEnded", "actie": "2026-11-05-a1"}),
    ("7", "7 niet aan toegekomen", {"is": "MovedOn", "reden": "niet aan toegekomen"}),
    ("7", "7. niet aan toegekomen", {"is": "MovedOn", "reden": "niet aan toegekomen"}),
    (
        "5",
        "Actie 2026-11-05-a1: naar 15 januari. De cijfers komen later.",
        {"is": "TaskPostponed", "naar": "2027-01-15", "tekst": "De cijfers komen later."},
    ),
    (
        "5",
        "Actie 2026-11-05-a1: naar 15 jan. De cijfers komen later.",
        {"is": "TaskPostponed", "naar": "2027-01-15", "tekst": "De cijfers komen later."},
    ),
    ("7", "Doorgeschoven: tijdnood", {"is": "MovedOn", "reden": "tijdnood"}),
    ("7", "Doorgeschoven 7: tijdnood", {"is": "MovedOn", "reden": "tijdnood"}),
    (
        "Verslag en acties",
        'verslag 5/11 vastgesteld. wijz: bij punt 4 "tien" wordt "twintig"',
        {"is": "MinutesAdopted", "verslag": "2026-11-05", "wijzigingen": ['bij punt 4 "tien" wordt "twintig"']},
    ),
    ("Verslag en acties", "Verslag 2026-11-05: vastgesteld", {"is": "MinutesAdopted", "verslag": "2026-11-05"}),
    (
        "Mededelingen",
        "Bekrachtiging b1 gem: ja, mits er geld is, 20 nov",
        {"is": "BoardAnswered", "stand": "bekrachtigd_met_voorwaarde", "voorwaarde": "er geld is", "op": "2026-11-20"},
    ),
    ("Mededelingen", "Bekrachtiging b1 gemeente: nee", {"is": "BoardAnswered", "stand": "niet_bekrachtigd"}),
    ("", "Begonnen om 15.03 uur", {"is": "Clocked", "tijd": "15:03"}),
    ("", "Afwezig met bericht: Nieuwe Vaart", {"is": "Attended", "partijen": [["nieuwe-vaart", ""]]}),
    ("", "Afwezig: Nieuwe Vaart (m.b.)", {"is": "Attended", "partijen": [["nieuwe-vaart", ""]]}),
    ("", "Begonnen: 15.03 uur", {"is": "Clocked", "tijd": "15:03"}),
    ("", "Geeindigd: 17:02", {"is": "Clocked", "tijd": "17:02"}),
    ("", "Afwezig: Nieuwe Vaart", {"is": "Attended", "partijen": [["nieuwe-vaart", ""]]}),
    ("", "Aanwezig: gemeente (wethouder wonen)", {"is": "Attended", "partijen": [["gemeente", "wethouder wonen"]]}),
    ("", "Gast: de netbeheerder", {"is": "Guest", "wie": "de netbeheerder"}),
]
# The same, with words of the message, and the line to type.
WRONG: list[tuple[str, str, str, str]] = [
    (
        "5",
        "Besluit 5.1: ingestemd met een wijziging",
        "hele zin",
        "Besluit 5.1: ingestemd met een wijziging. De tafel …",
    ),
    ("5", "Besluit 5.1: ingestemd?", "Is dit zeker?", "Besluit 5.1: ingestemd"),
    ("5", "Besluit 5,1: akkoord", "geen komma", "Besluit 5.1: akkoord"),
    ("5", "Besluit 5.1; ingestemd", "dubbele punt", "Besluit 5.1: ingestemd"),
    ("5", "Besluit nr 5.1: akkoord", "alleen het nummer", "Besluit …: akkoord"),
    ("5", "Besluit 5.1: unaniem akkoord", "geen uitkomst", "Besluit 5.1: …"),
    ("5", "Actie gem/rijnzicht: bel, 5 jan", "geen partij", "Actie …, uiterlijk 5-1-2027: bel"),
    ("5", "actie gem; bel 5 jan", "dubbele punt", "Actie gemeente, uiterlijk 5-1-2027: … bel"),
    ("5", "5,1 akkoord", "geen komma", "Besluit 5.1: akkoord"),
    ("5", "Besluit 5.1-5.2 akkoord", "apart", "Besluit 5.1 en 5.2: akkoord"),
    ("5", "besluit 5.1 t/m 5.2: akkoord", "apart", "Besluit 5.1 en 5.2: akkoord"),
    ("5", "5.1 akkoord, met tekst", "woord `Besluit`", "Besluit 5.1: akkoord, met tekst"),
    ("5", "5.1 ok", "woord `Besluit`", "Besluit 5.1: akkoord"),
    ("5", "Punt 5.1: ingestemd", "woord `Besluit`", "Besluit 5.1: ingestemd"),
    ("5", "Besluit 5: ingestemd", "5.1 of 5.2", "Besluit …: ingestemd"),
    ("5", "Besluit: ingestemd", "5.1 of 5.2", "Besluit …: ingestemd"),
    ("5", "Besluit 6.1: akkoord", "dit kopje is punt 5", "Besluit 5.1: akkoord"),
    ("5", "Besluit 5.3: akkoord", "bestaat niet", "Besluit …: akkoord"),
    ("5", "Besluit 5.1: akk mits de gemeente betaalt", "geen uitkomst", "Besluit 5.1: …"),
    (
        "5",
        "Besluit 5.1: ingestemd mits de gemeente betaalt",
        "voorwaarde",
        "Besluit 5.1: ingestemd met een wijziging. De tafel …",
    ),
    ("5", "Besluit 5.1: ingestemd, de gemeente betaalt", "punt voordat", "Besluit 5.1: ingestemd. De gemeente betaalt"),
    ("5", "Besluit 5.1: ingestemt", "geen uitkomst", "Besluit 5.1: ingestemd"),
    ("5", "Besluit 5.1 en 5.2: akkoord. De tafel kiest.", "één beslispunt", "Besluit 5.1: ingestemd. …"),
    ("5", "Besluit 5.1: ingestemd, voorbehoud gemeente", "twee dingen", "Besluit 5.1: ingestemd\nVoorbehoud gemeente"),
    ("5", "Besluit 5.1: akkoord. 5.2: aangehouden", "twee dingen", "Besluit 5.1: akkoord\nBesluit 5.2: aangehouden"),
    ("5", "Besluit 5.1: akkoord. 5.2 niet", "twee dingen", "Besluit 5.1: ingestemd\nBesluit 5.2: …"),
    ("5", "Besluit 5.1: ter kennis genomen", "uitkomst", "Besluit 5.1: …"),
    ("5", "Besluit over 5.1: akkoord", "alleen het nummer", "Besluit …: akkoord"),
    ("5", "Beslit 5.1: akkoord", "gespeld", "Besluit 5.1: akkoord"),
    ("5", "Beslispunt 5.1: akkoord", "gespeld", "Besluit 5.1: akkoord"),
    ("5", "> Besluit 5.1: akkoord", "in een citaat", "Besluit 5.1: akkoord"),
    ("5", "### Besluit 5.1: akkoord", "in een kopje", "Besluit 5.1: akkoord"),
    ("5", "- Tekst\n    - Besluit 5.1: akkoord", "naar rechts", "Besluit 5.1: akkoord"),
    ("5", "- [x] Besluit 5.1: akkoord", "vinkje", "Besluit 5.1: akkoord"),
    ("", "Besluit 5.1: akkoord", "boven het eerste kopje", "Besluit 5.1: akkoord"),
    ("Onzin", "Besluit 5.1: akkoord", "niet over een punt", "Besluit 5.1: akkoord"),
    ("Rondvraag", "Besluit: akkoord", "geen beslispunt", "Besluit: ingestemd. De tafel …"),
    ("4", "vb gem (raad, 28 jan)", "nog geen besluit", "Voorbehoud: gem (raad, 28 jan)"),
    ("5", "voorbehoud 5: corporaties", "soort partij", "Voorbehoud 5: …"),
    ("5", "Voorbehoud 5: oud-kanaal", "doet niet meer mee", "Voorbehoud 5: …"),
    ("5", "Voorbehoud 5: gemeente, gemeente", "twee keer", "Voorbehoud 5: …"),
    ("5", "Voorbehoud 5: gemeente (di 28 jan)", "donderdag 28 januari 2027", "Voorbehoud 5: gemeente (28-1-2027)"),
    ("5", "Aantekening: kosten onduidelijk", "Van welke partij", "Aantekening …: kosten onduidelijk"),
    ("5", "Aantekening 5.1 van Rijnzicht: te duur", "zonder `van`", "Aantekening 5.1 rijnzicht: te duur"),
    (
        "5",
        "AP Rijnzicht regeling rondsturen vóór 12 dec",
        "zoals: Stuur …",
        "Actie rijnzicht, uiterlijk 11-12-2026: … regeling rondsturen",
    ),
    (
        "5",
        "actie Marloes (Rijnzicht): cijfers volgende week",
        "geen naam van een persoon. En uiterlijk wanneer?",
        "Actie rijnzicht, uiterlijk …: cijfers volgende week",
    ),
    ("8", "actie netbeheerder: mail kaart, 18 dec", "te gast", "Actie …, uiterlijk 18-12-2026: mail kaart"),
    ("5", "Actie corporaties: bel, 18 dec", "soort partij", "Actie …, uiterlijk 18-12-2026: bel"),
    ("5", "Actie gem: stuur zsm", "Typ een dag", "Actie gemeente, uiterlijk …: stuur zsm"),
    ("5", "Actie gem, uiterlijk eind januari: bel", "Typ een dag", "Actie gemeente, uiterlijk …: bel"),
    (
        "5",
        "Actie gem: lees de brief van 15 januari",
        "Typ een dag",
        "Actie gemeente, uiterlijk …: lees de brief van 15 januari",
    ),
    ("5", "Actie gem, uiterlijk 31 februari: bel", "bestaat niet", "Actie gemeente, uiterlijk …: bel"),
    ("5", "Actie gem, uiterlijk 1-1-2025: bel", "al voorbij", "Actie gemeente, uiterlijk …: bel"),
    ("5", "Actie gem, uiterlijk di 15-1-2027: bel", "vrijdag 15 januari", "Actie gemeente, uiterlijk 15-1-2027: bel"),
    ("5", "Actie gem, uiterlijk volgende bijeenkomst: bel", "geen volgende", "Actie gemeente, uiterlijk …: bel"),
    ("5", "Actie gem, uiterlijk 5 jan:", "Wat moet er gebeuren", "Actie gemeente, uiterlijk 5-1-2027: …"),
    (
        "5",
        "Actie rijnzicht en gemeente: bel, 5 jan",
        "één houder",
        "Actie rijnzicht met gemeente, uiterlijk 5-1-2027: bel",
    ),
    ("5", "Actie 5 gem: bel, 5 jan", "nummer is hier niet nodig", "Actie gem, uiterlijk 5-1-2027: bel"),
    ("5", "Actie bestuurder: bel, 5 jan", "meer dan één partij", "Actie …, uiterlijk 5-1-2027: bel"),
    ("5", "Actie: bel, 5 jan", "ontbreekt de partij", "Actie …, uiterlijk 5-1-2027: bel"),
    ("5", "Actie a99: gereed", "geen open actie", "Actie …: gereed"),
    ("5", "Toezegging van gemeente: bel, 5 jan", "zonder `van`", "Toezegging gemeente, uiterlijk 5-1-2027: bel"),
    ("7", "Doorgeschoven", "Waarom is dit punt doorgeschoven?", "Doorgeschoven 7: …"),
    ("7", "- Doorgeschoven.", "Waarom is dit punt doorgeschoven?", "Doorgeschoven 7: …"),
    ("5", "Actie gementee, uiterlijk 5 jan: bel", "Bedoelde u `gemeente`?", "Actie gemeente, uiterlijk 5-1-2027: bel"),
    ("7", "Doorgeschoven 8: tijd", "dit kopje is punt 7", "Doorgeschoven 7: tijd"),
    ("Verslag en acties", "Verslag 6 november: vastgesteld", "geen verslag", "Verslag …: vastgesteld"),
    ("Verslag en acties", "Verslag 2026-12-03: vastgesteld", "verslag zelf", "Verslag …: vastgesteld"),
    ("Verslag en acties", "Bekrachtiging gem: ja", "Over welk besluit", "Bekrachtiging … gem: ja"),
    ("Verslag en acties", "Bekrachtiging b1 gem: misschien", "Kies uit", "Bekrachtiging b1 gemeente: …"),
    ("", "Begonnen: 25.03", "een tijd", "Begonnen: …"),
    ("", "Afwezig: Marloes", "geen naam van een persoon", "Afwezig: …"),
]
