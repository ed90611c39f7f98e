"""The farmers' calendar and the solar terms, worked out by lunar-python; loaded when a text first asks for them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

KNOWN = range(1900, 2101)
"""The years for which the farmers' calendar is looked up; beyond them the library answers with nonsense or nothing."""


def years_of(month: int, year: int) -> tuple[int, ...]:
    """The farmers' years of which the `month`-th month can lie in the calendar year `year`."""
    return (year - 1, year) if month > 10 else (year,)


@lru_cache(maxsize=512)
def solar_day(year: int, month: int, day: int) -> date:
    """The day of the farmers' year `year` that is the `day`-th (-1: the last) of its `month`-th month, no leap month.

    Raises:
        ValueError: the month has no such day, or the year is not known.
    """
    if year not in KNOWN:
        raise ValueError(f"{year}")
    from lunar_python import Lunar, LunarMonth

    count = LunarMonth.fromYm(year, month).getDayCount()
    if not 1 <= (day := count if day == -1 else day) <= count:
        raise ValueError(f"{year}-{month}-{day}")
    found = Lunar.fromYmd(year, month, day).getSolar()
    return date(found.getYear(), found.getMonth(), found.getDay())


@lru_cache(maxsize=512)
def term_day(year: int, name: str) -> date:
    """The day of a solar term (清明) in a year.

    Raises:
        ValueError: no solar term has that name, or the year is not known.
    """
    if year not in KNOWN:
        raise ValueError(f"{year}")
    from lunar_python import Solar

    for lunar_year in (year, year + 1):  # the table of a farmers' year begins in the winter before it
        found = Solar.fromYmd(lunar_year, 7, 1).getLunar().getJieQiTable().get(name)
        if found is None:
            raise ValueError(name)
        if found.getYear() == year:
            return date(year, found.getMonth(), found.getDay())
    raise ValueError(f"{year} {name}")
