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
        (Cadence("week", weekday=5), ["2024-01-05", "2024-01-12", "2024-01-19"]),
        (Cadence("week", 2), ["2024-01-01", "2024-01-15", "2024-01-29"]),
        (Cadence("ten-days"), ["2024-01-10", "2024-01-20", "2024-01-31"]),
        (Cadence("half-month"), ["2024-01-15", "2024-01-31", "2024-02-15"]),
        (Cadence("month", day=25), ["2024-01-25", "2024-02-25", "2024-03-25"]),
        (Cadence("month", day=-1), ["2024-01-31", "2024-02-29", "2024-03-31"]),
        (Cadence("quarter"), ["2024-01-01", "2024-04-01", "2024-07-01"]),
        (Cadence("quarter", day=-1), ["2024-03-31", "2024-06-30", "2024-09-30"]),
        (Cadence("quarter", month=1, day=10), ["2024-01-10", "2024-04-10", "2024-07-10"]),
        (Cadence("half-year", day=-1), ["2024-06-30", "2024-12-31", "2025-06-30"]),
        (Cadence("year", month=6, day=-1), ["2024-06-30", "2025-06-30", "2026-06-30"]),
        (Cadence("year", 3), ["2024-01-01", "2027-01-01", "2030-01-01"]),
    ],
)
def test_days(cadence: Cadence, days: list[str]) -> None:
    rule = rrulestr(rrule(cadence), dtstart=START)
    assert [str(day.date()) for day, _ in zip(rule, range(3), strict=False)] == days


def test_a_school_term_has_no_days() -> None:
    assert rrule(Cadence("term")) is None
