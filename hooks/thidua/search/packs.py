"""Records and texts of neighbouring items, some to a file: what a page of results shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from thidua.cache import Shelf
from thidua.search.items import Item
from thidua.search.packing import QUICK, packed, unpacked

RECORDS_A_FILE = 8
TEXTS_A_FILE = 2


def as_json(value: object) -> bytes:
    """Return `value` as JSON without idle spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def records(found: Sequence[Item], shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of records."""
    packs = [found[at : at + RECORDS_A_FILE] for at in range(0, len(found), RECORDS_A_FILE)]
    keys = [shelf.key(b"records", *[item.card_digest for item in pack]) for pack in packs]
    return _packs("m", packs, keys, shelf, _records)


def texts(found: Sequence[Item], shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of texts."""
    packs = [found[at : at + TEXTS_A_FILE] for at in range(0, len(found), TEXTS_A_FILE)]
    digests = [item.text_digest for item in found]
    keys = [_key_of_texts(digests, at, shelf) for at in range(0, len(found), TEXTS_A_FILE)]
    return _packs("t", packs, keys, shelf, _texts)


def earlier_text(digests: Sequence[bytes], number: int, shelf: Shelf) -> str | None:
    """Return the text of item `number` of an earlier index, or None where it is not kept.

    Args:
        digests: Of the texts of all items of that index.
        number: Which item.
        shelf: Where it may be kept.

    """
    file = shelf.get(_key_of_texts(digests, number - number % TEXTS_A_FILE, shelf))
    if file is None:
        return None
    return unpacked(file).decode().split("\0")[number % TEXTS_A_FILE]


def _key_of_texts(digests: Sequence[bytes], start: int, shelf: Shelf) -> bytes:
    return shelf.key(b"texts", *digests[start : start + TEXTS_A_FILE])


def _records(pack: Sequence[Item]) -> bytes:
    rows = [[item.address, item.title, item.date, item.lead, int(item.sample)] for item in pack]
    return packed(as_json(rows))


def _texts(pack: Sequence[Item]) -> bytes:
    return packed("\0".join([item.text for item in pack]).encode(), QUICK)


def _packs(
    folder: str,
    packs: Sequence[Sequence[Item]],
    keys: Sequence[bytes],
    shelf: Shelf,
    make: Callable[[Sequence[Item]], bytes],
) -> Iterator[tuple[str, bytes]]:
    kept = shelf.get_all(keys)
    for number, (pack, key) in enumerate(zip(packs, keys, strict=True)):
        file = kept.get(key)
        if file is None:
            file = make(pack)
            shelf.put(key, file)
        yield f"{folder}/{number}", file
