"""What each record says of one thing, kept with its version: an edit makes one record say it again.

What is worked out of all records is made of these instead of the records, so that nothing is
worked out again for what it does not look at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Generic, TypeVar, cast

from thidua.link.kept import Kept
from thidua.work.questions import digest_of

T = TypeVar("T")


class Facet(Generic[T]):
    """What `tell` says of each of some records."""

    def __init__(
        self, name: str, versions: Mapping[str, bytes], tell: Callable[[str], T], *, kept: Kept
    ) -> None:
        """Take the versions of the records, and what says it of the record of an id.

        Args:
            name: What it is kept as.
            versions: Id → what stands for all that the record says.
            tell: Gives plain values, of the record alone.
            kept: What was kept.

        """
        self._name = f"facet/{name}"
        self._tell = tell
        self._kept = kept
        self._told: dict[str, T] = {}
        known = cast("dict[str, tuple[bytes, bytes]]", kept.last(self._name) or {})
        table = {
            key: before if (before := known.get(key)) and before[0] == version else None
            for key, version in versions.items()
        }
        for key in [key for key, before in table.items() if before is None]:
            self._told[key] = tell(key)
            table[key] = versions[key], digest_of(repr(self._told[key]))
        now = cast("dict[str, tuple[bytes, bytes]]", table)
        self.digests = {key: digest for key, (_, digest) in now.items()}
        """Id → what stands for what the record says."""
        if now != known:
            kept.keep(self._name, (), _no_ground, now)
        if self.digests != {key: digest for key, (_, digest) in known.items()}:
            values = self.values
            said = {key: (digest, values[key]) for key, digest in self.digests.items()}
            kept.keep(f"{self._name}/values", (), _no_ground, said)

    @cached_property
    def values(self) -> Mapping[str, T]:
        """Id → what the record says."""
        known = cast("dict[str, tuple[bytes, T]]", self._kept.last(f"{self._name}/values") or {})
        return {
            key: known[key][1]
            if key in known and known[key][0] == digest
            else self._told[key]
            if key in self._told
            else self._tell(key)
            for key, digest in self.digests.items()
        }


def _no_ground(_: str) -> bytes:
    return b""
