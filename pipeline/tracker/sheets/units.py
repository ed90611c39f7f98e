"""分单位清单, the hand-out: each unit on a page of its own with what it leads, what is proposed, what it supports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.worksheet.pagebreak import Break

from pipeline.model import DocumentInfo
from pipeline.rulebook.tracker import SheetId
from pipeline.tracker.book import Book
from pipeline.tracker.grid import Grid
from pipeline.tracker.sheets.breakdown import put_in_portions, title_lines

Tasks = Sequence[dict[str, Any]]


def fill(book: Book, info: DocumentInfo, tasks: Tasks) -> None:
    """Write the sheet; tasks of nobody come last.

    Args:
        tasks: the rows of `tasks_frame` as records.
    """
    rules = book.rules
    grid = book.grid(SheetId.UNITS)
    title_lines(grid, info, rules.sheet[SheetId.UNITS].name, count=len(tasks))
    head = grid.header()
    units = dict.fromkeys(u for part in ("units", "suggested", "supports") for task in tasks for u in task[part])
    for n, unit in enumerate(units):
        if n:
            grid.sheet.row_breaks.append(Break(id=grid.row))
        _block(grid, unit, tasks)
    nobody = [task for task in tasks if not task["units"] and not task["suggested"]]
    if nobody:
        if units:
            grid.sheet.row_breaks.append(Break(id=grid.row))
        _part(grid, f"责任单位{rules.words.no_owner}", nobody, level=0)
    if not tasks:
        grid.band(rules.words.empty, grid.styles.plain(align="center"), least=30)
    grid.sheet.freeze_panes = f"A{head + 1}"
    grid.page(rules.sheet[SheetId.UNITS], repeat=f"1:{head}")


def _block(grid: Grid, unit: str, tasks: Tasks) -> None:
    words = grid.styles.rules.words
    leads = [task for task in tasks if unit in task["units"]]
    proposed = [task for task in tasks if unit in task["suggested"]]
    supports = [task for task in tasks if unit in task["supports"] and task not in leads]
    _part(grid, unit, leads, level=0)
    if proposed:
        _part(grid, f"{words.suggested}由{unit}牵头，待核定", proposed, level=1)
    if supports:
        _part(grid, words.supports, supports, level=1)
    grid.band(words.sign_off, grid.styles.plain(align="right"), least=36)


def _part(grid: Grid, name: str, tasks: Tasks, *, level: int) -> None:
    words = grid.styles.rules.words
    count = words.count.format(count=len(tasks)) if tasks else ""
    grid.band(name + count, grid.styles.band(level), least=22)
    for task in tasks:
        put_in_portions(grid, {**task, "box": words.box})
