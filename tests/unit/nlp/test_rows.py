"""Rows: one for a sentence, or one for each body that is told to act in it."""

from __future__ import annotations

import pytest
from spacy.language import Language

TABLE = [
    ("各乡镇要备足沙袋，逐段巡堤。", [("各乡镇要备足沙袋，逐段巡堤。", "task")]),
    ("各村要清理沟渠，农业农村办要做好技术指导。",
     [("各村要清理沟渠，", "task"), ("农业农村办要做好技术指导。", "task")]),
    ("教务处要核对课表，后勤处要检修门窗，保卫科要登记来访车辆。",
     [("教务处要核对课表，", "task"), ("后勤处要检修门窗，", "task"), ("保卫科要登记来访车辆。", "task")]),
    ("全镇上下要增强紧迫感，发扬吃苦精神。", [("全镇上下要增强紧迫感，发扬吃苦精神。", "call")]),
    ("去年以来，全院完成了两次演练。", []),
    ("各医院、学校要开展一次应急演练。", [("各医院、学校要开展一次应急演练。", "task")]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_rows(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    doc = nlp(text)
    assert [(row.text, row.label_) for row in doc.spans["rows"]] == expected


def test_the_rows_of_a_sentence_are_the_whole_sentence(nlp: Language) -> None:
    doc = nlp("本月是安全月。各车间要检修设备，质检科要抽检产品，仓库要清点物资。值班长要带班。")
    for n, sentence in enumerate(doc.spans["sentences"]):
        rows = [row for row in doc.spans["rows"] if row._.sentence == n]
        assert bool(rows) == bool(sentence._.kind)
        if rows:
            assert "".join(row.text for row in rows) == sentence.text
