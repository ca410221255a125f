"""Word's styles: what a paragraph or run has that does not say so itself.

A style is based on another (ECMA-376, Part 1, 17.7); only what readers need is kept: bold,
centred, font, level of heading, list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from thidua.importers.readers.archive import child, number, value

_OFF = ("0", "false", "off", "none")
_DEEPEST = 20


def switched(properties: Element | None, name: str) -> bool | None:
    """Return whether a switch such as bold is on, None where nothing is said."""
    found = child(properties, name)
    return None if found is None else found.get("val", "1") not in _OFF


def font_of(properties: Element | None) -> str | None:
    """Return the font that run properties name."""
    fonts = child(properties, "rFonts")
    return None if fonts is None else fonts.get("ascii") or fonts.get("hAnsi") or fonts.get("cs")


@dataclass(frozen=True)
class Look:
    """What is known of a paragraph or run; None where nothing is said."""

    bold: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    align: str | None = None
    heading: bool | None = None
    list_id: str | None = None
    list_level: int | None = None

    def over(self, base: Look) -> Look:
        """Return this look with what it leaves open taken from `base`."""
        pairs = ((name, getattr(self, name), getattr(base, name)) for name in self.__annotations__)
        return Look(**{name: own if own is not None else its for name, own, its in pairs})


def look_of(paragraph: Element | None, run: Element | None) -> Look:
    """Return what paragraph and run properties say themselves."""
    outline = value(paragraph, "outlineLvl")
    level = value(paragraph, "numPr/ilvl")
    return Look(
        bold=switched(run, "b"),
        hidden=switched(run, "vanish"),
        font=font_of(run),
        align=value(paragraph, "jc"),
        heading=None if outline is None else number(outline, 9) < 9,  # noqa: PLR2004 - 9: body
        list_id=value(paragraph, "numPr/numId"),
        list_level=None if level is None else number(level),
    )


@dataclass(frozen=True)
class Styles:
    """The styles of a document."""

    own: Mapping[str, tuple[str, Look]]
    """Id → the style it is based on, and what it says itself."""
    default: Look = Look()
    paragraph: str = ""
    """The style of paragraphs that name none."""

    def look(self, name: str) -> Look:
        """Return what the style `name` says, with all it is based on."""
        look, seen = Look(), 0
        while name in self.own and seen < _DEEPEST:
            base, said = self.own[name]
            look, name, seen = look.over(said), base, seen + 1
        return look


def word_styles(root: Element | None) -> Styles:
    """Return the styles that styles.xml defines; none where the part is missing."""
    if root is None:
        return Styles({})
    own, paragraph = {}, ""
    for item in root.iter("style"):
        identifier = item.get("styleId", "")
        look = look_of(child(item, "pPr"), child(item, "rPr"))
        own[identifier] = (value(item, "basedOn") or "", look)
        if item.get("type") == "paragraph" and item.get("default", "0") not in _OFF:
            paragraph = identifier
    default = child(root, "docDefaults")
    look = look_of(child(default, "pPrDefault/pPr"), child(default, "rPrDefault/rPr"))
    return Styles(own, look, paragraph)
