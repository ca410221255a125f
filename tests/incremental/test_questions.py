"""A page is made again when something that it asked has another answer, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest
from tests.press.pressing import TODAY, outcome_of, page, unit

from thidua.link.answers import answer
from thidua.link.changes import loose_questions, loose_state, questions, remember
from thidua.link.kept import Kept
from thidua.link.public import build
from thidua.link.site import LooseError, Site, derived, name_of
from thidua.model.base import Kind
from thidua.work.questions import Handed, HandedByKey, Notebook, Question, digest_of

NUMBERS = {"một": 1, "hai": 2, "ba": 3}


@pytest.fixture
def notebook() -> Notebook:
    """A notebook without a page."""
    return Notebook()


@pytest.fixture
def handed(notebook: Notebook) -> Handed[str, int]:
    """Numbers by their names; each that is looked at is noted."""

    def fetch(name: str) -> int:
        notebook.note("number", name)
        return NUMBERS[name]

    return Handed(tuple(NUMBERS), fetch)


@pytest.fixture
def by_key(notebook: Notebook) -> HandedByKey[int]:
    """The same by key."""
    return HandedByKey(NUMBERS, partial(notebook.note, "number"), partial(notebook.note, "names"))


LOOKS: list[tuple[Callable[[Sequence[int]], object], object, set[str]]] = [
    (len, 3, set()),
    (bool, True, set()),
    (lambda items: items[1], 2, {"hai"}),
    (lambda items: items[-1], 3, {"ba"}),
    (list, [1, 2, 3], {"một", "hai", "ba"}),
    (lambda items: list(items[:2]), [1, 2], {"một", "hai"}),
    (lambda items: len(items[1:]), 2, set()),
    (lambda items: items[1:][0], 2, {"hai"}),
    (lambda items: next(iter(items)), 1, {"một"}),
    (lambda items: next(reversed(items)), 3, {"ba"}),
    (lambda items: 2 in items, True, {"một", "hai"}),
    (lambda items: items.index(1), 0, {"một"}),
]


@pytest.mark.parametrize(("look", "seen", "noted"), LOOKS)
def test_of_a_list_what_is_looked_at_is_noted_and_nothing_else(
    notebook: Notebook,
    handed: Handed[str, int],
    look: Callable[[Sequence[int]], object],
    seen: object,
    noted: set[str],
) -> None:
    """A page that shows the first two of a hundred is not made again for the third."""
    with notebook.opened() as asked:
        assert look(handed) == seen
    assert asked == {("number", name) for name in noted}


LOOKS_BY_KEY: list[tuple[Callable[[Mapping[str, int]], object], object, set[Question]]] = [
    (lambda items: items["hai"], 2, {("number", "hai")}),
    (lambda items: items.get("bốn"), None, {("number", "bốn")}),
    (lambda items: "bốn" in items, False, {("number", "bốn")}),
    (lambda items: "hai" in items, True, {("number", "hai")}),
    (len, 3, {("names",)}),
    (list, ["một", "hai", "ba"], {("names",)}),
    (lambda items: next(iter(items.values())), 1, {("names",), ("number", "một")}),
    (lambda items: dict(items) == NUMBERS, True, {("names",), *(("number", n) for n in NUMBERS)}),
]


@pytest.mark.parametrize(("look", "seen", "noted"), LOOKS_BY_KEY)
def test_by_key_also_what_is_missing_is_noted(
    notebook: Notebook,
    by_key: HandedByKey[int],
    look: Callable[[Mapping[str, int]], object],
    seen: object,
    noted: set[Question],
) -> None:
    """A page that found nothing is made again when there is something."""
    with notebook.opened() as asked:
        assert look(by_key) == seen
    assert asked == noted


def test_without_a_page_nothing_is_noted(notebook: Notebook) -> None:
    """What is asked on behalf of nobody makes nothing depend on it."""
    notebook.note("a")
    notebook.note_all({("b",)})
    with notebook.opened() as asked:
        notebook.note("c", "d")
        with notebook.closed():
            notebook.note("e")
        notebook.note_all({("f",)})
    assert asked == {("c", "d"), ("f",)}


def broken(notebook: Notebook) -> None:
    """Ask something on a page of its own, and fail."""
    with notebook.opened():
        notebook.note("b")
        raise ValueError("hỏng")


def test_a_page_within_a_page_keeps_its_questions_to_itself(notebook: Notebook) -> None:
    """Who takes its result over takes its questions too, by saying so; also after an error."""
    with notebook.opened() as outer:
        notebook.note("a")
        with pytest.raises(ValueError, match="hỏng"):
            broken(notebook)
        with notebook.opened() as inner:
            notebook.note("c")
        notebook.note("d")
    assert inner == {("c",)}
    assert outer == {("a",), ("d",)}


def test_parts_of_an_answer_do_not_run_together() -> None:
    """Two answers with the same letters are two."""
    answers = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("",), ()]
    assert len({digest_of(*parts) for parts in answers}) == len(answers)
    assert digest_of("đ") == digest_of("đ".encode())


def written(number: str, title: str = "Kế hoạch") -> str:
    """Return the file of a plan with a number."""
    return page(number=number, title=title, year=2026, summary="Thi đua.")


PLANS = {
    "units/thcs-b.yml": unit("Trường Trung học cơ sở B"),
    "plans/thcs-b/mot.md": written("01/KH-B"),
    "plans/thcs-b/hai.md": written("02/KH-B"),
}


def site_of(folder: Path, files: Mapping[str, str | None] | None = None) -> Site:
    """Return the small site with two more plans and `files` in it."""
    site = outcome_of(folder, {**PLANS, **(files or {})}).site
    assert site
    return site


def asked_by(site: Site, look: Callable[[Site], object]) -> set[Question]:
    """Return what `look` asks of `site`."""
    with site.notebook.opened() as asked:
        look(site)
    return asked


ASKING: dict[str, Callable[[Site], object]] = {
    "a record": lambda site: site.records[Kind.PLAN].get("thcs-b/mot"),
    "the records of a unit": lambda site: list(
        site.of_unit(site.units[[u.id for u in site.units].index("thcs-b")], Kind.PLAN)
    ),
    "all plans": lambda site: list(site.plans),
    "a number": lambda site: site.cited("01/KH-B", ""),
    "a number of none": lambda site: site.cited("99/KH-B", ""),
    "an address": lambda site: site.is_public("/ke-hoach/thcs-b/ba/"),
    "a text": lambda site: site.body(site.records[Kind.PLAN]["thcs-b/hai"]),
    "the calendar": lambda site: site.calendar.entries,
}
CHANGES: dict[str, tuple[dict[str, str | None], set[str]]] = {
    "nothing": ({}, set()),
    "the title of the first plan": (
        {"plans/thcs-b/mot.md": written("01/KH-B", "Khác")},
        {"a record", "the records of a unit", "all plans"},
    ),
    "the text of the second plan": (
        {"plans/thcs-b/hai.md": f"{written('02/KH-B')}\nLời mới.\n"},
        {"a text"},
    ),
    "the number of the first plan": (
        {"plans/thcs-b/mot.md": written("03/KH-B")},
        {"a record", "the records of a unit", "all plans", "a number"},
    ),
    "a third plan": (
        {"plans/thcs-b/ba.md": written("99/KH-B")},
        {"the records of a unit", "all plans", "a number of none", "an address"},
    ),
    "a plan of another unit": (
        {"plans/thcs-a/ba.md": written("50/KH-A")},
        {"all plans"},
    ),
    "a draft": ({"plans/thcs-b/ba.md": written("99/KH-B").replace("published", "draft")}, set()),
    "another unit": ({"units/thcs-c.yml": unit("C")}, {"the records of a unit"}),
}


@pytest.mark.parametrize(("files", "stale"), CHANGES.values(), ids=CHANGES.keys())
def test_of_all_that_is_asked_the_right_part_has_another_answer(
    tmp_path: Path, files: dict[str, str | None], stale: set[str]
) -> None:
    """What changed is made again, and what has nothing to do with it is not."""
    before, after = site_of(tmp_path / "before"), site_of(tmp_path / "after", files)
    found = {
        name
        for name, look in ASKING.items()
        if any(
            answer(before, question) != answer(after, question)
            for question in asked_by(before, look)
        )
    }
    assert found == stale


@derived
def titles(site: Site) -> Mapping[str, str]:
    """Return plan id → title."""
    return {item.id: item.title for item in site.plans}


def test_of_what_is_worked_out_for_all_a_page_depends_on_its_own_part(tmp_path: Path) -> None:
    """A value made of all records binds nobody to all records."""
    changed = {"plans/thcs-b/mot.md": written("01/KH-B", "Khác")}
    before, after = site_of(tmp_path / "before"), site_of(tmp_path / "after", changed)
    asked = {
        key: asked_by(before, lambda site, key=key: site.once_at(titles, key))  # type: ignore[misc]
        for key in ("thcs-b/mot", "thcs-b/hai", "thcs-b/ba")
    }
    assert asked["thcs-b/mot"] == {("derived", name_of(titles), "thcs-b/mot")}
    stale = {
        key
        for key, questions in asked.items()
        if any(answer(before, question) != answer(after, question) for question in questions)
    }
    assert stale == {"thcs-b/mot"}
    (whole,) = asked_by(before, lambda site: site.once(titles))
    assert answer(before, whole) != answer(after, whole)


def test_what_is_worked_out_for_all_is_noted_for_everyone_who_asks(tmp_path: Path) -> None:
    """The second page that asks depends on it as the first does, though it is made once."""
    site, calls = site_of(tmp_path), []

    def counted(site: Site) -> int:
        calls.append(len(site.plans))
        return calls[0]

    derived(counted)
    first, second = (asked_by(site, lambda site: site.once(counted)) for _ in range(2))
    assert first == second == {("derived", name_of(counted))}
    assert calls == [3]


def test_every_question_has_an_answer_on_every_site(tmp_path: Path) -> None:
    """What was asked of one site can be asked of another, where nothing of it is left."""
    site, other = site_of(tmp_path / "one"), site_of(tmp_path / "other", {"profiles": None})

    def everything(site: Site) -> Iterator[object]:
        for kind, records in site.records.items():
            for record in records.values():
                yield site.body(record)
                yield [list(site.referrers(record, other_kind, "unit")) for other_kind in Kind]
                yield site.address(record), kind
        yield from map(site.photos, site.profiles)
        yield site.month(2026, 11), site.years, site.today, site.occurrences, site.calendar_of_all
        yield from map(site.calendar_of, site.units)
        yield from map(site.calendar_of, site.campaigns)
        yield from (list(terms.values()) for terms in site.vocabularies.values())
        yield site.reached(site.today)

    for question in asked_by(site, lambda site: list(everything(site))):
        assert answer(site, question) == answer(site, question)
        assert isinstance(answer(other, question), bytes)


def test_a_day_that_comes_is_an_answer_of_its_own(tmp_path: Path) -> None:
    """A page that asks whether a day has come is not made again every day."""
    site = site_of(tmp_path)
    today = site.today
    asked = asked_by(site, lambda site: site.reached(today))
    assert asked == {("reached", "2026-09-10")}


def test_what_is_worked_out_for_all_may_not_ask_what_texts_say(tmp_path: Path) -> None:
    """It would be out of date after every edit of a text, for which nothing is worked out again."""
    site = site_of(tmp_path)

    def told_by_texts(site: Site) -> int:
        return sum(len(site.body(plan)) for plan in site.plans)

    with pytest.raises(LooseError, match="told_by_texts"):
        site.made(told_by_texts)


def kept_after(folder: Path, files: Mapping[str, str | None]) -> tuple[Site, Site]:
    """Return the small site as it was kept, and as it is with `files`, which knows what was."""
    file = folder / "site.work"
    before = outcome_with(folder / "before", {}, Kept(file, b"key"))
    remember(before)
    before.kept.save()
    return before, outcome_with(folder / "after", files, Kept(file, b"key"))


def outcome_with(folder: Path, files: Mapping[str, str | None], kept: Kept) -> Site:
    """Return the site of `site_of` with `files`, made with what was kept."""
    outcome = outcome_of(folder, {**PLANS, **files})
    return build(outcome.library, today=TODAY, ledger={}, kept=kept)


@pytest.mark.parametrize(("files", "stale"), CHANGES.values(), ids=CHANGES.keys())
def test_what_can_have_another_answer_is_known_without_asking_all(
    tmp_path: Path, files: dict[str, str | None], stale: set[str]
) -> None:
    """An edit costs what it changes, and nothing that changed is left out."""
    before, after = kept_after(tmp_path, files)
    asked = set().union(*(asked_by(before, look) for look in ASKING.values()))
    other = {it for it in asked if answer(before, it) != answer(after, it)}
    found = questions(after)
    assert found is not None
    found |= set(loose_questions(after, loose_state(before), loose_state(after)))
    assert other <= found
    assert bool(other) == bool(stale)
