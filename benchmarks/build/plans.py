"""Made-up plans, a few of them as long as the real ones of `content/plans/`.

A long plan rests on documents, carries out campaigns, has four rounds with what they celebrate,
some thirty targets and eighteen milestones, and a body with headings, lists and tables.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import yaml
from benchmarks.build.items import AWARDS, Item, Maker
from benchmarks.search.corpus import ROOT, THEMES

from thidua.model.base import Kind

_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
_AREAS = ["Giáo viên, nhân viên", "Tập thể", "Học sinh", "Công đoàn và Chi đoàn", "Chuyển đổi số"]
_DUE = ["registration", "report", "meeting", "appraisal", "dossier", "launch", "other"]
_ROUNDS = (
    ("Đợt thứ nhất", "09-10", "11-20"),
    ("Đợt thứ hai", "11-21", "01-31"),
    ("Đợt thứ ba", "02-01", "04-30"),
    ("Đợt thứ tư", "05-01", "06-30"),
)
_RECIPIENTS = ["Các tổ chuyên môn", "Tổ văn phòng", "Công đoàn cơ sở", "Chi đoàn", "Lưu: VT"]


@dataclass(frozen=True)
class Length:
    """How long a plan is."""

    words: int
    """Of its body, at least."""
    documents: int
    campaigns: int
    thematic: int
    targets: int
    milestones: int


LONG = Length(words=4200, documents=10, campaigns=18, thematic=3, targets=30, milestones=18)
SHORT = Length(words=0, documents=2, campaigns=3, thematic=0, targets=6, milestones=5)
"""How much its body has is said where it is made."""


@dataclass(frozen=True)
class _Occasion:
    id: str
    name: str
    since: datetime.date
    day: int
    month: int


def _occasions() -> list[_Occasion]:
    """Return those of this site that have a first day to count years from."""
    text = (ROOT / "content/vocab/occasions.yml").read_text("utf-8")
    return [
        _Occasion(key, term["name"], term["since"], term["day"], term["month"])
        for key, term in yaml.load(text, yaml.CSafeLoader).items()
        if isinstance(term.get("since"), datetime.date) and "day" in term
    ]


class Plans:
    """Makes plans that rest on these documents and carry out these campaigns."""

    def __init__(self, maker: Maker, documents: Sequence[Item], campaigns: Sequence[Item]) -> None:
        self._maker, self._documents, self._campaigns = maker, documents, campaigns
        self._occasions = _occasions()
        self._number = count()

    def plan(self, length: Length, *, words: int) -> Item:
        """Return a plan; `words` is what the body of a short one has."""
        maker, chance = self._maker, self._maker.chance
        school, year = chance.choice(maker.town.schools), maker.school_year()
        years = f"{year}-{year + 1}"
        title = f"{chance.choice(THEMES).capitalize()} năm học {years}"
        cited = [item.id for item in self._some(self._documents, length.documents)]
        front = {
            "status": "published",
            "number": f"{maker.number(school.id):02}/KH-{school.code}",
            "title": title,
            "place": school.place.removeprefix("phường "),
            "issued": f"{year}-09-{chance.randint(1, 9):02}",
            "signer": {"name": maker.town.heads[school.id], "title": "Hiệu trưởng"},
            "school_year": years,
            "summary": maker.sentence(3),
            "theme": maker.language.compounds(5).capitalize(),
            "legal_basis": cited[: len(cited) // 2],
            "cites": [
                {"document": key, "notes": [{"text": maker.sentence()}]}
                for key in cited[len(cited) // 2 :]
            ],
            "campaigns": [item.id for item in self._some(self._campaigns, length.campaigns)],
            "rounds": [self._round(year, *given) for given in _ROUNDS],
            "thematic": [self._thematic(year) for _ in range(length.thematic)],
            "targets": self._targets(length.targets),
            "milestones": self._milestones(year, length.milestones),
            "recipients": _RECIPIENTS,
        }
        if length is LONG:
            body = "\n\n".join(self._blocks(length.words))
        else:
            body = f"## I. Mục đích\n\n{maker.language.body(maker.language.phrase(), words=words)}"
        return Item(Kind.PLAN, f"{school.id}/ke-hoach-{next(self._number)}", title, front, body)

    def _some(self, items: Sequence[Item], most: int) -> list[Item]:
        return self._maker.chance.sample(items, min(most, len(items)))

    def _round(self, year: int, name: str, start: str, end: str) -> dict[str, object]:
        # A date without a year lies in the first year of a school year from July on.
        first, last = (f"{year + (day < '07')}-{day}" for day in (start, end))
        celebrated = [
            (occasion, year + (occasion.month < 7))
            for occasion in self._occasions
            if first
            <= f"{year + (occasion.month < 7)}-{occasion.month:02}-{occasion.day:02}"
            <= last
        ]
        return {
            "name": name,
            "period": {"start": first, "end": last},
            "content": self._maker.sentence(3),
            "anniversaries": [
                {
                    "occasion": occasion.id,
                    "name": occasion.name,
                    "years": on - occasion.since.year,
                    "since": occasion.since.isoformat(),
                    "on": f"{on}-{occasion.month:02}-{occasion.day:02}",
                }
                for occasion, on in celebrated
                if on > occasion.since.year
            ],
        }

    def _thematic(self, year: int) -> dict[str, object]:
        maker = self._maker
        return {
            "name": maker.language.compounds(3).capitalize(),
            "campaign": maker.chance.choice(self._campaigns).id,
            "objective": maker.sentence(3),
            "audience": maker.sentence(1),
            "content": maker.sentence(4),
            "period": {"start": f"{year}-10", "end": f"{year + 1}-04"},
            "rewards": [{"giver": "Hiệu trưởng nhà trường", "collectives": 2, "individuals": 6}],
        }

    def _targets(self, most: int) -> list[dict[str, object]]:
        chance, found = self._maker.chance, {}
        for place in range(most):
            title = self._maker.language.compounds(3).capitalize()
            total = chance.randint(10, 900)
            value = chance.randint(total // 2, total)
            target: dict[str, object] = {"area": _AREAS[place * len(_AREAS) // most]}
            target["title"] = title
            if place % 5 == 0:
                target["award"] = chance.choice(AWARDS)
            if place % 4 == 3:
                target["text"] = self._heading()
            else:
                percent = f"{100 * value / total:.1f}".replace(".", ",")
                target |= {"value": value, "total": total, "percent": percent, "at_least": True}
            found[title] = target
        return list(found.values())

    def _milestones(self, year: int, most: int) -> list[dict[str, object]]:
        chance = self._maker.chance
        found: list[dict[str, object]] = []
        first = datetime.date(year, 9, 14)
        for place in range(most):
            day = first + datetime.timedelta(days=place * 280 // most + chance.randint(0, 10))
            # Nobody is in the office at a weekend to take what is due.
            day -= datetime.timedelta(days=max(0, day.weekday() - 4))
            due: dict[str, object] = {"title": self._maker.language.compounds(4).capitalize()}
            if place % 4 == 0:
                due |= {"kind": "presentation", "quarter": f"{day.year}-Q{(day.month + 2) // 3}"}
            else:
                due["kind"] = chance.choice(_DUE)
            due[("before", "by", "on")[place % 3]] = day.isoformat()
            due["responsible"] = "Hội đồng Thi đua - Khen thưởng nhà trường"
            found.append(due)
        return found

    def _blocks(self, words: int) -> Iterator[str]:
        """Yield headings, paragraphs, lists and tables until there are as many words."""
        chance, written = self._maker.chance, 0
        for part in count():
            if written >= words:
                return
            blocks = [f"## {_ROMAN[part % len(_ROMAN)]}. {self._heading()}"]
            for number in range(1, chance.randint(3, 5)):
                blocks += [f"### {number}. {self._heading()}", self._paragraph()]
                blocks.append(chance.choice([self._list, self._list, self._table])())
                blocks.append(self._reference())
            yield from blocks
            written += sum(len(block.split()) for block in blocks)

    def _heading(self) -> str:
        return self._maker.language.compounds(self._maker.chance.randint(2, 4)).capitalize()

    def _paragraph(self) -> str:
        return " ".join(self._maker.sentence() for _ in range(self._maker.chance.randint(3, 5)))

    def _list(self) -> str:
        lines = []
        for _ in range(self._maker.chance.randint(4, 8)):
            lines.append(f"- **{self._heading()}**: {self._maker.sentence()}")
            if self._maker.chance.random() < 0.25:
                lines += [f"    - {self._maker.sentence(1)}" for _ in range(3)]
        return "\n".join(lines)

    def _table(self) -> str:
        def row() -> str:
            words = self._maker.language.compounds
            return f"| {words(2)} | {words(4)} | {self._maker.chance.randint(1, 100)} % |"

        rows = [row() for _ in range(self._maker.chance.randint(5, 9))]
        return "\n".join(["| Nội dung | Yêu cầu | Tỷ lệ |", "| --- | --- | ---: |", *rows])

    def _reference(self) -> str:
        item = self._maker.chance.choice(self._campaigns)
        return f"{self._maker.sentence()} Xem thêm [{item.title}]({item.address})."
