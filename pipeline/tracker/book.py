"""The workbook under construction: which sheets it has, what they are called, and how they refer to each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from openpyxl import Workbook

from pipeline.rulebook.tracker import Column, SheetId, TrackerRules
from pipeline.tracker.grid import Grid, Link, Value
from pipeline.tracker.safe import sheet_names
from pipeline.tracker.style import Styles

FIRST_ROW = 2
"""The first row of data in a flat table: one line of heads above, so that Excel and pandas read it as it is."""


class Book:
    """A workbook with the sheets of `wanted` that the theme has switched on, in that order."""

    def __init__(self, rules: TrackerRules, wanted: Sequence[SheetId]) -> None:
        self.rules = rules
        self.file = Workbook()
        self.styles = Styles(self.file, rules)
        self.file.remove(self.file.active)
        on = [key for key in wanted if rules.sheet[key].on]
        self._names = dict(zip(on, sheet_names(rules.sheet[key].name for key in on), strict=True))
        for name in self._names.values():
            self.file.create_sheet(name)

    def __contains__(self, key: SheetId) -> bool:
        return key in self._names

    def __iter__(self) -> Iterator[SheetId]:
        return iter(self._names)

    def name(self, key: SheetId) -> str:
        """What the sheet is called in the file."""
        return self._names[key]

    def link(self, text: str, key: SheetId, row: int) -> Value:
        """A link to a row of another sheet; plain text where that sheet is switched off."""
        return Link(text, self._names[key], row) if key in self._names else text

    def grid(self, key: SheetId, *, present: Collection[str] | None = None) -> Grid:
        """The sheet, empty; optional columns whose key is not in `present` give their width to the one that grows."""
        columns = self.rules.columns(key)
        kept = [c for c in columns if not c.optional or present is None or c.key in present]
        spare = sum(column.width for column in columns) - sum(column.width for column in kept)
        wide = [c.model_copy(update={"width": c.width + spare}) if c.grow else c for c in kept]
        return Grid(self.file[self._names[key]], wide, self.styles)

    def table(self, key: SheetId, rows: Sequence[Mapping[str, Value]], *, heading: str, after: str = "") -> Grid:
        """A flat table: heads, one row each, filter, heads kept in view (with the columns up to `after`)."""
        grid = self.grid(key)
        grid.header()
        for row in rows:
            grid.put(row)
        sheet = grid.sheet
        sheet.auto_filter.ref = f"A1:{grid.last_letter}{max(grid.row, FIRST_ROW)}"
        sheet.freeze_panes = sheet.cell(FIRST_ROW, _place(grid.columns, after) + 1).coordinate
        grid.page(self.rules.sheet[key], repeat="1:1", heading=heading)
        return grid


def _place(columns: Sequence[Column], key: str) -> int:
    return next((n for n, column in enumerate(columns, 1) if column.key == key), 0)
