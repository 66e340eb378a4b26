"""The only module that starts git: through GitPython, which is loaded when a repository is opened."""

import os
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from tafel_cli.errors import TafelError


class Row(NamedTuple):
    """A file in a commit: git's mode, the id and size in bytes of its content, its path from the table's root."""

    mode: str
    sha: str
    size: int
    path: str


class Repository:
    """Git, started by GitPython with list arguments, a clean environment and fixed settings."""

    def __init__(self, root: Path) -> None:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            del os.environ[name]
        try:
            from git.cmd import Git
            from git.exc import CommandError
        except ImportError as error:
            raise TafelError("Git is niet gevonden op deze computer. Installeer git en probeer het opnieuw.") from error
        self.root = root
        self.git: Git = Git(str(root))
        self.failures = (CommandError, OSError)
        self.settings: list[str] = []
        top, prefix = self._run(
            "rev-parse",
            "--show-toplevel",
            "--show-prefix",
            said="Deze map hoort niet bij een git-bewaarplaats, of git vertrouwt haar niet.",
        ).split(b"\n")[:2]
        self.prefix = os.fsdecode(prefix)
        self.git.update_environment(
            GIT_CONFIG_NOSYSTEM="1",
            GIT_CONFIG_GLOBAL=os.devnull,
            GIT_NO_REPLACE_OBJECTS="1",
            GIT_OPTIONAL_LOCKS="0",
            GIT_TERMINAL_PROMPT="0",
            GIT_NO_LAZY_FETCH="1",
            LC_ALL="C",
        )
        self.settings = [
            "-c",
            f"safe.directory={os.fsdecode(top)}",
            "-c",
            "safe.bareRepository=explicit",
            "-c",
            "core.fsmonitor=false",
            "-c",
            f"core.hooksPath={os.devnull}",
        ]

    def _run(self, *arguments: str, stdin: object = None, said: str = "Git kon deze opdracht niet uitvoeren.") -> bytes:
        try:
            out = self.git.execute(
                ["git", *self.settings, *arguments],
                istream=stdin,
                stdout_as_string=False,  # type: ignore[call-overload]
                strip_newline_in_stdout=False,
            )
        except self.failures as error:
            raise TafelError(said) from error
        return bytes(out)

    def resolve(self, ref: str) -> str:
        """Return the full id of the commit that a name means; raises TafelError."""
        said = f"De versie `{ref}` bestaat hier niet. Controleer de naam, of haal eerst de laatste stand op."
        return (
            self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", said=said)
            .decode()
            .strip()
        )

    def own_file(self, name: str) -> Path:
        """Return where a file of ours lies in git's own folder for this work tree."""
        out = self._run("rev-parse", "--git-path", name)
        return self.root / os.fsdecode(out.removesuffix(b"\n"))

    def time(self, commit: str) -> str:
        """Return the committer's time in ISO 8601."""
        return self._run("show", "--no-patch", "--no-show-signature", "--format=%cI", commit).decode().strip()

    def tree(self, commit: str) -> list[Row]:
        """Return every file below data/ in a commit."""
        out = self._run("ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", f"{self.prefix}data")
        rows = []
        for line in os.fsdecode(out).split("\0")[:-1]:
            about, path = line.split("\t", 1)
            mode, _, sha, size = about.split()
            rows.append(Row(mode, sha, 0 if size == "-" else int(size), path.removeprefix(self.prefix)))
        return rows

    def blobs(self, shas: list[str]) -> dict[str, bytes]:
        """Read all objects through one `cat-file --batch`."""
        with TemporaryFile() as wanted:
            wanted.write("".join(f"{sha}\n" for sha in shas).encode())
            wanted.seek(0)
            out = self._run("cat-file", "--batch", stdin=wanted)
        blobs: dict[str, bytes] = {}
        at = 0
        for sha in shas:
            end = out.index(b"\n", at)
            size = int(out[at:end].split(b" ")[2])
            blobs[sha] = out[end + 1 : end + 1 + size]
            at = end + size + 2
        return blobs
