"""Steps: what in a task can be ticked off on its own."""

from __future__ import annotations

import pytest
from spacy.language import Language

TABLE = [
    ("各乡镇要备足沙袋，疏通沟渠。", ["备足沙袋", "疏通沟渠"]),
    ("请教务处核对课表，公布听课安排。", ["核对课表", "公布听课安排"]),
    ("按照上级要求，建立隐患台账，更换老旧线路。", ["建立隐患台账", "更换老旧线路"]),
    ("坚持问题导向，开展设备大检修。", ["开展设备大检修"]),
    ("新建改建农村公路，不断提升群众满意度。", ["新建改建农村公路"]),
    ("教务处要核对课表，后勤处要检修门窗。", ["核对课表", "检修门窗"]),
    ("各单位不得瞒报、漏报。", ["不得瞒报、漏报"]),
    ("要更新病床、轮椅、担架等设备。", ["更新病床、轮椅、担架等设备"]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_steps(nlp: Language, text: str, expected: list[str]) -> None:
    doc = nlp(text)
    assert [step.text for step in doc.spans["steps"]] == expected


def test_every_task_has_a_step_of_its_own_and_no_call_has(nlp: Language) -> None:
    text = "各车间要检修设备，质检科要抽检产品。全厂上下要增强责任感。一律不得带病运行。\n食堂要留样。"
    doc = nlp(text)
    for row in doc.spans["rows"]:
        inside = [s for s in doc.spans["steps"] if row.start <= s.start and s.end <= row.end]
        assert bool(inside) is (row.label_ == "task"), row.text
    assert all(any(r.start <= s.start and s.end <= r.end for r in doc.spans["rows"]) for s in doc.spans["steps"])
