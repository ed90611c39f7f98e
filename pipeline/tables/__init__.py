"""Extraction(s) -> DataFrames with fixed columns and dtypes; pandas groups by theme, unit and month."""

from pipeline.tables.counts import by_month, by_theme, by_unit
from pipeline.tables.ledger import ledger_frame
from pipeline.tables.numbering import document_code, row_numbers
from pipeline.tables.outcomes import outcomes_frame
from pipeline.tables.problems import problems_frame
from pipeline.tables.review import review_frame
from pipeline.tables.schedule import schedule_frame
from pipeline.tables.tasks import calls_frame, tasks_frame

__all__ = [
    "by_month",
    "by_theme",
    "by_unit",
    "calls_frame",
    "document_code",
    "ledger_frame",
    "outcomes_frame",
    "problems_frame",
    "review_frame",
    "row_numbers",
    "schedule_frame",
    "tasks_frame",
]
