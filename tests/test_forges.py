"""The workflows and hooks run no code of a pull request, hold no secrets, and do the same on each forge."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, on_the_eve, replace, tafel

GITHUB, FORGEJO = ROOT / ".github/workflows/tafel.yml", ROOT / ".forgejo/workflows/tafel.yml"
GITLAB = ROOT / ".gitlab-ci.yml"
FILES = [GITHUB, FORGEJO, GITLAB]
HOOKS, OURS = ROOT / ".pre-commit-hooks.yaml", ROOT / ".pre-commit-config.yaml"
TEMPLATES = [
    ROOT / place
    for place in (
        ".github/pull_request_template.md",
        ".forgejo/pull_request_template.md",
        ".gitlab/merge_request_templates/Default.md",
    )
]
ITEM = "data/agenda/2026-01-05-gemeente-plein.md"


def read(path: Path) -> dict[str, object]:
    """Read YAML with every value as it is typed (`on` is no boolean)."""
    return dict(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506  (makes text only)


def steps(path: Path) -> list[dict[str, dict[str, str]]]:
    """Return the steps of a workflow's only job."""
    (job,) = read(path)["jobs"].values()  # type: ignore[attr-defined]
    return list(job["steps"])


def scripts(path: Path) -> list[str]:
    """Return every piece of shell that a forge runs."""
    if path == GITLAB:
        job = read(path)["tafel check"]
        return [*job["before_script"], *job["script"]]  # type: ignore[index]
    return [str(step["run"]) for step in steps(path) if "run" in step]


@pytest.mark.parametrize("path", [GITHUB, FORGEJO], ids=["github", "forgejo"])
def test_what_a_workflow_may(path: Path) -> None:
    """A workflow runs for main and for pull requests to it, also if pointed there later; it writes nothing."""
    whole = read(path)
    moments = ["opened", "synchronize", "reopened", "edited"]
    assert whole["on"] == {"pull_request": {"branches": ["main"], "types": moments}, "push": {"branches": ["main"]}}
    assert whole["permissions"] == {}
    (job,) = whole["jobs"].values()  # type: ignore[attr-defined]
    assert job["permissions"] == {"contents": "read"}
    assert int(job["timeout-minutes"]) <= 10
    words = (
        "pull_request_target",
        "workflow_run",
        "secrets",
        "cache",
        "upload-artifact",
        "://",
        "write\n",
        "GITHUB_ENV",
    )
    text = path.read_text(encoding="utf-8")
    assert not [word for word in words if word in text]


@pytest.mark.parametrize("path", [GITHUB, FORGEJO], ids=["github", "forgejo"])
def test_actions(path: Path) -> None:
    """Every action is pinned by its full commit id with its version beside it; the token stays in no file."""
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.+)", text)
    assert len(used) == 2
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)
    fetch = next(step["with"] for step in steps(path) if "checkout" in str(step.get("uses")))
    assert (fetch["persist-credentials"], fetch["fetch-depth"]) == ("false", "0")
    assert "head.sha" in fetch["ref"]


@pytest.mark.parametrize("path", FILES, ids=["github", "forgejo", "gitlab"])
def test_shell(path: Path) -> None:
    """No word of a pull request becomes shell or code: values come as variables, and Python runs isolated."""
    text = "\n".join(scripts(path))
    assert "${{" not in text
    calls = re.findall(r"(?:\bpython|/python\"?|\"\$python\") (?!-I )\S*", text)
    assert calls == []
    assert text.count(" -I ") >= 3
    for variable in ("BASE_SHA", "ACTOR", "GITLAB_USER_LOGIN", "base", "work", "python"):
        assert not re.search(rf'(?<!["\w/=])\${variable}\b', text), variable


