"""Forbidden changes of a table, by what is wrong with them: the table before, the change, and what a check says."""

from attempts import GEMEENTE, HUURDERS, SECRETARIS
from proposals import (
    ACTIE,
    ADOPT,
    AFSPRAAK,
    BEKRACHTIGING,
    BESLUIT,
    MEETING,
    NEW_PARTY,
    OWN,
    PARTIJ,
    PLATTEGROND,
    PLEIN,
    SENT,
    SPEELPLEK,
    TAFEL,
    VERSLAG,
    Edit,
    cite,
    copy,
    drop,
    edits,
    joint,
    nothing,
    put,
    swap,
)

NEXT_ACTIE = "data/acties/2026-01-15-a1.md"
REACTIE, LATE_REACTIE = "data/reacties/2026-01-15-huurders.md", "data/reacties/2025-12-04-huurders.md"
_REACTIE = (
    "---\nbijeenkomst: 2026-01-15\norganisatie: huurders\nop: 2026-01-12\nantwoorden:\n"
    "  - agendapunt: 2026-01-05-gemeente-plein\n    antwoord: akkoord\n---\n"
)
_YES = (
    "---\nbesluit: 2025-12-04-b1\norganisatie: huurders\nstand: bekrachtigd\nop: 2026-01-08\norgaan: ledenraad\n---\n"
)
_MOVED = f"doorgeschoven:\n  - agendapunt: {SPEELPLEK[12:-3]}\n---\n\n## [Een"
ROUND = swap(MEETING, "status: gepland", "vorm: schriftelijk\nstatus: gepland")
ANSWER = put(REACTIE, _REACTIE.encode())
MOVED_ON = swap(VERSLAG, "---\n\n## [Een", _MOVED)
SPLIT = swap(SPEELPLEK, "in het park.\ningediend_op", "in het park.\n  - Samen te betalen.\ningediend_op")
HELD_OVER = copy(BESLUIT, BESLUIT.replace("b1", "b2"), ("beslispunt: 1", "beslispunt: 2"), ("ingestemd", "aangehouden"))
SPOKEN: dict[str, tuple[Edit, Edit, str, str, str]] = {
    "a joint submitter": (nothing, joint(), GEMEENTE, PLEIN, "U noemt `huurders` als mede-indiener."),
    "another joint submitter": (
        edits(NEW_PARTY, joint()),
        swap(PLEIN, "  - huurders\n", "  - huurders\n  - gemeente-noord\n"),
        HUURDERS,
        PLEIN,
        "U noemt `gemeente-noord` als mede-indiener.",
    ),
    "who introduces": (
        nothing,
        swap(OWN, "organisatie: huurders", "organisatie: gemeente"),
        HUURDERS,
        OWN,
        "U noemt `gemeente` als inleider.",
    ),
    "who helps": (
        copy(ACTIE, NEXT_ACTIE),
        swap(NEXT_ACTIE, "status:", "met:\n  - huurders\nstatus:"),
        GEMEENTE,
        NEXT_ACTIE,
        "U noemt `huurders` bij deze actie.",
    ),
    "a joint submitter who goes": (
        joint(),
        swap(PLEIN, "mede_indieners:\n  - huurders\n", ""),
        GEMEENTE,
        PLEIN,
        "U haalt `huurders` weg als mede-indiener.",
    ),
    "a joint item withdrawn": (
        joint(),
        swap(PLEIN, "status: ingediend", "status: ingetrokken"),
        HUURDERS,
        PLEIN,
        "Dit punt is ook van `gemeente`, en het vervalt.",
    ),
    "a joint item taken away": (
        joint(),
        drop(PLEIN),
        HUURDERS,
        PLEIN,
        "Dit punt is ook van `gemeente`, en het vervalt.",
    ),
    "a name": (
        nothing,
        copy(OWN, "data/agenda/2026-01-07-gemeente-boom.md"),
        HUURDERS,
        "data/agenda/2026-01-07-gemeente-boom.md",
        "In de naam van dit bestand staat `gemeente`, en die partij dient dit punt niet in.",
    ),
    "nothing but a name": (
        nothing,
        copy(OWN, "data/agenda/2026-01-07-gemeente.md"),
        HUURDERS,
        "data/agenda/2026-01-07-gemeente.md",
        "In de naam van dit bestand staat `gemeente`, en die partij dient dit punt niet in.",
    ),
    "the secretariat": (
        nothing,
        swap(OWN, "thema:", "ingebracht_via: secretariaat\nthema:"),
        HUURDERS,
        OWN,
        "Alleen het secretariaat schrijft `ingebracht_via`.",
    ),
    "the secretariat, of an answer": (
        nothing,
        swap(BEKRACHTIGING, "orgaan:", "ingebracht_via: secretariaat\norgaan:"),
        HUURDERS,
        BEKRACHTIGING,
        "Alleen het secretariaat schrijft `ingebracht_via`.",
    ),
    "the secretariat, of a new item": (
        nothing,
        copy(OWN, "data/agenda/2026-01-07-huurders-boom.md", ("thema:", "ingebracht_via: secretariaat\nthema:")),
        HUURDERS,
        "data/agenda/2026-01-07-huurders-boom.md",
        "Alleen het secretariaat schrijft `ingebracht_via`.",
    ),
}
_OPEN, _CLOSED = "openbaarheid: openbaar", "openbaarheid: besloten\nbesloten_grond: bedrijf\nbesloten_tot: 2027-01-01"
CLOSED_TABLE = swap(TAFEL, _OPEN, "openbaarheid: besloten")
CLOSED = edits(CLOSED_TABLE, joint(), swap(PLEIN, _OPEN, _CLOSED))
TESTED = swap(OWN, "thema:", "mededinging: getoetst\nthema:")
PRICE = swap(OWN, "Het plein is vaak leeg.", "De marge is 12% van 5.000.000 euro.")
_LIST = "data/bijlagen/lijst.txt"
# What a party does not write itself in a document of its own.
NOT_YOURS: dict[str, tuple[Edit, Edit, str, str, str]] = {
    "a joint submitter opens an item": (
        CLOSED,
        swap(PLEIN, _CLOSED, _OPEN),
        HUURDERS,
        PLEIN,
        "U maakt dit punt openbaar. Dat doet alleen de indiener (`gemeente`) of het secretariaat.",
    ),
    "a joint submitter opens what never said": (
        edits(joint(), swap(PLEIN, f"{_OPEN}\n", "")),
        swap(PLEIN, "thema:", f"{_OPEN}\nthema:"),
        HUURDERS,
        PLEIN,
        "U maakt dit punt openbaar. Dat doet alleen de indiener (`gemeente`) of het secretariaat.",
    ),
    "a joint submitter takes away what kept it closed": (
        edits(
            CLOSED_TABLE, joint(), swap(PLEIN, "thema:", f"vervolg_op: {OWN[12:-3]}\nthema:"), swap(OWN, _OPEN, _CLOSED)
        ),
        swap(PLEIN, f"vervolg_op: {OWN[12:-3]}\n", ""),
        HUURDERS,
        PLEIN,
        "U maakt dit punt openbaar. Dat doet alleen de indiener (`gemeente`) of het secretariaat.",
    ),
    "its own prices tested": (
        nothing,
        edits(TESTED, PRICE),
        HUURDERS,
        OWN,
        "`mededinging: getoetst` schrijft alleen de secretaris, die het stuk dan heeft nagekeken.",
    ),
    "its new item tested": (
        nothing,
        copy(OWN, "data/agenda/2026-01-07-huurders-boom.md", ("thema:", "mededinging: getoetst\nthema:")),
        HUURDERS,
        "data/agenda/2026-01-07-huurders-boom.md",
        "`mededinging: getoetst` schrijft alleen de secretaris, die het stuk dan heeft nagekeken.",
    ),
    "a yes of its board becomes a no": (
        nothing,
        swap(BEKRACHTIGING, "stand: bekrachtigd", "stand: niet_bekrachtigd"),
        HUURDERS,
        BEKRACHTIGING,
        "Het antwoord van uw bestuur is al vastgelegd: `bekrachtigd`. De tafel rekent daarop.",
    ),
    "a condition of its board": (
        nothing,
        swap(BEKRACHTIGING, "op: 2026", "voorwaarde: Er komt een hek.\nop: 2026"),
        HUURDERS,
        BEKRACHTIGING,
        "Het antwoord van uw bestuur is al vastgelegd: `bekrachtigd`. De tafel rekent daarop.",
    ),
}
RETESTED: dict[str, tuple[Edit, Edit, str, str]] = {
    "another price": (
        TESTED,
        PRICE,
        OWN,
        "Bij `marge` staat een percentage. De secretaris keek een eerdere tekst na, en die is veranderd.",
    ),
    "a price in an attachment": (
        edits(TESTED, cite("lijst.txt"), put(_LIST, b"Niets.\n")),
        put(_LIST, b"De grondprijs is 500 euro.\n"),
        _LIST,
        "Bij `grondprijs` staat een bedrag. De secretaris heeft deze bijlage nog niet nagekeken.",
    ),
}
YOURS: dict[str, tuple[Edit, Edit, Edit, str]] = {
    "the submitter opens its item": (CLOSED, nothing, swap(PLEIN, _CLOSED, _OPEN), GEMEENTE),
    "a joint submitter closes an item": (edits(CLOSED_TABLE, joint()), nothing, swap(PLEIN, _OPEN, _CLOSED), HUURDERS),
    "a joint submitter changes what was closed since": (
        edits(CLOSED_TABLE, joint()),
        swap(PLEIN, _OPEN, _CLOSED),
        swap(PLEIN, "duur: 20", "duur: 25"),
        HUURDERS,
    ),
    "a tested item without prices": (TESTED, nothing, swap(OWN, "Iedereen die", "Wie"), HUURDERS),
    "another duration of tested prices": (edits(TESTED, PRICE), nothing, swap(OWN, "duur: 20", "duur: 25"), HUURDERS),
    "a test that was taken back since": (
        TESTED,
        swap(OWN, "mededinging: getoetst\n", ""),
        swap(OWN, "duur: 20", "duur: 25"),
        HUURDERS,
    ),
    "particulars of an answer": (nothing, nothing, swap(BEKRACHTIGING, "orgaan:", "kenmerk: LR-3\norgaan:"), HUURDERS),
}
WRONG: dict[str, tuple[Edit, Edit, str, str]] = {
    "an item that was withdrawn comes back": (
        swap(OWN, "ingediend", "ingetrokken"),
        swap(OWN, "ingetrokken", "ingediend"),
        "De status was `ingetrokken` en kan niet veranderen in `ingediend`.",
        "schrijf weer `status: ingetrokken`",
    ),
    "a held meeting is cancelled": (
        nothing,
        swap("data/bijeenkomsten/2025-12-04.md", "gehouden", "geannuleerd"),
        "De status was `gehouden` en kan niet veranderen in `geannuleerd`.",
        "schrijf weer `status: gehouden`",
    ),
    "a draft agreement ends": (
        swap(AFSPRAAK, "geldend", "concept"),
        swap(AFSPRAAK, "concept", "vervallen"),
        "De status was `concept` en kan niet veranderen in `vervallen`.",
        "schrijf weer `status: concept` of `status: geldend`",
    ),
    "an item of an agenda becomes a draft": (
        nothing,
        swap(PLEIN, "status: ingediend", "status: concept"),
        "Dit punt staat op een agenda en kan geen concept meer worden.",
        "vraag de voorzitter om het punt eerst van de agenda te halen",
    ),
}
GONE = {
    "an item": (OWN, "Dit stuk met `status: ingediend` is weg."),
    "a held meeting": ("data/bijeenkomsten/2025-12-04.md", "Dit stuk met `status: gehouden` is weg."),
    "an agreement": (AFSPRAAK, "Dit stuk met `status: geldend` is weg."),
    "a decision": (BESLUIT, "Dit stuk is weg."),
    "an answer": (BEKRACHTIGING, "Dit stuk is weg."),
    "an action": (ACTIE, "Dit stuk met `status: gereed` is weg."),
    "a party": (PARTIJ, "Dit stuk met `status: actief` is weg."),
}
FIXED: dict[str, tuple[Edit, str]] = {
    "minutes": (swap(VERSLAG, "speelplek", "zwembad"), VERSLAG),
    "minutes, made a draft again": (swap(VERSLAG, "status: vastgesteld", "status: concept"), VERSLAG),
    "minutes, taken away": (drop(VERSLAG), VERSLAG),
    "a decision": (swap(BESLUIT, "speelplek", "zwembad"), BESLUIT),
    "a decision, taken away": (drop(BESLUIT), BESLUIT),
    "a treated item": (swap(SPEELPLEK, "thema: buurt", "thema: werkwijze"), SPEELPLEK),
    "its attachment": (put(PLATTEGROND, b"%PDF anders"), PLATTEGROND),
    "its attachment, taken away": (drop(PLATTEGROND), PLATTEGROND),
    "an agreement in force": (swap(AFSPRAAK, "voorzitter hoort", "voorzitter hoorde"), AFSPRAAK),
    "an agreement that ends and changes": (
        edits(swap(AFSPRAAK, "geldend", "vervallen"), swap(AFSPRAAK, "voorzitter hoort", "voorzitter hoorde")),
        AFSPRAAK,
    ),
    "an agreement, taken away": (drop(AFSPRAAK), AFSPRAAK),
    "an action, taken away": (drop(ACTIE), ACTIE),
    "what an action says": (swap(ACTIE, "actie: Stuur", "actie: Bewaar"), ACTIE),
    "whose action it is": (swap(ACTIE, "actiehouder: gemeente", "actiehouder: huurders"), ACTIE),
    "what an action is about": (
        swap(ACTIE, "agendapunt: 2025-11-20-gemeente-speelplek", "agendapunt: rondvraag"),
        ACTIE,
    ),
    "that it was a promise": (swap(ACTIE, "status:", "soort: toezegging\nstatus:"), ACTIE),
    "the decision it follows": (swap(ACTIE, "besluit: 2025-12-04-b1\n", ""), ACTIE),
    "who helps with it": (swap(ACTIE, "status:", "met:\n  - huurders\nstatus:"), ACTIE),
    "a new action": (copy(ACTIE, "data/acties/2025-12-04-a2.md"), "data/acties/2025-12-04-a2.md"),
    "a new decision": (copy(BESLUIT, "data/besluiten/2025-12-04-b2.md"), "data/besluiten/2025-12-04-b2.md"),
    "a new answer": (put(LATE_REACTIE, _REACTIE.replace("2026-01-15", "2025-12-04").encode()), LATE_REACTIE),
}
# A meeting was held and its minutes are a draft: what its parties try then.
DEALT: dict[str, tuple[Edit, Edit, str, str, str]] = {
    "a decision point": (
        nothing,
        swap(SPEELPLEK, "met een speelplek", "met een parkeerplaats"),
        GEMEENTE,
        SPEELPLEK,
        "Dit punt is op 4 december 2025 behandeld. Een partij verandert er niets meer aan.",
    ),
    "withdrawn": (
        nothing,
        swap(SPEELPLEK, "status: ingediend", "status: ingetrokken"),
        GEMEENTE,
        SPEELPLEK,
        "Dit punt is op 4 december 2025 behandeld. Een partij verandert er niets meer aan.",
    ),
    "changed by a joint submitter": (
        joint(SPEELPLEK),
        swap(SPEELPLEK, "duur: 25", "duur: 5"),
        HUURDERS,
        SPEELPLEK,
        "Dit punt is op 4 december 2025 behandeld. Een partij verandert er niets meer aan.",
    ),
    "its attachment": (
        nothing,
        put(PLATTEGROND, b"%PDF anders"),
        GEMEENTE,
        PLATTEGROND,
        "Deze bijlage hoort bij een stuk dat op 4 december 2025 is behandeld. Een partij verandert haar niet meer.",
    ),
    "what an action says": (
        nothing,
        swap(ACTIE, "actie: Stuur", "actie: Bewaar"),
        GEMEENTE,
        ACTIE,
        "Deze actie is op 4 december 2025 afgesproken. Een partij verandert niet meer wat er staat.",
    ),
    "a new action": (
        nothing,
        copy(ACTIE, "data/acties/2025-12-04-a2.md"),
        GEMEENTE,
        "data/acties/2025-12-04-a2.md",
        "De bijeenkomst van 4 december 2025 is voorbij. Een partij zet er geen actie meer bij.",
    ),
    "a new answer in a round": (
        edits(ROUND, swap(MEETING, "status: gepland", "status: gehouden")),
        ANSWER,
        HUURDERS,
        REACTIE,
        "De schriftelijke ronde van 15 januari 2026 is voorbij. Een partij antwoordt dan niet meer.",
    ),
    "another answer in a round": (
        edits(ROUND, ANSWER, swap(MEETING, "status: gepland", "status: gehouden")),
        swap(REACTIE, "antwoord: akkoord", "antwoord: bespreken"),
        HUURDERS,
        REACTIE,
        "De schriftelijke ronde van 15 januari 2026 is voorbij. Een partij antwoordt dan niet meer.",
    ),
    "a point that was decided on, of an item that waits": (
        edits(SPLIT, HELD_OVER),
        swap(SPEELPLEK, "met een speelplek", "met een parkeerplaats"),
        GEMEENTE,
        SPEELPLEK,
        "Over beslispunt 1 is op 4 december 2025 besloten. Een partij verandert het niet meer.",
    ),
    "a point that was decided on, taken away": (
        edits(SPLIT, HELD_OVER),
        swap(SPEELPLEK, "  - In te stemmen met een speelplek in het park.\n", ""),
        GEMEENTE,
        SPEELPLEK,
        "Over beslispunt 1 is op 4 december 2025 besloten. Een partij verandert het niet meer.",
    ),
}
UNTREATED: dict[str, tuple[Edit, Edit, str]] = {
    "an item that was moved on": (
        edits(drop(BESLUIT), drop(BEKRACHTIGING), drop(ACTIE), MOVED_ON),
        swap(SPEELPLEK, "met een speelplek", "met een parkeerplaats"),
        GEMEENTE,
    ),
    "a point that was held over": (
        edits(SPLIT, HELD_OVER),
        swap(SPEELPLEK, "Samen te betalen", "Half te betalen"),
        GEMEENTE,
    ),
    "a point that a board sent back": (
        swap(BEKRACHTIGING, "stand: bekrachtigd", "stand: niet_bekrachtigd"),
        swap(SPEELPLEK, "met een speelplek", "met een parkeerplaats"),
        GEMEENTE,
    ),
    "how far an action came": (nothing, swap(ACTIE, "hebben het ontwerp", "kregen het ontwerp"), GEMEENTE),
    "the answer of a board": (drop(BEKRACHTIGING), put(BEKRACHTIGING, _YES.encode()), HUURDERS),
    "an answer in a round that goes on": (ROUND, ANSWER, HUURDERS),
    "another answer in a round that goes on": (
        edits(ROUND, ANSWER),
        swap(REACTIE, "antwoord: akkoord", "antwoord: bespreken"),
        HUURDERS,
    ),
    "an action of a meeting to come": (nothing, copy(ACTIE, NEXT_ACTIE), GEMEENTE),
}
SENT_CASES: dict[str, tuple[Edit, Edit, set[str]]] = {
    "an item": (SENT, swap(PLEIN, "duur: 20", "duur: 25"), {PLEIN}),
    "an item taken away": (SENT, drop(PLEIN), {PLEIN}),
    "its attachment": (
        edits(SENT, cite("kaart.pdf", PLEIN), put("data/bijlagen/kaart.pdf")),
        put("data/bijlagen/kaart.pdf", b"anders"),
        {"data/bijlagen/kaart.pdf"},
    ),
    "an item of no agenda": (SENT, swap(OWN, "duur: 20", "duur: 25"), set()),
    "an agenda that was not sent": (nothing, swap(PLEIN, "duur: 20", "duur: 25"), set()),
    "a meeting that was held": (
        edits(SENT, swap(MEETING, "gepland", "gehouden")),
        swap(PLEIN, "duur: 20", "duur: 25"),
        set(),
    ),
    "what was sent is recorded now": (nothing, edits(SENT, swap(PLEIN, "duur: 20", "duur: 25")), set()),
}
REFUSED: dict[str, tuple[Edit, dict[str, set[str]]]] = {
    "an item of another": (swap(PLEIN, "duur: 20", "duur: 60"), {PLEIN: {"T701"}}),
    "a broken item of another": (swap(PLEIN, "titel:", "titl:"), {PLEIN: {"T701"}}),
    "an item of another, taken away": (drop(PLEIN), {PLEIN: {"T701"}}),
    "an item of another, taken over": (swap(PLEIN, "indiener: gemeente", "indiener: huurders"), {PLEIN: {"T701"}}),
    "an own item, given away": (swap(OWN, "indiener: huurders", "indiener: gemeente"), {OWN: {"T701"}}),
    "a new item in the name of another": (
        copy(PLEIN, "data/agenda/2026-01-07-gemeente-boom.md"),
        {"data/agenda/2026-01-07-gemeente-boom.md": {"T701", "T705"}},
    ),
    "a new item in the name of the chair": (
        copy(OWN, "data/agenda/2026-01-07-huurders-boom.md", ("indiener: huurders", "indiener: voorzitter")),
        {"data/agenda/2026-01-07-huurders-boom.md": {"T701", "T705"}},
    ),
    "an action of another": (swap(ACTIE, "hebben", "kregen"), {ACTIE: {"T701"}}),
    "an action for another": (
        copy(ACTIE, "data/acties/2025-12-04-a2.md"),
        {"data/acties/2025-12-04-a2.md": {"T701"}},
    ),
    "an answer of another board": (
        copy(BEKRACHTIGING, "data/bekrachtigingen/2025-12-04-b1-gemeente.md", (": huurders", ": gemeente")),
        {"data/bekrachtigingen/2025-12-04-b1-gemeente.md": {"T701"}},
    ),
    "a note in a folder of items": (put("data/agenda/README.md"), {"data/agenda/README.md": {"T701"}}),
    "a left-over in a folder of items": (put("data/acties/.tafel-1.tmp"), {"data/acties/.tafel-1.tmp": {"T701"}}),
    "a file without a suffix": (
        put("data/agenda/2026-01-06-huurders-bankje"),
        {"data/agenda/2026-01-06-huurders-bankje": {"T701"}},
    ),
    "a folder in a folder": (
        copy(OWN, "data/agenda/map/2026-01-07-huurders-boom.md"),
        {"data/agenda/map/2026-01-07-huurders-boom.md": {"T701"}},
    ),
    "a folder for a file": (
        edits(drop(OWN), put(f"{OWN}/boom.md")),
        {f"{OWN}/boom.md": {"T701"}},
    ),
    "the same folder in capitals": (
        copy(OWN, "Data/agenda/2026-01-07-huurders-boom.md"),
        {"Data/agenda/2026-01-07-huurders-boom.md": {"T703"}},
    ),
    "a folder of its own": (put("data/inbreng/x.md"), {"data/inbreng/x.md": {"T703"}}),
    "the table itself": (swap(TAFEL, "fijne", "mooie"), {TAFEL: {"T703"}}),
    "its own party": (swap(PARTIJ, "weken: 6", "weken: 1"), {PARTIJ: {"T703"}}),
    "a decision": (swap(BESLUIT, "speelplek", "zwembad"), {BESLUIT: {"T703"}}),
    "minutes": (swap(VERSLAG, "speelplek", "zwembad"), {VERSLAG: {"T703"}}),
    "a meeting": (swap(MEETING, "dorpshuis", "school"), {MEETING: {"T703"}}),
    "an agreement in force": (swap(AFSPRAAK, "geldend", "vervallen"), {AFSPRAAK: {"T703"}}),
    "the table's own beside an item of another": (
        edits(put("data/.gitattributes"), swap(PLEIN, "duur: 20", "duur: 60")),
        {"data/.gitattributes": {"T703"}, PLEIN: {"T701"}},
    ),
    "settings of git": (put("data/.gitattributes"), {"data/.gitattributes": {"T703"}}),
    "what lies outside the table": (put("../straks/x.py"), {"x.py": {"T703"}}),
    "an attachment of another": (put(PLATTEGROND, b"%PDF anders"), {PLATTEGROND: {"T701"}}),
    "an attachment of another, named as its own": (
        edits(put(PLATTEGROND, b"%PDF anders"), cite("plattegrond.pdf")),
        {PLATTEGROND: {"T701"}},
    ),
    "an attachment of another, taken away": (drop(PLATTEGROND), {PLATTEGROND: {"T701"}}),
    "an attachment of no item": (put("data/bijlagen/los.pdf"), {"data/bijlagen/los.pdf": {"T701"}}),
}
MODES = {"100755": "een programma", "120000": "een snelkoppeling", "160000": "een andere git-map", "100600": "iets"}
SINCE: dict[str, tuple[Edit, Edit, str, dict[str, set[str]]]] = {
    "the minutes were adopted": (
        ADOPT,
        swap(SPEELPLEK, "thema: buurt", "thema: werkwijze"),
        GEMEENTE,
        {SPEELPLEK: {"T702"}},
    ),
    "the secretary left": (
        swap(TAFEL, SECRETARIS, "voorbeeld-ander"),
        swap(PARTIJ, "weken: 6", "weken: 1"),
        SECRETARIS,
        {PARTIJ: {"T703"}},
    ),
    "the party left": (
        swap(PARTIJ, "status: actief", "status: voormalig"),
        swap(OWN, "duur: 20", "duur: 25"),
        HUURDERS,
        {OWN: {"T701"}},
    ),
    "the item went to another": (
        swap(OWN, "indiener: huurders", "indiener: gemeente"),
        swap(OWN, "duur: 20", "duur: 25"),
        HUURDERS,
        {OWN: {"T701"}},
    ),
    "another made a file of that name": (
        copy(PLEIN, "data/agenda/2026-01-07-huurders-x.md"),
        copy(OWN, "data/agenda/2026-01-07-huurders-x.md"),
        HUURDERS,
        {"data/agenda/2026-01-07-huurders-x.md": {"T701"}},
    ),
    "another made a broken file of that name": (
        copy(PLEIN, "data/agenda/2026-01-07-huurders-x.md", ("titel:", "titl:")),
        copy(OWN, "data/agenda/2026-01-07-huurders-x.md"),
        HUURDERS,
        {"data/agenda/2026-01-07-huurders-x.md": {"T701"}},
    ),
    "another named the attachment": (
        cite("bank.pdf", PLEIN),
        edits(put("data/bijlagen/bank.pdf"), cite("bank.pdf")),
        HUURDERS,
        {"data/bijlagen/bank.pdf": {"T701"}},
    ),
    "the papers were sent": (SENT, swap(PLEIN, "duur: 20", "duur: 25"), GEMEENTE, {PLEIN: {"T706"}}),
    "the own item was taken away": (drop(OWN), swap(OWN, "duur: 20", "duur: 25"), HUURDERS, {}),
    "the login came": (swap(PARTIJ, HUURDERS, "nieuw"), swap(OWN, "duur: 20", "duur: 25"), "nieuw", {}),
}
