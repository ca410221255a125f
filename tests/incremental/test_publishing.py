"""The published site is whole at every moment, whatever becomes of the build of the next one."""

from __future__ import annotations

import os
import pickle
import random
import resource
import shutil
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from operator import itemgetter
from pathlib import Path

import pytest
from tests.incremental.little import Texts, build, left_beside, site_in
from tests.planting import SITES
from tests.site.project import make_project

from thidua.work import folders
from thidua.work.memory import KEY
from thidua.work.pack import Pack
from thidua.work.publishing import BusyError, Publishing

FIRST = {"a.html": "một", "b/c.html": "hai", "b/d.html": "ba", "e/f/g.html": "bốn", "h": "năm"}
SECOND = {"a.html": "khác", "b/c.html": "hai", "e/i.html": "sáu", "h/index.html": "bảy"}
THIRD = {"a.html": "một", "b/c.html": "hai", "b/d.html": "mới", "e/f/g.html": "bốn", "h": "năm"}
ROUND = [FIRST, SECOND, THIRD]
"""Sites that follow one another: files change, come and go, and a folder takes a file's name."""


_PATIENCE = 60
"""Seconds after which a child that hangs is an error."""


def _die_before(moment: int) -> None:
    left = iter(range(moment))

    def count(event: str, _args: object) -> None:
        on_files = event.startswith(("os.", "open", "ctypes.dl")) and event != "os.kill"
        if on_files and next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def ran_until(moment: int, work: Callable[[], object]) -> bool:
    """Do `work` in a process that is killed before its file operation `moment`; return if it was.

    Python tells of every operation on files, by audit events, before it does it.
    """
    with warnings.catch_warnings():
        # The tests' own threads hold nothing that the child would wait for.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        signal.alarm(_PATIENCE)
        _die_before(moment)
        try:
            work()
        except BaseException:  # noqa: BLE001 - the child must not go on as a test
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), f"the build failed by itself: {status}"
    return status != 0


