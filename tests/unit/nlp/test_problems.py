"""Problems: what is wrong with ourselves and was not yet put right; rows are never touched."""

from __future__ import annotations

import pytest
from spacy.language import Language

PROBLEMS = [
    "各车间设备老化，备件供应跟不上生产节奏。",
    "与兄弟医院相比，我院科研产出偏少。",
    "遇事绕着走的现象依然存在。",
    "部分学生上课玩手机的问题仍然突出。",
    "我镇财源结构单一，财政收支矛盾突出。",
    "虽然我们取得了一些成绩，但离上级要求还有较大差距。",
    "项目前期手续办理缓慢，三个项目至今未能开工。",
    "有的干部不敢担当、不愿负责。",
    "数据质量有待提升，部门之间信息共享不畅。",
    "存量房去化压力较大。",
    "反映出我们在应急值守上还有漏洞。",
]
OTHERS = [
    "我们解决了停水、停电等一批群众反映强烈的问题。",
    "近年来，困难群众的生活得到改善。",
    "全年没有发生重大安全问题。",
    "发展不足是不是最大的不足？",
    "如果管理跟不上，矛盾就会增多。",
    "全球供应链面临断裂风险，国际市场需求不足。",
    "当前，我国经济正处在攻关期，也面临结构性矛盾带来的困难。",
    "会议审议了存在问题整改报告。",
    "我们克服了人手不足、时间紧迫的困难，如期完成了任务。",
    "距离高考不足100天。",
    "昔日的薄弱学校成为家门口的好学校。",
    "针对反映的问题，学校更换了食堂承包商。",
    "他们的发展也曾面临瓶颈制约。",
    "过度依赖单一产业的局面得到扭转。",
    "习近平总书记指出，发展不平衡不充分的问题仍然突出。",
    "工作中还存在一些困难和问题。",
    "主要有以下不足：",
]


@pytest.mark.parametrize("text", PROBLEMS)
def test_problem(nlp: Language, text: str) -> None:
    (sentence,) = nlp(text).spans["sentences"]
    assert sentence._.stance == "problem" and sentence._.stance_rule.startswith("problems.")


@pytest.mark.parametrize("text", OTHERS)
def test_no_problem(nlp: Language, text: str) -> None:
    (sentence,) = nlp(text).spans["sentences"]
    assert sentence._.stance != "problem", sentence._.stance_rule


def stances(nlp: Language, text: str) -> list[str]:
    return [sentence._.stance for sentence in nlp(text).spans["sentences"]]


def test_under_a_heading_of_problems_all_that_directs_nobody(nlp: Language) -> None:
    text = "一、存在的问题\n教师照着旧教案上课。\n为什么？\n如果不改，学生就会流失。\n二、下一步\n教务处要抽查教案。"
    assert [stance == "problem" for stance in stances(nlp, text)] == [False, True, False, False, False, False]


def test_that_there_are_problems_is_none_even_there(nlp: Language) -> None:
    text = "一、存在的问题\n工作中还存在一些困难和问题。\n教师照着旧教案上课。\n二、下一步\n教务处要抽查教案。"
    assert [stance == "problem" for stance in stances(nlp, text)[1:3]] == [False, True]


@pytest.mark.parametrize("title", ["成绩与存在的不足", "存在问题及对策", "着力解决存在的问题"])
def test_a_heading_of_more_than_problems_governs_nothing(nlp: Language, title: str) -> None:
    text = f"一、{title}\n教师照着旧教案上课，学校换了教材。\n二、其他\n教务处要抽查教案。"
    assert "problem" not in stances(nlp, text)


def test_a_bare_item_is_a_problem_and_a_title_with_detail_none(nlp: Language) -> None:
    text = "一、存在的问题\n（一）课堂管理松散\n早退无人过问。\n（二）实验耗材不足\n二、下一步\n教务处要抽查教案。"
    assert stances(nlp, text) == ["heading", "heading", "problem", "problem", "heading", "directive"]


def test_a_directive_stays_one(nlp: Language) -> None:
    doc = nlp("各车间要解决设备老化、备件不足的问题。")
    assert [s._.stance for s in doc.spans["sentences"]] == ["directive"] and len(doc.spans["rows"]) == 1
