"""An index made from the last one, when few items changed since.

What came and what went is worked out from the texts as they were and as they are; only the files
that this leads to are opened, and items that did not change are not asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from thidua.search import bodies, names
from thidua.search.bodies import shard_count
from thidua.search.changes import Change, changes
from thidua.search.files import Files
from thidua.search.items import Item
from thidua.search.means import Catalogue, Means
from thidua.search.memory import Memory
from thidua.search.numbering import Numbering, numbering
from thidua.search.packs import (
    RECORDS_A_FILE,
    Card,
    card_files,
    card_of,
    cards_in,
    text_file,
    text_in,
)
from thidua.search.rows import Row, row_of
from thidua.search.terms import Lexicon, lexicon_of

_FEW = 0.25
"""The share of items, new or with another number, up to which this is quicker than reading all."""


def mended(before: Memory, catalogue: Catalogue, means: Means, files: Files) -> Memory | None:
    """Return what `made` would return; None where that is as quick.

    Args:
        before: What an earlier build left, with the same abbreviations.
        catalogue: What items there are.
        means: What gives those that are wanted.
        files: Where the earlier build left its files.

    Raises:
        LostError: A file is not there any more.

    """
    lexicon = lexicon_of(means.ways)
    known = {row.address: row for row in before.rows}
    digests = {row.address: row.digest for row in before.rows}
    fresh = [key for key, digest in catalogue.items() if digests.get(key) != digest.hex()]
    most = len(catalogue) * _FEW
    if shard_count(len(known)) != shard_count(len(catalogue)) or len(fresh) > most:
        return None
    items = dict(zip(fresh, means.make(fresh), strict=True))
    new = {key: row_of(item, catalogue[key], lexicon=lexicon) for key, item in items.items()}
    rows = {key: new.get(key) or known[key] for key in catalogue}
    alike = known.keys() == rows.keys() and all(new[key].group == known[key].group for key in new)
    numbers = before.numbering if alike else numbering(rows.values())
    moved = set() if alike else _moved(before.numbering.of, numbers.of)
    if len(moved) > most:
        return None
    done = _Mending(before, known, rows, items, numbers, moved, lexicon, files).done()
    same = alike and all(new[key].campaigns == known[key].campaigns for key in new)
    return replace(done, shared=before.shared) if same else done


def _moved(before: Mapping[str, int], after: Mapping[str, int]) -> set[str]:
    return {key for key, _ in before.items() ^ after.items()}


@dataclass(frozen=True)
class _Mending:
    """One build: what was, what is, and in what they differ."""

    before: Memory
    known: Mapping[str, Row]
    rows: Mapping[str, Row]
    items: Mapping[str, Item]
    """Those that are new or not as they were."""
    numbering: Numbering
    moved: Collection[str]
    """Items that came, went, or have another number."""
    lexicon: Lexicon
    files: Files

    def done(self) -> Memory:
        """Return what is known now."""
        texts = {key: self.before.texts[key] for key in self.rows if key in self.before.texts}
        texts |= {key: self.files.put(text_file(self.items[key].text)) for key in self._written}
        return Memory(
            rows=[*self.rows.values()],
            numbering=self.numbering,
            names=names.mended(self.before.names, self._in_names(), self.files),
            bodies=bodies.mended(self.before.bodies, len(self.rows), self._in_bodies(), self.files),
            cards=self._cards(),
            texts=texts,
        )

    @property
    def _written(self) -> list[str]:
        """The items that have another text."""
        return [
            key
            for key in self.items
            if key not in self.known or self.known[key].text != self.rows[key].text
        ]

    def _in_bodies(self) -> Mapping[int, Mapping[str, Change]]:
        """Return what changes of each term, by shard."""
        written = {*self._written}
        wanted = written.union(self.moved)
        keys = {key: self.before.texts[key] for key in wanted if key in self.known}
        kept = self.files.get(keys.values())
        read = self.lexicon.body_terms
        was = {key: read(text_in(kept[file])) for key, file in keys.items()}
        now = {
            key: read(self.items[key].text) if key in written else was[key]
            for key in wanted
            if key in self.rows
        }
        coming = self._changes(was, now)
        shards = enumerate(self.lexicon.spread(coming, len(self.before.bodies.keys)))
        return {
            place: {self.lexicon.term_of(term): coming[term] for term in terms}
            for place, terms in shards
            if terms
        }

    def _in_names(self) -> Mapping[str, Change]:
        """Return what changes of each term."""
        wanted = {*self.moved, *self.items}
        read = self.lexicon.name_terms
        was = {key: read(self.known[key].names) for key in wanted if key in self.known}
        now = {key: read(self.rows[key].names) for key in wanted if key in self.rows}
        return {self.lexicon.term_of(term): one for term, one in self._changes(was, now).items()}

    def _changes(
        self, was: Mapping[str, set[int]], now: Mapping[str, set[int]]
    ) -> Mapping[int, Change]:
        return changes(
            {self.before.numbering.of[key]: terms for key, terms in was.items()},
            {self.numbering.of[key]: terms for key, terms in now.items()},
        )

    def _cards(self) -> dict[int, bytes]:
        """Return the files of cards."""
        was, now = self.before.numbering.of, self.numbering.of
        wanted = {*self.moved, *self.items}
        every = (numbers.get(key) for numbers in (was, now) for key in wanted)
        touched = {number // RECORDS_A_FILE for number in every if number is not None}
        keys = {place: self.before.cards[place] for place in touched & self.before.cards.keys()}
        kept = self.files.get(keys.values())
        cards: dict[int, Card] = {}
        for place, file in keys.items():
            cards |= cards_in(place, kept[file])
        taken = {key: cards.pop(was[key]) for key in wanted if key in was}
        for key in wanted & now.keys():
            item = self.items.get(key)
            cards[now[key]] = card_of(item) if item else taken[key]
        untouched = {at: file for at, file in self.before.cards.items() if at not in touched}
        return dict(sorted((untouched | card_files(cards, self.files)).items()))
