"""Python-Markdown without the steps that a text cannot need: the same HTML, much sooner.

Most steps ask regular expressions that read every letter, although whatever they match holds
one of a few marks, and most texts hold none. Here the marks are asked for first. A step that
is not known here, such as one of another extension, is always taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Self
from xml.etree.ElementTree import Element, ElementTree

import markdown
from markdown import blockprocessors as block_level
from markdown import inlinepatterns as inline
from markdown.blockparser import BlockParser
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX
from pymdownx.superfences import (  # type: ignore[import-untyped]
    SuperFencesCodeBlockProcessor,
)

_ALWAYS = ""
"""A mark that stands in every text."""

_BLOCKS: dict[type[block_level.BlockProcessor], tuple[str | None, str | None]] = {
    AdmonitionProcessor: ("!!!", "!!!"),
    block_level.EmptyBlockProcessor: (None, None),
    block_level.ListIndentProcessor: (None, None),
    block_level.CodeBlockProcessor: (None, None),
    SuperFencesCodeBlockProcessor: (None, None),
    TableProcessor: ("|", "|"),
    block_level.HashHeaderProcessor: ("#", "#"),
    block_level.SetextHeaderProcessor: ("\n", "\n"),
    block_level.HRProcessor: ("\n", _ALWAYS),
    block_level.OListProcessor: (None, _ALWAYS),
    block_level.UListProcessor: (None, _ALWAYS),
    SaneOListProcessor: (None, _ALWAYS),
    SaneUListProcessor: (None, _ALWAYS),
    block_level.BlockQuoteProcessor: (">", ">"),
    FootnoteBlockProcessor: ("]:", "]:"),
    block_level.ReferenceProcessor: ("]:", "]:"),
}
"""What stands in each block that a processor takes: in one that begins with a letter, and in one
that begins with any other sign but a space or a newline; None if it takes no such block."""

_FOOTNOTE = "[^"
_INLINE = {
    inline.BACKTICK_RE: "`",
    inline.ESCAPE_RE: "\\",
    inline.LINK_RE: "[",
    inline.IMAGE_LINK_RE: "![",
    inline.AUTOLINK_RE: "<",
    inline.AUTOMAIL_RE: "<",
    inline.LINE_BREAK_RE: "  \n",
    inline.ENTITY_RE: "&",
    r"\[\^([^\]]*)\]": _FOOTNOTE,
}
"""What stands in each text that the regular expression of an inline pattern matches in."""

_OF_REFERENCES = {
    inline.ReferenceInlineProcessor,
    inline.ShortReferenceInlineProcessor,
    inline.ImageReferenceInlineProcessor,
    inline.ShortImageReferenceInlineProcessor,
}
"""Patterns that do nothing in a text without definitions of references."""


def marks(pattern: inline.Pattern) -> Sequence[str]:
    """Return strings of which one stands in every text that `pattern` matches in."""
    if isinstance(pattern, inline.DelimiterProcessor):
        return pattern.tokens
    return (_INLINE.get(pattern.pattern, _ALWAYS),)


class Converter(markdown.Markdown):
    """Python-Markdown's converter: the same HTML and the same headings for every text.

    Only its attribute `toc` is empty where a text does not ask for a list of contents.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Python-Markdown's own
        """Take the options of `markdown.Markdown`."""
        super().__init__(**options)
        self._block_level: dict[object, bool] = {}
        for extension in self.registeredExtensions:
            if type(extension) is TocExtension:
                contents = _Contents(self, extension.getConfigs())
                self.treeprocessors.register(contents, "toc", 5)

    def build_parser(self) -> Self:
        """Put the parts below in place of Python-Markdown's, before any extension's."""
        super().build_parser()
        parser = _Parser(self)
        parser.blockprocessors = self.parser.blockprocessors
        for processor in parser.blockprocessors:
            processor.parser = parser
        self.parser = parser
        self.preprocessors.register(_Whitespace(self), "normalize_whitespace", 30)
        self.treeprocessors.register(_Inline(self), "inline", 20)
        return self

    def is_block_level(self, tag: object) -> bool:
        """Return whether `tag` is the name of a block's element, looking each up once."""
        known = self._block_level.get(tag)
        if known is None:
            known = self._block_level[tag] = super().is_block_level(tag)
        return known


class _Parser(BlockParser):
    """Asks a block processor only about blocks that it may take."""

    _Step = tuple[block_level.BlockProcessor, str]

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802
        """Sort the processors by the blocks that they take, and parse."""
        self._indented: list[_Parser._Step] = []
        self._letter: list[_Parser._Step] = []
        self._sign: list[_Parser._Step] = []
        for processor in self.blockprocessors:
            letter, sign = _BLOCKS.get(type(processor), (_ALWAYS, _ALWAYS))
            self._indented.append((processor, _ALWAYS))
            if letter is not None:
                self._letter.append((processor, letter))
            if sign is not None:
                self._sign.append((processor, sign))
        return super().parseDocument(lines)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        """Take `blocks` into `parent`, each by the first processor that wants it."""
        while blocks:
            block = blocks[0]
            if block[:1].isalpha():
                steps = self._letter
            elif block[:1] in " \n":  # or nothing
                steps = self._indented
            else:
                steps = self._sign
            for processor, mark in steps:
                if (
                    mark in block
                    and processor.test(parent, block)
                    and processor.run(parent, blocks) is not False
                ):
                    break


class _Inline(InlineProcessor):
    """Applies the patterns that may match in a body, to the texts in which they may."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Put aside the texts without a mark, apply the patterns, and put the texts back."""
        needed = self._needed("".join(tree.itertext()))
        if not needed:
            self.stashed_nodes = {}
            return tree
        # It is only counted and indexed, which a list does faster than a registry.
        self.inlinePatterns = needed  # type: ignore[assignment]
        every = {re.escape(mark) for pattern in needed for mark in marks(pattern)}
        has_mark = re.compile("|".join(sorted(every))).search
        aside: list[tuple[Element, str, str]] = []
        for element in tree.iter():
            text, tail = element.text, element.tail
            if text and not has_mark(text):
                aside.append((element, "text", text))
                element.text = None
            if tail and not has_mark(tail):
                aside.append((element, "tail", tail))
                element.tail = None
        super().run(tree, ancestors)
        for element, place, text in aside:
            setattr(element, place, text)
        return tree

    def _needed(self, text: str) -> list[inline.Pattern]:
        """Return the patterns that may do something to a body of this `text`, in their order."""
        patterns = list(self.md.inlinePatterns)
        if _FOOTNOTE in text:  # how its number is written is an option, and may hold any mark
            return patterns
        if not self.md.references:
            patterns = [pattern for pattern in patterns if type(pattern) not in _OF_REFERENCES]
        return [pattern for pattern in patterns if any(mark in text for mark in marks(pattern))]


class _Contents(TocTreeprocessor):
    """Makes the list of contents only for a body that has its marker."""

    def run(self, doc: Element) -> None:
        """Give the headings their ids."""
        self._wanted = self.marker in "".join(doc.itertext())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """Return the list, or an element that nobody sees."""
        return super().build_toc_div(toc_list) if self._wanted else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Put the list in the place of its marker."""
        if self._wanted:
            super().replace_marker(root, elem)


class _Whitespace(NormalizeWhitespace):
    """Tidies only a body that has something to tidy."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without what is not wanted in them."""
        text = "\n".join(lines)
        if any(untidy in text + "\n" for untidy in (STX, ETX, "\r", "\t", " \n")):
            return super().run(lines)
        return [*text.split("\n"), "", ""]
