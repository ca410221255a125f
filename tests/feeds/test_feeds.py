"""Feeds are valid, in the order of publication, stable, whole, and hold nothing private."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from markupsafe import Markup
from tests.feeds.rules import ATOM, atom_faults, json_faults
from tests.planting import planted
from tests.press.pressing import TODAY, files_of, front, outputs_of, page, unit
from tests.site.project import Project

from thidua.pipeline import read

SITE = "https://a.example/"

AGREED = "{given_by: [person], covers: [name, story], on: 2026-01-05, proof: Tủ hồ sơ}"


def person(name: str, body: str = "Thân bài.", **values: object) -> str:
    """Return the file of a public profile."""
    facts = {"who": "person", "role": "Giáo viên", "deed": "Làm việc tốt", "consent": AGREED}
    return page(name=name, **{**facts, **values}) + f"\n{body}\n"


def dated_plan(number: str, **values: object) -> str:
    """Return the file of a public plan with a number."""
    return page(number=number, title="Thi đua", year=2026, summary="Thi đua.", **values)


def words(html: str) -> list[str]:
    """Return what people read of `html`."""
    return Markup(html).striptags().split()  # noqa: S704 - nobody is shown it


def feed_of(files: dict[str, bytes], name: str) -> dict[str, Any]:
    """Return a JSON Feed by the last part of its address."""
    feed: dict[str, Any] = json.loads(files[f"tin/{name}.json"])
    return feed


def titles(files: dict[str, bytes], name: str) -> list[str]:
    """Return the titles of a feed's entries in their order."""
    return [item["title"] for item in feed_of(files, name)["items"]]


def item_of(files: dict[str, bytes], title: str) -> dict[str, Any]:
    """Return the entry of that title in the feed of everything."""
    (found,) = [item for item in feed_of(files, "tat-ca")["items"] if item["title"] == title]
    return dict(found)


