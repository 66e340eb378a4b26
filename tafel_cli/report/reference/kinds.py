"""Makes a JSON Schema of the front matter of a kind, for editors, from the annotations that the decoder uses.

It is draft-07, with keywords that later drafts share, because editors and front-matter tools support that best. An
editor applies it to values that a YAML parser made, so a text may be a number, and `15:00` a number of minutes.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tafel_cli.errors import TafelError
from tafel_cli.kinds import KINDS
from tafel_cli.reading import marks
from tafel_cli.reading.fields import COMMIT
from tafel_cli.reading.slips import choose
from tafel_cli.report.reference.pages import Page, Steps, kind_page, shared_keys

_Schema = dict[str, object]
Ids = Callable[[str], Sequence[str]]
DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT = ["string", "number"]  # `nummer: 4`; with booleans too, an editor would propose `true` for every text
PACK = "vergaderstukken"  # has a schema of its own, for programs: pack.py
SOME = r"\S"
_ONE_LINE = r"^\s*\S[^\n]*\s*$"
_DAY = "(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
CLOCK = "(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"
# YAML 1.1 reads 1:00 to 23:59 without quotes as a number of minutes.
BASE_60: _Schema = {"minimum": 60, "maximum": 1439}
FILE = r"[A-Za-z0-9._-]{1,120}(?:/[A-Za-z0-9._-]{1,120})*"


def schema_names() -> tuple[str, ...]:
    """Return the names of all schemas: the kinds, and PACK."""
    return (*KINDS, PACK)


def kind_schema(kind: str | None = None, ids: Ids | None = None) -> _Schema:
    """Return the schema of one kind, of PACK, or (None) of all kinds below `$defs`; TafelError for another name.

    `ids`: returns the ids that a table has of a kind; with it a reference becomes an enum of those.
    """
    if kind is None:
        each = {name: _Maker(kind_page(name), ids).kind(record) for name, record in KINDS.items()}
        arms = [{"$ref": f"#/$defs/{name}"} for name in each]
        about = "De kop van een stuk van de tafel: één schema voor elke soort."
        return {"$schema": DRAFT, "title": "Stuk", "description": about, "anyOf": arms, "$defs": each}
    if kind not in KINDS:
        if kind == PACK:
            from tafel_cli.report.reference import pack  # an editor needs no pack

            return pack.pack_schema()
        raise TafelError(f"De soort `{kind}` bestaat niet; {choose(kind, schema_names())}", exit_code=2)
    return {"$schema": DRAFT, **_Maker(kind_page(kind), ids).kind(KINDS[kind])}


class _Maker(NamedTuple):
    """Makes the schema of one kind, with descriptions from its page."""

    page: Page
    ids: Ids | None

    def kind(self, record: type) -> _Schema:
        return {"title": self.page.title, "description": self.page.about, **self.group(record, ())}

    def group(self, kind: type, base: Steps, places: dict[str, Steps | None] | None = None) -> _Schema:
        """Return the schema of a class of fields. `base`: where the page explains its keys.

        `places`: other places, by key; None: nowhere, because the schema around it explains the key.
        """
        properties: _Schema = {}
        for name, key in marks.keys(kind).items():
            place = (places or {}).get(name, base)
            properties[name] = {} if place is None else self.key(key.mark, (*place, name))
        required = [name for name, key in marks.keys(kind).items() if key.required]
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}

    def key(self, mark: marks.Mark, steps: Steps) -> _Schema:
        """Return the schema of a key; its description explains the key and each word of its vocabulary."""
        innermost = marks.inner(mark)
        words = [member.value for member in innermost.vocabulary] if isinstance(innermost, marks.Choice) else []
        return {"description": self.about(steps, words), **self.value(mark, steps)}

    def about(self, steps: Steps, words: Sequence[str]) -> str:
        texts = self.page.texts
        explained = [f"{word}: {texts[(*steps, word)]}" for word in words if (*steps, word) in texts]
        return "\n".join([texts[steps], *explained]).replace("`", "")  # an editor shows it as it is

    def value(self, mark: marks.Mark, steps: Steps) -> _Schema:  # noqa: C901, PLR0911, PLR0912  (one line for each type of field)
        match mark:
            case marks.Text(limit, one_line):
                return {"type": TEXT, "pattern": _ONE_LINE if one_line else SOME, "maxLength": limit}
            case marks.Number(low, high):
                return {"type": ["integer", "string"], "minimum": low, "maximum": high, "pattern": "^[0-9]{1,9}$"}
            case marks.Day():
                return {"type": "string", "pattern": f"^{_DAY}$"}
            case marks.Clock():
                return {"type": ["string", "integer"], "pattern": f"^{CLOCK}$", **BASE_60}
            case marks.Commit():
                return {"type": TEXT, "pattern": f"^{COMMIT}$"}
            case marks.Choice(vocabulary):
                return {"type": "string", "enum": [member.value for member in vocabulary]}
            case marks.Ref():
                return self.reference(mark)
            case marks.Attachment():
                unlisted: _Schema = {"type": "string", "pattern": f"^{FILE}$"}
                return self.names(("bijlage",)) or unlisted
            case marks.Many(item):
                return {"type": "array", "items": self.value(item, steps)}
            case marks.Short(kind, key):
                return {"anyOf": [self.value(marks.keys(kind)[key].mark, (*steps, key)), self.group(kind, steps)]}
            case marks.Named(value, kinds):
                schema_names = self.names(kinds)
                made: _Schema = {"type": "object", "additionalProperties": self.value(value, steps)}
                return {**made, "propertyNames": schema_names} if schema_names else made
            case marks.Group(kind):
                return self.group(kind, steps)
            case marks.Variant():
                return self.variant(mark, steps)

    def names(self, kinds: Sequence[str]) -> _Schema:
        """Return an enum of the ids of these kinds; empty without `ids`, or if the table has none."""
        found = dict.fromkeys(name for kind in kinds for name in (self.ids(kind) if self.ids else ()))
        numbers = [int(name) for name in found if name.isdecimal()]  # how a YAML parser reads such a name
        values: _Schema = {"enum": [*found, *numbers]}
        return values if found else {}

    def reference(self, mark: marks.Ref) -> _Schema:
        pattern = _pattern(mark.kinds)
        typed: _Schema = {"type": ["string", "integer"] if re.search(pattern, "1") else "string", "pattern": pattern}
        schema_names = self.names(mark.kinds) or typed
        return {"anyOf": [schema_names, {"type": "string", "pattern": f"^{_DAY}$"}]} if mark.or_date else schema_names

    def variant(self, mark: marks.Variant, steps: Steps) -> _Schema:
        """Return the schema of a group of which one key decides the others: an `if` for each value of that key."""
        shared = {name: None if name == mark.key else steps for name in shared_keys(mark)}
        words = [name for name, _ in mark.kinds]
        about = self.about((*steps, mark.key), words)
        arms = []
        for name, kind in mark.kinds:
            then = self.group(kind, (*steps, mark.key, name), shared)
            arms.append({"if": {"properties": {mark.key: {"const": name}}, "required": [mark.key]}, "then": then})
        chosen = {mark.key: {"description": about, "type": "string", "enum": words}}
        return {"type": "object", "properties": chosen, "required": [mark.key], "allOf": arms}


def _pattern(kinds: Sequence[str]) -> str:
    """Return the pattern of the ids of these kinds; SOME if tafel.md defines some, because those have any form."""
    forms = []
    for kind in kinds:
        if kind in KINDS:
            forms.append(re.sub(r"\(\?P<\w+>", "(?:", KINDS[kind].id_pattern).replace(".+", "[a-z0-9-]+"))
        elif kind in marks.RESERVED:
            forms += marks.RESERVED[kind]
        else:
            return SOME
    return f"^(?=.{{1,80}}$)(?:{'|'.join(forms)})$"
