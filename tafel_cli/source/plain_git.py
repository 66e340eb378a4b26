"""Starts git as the user would: with the user's own settings, hooks and signing. Only what records and shares asks it.

`repository.py` reads with fixed settings instead, because reading a table must start no program of others.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tafel_cli.errors import TafelError

# Variables that would lead git to another repository, or to other files in it.
_ELSEWHERE = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_GRAFT_FILE"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_IMPLICIT_WORK_TREE"),
    *("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"),
)
_NO_QUESTIONS = {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "SSH_ASKPASS": "", "SSH_ASKPASS_REQUIRE": "never"}
_MOST_LINES = 40


class Answer(NamedTuple):
    """The exit code of git, and the bytes that it wrote on both streams."""

    code: int
    out: bytes
    err: bytes

    @property
    def words(self) -> tuple[str, ...]:
        """The first lines that git and its hooks said to a person, without colours."""
        text = (self.out + b"\n" + self.err).decode("utf-8", "replace")
        lines = re.sub(r"\x1b\[[0-9;]*m", "", text).replace("\r", "\n").split("\n")
        return tuple(line.rstrip() for line in lines if line.strip())[:_MOST_LINES]


class GitRefusedError(TafelError):
    """A step of git failed; `words` are the lines that git said."""

    def __init__(self, message: str, words: Sequence[str] = (), *, exit_code: int = 3) -> None:
        super().__init__(message, exit_code=exit_code)
        self.words = tuple(words)


class PlainGit:
    """Git in the folder of a table, with the variables of the user except those that lead to another repository.

    `asks`: git may ask the user for a password, because there is a terminal.
    """

    def __init__(self, root: Path, *, asks: bool = False) -> None:
        program = shutil.which("git")
        if program is None:
            raise TafelError("Git is niet gevonden op deze computer. Installeer git en probeer het opnieuw.")
        self.root = root
        self._start = [str(Path(program).absolute()), "-c", "safe.bareRepository=explicit"]
        self._alone = not asks and os.name == "posix"  # in a session of its own, ssh finds no terminal to ask on
        self._environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
        self._environment["LANGUAGE"] = "en"  # its words are compared
        if not asks:
            self._environment |= _NO_QUESTIONS

    def run(self, *arguments: str, stdin: bytes = b"", look: bool = False) -> Answer:
        """Run git and return its answer. `look`: nothing changes, so it must not even refresh its index."""
        environment = {**self._environment, "GIT_OPTIONAL_LOCKS": "0"} if look else self._environment
        done = subprocess.run(  # noqa: S603  (git itself, with arguments that are never split)
            [*self._start, *arguments],
            cwd=self.root,
            env=environment,
            input=stdin,
            capture_output=True,
            check=False,
            start_new_session=self._alone,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def read(self, *arguments: str) -> str | None:
        """Return what git prints without changing anything, without the last line end; None if it fails."""
        answer = self.run(*arguments, look=True)
        return os.fsdecode(answer.out).removesuffix("\n") if answer.code == 0 else None

    def names(self, *arguments: str) -> list[str]:
        """Return the parts, separated by NUL, of what git prints. Raises GitRefusedError if it fails."""
        answer = self.run(*arguments, look=True)
        if answer.code:
            said = "Git kan hier niet zien wat er veranderd is. `git status` zegt wat er mis is."
            raise GitRefusedError(said, answer.words)
        return os.fsdecode(answer.out).split("\0")[:-1]

    def own_paths(self, *names: str) -> list[Path]:
        """Return the paths of files in the git directory of this work tree."""
        asked = [word for name in names for word in ("--git-path", name)]
        told = self.read("rev-parse", *asked)
        if told is None:
            raise TafelError("Git kan deze map niet lezen. Typ `git status`: git zegt dan wat er mis is.")
        return [self.root / line for line in told.split("\n")]

    def head(self) -> str | None:
        """Return the full id of the last recorded version; None if nothing was ever recorded."""
        return self.read("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
