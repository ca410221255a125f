"""An index of bodies made from the last one, when few texts changed since.

Shards with terms that came or went are opened, and texts that did not change are not read.
Where numbers of items moved, every shard is opened, which is still much less than reading.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from thidua.cache import Shelf
from thidua.search.items import Item
from thidua.search.packing import Entry, deltas, entries, entry, numbers, unpacked
from thidua.search.packs import earlier_text
from thidua.search.shards import Draft, Shards, most_of, shard_count
from thidua.search.terms import Lexicon
from thidua.vietnamese.reading import fold

_FEW = 0.25
"""The share of new texts up to which this is quicker than reading all."""
_GONE = -1

_Change = tuple[set[int], set[int]]
"""The items that have a term no longer, and those that have it now."""
_Changes = Mapping[int, Mapping[str, _Change]]
"""Shard → term → what changes."""


def renewed(
    before: Shards, found: Sequence[Item], *, lexicon: Lexicon, shelf: Shelf
) -> Shards | None:
    """Return the shards of `found`; None where those of `before` are of little use.

    Args:
        before: The shards of an earlier build.
        found: All items.
        lexicon: What reads texts, with the same abbreviations as for `before`.
        shelf: Where the earlier build left them.

    """
    texts = [item.text_digest for item in found]
    moved, fresh = _moves(before.texts, texts)
    if len(before.keys) != shard_count(len(found)) or len(fresh) > len(found) * _FEW:
        return None
    elsewhere = [old for old, new in enumerate(moved) if new != old]
    in_place = all(moved[old] == _GONE for old in elsewhere)
    read_before = {}
    for number in elsewhere if in_place else ():
        text = earlier_text(before.texts, number, shelf)
        if text is None:
            return None
        read_before[number] = lexicon.body_terms(text)
    read = {number: lexicon.body_terms(found[number].text) for number in fresh}
    changes = _changes(read_before, read, lexicon, len(before.keys))

    places = _touched(before, changes, len(found)) if in_place else range(len(before.keys))
    commons = shelf.get_all([before.commons[place] for place in places])
    if any(before.commons[place] not in commons for place in places):
        return None
    draft = Draft(texts, shelf=shelf, base=before)
    for place in places:
        terms = _opened(before.files[before.keys[place]]) | _opened(commons[before.commons[place]])
        draft.empty(terms)
        if not in_place:
            terms = _renumbered(terms, moved, elsewhere[0])
        terms = _changed(terms, changes.get(place, {}))
        draft.fill(place, {text: terms[text] for text in sorted(terms)})
    return draft.finished()


def _moves(before: Sequence[bytes], after: Sequence[bytes]) -> tuple[list[int], list[int]]:
    """Return the new number of each earlier item, and the numbers of items that are new."""
    moved = [_GONE] * len(before)
    places: defaultdict[bytes, deque[int]] = defaultdict(deque)
    for number, digest in enumerate(after):
        # Of items with the same text, as many as can keep their numbers.
        if number < len(before) and before[number] == digest:
            moved[number] = number
        else:
            places[digest].append(number)
    for number, digest in enumerate(before):
        if moved[number] == _GONE and places.get(digest):
            moved[number] = places[digest].popleft()
    return moved, sorted(number for left in places.values() for number in left)


def _changes(
    before: Mapping[int, set[int]], after: Mapping[int, set[int]], lexicon: Lexicon, count: int
) -> _Changes:
    """Return what comes and goes, by shard and term, given the terms of items by number."""
    changed: defaultdict[int, _Change] = defaultdict(lambda: (set(), set()))
    nothing: set[int] = set()
    for number in before.keys() | after.keys():
        terms = before.get(number, nothing), after.get(number, nothing)
        for side, others in enumerate(reversed(terms)):
            for term in terms[side] - others:
                changed[term][side].add(number)
    shards = enumerate(lexicon.spread(changed, count))
    return {
        place: {lexicon.term_of(term): changed[term] for term in terms}
        for place, terms in shards
        if terms
    }


def _touched(before: Shards, changes: _Changes, count: int) -> Iterable[int]:
    """Return the shards that change when items keep their numbers and there are now `count`."""
    # With more items, a term that was too common to be found by may be so no longer.
    most = most_of(len(before.texts)), most_of(count)
    turned = [
        term
        for term, items in before.frequencies.items()
        if most[0] != most[1] and (items > most[0]) != (items > most[1])
    ]
    return {*changes, *(crc32(fold(term).encode()) & (len(before.keys) - 1) for term in turned)}


def _opened(file: bytes) -> dict[str, Entry]:
    return entries(unpacked(file)) if file else {}


def _renumbered(terms: Mapping[str, Entry], moved: Sequence[int], first: int) -> dict[str, Entry]:
    """Return `terms` with the new numbers of their items, of which `first` is the first to go."""
    found = {}
    for text, old in terms.items():
        # Most of what is added is new, so that most terms are in older items alone.
        if sum(deltas(old)) < first:
            found[text] = old
        elif items := sorted(new for item in numbers(old) if (new := moved[item]) != _GONE):
            found[text] = entry(items)
    return found


def _changed(terms: Mapping[str, Entry], changes: Mapping[str, _Change]) -> dict[str, Entry]:
    """Return `terms` with what came and without what went."""
    found = {**terms}
    for text, (less, more) in changes.items():
        had = numbers(terms[text]) if text in terms else ()
        if items := sorted({*had} - less | more):
            found[text] = entry(items)
        else:
            found.pop(text, None)
    return found
