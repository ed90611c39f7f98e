"""The limits of a row: those said in it, each with the steps it binds, and those set for its whole item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Span

from pipeline.dates.limits import Limit, Limits
from pipeline.model import Deadline, How

DATING = {"date", "period", "event"}
"""Types of which one that is said in the row takes the place of what is set for the item."""


class RowLimits:
    """The limits of the rows of one document.

    Args:
        limits: the reader of limits with its calendar.
        sentences: of the document, for the limits of items.
        as_of: day of the meeting, or None.
    """

    def __init__(self, limits: Limits, sentences: Sequence[Span], as_of: date | None) -> None:
        self._limits, self._sentences, self._as_of = limits, sentences, as_of

    def said(self, row: Span) -> list[Limit]:
        """What the row itself says."""
        return self._limits.of(row.text, self._as_of)

    def of_item(self, row: Span) -> list[Limit]:
        """What is set for the item the row stands in."""
        source = row._.limited_by
        return self._limits.of(self._sentences[source].text, self._as_of) if source >= 0 else []

    def inherited(self, row: Span) -> list[Limit]:
        """What of the item holds for the row: all, unless the row says by when."""
        return [] if any(expr.type in DATING for expr, _ in self.said(row)) else self.of_item(row)

    def deadlines(self, row: Span, steps: Sequence[Span]) -> Iterator[Deadline]:
        """The limits said in the row, each with the steps it binds, then those it has from its item."""
        said = self.said(row)
        bounds = [*(row.start + expr.start for expr, _ in said), row.end]
        for limit, start, stop in zip(said, bounds, bounds[1:], strict=False):
            bound = tuple(n for n, step in enumerate(steps) if step.end > start and step.start < stop)
            yield _deadline(limit, How.EXPLICIT, bound if len(said) > 1 else None)
        yield from (_deadline(limit, How.INHERITED, None) for limit in self.inherited(row))

    def disputed(self, row: Span) -> Iterator[Deadline]:
        """The limits of the item that end before those of the row: one of the two cannot hold."""
        ends = [dated.end for _, dated in self.said(row) if dated.end]
        for expr, dated in self.of_item(row) if ends else ():
            if dated.end and dated.end < max(ends):
                yield _deadline((expr, dated), How.INHERITED, None)


def _deadline(limit: Limit, how: How, steps: tuple[int, ...] | None) -> Deadline:
    expr, dated = limit
    return Deadline(
        text=expr.text,
        type=expr.type,
        start=dated.start,
        end=dated.end,
        rrule=dated.rrule,
        granularity=dated.granularity,
        how=how,
        steps=steps,
        rule_id=expr.rule_id,
        clock=expr.clock,
        presumed=dated.presumed,
    )
