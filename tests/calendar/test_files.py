"""The iCalendar files, read back by three implementations as telephones read them."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped] # it has no types
from tests.link.test_site import plan, site_with

from thidua.calendar.files import calendar_jobs
from thidua.link.site import Site
from thidua.work.job import Jobs, Output

URL = "https://thi-dua.example/truong/"
READ = Path(__file__).parent / "read.mjs"
ALL = "lich/tat-ca.ics"
HOURS_7 = datetime.timedelta(hours=7)

HOSTILE = (
    r"Lễ; hội, \n “khai mạc” <b>&amp; END:VEVENT BEGIN:VALARM \, "
    + "Nghiêng ngả ngoằn ngoèo khuỷu tay, " * 6
    + "🏫 hết"
)

EVENTS = f"""
le: {{title: Lễ khai giảng, kind: ceremony, status: published, unit: thcs-a, on: 2026-10-05,
  starts_at: 7h30, ends_at: 9h00, place: "Sân trường, dãy A; tầng 1",
  summary: "Hai dòng:\\n\\n- một"}}
huy: {{title: Hội trại, kind: activity, status: published, unit: thcs-a, on: 2026-10-06,
  starts_at: 7h30, cancelled: true}}
nhieu-ngay: {{title: Hội thi, kind: contest, status: published, start: 2026-12-30,
  end: 2027-01-02, starts_at: 7h30, campaign: day-tot}}
thang: {{title: Trồng cây, kind: activity, status: published, on: 2027-03, sample: true}}
hang-nam: {{title: Ngày truyền thống, kind: ceremony, status: published, on: 2025-12-07,
  yearly: true}}
ram: {{title: Rước đèn, kind: activity, status: published, lunar: 15/8, starts_at: 18h30,
  ends_at: 20h00}}
xa-xua: {{title: Chuyện cũ, kind: meeting, status: published, unit: so-gddt, on: 2019-10-05}}
doc: {{title: {json.dumps(HOSTILE, ensure_ascii=False)}, kind: meeting, status: published,
  on: 2026-10-09}}
