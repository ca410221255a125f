"""What reading some items gives, which is most of the work: a pure function of these items.

Batches can be read in several processes. So that little is sent between them and little is kept
until all are there, postings lie in a few long arrays, and all else is packed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.search.items import Item
from thidua.search.packs import Card, card_of, text_file
from thidua.search.postings import Postings, forms_of, in_bodies, in_names, parted
from thidua.search.rows import Row, row_of
from thidua.search.terms import Ways

_MOST_RANGES = 64


@dataclass(frozen=True)
class Batch:
    """What is known of some items."""

    rows: Sequence[Row]
    cards: Sequence[Card]
    texts: Sequence[bytes]
    """The file of each one's text."""
    terms: str
    """The terms that postings mean by their numbers, one a line."""
    names: Postings
    bodies: Sequence[Postings]
    """By range of shards."""


def range_count(shards: int) -> int:
    """Return into how many parts so many shards are divided; each can be made by itself."""
    return min(shards, _MOST_RANGES)


def read_batch(items: Sequence[tuple[bytes, Item]], *, ways: Ways, shards: int) -> Batch:
    """Return what is known of some items.

    Args:
        items: Each with the digest that the catalogue has of it; fewer than `postings.MOST`.
        ways: What can be abbreviated.
        shards: How many shards of bodies there will be.

    """
    forms = forms_of(ways)
    lexicon = forms.lexicon
    rows = [row_of(item, digest, lexicon=lexicon) for digest, item in items]
    called = in_names((row.names for row in rows), lexicon)
    written = in_bodies((item.text for _, item in items), forms)
    return Batch(
        rows=rows,
        cards=[card_of(item) for _, item in items],
        texts=[text_file(item.text) for _, item in items],
        names=parted(called, lexicon, shards=1, ranges=1)[0],
        bodies=parted(written, lexicon, shards=shards, ranges=range_count(shards)),
        # All that are known by now, whatever taught them: which these are leaves no trace.
        terms="\n".join(lexicon.terms),
    )
