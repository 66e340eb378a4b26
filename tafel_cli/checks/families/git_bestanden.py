"""T2: what git itself would read among the attachments. It would steer what others see, record or start."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule
from tafel_cli.finding import START, Code, Finding
from tafel_cli.register.case import Case
from tafel_cli.source import ATTACHMENTS
from tafel_cli.source.git_folder import like_a_repository, read_by_git


@rule("T209", "git-ingebed")
def git_ingebed(case: Case, code: Code) -> Iterator[Finding]:
    """No folder of attachments is one that git may take for a repository, and no file in it one that git reads.

    It does not matter who names or links such a file, because git reads it all the same.
    """
    held: dict[str, set[str]] = {}
    for name in case.register.attachments:
        steps = name.split("/")
        for depth, step in enumerate(steps, 1):
            held.setdefault("/".join(steps[: depth - 1]), set()).add(step if depth == len(steps) else f"{step}/")
    for folder, names in sorted(held.items()):
        path = f"data/{ATTACHMENTS}/{folder}".rstrip("/")
        if like_a_repository(names):
            message = "Hier zit een verborgen git-map. Die kan programma's starten op de computer van een ander."
            hint = "haal deze map weg" if folder else "haal `HEAD` hier weg, en wat er verder van git is"
            yield Finding(path, START, code, message, hint, path)
        for name in sorted(filter(read_by_git, names)):
            message = (
                "Zo'n naam leest git zelf. Dat kan veranderen wat anderen vastleggen, of wat zij van de tafel zien."
            )
            place = f"{path}/{name}".rstrip("/")
            yield Finding(place, START, code, message, "haal dit weg uit `data/bijlagen/`", place)
