"""Duties that come again: "định kỳ ngày 25 hằng tháng", "trước ngày 20 của tháng cuối quý".

They have no date of their own: what is due stands with the words that say how often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.importers.duties import FEWEST_LETTERS, PAST, SENTENCE, WORK
from thidua.importers.facts import Evidence, Milestone
from thidua.importers.mending import Whole

_EVERY = r"(?:hang|moi)\s(?:tuan|thang|quy|hoc ky)"
_OF = rf"(?:{_EVERY}|(?:cua\s)?(?:thang\s)?(?:cuoi|dau)\s(?:cua\s)?(?:hang\s|moi\s)?quy)"
_DAY = (
    r"(?:(?:truoc|vao|cham nhat(?: la| vao)?)\s(?:cac\s)?)?ngay\s(?:mong\s)?\d{1,2}"
    r"(?![\d/]|\.\d|\sthang\s\d)"
)
_TIMES = re.compile(
    rf"\b(?:dinh ky\s?,?\s?)?(?:{_DAY}\s?,?\s?{_OF}|{_EVERY}\s?,?\s?\(?{_DAY})"
    rf"|\bdinh ky\s(?:(?:{_EVERY}|\d{{1,2}}\s(?:tuan|thang))(?:\s?,?\s\(?{_DAY}(?:\s{_OF})?)?)"
)
"""Only with a day or *định kỳ*: "hằng tháng" alone is how work goes on."""
_CLAUSE = re.compile(rf"{SENTENCE.pattern}|;\s*")


def recurring(whole: Whole) -> Iterator[Milestone]:
    """Yield what a passage wants done again and again; `due`, `start` and `end` are None."""
    start = len(whole.marker)
    cuts = [match.span() for match in _CLAUSE.finditer(whole.plain, start)]
    for cut, following in [*cuts, (len(whole.plain), len(whole.plain))]:
        match = _TIMES.search(whole.plain, start, cut)
        plain = whole.plain[start:cut]
        if match and WORK.search(plain) and not PAST.search(plain):
            before = whole.text[start : match.start()].strip(" ,;:.-(")
            title = f"{before} {whole.text[match.end() : cut].strip(' ,;:./)')}".strip()
            if len(title) >= FEWEST_LETTERS:
                wording = whole.text[slice(*match.span())].strip()
                evidence = Evidence(whole.place_of(match.start()), whole.text[start:cut].strip())
                yield Milestone(title, "on", None, None, None, wording, evidence)
        start = following
