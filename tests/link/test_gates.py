"""What is public: every combination of status, dates, people and consent."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import chain, combinations, product
from typing import Any

import pytest

from thidua.model.gates import Gate, gate, public_photos
from thidua.model.profile import Profile
from thidua.model.unit import Unit

TODAY = datetime.date(2026, 9, 10)
YESTERDAY, TOMORROW = "2026-09-09", "2026-09-11"
DAYS = (None, YESTERDAY, "2026-09-10", TOMORROW)

PARTIES_NEEDED = {
    "person": {"person"},
    "collective": {"person"},
    "under-7": {"guardian"},
    "from-7": {"guardian", "child"},
}
"""Whose word is needed, of a grown person, a group, a small child and a child from seven."""


def subsets(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield every choice of `names`, also none."""
    return chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))


def profile_of(who: str, consent: dict[str, Any] | None, **more: object) -> Profile:
    """Return the profile of a person, a group or a child, public but for the consent."""
    child = who if who in ("under-7", "from-7") else None
    data = {
        "id": "thcs-a/an",
        "unit": "thcs-a",
        "status": "published",
        "name": "An",
        "who": "person" if child else who,
        "child": child,
        "role": "Học sinh",
        "deed": "Nhặt được của rơi",
        "photos": [{"file": "an.jpg", "alt": "Em An"}],
        "consent": consent,
    }
    return Profile.model_validate(data | more)


def consent_of(
    given_by: tuple[str, ...], covers: tuple[str, ...], **days: object
) -> dict[str, Any]:
    """Return a consent, given yesterday unless told otherwise."""
    return {"given_by": given_by, "covers": covers, "proof": "Tủ số 1", "on": YESTERDAY, **days}


@pytest.mark.parametrize("status", ["draft", "review", "published", "withdrawn"])
@pytest.mark.parametrize(
    ("publish_on", "unpublish_on"),
    [(first, last) for first in DAYS for last in DAYS if not (first and last and last < first)],
)
def test_status_and_dates(status: str, publish_on: str | None, unpublish_on: str | None) -> None:
    """Only what is published, from its first day on and until the day before its last."""
    unit = Unit.model_validate(
        {
            "id": "thcs-a",
            "name": "THCS A",
            "kind": "truong",
            "status": status,
            "publish_on": publish_on,
            "unpublish_on": unpublish_on,
        }
    )
    begun, ended = publish_on != TOMORROW, unpublish_on in (YESTERDAY, "2026-09-10")
    assert (gate(unit, TODAY) is None) == (status == "published" and begun and not ended)


def test_the_gate_says_which_one_it_is() -> None:
    """Whoever asks why a record is not public gets the first reason."""
    assert gate(profile_of("person", None, status="review"), TODAY) is Gate.STATUS
    assert gate(profile_of("person", None, publish_on=TOMORROW), TODAY) is Gate.NOT_YET
    assert gate(profile_of("person", None, unpublish_on=YESTERDAY), TODAY) is Gate.NO_MORE
    assert gate(profile_of("person", None), TODAY) is Gate.CONSENT


@pytest.mark.parametrize("who", PARTIES_NEEDED)
def test_whose_consent_covers_what(who: str) -> None:
    """A person's story needs the right people's word for name and story, a photo for it too."""
    for given_by, covers in product(
        subsets(("person", "guardian", "child")), subsets(("name", "portrait", "story"))
    ):
        profile = profile_of(who, consent_of(given_by, covers))
        everyone = PARTIES_NEEDED[who] <= set(given_by)
        told = everyone and {"name", "story"} <= set(covers)
        assert (gate(profile, TODAY) is None) == told, (given_by, covers)
        assert bool(public_photos(profile, TODAY)) == (everyone and "portrait" in covers)


@pytest.mark.parametrize("who", PARTIES_NEEDED)
def test_when_consent_is_in_force(who: str) -> None:
    """A consent holds from its day, to the end of its last, until the day it is withdrawn."""
    parties, scopes = ("person", "guardian", "child"), ("name", "portrait", "story")
    for on, until, withdrawn in product(DAYS[1:], DAYS, DAYS):
        if until is not None and until < str(on):
            continue
        days = {"on": on, "until": until, "withdrawn_on": withdrawn}
        profile = profile_of(who, consent_of(parties, scopes, **days))
        given = on != TOMORROW
        holds = given and until != YESTERDAY and withdrawn not in (YESTERDAY, "2026-09-10")
        assert (gate(profile, TODAY) is None) == holds, days
        assert bool(public_photos(profile, TODAY)) == holds, days


@pytest.mark.parametrize("who", PARTIES_NEEDED)
def test_without_consent(who: str) -> None:
    """Nobody is shown without being asked; a group is named, but its photos are not shown."""
    profile = profile_of(who, None)
    assert (gate(profile, TODAY) is None) == (who == "collective")
    assert public_photos(profile, TODAY) == ()
