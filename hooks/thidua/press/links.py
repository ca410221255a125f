"""Ways from one page to another: relative, so that a site may lie in any folder of its host."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


def href(address: str, root: str) -> str:
    """Return the way to `address` from a page whose way to the root of the site is `root`."""
    # Names of files come from editors and may hold spaces or commas, which would end an
    # address in `srcset`.
    return root + quote(address.removeprefix("/"), safe="/#")


@dataclass(frozen=True)
class Ways:
    """The ways from one page: short ones to what lies below `base`, over the root to the rest."""

    root: str
    """The way to the root of the site."""
    base: str
    """An address at or above the page's own; what lies below it needs no quoting."""
    up: str
    """The way to `base`."""

    def __call__(self, address: str) -> str:
        """Return the way to `address`."""
        if address.startswith(self.base):
            return f"{self.up}{address[len(self.base) :]}" or "./"
        return href(address, self.root)
