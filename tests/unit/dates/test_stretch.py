"""Points of the calendar by themselves: which year, which days, where a range ends."""

from datetime import date

import pytest

from pipeline.dates.model import Point
from pipeline.dates.stretch import days_of, far_end, named, stretch, year_of
from pipeline.rulebook.calendar import Calendar

AS_OF = date(2023, 12, 20)
EMPTY = Calendar()


def test_the_year() -> None:
    assert named(Point(year_shift=0)) and named(Point(year=2024)) and not named(Point(month=5))
    assert (year_of(Point(year_shift=1), AS_OF), year_of(Point(year=2030), AS_OF)) == (2024, 2030)
    assert year_of(Point(year_shift=1), None) is None


@pytest.mark.parametrize(
    ("point", "start", "end"),
    [
        (Point(month_shift=1), date(2024, 1, 1), date(2024, 1, 31)),
        (Point(quarter_shift=1), date(2024, 1, 1), date(2024, 3, 31)),
        (Point(day=10), date(2024, 1, 10), date(2024, 1, 10)),
        (Point(day=25), date(2023, 12, 25), date(2023, 12, 25)),
        (Point(third=1), date(2024, 1, 1), date(2024, 1, 10)),
        (Point(weekday=1), date(2023, 12, 25), date(2023, 12, 25)),
        (Point(week_shift=0, weekday=1), date(2023, 12, 18), date(2023, 12, 18)),
        (Point(day_shift=1), date(2023, 12, 21), date(2023, 12, 21)),
    ],
)
def test_relative_points_run_on_into_the_next_year(point: Point, start: date, end: date) -> None:
    found = stretch(point, AS_OF, EMPTY)
    assert found is not None
    assert found[:2] == (start, end)


@pytest.mark.parametrize(("weekday", "year"), [(4, 2023), (6, 2024), (7, 2025), (None, 2024)])
def test_the_weekday_said_with_a_day_tells_the_year(weekday: int | None, year: int) -> None:
    found = stretch(Point(month=11, day=30, weekday=weekday), date(2024, 1, 5), EMPTY)
    assert found is not None
    assert found[0] == date(year, 11, 30)


def test_a_weekday_that_fits_no_year_near_leaves_the_day_open() -> None:
    assert stretch(Point(month=11, day=30, weekday=1), date(2024, 1, 5), EMPTY) is None
    assert stretch(Point(year=2024, month=11, day=30, weekday=1), None, EMPTY) is not None


def test_what_is_not_known_is_none() -> None:
    assert stretch(Point(), AS_OF, EMPTY) is None
    assert stretch(Point(plan=14), AS_OF, EMPTY) is None
    assert stretch(Point(month=5), None, EMPTY) is None


def test_the_far_end_of_a_range() -> None:
    near = (date(2023, 11, 1), date(2023, 11, 30), "month")
    assert far_end(Point(month=11), Point(month=2), near)[1] == date(2024, 2, 29)
    assert far_end(Point(month=11), Point(month=12), near)[1] == date(2023, 12, 31)
    assert far_end(Point(month=11), Point(year_shift=1, month=3), near)[1] == date(2024, 3, 31)
    assert far_end(Point(month=11, day=1), Point(day=20), near)[1] == date(2023, 11, 20)


def test_days_of_a_month() -> None:
    assert [days_of(2024, 2), days_of(2023, 2), days_of(2023, 12)] == [29, 28, 31]
