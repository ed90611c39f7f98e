"""待核事项: what a person still has to look at, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from pipeline.model import DocumentInfo, Extraction, How, Role, Stance, Task
from pipeline.rulebook.tracker import ReviewCode, TrackerRules
from pipeline.tables.numbering import row_numbers
from pipeline.tables.schedule import due_day, presumed
from pipeline.tables.wording import is_standing, joined, owner_words

REVIEW_DTYPES = {
    "code": "str",
    "name": "str",
    "task": "str",
    "number": "str",
    "sentence": "int64",
    "text": "str",
    "detail": "str",
    "advice": "str",
}
"""`sentence` is -1 for what concerns the whole document; `task` and `number` are empty where it is no task's."""


def reasons(task: Task, info: DocumentInfo, rules: TrackerRules) -> dict[ReviewCode, str]:
    """Why this task needs a second look: reason -> the words in question."""
    found: dict[ReviewCode, str] = {}
    suggested = [owner for owner in task.owners if owner.how is How.SUGGESTED]
    if not any(owner.role is Role.LEAD for owner in task.owners):
        found[ReviewCode.NO_OWNER] = ""
    elif suggested:
        found[ReviewCode.SUGGESTED] = owner_words(suggested, suggested=rules.words.suggested)
    if task.disputed:
        found[ReviewCode.DISPUTED] = _disputed(task)
    if info.date:
        found |= _doubtful_days(task, info.date)
    if not task.deadlines and not is_standing(task, rules):
        found[ReviewCode.NO_LIMIT] = ""
    elif undated := [d.text for d in task.deadlines if d.type in ("date", "period") and not d.end and not info.date]:
        found[ReviewCode.UNDATED] = joined(undated, "；")
    return found


def _disputed(task: Task) -> str:
    own = max((limit for limit in task.deadlines if limit.end), key=lambda limit: limit.end or date.min)
    of_item = "、".join(f"“{limit.text}”（{limit.end}）" for limit in task.disputed)
    return f"本句“{own.text}”（{own.end}），整条{of_item}"


def _doubtful_days(task: Task, as_of: date) -> dict[ReviewCode, str]:
    """Limits that were over on the day of the meeting, and days that are our presumption."""
    found: dict[ReviewCode, str] = {}
    if gone := [f"{limit.text}（{limit.end}）" for limit in task.deadlines if limit.end and limit.end < as_of]:
        found[ReviewCode.PASSED] = joined(gone, "；")
    if blank := [limit.text for limit in task.deadlines if limit.type == "date" and not (limit.end or limit.start)]:
        found[ReviewCode.OPEN] = joined(blank, "；")
    guessed = [limit for limit in task.deadlines if presumed(limit, as_of)]
    if guessed and (day := due_day(task, as_of)):
        found[ReviewCode.PRESUMED] = f"{joined((limit.text for limit in guessed), '；')}：{day}"
    return found


def review_frame(extraction: Extraction, *, rules: TrackerRules) -> pd.DataFrame:
    """Everything to be checked by hand, the gravest reason first, then in document order."""
    order = list(ReviewCode)
    rows = sorted(_rows(extraction, rules), key=lambda row: order.index(row[0]))
    named = ((code, rules.review[code].name, *rest, rules.review[code].advice) for code, *rest in rows)
    return pd.DataFrame(list(named), columns=list(REVIEW_DTYPES)).astype(REVIEW_DTYPES)


def _rows(extraction: Extraction, rules: TrackerRules) -> Iterator[tuple[ReviewCode, str, str, int, str, str]]:
    numbers = row_numbers(extraction)
    for notice in extraction.notices:
        yield ReviewCode.NOTICE, "", "", -1, notice.message, ""
    for sentence in extraction.sentences:
        if sentence.stance is Stance.UNCLEAR:
            task = sentence.tasks[0] if sentence.tasks else ""
            yield ReviewCode.UNCLEAR, task, numbers.get(task, ""), sentence.index, sentence.text, sentence.reason
    for task in extraction.tasks:
        if task.kind == "task":
            for code, words in reasons(task, extraction.info, rules).items():
                yield code, task.id, numbers[task.id], task.sentence, task.text, words
