"""The files of the index, from the Site: search's one way in.

Everything here follows docs/dev/search.md. Nothing is written, and the same Site gives the
same bytes.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, repeat
from math import log2

from thidua.link.site import Site
from thidua.model.base import Kind
from thidua.model.campaign import Campaign
from thidua.model.unit import Unit
from thidua.search.items import Item, items
from thidua.search.packing import QUICK, SMALL, Entry, entry, little, packed, term_file
from thidua.search.terms import Form, Forms, Lexicon
from thidua.search.words import KINDS
from thidua.vietnamese.reading import fold, terms, words

FOLDER = "assets/search"

RECORDS_A_FILE = 8
TEXTS_A_FILE = 2

_NAMES_SHARD = 2000
"""About how many bytes a file of names unpacks to; one holds more only for one key."""
_FEWEST_SHARDS = 16
_ITEMS_A_SHARD = 5
_COMMON = 0.15
"""The share of items above which a single syllable finds nothing in bodies that helps."""
_ALWAYS_RARE = 3
_LONGEST_TITLE = 255
_NO_UNIT = 0xFFFF
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

Postings = Mapping[int, Sequence[int]]
"""Term, as the lexicon numbers it → items in rising order."""


def index(site: Site, *, titles: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of the index of `site`.

    Args:
        site: What is public.
        titles: The title of each page by its address.

    """
    found = items(site, titles=titles)
    abbreviations = _abbreviations(site)
    lexicon = Lexicon(abbreviations)
    names = _names(lexicon, found)
    bodies, frequencies = _bodies(lexicon, found)

    digest = hashlib.sha256()
    files: dict[str, bytes] = {}
    ranges, firsts = _ranges(lexicon, names)
    files |= {f"n/{number}": data for number, data in enumerate(ranges)}
    shards = _shards(lexicon, bodies, _shard_count(len(found)))
    files |= {f"b/{number}": data for number, data in enumerate(shards)}
    files |= dict(_records(found))
    units = _units(site, found)
    files["columns"] = packed(_columns(lexicon, found, units), SMALL)
    campaigns = _campaigns(found)
    entries = [entry(key, numbers) for key, numbers in campaigns.items()]
    files["campaigns"] = packed(term_file(entries), SMALL)
    for name, data in files.items():
        digest.update(name.encode() + data)
        yield f"{FOLDER}/{name}.bin", data

    manifest: dict[str, object] = {
        "n": len(found),
        "K": _shard_count(len(found)),
        "P": RECORDS_A_FILE,
        "T": TEXTS_A_FILE,
        "kinds": [[kind.value, name] for kind, name in KINDS.items()],
        "years": [
            [year, sum(1 for _ in run)] for year, run in groupby(found, lambda item: item.date[:4])
        ],
        "units": [_unit(site, key, abbreviations) for key in units],
        "campaigns": [[key, _called(site, key)] for key in campaigns],
        "abbreviations": [
            [" ".join(map(fold, form.terms)) for form in (short, long)]
            for long, *shorts in abbreviations
            for short in shorts
        ],
        "names": firsts,
        **_vocabulary(lexicon, names, frequencies),
    }
    digest.update(_json(manifest))
    version = digest.hexdigest()[:12]
    yield f"{FOLDER}/manifest.bin", packed(_json({"v": version, **manifest}), SMALL)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _shard_count(count: int) -> int:
    shards = _FEWEST_SHARDS
    while shards * _ITEMS_A_SHARD < count:
        shards *= 2
    return shards


def _abbreviations(site: Site) -> list[Forms]:
    """Return for each abbreviation of the vocabulary the words of its long and short forms."""
    return [
        [Form(words(text)) for text in (item.name, *item.aliases)]
        for item in site.vocabularies["abbreviations"].values()
        if item.aliases
    ]


def _note(postings: Mapping[int, list[int]], found: Iterable[int], number: int) -> None:
    """Add an item to the postings of each term; a loop in Python would take twice as long."""
    deque(map(list.append, map(postings.__getitem__, found), repeat(number)), maxlen=0)


def _names(lexicon: Lexicon, found: Sequence[Item]) -> Postings:
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(found):
        _note(postings, lexicon.name_terms(item.names), number)
    return postings


def _bodies(lexicon: Lexicon, found: Sequence[Item]) -> tuple[Postings, Counter[int]]:
    """Return the postings of bodies, and how many bodies have each single term."""
    postings: defaultdict[int, list[int]] = defaultdict(list)
    frequencies: Counter[int] = Counter()
    read = []
    for number, item in enumerate(found):
        singles, pairs = lexicon.body_terms(item.text)
        frequencies.update(singles)
        read.append(singles)
        _note(postings, pairs, number)
    most = max(_ALWAYS_RARE, len(found) * _COMMON)
    rare = {key for key, count in frequencies.items() if count <= most}
    for number, singles in enumerate(read):
        _note(postings, singles & rare, number)
    return postings, frequencies


