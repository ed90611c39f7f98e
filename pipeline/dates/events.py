"""Events that the calendar of the office knows: 春节, 清明, 亚运会, 汛期."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.dates.lunar import solar_day, term_day, years_of
from pipeline.dates.model import Point
from pipeline.dates.stretch import named, year_of
from pipeline.rulebook.calendar import Calendar, Occasion

_APART = re.compile(r"[、，“”\"\s]|以及|[和及与]")
_COUNT = "0123456789一二两三四五六七八九十百第几多"
Days = tuple[date, date | None]
"""First day, and the last one where the calendar tells it."""


def event_days(
    words: str, point: Point, as_of: date | None, calendar: Calendar, *, today: bool = False
) -> Days | None:
    """The days of the earliest event that `words` name, the next one from the reference date on.

    Args:
        words: one name or a list of them, as the speaker said it (中秋、国庆).
        point: names the year, where the words do.
        as_of: reference date; None: only a year that is named counts.
        today: whether one that begins on the reference date itself counts.

    Returns:
        None where the calendar knows none of them, or not for that year.
    """
    year = year_of(point, as_of)
    if year is None:
        return None
    known = [occasion for part in _APART.split(words) for occasion in _meant(part, calendar)]
    free = as_of is not None and not named(point)
    days = [found for occasion in known for y in _years(occasion, year, free) if (found := _in_year(occasion, y))]
    if as_of and free:
        days = [found for found in days if (found[1] or found[0]) > as_of or (today and found[0] == as_of)]
    return min(days, default=None, key=lambda found: found[0])


def _years(occasion: Occasion, year: int, free: bool) -> tuple[int, ...]:
    """The years to look in; one that lasts may have begun in the year before."""
    if not free:
        return (year,)
    return (year - 1, year, year + 1) if occasion.to_month or occasion.to_days else (year, year + 1)


def _meant(words: str, calendar: Calendar) -> Iterator[Occasion]:
    """The events that `words` end with, one behind the other (中秋国庆): 全市运动会 is one, 二十一 none."""
    while ending := next((name for name in calendar.by_name if words.removesuffix("节").endswith(name)), ""):
        words = words.removesuffix("节").removesuffix(ending)
        if words[-1:] and words[-1:] in _COUNT and not any(words.endswith(name) for name in calendar.by_name):
            return
        yield calendar.by_name[ending]


def _in_year(occasion: Occasion, year: int) -> Days | None:
    """Its days in a year; an event over New Year counts by its first day."""
    if occasion.month and occasion.day:
        first = date(year, occasion.month, occasion.day)
        if not (occasion.to_month and occasion.to_day):
            return first, None
        last = date(year, occasion.to_month, occasion.to_day)
        return first, last if last >= first else last.replace(year=year + 1)
    if occasion.lunar_month and occasion.lunar_day:
        years = years_of(occasion.lunar_month, year)
        days = (solar_day(lunar, occasion.lunar_month, occasion.lunar_day) for lunar in years)
        return next(((day, None) for day in days if day.year == year), None)
    if occasion.term:
        return term_day(year, occasion.term), None
    ends = occasion.to_days or (None,) * len(occasion.days)
    return next(((day, end) for day, end in zip(occasion.days, ends, strict=True) if day.year == year), None)
