"""Every cited document, once, with the fullest words the text has for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from thidua.importers.context import Located
from thidua.importers.facts import Cited, Evidence
from thidua.importers.knowledge import Knowledge, name_key
from thidua.vietnamese.citations import Citation
from thidua.vietnamese.document_numbers import number_key

_BASIS = re.compile(
    r"\W{0,3}(?:can cu|thuc hien|thi hanh|theo|xet|tiep tuc thuc hien|trien khai|chap hanh)\s"
)
_CUE = re.compile(r"\W{0,3}(?:can cu|thuc hien|thi hanh|theo|xet) (?:vao )?")
_ORDINAL = re.compile(r"lan thu \w+|khoa \w+|nhiem ky \S+")
_LAWS = ("Luật", "Pháp lệnh")
_SMALL = frozenset(["cua", "ve", "va", "cac", "so", "ngay", "nam", "dai", "bieu"])


@dataclass(frozen=True)
class Mention:
    """A citation in a passage."""

    citation: Citation
    located: Located

    @property
    def words(self) -> str:
        """The citation as written."""
        return self.located.text[self.citation.start : self.citation.end].strip(" ,;")


def mentions(passages: Sequence[Located], knowledge: Knowledge) -> tuple[Mention, ...]:
    """Return every citation of every passage, in order."""
    found: list[Mention] = []
    for located in passages:
        here = [
            Mention(citation, located)
            for citation in knowledge.recogniser.find(located.text, plain=located.plain)
        ]
        if located.preamble and (cue := _CUE.match(located.plain)):
            here += _unnumbered(located, cue.end(), here, knowledge)
            here.sort(key=lambda mention: mention.citation.start)
        found += here
    return tuple(found)


def _unnumbered(
    located: Located, place: int, here: Sequence[Mention], knowledge: Knowledge
) -> list[Mention]:
    """Return what a line of *Căn cứ* names between semicolons without any number."""
    found: list[Mention] = []
    for match in re.finditer(r"[^;]+", located.plain[place:]):
        start = place + match.start() + len(match[0]) - len(match[0].lstrip())
        end = place + match.end()
        if any(m.citation.start < end and start < m.citation.end for m in here):
            continue
        opened = knowledge.recogniser.opening(located.text[start:end], located.plain[start:end])
        if opened:
            moved = replace(opened, start=opened.start + start, end=opened.end + start)
            found.append(Mention(moved, located))
    return found


def cited(found: Iterable[Mention], *, own: str | None) -> tuple[Cited, ...]:
    """Return the documents that `found` cites, each once; `own` is the document's own number."""
    groups: dict[str, list[Mention]] = {}
    for mention in found:
        number = mention.citation.number
        if number and own and number_key(number.text) == number_key(own):
            continue
        groups.setdefault(_key(mention, groups), []).append(mention)
    return tuple(_merged(group) for group in _one_law(groups))


def _one_law(groups: dict[str, list[Mention]]) -> list[list[Mention]]:
    """Return the groups, a law named without its number being the one named with it."""
    numbered = {
        name_key(group[0].words): group
        for group in groups.values()
        if group[0].citation.number and (group[0].citation.kind or "") in _LAWS
    }
    kept: list[list[Mention]] = []
    for group in groups.values():
        citation = group[0].citation
        bare_law = citation.kind in _LAWS and not citation.number and not citation.issued
        name = name_key(citation.title or group[0].words)
        same = next((it for key, it in numbered.items() if bare_law and key.startswith(name)), None)
        if same is None:
            kept.append(group)
        else:
            same += group
    return kept


def _key(mention: Mention, groups: dict[str, list[Mention]]) -> str:
    number = mention.citation.number
    if number:
        key = number_key(number.text)
        known = groups.get(key)
        return f"{key} {mention.words}" if known and _other(known[0], mention) else key
    words = mention.words
    kind = mention.citation.kind or ""
    if kind == "Luật" or mention.citation.title is None:
        words = mention.citation.title or words
    key = f"{kind} {name_key(words)}"
    ordinal = _ORDINAL.search(key)
    if ordinal:
        mine = set(key.split()) - _SMALL
        for other in groups:
            theirs = set(other.split()) - _SMALL
            if ordinal[0] in other and (mine <= theirs or theirs <= mine):
                return other
    return key


def _other(one: Mention, other: Mention) -> bool:
    """Whether two mentions of one number mean two documents: other day and other issuer."""
    first, second = one.citation, other.citation
    if not (first.issued and second.issued and first.issuer and second.issuer):
        return False
    days = first.issued.iso != second.issued.iso
    return days and name_key(first.issuer) != name_key(second.issuer)


def _merged(group: Sequence[Mention]) -> Cited:
    citations = [mention.citation for mention in group]
    first = group[0]
    number = next((c.number.text for c in citations if c.number), None)
    issued = max(
        (c.issued.iso for c in citations if c.issued and c.issued.iso), key=len, default=None
    )
    stated = [c.issuer for c in citations if c.issuer and not c.inferred]
    issuer = max(stated, key=len, default=None) or next(
        (c.issuer for c in citations if c.issuer), None
    )
    text = max((mention.words for mention in group), key=_fullness)
    basis = any(m.located.preamble and _BASIS.match(m.located.plain) for m in group)
    completed = ("issuer",) if issuer and not stated else ()
    where = first.located.whole.place_of(first.citation.start)
    kind = next((c.kind for c in citations if c.kind), None)
    return Cited(kind, number, issued, issuer, text, basis, Evidence(where, first.words, completed))


def _fullness(words: str) -> int:
    return min(len(words), 400)
