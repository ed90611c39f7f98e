"""Headings, items and their levels, whatever the order of the markers."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.nlp.topics import headings_of

CHAPTERS = """一、抓好安全生产
各车间要逐台检修设备。
（一）消防
要更换灭火器。
二、抓好后勤保障
清理库房，盘点物资。"""
SPEECH = """第一句话，校园安全不能松
1、门岗
一要核对来访人员。二要登记车辆。
2、食堂
要留样备查。
第二句话，教学质量要提
请教务处公布听课安排。"""
POINTS = "医院要抓好三方面工作。一是完善值班制度；二是排查病房隐患；三是更新消防器材。"
LEADS = "一是整治校园周边。拆除违章摊点，增设护栏。二是管好校车。检查车上的安全带。"
REVIEW = "一是招商势头良好。完成了12个项目的签约。二是民生持续改善。完成了两条道路改造。"


def headings(nlp: Language, text: str) -> list[tuple[str, int]]:
    doc = nlp(text)
    return [(i.text, i._.level) for i in doc.spans["items"] if i._.heading]


def path(nlp: Language, text: str, start: str) -> list[str]:
    """Headings above the sentence that begins so, outermost first."""
    doc = nlp(text)
    sentence = next(s for s in doc.spans["sentences"] if s.text.startswith(start))
    return [h.text for h in reversed(headings_of(doc, sentence._.section))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CHAPTERS, [("一、抓好安全生产", 1), ("（一）消防", 2), ("二、抓好后勤保障", 1)]),
        (SPEECH, [("第一句话，校园安全不能松", 1), ("1、门岗", 2), ("2、食堂", 2), ("第二句话，教学质量要提", 1)]),
        (POINTS, [("医院要抓好三方面工作。", 1)]),
        (LEADS, [("一是整治校园周边。", 1), ("二是管好校车。", 1)]),
        ("各车间要逐台检修设备。", []),
    ],
)
def test_headings_and_levels(nlp: Language, text: str, expected: list[tuple[str, int]]) -> None:
    assert headings(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        (CHAPTERS, "各车间", ["一、抓好安全生产"]),
        (CHAPTERS, "要更换", ["一、抓好安全生产", "（一）消防"]),
        (CHAPTERS, "清理库房", ["二、抓好后勤保障"]),
        (CHAPTERS, "二、", []),
        (SPEECH, "二要登记", ["第一句话，校园安全不能松", "1、门岗"]),
        (SPEECH, "要留样", ["第一句话，校园安全不能松", "2、食堂"]),
        (SPEECH, "请教务处", ["第二句话，教学质量要提"]),
        (POINTS, "三是", ["医院要抓好三方面工作。"]),
        (LEADS, "检查车上", ["二是管好校车。"]),
    ],
)
def test_every_sentence_knows_its_headings(nlp: Language, text: str, start: str, expected: list[str]) -> None:
    assert path(nlp, text, start) == expected


def test_items_of_a_review_are_no_headings_of_work(nlp: Language) -> None:
    doc = nlp(REVIEW)
    assert [s._.kind for s in doc.spans["sentences"]] == ["", "", "", ""]


def test_an_item_with_its_own_work_is_no_heading(nlp: Language) -> None:
    doc = nlp("一是各班组要每日点检设备。二是请保卫科检查门禁。")
    assert [i._.heading for i in doc.spans["items"]] == [False, False]
    assert [s._.kind for s in doc.spans["sentences"]] == ["task", "task"]


def test_numbers_that_restart_belong_to_their_chapter(nlp: Language) -> None:
    text = "一、夯实基层\n1.建好阵地\n改造活动室。\n二、服务群众\n1.办好食堂\n增设助餐点。"
    assert path(nlp, text, "改造") == ["一、夯实基层", "1.建好阵地"]
    assert path(nlp, text, "增设") == ["二、服务群众", "1.办好食堂"]


def test_parents_come_before_their_children(nlp: Language) -> None:
    doc = nlp(SPEECH)
    items = list(doc.spans["items"])
    assert all(item._.parent < n for n, item in enumerate(items))
    assert all(item._.level == 1 for item in items if item._.parent < 0)
