"""问题清单: what the document says is wrong, and the task that seems to answer it."""

from __future__ import annotations

import pandas as pd

from pipeline.model import Extraction, Stance
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tables.numbering import row_numbers
from pipeline.tables.wording import lead_words, section_words

PROBLEM_DTYPES = {
    "order": "int64",
    "text": "str",
    "heading": "str",
    "number": "str",
    "units": "str",
    "sentence": "int64",
    "origin": "str",
}
"""`number` is that of the task that answers the problem, `units` those that lead it; both are empty where none does."""


def problems_frame(extraction: Extraction, *, rules: TrackerRules) -> pd.DataFrame:
    """The problems as a table, in document order; columns and dtypes are `PROBLEM_DTYPES`, also when empty.

    The task is our proposal, so its number carries the mark for that.
    """
    numbers, tasks = row_numbers(extraction), {task.id: task for task in extraction.tasks}
    rows = []
    for sentence in extraction.sentences:
        if sentence.stance is Stance.PROBLEM:
            task = tasks.get(sentence.answer or "")
            rows.append(
                {
                    "order": len(rows) + 1,
                    "text": sentence.text,
                    "heading": "" if sentence.section is None else section_words(extraction.sections[sentence.section]),
                    "number": f"{numbers[task.id]}\n{rules.words.presumed}" if task else "",
                    "units": lead_words(task, rules) if task else "",
                    "sentence": sentence.index,
                    "origin": f"第{sentence.index + 1}句",
                }
            )
    return pd.DataFrame(rows, columns=list(PROBLEM_DTYPES)).astype(PROBLEM_DTYPES)
