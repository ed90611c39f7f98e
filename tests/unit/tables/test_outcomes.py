"""效果清单 as a table: the tasks that have an outcome or a target."""

from __future__ import annotations

from datetime import date

from pipeline.tables import outcomes_frame
from pipeline.tables.outcomes import OUTCOME_DTYPES

MEETING = """一、防汛
各村要清淤。
水利站要加固堤坝，确保安全度汛，让群众放心。
各村要增强责任感，让群众放心。
二、排涝
要新建泵站3座。"""


def test_a_row_for_each_task_that_has_one(extractor, document) -> None:
    told = extractor(document(MEETING), overrides={"date": date(2023, 2, 14)})
    frame = outcomes_frame(told, rules=extractor.book.tracker)
    columns = ["order", "number", "title", "outcomes", "targets", "units", "origin"]
    assert frame[columns].values.tolist() == [
        [1, "20230214-002", "加固堤坝", "确保安全度汛；让群众放心", "", "水利站", "第3句"],
        [2, "20230214-003", "新建泵站3座", "", "新建泵站3座", "待明确", "第6句"],
    ]
    assert frame["id"].tolist() == [told.tasks[1].id, told.tasks[3].id]


def test_columns_and_dtypes_never_change(extractor, document) -> None:
    for text in (MEETING, "各村要清淤。"):
        made = outcomes_frame(extractor(document(text)), rules=extractor.book.tracker)
        assert made.dtypes.astype(str).to_dict() == OUTCOME_DTYPES
