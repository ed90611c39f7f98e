"""Time limits in the pipeline: verbatim, with their type; what does not bind the work is none."""

from __future__ import annotations

import pytest
from spacy.language import Language

TABLE = [
    ("各乡镇要在6月底前备足沙袋。", [("6月底前", "date")]),
    ("护理部每月组织一次技能考核，每周五通报。", [("每月", "recurring"), ("每周五", "recurring")]),
    ("要尽快补办施工许可。", [("尽快", "urgency")]),
    ("要立即停用问题电梯。", [("立即", "urgency")]),
    ("全年新建幼儿园2所。", [("全年", "period")]),
    ("四季度完成厂房验收。", [("四季度", "period")]),
    ("节前要走访困难职工。", [("节前", "event")]),
    ("要及时清运垃圾，加快施工。", []),
    ("今年以来，全校开展了两次演练。", []),
    ("建设15分钟养老服务圈。", []),
    ("急诊24小时不打烊。", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_limits(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    doc = nlp(text)
    assert [(limit.text, limit.label_) for limit in doc.spans["deadlines"]] == expected


def test_they_stand_in_order_over_sentences(nlp: Language) -> None:
    doc = nlp("各站要在3月15日前报表。\n要立即检修，5月底前验收。每年复检。")
    assert [limit.text for limit in doc.spans["deadlines"]] == ["3月15日前", "立即", "5月底前", "每年"]
