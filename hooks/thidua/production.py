"""From what is public to the files of the site: every file is made by a job, and only when it must.

A job is done again when the answer to something that it asked has changed, and with any change
of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import cast

from markupsafe import Markup

from thidua.cache import Cache, version
from thidua.calendar.files import calendar_jobs
from thidua.feeds.index import feed_jobs
from thidua.link.answers import LOOSE, answer, facts
from thidua.link.printed import Printed
from thidua.link.site import Site, has_samples
from thidua.model.base import Kind
from thidua.opendata.files import data_jobs
from thidua.press.articles import title_of
from thidua.press.edition import Edition
from thidua.press.environment import environment
from thidua.press.fonts import fonts
from thidua.press.imprint import Imprint, RenderShell
from thidua.press.jobs import page_jobs
from thidua.press.markdown import RenderBody
from thidua.press.photos import PHOTOS, photo_jobs, sources_of
from thidua.search.index import index
from thidua.search.items import FOUND, Item, item_of
from thidua.search.setting import setting
from thidua.work.crew import Bench, Hire, hired, spread, work_off
from thidua.work.job import Job, Output, Told
from thidua.work.memory import Done, Memory
from thidua.work.progress import Progress
from thidua.work.questions import Question, digest_of


@dataclass(frozen=True)
class Theme:
    """What the host contributes to pages."""

    render_shell: RenderShell
    body_renderer: Callable[[Site], RenderBody]
    """Returns what renders the texts of a site, which says where they may lead."""
    templates: Path
    """The folder of the articles' templates."""
    packages: Path
    """The folder of the front-end packages, of which the fonts are taken."""
    site_name: str
    site_url: str
    """The absolute URL of the site's root."""
    site_description: str
    """What the site is, in a sentence for its home page."""
    site_rights: str = ""
    """Who may do what with its contents, as HTML; empty where the site does not say."""
    version: bytes = b""
    """What stands for all of the host that shows on pages: frames, settings, packages."""


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
    """Yield every file that `site` gives: photos, pages, feeds, data and the index.

    Raises:
        OSError: A font, photo or attachment cannot be read.

    """
    told: dict[str, object] = {}
    for _, stage in _stages(site, theme, told, Cache()):
        for job in stage:
            for product in job.make():
                if isinstance(product, Told):
                    told[job.name] = product.value
                else:
                    yield product


def renew(site: Site, theme: Theme, workshop: Workshop) -> Memory:
    """Write those files of `site` that are not as they were, and return what is to be remembered.

    Args:
        site: What is public.
        theme: What the host contributes.
        workshop: Where files go, and what earlier builds left.

    Raises:
        OSError: A file cannot be read or written.

    """
    before, key = workshop.before, key_of(theme)
    told: dict[str, object] = {}
    done: dict[str, Done] = {}
    answers = Answers(theme, samples=site.made(has_samples), site=site, before=before.answers)
    for template in theme.templates.rglob("*.html"):
        # As they are before they are used; a change since then shows in the next build.
        answers(("template", template.relative_to(theme.templates).as_posix()))
    fresh = before.done if before.key == key else {}
    stale = before.stale(answers) if fresh else frozenset()
    known = before.files()
    for name, stage in _stages(site, theme, told, workshop.cache):
        jobs = {job.name: job for job in stage}
        bench = Bench(jobs, site.notebook, workshop.folder, known)
        kept = {key for key, job in jobs.items() if key in fresh and not job.always} - stale
        todo = [job for job in jobs if job not in kept]
        done |= {job: fresh[job] for job in kept}
        with workshop.progress.stage(name, len(todo)) as advance:
            for job, result in work_off(bench, todo, hire=workshop.hire):
                done[job] = result
                advance()
        told |= {job: done[job].told for job in jobs}
    asked = {question for item in done.values() for question in item.questions}
    return Memory(key, {question: answers(question) for question in {*asked, _FACTS}}, done)


def unchanged(theme: Theme, before: Memory, *, samples: bool) -> bool:
    """Whether, with content as it was, nothing else has changed that `before` was made of.

    Args:
        theme: What the host contributes.
        before: What is remembered.
        samples: Whether the content shows anything made up.

    """
    answers = Answers(theme, samples=samples)
    ours = {asked: known for asked, known in before.answers.items() if answers.answers(asked)}
    return before.key == key_of(theme) and all(answers(it) == known for it, known in ours.items())


