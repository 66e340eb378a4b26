"""Says in Dutch what is wrong with a command line: what was typed, and what to type. Typer says it in English."""

import re
from collections.abc import Callable
from typing import Any

from tafel_cli.reading.slips import suggest


def said_of(error: Exception) -> str:
    """Return a Dutch message for an error of Typer in a command line, with the help to look at."""
    context: Any = getattr(error, "ctx", None)
    say = _BY_NAME.get(error.__class__.__name__, _not_understood)
    path = context.command_path if context else "tafel"
    return f"{say(error, context)} Zie `{path} --help`."


def _typed(error: Exception) -> str:
    """Return the word that an error quotes first; "" for none. Typer quotes with `"` what holds an apostrophe."""
    found = re.search(r"(['\"])(.*?)\1(?=\W|$)", str(getattr(error, "message", "")))
    return found[2] if found else ""


def _place(part: object) -> str:
    """Return how an option or argument is called on the command line."""
    options = [one for one in getattr(part, "opts", []) if one.startswith("-")]
    return options[-1] if options else str(getattr(part, "metavar", None) or getattr(part, "name", "")).strip("[].")


def _how(part: object, context: Any) -> str:  # noqa: ANN401  (Typer's own copy of click is private)
    """Return what to type for an option: one of its words, or its name with the kind of value behind it."""
    choices = getattr(getattr(part, "type", None), "choices", ())
    if choices:
        return f"Kies uit: {', '.join(map(str, choices))}."
    metavar = getattr(part, "make_metavar", lambda **_: "")(ctx=context)
    return f"Typ `{_place(part)} {metavar}`." if metavar and _place(part).startswith("-") else ""


def _no_option(error: Exception, context: Any) -> str:  # noqa: ANN401  (the same)
    option = getattr(error, "option_name", "")
    parts = [part for part in context.command.params if not getattr(part, "hidden", False)] if context else []
    close = suggest(option, [one for part in parts for one in getattr(part, "opts", [])])
    return f"De optie `{option}` bestaat niet" + (f"; {close}" if close else ".")


def _missing(error: Exception, context: Any) -> str:  # noqa: ANN401  (the same)
    part, path = getattr(error, "param", None), context.command_path if context else "tafel"
    place = _place(part)
    how = _how(part, context) if place.startswith("-") else f"Typ `{' '.join((path, *_demanded(context, place)))}`."
    return f"`{place}` ontbreekt. {how}"


def _demanded(context: Any, place: str) -> list[str]:  # noqa: ANN401  (the same)
    """Return every argument that a command demands, in order, because what is missing may not be the only one."""
    parts = context.command.params if context else ()
    demanded = (_place(part) for part in parts if getattr(part, "required", False))
    return [each for each in demanded if not each.startswith("-")] or [place]


def _value_of_option(error: Exception, context: Any) -> str:  # noqa: ANN401  (the same)
    option = getattr(error, "option_name", "")
    if "does not take a value" in str(getattr(error, "message", "")):
        return f"Achter `{option}` hoort geen waarde. Typ alleen `{option}`."
    part = next((one for one in context.command.params if option in getattr(one, "opts", [])), None)
    return f"Achter `{option}` ontbreekt een waarde. {_how(part, context)}"


def _wrong_value(error: Exception, context: Any) -> str:  # noqa: ANN401  (the same)
    part: Any = getattr(error, "param", None)
    place, word, kind = _place(part), _typed(error), getattr(part, "type", None)
    choices = [str(choice) for choice in getattr(kind, "choices", ())]
    if choices:
        close = suggest(word, choices)
        said = f"`{word}` kunt u niet kiezen bij `{place}`" + (f"; {close}" if close else ".")
        return f"{said} {_how(part, context)}"
    if "not in the range" in str(getattr(error, "message", "")):
        return f"Het getal bij `{place}` past niet. Typ een getal {_bounds(kind)}."
    wanted = next((say for words, say in _WANTED.items() if words in str(getattr(error, "message", ""))), None)
    return wanted.format(word=word, place=place) if wanted else f"Bij `{place}` past niet wat u typt."


def _bounds(kind: object) -> str:
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if least is None or most is None:
        return f"van hoogstens {most}" if least is None else f"van {least} of meer"
    return f"van {least} tot en met {most}"


def _not_understood(error: Exception, context: Any) -> str:  # noqa: ANN401  (the same)
    message = str(getattr(error, "message", ""))
    if message.startswith("No such command"):
        word = _typed(error)
        close = suggest(word, context.command.list_commands(context)) if context else ""
        return f"De opdracht `{word}` bestaat niet" + (f"; {close}" if close else ".")
    if extra := re.fullmatch(r"Got unexpected extra argument\(?s?\)? \((.*)\)", message):
        said = f"`{extra[1]}` is hier te veel. Laat het weg, of zet woorden die bij elkaar horen tussen"
        return f'{said} aanhalingstekens: "eerste woord tweede woord".'
    if message.startswith("Missing command"):
        return f"Achter `{context.command_path}` ontbreekt een opdracht."
    return "Deze opdracht is niet te begrijpen."


_BY_NAME: dict[str, Callable[[Exception, Any], str]] = {
    "NoSuchOption": _no_option,
    "MissingParameter": _missing,
    "BadOptionUsage": _value_of_option,
    "BadParameter": _wrong_value,
}
_DAY = "`{word}` bij `{place}` is geen datum. Typ jaar-maand-dag, bijvoorbeeld 2026-12-03."
_WANTED = {
    "valid int": "`{word}` bij `{place}` is geen heel getal. Typ cijfers, bijvoorbeeld 15.",
    "valid float": "`{word}` bij `{place}` is geen getal. Typ cijfers, bijvoorbeeld 15 of 2.5.",
    "valid boolean": "`{word}` bij `{place}` past niet. Typ `true` of `false`.",
    "match the format": _DAY,
    "does not exist": "`{word}` bij `{place}` is er niet. Typ de naam van een bestand of map die er is.",
    "is a file": "`{word}` bij `{place}` is een bestand. Typ de naam van een map.",
    "is a directory": "`{word}` bij `{place}` is een map. Typ de naam van een bestand.",
    "not readable": "`{word}` bij `{place}` mag u niet lezen. Vraag daarvoor het recht, of typ een andere naam.",
    "not writable": "In `{word}` bij `{place}` mag u niet schrijven. Vraag daarvoor het recht, of typ een andere naam.",
}
