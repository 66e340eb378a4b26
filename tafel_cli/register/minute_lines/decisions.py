"""Reads the lines that say what was decided: `Besluit 5.1: ingestemd`."""

import re

from tafel_cli.kinds.besluit import Uitkomst
from tafel_cli.reading.minute_lines import MinuteLine
from tafel_cli.register.minute_lines import outcomes
from tafel_cli.register.minute_lines.section import NUMBERS, SPOT, UNKNOWN, UnderHeading, one_line
from tafel_cli.register.minute_lines.values import Decided, NotReadError

_COMMA = re.compile(r"\s*(\d{1,2}[a-z]?),(\d{1,2})(?![\d.])", re.IGNORECASE)
_RANGE = re.compile(
    r"\s*(\d{1,2}[a-z]?)\.(\d{1,2})\s*(?:-|–|t/m|tot en met|/|&|\+)\s*(?:\d{1,2}[a-z]?\.)?(\d{1,2})(?!\w)",
    re.IGNORECASE,
)
_CHOOSE = "ingestemd, ingestemd met een wijziging, geen overeenstemming, aangehouden, opgeschaald of besproken"
_SENTENCE = "De tafel …"
_CONDITION = "Met een voorwaarde is het een ander besluit: typ de hele zin zoals die nu is, of een voorbehoud."
_CHANGED = re.compile(
    r"(?:met\s+(?:als\s+|een\s+|één\s+)?wijziging(?:en)?\b|wijziging(?:en)?(?=\s*(?::|\.?$)))[\s:,.]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ON_CONDITION = re.compile(
    r"(?:mits|tenzij|behalve|onder (?:de )?voorwaarde|(?:onder|met|o\.?v\.?b\.?) ?voorbehoud)\b", re.IGNORECASE
)
_CUT = re.compile(r"(?:[^\W\d_]|dhr|mw|mevr|mr|dr|drs|ir|ing|prof|min|st)", re.IGNORECASE)
_LAST_WORD = 8
_ANOTHER = re.compile(
    r"(?:en\s+)?(?P<nr>\d{1,2}[a-z]?)\.(?P<point>\d{1,2})(?!\w)\s*:?\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)


def is_open(rest: str) -> bool:
    """Tell whether a line holds nothing but its word, a number and a colon, so that it is still to be filled in."""
    match = NUMBERS.fullmatch(rest)
    return not rest.strip(" :\n") or (match is not None and not match["rest"].strip(" :\n"))


def decided(section: UnderHeading, line: MinuteLine) -> Decided:
    """Return what a `Besluit` line says; raises NotReadError."""
    nums, said = _numbered(section, line.rest)
    points = _points(section, nums, said)
    label = _label(section, nums, points)
    found = outcomes.outcome_of(said)
    if outcomes.is_refusal(said):
        raise NotReadError(*_no_outcome(said, label))
    if not line.typed and (not line.exact or found is None or found.tekst):
        message = "Deze regel lijkt een besluit, maar het woord `Besluit` staat er niet voor."
        first, behind = outcomes.parted(said)
        meant = outcomes.close_to(said) if found is None and not behind else UNKNOWN
        first = first if meant == UNKNOWN else meant
        raise NotReadError(message, f"Besluit{label}: {one_line(f'{first}. {behind}' if behind else first)}")
    if found is None:
        raise NotReadError(*_no_outcome(said, label))
    _judge(section, points, found, label)
    _judge_alone(section, found, label)
    if isinstance(found.uitkomst, Uitkomst):
        return Decided(
            punten=points, uitkomst=found.uitkomst, tekst=found.tekst, opgeschaald_naar=_whom(section, found)
        )
    return Decided(punten=points, uitkomst=None, besproken=found.uitkomst, tekst=found.tekst)


def _numbered(section: UnderHeading, rest: str) -> tuple[list[str], str]:
    """Return the numbers behind the word `Besluit`, as typed, and what was said."""
    if match := _COMMA.match(rest):
        raise NotReadError(
            f"In een nummer staat een punt en geen komma: {match[1]}.{match[2]}.",
            f"Besluit {match[1]}.{match[2]}: {one_line(_tail(rest[match.end() :]))}",
        )
    if match := _RANGE.match(rest):
        numbers = [f"{match[1]}.{count}" for count in _counted(int(match[2]), int(match[3]), match.group())]
        raise NotReadError(
            "Typ elk nummer apart, met een komma of `en` ertussen.",
            f"Besluit {' en '.join(numbers)}: {one_line(_tail(rest[match.end() :]))}",
        )
    if match := NUMBERS.fullmatch(rest):
        return re.findall(r"\d{1,2}[a-zA-Z]?(?:\.\d{1,2})?", match["nums"]), match["rest"].strip()
    said = rest.lstrip()
    if not said.startswith(":"):
        before, colon, after = said.partition(":")
        shown = after if colon and len(before) < len(said) else said
        raise NotReadError(
            "Achter `Besluit` staat alleen het nummer van het beslispunt, en dan een dubbele punt.",
            f"Besluit{section.label(1) if section.points == 1 else f' {UNKNOWN}' if section.points else ''}:"
            f" {one_line(shown) or UNKNOWN}",
        )
    return [], said.removeprefix(":").strip()


def _counted(first: int, last: int, typed: str) -> range | tuple[int, int]:
    between = re.search(r"-|–|t/m|tot en met", typed) and first < last
    return range(first, last + 1) if between else (first, last)


def _points(section: UnderHeading, nums: list[str], said: str) -> tuple[int | None, ...]:
    """Return the points that the numbers name; without a point that of an item that has one, or none."""
    line = f"Besluit{SPOT}: {_with_sentence(section, one_line(said))}"
    named = [section.number(typed, line) for typed in nums]
    if len(named) > 1 and None in named:
        raise NotReadError("Typ van elk beslispunt het hele nummer.", line.replace(SPOT, f" {UNKNOWN}"))
    if len(set(named)) < len(named):
        raise NotReadError("Hetzelfde nummer staat er twee keer.", line.replace(SPOT, f" {UNKNOWN}"))
    if named and named[0] is not None:
        return tuple(named)
    if not section.decides or not section.points:
        return (None,)
    found = outcomes.outcome_of(said)
    if section.points == 1:
        beyond = 1 in section.decided and bool(nums)
        return (None,) if beyond and found and found.tekst else (1,)
    if nums and found and found.tekst:
        return (None,)
    message = f"Dit agendapunt heeft {section.points} beslispunten. Gaat dit over {section.choices()}?"
    raise NotReadError(message, line.replace(SPOT, f" {UNKNOWN}"))


def _with_sentence(section: UnderHeading, said: str) -> str:
    """Return an outcome as it is in a line to type: with the sentence that it needs if the item has no decision point.

    Without it the line would be refused as soon as its number is right.
    """
    found = outcomes.outcome_of(said)
    lists = section.points is None or (section.decides and section.points)
    if lists or found is None or found.tekst or not isinstance(found.uitkomst, Uitkomst):
        return said
    return f"{said.rstrip(' .')}. {_SENTENCE}"


def _label(section: UnderHeading, nums: list[str], points: tuple[int | None, ...]) -> str:
    """Return the numbers as they are in a line to type, with a space before them."""
    if nums:
        return " " + " en ".join(nums)
    return section.label(points[0]) if points[0] is not None else ""


def _no_outcome(said: str, label: str) -> tuple[str, str]:
    """Return the message and the line to type on a text that begins with no outcome."""
    first, behind = outcomes.parted(said)
    if not first.strip():
        return "Achter het nummer staat een dubbele punt.", f"Besluit{label}: {one_line(behind) or UNKNOWN}"
    opening = next((end for end in range(len(first[:80]), 0, -1) if outcomes.is_whole(first[:end])), 0)
    behind = first[opening:].strip(" ,?!-–()")
    if opening and behind.split(" ")[0].casefold() not in ("mits", "met", "onder", "als", "maar", "behalve", "tenzij"):
        tail = said[opening:].strip(" ,?!-–()\n")
        whole = first[:opening].strip() + (f". {tail[:1].upper()}{tail[1:]}" if tail else "")
        message = (
            "Achter de uitkomst staat een punt voordat er meer volgt."
            if tail
            else "Is dit zeker? Typ alleen de uitkomst."
        )
        return message, f"Besluit{label}: {one_line(whole)}"
    if opening:
        return _CONDITION, f"Besluit{label}: ingestemd met een wijziging. {_SENTENCE}"
    return (
        f"`{first.strip()[:60]}` is geen uitkomst. Kies uit: {_CHOOSE}.",
        f"Besluit{label}: {outcomes.close_to(said)}",
    )


def _judge(section: UnderHeading, points: tuple[int | None, ...], found: outcomes.Outcome, label: str) -> None:
    """Raise NotReadError if an outcome does not go with its points or its sentence."""
    whole = f"Besluit{label}: {found.uitkomst}".replace("_", " ")
    for point in points:
        if point in section.decided and point is not None:
            raise NotReadError(
                f"Over punt{section.label(point)} staat er al een besluit, op regel {section.decided[point]}.",
                f"Besluit {UNKNOWN}: {found.uitkomst}".replace("_", " "),
            )
    if found.tekst and not re.search(r"[^\W_]", found.tekst):
        raise NotReadError("Achter de uitkomst staat geen zin.", whole)
    numbered = points[0] is not None
    if found.uitkomst == outcomes.NOTED and (numbered or (section.decides and section.points)):
        raise NotReadError("Dit punt vraagt een uitkomst, of `besproken`.", f"Besluit{label}: {UNKNOWN}")
    if not isinstance(found.uitkomst, Uitkomst):
        return
    if found.uitkomst is Uitkomst.GEWIJZIGD_INGESTEMD and not found.tekst:
        message = "Bij een wijziging hoort de hele zin zoals die nu is."
        raise NotReadError(message, f"Besluit{label}: ingestemd met een wijziging. {_SENTENCE}")
    _judge_agreed(found, label)
    if len(points) > 1 and found.tekst:
        message = "Een eigen zin hoort bij één beslispunt. Typ voor elk beslispunt een regel."
        raise NotReadError(message, f"Besluit{section.label(points[0])}: {found.uitkomst}. {UNKNOWN}".replace("_", " "))
    if not found.tekst and not numbered:
        message = "Dit agendapunt heeft geen beslispunt. Typ de hele zin van wat er is besloten."
        raise NotReadError(message, f"{whole}. {_SENTENCE}")
    _judge_escalation(section, found, label)


def _judge_agreed(found: outcomes.Outcome, label: str) -> None:
    """Raise NotReadError if the sentence says that it is no plain agreement."""
    if found.uitkomst is not Uitkomst.INGESTEMD:
        return
    changed = f"Besluit{label}: ingestemd met een wijziging. "
    if match := _CHANGED.match(found.tekst):
        message = "Met een wijziging is het een andere uitkomst, en hoort er de hele zin bij zoals die nu is."
        raise NotReadError(message, changed + (one_line(match["rest"]) or _SENTENCE))
    if _ON_CONDITION.match(found.tekst):
        raise NotReadError(_CONDITION, changed + _SENTENCE)


def _judge_alone(section: UnderHeading, found: outcomes.Outcome, label: str) -> None:
    """Raise NotReadError if the text begins with a number of this item, because it then is about another point."""
    match = _ANOTHER.match(found.tekst)
    if match and section.nr and match["nr"].lower() == section.nr:
        first = str(found.uitkomst).replace("_", " ")
        other = f"Besluit {match['nr']}.{match['point']}: {outcomes.close_to(match['rest'])}"
        message = "Hier staan twee dingen op één regel. Typ voor elk een eigen regel."
        raise NotReadError(message, f"Besluit{label}: {first}\n{other}")


def _judge_escalation(section: UnderHeading, found: outcomes.Outcome, label: str) -> None:
    if found.uitkomst is Uitkomst.OPGESCHAALD and not _whom(section, found):
        raise NotReadError("Naar wie is dit opgeschaald?", f"Besluit{label}: opgeschaald naar {UNKNOWN}")
    if found.naar and found.tekst and _CUT.fullmatch(found.naar[-_LAST_WORD:].rpartition(" ")[2]):
        message = "Achter de eerste punt begint een nieuwe zin. Typ de naam van het overleg zonder punten."
        raise NotReadError(message, f"Besluit{label}: opgeschaald naar {UNKNOWN}")


def _whom(section: UnderHeading, found: outcomes.Outcome) -> str | None:
    if found.uitkomst is not Uitkomst.OPGESCHAALD:
        return None
    tafel = section.shared.register.tafel
    return found.naar or (tafel.opschalen_naar if tafel else None)


def _tail(text: str) -> str:
    return text.lstrip(" .:\n") or UNKNOWN
