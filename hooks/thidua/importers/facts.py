"""What a document says: every fact with its place, its words and what was completed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from thidua.importers.source import Place

T = TypeVar("T")


@dataclass(frozen=True)
class Evidence:
    """Where a fact stands, in which words, and what the words alone do not say."""

    place: Place
    words: str
    completed: tuple[str, ...] = ()
    """Names of the parts that were taken from the context: a year, an issuer."""


@dataclass(frozen=True)
class Said(Generic[T]):
    """A single value with its evidence."""

    value: T
    evidence: Evidence


@dataclass(frozen=True)
class Signer:
    """Who signed."""

    name: str | None
    title: str | None
    behalf: str | None
    """`TM.`, `KT.`, `TL.`, `TUQ.`, `Q.`: the form that stands nearest to the name."""
    behalf_of: str | None
    """Whose place the signer takes, as in "Trưởng phòng"."""
    evidence: Evidence


@dataclass(frozen=True)
class Cited:
    """A cited document."""

    kind: str | None
    number: str | None
    date: str | None
    """ISO, as precise as it is written: a day, for some laws only a year."""
    issuer: str | None
    text: str
    """The whole citation."""
    basis: bool
    """Whether it stands in the part *Căn cứ*."""
    evidence: Evidence


@dataclass(frozen=True)
class NamedCampaign:
    """A campaign, nearly always named in quotation marks."""

    name: str
    launched_by: str | None
    kind: str
    """The word before the name: "phong trào thi đua", "cuộc vận động"; may be empty."""
    evidence: Evidence


@dataclass(frozen=True)
class Span:
    """A stretch of time, ISO and as precise as written."""

    start: str | None
    end: str | None
    wording: str


@dataclass(frozen=True)
class Occasion:
    """An anniversary or a day that is celebrated."""

    name: str
    founded: str | None
    on: str | None
    years: int | None
    evidence: Evidence


@dataclass(frozen=True)
class Round:
    """A round of emulation (*đợt*)."""

    name: str
    period: Span | None
    content: str
    evidence: Evidence

    @property
    def start(self) -> str | None:
        """When it begins, where the text says so."""
        return self.period.start if self.period else None

    @property
    def end(self) -> str | None:
        """When it ends, where the text says so."""
        return self.period.end if self.period else None


@dataclass(frozen=True)
class Thematic:
    """A thematic campaign (*chuyên đề*) in its five parts; a part may be missing."""

    name: str
    objective: str | None
    audience: str | None
    content: str | None
    period: Span | None
    rewards: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True)
class Milestone:
    """Something due: `due` with its promise, or a period."""

    title: str
    promise: str
    """`before` (that day is too late), `by` (the last day), `on` (in that day, month or
    quarter) or `span`."""
    due: str | None
    start: str | None
    end: str | None
    wording: str
    evidence: Evidence


@dataclass(frozen=True)
class Target:
    """A target: how much of what."""

    text: str
    area: str
    """The heading it stands under."""
    value: int | None
    total: int | None
    percent: Decimal | None
    at_least: bool
    evidence: Evidence


@dataclass(frozen=True)
class Passage:
    """A mended paragraph, item, heading or table of the body."""

    text: str
    place: Place
    level: int = 0
    """1 to 4 for a heading, by its numbering; 0 for text."""
    item: bool = False
    cells: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Facts:
    """All that was found; what was not found is None or empty."""

    kind: Said[str] | None = None
    number: Said[str] | None = None
    symbol: Said[str] | None = None
    place: Said[str] | None = None
    issued: Said[str] | None = None
    unit: Said[str] | None = None
    parent_unit: Said[str] | None = None
    title: Said[str] | None = None
    theme: Said[str] | None = None
    year: int | None = None
    school_year: str | None = None
    signer: Signer | None = None
    recipients: tuple[Said[str], ...] = ()
    cited: tuple[Cited, ...] = ()
    campaigns: tuple[NamedCampaign, ...] = ()
    rounds: tuple[Round, ...] = ()
    thematic: tuple[Thematic, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    targets: tuple[Target, ...] = ()
    body: tuple[Passage, ...] = ()
    """The text between title and foot, mended, with the levels of its headings."""
    doubts: tuple[str, ...] = field(default=())
    """What a person has to look at, in Vietnamese."""

    def as_json(self) -> dict[str, object]:
        """Return the facts as `thidua import --json` prints them; what is missing is null.

        `number` is the whole number as documents are cited by it ("43/KH-LAX"), `symbol` what
        stands after its figures ("KH-LAX"), known also where the number was left blank. Dates
        are ISO and as precise as the words: "tháng 5/2025" gives `due` 2025-05; a quarter is
        `start` and `end`. `legal_basis` holds every cited document, wherever it stands, each
        once; its `text` is the whole citation. Names are as written, those of the head in usual
        letters.
        """
        return {
            **{name: _value(getattr(self, name)) for name in _HEAD},
            "signer": _plain(self.signer, ("name", "title", "behalf")),
            "recipients": [item.value for item in self.recipients],
            **{
                name: [_plain(item, fields) for item in getattr(self, part)]
                for name, (part, fields) in _LISTS.items()
            },
        }

    def evidence(self) -> Iterator[tuple[str, str, Evidence]]:
        """Yield (name of the fact, its value, its evidence) for `--explain`, in JSON's order."""
        for name in (*_HEAD, "theme"):
            said = getattr(self, name)
            if said is not None:
                yield name, said.value, said.evidence
        if self.signer:
            parts = (self.signer.behalf, self.signer.title, self.signer.name)
            yield "signer", " ".join(filter(None, parts)), self.signer.evidence
        yield from self._listed()

    def _listed(self) -> Iterator[tuple[str, str, Evidence]]:
        for recipient in self.recipients:
            yield "recipients", recipient.value, recipient.evidence
        for cited in self.cited:
            yield "legal_basis", cited.number or cited.text, cited.evidence
        for campaign in self.campaigns:
            yield "campaigns", campaign.name, campaign.evidence
        for item in self.rounds:
            yield "rounds", item.name, item.evidence
        for thematic in self.thematic:
            yield "thematic", thematic.name, thematic.evidence
        for milestone in self.milestones:
            yield "milestones", f"{milestone.title}: {milestone.wording}", milestone.evidence
        for occasion in self.occasions:
            yield "occasions", occasion.name, occasion.evidence
        for target in self.targets:
            yield "targets", target.text, target.evidence


_LISTS = {
    "legal_basis": ("cited", ("kind", "number", "date", "issuer", "text")),
    "campaigns": ("campaigns", ("name", "launched_by")),
    "rounds": ("rounds", ("name", "start", "end")),
    "milestones": ("milestones", ("title", "due", "start", "end", "wording")),
    "occasions": ("occasions", ("name", "founded", "on", "years")),
    "targets": ("targets", ("text", "value", "total", "percent")),
}
"""Key of a list in JSON → the facts in it, and what is told of each."""
_HEAD = ("kind", "number", "symbol", "place", "issued", "unit", "parent_unit", "title")


def _value(said: Said[str] | None) -> str | None:
    return said.value if said else None


def _plain(item: object, fields: tuple[str, ...]) -> dict[str, object]:
    """Return `fields` of `item` as JSON has them; all null where there is no item."""
    values = {name: getattr(item, name) if item else None for name in fields}
    return {
        name: _number(value) if isinstance(value, Decimal) else value
        for name, value in values.items()
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
