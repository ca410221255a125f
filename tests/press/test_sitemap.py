"""The map of the site keeps to the protocol, however large the site is."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from thidua.press.sitemap import sitemap

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _read(addresses: list[str], site_url: str = "https://a.example/") -> dict[str, list[str]]:
    """Return path → the addresses in that file."""
    made = {output.path: output.data() for output in sitemap(addresses, site_url=site_url)}
    return {
        path: [str(loc.text) for loc in ET.fromstring(data).iter(f"{SPACE}loc")]  # noqa: S314 - written by ourselves a moment ago
        for path, data in made.items()
    }


def test_a_small_site_has_one_file() -> None:
    """Every page in its order, with characters that XML minds."""
    assert _read(["/", "/a&b/"]) == {
        "sitemap.xml": ["https://a.example/", "https://a.example/a&b/"]
    }


def test_no_file_names_more_pages_than_search_engines_take() -> None:
    """Beyond 50,000 pages one file names the others, and together they name every page once."""
    addresses = [f"/trang-{number}/" for number in range(100_001)]
    found = _read(addresses)
    names = [f"sitemap-{number}.xml" for number in (1, 2, 3)]
    assert found.pop("sitemap.xml") == [f"https://a.example/{name}" for name in names]
    assert list(found) == names
    assert max(map(len, found.values())) == 50_000
    listed = [url for name in names for url in found[name]]
    assert listed == [f"https://a.example{address}" for address in addresses]


def test_without_an_address_of_the_site_pages_are_named_from_its_root() -> None:
    """A preview that knows no address still has a map."""
    assert _read(["/a/"], site_url="") == {"sitemap.xml": ["/a/"]}
