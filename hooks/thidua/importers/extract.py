"""From a source to facts: the order in which a document is taken apart."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.importers import citing, named, occasions, rounds, targets, thematics
from thidua.importers.citing import Mention
from thidua.importers.context import Located, Taken, Years, cells, locate
from thidua.importers.facts import Evidence, Facts, Milestone, Passage, Round, Said
from thidua.importers.foot import read_foot
from thidua.importers.head import Head, read_head, unit_in_text
from thidua.importers.knowledge import Knowledge
from thidua.importers.mending import Whole, join, lines
from thidua.importers.milestones import milestones
from thidua.importers.parts import Parts, split
from thidua.importers.source import Source
from thidua.vietnamese.bare import bare
from thidua.vietnamese.document_numbers import Number

_REPORT = "Báo cáo"
_LETTER = "Công văn"


def extract(source: Source, knowledge: Knowledge) -> Facts:
    """Return what `source` says, with the places of all of it.

    Nothing is raised and nothing guessed: what is not found is None or empty, and what was
    completed from the context says so in its evidence.
    """
    parts = split(lines(source), knowledge)
    wholes = join(parts.body)
    head = read_head(parts, parts.foot)
    unit = head.unit or unit_in_text(wholes)
    kind = _kind(parts, head, knowledge)
    passages = locate(wholes)
    # The title names campaigns, rounds and occasions as the text does.
    titled = (*_title(parts), *passages)
    named_in = [part for located in titled for part in (located, *cells(located))]

    title = head.title.value if head.title else ""
    opening = [located.text for located in passages if located.preamble]
    years = Years.of((title, *reversed(opening)), head.issued.value if head.issued else None)

    # What stands for one fact is not read as another: the day of a cited document is no deadline.
    mentions = citing.mentions(
        [part for located in passages for part in (located, *cells(located))], knowledge
    )
    taken = _taken(passages, mentions)
    report = kind is not None and kind.value == _REPORT
    signer, recipients = read_foot(parts.foot)
    found_rounds = rounds.whole(titled, rounds.rounds(passages, years), years)
    return Facts(
        kind=kind,
        number=head.number,
        symbol=head.symbol,
        place=head.place,
        issued=head.issued,
        unit=unit,
        parent_unit=head.parent,
        title=head.title,
        theme=named.theme(passages),
        year=years.year,
        school_year=f"{years.school_year}-{years.school_year + 1}" if years.school_year else None,
        signer=signer,
        recipients=recipients,
        cited=citing.cited(mentions, own=head.number.value if head.number else None),
        campaigns=named.campaigns(named_in, knowledge),
        rounds=found_rounds,
        thematic=thematics.thematics(passages, years),
        milestones=_no_rounds(
            milestones(passages, years, taken=taken, report=report, title=title), found_rounds
        ),
        occasions=occasions.occasions(named_in, years, knowledge),
        targets=targets.targets(passages, report=report, taken=taken),
        body=tuple(_passage(whole) for whole in wholes),
        doubts=(*source.doubts, *head.doubts),
    )


def _no_rounds(found: Sequence[Milestone], its: Sequence[Round]) -> tuple[Milestone, ...]:
    """Return the milestones without the line that gives a round its time."""
    wordings = {item.period.wording for item in its if item.period}
    return tuple(item for item in found if item.wording not in wordings)


def _passage(whole: Whole) -> Passage:
    return Passage(whole.text, whole.places[0][1], whole.level, whole.item, whole.cells)


def _title(parts: Parts) -> list[Located]:
    """Return the title as a passage, where there is one."""
    if not parts.title:
        return []
    text = " ".join(line.text for line in parts.title)
    whole = Whole(text, bare(text), ((0, parts.title[0].place),))
    return [Located(whole, (), preamble=True, index=-1)]


def _kind(parts: Parts, head: Head, knowledge: Knowledge) -> Said[str] | None:
    """Return the kind as its line names it, else as the number's code tells it."""
    if parts.kind and parts.kind_line:
        return Said(parts.kind, Evidence(parts.kind_line.place, parts.kind_line.text))
    if head.symbol:
        kind = knowledge.recogniser.kind_of(Number(0, 0, f"1/{head.symbol.value}"))
        if kind:
            return Said(kind, head.symbol.evidence)
    if parts.body and parts.body[0].plain.startswith("kinh gui"):
        line = parts.body[0]
        return Said(_LETTER, Evidence(line.place, line.text, ("kind",)))
    return None


def _taken(passages: Sequence[Located], mentions: Sequence[Mention]) -> Taken:
    spans = [
        (mention.located.index, mention.citation.start, mention.citation.end)
        for mention in mentions
        if mention.located.index >= 0
    ]
    for located in passages:
        found = [*occasions.spans(located), *rounds.starts(located)]
        spans += [(located.index, start, end) for start, end in found]
    return Taken.of(passages, spans, thematics.covered(passages))
