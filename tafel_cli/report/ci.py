"""What a CI service tells of a run: whether there is one, and whose proposal it judges."""

import json
from collections.abc import Mapping
from pathlib import Path

_NAMES = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD")


def inside(environment: Mapping[str, str]) -> bool:
    """Tell whether a CI service runs us: most say `CI`, each its own name, Azure only that."""
    return any(environment.get(name, "").casefold() in {"1", "true", "yes"} for name in _NAMES)


def actor(environment: Mapping[str, str]) -> str | None:
    """Return the login of who made the proposal, or None when the service does not say.

    GitHub, Forgejo and Gitea: the author of the pull request in the event file, and of what was pushed or started by
    hand who did that; who comments on a proposal or queues it is not its author. GitLab: who started the pipeline,
    which is all it tells. Never a name from a commit: anybody can write that.
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
        login = json.loads(event.read_bytes())["pull_request"]["user"]["login"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return login if isinstance(login, str) and login else None
