"""时限一览: what falls due when, month by month, the nodes of cadences in the coming year, and what has no date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

import pandas as pd

from pipeline.dates import nodes
from pipeline.dates.nodes import DAILY, next_node, node_days, rhythm
from pipeline.model import Deadline, Extraction, How, Task
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tables.numbering import row_numbers
from pipeline.tables.wording import is_standing, lead_words, limit_words, title

SCHEDULE_DTYPES = {
    "band": "str",
    "day": "str",
    "kind": "str",
    "number": "str",
    "title": "str",
    "text": "str",
    "limit": "str",
    "lead": "str",
    "order": "int64",
}
"""`band` is the month, or the word for those without a date; `order` is the place of the task in the table."""

_APART = re.compile("[、，]")
_CLAUSE = re.compile("[，；。！？,;]")
UNDATED = {"date", "period", "event", "recurring"}


def due_day(task: Task, as_of: date | None) -> date | None:
    """The day for 截止日期: the last of all last days; for a mere cadence its next node."""
    last = max((limit.end for limit in task.deadlines if limit.end), default=None)
    if last or as_of is None:
        return last
    node, ends = next_node((rule for limit in task.deadlines for rule in limit.rrule), as_of), rhythms_end(task)
    return node if node and ends and node <= ends else None


def presumed(limit: Deadline, as_of: date) -> bool:
    """Whether its days are our presumption: the words name a cadence and no day of it, or working days nobody knows."""
    return limit.presumed or any(rhythm(rule, as_of).presumed for rule in limit.rrule)


def rhythms_end(task: Task) -> date | None:
    """The last day of the rhythms of a task, see `pipeline.dates.nodes.rhythms_end`."""
    return nodes.rhythms_end((limit.type, limit.start, limit.end) for limit in task.deadlines)


def named_rules(limit: Deadline) -> list[tuple[str, str]]:
    """Every rule of a limit behind the words that set it: 一月一推动、一季一盘点 has two of each."""
    pieces = _APART.split(limit.text)
    names = pieces if len(pieces) == len(limit.rrule) else [limit.text] * len(limit.rrule)
    return list(zip(names, limit.rrule, strict=True))


def schedule_frame(extraction: Extraction, *, rules: TrackerRules) -> pd.DataFrame:
    """A line for every day a limit means, by month; one a cadence with its nodes; then what has no date, by kind.

    A limit that binds some steps of a task only is listed with these.
    """
    numbers, lines = row_numbers(extraction), list[tuple[tuple[int, date, int], dict[str, object]]]()
    tasks = (task for task in extraction.tasks if task.kind == "task")
    for order, task in enumerate(tasks, 1):
        same = {
            "number": numbers[task.id],
            "title": title(task),
            "lead": lead_words(task, rules),
            "order": order,
        }
        for rank, day, line in _lines(task, extraction.info.date, rules):
            lines.append(((rank, day, order), same | line))
    rows = [line for _, line in sorted(lines, key=lambda entry: entry[0])]
    return pd.DataFrame(rows, columns=list(SCHEDULE_DTYPES)).astype(SCHEDULE_DTYPES)


Line = tuple[int, date, dict[str, object]]
"""Rank of its band (0: months, 1: cadences), day to sort by, cells."""


def _lines(task: Task, as_of: date | None, rules: TrackerRules) -> Iterator[Line]:
    dated = [line for limit in task.deadlines for line in _dated(task, limit, as_of, rules)]
    yield from dated
    if not dated:
        rank, band = _without_day(task, rules)
        yield rank, date.min, _cells(band, "", "", task.text, limit_words(task, rules))


def _dated(task: Task, limit: Deadline, as_of: date | None, rules: TrackerRules) -> Iterator[Line]:
    words = rules.schedule
    text = bound_words(task, limit)
    of_item = words.of_item if limit.how is How.INHERITED else ""
    if day := limit.end or limit.start:
        kind, told = words.due if limit.end else words.start, words.day.format(day=day.day)
        yield 0, day, _cells(_month(day, rules), told, kind, text, limit.text + of_item)
    ends = rhythms_end(task)
    if as_of is None or ends is None:
        return
    kind = words.presumed if presumed(limit, as_of) else words.node
    for name, rule in named_rules(limit):
        if days := [day for day in node_days(rule, as_of) if day <= ends]:
            told = words.beats.format(text=text, days="；".join(_by_month(days, rules)))
            yield 1, days[0], _cells(words.nodes, days[0].isoformat(), kind, told, name + of_item)


def bound_words(task: Task, limit: Deadline) -> str:
    """What of a task a limit binds: its steps, or where it has none of them, the words of its own clause."""
    if limit.steps is None:
        return task.text
    clauses = (clause for clause in _CLAUSE.split(task.text) if limit.text in clause)
    return "；".join(task.steps[n] for n in limit.steps) or next(clauses, task.text)


def _cells(band: str, day: str, kind: str, text: str, limit: str) -> dict[str, object]:
    return {"band": band, "day": day, "kind": kind, "text": text, "limit": limit}


def _by_month(days: Sequence[date], rules: TrackerRules) -> Iterator[str]:
    """The days of each month together, the year where it begins: 2024年3月8、15、22、29日."""
    words, before = rules.schedule, 0
    for (year, month), members in groupby(days, key=lambda day: (day.year, day.month)):
        told = words.day.format(day="、".join(str(day.day) for day in members))
        yield (words.month if year != before else words.same_year).format(year=year, month=month) + told
        before = year


def _month(day: date, rules: TrackerRules) -> str:
    return rules.schedule.month.format(year=day.year, month=day.month)


def _without_day(task: Task, rules: TrackerRules) -> tuple[int, str]:
    """The band of a task that has no day, with its rank."""
    words, types = rules.schedule, {limit.type for limit in task.deadlines}
    if any(rule.startswith(DAILY) for limit in task.deadlines for rule in limit.rrule):
        return 2, words.daily
    if types & UNDATED:
        return 3, words.undated
    if types:
        return 4, words.urgent
    return (5, rules.status.standing) if is_standing(task, rules) else (6, words.none)
