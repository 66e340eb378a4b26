"""The workflows, run by programs that run those of GitHub and GitLab here: the verdict of each proposal is right."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from attempts import GEMEENTE, HUURDERS
from conftest import ROOT, SMALLEST, commit, git
from evidence import need
from proposals import PLEIN, Edit, copy, nothing, swap

pytestmark = pytest.mark.proof

JOB = "tafel check"
CHECKOUT = """name: stand-in
description: fetches the repository that the test made, because no forge is there
inputs: {ref: {required: false}, fetch-depth: {required: false}, persist-credentials: {required: false}}
runs:
  using: composite
  steps:
    - shell: bash
      run: git clone -q --no-checkout "$TAFEL_PROEF" . && git checkout -q --detach "$REF"
      env:
        REF: ${{ inputs.ref }}
"""
PYTHON = """name: stand-in
description: leaves the Python that is there
inputs: {python-version: {required: false}}
runs:
  using: composite
  steps:
    - shell: bash
      run: "true"
"""


class Proposal(NamedTuple):
    """A change of the table, the login that proposes it (empty: a push), whether it passes, and what the run says."""

    change: Edit
    login: str
    passes: bool
    said: str


NEW = "data/agenda/2026-01-07-gemeente-boom.md"
PROPOSALS = {
    "good": Proposal(swap(PLEIN, "vaak leeg", "soms leeg"), GEMEENTE, passes=True, said="0 fouten"),
    "incomplete": Proposal(copy(PLEIN, NEW, ("duur: 20\n", "")), GEMEENTE, passes=False, said="T401"),
    "of another party": Proposal(swap(PLEIN, "vaak leeg", "soms leeg"), HUURDERS, passes=False, said="T701"),
    "a push": Proposal(nothing, "", passes=True, said="0 fouten"),
}


class Result(NamedTuple):
    """What a runner says: whether the job passed, and all that it printed."""

    passed: bool
    text: str


@cache
def _files() -> list[str]:
    """Return the files of this repository that a table needs besides its data."""
    listed = git(ROOT, "ls-files", "-z").split("\0")
    return [name for name in listed if not name.startswith(("data/", "tests/", "bench/", "docs/"))]


def project(root: Path, change: Edit) -> Path:
    """Lay the smallest table with this program and its workflows in git, and a change of it on a branch `voorstel`."""
    for name in _files():
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, root / name)
    shutil.copytree(SMALLEST / "data", root / "data")
    commit(root)
    git(root, "branch", "-M", "main")
    git(root, "switch", "-qc", "voorstel")
    change(root)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "Voorstel")
    return root


def run(command: list[str], folder: Path, **settings: str) -> Result:
    """Run a program; return its result."""
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **settings}, check=False, capture_output=True, text=True, timeout=600
    )
    return Result(done.returncode == 0, re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr))


def github(root: Path, login: str) -> Result:
    """Run the workflow of GitHub with act, for a proposal by a login or for a push."""
    program = need(("act",), "De runner van GitHub", always=False)
    workflow = root / ".github/workflows/tafel.yml"
    actions = root.parent / "acties"
    local = []
    for used in re.findall(r"uses: (\S+)", workflow.read_text(encoding="utf-8")):
        folder = actions / used.partition("@")[0]
        folder.mkdir(parents=True)
        (folder / "action.yml").write_text(CHECKOUT if "checkout" in used else PYTHON, encoding="utf-8")
        commit(folder)
        local += ["--local-repository", f"{used}={folder}"]
    base, head = git(root, "rev-parse", "main"), git(root, "rev-parse", "voorstel")
    sides = {"base": {"sha": base, "ref": "main"}, "head": {"sha": head, "ref": "voorstel"}}
    event: dict[str, object] = {"ref": "refs/heads/main", "after": base}
    if login:
        event = {"action": "opened", "pull_request": {"number": 1, "user": {"login": login}, **sides}}
    else:
        git(root, "switch", "-q", "main")
    (root.parent / "event.json").write_text(json.dumps(event), encoding="utf-8")
    kind = ["pull_request" if login else "push", "-W", str(workflow), "-e", str(root.parent / "event.json")]
    machine = ["-P", "ubuntu-24.04=-self-hosted", "--env", f"TAFEL_PROEF={root}", *local]
    return run([program, *kind, *machine], root, XDG_CACHE_HOME=str(root.parent / "cache"))


def gitlab(root: Path, login: str) -> Result:
    """Run the job of GitLab with gitlab-ci-local, without its image, for a proposal by a login or for a push."""
    program = need(("gitlab-ci-local",), "De runner van GitLab", always=False)
    need(("rsync",), "Wat de runner van GitLab gebruikt", always=False)
    clone = root.parent / "kloon"
    git(root.parent, "clone", "-q", str(root), str(clone))
    git(clone, "switch", "-q", "voorstel" if login else "main")
    git(clone, "remote", "set-url", "origin", "git@gitlab.example:tafel/tafel.git")
    text = (clone / ".gitlab-ci.yml").read_text(encoding="utf-8")
    (clone / ".gitlab-ci-proef.yml").write_text(re.sub(r"(?m)^  image: .*\n", "", text), encoding="utf-8")
    variables = {"CI": "true", "GITLAB_CI": "true", "CI_DEFAULT_BRANCH": "main", "CI_PIPELINE_SOURCE": "push"}
    if login:
        proposal = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
        variables |= {**proposal, "GITLAB_USER_LOGIN": login}
    given = [word for name, value in variables.items() for word in ("--variable", f"{name}={value}")]
    where = ["--file", ".gitlab-ci-proef.yml", "--no-shell-isolation", "--artifacts-to-source"]
    return run([program, *where, "--home", str(root.parent / "thuis"), *given], clone)


@pytest.mark.parametrize("case", PROPOSALS)
@pytest.mark.parametrize("runner", [github, gitlab], ids=["github", "gitlab"])
def test_runner(runner: Callable[[Path, str], Result], case: str, tmp_path: Path) -> None:
    """A good proposal and a push pass; an incomplete proposal and one of another party fail, and the run says why."""
    proposal = PROPOSALS[case]
    root = project(tmp_path / "tafel", proposal.change)
    result = runner(root, proposal.login)
    assert result.passed is proposal.passes, result.text
    assert proposal.said in result.text
    if runner is github:
        assert "Summary" in result.text
        assert proposal.passes or re.search(rf"::error .*file=data/agenda/.*{proposal.said}", result.text), result.text
    elif not proposal.passes:
        report = json.loads((tmp_path / "kloon/gl-code-quality-report.json").read_text(encoding="utf-8"))
        assert proposal.said in {row["check_name"].split()[0].split("-")[0] for row in report}
