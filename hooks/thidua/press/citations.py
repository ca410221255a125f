"""Numbers of documents in a body, made links to their pages.

The same recogniser reads them as in imported documents. What is a link, a heading or code
already stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from thidua.vietnamese.document_numbers import numbers

_UNTOUCHED = {"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}

Cited = Callable[[str, str], str | None]
"""(number, the text after it) → address of the document meant, or None if none is known."""

_REACH = 60
"""Letters after a number in which its date may stand."""


class CitationLinks(Treeprocessor):
    """Puts links around the numbers that `cited` knows; `root` is the way to the site's root."""

    def __init__(self, md: markdown.Markdown, cited: Cited) -> None:
        """Take the converter, and the function that knows where documents are."""
        super().__init__(md)
        self._cited = cited
        self.root = ""

    def run(self, root: Element) -> None:
        """Link the numbers in all texts below `root`."""
        waiting = [root]  # no recursion: emphasis nests as deep as a body is long
        while waiting:
            element = waiting.pop()
            if element.tag in _UNTOUCHED:
                continue
            waiting += element
            for place in range(len(element) - 1, -1, -1):
                child = element[place]
                if child.tail and "/" in child.tail:
                    child.tail, links = self._linked(child.tail)
                    element[place + 1 : place + 1] = links
            if element.text and "/" in element.text:
                element.text, links = self._linked(element.text)
                element[:0] = links

    def _linked(self, text: str) -> tuple[str, list[Element]]:
        """Return the text before the first link, and the links with what follows each."""
        links: list[Element] = []
        opening, end = text, 0
        for number in numbers(text):
            address = self._cited(number.text, text[number.end : number.end + _REACH])
            if address is None:
                continue
            if links:
                links[-1].tail = text[end : number.start]
            else:
                opening = text[: number.start]
            link = Element("a", {"href": self.root + address.removeprefix("/")})
            link.text, end = text[number.start : number.end], number.end
            links.append(link)
        if links:
            links[-1].tail = text[end:]
        return opening, links
