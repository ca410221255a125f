"""Made-up units and items of every kind but plans, each with what it refers to.

An item is what has a page and was written: profile, plan, report, document, campaign. Who made
them up, and the language of their bodies, are those of `benchmarks/search/corpus.py`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import yaml
from benchmarks.search.corpus import (
    DOCUMENTS,
    FAMILIES,
    GIVEN,
    MIDDLES,
    ROLES,
    Language,
    School,
    schools,
)

from thidua.model.base import Kind
from thidua.model.kinds import KINDS, PLACES
from thidua.vietnamese.folding import slugify

SCHOOLS_WITH_A_NAME = 400
"""So many schools have names of their own; further ones are numbered, as real ones are."""
AWARDS = ["lao-dong-tien-tien", "chien-si-thi-dua-co-so", "giay-khen", "hoc-sinh-gioi"]
FIRST_YEAR, LAST_YEAR = 2021, 2026
"""School years begin in these and all years between."""


@dataclass(frozen=True)
class Item:
    """A made-up record."""

    kind: Kind
    id: str
    title: str
    front: Mapping[str, object]
    body: str = ""

    @property
    def address(self) -> str:
        """Where its page is on the site."""
        return f"/{KINDS[self.kind].address}/{self.id}/"

    @property
    def path(self) -> str:
        """Its file under content/."""
        facts = KINDS[self.kind]
        return PLACES[facts.layout].format(folder=facts.folder, id=self.id)

    @property
    def text(self) -> str:
        """What stands in its file."""
        front = in_yaml(self.front)
        return f"---\n{front}---\n\n{self.body}\n" if self.path.endswith(".md") else front


def in_yaml(value: object) -> str:
    """Return `value` as editors write it, no line broken."""
    return str(
        yaml.dump(
            value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1 << 30
        )
    )


@dataclass(frozen=True)
class Town:
    """Whom everything belongs to."""

    schools: Sequence[School]
    units: Sequence[Item]
    """The schools, and before them the committees of their wards."""
    wards: Sequence[str]
    """The ids of those committees."""
    heads: Mapping[str, str]
    """The name of each school's head, by the school's id."""


def person(chance: random.Random) -> str:
    """Return a name."""
    return f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}"


def town(count: int, chance: random.Random) -> Town:
    """Return `count` schools, each under the committee of its ward."""
    named = schools(min(count, SCHOOLS_WITH_A_NAME), chance)
    found = []
    for place in range(count):
        turn, at = divmod(place, len(named))
        school = named[at]
        if turn:
            school = replace(
                school,
                id=f"{school.id}-{turn + 1}",
                name=f"{school.name} {turn + 1}",
                short=f"{school.short} {turn + 1}",
            )
        found.append(school)
    wards = {f"ubnd-{slugify(school.place)}": school.place for school in found}
    units = [
        Item(
            Kind.UNIT,
            ward,
            f"Ủy ban nhân dân {place}",
            {
                "status": "published",
                "name": f"Ủy ban nhân dân {place}",
                "short_name": f"UBND {place}",
                "abbreviation": "UBND",
                "kind": "uy-ban-nhan-dan",
            },
        )
        for ward, place in wards.items()
    ]
    units += [
        Item(
            Kind.UNIT,
            school.id,
            school.name,
            {
                "status": "published",
                "name": school.name,
                "short_name": school.short,
                "abbreviation": school.code,
                "kind": school.kind,
                "parent": f"ubnd-{slugify(school.place)}",
                "place": school.place,
                "cluster": f"Khối {chance.randint(1, 6)}",
            },
        )
        for school in found
    ]
    return Town(found, units, list(wards), {school.id: person(chance) for school in found})


class Maker:
    """Makes items one after another, numbered as each office numbers its own."""

    def __init__(self, chance: random.Random, language: Language, place: Town) -> None:
        self.chance, self.language, self.town = chance, language, place
        self._numbers: Counter[str] = Counter()

    def number(self, office: str) -> int:
        """Return the office's next number."""
        self._numbers[office] += 1
        return self._numbers[office]

    def school_year(self) -> int:
        """Return the year in which some school year begins."""
        return self.chance.randint(FIRST_YEAR, LAST_YEAR)

    def sentence(self, clauses: int = 2) -> str:
        """Return a sentence of so many clauses."""
        text = ", ".join(self.language.clause() for _ in range(clauses))
        return f"{text[0].upper()}{text[1:]}."

    def document(self, number: int) -> Item:
        """Return a document of a ward, with a summary of some forty words."""
        kind, sign = self.chance.choice(DOCUMENTS)
        ward = self.chance.choice(self.town.wards)
        year = self.chance.randint(FIRST_YEAR - 3, FIRST_YEAR)
        title = f"Về việc {self.language.compounds(4)}"
        front = {
            "status": "published",
            "number": f"{self.number(ward):02}/{sign}-UBND",
            "title": title,
            "kind": kind,
            "issuer": ward,
            "issued": f"{year}-{self.chance.randint(1, 8):02}-{self.chance.randint(1, 28):02}",
            "state": "unknown",
            "summary": f"{self.sentence()} {self.sentence()}",
        }
        return Item(Kind.DOCUMENT, f"van-ban-{number}", title, front)

    def campaign(self, number: int, documents: Sequence[Item], words: int) -> Item:
        """Return a campaign that a ward launched in a document."""
        title = self.language.compounds(3).capitalize()
        front = {
            "status": "published",
            "name": title,
            "kind": "phong-trao",
            "launched_by": [self.chance.choice(self.town.wards)],
            "launched_in": self.chance.choice(documents).id,
            "objective": self.sentence(),
            "summary": self.sentence(),
        }
        body = self.language.body(self.language.phrase(), words=words)
        return Item(Kind.CAMPAIGN, f"phong-trao-{number}", title, front, body)

    def profile(self, number: int, campaigns: Sequence[Item], words: int) -> Item:
        """Return a profile of one person, without photos, as most come in."""
        chance, school = self.chance, self.chance.choice(self.town.schools)
        name, year = person(chance), self.school_year()
        front: dict[str, object] = {
            "status": "published",
            "name": name,
            "who": "person",
            "role": chance.choice(ROLES),
            "deed": f"{self.language.compounds(5).capitalize()}.",
            "quarter": f"{year}-Q{chance.randint(1, 4)}",
            "campaigns": [item.id for item in chance.sample(campaigns, min(2, len(campaigns)))],
            "consent": {
                "given_by": ["person"],
                "covers": ["name", "story"],
                "on": f"{FIRST_YEAR}-01-04",
                "proof": "Tủ hồ sơ văn thư",
            },
        }
        if chance.random() < 0.3:
            front["awards"] = [
                {
                    "award": "giay-khen",
                    "year": year,
                    "giver": f"Chủ tịch Ủy ban nhân dân {school.place}",
                    "decision": f"{chance.randint(1, 900)}/QĐ-UBND",
                    "decided": f"{year}-06-{chance.randint(1, 28):02}",
                }
            ]
        body = self.language.body(self.language.phrase(), words=words)
        return Item(Kind.PROFILE, f"{school.id}/guong-{number}", name, front, body)

    def report(self, number: int, plan: Item, words: int) -> Item:
        """Return the report on a plan, with a result for each of its targets."""
        school, year = plan.id.split("/")[0], str(plan.front["school_year"])
        targets = plan.front["targets"]
        if not isinstance(targets, list):
            raise TypeError(f"{plan.id} has no targets")
        title = f"Tổng kết phong trào thi đua năm học {year}"
        code = str(plan.front["number"]).partition("-")[2]
        front = {
            "status": "published",
            "plan": plan.id,
            "kind": "final",
            "number": f"{self.number(school):02}/BC-{code}",
            "title": title,
            "place": plan.front["place"],
            "issued": f"{year[5:]}-06-{self.chance.randint(15, 28)}",
            "signer": plan.front["signer"],
            "period": {"school_year": year},
            "summary": self.sentence(),
            "results": [
                {"target": target["title"], "value": self.chance.randint(1, 40)}
                for target in targets
            ],
        }
        parts = ("Việc làm được", "Việc chưa được", "Rút ra cho năm sau")
        bodies = (self.language.body(self.language.phrase(), words=words // 3) for _ in parts)
        body = "\n\n".join(f"## {part}\n\n{text}" for part, text in zip(parts, bodies, strict=True))
        return Item(Kind.REPORT, f"{school}/bao-cao-{number}", title, front, body)

    def event(self, plan: Item, campaigns: Sequence[Item]) -> tuple[int, Mapping[str, object]]:
        """Return the year of an event of some plan, and the event."""
        year = int(str(plan.front["school_year"])[:4])
        begins = self.chance.randint(7, 16)
        return year, {
            "status": "published",
            "title": self.language.compounds(3).capitalize(),
            "kind": self.chance.choice(["ceremony", "meeting", "contest", "activity"]),
            "on": f"{year}-{self.chance.randint(9, 12):02}-{self.chance.randint(1, 28):02}",
            "starts_at": f"{begins}:30",
            "ends_at": f"{begins + 2}:00",
            "place": "Sân trường",
            "unit": plan.id.split("/")[0],
            "campaign": self.chance.choice(campaigns).id,
            "plan": plan.id,
            "summary": self.sentence(),
        }
