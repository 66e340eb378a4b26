"""T2: the names of files: their form, what they hold, and what others call them."""

import re
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from tafel_cli.checks.families.identiteit import suggested
from tafel_cli.checks.rule import rule
from tafel_cli.dutch import at_most
from tafel_cli.finding import START, Code, Finding
from tafel_cli.kinds import FOLDERS, KINDS
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.reading.document import id_of
from tafel_cli.reading.fields import parse_date
from tafel_cli.reading.marks import ROLES
from tafel_cli.reading.record import HEAD, Record
from tafel_cli.register.case import Case
from tafel_cli.register.register import Register
from tafel_cli.source import ATTACHMENTS

_LONGEST = 80
_SOUND = f"[a-z0-9-]{{1,{_LONGEST}}}"


@rule("T203", "naam-botsing")
def botsing(case: Case, code: Code) -> Iterator[Finding]:
    """No two paths differ only in case or Unicode form, because many computers take them for one file."""
    names: dict[str, dict[str, None]] = {}
    for path in (*case.register.paths, *_attached(case.register)):
        names.setdefault(normalize("NFC", path).casefold(), {})[path] = None
    for paths in names.values():
        for path in paths if len(paths) > 1 else ():
            other = next(name for name in paths if name != path).rsplit("/", 1)[-1]
            message = f"Deze naam is op veel computers dezelfde als `{other}`."
            yield Finding(path, START, code, message, "geef een van de twee bestanden een andere naam", path)


def _attached(register: Register) -> Iterator[str]:
    """Yield the paths of attachments and of their folders, because a folder can collide with a file too."""
    for name in register.attachments:
        steps = name.split("/")
        yield from ("/".join(["data", ATTACHMENTS, *steps[: depth + 1]]) for depth in range(len(steps)))


@rule("T207", "id-past-niet")
def past_niet(case: Case, code: Code) -> Iterator[Finding]:
    """A file name has the form of its kind, and the ids in it exist and are those in its keys.

    A file that others call by another name has that name as its right one.
    """
    register = case.register
    asked = bool(register.unknown)
    for path in register.paths:
        steps = path.split("/")
        kind = FOLDERS.get(steps[1])
        id_ = id_of(path)
        sound = re.fullmatch(_SOUND, id_) is not None
        if kind and (sound or re.fullmatch("[A-Za-z0-9._-]+", steps[-1])):
            for message, hint in _faults(register, kind, path, sound=sound):
                asked = asked or not message
                if message:
                    yield Finding(path, HEAD, code, message, hint, path)
    if asked:
        yield from _otherwise(register, code)


def _otherwise(register: Register, code: Code) -> Iterator[Finding]:
    """Yield a finding for each file with a sound name that others call by another name."""
    from tafel_cli.register.right_names import well_formed  # loaded only for a slip

    for (name, right), path in register.misnamed.items():
        if path in register.decoded and name in KINDS and well_formed(KINDS[name], id_of(path)):
            message = f"De naam van dit bestand is niet goed: andere stukken noemen het `{right}`."
            yield Finding(path, HEAD, code, message, f"noem het bestand `{right}.md`", path)


def _faults(register: Register, kind: type[Record], path: str, *, sound: bool) -> Iterator[tuple[str, str]]:
    """Yield (message, hint) for what is wrong with an id; both empty for what is wrong with the name of another."""
    id_ = id_of(path)
    match = re.fullmatch(kind.id_pattern, id_)
    if not sound:
        rule = f"kleine letters, cijfers en streepjes, hoogstens {_LONGEST} tekens"
        proposal = _proposed(register, kind, path)
        yield _spelling(id_), f"noem het bestand `{proposal}.md`: {rule}" if proposal else f"kies een naam met {rule}"
    elif not match or (kind.folder == "agenda" and not parse_date(id_[:10])):
        message = f"De naam van een bestand in `data/{kind.folder}/` bestaat uit {kind.id_parts}."
        proposal = _proposed(register, kind, path)
        example = f"noem het bestand bijvoorbeeld `{kind.id_example}.md`"
        yield message, f"noem het bestand `{proposal}.md`" if proposal else example
    elif kind is Organisatie and id_ in ROLES:
        message = f"`{id_}` kan niet de naam van een partij zijn: in andere stukken betekent dat woord iets anders."
        yield message, "noem het bestand naar de organisatie, bijvoorbeeld `gemeente.md`"
    else:
        yield from _beside_keys(register, kind, id_, match.groupdict())


def _proposed(register: Register, kind: type[Record], path: str) -> str:
    """Return the id that a file without a sound one should have: what others call it, or its name in the right form."""
    from tafel_cli.register.right_names import right_stem, well_formed  # loaded only for a slip

    called = next((right for (name, right), held in register.misnamed.items() if name in KINDS and held == path), "")
    stem = right_stem(id_of(path))
    return called or (stem if well_formed(kind, stem) else "")


def _beside_keys(
    register: Register, kind: type[Record], id_: str, parts: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield (message, hint) for an id that differs from the keys, or holds an id that nothing has."""
    record = register.get(kind, id_)
    if record and record.right_id != id_:
        yield (
            f"De naam van dit bestand past niet bij de kop: daar hoort `{record.right_id}` bij.",
            f"noem het bestand `{record.right_id}.md`, of verbeter de kop",
        )
    for part, value in parts.items():
        own = record is None or kind.kind_name == part
        typed = value if own else getattr(record, part, value)
        if typed != value:
            message = f"In de naam van dit bestand staat `{value}`, maar bij `{part}` staat `{typed}`."
            yield message, f"geef het bestand een andere naam, of verbeter de regel `{part}`"
        elif part in KINDS and not register.path_of(part, value):
            yield _of_nothing(register, kind, id_, (part, value))


def _of_nothing(register: Register, kind: type[Record], id_: str, name: tuple[str, str]) -> tuple[str, str]:
    """Return (message, hint) on an id in a name that nothing has; both empty if that is told at another name."""
    from tafel_cli.register.right_names import right_stem  # loaded only for a slip

    part, value = name
    right = right_stem(id_)
    if name in register.misnamed or (kind.kind_name, right) in register.misnamed:
        return "", ""
    the, that = ("het", "dat") if part == "besluit" else ("de", "die")
    message = f"De naam van dit bestand noemt {the} {part} `{value}`, maar {that} bestaat niet."
    if right != id_ and register.path_of(part, right_stem(value)) and not register.path_of(kind.kind_name, right):
        return message, f"noem het bestand `{right}.md`"
    folder = f"gebruik in de naam een {part} uit `data/{KINDS[part].folder}/`"
    return message, suggested(value, register.ids(part)) or folder


def _spelling(id_: str) -> str:
    """Return the message on the characters or the length of an id."""
    if len(id_) > _LONGEST:
        return f"De naam van dit bestand heeft {len(id_)} tekens, maar {at_most(_LONGEST)}."
    if re.search("[A-Z]", id_):
        return "In de naam van dit bestand staan hoofdletters."
    return "In de naam van dit bestand staan tekens die niet mogen, zoals een punt of een liggend streepje."
