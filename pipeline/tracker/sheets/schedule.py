"""时限一览, a sheet to print: month by month what falls due, then what has no date."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from pipeline.model import DocumentInfo
from pipeline.rulebook.tracker import SheetId
from pipeline.tracker.book import FIRST_ROW, Book
from pipeline.tracker.sheets.breakdown import put_in_portions, title_lines


def fill(book: Book, info: DocumentInfo, lines: Sequence[dict[str, Any]], *, count: int) -> None:
    """Write the sheet.

    Args:
        lines: the rows of `schedule_frame` as records.
        count: how many tasks there are.
    """
    rules = book.rules
    grid = book.grid(SheetId.SCHEDULE)
    title_lines(grid, info, rules.sheet[SheetId.SCHEDULE].name, count=count)
    head = grid.header()
    for band, members in groupby(lines, key=lambda line: line["band"]):
        found = list(members)
        grid.band(band + rules.words.count.format(count=len(found)), grid.styles.band(0), least=22)
        for line in found:
            number = book.link(line["number"], SheetId.REGISTER, line["order"] - 1 + FIRST_ROW)
            put_in_portions(grid, {**line, "number": number})
    if not lines:
        grid.band(rules.words.empty, grid.styles.plain(align="center"), least=30)
    grid.sheet.freeze_panes = f"A{head + 1}"
    grid.page(rules.sheet[SheetId.SCHEDULE], repeat=f"{head}:{head}")
