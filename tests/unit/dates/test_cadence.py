"""Rhythms: the rule that is written means the days that are meant, checked by python-dateutil."""

from datetime import datetime

import pytest
from dateutil.rrule import rrulestr

from pipeline.dates.cadence import rrule
from pipeline.dates.model import Cadence

START = datetime(2024, 1, 1)


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        (Cadence("day"), ["2024-01-01", "2024-01-02", "2024-01-03"]),
        (Cadence("workday"), ["2024-01-01", "2024-01-02", "2024-01-03"]),
        (Cadence("week", weekdays=(5,)), ["2024-01-05", "2024-01-12", "2024-01-19"]),
        (Cadence("week", 2), ["2024-01-01", "2024-01-15", "2024-01-29"]),
        (Cadence("ten-days"), ["2024-01-10", "2024-01-20", "2024-01-31"]),
        (Cadence("half-month"), ["2024-01-15", "2024-01-31", "2024-02-15"]),
        (Cadence("month", days=(25,)), ["2024-01-25", "2024-02-25", "2024-03-25"]),
        (Cadence("month", days=(-1,)), ["2024-01-31", "2024-02-29", "2024-03-31"]),
        (Cadence("quarter"), ["2024-01-01", "2024-04-01", "2024-07-01"]),
        (Cadence("quarter", days=(-1,)), ["2024-03-31", "2024-06-30", "2024-09-30"]),
        (Cadence("quarter", months=(1,), days=(10,)), ["2024-01-10", "2024-04-10", "2024-07-10"]),
        (Cadence("half-year", days=(-1,)), ["2024-06-30", "2024-12-31", "2025-06-30"]),
        (Cadence("year", months=(6,), days=(-1,)), ["2024-06-30", "2025-06-30", "2026-06-30"]),
        (Cadence("year", months=(3, 9)), ["2024-03-01", "2024-09-01", "2025-03-01"]),
        (Cadence("month", days=(5, 20)), ["2024-01-05", "2024-01-20", "2024-02-05"]),
        (Cadence("week", weekdays=(2, 4)), ["2024-01-02", "2024-01-04", "2024-01-09"]),
        (Cadence("month", nth=1, weekdays=(1,)), ["2024-01-01", "2024-02-05", "2024-03-04"]),
        (Cadence("month", nth=-1, weekdays=(5,)), ["2024-01-26", "2024-02-23", "2024-03-29"]),
        (Cadence("year", times=2), ["2024-01-01", "2024-07-01", "2025-01-01"]),
        (Cadence("month", times=2), ["2024-01-15", "2024-01-31", "2024-02-15"]),
        (Cadence("year", times=5), ["2024-01-01", "2025-01-01", "2026-01-01"]),
        (Cadence("year", 3), ["2024-01-01", "2027-01-01", "2030-01-01"]),
    ],
)
def test_days(cadence: Cadence, days: list[str]) -> None:
    rule = rrulestr(rrule(cadence), dtstart=START)
    assert [str(day.date()) for day, _ in zip(rule, range(3), strict=False)] == days


@pytest.mark.parametrize("unit", ["term", "occasion"])
def test_what_has_no_days_of_its_own(unit: str) -> None:
    assert rrule(Cadence(unit)) is None
