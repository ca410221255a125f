"""Records of neighbouring items, some to a file, and the text of each: what results show."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from thidua.search.files import Files
from thidua.search.items import Item
from thidua.search.packing import QUICK, as_json, packed, unpacked

RECORDS_A_FILE = 8

Card = Sequence[str | int]
"""An item as a list of results shows it."""


def card_of(item: Item) -> Card:
    """Return the card of `item`."""
    return [item.address, item.title, item.date, item.lead, int(item.sample)]


def text_file(text: str) -> bytes:
    """Return the file of an item's text."""
    return packed(text.encode(), QUICK)


def text_in(file: bytes) -> str:
    """Return the text that is in a file."""
    return unpacked(file).decode()


def card_files(cards: Mapping[int, Card], files: Files) -> dict[int, bytes]:
    """Return the number and key of each file of cards.

    Args:
        cards: Those of all items by number.
        files: What keeps them.

    """
    packs: defaultdict[int, list[Card | int]] = defaultdict(lambda: [0] * RECORDS_A_FILE)
    for number, card in cards.items():
        packs[number // RECORDS_A_FILE][number % RECORDS_A_FILE] = card
    return {place: files.put(packed(as_json(packs[place]))) for place in sorted(packs)}


def cards_in(pack: int, file: bytes) -> dict[int, Card]:
    """Return the cards in file number `pack`, by the numbers of their items."""
    first = pack * RECORDS_A_FILE
    return {first + at: card for at, card in enumerate(json.loads(unpacked(file))) if card}
