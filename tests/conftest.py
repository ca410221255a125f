"""What several folders of tests share: two finished sites, each built once in a run."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path

import pytest
from tests.planting import SITES
from tests.site.project import ROOT, Project, make_project


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Project:
    """The site that this repository's own content gives, whatever records it has today."""
    return _built_once(_folder_of_the_run(tmp_path_factory, worker_id) / "own", ROOT / "content")


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Project:
    """The site of a school made up for tests: tests may name its records."""
    content = SITES / "school" / "content"
    return _built_once(_folder_of_the_run(tmp_path_factory, worker_id) / "school", content)


def _folder_of_the_run(factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the folder that all workers of this run of pytest, and no other run, see."""
    folder = factory.getbasetemp()
    return folder if worker_id == "master" else folder.parent


def _built_once(folder: Path, content: Path) -> Project:
    """Build `content` in `folder`, or take what another worker has built there."""
    project = Project(folder)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not project.site.exists():
            # A worker whose build failed leaves its project, and no site.
            shutil.rmtree(folder, ignore_errors=True)
            make_project(folder, content)
            built = project.build()
            assert built.code == 0, built.said
    return project
