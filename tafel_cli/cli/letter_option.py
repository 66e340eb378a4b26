"""The option for large letters, apart from other options, because it is of commands that make papers."""

from enum import StrEnum
from typing import Annotated

import typer

from tafel_cli.render import LARGE


class Letter(StrEnum):
    """Letters of another size than usual."""

    GROOT = LARGE


LetterOption = Annotated[
    Letter | None,
    typer.Option(help="Maak naast de gewone pdf ook een pdf met grote letters, voor wie niet goed ziet."),
]
