"""Sentences by number, tasks by id or 编号."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.errors import UsageError
from pipeline.explain.explainer import Explainer
from pipeline.explain.given import open_given
from pipeline.explain.select import id_of, select

TEXT = "各村要修好水渠，水利站要巡查河堤。\n大家要坚定信心。\n春天的风。"


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return open_given(TEXT, date=date(2024, 6, 3))


def shown(found) -> list[tuple[int, list[str]]]:
    return [(one.number, [row.number for row in one.rows]) for one in found.sentences]


def test_all(explainer: Explainer) -> None:
    first = (1, ["20240603-001", "20240603-002"])
    assert shown(select(explainer)) == [first, (2, ["20240603-Y01"]), (3, [])]


def test_by_number_in_order(explainer: Explainer) -> None:
    assert [number for number, _ in shown(select(explainer, numbers=[3, 1, 3]))] == [1, 3]


def test_a_task_alone_by_its_number_or_id(explainer: Explainer) -> None:
    ids = [task.id for task in explainer.extraction.tasks]
    for name in ("20240603-002", ids[1]):
        assert shown(select(explainer, task=name)) == [(1, ["20240603-002"])]
    assert shown(select(explainer, task=ids[1], numbers=[2])) == [(1, ["20240603-002"]), (2, ["20240603-Y01"])]
    assert id_of(explainer, "20240603-Y01") == ids[2]


@pytest.mark.parametrize(("number", "told"), [(0, "没有第 0 句"), (4, "没有第 4 句。这份文件共 3 句。")])
def test_no_such_sentence(explainer: Explainer, number: int, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        select(explainer, numbers=[number])


def test_no_such_task_names_near_ones(explainer: Explainer) -> None:
    with pytest.raises(UsageError, match="没有编号或 id 为 20240603-003 的任务。相近的有：20240603-00"):
        select(explainer, task="20240603-003")
    with pytest.raises(UsageError, match="20240603-001、"):
        select(explainer, task="没有")


def test_a_document_without_rows() -> None:
    with pytest.raises(UsageError, match="没有任务"):
        select(open_given("春天的风。"), task="x")
