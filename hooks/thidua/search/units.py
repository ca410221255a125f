"""What units are called, every way of writing it, for a reader who looks for their records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from thidua.search.setting import Unit
from thidua.search.terms import Form, Ways
from thidua.vietnamese.reading import terms, words

Spellings = Mapping[str, Sequence[tuple[int, str, Form, Form]]]
"""First term of a form → its place in the table, its terms, itself, what to write instead."""


def spellings(ways: Ways) -> Spellings:
    """Return for a short form the long one, and for a long form the first short one."""
    turns = [
        turn
        for long, *shorts in (map(Form, texts) for texts in ways)
        for turn in [*((short, long) for short in shorts), (long, shorts[0])]
    ]
    found: defaultdict[str, list[tuple[int, str, Form, Form]]] = defaultdict(list)
    for place, (form, other) in enumerate(turns):
        if form.terms:
            found[form.terms[0]].append((place, f" {' '.join(form.terms)} ", form, other))
    return found


def called(unit: Unit, known: Spellings) -> list[str]:
    """Return all names of `unit` but its label, each once however it is written."""
    names = [unit.label, *unit.names]
    # The other forms are written out here, so that the browser need not try them all.
    names += [way for name in names for way in _ways(name, known)]
    read = {" ".join(terms(name)): name for name in reversed(names)}
    return [name for text, name in reversed(read.items()) if text and name != unit.label]


def _ways(name: str, known: Spellings) -> Iterator[str]:
    """Yield `name` with one abbreviation spelt out, or one long form shortened."""
    read = terms(name)
    written = f" {' '.join(read)} "
    spelt = words(name)
    turns = chain.from_iterable(known[term] for term in set(read) if term in known)
    for _, whole, form, other in sorted(turns, key=itemgetter(0)):
        place = written.find(whole)
        if place >= 0:
            start = written.count(" ", 0, place)
            end = start + len(form.terms)
            yield " ".join([*spelt[:start], *other.words, *spelt[end:]])
