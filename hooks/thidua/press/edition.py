"""One edition of the site: what every page needs, and how an article becomes a `Page`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from jinja2 import Environment

from thidua.link.pictures import Picture, portrait
from thidua.link.progress import Progress, progress_of
from thidua.link.site import Site
from thidua.model.dates import Quarter
from thidua.model.document import Document
from thidua.model.plan import Plan
from thidua.model.profile import Profile
from thidua.press.imprint import root_of
from thidua.press.markdown import Body, RenderBody

_DESCRIPTION_LENGTH = 300


@dataclass(frozen=True)
class Edition:
    """The Site and all that is needed to print it."""

    site: Site
    environment: Environment
    render: RenderBody
    pictures: Mapping[str, tuple[Picture, ...]]
    """Profile id → its pictures, as far as they may be shown."""
    site_name: str
    site_url: str
    sentence: str
    """What the site is, in one sentence."""

    def article(self, template: str, address: str, **values: object) -> str:
        """Return the article of the page at `address`."""
        values |= {
            "root": root_of(address),
            "site": self.site,
            "edition": self,
            "today": self.site.today,
        }
        return self.environment.get_template(template).render(values)

    def body(self, text: str, address: str) -> Body:
        """Return the text of the record at `address` as HTML."""
        return self.render(text, root_of(address))

    def absolute(self, address: str) -> str:
        """Return the full address of a page of this site."""
        return self.site_url.rstrip("/") + quote(address)

    def portrait(self, profile: Profile) -> Picture | None:
        """Return the picture that stands for `profile` in lists, if any may be shown."""
        return portrait(self.pictures.get(profile.id, ()))

    @cached_property
    def by_quarter(self) -> Mapping[Quarter, tuple[Profile, ...]]:
        """Profiles by the quarter that presents them, newest quarter first."""
        found: defaultdict[Quarter, list[Profile]] = defaultdict(list)
        for profile in self.site.profiles:
            if profile.quarter:
                found[profile.quarter].append(profile)
        return {quarter: tuple(found[quarter]) for quarter in sorted(found, reverse=True)}

    @cached_property
    def progress(self) -> Progress:
        """How far every unit is with what its plans ask for."""
        return progress_of(self.site)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Profile | None, Profile | None]]:
        """Profile id → who comes before and after in the same quarter."""
        return {
            profile.id: (before, after)
            for group in self.by_quarter.values()
            for before, profile, after in zip(
                (None, *group[:-1]), group, (*group[1:], None), strict=True
            )
        }

    @cached_property
    def _documents_by_number(self) -> Mapping[tuple[str, str], Document]:
        return {
            (item.issuer, item.number): item
            for item in self.site.documents
            if item.issuer and item.number
        }

    @cached_property
    def _plans_by_number(self) -> Mapping[tuple[str, str], Plan]:
        return {(item.unit, item.number): item for item in self.site.plans if item.number}

    def document_of(self, plan: Plan) -> Document | None:
        """Return the document that stands for `plan` where other plans cite it."""
        return self._documents_by_number.get((plan.unit, plan.number or ""))

    def plan_of(self, document: Document) -> Plan | None:
        """Return the plan on this site that `document` is."""
        return self._plans_by_number.get((document.issuer or "", document.number or ""))


def brief(text: str) -> str:
    """Return `text` short enough for a description, cut between words."""
    words = " ".join(text.split())
    if len(words) <= _DESCRIPTION_LENGTH:
        return words
    return words[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
