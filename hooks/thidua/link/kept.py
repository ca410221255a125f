"""What was worked out of many records at once, kept from build to build.

Pieces of values in one pack. Each says of what it was made, and is taken only while that is as
it was; so they decide on time and on nothing else.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from thidua.work.pack import Pack, plain_bytes, plain_value
from thidua.work.questions import digest_of

Grounds: TypeAlias = tuple[str, ...]
"""What a value was made of: collections, the day, the calendar."""

GroundOf: TypeAlias = Callable[[str], bytes]
"""Returns what stands for a ground as it is now."""

_OURS = ("thidua.model.", "thidua.link.")
_ELSEWHERE = frozenset(
    {
        *(("datetime", name) for name in ("date", "time", "datetime", "timedelta", "timezone")),
        *(("decimal", "Decimal"), ("builtins", "set"), ("builtins", "frozenset")),
    }
)
_FAULTS = (
    *(pickle.UnpicklingError, EOFError, MemoryError, RecursionError, ArithmeticError),
    *(AttributeError, ImportError, LookupError, TypeError, ValueError),
)
"""What a damaged or made-up piece can raise."""


class _Values(pickle.Unpickler):
    """Reads values of the model and of what is made of it; nothing else is ever made."""

    def find_class(self, module_name: str, global_name: str) -> Any:  # noqa: ANN401 - as inherited
        ours = module_name.startswith(_OURS) and "." not in global_name
        if ours or (module_name, global_name) in _ELSEWHERE:
            found = super().find_class(module_name, global_name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name}")


class Kept:
    """Values by name; without a file, or when something is wrong with it, all are missing."""

    def __init__(self, path: Path | None = None, key: bytes = b"") -> None:
        """Take what the file `path` keeps, if it was written with `key`."""
        self._pack = Pack.read(path, key) if path else None
        self._new: dict[str, bytes] = {}

    def take(self, name: str, ground_of: GroundOf | None) -> tuple[Grounds, Any] | None:
        """Return of what the value `name` was made, and the value; None where that has changed.

        Without `ground_of` it is not asked whether it has.
        """
        new = self._new.get(name)
        return self._read(new or (self._pack.get(name) if self._pack else None), ground_of)

    @staticmethod
    def _read(data: bytes | None, ground_of: GroundOf | None) -> tuple[Grounds, Any] | None:
        if data is None:
            return None
        with suppress(*_FAULTS):
            grounds, basis, value = plain_value(data)
            if ground_of is None or basis == _basis(grounds, ground_of):
                return grounds, _Values(io.BytesIO(value)).load()
        return None

    def last(self, name: str) -> Any | None:  # noqa: ANN401 - whoever asks knows what it kept
        """Return the value `name`, whether what it was made of has changed or not."""
        return (self.take(name, None) or (None, None))[1]

    def former(self, name: str) -> Any | None:  # noqa: ANN401 - as above
        """Return the value `name` as earlier builds left it, whatever this one has kept."""
        found = self._read(self._pack.get(name), None) if self._pack else None
        return found[1] if found else None

    def is_as_it_was(self, name: str, ground_of: GroundOf) -> bool:
        """Whether the value `name` that earlier builds left is true still, without a look at it."""
        data = self._pack.get(name) if self._pack else None
        with suppress(*_FAULTS):
            grounds, basis, _ = plain_value(data or b"")
            return bool(basis == _basis(grounds, ground_of))
        return False

    def keep(self, name: str, grounds: Iterable[str], ground_of: GroundOf, value: object) -> None:
        """Let `value`, which was made of `grounds` as they are now, be kept as `name`."""
        if self._pack is None:
            return
        grounds = tuple(sorted(grounds))
        # By itself, so that it need not be looked at where it is no longer true.
        data = pickle.dumps(value, protocol=5)
        self._new[name] = plain_bytes((grounds, _basis(grounds, ground_of), data))

    def save(self) -> None:
        """Write what is new, if it can be written; what nobody asked for any more stays."""
        if self._pack is not None and self._new:
            with suppress(OSError):  # what cannot be kept is worked out again
                self._pack.write(self._new)
            self._new = {}


def _basis(grounds: Iterable[str], ground_of: GroundOf) -> bytes:
    return digest_of(*map(ground_of, grounds))
