"""`tafel schema` describes front matter for an editor: the same as `tafel check`, read by another parser."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, SMALLEST, replace, tafel
from counting import counts
from jsonschema import Draft7Validator, Draft202012Validator
from kind_keys import kind_words, needed

from tafel_cli.kinds import KINDS
from tafel_cli.reading.decode import decode
from tafel_cli.reading.document import parse
from tafel_cli.reading.marks import keys
from tafel_cli.register.loading import read
from tafel_cli.report.reference.kinds import kind_schema
from tafel_cli.report.reference.pages import kind_page
from tafel_cli.source.worktree import WorkTree

TABLES = (ROOT, SMALLEST)
OF_FOLDER = {kind.folder or "data": name for name, kind in KINDS.items()}
FILES = [
    (root, path.relative_to(root).as_posix())
    for root in TABLES
    for path in sorted((root / "data").rglob("*.md"))
    if path.parent.name in OF_FOLDER
]


def kind_of(path: str) -> str:
    """Return the kind of a file by its folder."""
    return OF_FOLDER[path.split("/")[-2]]


def as_json(value: object) -> object:
    """Return a value of PyYAML as JSON has it: keys are text, and days are ISO 8601."""
    if isinstance(value, dict):
        return {str(key): as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def values(text: str) -> object:
    """Return the front matter of a file as PyYAML reads it."""
    return as_json(yaml.safe_load(text.split("---\n")[1]))


def faults(kind: str, text: str) -> set[str]:
    """Return the codes that decoding a text gives."""
    document = parse(f"data/{KINDS[kind].folder or '.'}/x.md", text.encode())
    return {finding.code.code for finding in (*document.findings, *decode(KINDS[kind], document).findings)}


def validators(kind: str, root: Path) -> list[Draft7Validator]:
    """Return the schema of a kind in all its forms: plain, one of all kinds, and with the names of a table."""
    names = read(WorkTree(root)).ids
    whole = kind_schema()
    one: dict[str, object] = {"$ref": f"#/$defs/{kind}", "$defs": whole["$defs"]}
    return [Draft7Validator(form) for form in (kind_schema(kind), whole, one, kind_schema(kind, names))]


@pytest.mark.parametrize("kind", KINDS)
def test_is_a_schema(kind: str) -> None:
    """A schema keeps to the rules of draft-07, which it names, and of 2020-12, for tools that know only that."""
    made = kind_schema(kind)
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(made)
    Draft202012Validator.check_schema({**made, "$schema": "https://json-schema.org/draft/2020-12/schema"})


@pytest.mark.parametrize(("root", "path"), FILES, ids=lambda part: part if isinstance(part, str) else "")
def test_takes_every_file(root: Path, path: str) -> None:
    """Every file of the example table and of the smallest one is right for an editor too."""
    found = values((root / path).read_text(encoding="utf-8"))
    forms = validators(kind_of(path), root)
    assert forms
    for validator in forms:
        assert list(validator.iter_errors(found)) == []


def mutants(kind: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield ways to break a header, each with the code of the check that must see it."""
    head, rest = text.split("---\n")[1], text.split("---\n", 2)[2]
    yield "T102", f"---\n{head}onbekend: x\n---\n{rest}"
    for name, key in keys(KINDS[kind]).items():
        entry = re.search(rf"^{name}:.*\n(?:[ \t]+.*\n)*", head, re.MULTILINE)
        if entry and key.required:
            yield "T101", f"---\n{head.replace(entry[0], '', 1)}---\n{rest}"
        if entry and (name,) in kind_words(kind) and entry[0].count("\n") == 1:
            yield "T104", f"---\n{head.replace(entry[0], f'{name}: iets_anders{chr(10)}', 1)}---\n{rest}"


