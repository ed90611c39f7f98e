"""Force: the strongest word that governs a row, and the words that only look like one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.model import Force

TABLE = {
    Force.FORBID: [
        "严禁在库房内吸烟。",
        "任何单位和个人不得截留挪用专项资金。",
        "对来历不明的药品严禁入库。",
        "未经审批不得动工。",
        "验收前不得支付尾款。",
        "承包土地的农户不得改变用途。",
        "各医院必须日清日结，不准隔夜记账。",
        "请各位同学不要携带违禁品返校。",
        "坚决杜绝酒后驾车。",
    ],
    Force.MUST: [
        "各医院必须在月底前完成设备检修。",
        "请各学院务必于周五前上报名单。",
        "驾驶员须持证上岗。",
        "一定要把群众转移到位。",
        "每月检查不得少于两次。",
        "对偷排行为决不姑息，环保办要每周检查。",
    ],
    Force.SHOULD: [
        "各村要疏通沟渠。",
        "财务部应及时核对账目。",
        "推进河道清淤，加固堤坝。",
        "责成后勤处修缮围墙。",
        "要开展严禁酒驾宣传活动。",
        "各班要组织学习《严禁校园欺凌规定》。",
        "落实“必须持证上岗”的制度。",
        "对不能按期完工的企业要约谈。",
        "必须清退的摊点要提前告知。",
        "不能只看进度，更要抓好质量。",
        "绿地不可或缺，要抓好养护。",
        "建立奖励机制，鼓励职工提合理化建议。",
        "各社区要鼓励居民参加义务植树。",
        "支持新校区建设，加快项目审批。",
        "希望大家要守好纪律。",
        "严格值班，严查隐患，坚决防范事故发生。",
    ],
    Force.PLEASE: [
        "请教务处核对课表，公布听课安排。",
        "建议工会办好职工食堂。",
        "希望各科室再接再厉，抓好收官工作。",
        "鼓励教师下企业锻炼。",
        "支持各分公司开展技术改造。",
    ],
}


@pytest.mark.parametrize(("force", "text"), [(force, text) for force, texts in TABLE.items() for text in texts])
def test_force(nlp: Language, force: Force, text: str) -> None:
    (row,) = nlp(text).spans["rows"]
    assert row._.force == force, row._.force_rule


def test_each_row_of_a_sentence_has_its_own(nlp: Language) -> None:
    rows = nlp("学生不得下河游泳，班主任要每日提醒。").spans["rows"]
    assert [(row._.force, row._.force_rule) for row in rows] == [
        ("forbid", "force.forbid"),
        ("should", "force.should"),
    ]


def test_a_bare_imperative_has_no_rule(nlp: Language) -> None:
    (row,) = nlp("推进河道清淤，加固堤坝。").spans["rows"]
    assert row._.force_rule == ""
