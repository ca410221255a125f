"""Occasions: the nth anniversary of a day, with the day it goes back to and the day it falls on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.importers.context import Located, Years
from thidua.importers.facts import Evidence, Occasion
from thidua.importers.knowledge import Knowledge, name_key
from thidua.vietnamese.bare import bare
from thidua.vietnamese.moments import Moment, moments

_PAIR = re.compile(r"\((?P<inside>[^()]{7,60})\)")
_TWO_YEARS = re.compile(r"\s?(?P<a>1[89]\d\d|20\d\d)\s?-\s?(?P<b>20\d\d)\s?")
_NTH = re.compile(
    r"(?:\b(?:lan thu )?(?P<n>\d{1,4}) nam\s(?!\d)(?:ky niem\s)?|\blan thu (?P<m>\d{1,4})\s)"
)
_CUE = re.compile(
    r"(?:ky niem|chao mung|mung|huong toi|nhan dip|dip|va|cung|ngay le|den"
    r"|sinh hoat)\s(?:cac ngay le\s?:?)?"
)
_REACH = 170
_SHORTEST = 3
_DAY_NAME = r"(?:ngay|quoc khanh|cach mang|tet)\b"
_DATE = r"(?P<date>\d{1,2}\s?/\s?\d{1,2}(?:\s?/\s?(?:1[89]|20)\d\d)?)(?![\d/%])"
_SINGLE = re.compile(
    r"(?:(?P<n>\d{1,4}) nam\s(?!\d)|(?:ky niem|chao mung|mung|huong toi|dip|nhan)\s)"
    rf"(?P<name>{_DAY_NAME}[^;:.()\"\d]{{3,110}}?|ngay|(?<!dip )(?<!nhan )(?=\d))"
    rf"\s?,?\s?\(?(?:ngay\s)?{_DATE}"
)
_UNDATED = re.compile(
    r"(?:ky niem|chao mung|mung|nhan dip|huong toi|va|,)\s(?:lan thu )?(?P<n>\d{1,4}) nam\s"
    r"(?P<name>(?:ngay |thanh lap|khoi nghia|chien thang|quoc khanh|cach mang|giai phong)"
    r"[^;:.,()\"\d]{3,110}?)"
    r"(?=\s(?:theo|va|gan|cua nha truong|trong|nam)\b|[;:.,()\"]|$)"
)
_NEXT = re.compile(
    rf"(?:\s?,|\sva|\s?;)\s{{1,2}}(?:(?P<name>{_DAY_NAME}[^;:.,()\"\d]{{3,110}}?|ngay)"
    rf"\s?,?\s?\(?(?:ngay\s)?)?{_DATE}"
)
"""What goes on a list of days: "chào mừng ngày 30/4, 01/5 và ngày sinh … 19/5"."""


def occasions(
    passages: Sequence[Located], years: Years, knowledge: Knowledge
) -> tuple[Occasion, ...]:
    """Return the occasions, each once, in the order of the text."""
    found: dict[tuple[str, str | None], Occasion] = {}
    for located in passages:
        for occasion in _in_passage(located, years, knowledge):
            _add(found, occasion)
    return tuple(found.values())


def _add(found: dict[tuple[str, str | None], Occasion], new: Occasion) -> None:
    name = name_key(new.name).removeprefix("ngay ")
    for key, old in found.items():
        same_day = (old.founded and old.founded == new.founded and old.on == new.on) or (
            old.on and new.on == old.on and not (old.founded and new.founded)
        )
        alike = key[0] == name or key[0].startswith(name) or name.startswith(key[0])
        if alike and same_day:
            # The fuller one: "20/11" in a title, "(20/11/1982 - 20/11/2025)" below.
            if not old.founded and (new.founded or (new.years and not old.years)):
                found[key] = new
            return
        if alike and not new.on and (not new.years or new.years == old.years):
            return
        if alike and not old.on and (not old.years or old.years == new.years):
            found[key] = new
            return
        if same_day and old.founded and set(key[0].split()) & set(name.split()):
            return
    found[name, new.on] = new


def spans(located: Located) -> list[tuple[int, int]]:
    """Return where dates of occasions stand in a passage: they are no deadlines."""
    taken = [match.span() for match in _PAIR.finditer(located.plain) if _pair(match)]
    for match in _SINGLE.finditer(located.plain):
        taken += [item.span() for item in (match, *_following(located.plain, match.end()))]
    return taken


def _following(plain: str, place: int) -> Iterator[re.Match[str]]:
    """Yield the days that stand in one list with the day which ends at `place`."""
    while match := _NEXT.match(plain, place + (plain[place : place + 1] == ")")):
        place = match.end()
        yield match


def _pair(match: re.Match[str]) -> tuple[Moment, Moment] | None:
    inside = moments(match["inside"])
    if len(inside) != 2 or "-" not in match["inside"]:  # noqa: PLR2004 - from one day to another
        return None
    first, last = inside
    if first.month is None or last.month is None or first.month != last.month:
        return None
    if first.year and last.year and first.year >= last.year:
        return None
    return (first, last) if first.year or last.year else None


def _in_passage(located: Located, years: Years, knowledge: Knowledge) -> Iterator[Occasion]:
    taken = bytearray(len(located.plain))
    previous = 0
    for match in _PAIR.finditer(located.plain):
        start = max(previous, match.start() - _REACH)
        if occasion := _paired(located, match, start, years):
            begin, previous = match.start() - len(occasion.name), match.end()
            taken[begin:previous] = b"\1" * (previous - begin)
            yield occasion
    for match in _SINGLE.finditer(located.plain):
        for item in (match, *_following(located.plain, match.end())):
            if not any(taken[slice(*item.span())]):
                yield from _single(located, item, years, knowledge)
                taken[slice(*item.span())] = b"\1" * len(item[0])
    for match in _UNDATED.finditer(located.plain):
        if not any(taken[slice(*match.span())]):
            name = located.text[match.start("name") : match.end("name")].strip()
            words = located.text[slice(*match.span())]
            evidence = Evidence(located.whole.place_of(match.start()), words)
            yield Occasion(name, None, None, int(match["n"]), evidence)


def _paired(located: Located, match: re.Match[str], start: int, years: Years) -> Occasion | None:
    """Return the occasion whose two days stand in brackets, its name after `start`."""
    pair, only_years = _pair(match), _TWO_YEARS.fullmatch(match["inside"])
    nth, begin = _name(located.plain, start, match.start())
    name = located.text[begin : match.start()].strip(" ,-")
    if not _SHORTEST < len(name) < _REACH:
        return None
    if pair:
        founded, on = pair[0].iso, years.complete(pair[1])[0]
    elif only_years and nth and abs(int(only_years["b"]) - int(only_years["a"]) - nth) <= 1:
        founded, on = only_years["a"], only_years["b"]
    else:
        return None
    completed: tuple[str, ...] = ()
    if nth is None and founded and on:
        nth, completed = int(on[:4]) - int(founded[:4]), ("years",)
    words = located.text[begin : match.end()]
    return Occasion(
        name, founded, on, nth, Evidence(located.whole.place_of(begin), words, completed)
    )


def _name(plain: str, start: int, end: int) -> tuple[int | None, int]:
    """Return n of the nth anniversary, and where the name begins that ends at `end`."""
    nths = list(_NTH.finditer(plain, start, end))
    if nths:
        last = nths[-1]
        between = plain[last.end() : end]
        # "79 năm Cách mạng tháng Tám (…) và Quốc khánh (…)": each name its own brackets.
        if "(" not in between:
            return int(last["n"] or last["m"]), last.end()
    cues = [m.end() for m in _CUE.finditer(plain, start, end)]
    cuts = [m.end() for m in re.finditer(r"[;:.)]\s?|,\s(?=ngay|ky niem|\d)", plain[start:end])]
    begin = max([start, *cues, *(start + cut for cut in cuts)])
    return None, begin


def _single(
    located: Located, match: re.Match[str], years: Years, knowledge: Knowledge
) -> Iterator[Occasion]:
    moment = next(iter(moments(f"ngay {match['date']}")), None)
    if moment is None:
        return
    nameless = match["name"] in ("ngay", "", None)
    name = "" if nameless else located.text[match.start("name") : match.end("name")].strip(" ,-(")
    count = match.groupdict().get("n")
    nth = int(count) if count else None
    iso, guessed = years.complete(moment)
    completed = ("on",) if guessed else ()
    if nameless:
        known = next(
            (o for o in knowledge.occasions if (o.day, o.month) == (moment.day, moment.month)), None
        )
        if known is None or count:
            return
        name, completed = known.name, (*completed, "name")
    founded = None
    limit = years.year or years.school_year or (years.issued[0] if years.issued else None)
    if moment.year and limit and moment.year < limit - 1:
        founded, iso = moment.iso, None
    words = located.text[match.start() : match.end()]
    if two := re.search(r"\sva (?=quoc khanh|ngay )", bare(name)):
        evidence = Evidence(located.whole.place_of(match.start()), words)
        yield Occasion(name[: two.start()], None, None, nth, evidence)
        name = name[two.end() :]
    evidence = Evidence(located.whole.place_of(match.start()), words, completed)
    yield Occasion(name, founded, iso, nth, evidence)
