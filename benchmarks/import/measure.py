"""Precision and recall of import, field by field, against the records of content/.

The documents are given as a folder of plain text; README.md says how facts are matched.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thidua.importers.extract import extract
from thidua.importers.knowledge import Knowledge, name_key
from thidua.importers.source import Block, BlockKind, Place, Source
from thidua.link.site import Site
from thidua.model.document import Document
from thidua.model.plan import Plan
from thidua.pipeline import read
from thidua.vietnamese.bare import bare
from thidua.vietnamese.document_numbers import number_key

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"

_GRADE = re.compile(r"hoan thanh|xuat sac|bang khen|tien tien|so voi")

Item = dict[str, Any]
Same = Callable[[Item, Item], bool]


@dataclass
class Score:
    """Counts by field, and what went wrong."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def value(self, name: str, found: object, wanted: object, *, right: bool) -> None:
        """Count one value; None on either side is nothing found or nothing wanted."""
        self.found[name] += found is not None
        self.wanted[name] += wanted is not None
        self.right[name] += right and found is not None and wanted is not None
        if not right and (found is not None or wanted is not None):
            self.faults.append(f"{name}: {found!r} for {wanted!r}")

    def items(
        self, name: str, found: Sequence[Item], wanted: Sequence[Item], same: Same
    ) -> Iterator[tuple[Item, Item]]:
        """Count the items of a list and yield the pairs."""
        left = list(wanted)
        for item in found:
            partner = next((other for other in left if same(item, other)), None)
            self.found[name] += 1
            if partner is None:
                self.faults.append(f"{name} + {item}")
                continue
            left.remove(partner)
            self.right[name] += 1
            yield item, partner
        self.wanted[name] += len(wanted)
        self.faults += [f"{name} - {item}" for item in left]


class Folding:
    """Texts as they are compared: bare, without signs, abbreviations spelt out."""

    def __init__(self, site: Site) -> None:
        """Take the abbreviations of `site`."""
        self._long = {
            re.sub(r"\W+", " ", bare(short)).strip(): re.sub(r"\W+", " ", bare(term.name)).strip()
            for term in site.vocabularies["abbreviations"].values()
            for short in term.aliases
        }

    def __call__(self, text: object) -> str:
        """Return `text` folded."""
        folded = f" {re.sub(r'[^a-z0-9]+', ' ', bare(str(text or '')))} "
        for short, long in sorted(self._long.items(), key=lambda pair: -len(pair[0])):
            folded = folded.replace(f" {short} ", f" {long} ")
        return " ".join(folded.split())


def source(path: Path) -> Source:
    """Return a plain text as its reader gives it."""
    lines = path.read_text(encoding="utf-8").split("\n")
    blocks = (
        Block(BlockKind.PARAGRAPH, line, Place(None, number))
        for number, line in enumerate(lines, start=1)
        if line.strip()
    )
    return Source(path.name, tuple(blocks), "txt")


def _iso(value: object) -> str | None:
    return getattr(value, "iso", None) or (str(value) if value else None)


