"""A page before it is put into the theme's shell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from thidua.link.channels import Channel


@dataclass(frozen=True)
class Crumb:
    """One step of the way to a page: its label and its address from the root."""

    label: str
    address: str


@dataclass(frozen=True)
class Page:
    """What one page says; the shell around it is the same for its whole section."""

    address: str
    """From the root of the site, beginning and ending with a slash."""
    title: str
    """Plain text."""
    description: str
    """Plain text, one or two sentences."""
    article: str
    """HTML of the page's main part, safe to publish."""
    section: str
    """The address of the entry of the main navigation that the page belongs to."""
    kind: str
    """A word for the style sheet: `plan`, `profile`, `wall`."""
    trail: tuple[Crumb, ...] = ()
    """The way from the home page, without the page itself."""
    structured: tuple[Mapping[str, object], ...] = ()
    """schema.org objects, to be written as JSON-LD."""
    image: str | None = None
    """The address of a picture to show when the page is shared."""
    channels: tuple[Channel, ...] = ()
    """The feeds about what the page is about, beside that of the whole site."""
    body: Markup | None = None
    """The record's own text within the article, for whoever shows it elsewhere."""
