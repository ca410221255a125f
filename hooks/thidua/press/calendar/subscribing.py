"""How to get a calendar into a telephone: links for programs, and a QR code for the telephone."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from markupsafe import Markup

from thidua.press.edition import Edition

PANEL = "dang-ky"
"""The id of the panel on its page, to which the QR code leads."""

_MASK = 4
_MODULES_AROUND = 4


@dataclass(frozen=True)
class Subscription:
    """The ways to follow one calendar."""

    name: str
    file: str
    """The address of the iCalendar file, from the root of the site."""
    webcal: str
    google: str
    outlook: str
    office: str
    qr: Markup
    """The address of the panel itself as a QR code: there a telephone finds the links it knows.

    Android opens no `webcal:` by itself, so a code of the file would help half of the readers.
    """


def subscription(edition: Edition, *, file: str, page: str, name: str) -> Subscription | None:
    """Return the ways to follow `file`, offered on the page at `page`.

    None where there is no file, or where the site does not know its own address: programs want a
    full one.
    """
    if not (file and urlsplit(edition.site_url).netloc):
        return None
    url = edition.absolute(file)
    webcal = f"webcal:{url.partition(':')[2]}"
    given = urlencode({"url": url, "name": name}, quote_via=quote)
    return Subscription(
        name=name,
        file=file,
        webcal=webcal,
        google=f"https://calendar.google.com/calendar/r?{urlencode({'cid': webcal})}",
        outlook=f"https://outlook.live.com/calendar/0/addfromweb?{given}",
        office=f"https://outlook.office.com/calendar/0/addfromweb?{given}",
        qr=_qr(f"{edition.absolute(page)}#{PANEL}"),
    )


def _qr(text: str) -> Markup:
    import segno  # noqa: PLC0415 - slow to load, for the few pages that have a code

    # One mask for all costs a quarter of weighing eight; readers cope with any.
    code = segno.make_qr(text, error="m", boost_error=False, mask=_MASK)
    svg = code.svg_inline(border=_MODULES_AROUND, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(svg)  # noqa: S704 - segno draws figures and writes no text
