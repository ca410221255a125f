"""All editorial rules, and the run of them over one record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from thidua.checks.around import Around
from thidua.checks.levels import Levels
from thidua.checks.rule import Check, Each
from thidua.checks.rules import (
    award_for_whom,
    award_no_decision,
    award_validity,
    citation_date,
    citation_issuer,
    citation_not_in_force,
    citation_not_yet,
    document_expired,
    document_state,
    document_twice,
    event_year,
    milestone_before_issue,
    milestone_day_off,
    milestone_unit_ceased,
    name_two_spellings,
    number_leading_zero,
    number_lost_stroke,
    number_twice,
    number_type_code,
    number_unit_symbol,
    occasion_anniversary,
    occasion_date,
    photo_alt_words,
    photo_gps,
    plan_archive_line,
    plan_head_missing,
    plan_outside_year,
    plan_title_kind,
    profile_child_details,
    profile_consent_expiring,
    profile_near_duplicate,
    quarter_no_profile,
    report_head_missing,
    report_missing_result,
    report_unknown_target,
    round_gap,
    round_overlap,
    signer_behalf,
    signer_degree,
    signer_title,
    target_percent,
    text_date_zero,
    text_link_words,
    text_personal_data,
    text_repeated_words,
    text_spacing,
    text_tone_placement,
    text_typo,
    text_weekday,
    thematic_over_before_issue,
    unit_ceased,
)
from thidua.link.notes import Finding
from thidua.link.rules import CONSENT, CONSENT_ENDED
from thidua.validate.records import Valid

CHECKS: tuple[Check[Any], ...] = (
    award_for_whom.CHECK,
    award_no_decision.CHECK,
    award_validity.CHECK,
    citation_date.CHECK,
    citation_issuer.CHECK,
    citation_not_in_force.CHECK,
    citation_not_yet.CHECK,
    document_expired.CHECK,
    document_state.CHECK,
    document_twice.CHECK,
    event_year.CHECK,
    milestone_before_issue.CHECK,
    milestone_day_off.CHECK,
    milestone_unit_ceased.CHECK,
    name_two_spellings.CHECK,
    number_leading_zero.CHECK,
    number_lost_stroke.CHECK,
    number_twice.CHECK,
    number_type_code.CHECK,
    number_unit_symbol.CHECK,
    occasion_anniversary.CHECK,
    occasion_date.CHECK,
    photo_alt_words.CHECK,
    photo_gps.CHECK,
    plan_archive_line.CHECK,
    plan_head_missing.CHECK,
    plan_outside_year.CHECK,
    plan_title_kind.CHECK,
    profile_child_details.CHECK,
    profile_consent_expiring.CHECK,
    profile_near_duplicate.CHECK,
    quarter_no_profile.CHECK,
    report_head_missing.CHECK,
    report_missing_result.CHECK,
    report_unknown_target.CHECK,
    round_gap.CHECK,
    round_overlap.CHECK,
    signer_behalf.CHECK,
    signer_degree.CHECK,
    signer_title.CHECK,
    target_percent.CHECK,
    text_date_zero.CHECK,
    text_link_words.CHECK,
    text_personal_data.CHECK,
    text_repeated_words.CHECK,
    text_spacing.CHECK,
    text_tone_placement.CHECK,
    text_typo.CHECK,
    text_weekday.CHECK,
    thematic_over_before_issue.CHECK,
    unit_ceased.CHECK,
)

EDITORIAL: Mapping[str, Check[Any]] = MappingProxyType({check.rule.id: check for check in CHECKS})
"""Each editorial rule by its id."""

SILENCEABLE = frozenset((*EDITORIAL, CONSENT.id, CONSENT_ENDED.id))
"""The rules that a comment can silence."""


@cache
def _about(model: type[BaseModel]) -> tuple[Check[Any], ...]:
    """Return the rules that may find something in records of `model`."""
    return tuple(
        check
        for check in CHECKS
        if not isinstance(check.subjects, Each) or issubclass(model, check.subjects.models)
    )


def examine(valid: Valid, around: Around, levels: Levels) -> Iterator[Finding]:
    """Yield what the rules find in one record; its notes have not been asked yet."""
    for check in _about(type(valid.record)):
        for subject in check.subjects(valid, around):
            for problem in check.check(subject, around):
                facts = {**problem.facts, "rule": check.rule.id}
                rule = levels.weigh(check.rule)
                yield Finding(rule, valid.raw, problem.loc, facts, problem.mark, problem.edit)
