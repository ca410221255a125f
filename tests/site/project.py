"""A throw-away project around some content: built by the real command, read back as bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

TODAY_EPOCH = "1795312800"
"""2026-11-22, 9:00 in Vietnam, in seconds since 1970."""


@dataclass(frozen=True)
class Built:
    """What a build said and wrote."""

    code: int
    said: str
    files: dict[str, bytes]


@dataclass(frozen=True)
class Project:
    """A folder with this project's code, theme and pages, and content of its own."""

    folder: Path

    @property
    def content(self) -> Path:
        """Where the records lie."""
        return self.folder / "content"

    @property
    def site(self) -> Path:
        """Where the site is written."""
        return self.folder / "site"

    def build(self, *, hash_seed: str = "0", options: Sequence[str] = ("--strict",)) -> Built:
        """Run `mkdocs build` and read what is in site/ afterwards."""
        environment = {
            **os.environ,
            "PYTHONHASHSEED": hash_seed,
            "SOURCE_DATE_EPOCH": TODAY_EPOCH,
        }
        run = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", *options],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return Built(run.returncode, run.stdout + run.stderr, self.files())

    def own(self, name: str) -> Path:
        """Return the folder `name` as a copy of its own, which a test may change."""
        folder = self.folder / name
        folder.unlink()
        shutil.copytree(ROOT / name, folder)
        return folder

    def files(self) -> dict[str, bytes]:
        """Return path → bytes of everything in site/."""
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in sorted(self.site.rglob("*"))
            if path.is_file()
        }


def make_project(folder: Path, content: Path | None = None) -> Project:
    """Make a project in `folder` that shares all but its content with this one.

    It gets a copy of `content`, or an empty folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("docs", "hooks", "node_modules", "theme_overrides"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    project = Project(folder)
    if content:
        shutil.copytree(content, project.content)
    else:
        project.content.mkdir()
    return project
