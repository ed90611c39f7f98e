"""The dated nodes of a rhythm: the days a rule of RFC 5545 means, and where it names none, the last day of its unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pipeline.dates.cadence import FIXED
from pipeline.dates.stretch import months_on

YEAR = 12
"""Months."""
DAILY = "FREQ=DAILY"
"""How a rule of every day begins."""
UNSAID = {FIXED["ten-days"], FIXED["half-month"]}
"""Rules whose days nobody named: the ends of 旬 and of half months."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rule with a day to count from.

    Args:
        rrule: with a day of the week or the month in it.
        start: the day from which intervals count; no node itself, unless the rule says so.
        presumed: the words named no day, the last of each unit is our presumption (推定).
    """

    rrule: str
    start: date
    presumed: bool


def rhythm(rule: str, as_of: date) -> Rhythm:
    """The rule as days of a calendar can be told from it.

    Args:
        rule: RFC 5545, as `Resolved.rrule` has it.
        as_of: reference date; the first interval (每两周, 每三年) is counted from its week or year, and ends of
            quarters and half-years are those of the calendar.
    """
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    frequency, interval = parts["FREQ"], int(parts.get("INTERVAL", "1"))
    if frequency == "DAILY" or parts.keys() & {"BYMONTHDAY", "BYDAY"}:
        return Rhythm(_plain(rule), as_of, rule in UNSAID)
    if frequency == "WEEKLY":
        monday = as_of - timedelta(as_of.weekday())
        return Rhythm(f"{rule};BYDAY=SU", monday + timedelta(7 * (interval - 1)), True)
    if frequency == "MONTHLY":
        ahead = -as_of.month % interval if YEAR % interval == 0 else interval - 1
        return Rhythm(f"{rule};BYMONTHDAY=-1", months_on(as_of.replace(day=1), ahead), True)
    if "BYMONTH" not in parts:
        return Rhythm(f"{rule};BYMONTH=12;BYMONTHDAY=31", date(as_of.year + interval - 1, 1, 1), True)
    return Rhythm(_plain(f"{rule};BYMONTHDAY=-1"), as_of, True)


def _plain(rule: str) -> str:
    """The same days by months: calendars have been seen to take the last day of June for 1 July in a yearly rule."""
    if "BYMONTH=" in rule and "BYMONTHDAY=-" in rule and "INTERVAL" not in rule:
        return rule.replace("FREQ=YEARLY", "FREQ=MONTHLY")
    return rule


def nodes(beat: Rhythm, first: date, last: date) -> list[date]:
    """The nodes from `first` to `last`, both included, by python-dateutil."""
    from dateutil.rrule import rrulestr

    start = datetime.combine(beat.start, time())
    days = rrulestr(beat.rrule, dtstart=start).between(
        datetime.combine(first, time()), datetime.combine(last, time()), inc=True
    )
    return [day.date() for day in days]


def node_days(rule: str, as_of: date) -> list[date]:
    """The nodes of a rule in the year after the reference date; none for what happens every day."""
    if rule.startswith(DAILY):
        return []
    return nodes(rhythm(rule, as_of), as_of + timedelta(1), year_from(as_of))


def rhythms_end(limits: Iterable[tuple[str, date | None, date | None]]) -> date | None:
    """The last day of the rhythms among limits: that of the stretch they go on in (年内, 即日起至9月底), else no end.

    Args:
        limits: type, first and last day of each limit of a task.

    Returns:
        `date.max` for no end; None where a stretch is said and its days are not known (两会期间，每天…): no calendar
        can hold the rhythms then.
    """
    stretches = [end for kind, start, end in limits if kind == "period" or (start and end)]
    return None if None in stretches else min((end for end in stretches if end), default=date.max)


def next_node(rules: Iterable[str], as_of: date) -> date | None:
    """The first node after the reference date, None where no rule has one in the coming year."""
    return min((day for rule in rules for day in node_days(rule, as_of)), default=None)


def year_from(day: date) -> date:
    """The last day of the year that begins on `day`."""
    return months_on(day, YEAR) - timedelta(1) if day.year < date.max.year else date.max
