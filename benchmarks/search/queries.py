"""Queries whose answers are known, in classes, drawn from a made-up site of `corpus`."""

from __future__ import annotations

import functools
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.search.corpus import SEED, Entry

from thidua.vietnamese.folding import fold
from thidua.vietnamese.reading import terms


@dataclass(frozen=True)
class Query:
    """What someone types, the class it is an example of, and the addresses that answer it."""

    kind: str
    text: str
    answers: tuple[str, ...]


_WORD = re.compile(r"\w+")
_PASSAGE = 8
_MOST = 3
"""In how many bodies a passage may stand that is to lead to one of them."""
_ISSUERS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "SGDĐT": "Sở Giáo dục và Đào tạo",
    "PGDĐT": "Phòng Giáo dục và Đào tạo",
}


def _proper(entry: Entry) -> str:
    """Return what a school is called without its level."""
    return entry.school.short.split(" ", 1)[1]


def _issued(entry: Entry) -> tuple[str, str]:
    """Return the figures in front of a number and the sign of the issuer at its end."""
    return entry.number.split("/")[0], entry.number.rsplit("-", 1)[-1]


class _Queries:
    """Draws examples of each class; what two records would answer alike is left out."""

    def __init__(self, found: Sequence[Entry], each: int, seed: int) -> None:
        self._chance = random.Random(seed + 1)
        self._each = each
        self.by_title: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in found:
            self.by_title[fold(entry.title)].append(entry)
        self.alone = [entry for entry in found if len(self.by_title[fold(entry.title)]) == 1]
        self.people = [entry for entry in found if entry.kind == "profile"]
        self._called = [(fold(item.title), item) for item in self.people]
        self.shared = [item for item in self.people if len(self.by_title[fold(item.title)]) > 1]
        self.told = [entry for entry in found if entry.phrase]
        numbers = Counter(entry.number for entry in found)
        self._numbers = [entry for entry in found if entry.number]
        self.numbered = [entry for entry in found if entry.number and numbers[entry.number] == 1]
        spelt = Counter(tuple(terms(entry.title)) for entry in found)
        self.marked = [
            entry
            for entry in found
            if len(self.by_title[fold(entry.title)]) > 1 and spelt[tuple(terms(entry.title))] == 1
        ]
        self._said = [f" {' '.join(_WORD.findall(entry.body.lower()))} " for entry in self.told]

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
            if drawn == self._each:
                return
            if typed := text(entry):
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

    def like(self, entry: Entry) -> list[Entry]:
        """Return who has this name at a school that is called so, of whatever level."""
        namesakes = self.by_title[fold(entry.title)]
        return [item for item in namesakes if _proper(item) == _proper(entry)]

    def from_issuer(self, entry: Entry) -> list[Entry]:
        """Return the documents of the same issuer with the same figures in front."""
        return [item for item in self._numbers if _issued(item) == _issued(entry)]

    def passage(self, entry: Entry) -> str:
        """Return eight words in a row out of a body, as they stand there."""
        written = [_WORD.findall(sentence) for sentence in re.split(r"[.\n]+", entry.body)]
        words = self._chance.choice([found for found in written if len(found) >= _PASSAGE])
        at = self._chance.randrange(len(words) - _PASSAGE + 1)
        return " ".join(words[at : at + _PASSAGE])

    def saying(self, passage: str) -> list[Entry]:
        """Return whose bodies have this passage."""
        sought = f" {passage.lower()} "
        return [entry for entry, said in zip(self.told, self._said, strict=True) if sought in said]

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
    "lý": "lí",
}
_TELEX = {"â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_TELEX_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI = {"â": "a6", "ă": "a8", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
_VNI_TONES = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}


def _keys(text: str, letters: Mapping[str, str], tones: Mapping[str, str]) -> str:
    """Return `text` as keys that a Vietnamese keyboard takes, tones behind each word."""
    words = []
    for word in text.lower().split():
        marks = unicodedata.normalize("NFD", word)
        tone = "".join(tones.get(sign, "") for sign in marks)
        bare = "".join(sign for sign in marks if sign not in tones)
        composed = unicodedata.normalize("NFC", bare)
        words.append("".join(letters.get(letter, letter) for letter in composed) + tone)
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
        return fold(f"{entry.title} {_proper(entry)}")

    def at_short(entry: Entry) -> str:
        return fold(f"{entry.title} {entry.school.short}")

    def at_long(entry: Entry) -> str:
        return f"{entry.title} {entry.school.name}"

    def by_issuer(entry: Entry) -> str | None:
        figures, sign = _issued(entry)
        return f"{figures} {_ISSUERS[sign]}" if sign in _ISSUERS else None

    @functools.cache
    def passage(entry: Entry) -> str | None:
        typed = q.passage(entry)
        return typed if len(q.saying(typed)) <= _MOST else None

    def said(entry: Entry) -> list[Entry]:
        return q.saying(passage(entry) or "")

    return [
        *q.draw("with marks", q.alone, lambda entry: entry.title),
        *q.draw("marks decide", q.marked, lambda entry: entry.title),
        *q.draw("without marks", q.alone, lambda entry: fold(entry.title)),
        *q.draw("d for đ", q.alone, undashed),
        *q.draw("other tone placement", q.alone, _retoned),
        *q.draw("NFD", q.alone, composed),
        *q.draw("Telex", q.alone, lambda entry: _keys(entry.title, _TELEX, _TELEX_TONES)),
        *q.draw("VNI", q.alone, lambda entry: _keys(entry.title, _VNI, _VNI_TONES)),
        *q.draw("number", q.numbered, lambda entry: entry.number),
        *q.draw("number, loose", q.numbered, loose),
        *q.draw("number and issuer", q.numbered, by_issuer, q.from_issuer),
        *q.draw("prefix", q.people, q.begun, lambda entry: q.begins(fold(entry.title)[:-1])),
        *q.draw("typo", q.alone, lambda entry: q.slip(fold(entry.title))),
        *q.draw("name and school", q.shared, at_school, q.like),
        *q.draw("abbreviation", q.shared, at_short, q.same),
        *q.draw("spelt out", q.shared, at_long, q.same),
        *q.draw("phrase", q.told, lambda entry: entry.phrase),
        *q.draw("phrase without marks", q.told, lambda entry: fold(entry.phrase)),
        *q.draw("passage", q.told, passage, said),
        *q.draw("passage without marks", q.told, lambda entry: fold(passage(entry) or ""), said),
    ]
