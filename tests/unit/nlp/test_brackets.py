"""Owners that stand behind their work."""

from __future__ import annotations

import pytest
from spacy.language import Language

TABLE = [
    ("新建改扩建学校。（县教育局、县住建局负责）", [("县教育局", "lead"), ("县住建局", "lead")]),
    ("扩大养老床位。（民政局牵头，各乡镇配合）", [("民政局", "lead"), ("各乡镇", "support")]),
    ("优化税收服务。（市税务局牵头，市财政局、各区按职责分工负责）",
     [("市税务局", "lead"), ("市财政局", "support"), ("各区", "support")]),
    ("整治飞线充电。(城管局负责)", [("城管局", "lead")]),
    ("施划泊位。\n责任单位：公安分局、城管局", [("公安分局", "lead"), ("城管局", "lead")]),
    ("施划泊位。\n牵头单位：公安分局；配合单位：城管局", [("公安分局", "lead"), ("城管局", "support")]),
    ("更新设备（含泵站、闸门）。", []),
    ("（一）加强组织领导", []),
    ("各医院（含分院）要设岗。", []),
    ("（此件公开发布）", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_names_and_roles(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    doc = nlp(text)
    assert [(name.text, name.label_) for name in doc.spans["brackets"]] == expected


def test_the_first_named_leads_where_the_document_says_so(nlp: Language) -> None:
    first = "1.新建托育点。（卫健局、教育局、妇联负责，排在第一位的为牵头部门，下同）"
    doc = nlp(f"{first}\n2.改造公厕。（城管局、住建局负责）")
    assert [(n.text, n.label_) for n in doc.spans["brackets"]] == [
        ("卫健局", "lead"), ("教育局", "support"), ("妇联", "support"), ("城管局", "lead"), ("住建局", "support"),
    ]
