"""Whatever is wrong with a command line, one Dutch sentence says what was typed and what to type."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import typer
from conftest import tafel

from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.wrong_use import said_of


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["agenda", "list", "--stand", "klaar"],
            "`klaar` kunt u niet kiezen bij `--stand`. Kies uit: wacht, geagendeerd, behandeld, aangehouden, terug.",
        ),
        (
            ["agenda", "list", "--stand", "behandelt"],
            "`behandelt` kunt u niet kiezen bij `--stand`; bedoelde u `behandeld`? Kies uit: wacht, geagendeerd, ",
        ),
        (
            ["check", "--format", "van 't hart"],
            "`van 't hart` kunt u niet kiezen bij `--format`. Kies uit: text, json.",
        ),
        (["agenda", "list", "--stand"], "Achter `--stand` ontbreekt een waarde. Kies uit: wacht, "),
        (["agenda", "list", "--thema"], "Achter `--thema` ontbreekt een waarde. Typ `--thema NAAM`."),
        (["acties", "list", "--open=ja"], "Achter `--open` hoort geen waarde. Typ alleen `--open`."),
        (["status", "vandaag", "graag"], "`vandaag graag` is hier te veel. Laat het weg, of zet woorden "),
        (["agenda", "show"], "`NAAM` ontbreekt. Typ `tafel agenda show NAAM`."),
        (["acties", "done", "a1"], "`RESULTAAT` ontbreekt. Typ `tafel acties done ACTIE RESULTAAT`."),
        (
            ["bijeenkomsten", "absent", "lindepark"],
            "`PARTIJ` ontbreekt. Typ `tafel bijeenkomsten absent BIJEENKOMST PARTIJ`.",
        ),
        (["agenda", "new", "Bank"], "`--doel` ontbreekt. Kies uit: beeldvormend, "),
        (
            ["agenda", "new", "Bank", "--doel", "beeldvormend", "--indiener", "huurders"],
            "`--thema` ontbreekt. Typ `--thema NAAM`.",
        ),
        (["status", "--as-of", "morgen"], "`morgen` is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-12-03."),
    ],
)
def test_said_in_one_sentence(table: Path, arguments: list[str], sentence: str) -> None:
    """A wrong command line of `tafel` gets a line that says what was typed, what to type, and where the help is."""
    done = tafel(table, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


class _Kleur(StrEnum):
    ROOD = "rood"


_odd = typer.Typer(rich_markup_mode=None)


@_odd.command("geef", cls=Command)
def _give(  # noqa: PLR0913  (one option for each type of value)
    *,
    number: Annotated[int | None, typer.Option("--aantal", max=9)] = None,
    weight: Annotated[float | None, typer.Option("--gewicht")] = None,
    day: Annotated[datetime | None, typer.Option("--dag")] = None,
    there: Annotated[Path | None, typer.Option("--map", exists=True, file_okay=False)] = None,
    text: Annotated[Path | None, typer.Option("--tekst", exists=True, dir_okay=False)] = None,
    kleur: Annotated[_Kleur | None, typer.Option("--kleur")] = None,
) -> None:
    del number, weight, day, there, text, kleur


@_odd.command("neem")
def _take() -> None: ...


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["geef", "--aantal", "veel"], "`veel` bij `--aantal` is geen heel getal. Typ cijfers, bijvoorbeeld 15."),
        (["geef", "--aantal", "10"], "Het getal bij `--aantal` past niet. Typ een getal van hoogstens 9."),
        (["geef", "--gewicht", "zwaar"], "`zwaar` bij `--gewicht` is geen getal. Typ cijfers, bijvoorbeeld 15 of 2.5."),
        (["geef", "--dag", "gisteren"], "`gisteren` bij `--dag` is geen datum. Typ jaar-maand-dag, bijvoorbeeld "),
        (["geef", "--map", "/is/er/niet"], "`/is/er/niet` bij `--map` is er niet. Typ de naam van een bestand of map"),
        (["geef", "--map", __file__], f"`{__file__}` bij `--map` is een bestand. Typ de naam van een map."),
        (["geef", "--tekst", "/"], "`/` bij `--tekst` is een map. Typ de naam van een bestand."),
        (["geef", "--kleur", "rod"], "`rod` kunt u niet kiezen bij `--kleur`; bedoelde u `rood`? Kies uit: rood."),
        (["gef"], "De opdracht `gef` bestaat niet; bedoelde u `geef`?"),
        (["geef", "-x"], "De optie `-x` bestaat niet."),
        ([], "Achter `doe` ontbreekt een opdracht."),
    ],
)
def test_every_type_of_value(arguments: list[str], sentence: str) -> None:
    """A value of any type that Typer can read gets its own sentence, also a type that no command has yet."""
    command = typer.main.get_command(_odd)
    with pytest.raises(Exception, match=r"\w|^$") as caught:
        command.main(arguments, prog_name="doe", standalone_mode=False)
    assert said_of(caught.value).startswith(sentence)
    assert " Zie `doe" in said_of(caught.value)
