"""Sentences as the annotation guide numbers them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.nlp.sentences import cut

TABLE = [
    ("各村要清沟排水。学校要停课避险。", ["各村要清沟排水。", "学校要停课避险。"]),
    ("摸清底数；建立台账；逐项销号。", ["摸清底数；", "建立台账；", "逐项销号。"]),
    ("谁来抓？怎么抓！要说清楚。", ["谁来抓？", "怎么抓！", "要说清楚。"]),
    ("关于防汛的通知\n各闸站要试机;备足柴油!", ["关于防汛的通知", "各闸站要试机;", "备足柴油!"]),
    ("  各科室要交清单  \n\n 月底前报齐 ", ["各科室要交清单", "月底前报齐"]),
    ("院长说：“要马上办。”护理部随即行动。", ["院长说：“要马上办。”", "护理部随即行动。"]),
    ("坚持“查得细！改得快”的做法，逐间检查。", ["坚持“查得细！改得快”的做法，逐间检查。"]),
    ("要开放食堂（含夜间）。菜价要公示。）", ["要开放食堂（含夜间）。", "菜价要公示。）"]),
    ("没有结尾的一句", ["没有结尾的一句"]),
    ("", []),
    (" \n \n", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_cut(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in cut(text, [])] == expected


def test_an_enumerator_behind_a_colon_begins_a_sentence() -> None:
    text = "校园要做到：一是门口有人管，二是校车有人看。"
    places = [text.index("一是"), text.index("二是")]
    assert [text[a:b] for a, b in cut(text, places)] == ["校园要做到：", "一是门口有人管，二是校车有人看。"]


def test_a_quotation_left_open_ends_with_its_line() -> None:
    text = "他说“先办急事。再办难事。\n下午检查。"
    assert [text[a:b] for a, b in cut(text, [])][-1] == "下午检查。"


def test_the_stage_tells_the_lines(nlp: Language) -> None:
    doc = nlp("防汛通知\n各闸站要试机。备足柴油。\n\n值班室要守电话。")
    assert [(s.text, s._.line) for s in doc.spans["sentences"]] == [
        ("防汛通知", 0), ("各闸站要试机。", 1), ("备足柴油。", 1), ("值班室要守电话。", 3),
    ]


def test_the_stage_knows_enumerators(nlp: Language) -> None:
    doc = nlp("县里要求做到：一是台账清楚；二是责任到人。")
    assert [s.text for s in doc.spans["sentences"]] == ["县里要求做到：", "一是台账清楚；", "二是责任到人。"]
