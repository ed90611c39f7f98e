"""The workbook on paper: widths, heads, heights, page breaks; and what is true of the file as a whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.model import Extraction
from pipeline.rulebook.tracker import SheetId, TrackerRules
from pipeline.tracker.heights import line_count, row_height
from pipeline.tracker.write import write_ledger, write_workbook

A4_LANDSCAPE, A4_UPRIGHT = 144, 97
"""Width units of 7 pixels that fit between margins of 15 mm at 96 dots an inch."""


@pytest.mark.parametrize("key", [key for key in SheetId if key not in ("lists", "ledger", "register")])
def test_widths_fit_the_page(rules: TrackerRules, key: SheetId):
    room = A4_UPRIGHT if rules.sheet[key].upright else A4_LANDSCAPE
    assert sum(column.width for column in rules.columns(key)) <= room


def test_pages_repeat_their_heads_and_count_themselves(book: Workbook):
    for sheet in book.worksheets[:-1]:
        assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
        if sheet.title != "分单位清单":
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows or sheet.title == "说明"
        assert sheet.page_setup.paperSize == (8 if sheet.title == "督办台账" else 9)
    assert book["任务分解表"].print_title_rows == "$3:$3"
    assert book["分单位清单"].print_title_rows == "$1:$3"


def test_the_sheet_with_page_breaks_is_scaled_to_the_page(book: Workbook):
    """Excel ignores manual breaks where it fits a sheet to the page by itself."""
    sheet = book["分单位清单"]
    width = sum(column.width for column in sheet.column_dimensions.values())
    assert sheet.row_breaks.brk and not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.scale >= 75 and width * sheet.page_setup.scale / 100 <= A4_LANDSCAPE


def test_no_row_is_lower_than_its_text(book: Workbook):
    for sheet in book.worksheets[1:8]:
        merged = {r.min_row for r in sheet.merged_cells.ranges}
        for row in sheet.iter_rows():
            for cell in row if row[0].row not in merged else ():
                if isinstance(cell.value, str) and cell.data_type == "s":
                    width = sheet.column_dimensions[cell.column_letter].width
                    wanted = row_height(line_count(cell.value, width, cell.font.sz), cell.font.sz)
                    assert sheet.row_dimensions[cell.row].height >= wanted


def test_rows_still_grow_when_staff_type_more(path: Path):
    with ZipFile(path) as archive:
        register = archive.read("xl/worksheets/sheet2.xml").decode()
    assert ' ht="' in register and "customHeight" not in register


def test_sheets_can_be_switched_off_and_links_go_with_them(extraction: Extraction, rules: TrackerRules, tmp_path: Path):
    off = {key: rules.sheet[key].model_copy(update={"on": False}) for key in (SheetId.SENTENCES, SheetId.LISTS)}
    fewer = rules.model_copy(update={"sheet": rules.sheet | off})
    write_workbook(tmp_path / "x.xlsx", extraction, rules=fewer, version="1", rules_hash="1")
    book = load_workbook(tmp_path / "x.xlsx")
    assert "原文对照" not in book.sheetnames and "字典" not in book.sheetnames
    place = next(cell for cell in book["督办台账"][2] if cell.value == "第5句")
    assert place.hyperlink is None
    assert not [check for check in book["督办台账"].data_validations.dataValidation if check.type == "list"]


def test_an_empty_document_still_makes_a_workbook(
    empty: Extraction, rules: TrackerRules, tmp_path: Path, lines: Callable
):
    write_workbook(tmp_path / "x.xlsx", empty, rules=rules, version="1", rules_hash="1")
    book = load_workbook(tmp_path / "x.xlsx")
    assert "本文件中没有识别出相关内容。" in lines(book["任务分解表"])
    assert book["督办台账"].max_row == 1


def test_two_runs_give_the_same_bytes(path: Path, extraction: Extraction, rules: TrackerRules, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    again = tmp_path / "别的名字.xlsx"
    write_workbook(again, extraction, rules=rules, version="0.1.0", rules_hash="ab12cd")
    monkeypatch.undo()
    time.tzset()
    assert again.read_bytes() == path.read_bytes()


def test_ledger_shows_a_repeated_task_once(
    extraction: Extraction, later: Extraction, rules: TrackerRules, tmp_path: Path, table: Callable
):
    both = tmp_path / "总台账.xlsx"
    write_ledger(both, [later, extraction], rules=rules, version="1", rules_hash="1")
    book = load_workbook(both)
    assert book.sheetnames == ["总台账", "分主题", "分单位", "分月", "说明", "字典"]
    rows = table(book["总台账"])
    assert len(rows) == 10 and [row["序号"] for row in rows] == list(range(1, 11))
    assert rows[0]["来源"] == "2024-03-05 在全街道重点工作推进会上的讲话\n2024-09-01 在推进会上的讲话"
    assert rows[0]["完成时限"] == "6月底前"
    assert rows[0]["备注"].startswith("变更（2024-09-01 在推进会上的讲话）：")
    assert "完成时限由“6月底前”变更为“9月底前”" in rows[0]["备注"]
    assert sum(row["任务数"] for row in table(book["分主题"])) == 10
    assert not book["总台账"].merged_cells.ranges
    counts = [row["任务数"] for row in table(book["分主题"])]
    assert all(a >= b for a, b in pairwise(counts))
