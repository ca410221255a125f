"""Rounds (*đợt thi đua*) with their periods, from lines, lists, headings and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.importers.context import Located, Years
from thidua.importers.facts import Evidence, Round, Span
from thidua.vietnamese.bare import bare
from thidua.vietnamese.roman import ORDINAL
from thidua.vietnamese.when import When, whens

_NUMBERED = re.compile(rf"(?P<name>dot(?: thi dua)?(?: cao diem)?\s{ORDINAL})(?=\W|$)")
_TIMED = re.compile(r"\s?[,(:]?\s?(?:thoi gian:? )?tu (?:ngay |thang |\d|dau )")
_BOUNDARY = re.compile(r"(?:^|[;:.]\s?(?:[-+*]\s)?|,\s)$")
_SINGLE = re.compile(
    r"\bdot (?:thi dua (?:cao diem |dac biet |ngan han )?(?:huong toi|chao mung|lap thanh tich"
    r"|ky niem|mung|nuoc rut)\b[^;.,:()\"]{3,140}"
    r"|thi dua (?:cao diem|nuoc rut|dac biet)\b(?! chao| huong| lap| ky| mung)"
    r"|thi dua (?=\")\"[^\"]{3,120}\")"
)
_PAST = re.compile(r"\bda (?:to chuc|phat dong|trien khai|thuc hien|hoan thanh)\b|\bket qua\b")
_PLURAL = re.compile(r"\b(?:cac|nhung|moi|nhieu|theo|tung|va|\d+)\s$")
_DATE_AT_END = re.compile(r"\s?,?\s?\(?(?:ngay\s)?\d{1,2}/\d{1,2}(?:/\d{4})?\)?\s?$")
_FOLLOWING = 4
_SEGMENT = 260


def rounds(passages: Sequence[Located], years: Years) -> tuple[Round, ...]:
    """Return the rounds in the order of the text."""
    found: dict[str, Round] = {}
    for place, located in enumerate(passages):
        for item in (*_numbered(passages, place, years), *_celebrating(located, years)):
            known = found.get(item.name.lower())
            if known is None or (known.period is None and item.period is not None):
                found[item.name.lower()] = item
        for item in _table(located, years):
            found.setdefault(item.name.lower(), item)
    return tuple(found.values())


def whole(titled: Sequence[Located], known: Sequence[Round], years: Years) -> tuple[Round, ...]:
    """Return the round that a document is about: named in its title, its time in a line below.

    Args:
        titled: The title, where there is one, and the body.
        known: What `rounds` found; a round with its time there goes before the title's.
        years: What completes days without a year.

    """
    found = list(_celebrating(titled[0], years)) if titled else []
    if any(item.period for item in known) or len(known) > 1:
        return tuple(known)
    numbered = _NUMBERED.search(titled[0].plain) if titled and not found else None
    if numbered and not known:
        evidence = Evidence(titled[0].whole.place_of(0), titled[0].text)
        found = [Round(titled[0].text[slice(*numbered.span("name"))], None, "", evidence)]
    if not found or found[0].period:
        return tuple(found or known)
    for located in titled[1:]:
        timed = re.match(r"(?:thoi gian[^:]{0,30}:\s?)?tu ", located.plain[located.start :])
        headed = (
            any("thoi gian" in text for text in located.path) or "thoi gian" in located.plain[:30]
        )
        when = _when(located.plain[:_SEGMENT]) if timed and headed else None
        if when and when.promise == "span":
            span, guessed = _span(when, located.text, years)
            completed = ("period",) if guessed else ()
            evidence = Evidence(located.whole.place_of(0), located.text, completed)
            return (Round(found[0].name, span, "", evidence),)
    return tuple(known or ([] if numbered else found))


def starts(located: Located) -> list[tuple[int, int]]:
    """Return where in a passage rounds with their periods stand: they are no deadlines."""
    matches = list(_openings(located))
    ends = [*(match.start() for match in matches), len(located.plain)][1:]
    numbered = [
        (match.start(), _period_end(located, match.end(), end))
        for match, end in zip(matches, ends, strict=True)
    ]
    celebrating = [
        (match.start(), match.end() + when.end)
        for match in _SINGLE.finditer(located.plain)
        for when in whens(located.plain[match.end() : match.end() + _SEGMENT])[:2]
        if when.promise == "span"
    ]
    return [*numbered, *celebrating]


def _openings(located: Located) -> Iterator[re.Match[str]]:
    for match in _NUMBERED.finditer(located.plain):
        before = located.plain[max(0, match.start() - 12) : match.start()]
        opens = match.start() == located.start or _BOUNDARY.search(before)
        capital = located.text[match.start()].isupper() or match.start() == located.start
        if (opens and capital) or _TIMED.match(located.plain, match.end()):
            yield match


def _period_end(located: Located, start: int, end: int) -> int:
    when = _when(located.plain[start : min(end, start + _SEGMENT)])
    return start + when.end if when else start


def _when(segment: str) -> When | None:
    found = [when for when in whens(segment) if when.marked and not when.remembered]
    spans = [when for when in found if when.promise == "span"]
    dated = [when for when in found if when.promise in ("by", "before", "on")]
    opening = [when for when in found if not segment[: when.start].strip(" :(,-")]
    return next(iter(spans or dated or opening), None)


def _span(when: When, text: str, years: Years) -> tuple[Span, bool]:
    wording = text[when.start : when.end].strip(" (")
    if when.promise in ("by", "before"):
        end, guessed = years.complete(when.first)
        return Span(None, end, wording), guessed
    open_end = when.promise == "span" and when.last is None
    start, end, guessed = years.stretch(when.first, None if open_end else when.last)
    return Span(start, end, wording), guessed


def _numbered(passages: Sequence[Located], place: int, years: Years) -> Iterator[Round]:
    located = passages[place]
    matches = list(_openings(located))
    for match, following in zip(matches, [*matches, None][1:], strict=True):
        end = following.start() if following else len(located.plain)
        text, plain = located.text[match.end() : end], located.plain[match.end() : end]
        when = _when(plain[:_SEGMENT])
        if when is None and following is None:
            text, when = _from_next(passages, place, text)
        span, guessed = _span(when, text, years) if when else (None, False)
        name = located.text[match.start() : match.end()]
        content = text[when.end :].strip(" :;.)-") if when else text.strip(" :;.-")
        if span is None and not content and not located.whole.level:
            continue
        completed = ("period",) if guessed else ()
        words = located.text[match.start() : min(end, match.end() + 120)]
        evidence = Evidence(located.whole.place_of(match.start()), words, completed)
        yield Round(name[:1].upper() + name[1:], span, content, evidence)


def _from_next(passages: Sequence[Located], place: int, text: str) -> tuple[str, When | None]:
    """Return the passage below a round's name that gives its period, and when it is."""
    for located in passages[place + 1 : place + 1 + _FOLLOWING]:
        plain = located.plain[located.start :]
        if located.whole.level and located.whole.level <= passages[place].whole.level:
            break
        if any(_openings(located)):
            break
        when = _when(plain[:_SEGMENT])
        timed = re.match(r"\(?thoi gian", plain) or (when and not plain[: when.start].strip(" (:-"))
        if when and timed:
            return located.text[located.start :], when
    return text, None