@pytest.mark.parametrize(("root", "path"), FILES, ids=lambda part: part if isinstance(part, str) else "")
def test_agrees_with_check(root: Path, path: str) -> None:
    """An unknown key, a missing key or a word that is no choice is refused by the schema as it is by the check."""
    kind = kind_of(path)
    forms = validators(kind, root)
    wrong = list(mutants(kind, (root / path).read_text(encoding="utf-8")))
    assert forms
    assert wrong
    for code, text in wrong:
        assert code in faults(kind, text)
        assert not any(form.is_valid(values(text)) for form in forms), (code, text)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("soort: inbrengtermijn\n    werkdagen: 10\n    uurr: 17:00", "T102"),
        ("soort: inbrengtermijn", "T101"),
        ("soort: omvang\n    werkdagen: 10", "T102"),
        ("soort: balanz\n    hoogstens_procent: 30", "T104"),
        ("soort: vorm\n    toegestaan:\n      - dansend", "T104"),
        ("werkdagen: 10", "T103"),
        ("soort: verzendtermijn\n    werkdagen: 5\n    ernst: erg", "T104"),
    ],
)
def test_rules_of_an_agreement(rule: str, code: str) -> None:
    """The word at `soort` decides which keys a rule of an agreement has, in an editor too."""
    right = "---\ntitel: x\nnummer: 4\nstatus: geldend\nregels:\n  - soort: verzendtermijn\n    werkdagen: 5\n---\n"
    wrong = right.replace("soort: verzendtermijn\n    werkdagen: 5", rule)
    validator = Draft7Validator(kind_schema("werkafspraak"))
    assert validator.is_valid(values(right))
    assert code in faults("werkafspraak", wrong)
    assert not validator.is_valid(values(wrong))


@pytest.mark.parametrize(
    ("kind", "name", "typed"),
    [
        *[
            ("agendapunt", "titel", typed)
            for typed in ("4", "1.5", "2026-12-03", "2026-12-03 10:00:00", "0x1F", "12:30")
        ],
        *[("agendapunt", "titel", typed) for typed in (">\n  Twee\n  regels", '"x\\ty"', "'null'", "é" * 300)],
        *[("agendapunt", "duur", typed) for typed in ("20", '"20"', "08", "010", "0", "480")],
        *[("agendapunt", "indiener", typed) for typed in ("gemeente", "1892", "voorzitter", "a-1")],
        *[("agendapunt", "gewenst", typed) for typed in ("2026-12-03", '"2026-12-03"', "2026-12-03-extra")],
        *[
            ("bijeenkomst", "aanvang", typed)
            for typed in ("9:30", "09:30", "15:00", '"15:00"', "0:20", "23:59", "1:00")
        ],
        *[("bijeenkomst", "datum", typed) for typed in ("2026-12-03", '"2026-12-03"')],
        *[("bijeenkomst", "agenda", typed) for typed in ("[]", "[2026-11-12-a-b, pauze]")],
        *[("werkafspraak", "nummer", typed) for typed in ("4", "4a", '"4"')],
        *[("werkafspraak", "vastgesteld", typed) for typed in ("2026-12-03", "startbijeenkomst")],
        *[("tafel", "soorten", typed) for typed in ("{1: Eerste, b: 2}", "{}")],
    ],
)
def test_takes_what_a_parser_makes_of_it(kind: str, name: str, typed: str) -> None:
    """However a right value is typed, what a YAML parser makes of it is right for the schema."""
    text = f"---\n{name}: {typed}\n---\n"
    assert faults(kind, text) <= {"T101"}
    found = values(text)
    assert isinstance(found, dict)
    assert list(Draft7Validator({**kind_schema(kind), "required": []}).iter_errors(found)) == []


@pytest.mark.parametrize(
    ("kind", "name", "typed"),
    [
        *[("agendapunt", "titel", typed) for typed in ('"a\\nb"', "[a]", '"  "', "", "é" * 301)],
        *[("agendapunt", "duur", typed) for typed in ("veel", "481", "-1", "2.5", '"1,5"')],
        *[("agendapunt", "indiener", typed) for typed in ("De Gemeente", "a_b", "x" * 81)],
        *[("agendapunt", "vervolg_op", typed) for typed in ("iets", "2026-12-03")],
        *[("agendapunt", "bijlagen", typed) for typed in ("[x.pdf]", "[{bestand: /x.pdf, titel: x}]")],
        *[("bijeenkomst", "aanvang", typed) for typed in ('"24:00"', "15.00", '"15"', "3 uur")],
        *[("bijeenkomst", "datum", typed) for typed in ("3-12-2026", '"2026-13-01"', "1826-12-03")],
        *[("bijeenkomst", "agenda", typed) for typed in ("pauze", "[koffie]")],
        *[("besluit", "beslispunt", typed) for typed in ("0", "100")],
        *[("tafel", "themas", typed) for typed in ("[a]", "{a: {trekkers: [b]}}")],
    ],
)
def test_refuses_what_is_no_value(kind: str, name: str, typed: str) -> None:
    """A value that the check does not take in this place is wrong in an editor too."""
    validator = Draft7Validator({**kind_schema(kind), "required": []})
    assert not validator.is_valid(values(f"---\n{name}: {typed}\n---\n"))


