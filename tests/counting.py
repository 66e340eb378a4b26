"""Counts the files that a command opens and the processes it starts, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

COUNT = """
import json, sys
seen = {"open": [], "subprocess.Popen": []}
def hook(event, args):
    if event in seen:
        seen[event].append(str(args[0]))
sys.addaudithook(hook)
from tafel_cli.cli import run
run(json.loads(sys.argv[1]))
print(json.dumps(seen), file=sys.stderr)
"""


def counts(table: Path, *arguments: str) -> dict[str, list[str]]:
    """Return which files a command opens and which processes it starts."""
    command = [sys.executable, "-c", COUNT, json.dumps(["-C", str(table), *arguments])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=table, env=environment, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stderr.splitlines()[-1]))
