"""A made-up site of dated things: plans of many schools with rounds and deadlines, and events.

A plan gives two rounds, a thematic campaign and six milestones, of every promise of time; the
rest are events, some yearly, some by the moon. The same number gives the same site.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
OF_A_PLAN = 9
"""Dated things that each plan gives."""

_SCHOOLS = ("Hoa Sen", "Lê Lợi", "Kim Đồng", "Võ Thị Sáu", "Nguyễn Trãi", "Chu Văn An", "Bạch Đằng")
_EVENTS = (
    ("Lễ khai giảng năm học mới", "ceremony", "Sân trường"),
    ("Hội nghị viên chức, người lao động", "meeting", "Phòng họp hội đồng"),
    ("Hội thi giáo viên dạy giỏi cấp trường", "contest", "Các phòng học dãy nhà A"),
    ("Ngày hội đọc sách", "activity", "Thư viện và hành lang tầng hai"),
)


def _day(chance: random.Random) -> str:
    return (
        f"{chance.choice((2025, 2026, 2027))}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    )


def _milestones(chance: random.Random) -> list[dict[str, object]]:
    month = f"2027-{chance.randint(1, 12):02}"
    return [
        {"title": "Đăng ký danh hiệu thi đua", "kind": "registration", "before": _day(chance)},
        {"title": "Báo cáo sơ kết học kỳ I", "kind": "report", "before": _day(chance)},
        {"title": "Giới thiệu gương quý IV", "kind": "presentation", "quarter": "2026-Q4",
         "before": _day(chance), "responsible": "Hội đồng Thi đua - Khen thưởng nhà trường"},
        {"title": "Nộp hồ sơ đề nghị khen thưởng", "kind": "dossier", "by": _day(chance)},
        {"title": "Hội nghị tổng kết", "kind": "meeting", "on": _day(chance)},
        {"title": "Ký giao ước thi đua giữa các tổ", "kind": "meeting", "on": month},
    ]  # fmt: skip


def _plan(chance: random.Random, number: int) -> str:
    front = {
        "status": "published",
        "number": f"{number % 400 + 1}/KH-T",
        "title": "Phát động phong trào thi đua năm học 2026-2027",
        "place": "Minh Hòa",
        "issued": "2026-09-10",
        "signer": {"name": "Trần Thị Lan Chi", "title": "Hiệu trưởng"},
        "school_year": "2026-2027",
        "summary": "Các đợt, chuyên đề và hạn nộp của năm học.",
        "rounds": [
            {"name": "Đợt thứ nhất", "period": {"start": "2026-09-10", "end": "2026-11-20"}},
            {"name": "Đợt thứ hai", "period": {"start": "2026-11-21", "end": "2027-05-31"}},
        ],
        "thematic": [
            {"name": "Giờ học có dụng cụ", "campaign": "day-tot-hoc-tot",
             "period": {"start": "2026-10", "end": "2027-04"}},
        ],
        "milestones": _milestones(chance),
    }  # fmt: skip
    return f"---\n{_yaml(front)}---\n\nNhà trường thi đua dạy tốt, học tốt.\n"


def _event(chance: random.Random, unit: str) -> dict[str, object]:
    title, kind, place = chance.choice(_EVENTS)
    event: dict[str, object] = {
        "status": "published", "title": title, "kind": kind, "place": place, "unit": unit,
    }  # fmt: skip
    match chance.randrange(20):
        case 0:
            return event | {"lunar": f"{chance.randint(1, 30)}/{chance.randint(1, 12)}"}
        case 1:
            return event | {"on": _day(chance), "yearly": "true"}
        case 2:
            return event | {"on": _day(chance), "cancelled": "true"}
        case _:
            return event | {"on": _day(chance), "starts_at": "7:30", "ends_at": "10:00"}


def _yaml(data: object) -> str:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def write(content: Path, count: int, *, units: int) -> None:
    """Write `count` dated things of `units` schools into the folder `content`."""
    chance = random.Random(count)
    shutil.copytree(ROOT / "content" / "vocab", content / "vocab")
    names = [f"truong-{number}" for number in range(units)]
    for number, name in enumerate(names):
        school = f"{_SCHOOLS[number % len(_SCHOOLS)]} {number + 1}"
        unit = {"status": "published", "name": f"Trường Trung học cơ sở {school}",
                "short_name": f"THCS {school}", "kind": "truong-trung-hoc-co-so"}  # fmt: skip
        _put(content / "units" / f"{name}.yml", _yaml(unit))
    campaign = {"status": "published", "name": "Dạy tốt, học tốt", "kind": "phong-trao",
                "summary": "Phong trào của ngành."}  # fmt: skip
    _put(content / "campaigns" / "day-tot-hoc-tot.md", f"---\n{_yaml(campaign)}---\n")
    plans = count // 2 // OF_A_PLAN
    for number in range(plans):
        place = content / "plans" / names[number % units] / f"ke-hoach-{number // units}.md"
        _put(place, _plan(chance, number))
    events = count - plans * OF_A_PLAN
    for part in range(0, events, 1000):
        some = {
            f"su-kien-{number}": _event(chance, chance.choice(names))
            for number in range(part, min(part + 1000, events))
        }
        _put(content / "events" / f"phan-{part // 1000}.yml", _yaml(some))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