def wanted(site: Site, plan: Plan) -> Item:
    """Return what `plan` says, in the shape of the facts."""
    documents = [
        (citation, site.find(citation.document)) for citation in (*plan.legal_basis, *plan.cites)
    ]
    anniversaries = [*plan.anniversaries, *(a for r in plan.rounds for a in r.anniversaries)]
    unique = {(a.name, _iso(a.on)): a for a in anniversaries}
    unit = site.unit_of(plan)
    signer = plan.signer
    return {
        "kind": site.vocabularies["document-kinds"][plan.kind].name,
        "number": plan.number,
        "symbol": plan.number.split("/", 1)[1] if plan.number else None,
        "place": plan.place,
        "issued": _iso(plan.issued),
        "unit": [unit.name, unit.short_name or unit.name, *unit.aliases],
        "title": plan.title,
        "signer.name": signer.name if signer else None,
        "signer.title": signer.title if signer else None,
        "signer.behalf": signer.behalf if signer else None,
        "recipients": [{"name": item.name} for item in plan.recipients],
        "legal_basis": [
            _document(site, document, citation.as_written)
            for citation, document in documents
            if isinstance(document, Document)
        ],
        "campaigns": [
            {"names": [item.as_written or "", *_names(site, item.campaign)]}
            for item in plan.campaigns
        ],
        "rounds": [
            {"name": r.name, "start": _iso(r.period.start), "end": _iso(r.period.end)}
            for r in plan.rounds
        ],
        "milestones": [
            {
                "title": m.title,
                "due": _iso(m.before or m.by or m.on),
                "start": _iso(m.start),
                "end": _iso(m.end),
            }
            for m in plan.milestones
        ],
        "occasions": [
            {"name": a.name, "founded": _iso(a.since), "on": _iso(a.on), "years": a.years}
            for a in unique.values()
        ],
        "targets": [
            {
                "text": f"{t.title} {t.text or ''}",
                "value": t.value,
                "total": t.total,
                "percent": float(t.percent) if t.percent is not None else None,
            }
            for t in plan.targets
        ],
    }


def _document(site: Site, document: Document, as_written: str | None) -> Item:
    issuer = site.find(document.issuer) if document.issuer else None
    names = [getattr(issuer, "name", ""), getattr(issuer, "short_name", None) or ""]
    return {
        "kind": site.vocabularies["document-kinds"][document.kind].name,
        "number": document.number,
        "as_written": as_written,
        "date": _iso(document.issued),
        "issuers": [*names, *getattr(issuer, "aliases", ())] if issuer else [],
        "text": document.title,
    }


def _names(site: Site, reference: Any) -> list[str]:  # noqa: ANN401 - a reference of any kind
    campaign = site.find(reference)
    return [getattr(campaign, "name", ""), *getattr(campaign, "aliases", ())]


