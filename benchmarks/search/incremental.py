"""Make the index of a made-up site with a cache, change one thing, make it again; print the cost.

    .venv/bin/python -m benchmarks.search.incremental 10000

Seconds are of CPU, for the index alone: reading content/ and making pages are not in them. Each
case starts from the unchanged site's cache, and its files are compared with those made anew.
"""

from __future__ import annotations

import argparse
import dataclasses
import gc
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.search.corpus import entries, write

from thidua.cache import Cache
from thidua.clock import today_in_vietnam
from thidua.link.addresses import address
from thidua.link.site import Site
from thidua.model.base import Kind
from thidua.pipeline import read
from thidua.search.files import IndexFile
from thidua.search.index import index
from thidua.search.items import Item, items
from thidua.search.setting import Setting, setting

_TIMES = 3


def _titles(site: Site) -> dict[str, str]:
    return {
        place: getattr(record, "name", "") or getattr(record, "title", "")
        for records in site.records.values()
        for record in records.values()
        if (place := address(record))
    }


def _changed(item: Item, **fields: Any) -> Item:  # noqa: ANN401 - fields of an item
    """Return `item` with other `fields`, and with digests that are others too."""
    other = repr(sorted(fields.items())).encode()
    fields |= {"card_digest": item.card_digest + other, "text_digest": item.text_digest + other}
    return dataclasses.replace(item, **fields)


def _cases(items: Mapping[str, Item]) -> Iterator[tuple[str, Mapping[str, Item]]]:
    profiles = sorted(
        (item for item in items.values() if item.kind is Kind.PROFILE),
        key=lambda item: (item.date, item.address),
    )
    profile, newest = profiles[len(profiles) // 2], profiles[-1]

    def having(item: Item) -> Mapping[str, Item]:
        return {**items, item.address: item}

    words = profile.body.split(" ")
    sentence = "một câu viết thêm vào giữa bài để mọi người cùng đọc".split(" ")
    some = " ".join([*words[:100], *sentence, *words[110:]])
    yield "nothing changed", items
    yield "a sentence changed", having(_changed(profile, body=some))
    yield "a body replaced", having(_changed(profile, body=profiles[1].body))
    yield "a title changed", having(_changed(profile, title="Lê Thị Mới", names=("Lê Thị Mới",)))
    for name, model in (("the newest item", newest), ("an item in the middle", profile)):
        more = f"{model.address.rstrip('/')}-moi/"
        yield f"{name} added", having(_changed(model, address=more, body=some))
    yield "it deleted", {key: item for key, item in items.items() if key != profile.address}


def _made(
    found: Mapping[str, Item], known: Setting, folder: Path | None
) -> tuple[float, dict[str, bytes], list[IndexFile]]:
    """Return seconds, the contents of files, and the files as the build was told of them."""
    catalogue = {place: item.digest for place, item in found.items()}
    # Texts are taken out of Markdown in each case, as in a build.
    unread = {place: dataclasses.replace(item) for place, item in found.items()}
    gc.collect()
    begin = time.process_time()
    with Cache(folder) as cache:
        made = index(
            catalogue, lambda keys: [unread[key] for key in keys], setting=known, cache=cache
        )
        files = [file for part in made.parts for file in made.files(part)]
        seconds = time.process_time() - begin
        contents = {file.path: file.read() for file in files}
        begin = time.process_time()
    return seconds + time.process_time() - begin, contents, files


def main() -> None:
    """Print seconds of CPU for a first index and for each change."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    count = parser.parse_args().count
    units, found, _ = entries(count)
    with TemporaryDirectory() as folder:
        write(Path(folder, "content"), units, found)
        site = read(Path(folder, "content"), today=today_in_vietnam()).site
        if site is None:
            raise SystemExit("the made-up content has faults")
        # What the site's records weigh on the collector is not the index's cost.
        gc.freeze()
        every, known = items(site, titles=_titles(site)), setting(site)
        seconds, *_ = _made(every, known, None)
        sys.stdout.write(f"{count:,} records\n{'without a cache':<30}{seconds:7.2f} s\n")
        kept, cache = Path(folder, "kept"), Path(folder, "cache")
        seconds, *_ = _made(every, known, kept)
        sys.stdout.write(f"{'with an empty one':<30}{seconds:7.2f} s\n")
        for name, changed in _cases(every):
            costs = []
            for _ in range(_TIMES):
                shutil.rmtree(cache, ignore_errors=True)
                shutil.copytree(kept, cache)
                seconds, files, _ = _made(changed, known, cache)
                costs.append(seconds)
            same = "" if files == _made(changed, known, None)[1] else "  NOT THE SAME"
            sys.stdout.write(f"{name:<30}{min(costs):7.2f} s{same}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
