"""Reads the environment of a CI service: whether one runs this process, and who made the pull request."""

from collections.abc import Mapping
from pathlib import Path

_NAMES = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION", "CODEBUILD_BUILD_ID")


def inside(environment: Mapping[str, str]) -> bool:
    """Tell whether a CI service runs this process.

    Most services set `CI`; some set only a variable of their own. A variable that is empty, `0` or `false` counts as
    not set.
    """
    return any(environment.get(name, "").strip().casefold() not in {"", "0", "false"} for name in _NAMES)


def actor(environment: Mapping[str, str]) -> str | None:
    """Return the login of the author of a pull request or push; None if the service does not say.

    GitHub, Forgejo and Gitea: the author in the event file, or who pushed or started by hand; None for other events,
    because who comments or queues is no author. GitLab: who started the pipeline, because it tells nothing else. Never
    a name from a commit, because anybody can write that.
    """
    if environment.get("GITHUB_ACTIONS") == "true":
        event = environment.get("GITHUB_EVENT_PATH")
        kind = environment.get("GITHUB_EVENT_NAME", "")
        if kind.startswith("pull_request"):
            return _author(Path(event)) if event else None
        return environment.get("GITHUB_ACTOR") or None if kind in {"push", "workflow_dispatch"} else None
    if environment.get("GITLAB_CI") == "true":
        return environment.get("GITLAB_USER_LOGIN") or None
    return None


def _author(event: Path) -> str | None:
    try:
        import json  # loaded only on such a service

        login = json.loads(event.read_bytes())["pull_request"]["user"]["login"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return login if isinstance(login, str) and login else None
