"""What is public today. The one place where it is decided, before anything is rendered.

Fails closed: a person's profile is public only while a consent in force covers name and
story, its photos only where it covers the portrait too. A collective without any consent on
record may be named and told of, by its public function, but not pictured.
"""

from __future__ import annotations

import datetime
from enum import StrEnum

from thidua.model.base import Record, Status
from thidua.model.profile import Photo, Profile, Scope, Who


class Gate(StrEnum):
    """Why a record is not public."""

    STATUS = "status"
    NOT_YET = "not yet"
    NO_MORE = "no more"
    CONSENT = "consent"


def gate(record: Record, today: datetime.date) -> Gate | None:
    """Return what keeps `record` from the public on `today`, or None when nothing does."""
    if record.status is not Status.PUBLISHED:
        return Gate.STATUS
    if record.publish_on and today < record.publish_on:
        return Gate.NOT_YET
    if record.unpublish_on and record.unpublish_on <= today:
        return Gate.NO_MORE
    if isinstance(record, Profile) and not _may_be_told(record, today):
        return Gate.CONSENT
    return None


def _may_be_told(profile: Profile, today: datetime.date) -> bool:
    # A collective honoured as one is named by its public function, not as private persons.
    if profile.who is Who.COLLECTIVE and profile.consent is None:
        return True
    return profile.permits(Scope.NAME, today) and profile.permits(Scope.STORY, today)


def public_photos(profile: Profile, today: datetime.date) -> tuple[Photo, ...]:
    """Return the photos of a public `profile` that everyone in it agreed to show."""
    return profile.photos if profile.permits(Scope.PORTRAIT, today) else ()
