"""A point of the calendar -> the stretch of days it stands for; the conventions stand in resolve.py."""

from __future__ import annotations

import calendar as gregorian
from dataclasses import replace
from datetime import date, timedelta

from pipeline.dates.lunar import solar_day, years_of
from pipeline.dates.model import Point
from pipeline.rulebook.calendar import Calendar

JUST_GONE = timedelta(60)
"""How far back a day may lie that its weekday tells the year of."""
CENTURY = 2000
"""The century of a year of two digits (24年)."""
Stretch = tuple[date, date, str]
"""First day, last day, granularity."""


def named(point: Point) -> bool:
    """Whether the words say which year."""
    return point.year is not None or point.year_shift is not None


def year_of(point: Point, as_of: date | None) -> int | None:
    """The year a point names, or that of the reference date."""
    if point.year is not None:
        return point.year + (CENTURY if 10 <= point.year < 100 else 0)
    return as_of.year + (point.year_shift or 0) if as_of else None


def stretch(point: Point, as_of: date | None, calendar: Calendar) -> Stretch | None:
    """First and last day of a point, or None where the words leave it open."""
    if point.plan is not None:
        plan = next((p for p in calendar.plan if p.number == point.plan), None)
        return (date(plan.first, 1, 1), date(plan.last, 12, 31), "plan") if plan else None
    dated = point.month is not None and point.day is not None
    if point.day_shift is not None or point.week_shift is not None or (point.weekday is not None and not dated):
        return _near(point, as_of) if as_of else None
    if point.lunar_month is not None:
        return _lunar(point, point.lunar_month, as_of)
    year = year_of(point, as_of)
    if year is None:
        return None
    month, size = _month(point, as_of)
    if month is None:
        return (date(year, 1, 1), date(year, 12, 31), "year") if size == 12 and named(point) else None
    if month > 12:
        year, month = year + 1, month - 12
    elif as_of and not named(point) and month + size - 1 < as_of.month:
        year += 1
    if dated and point.weekday and not named(point):
        fitting = _year_of_weekday(point, year, as_of)
        if fitting is None:
            return None
        year = fitting
    return _inside(point, year, month, size)


def _year_of_weekday(point: Point, year: int, as_of: date | None) -> int | None:
    """周四（9月29日）may lie a little back or ahead: the year near `year` in which the day is that weekday."""
    for near in (year, year - 1, year + 1):
        day = date(near, point.month or 1, point.day or 1)
        recent = as_of is None or day >= as_of - JUST_GONE
        if recent and day.isoweekday() == point.weekday:
            return near
    return None


def _lunar(point: Point, month: int, as_of: date | None) -> Stretch | None:
    """腊月二十三: a day, or a whole month, of the farmers' calendar; without a year the next one."""
    year = year_of(point, as_of)
    if year is None:
        return None
    for lunar_year in (year,) if named(point) else (*years_of(month, year), year + 1):
        last = solar_day(lunar_year, month, point.lunar_day or -1)
        if named(point) or (as_of and last >= as_of):
            return (last, last, "day") if point.lunar_day else (solar_day(lunar_year, month, 1), last, "month")
    return None


def _month(point: Point, as_of: date | None) -> tuple[int | None, int]:
    """The first month of a point and how many it has; beyond 12 where the words lead into the next year."""
    if point.month is not None:
        return point.month, 1
    if point.quarter is not None:
        return point.quarter * 3 - 2, 3
    if point.half is not None:
        return point.half * 6 - 5, 6
    if point.quarter_shift is not None:
        return ((as_of.month - 1) // 3 + point.quarter_shift) * 3 + 1 if as_of else None, 3
    if point.month_shift is not None or point.third is not None or point.day is not None:
        return as_of.month + _months_ahead(point, as_of) if as_of else None, 1
    return None, 12


def _months_ahead(point: Point, as_of: date) -> int:
    """下月 is one; a bare 25日 or 中旬 is this month's unless it has gone by."""
    if point.month_shift is not None:
        return point.month_shift
    last = point.day or {1: 10, 2: 20}.get(point.third or 0, 31)
    return int(last < as_of.day)


def _inside(point: Point, year: int, month: int, size: int) -> Stretch:
    """The day, 旬 or whole of a stretch of `size` months."""
    if point.day is not None:
        day = date(year, month, point.day)
        return day, day, "day"
    last = date(year, month + size - 1, days_of(year, month + size - 1))
    if point.third is not None:
        end = last if point.third == 3 else date(year, month, point.third * 10)
        return date(year, month, point.third * 10 - 9), end, "ten-days"
    return date(year, month, 1), last, {1: "month", 3: "quarter", 6: "half-year"}[size]


def _near(point: Point, as_of: date) -> Stretch:
    """今天, 本周, 下周三, and a bare 周五: the first one on or after the reference date."""
    if point.day_shift is not None:
        day = as_of + timedelta(point.day_shift)
        return day, day, "day"
    monday = as_of - timedelta(as_of.weekday()) + timedelta(7 * (point.week_shift or 0))
    if point.weekday is None:
        return monday, monday + timedelta(6), "week"
    day = monday + timedelta(point.weekday - 1)
    if point.week_shift is None and day < as_of:
        day += timedelta(7)
    return day, day, "day"


def far_end(first: Point, last: Point, near: Stretch) -> Stretch:
    """The far end of a range: in the year named for it, else the first such stretch after the near end begins."""
    start = near[0]
    if last.weekday is not None and last.month is None:
        return _near(last if last.week_shift is None else replace(last, week_shift=0), start)
    month, size = _month(last, start)
    if last.month is None and (last.day or last.third):
        month, size = start.month, 1
    if month is None:
        year = last.year if last.year is not None else start.year + (last.year_shift or 0)
        return date(year, 1, 1), date(year, 12, 31), "year"
    year = last.year
    if year is None:
        shift = (last.year_shift or 0) - (first.year_shift or 0)
        year = start.year + max(shift, 0) + (month + size - 1 < start.month and shift <= 0)
    return _inside(last, year, month, size)


def days_of(year: int, month: int) -> int:
    """How many days a month has."""
    return gregorian.monthrange(year, month)[1]


def months_on(day: date, months: int) -> date:
    """The same day `months` later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_of(year, month + 1)))
