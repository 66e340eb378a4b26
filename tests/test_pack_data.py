"""The pack as JSON: its schema describes every key, and every pack follows it."""

import json
import shutil
from collections.abc import Iterator
from datetime import date, time
from enum import EnumType
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from conftest import ROOT, SMALLEST, tafel, tafel_process
from jsonschema import Draft202012Validator

from tafel_cli.cli.agenda_papers import PackFormat
from tafel_cli.errors import TafelError
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.build import build_pack
from tafel_cli.pack.pack import BYTES, PUBLIC_KEYS, Pack
from tafel_cli.pack.public import opened
from tafel_cli.reading.text_tree import Node, Soort
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import occasion
from tafel_cli.render import LARGE, renderers
from tafel_cli.render.json import encode
from tafel_cli.report.reference.kinds import kind_schema as schema_of
from tafel_cli.report.reference.kinds import schema_names
from tafel_cli.report.reference.pack import called, pack_classes, pack_schema, pack_words
from tafel_cli.source.worktree import WorkTree

TABLES = {"the example": (ROOT, "2026-12-03"), "the smallest": (SMALLEST, "2026-01-15")}
_LEAF = Node(soort=Soort.TEKST, tekst="woord")
PLAIN: dict[Any, object] = {
    str: "é",
    int: -1,
    bool: True,
    date: date(2026, 7, 2),
    time: time(9, 5),
    dict[str, bytes]: {},
    Node: Node(soort=Soort.LIJST, inhoud=(Node(soort=Soort.ONDERDEEL, inhoud=(_LEAF,)),), niveau=1),
}


def pack(name: str, audience: Doelgroep) -> Pack:
    """Return the pack of a table for an audience."""
    root, meeting_id = TABLES[name]
    source = WorkTree(root)
    asked = occasion(read(source), meeting_id)
    assert asked
    return build_pack(asked, read=source.attachment, state=source.state(), doelgroep=audience)


def closed(known: Any) -> Any:  # noqa: ANN401  (any part of a schema)
    """Return a schema that refuses unknown keys; the published one allows them, because later versions add keys."""
    if isinstance(known, list):
        return [closed(part) for part in known]
    if not isinstance(known, dict):
        return known
    made = {name: closed(part) for name, part in known.items()}
    return {**made, "additionalProperties": False} if known.get("type") == "object" else made


@cache
def validator(*, strict: bool) -> Draft202012Validator:
    """Return a validator of the schema as it is published, or of one that refuses unknown keys."""
    known = closed(pack_schema()) if strict else pack_schema()
    return Draft202012Validator(known, format_checker=Draft202012Validator.FORMAT_CHECKER)


def assert_fits(value: object) -> None:
    """Assert that a value follows the schema and has no unknown keys."""
    assert [error.message for error in validator(strict=True).iter_errors(value)] == []
    assert validator(strict=False).is_valid(value)


@pytest.mark.parametrize("audience", Doelgroep)
@pytest.mark.parametrize("name", TABLES)
def test_every_pack_fits(name: str, audience: Doelgroep) -> None:
    """The data of every pack follow the schema, are UTF-8, end with a line, and say what the pack says."""
    made = pack(name, audience)
    data = encode(made)
    value = json.loads(data.decode("utf-8"))
    assert_fits(value)
    assert value == {"version": 1, **made.as_data()}
    assert value["doelgroep"] == audience.value
    assert data.endswith(b"}\n")
    assert b"\\u" not in data
    assert list(value) == pack_schema()["required"]


def filled(hint: Any, *, full: bool) -> Any:  # noqa: ANN401  (any type that a value of a pack has)
    """Make a value of a type: `full` with something in every place, else with as little as there can be."""
    if hint in PLAIN:
        return PLAIN[hint]
    if isinstance(hint, EnumType):
        return next(iter(hint))
    inside = get_args(hint)
    if isinstance(hint, UnionType):
        return filled(inside[0], full=True) if full else None
    if get_origin(hint) is tuple:
        several = inside[-1] is ...
        return tuple(filled(one, full=full) for one in inside[:1] * 2 * full) if several else _pair(inside, full=full)
    return hint(**{name: filled(field_type(hint, name), full=full) for name in hint.__match_args__})


def _pair(inside: tuple[Any, ...], *, full: bool) -> tuple[Any, ...]:
    return tuple(filled(one, full=full) for one in inside)


def field_type(kind: type, name: str) -> Any:  # noqa: ANN401  (the same)
    """Return the type of a field, also of one that is not in the JSON."""
    return get_type_hints(kind)[name]


