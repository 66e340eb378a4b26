"""Decides what the public may read, by an allow-list of documents and attachments. A kind not listed is not public.

Nor is a document that refers to a closed one, directly or through others, because it may tell of that one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tafel_cli.kinds import FOLDERS, KINDS
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntopenbaarheid
from tafel_cli.kinds.tafel import Tafelopenbaarheid
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.kinds.werkafspraak import Werkafspraak, Werkafspraakstatus
from tafel_cli.reading.document import id_of
from tafel_cli.reading.sections import Sectie
from tafel_cli.register.mentions import last, names_in, stem, written
from tafel_cli.register.minutes import foreign, items_of, untold, without_heading
from tafel_cli.register.register import Register

Stuk = tuple[str, str]  # kind and id
Stukken = frozenset[Stuk]
# Public as far as pack/public.py names their keys. References are not followed: it cuts out what is closed.
FRAME = ("tafel", "organisatie", "bijeenkomst")
# Names that give nothing away. A standing item is not among them: nothing declares public what is said there.
_NAMES = ("actor", "allen", "pauze", "soort", "thema", "bijlage")
_CUT = ("doorgeschoven",)  # keys whose references are not followed either, for the same reason


def _agreement(agreement: Werkafspraak, register: Register) -> bool:
    """Tell whether an agreement is public: it is no draft, and the folder is public. It has no key for this."""
    made = agreement.status is not Werkafspraakstatus.CONCEPT
    return made and register.tafel is not None and register.tafel.openbaarheid is Tafelopenbaarheid.OPENBAAR


def _minutes(verslag: Verslag, register: Register) -> bool:
    """Tell whether minutes are public: the table adopted them, and their headings are those of the agenda.

    A heading that is missing or strange may stand in a form that nobody can read, above what is closed. Nor are minutes
    public while a line in them is not processed.
    """
    adopted = verslag.status is Verslagstatus.VASTGESTELD and register.bijeenkomst_van(verslag) is not None
    astray = untold(register, verslag) or foreign(register, verslag) or _closed_without_heading(register, verslag)
    return adopted and not (astray or _waiting(register, verslag))


def _closed_without_heading(register: Register, verslag: Verslag) -> bool:
    """Tell whether an item that is not public has no heading, because words on it may stand below another."""
    items = (register.get(Agendapunt, id_) for id_ in without_heading(register, verslag))
    return any(item is None or item.openbaarheid is not Agendapuntopenbaarheid.OPENBAAR for item in items)


def _waiting(register: Register, verslag: Verslag) -> bool:
    """Tell whether minutes hold a line that waits to become a record, because it may name who made a reservation."""
    from tafel_cli.reading.minute_words import may_hold_lines  # few commands ask what is public

    if not may_hold_lines(verslag.document.body):
        return False
    from tafel_cli.register.minute_lines import lines_in  # few minutes hold lines

    return bool(lines_in(register, verslag))


# Whether a document declares itself public. A kind without a key for that depends on its references only.
SAYS: dict[str, Callable[[Any, Register], bool]] = {
    **dict.fromkeys((*FRAME, "besluit", "bekrachtiging", "actie"), lambda *_: True),
    "agendapunt": lambda item, _: item.openbaarheid is Agendapuntopenbaarheid.OPENBAAR,
    "rectificatie": lambda made, _: made.over.besluit is not None or made.agendapunt is not None,
    "verslag": _minutes,
    "werkafspraak": _agreement,
}


def alles_openbaar(register: Register) -> bool:
    """Tell whether every document that a public text may name is surely public, without following references.

    That is so if each declares itself public and can be read, and none is on a standing item.
    """
    kinds = [KINDS[kind] for kind in KINDS.keys() - {*FRAME, "verslag"}]
    if any(len(register.all(kind)) < len(register.known[kind.kind_name]) for kind in kinds):
        return False
    items = register.known["agendapunt"]
    if any("vast_punt" in link.reference.kinds and link.reference.target not in items for link in register.links):
        return False
    says = ((SAYS.get(kind.kind_name), record) for kind in kinds for record in register.all(kind))
    return all(declared is not None and declared(record, register) for declared, record in says)


def openbare_stukken(register: Register) -> Stukken:
    """Return the (kind, id) of every public document; a broken one is not public.

    A decision that was replaced by a closed one is left out too, because it would seem to be in force. Documents that
    refer to it stay.
    """
    held = {
        (kind, record.id)
        for kind, says in SAYS.items()
        for record in register.all(KINDS[kind])
        if says(record, register)
    }
    leads: dict[Stuk, list[tuple[tuple[str, ...], str]]] = {stuk: list(_names(*stuk)) for stuk in held}
    replaced: dict[Stuk, list[Stuk]] = {}
    for link in register.links:
        stuk, reference = stuk_of(link.path), link.reference
        if stuk in held and link.kind not in FRAME and reference.keys[0] not in _CUT:
            leads[stuk].append((reference.kinds, reference.target))
        if reference.kinds == ("besluit",) and reference.keys[0] == "vervangt":
            replaced.setdefault(stuk, []).append(("besluit", reference.target))
    relying: dict[Stuk, list[Stuk]] = {}
    for stuk, names in leads.items():
        for kinds, target in names:
            for kind in kinds:
                relying.setdefault((kind, target), []).append(stuk)
    _drop(held, [stuk for stuk in held if not all(_is_open(register, held, *name) for name in leads[stuk])], relying)
    _drop(held, [old for new, olds in replaced.items() if new not in held for old in olds], replaced)
    return frozenset(held)


def _drop(held: set[Stuk], gone: list[Stuk], behind: Mapping[Stuk, list[Stuk]]) -> None:
    """Take documents out of `held`, and all that are `behind` one that was taken out. Each is passed once."""
    while gone:
        stuk = gone.pop()
        if stuk in held:
            held.remove(stuk)
            gone += behind.get(stuk, ())


def besloten_punten(register: Register, stukken: Stukken) -> frozenset[str]:
    """Return the ids of the items that are not public, broken ones included."""
    return frozenset(id_ for id_ in register.ids("agendapunt") if ("agendapunt", id_) not in stukken)


def openbaar_kopje(section: Sectie, stukken: Stukken, closed: frozenset[str]) -> bool:
    """Tell whether a section of minutes is public: its heading links to items, all of them public.

    It is not if it names one of the ids in `closed`, or if it is on no item, because nothing declares it public.
    """
    items = items_of(section)
    return bool(items) and all(("agendapunt", item) in stukken for item in items) and not names_any(section, closed)


def names_any(section: Sectie, closed: frozenset[str]) -> bool:
    """Tell whether a section of minutes holds one of these names."""
    return bool(names_in(section.head + section.text, closed))


def besloten_namen(register: Register, stukken: Stukken, bijlagen: frozenset[str]) -> frozenset[str]:
    """Return the names that no public text may hold, as `written`: of what is closed the ids and file names.

    A name without a dot or hyphen is not among them, because it may be a word that everybody uses. Nor is the id of a
    party or a meeting whose file is broken, because all parties and meetings are public; minutes have no other id.
    """
    kinds = KINDS.keys() - {*FRAME, "verslag"}
    ids = {id_ for kind in kinds for id_ in register.ids(kind) if (kind, id_) not in stukken}
    told = frozenset(name for name in ids - {id_ for _, id_ in stukken} if re.search("[.-]", name))
    return told | besloten_bestanden(register, stukken, bijlagen)


def besloten_bestanden(register: Register, stukken: Stukken, bijlagen: frozenset[str]) -> frozenset[str]:
    """Return the names of the attachments that are not public, as `written`, unless something public is called so too.

    A file in a folder has two, with that folder and without it; and one without its ending, if that says enough. A
    name without a dot or hyphen is not among them, because it may be a word that everybody uses.
    """
    files = {*register.attachments, *(link.reference.target for link in register.attaching)} - bijlagen
    names = _file_names(files) - _file_names(bijlagen) - {id_ for _, id_ in stukken}
    return frozenset(name for name in names if re.search("[.-]", name))


def _file_names(files: Iterable[str]) -> frozenset[str]:
    return frozenset(each for file in files for each in (written(file), written(last(file)), stem(file)) if each)


def _names(kind: str, id_: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield (kinds, id) for each document that an id contains, such as the meeting in the id of a decision."""
    match = re.fullmatch(KINDS[kind].id_pattern, id_)
    return (((part,), value) for part, value in (match.groupdict() if match else {}).items() if part in KINDS)


def _is_open(register: Register, held: set[Stuk], kinds: tuple[str, ...], target: str) -> bool:
    """Tell whether a reference leads to something public. An unknown name does not, because it leads nowhere."""
    found = [(kind, target) for kind in kinds if kind in KINDS and register.path_of(kind, target)]
    if found:
        return held.issuperset(found)
    return any(kind in _NAMES and (kind == "bijlage" or register.knows((kind,), target)) for kind in kinds)


def stuk_of(path: str) -> Stuk:
    """Return the kind and the id of a document, by its path."""
    kind = FOLDERS.get(path.rpartition("/")[0].removeprefix("data/"))
    return (kind.kind_name if kind else "tafel"), id_of(path)
