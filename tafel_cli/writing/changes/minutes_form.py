"""Makes the minutes in which a secretary types during a meeting: who is expected, a heading for each point."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import PAUZE
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.tafel import VastPunt, VastSoort
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.register.meetings import Occasion, needing_minutes, occasion
from tafel_cli.register.minutes import needs_words
from tafel_cli.register.numbers import Numbering, in_order
from tafel_cli.register.register import Register
from tafel_cli.register.standing import actieve_partijen
from tafel_cli.source import Source
from tafel_cli.writing.edits import NewFile
from tafel_cli.writing.header.words import ListItem
from tafel_cli.writing.papers.sent_before import numbering_of
from tafel_cli.writing.records import header_lines, path_of
from tafel_cli.writing.table_change import Intention, TableChange, change_table

_PARTS = (
    "### Besproken",
    "",
    "<!-- Welke belangen en argumenten zijn genoemd? Schrijf niet op wie wat zei. -->",
    "",
    "### Conclusie",
    "",
    "<!-- Wat stelde de voorzitter vast? -->",
)
_WORDLESS = (VastSoort.OPENING, VastSoort.SLUITING)
_MARKS = re.compile(r"([\\`*_\[\]<>])")


def new_minutes(root: Path, name: str | None, today: date, *, write: bool) -> TableChange[Occasion]:
    """Make the minutes of the meeting that a name means; without a name, of the one that needs them next.

    Raises TafelError, having changed nothing, if there is no such meeting, if it has minutes, or as `change_table`
    does; OSError if the write fails.
    """

    def intend(source: Source, register: Register) -> Intention[Occasion]:
        here = needing_minutes(register, name, today)
        path = path_of(Verslag, here.meeting.id)
        if register.path_of("verslag", here.meeting.id):
            next_step = f"Kijk met `tafel verslag process {here.meeting.id}` wat er van de regels wordt."
            raise TafelError(f"`{path}` is er al. {next_step}", exit_code=2)
        text = _text(here, numbering_of(source, register, here.meeting))
        return Intention((NewFile(path=path, text=text),), here)

    return change_table(root, intend, today, write=write)


def form_lines(register: Register, verslag: Verslag, numbering: Numbering) -> Iterator[int]:
    """Yield the lines of minutes, from 1 in their file, on which a comment of their form still stands."""
    here = occasion(register, verslag.id)
    made = (line for block in _body(here, numbering) for line in block) if here else ()
    ours = {line for line in made if line.startswith("<!--")}
    document = verslag.document
    for number, line in enumerate(document.text.split("\n"), 1):
        if number >= document.body_line and line.rstrip("\r") in ours:
            yield number


def _text(here: Occasion, numbering: Numbering) -> str:
    blocks = [header_lines(_header(here)), *_body(here, numbering)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _body(here: Occasion, numbering: Numbering) -> Iterator[list[str]]:
    """Yield the paragraphs below the front matter."""
    yield from _opening(here)
    for entry in in_order(here.tafel, here.meeting):
        if isinstance(entry, VastPunt):
            yield [f"## {_plain(entry.titel)}"]
            yield from [list(_PARTS)] if entry.soort not in _WORDLESS else []
        elif entry != PAUZE:
            yield from _of_item(here.register, numbering, entry)


def _header(here: Occasion) -> dict[str, object]:
    coming = {each.organisatie for each in here.meeting.vervangers}
    absent = [id_ for id_ in here.meeting.afgemeld if id_ not in coming]
    tafel = here.tafel
    chairs: list[ListItem] = [
        {"organisatie": "voorzitter", "functie": tafel.voorzitter.functie},
        {"organisatie": "secretariaat", "functie": tafel.secretaris.functie},
    ]
    parties = [party for party in actieve_partijen(here.register) if party.id not in absent]
    return {
        "status": Verslagstatus.CONCEPT,
        "notulist": tafel.secretaris.functie,
        "aanwezig": [*chairs, *(entry for party in parties for entry in _seats(here, party))],
        "afgemeld": absent,
        "gasten": here.meeting.gasten,
    }


def _seats(here: Occasion, party: Organisatie) -> Iterator[ListItem]:
    """Yield who comes for a party: who has its seats, with a substitute in the place of the one whom it replaces."""
    coming = [each.functie for each in here.meeting.vervangers if each.organisatie == party.id]
    for seat in party.deelnemers:
        named = seat.vervanger if seat.vervanger in coming else None
        instead = named or (coming[0] if coming and len(party.deelnemers) == 1 else None)
        if instead:
            coming.remove(instead)
            yield {"organisatie": party.id, "functie": instead, "vervanger": "ja"}
        else:
            yield {"organisatie": party.id, "functie": seat.functie}
    yield from ({"organisatie": party.id, "functie": functie, "vervanger": "ja"} for functie in coming)
    if not party.deelnemers and not coming:
        yield {"organisatie": party.id}


def _opening(here: Occasion) -> Iterator[list[str]]:
    """Yield what stands above the first heading: how to type, the boards with their days, and two open lines."""
    yield [f"<!-- Klaar met typen? Kijk met `tafel verslag process {here.meeting.id}` wat ervan wordt. -->"]
    if boards := list(_boards(here)):
        asked = "Moet een partij het thuis nog vragen? Typ dan onder het besluit `Voorbehoud:` en de partij."
        yield [f"<!-- {asked} -->", *(f"<!-- {board} -->" for board in boards)]
    yield ["Begonnen:", "Geëindigd:"]


def _boards(here: Occasion) -> Iterator[str]:
    """Yield each board with the day on which it answers."""
    for party in actieve_partijen(here.register):
        board = party.achterban
        if board and board.weken is not None:
            day = here.meeting.datum + timedelta(weeks=board.weken)
            named = f"{party.id}, {board.orgaan}" if board.orgaan else party.id
            yield _in_comment(f"{named}: uiterlijk {long_date(day)}")


def _of_item(register: Register, numbering: Numbering, id_: str) -> Iterator[list[str]]:
    """Yield the heading of an item, its parts if it needs words, and an open line for each decision point.

    Points that are no decision points stand in a comment with their numbers, because one may be settled all the same.
    """
    item = register.get(Agendapunt, id_)
    yield [f"## [{_plain(item.titel if item else id_)}](../agenda/{id_}.md)"]
    nr, asked = numbering.numbers.get(id_, ""), numbering.asked(id_) or ()
    if nr and asked and not numbering.decides(id_):
        yield [f"<!-- {_in_comment(f'{nr}.{point} {text}')} -->" for point, text in enumerate(asked, 1)]
    if item is None or needs_words(item):
        yield list(_PARTS)
    if numbering.decides(id_) and (points := numbering.points(id_)):
        yield [f"Besluit {numbering.numbers[id_]}.{point}:" for point in range(1, points + 1)]


def _in_comment(text: str) -> str:
    """Return a text of one line in which nothing ends a comment."""
    return re.sub("-{2,}", "-", " ".join(text.split())).replace(">", "")


def _plain(title: str) -> str:
    """Return a title for a heading, so that no sign in it counts as markup."""
    return _MARKS.sub(r"\\\1", title)
