"""The farmers' calendar, by days that everybody knows."""

from datetime import date

import pytest

from pipeline.dates.lunar import solar_day, term_day


@pytest.mark.parametrize(
    ("year", "month", "day", "solar"),
    [
        (2023, 1, 1, date(2023, 1, 22)),  # 春节
        (2024, 1, 15, date(2024, 2, 24)),  # 元宵
        (2020, 8, 15, date(2020, 10, 1)),  # 中秋 and 国庆 on one day
        (2024, 12, -1, date(2025, 1, 28)),  # 除夕, a twelfth month of 29 days
        (2023, 12, -1, date(2024, 2, 9)),  # 除夕, one of 30
        (2023, 2, 15, date(2023, 3, 6)),  # the second month, not the leap month behind it
    ],
)
def test_solar_day(year: int, month: int, day: int, solar: date) -> None:
    assert solar_day(year, month, day) == solar


def test_a_day_the_month_does_not_have() -> None:
    with pytest.raises(ValueError, match="2024-12-30"):
        solar_day(2024, 12, 30)


@pytest.mark.parametrize("year", [0, 1899, 2101, 9999])
def test_years_beyond_the_known_ones(year: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        solar_day(year, 1, 1)
    with pytest.raises(ValueError, match=str(year)):
        term_day(year, "清明")


@pytest.mark.parametrize(
    ("name", "day"),
    [("清明", date(2024, 4, 4)), ("冬至", date(2024, 12, 21)), ("小寒", date(2024, 1, 6)), ("大雪", date(2024, 12, 6))],
)
def test_term_day(name: str, day: date) -> None:
    assert term_day(2024, name) == day


def test_no_such_term() -> None:
    with pytest.raises(ValueError, match="清朝"):
        term_day(2024, "清朝")