def key_of(theme: Theme) -> bytes:
    """Return what stands for all that every job depends on: the program, and the site's names."""
    names = (theme.site_name, theme.site_url, theme.site_description, theme.site_rights)
    return digest_of(version("thidua"), *names)


_FACTS = ("facts",)


class Answers:
    """Answers whatever a job can ask: of the theme, and of the Site where there is one."""

    def __init__(
        self,
        theme: Theme,
        *,
        samples: bool,
        site: Site | None = None,
        before: Mapping[Question, bytes] | None = None,
    ) -> None:
        """Take what can be asked, and what was answered `before`."""
        self._theme = theme
        self._samples = samples
        self._site = site
        self._known: dict[Question, bytes] = {}
        self._before: Mapping[Question, bytes] = {}
        # With the same facts, only texts and files can have changed.
        if before and site and self(_FACTS) == before.get(_FACTS):
            self._before = before

    def answers(self, question: Question) -> bool:
        """Whether it can answer without the Site."""
        return question[0] in ("template", "theme")

    def __call__(self, question: Question) -> bytes:
        """Return what stands for the answer; raises KeyError where nobody knows it."""
        if question not in self._known:
            self._known[question] = self._answer(question)
        return self._known[question]

    def _answer(self, question: Question) -> bytes:
        match question:
            case ("template", name):
                path = self._theme.templates / name
                return digest_of(path.read_bytes()) if path.is_file() else b""
            case ("theme",):
                return digest_of(self._theme.version, repr(self._samples))
            case ("facts",) if self._site:
                return digest_of(facts(self._site), self._theme.version)
            case (name, *_) if name not in LOOSE and question in self._before:
                return self._before[question]
            case _ if self._site:
                return answer(self._site, question)
        raise KeyError(question)


def _stages(
    site: Site, theme: Theme, told: Mapping[str, object], cache: Cache
) -> Iterator[tuple[str, Iterable[Job]]]:
    """Yield the name and the jobs of each stage; what one told is there for the next."""
    yield "Chữ", [Job("fonts", partial(fonts, theme.packages), always=True)]
    # Photos before pages: they state the sizes of the pictures they show.
    yield "Ảnh", photo_jobs(site)
    edition = Edition(
        site=site,
        environment=environment(theme.templates, site.notebook),
        render=theme.body_renderer(site),
        imprint=Imprint(theme.render_shell, site_url=theme.site_url),
        developed={
            name.removeprefix(PHOTOS): sources_of(value)
            for name, value in told.items()
            if name.startswith(PHOTOS)
        },
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
    yield (
        "Trang",
        chain(
            page_jobs(edition),
            _item_jobs(site, printed),
            calendar_jobs(site, site_name=theme.site_name, site_url=theme.site_url),
            feed_jobs(site, printed),
            data_jobs(site, printed),
        ),
    )
    # After the items, of which it reads those that changed; by itself, because it keeps the
    # cache's file, which no other process may use.
    yield "Tìm kiếm", [Job("index", partial(_index, site, printed, told, cache), always=True)]


_ITEMS = "items/"


def _item_jobs(site: Site, printed: Printed) -> Iterator[Job]:
    """Yield a job for each record that can be found; it tells what its item is made of."""
    for kind in FOUND:
        for key, record in site.stock.records[kind].items():
            near = getattr(record, "unit", key)
            make = partial(_tell_item, site, printed, kind, key)
            yield Job(f"{_ITEMS}{kind.value}/{key}", make, near=near)


def _tell_item(site: Site, printed: Printed, kind: Kind, key: str) -> Iterator[Told]:
    record = site.records[kind][key]
    yield Told((site.address(record), item_of(site, record, printed.title(record)).digest))


def _index(
    site: Site, printed: Printed, told: Mapping[str, object], cache: Cache
) -> Iterator[Output]:
    """Yield the files of the index; one that is as it was is not read."""
    known = (value for name, value in told.items() if name.startswith(_ITEMS))
    catalogue = dict(cast("Iterable[tuple[str, bytes]]", known))

    def make(addresses: Sequence[str]) -> list[Item]:
        with site.notebook.closed():
            records = [site.at(address) for address in addresses]
            return [item_of(site, record, printed.title(record)) for record in records]

    for file in index(catalogue, make, setting=setting(site), cache=cache, run=spread):
        yield Output(file.path, file.read, digest=file.key)
