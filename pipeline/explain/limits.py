"""The time limits of a row: where they stand, which days they mean and how these are known."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from pipeline.assemble.limits import RowLimits
from pipeline.dates import limits as dates
from pipeline.dates.model import DateExpr
from pipeline.dates.resolve import resolve
from pipeline.explain.model import Limit
from pipeline.explain.rules import Rules
from pipeline.explain.verdict import ref
from pipeline.explain.words import word
from pipeline.model import Deadline, DocumentInfo, How, Task
from pipeline.rulebook.load import RuleBook

DATED = {"date", "period"}
"""Types whose words mean days of the calendar."""


class Limits:
    """The limits of the rows of one document.

    Args:
        limits: the reader the pipeline uses.
        info: with the day of the meeting.
        book: with the calendar.
    """

    def __init__(
        self, doc: Doc, limits: dates.Limits, *, info: DocumentInfo, book: RuleBook, rules: Rules
    ) -> None:
        self._limits, self._info, self._book, self._rules = limits, info, book, rules
        self._sentences = list(doc.spans["sentences"])
        self._of_rows = RowLimits(limits, self._sentences, info.date)

    def of(self, row: Span, task: Task) -> Iterator[Limit]:
        """The limits of a row, which was put together as `task`: said in it, then those of its item."""
        said = [*self._of_rows.said(row), *self._of_rows.inherited(row)]
        for limit, (expr, _) in zip(task.deadlines, said, strict=True):
            yield self._told(row, task, limit, expr)

    def disputed(self, row: Span, task: Task) -> Iterator[Limit]:
        """The limits of its item that the row goes against."""
        of_item = {expr.text: expr for expr, _ in self._of_rows.of_item(row)}
        for limit in task.disputed:
            yield self._told(row, task, limit, of_item[limit.text])

    def _told(self, row: Span, task: Task, limit: Deadline, expr: DateExpr) -> Limit:
        origin, here = self._sentences[task.sentence].start, limit.how is How.EXPLICIT
        start = row.start - origin + expr.start if here else None
        return Limit(
            text=limit.text,
            type=limit.type,
            meaning=word("type", limit.type),
            how=word("how", limit.how),
            first=limit.start,
            last=limit.end,
            basis=self._basis(limit, expr),
            steps=limit.steps,
            rule=self._rules(limit.rule_id),
            source=None if here else ref(self._sentences, row._.limited_by),
            start=start,
            end=None if start is None else start + len(limit.text),
        )

    def _basis(self, limit: Deadline, expr: DateExpr) -> str:
        """How the days are known, in Chinese; empty where the words mean none."""
        day = self._info.date
        if limit.start is None and limit.end is None:
            unknown = "推算不出日期" if day else "没有会议日期，推算不出"
            return unknown if limit.type in DATED else ""
        alone = resolve(expr, None, calendar=self._book.calendar)
        if (alone.start, alone.end) == (limit.start, limit.end):
            return "原文写明"
        if limit.presumed:
            return f"按会议日期 {day} 推算；放假安排未知的日子按周一至周五算工作日（推定）"
        return f"按会议日期 {day}（{self._book.tracker.words.date_from[self._info.date_from]}）推算"
