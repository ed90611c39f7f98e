from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.nlp.titles import LONGEST, balanced, bare


def titles(nlp: Language, text: str) -> list[str]:
    return [row._.title for row in nlp(text).spans["rows"] if row.label_ == "task"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("各社区要在6月底前完成隐患排查。", "完成隐患排查"),
        ("要进一步修缮南湖小学校舍，同步更换课桌椅。", "修缮南湖小学校舍"),
        ("加快推进热力管网、供水管线等地下管网改造工程建设。", "加快推进地下管网改造工程建设"),
        ("要打通影响周边三千多名群众日常出行的断头路。", "打通断头路"),
        ("完善网格巡查制度、入户走访制度和矛盾纠纷分级上报制度。", "完善网格巡查制度"),
        ("请财政所（含结算中心）核对上年度往来款项。", "核对上年度往来款项"),
        ("办好“邻里食堂”。", "办好“邻里食堂”"),
        ("严禁瞒报、漏报。", "严禁瞒报、漏报"),
        ("不能把病历锁在抽屉里，要当天归档。", "不能把病历锁在抽屉里"),
        ("要把闲置多年的老粮库改成面向全县青年的创业园区。", "把闲置多年的老粮库改成面向全县"),
    ],
)
def test_verb_and_object_of_the_first_step(nlp: Language, text: str, title: str) -> None:
    assert titles(nlp, text) == [title]


def test_a_general_demand_has_none(nlp: Language) -> None:
    (row,) = nlp("全镇上下要齐心协力。").spans["rows"]
    assert (row.label_, row._.title) == ("call", "")


def test_what_is_taken_away() -> None:
    assert bare("核对账目 （含往来）。") == "核对账目"
    assert balanced("“一网通办”") and not balanced("“一网通")


WORDS = "要 建立 推进 、 和 的 “ ” （ ） 台账 隐患排查 社区 等 对 ， 工作 12 X".split()


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_short_and_from_the_row_whatever_comes(nlp: Language, words: list[str]) -> None:
    doc = nlp("".join(words))
    for row in doc.spans["rows"]:
        assert len(row._.title) <= LONGEST
        assert set(row._.title) <= set(row.text)
