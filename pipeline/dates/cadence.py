"""Rhythms as RFC 5545 recurrence rules (section 3.3.10)."""

from __future__ import annotations

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
    """The rule of a rhythm, or None for a unit without days of its own (a school term)."""
    if cadence.unit in FIXED:
        return FIXED[cadence.unit]
    if cadence.unit not in FREQUENCIES:
        return None
    size = MONTHS.get(cadence.unit, 1)
    month = cadence.month or (size if cadence.day else None)
    if size > 1 and month:
        months = ",".join(map(str, range(month, 13, size)))
        return f"FREQ=YEARLY;BYMONTH={months}" + (f";BYMONTHDAY={cadence.day}" if cadence.day else "")
    frequency, months = FREQUENCIES[cadence.unit]
    interval = months * cadence.interval
    parts = [f"FREQ={frequency}"]
    parts += [f"INTERVAL={interval}"] if interval != 1 else []
    parts += [f"BYMONTHDAY={cadence.day}"] if cadence.day else []
    parts += [f"BYDAY={WEEKDAYS[cadence.weekday - 1]}"] if cadence.weekday else []
    return ";".join(parts)
