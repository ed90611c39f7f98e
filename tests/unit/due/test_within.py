"""How far ahead, as people type it."""

import pytest

from pipeline.due.within import LONGEST, days_of
from pipeline.errors import UsageError


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("15d", 15), ("15", 15), ("15天", 15), ("15 日", 15), ("十五天", 15), ("15D", 15), ("１５天", 15), ("0", 0),
        ("2w", 14), ("两周", 14), ("2周内", 14), ("两个星期", 14), ("半个月", 15), ("半月", 15), ("一个月", 30),
        ("3个月以内", 90),
    ],
)  # fmt: skip
def test_days(text: str, days: int) -> None:
    assert days_of(text) == days


@pytest.mark.parametrize("text", ["", "x", "d", "天", "-3", "1.5d", "15x", "15天2周", "下周", "零零d天"])
def test_what_is_no_length_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="15d、2w、15天"):
        days_of(text)


def test_ten_years_are_the_most() -> None:
    assert days_of(f"{LONGEST}d") == LONGEST
    with pytest.raises(UsageError, match="太长"):
        days_of(f"{LONGEST + 1}")