@pytest.fixture(scope="module")
def school_feeds(school: Project) -> dict[str, bytes]:
    """Every feed of the made-up school, by its path below /tin/."""
    folder = school.site / "tin"
    found = [*folder.rglob("*.xml"), *folder.rglob("*.json")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_there_are_feeds_of_everything_units_and_campaigns(
    school: Project, school_feeds: dict[str, bytes]
) -> None:
    """Each comes in both formats."""
    names = {"tat-ca", "guong", "ke-hoach"}
    for part in ("don-vi", "phong-trao"):
        pages = (school.site / part).glob("*/index.html")
        names |= {f"{part}/{path.parent.name}" for path in pages}
    assert len(names) > 10
    assert set(school_feeds) == {f"{name}.{end}" for name in names for end in ("xml", "json")}


def test_atom_keeps_its_rules(school_feeds: dict[str, bytes]) -> None:
    """No Atom file breaks a rule of RFC 4287."""
    wrong = {
        name: faults
        for name, data in school_feeds.items()
        if name.endswith(".xml") and (faults := atom_faults(data))
    }
    assert wrong == {}


def test_json_feeds_keep_their_rules(school_feeds: dict[str, bytes]) -> None:
    """No JSON Feed breaks a rule of version 1.1."""
    wrong = {
        name: faults
        for name, data in school_feeds.items()
        if name.endswith(".json") and (faults := json_faults(json.loads(data)))
    }
    assert wrong == {}


def test_a_feed_reader_reads_every_feed(school_feeds: dict[str, bytes]) -> None:
    """A reader in wide use finds nothing wrong, and the same entries in both formats."""
    for name, data in school_feeds.items():
        if name.endswith(".xml"):
            read_by = feedparser.parse(data)
            assert not read_by.bozo, name
            other = json.loads(school_feeds[name.replace(".xml", ".json")])
            assert [
                (entry.id, entry.title, words(entry.content[0].value)) for entry in read_by.entries
            ] == [
                (item["id"], item["title"], words(item["content_html"])) for item in other["items"]
            ]


def test_a_unit_without_news_has_a_feed_to_subscribe_to(school_feeds: dict[str, bytes]) -> None:
    """Whoever subscribes early misses nothing: the feed is there, valid and empty."""
    feed = school_feeds["don-vi/ubnd-xa-dong-lua.xml"]
    assert atom_faults(feed) == []
    assert feedparser.parse(feed).entries == []


def test_news_come_in_the_order_of_publication(tmp_path: Path) -> None:
    """First by the day it went online, else by that of issue, else by what dates the record."""
    files = files_of(
        tmp_path,
        {
            "profiles/thcs-a/nguyen-thi-an": None,
            "plans/thcs-a/a.md": dated_plan("1/KH-A", issued="2026-02-01"),
            "plans/thcs-a/b.md": dated_plan("2/KH-A", issued="2026-01-20", publish_on="2026-03-01"),
            "plans/thcs-a/c.md": dated_plan("3/KH-A"),
            "profiles/thcs-a/d/index.md": person("Quý một", quarter="2026-Q1"),
            "profiles/thcs-a/e/index.md": person("Hôm qua", publish_on="2026-09-09"),
            "profiles/thcs-a/f/index.md": person("Không ngày"),
            "plans/thcs-a/g.md": dated_plan("7/KH-A", issued="2026-12-01"),
        },
    )
    assert titles(files, "tat-ca") == [
        "Hôm qua",
        "Kế hoạch số 2/KH-A, THCS A",
        "Kế hoạch số 1/KH-A, THCS A",
        "Kế hoạch số 43/KH-THCSA, THCS A",
        "Quý một",
        "Kế hoạch số 3/KH-A, THCS A",
        "Dạy tốt, học tốt",
        "Kế hoạch số 961/KH-SGDĐT",
    ]
    assert titles(files, "guong") == ["Hôm qua", "Quý một"]
    assert "Không ngày" not in titles(files, "don-vi/thcs-a")


def test_a_day_that_is_not_known_is_not_claimed(tmp_path: Path) -> None:
    """A plan of which only the year is known has no day of publication, only a place in order."""
    files = files_of(tmp_path, {"plans/thcs-a/c.md": dated_plan("3/KH-A")})
    vague, exact = (item_of(files, f"Kế hoạch số {n}, THCS A") for n in ("3/KH-A", "43/KH-THCSA"))
    assert "date_published" not in vague
    assert vague["date_modified"] == "2026-01-01T00:00:00+07:00"
    assert exact["date_published"] == "2026-01-15T00:00:00+07:00"


def test_feeds_are_the_same_every_day(tmp_path: Path) -> None:
    """With nothing new, a build of the next day writes the same bytes."""
    content = planted(tmp_path, {})
    feeds = [
        {
            output.path: output.content
            for output in outputs_of(read(content, today=TODAY + datetime.timedelta(days=days)))
            if output.path.startswith("tin/") and not output.address
        }
        for days in (0, 1)
    ]
    assert feeds[0] == feeds[1]


def test_what_was_renamed_is_no_news(tmp_path: Path) -> None:
    """A record keeps its identity over two moves, and a unit's feed goes on where it was."""
    before = files_of(
        tmp_path / "before", {"profiles/thcs-a/lan/index.md": person("Lan", quarter="2026-Q2")}
    )
    moved = {"moved_from": "[/guong/thcs-a/lan/, /guong/thcs-a/co-lan/]", "quarter": "2026-Q2"}
    after = files_of(
        tmp_path / "after",
        {
            "profiles/thcs-a/tran-thi-lan/index.md": person("Lan", **moved),
            "units/thcs-b.yml": unit("THCS B", moved_from="[/don-vi/cap-hai/, /don-vi/thcs-cu/]"),
        },
    )
    old, new = item_of(before, "Lan"), item_of(after, "Lan")
    assert new["id"] == old["id"] == f"{SITE}guong/thcs-a/lan/"
    assert new["url"] != old["url"]
    for place in ("cap-hai", "thcs-cu"):
        assert after[f"tin/don-vi/{place}.xml"] == after["tin/don-vi/thcs-b.xml"]
    root = ET.fromstring(after["tin/don-vi/thcs-b.xml"])  # noqa: S314 - our own
    assert root.findtext(f"{ATOM}id") == f"{SITE}tin/don-vi/cap-hai.xml"


@pytest.mark.parametrize("site_url", ["https://a.example/", "https://a.example/thi-dua/"])
def test_entries_can_be_read_anywhere(tmp_path: Path, site_url: str) -> None:
    """Text, links and pictures are whole away from the site, wherever it lives."""
    body = "Xem [phong trào](/phong-trao/day-tot/) và [chú thích](#x).\n\n## Mục\n\nHết."
    profile = {"edit": {"Hai mươi năm qua, cô An góp từng cuốn sách.": body}}
    files = files_of(
        tmp_path, {"profiles/thcs-a/nguyen-thi-an/index.md": profile}, site_url=site_url
    )
    item = item_of(files, "Nguyễn Thị An")
    html = item["content_html"]
    assert f'<a href="{site_url}phong-trao/day-tot/">phong trào</a>' in html
    assert f'<a href="{site_url}guong/thcs-a/nguyen-thi-an/#x">' in html
    assert "<h2>Mục</h2>" in html
    assert f'<img src="{item["image"]}" alt="Cô An bên tủ sách"' in html
    assert item["image"].startswith(f"{site_url}guong/thcs-a/nguyen-thi-an/anh-1-")
    picture = item["image"].removeprefix(site_url)
    assert picture in files


def test_entries_say_who_speaks_and_of_what(tmp_path: Path) -> None:
    """Author, categories and attachments of a plan are there in both formats."""
    files = files_of(tmp_path, {})
    item = item_of(files, "Kế hoạch số 43/KH-THCSA, THCS A")
    assert item["authors"] == [{"name": "THCS A", "url": f"{SITE}don-vi/thcs-a/"}]
    assert item["tags"] == ["Kế hoạch", "Dạy tốt, học tốt"]
    (attachment,) = item["attachments"]
    assert attachment["url"] == f"{SITE}ke-hoach/thcs-a/ke-hoach-2026/ke-hoach.pdf"
    assert attachment["mime_type"] == "application/pdf"
    (entry,) = feedparser.parse(files["tin/ke-hoach.xml"]).entries
    assert entry.enclosures[0].href == attachment["url"]
    assert [tag.term for tag in entry.tags] == item["tags"]


def test_a_childs_story_stays_on_the_page(tmp_path: Path) -> None:
    """Of a child a feed says name and deed: what was delivered cannot be called back."""
    consent = (
        "{given_by: [guardian, child], covers: [name, story, portrait], on: 2026-01-05,"
        " until: 2027-05-31, proof: Tủ}"
    )
    child = person(
        "Em Châu", "Chuyện riêng.", child="from-7", role="Học sinh lớp 8", consent=consent,
        quarter="2026-Q2", photos="[{file: em.jpg, alt: Em Châu cười}]",
    )  # fmt: skip
    files = files_of(
        tmp_path,
        {"profiles/thcs-a/chau/index.md": child, "profiles/thcs-a/chau/em.jpg": {"picture": {}}},
    )
    item = item_of(files, "Em Châu")
    assert item["summary"] == "Làm việc tốt"
    assert "image" not in item
    for name in ("tat-ca.xml", "tat-ca.json", "guong.xml", "don-vi/thcs-a.json"):
        text = files[f"tin/{name}"].decode()
        assert "Em Châu" in text
        assert not re.search("Chuyện riêng|lớp 8|cười|thcs-a/chau/anh", text)


def test_without_consent_to_the_portrait_there_is_no_picture(tmp_path: Path) -> None:
    """Name and story may travel, the photo may not."""
    shy = person("Bình", photos="[{file: b.jpg, alt: Chú Bình}]", quarter="2026-Q2")
    files = files_of(
        tmp_path,
        {"profiles/thcs-a/binh/index.md": shy, "profiles/thcs-a/binh/b.jpg": {"picture": {}}},
    )
    item = item_of(files, "Bình")
    assert "image" not in item
    assert "<img" not in item["content_html"]
    assert "Thân bài" in item["content_html"]


def test_made_up_news_say_so(tmp_path: Path) -> None:
    """A sample is marked where it is listed and where it is read."""
    item = item_of(files_of(tmp_path, {}), "Nguyễn Thị An")
    assert item["summary"].startswith("Dữ liệu mẫu")
    assert "Dữ liệu mẫu" in item["content_html"]
    assert "Dữ liệu mẫu" in item["tags"]


def test_feeds_stay_short(tmp_path: Path) -> None:
    """Feeds of the site hold the 50 newest, those of a unit or campaign the 20 newest."""
    files = files_of(
        tmp_path,
        {
            f"plans/thcs-a/kh-{number}.md": dated_plan(
                f"{number + 100}/KH-A",
                issued=f"2026-03-{number % 28 + 1:02}",
                campaigns="[day-tot]",
            )
            for number in range(60)
        },
    )  # fmt: skip
    lengths = {
        name: len(titles(files, name))
        for name in ("tat-ca", "ke-hoach", "don-vi/thcs-a", "phong-trao/day-tot")
    }
    assert lengths == {
        "tat-ca": 50, "ke-hoach": 50, "don-vi/thcs-a": 10, "phong-trao/day-tot": 10
    }  # fmt: skip


def test_no_text_breaks_a_feed(tmp_path: Path) -> None:
    """Signs of XML and HTML and characters that XML cannot hold do no harm."""
    nasty = '"A & <b>B</b> ]]> \\x08 &amp; \\"C\\""'
    body = "<script>alert(1)</script> ]]> & \x0b [x](javascript:alert(1)) &lt;b&gt;"
    files = files_of(
        tmp_path,
        {"profiles/thcs-a/x/index.md": person(nasty, body, deed=nasty, quarter="2026-Q2")},
    )
    for name in ("tat-ca", "guong", "don-vi/thcs-a"):
        assert atom_faults(files[f"tin/{name}.xml"]) == []
        assert json_faults(feed_of(files, name)) == []
        html = feedparser.parse(files[f"tin/{name}.xml"]).entries[-1].content[0].value
        assert "<script" not in html
    (item,) = [one for one in feed_of(files, "guong")["items"] if "A & <b>B" in one["title"]]
    assert "<script" not in item["content_html"]
    assert "javascript:" not in item["content_html"]
    assert "&lt;b&gt;B&lt;/b&gt;" in item["content_html"]


def test_rights_are_said_where_the_site_says_them(tmp_path: Path) -> None:
    """The copyright line of the site goes with its feeds, as plain text."""
    rights = "&copy; 2026 <a href='/x'>Trường A</a>"
    data = files_of(tmp_path, {}, rights=rights)["tin/tat-ca.xml"]
    assert feedparser.parse(data).feed.rights == "© 2026 Trường A"


def test_pages_name_their_feeds(school: Project) -> None:
    """Every page names the feed of everything; units, campaigns and lists their own as well."""

    def named(address: str) -> list[str]:
        html = (school.site / address.lstrip("/") / "index.html").read_text(encoding="utf-8")
        links = re.findall(r'<link rel="alternate"[^>]*href="(?:\./|(?:\.\./)+)?(tin/[^"]+)"', html)
        return [link for link in links if link.endswith(".xml")]

    assert named("/van-ban/") == named("/gioi-thieu/") == ["tin/tat-ca.xml"]
    assert named("/guong/") == ["tin/tat-ca.xml", "tin/guong.xml"]
    assert named("/ke-hoach/") == ["tin/tat-ca.xml", "tin/ke-hoach.xml"]
    assert named("/don-vi/thcs-hoa-sen/") == ["tin/tat-ca.xml", "tin/don-vi/thcs-hoa-sen.xml"]
    assert named("/phong-trao/hai-tot/") == ["tin/tat-ca.xml", "tin/phong-trao/hai-tot.xml"]


def test_hidden_records_are_no_news(tmp_path: Path) -> None:
    """What a gate stops is in no feed, and neither is its name in what is."""
    files = files_of(
        tmp_path,
        {
            "campaigns/kin.md": page(
                name="Phong trào kín", kind="phong-trao", summary="Kín."
            ).replace("published", "draft"),
            "profiles/thcs-a/mo/index.md": person("Mở", campaigns="[kin]", quarter="2026-Q2"),
            "units/kin.yml": front(name="Đơn vị kín", kind="truong").replace(
                "published", "withdrawn"
            ),
        },
    )
    feeds = {path: data for path, data in files.items() if path.startswith("tin/")}
    assert "tin/phong-trao/kin.xml" not in feeds
    assert "tin/don-vi/kin.xml" not in feeds
    assert not any("kín" in data.decode() for data in feeds.values())
    assert item_of(files, "Mở")["tags"] == ["Gương tốt"]
