"""The lines of iCalendar, folded: what the library does letter by letter, by octets.

Folding takes most of the time of writing long Vietnamese texts.
"""

from __future__ import annotations

from icalendar.cal import Component

_OCTETS = 74
"""What fits into a line (RFC 5545, 3.1), without the space that a line begins with that goes on."""

_MASK, _GOES_ON = 0b1100_0000, 0b1000_0000
"""By which an octet of UTF-8 is known that does not begin a letter."""

_ESCAPES = b"\\^"
"""After these a letter belongs to the sign: no line breaks between them (RFC 5545, RFC 6868)."""


def lines(component: Component) -> bytes:
    """Return all lines of `component`, each with its end."""
    return b"".join([folded(line) for line in component.content_lines() if line])


def folded(line: str) -> bytes:
    """Return `line` in as many pieces as it needs, with its end."""
    rest = line.encode()
    parts = []
    while len(rest) > _OCTETS:
        cut = _OCTETS
        while rest[cut] & _MASK == _GOES_ON:
            cut -= 1
        if rest[cut - 1] in _ESCAPES:
            cut -= 1
        parts.append(rest[:cut])
        rest = rest[cut:]
    return b"\r\n ".join([*parts, rest]) + b"\r\n"
