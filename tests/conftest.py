"""What several folders of tests share: the site made of the real content, built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.site.project import ROOT, make_project


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that this repository's own content gives."""
    project = make_project(tmp_path_factory.mktemp("real"))
    shutil.copytree(ROOT / "content", project.content, dirs_exist_ok=True)
    built = project.build()
    assert built.code == 0, built.said
    return project.site
