"""Where the rows of a corrected workbook lie, whatever staff did to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import LabelError
from pipeline.evaluate.model import Field
from pipeline.evaluate.sheets import Sheets, key_of
from pipeline.rulebook.tracker import TrackerRules

Correct = Callable[[Callable], None]


@pytest.fixture
def sheets(book: Path, theme: TrackerRules) -> Callable[[], Sheets]:
    return lambda: Sheets(book, theme)


def lying(found: Sheets, words: str) -> tuple[str, ...]:
    """The numbers of the sentences on which the row with these words lies."""
    (line,) = [line for line in found.lines if words in str(line.cells["text"])]
    return tuple(number.removeprefix("推进会 第").removesuffix("句") for number in line.on)


@pytest.mark.parametrize(
    "name",
    ["推进会.任务分解表.xlsx", "推进会.任务分解表.新.xlsx", "推进会.任务分解表（已核）.xlsx", "推进会.xlsx"],
)
def test_the_document_is_known_by_what_stands_before_the_name_of_the_table(name: str) -> None:
    assert key_of(Path("x") / name) == "推进会"


def test_sentences_and_rows(sheets: Callable) -> None:
    found = sheets()
    assert (found.key, len(found.sentences), found.notices) == ("推进会", 10, ())
    assert found.sentences["推进会 第5句"].heading == "一、守住安全底线"
    assert [(line.kind, line.on[0]) for line in found.lines] == [
        ("task", "推进会 第2句"),
        ("task", "推进会 第3句"),
        ("task", "推进会 第5句"),
        ("task", "推进会 第8句"),
        ("call", "推进会 第7句"),
    ]


@pytest.mark.parametrize(
    ("origin", "words", "expected"),
    [
        ("第5句", "城管办全面整治各类占道经营行为", ("5",)),
        (None, "整治占道经营", ("5",)),
        (None, "城管办牵头整治占道经营，平安办配合", ("5",)),
        ("第5句", "停车难问题比较突出，物业公司要整改。", ("10",)),
        ("第88句", "整治占道经营", ("5",)),
        ("第4、5句", "绿化、占道经营一并整治", ("4", "5")),
        ("第2句", "各社区要在6月底前完成隐患排查，建立隐患台账。逐户发放明白纸。", ("2", "3")),
    ],
)
def test_where_a_row_lies(correct: Correct, sheets: Callable, origin, words: str, expected: tuple[str, ...]) -> None:
    def change(book) -> None:
        for place in ("第2句", "第3句", "第5句", "第8句"):
            book["督办台账"].drop(place)
        book["督办台账"].add(工作内容=words, 出处=origin)

    correct(change)
    assert lying(sheets(), words) == expected


def test_of_equal_sentences_the_one_that_the_row_names(correct: Correct, sheets: Callable) -> None:
    def change(book) -> None:
        book["原文对照"].put("停车难", "原文", "逐户发放明白纸。")
        book["督办台账"].put("明白纸", "出处", "第10句")

    correct(change)
    assert lying(sheets(), "明白纸") == ("10",)


def test_order_does_not_matter_where_sentences_bear_their_number(correct: Correct, sheets: Callable) -> None:
    before = sheets()

    def change(book) -> None:
        sheet = book["督办台账"].sheet
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for place, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                sheet.cell(place, column).value = value

    correct(change)
    assert {line.on: line.cells["text"] for line in sheets().lines} == {
        line.on: line.cells["text"] for line in before.lines
    }


def test_a_row_that_is_nowhere_is_told(correct: Correct, sheets: Callable) -> None:
    correct(lambda book: book["督办台账"].add(工作内容="另行制定文明养犬管理办法"))
    found = sheets()
    assert len(found.lines) == 5
    assert found.notices == ("推进会.任务分解表.xlsx：“督办台账”的“另行制定文明养犬管理办法”在原文中找不到，不计。",)


def test_a_column_that_is_missing_is_told_and_not_judged(correct: Correct, sheets: Callable) -> None:
    def change(book) -> None:
        register = book["督办台账"]
        for name in ("量化目标", "配合单位"):
            register.sheet.cell(1, register.columns[name]).value = "甲" + name

    correct(change)
    found = sheets()
    assert [notice.partition("：")[2] for notice in found.notices] == [
        "“督办台账”没有“量化目标”列，与它有关的项目不评。",
        "“督办台账”没有“配合单位”列，与它有关的项目不评。",
    ]
    whole = {Field.TYPE, Field.TARGET, Field.OWNER, Field.INHERITED, Field.ROLE}
    assert [line.unjudged for line in found.lines if line.kind == "task"] == [whole] * 4


def test_sentences_without_numbers_are_counted(correct: Correct, sheets: Callable) -> None:
    correct(lambda book: book["原文对照"].sheet.delete_cols(book["原文对照"].columns["句号"]))
    assert lying(sheets(), "占道经营") == ("5",)


@pytest.mark.parametrize(
    ("sheet", "column", "told"),
    [
        ("督办台账", None, "推进会.任务分解表.xlsx 中没有“督办台账”表"),
        ("原文对照", None, "推进会.任务分解表.xlsx 中没有“原文对照”表"),
        ("督办台账", "工作内容", "推进会.任务分解表.xlsx 的“督办台账”没有“工作内容”列"),
    ],
)
def test_what_cannot_be_done_without(correct: Correct, sheets: Callable, sheet: str, column: str, told: str) -> None:
    def change(book) -> None:
        if column:
            book[sheet].sheet.cell(1, book[sheet].columns[column]).value = None
        else:
            book[sheet].sheet.title = "另一张表"

    correct(change)
    with pytest.raises(LabelError, match=told):
        sheets()
