"""One edition of the site: what every page needs, and how an article becomes a `Page`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import quote

from thidua.link.pictures import Picture, Source, portrait
from thidua.link.site import Site, derived, telling
from thidua.model.base import Kind, Record
from thidua.model.dates import Quarter
from thidua.model.document import Document
from thidua.model.kinds import KIND_OF
from thidua.model.plan import Plan
from thidua.model.profile import Profile
from thidua.press.environment import Articles
from thidua.press.imprint import Imprint, root_of
from thidua.press.markdown import Body, RenderBody
from thidua.press.page import Page
from thidua.work.job import Output
from thidua.work.questions import Question

_DESCRIPTION_LENGTH = 300
_BODIES_KEPT = 500


@dataclass(frozen=True)
class Edition:
    """The Site and all that is needed to print it."""

    site: Site
    environment: Articles
    render: RenderBody
    imprint: Imprint
    """Puts a page into its shell."""
    developed: Mapping[str, Sequence[Sequence[Source]]]
    """Profile id → the files of each of its photos, as far as they may be shown."""
    site_name: str
    site_url: str
    sentence: str
    """What the site is, in one sentence."""
    _bodies: dict[tuple[Kind, str], tuple[Body, frozenset[Question]]] = field(default_factory=dict)
    """The bodies made last: a record's is shown on its page, and soon after in feeds."""

    def article(self, template: str, address: str, **values: object) -> str:
        """Return the article of the page at `address`."""
        values |= {
            "root": root_of(address),
            "site": self.site,
            "edition": self,
        }
        return self.environment.get_template(template).render(values)

    def output(self, page: Page) -> Output:
        """Return the file of `page`: what it says in the frame of the theme."""
        self.site.notebook.note("theme")
        return self.imprint(page)

    def body(self, record: Record) -> Body:
        """Return the text of `record` as HTML, as its page shows it."""
        notebook, key = self.site.notebook, (KIND_OF[type(record)], record.id)
        if key not in self._bodies:
            if len(self._bodies) == _BODIES_KEPT:
                self._bodies.pop(next(iter(self._bodies)))
            with notebook.opened() as asked:
                notebook.note("theme")
                text, root = self.site.body(record), root_of(self.site.address(record))
                self._bodies[key] = self.render(text, root), frozenset(asked)
        body, questions = self._bodies[key]
        notebook.note_all(questions)
        return body

    def absolute(self, address: str) -> str:
        """Return the full address of a page of this site."""
        return self.site_url.rstrip("/") + quote(address)

    def pictures(self, profile: Profile) -> tuple[Picture, ...]:
        """Return the pictures of `profile`, as far as they may be shown."""
        photos = self.site.photos(profile)
        return tuple(map(Picture, photos, self.developed[profile.id])) if photos else ()

    def portrait(self, profile: Profile) -> Picture | None:
        """Return the picture that stands for `profile` in lists, if any may be shown."""
        return portrait(self.pictures(profile))

    def neighbours(self, profile: Profile) -> tuple[Profile | None, Profile | None]:
        """Return who comes before and after `profile` in the quarter that presents them."""
        before, after = self.site.once_at(neighbours, profile.id) or (None, None)
        people = cast("Mapping[str, Profile]", self.site.records[Kind.PROFILE])
        return people.get(before or ""), people.get(after or "")

    def document_of(self, plan: Plan) -> Document | None:
        """Return the document that stands for `plan` where other plans cite it."""
        key = self.site.once_at(documents_by_number, _numbered_by(plan.unit, plan.number))
        found = self.site.records[Kind.DOCUMENT].get(key) if key else None
        return cast("Document | None", found)

    def plan_of(self, document: Document) -> Plan | None:
        """Return the plan on this site that `document` is."""
        number = _numbered_by(document.issuer, document.number)
        key = self.site.once_at(plans_by_number, number)
        return cast("Plan | None", self.site.records[Kind.PLAN].get(key) if key else None)


def _numbered_by(issuer: str | None, number: str | None) -> str:
    return f"{issuer or ''} {number or ''}"


@telling(Kind.PROFILE)
def quarter_of(profile: Profile) -> Quarter | None:
    """Return the quarter that presents `profile`."""
    return profile.quarter


@derived
def people_by_quarter(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Return quarter (`2026-Q1`) → ids of those it presents, newest quarter first."""
    found: defaultdict[Quarter, list[str]] = defaultdict(list)
    for key, quarter in site.told(quarter_of, of=Kind.PROFILE).items():
        if quarter:
            found[quarter].append(key)
    return {quarter.iso: tuple(found[quarter]) for quarter in sorted(found, reverse=True)}


@derived
def quarters(site: Site) -> tuple[tuple[Quarter, int], ...]:
    """Return the quarters that present anyone, newest first, and how many each."""
    counts = Counter(filter(None, site.told(quarter_of, of=Kind.PROFILE).values()))
    return tuple(sorted(counts.items(), reverse=True))


@derived
def neighbours(site: Site) -> Mapping[str, tuple[str | None, str | None]]:
    """Return profile id → ids of who comes before and after in the same quarter."""
    return {
        profile: (before, after)
        for group in site.once(people_by_quarter).values()
        for before, profile, after in zip(
            (None, *group[:-1]), group, (*group[1:], None), strict=True
        )
    }


@telling(Kind.DOCUMENT)
def _number_of_document(document: Document) -> str:
    named = document.issuer and document.number
    return _numbered_by(document.issuer, document.number) if named else ""


@telling(Kind.PLAN)
def _number_of_plan(plan: Plan) -> str:
    return _numbered_by(plan.unit, plan.number) if plan.number else ""


@derived
def documents_by_number(site: Site) -> Mapping[str, str]:
    """Return issuer and number → id of the document."""
    told = site.told(_number_of_document, of=Kind.DOCUMENT)
    return {number: key for key, number in told.items() if number}


@derived
def plans_by_number(site: Site) -> Mapping[str, str]:
    """Return unit and number → id of the plan."""
    told = site.told(_number_of_plan, of=Kind.PLAN)
    return {number: key for key, number in told.items() if number}


def brief(text: str) -> str:
    """Return `text` short enough for a description, cut between words."""
    words = " ".join(text.split())
    if len(words) <= _DESCRIPTION_LENGTH:
        return words
    return words[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
