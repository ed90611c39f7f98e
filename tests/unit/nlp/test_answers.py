"""Answers: few links rather than wrong ones."""

from __future__ import annotations

from spacy.language import Language

from pipeline.nlp.answers import answer, pairs, rarity

MEETING = """一、存在的问题
氧气站管道老化，夜间巡检缺失。
病人投诉处理不及时。
食堂菜品单一。
部门之间配合不够。
二、下一步工作
各部门要加强配合，形成合力。
设备科要更换氧气站管道，每周开展夜间巡检。
医务科要在三天内答复病人投诉。
后勤处要检修电梯。
院办要汇总病人投诉处理情况。"""


def answers(nlp: Language, text: str) -> list[str | None]:
    doc = nlp(text)
    rows = doc.spans["rows"]
    places = [s._.answer for s in doc.spans["sentences"] if s._.stance == "problem"]
    return [rows[place].text if place >= 0 else None for place in places]


def test_the_task_that_shares_the_rare_words(nlp: Language) -> None:
    pipes, complaints, canteen, together = answers(nlp, MEETING)
    assert pipes == "设备科要更换氧气站管道，每周开展夜间巡检。"
    assert complaints is not None and "病人投诉" in complaints
    assert canteen is None, "nothing is said of the canteen"
    assert together is None, "部门 and 配合 are in every speech"


def test_an_answer_comes_after_its_problem(nlp: Language) -> None:
    assert answers(nlp, "设备科要更换氧气站管道。\n但是氧气站管道老化。") == [None]


def test_the_nearest_of_equals() -> None:
    rows = [(3, pairs("更换管道")), (5, pairs("更换管道")), (7, pairs("检修电梯")), (9, pairs("精细化管控"))]
    known = rarity([held for _, held in rows])
    assert answer(pairs("更换管道"), rows, known) == 3
    assert answer(pairs("检修"), rows, known) == -1
    assert answer(pairs("精细化程度"), rows, known) == -1
    assert answer(pairs("更换管道"), [], known) == -1


def test_a_pair_says_less_the_more_rows_have_it() -> None:
    known = rarity([{"管道", "更换"}, {"管道"}, {"管道"}])
    assert known["更换"] == 1 > known["管道"] > 0


def test_masked_names_and_particles_make_no_pair() -> None:
    assert pairs("XX街道的路，X桥") == {"街道"}
