"""Queries whose answers are known, in classes, drawn from a made-up site of `corpus`."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.search.corpus import SEED, Entry

from thidua.vietnamese.folding import fold


@dataclass(frozen=True)
class Query:
    """What someone types, the class it is an example of, and the addresses that answer it."""

    kind: str
    text: str
    answers: tuple[str, ...]


class _Queries:
    """Draws examples of each class; what two records would answer alike is left out."""

    def __init__(self, found: Sequence[Entry], each: int, seed: int) -> None:
        self._chance = random.Random(seed + 1)
        self._each = each
        self._found = found
        self.by_title: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in found:
            self.by_title[fold(entry.title)].append(entry)
        self.alone = [entry for entry in found if len(self.by_title[fold(entry.title)]) == 1]
        self.people = [entry for entry in found if entry.kind == "profile"]
        self._called = [(fold(item.title), item) for item in self.people]
        self.shared = [item for item in self.people if len(self.by_title[fold(item.title)]) > 1]
        self.told = [entry for entry in found if entry.phrase]
        numbers = Counter(entry.number for entry in found)
        self.numbered = [entry for entry in found if entry.number and numbers[entry.number] == 1]

    def draw(
        self,
        kind: str,
        among: Sequence[Entry],
        text: Callable[[Entry], str | None],
        answers: Callable[[Entry], Iterable[Entry]] | None = None,
    ) -> Iterator[Query]:
        """Yield up to so many queries of one class."""
        drawn = 0
        for entry in self._chance.sample(among, len(among)):
            typed = text(entry)
            if typed and drawn < self._each:
                drawn += 1
                right = answers(entry) if answers else (entry,)
                yield Query(kind, typed, tuple(item.address for item in right))

    def slip(self, text: str) -> str | None:
        """Return `text` with one letter wrong in a word of four or more; None without such."""
        words = text.split()
        long = [place for place, word in enumerate(words) if len(word) >= 4]
        if not long:
            return None
        chance, place = self._chance, self._chance.choice(long)
        word = words[place]
        at = chance.randrange(len(word) - 1)
        other = chance.choice("abcdeghiklmnopqrstuvxy")
        words[place] = chance.choice(
            [
                word[:at] + word[at + 1 :],
                word[:at] + other + word[at + 1 :],
                word[:at] + other + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
        typed = " ".join(words)
        return None if typed in self.by_title else typed

    def same(self, entry: Entry) -> list[Entry]:
        """Return who has this name at this school."""
        namesakes = self.by_title[fold(entry.title)]
        return [item for item in namesakes if item.school == entry.school]

    def begun(self, entry: Entry) -> str | None:
        """Return a name without the end of its last word, where few names begin so."""
        typed = fold(entry.title)[:-1]
        return typed if len(self.begins(typed)) <= 10 else None

    def begins(self, typed: str) -> list[Entry]:
        """Return whose name begins so."""
        return [item for name, item in self._called if name.startswith(typed)]


_OTHER_TONE = {
    "hòa": "hoà",
    "thủy": "thuỷ",
    "thuỷ": "thủy",
    "thúy": "thuý",
    "quý": "quí",
    "mỹ": "mĩ",
}
_TELEX = {"â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_TELEX_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def telex(text: str) -> str:
    """Return `text` as keys of Telex, tones behind each word."""
    words = []
    for word in text.lower().split():
        marks = unicodedata.normalize("NFD", word)
        tone = "".join(_TELEX_TONES.get(sign, "") for sign in marks)
        bare = "".join(sign for sign in marks if sign not in _TELEX_TONES)
        letters = unicodedata.normalize("NFC", bare)
        words.append("".join(_TELEX.get(letter, letter) for letter in letters) + tone)
    return " ".join(words)


def _retoned(entry: Entry) -> str | None:
    words = entry.title.lower().split()
    return (
        " ".join(_OTHER_TONE.get(word, word) for word in words)
        if {*words} & {*_OTHER_TONE}
        else None
    )


def queries(found: Sequence[Entry], each: int = 40, seed: int = SEED) -> list[Query]:
    """Return queries of all classes, `each` of one where there are as many."""
    q = _Queries(found, each, seed)

    def composed(entry: Entry) -> str:
        return unicodedata.normalize("NFD", entry.title)

    def loose(entry: Entry) -> str:
        return re.sub("[/-]", " ", fold(entry.number))

    def undashed(entry: Entry) -> str | None:
        return (
            entry.title.replace("đ", "d").replace("Đ", "D") if "đ" in entry.title.lower() else None
        )

    def at_school(entry: Entry) -> str:
        return fold(f"{entry.title} {entry.school.short.split(' ', 1)[1]}")

    def at_short(entry: Entry) -> str:
        return fold(f"{entry.title} {entry.school.short}")

    def at_long(entry: Entry) -> str:
        return f"{entry.title} {entry.school.name}"

    return [
        *q.draw("with marks", q.alone, lambda entry: entry.title),
        *q.draw("without marks", q.alone, lambda entry: fold(entry.title)),
        *q.draw("d for đ", q.alone, undashed),
        *q.draw("other tone placement", q.alone, _retoned),
        *q.draw("NFD", q.alone, composed),
        *q.draw("Telex", q.alone, lambda entry: telex(entry.title)),
        *q.draw("number", q.numbered, lambda entry: entry.number),
        *q.draw("number, loose", q.numbered, loose),
        *q.draw("prefix", q.people, q.begun, lambda entry: q.begins(fold(entry.title)[:-1])),
        *q.draw("typo", q.alone, lambda entry: q.slip(fold(entry.title))),
        *q.draw("name and school", q.shared, at_school, q.same),
        *q.draw("abbreviation", q.shared, at_short, q.same),
        *q.draw("spelt out", q.shared, at_long, q.same),
        *q.draw("phrase", q.told, lambda entry: entry.phrase),
        *q.draw("phrase without marks", q.told, lambda entry: fold(entry.phrase)),
    ]
