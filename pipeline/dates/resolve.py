"""Typed time limits -> dates, against a reference date that is given and never looked up.

Conventions, each the reading of an office clerk:

* The last day counts: 10月份 ends on 10-31, 3月15日前 on 03-15, 6月底前 on 06-30.
* A month, quarter or half-year without a year looks forward: it is the first one that is not over before the reference
  month (quarter, half-year) begins, since a directive cannot ask for work in the past. A day of the reference month
  named with its month stays in that month even if it has just gone by; a bare 25日 or 中旬 is the next one. A range is
  judged by its far end. 年底, 全年 belong to the year of the reference date.
* Before a longer stretch (6月前, 2025年前, 春节前) means before it begins; before a day (周五前) the day itself still counts.
* What the words or the calendar leave open stays open: masked numbers, working days, hours, events the calendar does
  not know; without a reference date everything relative.
"""

from __future__ import annotations

import calendar as gregorian
from dataclasses import replace
from datetime import date, timedelta

from pipeline.dates.cadence import rrule
from pipeline.dates.model import DateExpr, Point, Resolved
from pipeline.rulebook.dates import Calendar, Occasion

THIS_YEAR = Point(year_shift=0)

Stretch = tuple[date, date, str]
"""First day, last day, granularity."""

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
DAYS = {"day": 1, "week": 7, "half-month": 15}


def resolve(expr: DateExpr, as_of: date | None, *, calendar: Calendar) -> Resolved:
    """The dates of a limit.

    Args:
        expr: as the Reader gave it.
        as_of: reference date of the document (the meeting); None: only what names its year gets dates.
        calendar: events and plans the office knows.

    Returns:
        Dates, rules and granularity; all open where nothing is known.
    """
    try:
        return _resolve(expr, as_of, calendar)
    except (ValueError, OverflowError):  # 2月30日, a year beyond the calendar: the words stay, without a date
        return Resolved()


def passed(resolved: Resolved, as_of: date | None) -> bool:
    """Whether a limit was over before the reference date: it reports, it binds nobody (总结2022年工作)."""
    return as_of is not None and resolved.end is not None and resolved.end < as_of


def _resolve(expr: DateExpr, as_of: date | None, calendar: Calendar) -> Resolved:
    if expr.cadences:
        return Resolved(rrule=tuple(filter(None, map(rrule, expr.cadences))))
    if expr.masked or expr.bound == "none":
        return Resolved()
    if expr.bound == "span":
        return _span(expr, as_of)
    if expr.event:
        return _event(expr, as_of, calendar)
    if expr.bound == "until":
        far = _stretch(THIS_YEAR if expr.last in (None, Point()) else expr.last, as_of, calendar)
        return Resolved(as_of, far[1], (), far[2]) if far else Resolved()
    if expr.last:
        return _range(expr.first, expr.last, as_of, calendar)
    near = _stretch(expr.first, as_of, calendar)
    if not near:
        return Resolved()
    start, end, granularity = near
    if expr.bound == "before" and granularity not in ("day", "week"):
        return Resolved(None, start - timedelta(1), (), granularity)
    return {
        "within": Resolved(start, end, (), granularity),
        "from": Resolved(start, None, (), granularity),
    }.get(expr.bound, Resolved(None, end, (), granularity))


def _range(first: Point, last: Point, as_of: date | None, calendar: Calendar) -> Resolved:
    """From one stretch to another; without a year the range that is not over before the reference month."""
    near = _stretch(first if _named(first) else replace(first, year_shift=0), as_of, calendar)
    if not near:
        return Resolved()
    far = _far_end(first, last, near)
    if as_of and not _named(first) and far[1] < as_of.replace(day=1):
        return _range(replace(first, year_shift=1), last, as_of, calendar)
    return Resolved(near[0], far[1], (), far[2])


def _span(expr: DateExpr, as_of: date | None) -> Resolved:
    """So many days, weeks, months from the reference date on; working days and hours stay open."""
    if as_of is None or expr.unit is None:
        return Resolved()
    amount = 1 if expr.amount is None else expr.amount
    if expr.unit in DAYS:
        return Resolved(as_of, as_of + timedelta(amount * DAYS[expr.unit]), (), "day")
    if expr.unit in MONTHS:
        return Resolved(as_of, _months_on(as_of, amount * MONTHS[expr.unit]), (), "day")
    return Resolved()


def _event(expr: DateExpr, as_of: date | None, calendar: Calendar) -> Resolved:
    """The eve of an event the calendar knows, the next one after the reference date or that of the year named."""
    occasion = next((o for o in calendar.event if any(name in expr.event for name in o.names)), None)
    if occasion is None or expr.bound != "before":
        return Resolved()
    year = _year(expr.first, as_of)
    if year is None:
        return Resolved()
    days = _days(occasion, year)
    if as_of and not _named(expr.first):
        days = [day for day in (*days, *_days(occasion, year + 1)) if day > as_of]
    return Resolved(None, days[0] - timedelta(1), (), "day") if days else Resolved()


def _days(occasion: Occasion, year: int) -> list[date]:
    if occasion.month and occasion.day:
        return [date(year, occasion.month, occasion.day)]
    return [day for day in occasion.days if day.year == year]


def _named(point: Point) -> bool:
    """Whether the words say which year."""
    return point.year is not None or point.year_shift is not None


def _year(point: Point, as_of: date | None) -> int | None:
    """The year a point names, or that of the reference date."""
    if point.year is not None:
        return point.year
    return as_of.year + (point.year_shift or 0) if as_of else None


def _stretch(point: Point, as_of: date | None, calendar: Calendar) -> Stretch | None:
    """First and last day of a point, or None where the words leave it open."""
    if point.plan is not None:
        plan = next((p for p in calendar.plan if p.number == point.plan), None)
        return (date(plan.first, 1, 1), date(plan.last, 12, 31), "plan") if plan else None
    if point.day_shift is not None or point.week_shift is not None or point.weekday is not None:
        return _near(point, as_of) if as_of else None
    year = _year(point, as_of)
    if year is None:
        return None
    month, size = _month(point, as_of)
    if month is None:
        return (date(year, 1, 1), date(year, 12, 31), "year") if size == 12 and _named(point) else None
    if month > 12:
        year, month = year + 1, month - 12
    elif as_of and not _named(point) and month + size - 1 < as_of.month:
        year += 1
    return _inside(point, year, month, size)


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
    last = _last_day(year, month + size - 1)
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


def _far_end(first: Point, last: Point, near: Stretch) -> Stretch:
    """The far end of a range: in the year named for it, else the first such stretch after the near end begins."""
    start = near[0]
    month, size = _month(last, start)
    if last.month is None and last.day is not None:
        month = start.month
    if month is None:
        year = last.year if last.year is not None else start.year + (last.year_shift or 0)
        return date(year, 1, 1), date(year, 12, 31), "year"
    year = last.year
    if year is None:
        shift = (last.year_shift or 0) - (first.year_shift or 0)
        year = start.year + max(shift, 0) + (month + size - 1 < start.month and shift <= 0)
    return _inside(last, year, month, size)


def _last_day(year: int, month: int) -> date:
    return date(year, month, gregorian.monthrange(year, month)[1])


def _months_on(day: date, months: int) -> date:
    """The same day `months` later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))
