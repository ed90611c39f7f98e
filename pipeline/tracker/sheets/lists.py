"""字典, hidden: the lists that other sheets offer. A list must be a range: Excel drops long ones written in place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from pipeline.model import Force
from pipeline.rulebook.tracker import SheetId
from pipeline.tracker.book import FIRST_ROW, Book


def fill(book: Book, tasks: Sequence[dict[str, Any]]) -> None:
    """Write the lists: the states and forces, the themes and units of these tasks, the box open and ticked."""
    rules = book.rules
    columns = {
        "statuses": rules.status.all,
        "themes": tuple(dict.fromkeys(task["theme"] for task in tasks)),
        "forces": tuple(rules.words.forces[force] for force in Force),
        "units": tuple(dict.fromkeys(unit for task in tasks for unit in task["units"] + task["suggested"])),
        "boxes": (rules.words.box, rules.words.ticked),
    }
    grid = book.grid(SheetId.LISTS)
    grid.header()
    for values in zip_longest(*columns.values()):
        grid.put(dict(zip(columns, values, strict=True)))
    grid.sheet.sheet_state = "hidden"


def source(book: Book, column: str) -> str | None:
    """The range of a list, for a validation; None where the list is empty or switched off. Needs `fill` first."""
    if SheetId.LISTS not in book:
        return None
    sheet = book.file[book.name(SheetId.LISTS)]
    place = next((n for n, c in enumerate(book.rules.columns(SheetId.LISTS), 1) if c.key == column), None)
    if place is None:
        return None
    values = [sheet.cell(row, place).value for row in range(FIRST_ROW, sheet.max_row + 1)]
    count = sum(value is not None for value in values)
    letter = sheet.cell(1, place).column_letter
    name = sheet.title
    return f"'{name}'!${letter}${FIRST_ROW}:${letter}${FIRST_ROW + count - 1}" if count else None
