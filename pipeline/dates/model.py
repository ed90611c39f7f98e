"""What the words of a time limit say, and what follows from them on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar as far as the words give it; what they leave open is None.

    Args:
        year, plan, half, quarter, month, third, weekday, day: as said; `plan` is a five-year plan by number (14),
            `half` 1–2, `third` 旬 1–3, `weekday` 1 (Monday) to 7.
        year_shift, quarter_shift, month_shift, week_shift, day_shift: 今年 0, 明年 1; 本月 0, 下月 1; …
        lunar_month, lunar_day: of the farmers' calendar; -1 is the last day of its month.
    """

    year: int | None = None
    year_shift: int | None = None
    plan: int | None = None
    half: int | None = None
    quarter: int | None = None
    quarter_shift: int | None = None
    month: int | None = None
    month_shift: int | None = None
    third: int | None = None
    week_shift: int | None = None
    weekday: int | None = None
    day: int | None = None
    day_shift: int | None = None
    lunar_month: int | None = None
    lunar_day: int | None = None


@dataclass(frozen=True, slots=True)
class Cadence:
    """A rhythm: every `interval` `unit`s (day, workday, week, ten-days, half-month, month, quarter, half-year, year).

    Args:
        months: where said, on these months of the unit (每季度首月: 1; 每年3月、9月: 3 and 9).
        days: on these days of the month (-1: the last); `weekdays`: of the week, 1 (Monday) to 7.
        nth: on the first, second … such weekday of the month (每月第一个周一).
        times: how often in each unit (每年至少两次), where said.
    """

    unit: str
    interval: int = 1
    months: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    times: int | None = None


@dataclass(frozen=True, slots=True)
class DateExpr:
    """A time limit as written, nothing resolved.

    Args:
        text: verbatim; `start`, `end`: half-open offsets in the sentence read.
        type: date, period, recurring, event or urgency.
        bound: how dates follow from `first` and `last` (see Family in the rule book).
        masked: a number in it is masked (X月X日前): it keeps its words and gets no date.
        first, last: the stretch meant; `last` is the far end of a range.
        amount, unit: a number of days, weeks, … (15天内); `amount` None where the unit says it all (半个月).
        event: the words that name the event.
        cadences: the rhythms of a recurring limit.
        clock: the hour of the last day, "18:00"; None where the words name none or not for certain (下班, 5点).
    """

    text: str
    start: int
    end: int
    type: str
    rule_id: str
    bound: str = "none"
    masked: bool = False
    first: Point = Point()
    last: Point | None = None
    amount: int | None = None
    unit: str | None = None
    event: str | None = None
    cadences: tuple[Cadence, ...] = ()
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The dates of a limit; both days count, None is open. `rrule` holds RFC 5545 rules.

    `granularity` is day, week, ten-days, month, quarter, half-year, year, plan, or None where nothing is dated.
    `presumed`: the working days were counted from Monday to Friday, since the holidays of a year are not known yet.
    """

    start: date | None = None
    end: date | None = None
    rrule: tuple[str, ...] = ()
    granularity: str | None = None
    presumed: bool = False
