"""The files of names: ranges of the alphabet of keys, so that a beginning of a word is found."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from thidua.cache import Shelf
from thidua.search.items import Item
from thidua.search.packing import Entry, bound, entry, packed, term_file, unbound
from thidua.search.packs import as_json
from thidua.search.terms import Lexicon

_SHARD = 2000
"""About how many bytes a file unpacks to; one holds more only for one key."""


@dataclass(frozen=True)
class Names:
    """What all items are called."""

    files: Sequence[bytes]
    firsts: Sequence[str]
    """The first key of each file."""
    frequencies: Mapping[str, int]
    """Key of one syllable → how many names have it, spellings added up."""


def names(found: Sequence[Item], *, lexicon: Lexicon, ways: bytes, shelf: Shelf) -> Names:
    """Return the files of the names of `found`.

    Args:
        found: All items.
        lexicon: What reads names.
        ways: Stands for the abbreviations that `lexicon` knows.
        shelf: Where an earlier build may have left the same.

    """
    key = shelf.key(b"names", ways, *[item.card_digest for item in found])
    kept = shelf.get(key)
    if kept is not None:
        facts, *files = unbound(kept)
        return Names(files, **json.loads(facts))
    made = _made(found, lexicon)
    facts = as_json({"firsts": made.firsts, "frequencies": made.frequencies})
    shelf.put(key, bound([facts, *made.files]))
    return made


def _made(found: Sequence[Item], lexicon: Lexicon) -> Names:
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(found):
        for term in lexicon.name_terms(item.names):
            postings[term].append(number)
    frequencies: Counter[str] = Counter()
    for term, items in postings.items():
        if lexicon.is_single(term):
            frequencies[lexicon.key_of(term)] += len(items)
    rows = sorted((lexicon.key_of(term), lexicon.term_of(term), term) for term in postings)
    files: list[dict[str, Entry]] = []
    firsts: list[str] = []
    size = _SHARD
    for key, of_key in groupby(rows, lambda row: row[0]):
        entries = {text: entry(postings[term]) for _, text, term in of_key}
        more = sum(len(text) + len(deltas) for text, (_, _, deltas) in entries.items())
        if size + more > _SHARD:
            files.append({})
            firsts.append(key)
            size = 0
        files[-1].update(entries)
        size += more
    return Names([packed(term_file(file)) for file in files], firsts, frequencies)
