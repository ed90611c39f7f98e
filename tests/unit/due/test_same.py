"""The same task in several workbooks counts once."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook


def test_two_documents_and_the_ledger_over_them(output: Path, due, brief) -> None:
    found = due(output)
    assert brief(found) == [
        ("各村", "0603-002", -2),
        ("经发办", "0605-001", 0),
        ("水利站", "0603-004", 2),
        ("水利站", "0603-004", 9),
        ("应急办", "0603-003", 3),
        ("派出所", "0603-003", 3),
        ("待明确", "0603-006", 8),
    ]
    assert {item.row.file for item in found.items} == {"防汛会.任务分解表.xlsx", "安全会.任务分解表.xlsx"}
    assert found.notices == ()


@pytest.mark.parametrize(
    "edit",
    [{"状态": "推进中"}, {"进展情况": "已到货一半"}, {"进度": 0.5}, {"截止日期": "6.25"}, {"截止日期": "待定"}],
)
def test_the_copy_that_staff_have_touched_wins(output: Path, due, fill, edit: dict) -> None:
    fill(output / "总台账.xlsx", {"0603-002": edit}, sheet="总台账")
    found = due(output)
    assert [item.row.file for item in found.items if item.unit == "各村"] == ["总台账.xlsx"]
    assert not any("两处" in notice for notice in found.notices)


def test_what_is_done_in_one_copy_is_done(output: Path, due, fill) -> None:
    fill(output / "防汛会.任务分解表.xlsx", {"002": {"状态": "已完成"}})
    fill(output / "总台账.xlsx", {"0603-004": {"状态": "办结"}}, sheet="总台账")
    assert not {item.unit for item in due(output).items} & {"各村", "水利站"}


def test_two_touched_copies_the_later_update_wins_and_is_told(output: Path, due, fill) -> None:
    early = {"状态": "推进中", "更新日期": date(2024, 6, 5)}
    late = {"状态": "已完成", "更新日期": "6.8"}
    fill(output / "防汛会.任务分解表.xlsx", {"002": early})
    fill(output / "总台账.xlsx", {"0603-002": late}, sheet="总台账")
    found = due(output)
    assert "各村" not in {item.unit for item in found.items}
    assert found.notices == (
        "20240603-002 两处填得不一样：防汛会.任务分解表.xlsx 写“推进中，2024-06-10”；"
        "总台账.xlsx 写“已完成，2024-06-10”。更新日期较晚，以 总台账.xlsx 为准。",
    )


def test_two_touched_copies_with_other_days(output: Path, due, fill) -> None:
    late = {"状态": "推进中", "更新日期": date(2024, 6, 8), "截止日期": "6月25日"}
    fill(output / "防汛会.任务分解表.xlsx", {"002": late})
    fill(output / "总台账.xlsx", {"0603-002": {"状态": "推进中", "更新日期": date(2024, 6, 5)}}, sheet="总台账")
    found = due(output)
    assert [item.left for item in found.items if item.unit == "各村"] == [13]
    assert "防汛会.任务分解表.xlsx 写“推进中，2024-06-25”" in found.notices[0]


def test_copies_that_say_the_same_are_not_told_of(output: Path, due, fill) -> None:
    fill(output / "防汛会.任务分解表.xlsx", {"002": {"状态": "推进中", "截止日期": "2024.6.10"}})
    fill(output / "总台账.xlsx", {"0603-002": {"状态": "在办"}}, sheet="总台账")
    assert due(output).notices == ()


def test_where_no_update_tells_the_open_one_stands(output: Path, due, fill) -> None:
    fill(output / "防汛会.任务分解表.xlsx", {"002": {"状态": "已完成"}})
    fill(output / "总台账.xlsx", {"0603-002": {"状态": "推进中"}}, sheet="总台账")
    found = due(output)
    assert [item.row.file for item in found.items if item.unit == "各村"] == ["总台账.xlsx"]
    assert "看不出先后，从严" in found.notices[0]


def test_a_row_split_between_units_stays_split(output: Path, due, brief) -> None:
    path = output / "防汛会.任务分解表.xlsx"
    book = load_workbook(path)
    page = book["督办台账"]
    place = {cell.value: cell.column for cell in page[1]}
    values = [cell.value for cell in page[3]]
    page.append(values)
    for row, unit in ((3, "东村"), (page.max_row, "西村")):
        page.cell(row, place["牵头单位"]).value = unit
        page.cell(row, place["状态"]).value = "推进中"
    book.save(path)
    lines = [line for line in brief(due(output)) if line[1] == "0603-002"]
    assert lines == [("东村", "0603-002", -2), ("西村", "0603-002", -2)]


def test_a_document_read_again_under_other_numbers(output: Path, due, fill) -> None:
    new = output / "防汛会.任务分解表.新.xlsx"
    shutil.copy(output / "防汛会.任务分解表.xlsx", new)
    fill(new, {"0603-002": {"编号": "20240603-012"}})
    fill(output / "防汛会.任务分解表.xlsx", {"002": {"状态": "推进中"}})
    lines = [item.row.number for item in due(output).items if item.unit == "各村"]
    assert lines == ["20240603-002"]


def test_the_same_words_at_two_meetings_of_one_day_are_two_tasks(output: Path, due, fill) -> None:
    other = output / "碰头会.任务分解表.xlsx"
    shutil.copy(output / "防汛会.任务分解表.xlsx", other)
    fill(other, {"0603-002": {"编号": "20240603-012", "牵头单位": "各社区"}})
    lines = [(item.unit, item.row.number) for item in due(output).items if item.left == -2]
    assert lines == [("各村", "20240603-002"), ("各社区", "20240603-012")]