@pytest.mark.parametrize("path", FILES, ids=["github", "forgejo", "gitlab"])
def test_judge_comes_from_the_base(path: Path) -> None:
    """The tool and its locked packages come from the target branch, never from the pull request."""
    text = "\n".join(scripts(path))
    assert re.search(r'git worktree add --detach "\$work/base" "\$(BASE_SHA|base)"', text)
    lock = next(line for line in text.split("\n") if "requirements.lock" in line)
    assert '"$work/base/requirements.lock"' in lock
    assert all(option in text for option in ("--require-hashes", "--no-deps", '--only-binary ":all:"'))
    own = next(line for line in text.split("\n") if "--no-build-isolation" in line)
    assert '"$work/base"' in own
    assert "--no-index" in own
    assert re.search(r'check --against "\$(BASE_SHA|base)" --actor="\$(ACTOR|GITLAB_USER_LOGIN)"', text)


@pytest.mark.parametrize("path", FILES, ids=["github", "forgejo", "gitlab"])
def test_options_exist(path: Path) -> None:
    """Every option of the check that a forge uses is one that `tafel check` has."""
    known = set(re.findall(r"--[a-z-]+", tafel(ROOT, "check", "--help").stdout))
    used = {option for line in re.findall(r"tafel_cli check(.*)", "\n".join(scripts(path))) for option in line.split()}
    options = {word.split("=")[0] for word in used if word.startswith("--")}
    assert options == {"--against", "--actor"}
    assert options <= known


def test_actor_is_who_made_the_proposal() -> None:
    """GitHub and Forgejo judge who made the proposal, not who started the run."""
    for path in (GITHUB, FORGEJO):
        (job,) = read(path)["jobs"].values()  # type: ignore[attr-defined]
        assert job["env"]["ACTOR"] == "${{ github.event.pull_request.user.login }}"


def test_forgejo_does_as_github_does() -> None:
    """The two workflows differ in nothing but the machine."""
    mine, theirs = (path.read_text(encoding="utf-8").splitlines() for path in (FORGEJO, GITHUB))
    assert [a for a, b in zip(mine, theirs, strict=True) if a != b] == ["    runs-on: docker"]