def _celebrating(located: Located, years: Years) -> Iterator[Round]:
    for match in _SINGLE.finditer(located.plain):
        if _PAST.search(located.plain[max(0, match.start() - 60) : match.start()]):
            continue
        if _PLURAL.search(located.plain[max(0, match.start() - 8) : match.start()]):
            continue
        name_end = match.end()
        if date := _DATE_AT_END.search(match[0]):
            name_end = match.start() + date.start()
        sentence = re.compile(r"[;.]\s|$").search(located.plain, match.end())
        rest_end = sentence.start() if sentence else match.end()
        when = next(
            (
                w
                for w in whens(located.plain[match.start() : rest_end])
                if w.promise == "span" and w.last and not w.remembered
            ),
            None,
        )
        span, guessed = None, False
        if when:
            span, guessed = _span(when, located.text[match.start() :], years)
            name_end = min(name_end, match.start() + when.start)
        name = located.text[match.start() : name_end].strip(" ,(")
        evidence = Evidence(
            located.whole.place_of(match.start()), located.text[match.start() : rest_end],
            ("period",) if guessed else (),
        )  # fmt: skip
        yield Round(name[:1].upper() + name[1:], span, "", evidence)


def _table(located: Located, years: Years) -> Iterator[Round]:
    for row in located.whole.cells:
        plain = [bare(cell) for cell in row]
        named = next((i for i, cell in enumerate(plain) if _NUMBERED.match(cell)), None)
        if named is None:
            continue
        joined = "; ".join([row[named], *(cell for i, cell in enumerate(row) if i != named)])
        when = _when(bare(joined))
        match = _NUMBERED.match(plain[named])
        if match and when:
            span, guessed = _span(when, joined, years)
            evidence = Evidence(
                located.whole.place_of(0), " | ".join(row), ("period",) if guessed else ()
            )
            yield Round(row[named][: match.end()], span, "", evidence)
