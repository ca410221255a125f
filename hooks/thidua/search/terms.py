"""The terms of texts, as small integers: comparing and counting them is most of the work.

What a text gives depends on the text and the table of abbreviations alone; the integers belong
to one `Lexicon`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from operator import add
from zlib import crc32

from thidua.vietnamese.reading import fold, numbers, term, words

BITS = 24
"""By so many the first of a pair is shifted, plus one; what is below is a single term."""
LOW = (1 << BITS) - 1


Ways = tuple[tuple[str, ...], ...]
"""What can be abbreviated: the ways to write one thing, the long one first."""


class Form:
    """One way to write something that can be abbreviated."""

    def __init__(self, text: str) -> None:
        self.words = words(text)
        self.terms = list(map(term, self.words))


class Lexicon(dict[str, tuple[int, ...]]):
    """Letters and signs between two spaces → the numbers of their terms.

    What stands there is worked out once for all texts, since reading character by character is
    dear: `đua,` and `Đua` are entries of their own. A pair of terms is one integer as well: the
    first plus one, shifted, plus the second.
    """

    def __init__(self, ways: Ways = ()) -> None:
        super().__init__()
        self.terms: list[str] = []
        self.folded: list[str] = []
        self._heads: list[int] = []
        self.tails: list[bytes] = []
        self._sums: list[int] = []
        self._numbers: dict[str, int] = {}
        self.ways: dict[int, list[tuple[frozenset[int], frozenset[int]]]] = defaultdict(list)
        for texts in ways:
            self._learn([*map(Form, texts)])

    def __missing__(self, written: str) -> tuple[int, ...]:
        found = self[written] = tuple([self.number(term(word)) for word in words(written)])
        return found

    def number(self, term: str) -> int:
        """Return the number of a term, a new one where it is new."""
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self.terms)
            self.terms.append(term)
            self.folded.append(fold(term))
            self._heads.append((number + 1) << BITS)
            self.tails.append(self.folded[-1].encode())
            self._sums.append(crc32(self.tails[-1] + b" "))
        return number

    def read(self, text: str) -> list[int]:
        """Return the terms of `text` in their order."""
        return list(chain.from_iterable(map(self.__getitem__, text.split())))

    def pairs(self, read: Sequence[int]) -> Iterable[int]:
        """Return the adjacent pairs of terms."""
        return map(add, map(self._heads.__getitem__, read), read[1:])

    def body_terms(self, text: str) -> set[int]:
        """Return the single terms and the pairs of a body, abbreviations both ways."""
        read = self.read(text)
        found = set(self.pairs(read))
        found.update(read)
        self._complete(found)
        return found

    def name_terms(self, names: Sequence[str]) -> set[int]:
        """Return the terms, pairs and numbers of what something is called."""
        found: set[int] = set()
        for name in names:
            read = self.read(name)
            found.update(read, self.pairs(read))
        self._complete(found)
        found.update(self.number(number) for name in names for number in numbers(name))
        return found

    def _learn(self, forms: Iterable[Form]) -> None:
        """Note under one term of each form what a text with the whole form has as well."""
        read = [[self.number(text) for text in form.terms] for form in forms]
        every = frozenset(chain(*read, *map(self.pairs, read)))
        for form in filter(None, read):
            whole = frozenset(self.pairs(form)) or frozenset(form)
            self.ways[min(whole)].append((whole, every))

    def _complete(self, terms: set[int]) -> None:
        """Add what the abbreviations and long forms in `terms` stand for."""
        ways = [way for lead in self.ways.keys() & terms for way in self.ways[lead]]
        terms.update(*[every for whole, every in ways if whole <= terms])

    def term_of(self, number: int) -> str:
        """Return the text of a term or a pair."""
        if number <= LOW:
            return self.terms[number]
        return f"{self.terms[(number >> BITS) - 1]} {self.terms[number & LOW]}"

    def spread(self, numbers: Iterable[int], count: int) -> list[list[int]]:
        """Return `numbers` of terms and pairs by shard: by the CRC-32 of their keys.

        Args:
            numbers: Each once.
            count: How many shards there are, a power of two.

        """
        shards: list[list[int]] = [[] for _ in range(count)]
        tails, sums, mask = self.tails, self._sums, count - 1
        for number in numbers:
            tail = tails[number & LOW]
            whole = crc32(tail, sums[(number >> BITS) - 1]) if number > LOW else crc32(tail)
            shards[whole & mask].append(number)
        return shards


@lru_cache(maxsize=1)
def lexicon_of(ways: Ways) -> Lexicon:
    """Return a lexicon that knows `ways`, with what it has learnt of earlier texts.

    What it knows already decides on the integers, and so on no file.
    """
    return Lexicon(ways)
