"""One build of the site, step by step, for whatever host runs it: read, make, publish.

With content as it was, reading it and asking what became stale are left out as well.
"""

from __future__ import annotations

import datetime
import gc
from dataclasses import replace
from pathlib import Path
from typing import cast

from thidua.cache import Cache, version
from thidua.clock import seconds
from thidua.diagnostics import Severity
from thidua.judging import Desk
from thidua.link.site import Site, has_samples
from thidua.load.pages import hand_written
from thidua.load.stamp import stamp_of
from thidua.pipeline import read
from thidua.press.fonts import FontError
from thidua.production import Theme, Workshop, renew, unchanged
from thidua.reporting.formats import line
from thidua.reporting.words import summary
from thidua.work.crew import Hire, hired
from thidua.work.memory import NOTHING, Done, Memory
from thidua.work.progress import Progress
from thidua.work.publishing import BusyError, Publishing
from thidua.work.questions import digest_of

_READING = "reading"


class BuildingError(Exception):
    """Nothing can be built; the message says why and what to do."""


_BUSY = "Một lần dựng khác của trang này đang chạy. Hãy đợi nó xong rồi thử lại."
_NO_FILE = "Không có tệp {}. Hãy chạy: make build"
_NO_CACHE = "Không dùng được {} ({}): trang vẫn đúng, chỉ chậm hơn"


class Building:
    """The builds of one site; a preview makes many, one after the other."""

    def __init__(self, *, site: Path, cache: Path, hire: Hire = hired) -> None:
        """Take the folder of the site, that of what is kept, and who does the jobs."""
        self._hire = hire
        self.publishing = Publishing(site, cache)
        self.progress = Progress(seconds, lambda _: None)
        """Is told how far it is."""
        self.said: tuple[tuple[Severity, str], ...] = ()
        """What was found in the content: weights and lines for editors."""
        self.samples = False
        """Whether the site shows anything made up."""
        self._cache = cache
        self._content = Path()
        self._today = datetime.date.min
        self._pages: frozenset[str] | None = None
        self._site: Site | None = None
        self._stamp = b""
        self.memory = NOTHING
        """What is remembered of what was made last."""

    def read(self, content: Path, *, docs: Path, today: datetime.date) -> None:
        """Begin a build: read the folder `content` as it is public on `today`.

        Args:
            content: The folder of records.
            docs: The folder of the hand-written pages, to which bodies may link.
            today: The day that gates and lists go by.

        Raises:
            BuildingError: Another build is at work, or there are errors; `said` has these.
            OSError: The folder cannot be read.

        """
        # What is read lives until the build ends: looking for what could go takes a third of the
        # time and finds nothing.
        gc.disable()
        try:
            self.publishing.begin()
        except BusyError:
            raise BuildingError(_BUSY) from None
        self._content, self._today, self._pages = content, today, hand_written(docs)
        self._site = None
        before = self.publishing.before
        with self.progress.stage("Nội dung"):
            stamp = stamp_of(content)
            pages = sorted(self._pages or ())
            self._stamp = stamp and digest_of(stamp, version("thidua"), today.isoformat(), *pages)
            if not self._recall(before):
                self._read()

    def _recall(self, before: Memory) -> bool:
        """Take over what is remembered of the content, if it is as it was."""
        known = before.done.get(_READING)
        told = cast("tuple[object, ...]", known.told) if known else ()
        if not self._stamp or told[:1] != (self._stamp,):
            return False
        _, said, samples = cast("tuple[bytes, list[tuple[int, str]], bool]", told)
        self.said = tuple((Severity(weight), words) for weight, words in said)
        self.samples = samples
        return True

    def _read(self) -> Site:
        outcome = read(
            self._content,
            today=self._today,
            pages=self._pages,
            desk=Desk(self._cache, self._hire),
        )
        self.said = tuple((item.severity, line(item, "vi")) for item in outcome.diagnostics)
        if outcome.site is None:
            raise BuildingError(summary(outcome.diagnostics, "vi"))
        self._site = outcome.site
        self.samples = outcome.site.made(has_samples)
        return outcome.site

    def make(self, theme: Theme) -> list[str]:
        """Make what is not as it was, and return the addresses of all pages, in order.

        Raises:
            BuildingError: The front-end packages are not installed.
            OSError: A file cannot be read or written.

        """
        publishing = self.publishing
        before = publishing.before
        gc.freeze()
        gc.enable()
        if self._site is None and unchanged(theme, before, samples=self.samples):
            self.memory = before
        else:
            site = self._site or self._read()
            # What a body may link to is asked of the site that is there now.
            with Cache(self._cache) as cache:
                workshop = Workshop(
                    publishing.places.made, before, cache, self.progress, self._hire
                )
                try:
                    self.memory = self._remembered(renew(site, theme, workshop))
                except FontError as error:
                    raise BuildingError(_NO_FILE.format(error)) from None
            if trouble := cache.trouble or publishing.trouble:
                # Costs time and changes nothing, so that no strict build stops for it.
                self.progress.say(_NO_CACHE.format(self._cache, trouble))
        return sorted(file.address for file in self.memory.files().values() if file.address)

    def _remembered(self, memory: Memory) -> Memory:
        said = [(int(weight), words) for weight, words in self.said]
        reading = Done((), (), (self._stamp, said, self.samples))
        return replace(memory, done={**memory.done, _READING: reading})

    def finish(self) -> None:
        """Let what was made be the site.

        Raises:
            OSError: A file or folder cannot be moved; the site is the one that was.

        """
        with self.progress.stage("Xuất bản"):
            self.publishing.finish(self.memory)
        gc.enable()
        if self.progress.in_full:
            self.progress.in_full.write(f"{self.progress.table()}\n")

    def give_up(self) -> None:
        """Leave the site as it was."""
        self.publishing.end()
        gc.enable()
