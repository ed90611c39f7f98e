"""Spans of a group by place, and the text of a document, without going through all its characters each time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from spacy.tokens import Doc, Span

TEXT = "text"


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


def text_of(doc: Doc) -> str:
    """`doc.text`, which spaCy puts together token by token, kept after the first time; offsets count in it."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    return doc.user_data[TEXT]
