"""What many texts give at once is what each gives by itself."""

from __future__ import annotations

import random
from zlib import crc32

import pytest

from thidua.search.merging import merged, parts_of
from thidua.search.packing import entry
from thidua.search.postings import Forms, in_bodies, in_names, parted
from thidua.search.terms import Lexicon
from thidua.vietnamese.reading import fold

WAYS = (("ủy ban nhân dân", "UBND"), ("giáo dục và đào tạo", "GD&ĐT", "GDĐT"))
WORDS = [
    "thi",
    "đua",
    "và/hoặc",
    "–",
    "UBND",
    "ủy",
    "ban",
    "nhân",
    "dân",
    "Hoà",
    "hòa",
    "43/KH-LAX",
    "05",
    "GD&ĐT",
    "tốt,",
    "😀",
    "ĐỒNG",
    "đồng",
]


def texts(count: int) -> list[str]:
    """Return made-up texts, some of them empty, one of them long."""
    chance = random.Random(count)  # noqa: S311 - the same every time
    found = [" ".join(chance.choices(WORDS, k=chance.randrange(9))) for _ in range(count)]
    return [*found, " ".join(WORDS * 40), "Giáo dục và đào tạo"]


@pytest.mark.parametrize("count", [0, 1, 300])
def test_an_item_is_found_by_the_same_terms_however_many_are_read_with_it(count: int) -> None:
    """Read side by side, bodies and names have the terms that each has when it alone is read."""
    some = texts(count)
    lexicon = Lexicon(WAYS)
    for found, alone in (
        (in_bodies(some, Forms(lexicon)), map(lexicon.body_terms, some)),
        (in_names([[text] for text in some], lexicon), (lexicon.name_terms([it]) for it in some)),
    ):
        expected = {(term, place) for place, terms in enumerate(alone) for term in terms}
        assert [divmod(one, 1 << 16) for one in found.tolist()] == sorted(expected)


@pytest.mark.parametrize("step", [1, 300, 70_000])
def test_a_term_leads_to_all_items_of_all_batches(step: int) -> None:
    """Each is in the shard of its key, with the numbers of its items, however far apart."""
    some = [texts(150), texts(40), []]
    numbers = [
        [at * 10**9 + step * place for place in range(len(it))] for at, it in enumerate(some)
    ]
    expected: dict[str, set[int]] = {}
    vocabularies, batches = [], []
    for of_batch, of_items in zip(some, numbers, strict=True):
        # As in processes, each with words of its own.
        lexicon = Lexicon(WAYS)
        found = in_bodies(of_batch, Forms(lexicon))
        batches.append(parted(found, lexicon, shards=16, ranges=8))
        vocabularies.append(lexicon.terms)
        for text, number in zip(of_batch, of_items, strict=True):
            for term in lexicon.body_terms(text):
                expected.setdefault(lexicon.term_of(term), set()).add(number)
    terms, parts = parts_of(vocabularies, numbers)
    shards = [
        shard
        for at in range(8)
        for shard in merged(terms, [(p, b[at]) for p, b in zip(parts, batches, strict=True)], 2)
    ]
    assert len(shards) == 16
    for place, shard in enumerate(shards):
        assert {crc32(fold(term).encode()) % 16 for term in shard} <= {place}
    every = {term: found for shard in shards for term, found in shard.items()}
    assert every == {term: entry(sorted(items)) for term, items in expected.items()}
    assert len(every) == sum(map(len, shards))
