"""When a plan was made, as far as it says: its day, else the bounds of its year."""

from __future__ import annotations

import datetime

from thidua.model.plan import Plan


def _years(plan: Plan) -> tuple[int, int]:
    years = [plan.year] if plan.year else []
    if plan.school_year:
        years += map(int, plan.school_year.split("-"))
    return min(years), max(years)


def first_day(plan: Plan) -> datetime.date:
    """Return the day of the plan, or the first that it can have."""
    return plan.issued or datetime.date(_years(plan)[0], 1, 1)


def last_day(plan: Plan) -> datetime.date:
    """Return the day of the plan, or the last that it can have."""
    return plan.issued or datetime.date(_years(plan)[1], 12, 31)


def dated(plan: Plan) -> str:
    """Return the day of the plan, or its year, as text."""
    return str(plan.issued or plan.school_year or plan.year)
