"""Numbers put on what is to be delivered, in tasks only."""

from __future__ import annotations

import pytest
from spacy.language import Language

WITH = [
    ("今年要新建幼儿园2所。", "2所"),
    ("要确保全年完成投资5亿元。", "5亿元"),
    ("9月底前建成急救站点12个。", "12个"),
    ("要新建停车位XX个。", "XX个"),
    ("设备完好率要达到98%以上。", "98%以上"),
]
WITHOUT = [
    "各乡镇要逐户排查隐患。",
    "要增强“四个意识”，建立学习台账。",
    "各站要在6月15日前上报台账。",
    "去年全校新建教室20间。",
]


@pytest.mark.parametrize(("text", "number"), WITH)
def test_the_number_stands_in_the_target(nlp: Language, text: str, number: str) -> None:
    doc = nlp(text)
    assert [number in target.text for target in doc.spans["targets"]] == [True], list(doc.spans["targets"])


@pytest.mark.parametrize("text", WITHOUT)
def test_no_target(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert [target.text for target in doc.spans["targets"]] == []


def test_a_call_has_no_targets(nlp: Language) -> None:
    doc = nlp("大家要统一思想，坚定百分之百的信心。")
    assert [row.label_ for row in doc.spans["rows"]] == ["call"]
    assert [target.text for target in doc.spans["targets"]] == []
