"""Limits of a row: each with its own steps, those of the item where the row names none, and where the two collide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.assemble.limits import bound_steps
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


@pytest.mark.parametrize(
    ("text", "limits", "steps", "bound"),
    [
        ("4月底前出台办法，年内持续推进", ["4月底前", "年内"], ["出台办法"], [(0,), ()]),
        ("选址，6月底前完成，建主体，年底前完工", ["6月底前", "年底前"], ["选址", "建主体"], [(0,), (1,)]),
        ("6月底前，定址，办手续，年底前建主体", ["6月底前", "年底前"], ["定址", "办手续", "建主体"], [(0, 1), (2,)]),
        ("摸底，4月底前上报清单，年内整改", ["4月底前", "年内"], ["摸底", "上报清单", "整改"], [(1,), (2,)]),
        ("尽快于6月底前修路，年底前通车", ["尽快", "6月底前", "年底前"], ["修路"], [(0,), (0,), ()]),
        ("出台办法要在4月底前，推开要在年内", ["4月底前", "年内"], ["出台办法", "推开"], [(0,), (1,)]),
    ],
)
def test_which_steps_a_limit_binds(
    text: str, limits: list[str], steps: list[str], bound: list[tuple[int, ...]]
) -> None:
    def places(words: list[str]) -> list[tuple[int, int]]:
        return [(text.index(word), text.index(word) + len(word)) for word in words]

    assert bound_steps(text, places(limits), places(steps)) == bound


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