@pytest.mark.parametrize("full", [True, False])
def test_everything_fits(*, full: bool) -> None:
    """So do data with every part that there can be, the chair's script and late additions too, and data with none."""
    value = json.loads(encode(filled(Pack, full=full)))
    assert_fits(value)
    assert bool(value["draaiboek"]) is bool(value["nazending"]) is full
    if full:
        assert value["draaiboek"]["punten"][0]["uiterlijk"] == "09:05"
        assert value["nazending"]["wijzigingen"][0]["details"] == ["é", "é"]


def test_keys_for_everybody_are_keys() -> None:
    """Every key that is named as public is a key of its class, and every class of a public pack is named."""
    for kind, names in PUBLIC_KEYS.items():
        assert set(names) <= set(kind.__match_args__), kind
    value = opened(filled(Pack, full=True))
    assert (value.draaiboek, value.nazending, value.kop.gasten, value.bladen[0].ingediend_op) == (None, None, (), None)
    assert value.bladen[0].vragen[0].tekst
    assert value.verslag
    assert value.verslag.secties[0].besluiten[0].stand
    assert value.verslag.secties[0].besluiten[0].bekrachtigingen == ()


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every key in a value."""
    parts_ = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts_:
        if isinstance(value, dict):
            yield (*path, key)
        yield from places(part, (*path, key))


@pytest.mark.proof
def test_what_does_not_fit() -> None:
    """A key that is gone, and a value of another sort, is refused wherever it is."""
    whole = encode(filled(Pack, full=True))
    seen = set()
    for path in places(json.loads(whole)):
        kind = tuple(step for step in path if isinstance(step, str))[-3:]
        if kind in seen:
            continue
        seen.add(kind)
        for wrong in (None, {"iets": "anders"}):
            value = json.loads(whole)
            around = value
            for step in path[:-1]:
                around = around[step]
            if wrong is None:
                del around[path[-1]]
            else:
                around[path[-1]] = wrong
            assert not validator(strict=False).is_valid(value), (path, wrong)
    assert len(seen) > 200


def test_is_a_schema() -> None:
    """The schema keeps to the rules of the draft that it names, and lets keys of later versions pass."""
    Draft202012Validator.check_schema(pack_schema())
    value = json.loads(encode(pack("the smallest", Doelgroep.DEELNEMERS)))
    assert validator(strict=False).is_valid({**value, "later": 1, "kop": {**value["kop"], "later": 1}})


def test_every_key_is_told() -> None:
    """Every class, key and word has its sentence on the page of words, and no sentence is about nothing."""
    known = pack_words()
    assert set(known) == {"", *(called(kind) for kind in pack_classes())}
    for kind in pack_classes():
        told = known[called(kind)]
        assert told.about.endswith(".")
        assert list(told.keys) == [name for name in kind.__match_args__ if name not in BYTES]
        assert all(text.endswith(".") for text in told.keys.values())
        vocabularies = {name: field_type(kind, name) for name in told.keys}
        chosen = {name: hint for name, hint in vocabularies.items() if isinstance(hint, EnumType)}
        assert {name: list(each) for name, each in told.choices.items()} == {
            name: [member.value for member in hint] for name, hint in chosen.items()
        }


def test_printed() -> None:
    """`tafel schema vergaderstukken` prints it, in any folder, and a slip of the pen is put right."""
    done = tafel(Path("/"), "schema", "vergaderstukken")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == pack_schema() == schema_of("vergaderstukken")
    assert "vergaderstukken" in schema_names()
    with pytest.raises(TafelError, match="bedoelde u `vergaderstukken`"):
        schema_of("vergaderstuken")


def test_written_when_asked(tmp_path: Path) -> None:
    """`--format json` writes it, the same bytes with another time zone, language and hash seed; else it is left out."""
    shutil.copytree(SMALLEST, tmp_path / "tafel")
    made = tmp_path / "tafel/uitvoer/2026-01-15/deelnemers/vergaderstukken-2026-01-15.json"
    settings = ({"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, {"TZ": "Pacific/Apia", "PYTHONHASHSEED": "2"})
    seen = set()
    for each in settings:
        assert tafel_process(tmp_path / "tafel", "agenda", "build", "--format", "json", **each).returncode == 0
        seen.add(made.read_bytes())
    (data,) = seen
    assert_fits(json.loads(data))
    assert tafel(tmp_path / "tafel", "agenda", "build").returncode == 0
    assert not made.exists()


def test_formats_that_one_can_ask_for() -> None:
    """`--format` knows exactly the formats that there are."""
    assert sorted(form.value for form in PackFormat) == sorted({renderer.format for renderer in renderers()} - {LARGE})
