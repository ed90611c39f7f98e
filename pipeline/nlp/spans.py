"""Spans of a group by place: what lies inside a stretch, without looking at the whole document each time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from spacy.tokens import Span


class Placed:
    """Spans looked up by stretch.

    Args:
        spans: in any order.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans, key=lambda span: span.start)
        self.starts = [span.start for span in self.spans]

    def inside(self, start: int, end: int) -> list[Span]:
        """The spans that lie wholly in `start`..`end`, in order."""
        left, right = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [span for span in self.spans[left:right] if span.end <= end]
