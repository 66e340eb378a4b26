"""Says what each line in minutes means: candidates of `reading/minute_lines.py` → values, or what to type instead.

A line is read wholly or not at all: nothing in it is passed over, and nothing is guessed.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping

from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.reading.minute_lines import Known, MinuteLine, minute_lines_of, opens_with
from tafel_cli.reading.minute_words import HEAD_WORDS, Word, may_hold_lines
from tafel_cli.reading.sections import Sectie
from tafel_cli.register.grouping import grouped
from tafel_cli.register.minute_lines import answers, decisions, heads, outcomes, reservations, tasks
from tafel_cli.register.minute_lines.references import Earlier
from tafel_cli.register.minute_lines.section import NUMBERS, UNKNOWN, Meeting, UnderHeading, one_line
from tafel_cli.register.minute_lines.values import Decided, NotReadError, Read, Value
from tafel_cli.register.minutes import bare_title, items_of
from tafel_cli.register.numbers import Numbering, as_it_is
from tafel_cli.register.parties import Parties
from tafel_cli.register.register import Register
from tafel_cli.value_class import with_changes

_READERS: dict[Word, Callable[[UnderHeading, MinuteLine], Value]] = {
    Word.BESLUIT: decisions.decided,
    Word.VOORBEHOUD: reservations.reserved,
    Word.AANTEKENING: reservations.noted,
    Word.ACTIE: tasks.task,
    Word.TOEZEGGING: tasks.task,
    Word.DOORGESCHOVEN: tasks.moved_on,
    Word.VERSLAG: answers.adopted,
    Word.BEKRACHTIGING: answers.answered,
    Word.BEGONNEN: heads.clocked,
    Word.GEEINDIGD: heads.clocked,
    Word.AANWEZIG: heads.attended,
    Word.AFWEZIG: heads.attended,
    Word.GAST: heads.guest,
}
_WITHOUT_ITEM = HEAD_WORDS | {Word.VERSLAG, Word.BEKRACHTIGING}
_SIGHT = 200
_UNFILLED = re.compile(r"(?:(?<!\S)|(?<=[:;,]))(?:…|\.{3})(?!\w)")
_NEXT = re.compile(r"[.;,]\s+|\n|\ben\s+", re.IGNORECASE)


def lines_in(register: Register, verslag: Verslag, numbering: Numbering | None = None) -> tuple[Read, ...]:
    """Return the candidates in minutes with what they say, in order; none if the meeting cannot be read.

    `numbering`: the numbers of the version that was sent; without it those of the agenda as it is.
    """
    meeting = register.bijeenkomst_van(verslag)
    if meeting is None or not may_hold_lines(verslag.document.body):
        return ()
    parties = Parties(register=register, guests=(*meeting.gasten, *verslag.gasten))
    known = Known(parties.begins, outcomes.begins, outcomes.is_whole)
    earlier = Earlier(register=register, own=meeting.id)
    shared = Meeting(register, meeting, numbering or as_it_is(register, meeting), parties, earlier)
    recorded: dict[str, set[int | None]] = {}
    for besluit in register.all(Besluit):
        if besluit.bijeenkomst_id == meeting.id:
            recorded.setdefault(besluit.agendapunt, set()).add(besluit.beslispunt)
    heads = [section.line for section in verslag.secties]
    lines = [(bisect_left(heads, line.line), line) for line in minute_lines_of(verslag.document, known)]
    sections = [UnderHeading(shared=shared, items=(), decided={})]
    sections += [_section(shared, section, recorded) for section in verslag.secties]
    _pass_over(sections, lines, known)
    return tuple(_read(sections[at], line, known, headless=at == 0) for at, line in lines)


def _pass_over(sections: list[UnderHeading], lines: list[tuple[int, MinuteLine]], known: Known) -> None:
    """Let sections forget the records that their own lines say again.

    The lines decide what is above what: a record of such a line is there because a command was stopped half-way.
    """
    for at, own in grouped((at, line) for at, line in lines if line.word is Word.BESLUIT).items():
        if sections[at].records:
            alone = with_changes(sections[at], decided={})
            for line in own:
                _read(alone, line, known, headless=False)
            sections[at] = with_changes(sections[at], records=sections[at].records - alone.decided.keys())


def _section(shared: Meeting, section: Sectie, recorded: Mapping[str, set[int | None]]) -> UnderHeading:
    """Return what the lines below a heading share. `recorded`: the points that the meeting decided on, by item."""
    tafel = shared.register.tafel
    title = bare_title(section.titel)
    standing = [punt.id for punt in tafel.vaste_punten if bare_title(punt.titel) == title] if tafel else []
    items = items_of(section) or (tuple(standing) if section.niveau > 1 else ())
    own = frozenset(point for item in items for point in recorded.get(item, ()))
    return UnderHeading(shared=shared, items=items, decided={}, records=own)


def _read(section: UnderHeading, line: MinuteLine, known: Known, *, headless: bool) -> Read:
    """Return a candidate with what it says, or with what is wrong with it."""
    item = section.item
    try:
        _judge_place(section, line, headless=headless)
        unsaid = line.word is Word.DOORGESCHOVEN and ":" not in line.rest  # no form has this word, so somebody typed it
        if line.typed and decisions.is_open(line.rest) and not unsaid:
            return Read(line=line, item=item, open=True)
        _judge_single(line, known)
        value = _READERS[line.word](section, line)
        _judge_filled(line)
    except NotReadError as wrong:
        return Read(line=line, item=item, message=wrong.message, typed=wrong.typed)
    if isinstance(value, Decided):
        section.decided.update(dict.fromkeys(value.punten, line.line))
    return Read(line=line, item=item, value=value)


def _judge_place(section: UnderHeading, line: MinuteLine, *, headless: bool) -> None:
    """Raise NotReadError if a line stands where nothing is read, or if its word is misspelt."""
    typed = _again(line)
    if line.trap:
        raise NotReadError(f"Deze regel wordt niet gelezen, want hij staat {line.trap}.", typed)
    if line.typed and not line.exact:
        raise NotReadError(f"`{line.typed}` staat niet goed gespeld, of is een ander woord.", typed)
    if line.word in _WITHOUT_ITEM:
        return
    if headless:
        raise NotReadError(
            "Deze regel staat boven het eerste kopje. Zet hem onder het kopje van zijn agendapunt.", typed
        )
    if section.item is None:
        about = "over meer dan één agendapunt" if section.items else "niet over een punt van de agenda"
        message = f"Het kopje hierboven gaat {about}. Zet deze regel onder het kopje van zijn agendapunt."
        raise NotReadError(message, typed)


def _judge_single(line: MinuteLine, known: Known) -> None:
    """Raise NotReadError if a second line to be read stands behind the first, because each needs a line of its own."""
    numbers = NUMBERS.match(line.rest)
    for match in _NEXT.finditer(line.rest, numbers.start("rest") if numbers else 0):
        if word := opens_with(line.rest[match.end() : match.end() + _SIGHT], known):
            behind = line.rest[match.end() :]
            first = one_line(line.rest[: match.start()])
            second = one_line(behind) if behind[:1].isalpha() else f"{word.value} {one_line(behind)}"
            typed = f"{line.word.value}{'' if first.startswith(':') else ' '}{first}\n{second[:1].upper()}{second[1:]}"
            raise NotReadError("Hier staan twee dingen op één regel. Typ voor elk een eigen regel.", typed)


def _judge_filled(line: MinuteLine) -> None:
    """Raise NotReadError if `…` still stands where something must be filled in, as in a line that was proposed."""
    if _UNFILLED.search(line.rest):
        raise NotReadError(f"Op de plek van `{UNKNOWN}` hoort nog iets. Vul het in, of haal het weg.", _again(line))


def _again(line: MinuteLine) -> str:
    """Return a line as it was typed, with its word in full."""
    said = one_line(line.rest)
    return f"{line.word.value}{'' if said.startswith(':') else ' '}{said}".rstrip() or UNKNOWN
