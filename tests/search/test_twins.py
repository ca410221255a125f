"""Python at build and JavaScript in the browser read text alike: one file of cases holds both."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

CASES = Path(__file__).with_name("reading.test.mjs")


def test_the_browser_reads_as_the_build_does() -> None:
    """Node runs the browser's modules over vectors.json, which the build's tests use as well."""
    node = shutil.which("node")
    assert node, "Node.js is missing; `make build` installs it"
    run = subprocess.run(
        [node, "--no-warnings", "--test", "--test-reporter=spec", CASES],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
