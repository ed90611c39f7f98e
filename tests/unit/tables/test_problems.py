"""问题清单 as a table: every problem, with the task that answers it where one does."""

from __future__ import annotations

from datetime import date

from pipeline.model import Stance
from pipeline.tables import problems_frame
from pipeline.tables.problems import PROBLEM_DTYPES

MEETING = """一、存在的不足
氧气站管道老化。
食堂菜品单一。
二、下一步工作
护理部要完善交接班制度。
设备科要更换氧气站管道。"""


def test_a_problem_stands_with_the_task_that_seems_to_answer_it(extractor, document) -> None:
    told = extractor(document(MEETING), overrides={"date": date(2023, 2, 14)})
    frame = problems_frame(told, rules=extractor.book.tracker)
    columns = ["order", "text", "heading", "number", "units", "origin"]
    assert frame[columns].values.tolist() == [
        [1, "氧气站管道老化。", "一、存在的不足", "20230214-002\n（推定）", "设备科", "第2句"],
        [2, "食堂菜品单一。", "一、存在的不足", "", "", "第3句"],
    ]
    assert [s.answer for s in told.sentences if s.stance is Stance.PROBLEM] == [told.tasks[1].id, None]


def test_columns_and_dtypes_never_change(extractor, document) -> None:
    for text in (MEETING, "各村要清淤。"):
        made = problems_frame(extractor(document(text)), rules=extractor.book.tracker)
        assert made.dtypes.astype(str).to_dict() == PROBLEM_DTYPES
