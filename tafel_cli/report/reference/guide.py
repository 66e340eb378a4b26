"""Makes docs/nl/velden.md, which explains every kind and key, from the classes and their pages."""

from collections.abc import Iterator

from tafel_cli.dutch import enumeration, thousands
from tafel_cli.kinds import KINDS
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.reading import marks
from tafel_cli.reading.record import Record
from tafel_cli.register.form.parts import GEVRAAGDE_VELDEN
from tafel_cli.report.reference.pages import DAY_IN_WORDS, Page, Steps, kind_page, shared_keys

_ORDER = ("agendapunt", "bijeenkomst", "verslag", "besluit", "bekrachtiging", "actie")
_LONG = 10_000  # shorter numbers read well without a point, and years have none
OPENING = """# Velden

Wat er in de kop van elk stuk kan staan. Deze tekst is gemaakt uit `tafel_cli/kinds/`.

De kop staat boven in het bestand, tussen twee regels `---`. Elk veld staat op een eigen regel: de naam, een dubbele
punt, een spatie en de waarde. Een lijst heeft onder de naam van het veld voor elk onderdeel een regel met twee spaties
en een streepje. Bij een groep staan de velden eronder, elk twee spaties verder naar rechts.

```
titel: Een nieuwe speelplek
gevraagd:
  - In te stemmen met een speelplek in het park.
inleider:
  organisatie: gemeente
  functie: projectleider
```

Zonder een veld dat **nodig** is, is het bestand niet goed. Met een ° erbij is het veld pas nodig als de status
`ingediend` is. In een groep is een veld nodig als u de groep gebruikt. De andere velden mag u weglaten.

Zet een tekst met een dubbele punt of een `#` tussen aanhalingstekens. Een tekst heeft hoogstens 2.000 tekens; lange
stukken horen onder de kop."""


def field_guide() -> str:
    """Return the text of docs/nl/velden.md: the kinds in the order of a meeting, then the others."""
    order = [*_ORDER, *[name for name in KINDS if name not in _ORDER]]
    contents = [f"- [{kind_page(name).title}](#{name})" for name in order if name in KINDS]
    chapters = [line for name in order if name in KINDS for line in _chapter(name, KINDS[name])]
    return "\n".join([OPENING, "", *contents, *chapters]) + "\n"


def _chapter(name: str, kind: type[Record]) -> list[str]:
    about = kind_page(name)
    place = f"`data/{kind.folder}/`" if kind.folder else "`data/tafel.md`"
    example = f", zoals `{kind.id_example}.md`" if kind.id_example else ""
    return [
        "",
        f"## {about.title}",
        "",
        about.about,
        "",
        f"Plaats: {place}{example}.",
        "",
        *_lines(kind, about, (), name),
    ]


def _lines(kind: type, about: Page, base: Steps, name: str) -> Iterator[str]:
    for key, what in marks.keys(kind).items():
        yield from _entry((*base, key), what, about, name)


def _entry(steps: Steps, key: marks.Key, about: Page, name: str) -> Iterator[str]:
    """Yield the line of a key, and below it the keys of its group or the words of its vocabulary."""
    later = name == Agendapunt.kind_name and len(steps) == 1 and steps[0] in GEVRAAGDE_VELDEN
    need = "**nodig**, " if key.required else "**nodig**°, " if later else ""
    innermost = marks.inner(key.mark)
    explained = any(path[:-1] == steps for path in about.texts) and isinstance(innermost, marks.Choice)
    indent = "  " * (len(steps) - 1)
    yield f"{indent}- `{steps[-1]}` ({need}{_how(key.mark, explained=explained)}): {about.texts[steps]}"
    if isinstance(innermost, marks.Choice) and explained:
        yield from (f"{indent}  - `{word.value}`: {about.texts[*steps, word.value]}" for word in innermost.vocabulary)
    elif isinstance(innermost, marks.Group):
        yield from _lines(innermost.kind, about, steps, name)
    elif isinstance(innermost, marks.Variant):
        yield from _variants(innermost, about, steps, name)


def _variants(mark: marks.Variant, about: Page, base: Steps, name: str) -> Iterator[str]:
    indent, chooser = "  " * len(base), (*base, mark.key)
    shared = shared_keys(mark)
    yield f"{indent}- `{mark.key}` (**nodig**, een van deze woorden): {about.texts[chooser]}"
    for value, kind in mark.kinds:
        yield f"{indent}  - `{value}`: {about.texts[*chooser, value]}"
        for key, what in marks.keys(kind).items():
            if key not in shared:
                yield from _entry((*chooser, value, key), what, about, name)
    for key, what in marks.keys(mark.kinds[0][1]).items():
        if key in shared and key != mark.key:
            yield from _entry((*base, key), what, about, name)


def _how(mark: marks.Mark, *, explained: bool) -> str:  # noqa: C901, PLR0911, PLR0912  (a line for each type of field)
    match mark:
        case marks.Text(limit, one_line):
            return f"tekst op één regel, hoogstens {limit} tekens" if one_line else "tekst"
        case marks.Number(low, high):
            return f"heel getal van {_number(low)} tot en met {_number(high)}"
        case marks.Day():
            return DAY_IN_WORDS
        case marks.Clock():
            return 'tijd, zoals `"15:00"`'
        case marks.Ref(kinds, or_date):
            return "naam van " + enumeration([*_nouns(kinds), *(["een dag"] if or_date else [])], "of")
        case marks.Attachment():
            return "naam van een bestand in `data/bijlagen/`"
        case marks.Commit():
            return "nummer van een versie: 7 tot en met 64 cijfers en letters (a tot en met f)"
        case marks.Choice() if explained:
            return "een van deze woorden"
        case marks.Choice(vocabulary):
            return enumeration([f"`{word.value}`" for word in vocabulary], "of")
        case marks.Many(marks.Group() | marks.Variant()):
            return "lijst van groepen"
        case marks.Many(item):
            return f"lijst; per regel: {_how(item, explained=explained)}"
        case marks.Short(kind, key):
            return f"{_how(marks.keys(kind)[key].mark, explained=explained)}, of een groep"
        case marks.Named(value, kinds):
            names = f"namen van {enumeration(_nouns(kinds), 'of')}" if kinds else "namen"
            return f"{names}, elk met een {_how(value, explained=explained)}"
        case marks.Group() | marks.Variant():
            return "groep"


def _nouns(kinds: tuple[str, ...]) -> list[str]:
    special = {"soort": "een soort partij", "vast_punt": "een vast punt"}
    return [
        noun
        for kind in kinds
        for noun in ([f"`{word}`" for word in marks.RESERVED.get(kind, ())] or [special.get(kind, f"een {kind}")])
    ]


def _number(value: int) -> str:
    return thousands(value) if value >= _LONG else str(value)
