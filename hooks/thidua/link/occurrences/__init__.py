"""What happens when: dated things of records, the days they fall on, and calendars of them.

`gather` is the way in; the rest of the program needs the values that it returns.
"""

from thidua.link.occurrences.calendar import Calendar
from thidua.link.occurrences.entry import (
    Entry,
    Grain,
    Occurrence,
    OccurrenceKind,
    Promise,
    Repeat,
)

__all__ = ["Calendar", "Entry", "Grain", "Occurrence", "OccurrenceKind", "Promise", "Repeat"]
