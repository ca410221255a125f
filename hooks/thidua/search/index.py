"""The files of the index, from the Site: search's one way in.

Everything here follows docs/dev/search.md. Nothing is written, and the same Site gives the
same bytes, whatever an earlier build has left in the cache.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from thidua.cache import Cache, Shelf
from thidua.link.site import Site
from thidua.model.base import Kind
from thidua.search.bodies import bodies
from thidua.search.items import Item, items
from thidua.search.manifest import contents, groups, owners
from thidua.search.names import names
from thidua.search.packing import SMALL, bound, entry, little, packed, term_file, unbound
from thidua.search.packs import as_json, records, texts
from thidua.search.terms import Form, Forms, Lexicon
from thidua.search.words import KINDS
from thidua.vietnamese.reading import words

FOLDER = "assets/search"

_LONGEST_TITLE = 255
_NO_UNIT = 0xFFFF


def index(
    site: Site, *, titles: Mapping[str, str], cache: Cache | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of the index of `site`.

    Args:
        site: What is public.
        titles: The title of each page by its address.
        cache: What earlier builds left; decides on the time it takes and on nothing else.

    """
    for name, data in _files(site, titles, (cache or Cache()).shelf(*_CODE)):
        yield f"{FOLDER}/{name}.bin", data


_CODE = ("thidua.search", "thidua.vietnamese")
"""What decides on the index, beside the Site."""


def _files(site: Site, titles: Mapping[str, str], shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    found = items(site, titles=titles)
    abbreviations = _abbreviations(site)
    lexicon = Lexicon(abbreviations)
    ways = as_json([[form.words for form in forms] for forms in abbreviations])

    called = names(found, lexicon=lexicon, ways=ways, shelf=shelf)
    shards = bodies(found, lexicon=lexicon, ways=ways, shelf=shelf)
    files = {f"n/{number}": file for number, file in enumerate(called.files)}
    files |= {f"b/{number}": shards.files[key] for number, key in enumerate(shards.keys)}
    files |= dict(records(found, shelf))
    files |= dict(texts(found, shelf))
    yield from files.items()

    units = _units(site, found)
    campaigns = _campaigns(found)
    known = as_json(owners(site, units=units, campaigns=campaigns))
    digests = [digest for item in found for digest in (item.card_digest, item.text_digest)]
    key = shelf.key(b"rest", ways, known, *digests)
    kept = shelf.get(key)
    if kept is None:
        rest = {
            "columns": packed(_columns(lexicon, found, units), SMALL),
            "campaigns": packed(
                term_file({term: entry(numbers) for term, numbers in campaigns.items()}), SMALL
            ),
        }
        filters = groups(site, units=units, campaigns=campaigns, abbreviations=abbreviations)
        manifest = {**filters, **contents(found, names=called, bodies=shards)}
        version = _version(files | rest, manifest)
        rest["manifest"] = packed(as_json({"v": version, **manifest}), SMALL)
        shelf.put(key, bound([*rest.values()]))
    else:
        rest = dict(zip(("columns", "campaigns", "manifest"), unbound(kept), strict=True))
    yield from rest.items()


def _version(files: Mapping[str, bytes], manifest: Mapping[str, object]) -> str:
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(name.encode() + data)
    digest.update(as_json(manifest))
    return digest.hexdigest()[:12]


def _abbreviations(site: Site) -> list[Forms]:
    """Return for each abbreviation of the vocabulary the words of its long and short forms."""
    return [
        [Form(words(text)) for text in (item.name, *item.aliases)]
        for item in site.vocabularies["abbreviations"].values()
        if item.aliases
    ]


def _units(site: Site, found: Sequence[Item]) -> list[str]:
    """Return the units that have items, in the order of the Site."""
    having = {item.unit for item in found}
    return [key for key in site.records[Kind.UNIT] if key in having]


def _columns(lexicon: Lexicon, found: Sequence[Item], units: Sequence[str]) -> bytes:
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    places = {unit: place for place, unit in enumerate(units)}
    read = (max(len(lexicon.read(text)) for text in item.headings) for item in found)
    lengths = (min(_LONGEST_TITLE, length) for length in read)
    owners = array("H", (places.get(item.unit, _NO_UNIT) for item in found))
    return bytes(kinds[item.kind] for item in found) + bytes(lengths) + little(owners)


def _campaigns(found: Sequence[Item]) -> dict[str, list[int]]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(found):
        for campaign in item.campaigns:
            postings[campaign].append(number)
    return dict(sorted(postings.items()))
