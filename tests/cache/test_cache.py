"""A cache only ever saves time: whatever happens to its file, values are right or missing."""

from __future__ import annotations

import random
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.cache import FILE, Cache

CODE = ("thidua.vietnamese",)
VALUES = {b"%d" % number: bytes([number]) * 5000 for number in range(60)}
WRITER = """
import sys
from pathlib import Path
from thidua.cache import Cache
with Cache(Path(sys.argv[1])) as cache:
    shelf = cache.shelf("thidua.vietnamese")
    for number in range(int(sys.argv[2]), int(sys.argv[2]) + 40):
        shelf.put(shelf.key(b"%d" % number), bytes([number]) * 5000)
    if len(sys.argv) > 3:
        cache._write()
        import os
        os.kill(os.getpid(), 9)
assert cache.trouble is None, cache.trouble
"""


def fill(folder: Path) -> None:
    """Keep all values, as a build does."""
    with Cache(folder) as cache:
        shelf = cache.shelf(*CODE)
        for name, value in VALUES.items():
            shelf.put(shelf.key(name), value)
    assert cache.trouble is None


def found(folder: Path, names: tuple[bytes, ...] = tuple(VALUES)) -> dict[bytes, bytes]:
    """Return what the next build finds, by name."""
    with Cache(folder) as cache:
        shelf = cache.shelf(*CODE)
        kept = shelf.get_all([shelf.key(name) for name in names])
        return {name: kept[key] for name in names if (key := shelf.key(name)) in kept}


def test_the_next_build_finds_what_this_one_made(tmp_path: Path) -> None:
    """Values are there again, each under its key, and an unknown key has none."""
    fill(tmp_path)
    assert found(tmp_path) == VALUES
    assert found(tmp_path, (b"khac",)) == {}


def test_values_of_other_code_are_not_found(tmp_path: Path) -> None:
    """What other modules made from the same is kept apart."""
    fill(tmp_path)
    with Cache(tmp_path) as cache:
        shelf = cache.shelf("thidua.clock")
        assert shelf.get_all([shelf.key(name) for name in VALUES]) == {}


def test_parts_of_a_key_do_not_run_together() -> None:
    """Two lists of parts with the same letters have two keys."""
    shelf = Cache().shelf(*CODE)
    keys = {shelf.key(*parts) for parts in ((b"ab", b"c"), (b"a", b"bc"), (b"abc",), (b"abc", b""))}
    assert len(keys) == 4


def test_without_a_folder_nothing_is_kept() -> None:
    """A build without a cache is a build that finds nothing."""
    with Cache() as cache:
        shelf = cache.shelf(*CODE)
        shelf.put(shelf.key(b"a"), b"1")
        assert shelf.get(shelf.key(b"a")) is None


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_gives_right_values_or_none(tmp_path: Path, seed: int) -> None:
    """Bytes changed anywhere, or an end cut off, cost values and never change one."""
    fill(tmp_path)
    chance = random.Random(seed)  # noqa: S311 - damage that is the same every time
    path = tmp_path / FILE
    data = bytearray(path.read_bytes())
    if seed % 3 == 0:
        data = data[: chance.randrange(len(data))]
    elif seed % 3 == 1:
        for _ in range(40):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    else:
        start = chance.randrange(len(data) - 9000)
        data[start : start + 9000] = chance.randbytes(9000)
    path.write_bytes(data)
    assert found(tmp_path).items() <= VALUES.items()
    # At the latest the build after the one that met the damage has a sound file again.
    fill_quietly(tmp_path)
    fill(tmp_path)
    assert found(tmp_path) == VALUES


def fill_quietly(folder: Path) -> None:
    """Keep all values, whatever becomes of them."""
    with Cache(folder) as cache:
        shelf = cache.shelf(*CODE)
        for name, value in VALUES.items():
            shelf.put(shelf.key(name), value)


@pytest.mark.parametrize("content", [b"", b"no database", b"\0" * 5000], ids=["", "text", "zeros"])
def test_a_file_that_is_no_cache_is_replaced(tmp_path: Path, content: bytes) -> None:
    """Something else under the name is no reason to go without."""
    (tmp_path / FILE).write_bytes(content)
    fill(tmp_path)
    assert found(tmp_path) == VALUES


def test_a_cache_of_another_version_is_replaced(tmp_path: Path) -> None:
    """A database with other tables, or with anything that acts by itself, is not used."""
    fill(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END")
    other.close()
    assert found(tmp_path) == {}
    fill(tmp_path)
    assert found(tmp_path) == VALUES


def test_a_place_that_cannot_be_written_is_gone_without(tmp_path: Path) -> None:
    """The build goes on, keeps nothing and can say why."""
    blocked = tmp_path / "tep"
    blocked.write_text("", encoding="utf-8")
    with Cache(blocked / "thidua") as cache:
        shelf = cache.shelf(*CODE)
        shelf.put(shelf.key(b"a"), b"1")
        assert shelf.get(shelf.key(b"a")) is None
    assert cache.trouble


def test_a_full_disk_loses_what_is_new_and_nothing_else(tmp_path: Path) -> None:
    """What was kept before is still right when no more can be written."""
    fill(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, limits[1]))
    try:
        with Cache(tmp_path) as cache:
            shelf = cache.shelf(*CODE)
            for number in range(200):
                shelf.put(shelf.key(b"moi", b"%d" % number), b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert cache.trouble
    assert found(tmp_path).items() <= VALUES.items()
    fill(tmp_path)
    assert found(tmp_path) == VALUES


def test_two_builds_at_once_keep_both_their_values(tmp_path: Path) -> None:
    """Each waits for the other to write, and both find everything afterwards."""
    runs = [
        subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, str(start)]) for start in (0, 20)
    ]
    assert [run.wait() for run in runs] == [0, 0]
    assert found(tmp_path) == VALUES


def test_a_killed_build_leaves_a_sound_cache(tmp_path: Path) -> None:
    """What it had written is there, and the next build can write."""
    run = subprocess.run([sys.executable, "-c", WRITER, tmp_path, "0", "kill"], check=False)
    assert run.returncode == -9
    assert len(found(tmp_path)) == 40
    fill(tmp_path)
    assert found(tmp_path) == VALUES


def test_what_no_build_uses_goes_and_what_is_used_stays(tmp_path: Path) -> None:
    """The file does not grow for ever; reading or keeping an entry is using it."""
    fill(tmp_path)
    for build in range(15):
        with Cache(tmp_path) as cache:
            shelf = cache.shelf(*CODE)
            assert shelf.get(shelf.key(b"1")) == VALUES[b"1"]
            shelf.keep([shelf.key(b"2")])
            shelf.put(shelf.key(b"build", b"%d" % build), b"x")
    assert set(found(tmp_path)) == {b"1", b"2"}
