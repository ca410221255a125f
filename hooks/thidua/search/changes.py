"""Terms whose items change: what comes and what goes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping

from thidua.search.packing import Entry, entry, numbers

Change = tuple[set[int], set[int]]
"""The items that have a term no longer, and those that have it now."""


def changes(before: Mapping[int, set[int]], after: Mapping[int, set[int]]) -> dict[int, Change]:
    """Return what changes of each term, given the terms of some items as they were and are.

    Args:
        before: Number of an item → its terms; of an item that has another number now, its
            former one.
        after: The same as it is now.

    """
    changed: defaultdict[int, Change] = defaultdict(lambda: (set(), set()))
    nothing: set[int] = set()
    for number in before.keys() | after.keys():
        terms = before.get(number, nothing), after.get(number, nothing)
        for side, others in enumerate(reversed(terms)):
            for term in terms[side] - others:
                changed[term][side].add(number)
    return changed


def changed(terms: Mapping[str, Entry], coming: Mapping[str, Change]) -> dict[str, Entry]:
    """Return `terms` with what comes and without what goes, in no order."""
    found = {**terms}
    for text, (less, more) in coming.items():
        # Some terms have thousands of items, of which one or two change.
        items = [*numbers(terms[text])] if text in terms else []
        for item in less:
            del items[bisect_left(items, item)]
        for item in more:
            insort(items, item)
        if items:
            found[text] = entry(items)
        else:
            found.pop(text, None)
    return found
