"""A made-up site of any size in the project's own format.

Names share syllables as Vietnamese names do (hundreds of Nguyễn Thị …), bodies take sentences
from this site's own plans and made-up compounds by Zipf's law, and each body has one phrase of
its own. The same seed gives the same files.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from thidua.search.plain import plain
from thidua.vietnamese.folding import slugify

ROOT = Path(__file__).resolve().parents[2]

FAMILIES = [
    *["Nguyễn"] * 38, *["Trần"] * 12, *["Lê"] * 10, *["Phạm"] * 7, *["Huỳnh"] * 5, *["Hoàng"] * 4,
    *"Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trương Mai".split(),
]  # fmt: skip
MIDDLES = [
    *["Thị"] * 8, *["Văn"] * 6, "Thị Thanh", "Thị Ngọc", "Thị Thu", "Thị Minh", "Thị Kim", "Ngọc",
    "Thị Bích", "Thị Hồng", "Hữu", "Đức", "Minh", "Quốc", "Thanh", "Xuân", "Công", "Đình",
]  # fmt: skip
GIVEN = (
    "Hoa Hòa Hương Hường Hằng Hạnh Hiền Lan Liên Linh Loan Mai My Mỹ Nga Ngân Nhung Oanh Phương "
    "Phượng Quyên Quỳnh Tâm Thảo Thanh Thủy Thúy Thuỷ Trang Trâm Tuyết Vân Yến Dung Đào Anh Ánh "
    "Bình Châu Chi Cúc Diệp Diễm Dũng Duy Đạt Điệp Đông Đức Giang Hà Hải Hùng Hưng Huy Khánh Khoa "
    "Kiên Lâm Long Lộc Minh Nam Nghĩa Nhân Phong Phúc Phước Quân Quang Quý Sơn Tài Tấn Thắng Thành "
    "Thịnh Tiến Toàn Trí Trung Tú Tuấn Tùng Việt Vinh Vũ Xuân"
).split()
SCHOOLS = [
    "Lê Anh Xuân", "Nguyễn Du", "Trần Quốc Toản", "Lê Lợi", "Hoa Phượng", "Đinh Tiên Hoàng",
    "Kim Đồng", "Võ Thị Sáu", "Lý Tự Trọng", "Hùng Vương", "Ngô Quyền", "Nguyễn Trãi",
    "Quang Trung", "Chu Văn An", "Bạch Đằng", "Đống Đa", "Suối Trong", "Hoa Sen", "Tuổi Thơ",
]  # fmt: skip
PLACES = [
    f"{first} {second}"
    for first in "Tân Phú Bình An Vĩnh Hòa Gia Long Đông Thuận Mỹ Phước Thanh Hưng Đại".split()
    for second in "Phú Bình Thuận Lâm An Hòa Thành Sơn Hưng Lộc Quý Thạnh Mỹ Giang Xuân".split()
    if first != second
]
LEVELS = [
    ("Trường Trung học cơ sở", "THCS", "truong-trung-hoc-co-so"),
    ("Trường Tiểu học", "TH", "truong-tieu-hoc"),
    ("Trường Mầm non", "MN", "truong-mam-non"),
    ("Trường Trung học phổ thông", "THPT", "truong-trung-hoc-pho-thong"),
]
ROLES = ["Giáo viên", "Học sinh", "Nhân viên thư viện", "Hiệu trưởng", "Bảo vệ", "Cấp dưỡng"]
THEMES = [
    "phát động phong trào thi đua yêu nước", "tổ chức phong trào Người tốt, việc tốt",
    "thi đua chào mừng ngày Nhà giáo Việt Nam", "thi đua dạy tốt, học tốt",
    "nhân rộng điển hình tiên tiến", "xây dựng trường học hạnh phúc", "đọc sách cùng con",
    "chuyển đổi số trong giáo dục", "hội thi giáo viên dạy giỏi", "phong trào kế hoạch nhỏ",
]  # fmt: skip
DOCUMENTS = [("quyet-dinh", "QĐ"), ("chi-thi", "CT"), ("thong-bao", "TB"), ("huong-dan", "HD")]
BODIES = ["UBND", "SGDĐT", "PGDĐT", "BGDĐT", "HĐND"]
ONSETS = "b c ch d đ g gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
RIMES = (
    "a à á ả ã ạ an án ang àng anh ành ao áo ay áy ăn ắn ăng ắng âm ấm ân ấn âu ấu ây ấy e é em "
    "én ê ế ên ến ết i í ia ìa iên iến iết iêu im in inh ình o ó oa òa oan oán oi ói ong óng ông "
    "ống ô ố ôi ối ôn ơ ờ ơi ời u ú ua ùa uân uấn ui ung ứng ươi ười ương ường ướng yên uyên uyết"
).split()
KINDS = [
    *["profile"] * 70, *["plan"] * 15, *["document"] * 8, *["report"] * 5, *["campaign"] * 2,
]  # fmt: skip
SEED = 7
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class School:
    """A made-up school."""

    id: str
    name: str
    short: str
    code: str
    place: str
    kind: str


@dataclass(frozen=True)
class Entry:
    """A made-up record."""

    address: str
    path: str
    kind: str
    title: str
    number: str
    school: School
    front: str
    body: str
    phrase: str


class Language:
    """Sentences: some that schools really write, most made of compounds with a long tail."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        real = " ".join(
            plain(path.read_text(encoding="utf-8").split("\n---\n", 1)[-1])
            for path in sorted((ROOT / "content/plans").rglob("*.md"))
        )
        clauses = [part.strip() for part in re.split(r"[.;,:\n]+", real)]
        self._clauses = [part for part in clauses if 4 <= len(part.split()) <= 25]
        seen = sorted(set(_WORDS.findall(real.lower())))
        made = sorted({onset + rime for onset in ONSETS for rime in RIMES} - set(seen))
        chance.shuffle(seen)
        chance.shuffle(made)
        self.syllables = [*seen, *made[:1300]]
        self._compounds = [
            f"{self._often(self.syllables)} {self._often(self.syllables)}" for _ in range(30000)
        ]

    def _often(self, choices: Sequence[str]) -> str:
        """Return one of `choices`, the first ones far more often than the last."""
        return choices[int(len(choices) ** self._chance.random()) - 1]

    def phrase(self) -> str:
        """Return some words that were hardly ever put together."""
        return " ".join(self._chance.choice(self.syllables) for _ in range(5))

    def compounds(self, count: int) -> str:
        """Return `count` compounds."""
        return " ".join(self._often(self._compounds) for _ in range(count))

    def clause(self) -> str:
        """Return what schools really write, or some compounds."""
        if self._chance.random() < 0.18:
            return self._often(self._clauses)
        return self.compounds(self._chance.randint(3, 9))

    def body(self, phrase: str, *, words: int = 1000) -> str:
        """Return paragraphs of some `words` words with `phrase` somewhere among them."""
        chance = self._chance
        length = int(min(words * 2.2, max(words / 4, chance.gauss(words, words * 28 / 100))))
        place, written = chance.randint(5, 35), 0
        parts: list[str] = []
        while written < length:
            if len(parts) == place:
                part = f"{self.compounds(2)} {phrase} {self.compounds(2)}"
            else:
                part = self.clause()
            written += len(part.split())
            parts.append(part[0].upper() + part[1:])
        return ".\n\n".join(". ".join(parts[at : at + 6]) for at in range(0, len(parts), 6)) + "."


