"""Packs: pieces of bytes in one file, of which none is ever wrong."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import random
import resource
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.work.pack import NotPlainError, Pack, plain_bytes, plain_value

KEY = b"version 1"
FIRST = {"a": b"one", "b": b"", "thư mục/tệp": b"x" * 5000}


def written(path: Path, pieces: Mapping[str, bytes] = FIRST, key: bytes = KEY) -> Pack:
    """Return a new pack of `pieces`, written to `path`."""
    pack = Pack.read(path, key)
    pack.write(pieces, gone=[*pack.names()])
    return pack


def contents(pack: Pack) -> dict[str, bytes | None]:
    """Return all that is in a pack."""
    return {name: pack.get(name) for name in pack.names()}


def kept(path: Path, key: bytes = KEY) -> dict[str, bytes | None]:
    """Return all that is in the pack `path`, as the next build reads it."""
    return contents(Pack.read(path, key))


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """Let no file become larger than `size` bytes."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    """Every piece comes back as it was, from the same pack and from the file."""
    path = tmp_path / "folder" / "a.work"
    assert contents(written(path)) == kept(path) == FIRST
    assert Pack.read(path, KEY).get("c") is None
    assert Pack.read(path, KEY).sound()


_PIECES = st.dictionaries(st.sampled_from("abcdefgh"), st.binary(max_size=60))


@settings(deadline=None)
@given(rounds=st.lists(st.tuples(_PIECES, st.sets(st.sampled_from("abcdefgh")), st.booleans())))
def test_any_changes_leave_just_what_is_wanted(
    tmp_path_factory: pytest.TempPathFactory,
    rounds: list[tuple[dict[str, bytes], set[str], bool]],
) -> None:
    """Pieces come, change and go, by the same pack or by one that is read again."""
    path = tmp_path_factory.mktemp("pack") / "a.work"
    pack, wanted = Pack.read(path, KEY), dict[str, bytes]()
    for changed, gone, again in rounds:
        pack.write(changed, gone=gone)
        wanted = {name: data for name, data in wanted.items() if name not in gone} | changed
        assert contents(pack) == wanted
        if again:
            pack = Pack.read(path, KEY)
            assert contents(pack) == wanted


def test_one_change_among_many_is_added_and_the_rest_not_written_again(tmp_path: Path) -> None:
    """The file grows by the change and by a directory, and never beyond what it is worth."""
    path = tmp_path / "a.work"
    pieces = {f"{number}": os.urandom(1000) for number in range(1000)}
    pack = written(path, pieces)
    size, place = path.stat().st_size, path.stat().st_ino
    pack.write({"7": b"new"})
    assert path.stat().st_ino == place
    assert path.stat().st_size < size + 30_000
    for number in range(1000):
        pack.write({f"{number}": os.urandom(1000)})
        assert path.stat().st_size < 2.2 * size
    assert kept(path).keys() == pieces.keys()


def test_a_damaged_pack_has_no_wrong_piece(tmp_path: Path) -> None:
    """Cut off anywhere, or with any bit changed: a piece is what it was, or missing."""
    path = tmp_path / "a.work"
    pack = written(path, {"a": b"old", "c": b"more"})
    pack.write({"a": b"one", "b": b"two" * 9})
    wanted, data = kept(path), path.read_bytes()
    chance = random.Random(7)  # noqa: S311 - damage that is the same every time
    damaged = [data[:end] for end in range(len(data))]
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1 << chance.randrange(8)
        damaged.append(bytes(flipped))
    for each in damaged:
        path.write_bytes(each)
        found = kept(path)
        assert all(value in (None, wanted[name]) for name, value in found.items())
        assert found != wanted or Pack.read(path, KEY).sound()


@pytest.mark.parametrize("there", [b"", b"x", b"no pack at all" * 20, None])
def test_what_is_no_pack_is_empty_and_can_be_written(tmp_path: Path, there: bytes | None) -> None:
    """Missing, empty or something else: the next build has one again."""
    path = tmp_path / "a.work"
    if there is not None:
        path.write_bytes(there)
    assert not kept(path)
    written(path)
    assert kept(path) == FIRST


def test_a_pack_of_another_version_is_empty(tmp_path: Path) -> None:
    """What another key wrote is not even named; written anew it is this version's."""
    path = tmp_path / "a.work"
    written(path)
    assert not kept(path, b"version 2")
    Pack.read(path, b"version 2").write({"a": b"new"})
    assert kept(path, b"version 2") == {"a": b"new"}
    assert not kept(path)