@pytest.fixture(params=[True, False], ids=["in one step", "in two steps"])
def swapping(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the system can exchange two folders in one step."""
    if not request.param:
        monkeypatch.setattr(folders, "_exchanged", lambda _one, _other: False)
    return bool(request.param)


@pytest.mark.parametrize("builds", [1, 2, 3])
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, builds: int, *, swapping: bool
) -> None:
    """At whatever moment: no page is missing, none is mixed, and the next build is right."""
    *earlier, last = ROUND[:builds]
    old = earlier[-1] if earlier else None
    for moment in range(10_000):
        folder = tmp_path / str(moment)
        folder.mkdir()
        for texts in earlier:
            build(folder, texts)
        killed = ran_until(moment, partial(build, folder, last))
        found = site_in(folder)
        if found is None and old is not None:
            # The next build puts the former site back, before all else.
            assert not swapping
            Publishing(folder / "site", folder / "memories").places.clear()
            found = site_in(folder)
        assert found in (old, last), f"killed before operation {moment}"
        build(folder, last)
        assert site_in(folder) == last
        assert left_beside(folder) == set()
        assert not list((folder / "memories").glob("*.work.*")), "half a memory stays for ever"
        assert build(folder, last) == 0
        shutil.rmtree(folder)
        if not killed:
            assert moment > 20
            return


def test_the_site_before_is_kept_as_it_was(tmp_path: Path) -> None:
    """Going back is renaming a folder."""
    former = None
    for texts in [*ROUND, SECOND, FIRST, THIRD, FIRST]:
        build(tmp_path, texts)
        assert site_in(tmp_path) == texts
        assert site_in(tmp_path, ".site.old") == former
        former = texts


def test_a_file_that_becomes_a_folder_and_back_is_published_each_time(tmp_path: Path) -> None:
    """A name may change what it is, build after build."""
    for texts in [{"a": "1"}, {"a/b": "2"}, {"a/b": "2", "c": "3"}, {"a": "1"}, {"a/b/c": "4"}] * 3:
        build(tmp_path, texts)
        assert site_in(tmp_path) == texts


def test_what_did_not_change_is_not_made_again(tmp_path: Path) -> None:
    """A build makes what is new and what is another, and nothing when there is nothing."""
    assert build(tmp_path, FIRST) == 5
    assert build(tmp_path, FIRST) == 0
    assert build(tmp_path, FIRST | {"a.html": "khác"}) == 1
    assert build(tmp_path, FIRST | {"a.html": "khác", "z": "mới"}) == 1


def _deleted(folder: Path) -> None:
    shutil.rmtree(folder / "site")


def _emptied(folder: Path) -> None:
    _deleted(folder)
    (folder / "site").mkdir()


def _of_another(folder: Path) -> None:
    _emptied(folder)
    (folder / "site" / "a.html").write_text("không phải của ta", encoding="utf-8")


def _copied_back(folder: Path) -> None:
    shutil.copytree(folder / "site", folder / "copy")
    _deleted(folder)
    shutil.move(folder / "copy", folder / "site")


def _gone_back(folder: Path) -> None:
    _deleted(folder)
    (folder / ".site.old").rename(folder / "site")


def _exchanged(folder: Path) -> None:
    (folder / "site").rename(folder / "x")
    _gone_back_from(folder)
    (folder / "x").rename(folder / ".site.old")


def _gone_back_from(folder: Path) -> None:
    (folder / ".site.old").rename(folder / "site")


def _added_to(folder: Path) -> None:
    (folder / "site" / "la.html").write_text("của ai", encoding="utf-8")


def _without_former(folder: Path) -> None:
    shutil.rmtree(folder / ".site.old")


def _former_of_another(folder: Path) -> None:
    _without_former(folder)
    (folder / ".site.old").mkdir()
    (folder / ".site.old" / "a.html").write_text("không phải của ta", encoding="utf-8")


def _without_memories(folder: Path) -> None:
    shutil.rmtree(folder / "memories")


@pytest.mark.parametrize(
    "happening",
    [
        _deleted,
        _emptied,
        _of_another,
        _copied_back,
        _gone_back,
        _exchanged,
        _added_to,
        _without_former,
        _former_of_another,
        _without_memories,
    ],
)
@pytest.mark.parametrize("then", ROUND)
def test_whatever_happens_to_the_folders_the_next_site_is_right(
    tmp_path: Path, happening: Callable[[Path], None], then: Texts
) -> None:
    """Deleted, restored, replaced by another: what is there is seen to be another's or is gone."""
    for texts in ROUND:
        build(tmp_path, texts)
    happening(tmp_path)
    for following in (then, SECOND, FIRST):
        build(tmp_path, following)
        assert site_in(tmp_path) == following
        assert left_beside(tmp_path) == set()


def test_a_site_behind_a_link_is_published_where_the_link_leads(tmp_path: Path) -> None:
    """What a server shows may lie elsewhere; that is what changes, and the link stays a link."""
    shown = tmp_path / "shown"
    (shown / "html").mkdir(parents=True)
    (tmp_path / "site").symlink_to(shown / "html")
    for texts in ROUND:
        build(tmp_path, texts)
        assert (tmp_path / "site").is_symlink()
        assert site_in(shown, "html") == texts
    assert {path.name for path in shown.iterdir()} == {"html", ".html.old"}


def test_two_sites_share_a_folder_of_memories(tmp_path: Path) -> None:
    """Each is remembered by itself."""
    memories = tmp_path / "memories"
    memories.mkdir()
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "memories").symlink_to(memories)
        build(tmp_path / name, FIRST)
    assert build(tmp_path / "one", FIRST) == build(tmp_path / "other", FIRST) == 0


def memory_of(folder: Path) -> Path:
    """Return the one file of what is remembered in `folder`."""
    (found,) = (folder / "memories").glob("*.work")
    return found


def _damages() -> Iterator[Callable[[bytes], bytes]]:
    """Yield what can happen to the bytes of a file."""
    chance = random.Random(7)  # noqa: S311 - damage that is the same every time
    for end in (0, 1, 13, 14, 17, 18, 30, 200, 500, -1):
        yield itemgetter(slice(end))
    for place in [*range(50), *(chance.randrange(2000) for _ in range(200))]:
        yield partial(_flipped, place=place, bit=chance.randrange(8))
    yield lambda _data: b"no memory at all"


def _flipped(data: bytes, *, place: int, bit: int) -> bytes:
    damaged = bytearray(data)
    damaged[place % len(data)] ^= 1 << bit
    return bytes(damaged)


def test_a_damaged_memory_costs_time_and_nothing_else(tmp_path: Path) -> None:
    """Cut off, changed in any bit, or something else: what has to be is made anew, and right."""
    build(tmp_path, FIRST)
    build(tmp_path, SECOND)
    anew = 0
    for damage in _damages():
        path = memory_of(tmp_path)
        path.write_bytes(damage(path.read_bytes()))
        texts = THIRD if site_in(tmp_path) == SECOND else SECOND
        anew += build(tmp_path, texts) == len(texts)
        assert site_in(tmp_path) == texts
        assert build(tmp_path, texts) == 0
    assert anew > 60


def test_a_memory_of_another_version_is_used_for_nothing_that_it_decides(tmp_path: Path) -> None:
    """With another version of the program all is made again."""
    build(tmp_path, FIRST, key=b"1")
    assert build(tmp_path, FIRST, key=b"2") == len(FIRST)
    assert build(tmp_path, SECOND, key=b"3") == len(SECOND)
    assert site_in(tmp_path) == SECOND


