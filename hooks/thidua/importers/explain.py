"""Every fact with the place it came from, for `thidua import --explain`."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.importers.facts import Facts
from thidua.importers.source import Source
from thidua.importers.words import FACTS, parts_in_words

_WORDS_SHOWN = 120


def explained(source: Source, facts: Facts) -> Iterator[str]:
    """Yield the lines that say what was found, and where."""
    yield f"{source.name} (đọc như {source.reader}, {len(source.blocks)} đoạn)"
    for name, value, evidence in facts.evidence():
        words = " ".join(evidence.words.split())
        if len(words) > _WORDS_SHOWN:
            words = words[: _WORDS_SHOWN - 1] + "…"
        guess = f"; {parts_in_words(evidence.completed)} suy ra" if evidence.completed else ""
        yield f"  {FACTS[name]}: {value}"
        yield f"    ← {evidence.place.text}{guess}: {words}"
    for doubt in doubts(source, facts):
        yield f"  cần xem lại: {doubt}"


def doubts(source: Source, facts: Facts) -> tuple[str, ...]:
    """Return what reader and extraction doubt, each once."""
    return tuple(dict.fromkeys((*source.doubts, *facts.doubts)))
