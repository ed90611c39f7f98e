"""The limits of a row: those said in it, each with the steps it binds, and those set for its whole item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Span

from pipeline.dates.limits import Limit, Limits
from pipeline.model import Deadline, How

Place = tuple[int, int]
"""Where something stands: start and end."""
_MARK = re.compile("[，；。！？,;]")
_BARE = re.compile(r"\W+")
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
        bound = bound_steps(row.text, [(expr.start, expr.end) for expr, _ in said], _places(row, steps))
        for limit, places in zip(said, bound, strict=True):
            yield _deadline(limit, How.EXPLICIT, places if len(said) > 1 else None)
        yield from (_deadline(limit, How.INHERITED, None) for limit in self.inherited(row))

    def disputed(self, row: Span) -> Iterator[Deadline]:
        """The limits of the item that end before those of the row: one of the two cannot hold."""
        ends = [dated.end for _, dated in self.said(row) if dated.end]
        for expr, dated in self.of_item(row) if ends else ():
            if dated.end and dated.end < max(ends):
                yield _deadline((expr, dated), How.INHERITED, None)


def bound_steps(text: str, limits: Sequence[Place], steps: Sequence[Place]) -> list[tuple[int, ...]]:
    """Which steps each limit of a row binds.

    A step belongs to the limits of its own clause; failing these to the next one that closes what was said before
    (清淤护岸，6月底前完成), else to the last one before it (6月底前，清淤护岸). A limit in a clause of its own
    (年内持续推进) may be left with none.

    Args:
        text: of the row; `limits` and `steps` are places in it, in order.
    """
    ends = [0, *(mark.end() for mark in _MARK.finditer(text)), len(text)]
    clauses = [(max(e for e in ends if e <= start), min(e for e in ends if e >= end)) for start, end in limits]
    own = [any(_meet(clause, step) for step in steps) for clause in clauses]
    closing = [not own[n] and bool(_BARE.sub("", text[limits[n][1] : clauses[n][1]])) for n in range(len(limits))]
    bound: list[list[int]] = [[] for _ in limits]
    for place, step in enumerate(steps):
        here = [n for n, clause in enumerate(clauses) if _meet(clause, step)]
        after = next((n for n, clause in enumerate(clauses) if clause[0] >= step[1]), None)
        before = next((n for n in reversed(range(len(limits))) if clauses[n][1] <= step[0]), None)
        if not here and after is not None and closing[after]:
            here = [after]
        elif not here and before is not None and not closing[before]:
            here = [before]
        for n in here:
            bound[n].append(place)
    return [tuple(places) for places in bound]


def _places(row: Span, steps: Sequence[Span]) -> list[Place]:
    return [(step.start - row.start, step.end - row.start) for step in steps]


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


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
