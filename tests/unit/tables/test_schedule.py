"""时限一览: every day a limit means, the nodes of the coming year, and the tasks without a day, once each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from pipeline.extractor import Extractor
from pipeline.model import Extraction, Source
from pipeline.tables import schedule_frame, tasks_frame
from pipeline.tables.review import review_frame
from pipeline.tables.schedule import SCHEDULE_DTYPES

MEETING = date(2024, 3, 1)
TEXT = """一、整治河道（6月底前完成）
水利站要在4月底前完成清淤，9月底前修复护岸。
各村要巡查河堤。
二、调度
督查办每季度通报一次进展，每周五收集数据。
值班室每天报告水位。
三、其他
财政所尽快拨付资金。
民政办在运动会召开前走访老党员。
宣传办要加强宣传。
"""


@pytest.fixture
def extract(extractor: Extractor, document: Callable[..., Source]) -> Callable[..., Extraction]:
    def make(text: str, meeting: date | None = MEETING) -> Extraction:
        return extractor(document(text), overrides={"date": meeting})

    return make


@pytest.fixture
def frame(extract: Callable[..., Extraction], extractor: Extractor) -> pd.DataFrame:
    return schedule_frame(extract(TEXT), rules=extractor.book.tracker)


def lines(frame: pd.DataFrame, **wanted: str) -> list[tuple[str, str, str]]:
    for column, value in wanted.items():
        frame = frame[frame[column].str.contains(value, regex=False)]
    return list(zip(frame["band"], frame["day"], frame["text"], strict=True))


def test_a_limit_that_binds_some_steps_is_listed_with_these(frame: pd.DataFrame) -> None:
    assert lines(frame, limit="4月底前") == [("2024年4月", "30日", "完成清淤")]
    assert lines(frame, limit="9月底前") == [("2024年9月", "30日", "修复护岸")]


def test_a_limit_that_binds_no_step_is_listed_with_its_clause(
    extract: Callable[..., Extraction], extractor: Extractor
) -> None:
    found = schedule_frame(extract("财政所4月底前出台办法，年内持续推进。"), rules=extractor.book.tracker)
    assert [line[2] for line in lines(found)] == ["出台办法", "年内持续推进"]


def test_a_limit_of_the_item_is_marked_so(frame: pd.DataFrame) -> None:
    assert lines(frame, limit="6月底前（整条）") == [("2024年6月", "30日", "各村要巡查河堤。")]


def test_nodes_of_the_coming_year(frame: pd.DataFrame) -> None:
    nodes = frame[frame["band"] == "周期节点（今后一年）"]
    assert list(zip(nodes["limit"], nodes["day"], nodes["kind"], strict=True)) == [
        ("每周五", "2024-03-08", "节点"),
        ("每季度", "2024-03-31", "节点（推定）"),
    ]
    weekly, quarterly = (text.split("\n")[1] for text in nodes["text"])
    assert weekly.startswith("节点：2024年3月8、15、22、29日；4月5、12、19、26日；")
    assert quarterly == "节点：2024年3月31日；6月30日；9月30日；12月31日"


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("督查办即日起至4月10日每周五通报进展。", "2024年3月8、15、22、29日；4月5日"),
        ("两会期间，督查办每周五通报进展。", ""),
    ],
)
def test_nodes_end_with_the_stretch_they_are_in(
    extract: Callable[..., Extraction], extractor: Extractor, text: str, nodes: str
) -> None:
    found = schedule_frame(extract(text), rules=extractor.book.tracker)
    told = [text.partition("节点：")[2] for text in found["text"] if "节点" in text]
    assert told == ([nodes] if nodes else [])


def test_what_has_no_day_stands_behind_the_months(frame: pd.DataFrame) -> None:
    rest = frame[frame["day"] == ""]
    assert list(zip(rest["band"], rest["text"], strict=True)) == [
        ("每日办理", "值班室每天报告水位。"),
        ("有时限、未定日期", "民政办在运动会召开前走访老党员。"),
        ("抓紧办理", "财政所尽快拨付资金。"),
        ("未明确时限", "宣传办要加强宣传。"),
    ]
    assert list(frame.index[frame["day"] == ""]) == list(range(len(frame) - 4, len(frame)))


def test_every_task_is_listed(extract: Callable[..., Extraction], extractor: Extractor, frame: pd.DataFrame) -> None:
    numbers = tasks_frame(extract(TEXT), rules=extractor.book.tracker)["number"]
    assert set(frame["number"]) == set(numbers)


def test_without_a_meeting_day_nothing_is_dated(extract: Callable[..., Extraction], extractor: Extractor) -> None:
    found = schedule_frame(extract(TEXT, None), rules=extractor.book.tracker)
    assert set(found["day"]) == {""}
    assert {name: str(kind) for name, kind in found.dtypes.items()} == SCHEDULE_DTYPES


def test_the_day_of_a_cadence_is_its_next_node_and_to_be_checked(
    extract: Callable[..., Extraction], extractor: Extractor
) -> None:
    rules = extractor.book.tracker
    found = extract("督查办每季度通报一次进展。\n统计站每月25日前报表。\n各村今年2月底前上报。")
    frame = tasks_frame(found, rules=rules)
    assert [str(day.date()) for day in frame["due"]] == ["2024-03-31", "2024-03-25", "2024-02-29"]
    assert list(frame["check"]) == ["推定", "", "已过期"]
    reviews = review_frame(found, rules=rules)
    assert list(zip(reviews["code"], reviews["detail"], strict=True)) == [
        ("passed", "今年2月底前（2024-02-29）"),
        ("presumed", "每季度：2024-03-31"),
    ]


def test_a_date_left_blank_is_to_be_checked(extract: Callable[..., Extraction], extractor: Extractor) -> None:
    reviews = review_frame(extract("各村要在X月X日前完成清淤。"), rules=extractor.book.tracker)
    assert list(zip(reviews["code"], reviews["detail"], strict=True)) == [("open", "X月X日前")]


def test_a_limit_beyond_that_of_its_item_is_to_be_checked(
    extract: Callable[..., Extraction], extractor: Extractor
) -> None:
    found = extract("一、整治河道（6月底前完成）\n水利站在8月底前修复护岸。")
    reviews = review_frame(found, rules=extractor.book.tracker)
    assert list(zip(reviews["name"], reviews["detail"], strict=True)) == [
        ("时限不一致", "本句“8月底前”（2024-08-31），整条“6月底前”（2024-06-30）")
    ]
