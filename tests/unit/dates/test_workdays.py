"""Working days over holidays and make-up days, and beyond the years that are known."""

from datetime import date

import pytest

from pipeline.dates.workdays import workdays_on


@pytest.mark.parametrize(
    ("day", "amount", "end"),
    [
        (date(2023, 7, 5), 3, date(2023, 7, 10)),  # over a week-end
        (date(2023, 9, 27), 3, date(2023, 10, 8)),  # 国庆 and a Sunday made up for
        (date(2024, 2, 8), 1, date(2024, 2, 9)),  # 除夕 of 2024 was no holiday
        (date(2024, 2, 9), 1, date(2024, 2, 18)),
        (date(2023, 7, 5), 0, date(2023, 7, 5)),
    ],
)
def test_known_years(day: date, amount: int, end: date) -> None:
    assert workdays_on(day, amount) == (end, True)


def test_unknown_years_are_counted_by_the_week_and_said_so() -> None:
    assert workdays_on(date(2090, 1, 5), 2) == (date(2090, 1, 9), False)
    assert workdays_on(date(1999, 12, 30), 2) == (date(2000, 1, 3), False)
