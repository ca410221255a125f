"""The foot of a document: who signed, on whose behalf, and who receives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from thidua.importers.facts import Evidence, Said, Signer
from thidua.importers.mending import Line
from thidua.vietnamese.bare import bare
from thidua.vietnamese.capitals import natural, sentence
from thidua.vietnamese.signatures import (
    form_of,
    is_post,
    person,
    post_at_end,
    two_persons,
    two_posts,
)

_RECIPIENTS = re.compile(r"\W{0,4}noi nhan\s?:?\s?")
_BULLET = re.compile(r"^[\s]*[-+*•–—●▪✓]\s*")
_RUN_ON = re.compile(r";\s*[-+•–—]\s*")
_NAME_AT_END = re.compile(r"[.;]\s+((?:[^\W\d_]+\s){1,5}[^\W\d_]+)$")
_LESSER = re.compile(r"(?:nguoi|thu ky|ke toan)\b")
_AT_SCHOOL = re.compile(r"\s(?:truong (?:th|mam|mn|tieu|trung)|trung tam )")
_SIGNING = re.compile(r"[(\[]?\s?(?:da ky|ky ten|ky, |ky va|chu ky|dong dau)")


def read_foot(lines: Sequence[Line]) -> tuple[Signer | None, tuple[Said[str], ...]]:
    """Return who signed and each line of *Nơi nhận*."""
    names: list[Line] = []
    signing: list[Line] = []
    receiving = False
    for line in _uncolumned(lines):
        match = _RECIPIENTS.match(line.plain)
        if match:
            receiving = True
            rest = line.text[match.end() :].strip()
            if rest:
                (signing if is_post(rest) or form_of(rest) else names).append(
                    replace(line, text=rest)
                )
            continue
        bulleted = bool(_BULLET.match(line.text)) and person(line.text) is None
        capitals = line.text.isupper() and any(_BULLET.match(item.text) for item in names)
        signs = (
            not bulleted
            and (is_post(line.text) or form_of(line.text) or person(line.text) or capitals)
            and not line.text.endswith(";")
        )
        if signs or not receiving or _SIGNING.match(line.plain):
            signing.append(line)
        elif (
            bulleted
            or line.text.endswith((";", "."))
            or not signing
            or (names and line.text[:1].islower())
        ):
            names.append(line)
        else:
            signing.append(line)
    return _signer(_by_side(_unflattened(signing))), _recipients(names)


def _unflattened(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of two signatures that share lines as lines of two columns."""
    posts = [None if form_of(line.text) else two_posts(line.text) for line in lines]
    names = [two_persons(line.text) for line in lines]
    if not (any(posts) and any(names)):
        return list(lines)
    found: list[Line] = []
    for line, post, name in zip(lines, posts, names, strict=True):
        pair = post or name
        sides = zip(("left", "right"), pair, strict=True) if pair else [(line.column, line.text)]
        found += [replace(line, text=text, column=column) for column, text in sides]
    return found


def _by_side(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of two signatures side by side one after the other, left before right."""
    sides = [[line for line in lines if line.column == side] for side in ("left", "right")]
    if not all(any(is_post(line.text) or form_of(line.text) for line in side) for side in sides):
        return list(lines)
    between = [line for line in lines if not line.column]
    return [*sides[0], *sides[1], *between]


def _uncolumned(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a title in capitals at their end as a line of its own."""
    found: list[Line] = []
    for line in lines:
        place = post_at_end(line.text)
        tail = _NAME_AT_END.search(line.text) if _BULLET.match(line.text) else None
        if tail and person(tail[1]):
            found.append(
                replace(
                    line,
                    text=line.text[: tail.start(1)].strip(),
                    plain=line.plain[: tail.start(1)].strip(),
                )
            )
            found.append(replace(line, text=tail[1], plain=line.plain[tail.start(1) :]))
        elif place and not line.text.isupper():
            found.append(
                replace(line, text=line.text[:place].strip(), plain=line.plain[:place].strip())
            )
            found.append(replace(line, text=line.text[place:], plain=line.plain[place:]))
        else:
            found.append(line)
    return found


def _recipients(lines: Sequence[Line]) -> tuple[Said[str], ...]:
    found: list[Said[str]] = []
    bulleted = any(_BULLET.match(line.text) for line in lines)
    for line in lines:
        for part in _RUN_ON.split(line.text):
            text = _BULLET.sub("", part).strip().rstrip(";.,").strip()
            if not text:
                continue
            starts = bool(_BULLET.match(line.text)) or part is not line.text
            last = found[-1] if found else None
            open_end = last is not None and not last.evidence.words.rstrip().endswith((";", "."))
            if last and bulleted and not starts and (text[0].islower() or open_end):
                joined = Evidence(last.evidence.place, f"{last.evidence.words} {line.text}")
                found[-1] = Said(f"{last.value} {text}", joined)
            else:
                found.append(Said(text, Evidence(line.place, line.text)))
    return tuple(found)


@dataclass(frozen=True)
class _Block:
    """A signature that is being read."""

    behalf: str | None = None
    behalf_of: str | None = None
    title: str | None = None
    words: tuple[str, ...] = ()
    line: Line | None = None


def _signer(lines: Sequence[Line]) -> Signer | None:
    block, found = _Block(), []
    for line in lines:
        name = person(line.text)
        if name and (block.title or block.behalf) and not is_post(line.text):
            found.append(_signed(block, name, line))
            block = _Block()
        else:
            block = _read(block, line)
    if not found and (block.title or block.behalf):
        found.append(_signed(block, None, block.line or lines[0]))
    chief = [item for item in found if not _LESSER.match((item.title or "").lower())]
    from_above = [item for item in chief if item.title]
    return next(reversed(from_above or chief or found), None)


def _read(block: _Block, line: Line) -> _Block:
    text = line.text.strip(" *:")
    words = (*block.words, line.text)
    form = form_of(text)
    if form:
        behalf, rest = form
        pair = two_posts(rest)
        if pair:
            return _Block(behalf, sentence(pair[0]), sentence(pair[1]), words, line)
        if behalf == "Q.":
            return _Block(behalf, None, sentence(rest), words, line)
        return _Block(behalf, sentence(rest), None, words, line)
    if is_post(text):
        full = re.sub(r"^P\.\s?", "PHÓ ", text)
        return replace(block, title=_in_letters(full.rstrip(".,;")), words=words, line=line)
    if block.behalf == "TM." and block.title is None and block.behalf_of and text.isupper():
        return replace(block, behalf_of=sentence(f"{block.behalf_of} {text}"), words=words)
    return block


def _in_letters(title: str) -> str:
    """Return a title in usual letters; the name of a school in it keeps its capitals."""
    return natural(title) if _AT_SCHOOL.search(bare(title)) else sentence(title)


def _signed(block: _Block, name: str | None, line: Line) -> Signer:
    words = " / ".join((*block.words, *([line.text] if name else [])))
    title = block.title[:1].upper() + block.title[1:] if block.title else None
    return Signer(name, title, block.behalf, block.behalf_of, Evidence(line.place, words))
