"""Spells new records of a meeting as files: decisions, actions and answers of boards. Touches no disk."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import count

from tafel_cli.dutch import capitalized
from tafel_cli.errors import TafelError
from tafel_cli.kinds.actie import Actie, Actiesoort, Actiestatus
from tafel_cli.kinds.bekrachtiging import Bekrachtiging, Bekrachtigingsstand
from tafel_cli.kinds.besluit import Aantekening, Besluit, Uitkomst, Voorbehoud
from tafel_cli.reading.record import Record
from tafel_cli.register.register import Register
from tafel_cli.value_class import Frozen, fields
from tafel_cli.writing.edits import NewFile
from tafel_cli.writing.header.words import ListItem, item_lines, word

_MARK = {Besluit: "b", Actie: "a"}
_ENDS = (".", "!", "?", "…", ".”", "?”", '."', '?"')


class NewBesluit(Frozen):
    """A decision to record; `toelichting` becomes the text below the front matter."""

    besluit: str
    agendapunt: str
    uitkomst: Uitkomst
    beslispunt: int | None = None
    voorbehoud: tuple[Voorbehoud, ...] = ()
    aantekening: tuple[Aantekening, ...] = ()
    opgeschaald_naar: str | None = None
    vervangt: str | None = None
    toelichting: str = ""

    def file(self, id_: str) -> NewFile:
        """Return its file."""
        keys: dict[str, object] = {
            "besluit": self.besluit,
            "agendapunt": self.agendapunt,
            "beslispunt": self.beslispunt,
            "uitkomst": self.uitkomst,
            "voorbehoud": [reservation_item(each) for each in self.voorbehoud],
            "aantekening": [note_item(each) for each in self.aantekening],
            "opgeschaald_naar": self.opgeschaald_naar,
            "vervangt": self.vervangt,
        }
        return _file(Besluit, id_, keys, self.toelichting)


class NewActie(Frozen):
    """An action or promise to record; it is open."""

    actie: str
    actiehouder: str
    uiterlijk: date
    agendapunt: str
    soort: Actiesoort = Actiesoort.ACTIE
    met: tuple[str, ...] = ()
    besluit: str | None = None

    def file(self, id_: str) -> NewFile:
        """Return its file."""
        keys: dict[str, object] = {
            "actie": self.actie,
            "actiehouder": self.actiehouder,
            "met": self.met,
            "uiterlijk": self.uiterlijk.isoformat(),
            "status": Actiestatus.OPEN,
            "agendapunt": self.agendapunt,
            "soort": self.soort if self.soort is not Actiesoort.ACTIE else None,
            "besluit": self.besluit,
        }
        return _file(Actie, id_, keys)


class NewBekrachtiging(Frozen):
    """An answer of a party's board to record."""

    besluit: str
    organisatie: str
    stand: Bekrachtigingsstand
    op: date
    orgaan: str | None = None
    voorwaarde: str | None = None
    kenmerk: str | None = None
    ingebracht_via: str | None = None

    @property
    def id(self) -> str:
        """The id of its file, which is made of its keys."""
        return f"{self.besluit}-{self.organisatie}"

    def file(self) -> NewFile:
        """Return its file."""
        keys: dict[str, object] = {
            "besluit": self.besluit,
            "organisatie": self.organisatie,
            "stand": self.stand,
            "op": self.op.isoformat(),
            "orgaan": self.orgaan,
            "voorwaarde": self.voorwaarde,
            "kenmerk": self.kenmerk,
            "ingebracht_via": self.ingebracht_via,
        }
        return _file(Bekrachtiging, self.id, keys)


def free_ids(register: Register, kind: type[Besluit | Actie], meeting: str) -> Iterator[str]:
    """Yield ids for new decisions or actions of a meeting: the next numbers behind the highest that a file has.

    Raises TafelError if one of the meeting cannot be read, because it may hold what would be recorded again.
    """
    start = f"{meeting}-{_MARK[kind]}"
    taken = [id_.removeprefix(start) for id_ in register.ids(kind.kind_name) if id_.startswith(start)]
    if broken := next((number for number in taken if register.get(kind, f"{start}{number}") is None), ""):
        path = path_of(kind, f"{start}{broken}")
        said = f"`{path}` is niet te lezen, dus misschien staat dit daar al. Er is niets veranderd."
        raise TafelError(f"{said} Kijk met `tafel check {path}`.", exit_code=1)
    highest = max((int(number) for number in taken if number.isdecimal()), default=0)
    return (f"{start}{number}" for number in count(highest + 1))


def path_of(kind: type[Record], id_: str) -> str:
    """Return the path of a record with this id, whether or not it is there."""
    return f"data/{kind.folder}/{id_}.md"


def as_sentence(text: str) -> str:
    """Return a text on one line as a sentence: with a capital, and a full stop if it has no mark at its end."""
    said = capitalized(" ".join(text.split()).rstrip(" ,;:"))
    return said if not said or said.endswith(_ENDS) else f"{said}."


def reservation_item(entry: Voorbehoud) -> ListItem:
    """Return an entry of `voorbehoud` as it is typed: the party alone, if nothing else is known."""
    last = entry.uiterlijk.isoformat() if entry.uiterlijk else None
    keys = {"organisatie": entry.organisatie, "bij": entry.bij, "uiterlijk": last, "tekst": entry.tekst}
    return entry.organisatie if not (entry.bij or last or entry.tekst) else _without_none(keys)


def note_item(entry: Aantekening) -> ListItem:
    """Return an entry of `aantekening` as it is typed."""
    return _without_none(
        {"organisatie": entry.organisatie, "tekst": entry.tekst, "openbaarheid": entry.openbaarheid or None}
    )


def _without_none(keys: Mapping[str, str | None]) -> dict[str, str]:
    return {key: value for key, value in keys.items() if value is not None}


def header_lines(keys: Mapping[str, object]) -> list[str]:
    """Return the lines of a front matter with these keys; one that is None or an empty list is left out."""
    lines = ["---"]
    for key, value in keys.items():
        if isinstance(value, Mapping):
            lines += [f"{key}:", *(f"  {name}: {word(str(part))}" for name, part in value.items())]
        elif isinstance(value, Sequence) and not isinstance(value, str):
            lines += [f"{key}:", *(f"  {line}" for entry in value for line in item_lines(entry))] if value else []
        elif value is not None:
            lines.append(f"{key}: {word(str(value))}")
    return [*lines, "---"]


def _file(kind: type[Record], id_: str, keys: Mapping[str, object], body: str = "") -> NewFile:
    """Return a new file with these keys, in the order in which their kind declares them."""
    ordered = {field.name: keys[field.name] for field in fields(kind) if field.name in keys}
    lines = [*header_lines(ordered), *([body] if body else [])]
    return NewFile(path=path_of(kind, id_), text="\n".join(lines) + "\n")
