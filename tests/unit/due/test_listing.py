"""The list that is made of ledgers as staff leave them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.due.model import Kind
from pipeline.errors import UsageError


def test_by_unit_the_most_pressing_first_and_nobody_last(flood: Path, due, brief) -> None:
    found = due(flood)
    assert brief(found) == [
        ("各村", "0603-002", -2),
        ("水利站", "0603-004", 2),
        ("水利站", "0603-004", 9),
        ("应急办", "0603-003", 3),
        ("派出所", "0603-003", 3),
        ("待明确", "0603-006", 8),
    ]
    assert [item.kind for item in found.items].count(Kind.NODE) == 2
    assert (found.count(Kind.DUE, late=True), found.count(Kind.DUE), found.count(Kind.NODE)) == (1, 2, 2)
    assert (found.notices, found.errors, found.undated) == ((), (), 0)


@pytest.mark.parametrize(
    ("day", "days", "numbers"),
    [
        (date(2024, 6, 10), 0, ["002"]),
        (date(2024, 6, 9), 0, []),
        (date(2024, 6, 11), 0, ["002"]),
        (date(2024, 6, 14), 1, ["002", "004", "003", "003"]),
        (date(2024, 6, 3), 7, ["004", "002"]),
    ],
)
def test_both_ends_of_the_window_count(flood: Path, due, brief, day: date, days: int, numbers: list[str]) -> None:
    assert [number[-3:] for _, number, _ in brief(due(flood, day=day, days=days))] == numbers


@pytest.mark.parametrize("status", ["已完成", "已销号", "已调整", "已移出", "办结", "√", " 已 办结 ", "完成。"])
def test_nobody_is_reminded_of_what_is_over(flood: Path, due, brief, fill, status: str) -> None:
    fill(flood, {"002": {"状态": status}, "004": {"状态": status}})
    assert {number for _, number, _ in brief(due(flood))} == {"0603-003", "0603-006"}


@pytest.mark.parametrize("status", ["推进中", "基本完成", "未完成", None, "在办"])
def test_what_is_not_surely_over_is_open(flood: Path, due, brief, fill, status: str | None) -> None:
    fill(flood, {"002": {"状态": status}})
    first = due(flood).items[0]
    assert (first.row.number[-3:], first.row.status) == ("002", status or "未启动")


@pytest.mark.parametrize("how", [{"状态": "长期坚持"}, {"截止日期": "长期坚持"}, {"状态": "常态化"}])
def test_a_standing_task_has_nodes_only(flood: Path, due, brief, fill, how: dict[str, str]) -> None:
    fill(flood, {"002": how, "004": {"状态": "长期坚持", "截止日期": date(2024, 6, 13)}})
    assert brief(due(flood))[0] == ("水利站", "0603-004", 2)
    assert due(flood).undated == 0 and not due(flood).notices


def test_days_that_were_typed_hold(flood: Path, due, brief, fill) -> None:
    days = {"001": 45456, "002": "2024.6.30", "003": "6月13日前", "005": date(2024, 6, 12), "006": "6.1"}
    fill(flood, {number: {"截止日期": day} for number, day in days.items()})
    left = {number[-3:]: left for _, number, left in brief(due(flood)) if number[-3:] != "004"}
    assert left == {"001": 1, "003": 1, "005": 0, "006": -11}
    assert brief(due(flood))[-1] == ("待明确", "0603-006", -11)


def test_a_blank_day_is_read_from_the_limit_and_one_that_is_none_is_told(flood: Path, due, brief, fill) -> None:
    fill(flood, {"002": {"截止日期": None}, "003": {"截止日期": "再议"}, "006": {"截止日期": "再议", "完成时限": "—"}})
    found = due(flood)
    assert [number[-3:] for _, number, _ in brief(found)] == ["002", "004", "004", "003", "003"]
    assert found.notices == (
        "防汛会.任务分解表.xlsx 的 20240603-003：截止日期“再议”看不出是哪一天，按“完成时限”计。",
        "防汛会.任务分解表.xlsx 的 20240603-006：截止日期“再议”看不出是哪一天，没有列入。",
    )
    assert found.undated == 1


def test_nodes_end_with_the_task_and_every_day_is_one_line(flood: Path, due, fill) -> None:
    fill(flood, {"004": {"截止日期": date(2024, 6, 20)}, "002": {"完成时限": "每天", "截止日期": None}})
    found = due(flood)
    lines = [(item.day.day, item.kind) for item in found.items if item.row.number.endswith("004")]
    assert lines == [(14, Kind.NODE), (20, Kind.DUE)]
    assert [item.left for item in found.items if item.row.number.endswith("002")] == [0]
    fill(flood, {"002": {"完成时限": "一月一通报"}})
    (monthly,) = (i for i in due(flood, days=20).items if i.row.number.endswith("002"))
    assert (monthly.day, monthly.kind, monthly.presumed) == (date(2024, 6, 30), Kind.NODE, True)


def test_units_as_people_write_them(flood: Path, due, brief, fill) -> None:
    units = {"002": "各村（社区、园区）、水利站（建议）", "003": "应急办/派出所\n应急办", "006": None}
    fill(flood, {number: {"牵头单位": cell} for number, cell in units.items()})
    assert [unit for unit, number, _ in brief(due(flood))] == [
        "各村（社区、园区）", "水利站（建议）", "水利站", "水利站", "应急办", "派出所", "待明确",
    ]  # fmt: skip


def test_units_are_picked_by_name_or_part_of_it(flood: Path, due, brief, fill) -> None:
    fill(flood, {"002": {"牵头单位": "村水利站"}, "005": {"牵头单位": "水利站（建议）", "截止日期": date(2024, 6, 13)}})
    named = brief(due(flood, units=("水利站",)))
    assert {unit for unit, *_ in named} == {"水利站", "水利站（建议）"}
    assert {unit for unit, *_ in brief(due(flood, units=("水利", "派出所")))} == {
        "村水利站", "水利站", "水利站（建议）", "派出所",
    }  # fmt: skip
    nobody = due(flood, units=("水力站",))
    assert nobody.items == () and "相近的有：" in nobody.notices[0] and "水利站" in nobody.notices[0]


def test_sorted_hidden_and_moved_columns_change_nothing(flood: Path, due, brief) -> None:
    before = brief(due(flood))
    book = load_workbook(flood)
    page = book["督办台账"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    head, *tasks = rows
    for n, row in enumerate([head, *reversed(tasks)], 1):
        for place, value in enumerate(reversed(row), 1):
            page.cell(n, place).value = value
    page.insert_rows(1)
    page["A1"] = "某某镇督办台账"
    page.row_dimensions[4].hidden = True
    page.auto_filter.add_filter_column(0, ["推进中"])
    book.save(flood)
    assert brief(due(flood)) == before


@pytest.mark.parametrize(
    ("column", "told"),
    [("状态", "都当作没有办结"), ("牵头单位", "都列在“待明确”下"), ("编号", "看不出会议日期"), ("备注", None)],
)
def test_a_column_that_was_deleted(flood: Path, due, column: str, told: str | None) -> None:
    drop(flood, column)
    found = due(flood)
    assert len(found.items) >= 5 and not found.errors
    assert [told in notice and f"没有“{column}”列" in notice for notice in found.notices] == ([True] if told else [])


def test_without_day_and_limit_there_is_nothing_to_tell(flood: Path, due) -> None:
    drop(flood, "截止日期")
    assert len(due(flood).items) == 6
    drop(flood, "完成时限")
    assert due(flood).errors == (
        "防汛会.任务分解表.xlsx 的“督办台账”没有“截止日期”和“完成时限”列，看不出何时到期。请恢复列名后重试。",
    )


def drop(path: Path, column: str) -> None:
    book = load_workbook(path)
    page = book["督办台账"]
    page.delete_cols(next(cell.column for cell in page[1] if cell.value == column))
    book.save(path)


def test_a_number_without_a_day(flood: Path, due, brief, fill) -> None:
    limits = {"002": "6月10日前", "003": "两周内", "006": "6月20日前"}
    edits = {n: {"编号": f"C0FF-{n}", "截止日期": None, "完成时限": limit} for n, limit in limits.items()}
    fill(flood, edits)
    found = due(flood)
    lines = [(item.row.number, item.left) for item in found.items if item.presumed]
    assert lines == [("C0FF-002", -2), ("C0FF-006", 8)]
    assert found.undated == 1


def test_rows_that_staff_add_and_empty_ones(flood: Path, due, brief) -> None:
    book = load_workbook(flood)
    page = book["督办台账"]
    place = {cell.value: cell.column for cell in page[1]}
    last = page.max_row
    page.cell(last + 2, place["工作内容"]).value = "清理排水沟"
    page.cell(last + 2, place["牵头单位"]).value = "城管办"
    page.cell(last + 2, place["截止日期"]).value = "2024.6.13"
    page.cell(last + 3, place["截止日期"]).value = "合计"
    book.save(flood)
    found = due(flood)
    assert ("城管办", "", 1) in brief(found) and len(found.items) == 7
    assert found.notices == ()
    (line,) = (item for item in found.items if item.unit == "城管办")
    assert (line.row.title, line.row.status) == ("清理排水沟", "未启动")


def test_a_broken_workbook_does_not_stop_the_others(output: Path, due, brief) -> None:
    (output / "坏.任务分解表.xlsx").write_bytes(b"\xd0\xcf\x11\xe0 locked with a password")
    (output / "花名册.任务分解表.xlsx").write_bytes(plain_book(output))
    (output / "~$防汛会.任务分解表.xlsx").write_bytes(b"lock")
    found = due(output)
    assert len(found.items) == 7 and len(found.troubles) == 2
    assert found.files == ("安全会.任务分解表.xlsx", "防汛会.任务分解表.xlsx", "总台账.xlsx")
    broken, strange = found.errors
    assert broken.startswith("打不开工作簿 坏.任务分解表.xlsx") and "加密" in broken
    assert strange.startswith("花名册.任务分解表.xlsx 中没有“督办台账”或“总台账”表。")
    assert found.notices == ("防汛会.任务分解表.xlsx 正开着，读到的是上次存盘的内容。",)


def plain_book(folder: Path) -> bytes:
    book = load_workbook(folder / "防汛会.任务分解表.xlsx")
    for name in book.sheetnames[1:]:
        del book[name]
    book.save(folder / "x.xlsx")
    return (folder / "x.xlsx").read_bytes()


def test_nothing_to_read(tmp_path: Path, due) -> None:
    with pytest.raises(UsageError, match="没有台账"):
        due(tmp_path)
