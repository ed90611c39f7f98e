"""Placed finds the spans of a stretch and no others; the text of a document is kept."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Span

from pipeline.nlp.spans import Placed, text_of

BOUNDS = [(0, 2), (2, 4), (2, 9), (5, 7), (8, 10)]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 10, BOUNDS),
        (2, 7, [(2, 4), (5, 7)]),
        (0, 1, []),
        (3, 7, [(5, 7)]),
        (2, 9, [(2, 4), (2, 9), (5, 7)]),
        (7, 8, []),
        (4, 4, []),
    ],
)
def test_inside(nlp: Language, start: int, end: int, expected: list[tuple[int, int]]) -> None:
    doc = nlp.make_doc("各乡镇要清理水渠吧。")
    placed = Placed(Span(doc, left, right) for left, right in BOUNDS)
    assert [(s.start, s.end) for s in placed.inside(start, end)] == expected


def test_the_order_given_does_not_matter(nlp: Language) -> None:
    doc = nlp.make_doc("各乡镇要清理水渠吧。")
    placed = Placed(Span(doc, left, right) for left, right in reversed(BOUNDS))
    assert [(s.start, s.end) for s in placed.inside(5, 10)] == [(5, 7), (8, 10)]


def test_nothing_placed() -> None:
    assert Placed([]).inside(0, 99) == []


def test_the_text_is_put_together_once(nlp: Language) -> None:
    doc = nlp.make_doc("各乡镇要清理水渠。")
    assert text_of(doc) == doc.text and text_of(doc) is text_of(doc)
