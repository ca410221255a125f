"""The page of a profile: the person first, then the story, the awards, the neighbours."""

from __future__ import annotations

from urllib.parse import quote

from thidua.model.profile import Profile
from thidua.press import sections, structured
from thidua.press.edition import Edition
from thidua.press.subject import Subject


def _view(edition: Edition, profile: Profile) -> dict[str, object]:
    portrait = edition.portrait(profile)
    pictures = edition.pictures(profile)
    previous, following = edition.neighbours(profile)
    return {
        "unit": edition.site.unit_of(profile),
        "portrait": portrait,
        "others": [picture for picture in pictures if picture != portrait],
        "previous": previous,
        "next": following,
    }


def _image(edition: Edition, profile: Profile) -> str | None:
    portrait = edition.portrait(profile)
    return quote(portrait.largest.address) if portrait else None


PROFILE: Subject[Profile] = Subject(
    template="profile.html",
    kind="profile",
    section=sections.WALL,
    title=lambda _edition, profile: profile.name,
    description=lambda _edition, profile: profile.deed,
    view=_view,
    thing=structured.profile,
    image=_image,
)
