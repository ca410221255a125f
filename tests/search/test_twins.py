"""The browser's part, run by Node: it reads text as the build does, and files as they come."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.mark.parametrize("part", ["reading", "store"])
def test_the_browser_reads_as_the_build_does(part: str) -> None:
    """Texts by vectors.json, as the build's tests do; files, whatever a network makes of them."""
    node = shutil.which("node")
    assert node, "Node.js is missing; `make build` installs it"
    cases = Path(__file__).with_name(f"{part}.test.mjs")
    run = subprocess.run(
        [node, "--no-warnings", "--test", "--test-reporter=spec", cases],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
