"""What a promise of time means, to the day."""

from __future__ import annotations

import pytest

from thidua.model.time import Timing


@pytest.mark.parametrize(
    ("promise", "first", "last"),
    [
        ({"on": "2026-05-19"}, "2026-05-19", "2026-05-19"),
        ({"on": "5/2026"}, "2026-05-01", "2026-05-31"),
        ({"on": "2024-02"}, "2024-02-01", "2024-02-29"),
        ({"on": "2026"}, "2026-01-01", "2026-12-31"),
        ({"before": "15/11/2026"}, "2026-11-14", "2026-11-14"),
        ({"before": "2026-03-01"}, "2026-02-28", "2026-02-28"),
        ({"by": "2026-10-30"}, "2026-10-30", "2026-10-30"),
        ({"start": "2026-09", "end": "2026-10"}, "2026-09-01", "2026-10-31"),
        ({"start": "2026-09-05"}, "2026-09-05", "2026-09-05"),
        ({"end": "2026-09"}, "2026-09-30", "2026-09-30"),
    ],
)
def test_a_promise_has_a_first_and_a_last_day(
    promise: dict[str, str], first: str, last: str
) -> None:
    """Before a day means the day before, by a day that day, in a month any of its days."""
    timing = Timing.model_validate(promise)
    assert (timing.first.isoformat(), timing.last.isoformat()) == (first, last)
