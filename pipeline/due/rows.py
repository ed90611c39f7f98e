"""The rows of one workbook, whatever staff have done to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from pipeline.due.model import Row
from pipeline.due.typed import words_in
from pipeline.due.when import When
from pipeline.errors import DocumentError
from pipeline.rulebook.tracker import SheetId, TrackerRules
from pipeline.tracker.read import Table, Value, keyed, names_in, read_workbook

_SHEETS = (SheetId.REGISTER, SheetId.LEDGER)
_MEETING = re.compile(r"(20\d\d)(\d\d)(\d\d)(?!\d)")
_LOST = {
    "number": "看不出会议日期，没有写年份的日期按这次的日期推算",
    "lead": "都列在“{no_owner}”下",
    "status": "都当作没有办结",
    "due": "按“完成时限”推算",
}
"""What follows where a column is missing."""
_BY_HAND = ("updated", "closed", "progress_note", "trouble", "next", "evidence")
_NOBODY = "无"


class Ledger:
    """One workbook.

    Args:
        path: the file.
        rules: the theme, for the names of sheets and columns and the words of cells.
        when: reads the dates.

    Raises:
        UsageError: it cannot be opened.
        DocumentError: it holds no ledger, or one without any column of dates.
    """

    def __init__(self, path: Path, rules: TrackerRules, when: When) -> None:
        self._file, self._rules, self._when = path.name, rules, when
        self._told: list[str] = []
        tables = read_workbook(path)
        sheets = "”或“".join(rules.sheet[key].name for key in _SHEETS)
        found = [(key, table) for key in _SHEETS if (table := keyed(tables, rules, key))]
        if not found:
            raise DocumentError(f"{self._file} 中没有“{sheets}”表。请恢复表名，或换用 duban tasks 生成的台账。")
        self.rows = tuple(row for key, table in found for row in self._read(key, table))

    @property
    def notices(self) -> tuple[str, ...]:
        """What is missing, in Chinese."""
        return tuple(self._told)

    def _read(self, key: SheetId, table: Table) -> Iterator[Row]:
        sheet = self._rules.sheet[key].name
        names = {column.key: column.name for column in self._rules.columns(key)}
        if not {"due", "limit"} & {*table.columns}:
            lost = "”和“".join(names.get(column, column) for column in ("due", "limit"))
            raise DocumentError(f"{self._file} 的“{sheet}”没有“{lost}”列，看不出何时到期。请恢复列名后重试。")
        for column, told in _LOST.items():
            if column not in table.columns:
                told = told.format(no_owner=self._rules.words.no_owner)
                self._told.append(f"{self._file} 的“{sheet}”没有“{names.get(column, column)}”列，{told}。")
        yield from (self._row(cells) for cells in table.rows if cells.get("text") or cells.get("title"))

    def _row(self, cells: Mapping[str, Value]) -> Row:
        words, status = self._rules.words, self._rules.status
        number, typed = str(cells.get("number") or ""), str(cells.get("status") or status.initial)
        meeting, limit = meeting_day(number), words_in(cells.get("limit"))
        updated = self._when.day(cells.get("updated"), meeting)
        limit = "" if limit == words.no_limit else limit
        state, due = status.meaning(typed), cells.get("due")
        forever = isinstance(due, str) and (status.meaning(due) == "standing" or due in status.standing_terms)
        dates = self._when.of(None if forever else due, limit, meeting=meeting, updated=updated)
        return Row(
            file=self._file,
            number=number,
            text=str(cells.get("text") or cells["title"]),
            title=str(cells.get("title") or cells["text"]),
            units=self._units(cells.get("lead")),
            status=typed,
            state="standing" if forever and state in ("initial", "running") else state,
            limit=limit,
            updated=updated,
            touched=state not in ("initial", "standing") or dates.moved or _touched(cells),
            dates=dates,
        )

    def _units(self, cell: Value) -> tuple[str, ...]:
        nobody = {words_in(self._rules.words.no_owner), _NOBODY}
        names = tuple(name for name in names_in(cell) if words_in(name) and name not in nobody)
        return names or (self._rules.words.no_owner,)


def meeting_day(number: str) -> date | None:
    """The day of the meeting, as 编号 names it (20230705-012); None where it bears a document's code."""
    said = _MEETING.match(number)
    try:
        return date(*map(int, said.groups())) if said else None
    except ValueError:
        return None


def _touched(cells: Mapping[str, Value]) -> bool:
    progress = cells.get("progress")
    return any(cells.get(key) for key in _BY_HAND) or (progress is not None and progress not in (0, "0", "0%"))