class _Evil:
    """Runs a command when it is read as a pickle."""

    def __init__(self, proof: Path) -> None:
        self.proof = proof

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, (f"touch {self.proof}",)


HOSTILE = {
    "runs a command": lambda proof: pickle.dumps(_Evil(proof)),
    "sets an attribute": lambda _proof: b"N}b.",
    "asks for what is not there": lambda _proof: b"h\x07.",
    "asks for much memory": lambda _proof: b"\x8e" + b"\xff" * 7 + b"\x7f.",
    "is deep": lambda _proof: b"(" * 100_000 + b"t" * 100_000 + b".",
    "is nothing": lambda _proof: b"N.",
    "is a number": lambda _proof: b"K\x01.",
    "has other values": lambda _proof: pickle.dumps([(b"", [1], 2)] * 64),
    "has words for files": lambda _proof: pickle.dumps([(b"", ["x"], None)] * 64),
    "has words for numbers": lambda _proof: pickle.dumps([("x", "x", "x")] * 64),
    "has numbers of nothing": lambda _proof: pickle.dumps([(b"\xff" * 4, b"\xff" * 4)] * 64),
}
NAMES = {"jobs", "questions"}
"""The pieces that are texts."""


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_memory_that_was_made_up_is_never_run(
    tmp_path: Path, hostile: Callable[[Path], bytes]
) -> None:
    """A piece with a right checksum and wrong contents is no reason to fail, or to obey."""
    build(tmp_path, FIRST)
    for piece in Pack.read(memory_of(tmp_path), KEY).names():
        build(tmp_path, FIRST)
        made_up = b"\xff" if piece in NAMES else hostile(tmp_path / "proof")
        Pack.read(memory_of(tmp_path), KEY).write({piece: made_up})
        build(tmp_path, SECOND)
        assert site_in(tmp_path) == SECOND
        assert not (tmp_path / "proof").exists()


def test_without_a_place_to_remember_every_build_is_right(tmp_path: Path) -> None:
    """Where nothing can be written, all is made each time."""
    (tmp_path / "memories").write_text("", encoding="utf-8")
    for texts in ROUND:
        assert build(tmp_path, texts) == len(texts)
        assert site_in(tmp_path) == texts


def test_a_lock_that_is_damaged_stops_no_build(tmp_path: Path) -> None:
    """What keeps two builds apart may be broken; then nothing does, and the build can say so."""
    build(tmp_path, FIRST)
    (lock,) = (tmp_path / "memories").glob("*.lock")
    lock.write_bytes(b"no database" * 100)
    publishing = Publishing(tmp_path / "site", tmp_path / "memories")
    publishing.begin()
    assert publishing.trouble
    publishing.end()
    build(tmp_path, SECOND)
    assert site_in(tmp_path) == SECOND


def test_on_a_full_disk_the_site_is_right_and_not_remembered(tmp_path: Path) -> None:
    """What is remembered may not fit any more: the site comes first."""
    long = {f"{number}": "x" for number in range(200)}
    build(tmp_path, FIRST)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        build(tmp_path, long)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert site_in(tmp_path) == long
    assert build(tmp_path, SECOND) == len(SECOND)
    assert site_in(tmp_path) == SECOND


def test_on_a_full_disk_a_page_that_cannot_be_written_leaves_the_site(tmp_path: Path) -> None:
    """The build fails, the site stays, and with room again all is well."""
    build(tmp_path, FIRST)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            build(tmp_path, {**SECOND, "long.html": "x" * 5000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert site_in(tmp_path) == FIRST
    build(tmp_path, SECOND)
    assert site_in(tmp_path) == SECOND
    assert left_beside(tmp_path) == set()


def test_of_two_builds_at_once_the_second_is_refused(tmp_path: Path) -> None:
    """Nothing is broken by it, and when the first is done the second may build."""
    first = Publishing(tmp_path / "site", tmp_path / "memories")
    first.begin()
    with pytest.raises(BusyError):
        build(tmp_path, FIRST)
    first.end()
    build(tmp_path, FIRST)
    assert site_in(tmp_path) == FIRST


def test_a_second_build_of_a_project_says_that_one_is_running(tmp_path: Path) -> None:
    """The command says so in plain words, and leaves the site and the other build alone."""
    project = make_project(tmp_path, SITES / "canary" / "content")
    first = Publishing(project.site, tmp_path / ".cache" / "thidua")
    first.begin()
    first.places.made.mkdir()
    (first.places.made / "a.html").write_text("của lần dựng thứ nhất", encoding="utf-8")
    second = project.build()
    assert second.code != 0
    assert "Một lần dựng khác" in second.said
    assert "Traceback" not in second.said
    assert (first.places.made / "a.html").exists()
    assert not project.site.exists()
    first.end()
    assert project.build().code == 0
