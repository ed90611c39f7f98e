"""Words of a layer of their own take the place of the labels they cover, the longest first."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.nlp.overlay import Overlay
from pipeline.nlp.stance import within


def labels(nlp: Language, text: str) -> list[str]:
    doc = nlp(text)
    ((_, (clause,), cues),) = within(doc)
    return [slot.label for slot in Overlay(doc, "force").slots(clause, cues)]


@pytest.mark.parametrize(
    ("text", "has", "has_not"),
    [
        ("各村必须清淤", "OBLIGE", "MODAL"),
        ("各村不得少于两次清淤", "OBLIGE", "FORBID"),
        ("各村一律不得挖沙", "FORBID", "OBLIGE"),
        ("落实“必须清淤”的规定", "QUOTE", "OBLIGE"),
        ("各村要清淤（必须留存照片）", "MODAL", "OBLIGE"),
        ("报考人员须提交证明", "OBLIGE", "MODAL"),
        ("张贴办事须知", "VERB", "OBLIGE"),
    ],
)
def test_the_longest_word_gives_the_label(nlp: Language, text: str, has: str, has_not: str) -> None:
    found = labels(nlp, text)
    assert has in found and has_not not in found
