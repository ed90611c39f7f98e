"""Typed time limits -> dates, against a reference date that is given and never looked up.

Conventions, each the reading of an office clerk:

* The last day counts: 10月份 ends on 10-31, 3月15日前 on 03-15, 6月底前 on 06-30.
* A month, quarter or half-year without a year looks forward: it is the first one that is not over before the reference
  month (quarter, half-year) begins, since a directive cannot ask for work in the past. A day of the reference month
  named with its month stays in that month even if it has just gone by; a bare 25日 or 中旬 is the next one. A range is
  judged by its far end. 年底, 全年 belong to the year of the reference date.
* Before a longer stretch (6月前, 8月中旬前, 下周前, 2025年前, 春节前) means before it begins, the earlier reading being
  the safe one; where that day has gone by, the words stay without a date. Before a day (周五前) that day still counts.
* 周四（9月29日）names its year by the weekday, if need be a day just gone by. 两周后 is one day, 两周内 a stretch.
* Working days are counted by the holiday calendar of China; beyond the years it knows, by the week, and marked so.
* What the words or the calendar leave open stays open: masked numbers, hours, events the calendar does not know, a
  weekday that fits the day in no year near; without a reference date everything relative.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.dates.cadence import rrule
from pipeline.dates.events import event_days
from pipeline.dates.model import DateExpr, Point, Resolved
from pipeline.dates.stretch import far_end, months_on, named, stretch
from pipeline.dates.workdays import workdays_on
from pipeline.rulebook.calendar import Calendar

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


def _resolve(expr: DateExpr, as_of: date | None, calendar: Calendar) -> Resolved:
    if expr.cadences:
        return Resolved(rrule=tuple(filter(None, map(rrule, expr.cadences))))
    if expr.masked or expr.bound == "none":
        return Resolved()
    if expr.bound == "span":
        return _span(expr, _from(expr, as_of, calendar))
    if expr.event:
        return _event(expr, as_of, calendar)
    if expr.bound == "until":
        far = stretch(expr.last or expr.first, as_of, calendar)
        return Resolved(as_of, far[1], (), far[2]) if far else Resolved()
    if expr.last:
        found = _range(expr.first, expr.last, as_of, calendar)
        return replace(found, start=None) if expr.bound == "by" else found
    return _one(expr, as_of, calendar)


def _one(expr: DateExpr, as_of: date | None, calendar: Calendar) -> Resolved:
    """One stretch of the calendar, as the limit is bound to it."""
    near = stretch(expr.first, as_of, calendar)
    if not near:
        return Resolved()
    start, end, granularity = near
    if expr.bound == "before" and granularity != "day":
        return _eve(start, as_of, granularity)
    return {
        "within": Resolved(start, end, (), granularity),
        "from": Resolved(start, None, (), granularity),
    }.get(expr.bound, Resolved(None, end, (), granularity))


def _eve(day: date, as_of: date | None, granularity: str) -> Resolved:
    eve = day - timedelta(1)
    return Resolved() if as_of and eve < as_of else Resolved(None, eve, (), granularity)


def _range(first: Point, last: Point, as_of: date | None, calendar: Calendar) -> Resolved:
    """From one stretch to another; without a year the range that is not over before the reference month."""
    relative = first.month is None and first.quarter is None and first.half is None
    near = stretch(first if named(first) or relative else replace(first, year_shift=0), as_of, calendar)
    if not near:
        return Resolved()
    far = far_end(first, last, near)
    if as_of and not named(first) and not relative and far[1] < as_of.replace(day=1):
        return _range(replace(first, year_shift=1), last, as_of, calendar)
    return Resolved(near[0], far[1], (), far[2]) if near[0] <= far[1] else Resolved()


def _from(expr: DateExpr, as_of: date | None, calendar: Calendar) -> date | None:
    """The day a span counts from: the one that is named (自5月1日起30日内), else the reference date."""
    if expr.first == Point():
        return as_of
    near = stretch(expr.first, as_of, calendar)
    return near[0] if near else None


def _span(expr: DateExpr, as_of: date | None) -> Resolved:
    """So many days, weeks, months from the reference date on (两周内), or the day that ends them (两周后, a `date`).

    Hours stay open.
    """
    if as_of is None or expr.unit is None:
        return Resolved()
    amount, presumed = 1 if expr.amount is None else expr.amount, False
    if expr.unit in DAYS:
        end = as_of + timedelta(amount * DAYS[expr.unit])
    elif expr.unit in MONTHS:
        end = months_on(as_of, amount * MONTHS[expr.unit])
    elif expr.unit == "workday":
        end, known = workdays_on(as_of, amount)
        presumed = not known
    else:
        return Resolved()
    return Resolved(end if expr.type == "date" else as_of, end, (), "day", presumed)


def _event(expr: DateExpr, as_of: date | None, calendar: Calendar) -> Resolved:
    """The days of an event the calendar knows, or the eve of it: the next one, or that of the year named."""
    found = event_days(expr.event or "", expr.first, as_of, calendar, today=expr.bound == "on")
    if not found:
        return Resolved()
    start, end = found
    if expr.bound == "before":
        return _eve(start, as_of, "day")
    if expr.bound == "eve":
        return Resolved(start - timedelta(1), start - timedelta(1), (), "day")
    if expr.bound == "on":
        return Resolved(start, start, (), "day")
    return Resolved(start, end, (), "day") if end else Resolved()

