"""What the parts of a match mean: clock times above all."""

from __future__ import annotations

import pytest

from pipeline.dates.model import Cadence, Point
from pipeline.dates.read import Reader
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import read_dates

READER = Reader(read_dates(rules_folder())[0])


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("18时", "18:00"),
        ("9时30分", "09:30"),
        ("17：30", "17:30"),
        ("下午5点", "17:00"),
        ("下午5点半", "17:30"),
        ("下午14时", "14:00"),
        ("早上8点", "08:00"),
        ("中午12点", "12:00"),
        ("中午1点", "13:00"),
        ("中午11点", "11:00"),
        ("晚上八点", "20:00"),
        ("十八点", "18:00"),
        ("晚上12点", "24:00"),
        ("凌晨12点", "00:00"),
        ("凌晨2点", "02:00"),
        ("24时", "24:00"),
        ("5点", None),  # of the morning or of the afternoon?
        ("下班", None),
    ],
)
def test_the_hour_by_24_hours(words: str, clock: str | None) -> None:
    (limit,) = READER.read(f"6月20日{words}前反馈")
    assert (limit.text, limit.clock) == (f"6月20日{words}前", clock)


def test_the_hour_of_a_range_is_that_of_its_end() -> None:
    (limit,) = READER.read("从5月6日9时起至5月9日18时止")
    assert (limit.clock, limit.first, limit.last) == ("18:00", Point(month=5, day=6), Point(month=5, day=9))


@pytest.mark.parametrize(
    ("text", "cadences"),
    [
        ("每周二、周四下午", (Cadence("week", weekdays=(2, 4)),)),
        ("每周一、三、五", (Cadence("week", weekdays=(1, 3, 5)),)),
        ("每年3月、9月", (Cadence("year", months=(3, 9)),)),
        ("每年4月1日和10月10日", (Cadence("year", months=(4,), days=(1,)), Cadence("year", months=(10,), days=(10,)))),
        ("每月第一个周一", (Cadence("month", weekdays=(1,), nth=1),)),
        ("每月最后一个星期五", (Cadence("month", weekdays=(5,), nth=-1),)),
        ("日清周结", (Cadence("day"), Cadence("week"))),
        ("每年至少两次", (Cadence("year", times=2),)),
        ("每季度首月10日前", (Cadence("quarter", months=(1,), days=(10,)),)),
    ],
)
def test_cadences(text: str, cadences: tuple[Cadence, ...]) -> None:
    assert [limit.cadences for limit in READER.read(text)] == [cadences]


def test_blanks_before_a_date_are_no_part_of_it() -> None:
    text = "请于  月  日前核准"
    (limit,) = READER.read(text)
    assert (limit.text, text[limit.start : limit.end], limit.masked) == ("月  日前", "月  日前", False)
