"""Dates from expressions built by hand: what is open stays open, the last day counts."""

from datetime import date

import pytest

from pipeline.dates.model import Cadence, DateExpr, Point, Resolved
from pipeline.dates.resolve import resolve
from pipeline.rulebook.calendar import Calendar

CALENDAR = Calendar.model_validate(
    {
        "event": [
            {"id": "event.games", "names": ["运动会"], "days": ["2023-09-23", "2024-09-21"]},
            {"id": "event.day", "names": ["国庆"], "month": 10, "day": 1},
        ],
        "plan": [{"number": 14, "first": 2021, "last": 2025}],
    }
)
AS_OF = date(2023, 7, 5)


def expr(bound: str = "within", **fields) -> DateExpr:
    return DateExpr(text="", start=0, end=0, type="date", rule_id="due.test", bound=bound, **fields)


def span(*args, **fields) -> tuple[date | None, date | None, str | None]:
    found = resolve(expr(*args, **fields), AS_OF, calendar=CALENDAR)
    return found.start, found.end, found.granularity


@pytest.mark.parametrize(
    ("point", "start", "end", "granularity"),
    [
        (Point(month=10), (2023, 10, 1), (2023, 10, 31), "month"),
        (Point(month=6), (2024, 6, 1), (2024, 6, 30), "month"),
        (Point(year=2024, month=2), (2024, 2, 1), (2024, 2, 29), "month"),
        (Point(month=7, day=1), (2023, 7, 1), (2023, 7, 1), "day"),
        (Point(month=9, third=3), (2023, 9, 21), (2023, 9, 30), "ten-days"),
        (Point(quarter=1), (2024, 1, 1), (2024, 3, 31), "quarter"),
        (Point(half=2), (2023, 7, 1), (2023, 12, 31), "half-year"),
        (Point(year_shift=1), (2024, 1, 1), (2024, 12, 31), "year"),
        (Point(plan=14), (2021, 1, 1), (2025, 12, 31), "plan"),
        (Point(week_shift=0), (2023, 7, 3), (2023, 7, 9), "week"),
        (Point(month_shift=6), (2024, 1, 1), (2024, 1, 31), "month"),
    ],
)
def test_within(point: Point, start: tuple, end: tuple, granularity: str) -> None:
    assert span(first=point) == (date(*start), date(*end), granularity)


def test_bounds() -> None:
    june = Point(year=2024, month=6)
    assert span("by", first=june)[:2] == (None, date(2024, 6, 30))
    assert span("before", first=june)[:2] == (None, date(2024, 5, 31))
    assert span("from", first=june)[:2] == (date(2024, 6, 1), None)
    assert span("until", last=Point(month=9))[:2] == (AS_OF, date(2023, 9, 30))
    assert span("none", first=june) == (None, None, None)


def test_a_range_is_judged_by_its_far_end() -> None:
    assert span(first=Point(month=5), last=Point(month=9))[:2] == (date(2023, 5, 1), date(2023, 9, 30))
    assert span(first=Point(month=3), last=Point(month=5))[:2] == (date(2024, 3, 1), date(2024, 5, 31))
    assert span(first=Point(month=11), last=Point(month=2))[:2] == (date(2023, 11, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("amount", "unit", "end"),
    [
        (10, "day", date(2023, 7, 15)),
        (2, "week", date(2023, 7, 19)),
        (None, "half-month", date(2023, 7, 20)),
        (8, "month", date(2024, 3, 5)),
        (None, "half-year", date(2024, 1, 5)),
        (3, "workday", date(2023, 7, 10)),
        (24, "hour", None),
    ],
)
def test_span_of_days(amount: int | None, unit: str, end: date | None) -> None:
    assert span("span", amount=amount, unit=unit)[1] == end


def test_after_so_many_days_is_one_day() -> None:
    after = DateExpr(text="", start=0, end=0, type="date", rule_id="due.test", bound="span", amount=2, unit="week")
    assert resolve(after, AS_OF, calendar=CALENDAR) == Resolved(date(2023, 7, 19), date(2023, 7, 19), (), "day")


def test_events_are_dated_only_where_the_calendar_knows_them() -> None:
    assert span("before", event="全市运动会")[1] == date(2023, 9, 22)
    assert span("before", event="国庆")[1] == date(2023, 9, 30)
    assert span("before", event="国庆", first=Point(year_shift=1))[1] == date(2024, 9, 30)
    assert span("before", event="验收")[1] is None
    assert span("none", event="国庆")[1] is None


@pytest.mark.parametrize(
    "fields",
    [
        {"masked": True, "first": Point(year=2024)},
        {"first": Point(month=2, day=30)},
        {"first": Point(year=0)},
        {"first": Point(plan=99)},
        {"bound": "span", "amount": 999, "unit": "year", "masked": True},
        {"bound": "span", "amount": 9999, "unit": "year"},
        {"first": Point()},
    ],
)
def test_nothing_is_invented(fields: dict) -> None:
    assert resolve(expr(**fields), AS_OF, calendar=CALENDAR) == Resolved()


@pytest.mark.parametrize(
    "point",
    [Point(month=6), Point(year_shift=0), Point(quarter=2), Point(month_shift=0), Point(weekday=5), Point(day=9)],
)
def test_without_a_reference_date_the_relative_stays_open(point: Point) -> None:
    assert resolve(expr(first=point), None, calendar=CALENDAR) == Resolved()


def test_without_a_reference_date_a_year_still_counts() -> None:
    assert resolve(expr("by", first=Point(year=2025)), None, calendar=CALENDAR).end == date(2025, 12, 31)


def test_cadences_become_rules() -> None:
    found = resolve(expr(cadences=(Cadence("week", weekdays=(5,)), Cadence("term"))), AS_OF, calendar=CALENDAR)
    assert found == Resolved(rrule=("FREQ=WEEKLY;BYDAY=FR",))


def test_the_eve_of_what_has_begun_is_left_open() -> None:
    assert span("before", first=Point(month=7)) == (None, None, None)
    assert span("before", first=Point(year=2023)) == (None, None, None)


def test_a_range_that_runs_backwards_is_left_open() -> None:
    assert span(first=Point(year=2025), last=Point(year=2023)) == (None, None, None)
    assert span(first=Point(month=9, day=30), last=Point(day=10)) == (None, None, None)
