"""Rhythms as RFC 5545 recurrence rules (section 3.3.10): what was said and no more."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.dates.model import Cadence

FREQUENCIES = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "half-year": ("MONTHLY", 6),
    "year": ("YEARLY", 1),
}
"""Unit -> frequency and how many of it make one unit."""

FIXED = {
    "workday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "ten-days": "FREQ=MONTHLY;BYMONTHDAY=10,20,-1",
    "half-month": "FREQ=MONTHLY;BYMONTHDAY=15,-1",
}
"""Units that RFC 5545 has no frequency for: their last days."""

WEEKDAYS = "MO TU WE TH FR SA SU".split()
MONTHS = {"quarter": 3, "half-year": 6, "year": 12}
"""Months of a unit, for a cadence on a month of it (每季度末, 每季度首月10日)."""


def rrule(cadence: Cadence) -> str | None:
    """The rule of a rhythm, or None for a unit without days of its own (a school term, an occasion).

    So many times in a unit (每年至少两次) are spread evenly where that gives whole months.
    """
    cadence = _spread(cadence)
    if cadence.unit in FIXED:
        return FIXED[cadence.unit]
    if cadence.unit not in FREQUENCIES:
        return None
    size = MONTHS.get(cadence.unit, 1)
    months = cadence.months or ((size,) if cadence.days else ())
    if size > 1 and months:
        by_month = _listed(sorted(m for first in months for m in range(first, 13, size)))
        interval = cadence.interval if cadence.unit == "year" else 1
        return _rule("YEARLY", interval, BYMONTH=by_month, BYMONTHDAY=_listed(cadence.days))
    frequency, each = FREQUENCIES[cadence.unit]
    days = (f"{cadence.nth or ''}{WEEKDAYS[weekday - 1]}" for weekday in cadence.weekdays)
    return _rule(frequency, each * cadence.interval, BYMONTHDAY=_listed(cadence.days), BYDAY=_listed(days))


def _spread(cadence: Cadence) -> Cadence:
    size, times = MONTHS.get(cadence.unit, 1), cadence.times or 1
    if times == 1 or cadence.months or cadence.days or cadence.weekdays or cadence.interval > 1:
        return cadence
    if cadence.unit == "month":
        return Cadence("half-month") if times == 2 else cadence
    return cadence if size % times else Cadence("month", size // times)


def _rule(frequency: str, interval: int, **parts: str) -> str:
    told = [f"FREQ={frequency}", *([f"INTERVAL={interval}"] if interval != 1 else [])]
    return ";".join(told + [f"{name}={value}" for name, value in parts.items() if value])


def _listed(values: Iterable[object]) -> str:
    return ",".join(map(str, values))
