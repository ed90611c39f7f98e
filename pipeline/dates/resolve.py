"""Typed time limits -> dates, against a reference date that is given and never looked up.

Conventions, each the reading of an office clerk:

* The last day counts: 10月份 ends on 10-31, 3月15日前 on 03-15, 6月底前 on 06-30.
* A month, quarter or half-year without a year looks forward: it is the first one that is not over before the reference
  month (quarter, half-year) begins, since a directive cannot ask for work in the past. A day of the reference month
  named with its month stays in that month even if it has just gone by; a bare 25日 or 中旬 is the next one. A range is
  judged by its far end. 年底, 全年 belong to the year of the reference date.
* Before a longer stretch (6月前, 2025年前, 春节前) means before it begins, the earlier reading being the safe one;
  where that day has gone by, the words stay without a date. Before a day (周五前) the day itself still counts, and so
  does a 旬 (中旬前, 月初前), which is too short to be ended before it begins.
* 周四（9月29日）names its year by the weekday, if need be a day just gone by. 两周后 is one day, 两周内 a stretch.
* What the words or the calendar leave open stays open: masked numbers, working days, hours, events the calendar does
  not know; without a reference date everything relative.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.dates.cadence import rrule
from pipeline.dates.model import DateExpr, Point, Resolved
from pipeline.dates.stretch import days_of, far_end, named, stretch, year_of
from pipeline.rulebook.dates import Calendar, Occasion

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


def passed(expr: DateExpr, resolved: Resolved, as_of: date | None) -> bool:
    """Whether a limit that names its year was over before the reference date (做好2022年总结): it binds nobody."""
    return as_of is not None and named(expr.first) and resolved.end is not None and resolved.end < as_of


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
        far = stretch(expr.last or expr.first, as_of, calendar)
        return Resolved(as_of, far[1], (), far[2]) if far else Resolved()
    if expr.last:
        return _range(expr.first, expr.last, as_of, calendar)
    near = stretch(expr.first, as_of, calendar)
    if not near:
        return Resolved()
    start, end, granularity = near
    if expr.bound == "before" and granularity not in ("day", "week"):
        eve = start - timedelta(1)
        return Resolved() if as_of and eve < as_of else Resolved(None, eve, (), granularity)
    return {
        "within": Resolved(start, end, (), granularity),
        "from": Resolved(start, None, (), granularity),
    }.get(expr.bound, Resolved(None, end, (), granularity))


def _range(first: Point, last: Point, as_of: date | None, calendar: Calendar) -> Resolved:
    """From one stretch to another; without a year the range that is not over before the reference month."""
    near = stretch(first if named(first) else replace(first, year_shift=0), as_of, calendar)
    if not near:
        return Resolved()
    far = far_end(first, last, near)
    if as_of and not named(first) and far[1] < as_of.replace(day=1):
        return _range(replace(first, year_shift=1), last, as_of, calendar)
    return Resolved(near[0], far[1], (), far[2]) if near[0] <= far[1] else Resolved()


def _span(expr: DateExpr, as_of: date | None) -> Resolved:
    """So many days, weeks, months from the reference date on (两周内), or the day that ends them (两周后, a `date`).

    Working days and hours stay open.
    """
    if as_of is None or expr.unit is None:
        return Resolved()
    start = None if expr.type == "date" else as_of
    amount = 1 if expr.amount is None else expr.amount
    if expr.unit in DAYS:
        return Resolved(start, as_of + timedelta(amount * DAYS[expr.unit]), (), "day")
    if expr.unit in MONTHS:
        return Resolved(start, _months_on(as_of, amount * MONTHS[expr.unit]), (), "day")
    return Resolved()


def _event(expr: DateExpr, as_of: date | None, calendar: Calendar) -> Resolved:
    """The eve of an event the calendar knows, the next one after the reference date or that of the year named."""
    occasion = next((o for o in calendar.event if any(name in expr.event for name in o.names)), None)
    if occasion is None or expr.bound != "before":
        return Resolved()
    year = year_of(expr.first, as_of)
    if year is None:
        return Resolved()
    days = _days(occasion, year)
    if as_of and not named(expr.first):
        days = [day for day in (*days, *_days(occasion, year + 1)) if day > as_of]
    return Resolved(None, days[0] - timedelta(1), (), "day") if days else Resolved()


def _days(occasion: Occasion, year: int) -> list[date]:
    if occasion.month and occasion.day:
        return [date(year, occasion.month, occasion.day)]
    return [day for day in occasion.days if day.year == year]


def _months_on(day: date, months: int) -> date:
    """The same day `months` later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_of(year, month + 1)))
