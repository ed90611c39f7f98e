"""The flat sheets beside the tracker: 总体要求, 问题清单, 效果清单, 待核事项, 原文对照 and the counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.model import Extraction, Force
from pipeline.rulebook.tracker import SheetId
from pipeline.tables import row_numbers
from pipeline.tables.wording import section_words
from pipeline.tracker.book import FIRST_ROW, Book
from pipeline.tracker.grid import Value
from pipeline.tracker.sheets.marks import mark

Records = Sequence[dict[str, Any]]


def fill_calls(book: Book, calls: Records, *, heading: str) -> None:
    """总体要求: the demands on attitude and principle, linked to their sentences."""
    grid = book.table(SheetId.CALLS, [_placed(book, call) for call in calls], heading=heading)
    forbidden = book.rules.words.forces[Force.FORBID]
    mark(grid, "force", {forbidden: book.rules.colour.forbid}, bold={forbidden}, last=grid.row)


def fill_problems(book: Book, problems: Records, *, heading: str) -> None:
    """问题清单: what is wrong, linked to its sentence.

    The number of the task is no link: LibreOffice shows only the first line of one, and the mark stands on the second.
    """
    book.table(SheetId.PROBLEMS, [_placed(book, problem) for problem in problems], heading=heading)


def fill_outcomes(book: Book, outcomes: Records, tasks: Records, *, heading: str) -> None:
    """效果清单: what each task is to lead to, linked to the task and to its sentence."""
    places = {task["id"]: row for row, task in enumerate(tasks, FIRST_ROW)}
    rows = [
        {**_placed(book, row), "number": book.link(row["number"], SheetId.REGISTER, places[row["id"]])}
        for row in outcomes
    ]
    book.table(SheetId.OUTCOMES, rows, heading=heading)


def _placed(book: Book, row: dict[str, Any]) -> dict[str, Value]:
    """A row whose 出处 leads to its sentence."""
    return {**row, "origin": book.link(row["origin"], SheetId.SENTENCES, row["sentence"] + FIRST_ROW)}


def fill_review(book: Book, reviews: Records, tasks: Records, *, heading: str) -> None:
    """待核事项: the reasons to look again, each linked to its row or, without one, to its sentence."""
    places = {task["id"]: row for row, task in enumerate(tasks, FIRST_ROW)}
    rows = []
    for n, review in enumerate(reviews, 1):
        link: Value = None
        if review["task"] in places:
            link = book.link(book.rules.sheet[SheetId.REGISTER].name, SheetId.REGISTER, places[review["task"]])
        elif review["sentence"] >= 0:
            link = book.link(f"第{review['sentence'] + 1}句", SheetId.SENTENCES, review["sentence"] + FIRST_ROW)
        rows.append({**review, "order": n, "link": link})
    book.table(SheetId.REVIEW, rows, heading=heading)


def fill_sentences(book: Book, extraction: Extraction, tasks: Records, *, heading: str) -> None:
    """原文对照: every sentence with the 编号 it became, or the reason why none, and the rule that decided."""
    numbers = row_numbers(extraction)
    places = {task["id"]: (SheetId.REGISTER, row) for row, task in enumerate(tasks, FIRST_ROW)}
    calls = (task.id for task in extraction.tasks if task.kind == "call")
    places |= {call: (SheetId.CALLS, row) for row, call in enumerate(calls, FIRST_ROW)}
    rows = []
    for sentence in extraction.sentences:
        place = sentence.section
        number: Value = "\n".join(numbers[task] for task in sentence.tasks)
        if sentence.tasks:
            number = book.link(str(number), *places[sentence.tasks[0]])
        rows.append(
            {
                "order": sentence.index + 1,
                "heading": "" if place is None else section_words(extraction.sections[place]),
                "text": sentence.text,
                "stance": book.rules.words.stances[sentence.stance],
                "number": number,
                "reason": "" if sentence.tasks else sentence.reason,
                "rule": sentence.rule_id,
            }
        )
    book.table(SheetId.SENTENCES, rows, heading=heading)


def fill_counts(book: Book, key: SheetId, counts: Records, *, total: int) -> None:
    """分主题, 分单位, 分月: a table of counts over `total` tasks."""
    book.table(key, counts, heading=f"任务统计　{book.rules.sheet[key].name}（共{total}项任务）")
