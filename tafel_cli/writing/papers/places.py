"""Says where output may go: not among files of the table or of git, not over what git keeps, not beside other files."""

import os
from pathlib import Path

from tafel_cli.errors import TafelError
from tafel_cli.source.git_folder import git_holder, git_options, is_like_a_repository
from tafel_cli.source.repository import keeps
from tafel_cli.writing.papers.folders import MANIFEST, files_below, is_rest, listed

_ELSEWHERE = "Kies een andere plek voor de uitvoer."
_BESIDE = (".gitignore", ".tafel.lock")  # what tafel itself puts in a folder of papers


def demand_free(root: Path, place: Path) -> None:
    """Raise TafelError (exit code 2) unless a file or folder may be written at a place, links followed.

    Refused are data/ of the table, the folder of git, what git reads its rules from, papers that tafel made, and all
    that git keeps. Git is asked only if something stands there, because nothing can be lost otherwise; without a `.git`
    above it nothing is kept. Raises TafelError (exit code 3) if git cannot tell, or if files in the table hide which
    repository counts.
    """
    git_options(root)
    led = Path(os.path.realpath(place))
    data = root / "data"
    there = [step for step in (led, *led.parents) if os.path.exists(step)]  # noqa: PTH110  (also for impossible names)
    if data.exists() and any(step.samefile(data) for step in there):
        said = "In `data/` staan alleen stukken van de tafel."
    elif any(part.casefold() == ".git" for part in led.parts) or any(map(is_like_a_repository, there)):
        said = f"`{place}` ligt in de map van git zelf."
    elif led.name.casefold().startswith(".git"):
        said = f"Uit `{led.name}` leest git regels, en daar schrijft tafel niet in."
    elif os.path.isfile(led) and _is_a_paper(led):  # noqa: PTH113  (also for impossible names)
        said = f"`{place}` hoort bij stukken die tafel maakte, en daar schrijft alleen een nieuwe versie overheen."
    elif os.path.lexists(led) and git_holder(led.parent) is not None:
        try:
            if not keeps(led.parent, led.name):
                return
        except TafelError as error:
            raise TafelError(f"{error} Dan is niet te zien of `{place}` is vastgelegd. {_ELSEWHERE}") from None
        said = f"`{place}` is vastgelegd in git, en daar schrijft tafel niet overheen."
    else:
        return
    raise TafelError(f"{said} {_ELSEWHERE}", exit_code=2)


def _is_a_paper(file: Path) -> bool:
    """Tell whether a manifest in one of its folders lists a file, or is that file."""
    for folder in file.parents:
        if (known := listed(folder)) is not None:
            name = file.relative_to(folder).as_posix()
            return name == MANIFEST or name in known
    return False


def demand_ours_or_empty(folder: Path) -> None:
    """Raise TafelError (exit code 2) if a folder holds files, but no papers with a manifest of ours."""
    if not folder.is_dir() or any(listed(path.parent) is not None for path in folder.glob(f"*/*/{MANIFEST}")):
        return
    if any(name not in _BESIDE and not is_rest(path) for name, path in files_below(folder)):
        raise TafelError(
            f"In `{folder}` staat al iets anders dan stukken die tafel maakte. Er is niets veranderd. "
            "Kies een lege map, of een map die er nog niet is.",
            exit_code=2,
        )
