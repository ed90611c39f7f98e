"""One row a task: the frame that every sheet, count and ledger is made from."""

from __future__ import annotations

import pandas as pd

from pipeline.model import Extraction, How, Task
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tables.numbering import row_numbers
from pipeline.tables.review import reasons
from pipeline.tables.schedule import due_day
from pipeline.tables.wording import (
    is_standing,
    joined,
    limit_words,
    owner_words,
    parties,
    target_words,
    title,
    unit_names,
)

TASK_DTYPES = {
    "number": "str",
    "order": "int64",
    "id": "str",
    "source": "str",
    "sentence": "int64",
    "heading": "str",
    "theme": "str",
    "title": "str",
    "force": "str",
    "text": "str",
    "steps": "str",
    "targets": "str",
    "leader": "str",
    "lead": "str",
    "support": "str",
    "limit": "str",
    "due": "datetime64[us]",
    "status": "str",
    "origin": "str",
    "check": "str",
    "remark": "str",
    "units": "object",
    "suggested": "object",
    "supports": "object",
}
"""Columns and dtypes of `tasks_frame`. A text that is missing is empty, a date that is missing NaT.

`units`, `suggested` and `supports` hold tuples of unit names to group by: those that lead by the document's words,
those that lead by our proposal, and those that support.
"""

CALL_DTYPES = {
    "number": "str",
    "order": "int64",
    "id": "str",
    "sentence": "int64",
    "force": "str",
    "text": "str",
    "owners": "str",
    "limit": "str",
    "theme": "str",
    "heading": "str",
    "origin": "str",
}


def tasks_frame(extraction: Extraction, *, rules: TrackerRules) -> pd.DataFrame:
    """The document's tasks as a table, in document order; columns and dtypes are `TASK_DTYPES`, also when empty."""
    numbers = row_numbers(extraction)
    tasks = (task for task in extraction.tasks if task.kind == "task")
    rows = [_task_row(task, extraction, rules, numbers[task.id], n) for n, task in enumerate(tasks, 1)]
    return pd.DataFrame(rows, columns=list(TASK_DTYPES)).astype(TASK_DTYPES)


def calls_frame(extraction: Extraction, *, rules: TrackerRules) -> pd.DataFrame:
    """The document's general demands (总体要求) as a table with the columns of `CALL_DTYPES`."""
    numbers = row_numbers(extraction)
    calls = (task for task in extraction.tasks if task.kind == "call")
    rows = [
        {
            "number": numbers[call.id],
            "order": n,
            "id": call.id,
            "sentence": call.sentence,
            "force": rules.words.forces[call.force],
            "text": call.text,
            "owners": owner_words(call.owners, suggested=rules.words.suggested),
            "limit": joined((limit.text for limit in call.deadlines), "；"),
            "theme": call.theme,
            "heading": call.heading[-1] if call.heading else "",
            "origin": origin(call),
        }
        for n, call in enumerate(calls, 1)
    ]
    return pd.DataFrame(rows, columns=list(CALL_DTYPES)).astype(CALL_DTYPES)


def origin(task: Task) -> str:
    """Where in 原文对照 the row comes from."""
    return f"第{task.sentence + 1}句"


def _task_row(task: Task, extraction: Extraction, rules: TrackerRules, number: str, order: int) -> dict[str, object]:
    words = rules.words
    who = parties(task.owners, leader_endings=rules.leader_endings)
    checks = reasons(task, extraction.info, rules)
    return {
        "number": number,
        "order": order,
        "id": task.id,
        "source": task.source,
        "sentence": task.sentence,
        "heading": "／".join(task.heading),
        "theme": task.theme,
        "title": title(task),
        "force": words.forces[task.force],
        "text": task.text,
        "steps": "\n".join(f"{words.box} {step}" for step in task.steps),
        "targets": target_words(task),
        "leader": owner_words(who.leaders, suggested=words.suggested),
        "lead": owner_words(who.leads, suggested=words.suggested) or words.no_owner,
        "support": owner_words(who.supports, suggested=words.suggested),
        "limit": limit_words(task, rules),
        "due": due_day(task, extraction.info.date),
        "status": rules.status.standing if is_standing(task, rules) else rules.status.initial,
        "origin": origin(task),
        "check": "、".join(rules.review[code].short for code in checks),
        "remark": "",
        "units": unit_names(owner for owner in who.leads if owner.how is not How.SUGGESTED),
        "suggested": unit_names(owner for owner in who.leads if owner.how is How.SUGGESTED),
        "supports": unit_names(who.supports),
    }