@pytest.mark.parametrize("pieces", [{"a": b"x" * 50}, {"a": os.urandom(300_000)}])
def test_on_a_full_disk_a_pack_stays_as_it_was(tmp_path: Path, pieces: Mapping[str, bytes]) -> None:
    """Whether it was to be added to or written anew; and nothing is left beside it."""
    path = tmp_path / "a.work"
    pack = written(path)
    before = path.read_bytes()
    with full_disk(len(before)), pytest.raises(OSError, match="File too large"):
        pack.write(pieces)
    assert path.read_bytes() == before
    assert contents(pack) == FIRST
    assert [*tmp_path.iterdir()] == [path]
    pack.write(pieces)
    assert kept(path) == {**FIRST, **pieces}


def test_where_there_is_no_folder_a_pack_says_so(tmp_path: Path) -> None:
    """A file in the place of its folder: nothing is read, and writing is refused."""
    (tmp_path / "file").write_bytes(b"")
    pack = Pack.read(tmp_path / "file" / "a.work", KEY)
    assert not pack.names()
    with pytest.raises(OSError, match=r"Not a directory|File exists"):
        pack.write(FIRST)


def test_a_write_that_was_killed_leaves_what_was_there(tmp_path: Path) -> None:
    """All but the last step of adding is done: the file holds what it held."""
    path = tmp_path / "a.work"
    pack = written(path)
    data = path.read_bytes()
    pack.write({"a": b"two"})
    torn = path.read_bytes()[len(data) :]
    for end in range(len(torn) + 1):
        path.write_bytes(data + torn[:end])
        assert kept(path) == FIRST
    again = Pack.read(path, KEY)
    again.write({"c": b"three"})
    assert kept(path) == {**FIRST, "c": b"three"}


def test_another_file_in_its_place_changes_nothing_in_a_pack(tmp_path: Path) -> None:
    """Removed, replaced, or written by another build: a pack holds what it held."""
    path = tmp_path / "a.work"
    for disturb in (
        path.unlink,
        lambda: written(path, {"a": b"other's" * 9}),
        lambda: Pack.read(path, KEY).write({"a": b"other's"}),
    ):
        pack = written(path)
        disturb()
        assert contents(pack) == FIRST
        pack.write({"c": b"three"})
        assert kept(path) == contents(pack) == {**FIRST, "c": b"three"}


def test_a_pack_that_is_emptied_while_it_is_used_has_nothing_wrong(tmp_path: Path) -> None:
    """What is no longer there is missing, and what is written then is there."""
    path = tmp_path / "a.work"
    pack = written(path)
    path.write_bytes(b"")
    assert pack.get("a") is None
    assert not pack.sound()
    pack.write({"c": b"three"})
    assert kept(path) == contents(pack) == {"b": b"", "c": b"three"}


def _read_often(pack: Pack, wanted: Mapping[str, bytes]) -> None:
    for _ in range(200):
        if contents(pack) != wanted:
            os._exit(1)
    os._exit(0)


def test_forked_processes_read_the_same_pack_at_once(tmp_path: Path) -> None:
    """None of them gets what another one asked for."""
    pieces = {f"{number}": f"{number}".encode() * number for number in range(50)}
    pack = written(tmp_path / "a.work", pieces)
    fork = multiprocessing.get_context("fork")
    others = [fork.Process(target=_read_often, args=(pack, pieces)) for _ in range(3)]
    for other in others:
        other.start()
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0, 0, 0]


class _Evil:
    """Runs a command when it is read as a pickle."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 1",)


@pytest.mark.parametrize(
    "data",
    [
        pickle.dumps(_Evil()),
        b"N}b.",
        b"h\x07.",
        b"\x8e" + b"\xff" * 7 + b"\x7f.",
        b"",
    ],
)
def test_bytes_that_are_no_plain_value_are_never_run(data: bytes) -> None:
    """Whatever they are, reading them says that they are none."""
    with pytest.raises(NotPlainError):
        plain_value(data)


def test_plain_values_are_read_as_they_were() -> None:
    """Numbers, words and collections of them."""
    value = {"a": (1, 2.5, b"x", None, True), "b": ["đ", {"c"}, frozenset({1})]}
    assert plain_value(plain_bytes(value)) == value
