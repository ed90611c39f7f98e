"""The workbooks: one a document, and 总台账 over several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.model import Extraction
from pipeline.rulebook.tracker import SheetId, TrackerRules
from pipeline.tables import (
    by_month,
    by_theme,
    by_unit,
    calls_frame,
    ledger_frame,
    outcomes_frame,
    problems_frame,
    review_frame,
    schedule_frame,
    tasks_frame,
)
from pipeline.tracker.archive import save
from pipeline.tracker.book import Book
from pipeline.tracker.sheets import breakdown, lists, notes, records, register, schedule, units

_DOCUMENT_SHEETS = (
    SheetId.BREAKDOWN,
    SheetId.REGISTER,
    SheetId.UNITS,
    SheetId.SCHEDULE,
    SheetId.CALLS,
    SheetId.PROBLEMS,
    SheetId.OUTCOMES,
    SheetId.REVIEW,
    SheetId.SENTENCES,
    SheetId.NOTES,
    SheetId.LISTS,
)
_LEDGER_SHEETS = (
    SheetId.LEDGER,
    SheetId.BY_THEME,
    SheetId.BY_UNIT,
    SheetId.BY_MONTH,
    SheetId.NOTES,
    SheetId.LISTS,
)
_COUNTS = {SheetId.BY_THEME: by_theme, SheetId.BY_UNIT: by_unit, SheetId.BY_MONTH: by_month}


def write_workbook(path: Path, extraction: Extraction, *, rules: TrackerRules, version: str, rules_hash: str) -> None:
    """Write the workbook of one document; the same input gives the same bytes.

    Args:
        version: of the program, for 说明.
        rules_hash: of the rule folder, for 说明.

    Raises:
        DocumentError: a text does not fit a cell.
        OSError: the file cannot be written.
    """
    tasks = _records(tasks_frame(extraction, rules=rules))
    problems = _records(problems_frame(extraction, rules=rules))
    outcomes = _records(outcomes_frame(extraction, rules=rules))
    idle = {key for key, rows in ((SheetId.PROBLEMS, problems), (SheetId.OUTCOMES, outcomes)) if not rows}
    book = Book(rules, [key for key in _DOCUMENT_SHEETS if key not in idle])
    title = extraction.info.title or extraction.info.name

    def heading(key: SheetId) -> str:
        return f"{title}　{rules.sheet[key].name}"

    fillers = {
        SheetId.LISTS: lambda key: lists.fill(book, tasks),
        SheetId.BREAKDOWN: lambda key: breakdown.fill(book, extraction, tasks),
        SheetId.REGISTER: lambda key: register.fill(book, key, tasks, heading=heading(key), linked=True),
        SheetId.UNITS: lambda key: units.fill(book, extraction.info, tasks),
        SheetId.SCHEDULE: lambda key: schedule.fill(
            book, extraction.info, _records(schedule_frame(extraction, rules=rules)), count=len(tasks)
        ),
        SheetId.CALLS: lambda key: records.fill_calls(
            book, _records(calls_frame(extraction, rules=rules)), heading=heading(key)
        ),
        SheetId.PROBLEMS: lambda key: records.fill_problems(book, problems, heading=heading(key)),
        SheetId.OUTCOMES: lambda key: records.fill_outcomes(book, outcomes, tasks, heading=heading(key)),
        SheetId.REVIEW: lambda key: records.fill_review(
            book, _records(review_frame(extraction, rules=rules)), tasks, heading=heading(key)
        ),
        SheetId.SENTENCES: lambda key: records.fill_sentences(book, extraction, tasks, heading=heading(key)),
        SheetId.NOTES: lambda key: notes.fill(
            book, [extraction], table=SheetId.REGISTER, version=version, rules_hash=rules_hash
        ),
    }
    for key, fill in fillers.items():
        if key in book:
            fill(key)
    save(book.file, path)


def write_ledger(
    path: Path, extractions: Sequence[Extraction], *, rules: TrackerRules, version: str, rules_hash: str
) -> None:
    """Write 总台账 over several documents; arguments and errors as in `write_workbook`."""
    book = Book(rules, _LEDGER_SHEETS)
    frame = ledger_frame(extractions, rules=rules)
    tasks = _records(frame)
    if SheetId.LISTS in book:
        lists.fill(book, tasks)
    if SheetId.LEDGER in book:
        register.fill(book, SheetId.LEDGER, tasks, heading=rules.sheet[SheetId.LEDGER].name, linked=False)
    for key, count in _COUNTS.items():
        if key in book:
            records.fill_counts(book, key, _records(count(frame, rules=rules)), total=len(tasks))
    if SheetId.NOTES in book:
        notes.fill(book, extractions, table=SheetId.LEDGER, version=version, rules_hash=rules_hash)
    save(book.file, path)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain Python values; a missing date is None, a date has no time of day."""
    rows: list[dict[str, Any]] = frame.to_dict("records")
    for column in frame.select_dtypes("datetime").columns:
        for row in rows:
            row[column] = None if pd.isna(row[column]) else row[column].date()
    return rows
