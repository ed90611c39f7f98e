"""效果清单: what the tasks are to lead to, in the document's own words, and the numbers put on it."""

from __future__ import annotations

import pandas as pd

from pipeline.model import Extraction
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tables.numbering import row_numbers
from pipeline.tables.tasks import origin, title
from pipeline.tables.wording import lead_words, target_words

OUTCOME_DTYPES = {
    "order": "int64",
    "number": "str",
    "id": "str",
    "title": "str",
    "outcomes": "str",
    "targets": "str",
    "units": "str",
    "sentence": "int64",
    "origin": "str",
}


def outcomes_frame(extraction: Extraction, *, rules: TrackerRules) -> pd.DataFrame:
    """The tasks that have an outcome or a target, in document order; columns and dtypes are `OUTCOME_DTYPES`."""
    numbers = row_numbers(extraction)
    tasks = (task for task in extraction.tasks if task.kind == "task" and (task.outcomes or task.targets))
    rows = [
        {
            "order": n,
            "number": numbers[task.id],
            "id": task.id,
            "title": title(task),
            "outcomes": "；".join(task.outcomes),
            "targets": target_words(task),
            "units": lead_words(task, rules),
            "sentence": task.sentence,
            "origin": origin(task),
        }
        for n, task in enumerate(tasks, 1)
    ]
    return pd.DataFrame(rows, columns=list(OUTCOME_DTYPES)).astype(OUTCOME_DTYPES)
