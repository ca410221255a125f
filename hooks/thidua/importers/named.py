"""Campaigns, nearly all named in quotation marks, who launched them, and the theme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from thidua.importers.context import Located
from thidua.importers.facts import Evidence, NamedCampaign, Said
from thidua.importers.knowledge import Knowledge, name_key
from thidua.importers.quoting import Quote, quotes, unquoted

_KIND = (
    r"(?P<kind>phong trao(?: thi dua)?|cuoc van dong|cuoc thi(?: (?!va\b)[a-z]{2,8}){0,3}|hoi thi"
    r"|dot thi dua|thi dua"
    r"|chuyen de(?: thi dua)?(?: \d{1,2})?|mo hinh thi dua|chien dich|cong trinh)"
)
_NAMED = re.compile(
    rf"{_KIND}(?:\s(?:yeu nuoc|trong tam|chuyen de|theo chuyen de|truyen thong|lon|sau|nhu|gom"
    rf"|voi ten goi|mang ten|la"
    r"|do [^\"]{2,120}? phat dong|ve|co ten|trong [a-z ]{2,40}|cua [a-z ]{2,40}|cac cap"
    r"|dac biet)){0,4}\s{0,2}[:,.]?\s{0,2}[*-]?\s{0,2}$"
)
_THEME = re.compile(
    r"(?:chu de|chu diem|khau hieu|phuong cham|tinh than|thong diep|tieu de|slogan)(?:\s(?:nam"
    r"|nam hoc|thi dua|hanh dong|chung|la|cua"
    r"|[\d-]{4,12}|[a-z]{2,12})){0,6}\s{0,2}[:,]?\s{0,2}$"
)
_NO_CAMPAIGN = re.compile(
    r"(?:de an|ke hoach|chi thi|nghi quyet|chuong trinh|cong tac|danh hieu|ve|viec|giai thuong"
    r"|ky niem chuong|bai hat|bai"
    r"|to chuc|quy|goi la|hoi thao|hoi nghi|chuyen muc|cau lac bo|tac pham)\s{0,2}[:,]?\s{0,2}$"
)
_AND = re.compile(r"[\s,;.]{0,3}(?:(?:va|cung|hoac)\s)?(?:[-+*]\s)?$")
_BETWEEN_WORDS = 40
_WORDS_BEFORE = 60
_LAUNCHED = re.compile(
    r"\bdo\s(?P<who>[^\".;]{2,160}?)\s(?:da |dong thoi )?(?:phat dong|khoi xuong|to chuc"
    r"|trien khai)"
)
_LAUNCHED_AFTER = re.compile(
    r"\s?,?\s?(?:(?:giai doan|nam"
    r"|nam hoc) [\d\s-]{4,16})?,?\s?\(?do\s(?P<who>[^\".;]{2,120}?)\s(?:da )?(?:phat dong"
    r"|khoi xuong|to chuc)"
)
_CAMPAIGN = re.compile(r"\b(?:phong trao|cuoc van dong|thi dua|hoi thi|cuoc thi)\b")
_LIKENESS = 0.93
"""Two names as alike as this are one, typed or read in two ways."""
_SENTENCE = re.compile(r"\.\s")
_BREAK = re.compile(r"[.;]\s")


def campaigns(passages: Sequence[Located], knowledge: Knowledge) -> tuple[NamedCampaign, ...]:
    """Return the campaigns, each once, in the order of the text."""
    found: dict[str, NamedCampaign] = {}
    listing: tuple[str, str | None] | None = None
    for located in passages:
        continued = listing if located.whole.item else None
        here, previous = _quoted(located, found, knowledge, continued)
        for quote, kind in unquoted(located, knowledge):
            _add(found, quote, located, kind, None)
        rest = located.plain[previous:]
        if located.plain.endswith((":", "sau:")) and _CAMPAIGN.search(rest):
            told = _LAUNCHED.search(rest)
            listing = ("phong trao thi dua", _who(located, previous, told) if told else None)
        elif not located.whole.item or not here:
            listing = None
    return tuple(found.values())


def _quoted(
    located: Located,
    found: dict[str, NamedCampaign],
    knowledge: Knowledge,
    continued: tuple[str, str | None] | None,
) -> tuple[bool, int]:
    """Add the campaigns in quotation marks; return whether any, and where the last mark stands.

    Args:
        located: The passage.
        found: What is added to.
        knowledge: Which names are known.
        continued: Kind and launcher that the line above a list gives to its items.

    """
    last_kind, launcher = continued or ("", None)
    here, previous = False, 0
    row: list[str] = []
    for quote in quotes(located.text):
        before = located.plain[previous : quote.start]
        breaks = [match.end() for match in _SENTENCE.finditer(before)]
        launcher = None if breaks else launcher
        passed = _LAUNCHED_AFTER.match(before) if previous else None
        begin = max([0, *breaks, passed.end() if passed else 0])
        if told := _LAUNCHED.search(before, begin):
            launcher = _who(located, previous, told)
        after = _LAUNCHED_AFTER.match(located.plain, quote.end)
        first = not previous and bool(continued)
        kind = _kind_of(before, last_kind, first=first)
        if kind is None and _is_named(quote, before, knowledge, launched=bool(after)):
            kind = ""
        last_kind = (kind or last_kind) if kind is not None else ""
        if kind is not None:
            who = _who(located, 0, after) if after else launcher
            row = [] if _BREAK.search(before) else row
            if after:
                _launched_together(found, row, kind, who)
            row.append(_add(found, quote, located, kind, who))
            here = True
        previous = quote.end
    return here, previous


def _is_named(quote: Quote, before: str, knowledge: Knowledge, *, launched: bool) -> bool:
    """Whether a quotation is a campaign though no word before it says so."""
    if launched and not _NO_CAMPAIGN.search(before):
        return True
    return name_key(quote.text) in knowledge.campaigns and not _THEME_OF_PLAN.search(before)


def _launched_together(
    found: dict[str, NamedCampaign], row: Sequence[str], kind: str, who: str | None
) -> None:
    """Give the launcher of the last name in a row to those of one kind before it."""
    for key in row:
        if found[key].kind == kind:
            found[key] = replace(found[key], launched_by=found[key].launched_by or who)


_THEME_OF_PLAN = re.compile(r"\b(?:voi|theo) chu de nam\b[^\"]{0,30}$")


def _kind_of(before: str, last: str, *, first: bool) -> str | None:
    """Return the word that makes the quotation a campaign, or None where it is something else."""
    if match := _NAMED.search(before):
        return match["kind"]
    if _THEME.search(before) or _NO_CAMPAIGN.search(before):
        return None
    if last and (_AND.fullmatch(before) or (first and _AND.fullmatch(before.lstrip("-+* ")))):
        return last
    if last and re.fullmatch(r"\s?(?:giai doan|nam|nam hoc)[\s\d-]{4,16}[,;.]?\s?(?:va )?", before):
        return last
    return None


def _who(located: Located, base: int, match: re.Match[str]) -> str:
    return located.text[base + match.start("who") : base + match.end("who")].strip(" ,")


def _add(
    found: dict[str, NamedCampaign], quote: Quote, located: Located, kind: str, who: str | None
) -> str:
    """Add a campaign and return its key in `found`."""
    key = name_key(quote.text)
    near = get_close_matches(key, found, n=1, cutoff=_LIKENESS)
    key = near[0] if near else key
    start = located.text.rfind(" ", 0, max(0, quote.start - _WORDS_BEFORE)) + 1
    evidence = Evidence(located.whole.place_of(start), located.text[start : quote.end])
    known = found.get(key)
    if known is None:
        found[key] = NamedCampaign(quote.text, who, kind, evidence)
    elif known.launched_by is None and who:
        found[key] = replace(known, launched_by=who)
    return key


def theme(passages: Sequence[Located]) -> Said[str] | None:
    """Return the first theme (*chủ đề*) of a year, a school year or the plan."""
    for located in passages:
        previous = 0
        for quote in quotes(located.text):
            before = located.plain[previous : quote.start]
            if (
                re.search(r"\bchu de\b", before[-_BETWEEN_WORDS:])
                and "hoi thao" not in before[-60:]
            ):
                place = located.whole.place_of(quote.start)
                return Said(quote.text, Evidence(place, located.text[quote.start : quote.end]))
            previous = quote.end
    return None
