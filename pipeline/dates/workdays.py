"""Working days of China with holidays and make-up days, by chinesecalendar; loaded when a text first asks for them."""

from __future__ import annotations

from datetime import date, timedelta


def workdays_on(day: date, amount: int) -> tuple[date, bool]:
    """The `amount`-th working day after `day`, and whether every day up to it is one the holiday calendar knows.

    The holidays of a year are announced in the autumn before it; where they are not known yet, or no longer (before
    2004), Monday to Friday are counted.
    """
    import chinese_calendar

    known = True
    while amount > 0:
        day += timedelta(1)
        try:
            working = chinese_calendar.is_workday(day)
        except NotImplementedError:
            working, known = day.isoweekday() <= 5, False
        amount -= working
    return day, known
