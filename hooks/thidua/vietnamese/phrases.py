"""Fixed phrases of the field, and slips that no dictionary sees because each word is one.

*đầy mạnh*, *tô chuyên môn*, *phòng trào thi đua*: each syllable exists, and only the phrase gives
the slip away. A phrase belongs into `PHRASES` when no other placing of marks on its letters makes
sense; else its slip goes into `SLIPS`, with what must stand around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from thidua.vietnamese.bare import bare, bare_words
from thidua.vietnamese.reading import terms

PHRASES = (
    "thi đua, khen thưởng",
    "phong trào thi đua",
    "danh hiệu thi đua",
    "giao ước thi đua",
    "chiến sĩ thi đua",
    "lao động tiên tiến",
    "lao động xuất sắc",
    "điển hình tiên tiến",
    "người tốt, việc tốt",
    "dạy tốt, học tốt",
    "hình thức khen thưởng",
    "hoàn thành tốt nhiệm vụ",
    "hoàn thành xuất sắc",
    "học sinh xuất sắc",
    "sáng kiến kinh nghiệm",
    "nâng cao chất lượng",
    "ứng dụng công nghệ thông tin",
    "công nghệ thông tin",
    "chuyển đổi số",
    "cải cách hành chính",
    "cuộc vận động",
    "toàn dân đoàn kết",
    "học tập suốt đời",
    "an toàn giao thông",
    "an toàn thực phẩm",
    "tư tưởng, đạo đức, phong cách",
    "chủ tịch Hồ Chí Minh",
    "cộng hòa xã hội chủ nghĩa Việt Nam",
    "độc lập - tự do - hạnh phúc",
    "đại hội đại biểu",
    "ủy ban nhân dân",
    "hội đồng nhân dân",
    "giáo dục và đào tạo",
    "trung học cơ sở",
    "trung học phổ thông",
    "trường mầm non",
    "trường tiểu học",
    "phó hiệu trưởng",
    "tổ trưởng chuyên môn",
    "công đoàn cơ sở",
    "cha mẹ học sinh",
    "phụ huynh học sinh",
    "nhà giáo Việt Nam",
    "quân đội nhân dân",
    "quốc phòng toàn dân",
    "giải phóng miền Nam",
    "Điện Biên Phủ",
    "phát triển kinh tế - xã hội",
)
"""As they are written; what stands between the words of one may be any punctuation."""

SLIPS = (
    ("đầy mạnh", "đẩy mạnh", r"đầy mạnh(?! (?:mẽ|dạn|khỏe|khoẻ))"),
    ("hiệu trường", "hiệu trưởng", ""),
    ("trường phòng", "trưởng phòng", r"(?:(?<=phó )|(?<=kt\. )|(?<=tl\. ))trường phòng"),
    ("đảo bảo", "đảm bảo", ""),
    ("đảm báo", "đảm bảo", ""),
    ("thăm quan", "tham quan", ""),
    ("văn hướng dẫn", "văn bản hướng dẫn", ""),
    ("đổi vụ sự nghiệp", "đơn vị sự nghiệp", ""),
    ("đơn vụ sự nghiệp", "đơn vị sự nghiệp", ""),
    ("tô chuyên môn", "tổ chuyên môn", ""),
    ("tô cm", "tổ chuyên môn", ""),
    ("triễn khai", "triển khai", ""),
    ("triên khai", "triển khai", ""),
    ("kỹ niệm", "kỷ niệm", ""),
    ("kĩ niệm", "kỷ niệm", ""),
    ("bổ xung", "bổ sung", ""),
    ("xuất xắc", "xuất sắc", ""),
    ("suất sắc", "xuất sắc", ""),
    ("suất xắc", "xuất sắc", ""),
    ("nổ lực", "nỗ lực", ""),
    ("cọ sát", "cọ xát", ""),
    ("sáng lạn", "xán lạn", ""),
    ("sáng lạng", "xán lạn", ""),
    ("khuyến kích", "khuyến khích", ""),
    ("nghành", "ngành", ""),
    ("thi đau", "thi đua", r"thi đau(?= (?:khen|yêu|học|dạy|lập))"),
    ("đươc", "được", ""),
)
"""What is written, in lower case; what was meant; what must stand around it, as a pattern."""

# ươ typed as uơ: before a final letter there is no such vowel.
_NO_HORN = re.compile(r"u[ơờớởỡợ](?:ng|[cimnptu])")

_LONGEST = 8
"""Letters; no syllable is longer (*nghiêng* has seven)."""

_GAP = r"[\s,;:–-]+"


@dataclass(frozen=True)
class Slip:
    """Where a text probably says what it does not mean, and what it means."""

    start: int
    end: int
    meant: str


class _Phrase(NamedTuple):
    """What is searched for in a text."""

    words: frozenset[str]
    """All bare words of it: a text that lacks one does not have it."""
    begin: str
    """What it begins with; to search for that is much quicker than by the pattern."""
    pattern: str
    meant: str
    terms: tuple[str, ...]
    """What was meant, as a reader looks for it."""


class _Phrases:
    """Phrases that are found by one of their words: most texts have but a few."""

    def __init__(self, phrases: Iterable[_Phrase]) -> None:
        self._phrases = tuple(phrases)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self._phrases):
            self._by_word[max(sorted(phrase.words), key=len)].append(number)
        self._words = frozenset(self._by_word)

    def among(self, there: AbstractSet[str]) -> Iterator[_Phrase]:
        """Yield those whose words are all among the words `there`, in order."""
        numbers = (number for word in self._words & there for number in self._by_word[word])
        for phrase in map(self._phrases.__getitem__, sorted(numbers)):
            if phrase.words <= there:
                yield phrase


def _words(text: str) -> frozenset[str]:
    return frozenset(bare_words(bare(text))) - {""}


@cache
def _phrases() -> _Phrases:
    return _Phrases(
        _Phrase(_words(phrase), " ".join(parts[:2]), pattern, phrase, tuple(terms(phrase)))
        for phrase in PHRASES
        for parts in [re.split(_GAP, bare(phrase))]
        for pattern in [_GAP.join(map(re.escape, parts))]
    )


@cache
def _slips() -> _Phrases:
    return _Phrases(
        _Phrase(_words(wrong), wrong, pattern or re.escape(wrong), meant, ())
        for wrong, meant, pattern in SLIPS
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def slips(
    text: str, letters: str, *, words_of_it: AbstractSet[str] | None = None
) -> Iterator[Slip]:
    """Yield the probable slips of `text`; phrases first.

    Args:
        text: The text, NFC.
        letters: The same text, `bare`.
        words_of_it: Its `bare_words`, where they are known.

    """
    said = letters.replace("\n", " ")
    there = set(bare_words(letters)) if words_of_it is None else words_of_it
    taken: set[int] = set()
    for phrase in _phrases().among(there):
        for start, end in _places(said, phrase):
            written, meant = text[start:end].lower(), phrase.meant
            if start not in taken and written != meant and tuple(terms(written)) != phrase.terms:
                taken.add(start)
                yield Slip(start, end, meant)
    lower = text.lower().replace("\n", " ")
    if len(lower) != len(text):
        return  # letters that change their length when small: no text in Vietnamese
    for slip in _slips().among(there):
        for start, end in _places(lower, slip):
            yield Slip(start, end, slip.meant)
    for match in _NO_HORN.finditer(lower):
        start, end = match.span()
        while start and end - start < _LONGEST and lower[start - 1].isalpha():
            start -= 1
        word = lower[start:end]
        if not lower[end : end + 1].isalpha() and "qu" not in word:
            yield Slip(start, end, re.sub("u(?=[ơờớởỡợ])", "ư", word))


def _places(text: str, phrase: _Phrase) -> Iterator[tuple[int, int]]:
    """Yield where `phrase` stands in `text` as words of its own."""
    place = text.find(phrase.begin)
    while place >= 0:
        match = _compiled(phrase.pattern).match(text, place)
        if match and not (_letter(text, place - 1) or _letter(text, match.end())):
            yield match.span()
        place = text.find(phrase.begin, place + 1)


def _letter(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalpha()
