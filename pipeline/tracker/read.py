"""A workbook back as tables, as Excel, WPS or a person left it: every sheet by its name, every row by its heads."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import UsageError
from pipeline.rulebook.tracker import SheetId, TrackerRules
from pipeline.tracker.safe import sheet_names

Value = str | int | float | date | None
"""What a cell holds, None where it is blank; a formula is its text."""
_NAMES = re.compile(r"[、，,；;/\s]+(?![^（(]*[）)])")
"""Between names, but not inside brackets: 各街道（镇、园区）、各部门."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: the heads of its columns and its rows, blank ones left out; what stands above the heads is no row."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Value], ...]


def read_workbook(path: Path) -> dict[str, Table]:
    """Every sheet of the file, hidden ones too, by its name; filtered-out rows and hidden columns are read like others.

    The heads are the first row with two filled cells. A cell merged downwards holds for each of its rows.

    Raises:
        UsageError: it is no workbook, or cannot be opened.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of every extension of Excel's that it will not write back
            book = load_workbook(path)
    except (OSError, BadZipFile, InvalidFileException, ParseError, KeyError, ValueError) as error:
        raise UsageError(
            f"打不开工作簿 {path.name}（{type(error).__name__}）。请确认它是 .xlsx 文件、没有加密，另存一份后重试。"
        ) from None
    return {_plain(sheet.title): _table(sheet) for sheet in book.worksheets}


def keyed(tables: Mapping[str, Table], rules: TrackerRules, key: SheetId) -> Table | None:
    """A sheet of ours with the theme's column keys for heads; None where the workbook has no such sheet.

    Columns that the theme does not know are left out; those that the workbook does not have are missing.
    """
    table = tables.get(_plain(sheet_names([rules.sheet[key].name])[0]))
    if table is None:
        return None
    names = {_plain(column.name): column.key for column in rules.columns(key)}
    known = {name: names[_plain(name)] for name in table.columns if _plain(name) in names}
    rows = tuple({key: row[name] for name, key in known.items()} for row in table.rows)
    return Table(tuple(known.values()), rows)


def names_in(cell: Value) -> list[str]:
    """The bodies that people have named in a cell, each once, with Chinese brackets."""
    wide = ("" if cell is None else str(cell)).replace("(", "（").replace(")", "）")
    return list(dict.fromkeys(name for name in _NAMES.split(wide) if name))


def _plain(name: str) -> str:
    """A name without the blanks that come and go when people type it."""
    return "".join(name.split())


def _table(sheet: Worksheet) -> Table:
    lines = [[_value(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, area.max_row):
            lines[row][area.min_col - 1] = lines[area.min_row - 1][area.min_col - 1]
    head = next((n for n, row in enumerate(lines) if sum(value is not None for value in row) > 1), len(lines))
    places = {str(name): n for n, name in reversed(list(enumerate(lines[head] if lines[head:] else ()))) if name}
    columns = dict(sorted(places.items(), key=lambda entry: entry[1]))
    rows = (row for row in lines[head + 1 :] if any(value is not None for value in row))
    return Table(tuple(columns), tuple({name: row[n] for name, n in columns.items()} for row in rows))


def _value(value: Value) -> Value:
    """A cell's value: a text without outer blanks, nothing where it is empty, a day without its time."""
    if isinstance(value, str):
        return value.strip() or None
    return value.date() if isinstance(value, datetime) else value
