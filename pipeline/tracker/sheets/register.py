"""督办台账 and 总台账, the flat sheets that staff fill in: one row a task, no merged cell, lists, bar and warning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.formatting.rule import DataBarRule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from pipeline.model import Force
from pipeline.rulebook.tracker import SheetId, TrackerRules
from pipeline.tracker.book import FIRST_ROW, Book
from pipeline.tracker.grid import Formula, Grid, Value
from pipeline.tracker.sheets import lists
from pipeline.tracker.sheets.marks import mark

_SPARE_ROWS = 200
"""Lists and colours reach so far below the last task, for rows that staff add."""
_ERRORS = {
    "list": "请从下拉列表中选择。",
    "date": "请填写日期，如 2024-06-30。",
    "decimal": "请填写 0% 至 100%。",
}
_FIRST_DATE = "36526"
"""2000-01-01 as Excel counts days."""


def fill(book: Book, key: SheetId, tasks: Sequence[dict[str, Any]], *, heading: str, linked: bool) -> None:
    """Write the sheet.

    Args:
        key: REGISTER or LEDGER.
        tasks: the rows of `tasks_frame` or `ledger_frame` as records.
        linked: make 出处 a link into 原文对照.
    """
    letters = {c.key: n for n, c in enumerate(book.rules.columns(key), 1)}
    formula = _warning(book.rules, letters)
    rows = [_row(book, task, formula, row, linked) for row, task in enumerate(tasks, FIRST_ROW)]
    grid = book.table(key, rows, heading=heading, after="title")
    _offer_lists(book, grid, last=grid.row + _SPARE_ROWS)
    _colour(grid, book.rules, last=grid.row + _SPARE_ROWS)


def _row(book: Book, task: dict[str, Any], formula: str | None, row: int, linked: bool) -> dict[str, Value]:
    origin = task["origin"]
    if linked:
        origin = book.link(origin, SheetId.SENTENCES, task["sentence"] + FIRST_ROW)
    warning = Formula(formula.replace("{row}", str(row))) if formula else None
    return {**task, "origin": origin, "progress": 0.0, "warning": warning}


def _warning(rules: TrackerRules, places: dict[str, int]) -> str | None:
    """The formula of 预警 with {row} to be filled in, or None where a column it needs is switched off."""
    if not {"status", "due", "warning"} <= places.keys():
        return None
    status, alert = rules.status, rules.warning
    state, due = (f"${get_column_letter(places[key])}{{row}}" for key in ("status", "due"))
    return (
        f'=IF(OR({state}="{status.done}",{state}="{status.closed}"),"{alert.done}",'
        f'IF(OR({state}="{status.changed}",{state}="{status.removed}"),"{alert.none}",'
        f'IF({state}="{status.standing}","{alert.standing}",IF({due}="","{alert.undated}",'
        f'IF({due}<TODAY(),"{alert.late}",IF({due}-TODAY()<={alert.days},"{alert.soon}","{alert.fine}"))))))'
    )


def _offer_lists(book: Book, grid: Grid, *, last: int) -> None:
    """Lists as ranges on 字典: 状态 binding, the others as an offer; dates and per cent are checked."""
    for key, column in (("status", "statuses"), ("theme", "themes"), ("force", "forces"), ("lead", "units")):
        source = lists.source(book, column)
        if source:
            _validate(grid, key, last, type="list", binding=key == "status", formula1=source)
    for column in grid.columns:
        if column.form == "date":
            _validate(grid, column.key, last, type="date", operator="greaterThan", formula1=_FIRST_DATE)
    _validate(grid, "progress", last, type="decimal", operator="between", formula1="0", formula2="1")


def _validate(grid: Grid, key: str, last: int, *, binding: bool = True, **rule: Any) -> None:
    letter = grid.letter(key)
    if letter is None:
        return
    error = _ERRORS[rule["type"]]
    check = DataValidation(errorTitle="填写有误", error=error, showErrorMessage=binding, allow_blank=True, **rule)
    check.add(f"{letter}{FIRST_ROW}:{letter}{last}")
    grid.sheet.add_data_validation(check)


def _colour(grid: Grid, rules: TrackerRules, *, last: int) -> None:
    colours, alert = rules.colour, rules.warning
    states = {alert.late: colours.late, alert.soon: colours.soon, alert.done: colours.done}
    mark(grid, "warning", states, bold={alert.late}, last=last)
    forbidden = rules.words.forces[Force.FORBID]
    mark(grid, "force", {forbidden: colours.forbid}, bold={forbidden}, last=last)
    if letter := grid.letter("progress"):
        bar = DataBarRule(start_type="num", start_value=0, end_type="num", end_value=1, color=colours.bar)
        grid.sheet.conditional_formatting.add(f"{letter}{FIRST_ROW}:{letter}{last}", bar)
