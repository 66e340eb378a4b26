"""One word for one thing: what people read calls a thing by the word that the explanation of the rules gives it."""

import re

import pytest
from conftest import ROOT

INSTEAD = {
    # (wrong) -> what to write; `kop` is the front matter of a file and nothing else
    r"\bkoppen\b": "kopjes",
    r"\b[Dd]eze kop\b": "dit kopje",
    r"\bkop met één `#`": "kopje met één `#`",
    r"\b[Nn]iets verwijst\b": "geen enkel stuk verwijst",
    r"\[anders: ": "[standaard: ",
    r"\b[Ii]ngestemd, met een wijziging": "ingestemd met een wijziging",
    r"[:*.·|] [Nn]iet eens geworden": "geen overeenstemming",
    r"\bbestu(?:ur|ren) (?:die|dat) nog ja moet|\b[Bb]estuur nog ja moet": "een bestuur dat nog moet antwoorden",
}
READ = [
    path
    for folder, endings in (("tafel_cli", (".py", ".md")), ("docs/nl", (".md",)), ("templates", (".j2",)))
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in endings
]


@pytest.mark.parametrize("wrong", INSTEAD)
def test_one_word_for_one_thing(wrong: str) -> None:
    """No message, page, guide or template uses a word for something else than it means."""
    found = [path.relative_to(ROOT).as_posix() for path in READ if re.search(wrong, path.read_text(encoding="utf-8"))]
    assert not found, f"schrijf daar: {INSTEAD[wrong]}"
