"""What is installed works on its own."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parent.parent


def test_wheel(tmp_path: Path) -> None:
    """The wheel carries rules, pages and templates: on a copy of the data alone, without git, it checks and builds."""
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path / "dist"), versions=["standard"])
    site = tmp_path / "site"
    with zipfile.ZipFile(built) as wheel:
        wheel.extractall(site)
    shutil.copytree(ROOT / "data", tmp_path / "tafel" / "data")
    environment = {**os.environ, "PYTHONPATH": str(site), "PATH": ""}
    for arguments in (["check"], ["explain", "T101"], ["agenda", "build", "2026-12-03"]):
        command = [sys.executable, "-P", "-m", "tafel_cli", *arguments]
        done = subprocess.run(command, cwd=tmp_path / "tafel", env=environment, check=False, capture_output=True)
        assert (done.returncode, done.stderr) == (0, b""), arguments
    page = tmp_path / "tafel/uitvoer/2026-12-03/deelnemers/vergaderstukken-2026-12-03.html"
    assert "niet vastgelegd" in page.read_text(encoding="utf-8")
    assert page.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    assert (site / "tafel_cli/render/fonts/OFL.txt").is_file()
