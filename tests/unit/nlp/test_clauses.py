"""Clauses, the kind of their subject, and the bodies that act in them."""

from __future__ import annotations

import pytest
from spacy.language import Language

CLAUSES = [
    ("要摸清底数，建好台账；逐户核对", ["要摸清底数", "建好台账", "逐户核对"]),
    ("各医院（含分院，下同）要设预检岗，做好登记。", ["各医院（含分院，下同）要设预检岗", "做好登记"]),
    ("食堂7:30开门，18:00关门。", ["食堂7:30开门", "18:00关门"]),
    ("安排如下：各班组要点检。", ["安排如下", "各班组要点检"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(nlp: Language, text: str, expected: list[str]) -> None:
    doc = nlp(text)
    assert [clause.text for clause in doc.spans["clauses"]] == expected


SUBJECTS = [
    ("教务处要核对学籍", "named", ["教务处"]),
    ("各科室、社区要报送台账", "named", ["各科室", "社区"]),
    ("各街道各部门要报送台账", "named", ["各街道", "各部门"]),
    ("各级各部门要压实责任", None, ["各级各部门"]),
    ("**部要牵头制定方案", None, ["**部"]),
    ("请统计站核对数据", "ask", ["统计站"]),
    ("教务处要把课表排实", "named", ["教务处"]),
    ("要排查隐患", "none", []),
    ("我们要排查隐患", "pronoun", []),
    ("大家必须按时到岗", "pronoun", []),
    ("由水利站负责清淤", "charge", ["水利站"]),
    ("全院上下要提高警惕", "collective", ["全院上下"]),
    ("逐户排查燃气隐患", "", []),
    ("建设残疾人之家", "", []),
]


@pytest.mark.parametrize(("text", "subject", "names"), SUBJECTS)
def test_who_acts(nlp: Language, text: str, subject: str | None, names: list[str]) -> None:
    doc = nlp(text)
    assert [name.text for name in doc.spans["names"]] == names
    if subject is not None:
        assert doc.spans["clauses"][0]._.subject == subject


MENTIONED = [
    "按照区委要求，建立台账。",
    "要对推进不力的单位督促。",
    "要走访慰问辖区企业。",
    "要为各学校配齐保安。",
    "要争取省财政厅支持。",
]


@pytest.mark.parametrize("text", MENTIONED)
def test_a_body_that_is_only_mentioned_does_not_act(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert [name.text for name in doc.spans["names"]] == []


ROLES = [
    ("由住建局牵头，会同各街道逐栋排查。", {"住建局": "lead", "各街道": "support"}),
    ("护理部牵头，各科室配合，每月查房。", {"护理部": "lead", "各科室": "support"}),
    ("由后勤处负责更换灯具。", {"后勤处": "lead"}),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_lead_and_support(nlp: Language, text: str, expected: dict[str, str]) -> None:
    doc = nlp(text)
    assert {name.text: name.label_ for name in doc.spans["names"]} == expected


PREDICATES = [
    ("教务处要核对学籍", "核对学籍"),
    ("一是要及时清运垃圾", "及时清运垃圾"),
    ("请统计站核对数据", "核对数据"),
    ("清理河道", "清理河道"),
    ("要把台账建好", "把台账建好"),
]


@pytest.mark.parametrize(("text", "expected"), PREDICATES)
def test_where_the_action_begins(nlp: Language, text: str, expected: str) -> None:
    doc = nlp(text)
    clause = doc.spans["clauses"][0]
    assert text[clause._.predicate : clause.end] == expected
