"""The parts of a document's number and symbol (*số, ký hiệu*)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTY = re.compile(r"(?P<serial>\d+)-(?P<code>[^/]+)/(?P<agency>.+)")
_STATE = re.compile(r"(?P<serial>\d+)/(?:(?P<year>\d{4})/)?(?P<rest>.+)")


@dataclass(frozen=True)
class Parts:
    """What a number consists of, as `43/KH-LAX`, `98/2023/NĐ-CP`, `98/2023/QH15`, `34-CT/TW`."""

    serial: str
    year: str
    groups: tuple[str, ...]
    """The groups of letters, the code of the kind first where there is one."""

    @property
    def is_of_assembly(self) -> bool:
        """Whether it is numbered as laws and resolutions of the Quốc hội are: without a code."""
        return bool(self.year) and len(self.groups) == 1


def parts_of(number: str) -> Parts:
    """Return the parts of a number that the model accepted."""
    if match := _PARTY.fullmatch(number):
        return Parts(match["serial"], "", (match["code"], *match["agency"].split("-")))
    if match := _STATE.fullmatch(number):
        return Parts(match["serial"], match["year"] or "", tuple(match["rest"].split("-")))
    raise ValueError(f"{number!r} is no number of a document")
