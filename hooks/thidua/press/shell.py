"""The theme's shell: rendered once, cut at its slots, filled for every page by a string join.

A Jinja render of the theme costs milliseconds, a join microseconds; with thousands of
pages that is the difference between seconds and minutes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

SLOTS = ("title", "description", "canonical", "extra_head", "kind", "article", "trail", "samples")

_SENTINEL = re.compile(r"\x02([a-z_]+)\x03")

SENTINELS: Mapping[str, str] = MappingProxyType({name: f"\x02{name}\x03" for name in SLOTS})
"""What the theme's template is given in place of each slot's text.

The two control characters are allowed neither in HTML nor in YAML, so no text of the theme
or of an editor can be taken for a slot.
"""


@dataclass(frozen=True)
class Shell:
    """A rendered template with holes: `texts` has one more entry than `names`."""

    texts: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Self:
        """Cut the rendered template `html` at its sentinels."""
        parts = _SENTINEL.split(html)
        return cls(tuple(parts[::2]), tuple(parts[1::2]))

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with every slot's HTML in place; KeyError for a slot without one."""
        filled = [self.texts[0]]
        for name, text in zip(self.names, self.texts[1:], strict=True):
            filled += (values[name], text)
        return "".join(filled)