def test_gitlab() -> None:
    """GitLab's job is as bounded: a pinned image, the whole history, no cache; only the report of findings stays."""
    whole = read(GITLAB)
    job: dict[str, object] = whole["tafel check"]  # type: ignore[assignment]
    assert re.fullmatch(r"python:3\.\d+-\w+@sha256:[0-9a-f]{64}", str(job["image"]))
    assert job["variables"] == {"GIT_STRATEGY": "clone", "GIT_DEPTH": "0"}
    assert job["cache"] == []
    assert job["timeout"] == "10 minutes"
    assert job["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}  # type: ignore[index]
    assert not {"include", "image", "services"} & set(whole)
    assert "://" not in GITLAB.read_text(encoding="utf-8")


def test_gitlab_judges_by_the_default_branch() -> None:
    """On GitLab a pipeline runs for a proposal to the default branch, and for that branch itself; for nothing else."""
    default = "$CI_DEFAULT_BRANCH"
    assert read(GITLAB)["workflow"] == {
        "rules": [
            {
                "if": '$CI_PIPELINE_SOURCE == "merge_request_event" && '
                f"$CI_MERGE_REQUEST_TARGET_BRANCH_NAME == {default}"
            },
            {"if": f'$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == {default}'},
        ]
    }


def test_guide_says_what_the_default_branch_does() -> None:
    """The guide tells which proposals are judged, and what to do if the branch has another name."""
    text = " ".join((ROOT / "docs/nl/controle-op-voorstellen.md").read_text(encoding="utf-8").split())
    assert "Alleen een voorstel voor de standaardtak wordt nagekeken" in text
    assert "`branches: [main]`" in text


def test_gitlab_report_is_where_it_is_looked_for(table: Path) -> None:
    """The report that GitLab picks up is the one that the check writes there by itself."""
    assert on_the_eve(table, "check", GITLAB_CI="true").returncode == 0
    assert json.loads((table / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []


def test_templates_of_a_proposal() -> None:
    """The three forges show a participant the same list, in words that ask for nothing technical."""
    texts = {path.read_text(encoding="utf-8") for path in TEMPLATES}
    assert len(texts) == 1
    text = texts.pop()
    assert text.count("- [ ] ") == 6
    assert all(word in text for word in ("kern", "`gevraagd`", "`duur`", "prijzen", "namen", "Wie aan tafel"))
    assert not re.search(r"(?i)pull.request|merge.request|commit|front.matter|yaml|branch|\bje\b|\bjouw\b", text)


def test_hooks_for_other_repositories() -> None:
    """The hooks check the whole table, whatever files are named; the one for privacy also runs before sending."""
    hooks = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}
    assert set(hooks) == {"tafel-check", "tafel-gevoelig"}
    for hook in hooks.values():
        assert hook["language"] == "python"
        assert (hook["always_run"], hook["pass_filenames"]) == (True, False)
    assert hooks["tafel-check"]["stages"] == ["pre-commit"]
    assert hooks["tafel-gevoelig"]["stages"] == ["pre-commit", "pre-push"]
    assert hooks["tafel-gevoelig"]["verbose"] is True
    ours = yaml.safe_load(OURS.read_text(encoding="utf-8"))
    mine = {hook["id"]: hook for hook in ours["repos"][0]["hooks"]}
    same = hooks["tafel-gevoelig"]["entry"].removeprefix("tafel ")
    assert mine["tafel-gevoelig"]["entry"] == f"python3 dev.py {same}"
    assert set(ours["default_install_hook_types"]) == set(mine["tafel-gevoelig"]["stages"])


def install(table: Path, hook: str, kind: str) -> dict[str, str]:
    """Install the entry of a hook in a table, as pre-commit does; return the environment for git."""
    entries = {one["id"]: one["entry"] for one in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}
    command = entries[hook].replace("tafel ", f'"{sys.executable}" -P -m tafel_cli ', 1)
    script = table / ".git/hooks" / kind
    script.parent.mkdir(exist_ok=True)
    # The variables that git sets differ between versions; these are those of a commit of some of the files.
    script.write_text(f'#!/bin/sh\nexport GIT_DIR="$PWD/.git" GIT_INDEX_FILE="$PWD/.git/index"\nexec {command}\n')
    script.chmod(0o755)
    who = {"GIT_AUTHOR_NAME": "P", "GIT_AUTHOR_EMAIL": "p@tafel.example"}
    also = {"GIT_COMMITTER_NAME": "P", "GIT_COMMITTER_EMAIL": "p@tafel.example", "NO_COLOR": "1"}
    return {**os.environ, "PYTHONPATH": str(ROOT), **who, **also}


def git(table: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git in a table."""
    return subprocess.run(
        ["git", *arguments], cwd=table, env=environment, check=False, capture_output=True, encoding="utf-8"
    )


@pytest.mark.parametrize("hook", ["tafel-check", "tafel-gevoelig"])
def test_hook_before_recording(table: Path, hook: str) -> None:
    """With a hook in place, what must not be read by all is not recorded; after it is gone, it is."""
    environment = install(table, hook, "pre-commit")
    replace(table / ITEM, "Het plein is vaak leeg.", "Mijn BSN is 111222333.")
    refused = git(table, environment, "commit", "-qam", "Voorstel")
    assert refused.returncode == 1
    assert "T501" in refused.stdout + refused.stderr
    replace(table / ITEM, "Mijn BSN is 111222333.", "Het plein is leeg.")
    assert git(table, environment, "commit", "-qam", "Voorstel").returncode == 0


def test_hook_before_sending(table: Path, tmp_path: Path) -> None:
    """A bank account that was recorded all the same is not sent; a warning is shown and stops nothing."""
    environment = install(table, "tafel-gevoelig", "pre-push")
    git(tmp_path, environment, "init", "-q", "--bare", "elders.git")
    git(table, environment, "remote", "add", "elders", str(tmp_path / "elders.git"))
    replace(table / ITEM, "Het plein is vaak leeg.", "Bel 06-12345678 over NL91ABNA0417164300.")
    assert git(table, environment, "commit", "-qam", "Voorstel").returncode == 0
    refused = git(table, environment, "push", "-q", "elders", "HEAD")
    assert refused.returncode == 1
    assert "T502" in refused.stdout + refused.stderr
    replace(table / ITEM, " over NL91ABNA0417164300", "")
    git(table, environment, "commit", "-qam", "Voorstel")
    sent = git(table, environment, "push", "-q", "elders", "HEAD")
    assert sent.returncode == 0
    assert "T503" in sent.stdout + sent.stderr


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (ITEM, "titel:", "\ttitel:", "T031"),
        (ITEM, "doel: beeldvormend", "doel: beeldvormendd", "T104"),
        ("data/agenda/los.txt", "", "Mijn BSN is 111222333.", "T208"),
    ],
)
def test_hook_refuses_what_it_cannot_judge(table: Path, path: str, old: str, new: str, code: str) -> None:
    """The hook for privacy also refuses a file that cannot be read, because it may hold anything."""
    environment = install(table, "tafel-gevoelig", "pre-commit")
    if old:
        replace(table / path, old, new)
    else:
        (table / path).write_text(new, encoding="utf-8")
        git(table, environment, "add", "-A")
    refused = git(table, environment, "commit", "-qam", "Voorstel")
    assert refused.returncode == 1
    assert code in refused.stdout + refused.stderr


def blocks(name: str, language: str) -> list[str]:
    """Return the fenced examples in a language of a page in docs/nl/."""
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / "docs" / "nl" / name).read_text(encoding="utf-8"), re.DOTALL)


def test_problem_matcher(table: Path) -> None:
    """The matchers for VS Code take every finding of a real check, each once and with its weight, and nothing else."""
    task = json.loads(blocks("editors.md", "json")[0])["tasks"][0]
    assert task["command"] == "tafel check"
    replace(table / ITEM, "Het plein is vaak leeg.", "Bel 06-12345678 of NL91ABNA0417164300.")
    replace(table / ITEM, "titel: Hoe", "titel: '[x]:1:2: fout' # \ntitel2: Hoe")
    bijeenkomst = table / "data/bijeenkomsten/2026-01-15.md"
    waiver = "toegelaten:\n  - agendapunt: 2026-01-05-gemeente-plein\n    reden: dat mag\n"
    replace(bijeenkomst, "locatie:", f"{waiver}locatie:")
    done = tafel(table, "check", "--as-of", "2026-01-10")
    findings = json.loads(tafel(table, "check", "--as-of", "2026-01-10", "--format", "json").stdout)["findings"]
    severities = {"error": "fout", "warning": "waarschuwing", "info": "tip"}
    seen = []
    for line in done.stdout.splitlines():
        for matcher in task["problemMatcher"]:
            pattern = matcher["pattern"]
            match = re.search(pattern["regexp"], line)
            if match:
                place = [match[pattern[name]] for name in ("file", "line", "column", "code", "message")]
                seen.append([severities[matcher["severity"]], *place])
    assert seen == [
        [f["severity"], f["path"], str(f["line"]), str(f["column"]), f["code"], f["message"]] for f in findings
    ]
    assert {severity for severity, *_ in seen} >= {"fout", "waarschuwing"}


def test_examples_for_editors() -> None:
    """The examples name kinds that there are, each with its folder, and the hooks that there are."""
    from tafel_cli.kinds import KINDS

    (loop,) = [block for block in blocks("editors.md", "bash") if "for soort in" in block]
    (named,) = re.findall(r"for soort in (.*);", loop)
    (config,) = blocks("editors.md", "js")
    told = dict(re.findall(r"'\.vscode/tafel/(\w+)\.json': \['\./(.*)'\]", config))
    assert {"tafel", "agendapunt"} <= told.keys() == {*named.split()}
    folders = {name: KINDS[name].folder for name in told}
    assert told == {name: f"data/{folder}/*.md" if folder else "data/tafel.md" for name, folder in folders.items()}
    example = yaml.safe_load(blocks("editors.md", "yaml")[0])
    ids = [hook["id"] for hook in example["repos"][0]["hooks"]]
    assert ids == [hook["id"] for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))]
