"""The data of a faulty record while what is wrong is taken out of it."""

from __future__ import annotations

import copy

from thidua.load.yaml_tree import Loc


class Repair:
    """A copy of the data, and where each part of it stood at first."""

    def __init__(self, data: dict[str, object]) -> None:
        self.data = copy.deepcopy(data)
        self._kept: dict[Loc, list[int]] = {}

    def original(self, loc: Loc) -> Loc:
        """Return where `loc` stood before items were taken out of lists."""
        place: Loc = ()
        for step in loc:
            kept = self._kept.get(place)
            place = (*place, kept[step] if kept and isinstance(step, int) else step)
        return place

    def take_out(self, loc: Loc) -> bool:
        """Remove the value at `loc`; False when it is not there to be removed."""
        holder: object = self.data
        for step in loc[:-1]:
            holder = holder[step]  # type: ignore[index]
        step = loc[-1]
        if isinstance(holder, list) and isinstance(step, int):
            kept = self._kept.setdefault(self.original(loc[:-1]), list(range(len(holder))))
            del kept[step]
            del holder[step]
            return True
        return isinstance(holder, dict) and holder.pop(step, self) is not self
