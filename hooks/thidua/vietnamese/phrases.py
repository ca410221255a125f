"""Fixed phrases of the field, and slips that no dictionary sees because each word is one.

*đầy mạnh*, *tô chuyên môn*, *phòng trào thi đua*: each syllable exists, and only the phrase gives
the slip away. A phrase belongs into `PHRASES` when no other placing of marks on its letters makes
sense; else its slip goes into `SLIPS`, with what must stand around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

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


def _pattern(phrase: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.split(_GAP, bare(phrase))]
    return re.compile(_GAP.join(words))


def _words(text: str) -> frozenset[str]:
    return frozenset(bare_words(bare(text))) - {""}


# Searched for by its first two words, which is much quicker than by the pattern.
@cache
def _phrases() -> list[tuple[frozenset[str], str, re.Pattern[str], str, tuple[str, ...]]]:
    return [
        (
            _words(phrase),
            " ".join(re.split(_GAP, bare(phrase))[:2]),
            _pattern(phrase),
            phrase,
            tuple(terms(phrase)),
        )
        for phrase in PHRASES
    ]


@cache
def _slips() -> list[tuple[frozenset[str], str, re.Pattern[str], str]]:
    return [
        (_words(wrong), wrong, re.compile(pattern or re.escape(wrong)), meant)
        for wrong, meant, pattern in SLIPS
    ]


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
    for words, begin, pattern, phrase, wanted in _phrases():
        for start, end in _places(said, begin, pattern) if words <= there else ():
            written = text[start:end].lower()
            if start not in taken and written != phrase and tuple(terms(written)) != wanted:
                taken.add(start)
                yield Slip(start, end, phrase)
    lower = text.lower().replace("\n", " ")
    if len(lower) != len(text):
        return  # letters that change their length when small: no text in Vietnamese
    for words, wrong, pattern, meant in _slips():
        for start, end in _places(lower, wrong, pattern) if words <= there else ():
            yield Slip(start, end, meant)
    for match in _NO_HORN.finditer(lower):
        start, end = match.span()
        while start and end - start < _LONGEST and lower[start - 1].isalpha():
            start -= 1
        word = lower[start:end]
        if not lower[end : end + 1].isalpha() and "qu" not in word:
            yield Slip(start, end, re.sub("u(?=[ơờớởỡợ])", "ư", word))


def _places(text: str, words: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where `pattern`, which begins with `words`, stands in `text` as words of its own."""
    place = text.find(words)
    while place >= 0:
        match = pattern.match(text, place)
        if match and not (_letter(text, place - 1) or _letter(text, match.end())):
            yield match.span()
        place = text.find(words, place + 1)


def _letter(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalpha()
