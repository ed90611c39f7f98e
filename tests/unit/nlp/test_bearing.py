"""Task or general demand, and what a heading does to the sentences under it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.nlp.bearing import Tick, directives

TASKS = [
    "各乡镇要在汛前备足沙袋。",
    "护理部要每月组织一次技能考核。",
    "请教务处核对课表。",
    "建立隐患台账，逐项销号。",
    "各科室要提高认识，6月底前完成自查。",
    "全校上下要增强责任感，排查实验室隐患。",
    "新建幼儿园2所。",
]
CALLS = [
    "全镇上下要增强紧迫感，发扬吃苦精神。",
    "党员干部要牢记宗旨，勇于担当。",
    "大家要统一思想，坚定信心。",
    "要始终保持昂扬的斗志。",
    "希望大家再接再厉、再创佳绩。",
]


@pytest.mark.parametrize(("text", "kind"), [*((t, "task") for t in TASKS), *((t, "call") for t in CALLS)])
def test_kind(nlp: Language, text: str, kind: str) -> None:
    doc = nlp(text)
    (sentence,) = doc.spans["sentences"]
    assert sentence._.kind == kind, sentence._.stance_rule


def kinds(nlp: Language, text: str) -> list[tuple[str, str]]:
    doc = nlp(text)
    return [(s._.stance, s._.kind) for s in doc.spans["sentences"]]


def test_under_a_review_bare_deeds_are_achievements(nlp: Language) -> None:
    text = "一、上半年工作回顾\n改造老旧管网，整修乡村道路。\n二、下半年工作打算\n改造老旧管网，整修乡村道路。"
    assert kinds(nlp, text) == [("heading", ""), ("achievement", ""), ("heading", ""), ("directive", "task")]


def test_an_order_stays_an_order_under_a_review(nlp: Language) -> None:
    text = "一、上半年工作回顾\n各乡镇要补报漏报的台账。\n二、下半年工作打算\n整修乡村道路。"
    assert kinds(nlp, text)[1] == ("directive", "task")


def test_a_bracket_of_owners_is_no_work_and_makes_work_of_what_it_stands_behind(nlp: Language) -> None:
    text = "（一）扩大有效投资。新开工项目20个以上。（县发展改革局负责）"
    assert kinds(nlp, text) == [("heading", ""), ("directive", "task"), ("background", "")]


def test_a_field_of_owners_is_no_work(nlp: Language) -> None:
    text = "1.整治校园周边交通。施划临时泊位。\n责任单位：公安分局、城管局"
    assert kinds(nlp, text)[-1] == ("background", "")


@pytest.mark.parametrize("order", ["责任单位要建立台账，逐项销号。", "责任人要逐台检查泵站。"])
def test_only_a_field_is_a_field(nlp: Language, order: str) -> None:
    text = f"1.整治河道。清理河面漂浮物。\n{order}\n责任单位：水利站"
    assert kinds(nlp, text)[-2:] == [("directive", "task"), ("background", "")]


def test_unmarked_assignments_go_on_from_an_order(nlp: Language) -> None:
    ordered = kinds(nlp, "各单位要分头行动。供电所检查线路。卫生院采购药品。")
    assert [kind for _, kind in ordered[1:]] == ["task", "task"]
    assert kinds(nlp, "供电所检查线路。")[0][1] == ""


def test_who_swayed_a_sentence_is_written_down(nlp: Language) -> None:
    doc = nlp("一、上半年工作回顾\n整修乡村道路。\n二、总体要求\n各村要建立台账。")
    assert [s._.swayed_by for s in doc.spans["sentences"]] == [-1, 0, -1, 2]


def test_what_makes_a_task_of_a_directive(nlp: Language) -> None:
    doc = nlp("各科室要提高认识，建立台账。大家要坚定信心。")
    found = {n: [(tick, seen.text) for tick, seen in made] for n, made in directives(doc)}
    assert found == {0: [(Tick.ACTION, "建立台账")], 1: []}
