"""Limits of a row: each with its own steps, those of the item where the row names none, and where the two collide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.extractor import Extractor
from pipeline.model import How, Source, Task

MEETING = date(2024, 3, 1)


@pytest.fixture
def tasks(extractor: Extractor, document: Callable[..., Source]) -> Callable[[str], dict[str, Task]]:
    """The tasks of a text by the head of their words."""

    def make(text: str) -> dict[str, Task]:
        found = extractor(document(text), overrides={"date": MEETING}).tasks
        return {task.text[:4]: task for task in found}

    return make


def test_two_limits_each_bind_their_own_steps(tasks) -> None:
    (task,) = tasks("各村要在4月底前完成清淤，9月底前修复护岸，每月报送进度。").values()
    assert [(limit.text, [task.steps[n] for n in limit.steps]) for limit in task.deadlines] == [
        ("4月底前", ["完成清淤"]),
        ("9月底前", ["修复护岸"]),
        ("每月", ["报送进度"]),
    ]


def test_one_limit_binds_all(tasks) -> None:
    (task,) = tasks("各村要在4月底前完成清淤，修复护岸。").values()
    assert [limit.steps for limit in task.deadlines] == [None]


def test_a_limit_of_the_item_holds_unless_the_row_says_by_when(tasks) -> None:
    rows = tasks("一、整治河道（6月底前完成）\n各村要清理河面。水利站尽快疏通淤泥。城建办在5月底前修复护岸。")
    told = {text: [(limit.text, limit.how) for limit in task.deadlines] for text, task in rows.items()}
    assert told == {
        "各村要清": [("6月底前", How.INHERITED)],
        "水利站尽": [("尽快", How.EXPLICIT), ("6月底前", How.INHERITED)],
        "城建办在": [("5月底前", How.EXPLICIT)],
    }
    assert not any(task.disputed for task in rows.values())


def test_a_limit_beyond_that_of_the_item_is_disputed(tasks) -> None:
    (task,) = tasks("一、整治河道（6月底前完成）\n城建办在8月底前修复护岸。").values()
    assert [limit.end for limit in task.deadlines] == [date(2024, 8, 31)]
    assert [(limit.text, limit.end) for limit in task.disputed] == [("6月底前", date(2024, 6, 30))]


def test_working_days_beyond_the_holiday_calendar_are_presumed(
    extractor: Extractor, document: Callable[..., Source]
) -> None:
    found = extractor(document("各村要在3个工作日内上报。"), overrides={"date": date(2090, 3, 1)})
    assert [(limit.end, limit.presumed) for limit in found.tasks[0].deadlines] == [(date(2090, 3, 6), True)]
