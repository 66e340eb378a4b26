"""What a CI service tells of a run: never more than it knows."""

import json
from pathlib import Path

import pytest

from tafel_cli.report import ci

GITHUB = {"GITHUB_ACTIONS": "true", "GITHUB_ACTOR": "starter"}


@pytest.mark.parametrize(
    ("said", "inside"), [("true", True), ("1", True), ("YES", True), ("false", False), ("", False)]
)
def test_inside(said: str, inside: bool) -> None:  # noqa: FBT001  (a row of the table above)
    """A service that says so is one."""
    assert ci.inside({"CI": said}) is inside
    assert ci.inside({}) is False


@pytest.mark.parametrize("event", ["pull_request", "pull_request_target", "pull_request_review"])
def test_author_of_a_proposal(event: str, tmp_path: Path) -> None:
    """Of a proposal its author counts, not who started the run."""
    payload = tmp_path / "event.json"
    payload.write_text(json.dumps({"pull_request": {"user": {"login": "maker"}}}), encoding="utf-8")
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": event, "GITHUB_EVENT_PATH": str(payload)}) == "maker"


UNKNOWN = ["", "{", "[]", "{}", "3", '{"pull_request": []}', '{"pull_request": {"user": null}}', "\xff"]
UNKNOWN += ['{"pull_request": {"user": {"login": ""}}}', '{"pull_request": {"user": {"login": 7}}}']


@pytest.mark.parametrize("payload", UNKNOWN)
def test_author_unknown(payload: str, tmp_path: Path) -> None:
    """A proposal whose author is not told has none: who started the run does not take the place."""
    path = tmp_path / "event.json"
    path.write_bytes(payload.encode("latin-1"))
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(path)}) is None
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(tmp_path)}) is None
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": "pull_request"}) is None


@pytest.mark.parametrize("event", ["push", "workflow_dispatch"])
def test_pushed(event: str) -> None:
    """Of what was pushed, or started by hand, who did that counts."""
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": event}) == "starter"
    assert ci.actor({"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": event}) is None
    assert ci.actor({**GITHUB, "GITHUB_ACTOR": "", "GITHUB_EVENT_NAME": event}) is None


@pytest.mark.parametrize("event", ["issue_comment", "workflow_run", "merge_group", "schedule", ""])
def test_nobody(event: str) -> None:
    """Who comments on a proposal, or queues it, is not its author; a clock is nobody."""
    assert ci.actor({**GITHUB, "GITHUB_EVENT_NAME": event}) is None
    assert ci.actor(GITHUB) is None


def test_gitlab() -> None:
    """GitLab tells who started the pipeline."""
    assert ci.actor({"GITLAB_CI": "true", "GITLAB_USER_LOGIN": "starter"}) == "starter"
    assert ci.actor({"GITLAB_CI": "true", "GITLAB_USER_LOGIN": ""}) is None
    assert ci.actor({"GITLAB_CI": "true"}) is None


def test_elsewhere() -> None:
    """What these services leave in the environment counts only inside them."""
    assert ci.actor({}) is None
    left = {"GITHUB_ACTOR": "a", "GITHUB_EVENT_NAME": "push", "GITLAB_USER_LOGIN": "b"}
    assert ci.actor(left) is None
    assert ci.actor({**left, "GITHUB_ACTIONS": "false", "GITLAB_CI": "false"}) is None
