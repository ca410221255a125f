"""The terms of texts, as small integers: comparing and counting them is most of the work.

What a text gives depends on the text and the table of abbreviations alone, so that a later
cache can keep it by a hash of both; the integers belong to one `Lexicon`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import add

from thidua.vietnamese.reading import fold, numbers, term, words

_BITS = 24
_LOW = (1 << _BITS) - 1


class Form:
    """One way to write something that can be abbreviated."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.terms = list(map(term, words))


Forms = Sequence[Form]
"""The ways to write one thing, the long one first."""


class Lexicon(dict[str, int]):
    """Word → number of its term; what one spelling means is worked out once for all texts.

    A pair of terms is one integer as well: the first plus one, shifted, plus the second.
    """

    def __init__(self, abbreviations: Iterable[Forms] = ()) -> None:
        super().__init__()
        self.terms: list[str] = []
        self.folded: list[str] = []
        self._heads: list[int] = []
        self._numbers: dict[str, int] = {}
        self._ways: dict[int, list[tuple[frozenset[int], frozenset[int]]]] = defaultdict(list)
        for forms in abbreviations:
            self._learn(forms)

    def __missing__(self, word: str) -> int:
        number = self[word] = self.number(term(word))
        return number

    def number(self, term: str) -> int:
        """Return the number of a term, a new one where it is new."""
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self.terms)
            self.terms.append(term)
            self.folded.append(fold(term))
            self._heads.append((number + 1) << _BITS)
        return number

    def read(self, text: str) -> list[int]:
        """Return the terms of `text` in their order."""
        return list(map(self.__getitem__, words(text)))

    def pairs(self, read: Sequence[int]) -> Iterable[int]:
        """Return the adjacent pairs of terms."""
        return map(add, map(self._heads.__getitem__, read), read[1:])

    def body_terms(self, text: str) -> tuple[set[int], set[int]]:
        """Return the single terms and the pairs of a body, abbreviations both ways."""
        read = self.read(text)
        singles, pairs = set(read), set(self.pairs(read))
        self._complete(singles, pairs)
        return singles, pairs

    def name_terms(self, names: Iterable[str]) -> set[int]:
        """Return the terms, pairs and numbers of what something is called."""
        singles: set[int] = set()
        pairs: set[int] = set()
        for name in names:
            read = self.read(name)
            singles.update(read)
            pairs.update(self.pairs(read))
        self._complete(singles, pairs)
        joined = {self.number(number) for name in names for number in numbers(name)}
        return singles | pairs | joined

    def _learn(self, forms: Forms) -> None:
        """Note under one term of each form what a text with the whole form has as well."""
        read = [[self.number(text) for text in form.terms] for form in forms]
        every = frozenset(chain(*read, *map(self.pairs, read)))
        for form in filter(None, read):
            whole = frozenset(self.pairs(form)) or frozenset(form)
            self._ways[min(whole)].append((whole, every))

    def _complete(self, singles: set[int], pairs: set[int]) -> None:
        found: set[int] = set()
        for terms in (singles, pairs):
            for lead in self._ways.keys() & terms:
                for whole, every in self._ways[lead]:
                    if whole <= terms:
                        found |= every
        for number in found:
            (singles if number <= _LOW else pairs).add(number)

    def term_of(self, number: int) -> str:
        """Return the text of a term or a pair."""
        if number <= _LOW:
            return self.terms[number]
        return f"{self.terms[(number >> _BITS) - 1]} {self.terms[number & _LOW]}"

    def key_of(self, number: int) -> str:
        """Return the key of a term or a pair."""
        if number <= _LOW:
            return self.folded[number]
        return f"{self.folded[(number >> _BITS) - 1]} {self.folded[number & _LOW]}"
