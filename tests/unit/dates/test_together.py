"""Limits of one sentence beside each other."""

from __future__ import annotations

import re

import pytest

from pipeline.dates.read import Reader
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import read_dates

READER = Reader(read_dates(rules_folder())[0])


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("4月20日、5月20日前报两次", ["by", "by"]),
        ("4月20日开会，5月20日前报送", ["within", "by"]),
        ("最迟6月10日完成", ["by"]),
        ("截止时间（含审核）为6月10日", ["by"]),
        ("在6月10日召开例会", ["within"]),
    ],
)
def test_last_days(text: str, bounds: list[str]) -> None:
    assert [limit.bound for limit in READER.read(text)] == bounds


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("各村10天内报送", "span"),
        ("申请延期的，应在10天内报送", "none"),
        ("10天内把未报的，逐一补上", "span"),
    ],
)
def test_a_span_behind_a_case_is_not_counted_from_the_meeting(text: str, bound: str) -> None:
    assert [limit.bound for limit in READER.read(text)] == [bound]


def test_rhythms_side_by_side_are_one_limit() -> None:
    joined, apart = READER.read("周调度、月通报；每季度考核")
    assert (joined.text, len(joined.cadences), len(apart.cadences)) == ("周调度、月通报", 2, 1)


def test_a_year_is_carried_on_but_not_back() -> None:
    years = [limit.first.year for limit in READER.read("2025年3月底前开工，9月底前完工，2月底前移交")]
    assert years == [2025, 2025, None]


def test_offsets_count_in_the_text_as_written() -> None:
    text = "请于 6 月 30 日 前报送，每 月 25 日前更新"
    limits = READER.read(text)
    assert [text[limit.start : limit.end] for limit in limits] == [limit.text for limit in limits]
    assert re.sub(" ", "", limits[0].text) == "6月30日前"
