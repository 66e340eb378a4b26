"""Reads the lines on work: `Actie` and `Toezegging`, how an earlier action ended, and an item that was not reached."""

import re

from tafel_cli.kinds.actie import Actie, Actiesoort, Actiestatus
from tafel_cli.reading.days import EdgeDay, TypedDay, leading_day, trailing_day, whole_day
from tafel_cli.reading.minute_lines import MinuteLine
from tafel_cli.reading.minute_words import Word
from tafel_cli.register.minute_lines.section import NUMBERS, SPOT, UNKNOWN, UnderHeading, one_line, short
from tafel_cli.register.minute_lines.values import MovedOn, NotReadError, Task, TaskEnded, TaskPostponed
from tafel_cli.register.parties import separated

_REFERENCE = re.compile(r"\s*(?P<ref>(?:[\w-]+-)?a\d{1,3})(?!\w)\s*:?\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_ENDED = re.compile(r"(?P<how>gereed|vervallen)(?:\s*(?:[.:;\n]\s*(?P<text>.*))?)", re.IGNORECASE | re.DOTALL)
_POSTPONED = re.compile(r"naar\s+(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_WITH = re.compile(r"\s*(?:\bmet\b|\+)\s*", re.IGNORECASE)
_TWO = re.compile(r"\s*(?:,|&|\ben\b)\s*", re.IGNORECASE)
_SIGHT = 300
_MOST_WORDS = 6


def task(section: UnderHeading, line: MinuteLine) -> Task | TaskEnded | TaskPostponed:
    """Return what an `Actie` or `Toezegging` line says; raises NotReadError."""
    match = _REFERENCE.match(line.rest) if line.word is Word.ACTIE else None
    if match:
        return _earlier(section, match["ref"], match["rest"].strip())
    head, colon, text = _headed(line.rest)
    word = line.word.value
    if not colon:
        raise NotReadError(*_without_colon(section, word, line.rest))
    who, day = _who_and_day(head)
    if day is None and (found := trailing_day(text)):
        day, text = found.day, found.rest
    said = one_line(text) or UNKNOWN
    when = _spelt(section, day)
    try:
        holder, function, others = _holders(section, who, f"{word} {SPOT}, uiterlijk {when}: {said}")
    except NotReadError as wrong:
        raise NotReadError(wrong.message + ("" if day else " En uiterlijk wanneer?"), wrong.typed) from wrong
    whole = f"{word} {holder}{_beside(others)}, uiterlijk {SPOT}: {said}"
    if day is None:
        raise NotReadError("Uiterlijk wanneer? Typ een dag, zoals 15-1-2027.", whole.replace(SPOT, UNKNOWN))
    last = section.day(day, whole)
    if not text.strip():
        raise NotReadError("Wat moet er gebeuren? Typ een zin, zoals: Stuur …", whole.replace(SPOT, short(last)))
    return Task(
        soort=Actiesoort.ACTIE if line.word is Word.ACTIE else Actiesoort.TOEZEGGING,
        actiehouder=holder,
        uiterlijk=last,
        tekst=text.strip(),
        met=others,
        functie=one_line(who) if function else "",
    )


def _spelt(section: UnderHeading, day: TypedDay | None) -> str:
    """Return a day as it stands in a line to type; `…` if there is none, or it is not sound."""
    try:
        return short(section.day(day, "")) if day else UNKNOWN
    except NotReadError:
        return UNKNOWN


def _headed(rest: str) -> tuple[str, str, str]:
    """Return what stands before the colon, the colon, and the text behind it."""
    head, colon, text = rest[:_SIGHT].partition(":")
    return (head, colon, text + rest[_SIGHT:]) if colon else (rest, "", "")


def _who_and_day(head: str) -> tuple[str, TypedDay | None]:
    """Return the part before a colon without the day that ends it, and that day."""
    found = trailing_day(head) or EdgeDay(TypedDay(), "")
    if found.day == TypedDay():
        return head.strip(" ,"), None
    return found.rest.strip(" ,"), found.day


def _holders(section: UnderHeading, who: str, whole: str) -> tuple[str, bool, tuple[str, ...]]:
    """Return the holder, whether a function was typed, and the parties that help."""
    who = re.sub(r"[\s,]*\buiterlijk\b.*$", "", who, flags=re.IGNORECASE | re.DOTALL)
    if match := NUMBERS.fullmatch(who):
        message = "Een nummer is hier niet nodig: het kopje zegt al bij welk punt dit hoort."
        raise NotReadError(message, whole.replace(SPOT, one_line(match["rest"]) or UNKNOWN))
    first, *more = _WITH.split(who, maxsplit=1)
    if len(_TWO.split(first)) > 1 and not section.shared.parties.meant(first).ids:
        one, other = _TWO.split(first, maxsplit=1)
        message = "Een actie heeft één houder. Wie helpt, staat achter `met`."
        raise NotReadError(
            message, whole.replace(SPOT, f"{one.strip()} met {_AND_MORE.join(filter(None, (other, *more)))}")
        )
    holder, function = section.party(first, _with_guess(section, first, whole), everybody=True)
    found = []
    for name, _ in separated(more[0]) if more else ():
        party, _ = section.party(name, whole.replace(SPOT, f"{holder} met {SPOT}"))
        if party == holder or party in found:
            raise NotReadError("Een partij staat er twee keer.", whole.replace(SPOT, f"{holder} met {UNKNOWN}"))
        found.append(party)
    if holder == "allen" and found:
        raise NotReadError("Bij `allen` horen geen andere partijen: iedereen doet mee.", whole.replace(SPOT, "allen"))
    if reserved := [party for party in found if party in ("voorzitter", "secretariaat")]:
        raise NotReadError(f"Achter `met` staan alleen partijen, en niet `{reserved[0]}`.", whole.replace(SPOT, holder))
    return holder, function, tuple(found)


_AND_MORE = " en "


def _with_guess(section: UnderHeading, typed: str, whole: str) -> str:
    """Return the line to type with the party between brackets, if a name of a person stands before it."""
    _, bracket, inside = typed.partition("(")
    known = section.shared.parties.meant(inside.rstrip(" )")).ids if bracket else ()
    return whole.replace(SPOT, known[0]) if len(known) == 1 else whole


def _beside(parties: tuple[str, ...]) -> str:
    return f" met {_AND_MORE.join(parties)}" if parties else ""


def _without_colon(section: UnderHeading, word: str, rest: str) -> tuple[str, str]:
    """Return the message and the line to type on a line without a colon: what its first words mean is proposed."""
    first = rest.strip().split("\n", 1)[0][:_SIGHT]
    words = first.split()
    parties = section.shared.parties
    found = (parties.meant(" ".join(words[:count]), everybody=True).ids for count in range(_MOST_WORDS, 0, -1))
    counted = next(
        ((count, ids[0]) for count, ids in zip(range(_MOST_WORDS, 0, -1), found, strict=True) if len(ids) == 1), None
    )
    count, who = counted or (0, UNKNOWN)
    behind = " ".join(words[min(count, len(words)) :])
    early = leading_day(behind)
    late = early or trailing_day(behind)
    when = _spelt(section, late.day if late else None)
    behind = late.rest.strip(" ,:-–") if late else behind
    message = "Hier ontbreekt de dubbele punt. Begin daarachter met wat er moet gebeuren, zoals: Stuur …"
    return message, f"{word} {who}, uiterlijk {when}: {UNKNOWN} {behind}".rstrip()


def _earlier(section: UnderHeading, ref: str, said: str) -> TaskEnded | TaskPostponed:
    """Return what a line says about an earlier action, named by its id or the end of it."""
    match = _ENDED.fullmatch(said)
    status = Actiestatus(match["how"].lower()) if match else None
    held = section.shared.meeting.datum

    def ended(one: Actie) -> bool:
        return one.status is status and one.gereed_op in (None, held)

    actie = section.shared.earlier.actie(ref, f"Actie {UNKNOWN}: {one_line(said) or UNKNOWN}", ended)
    if match and status:
        return TaskEnded(actie=actie, status=status, tekst=(match["text"] or "").strip())
    if match := _POSTPONED.match(said):
        day, text = _postponed(match["rest"])
        if day:
            naar = section.day(day, f"Actie {ref}: naar {SPOT}")
            return TaskPostponed(actie=actie, naar=naar, tekst=text)
        raise NotReadError("Naar welke dag gaat deze actie?", f"Actie {ref}: naar {UNKNOWN}")
    message = "Hoe liep deze actie af? Kies uit: gereed, vervallen of naar een andere dag."
    raise NotReadError(message, f"Actie {ref}: {UNKNOWN}")


def _postponed(rest: str) -> tuple[TypedDay | None, str]:
    """Return the new day, and the reason behind a `.`, `:`, `;` or line end."""
    if whole := whole_day(rest):
        return whole, ""
    found = leading_day(rest)
    if found is None:
        return None, ""
    end = len(rest) - len(found.rest)
    end -= rest[:end].endswith(".")  # the full stop of a sentence is read as that of `jan.`
    match = re.fullmatch(r"\s*[.:;\n]\s*(?P<text>.*)", rest[end:], re.DOTALL)
    return (found.day, match["text"].strip()) if match else (None, "")


def moved_on(section: UnderHeading, line: MinuteLine) -> MovedOn:
    """Return what a `Doorgeschoven` line says; raises NotReadError."""
    match = NUMBERS.fullmatch(line.rest)
    nr, said = (match["nums"], match["rest"]) if match else ("", line.rest.strip(" :\n"))
    whole = f"Doorgeschoven{SPOT}: {one_line(said) or UNKNOWN}"
    if nr and (not re.fullmatch(r"\w+", nr) or section.number(nr, whole) is not None):
        message = "Een heel agendapunt schuift door, met zijn nummer op de agenda."
        raise NotReadError(message, whole.replace(SPOT, section.label(None)))
    if not said.strip():
        raise NotReadError("Waarom is dit punt doorgeschoven?", whole.replace(SPOT, section.label(None)))
    if not line.exact:
        raise NotReadError("Deze regel lijkt een doorgeschoven punt.", whole.replace(SPOT, section.label(None)))
    return MovedOn(reden=said.strip())
