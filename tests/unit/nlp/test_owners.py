"""Who is to do a row: named in it, carried on from another, or in a bracket behind it."""

from __future__ import annotations

import pytest
from spacy.language import Language

Owners = list[tuple[str, str]]

SAID = [
    ("各乡镇要备足沙袋。", [("各乡镇", "lead")]),
    ("各科室、社区要报送台账。", [("各科室", "lead"), ("社区", "lead")]),
    ("由住建局牵头，会同各街道逐栋排查。", [("住建局", "lead"), ("各街道", "support")]),
    ("护理部牵头，各科室配合，每月查房。", [("护理部", "lead"), ("各科室", "support")]),
    ("请教务处核对课表。", [("教务处", "lead")]),
    ("各学院要积极配合学校的安排。", [("各学院", "support")]),
    ("全镇上下要增强紧迫感。", [("全镇上下", "lead")]),
    ("**局要牵头制定方案。", [("**局", "lead")]),
    ("公司要求各车间停机检修。", [("各车间", "lead")]),
    ("我们要逐户走访。", []),
    ("要对推进不力的单位督促整改。", []),
    ("按照市委要求，逐户走访困难家庭。", []),
    ("要建设残疾人之家。", []),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_said_in_the_sentence(nlp: Language, text: str, expected: Owners) -> None:
    doc = nlp(text)
    assert [(o.text, o._.role) for o in doc.spans["owners"]] == expected


def test_each_row_has_its_own(nlp: Language) -> None:
    doc = nlp("教务处要核对课表，后勤处要检修门窗。")
    assert [(o.text, o._.row) for o in doc.spans["owners"]] == [("教务处", 0), ("后勤处", 1)]
    assert [r._.inherits for r in doc.spans["rows"]] == [-1, -1]


def sources(nlp: Language, text: str) -> list[int]:
    """For every row the row whose owners it goes on with."""
    doc = nlp(text)
    return [row._.inherits for row in doc.spans["rows"]]


CARRIED = [
    ("各车间要逐台检修设备。建立检修台账。", [-1, 0]),
    ("各车间要逐台检修设备。后勤科要补充灯具。清点库存。", [-1, -1, 1]),
    ("一是各车间要检修设备。建立检修台账。二是更换灯具。", [-1, 0, -1]),
    ("一、生产\n各车间要逐台检修设备。\n二、后勤\n更换走廊灯具。", [-1, -1]),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_carried_on_within_an_item(nlp: Language, text: str, expected: list[int]) -> None:
    assert sources(nlp, text) == expected


def test_brackets_govern_their_item_backwards(nlp: Language) -> None:
    doc = nlp("1.扩大供给。新建托育点5个。改造老旧公厕。（卫健局、城管局负责）\n2.补齐短板。整修乡村道路。")
    sentences = [s.text for s in doc.spans["sentences"]]
    behind = sentences.index("（卫健局、城管局负责）")
    assert {r.text: r._.bracket for r in doc.spans["rows"]} == {
        "新建托育点5个。": behind, "改造老旧公厕。": behind, "整修乡村道路。": -1,
    }
    assert [r._.inherits for r in doc.spans["rows"]] == [-1, -1, -1]
