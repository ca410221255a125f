"""Parts of a .docx or .odt, which are zips of XML: unpacked within limits, parsed without DTD.

What a zip says of its sizes is not believed; a part is read until it ends or is too large.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from thidua.importers.readers.limits import MAX_PART_BYTES, MAX_PARTS, MAX_TAGS
from thidua.importers.readers.refusals import Reason, Unreadable

_SMALL = re.compile(r"-?[0-9]{1,6}", re.ASCII)

MAX_DEPTH = 200
"""Elements within elements; Word's deepest nesting seen is some 40."""


class Archive:
    """A zip in memory."""

    def __init__(self, data: bytes) -> None:
        """Open the zip `data`; raises Unreadable where it is broken or holds too much."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Unreadable(Reason.BROKEN, detail=f"zip: {error}") from None
        self.names = frozenset(self._zip.namelist())
        if len(self._zip.infolist()) > MAX_PARTS:
            raise Unreadable(Reason.BOMB, part="zip", limit=f"{MAX_PARTS} phần")

    def read(self, name: str) -> bytes:
        """Return the part `name`; raises Unreadable where it is broken, locked or too large."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise Unreadable(Reason.ENCRYPTED)
            with self._zip.open(info) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except KeyError:
            raise Unreadable(Reason.BROKEN, detail=f"thiếu {name}") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise Unreadable(Reason.BROKEN, detail=f"{name}: {error}") from None
        except (NotImplementedError, RuntimeError) as error:
            raise Unreadable(Reason.BROKEN, detail=f"{name}: {error}") from None
        if len(data) > MAX_PART_BYTES:
            raise Unreadable(Reason.BOMB, part=name, limit=f"{MAX_PART_BYTES // 1024 // 1024} MB")
        return data

    def xml(self, name: str) -> Element:
        """Return the root of the XML part `name`, names without their namespaces."""
        data = self.read(name)
        # Each element takes a hundred times the memory of its tag, so they are counted before.
        if data.count(b"<") > MAX_TAGS:
            raise Unreadable(Reason.BOMB, part=name, limit=f"{MAX_TAGS} thẻ")
        try:
            root: Element = fromstring(data, forbid_dtd=True)
        except DefusedXmlException:
            raise Unreadable(Reason.DTD, part=name) from None
        except (ParseError, ValueError, LookupError) as error:
            raise Unreadable(Reason.BROKEN, detail=f"{name}: {error}") from None
        _simplify(root, name)
        return root


def _simplify(root: Element, name: str) -> None:
    """Take the namespaces off all names, for strict and transitional files differ in them."""
    level: list[Element] = [root]
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise Unreadable(Reason.BOMB, part=name, limit=f"{MAX_DEPTH} tầng")
        below: list[Element] = []
        for element in level:
            element.tag = element.tag.rpartition("}")[2]
            for key in [key for key in element.attrib if "}" in key]:
                element.attrib[key.rpartition("}")[2]] = element.attrib.pop(key)
            below.extend(element)
        level = below


def child(element: Element | None, path: str) -> Element | None:
    """Return the first element at `path`, None where there is none or nothing to look in."""
    return None if element is None else element.find(path)


def value(element: Element | None, path: str, attribute: str = "val") -> str | None:
    """Return an attribute of the first element at `path`."""
    found = child(element, path)
    return None if found is None else found.get(attribute)


def number(text: str | None, default: int = 0) -> int:
    """Return a small whole number written in XML, `default` for anything else."""
    return int(text) if text and _SMALL.fullmatch(text) else default


def walk(element: Element, *, skip: frozenset[str]) -> Iterator[Element]:
    """Yield the descendants of `element` in document order, none below a tag of `skip`."""
    stack = [iter(element)]
    while stack:
        for inner in stack[-1]:
            if inner.tag not in skip:
                yield inner
                stack.append(iter(inner))
                break
        else:
            stack.pop()


def topmost(element: Element, tag: str, *, skip: frozenset[str]) -> Iterator[Element]:
    """Yield the elements `tag` below `element` that lie in no other of them."""
    stack = [iter(element)]
    while stack:
        for inner in stack[-1]:
            if inner.tag == tag:
                yield inner
            elif inner.tag not in skip:
                stack.append(iter(inner))
                break
        else:
            stack.pop()
