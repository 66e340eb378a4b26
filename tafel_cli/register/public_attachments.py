"""Decides which attachments the public may get: those of public documents that nothing closed has, names or hides in.

The bytes count and not the name, because a copy under another name tells the same. An attachment is handed out as it
is, so one whose words name something closed stays out, where a text would show `…` instead.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import Enum, auto

from tafel_cli.errors import TafelError
from tafel_cli.reading.document import Document
from tafel_cli.reading.minutes import sections_of
from tafel_cli.reading.sections import Sectie
from tafel_cli.register.mentions import last, names_in, written
from tafel_cli.register.minutes import items_of
from tafel_cli.register.public import Stukken, besloten_namen, besloten_punten, names_any, stuk_of
from tafel_cli.register.register import Register

_DRAFTS = ("verslag", "werkafspraak")  # a draft of these waits for the table, and hides nothing
_UNSEARCHED = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")  # what nobody searches: a PDF, a PNG, a JPEG


class Dicht(Enum):
    """Why an attachment of a public document is closed: closed text names it, or a file like it; or it tells a name."""

    GENOEMD = auto()
    GELIJK = auto()
    NOEMT = auto()


def openbare_bijlagen(register: Register, stukken: Stukken, looked: Collection[str] = ()) -> frozenset[str]:
    """Return the names of the public attachments: sound files that a public document names, without any `Dicht`.

    `looked`: those whose words are read, because to read all of them takes long. Ask at least those that will be shown.
    """
    return frozenset(name for name, why in bijlagen_met_reden(register, stukken, looked).items() if why is None)


def bijlagen_met_reden(register: Register, stukken: Stukken, looked: Collection[str]) -> dict[str, Dicht | None]:
    """Return why each sound attachment that a public document names is closed; None if it is public.

    In closed text the file name counts anywhere, in any case, because that text may be prose or a broken file.
    """
    named = {link.reference.target for link in register.attaching if stuk_of(link.path) in stukken}
    sound = {name for name, flaw in register.attachments.items() if flaw is None}
    same = _equal(register, named & sound, sound)
    asked = {name: written(last(name)) for name in (named & sound).union(*same.values())}
    names = frozenset(asked.values())
    found = {name for text in _closed(register, stukken, names) for name in names_in(text, names)}
    told = {name for name, said in asked.items() if said in found}
    why: dict[str, Dicht | None] = dict.fromkeys(sorted(named & sound))
    why |= {name: Dicht.GELIJK for name, others in same.items() if not told.isdisjoint(others)}
    why |= dict.fromkeys(told & why.keys(), Dicht.GENOEMD)
    return _without_names(register, stukken, why, looked)


def _without_names(
    register: Register, stukken: Stukken, why: Mapping[str, Dicht | None], looked: Collection[str]
) -> dict[str, Dicht | None]:
    """Return the same with those closed whose words name something closed, or another attachment that is."""
    found = dict(why)
    public = frozenset(name for name, reason in found.items() if reason is None)
    texts = dict(_texts(register, public.intersection(looked)))
    while texts:
        hidden = besloten_namen(register, stukken, public)
        gone = {name for name, text in texts.items() if names_in(text, hidden)}
        found |= dict.fromkeys(gone, Dicht.NOEMT)
        public -= gone
        texts = {name: text for name, text in texts.items() if name not in gone} if gone else {}
    return found


def _texts(register: Register, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, words) of each attachment that has words, as the rules on personal data read them."""
    for name in sorted(names):
        try:
            data = register.attachment(name)
        except TafelError:
            continue  # it cannot be handed out either
        if data.startswith(_UNSEARCHED):
            continue
        from tafel_cli.reading.attachment_text import attachment_words  # few tables attach what is searched

        if words := attachment_words(name, data):
            yield name, words.text


def _equal(register: Register, named: AbstractSet[str], sound: AbstractSet[str]) -> dict[str, set[str]]:
    """Return for each attachment that is `named` the other ones with the same bytes. Only equal sizes are read."""
    sizes: dict[int, list[str]] = {}
    for name in sorted(sound) if len(sound) > 1 else ():
        try:
            sizes.setdefault(register.attachment_size(name), []).append(name)
        except TafelError:
            continue
    groups = [names for names in sizes.values() if len(names) > 1 and not named.isdisjoint(names)]
    found: dict[str, set[str]] = {}
    for group in groups:
        for names in _by_bytes(register, group):
            found |= {name: names - {name} for name in names if name in named}
    return found


def _by_bytes(register: Register, names: Iterable[str]) -> list[set[str]]:
    """Return the groups of attachments with the same bytes. An empty file is like no other, as it tells nothing."""
    from hashlib import sha256  # few tables have two attachments of one size

    groups: dict[bytes, set[str]] = {}
    for name in names:
        try:
            data = register.attachment(name)
        except TafelError:
            continue
        if data:
            groups.setdefault(sha256(data).digest(), set()).add(name)
    return [group for group in groups.values() if len(group) > 1]


def _closed(register: Register, stukken: Stukken, asked: frozenset[str]) -> Iterator[str]:
    """Yield the closed texts: whole documents, and of minutes the sections on closed items.

    Minutes without any of the names `asked` are skipped, because splitting them may load the Markdown parser.
    """
    closed = besloten_punten(register, stukken)
    for document in register.documents:
        kind, id_ = stuk_of(document.path)
        if kind == "verslag":
            if names_in(document.text, asked):
                yield from _closed_sections(document, stukken, closed)
        elif (kind, id_) not in stukken and kind not in _DRAFTS:
            yield document.text


def _closed_sections(document: Document, stukken: Stukken, closed: frozenset[str]) -> Iterator[str]:
    """Yield the sections that are on a closed item or name one; without sections the whole text if it names one."""
    sections = sections_of(document) or (Sectie("", (), document.body_line, "", document.body),)
    for section in sections:
        if any(("agendapunt", item) not in stukken for item in items_of(section)) or names_any(section, closed):
            yield section.head + section.text
