"""From records to data: what `fields` allows, in the forms of `values`, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache, partial
from urllib.parse import quote

from thidua.link.identity import absolute
from thidua.link.pictures import Picture
from thidua.link.printed import Printed
from thidua.link.publication import publication
from thidua.link.site import Site
from thidua.model.base import Attachment, Element, Kind, Record, Reference
from thidua.model.event import Event
from thidua.model.kinds import KIND_OF
from thidua.model.profile import Photo, Profile
from thidua.model.vocabulary import Term
from thidua.opendata.addresses import data_of, identity
from thidua.opendata.fields import KEY_FACTS, OF_A_CHILD, SHOWN
from thidua.opendata.values import FORMS

Data = dict[str, object]


class Clerk:
    """Writes the records of one site as data."""

    def __init__(self, site: Site, printed: Printed) -> None:
        """Take what is public, and what the press made of it."""
        self._site = site
        self._printed = printed
        self._full: Callable[[str], str] = partial(absolute, site_url=printed.site_url)

    def in_full(self, record: Record) -> Data:
        """Return a record with every fact that is given out."""
        kind = KIND_OF[type(record)]
        fields = SHOWN[type(record)]
        if isinstance(record, Profile) and record.child:
            fields = OF_A_CHILD
        return self._entry(record, kind, fields)

    def in_short(self, record: Record) -> Data:
        """Return a record with the facts that lists tell."""
        kind = KIND_OF[type(record)]
        return self._entry(record, kind, KEY_FACTS[kind])

    def _entry(self, record: Record, kind: Kind, fields: Iterable[str]) -> Data:
        told: Data = {
            "id": self._full(identity(record)),
            "type": kind.value,
            "key": record.id,
            "title": self._title(record),
            "data": self._full(data_of(kind, record.id)),
        }
        if address := self._site.address(record):
            told["url"] = self._full(address)
        came_out = publication(self._site, record)
        if came_out and came_out.exact:
            told["published"] = came_out.day.isoformat()
        if record.sample:
            told["sample"] = True
        told["facts"] = self._facts(record, record, fields)
        return told

    def _title(self, record: Record) -> str:
        if isinstance(record, Event):
            return record.title
        return self._printed.title(record)

    def _facts(self, record: Record, element: Element, fields: Iterable[str]) -> Data:
        """Return those of `fields` of an element of `record` that say something."""
        told = {}
        for name in fields:
            value = self._value(record, getattr(element, name))
            if _says_something(value):
                told[alias(type(element), name)] = value
        return told

    def _value(self, record: Record, value: object) -> object:
        """Return `value` as data; None for a reference to what is not public."""
        if value is None:
            return None
        if form := FORMS.get(type(value)):
            return form[0](value)
        if isinstance(value, Reference):
            return self._reference(value)
        if isinstance(value, tuple):
            return self._items(record, value)
        if isinstance(value, Element):
            return self._element(record, value)
        if isinstance(value, Enum):
            return value.value
        # Better than to guess how it is to be read.
        raise TypeError(f"no form for {type(value)!r}")

    def _items(self, record: Record, values: tuple[object, ...]) -> list[object]:
        if values and isinstance(values[0], Photo):
            # Those that were published, and no others: consent was asked when they were made.
            pictures = self._printed.pictures(record) if isinstance(record, Profile) else ()
            return [self._photo(record, picture) for picture in pictures]
        items = (self._value(record, item) for item in values)
        return [item for item in items if _says_something(item)]

    def _element(self, record: Record, element: Element) -> Data:
        told = self._facts(record, element, SHOWN[type(element)])
        if isinstance(element, Attachment):
            beside = self._full(self._site.address(record))
            told["url"] = beside + quote(element.file, safe="")
        return told

    def _reference(self, reference: Reference) -> Data | None:
        found = self._site.find(reference)
        if isinstance(found, Term):
            return {"key": found.id, "name": found.name}
        if found is None:
            return None
        kind = KIND_OF[type(found)]
        return {
            "id": self._full(identity(found)),
            "name": self._title(found),
            "data": self._full(data_of(kind, found.id)),
        }

    def _photo(self, record: Record, picture: Picture) -> Data:
        largest = picture.largest
        told = self._facts(record, picture.photo, SHOWN[Photo])
        size: Data = {"width": largest.width, "height": largest.height}
        return {**told, "url": self._full(largest.address), **size}


def _says_something(value: object) -> bool:
    # Nought is something: no award for a collective, none of the pupils.
    return value is not None and value is not False and value not in ([], {})


@cache
def alias(model: type[Element], name: str) -> str:
    """Return what a field is called in data: as editors call it."""
    return model.model_fields[name].alias or name
