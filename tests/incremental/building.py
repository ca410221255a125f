"""Builds in a folder, as the real command makes them, without MkDocs around them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.press.pressing import SHELL, theme_of

from thidua.building import Building, BuildingError
from thidua.diagnostics import Severity
from thidua.pipeline import read
from thidua.press.shell import SENTINELS
from thidua.production import produce
from thidua.theme import Theme
from thidua.work.crew import Hire
from thidua.work.memory import Memory

ALWAYS = {"fonts", "index", "reading", "said", "state", "theme"}
"""What is noted with every build, and the jobs that only show when they are done if they must."""


def here(_bench: object) -> None:
    """Have all jobs done in this process."""


@dataclass(frozen=True)
class Built:
    """What became of a build."""

    memory: Memory | None
    """What is remembered; None where errors in the content stopped it."""
    jobs: int = 0
    """How many jobs it did."""
    faults: Sequence[tuple[Severity, str]] = ()


@dataclass
class Builder:
    """Whoever builds one site: its content, its theme, and what lies around it."""

    folder: Path
    content: Path
    templates: Path
    today: datetime.date = datetime.date(2026, 9, 10)
    frame: int = 0
    """The version of the theme's frame."""
    hire: Hire = field(default=here)

    @property
    def site(self) -> Path:
        """Where the site is."""
        return self.folder / "site"

    @property
    def former(self) -> Path:
        """Where the site before it is."""
        return self.folder / ".site.old"

    @property
    def memories(self) -> Path:
        """Where builds keep what they remember."""
        return self.folder / "memories"

    def theme(self) -> Theme:
        """Return the real templates in a plain frame that says all a real one could."""

        def shell(_section: str, _depth: int) -> str:
            return f"{SHELL.format_map(SENTINELS)}<!-- {self.frame} -->"

        return replace(
            theme_of(),
            render_shell=shell,
            templates=self.templates,
            version=b"%d" % self.frame,
        )

    def build(self) -> Built:
        """Build the site; errors in the content leave it as it is."""
        building = Building(site=self.site, cache=self.memories, hire=self.hire)
        try:
            building.read(self.content, docs=self.folder / "docs", today=self.today)
            building.make(self.theme())
            self.write_as_host(building.publishing.places.host)
            jobs = len(building.memory.renewed.keys() - ALWAYS)
            building.finish()
        except BuildingError:
            return Built(None, faults=building.said)
        finally:
            building.give_up()
        return Built(building.memory, jobs, building.said)

    def cold(self, folder: Path) -> dict[str, bytes]:
        """Return what a build of the same in the fresh folder `folder` makes."""
        fresh = replace(self, folder=folder, hire=here)
        built = fresh.build()
        assert built.memory is not None, built.faults
        return files_in(fresh.site)

    def from_nothing(self) -> dict[str, bytes]:
        """Return the same without a file being written."""
        site = read(self.content, today=self.today).site
        assert site
        made = produce(site, self.theme())
        return {output.path: output.data() for output in made} | self._of_host()

    def write_as_host(self, folder: Path) -> None:
        """Write what MkDocs would."""
        for name, data in self._of_host().items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def _of_host(self) -> dict[str, bytes]:
        """Return files of MkDocs: with every frame a folder becomes a file, or the other way."""
        guide = "huong-dan" if self.frame % 2 else "huong-dan/index.html"
        return dict.fromkeys(("404.html", guide), b"%d" % self.frame)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return path → bytes of everything in `folder`."""
    found = {}
    start = len(str(folder)) + 1
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)  # noqa: PTH118 - hundreds of thousands of times
            with open(path, "rb") as file:  # noqa: PTH123 - as above
                found[path[start:]] = file.read()
    return found
