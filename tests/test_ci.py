"""What the environment of a CI service tells about a run; an author that it does not tell stays unknown."""

import json
from pathlib import Path

import pytest

from tafel_cli.report import ci

GITHUB = {"GITHUB_ACTIONS": "true", "GITHUB_ACTOR": "starter"}


@pytest.mark.parametrize(
    ("said", "inside"),
    [
        *[(word, True) for word in ("true", "1", "YES", "woodpecker", "drone", "no", "2")],
        *[(word, False) for word in ("false", "False", "0", "", " ")],
    ],
)
def test_inside(said: str, inside: bool) -> None:  # noqa: FBT001  (a row of the table above)
    """A CI service is recognised by the variables it sets."""
    for name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION"):
        assert ci.inside({name: said}) is inside
    assert ci.inside({}) is False


@pytest.mark.parametrize("event", ["pull_request", "pull_request_target", "pull_request_review"])
def test_author_of_a_proposal(event: str, tmp_path: Path) -> None:
    """The author of a pull request counts, not who started the run."""
    payload = tmp_path / "event.json"
    payload.write_text(json.dumps({"pull_request": {"user": {"login": "maker"}}}), encoding="utf-8")
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": event, "GITHUB_EVENT_PATH": str(payload)}) == "maker"


UNKNOWN = ["", "{", "[]", "{}", "3", '{"pull_request": []}', '{"pull_request": {"user": null}}', "\xff"]
UNKNOWN += ['{"pull_request": {"user": {"login": ""}}}', '{"pull_request": {"user": {"login": 7}}}']


@pytest.mark.parametrize("payload", UNKNOWN)
def test_author_unknown(payload: str, tmp_path: Path) -> None:
    """A pull request whose event names no author has none; who started the run is not used instead."""
    path = tmp_path / "event.json"
    path.write_bytes(payload.encode("latin-1"))
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(path)}) is None
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(tmp_path)}) is None
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": "pull_request"}) is None


@pytest.mark.parametrize("event", ["push", "workflow_dispatch"])
def test_pushed(event: str) -> None:
    """For a push or a start by hand, who did that counts."""
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": event}) == "starter"
    assert ci.actor({"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": event}) is None
    assert ci.actor({**GITHUB, "GITHUB_ACTOR": "", "GITHUB_EVENT_NAME": event}) is None


@pytest.mark.parametrize("event", ["issue_comment", "workflow_run", "merge_group", "schedule", ""])
def test_nobody(event: str) -> None:
    """A comment, a merge queue and a schedule give no author."""
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": event}) is None
    assert ci.actor(GITHUB) is None


def test_gitlab() -> None:
    """GitLab tells who started the pipeline."""
    assert ci.actor({"GITLAB_CI": "true", "GITLAB_USER_LOGIN": "starter"}) == "starter"
    assert ci.actor({"GITLAB_CI": "true", "GITLAB_USER_LOGIN": ""}) is None
    assert ci.actor({"GITLAB_CI": "true"}) is None


def test_elsewhere() -> None:
    """The variables of these services count only inside them."""
    assert ci.actor({}) is None
    left = {"GITHUB_ACTOR": "a", "GITHUB_EVENT_NAME": "push", "GITLAB_USER_LOGIN": "b"}
    assert ci.actor(left) is None
    assert ci.actor({**left, "GITHUB_ACTIONS": "false", "GITLAB_CI": "false"}) is None
