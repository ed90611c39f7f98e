"""The whole room in one call: words and a reference date in, the limits that bind and their dates out."""

from __future__ import annotations

from datetime import date

from pipeline.dates.model import DateExpr, Resolved
from pipeline.dates.read import Reader
from pipeline.dates.resolve import resolve
from pipeline.dates.stretch import named
from pipeline.rulebook.calendar import Calendar
from pipeline.rulebook.dates import DateRules

LONG = {"quarter", "half-year", "year", "plan"}
"""Stretches that tell of what was, once they are over; a day or a month of this year may just have been missed."""

Limit = tuple[DateExpr, Resolved]


class Limits:
    """Reads and resolves time limits; build once, call often.

    Args:
        rules: rules/deadlines.toml, `calendar`: rules/calendar.toml (see `pipeline.rulebook.load.read_dates`).
    """

    def __init__(self, rules: DateRules, calendar: Calendar) -> None:
        self.reader, self._calendar = Reader(rules), calendar

    def of(self, sentence: str, as_of: date | None) -> list[Limit]:
        """The limits of a sentence in order; offsets count in `sentence`. Never raises, reads no clock.

        A stretch of a year that the words name and that was over by then (1998年建成的水库, said in 2023) is told of
        and no limit; a last day that has gone by (2022年底前) stays one.
        """
        found = ((expr, resolve(expr, as_of, calendar=self._calendar)) for expr in self.reader.read(sentence))
        return [(expr, dated) for expr, dated in found if not _over(expr, dated, as_of)]


def _over(expr: DateExpr, dated: Resolved, as_of: date | None) -> bool:
    if as_of is None or dated.end is None or dated.end >= as_of or expr.bound != "within" or not named(expr.first):
        return False
    return dated.end.year < as_of.year or dated.granularity in LONG
