"""Starts git with fixed settings, because those of others could run programs while a table is only read.

`plain_git.py` starts it with the settings of the user instead, for what records and shares.
"""

import os
import shutil
import subprocess
from pathlib import Path

from tafel_cli.errors import TafelError
from tafel_cli.source.git_folder import git_options

REPAIR = "`git fsck` zegt wat er mis is. Haal anders de hele bewaarplaats opnieuw op."
DAMAGED = f"Git kan hier niet lezen wat is vastgelegd: iets is beschadigd, of ontbreekt. {REPAIR}"


class DamagedError(TafelError):
    """A commit or file that the repository names is damaged or missing, so git cannot read it."""


class FixedGit:
    """Git in a folder, with a clean environment and fixed settings."""

    def __init__(self, root: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise TafelError("Git is niet gevonden op deze computer. Installeer git en probeer het opnieuw.")
        self.root = root
        self._program = str(Path(program).absolute())  # a relative one would be looked for in the table's folder
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        # Git would send each commit of a list by itself to a program that reads along; this one waits for all.
        self.environment |= {"LC_ALL": "C", "LANGUAGE": "C", "GIT_FLUSH": "0"}
        self.where = git_options(root)
        # Git must never discover a repository among files of a table, so it may not from the first question on.
        self.settings: list[str] = [*self.where, "-c", "safe.bareRepository=explicit"]
        for setting in ("core.fsmonitor=false", f"core.hooksPath={os.devnull}"):
            self.settings += ["-c", setting]

    def run(self, *arguments: str, stdin: bytes = b"", said: str = DAMAGED) -> bytes:
        """Return what git prints. If it fails, raises TafelError(said), and DamagedError if nothing else is said."""
        try:
            done = subprocess.run(  # noqa: S603  (git itself, with arguments that are never split)
                [self._program, *self.settings, *arguments],
                cwd=self.root,
                env=self.environment,
                input=stdin,
                capture_output=True,
                check=True,
            )
        except (subprocess.CalledProcessError, OSError) as error:
            raise (DamagedError if said is DAMAGED else TafelError)(said) from error
        return done.stdout

    def beginning(self, most: int, *arguments: str) -> bytes:
        """Return the first bytes that git prints, at most `most`. Git stops there, as it may have much more."""
        with subprocess.Popen(  # noqa: S603  (the same)
            [self._program, *self.settings, *arguments],
            cwd=self.root,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as git:
            start = git.stdout.read(most) if git.stdout else b""
            git.kill()
        return start
