"""The files of bodies: terms spread by a hash of their key, with the items that have them."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Sequence
from functools import partial
from itertools import repeat

from thidua.cache import Shelf
from thidua.search.items import Item
from thidua.search.packing import entry
from thidua.search.renewal import renewed
from thidua.search.shards import Draft, Shards, shard_count
from thidua.search.terms import Lexicon


def bodies(found: Sequence[Item], *, lexicon: Lexicon, ways: bytes, shelf: Shelf) -> Shards:
    """Return the files of the bodies of `found`.

    Args:
        found: All items.
        lexicon: What reads texts.
        ways: Stands for the abbreviations that `lexicon` knows.
        shelf: Where earlier builds may have left the same, or much of it.

    """
    texts = [item.text_digest for item in found]
    key, last = shelf.key(b"bodies", ways, *texts), shelf.key(b"last bodies", ways)
    shards = Shards.kept(shelf, key)
    if shards is None:
        pointer = shelf.get(last)
        before = Shards.kept(shelf, pointer) if pointer else None
        shards = renewed(before, found, lexicon=lexicon, shelf=shelf) if before else None
        shards = shards or _made(found, texts, lexicon, shelf)
        shards.keep(shelf, key)
        shelf.put(last, key)
    shelf.keep(shards.commons)
    return shards


def _made(found: Sequence[Item], texts: Sequence[bytes], lexicon: Lexicon, shelf: Shelf) -> Shards:
    postings: defaultdict[int, array[int]] = defaultdict(partial(array, "I"))
    for number, item in enumerate(found):
        lists = map(postings.__getitem__, lexicon.body_terms(item.text))
        # A loop in Python would take twice as long.
        deque(map(array.append, lists, repeat(number)), maxlen=0)
    draft = Draft(texts, shelf=shelf)
    for place, terms in enumerate(lexicon.spread(postings, shard_count(len(found)))):
        named = {lexicon.term_of(term): term for term in terms}
        draft.fill(place, {text: entry(postings[named[text]]) for text in sorted(named)})
    return draft.finished()