def _ranges(lexicon: Lexicon, names: Postings) -> tuple[list[bytes], list[str]]:
    """Return the files of names in the order of their keys, and the first key of each."""
    rows = sorted((lexicon.key_of(key), lexicon.term_of(key), key) for key in names)
    files: list[list[Entry]] = []
    firsts: list[str] = []
    size = _NAMES_SHARD
    for key, of_key in groupby(rows, lambda row: row[0]):
        entries = [entry(term, names[number]) for _, term, number in of_key]
        more = sum(len(item.postings) + len(item.term) for item in entries)
        if size + more > _NAMES_SHARD:
            files.append([])
            firsts.append(key)
            size = 0
        files[-1] += entries
        size += more
    return [packed(term_file(entries)) for entries in files], firsts


def _shards(lexicon: Lexicon, bodies: Postings, count: int) -> Iterator[bytes]:
    """Yield the files of bodies, terms in each in their order."""
    shards: list[list[tuple[str, int]]] = [[] for _ in range(count)]
    for number in bodies:
        place = zlib.crc32(lexicon.key_of(number).encode()) & (count - 1)
        shards[place].append((lexicon.term_of(number), number))
    for shard in shards:
        shard.sort()
        yield packed(term_file([entry(term, bodies[number]) for term, number in shard]))


def _records(found: Sequence[Item]) -> Iterator[tuple[str, bytes]]:
    for start in range(0, len(found), RECORDS_A_FILE):
        records = [
            [item.address, item.title, item.date, item.lead, int(item.sample)]
            for item in found[start : start + RECORDS_A_FILE]
        ]
        yield f"m/{start // RECORDS_A_FILE}", packed(_json(records))
    for start in range(0, len(found), TEXTS_A_FILE):
        texts = "\0".join(item.text for item in found[start : start + TEXTS_A_FILE])
        yield f"t/{start // TEXTS_A_FILE}", packed(texts.encode(), QUICK)


def _columns(lexicon: Lexicon, found: Sequence[Item], units: Sequence[str]) -> bytes:
    kinds = list(KINDS)
    places = {unit: place for place, unit in enumerate(units)}
    lengths = (min(_LONGEST_TITLE, len(lexicon.read(item.title))) for item in found)
    owners = array("H", (places.get(item.unit, _NO_UNIT) for item in found))
    return bytes(kinds.index(item.kind) for item in found) + bytes(lengths) + little(owners)


def _campaigns(found: Sequence[Item]) -> dict[str, list[int]]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(found):
        for campaign in item.campaigns:
            postings[campaign].append(number)
    return dict(sorted(postings.items()))


def _called(site: Site, campaign: str) -> str:
    record = site.records[Kind.CAMPAIGN][campaign]
    return record.name if isinstance(record, Campaign) else ""


def _units(site: Site, found: Sequence[Item]) -> list[str]:
    """Return the units that have items, in the order of the Site."""
    having = {item.unit for item in found}
    return [key for key in site.records[Kind.UNIT] if key in having]


def _unit(site: Site, key: str, abbreviations: Sequence[Forms]) -> list[object]:
    """Return id, label, other names and place of a unit."""
    record = site.records[Kind.UNIT][key]
    if not isinstance(record, Unit):
        raise TypeError(f"{key} is not a unit")
    names = [record.label, record.name, record.abbreviation or "", *record.aliases]
    # The other forms are written out here, so that the browser need not try them all.
    names += [way for name in names for way in _ways(name, abbreviations)]
    read = {" ".join(terms(name)): name for name in reversed(names)}
    others = [name for text, name in reversed(read.items()) if text and name != record.label]
    return [key, record.label, others, record.place or ""]


def _ways(name: str, abbreviations: Sequence[Forms]) -> Iterator[str]:
    """Yield `name` with one abbreviation spelt out, or one long form shortened."""
    written = f" {' '.join(terms(name))} "
    spelt = words(name)
    for long, *shorts in abbreviations:
        for form, other in [*((short, long) for short in shorts), (long, shorts[0])]:
            place = written.find(f" {' '.join(form.terms)} ")
            if place >= 0:
                start = written.count(" ", 0, place)
                end = start + len(form.terms)
                yield " ".join([*spelt[:start], *other.words, *spelt[end:]])


def _vocabulary(lexicon: Lexicon, names: Postings, bodies: Counter[int]) -> dict[str, str]:
    in_names: Counter[str] = Counter()
    in_bodies: Counter[str] = Counter()
    for number, key in enumerate(lexicon.folded):
        if key.isalpha():
            in_names[key] += len(names.get(number, ()))
            in_bodies[key] += bodies[number]
    listed = sorted(key for key in in_names if in_names[key] or in_bodies[key])
    return {
        "vocabulary": " ".join(listed),
        "dn": "".join(_level(in_names[key]) for key in listed),
        "db": "".join(_level(in_bodies[key]) for key in listed),
    }


def _level(count: int) -> str:
    return _DIGITS[1 + int(2 * log2(count))] if count else _DIGITS[0]
