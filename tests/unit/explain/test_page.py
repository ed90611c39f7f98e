"""The explanation as people read it."""

from __future__ import annotations

import re

from pipeline.explain.lines import Node
from pipeline.explain.page import page

SAMPLE = "一、抓好防汛\n各村要在6月底前新建水闸3座，建立台账，提高思想认识，这项工作很重要。"


def lines(node: Node) -> list[str]:
    return [node.text, *(text for below in node.below for text in lines(below))]


def told(sentence) -> list[str]:
    return [text for text in lines(page(sentence)) if text]


def test_a_task_from_top_to_bottom(explained) -> None:
    sentence = explained(SAMPLE)[1]
    text = told(sentence)
    assert text[:3] == ["第2句　任务", sentence.text, "所在标题　一、抓好防汛"]
    wanted = (
        "判定　任务",
        "看这句话本身：布置（verdict.order，stance.toml）",
        "看到：",
        "为什么是任务：",
        "分句1　各村要在6月底前",
        "主语　单位加情态词“各村要”（owners.subject.modal，owners.toml）",
        "行为人　各村：单位加情态词",
        "没有采用　“要”不算情态词：是“重要”的一部分（pseudo.",
        "任务 20240603-001　",
        "单位　各村　牵头；原文：本句点名（owners.subject.modal，owners.toml）",
        "时限　6月底前　日期　2024-06-30（按会议日期 2024-06-03（运行时指定）推算）；原文（due.",
        "目标　新建水闸3座（target.",
        "举措1　",
        "不算举措　“提高思想认识”：态度，不是要办的事",
        "主题　",
        "其次：",
    )
    at = 0
    for beginning in wanted:
        at = next((n for n in range(at, len(text)) if text[n].startswith(beginning)), -1) + 1
        assert at > 0, beginning


def test_what_lost_stands_below_what_won(explained) -> None:
    (sentence,) = explained("各村要储备沙袋。")
    (beaten,) = [text for text in told(sentence) if text.startswith("也合得上：某事加情态词“各村要”")]
    assert re.search(r"（owners\.subject\.thing，owners\.toml）　没有选它：优先级 \d+ 低于 \d+$", beaten)


def test_words_with_labels_and_rules(explained) -> None:
    (sentence,) = explained("各村要储备沙袋。")
    (words,) = [text for text in told(sentence) if text.startswith("词　")]
    assert "要＝情态词（MODAL directive.modal.yao）" in words
    assert words.rstrip("　").endswith("沙袋"), "what says nothing to the rules stands alone"


def test_what_the_context_changed(explained) -> None:
    _, review = explained("一、上半年工作回顾\n改造老旧管网，整修乡村道路。")
    assert any(
        text.startswith("再看全文：由“布置”改为“成绩”，见第1句“一、上半年工作回顾”（stance.factual-heading，")
        for text in told(review)
    )
    bracket = explained("（二）扩大供给。新建托育点5个。（卫健局、城管局负责）")[2]
    assert any(text.startswith("再看全文：仍是“背景”（owners.bracket）") for text in told(bracket))


def test_a_sentence_that_is_no_row(explained) -> None:
    (sentence,) = explained("春天的风。")
    text = told(sentence)
    assert text[2].startswith("判定　背景：")
    assert text[3] == "看这句话本身：没有合得上的句式，按背景处理"
    assert any(line.endswith("（没有合得上的句式）") for line in text)
    assert not any("None" in line or "（）" in line for line in text)


def test_the_cut_is_shown(explained) -> None:
    (sentence,) = explained("党委会要听取汇报。")
    assert "没有采用　“会”不算将要：是“党委会”的一部分，分词为 党委会 | 要 | 听取 | 汇报" in told(sentence)


def test_where_an_owner_and_a_limit_come_from(explained) -> None:
    text = told(explained("一、下半年工作打算\n水利站要巡查河堤。建立台账。")[2])
    assert any("承前：同一条里接着说，没有另外点名，见第2句“水利站要巡查河堤。”" in line for line in text)
    assert any(line.startswith("时限　下半年　期间　2024-07-01 至 2024-12-31") and "见第1句" in line for line in text)
    assert "时限　没有" in told(explained("各村要储备沙袋。")[0])
    assert any(line.startswith("单位　没有：本句没有点名") for line in told(explained("大家要坚定信心。")[0]))
