"""From what is public to the files of the site: every file is made by a job, and only when it must.

A job is done again when the answer to something that it asked has changed, and with any change
of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, cast

from markupsafe import Markup

from thidua.cache import Cache
from thidua.calendar.files import calendar_jobs
from thidua.feeds.index import feed_jobs
from thidua.link.answers import answer, facts
from thidua.link.changes import (
    facts_kept,
    loose_questions,
    loose_state,
    prepare,
    questions,
    remember,
)
from thidua.link.pictures import Source
from thidua.link.printed import Printed
from thidua.link.site import Site, has_samples
from thidua.model.base import Kind
from thidua.opendata.files import data_jobs
from thidua.press.articles import title_of
from thidua.press.edition import Edition
from thidua.press.environment import environment
from thidua.press.fonts import fonts
from thidua.press.imprint import Imprint
from thidua.press.jobs import page_jobs
from thidua.press.markdown import body_renderer
from thidua.press.photos import PHOTOS, photo_jobs, sources_of
from thidua.press.sitemap import sitemap
from thidua.search.files import Part
from thidua.search.index import Index, index
from thidua.search.items import FOUND, Item, item_of
from thidua.search.setting import setting
from thidua.theme import OURS, THEME, Theme
from thidua.work.crew import Bench, Hire, hired, spread, work_off
from thidua.work.job import Job, Jobs, Output, Series, Told
from thidua.work.memory import NOTHING, Done, Memory
from thidua.work.progress import Progress
from thidua.work.questions import Question, digest_of


@dataclass(frozen=True)
class Workshop:
    """Where a build is made, and what earlier ones left."""

    folder: Path
    """Where new and changed files go."""
    before: Memory
    """What is remembered of the build whose files the site has now."""
    cache: Cache
    """What earlier builds worked out, open; decides on the time it takes and on nothing else."""
    progress: Progress
    """Is told how far it is."""
    hire: Hire = hired


def produce(site: Site, theme: Theme) -> Iterator[Output]:
    """Yield every file that `site` gives: photos, pages, feeds, data, the index and the map.

    Raises:
        OSError: A font, photo or attachment cannot be read.

    """
    told: dict[str, object] = {}
    addresses: list[str] = []
    for stage in _stages(site, theme, told, Cache()):
        for job in stage.jobs.every():
            for product in job.make():
                if isinstance(product, Told):
                    told[job.name] = product.value
                else:
                    addresses += filter(None, [product.address])
                    yield product
    yield from _map(theme, sorted(addresses))


def renew(site: Site, theme: Theme, workshop: Workshop) -> Memory:
    """Write those files of `site` that are not as they were, and return what is to be remembered.

    Args:
        site: What is public.
        theme: What the host contributes.
        workshop: Where files go, and what earlier builds left.

    Raises:
        OSError: A file cannot be read or written.

    """
    before, key = workshop.before, theme.key
    fresh = before if before.key == key else NOTHING
    answers = Answers(theme, site)
    for template in theme.templates.rglob("*.html"):
        # As they are before they are used; a change since then shows in the next build.
        answers(("template", template.relative_to(theme.templates).as_posix()))
    state = loose_state(site)
    # With the same facts there are the jobs that there were, and only texts and files, or what
    # the host contributes, can have changed.
    same = fresh.answers.get(_FACTS) == answers(_FACTS)
    among = _doubtful(site, theme, fresh, state, same=same)
    changed = fresh.changed(answers, among=among)
    stale = fresh.asked_by(changed)
    remembered, telling = fresh.names(), fresh.told(under=(f"{PHOTOS}/", _ITEMS, _INDEX))
    told = {**telling} if same else {}
    names: set[str] = set()
    renewed: dict[str, Done] = {}
    for stage in _stages(site, theme, told, workshop.cache):
        jobs = stage.jobs
        listed = [*jobs.singles, *filter(jobs.named, stale)] if same else [*jobs.names()]
        due = {
            name
            for name, job in jobs.singles.items()
            if job.always or job.tells not in (None, telling.get(name))
        }
        todo = [job for job in listed if job not in remembered or job in stale or job in due]
        doing = {job: made for job in todo if (made := jobs.named(job))}
        bench = Bench(doing, site.notebook, workshop.folder, before.files(doing))
        names.update(listed)
        told |= {job: telling[job] for job in listed if job in telling}
        with workshop.progress.stage(stage.name, len(doing)) as advance:
            for job, result in work_off(bench, [*doing], ready=stage.ready, hire=workshop.hire):
                renewed[job] = result
                told[job] = result.told
                advance()
    remember(site)
    changed[_FACTS] = answers(_FACTS)
    # With the same facts only parts of the index can have gone, by the texts that are in it.
    gone = {*filter(_of_index, remembered)} - names if same else remembered - names - {_MAP}
    memory = fresh.revised(renewed, answer=answers, changed=changed, gone=gone)
    lasting = {
        THEME: Done((), (), theme.told(_of_theme(fresh, renewed), samples=answers.samples)),
        _STATE: Done((), (), state),
    }
    others = {*memory.renewed, *memory.gone}
    mapped = fresh.done.get(_MAP)
    named = mapped is not None and mapped.told == [*theme.pages]
    if not named or fresh.addresses(others) != memory.addresses(others):
        bench = Bench({}, site.notebook, workshop.folder, before.files([_MAP]))
        files = map(bench.write, _map(theme, memory.addresses()))
        lasting[_MAP] = Done((), tuple(files), [*theme.pages])
    return replace(memory.revised(lasting), key=key)


def _doubtful(
    site: Site, theme: Theme, before: Memory, state: Mapping[str, bytes], *, same: bool
) -> set[Question] | None:
    """Return the questions that can have another answer than `before`; None where any can.

    Args:
        site: What is public.
        theme: What the host contributes.
        before: What is remembered.
        state: That of texts and files now.
        same: Whether all facts are as they were.

    """
    known = before.done.get(_STATE)
    if known is None or digest_of(facts_kept(site), theme.version) != before.answers.get(_FACTS):
        return None
    by_parts = set[Question]() if same else questions(site)
    if by_parts is None:
        return None
    loose = loose_questions(site, cast("dict[str, bytes]", known.told), state)
    return {*by_parts, *loose, *_of_theme(before, {})}


def _of_theme(before: Memory, renewed: Mapping[str, Done]) -> set[Question]:
    """Return what was asked of the theme `before`, and by the jobs that were `renewed`."""
    known = before.done.get(THEME)
    asked = (question for done in renewed.values() for question in done.questions)
    told = cast("list[tuple[Question, bytes]]", known.told) if known else ()
    return {*(question for question, _ in told), *(it for it in asked if it[0] in OURS)}


def _of_index(name: str) -> bool:
    return name.startswith(_INDEX)


_STATE = "state"
"""The name under which the state of texts and files is remembered."""


_FACTS = ("facts",)
_MAP = "sitemap"


def _map(theme: Theme, addresses: Iterable[str]) -> Iterator[Output]:
    """Yield the map of the site, which names every page that jobs made."""
    return sitemap([*theme.pages, *addresses], site_url=theme.site_url)


class Answers:
    """Answers whatever a job can ask, of the theme and of the Site."""

    def __init__(self, theme: Theme, site: Site) -> None:
        """Take what can be asked."""
        self._theme = theme
        self.samples = site.made(has_samples)
        self._site = site
        self._known: dict[Question, bytes] = {}

    def __call__(self, question: Question) -> bytes:
        """Return what stands for the answer."""
        if question not in self._known:
            self._known[question] = self._answer(question)
        return self._known[question]

    def _answer(self, question: Question) -> bytes:
        known = self._theme.answer(question, samples=self.samples)
        if known is not None:
            return known
        match question:
            case ("facts",):
                return digest_of(facts(self._site), self._theme.version)
        return answer(self._site, question)


class _Stage(NamedTuple):
    """Jobs that can be done in any order."""

    name: str
    jobs: Jobs
    ready: Callable[[], None] = lambda: None
    """Works out what many of them need."""


def _stages(site: Site, theme: Theme, told: Mapping[str, object], cache: Cache) -> Iterator[_Stage]:
    """Yield each stage; what the jobs of one told is there for the next."""
    yield _Stage("Chữ", Jobs([Job("fonts", partial(fonts, theme.packages), always=True)]))
    # Photos before pages: they state the sizes of the pictures they show.
    yield _Stage("Ảnh", Jobs([photo_jobs(site)]))
    edition = Edition(
        site=site,
        environment=environment(theme.templates, site.notebook),
        render=body_renderer(theme.extensions, theme.extension_settings, links=site),
        imprint=Imprint(theme.render_shell, site_url=theme.site_url),
        developed=_Developed(told),
        site_name=theme.site_name,
        site_url=theme.site_url,
        sentence=theme.site_description,
    )
    printed = Printed(
        title=partial(title_of, edition),
        body=lambda record: edition.body(record).html,
        pictures=edition.pictures,
        site_name=theme.site_name,
        site_url=theme.site_url,
        rights=Markup(theme.site_rights).striptags(),  # noqa: S704 - it becomes plain text here
    )
    yield _Stage(
        "Trang",
        Jobs(
            chain(
                page_jobs(edition),
                _item_jobs(site, printed),
                calendar_jobs(site, site_name=theme.site_name, site_url=theme.site_url),
                feed_jobs(site, printed),
                data_jobs(site, printed),
            )
        ),
        ready=partial(_get_ready, edition),
    )
    found: list[Index] = []
    make = partial(_index, site, printed, told, cache, found)
    # After the items, of which it reads those that changed.
    yield _Stage("Tìm kiếm", Jobs([Job("index", make, always=True)]))
    yield _Stage("Tệp tìm kiếm", Jobs(_index_jobs(found[0])))


def _get_ready(edition: Edition) -> None:
    """Read the templates, and work out what is asked of the whole site: pages need all of it."""
    with edition.site.notebook.closed():
        for name in edition.environment.list_templates():
            edition.environment.get_template(name)
        prepare(edition.site)


class _Developed(dict[str, Sequence[Sequence[Source]]]):
    """Profile id → the files of each of its photos, as the jobs of photos told."""

    def __init__(self, told: Mapping[str, object]) -> None:
        super().__init__()
        self._told = told

    def __missing__(self, key: str) -> Sequence[Sequence[Source]]:
        self[key] = sources_of(self._told[f"{PHOTOS}/{key}"])
        return self[key]


_ITEMS = "items/"
_INDEX = "index/"


def _item_jobs(site: Site, printed: Printed) -> Iterator[Series]:
    """Yield the jobs of records that can be found; each tells what its item is made of."""
    for kind in FOUND:
        ids = site.stock.records[kind].keys
        yield Series(f"{_ITEMS}{kind.value}", ids, partial(_tell_item, site, printed, kind))


def _tell_item(site: Site, printed: Printed, kind: Kind, key: str) -> Iterator[Told]:
    record = site.records[kind][key]
    yield Told((site.address(record), item_of(site, record, printed.title(record)).digest))


def _index(
    site: Site, printed: Printed, told: Mapping[str, object], cache: Cache, found: list[Index]
) -> Iterator[Output]:
    """Make the index, which is `found` then; its files are yielded by other jobs."""
    known = (value for name, value in told.items() if name.startswith(_ITEMS))
    catalogue = dict(cast("Iterable[tuple[str, bytes]]", known))

    def make(addresses: Sequence[str]) -> list[Item]:
        with site.notebook.closed():
            records = [site.at(address) for address in addresses]
            return [item_of(site, record, printed.title(record)) for record in records]

    found.append(index(catalogue, make, setting=setting(site), cache=cache, run=spread))
    yield from ()


def _index_jobs(found: Index) -> Iterator[Job]:
    """Yield a job for each part of the index; a file that is as it was is not read."""
    for part in found.parts:
        # Here, because they read the cache's file, which no other process may use.
        make = partial(_index_files, found, part)
        yield Job(f"{_INDEX}{part.name}", make, tells=part.key, here=True)


def _index_files(found: Index, part: Part) -> Iterator[Output | Told]:
    for file in found.files(part):
        yield Output(file.path, file.read, digest=file.key)
    yield Told(part.key)
