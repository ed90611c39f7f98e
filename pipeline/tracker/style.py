"""The looks of cells: each is built once a workbook and then shared, which halves the time of writing."""

from __future__ import annotations

from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray

from pipeline.rulebook.tracker import Column, TrackerRules

_CHINESE_CHARSET = 134
"""GB2312 in Windows' font tables: lets a machine without the face choose a Chinese one."""
_FORMATS = {"text": "General", "whole": "0", "percent": "0%", "date": "yyyy-mm-dd"}


class Look(NamedTuple):
    """How a cell looks; a tuple, since it is looked up by the ten thousand.

    Args:
        face: title, header or body.
        fill: a colour, or empty.
        quote: show the text as it is, even if it looks like a formula.
    """

    face: str
    points: float
    align: str = "left"
    upright: str = "center"
    fill: str = ""
    border: bool = True
    number_format: str = "General"
    bold: bool = False
    link: bool = False
    quote: bool = False


class Styles:
    """The looks of one workbook."""

    def __init__(self, book: Workbook, rules: TrackerRules) -> None:
        self.rules = rules
        self._scratch = Cell(book.active, row=1, column=1)
        self._made: dict[Look, StyleArray] = {}

    def __getitem__(self, look: Look) -> StyleArray:
        """The style of this look, for `Cell(..., style_array=…)`, which copies it."""
        made = self._made.get(look)
        if made is None:
            made = self._made[look] = self._make(look)
        return made

    def body(self, column: Column) -> Look:
        """The look of a cell of a table."""
        align = "center" if column.align == "centre" else "left"
        return Look("body", self.rules.size.body, align=align, number_format=_FORMATS[column.form])

    def header(self, column: Column) -> Look:
        """The look of a column's head; columns for staff to fill are tinted."""
        colours = self.rules.colour
        fill = colours.staff if column.staff else colours.header
        return Look("header", self.rules.size.header, align="center", fill=fill)

    def title(self) -> Look:
        """The look of a sheet's title line."""
        return Look("title", self.rules.size.title, align="center", border=False)

    def plain(self, *, align: str = "left") -> Look:
        """The look of a line outside the table."""
        return Look("body", self.rules.size.body, align=align, border=False)

    def note(self) -> Look:
        """The look of a footnote."""
        return Look("body", self.rules.size.note, border=False)

    def band(self, level: int) -> Look:
        """The look of a full-width heading row; `level` counts from 0."""
        bands = self.rules.colour.band
        look = Look("header", self.rules.size.header, fill=bands[min(level, len(bands) - 1)])
        return look if level == 0 else look._replace(points=self.rules.size.body + 0.5)

    def _make(self, look: Look) -> StyleArray:
        faces, colours = self.rules.face[self.rules.faces], self.rules.colour
        cell = self._scratch
        cell._style = StyleArray()
        cell.font = Font(
            name=getattr(faces, look.face),
            size=look.points,
            bold=look.bold,
            charset=_CHINESE_CHARSET,
            color=colours.link if look.link else "000000",
            underline="single" if look.link else None,
        )
        cell.alignment = Alignment(horizontal=look.align, vertical=look.upright, wrap_text=True)
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=look.fill)
        if look.border:
            side = Side(style="thin", color=colours.line)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
        cell.number_format = look.number_format
        cell.quotePrefix = look.quote
        return cell._style
