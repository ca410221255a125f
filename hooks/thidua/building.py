"""One build of the site, step by step, for whatever host runs it: read, make, publish.

With content as it was, reading it and asking what became stale are left out as well. Then what
reads and what makes pages is not even loaded, for that takes longer than all the rest.
"""

from __future__ import annotations

import datetime
import gc
import os
from collections.abc import Callable, Iterable
from errno import EIO
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from thidua.cache import Cache
from thidua.cache import version as program
from thidua.clock import seconds
from thidua.diagnostics import Severity
from thidua.load.listing import Listing, listed
from thidua.load.pages import hand_written
from thidua.theme import Theme, unchanged
from thidua.work.memory import NOTHING, Done, Memory
from thidua.work.progress import Progress
from thidua.work.publishing import BusyError, Publishing
from thidua.work.questions import digest_of
from thidua.work.table import DamagedError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from thidua.link.site import Site
    from thidua.work.crew import Bench, Hire

_READING = "reading"
_SAID = "said"
_BETWEEN = "\0"


class BuildingError(Exception):
    """Nothing can be built; the message says why and what to do."""


_BUSY = "Một lần dựng khác của trang này đang chạy. Hãy đợi nó xong rồi thử lại."
_DAMAGED = "{} đã hỏng và vừa được bỏ đi; trang vẫn như cũ. Hãy dựng lại."
_NO_FILE = "Không có tệp {}. Hãy chạy: make build"
_NO_CACHE = "Không dùng được {} ({}): trang vẫn đúng, chỉ chậm hơn"


def _hired(bench: Bench) -> Executor | None:
    from thidua.work.crew import hired

    return hired(bench)


class Building:
    """The builds of one site; a preview makes many, one after the other."""

    def __init__(
        self, *, site: Path, cache: Path, preview: bool = False, hire: Hire = _hired
    ) -> None:
        """Take the folder of the site, that of what is kept, and who does the jobs.

        A preview has a folder of its own, for its pages name the address of the preview.
        """
        self._hire = hire
        self.publishing = Publishing(cache / "preview" if preview else site, cache)
        self.progress = Progress(seconds, lambda _: None)
        """Is told how far it is."""
        self.said: tuple[tuple[Severity, str], ...] = ()
        """What was found in the content: weights and lines for editors."""
        self.samples = False
        """Whether the site shows anything made up."""
        self.host = b""
        """What stands for all that the host's own files are made of, if it makes them; empty where
        they are to be made again in any case."""
        self._host_rests = False
        self._cache = cache
        self._content = Path()
        self._today = datetime.date.min
        self._pages: frozenset[str] | None = None
        self._site: Site | None = None
        self._stamp = b""
        self.memory = NOTHING
        """What is remembered of what was made last."""

    def tell(
        self, stream: TextIO, say: Callable[[str], None], *, bars: bool, in_full: bool
    ) -> None:
        """Tell how far builds are, as `Progress.on` does."""
        self.progress = Progress.on(stream, seconds, say, bars=bars, in_full=in_full)

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
        self._site, self.host, self._host_rests = None, b"", False
        before = self.publishing.before
        with self.progress.stage("Nội dung"):
            listing = listed(content)
            stamp = listing.stamp
            pages = sorted(self._pages or ())
            self._stamp = stamp and digest_of(stamp, program("thidua"), today.isoformat(), *pages)
            if not self._recall(before):
                self._read(listing)

    def _recall(self, before: Memory) -> bool:
        """Take over what is remembered of the content, if it is as it was."""
        try:
            known, said = before.done.get(_READING), before.done.get(_SAID)
        except DamagedError:
            return False
        if not (self._stamp and known and said):
            return False
        stamp, samples = cast("tuple[bytes, bool]", known.told)
        if stamp != self._stamp:
            return False
        self.samples = samples
        weights, lines = cast("tuple[bytes, str]", said.told)
        # One text, because there may be tens of thousands.
        self.said = tuple(zip(map(Severity, weights), lines.split(_BETWEEN), strict=False))
        return True

    def _read(self, listing: Listing | None = None) -> Site:
        from thidua.judging.desk import Desk
        from thidua.link.site import has_samples
        from thidua.pipeline import read
        from thidua.reporting.words import summary

        outcome = read(
            self._content,
            today=self._today,
            pages=self._pages,
            desk=Desk(self._cache, self._hire),
            listing=listing,
        )
        self.said = outcome.report.lines
        if outcome.site is None:
            raise BuildingError(summary(outcome.diagnostics, "vi"))
        self._site = outcome.site
        self.samples = outcome.site.made(has_samples)
        return outcome.site

    def has_of_host(
        self, version: bytes, sources: Iterable[tuple[str, bytes]], *, heard: bool
    ) -> bool:
        """Whether the host's own files are as they were; then it must not make any.

        Args:
            version: What stands for the settings and the theme.
            sources: What else they are made of: names and bytes.
            heard: Whether faults in them would be told.

        """
        parts = (part for source in sources for part in source)
        self.host = digest_of(program("thidua"), version, repr((self.samples, heard)), *parts)
        self._host_rests = self.publishing.has_of_host(self.host)
        return self._host_rests

    def make(self, theme: Theme) -> None:
        """Make what is not as it was.

        Raises:
            BuildingError: The front-end packages are not installed.
            OSError: A file cannot be read or written.

        """
        gc.freeze()
        gc.enable()
        try:
            self._make(theme)
        except DamagedError:
            if self._host_rests:
                # The host's files can be made only by a build that knows so from its beginning.
                self.publishing.forget()
                raise BuildingError(_DAMAGED.format(self._cache)) from None
            self.publishing.start_over()
            self._make(theme)

    def _make(self, theme: Theme) -> None:
        before = self.publishing.before
        if self._site is None and unchanged(theme, before, samples=self.samples):
            self.memory = before
        else:
            self.memory = self._renew(theme, self._site or self._read())

    def _renew(self, theme: Theme, site: Site) -> Memory:
        from thidua.press.fonts import FontError
        from thidua.production import Workshop, renew

        publishing = self.publishing
        # What a body may link to is asked of the site that is there now.
        with Cache(self._cache) as cache:
            made = publishing.places.made
            workshop = Workshop(made, publishing.before, cache, self.progress, self._hire)
            try:
                memory = renew(site, theme, workshop).revised(self._reading())
            except FontError as error:
                raise BuildingError(_NO_FILE.format(error)) from None
        site.kept.save()
        if trouble := cache.trouble or publishing.trouble:
            # Costs time and changes nothing, so that no strict build stops for it.
            self.progress.say(_NO_CACHE.format(self._cache, trouble))
        return memory

    def _reading(self) -> dict[str, Done]:
        weights = bytes(severity for severity, _ in self.said)
        said = _BETWEEN.join(words for _, words in self.said)
        return {
            _READING: Done((), (), (self._stamp, self.samples)),
            _SAID: Done((), (), (weights, said)),
        }

    def finish(self) -> None:
        """Let what was made be the site.

        Raises:
            OSError: A file or folder cannot be moved; the site is the one that was.

        """
        host = None if self._host_rests else self.host
        try:
            with self.progress.stage("Xuất bản"):
                self.publishing.finish(self.memory, host=host)
        except DamagedError as error:
            self.publishing.forget()
            raise OSError(EIO, os.strerror(EIO), str(error)) from error
        gc.enable()
        if self.progress.in_full:
            self.progress.in_full.write(f"{self.progress.table()}\n")

    def give_up(self) -> None:
        """Leave the site as it was."""
        self.publishing.end()
        gc.enable()
