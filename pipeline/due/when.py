"""When a row falls due: 截止日期 as staff left it, else what 完成时限 says; and its rhythms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pipeline.dates.limits import Limits
from pipeline.dates.model import DateExpr
from pipeline.dates.nodes import Rhythm, nodes, rhythm, rhythms_end
from pipeline.due.model import Dates
from pipeline.due.typed import day_in, spelled, words_in
from pipeline.tracker.read import Value

_YEARLY = ("year", "year_shift", "plan", "half", "quarter", "month", "lunar_month")
"""What ties a day to a part of the year."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The days that words name: each with whether it is presumed, their rhythms and the last day of these, if known."""

    days: tuple[tuple[date, bool], ...]
    beats: tuple[Rhythm, ...]
    until: date | None

    @property
    def last(self) -> tuple[date | None, bool]:
        """The last of them all, as the program itself works out 截止日期."""
        return max(self.days, default=(None, False))

    def rhythms(self, day: date | None = None) -> tuple[tuple[Rhythm, ...], date]:
        """The rhythms with their last day; `day`, which staff typed, is that where they are all there is or do end."""
        until = day if day and (not self.days or self.until != date.max) else self.until
        return (self.beats, until) if until else ((), date.max)

    def before(self, day: date | None) -> tuple[tuple[date, bool], ...]:
        """Those before `day`: the limits of single steps."""
        return tuple(one for one in self.days if day and one[0] < day)


class When:
    """Reads the dates of rows.

    Args:
        limits: the reader of time limits.
        today: the day to count from, which stands in where the day of the meeting is not known.
    """

    def __init__(self, limits: Limits, today: date) -> None:
        self._limits, self._today = limits, today

    def of(self, due: Value, limit: str, *, meeting: date | None, updated: date | None) -> Dates:
        """The dates of a row.

        Args:
            due: the cell 截止日期.
            limit: the words of 完成时限.
            meeting: from 编号.
            updated: 更新日期; without a meeting, what was typed was typed about then.
        """
        day, typed = day_in(due), words_in(due)
        said = self._ends(limit, meeting, self._today, loose=False)
        if day and said.until and not said.days and any(_is_node(beat, day) for beat in said.beats):
            return Dates(None, False, *said.rhythms())
        if day:
            return Dates(day, False, *said.rhythms(day), moved=day != said.last[0], steps=said.before(day))
        if not typed:
            return Dates(*said.last, *said.rhythms(), steps=said.before(said.last[0]))
        readable = spelled(typed) if isinstance(due, str) else ""  # 2026.1 as a number may have been 2026.10
        own = self._ends(readable, meeting, updated or self._today, loose=True)
        if own.days or own.beats:
            rhythms = own.rhythms() if own.beats else said.rhythms(own.last[0])
            return Dates(*own.last, *rhythms, moved=own.last[0] != said.last[0])
        return Dates(*said.last, *said.rhythms(), unread=typed, moved=True)

    def day(self, cell: Value, meeting: date | None) -> date | None:
        """The day of a cell that holds one, however it was typed; without a meeting it must name its year."""
        said = self._limits.of(spelled(cell), meeting) if isinstance(cell, str) else ()
        return day_in(cell) or max((dated.end for _, dated in said if dated.end), default=None)

    def _ends(self, words: str, meeting: date | None, instead: date, *, loose: bool) -> Ends:
        """The days of `words`, against the meeting or the day that stands in for it.

        A day that names its year holds whenever it was said, so that one long gone by is overdue and not forgotten.

        Args:
            loose: read 月底 and 两周内 against `instead` too; else they stay open, for they would move day by day.
        """
        as_of = meeting or instead
        against = {expr.start: (expr, dated) for expr, dated in self._limits.of(words, as_of)} if words else {}
        days, beats, limits = [], [], []
        for expr, dated in self._limits.of(words, None) if words else ():
            if dated.end:
                days.append((dated.end, dated.presumed))
            else:
                expr, dated = against.get(expr.start, (expr, dated))
                if dated.end and (meeting or loose or not _relative(expr)):
                    days.append((dated.end, dated.presumed or meeting is None))
                beats += _beats(dated.rrule, as_of, presumed=meeting is None)
            limits.append((expr.type, dated.start, dated.end))
        return Ends(tuple(days), tuple(beats), rhythms_end(limits))


def _is_node(beat: Rhythm, day: date) -> bool:
    """Whether a day is a node of a rhythm: the program fills in the first one where there is nothing but a cadence."""
    return bool(nodes(replace(beat, start=min(beat.start, day.replace(day=1))), day, day))


def _beats(rules: tuple[str, ...], as_of: date, *, presumed: bool) -> Iterator[Rhythm]:
    """The rhythms; where the day they count from is not known, those with an interval are presumed."""
    for rule in rules:
        beat = rhythm(rule, as_of)
        yield replace(beat, presumed=beat.presumed or (presumed and "INTERVAL" in rule))


def _relative(expr: DateExpr) -> bool:
    """Whether a limit moves from week to week or month to month with the day on which it is read (两周内, 本月底)."""
    point = expr.last or expr.first
    return expr.bound == "span" or not (expr.event or any(getattr(point, part) is not None for part in _YEARLY))
