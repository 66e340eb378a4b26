"""Says where files belong that lie in a wrong folder: by their keys, or by the name of that folder."""

from collections.abc import Collection, Iterable, Iterator

from tafel_cli.dutch import enumeration, file_stem
from tafel_cli.kinds import FOLDERS
from tafel_cli.reading.document import parse
from tafel_cli.reading.marks import keys
from tafel_cli.reading.record import Record
from tafel_cli.reading.slips import only_word
from tafel_cli.register.right_names import right_stem
from tafel_cli.source import ATTACHMENTS, Entry

_CALLED = {
    "notulen": "verslagen",
    "partijen": "organisaties",
    "deelnemers": "organisaties",
    "agendapunten": "agenda",
    "stukken": "agenda",
    "vergaderingen": "bijeenkomsten",
    "afspraken": "werkafspraken",
    "actiepunten": "acties",
    "documenten": ATTACHMENTS,
    "afbeeldingen": ATTACHMENTS,
    "fotos": ATTACHMENTS,
    "plaatjes": ATTACHMENTS,
}
_READ = 50  # files of a folder: enough to know what it holds


def folder_hint(path: str, below: Collection[Entry], *, empty: bool) -> str:
    """Return what to do with a folder that does not belong there; `below`: what is known of its files."""
    if empty:
        return "haal deze lege map weg"
    steps = path.split("/")
    if len(steps) > 2:  # noqa: PLR2004  (data/<folder>/<folder>: nothing in it was read)
        return _move(ATTACHMENTS if _by_name(steps[2]) == ATTACHMENTS else steps[1])
    texts = [one for one in below if one.path.endswith(".md")]
    folders = sorted({kind.folder for one in texts[:_READ] if (kind := kind_of(one))})
    if len(folders) > 1:
        named = enumeration([f"`data/{folder}/`" for folder in folders], "of")
        return f"zet elk bestand in de map waar het hoort ({named}), en haal dan de lege map weg"
    if folder := folders[0] if folders else _by_name(steps[1]):
        return _move(folder)
    if below and not texts:
        return f"{_move(ATTACHMENTS)}; horen zij nergens bij, zet ze dan buiten `data/`"
    known = enumeration([*FOLDERS, ATTACHMENTS])
    return f"zet de bestanden ergens anders, en haal dan de lege map weg; in `data/` staan alleen de mappen {known}"


def _move(folder: str) -> str:
    return f"zet de bestanden uit deze map in `data/{folder}/`, en haal dan de lege map weg"


def _by_name(name: str) -> str:
    """Return the folder that a name was meant to be; empty if that is not sure."""
    plain = file_stem(name)
    return _CALLED.get(plain) or only_word(plain, [*FOLDERS, ATTACHMENTS]) or ""


def file_hint(entry: Entry) -> str:
    """Return what to do with a file directly in data/."""
    if kind := kind_of(entry):
        return f"zet het bestand in `data/{kind.folder}/`; in `data/` zelf staat alleen `tafel.md`"
    return "zet het in de map waar het hoort, zoals `data/agenda/`; in `data/` zelf staat alleen `tafel.md`"


def lost_names(entries: Iterable[Entry]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield ((kind, id), path) of each document that lies in a wrong folder."""
    for entry in entries:
        if kind := kind_of(entry):
            yield (kind.kind_name, right_stem(entry.path.rpartition("/")[2].removesuffix(".md"))), entry.path


def kind_of(entry: Entry) -> type[Record] | None:
    """Return the kind of a document by its keys; None if no kind has them, or it cannot be read."""
    document = parse(entry.path, entry.data) if entry.data is not None else None
    if document is None or document.fields is None:
        return None
    names = {*document.fields.entries}
    fitting = []
    for kind in FOLDERS.values():
        own: type = kind
        known = keys(own)
        required = {name for name, key in known.items() if key.required}
        if required <= names:
            fitting.append((len(names - known.keys()), -len(required), kind.folder))
    return FOLDERS[min(fitting)[2]] if fitting else None