def schools(count: int, chance: random.Random) -> list[School]:
    """Return schools of all levels, no two alike."""
    found: dict[str, School] = {}
    while len(found) < count:
        long, short, kind = chance.choice(LEVELS)
        name = chance.choice(SCHOOLS + PLACES)
        key = slugify(f"{short} {name}")
        code = "".join(word[0] for word in name.split())
        place = f"phường {chance.choice(PLACES)}"
        found.setdefault(key, School(key, f"{long} {name}", f"{short} {name}", code, place, kind))
    return list(found.values())


def entries(count: int, seed: int = SEED) -> tuple[list[School], list[Entry], Language]:
    """Return the schools and `count` records."""
    chance = random.Random(seed)
    language = Language(chance)
    units = schools(max(40, min(400, count // 20)), chance)
    taken: set[tuple[str, str]] = set()
    found: list[Entry] = []
    while len(found) < count:
        entry = _entry(len(found), chance.choice(units), chance, language)
        if (key := (entry.title, entry.school.id)) not in taken:
            taken.add(key)
            found.append(entry)
    return units, found, language


def _entry(number: int, school: School, chance: random.Random, language: Language) -> Entry:
    kind, year = chance.choice(KINDS), chance.randint(2021, 2025)
    day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    phrase = language.phrase()
    identifier = f"{school.id}/{kind}-{number}"
    code, lines = "", []
    if kind == "profile":
        title = f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}"
        path, part = f"profiles/{identifier}/index.md", "guong"
        lines = [
            f"name: {title}", "who: person", f"role: {chance.choice(ROLES)}",
            f"deed: {language.compounds(4).capitalize()}",
            f"quarter: {year}-Q{chance.randint(1, 4)}",
            "consent: {given_by: [person], covers: [name, story], on: 2021-01-01, proof: Tủ}",
        ]  # fmt: skip
    elif kind in ("plan", "report"):
        plan = kind == "plan"
        code = f"{chance.randint(1, 400)}/{'KH' if plan else 'BC'}-{school.code}"
        title = f"{chance.choice(THEMES).capitalize()} năm học {year}-{year + 1}"
        path, part = f"{kind}s/{identifier}.md", "ke-hoach" if plan else "bao-cao"
        lines = [f"number: {code}", f"title: {title}", f"issued: {day}", "summary: Thi đua."]
        lines += (
            [f"year: {year}"]
            if plan
            else [
                f"plan: {school.id}/goc",
                "kind: final",
                f"period: {{school_year: {year}-{year + 1}}}",
            ]
        )
    elif kind == "document":
        sort, sign = chance.choice(DOCUMENTS)
        code = f"{chance.randint(10, 4999)}/{sign}-{chance.choice(BODIES)}"
        title = f"Về việc {language.compounds(3)}"
        identifier = f"document-{number}"
        path, part = f"documents/{identifier}.yml", "van-ban"
        lines = [f"number: {code}", f"title: {title}", f"kind: {sort}", f"issued: {day}"]
    else:
        title = language.compounds(3).capitalize()
        identifier = f"campaign-{number}"
        path, part = f"campaigns/{identifier}.md", "phong-trao"
        lines = [f"name: {title}", "kind: phong-trao", "summary: Thi đua."]
    front = "\n".join(["status: published", *lines]) + "\n"
    body = "" if kind == "document" else language.body(phrase)
    return Entry(
        f"/{part}/{identifier}/",
        path,
        kind,
        title,
        code,
        school,
        front,
        body,
        phrase if body else "",
    )


def write(content: Path, units: Iterable[School], found: Iterable[Entry]) -> None:
    """Write schools and records, and this site's own vocabularies, into the folder `content`."""
    files = {}
    for unit in units:
        files[f"units/{unit.id}.yml"] = (
            f"status: published\nname: {unit.name}\nshort_name: {unit.short}\n"
            f"abbreviation: {unit.code}\nkind: {unit.kind}\nplace: {unit.place}\n"
        )
        files[f"plans/{unit.id}/goc.md"] = (
            "---\nstatus: published\ntitle: Kế hoạch gốc\nyear: 2020\nsummary: Gốc.\n---\n"
        )
    for entry in found:
        text = (
            entry.front if entry.path.endswith(".yml") else f"---\n{entry.front}---\n{entry.body}\n"
        )
        files[entry.path] = text
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(ROOT / "content/vocab", content / "vocab")
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