@dataclass(frozen=True)
class Comparison:
    """One document's facts beside what is on record of it."""

    score: Score
    facts: Item
    want: Item
    fold: Folding

    def overlap(self, one: str, other: str) -> float:
        """Return how much of the words of the shorter text stands in the longer, 0 to 1."""
        words, more = set(self.fold(one).split()), set(self.fold(other).split())
        least = min(len(words), len(more))
        return len(words & more) / least if least else 0.0

    def head(self) -> None:
        """Count what stands in head and foot."""
        score, facts, want, fold = self.score, self.facts, self.want, self.fold
        for name in ("kind", "number", "symbol", "place", "issued", "title"):
            score.value(name, facts[name], want[name], right=fold(facts[name]) == fold(want[name]))
        right = fold(facts["unit"]) in map(fold, want["unit"])
        score.value("unit", facts["unit"], want["unit"], right=right)
        for part in ("name", "title", "behalf"):
            one, other = facts["signer"][part], want[f"signer.{part}"]
            score.value(f"signer.{part}", one, other, right=fold(one) == fold(other))
        given = [{"name": name} for name in facts["recipients"]]
        self.pairs("recipients", lambda a, b: fold(a["name"]) == fold(b["name"]), (), given=given)

    def pairs(
        self,
        name: str,
        same: Same,
        parts: Sequence[str],
        *,
        given: Sequence[Item] | None = None,
        want: Sequence[Item] | None = None,
    ) -> list[tuple[Item, Item]]:
        """Pair a list and count the `parts` of paired items."""
        found = self.facts[name] if given is None else given
        expected = self.want[name] if want is None else want
        paired = list(self.score.items(name, found, expected, same))
        for a, b in paired:
            for part in parts:
                self.score.value(f"{name}.{part}", a[part], b[part], right=a[part] == b[part])
        return paired

    def documents(self) -> None:
        """Count the cited documents."""
        for a, b in self.pairs("legal_basis", self._one_document, ("kind",)):
            if a["number"]:
                right = number_key(a["number"]) == number_key(b["number"] or "")
                self.score.value("legal_basis.number", a["number"], b["number"], right=right)
            # A day or issuer that only other documents tell is not wanted of this one.
            if a["date"]:
                right = str(b["date"]).startswith(a["date"])
                self.score.value("legal_basis.date", a["date"], b["date"], right=right)
            if a["issuer"]:
                right = any(self.overlap(a["issuer"], name) == 1 for name in b["issuers"])
                name = a["issuer"]
                self.score.value("legal_basis.issuer", name, b["issuers"] or None, right=right)

    def _one_document(self, a: Item, b: Item) -> bool:
        if a["number"] or b["number"]:
            law = a["kind"] == b["kind"] == "Luật"
            keys = [number_key(item["number"] or "") for item in (a, b)]
            return keys[0] == keys[1] or (law and self.overlap(a["text"], b["text"]) > 0.9)
        title = f"{b['text']} {b['as_written'] or ''}"
        return a["kind"] == b["kind"] and self.overlap(a["text"], title) >= 0.9

    def lists(self, text: str) -> None:
        """Count campaigns, rounds, occasions, milestones and targets."""
        quoted = {name_key(name) for name in re.findall(r"“([^“”]{3,300})[”“]", text)}
        self.pairs(
            "campaigns",
            lambda a, b: name_key(a["name"]) in map(name_key, b["names"]),
            (),
            want=[c for c in self.want["campaigns"] if quoted & set(map(name_key, c["names"]))],
        )
        self.pairs(
            "rounds",
            lambda a, b: self.fold(a["name"]) == self.fold(b["name"]) or _times(a) == _times(b),
            ("start", "end"),
        )
        self.pairs(
            "occasions",
            lambda a, b: a["on"] == b["on"] and self.overlap(a["name"], b["name"]) > 0.7,
            ("founded", "on", "years"),
        )
        self.pairs(
            "milestones",
            lambda a, b: _times(a) == _times(b) and self.overlap(a["title"], b["title"]) >= 0.5,
            (),
        )
        figures = ("value", "total", "percent")
        self.pairs(
            "targets",
            lambda a, b: (
                all(a[part] == b[part] for part in figures)
                and self.overlap(a["text"], b["text"]) >= 0.5
            ),
            (),
            want=[
                item
                for item in self.want["targets"]
                if any(item[part] is not None for part in figures)
                or _GRADE.search(self.fold(item["text"]))
            ],
        )


def _times(item: Item) -> tuple[object, ...]:
    return tuple(item.get(part) for part in ("due", "start", "end"))


def main() -> None:
    """Measure the documents of a folder and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the documents, as plain text")
    folder = parser.parse_args().folder
    outcome = read(CONTENT, today=datetime.date(2026, 11, 22))
    if outcome.site is None:
        raise SystemExit("content/ has errors")
    knowledge, fold, score = Knowledge.of(outcome.library), Folding(outcome.site), Score()
    for prefix, identifier in json.loads((HERE / "expected.json").read_text()).items():
        path = next(folder.glob(f"{prefix}*.txt"))
        plan = next(plan for plan in outcome.site.plans if plan.id == identifier)
        facts = extract(source(path), knowledge).as_json()
        text = " ".join(path.read_text(encoding="utf-8").split())
        comparison = Comparison(score, facts, wanted(outcome.site, plan), fold)
        comparison.head()
        comparison.documents()
        comparison.lists(text)
    out = sys.stdout
    for name in sorted({*score.found, *score.wanted}):
        right, found, want = score.right[name], score.found[name], score.wanted[name]
        precision = f"{right / found:.2f}" if found else "   –"
        recall = f"{right / want:.2f}" if want else "   –"
        out.write(
            f"{name:22} precision {precision}  recall {recall}  ({right} of {found}/{want})\n"
        )
    out.write("\n".join(score.faults) + "\n")


if __name__ == "__main__":
    main()