"""

MILESTONES = """year: 2026
issued: 2026-01-15
milestones:
  - {title: Báo cáo tổng kết, kind: report, before: 2026-11-15, responsible: Hiệu trưởng}
  - {title: Nộp hồ sơ, kind: dossier, by: 2026-10-30}
  - {title: Sơ kết, kind: meeting, on: 2026-10}
  - {title: Bỏ, kind: report, before: 2026-12-15, cancelled: true}
  - {title: Xét duyệt, kind: appraisal, start: 2026-10-12, end: 2026-10-16}
  - {title: Rà soát, kind: appraisal, start: 2026-10-12}"""


def site(folder: Path) -> Site:
    """Return a small site with every promise of time."""
    files: dict[str, Any] = {
        "events/2027.yml": EVENTS,
        "plans/thcs-a/moc.md": plan("Kế hoạch năm", MILESTONES),
    }
    return site_with(folder, files)


def calendars(site: Site, *, site_name: str, site_url: str) -> dict[str, bytes]:
    """Return path → bytes of every calendar of `site`; no two are at one path."""
    jobs = Jobs(calendar_jobs(site, site_name=site_name, site_url=site_url))
    made = [item for job in jobs.every() for item in job.make() if isinstance(item, Output)]
    assert len({item.path for item in made}) == len(made)
    return {item.path: item.data() for item in made}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    """Every file of that site."""
    return calendars(site(tmp_path), site_name="Thi đua trường A", site_url=URL)


def walk(data: bytes, name: str) -> list[Any]:
    """Return the components of a file that icalendar reads, of one name."""
    return list(icalendar.Calendar.from_ical(data).walk(name))


def events(data: bytes) -> dict[str, Any]:
    """Return what icalendar reads: summary → event."""
    found = walk(data, "VEVENT")
    return {str(event["SUMMARY"]): event for event in found}


def by_javascript(data: bytes) -> dict[str, Any]:
    """Return what ical.js reads."""
    node = shutil.which("node")
    assert node, "Node.js is missing; `make build` installs it"
    run = subprocess.run([node, READ], input=data, capture_output=True, check=True)
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def days(event: Any) -> tuple[Any, Any]:  # noqa: ANN401 - icalendar types a value as any of thirty
    """Return DTSTART and DTEND."""
    return event["DTSTART"].dt, event["DTEND"].dt


def day(text: str) -> datetime.date:
    """Return a day."""
    return datetime.date.fromisoformat(text)


def test_there_is_a_file_for_everyone_and_everything(files: Mapping[str, bytes]) -> None:
    """All, units and campaigns with dates of late, and each entry that is not over."""
    assert {path for path in files if path.count("/") < 3 and "su-kien" not in path} == {
        ALL,
        "lich/thcs-a.ics",
        "lich/phong-trao/day-tot.ics",
    }
    single = {path.removeprefix("lich/su-kien/") for path in files if "su-kien" in path}
    assert {"le.ics", "huy.ics", "ke-hoach/thcs-a/moc/moc-1.ics"} <= single
    assert {"ngay-ky-niem/gio-to.ics", "ram.ics"} <= single
    assert "xa-xua.ics" not in single
    assert "ngay-hoi-doc-sach.ics" not in single
    for path in files:
        if "su-kien" in path:
            assert len(events(files[path])) == 1


def test_promises_stay_promises(files: Mapping[str, bytes]) -> None:
    """Before, by, within, from: the title says it, and the days are those that are in time."""
    found = events(files["lich/thcs-a.ics"])
    before = found["Trước ngày 15/11/2026: Báo cáo tổng kết"]
    assert days(before) == (day("2026-11-14"), day("2026-11-15"))
    assert "ngày 14/11/2026 là ngày cuối còn kịp" in before["DESCRIPTION"]
    assert "Ai làm: Hiệu trưởng." in before["DESCRIPTION"]
    by = found["Chậm nhất 30/10/2026: Nộp hồ sơ"]
    assert days(by) == (day("2026-10-30"), day("2026-10-31"))
    within = found["Trong tháng 10/2026: Sơ kết"]
    assert days(within) == (day("2026-10-01"), day("2026-11-01"))
    assert "chưa nêu ngày cụ thể" in within["DESCRIPTION"]
    assert days(found["Xét duyệt"]) == (day("2026-10-12"), day("2026-10-17"))
    assert days(found["Từ ngày 12/10/2026: Rà soát"]) == (day("2026-10-12"), day("2026-10-13"))
    assert {str(event["TRANSP"]) for event in (before, by, within)} == {"TRANSPARENT"}
    assert "Trong quý III/2026: Gương tốt quý III năm 2026 (mẫu)" in found
    assert "Trong tháng 3/2027: Trồng cây (mẫu)" in events(files[ALL])


def test_hours_are_vietnams(files: Mapping[str, bytes]) -> None:
    """A timed event names the zone that the file defines, and is at the right moment anywhere."""
    event = events(files["lich/thcs-a.ics"])["Lễ khai giảng"]
    start, end = days(event)
    assert event["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert start.utcoffset() == HOURS_7
    assert (start.isoformat(), end.isoformat()) == (
        "2026-10-05T07:30:00+07:00",
        "2026-10-05T09:00:00+07:00",
    )
    assert str(event["TRANSP"]) == "OPAQUE"
    for path, data in files.items():
        zones = [str(zone["TZID"]) for zone in walk(data, "VTIMEZONE")]
        assert zones == ["Asia/Ho_Chi_Minh"], path
    # Over several days it ends with the last of them, where no hour is given.
    assert days(events(files[ALL])["Hội thi"])[1].isoformat() == "2027-01-03T00:00:00+07:00"


def test_cancelled_is_said_and_not_dropped(files: Mapping[str, bytes]) -> None:
    """What was called off stays in the file as cancelled, in words too, and reminds of nothing."""
    found = events(files["lich/thcs-a.ics"])
    for title in ("Đã hủy: Hội trại", "Đã hủy: Trước ngày 15/12/2026: Bỏ"):
        assert str(found[title]["STATUS"]) == "CANCELLED"
        assert str(found[title]["TRANSP"]) == "TRANSPARENT"
        assert found[title].walk("VALARM") == []
    assert str(found["Lễ khai giảng"]["STATUS"]) == "CONFIRMED"


def test_deadlines_remind_a_week_and_a_day_before(files: Mapping[str, bytes]) -> None:
    """At seven in the morning, a week and a day before the last day in time; nothing else does."""
    found = events(files["lich/thcs-a.ics"])
    reminded = {title for title, event in found.items() if event.walk("VALARM")}
    assert reminded == {
        "Trước ngày 15/6/2026: Báo cáo sơ kết",
        "Trước ngày 15/11/2026: Báo cáo tổng kết",
        "Chậm nhất 30/10/2026: Nộp hồ sơ",
    }
    alarms = found["Chậm nhất 30/10/2026: Nộp hồ sơ"].walk("VALARM")
    midnight = datetime.datetime(2026, 10, 30)  # noqa: DTZ001 - an all-day event has no zone
    assert [(midnight + alarm["TRIGGER"].dt).isoformat() for alarm in alarms] == [
        "2026-10-23T07:00:00",
        "2026-10-29T07:00:00",
    ]


def test_what_recurs_comes_on_the_right_days(files: Mapping[str, bytes]) -> None:
    """Solar days by a rule, lunar days by themselves, unrolled by another library."""
    calendar = icalendar.Calendar.from_ical(files[ALL])
    found: dict[str, list[str]] = {}
    for year in (2026, 2027, 2030):
        for event in recurring_ical_events.of(calendar).at(year):
            start = event["DTSTART"].dt
            found.setdefault(str(event["SUMMARY"]), []).append(start.isoformat()[:16])
    assert sorted(found["Ngày Nhà giáo Việt Nam"]) == ["2026-11-20", "2027-11-20", "2030-11-20"]
    assert sorted(found["Giỗ Tổ Hùng Vương"]) == ["2026-04-26", "2027-04-16", "2030-04-12"]
    assert sorted(found["Ngày truyền thống"]) == ["2026-12-07", "2027-12-07", "2030-12-07"]
    assert sorted(found["Rước đèn"]) == ["2026-09-25T18:30", "2027-09-15T18:30", "2030-09-12T18:30"]
    rules = {str(event["SUMMARY"]) for event in walk(files[ALL], "VEVENT") if "RRULE" in event}
    assert rules == {"Ngày Nhà giáo Việt Nam", "Ngày truyền thống"}


def test_a_second_implementation_reads_the_same(files: Mapping[str, bytes]) -> None:
    """ical.js understands every file, each word and each day of it."""
    read = by_javascript(files[ALL])
    assert (read["name"], read["refresh"]) == ("Thi đua trường A", "PT12H")
    python = {str(event["UID"]): event for event in walk(files[ALL], "VEVENT")}
    assert sorted(event["uid"] for event in read["events"]) == sorted(python)
    for event in read["events"]:
        same = python[event["uid"]]
        assert event["summary"] == str(same["SUMMARY"])
        assert event["description"] == (str(same["DESCRIPTION"]) if "DESCRIPTION" in same else None)
        assert event["allDay"] == (not isinstance(same["DTSTART"].dt, datetime.datetime))
    found = {event["summary"]: event for event in read["events"]}
    assert found["Lễ khai giảng"]["utc"] == "2026-10-05T00:30:00.000Z"
    assert found["Lễ khai giảng"]["location"] == "Sân trường, dãy A; tầng 1"
    assert found["Lễ khai giảng"]["categories"] == ["Lễ", "THCS A"]
    assert ["2027-04-16", "2027-04-17"] in found["Giỗ Tổ Hùng Vương"]["days"]
    assert ["2026-09-25T18:30:00", "2026-09-25T20:00:00"] in found["Rước đèn"]["days"]
    assert found["Trước ngày 15/11/2026: Báo cáo tổng kết"]["alarms"] == ["-P6DT17H", "-PT17H"]
    assert found[HOSTILE.strip()]["days"] == [["2026-10-09", "2026-10-10"]]
    single = by_javascript(files["lich/su-kien/huy.ics"])
    assert [event["status"] for event in single["events"]] == ["CANCELLED"]


def test_lines_are_short_and_letters_whole(files: Mapping[str, bytes]) -> None:
    """No line has more than 75 octets, every line is text by itself, and ends as it has to."""
    for data in files.values():
        lines = data.split(b"\r\n")
        assert lines.pop() == b""
        assert max(map(len, lines)) <= 75
        for line in lines:
            assert not re.search("[\x00-\x08\x0a-\x1f\x7f]", line.decode())
        assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT")


def test_what_a_title_says_is_only_text(files: Mapping[str, bytes]) -> None:
    """Semicolons, backslashes, tags and lines of iCalendar in a title are words like others."""
    event = events(files["lich/su-kien/doc.ics"])[HOSTILE.strip()]
    assert event.walk("VALARM") == []
    two_lines = events(files["lich/su-kien/le.ics"])["Lễ khai giảng"]
    assert "Hai dòng:\n\n- một\n" in two_lines["DESCRIPTION"]


def test_figures_do_not_depend_on_the_day_of_the_build(tmp_path: Path) -> None:
    """Built twice it is the same to the byte, and no time in it is that of the build."""
    first, second = (calendars(site(tmp_path / name), site_name="A", site_url=URL) for name in "ab")
    assert first == second
    event = events(first["lich/thcs-a.ics"])["Chậm nhất 30/10/2026: Nộp hồ sơ"]
    stamps = {str(event[name].dt) for name in ("DTSTAMP", "LAST-MODIFIED")}
    assert stamps == {"2026-01-14 17:00:00+00:00"}
    assert event["SEQUENCE"] == 0
    assert str(event["UID"]) == "ke-hoach/thcs-a/moc/moc-2@thi-dua.example"
    assert str(event["URL"]) == f"{URL}ke-hoach/thcs-a/moc/#moc-thoi-gian"


def test_subscribers_are_told_when_to_ask_again(files: Mapping[str, bytes]) -> None:
    """Each calendar has a name, an address and an interval, in the old way and the new."""
    calendar = icalendar.Calendar.from_ical(files["lich/thcs-a.ics"])
    assert str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"]) == "THCS A – lịch thi đua"
    assert str(calendar["SOURCE"]) == f"{URL}lich/thcs-a.ics"
    text = files["lich/thcs-a.ics"].decode()
    assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in text
    assert "\r\nX-PUBLISHED-TTL:PT12H\r\n" in text
    assert "\r\nMETHOD:" not in text
