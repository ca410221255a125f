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
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.search.corpus import entries, write

from thidua.cache import Cache
from thidua.clock import today_in_vietnam
from thidua.link.site import Site, address
from thidua.model.base import Kind, Record
from thidua.model.profile import Profile
from thidua.pipeline import read
from thidua.search.index import index

_TIMES = 3


def _titles(site: Site) -> dict[str, str]:
    return {
        place: getattr(record, "name", "") or getattr(record, "title", "")
        for records in site.records.values()
        for record in records.values()
        if (place := address(record))
    }


def _with(site: Site, record: Record) -> Site:
    """Return `site` with `record` in the place of the one with its id, or as one more."""
    profiles = {**site.records[Kind.PROFILE], record.id: record}
    photos = {**site.photos, record.id: ()}
    records = {**site.records, Kind.PROFILE: profiles}
    return dataclasses.replace(site, records=records, photos=photos)


def _cases(site: Site) -> Iterator[tuple[str, Site]]:
    profiles = sorted(site.profiles, key=lambda item: (str(item.quarter), item.id))
    profile: Profile = profiles[len(profiles) // 2]
    newest = profiles[-1]
    words = profile.body.split(" ")
    sentence = "một câu viết thêm vào giữa bài để mọi người cùng đọc".split(" ")
    some = " ".join([*words[:100], *sentence, *words[110:]])
    yield "nothing changed", site
    yield "a sentence changed", _with(site, profile.model_copy(update={"body": some}))
    yield "a body replaced", _with(site, profile.model_copy(update={"body": profiles[1].body}))
    yield "a title changed", _with(site, profile.model_copy(update={"name": "Lê Thị Mới"}))
    more = {"id": f"{newest.id}-moi", "body": some}
    yield "the newest item added", _with(site, newest.model_copy(update=more))
    more = {"id": f"{profile.id}-moi", "body": some}
    yield "an item added in the middle", _with(site, profile.model_copy(update=more))


def _made(site: Site, folder: Path | None) -> tuple[float, dict[str, bytes]]:
    titles = _titles(site)
    gc.collect()
    begin = time.process_time()
    with Cache(folder) as cache:
        files = dict(index(site, titles=titles, cache=cache))
    return time.process_time() - begin, files


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
        seconds, _ = _made(site, None)
        sys.stdout.write(f"{count:,} records\n{'without a cache':<30}{seconds:7.2f} s\n")
        kept, cache = Path(folder, "kept"), Path(folder, "cache")
        seconds, _ = _made(site, kept)
        sys.stdout.write(f"{'with an empty one':<30}{seconds:7.2f} s\n")
        for name, changed in _cases(site):
            costs = []
            for _ in range(_TIMES):
                shutil.rmtree(cache, ignore_errors=True)
                shutil.copytree(kept, cache)
                seconds, files = _made(changed, cache)
                costs.append(seconds)
            same = "" if files == _made(changed, None)[1] else "  NOT THE SAME"
            sys.stdout.write(f"{name:<30}{min(costs):7.2f} s{same}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