def test_names_of_the_table(table: Path) -> None:
    """`--resolved` lists the parties, themes, kinds of party and papers that there are; another name is wrong."""
    item = json.loads(tafel(table, "schema", "agendapunt", "--resolved").stdout)["properties"]
    assert item["indiener"]["enum"] == ["gemeente", "huurders", "voorzitter", "secretariaat"]
    assert item["thema"]["enum"] == ["buurt", "werkwijze"]
    assert item["gewenst"]["enum"] == ["2025-12-04", "2026-01-15"]
    assert item["bijlagen"]["items"]["properties"]["bestand"]["enum"] == ["bankje.png", "plattegrond.pdf"]
    party = json.loads(tafel(table, "schema", "organisatie", "--resolved").stdout)
    assert party["properties"]["soort"]["enum"] == ["gemeente", "huurdersvereniging"]
    text = (table / "data/agenda/2026-01-05-gemeente-plein.md").read_text(encoding="utf-8")
    validator = Draft7Validator(json.loads(tafel(table, "schema", "agendapunt", "--resolved").stdout))
    assert validator.is_valid(values(text))
    assert not validator.is_valid(values(text.replace("indiener: gemeente", "indiener: gemeenten")))
    assert not validator.is_valid(values(text.replace("thema: buurt", "thema: buurten")))


def test_what_there_is_not_yet(table: Path) -> None:
    """A table without decisions gets the form of their names, not an empty list that nothing can be chosen from."""
    shutil.rmtree(table / "data/besluiten")
    made = json.loads(tafel(table, "schema", "bekrachtiging", "--resolved").stdout)
    Draft7Validator.check_schema(made)
    assert "pattern" in made["properties"]["besluit"]


def test_command(tmp_path: Path, table: Path) -> None:
    """A schema needs no table; names do, and they need a sound data/tafel.md."""
    every = json.loads(tafel(tmp_path, "schema").stdout)
    assert list(every["$defs"]) == list(KINDS)
    assert json.loads(tafel(tmp_path, "schema", "besluit").stdout) == kind_schema("besluit")
    wrong = tafel(tmp_path, "schema", "beslut")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "`beslut` bestaat niet" in wrong.stderr
    assert "`besluit`?" in wrong.stderr
    assert tafel(tmp_path, "schema", "--resolved").returncode == 3
    replace(table / "data/tafel.md", "naam:", "nam:")
    broken = tafel(table, "schema", "--resolved")
    assert (broken.returncode, broken.stdout) == (1, "")
    assert "tafel check" in broken.stderr


def test_completion(tmp_path: Path) -> None:
    """TAB completes the kinds."""
    done = tafel(tmp_path, _TAFEL_COMPLETE="complete_bash", COMP_WORDS="tafel schema be", COMP_CWORD="2")
    assert done.stdout.split() == ["bekrachtiging", "besluit"]


@pytest.mark.parametrize("kind", KINDS)
def test_page_of_a_kind(kind: str) -> None:
    """Each key has its line on the page of its kind and each line its key; a vocabulary is explained whole or not."""
    about = kind_page(kind)
    explained = {(*steps, word) for steps, choices in kind_words(kind).items() for word in choices}
    assert needed(kind) <= set(about.texts)
    assert set(about.texts) - needed(kind) <= explained
    for steps, choices in kind_words(kind).items():
        assert len({(*steps, word) for word in choices} & set(about.texts)) in (0, len(choices)), steps
    assert about.title
    assert about.about
    for text in (about.about, *about.texts.values()):
        assert text.endswith("."), text
        assert not re.search(r"(?i)pull.request|commit|front.matter|yaml|\bje\b|\bjij\b|\bjouw\b", text), text


def test_check_reads_no_page(table: Path) -> None:
    """A check never opens the pages of the kinds."""
    opened = counts(table, "check")["open"]
    assert opened
    assert not any(path.endswith(".md") and "kinds" in path for path in opened)
