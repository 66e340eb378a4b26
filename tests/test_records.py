"""New records of a meeting read as somebody would type them, and are sound."""

from datetime import date

import pytest
from conftest import ROOT

from tafel_cli.errors import TafelError
from tafel_cli.kinds.actie import Actie, Actiesoort
from tafel_cli.kinds.bekrachtiging import Bekrachtiging, Bekrachtigingsstand
from tafel_cli.kinds.besluit import Aantekening, Besluit, Uitkomst, Voorbehoud
from tafel_cli.reading.record import Record
from tafel_cli.register.loading import read
from tafel_cli.source import Entry
from tafel_cli.source.memory import Memory
from tafel_cli.writing.changes.decision_sentence import wording
from tafel_cli.writing.edits import NewFile
from tafel_cli.writing.records import NewActie, NewBekrachtiging, NewBesluit, as_sentence, free_ids

ITEM = "2026-11-16-rijnzicht-verhuisregeling"
DAY = date(2027, 1, 28)


def read_back(kind: type[Record], file: NewFile) -> dict[str, object]:
    """Return the keys of a file as the table reads them."""
    register = read(Memory(ROOT, (Entry(file.path, file.text.encode()),), {}))
    (record,) = register.all(kind)
    assert list(record.as_data()) == list(record.document.fields.entries)  # type: ignore[union-attr]
    return record.as_data()


def test_a_decision() -> None:
    """A decision has its keys in the order of the kind, parties alone where nothing else is known, and its text."""
    file = NewBesluit(
        besluit="De tafel spreekt af: de gemeente betaalt één coach.",
        agendapunt=ITEM,
        uitkomst=Uitkomst.GEWIJZIGD_INGESTEMD,
        beslispunt=2,
        voorbehoud=(Voorbehoud(organisatie="de-hofjes"), Voorbehoud(organisatie="gemeente", bij="raad", uiterlijk=DAY)),
        aantekening=(Aantekening(organisatie="lindepark", tekst="Liever drie."),),
        toelichting="Zie punt 5.",
    ).file("2026-12-03-b1")
    assert file.path == "data/besluiten/2026-12-03-b1.md"
    assert file.text.endswith("---\nZie punt 5.\n")
    assert read_back(Besluit, file) == {
        "besluit": "De tafel spreekt af: de gemeente betaalt één coach.",
        "agendapunt": ITEM,
        "uitkomst": "gewijzigd_ingestemd",
        "beslispunt": 2,
        "voorbehoud": ["de-hofjes", {"organisatie": "gemeente", "bij": "raad", "uiterlijk": "2027-01-28"}],
        "aantekening": [{"organisatie": "lindepark", "tekst": "Liever drie."}],
    }


def test_an_action_and_an_answer() -> None:
    """An action is open and says `soort` only for a promise; the id of an answer is made of its keys."""
    plain = {"actie": "Stuur de regeling.", "actiehouder": "rijnzicht", "uiterlijk": DAY, "agendapunt": ITEM}
    data = {**plain, "uiterlijk": "2027-01-28", "status": "open"}
    assert read_back(Actie, NewActie(**plain).file("2026-12-03-a1")) == data  # type: ignore[arg-type]
    promised = NewActie(**plain, soort=Actiesoort.TOEZEGGING, met=("gemeente",))  # type: ignore[arg-type]
    assert read_back(Actie, promised.file("x-a1")) == {**data, "soort": "toezegging", "met": ["gemeente"]}
    answer = NewBekrachtiging(
        besluit="2026-12-03-b1", organisatie="gemeente", stand=Bekrachtigingsstand.BEKRACHTIGD, op=DAY
    ).file()
    assert answer.path == "data/bekrachtigingen/2026-12-03-b1-gemeente.md"
    assert read_back(Bekrachtiging, answer)["op"] == "2027-01-28"


def test_next_numbers() -> None:
    """New ids go on behind the highest number that the meeting has, but not beside a file that cannot be read."""
    action = b"---\nactie: Stuur iets.\nactiehouder: allen\nuiterlijk: 2027-01-15\nstatus: open\nagendapunt: x\n---\n"
    sound = (Entry("data/acties/2026-12-03-a10.md", action), Entry("data/acties/2026-12-03-a2.md", action))
    ids = free_ids(read(Memory(ROOT, sound, {})), Actie, "2026-12-03")
    assert (next(ids), next(ids)) == ("2026-12-03-a11", "2026-12-03-a12")
    broken = (*sound, Entry("data/acties/2026-12-03-a3.md", b"kapot\n"))
    with pytest.raises(TafelError, match=r"2026-12-03-a3.*niet te lezen"):
        next(free_ids(read(Memory(ROOT, broken, {})), Actie, "2026-12-03"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [("schrijf  iets\nop", "Schrijf iets op."), ("Klaar?", "Klaar?"), ("ijs, ", "IJs."), ("", ""), ("“Ja.”", "“Ja.”")],
)
def test_a_sentence(typed: str, said: str) -> None:
    """A text becomes one line with a capital and a mark at its end."""
    assert as_sentence(typed) == said


@pytest.mark.parametrize(
    ("uitkomst", "point", "text", "besluit", "toelichting"),
    [
        ("ingestemd", "In te stemmen met een proef.", "", "De tafel stemt in met een proef.", ""),
        ("ingestemd", "De data vast te stellen.", "", "De tafel stelt de data vast.", ""),
        ("ingestemd", "De proef na een jaar te bekijken.", "", "De tafel bekijkt de proef na een jaar.", ""),
        ("ingestemd", "Af te zien van leges.", "", "De tafel ziet af van leges.", ""),
        ("ingestemd", "Dat de proef begint.", "", "De tafel spreekt af dat de proef begint.", ""),
        ("ingestemd", "Een eigen plan.", "", "De tafel is het eens over: “Een eigen plan.”", ""),
        ("ingestemd", "Raakt dit u?", "", "De tafel is het eens over: “Raakt dit u?”", ""),
        ("ingestemd", None, "De tafel vraagt cijfers", "De tafel vraagt cijfers.", ""),
        ("ingestemd", "X.", "de proef duurt\neen jaar", "De tafel spreekt af: de proef duurt een jaar.", ""),
        ("gewijzigd_ingestemd", "X.", "Dat het kan.", "De tafel spreekt af dat het kan.", ""),
        ("gewijzigd_ingestemd", "X.", "Rijnzicht betaalt.", "De tafel spreekt af: Rijnzicht betaalt.", ""),
        ("aangehouden", "X.", "", "De tafel houdt dit aan: “X.”", ""),
        ("aangehouden", "X.", "kosten onbekend", "De tafel houdt dit aan: “X.”", "Kosten onbekend."),
        ("aangehouden", None, "De keuze.", "De tafel houdt dit aan: “De keuze.”", ""),
        ("geen_overeenstemming", "X.", "", "De tafel is het niet eens over: “X.”", ""),
        (
            "geen_overeenstemming",
            "X.",
            "De tafel is het niet eens over geld.",
            "De tafel is het niet eens over geld.",
            "",
        ),
        ("opgeschaald", "X?", "", "De tafel legt dit voor aan de regio: “X?”", ""),
    ],
)
def test_the_sentence_of_a_decision(
    uitkomst: str, point: str | None, text: str, besluit: str, toelichting: str
) -> None:
    """A decision is a sentence on the table, and a text on what was not agreed explains it."""
    assert wording(Uitkomst(uitkomst), point, text, "de regio") == (besluit, toelichting)
