"""Spans of a group by place: what lies inside a stretch, without looking at the whole document each time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from spacy.tokens import Span


class Placed:
    """Spans in document order, looked up by stretch.

    Args:
        spans: sorted by start.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = list(spans)
        self.starts = [span.start for span in self.spans]

    def inside(self, start: int, end: int) -> list[Span]:
        """The spans that lie wholly in `start`..`end`, in order."""
        left, right = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [span for span in self.spans[left:right] if span.end <= end]
