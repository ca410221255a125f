"""What the Site answers now, as digests: the other side of the questions that pages ask it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from thidua.link.site import DERIVED, Site
from thidua.link.stock import Target
from thidua.load.listing import state_of
from thidua.load.raw import Asset
from thidua.model.base import Kind
from thidua.work.questions import Question, digest_of

NOTHING = b""
"""The answer where there is nothing of that name."""


def answer(site: Site, question: Question) -> bytes:
    """Return what stands for the answer that `site` gives to `question` today.

    Raises:
        KeyError: Nobody asks such a question; another version of the program may have.

    """
    name, *about = question
    return _ANSWERS[name](site, *about)


def facts(site: Site) -> bytes:
    """Return what stands for all that is public but texts and files.

    As long as it is the same, so is every answer but those to `LOOSE` questions.
    """
    return site.ground_of("all")


def _record(site: Site, collection: str, key: str) -> bytes:
    raw = site.stock.raws.get((collection, key))
    return raw.version if raw else NOTHING


def _there(site: Site, kind: str, key: str) -> bytes:
    return b"there" if key in site.stock.records[Kind(kind)] else NOTHING


def _derived(site: Site, name: str, key: str | None = None) -> bytes:
    made = site.made(DERIVED[name])
    if key is None:
        return digest_of(repr(made))
    return digest_of(repr(made[key])) if key in made else NOTHING


def _body(site: Site, kind: str, key: str) -> bytes:
    raw = site.stock.raws.get((kind, key))
    return raw.text_version if raw else NOTHING


def _owned(site: Site, unit: str, kind: str) -> bytes:
    return digest_of(*site.stock.owned.get((unit, Kind(kind)), ()))


def _referring(site: Site, collection: str, key: str) -> bytes:
    places = site.stock.referring.get(Target(collection, key))
    if not places:
        return NOTHING
    return digest_of(*(digest_of(kind.value, field, *ids) for (kind, field), ids in places.items()))


def _photos(site: Site, key: str) -> bytes:
    names = [photo.file for photo in site.stock.photos.get(key, ())]
    files = (_file(site, Kind.PROFILE.value, key, name) for name in names)
    return digest_of(*names, *files)


def _file(site: Site, kind: str, key: str, name: str) -> bytes:
    asset = site.stock.files.get((Kind(kind), key), {}).get(name)
    if asset is None:
        return NOTHING
    return asset_state(asset).encode()


def asset_state(asset: Asset) -> str:
    """Return where a file is and what the system knows of it."""
    # What was known before the file was used; a change since then shows in the next build.
    return f"{asset.path} {asset.stamp or _now(asset.path)}"


def _now(path: Path) -> str:
    try:
        return state_of(path.stat())
    except OSError:
        return ""


def _calendar(site: Site, *whose: str) -> bytes:
    calendars = site.stock.calendars
    match whose:
        case ():
            return calendars.version
        case ("common",):
            return digest_of(*(entry.version for entry in calendars.of_all.entries))
        case (kind, key):
            return calendars.versions(Kind(kind)).get(key, NOTHING)
        case _:
            raise KeyError(whose)


def _month(site: Site, year: str, month: str) -> bytes:
    found = site.stock.calendars.all.month(int(year), int(month))
    return digest_of(*(occurrence.version for occurrence in found))


def _today(site: Site, part: str = "day") -> bytes:
    return site.stock.today.isoformat()[: _PARTS[part]].encode()


_PARTS = {"year": 4, "month": 7, "day": 10}
"""Part of a day → how much of the day it takes to name it."""


_ANSWERS: Mapping[str, Callable[..., bytes]] = {
    "stock": facts,
    "told": lambda site, name: site.ground_of(name),
    "today": _today,
    "reached": lambda site, day: b"yes" if day <= site.stock.today.isoformat() else NOTHING,
    "record": _record,
    "there": _there,
    "all": lambda site, kind: digest_of(*site.stock.records[Kind(kind)]),
    "terms": lambda site, name: digest_of(*site.stock.vocabularies[name]),
    "derived": _derived,
    "body": _body,
    "owned": _owned,
    "referring": _referring,
    "photos": _photos,
    "file": _file,
    "calendar": _calendar,
    "month": _month,
    "years": lambda site: digest_of(repr(site.stock.calendars.years)),
}
"""Question → how it is answered; `Site` has the method that asks each."""
