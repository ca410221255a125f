"""A job: a piece of work that makes files of the site, and can be done by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
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
