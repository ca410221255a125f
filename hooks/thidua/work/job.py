"""A job: a piece of work that makes files of the site, and can be done by itself.

Most jobs come in series, of which each job is made when it is to be done: few are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path


@dataclass(frozen=True)
class Output:
    """A file of the site: its path below the site's folder, and what is in it."""

    path: str
    content: str | bytes | Path | Callable[[], bytes]
    """Text, bytes, a file that is copied as it is, or what gives the bytes when they are wanted."""
    address: str = ""
    """For a page that readers should find: its address, for the map of the site."""
    digest: bytes = b""
    """What stands for its content, where that is known before the content is."""

    def data(self) -> bytes:
        """Return what is in it; raises OSError where a file that is copied cannot be read."""
        match self.content:
            case str() as text:
                return text.encode()
            case bytes() as data:
                return data
            case Path() as path:
                return path.read_bytes()
            case get:
                return get()


@dataclass(frozen=True)
class Told:
    """What a job tells others beside its files: plain values, which are remembered with it."""

    value: object


@dataclass(frozen=True)
class Job:
    """A piece of work with a name that is its own, today and tomorrow."""

    name: str
    make: Callable[[], Iterable[Output | Told]]
    """Makes its files; asks the Site for all that it needs of the content."""
    always: bool = False
    """Whether only doing it shows if anything changed."""
    near: str = ""
    """What it has to do with: jobs of the same word are done by the same process."""
    tells: object = None
    """What it will tell, where that is known before: if it told the same, nothing has changed."""
    here: bool = False
    """Whether it needs something that only the process of the build has."""


@dataclass(frozen=True)
class Series:
    """Jobs that do the same for many things, each called by the series and the key of its thing.

    Jobs are near each other whose keys begin alike, up to the first slash: `thcs-a/ke-hoach-1`.
    """

    name: str
    keys: Callable[[], Iterable[str]]
    """Returns of which things there are jobs."""
    make: Callable[[str], Iterable[Output | Told]]
    """Makes the files of one."""


class Jobs:
    """Jobs by name: single ones, and series of which each job is made when it is asked for."""

    def __init__(self, sorts: Iterable[Job | Series]) -> None:
        self.singles: dict[str, Job] = {}
        """Those that belong to no series."""
        self._series: dict[str, Series] = {}
        for sort in sorts:
            if isinstance(sort, Job):
                self.singles[sort.name] = sort
            else:
                self._series[f"{sort.name}/"] = sort

    def names(self) -> Iterator[str]:
        """Yield the name of every job there is."""
        yield from self.singles
        for start, series in self._series.items():
            yield from map(start.__add__, series.keys())

    def named(self, name: str) -> Job | None:
        """Return the job `name`; None where its name belongs to no job here.

        That a series has a job of that key, the caller knows from `names`.
        """
        if name in self.singles:
            return self.singles[name]
        at = name.find("/")
        while at >= 0:
            series = self._series.get(name[: at + 1])
            if series:
                key = name[at + 1 :]
                return Job(name, partial(series.make, key), near=key.partition("/")[0])
            at = name.find("/", at + 1)
        return None

    def every(self) -> Iterator[Job]:
        """Yield every job there is."""
        return filter(None, map(self.named, self.names()))
