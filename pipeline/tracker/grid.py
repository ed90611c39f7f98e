"""A sheet being filled from the top: typed cells in shared styles, rows high enough for every line, print set-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.rulebook.tracker import Column, Sheet
from pipeline.tracker.heights import PIXELS_A_UNIT, fitted, line_count, row_height
from pipeline.tracker.safe import cell_text, header_text, looks_like_formula
from pipeline.tracker.style import Look, Styles

_PAPER = {"A3": 8, "A4": 9}
_MILLIMETRES = {"A3": (297, 420), "A4": (210, 297)}
_MARGIN = 15 / 25.4
"""15 mm, in inches."""
_DOTS = 96
"""Pixels an inch."""
_TOLERANCE = 0.74
"""A machine without Calibri, the default face, draws a width unit up to 9.4 pixels wide instead of seven."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to a row of another sheet."""

    text: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours; no text of a document ever becomes one."""

    text: str


Value = str | int | float | date | Link | Formula | None


class _FreeRow(RowDimension):
    """A row with a height that still grows when staff type more (openpyxl would pin it down)."""

    customHeight = False


class Grid:
    """Writes one sheet row by row; `row` is the last row written, `page_rows` those repeated on every page."""

    def __init__(self, sheet: Worksheet, columns: Sequence[Column], styles: Styles) -> None:
        self.sheet, self.columns, self.styles, self.row = sheet, tuple(columns), styles, 0
        self._looks = [styles.body(column) for column in self.columns]
        self._place = {column.key: n for n, column in enumerate(self.columns, 1)}
        self._span = sum(column.width for column in self.columns)
        for n, column in enumerate(self.columns, 1):
            sheet.column_dimensions[get_column_letter(n)].width = column.width

    def letter(self, key: str) -> str | None:
        """The letter of a column, or None where it is switched off."""
        return get_column_letter(self._place[key]) if key in self._place else None

    @property
    def last_letter(self) -> str:
        """The letter of the last column."""
        return get_column_letter(len(self.columns))

    def band(self, text: str, look: Look, *, least: float = 0.0) -> int:
        """Write one line across all columns (merged: for print sheets only), at least so many points high."""
        self.row += 1
        for n in range(1, len(self.columns) + 1):
            self._cell(n, text if n == 1 else None, look)
        if len(self.columns) > 1:
            self.sheet.merged_cells.add(f"A{self.row}:{self.last_letter}{self.row}")
        height = max(row_height(line_count(text, self._span, look.points), look.points), least)
        self.sheet.row_dimensions[self.row] = RowDimension(self.sheet, index=self.row, ht=height)
        return self.row

    def header(self) -> int:
        """Write the names of the columns."""
        self.row += 1
        lines = 1
        for n, column in enumerate(self.columns, 1):
            look = self.styles.header(column)
            self._cell(n, column.name, look)
            lines = max(lines, line_count(column.name, column.width, look.points))
        self._set_height(row_height(lines, self.styles.rules.size.header) + 6)
        return self.row

    def put(self, values: Mapping[str, Value]) -> int:
        """Write one row of the table; keys that are no column are left out, columns without a value stay blank."""
        self.row += 1
        height = row_height(1, self.styles.rules.size.body)
        for n, (column, look) in enumerate(zip(self.columns, self._looks, strict=True), 1):
            value = values.get(column.key)
            text = value.text if isinstance(value, Link) else value
            if isinstance(text, str):
                points, needed = fitted(text, column.width, look.points)
                look = look if points == look.points else look._replace(points=points)
                height = max(height, needed)
            self._cell(n, value, look)
        self._set_height(height)
        return self.row

    def page(self, theme: Sheet, *, repeat: str | None = None, heading: str = "") -> None:
        """Set up printing: paper, one page wide, rows `repeat` on every page, page numbers, `heading` above."""
        sheet = self.sheet
        sheet.page_setup.paperSize = _PAPER[theme.paper]
        sheet.page_setup.orientation = "portrait" if theme.upright else "landscape"
        if sheet.row_breaks.brk:
            sheet.page_setup.scale = self._scale(theme)
        else:
            sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
            sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins = sheet.page_margins
        margins.left = margins.right = margins.bottom = _MARGIN
        margins.top = _MARGIN * (1.5 if heading else 1)
        margins.header = margins.footer = _MARGIN / 2
        sheet.print_options.horizontalCentered = True
        sheet.print_title_rows = repeat
        faces = self.styles.rules.face[self.styles.rules.faces]
        below, above = sheet.oddFooter.center, sheet.oddHeader.center
        below.text, below.font = "第 &P 页 共 &N 页", f"{faces.body},Regular"
        if heading:
            above.text, above.font, above.size = header_text(heading), f"{faces.header},Regular", 14

    def _scale(self, theme: Sheet) -> int:
        """The per cent at which the columns fit the page: Excel ignores page breaks of ours where it fits by itself."""
        short, long = _MILLIMETRES[theme.paper]
        inches = (short if theme.upright else long) / 25.4 - 2 * _MARGIN
        return min(100, int(inches * _DOTS / (self._span * PIXELS_A_UNIT) * _TOLERANCE * 100))

    def _cell(self, n: int, value: Value, look: Look) -> None:
        if isinstance(value, Link):
            cell = self._cell_of(n, value.text, look._replace(link=True))
            cell.hyperlink = Hyperlink(ref="", location=f"'{value.sheet}'!A{value.row}")
        elif isinstance(value, Formula):
            self._cell_of(n, None, look).value = value.text
        else:
            self._cell_of(n, value, look)

    def _cell_of(self, n: int, value: str | float | date | None, look: Look) -> Cell:
        """Make the cell; a text stays a text whatever it begins with."""
        if isinstance(value, str):
            value = cell_text(value) or None
            if value and looks_like_formula(value):
                look = look._replace(quote=True)
        cell = Cell(self.sheet, row=self.row, column=n, value=value, style_array=self.styles[look])
        if isinstance(value, str):
            cell.data_type = "s"
        self.sheet._cells[self.row, n] = cell
        return cell

    def _set_height(self, height: float) -> None:
        self.sheet.row_dimensions[self.row] = _FreeRow(self.sheet, index=self.row, ht=height)
